"""What a reader gets of HTML, SVG, XML and their templates: text, read attributes, list marks.

Tags and texts end where they end for a browser (`quietpage.markup`); a template, half a page or nonsense
is read as far as it goes. Text is put together over inline tags and ends at block tags; `lang` turns to
another language. What stands in `{{ }}`, `{% %}` and `{# #}` is not visible and is passed over, unless the
page is a finished one.
"""

from __future__ import annotations

from quietpage.core.late_patterns import late_pattern
from quietpage.markup.elements import SPECIAL, VOID
from quietpage.markup.entities import entities
from quietpage.markup.html import read
from quietpage.markup.tags import single_tag
from quietpage.markup.tokens import Characters, Doctype, EndTag, StartTag
from quietpage.numbers.sets import word_set
from quietpage.numbers.source_map import Mark, Pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from quietpage.markup.tokens import Attribute

INLINE = word_set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s"
    " samp small span strike strong sub sup time tspan tt u var wbr textpath"
)
_ENDS_ITS_LIKE = word_set("dd dt li option p td th tr")
_ENDS_A_PARAGRAPH = word_set(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hr main nav ol p pre section table ul"
)
# Elements of feeds and site maps that hold addresses or what only a machine reads.
_ADDRESSES = word_set("guid id link loc uri url icon logo docs generator ttl width height")
_OF_FEEDS = word_set("rss feed opml urlset sitemapindex rdf channel item entry")
"""What a feed, or a piece of one, begins with."""
_ADDRESS_ALONE = late_pattern(r"\S*+")

_READ = word_set(
    "alt title aria-label aria-description aria-valuetext aria-valuenow aria-posinset aria-setsize"
    " aria-roledescription aria-placeholder placeholder label aria-rowcount aria-colcount aria-rowindex"
    " aria-colindex aria-rowindextext aria-colindextext aria-braillelabel aria-brailleroledescription"
    " aria-keyshortcuts accesskey abbr download"
)
_READ_METAS = word_set(
    "description author application-name apple-mobile-web-app-title og:title og:description og:site_name"
    " og:image:alt og:updated_time twitter:title twitter:description twitter:site_name twitter:image:alt"
    " twitter:label1 twitter:data1 twitter:label2 twitter:data2 fediverse:creator"
    " article:published_time article:modified_time article:expiration_time"
)
_READ_INPUTS = word_set("button submit reset text search email tel number range date")
_OUTLINE = frozenset(["text", "title", "description"])

_TEMPLATE = late_pattern(r"\{[{%#]")
_TEMPLATE_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}

if TYPE_CHECKING:
    Spoken = tuple[Pieces, str]  # a text, and the language it is in


def readings(source: str, language: str, *, xml: bool) -> Iterator[Spoken | Mark]:
    """Each text that a reader gets, with its language, and the place of each mark that counts."""
    return _Page(source, language, xml=xml).readings()


def is_read(meta: str) -> bool:
    """Whether what a page says of itself under this name is shown anywhere."""
    return meta.strip().lower() in _READ_METAS


def opened(tag: str) -> tuple[str, str | None] | None:
    """The name of a single tag, and the language it turns to if any; a style or a script comes with its text.

    None, if anything in it is odd, or changes how what comes after it is read.
    """
    start = single_tag(tag)
    if isinstance(start, Doctype):
        return "!", None
    if isinstance(start, EndTag):
        return start.name, None
    if start is None:
        first, *rest = read(tag)
        kinds = [type(each) for each in rest]
        if not isinstance(first, StartTag) or kinds not in ([Characters, EndTag], [EndTag]):
            return None
        start = first
    elif start.name in SPECIAL and start.name != "svg":
        return None
    if start.get("hidden") is not None:
        return None
    spoken = [each.value.strip() for each in start.attributes if each.name in ("lang", "xml:lang")]
    if spoken and start.name in INLINE:
        return None
    return start.name, spoken[-1] if spoken else None


def without_hidden(source: str, *, xml: bool) -> str:
    """A page with nothing in the place of what is hidden in it, so that its lines read on over that."""
    if "hidden" not in source.lower():
        return source
    parts: list[str] = []
    done = depth = 0
    hidden: StartTag | None = None
    for each in read(source, xml=xml):
        if isinstance(each, StartTag):
            if hidden is not None:
                depth += each.name == hidden.name and not each.closed
            elif each.get("hidden") is not None:
                if each.closed or _name(each) in VOID:
                    parts += source[done : each.start], "\u200b" * (each.end - each.start)
                    done = each.end
                else:
                    hidden, depth = each, 1
        elif isinstance(each, EndTag) and hidden is not None and each.name == hidden.name:
            depth -= 1
            if not depth:
                parts += source[done : hidden.start], "\u200b" * (each.end - hidden.start)
                done, hidden = each.end, None
    return "".join((*parts, source[done:]))


def without_templates(source: str) -> str:
    """A template's source with its expressions made unseen, each as long as it was."""
    if "{" not in source:
        return source
    parts: list[str] = []
    done = 0
    never_closed: set[str] = set()
    for opening in _TEMPLATE.finditer(source):
        mark = opening.group()
        if opening.start() < done or mark in never_closed:
            continue
        end = source.find(_TEMPLATE_ENDS[mark], opening.end()) + 2
        if end < 2:
            never_closed.add(mark)
            continue
        length = end - opening.start()
        # What an expression prints stands between the words around it; a statement prints nothing.
        unseen = "\ufffc" + "\u200b" * (length - 1) if mark == "{{" else "\u200b" * length
        parts += (source[done : opening.start()], unseen)
        done = end
    return "".join((*parts, source[done:]))


def add_decoded(pieces: Pieces, text: str, start: int, *, attribute: bool = False) -> None:
    """Add a text of HTML that stands at `start` of the source, with its entities decoded."""
    done = 0
    for first, last, sign in entities(text, attribute=attribute):
        pieces.add(text[done:first], start + done)
        pieces.add_decoded(sign, start + first, start + last)
        done = last
    pieces.add(text[done:], start + done)


_XML = late_pattern(r"\s*(?:<\?xml|<(?:rss|feed|opml|svg|urlset)\b)")


def is_xml(source: str) -> bool:
    """Whether a source of which nothing else is known is read as XML: by how it begins."""
    return _XML.match(source) is not None


class _Page:
    """One walk through a source."""

    def __init__(self, source: str, language: str, *, xml: bool) -> None:
        self.source = source
        self.languages: list[tuple[str, str]] = []  # the open elements: name, and the language around it
        self.language = language
        self.text = Pieces()
        self.xml = xml
        self.address = ""  # the element that holds an address, while we are in it
        self.root = ""  # the name of the first element
        self.apart: StartTag | None = None  # the style or script that we are in
        self.within: list[Characters] = []  # its text

    def readings(self) -> Iterator[Spoken | Mark]:
        for each in read(self.source, xml=self.xml):
            if isinstance(each, Characters):
                self._words(each)
            elif isinstance(each, StartTag):
                name = _name(each)
                if self.apart is None:
                    yield from self._open(name, each)
                    if name in ("style", "script") and not each.closed:
                        self.apart, self.within = each, []
            elif isinstance(each, EndTag):
                if self.apart is not None and each.name == self.apart.name:
                    yield from self._end_apart()
                if self.apart is None:
                    yield from self._close(_plain(each.name))
        yield from self._end_apart()
        yield from self._flush()

    def _words(self, words: Characters) -> None:
        if self.apart is not None:
            self.within.append(words)
        elif (
            not self.address
            or (
                self.address != "generator"  # a program, and its version
                and not _ADDRESS_ALONE.fullmatch(self.source[words.start : words.end].strip())
            )
        ):
            self._add(self.text, words)

    def _add(self, pieces: Pieces, words: Characters) -> None:
        text = self.source[words.start : words.end]
        if "\0" in text and words.mode == "data":  # a browser passes over it
            at = words.start
            for part in text.split("\0"):
                add_decoded(pieces, part, at)
                at += len(part) + 1
        elif "&" in text and words.mode in ("data", "rcdata"):
            add_decoded(pieces, text, words.start)
        else:
            pieces.add(text, words.start)

    def _end_apart(self) -> Iterator[Spoken | Mark]:
        """What is shown of the text of a style, or of what a script tells other programs."""
        if self.apart is None:
            return
        tag, self.apart = self.apart, None
        is_style = _name(tag) == "style"
        if not self.within or not (is_style or _DATA.search(self.source, tag.start, tag.end)):
            return
        if len(self.within) == 1 and self.within[0].inside:
            start, end, _, _ = self.within[0]
            text = self.source[start:end]
            for found in _in_style(text, start) if is_style else _in_data(text, start):
                yield found if isinstance(found, Mark) else (found, self.language)
            return
        pieces = Pieces()
        for words in self.within:
            self._add(pieces, words)
        for found in _in_style(pieces.text) if is_style else _in_data(pieces.text):
            if isinstance(found, Mark):
                yield Mark(*pieces.place(found.start, found.end))
            else:
                yield _through(found, pieces), self.language

    def _flush(self) -> Iterator[Spoken | Mark]:
        text, self.text = self.text, Pieces()
        if text:
            if self.xml and "<" in text.text and "</" in text.text:
                yield from _escaped_html(text, self.language)
            else:
                yield text, self.language

    def _close(self, name: str) -> Iterator[Spoken | Mark]:
        if name == self.address:
            self.address = ""
        if name.rpartition(":")[2] not in INLINE:
            yield from self._flush()
        for index in range(len(self.languages) - 1, max(-1, len(self.languages) - 200), -1):
            if self.languages[index][0] == name:
                language = self.languages[index][1]
                if language != self.language:
                    yield from self._flush()
                del self.languages[index:]
                self.language = language
                break

    def _open(self, name: str, tag: StartTag) -> Iterator[Spoken | Mark]:
        if name == "br":
            self.text.add_decoded("\n", tag.start, tag.end)
        elif name == "img":
            self.text.add_decoded("\ufffc", tag.start, tag.end)
        elif name not in INLINE:
            yield from self._flush()
            yield from self._implied_end(name)
        self.root = self.root or name.rpartition(":")[2]
        language = self.language
        for attribute in tag.attributes:
            if attribute.name.strip(_UNSEEN) in ("lang", "xml:lang"):
                language = attribute.value.strip()
        if language != self.language:
            yield from self._flush()
        outer, self.language = self.language, language
        yield from self._read(name, tag)
        if (name in VOID and not self.xml) or tag.closed:
            self.language = outer
        else:
            self.languages.append((_plain(tag.name), outer))
            if (
                self.xml
                and tag.space not in ("html", "svg", "math")
                and self.root in _OF_FEEDS
                and (name in _ADDRESSES or name.endswith(":url"))
                and not self.address
            ):
                self.address = name

    def _implied_end(self, name: str) -> Iterator[Spoken | Mark]:
        """The end of an element that another one ends without a tag."""
        if self.languages and not self.xml:
            last = self.languages[-1][0]
            if (last == name and name in _ENDS_ITS_LIKE) or (last == "p" and name in _ENDS_A_PARAGRAPH):
                yield from self._close(last)

    def _read(self, name: str, tag: StartTag) -> Iterator[Spoken | Mark]:
        """What a start tag makes a reader get."""
        attributes = [(each.name.lower().strip(_UNSEEN), each) for each in tag.attributes]
        values = {attribute: each.value for attribute, each in attributes}
        if name == "ol" or (name in ("progress", "meter") and "value" in values):
            yield Mark(tag.start, tag.end)
            if name == "ol":
                attributes = [attribute for attribute in attributes if attribute[0] in _READ]
        for attribute, each in attributes:
            if not each.written:
                continue
            if attribute == "style":
                yield from self._style(each)
            elif _counts(name, attribute, each.value):
                yield Mark(each.start, each.end)
            elif self._is_read(name, attribute, values):
                pieces = Pieces()
                add_decoded(pieces, each.written, each.value_start, attribute=True)
                yield pieces, self.language

    def _is_read(self, name: str, attribute: str, values: dict[str, str]) -> bool:
        if attribute in _READ:
            # The name of a style sheet or of a feed is offered to be chosen.
            return True
        if attribute == "content" and name == "meta":
            named = values.get("name") or values.get("property") or ""
            return is_read(named)
        if attribute == "value":
            return name == "input" and values.get("type", "text").strip().lower() in _READ_INPUTS
        return name == "outline" and attribute in _OUTLINE

    def _style(self, attribute: Attribute) -> Iterator[Spoken | Mark]:
        pieces = Pieces()
        add_decoded(pieces, attribute.written, attribute.value_start, attribute=True)
        for found in _in_style(pieces.text):
            if isinstance(found, Mark):
                yield Mark(*pieces.place(found.start, found.end))
            else:
                yield _through(found, pieces), self.language


_UNSEEN = "\u200b\ufffc"
"""What takes the place of a template's expressions; in front of a name it is no part of it."""


def _plain(name: str) -> str:
    """The name of an element in small letters, and without what a template adds to it."""
    name = name.lower()
    for sign in _UNSEEN:
        name = name.partition(sign)[0]
    return name


def _name(tag: StartTag) -> str:
    """The same, in a browser's own vocabularies without a prefix."""
    name = _plain(tag.name)
    return name.rpartition(":")[2] if tag.space in ("html", "svg") else name


_DATA = late_pattern(r"(?i)application/(?:\w+\+)?ld\+json")


def _in_style(style: str, offset: int = 0) -> Iterator[Pieces | Mark]:
    from quietpage.numbers import css

    return css.readings(style, offset)


def _in_data(data: str, offset: int = 0) -> Iterator[Pieces | Mark]:
    from quietpage.numbers import json_ld

    return json_ld.readings(data, offset)


def _counts(name: str, attribute: str, value: str) -> bool:
    """Whether an attribute makes a list item count."""
    if attribute == "type":
        return name in ("ul", "li") and value.strip() in ("1", "i", "I")
    return attribute == "value" and name == "li"


def _through(inner: Pieces, outer: Pieces) -> Pieces:
    """A text whose places are in another text, with its places in that one's source."""
    text = inner.text
    moved = Pieces()
    for index, char in enumerate(text):
        moved.add_decoded(char, *outer.place(*inner.place(index, index + 1)))
    return moved


def _escaped_html(text: Pieces, language: str) -> Iterator[Spoken | Mark]:
    """A feed's text that is itself HTML, escaped."""
    inner = _Page(text.text, language, xml=False)
    for found in inner.readings():
        if isinstance(found, Mark):
            yield Mark(*text.place(found.start, found.end))
        else:
            yield _through(found[0], text), found[1]
