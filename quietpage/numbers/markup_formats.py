"""Numbers in pages, style sheets and Markdown: each is made into readings, and those are looked into."""

from __future__ import annotations

from quietpage.core.late_patterns import late_pattern
from quietpage.numbers.finder import found_in, may_hold
from quietpage.numbers.hints import hint_for_mark
from quietpage.numbers.number import Number
from quietpage.numbers.source_map import Mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING: frozenset[str] = frozenset()


def found_in_html(
    source: str,
    language: str = "en",
    not_numbers: frozenset[str] = NOTHING,
    *,
    template: bool = True,
    xml: bool | None = None,
) -> tuple[Number, ...]:
    """Each number in HTML, SVG or XML. In a finished page braces are text: `template` is then False.

    `xml` says how it is read; left out, how it begins does.
    """
    seen = source
    if template and "{" in source:
        from quietpage.numbers.html import without_templates

        seen = without_templates(source)
    if not xml and seems_clean(seen, language, not_numbers):
        return ()
    from quietpage.numbers import html

    xml = html.is_xml(seen) if xml is None else xml

    numbers: set[Number] = set()
    for shown in dict.fromkeys((seen, html.without_hidden(seen, xml=xml))):
        for found in html.readings(shown, language, xml=xml):
            if isinstance(found, Mark):
                numbers.add(_mark(source, found))
            else:
                pieces, spoken = found
                numbers.update(_placed(source, pieces.text, pieces.place, spoken, not_numbers))
    return tuple(sorted(numbers, key=_order))


def found_in_css(
    source: str, language: str = "en", not_numbers: frozenset[str] = NOTHING, *, template: bool = True
) -> tuple[Number, ...]:
    """Each number that a style sheet makes a reader see. In a finished one braces are only braces."""
    from quietpage.numbers import css

    seen = source
    if template:
        from quietpage.numbers.html import without_templates

        seen = without_templates(source)
    numbers: list[Number] = []
    for found in css.readings(seen):
        if isinstance(found, Mark):
            numbers.append(_mark(source, found))
        else:
            numbers += _placed(source, found.text, found.place, language, not_numbers)
    return tuple(sorted(numbers, key=_order))


def found_in_markdown(
    source: str, language: str = "en", not_numbers: frozenset[str] = NOTHING
) -> tuple[Number, ...]:
    """Each number that a reader gets of Markdown."""
    if _PLAIN_MARKDOWN.fullmatch(source) and not found_in(source, language, not_numbers):
        return ()
    from quietpage.typeset.markdown_source import readings

    numbers: list[Number] = []
    for text, place in readings(source):
        numbers += _placed(source, text, place, language, not_numbers)
    return tuple(sorted(numbers, key=_order))


# Markdown that a reader gets as it is written: no tags, entities, escapes, emphasis or links.
_PLAIN_MARKDOWN = late_pattern(r"[^<&\\*_`\[\]#~]*")


def _order(number: Number) -> tuple[int, int]:
    return number.start, number.end


def _mark(source: str, mark: Mark) -> Number:
    return Number(source[mark.start : mark.end], mark.start, mark.end, "markup", hint_for_mark())


def _placed(
    source: str,
    text: str,
    place: Callable[[int, int], tuple[int, int]],
    language: str,
    not_numbers: frozenset[str],
) -> list[Number]:
    """The numbers of one reading, at their places in the source."""
    numbers = []
    for number in found_in(text, language, not_numbers):
        start, end = place(number.start, number.end)
        numbers.append(Number(source[start:end], start, end, number.kind, number.clue))
    return numbers


# A page's tags, each without its first sign; as one, comments, and titles, scripts and style sheets in which
# there is no other tag. The commonest within a line, which nobody reads, are passed over.
_TAGS = late_pattern(
    r"<(?:/?(?:a|bdi|code|em|i|span|strong)"
    r"(?: (?:class|href|rel|referrerpolicy)=(?:\"[^\"<>]*\"|'[^'<>]*'))*>"
    r"|([^<>!sStT][^<>]*>|!--(?!-?>)(?:[^-]|-(?!-))*+-->|title>[^<]*</title>"
    r"|script\b[^<>]*>[^<]*</script\s*>|style\b[^<>]*>[^<]*</style\s*>|[^<>]*>))"
)
# Where a link leads is not read, and it is different for each.
_LINK = late_pattern(
    r'((?:a|link)(?: (?!href=)[a-z-]++="[^"<>]*+")*+) href="[^"<>]*+"((?: [a-z-]++="[^"<>]*+")*+/?>)'
)
_BREAK, _LINE = "\n\n\n", "\n"

_clean_tags: dict[str, dict[str | None, str]] = {}
"""A documented memory: tags that hold no number, by language, with what they put between the words around
them. A site's pages repeat their tags. It is bounded and changes no verdict."""

_MOST_TAGS, _LONGEST_TAG = 20_000, 2_000

_clean_lines: dict[str, dict[str, str]] = {}
"""Another, of whole lines: pages of one template have most of theirs in common."""

_LONGEST_LINE = 200

_clean_long: dict[tuple[str, str], str] = {}
"""And the last few of the lines that are very long, such as all the data in a page."""

_MOST_LONG = 8

_clean_blocks: dict[tuple[str, frozenset[str]], set[str]] = {}
"""And of what can be read between two tags, by language and by what is no number: a title, a colophon."""

# A tag that nobody reads: it counts nothing, says nothing, has no language. The first group: within a line.
_PLAIN_TAG = late_pattern(
    r"/?(?:(a|b|bdi|code|em|i|small|span|strong)|article|blockquote|body|br|div|footer|h1|h2|h3|head|header"
    r"|link|main|nav|p|section|ul)"
    r'(?:\s+(?:class|dir|href|id|rel|referrerpolicy)="[^"<>]*")*\s*/?>'
)


# What a page says of itself, differently on each: its content is text like any other, if it is read at all.
_META = late_pattern(r'meta (?:name|property)="([\w:-]+)" content="([^"<>]*)">')


def seems_clean(source: str, language: str, not_numbers: frozenset[str] = NOTHING) -> bool:
    """Whether a finished page surely holds no number, seen without a look at what stands where.

    Of such a page all is in one language, as far as the guard tells languages apart.
    """
    if source.lstrip().startswith(_XML) or "\0" in source:
        return False
    text = _by_lines(source, language)
    if text is None:
        text = _without_tags(source, language)
    if text is None:
        return False
    if not may_hold(text, language):
        return True
    if len(_clean_blocks) > _MOST_LONG:
        _clean_blocks.clear()
    clean = _clean_blocks.setdefault((language, not_numbers), set())
    for block in text.split(_BREAK):
        if not block or block in clean:
            continue
        if found_in(block, language, not_numbers):
            return False
        if len(block) < _LONGEST_LINE:
            if len(clean) > _MOST_TAGS:
                clean.clear()
            clean.add(block)
    return True


def _by_lines(source: str, language: str) -> str | None:
    """What is left of a page without its tags, if none of them goes on over the end of a line.

    Of something that goes on, such as a comment, more is left than a reader sees: then it is looked at anew.
    """
    known = _clean_lines.get(language)
    if known is None:
        known = _clean_lines[language] = {}
    lines = []
    for line in source.split("\n"):
        text = known.get(line)
        if text is None and len(line) > _LONGEST_TAG:
            text = _clean_long.get((language, line))
        if text is None:
            text = _without_tags(line, language)
            if text is None:
                return None
            if len(line) > _LONGEST_TAG:
                if len(_clean_long) >= _MOST_LONG:
                    _clean_long.clear()
                _clean_long[language, line] = text
            elif len(line) < _LONGEST_LINE:
                if len(known) > _MOST_TAGS:
                    known.clear()
                known[line] = text
        lines.append(text)
    return "\n".join(lines)


def _without_tags(source: str, language: str) -> str | None:
    """What is left of a page, or of a piece of one, without its tags; None if one needs a closer look."""
    clean = _clean_tags.get(language)
    if clean is None:
        clean = _clean_tags[language] = {None: ""}
    parts: list[str | None] = _TAGS.split(source)
    try:
        parts[1::2] = [clean[tag] for tag in parts[1::2]]
    except KeyError:
        for index in range(1, len(parts), 2):
            tag = parts[index]
            held = clean.get(tag)
            if held is None and tag is not None:
                held = _held(tag, language, clean)
                if held is None:
                    return None
            parts[index] = held
    text = "".join(parts)  # type: ignore[arg-type]
    if "<" in text and any("<" in part for part in parts[::2] if part):
        return None
    if "&" in text:  # an entity is one only where no tag is within it
        parts[::2] = [_decoded(part) if part and "&" in part else part for part in parts[::2]]
        text = "".join(parts)  # type: ignore[arg-type]
    return text


def _decoded(text: str, *, attribute: bool = False) -> str:
    if "&" not in text:
        return text
    from quietpage.markup.entities import unescaped

    return unescaped(text, attribute=attribute)


def _held(tag: str, language: str, clean: dict[str | None, str]) -> str | None:
    """What a tag, without its first sign, puts between the words around it.

    None, if it holds a number or needs a closer look. What another page may ask for is remembered.
    """
    if meta := _META.fullmatch(tag):
        from quietpage.numbers.html import is_read

        return f"{_BREAK}{_decoded(meta[2], attribute=True)}{_BREAK}" if is_read(meta[1]) else _BREAK
    if tag.startswith("title>"):
        return f"{_BREAK}{_decoded(tag[6:-8])}{_BREAK}" if tag.endswith("</title>") else None
    if len(tag) > _LONGEST_TAG:
        return _held_apart(f"<{tag}", language)
    if "href" in tag and (link := _LINK.fullmatch(tag)):
        tag = link[1] + link[2]
    known = clean.get(tag)
    if known is None:
        plain = _PLAIN_TAG.fullmatch(tag)
        known = (
            ("" if plain[1] else _LINE if tag.startswith("br") else _BREAK)
            if plain
            else _held_apart(f"<{tag}", language)
        )
        if known is not None:
            if len(clean) > _MOST_TAGS:
                clean.clear()
                clean[None] = ""
            clean[tag] = known
    return known


_XML = ("<?xml", "<rss", "<feed", "<opml", "<urlset", "<svg")


def _held_apart(tag: str, language: str) -> str | None:
    """The same for a tag that is none of the common ones."""
    from quietpage.numbers import html
    from quietpage.numbers.loader import pack_for

    opened = html.opened(tag)
    if opened is None:
        return None
    name, spoken = opened
    if spoken is not None and pack_for(spoken) is not pack_for(language):
        return None
    for found in html.readings(tag, language, xml=False):
        if isinstance(found, Mark) or found_in(found[0].text, found[1]):
            return None
    return _LINE if name == "br" else "" if name == "!" or name in html.INLINE else _BREAK
