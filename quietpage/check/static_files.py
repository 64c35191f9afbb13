"""What a file is that is copied as it is: how hosts serve it, and what a browser would take it for.

A host goes by a file's ending, and a browser by what the host says, or by how the file begins where the host
says nothing (WHATWG, MIME Sniffing). So both are looked at. What neither tells is not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from quietpage.core.diagnostics import Problem
from quietpage.core.model import File
from quietpage.core.source import Source, Span, Whole
from quietpage.core.unicode import STEERING, strange_signs

Way = Literal["page", "written", "drawing", "data", "style", "text"]
"""How a text is read: as HTML, as HTML written as XML, as SVG, as other XML, as CSS, as words alone."""

Sort = Literal["text", "picture", "font", "sound", "film", "document"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WAYS: dict[Way, str] = {
    "page": "html htm shtml",
    "written": "xhtml xht",
    "drawing": "svg",
    "data": "xml opml rss atom rdf owl kml gpx xspf xsd rng tei",
    "style": "css",
    "text": (
        "txt text md markdown rst adoc asciidoc org tex bib log csv tsv ics vcf vcard vtt srt lrc json jsonld"
        " geojson webmanifest yml yaml toml ini conf cfg asc po pot diff patch gmi"
    ),
}
"""The endings of files that are text, by how hosts serve them."""

_BEGINNINGS: dict[Sort, tuple[str, str]] = {
    "picture": (
        "png apng jpg jpeg jpe jfif gif webp avif heic heif ico cur bmp jxl tif tiff",
        r"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|\x00.{3}ftyp|\x00\x00[\x01\x02]\x00|BM|\xff\n"
        r"|\x00\x00\x00\x0cJXL |II\*\x00|MM\x00\*",
    ),
    "font": ("woff2 woff ttf otf ttc otc", r"wOF[2F]|\x00\x01\x00\x00|true|ttcf|OTTO"),
    "sound": (
        "mp3 ogg oga opus spx flac wav m4a m4b aac aif aiff weba mka mid midi",
        r"ID3|\xff[\xe0-\xff]|OggS|fLaC|RIFF.{4}WAVE|\x00.{3}ftyp|FORM.{4}AIF|\x1aE\xdf\xa3|MThd",
    ),
    "film": ("mp4 m4v mov webm ogv mkv", r"\x00.{3}(?:ftyp|moov|mdat|wide|free)|\x1aE\xdf\xa3|OggS"),
    "document": ("pdf", r"%PDF-"),
}
"""The endings of files that are no text, and how what they say they are begins. None begins as HTML could."""

_PACKED_DOCUMENTS = {
    "epub": rb"application/epub\+zip",
    "odt": rb"application/vnd\.oasis\.opendocument\.text",
    "ods": rb"application/vnd\.oasis\.opendocument\.spreadsheet",
    "odp": rb"application/vnd\.oasis\.opendocument\.presentation",
    "odg": rb"application/vnd\.oasis\.opendocument\.graphics",
    "docx": b"",
    "xlsx": b"",
    "pptx": b"",
}
"""Documents that are archives of a known kind, each with what the first file in it says it is."""

_ANYWHERE = _set("php phtml phar pht asp aspx jsp cgi pl py rb shtm stm")
"""Endings by which a host runs a file, wherever in its name they stand (Apache's `AddHandler`)."""

_RUN = _set("js mjs cjs jse vbs vbe ts wasm xsl xslt swf jar class htc hta svgz mht mhtml sh xbl xul")
_PROGRAMS = _set("exe msi com scr bat cmd ps1 dll app dmg pkg apk ipa deb rpm appimage bin run crx xpi")
_PACKED = _set("zip tar gz tgz bz2 xz zst br lz 7z rar z cab iso")

_ORDERS = _set(
    "_headers _redirects _routes.json _worker.js _worker.bundle netlify.toml vercel.json now.json"
    " web.config staticwebapp.config.json routes.json firebase.json wrangler.toml wrangler.json"
    " wrangler.jsonc customhttp.yml amplify.yml render.yaml static.json superstatic.json staticfile"
    " staticfile.auth"
)
"""Names of files by which a host lets itself be told what to do, in small letters."""

_IN_PLACE_OF_THE_INDEX = r"(?:index|default|iisstart)\.(?!html$)[a-z]+|default\.html"

_DOCUMENTS = frozenset(
    " ".join(_WAYS[way] for way in ("page", "written", "drawing", "data", "style")).split()
)

_BARE = ("license", "licence", "copying", "ofl", "authors", "readme")
"""How the names of a theme's files end that have no ending."""


_MARKED: frozenset[Way] = frozenset(("page", "written", "drawing", "data"))


def kinds() -> Iterator[tuple[str, str, str]]:
    """What may be copied, for the docs: the kinds, the endings of each, and how it is read."""
    whole = "for numbers, scripts and requests to other hosts, as the finished page is"
    yield "pages", f"{_WAYS['page']} {_WAYS['written']}", whole
    yield "drawings", _WAYS["drawing"], "the same"
    yield "XML", _WAYS["data"], "for numbers; what is HTML or SVG in it, as a page"
    yield "style sheets", _WAYS["style"], "for numbers and requests to other hosts"
    yield "texts, also without an ending", _WAYS["text"], "for numbers; as a page, too, if it begins as one"
    beginning = "not looked into, but it has to begin as such a file does"
    names = {"picture": "pictures", "font": "typefaces", "sound": "sounds", "film": "films"}
    for sort, name in names.items():
        yield name, _BEGINNINGS[sort][0], beginning  # type: ignore[index]
    yield "documents", " ".join((_BEGINNINGS["document"][0], *_PACKED_DOCUMENTS)), beginning


def refused() -> Iterator[tuple[str, str]]:
    """What is not copied, for the docs: names or endings, and why."""
    yield " ".join(sorted(_ORDERS)), "give orders to a host, and could break what the page promises"
    yield _dotted(_RUN | _ANYWHERE), "run, in a browser or at a host"
    yield _dotted(_PROGRAMS), "are programs"
    yield _dotted(_PACKED), "are packed, so that nobody can see what is in them"


def _dotted(endings: Iterable[str]) -> str:
    return " ".join(f".{ending}" for ending in sorted(endings))


class Copied(NamedTuple):
    """A file that is copied, and what is the matter with what it is.

    `source` is its text, if it is one; `ways` are those in which hosts and browsers could read it.
    """

    file: File
    source: Source | None
    ways: tuple[Way, ...]
    problems: tuple[Problem, ...]

    @property
    def marked(self) -> bool:
        """Whether there may be markup in it."""
        return self.markdown or not _MARKED.isdisjoint(self.ways)

    @property
    def markdown(self) -> bool:
        return self.file.target.lower().endswith((".md", ".markdown"))


def looked_at(files: Iterable[File], *, theme: bool = False) -> Iterator[Copied]:
    """Each file with what it is; `theme` says that they belong to a theme, which has fewer kinds of files."""
    return (_looked_at(file, theme) for file in files)


def _looked_at(file: File, theme: bool) -> Copied:
    name = file.target.rpartition("/")[2].lower()
    problems = list(_of_name(file, name, theme))
    if problems:
        return Copied(file, None, (), tuple(problems))
    ending = _ending(name)
    sort = _sort_of(ending)
    place = Whole(file.path)
    if sort == "text" or not ending:
        source, problem = _text_of(file)
        if problem is not None or (not ending and re.search(r"[\x00-\x08\x0e-\x1f]", source.text)):
            if problem is None or (not ending and not isinstance(problem.place, Span)):
                problem = Problem(
                    "nobody can tell from this file's name what it is",
                    place,
                    "give it the ending that it should have, such as .pdf or .png, or take it out",
                )
            return Copied(file, None, (), (problem,))
        ways = _ways(name, source.text)
        return Copied(file, source, ways, tuple(_of_text(source, ways, name)))
    if not _begins(ending, sort, file.content):
        problems.append(
            Problem(
                f"this is called a {sort}, and does not begin like one",
                place,
                "save it once more from the program that it comes from, or take it out",
            )
        )
    return Copied(file, None, (), tuple(problems))


def _of_name(file: File, name: str, theme: bool) -> Iterator[Problem]:
    """What is the matter with a file, by its name alone."""
    place = Whole(file.path)
    endings = name.split(".")[1:]
    ending = _ending(name)
    if any(part in _ORDERS for part in file.target.lower().split("/")):
        yield Problem(
            "some hosts take orders from this file, and could break what the page promises",
            place,
            "take it out; what is to be set up at your host, set up with the host itself",
        )
    elif file.target.lower() == "cname":
        yield Problem(
            "some hosts would take the name in this file for the page's own address",
            place,
            "take it out, and write the name into quietpage.yml, after domain:",
        )
    elif ending in _RUN or not _ANYWHERE.isdisjoint(endings):
        yield Problem(
            "a quiet page runs no script",
            place,
            "take it out of static/; what the page needs to say, it can say in words",
        )
    elif ending in _PROGRAMS:
        yield Problem(
            "this is a program, and nobody can see what it would do",
            place,
            "take it out, and link to the place where its makers offer it",
        )
    elif ending in _PACKED:
        yield Problem(
            "this is packed, so nobody can see what is in it",
            place,
            "put in the files themselves, not packed; or take it out",
        )
    elif theme and not _belongs_to_a_theme(name, ending):
        yield Problem(
            "a theme is templates, style sheets, pictures and typefaces, and this is none of them",
            place,
            "take it out; if it belongs to the page and not to its look, put it into static/",
        )
    elif ending and _sort_of(ending) is None:
        yield Problem(
            f"quietpage does not know what a browser would make of a file that ends in .{ending}",
            place,
            "save it as one of the kinds that the reference lists, under Files in static; or take it out",
        )
    elif ending and _sort_of(ending) != "text" and not _DOCUMENTS.isdisjoint(endings):
        other = next(each for each in endings if each in _DOCUMENTS)
        yield Problem(
            f"some hosts would go by the .{other} in this file's name, and some by its end",
            place,
            "give it a name with one ending",
        )
    elif "/" not in file.target and re.fullmatch(_IN_PLACE_OF_THE_INDEX, name):
        yield Problem(
            "some hosts would show this in the place of the page",
            place,
            "give it another name",
        )


def _ending(name: str) -> str:
    """The ending by which hosts know a file, in small letters; none, if it has none.

    Apache reads `x.html.de` as a page in German.
    """
    first, *endings = name.split(".")
    if not endings or (not first and len(endings) == 1):
        return ""
    *others, last = endings
    if _sort_of(last) is None and re.fullmatch(r"[a-z]{2}(?:-[a-z]{2,4})?", last) and not _is_told(last):
        return next((each for each in reversed(others) if _sort_of(each) == "text"), last)
    return last


def _is_told(ending: str) -> bool:
    return any(ending in each for each in (_ANYWHERE, _RUN, _PROGRAMS, _PACKED))


def _sort_of(ending: str) -> Sort | None:
    if any(ending in endings.split() for endings in _WAYS.values()):
        return "text"
    if ending in _PACKED_DOCUMENTS:
        return "document"
    return next((sort for sort, (endings, _) in _BEGINNINGS.items() if ending in endings.split()), None)


def _belongs_to_a_theme(name: str, ending: str) -> bool:
    if not ending:
        return name.endswith(_BARE)
    return _sort_of(ending) in ("text", "picture", "font")


def _begins(ending: str, sort: Sort | None, content: bytes) -> bool:
    """Whether a file that is no text begins as what it says it is."""
    if ending in _PACKED_DOCUMENTS:
        # The first file of such an archive is not compressed, and says what the whole is.
        said = _PACKED_DOCUMENTS[ending]
        return (
            re.match(rb"PK\x03\x04" + (rb"(?s:.{26})mimetype" + said if said else b""), content) is not None
        )
    if sort is None:
        return False
    return re.match(_BEGINNINGS[sort][1].encode("latin-1"), content, re.DOTALL) is not None


def _text_of(file: File) -> tuple[Source, Problem | None]:
    """A file as a text in UTF-8; what is the matter with it, if it is not in UTF-8."""
    try:
        return Source(file.path, file.content.decode("utf-8-sig")), None
    except UnicodeDecodeError as reason:
        source = Source(file.path, file.content.decode("utf-8-sig", "replace"))
        wide = b"\0" in file.content[:64] or file.content.startswith((b"\xff\xfe", b"\xfe\xff"))
        begin = len(reason.object[: reason.start].decode("utf-8", "replace"))
        # A browser that is told nothing guesses in what a text was saved, and could read other words in it.
        return source, Problem(
            "this was not saved as UTF-8, so that not every browser would read the same here",
            Whole(file.path) if wide else Span(source, begin, begin + 1),
            "save it once more as UTF-8: in most editors, Save as, and there Encoding",
        )


_LIKE_A_PAGE = r"(?i)[\x00-\x20\ufeff]*<(?:[a-z][a-z0-9]*[\s/>]|[!?/])"
"""How a text begins that browsers, old ones too, take for HTML where no host says what it is."""
_LIKE_AN_OLD_PAGE = (
    r"(?i)[\x00-\x20\ufeff]*<(?:!--|!doctype\s|(?:html|head|body|title|meta|base|link|script|style|iframe|frameset"
    r"|applet|object|h1|div|font|table|a|b|br|p|pre|center|img|ul|plaintext|form)[\s/>])"
)
"""The same for what is XML by its ending, whose first element has a name of its own."""
_LIKE_XML = r"[\x00-\x20\ufeff]*<\?xml\s"
_KNOWN_TO_ALL_HOSTS = _set("html htm xhtml svg xml css")


def _ways(name: str, text: str) -> tuple[Way, ...]:
    """The ways in which hosts and browsers could read a text: by any ending in its name, and as it begins."""
    endings = frozenset(name.split(".")[1:])
    ways: list[Way] = [way for way, known in _WAYS.items() if not endings.isdisjoint(known.split())]
    if _ending(name) not in _KNOWN_TO_ALL_HOSTS:
        if re.match(_LIKE_XML, text):
            ways.append("data")
        elif re.match(_LIKE_AN_OLD_PAGE if "data" in ways else _LIKE_A_PAGE, text):
            ways.append("page")
    return tuple(dict.fromkeys(ways)) or ("text",)


# A meta counts wherever it stands, in a title or a comment too: some browsers look before they read.
_IN_METAS = r"<meta\b|>|\bcharset\s*+=\s*+[\"']?+\s*+(?P<said>[^\s\"'/>;]*+)"
UTF = frozenset(("utf-8", "utf8"))
"""What a text may say of its encoding."""
_IN_XML = r"\A\s*+<\?xml\b[^>]*?\bencoding\s*=\s*[\"'](?P<said>[^\"'>]*)"
_FIRST = 1024
"""In so many bytes a browser looks for what a page says of its encoding."""


def _of_text(source: Source, ways: tuple[Way, ...], name: str) -> Iterator[Problem]:
    """What is the matter with a text before anything in it is read."""
    text = source.text
    for start, end, words in strange_signs(text):
        if not re.match(f"[{STEERING}]", text[start]):  # what turns words round is told by itself
            yield Problem(f"there is {words} here", Span(source, start, end), "take it out")
    if _MARKED.isdisjoint(ways):
        return
    says_utf = False
    for said in said_of_encoding(text, xml="page" in ways):  # else the reader of XML sees to its own
        start, end = said.span("said")
        if said["said"].lower() not in UTF:
            yield Problem(
                f"this says that the file is saved as {said['said'] or 'nothing'}, and quietpage reads UTF-8",
                Span(source, start, max(end, start + 1)),
                "save it as UTF-8, and say so here: utf-8",
            )
        elif said.re.pattern != _IN_XML and end <= _FIRST and len(text[:end].encode()) <= _FIRST:
            says_utf = True
    named = not {"html", "htm", "shtml"}.isdisjoint(name.split("."))
    if named and not says_utf and not text.isascii():
        sign = next(place for place, each in enumerate(text) if not each.isascii())
        yield Problem(
            "this page does not say how it was saved, so some browsers would read other signs here",
            Span(source, sign, sign + 1),
            'write <meta charset="utf-8"> at the beginning of its head',
        )
    for program in re.finditer(r"http://www\.w3\.org/1999/XSL/Transform", text):
        yield Problem("a quiet page runs no script", Span(source, *program.span()), "take it out")
    for order in re.finditer(r"<!--#|<%", text):
        yield Problem(
            "some hosts would take this for an order, and put something else in its place",
            Span(source, *order.span()),
            "take it out, or write &lt; for the first sign",
        )


def said_of_encoding(text: str, *, xml: bool) -> Iterator[re.Match[str]]:
    """Where a text says in which encoding it is: the group `said` of each. `xml`: also as XML says it."""
    if xml and (declared := re.match(_IN_XML, text, re.IGNORECASE)):
        yield declared
    inside = False
    for found in re.finditer(_IN_METAS, text, re.IGNORECASE):
        if found["said"] is None:
            inside = found[0] != ">"
        elif inside:
            yield found


_READ_BY_PROGRAMS: dict[str, str] = {
    "asc": r"^[A-Za-z0-9+/]{40,76}={0,2}$|^[A-Za-z0-9+/]+={0,2}\n(?==[A-Za-z0-9+/]{4}$)|^=[A-Za-z0-9+/]{4}$",
    "vcf vcard": r"^(?:VERSION|PRODID|UID|REV)\b[^\n]*",
    "ics": r"^(?:VERSION|PRODID|UID|DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE)\b[^\n]*",
    "vtt": r"^(?:[^\n-]|-(?!->))*+-->[^\n]*+",
    "srt": r"^(?:\d++[ \t]*+\r?\n)?+(?:[^\n-]|-(?!->))*+-->[^\n]*+",
    "lrc": r"^(?:\[[\d:.]+\])+",
    "kml": r"<coordinates>[^<]*+(?=</coordinates>)",
    "gpx": r"\s(?:lat|lon)=\"[^\"<>]*\"",
}
"""What in some formats is for programs alone and shown to nobody, by endings; `^` is where a line begins."""


def for_people(target: str, text: str) -> str:
    """The text of a file with nothing in the place of what only programs read; all stays where it was."""
    ending = target.rpartition(".")[2].lower()
    for endings, pattern in _READ_BY_PROGRAMS.items():
        if ending in endings.split():
            text = re.sub(pattern, lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.MULTILINE)
    return text
