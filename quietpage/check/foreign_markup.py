"""What was written into a text in a language that a text has not: HTML, other kinds of Markdown, a bare
address, a word processor's quotes around a value.

A reader would get all of it as it stands. It is told where it stands, with what to write in its place. In
code it stands for itself; so it does behind a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from quietpage.check.html_as_markdown import (
    Tag,
    address_in,
    as_markdown,
    as_words,
    link,
    outermost,
    tags,
)
from quietpage.check.markdown_dialects import FOOTNOTE, KINDS, NO_TABLE, RULED, tables
from quietpage.core.diagnostics import Problem
from quietpage.core.model import Text
from quietpage.core.named_tuple import NamedTuple
from quietpage.typeset.markdown_source import HIDDEN, words_in
from quietpage.typeset.texts import ReadText

Map = Callable[[int, int], tuple[int, int]]


class Found(NamedTuple):
    """A stretch of a text as it was written, what it is, and what to write in its place."""

    start: int
    end: int
    message: str
    help: str


def foreign_markup(text: ReadText) -> list[Found]:
    """All that is foreign in a text; of what stands within another, only the other."""
    written = text.text.value
    if text.prose is None:
        found = [*_in_plain_text(text.text)]
    else:
        whole = _Whole(text.text, text.own)
        found = [each for words, place in words_in(written) for each in _in_markdown(words, place, whole)]
    kept: list[Found] = []
    for each in sorted(set(found), key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def foreign_problems(text: ReadText) -> Iterator[Problem]:
    """The same as problems."""
    for start, end, message, help in foreign_markup(text):
        yield Problem(message, text.text.within(start, end), help, alike=help)


class _Whole(NamedTuple):
    """The text that a piece was taken from; `own` says that it is a page of its own."""

    text: Text
    own: bool = False

    @property
    def keeps_lines(self) -> bool:
        """Whether a new line in the file is one in the text."""
        return self.text.scalar is None or self.text.scalar.style == "literal"

    def written(self, start: int, end: int) -> str:
        return self.text.value[start:end]

    def is_item(self, start: int) -> bool:
        """Whether only the mark of an item of a list stands before this place in its line."""
        line = self.text.value[:start].rpartition("\n")[2]
        return line.strip(" \t>") in ("-", "*", "+")

    def begins_with(self, instead: str, start: int) -> str:
        """What else is to be done if the text begins with this then: to YAML it may be a sign of its own."""
        scalar = self.text.scalar
        if start or scalar is None or scalar.style != "plain" or instead[:1] not in _OF_YAML:
            return ""
        for quote, name in (('"', "double"), ("'", "single")):
            if not any(sign in self.text.value + instead for sign in (quote, "\\")):
                return f", and put the whole text in {name} quotes"
        return ", and put | where the text begins, and the text on lines of its own below it"


_OF_YAML = frozenset("[]{}*&!%@`|>\"'#?-")


def _in_markdown(words: str, place: Map, whole: _Whole) -> Iterator[Found]:
    """What is foreign in a piece of a text in Markdown; `place` leads back to where it was written."""
    if "<" in words:
        yield from _html_in_markdown(words, place, whole)
    if "&" in words:
        for start, end, sign in _entities(words):
            first, last = place(start, end)
            written = words[start:end]
            if whole.written(first, last) == f"&amp;{written[1:]}" and written[1] != "#":
                continue  # whoever writes it so wants it to be read
            yield Found(
                first, last, _entity_message(written, sign), f"{_sign_help(sign)}; as code: `{written}`"
            )
    for start, end, address in _addresses(words):
        first, last = place(start, end)
        named = re.compile(r"\[([^\[\]\n]{1,200})\][ \t]*\($").search(words[:start])
        instead = link(named[1] if named else "words of your own", address)
        if named and words[end : end + 1] == ")":
            first, last = place(named.start(), end + 1)
        yield Found(first, last, _ADDRESS, f"write {instead}{whole.begins_with(instead, first)}")
    if "|" in words:
        for start, end in tables(words):
            yield Found(*place(start, end), "a table has no place inside a text", NO_TABLE)
    if "^" in words:  # where a footnote is defined as a link is, only what is in its brackets is left
        for found in re.compile(r"\^[\w-]+").finditer(words):
            first, last = place(found.start(), found.end())
            if whole.written(first - 1, last + 1) == f"[{whole.written(first, last)}]":
                yield Found(first - 1, last + 1, *FOOTNOTE)
    for sign, kind in KINDS:
        if sign in words and not (whole.own and sign == RULED):
            for found in kind.pattern().finditer(words):
                first, last = place(found.start(), found.end())
                if found[0] in ("[ ]", "[x]") and not whole.is_item(first):
                    continue
                yield Found(first, last, kind.message, kind.help(found))


# HTML


def _html_in_markdown(words: str, place: Map, whole: _Whole) -> Iterator[Found]:
    for start, end, what in _comments(words):
        first, last = place(start, end)
        if what == "comment" and not words[start:end].endswith("-->"):  # it goes on behind an empty line
            close = whole.text.value.find("-->", last)
            last = close + 3 if close >= 0 else last
        message, help = _COMMENTS[what]
        yield Found(first, last, message, help.partition(";")[0] if whole.own else help)
    done = 0
    pairs = [*outermost(tags(words))]
    for index, (tag, closing) in enumerate(pairs):
        if tag.start < done:
            continue
        done = closing.end if closing else tag.end
        if tag.name == "br":
            for other, _ in pairs[index + 1 :]:  # several, one behind the other
                if other.name != "br" or words[done : other.start].strip():
                    break
                done = other.end
            first, last = place(tag.start, done)
            yield Found(first, last, _tag_message(tag, words), _break_help(words, tag.end, done, whole))
            continue
        first, last = place(tag.start, done)
        element = whole.written(first, last) if closing else ""
        help = (_own_help(tag, words[tag.start : done]) if whole.own else "") or _tag_help(tag, element)
        instead = help.removeprefix("write ") if help.startswith("write ") else ""
        yield Found(first, last, _tag_message(tag, words), help + whole.begins_with(instead, first))


def _tag_message(tag: Tag, words: str) -> str:
    written = " ".join(words[tag.start : tag.end].split())
    shown = written if len(written) <= 40 else f"<{tag.name} …>"
    return f"{shown} is HTML, and a text has none: it would be read as it stands"


_REPLACED = frozenset(["a", "b", "strong", "i", "em", "cite", "dfn", "var", "code", "tt", "kbd", "samp", "q"])
_BLOCKS = frozenset(
    ["p", "div", "section", "article", "main", "header", "footer", "center", "figure", "address"]
)


def _own_help(tag: Tag, element: str) -> str:
    """What to write in the place of an element on a page of the author's own, where that is another thing."""
    if tag.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        words = " ".join(re.sub("<[^<>]*>", "", element).split())
        signs = "#" * max(2, int(tag.name[1]))
        return f"write {signs} {words} on a line of its own" if words and len(words) <= _LONGEST else ""
    if tag.name == "img":
        said = re.search(r"(?i)\salt=[\"']([^\"']{1,200})[\"']", element)
        words = " ".join(said[1].split()) if said else "what is to be seen"
        kept = re.search(r"(?i)\ssrc=[\"']?([^\s\"'>]++)", element)
        name = kept[1].rpartition("/")[2] if kept else ""
        return f"put the picture into static/, and write ![{words}](../static/{name or 'garden.jpg'})"
    return ""


_LONGEST = 240
"""The longest replacement that is shown whole, in code points."""


def _tag_help(tag: Tag, element: str) -> str:
    """What to write in the place of an element, or of a tag that has no other."""
    name = tag.name
    if name in _REPLACED:
        instead = as_markdown(element) if element else ""
        if instead and len(instead) <= _LONGEST:
            return f"write {instead}"
        if name == "a":
            return f"write {link('words of your own', address_in(tag) or 'https://…')}"
        sign = as_markdown(f"<{name}>x</{name}>")[:-1].partition("x")[0]
        return f"take the tag away; in Markdown such words stand between {sign} and {sign}"
    if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "take the tags away: a heading inside a text would stand above the people"
    if name in ("img", "picture", "video", "audio", "source", "svg"):
        return "take it away: pictures have no place inside a text; a portrait has a key of its own"
    if name in ("script", "style", "iframe", "form", "input", "button", "object", "embed", "link", "meta"):
        return "take it away: a quiet page runs nothing, and asks no other place for anything"
    if name in ("ul", "ol", "li", "dl", "dt", "dd", "menu"):
        return "begin each item on a line of its own, with a dash and a space, and take the tags away"
    if name in ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"):
        return NO_TABLE
    if name == "blockquote":
        return "begin each of its lines with > and a space, and take the tags away"
    if name == "hr":
        return "write --- on a line of its own, with an empty line before it"
    if name in ("pre", "xmp"):
        return "begin each of its lines with four spaces, after an empty line, and take the tags away"
    if name in _BLOCKS:
        return "take the tags away; an empty line begins a new paragraph"
    instead = as_markdown(element) if element else ""
    return f"write {instead}" if instead and len(instead) <= _LONGEST else "take it away"


def _break_help(words: str, end: int, last: int, whole: _Whole) -> str:
    """What to write in the place of a `<br>`, or of several that end at `last`."""
    rest = words[last:].lstrip(" \t")
    if not rest.strip():
        return "take it away: the paragraph ends here anyway"
    if not whole.keeps_lines:
        return (
            "put | where the text begins, and the text on lines of its own below it: there a backslash at "
            "the end of a line breaks it, and an empty line begins a new paragraph"
        )
    if last > end:
        return "put an empty line in its place: it begins a new paragraph"
    on = "" if rest.startswith("\n") else ", and what follows on a new line"
    return f"put a backslash in its place{on}; or begin a new paragraph with an empty line"


@cache
def _comment() -> re.Pattern[str]:
    return re.compile(
        r"<!--(?:[^-]|-(?!->))*+(?:-->)?|<!(?:DOCTYPE|\[CDATA\[)[^<>]*+>?|<\?[a-z]++[^<>]*+>?", re.I
    )


def _comments(words: str) -> Iterator[tuple[int, int, str]]:
    if "<!" in words or "<?" in words:
        for found in _comment().finditer(words):
            yield *found.span(), "comment" if found[0].startswith("<!--") else "order"


_COMMENTS = {
    "comment": (
        "a comment in HTML would be read as it stands",
        "take it away; a note to yourself stands outside of the text, on a line that begins with #",
    ),
    "order": ("this is for programs that read HTML, and would be read as it stands", "take it away"),
}

# Entities


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(
        r"&(?:(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
        r"|(?:#[0-9]{2,7}|nbsp|amp|quot|apos|lt|gt)(?![\w;]))"
    )


def _entities(words: str) -> Iterator[tuple[int, int, str]]:
    """The entities of HTML in a text, each with its sign: `R&D;` is none."""
    from html import unescape

    for found in _entity().finditer(words):
        named = found[0] if found[0].endswith(";") else f"{found[0]};"
        sign = unescape(named)
        if ";" not in sign:
            yield *found.span(), sign


def _entity_message(written: str, sign: str) -> str:
    shown = f" for {sign}" if sign.isprintable() and not sign.isspace() else ""
    return f"{written} is HTML{shown}, and would be read as it stands"


def _sign_help(sign: str) -> str:
    if sign.isspace():
        return "write a space in its place"
    return f"write {sign} in its place" if sign.isprintable() else "take it away"


# Addresses

_ADDRESS = "an address is never shown on a quiet page, and this one would be read as it stands"


@cache
def _bare_address() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?<![A-Za-z0-9_/.@-])(?:(?:https?|ftp)://(?=\w)|www\.(?=[\w-]{1,63}\.\w))"
        rf"[^\s<>\"“”«»„。，、；：！？（）「」『』،؛؟{HIDDEN}]++"
    )


def _addresses(words: str) -> Iterator[tuple[int, int, str]]:
    """The addresses in a text that are none of a link, each as a link would have it."""
    if "://" not in words and not any(www in words for www in ("www.", "Www.", "WWW.")):
        return
    for found in _bare_address().finditer(words):
        written = _without_the_sentence(found[0])
        address = written if "://" in written else f"https://{written}"
        yield found.start(), found.start() + len(written), address


def _mail_addresses(words: str) -> Iterator[tuple[int, int, str]]:
    """Where mail addresses stand, with the signs < and > around them; names in the fediverse are none."""
    at = words.find("@")
    while at >= 0:
        start, end = at, at + 1
        while start and (words[start - 1].isalnum() or words[start - 1] in "._+-"):
            start -= 1
        while end < len(words) and (words[end].isalnum() or words[end] in ".-"):
            end += 1
        host = words[at + 1 : end].rstrip(".-")
        end = at + 1 + len(host)
        ending = host.rpartition(".")[2]
        before = words[start - 1 : start]
        a_host = ending.isalpha() and 1 < len(ending) < len(host) - 1
        if start < at and before != "@" and a_host:
            around = before == "<" and words[end : end + 1] == ">"
            yield start - around, end + around, words[start:end]
        at = words.find("@", end)


def _without_the_sentence(address: str) -> str:
    """An address without the marks of the sentence that it ends, and without a bracket that opened before."""
    while address:
        last = address[-1]
        if last in ".,;:!?…'’*_|" or (
            last in ")]" and address.count(last) > address.count("(["[last == "]"])
        ):
            address = address[:-1]
        else:
            break
    return address


# Texts that are not in Markdown


def _in_plain_text(text: Text) -> Iterator[Found]:
    words = text.value
    if words[:1] in _QUOTES:
        yield from _quoted(text)
    if "<" in words:
        for start, end, what in _comments(words):
            yield Found(start, end, *_COMMENTS[what])
        for tag, closing in outermost(tags(words)):
            instead = as_words(words[tag.start : closing.end]) if closing else ""
            yield Found(
                tag.start,
                closing.end if closing else tag.end,
                _tag_message(tag, words),
                f"write {instead}" if instead else "take it away",
            )
    if "&" in words:
        for start, end, sign in _entities(words):
            yield Found(start, end, _entity_message(words[start:end], sign), _sign_help(sign))
    if "](" in words:
        for found in re.compile(r"\[([^\[\]\n]{1,200})\]\([^()\s]{1,500}\)").finditer(words):
            yield Found(
                *found.span(),
                "a link has no place in this text, and would be read as it stands",
                f"write {found[1]}; an address stands under links:, with words of your own before it",
            )
    if "**" in words:
        for found in re.compile(r"(?<![\w*])\*\*(?=[^\s*])([^*\n]*+)\*\*(?![\w*])").finditer(words):
            yield Found(
                *found.span(),
                "this text is not in Markdown: the stars would be read as they stand",
                f"write {found[1]}",
            )
    for start, end, _ in _addresses(words):
        yield Found(
            start,
            end,
            _ADDRESS,
            "write words of your own in its place; an address stands under links:, or after url:",
        )
    if "@" in words:
        for start, end, address in _mail_addresses(words):
            yield Found(
                start,
                end,
                "an address for letters would be read by everybody here, and by machines",
                f"take it away; if letters may reach them, write it below links:, as Mail: mailto:{address}",
            )
    for sign, kind in KINDS:
        if sign in ("{", ":") and sign in words:
            for found in kind.pattern().finditer(words):
                yield Found(*found.span(), kind.message, kind.help(found))


_QUOTES = {
    **dict.fromkeys("“”„", '“”‟"'),
    "«": '»"',
    "»": '«"',
    **dict.fromkeys("‘’‚", "‘’'"),
    "‹": "›'",
    "›": "‹'",
}
"""The quotation marks of a word processor, and which of them may close what each has opened."""


def _quoted(text: Text) -> Iterator[Found]:
    """A value in quotation marks that a word processor made: YAML takes only the keyboard's own away.

    Within the quotes of YAML they are there on purpose.
    """
    words = text.value
    inner = words[1:-1]
    plain = text.scalar is not None and text.scalar.style == "plain" and text.scalar.value.strip() == words
    closing = _QUOTES.get(words[:1], "")
    if not (plain and inner.strip() and words[-1] in closing):
        return
    if any(sign in inner for sign in {words[0], words[-1]} - {"’", "'"}):
        return
    yield Found(
        0,
        len(words),
        f"these quotes ({words[0]} and {words[-1]}) are none to YAML, and would be read as they stand",
        f"write {inner.strip()}; or, if they are to be read, put straight quotes around all of it: "
        + (f'"{words}"' if not {'"', "\\"} & {*words} else "'" + words.replace("'", "''") + "'"),
    )
