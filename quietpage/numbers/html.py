"""What a reader gets of HTML, SVG, XML and their templates: text, read attributes, list marks.

The tokenizer forgives everything: a template, half a page or nonsense is read as far as it goes. Text
is put together over inline tags and ends at block tags; `lang` turns to another language. What stands
in `{{ }}`, `{% %}` and `{# #}` is not visible and is passed over, unless the page is a finished one.
"""

from __future__ import annotations

import re

from quietpage.numbers.reading import Mark, Pieces, word_set

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

INLINE = word_set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s"
    " samp small span strike strong sub sup time tspan tt u var wbr textpath"
)
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_ENDS_ITS_LIKE = word_set("dd dt li option p td th tr")
_ENDS_A_PARAGRAPH = word_set(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hr main nav ol p pre section table ul"
)
# Elements whose content is text without tags.
_RAW = word_set("script style textarea title xmp noembed noframes plaintext")
_RAW_IN_XML = frozenset(("script", "style"))
# Elements of feeds and site maps that hold addresses or what only a machine reads.
_ADDRESSES = word_set("guid id loc uri url icon logo docs generator ttl width height")

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
_JSON_UNREAD = frozenset(("@context", "@id", "@type"))

_TEMPLATE = re.compile(r"\{[{%#]")
_TEMPLATE_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}

_TOKEN = re.compile(
    r"""(?xs)
    <!--(?:.*?--!?>|.*)
  | <!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)
  | <[!?](?:"[^"]*"|'[^']*'|\[[^\]]*\]|[^>"'\[])*+>
  | <(?P<close>/?)(?P<name>[A-Za-z][^\s/><"'=\u200b\ufffc]*+)(?P<attributes>(?:[^>"']++|"[^"]*"|'[^']*')*+)>
    """
)
_LOOSE = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/><\"'=\u200b\ufffc]*+)(?P<attributes>[^>]*+)>|<(?P<cdata>)[!?][^>]*+>"
)
_TAG_BEGINS = re.compile(r"<(?:[!?]|/?[A-Za-z])")
_ATTRIBUTE = re.compile(
    r"""(?xs) (?P<name>[^\s"'<>/=\u200b]++) (?: [\s\u200b]*+ = [\s\u200b]*+
        (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<bare>[^\s"'<>]++) ) )?+"""
)
ENTITY = re.compile(r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[A-Za-z][A-Za-z0-9]{0,40}+;?)")


if TYPE_CHECKING:
    Spoken = tuple[Pieces, str]  # a text, and the language it is in


def readings(source: str, language: str, *, template: bool = True) -> Iterator[Spoken | Mark]:
    """Each text that a reader gets, with its language, and the place of each mark that counts."""
    if template:
        source = without_templates(source)
    return _Page(source, language).readings()


def is_read(meta: str) -> bool:
    """Whether what a page says of itself under this name is shown anywhere."""
    return meta.strip().lower() in _READ_METAS


def opened(tag: str) -> tuple[str, str | None] | None:
    """The name of a lone tag, and the language it turns to if any; None if its quotes are not balanced."""
    if tag.startswith("<!"):
        return "!", None
    token = _TOKEN.match(tag)
    if token is None or not token["name"] or (token.end() < len(tag) and token["name"].lower() not in _RAW):
        return None
    spoken = None
    if not token["close"] and "lang" in tag.lower():
        for attribute in _ATTRIBUTE.finditer(token["attributes"]):
            if attribute["name"].lower() in ("lang", "xml:lang"):
                spoken = (attribute["double"] or attribute["single"] or attribute["bare"] or "").strip()
    return token["name"].lower(), spoken


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


def decoded(entity: str) -> str:
    """What an entity stands for."""
    if entity.startswith("&#"):
        digits = entity[2:].rstrip(";")
        base = 16 if digits[0] in "xX" else 10
        digits = digits.lstrip("xX").lstrip("0")
        if len(digits) > 7:
            return "\ufffd"
        entity = f"&#{'x' if base == 16 else ''}{digits or '0'};"
    from html import unescape

    return unescape(entity)


class _Page:
    """One walk through a source."""

    def __init__(self, source: str, language: str) -> None:
        self.source = source
        self.languages: list[tuple[str, str]] = []  # the open elements: name, and the language around it
        self.language = language
        self.text = Pieces()
        self.xml = bool(re.match(r"\s*(?:<\?xml|<(?:rss|feed|opml|svg|urlset)\b)", source))
        self.address = ""  # the element that holds an address, while we are in it

    def readings(self) -> Iterator[Spoken | Mark]:
        source, at, end, pattern = self.source, 0, len(self.source), _TOKEN
        last = source.rfind(">")
        while at < end:
            opening = source.find("<", at)
            if opening < 0 or (opening > last and not source.startswith(("<!--", "<![CDATA["), opening)):
                break
            self._text(at, opening)
            token = pattern.match(source, opening)
            if token is None and pattern is _TOKEN and _TAG_BEGINS.match(source, opening):
                # A quote that is never closed: from here on a tag ends at the next bracket.
                pattern = _LOOSE
                token = pattern.match(source, opening)
            if token is None:
                self._text(opening, opening + 1)
                at = opening + 1
                continue
            at = token.end()
            if token["cdata"]:
                if not self.address:
                    self.text.add(token["cdata"], token.start("cdata"))
            elif not token["name"]:
                continue
            elif token["close"]:
                yield from self._close(token["name"].lower())
            else:
                name = token["name"].lower()
                yield from self._open(name, token)
                if name in (_RAW_IN_XML if self.xml else _RAW) and not self._closed_at_once(token):
                    at = yield from self._raw(name, at)
        self._text(at, end)
        yield from self._flush()

    def _text(self, start: int, end: int) -> None:
        if start < end and not self.address:
            self._add(self.text, start, end)

    def _add(self, pieces: Pieces, start: int, end: int) -> None:
        text = self.source[start:end]
        if "&" in text:
            pieces.extend(text, ENTITY, decoded, start)
        else:
            pieces.add(text, start)

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
        if name not in INLINE:
            yield from self._flush()
        for index in range(len(self.languages) - 1, max(-1, len(self.languages) - 200), -1):
            if self.languages[index][0] == name:
                language = self.languages[index][1]
                if language != self.language:
                    yield from self._flush()
                del self.languages[index:]
                self.language = language
                break

    def _open(self, name: str, token: re.Match[str]) -> Iterator[Spoken | Mark]:
        if name == "br":
            self.text.add_decoded("\n", token.start(), token.end())
        elif name == "img":
            self.text.add_decoded("\ufffc", token.start(), token.end())
        elif name not in INLINE:
            yield from self._flush()
            yield from self._implied_end(name)
        attributes = list(self._attributes(token))
        language = self.language
        for attribute, value, _, _ in attributes:
            if attribute in ("lang", "xml:lang"):
                language = value.strip()
        if language != self.language:
            yield from self._flush()
        outer, self.language = self.language, language
        yield from self._read(name, attributes, token)
        if (name in _VOID and not self.xml) or self._closed_at_once(token):
            self.language = outer
        else:
            self.languages.append((name, outer))
            if (
                self.xml
                and (name in _ADDRESSES or name == "link" or name.endswith(":url"))
                and not self.address
            ):
                self.address = name

    def _implied_end(self, name: str) -> Iterator[Spoken | Mark]:
        """The end of an element that another one ends without a tag."""
        if self.languages and not self.xml:
            last = self.languages[-1][0]
            if (last == name and name in _ENDS_ITS_LIKE) or (last == "p" and name in _ENDS_A_PARAGRAPH):
                yield from self._close(last)

    def _closed_at_once(self, token: re.Match[str]) -> bool:
        if not (token["attributes"] or "").rstrip("\u200b \t\r\n").endswith("/"):
            return False
        name = token["name"].lower()
        return (
            self.xml
            or any(open_name in ("svg", "math") for open_name, _ in self.languages[-40:])
            or (name in _RAW and f"</{name}" not in self.source[token.end() :].lower())
        )

    def _attributes(self, token: re.Match[str]) -> Iterator[tuple[str, str, int, int]]:
        """A tag's attributes: the name, the value as written, and the value's place."""
        written, start = token["attributes"], token.start("attributes")
        for attribute in _ATTRIBUTE.finditer(written):
            for group in ("double", "single", "bare"):
                if attribute[group] is not None:
                    place = start + attribute.start(group)
                    yield attribute["name"].lower(), attribute[group], place, place + len(attribute[group])
                    break
            else:
                yield attribute["name"].lower(), "", start + attribute.end(), start + attribute.end()

    def _read(
        self, name: str, attributes: list[tuple[str, str, int, int]], token: re.Match[str]
    ) -> Iterator[Spoken | Mark]:
        """What a start tag makes a reader get."""
        values = {attribute: value for attribute, value, _, _ in attributes}
        if name == "ol" or (name in ("progress", "meter") and "value" in values):
            yield Mark(token.start(), token.end())
            if name == "ol":
                attributes = [attribute for attribute in attributes if attribute[0] in _READ]
        for attribute, value, start, end in attributes:
            if start == end:
                continue
            if attribute == "style":
                yield from self._style(start, end)
            elif _counts(name, attribute, value):
                yield self._whole_attribute(attribute, token, start, end)
            elif self._is_read(name, attribute, values):
                pieces = Pieces()
                self._add(pieces, start, end)
                yield pieces, self.language

    def _whole_attribute(self, name: str, token: re.Match[str], start: int, end: int) -> Mark:
        """The place of an attribute whose value stands from `start` to `end`, with its name and quotes."""
        quoted = self.source[start - 1] in "'\""
        return Mark(self.source.lower().rfind(name, token.start(), start), end + quoted)

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

    def _style(self, start: int, end: int) -> Iterator[Spoken | Mark]:
        from quietpage.numbers import css

        pieces = Pieces()
        self._add(pieces, start, end)
        for found in css.readings(pieces.text):
            if isinstance(found, Mark):
                yield Mark(*pieces.place(found.start, found.end))
            else:
                yield _through(found, pieces), self.language

    def _raw(self, name: str, at: int) -> Generator[Spoken | Mark, None, int]:
        """The content of an element that holds no tags; gives where its end tag begins."""
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.source, at)
        end = closing.start() if closing else len(self.source)
        if name == "style":
            from quietpage.numbers import css

            for found in css.readings(self.source[at:end], at):
                yield found if isinstance(found, Mark) else (found, self.language)
        elif name == "script":
            yield from self._script(at, end)
        else:
            self._text(at, end)
        return end

    def _script(self, start: int, end: int) -> Iterator[Spoken | Mark]:
        """The string values of JSON-LD, without its addresses; other scripts are not read."""
        opening = self.source.rfind("<", 0, start)
        if not re.search(
            r"application/(?:\w+\+)?ld\+json|application/ld\+json", self.source[opening:start], re.I
        ):
            return
        key = ""
        for string in _JSON_STRING.finditer(self.source, start, end):
            inside = string["inside"]
            if _KEY_FOLLOWS.match(self.source, string.end()):
                key = inside
                continue
            if key in _JSON_UNREAD or _ADDRESS.fullmatch(inside.replace("\\/", "/")):
                continue
            pieces = Pieces()
            pieces.extend(inside, _JSON_ESCAPE, _unescaped_json, string.start("inside"))
            if pieces:
                yield pieces, self.language


def _counts(name: str, attribute: str, value: str) -> bool:
    """Whether an attribute makes a list item count."""
    if attribute == "type":
        return name in ("ul", "li") and value.strip() in ("1", "i", "I")
    return attribute == "value" and name == "li"


_JSON_STRING = re.compile(r'"(?P<inside>(?:[^"\\]|\\.)*+)"', re.DOTALL)
_JSON_ESCAPE = re.compile(
    r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)", re.S
)
_KEY_FOLLOWS = re.compile(r"\s*:")
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|mailto:|acct:|urn:)\S+")


def _unescaped_json(escape: str) -> str:
    if escape.startswith("\\u"):
        units = escape.split("\\u")[1:]
        if len(units) == 2:
            high, low = (int(unit, 16) for unit in units)
            return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        return chr(int(units[0], 16))
    return {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(escape[1:], escape[1:])


def _through(inner: Pieces, outer: Pieces) -> Pieces:
    """A text whose places are in another text, with its places in that one's source."""
    text = inner.text
    moved = Pieces()
    for index, char in enumerate(text):
        moved.add_decoded(char, *outer.place(*inner.place(index, index + 1)))
    return moved


def _escaped_html(text: Pieces, language: str) -> Iterator[Spoken | Mark]:
    """A feed's text that is itself HTML, escaped."""
    inner = _Page(text.text, language)
    inner.xml = False
    for found in inner.readings():
        if isinstance(found, Mark):
            yield Mark(*text.place(found.start, found.end))
        else:
            yield _through(found[0], text), found[1]
