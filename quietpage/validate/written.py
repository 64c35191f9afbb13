"""How somebody's own words have to stand in YAML, for a help that can be typed as it is."""

from __future__ import annotations

import re

from quietpage.core.source import Span

_NEEDS_QUOTES = re.compile(r"""^[\s\-?:,\[\]{}#&*!|>'"%@`]|: |:$| #|\s$""")
_IN_BRACKETS = re.compile(r"[,\[\]{}]|^[\s\-?:#&*!|>'\"%@`]|: |:$| #")
_LONGEST = 200


def one_line(words: str) -> str:
    """Words as they stand behind a key on its line: in quotes, if they need them."""
    words = " ".join(words.split())
    return _quoted(words) if words and _NEEDS_QUOTES.search(words) else words


def in_brackets(words: tuple[str, ...]) -> str:
    """Words as a list on one line."""
    listed = (_quoted(word) if _IN_BRACKETS.search(word) else word for word in words)
    return f"[{', '.join(listed)}]"


def key_before(place: Span) -> str:
    """The key behind which a value stands on the same line, with its colon and a space; or nothing."""
    line, column = place.source.line_and_column(place.start)
    before = place.source.line(line)[: column - 1]
    found = re.fullmatch(r"[ ]*(?:-[ ]+)*([\w-]+):[ \t]+[\"']?", before)
    return f"{found[1]}: " if found else ""


def behind_a_dash(place: Span) -> bool:
    """Whether a value is an item of a list, on the line of its dash."""
    line, column = place.source.line_and_column(place.start)
    return re.fullmatch(r"[ ]*-[ ]+[\"']?", place.source.line(line)[: column - 1]) is not None


def is_in_brackets(place: Span) -> bool:
    """Whether a value is an item of a list in square brackets."""
    return place.source.text[: place.start].rstrip(" \t\r\n\"'")[-1:] in ("[", ",")


def is_host(word: str) -> bool:
    """Whether a word looks like the name of a place on the web: words with points between them."""
    parts = word.split(".")
    return len(parts) > 1 and parts[-1].isalpha() and all(part.replace("-", "").isalnum() for part in parts)


def is_mail_address(word: str) -> bool:
    """Whether a word looks like an address that letters go to, without `mailto:` before it."""
    name, _, host = word.partition("@")
    return name.replace(".", "").replace("-", "").replace("+", "").replace("_", "").isalnum() and is_host(
        host
    )


def fits_in_a_help(words: str) -> bool:
    """Whether words are short enough to be shown whole in a help: `problem_text` cuts what is longer."""
    return len(words) <= _LONGEST


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
