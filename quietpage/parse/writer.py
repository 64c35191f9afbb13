"""Text to YAML: values written so that `parse` reads back exactly the text, and nobody has to know YAML.

A short text is written plainly where that is safe, and in quotes where it is not; a text of several lines, or
a long one, stands below a bar. What `parse` would refuse, a sign that nobody sees above all, is not written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from quietpage.core.unicode import strange_signs
from quietpage.parse.yaml import ODD_SPACES, WIDE_COLONS

Value = str | Sequence[str] | Mapping[str, str]
"""What can be written behind a key: a text, a list of texts, or texts under keys of their own."""

LONGEST_INLINE = 90
"""A longer text of several words stands below a bar, in code points; an address stays on its line."""


class Unwritable(ValueError):
    """A text with a sign in it that `parse` refuses. Carries where it stands, and words for it."""

    def __init__(self, start: int, end: int, words: str) -> None:
        super().__init__(words)
        self.start, self.end, self.words = start, end, words


def entry(key: str, value: Value, indent: str = "", newline: str = "\n") -> str:
    """A key and its value as whole lines. Raises `Unwritable`."""
    return f"{indent}{inline(key)}:{after_key(value, indent, newline)}{newline}"


def after_key(value: Value, indent: str = "", newline: str = "\n") -> str:
    """What stands behind a key and its colon, without the last line end. Raises `Unwritable`.

    `indent` is the space before the key: what stands below it is moved in by two more.
    """
    inner = f"{indent}  "
    if isinstance(value, str):
        header, body = text_parts(value, inner, newline)
        return f" {header}{body}"
    if isinstance(value, Mapping):
        lines = [f"{inner}{inline(key)}:{after_key(each, inner, newline)}" for key, each in value.items()]
        return "".join(newline + line for line in lines) or " {}"
    lines = []
    for each in value:
        header, body = text_parts(each, inner + "  ", newline)
        lines.append(f"{inner}- {header}{body}")
    return "".join(newline + line for line in lines) or " []"


def text_parts(text: str, indent: str, newline: str = "\n") -> tuple[str, str]:
    """A text as what stands on the line of its key, and the lines below that, each behind a line end.

    Raises `Unwritable`.
    """
    _refuse_strange(text)
    block = "\n" in text or (len(text) > LONGEST_INLINE and " " in text)
    if block and (header := _block_header(text)):
        lines = text.removesuffix("\n").split("\n")
        if header.endswith("+"):
            lines = text[:-1].split("\n")
        return header, "".join(newline + (indent + line if line else "") for line in lines)
    return inline(text), ""


def inline(text: str, *, flow: bool = False) -> str:
    """A text on one line, plainly or in quotes. `flow`: inside of brackets or braces. Raises `Unwritable`."""
    _refuse_strange(text)
    if _plain(text) and not (flow and re.search(r"[,\[\]{}:]", text)):
        return text
    if "\n" in text or "\r" in text or "\t" in text:
        return _double(text)
    if '"' in text or "\\" in text:
        quoted = text.replace("'", "''")
        return f"'{quoted}'"
    return f'"{text}"'


def in_flow(value: Value) -> str:
    """A value on one line that may stand inside of brackets or braces. Raises `Unwritable`."""
    if isinstance(value, str):
        return inline(value, flow=True)
    if isinstance(value, Mapping):
        pairs = (f"{inline(key, flow=True)}: {in_flow(each)}" for key, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(map(in_flow, value)) + "]"


def quoted(text: str) -> str:
    """A text in double quotes, whatever is in it. Raises `Unwritable`."""
    _refuse_strange(text)
    return _double(text)


def comment(text: str, indent: str = "", newline: str = "\n", width: int = 96) -> str:
    """A text as whole lines of comment; what nobody could see in it is left out, so that it can be read."""
    return "".join(f"{indent}# {line}".rstrip() + newline for line in _wrapped(seen(text), width))


def seen(text: str) -> str:
    """A text without the signs that `parse` refuses; each line end is a plain one."""
    text = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    for _ in range(3):  # what stands beside a sign that went may be strange without it
        found = list(strange_signs(text))
        if not found:
            return text
        kept, at = [], 0
        for start, end, _words in found:
            kept.append(text[at:start])
            at = max(at, end)
        text = "".join([*kept, text[at:]])
    return text if next(strange_signs(text), None) is None else ascii(text)


def _wrapped(text: str, width: int) -> Iterable[str]:
    from textwrap import wrap

    for line in text.split("\n"):
        yield from wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]


def _refuse_strange(text: str) -> None:
    found = next(strange_signs(text), None)
    if found is not None:
        raise Unwritable(*found)


def _plain(text: str) -> bool:
    """Whether a text needs no quotes: no sign of YAML's could be seen in it, by any reader of YAML."""
    if not text or text != text.strip() or not text.isprintable():
        return False
    if not (text[0].isalnum() or text[0] in "(“„‘«¿¡") or text[-1] == ":":
        return False
    # A dash and a space is told as an item of a list that was not meant.
    if ": " in text or " #" in text or "- " in text or text[-1] == "-":
        return False
    # Read as text here in any case; others make values of these, editors among them.
    if re.fullmatch(r"(?i)true|false|null|[0-9][0-9._,:xoe+-]*|\.inf|\.nan", text):
        return False
    return text.isascii() or re.search(f"[{ODD_SPACES}{WIDE_COLONS}]", text) is None


def _block_header(text: str) -> str:
    """The bar for a text below its key; nothing, if it cannot stand there as it is."""
    if "\r" in text or not text.strip() or not text.rstrip("\n"):
        return ""
    first = next(line for line in text.split("\n") if line.strip())
    before = text[: text.index(first)]
    if "\t" in first[: len(first) - len(first.lstrip())]:
        return ""  # some readers of YAML stop at a tab here
    mark = "2" if first[0] == " " or " " in before or "\t" in before else ""
    ends = len(text) - len(text.rstrip("\n"))
    return f"|{mark}{'-' if not ends else '' if ends == 1 else '+'}"


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return f'"{escaped}"'
