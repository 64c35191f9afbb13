"""Which files are published, by their endings, and how each type begins: tables, and what is asked of them.

Sources: the names by which hosts serve a file are those of Apache's `mime.types` and of the media type
registry (https://www.iana.org/assignments/media-types/); how a file begins is said in WHATWG, MIME Sniffing,
section 6 (https://mimesniff.spec.whatwg.org/#matching-a-mime-type-pattern), and for what is not in it, in
the format's own specification, which is named here. What is on no list is not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

Syntax = Literal["html", "xhtml", "svg", "xml", "css", "text"]
"""How a text is parsed: `xhtml` is HTML written as XML, `xml` any other vocabulary, `text` is words alone."""

FileType = Literal["text", "picture", "font", "sound", "film", "document"]


def ending_of(name: str) -> str:
    """The ending by which hosts know a file, in small letters; empty, if it has none.

    Apache's `mod_mime` reads all endings of a name, and takes `x.html.de` for a page in German: behind the
    ending of a text, the tag of a language is none.
    """
    first, *endings = name.split(".")
    if not endings or (not first and len(endings) == 1):
        return ""
    *others, last = endings
    if type_of(last) is None and re.fullmatch(r"[a-z]{2}(?:-[a-z]{2,4})?", last) and not _is_refused(last):
        return next((each for each in reversed(others) if type_of(each) == "text"), last)
    return last


def _is_refused(ending: str) -> bool:
    return any(ending in each for each in (RUN_BY_HOSTS, RUN_BY_BROWSERS, PROGRAMS, ARCHIVES))


def type_of(ending: str) -> FileType | None:
    """The type of the files of an ending; `None` for what is not published, or not known."""
    if any(ending in endings.split() for endings in TEXT_ENDINGS.values()):
        return "text"
    if ending in _ARCHIVED_DOCUMENTS:
        return "document"
    return next((each for each, (endings, _) in _SIGNATURES.items() if ending in endings.split()), None)


def begins_as(ending: str, file_type: FileType | None, content: bytes) -> bool:
    """Whether a file that is no text begins as those of its type do."""
    if ending in _ARCHIVED_DOCUMENTS:
        # A ZIP archive of which the first member is not compressed, and says what the whole is: "OCF ZIP
        # Container" in EPUB, "Packages" in OpenDocument. Office Open XML has no such member.
        said = _ARCHIVED_DOCUMENTS[ending]
        return (
            re.match(rb"PK\x03\x04" + (rb"(?s:.{26})mimetype" + said if said else b""), content) is not None
        )
    if file_type is None:
        return False
    return re.match(_SIGNATURES[file_type][1].encode("latin-1"), content, re.DOTALL) is not None


def published_types() -> Iterator[tuple[str, str, str]]:
    """What may be copied, for the docs: the type, its endings, and how it is checked."""
    whole = "for numbers, scripts and requests to other hosts, as the finished page is"
    yield "pages", f"{TEXT_ENDINGS['html']} {TEXT_ENDINGS['xhtml']}", whole
    yield "drawings", TEXT_ENDINGS["svg"], "the same"
    yield "XML", TEXT_ENDINGS["xml"], "for numbers; what is HTML or SVG in it, as a page"
    yield "style sheets", TEXT_ENDINGS["css"], "for numbers and requests to other hosts"
    yield (
        "texts, also without an ending",
        TEXT_ENDINGS["text"],
        "for numbers; as a page, too, if it begins as one",
    )
    beginning = "not looked into, but it has to begin as such a file does"
    names = {"picture": "pictures", "font": "typefaces", "sound": "sounds", "film": "films"}
    for file_type, name in names.items():
        yield name, _SIGNATURES[file_type][0], beginning  # type: ignore[index]
    yield "documents", " ".join((_SIGNATURES["document"][0], *_ARCHIVED_DOCUMENTS)), beginning


def refused_types() -> Iterator[tuple[str, str]]:
    """What is not copied, for the docs: names or endings, and why."""
    yield (
        " ".join(sorted(HOST_CONFIGURATION)),
        "give orders to a host, and could break what the page promises",
    )
    yield _dotted(RUN_BY_BROWSERS | RUN_BY_HOSTS), "run, in a browser or at a host"
    yield _dotted(PROGRAMS), "are programs"
    yield _dotted(ARCHIVES), "are packed, so that nobody can see what is in them"


def _dotted(endings: Iterable[str]) -> str:
    return " ".join(f".{ending}" for ending in sorted(endings))


TEXT_ENDINGS: dict[Syntax, str] = {
    "html": "html htm shtml",
    "xhtml": "xhtml xht",
    "svg": "svg",
    "xml": "xml opml rss atom rdf owl kml gpx xspf xsd rng tei",
    "css": "css",
    "text": (
        "txt text md markdown rst adoc asciidoc org tex bib log csv tsv ics vcf vcard vtt srt lrc json jsonld"
        " geojson webmanifest yml yaml toml ini conf cfg asc po pot diff patch gmi"
    ),
}
"""The endings of files that are text, by how browsers parse what hosts serve under them."""

_SIGNATURES: dict[FileType, tuple[str, str]] = {
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
"""The endings of files that are no text, and how files of each type begin: a pattern, for bytes as Latin-1.

None begins as HTML could, so that no browser takes one for a page. What is not in MIME Sniffing: AVIF, HEIF
and M4A are ISO base media files (`ftyp` behind a size, ISO/IEC 14496-12), and so is QuickTime, whose older
files begin with any of its atoms; JPEG XL is a bare codestream or a container (ISO/IEC 18181); TIFF 6.0,
section 2; a font may begin with `true` on Apple's systems ("The Font Directory" in the TrueType Reference
Manual); FLAC (RFC 9639, section 6); Matroska, as WebM, with the header of EBML (RFC 8794).
"""

_ARCHIVED_DOCUMENTS = {
    "epub": rb"application/epub\+zip",
    "odt": rb"application/vnd\.oasis\.opendocument\.text",
    "ods": rb"application/vnd\.oasis\.opendocument\.spreadsheet",
    "odp": rb"application/vnd\.oasis\.opendocument\.presentation",
    "odg": rb"application/vnd\.oasis\.opendocument\.graphics",
    "docx": b"",
    "xlsx": b"",
    "pptx": b"",
}
"""Documents that are ZIP archives of a known kind, each with the media type that its first file names."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


RUN_BY_HOSTS = _set("php phtml phar pht asp aspx jsp cgi pl py rb shtm stm")
"""Endings by which a host runs a file (CGI, PHP, ASP, JSP, server-side includes), wherever in its name they
are: Apache's `AddHandler` goes by any of several ("Files with Multiple Extensions" in `mod_mime`).
"""

RUN_BY_BROWSERS = _set(
    "js mjs cjs jse vbs vbe ts wasm xsl xslt swf jar class htc hta svgz mht mhtml sh xbl xul"
)
"""What runs in browsers of today or of old, or holds what does: JavaScript (RFC 9239) and what it is made of,
WebAssembly, VBScript, XSLT, Flash, Java, HTML components and applications, packed SVG, MHTML, XBL and XUL.
"""
PROGRAMS = _set("exe msi com scr bat cmd ps1 dll app dmg pkg apk ipa deb rpm appimage bin run crx xpi")
ARCHIVES = _set("zip tar gz tgz bz2 xz zst br lz 7z rar z cab iso")

HOST_CONFIGURATION = _set(
    "_headers _redirects _routes.json _worker.js _worker.bundle netlify.toml vercel.json now.json"
    " web.config staticwebapp.config.json routes.json firebase.json wrangler.toml wrangler.json"
    " wrangler.jsonc customhttp.yml amplify.yml render.yaml static.json superstatic.json staticfile"
    " staticfile.auth"
)
"""Names of files by which a host is configured, in small letters: one could set headers or cookies, or lead
visitors elsewhere. They are of Netlify and Cloudflare Pages (with an underscore, and `wrangler`), Vercel
(`now`), IIS, Azure Static Web Apps (`routes.json`), Firebase (`superstatic`), AWS Amplify (`customhttp`),
Render, Heroku's buildpack for static sites (`static.json`) and Cloud Foundry's (`Staticfile`).
"""

IN_PLACE_OF_THE_INDEX = r"(?:index|default|iisstart)\.(?!html$)[a-z]+|default\.html"
"""Names of files that some hosts show before `index.html` where a folder is asked for (`DirectoryIndex` of
Apache, the default documents of IIS).
"""
