"""Files that are copied as they are: each is read as hosts and browsers take it, or is not published."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from tests.drawings import drawing, picture
from tests.sites import built, check, site

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
SVG = 'xmlns="http://www.w3.org/2000/svg"'
SCRIPT = "<script>alert()</script>"
PAGE = f"<!doctype html><html><head><title>x</title></head><body>{SCRIPT}</body></html>"


def words(text: str) -> list[str]:
    return text.split()


def told(folder: Path, name: str, content: str | bytes) -> list[str]:
    """What is said of a file in `static/`, each without its place."""
    outcome = check(site(folder, {f"static/{name}": content}))
    assert "Traceback" not in outcome.err
    places = [place for place in outcome.places if place.startswith(f"static/{name}:")]
    assert len(places) == len(outcome.places)
    return [place.split(": ", 1)[1] for place in places]


def packed(first: str, said: str) -> bytes:
    """A document that is an archive; its first file says what it is."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(first, said)
        archive.writestr("content.xml", "<x/>")
    return content.getvalue()


HONEST: dict[str, str | bytes] = {
    "LICENSE": "Free for everybody.\n",
    "README": "Read me.\n",
    "COPYING": "Free for everybody.\n",
    "thanks.txt": "/* THANKS */\nTo everybody.\n",
    "note.txt": "A < B, and <rosa@rosa.example> says that <3 is a heart.\n".replace("<3", "it"),
    "note.md": "# A note\n\nWith <b>markup</b> and a [link](https://rosa.example/).\n",
    "begins.md": '<img src="leaf.png" alt="a leaf">\n\nA leaf: ü.\n',
    "address.md": "<https://rosa.example/> is where I am.\n",
    ".well-known/security.txt": "Contact: mailto:rosa@rosa.example\nPreferred-Languages: en\n",
    ".well-known/webfinger": '{"subject": "acct:rosa@rosa.example", "links": []}\n',
    ".well-known/host-meta": '<?xml version="1.0"?><XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd">'
    '<Link rel="lrdd" template="https://rosa.example/.well-known/webfinger?resource={uri}"/></XRD>\n',
    "people.json": '{"name": "Rosa", "likes": ["tea", "rain"]}\n',
    "people.csv": "name,likes\nRosa,tea\n",
    "rosa.vcf": "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Rosa Lind\r\nEND:VCARD\r\n",
    "film.vtt": "WEBVTT\n\n00:01.000 --> 00:04.000\nShe says hello.\n",
    "key.asc": "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n"
    + "mQINBF5x8zABEADb3t4Zp7v9cM1k2n5q8r0s6u7w4y3a1e9i5o2UdXfGhJkLpQr1\n" * 2
    + "8zABEADb3t4Z==\n=aB3d\n-----END PGP PUBLIC KEY BLOCK-----\n",
    "about.html": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Über mich</title></head>'
    "<body><p>Hello. <em>Grüße!</em></p></body></html>\n",
    "plain.HTML": "<!doctype html><title>Plain</title><p>Hello.</p>\n",
    "über mich.html.de": '<!doctype html><meta charset="utf-8"><title>Über mich</title><p>Hallo.</p>\n',
    "about.de.html": "<!doctype html><title>Mehr</title><p>Hallo.</p>\n",
    "about.xhtml": '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC'
    f' "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
    f'<html {XHTML} xml:lang="en"><head><title>Über</title>'
    "</head><body><p>Hello,<br/>&nbsp;you.</p></body></html>\n",
    "leaf.svg": f'<svg {SVG} viewBox="0 0 9 9"><style>path {{ fill: red }}</style><path d="M0 0L1 1"/></svg>',
    "inkscape.svg": '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    "<!-- Created with Inkscape (http://www.inkscape.org/) -->\n"
    f'<svg {SVG} xmlns:svg="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" version="1.1">'
    '<sodipodi:namedview pagecolor="#ffffff" /><metadata id="m"><rdf:RDF'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work xmlns:cc="http://creativecommons.org/ns#"'
    ' rdf:about=""/></rdf:RDF></metadata><g><path style="fill:#fff" d="M 0,0 L 1,1 Z"/></g></svg>',
    "illustrator.svg": '<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: Adobe Illustrator -->\n'
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    f'<svg {SVG} xml:space="preserve"><metadata><?xpacket begin=\'\' id=\'W5M0MpCehiHzreSzNTczkc9d\'?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta><?xpacket end=\'w\'?></metadata><path d="M0 0"/></svg>',
    "feed.atom": '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
    '<title>News</title><entry><title>Hello</title><content type="xhtml"><div'
    ' xmlns="http://www.w3.org/1999/xhtml"><p>Hello <em>you</em>.'
    "</p></div></content></entry></feed>\n",
    "news.rss": '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>'
    "<description>&lt;p&gt;Hello.&lt;/p&gt;</description></channel></rss>\n",
    "friends.opml": '<opml version="2.0"><head><title>Friends</title></head><body>'
    '<outline text="Rosa" type="link" url="https://rosa.example/"/></body></opml>\n',
    "walk.kml": '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark>'
    "<name>The lake</name><Point><coordinates>13.4,52.5</coordinates></Point></Placemark></kml>\n",
    "form.xsd": '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element/></xs:schema>\n',
    "thing.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ont="urn:ont">'
    '<rdf:Description rdf:about="https://rosa.example/"/></rdf:RDF>\n',
    "more.css": "p { color: #000 }\n",
    "LESS.CSS": "p { color: #111 }\n",
    "cv.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "book.epub": packed("mimetype", "application/epub+zip"),
    "letter.odt": packed("mimetype", "application/vnd.oasis.opendocument.text"),
    "letter.docx": packed("[Content_Types].xml", "<Types/>"),
    "song.ogg": b"OggS\0\2" + bytes(20),
    "song.flac": b"fLaC" + bytes(20),
    "song.wav": b"RIFF\x24\0\0\0WAVEfmt ",
    "film.webm": b"\x1aE\xdf\xa3" + bytes(20),
    "favicon.ico": b"\0\0\1\0\1\0" + bytes(20),
    "leaf.png": picture("png", drawing(8, 8)),
    "leaf.jpg": picture("jpeg", drawing(8, 8)),
    "leaf.webp": picture("webp", drawing(8, 8)),
    "leaf.gif": b"GIF89a" + bytes(20),
    "leaf.avif": b"\0\0\0\x20ftypavif" + bytes(20),
    "fonts/mine.woff2": b"wOF2" + bytes(20),
    "fonts/mine.ttf": b"\0\1\0\0" + bytes(20),
    "fonts/mine.otf": b"OTTO" + bytes(20),
    "empty.txt": b"",
}  # fmt: skip


def test_what_means_well_is_copied_as_it_is(tmp_path: Path) -> None:
    page = built(site(tmp_path, {f"static/{name}": content for name, content in HONEST.items()}))
    for name, content in HONEST.items():
        written = content if isinstance(content, bytes) else content.encode()
        assert (page / name).read_bytes() == written, name


# What a browser could take for a document is read as one: by any ending in its name, and by its beginning.

DOCUMENTS = [
    *(
        (name, PAGE)
        for name in words(
            "page.html page.htm page.HTML page.Htm page.shtml page PAGE page.html.de page.de.html"
            " page.html.pt-br page.md page.json page.csv page.html.txt page.html.md page.bib deep/page"
            " .well-known/page page.xhtml page.ics page.vcf page.log"
        )
    ),
    ("page", f"\n\t {SCRIPT}"),
    ("page", f"\ufeff{SCRIPT}"),
    ("page", f"<!-- a note -->{SCRIPT}"),
    ("page", f"<b>x</b>{SCRIPT}"),
    ("page", f"<P\n>x</P>{SCRIPT}"),
    ("page", f"</p>{SCRIPT}"),
    ("page", f"<?x?>{SCRIPT}"),
    ("page", '<?xml version="1.0"?><p xmlns="http://www.w3.org/1999/xhtml"><script>alert()</script></p>'),
    ("host-meta", '<?xml version="1.0"?><x><h:script xmlns:h="http://www.w3.org/1999/xhtml"/></x>'),
    *(
        (f"data.{ending}", f"<x><y {XHTML}/><script {XHTML}>alert()</script></x>")
        for ending in ("xml", "xsd", "rdf", "rss", "atom", "opml", "kml", "gpx", "xspf", "rng", "owl")
    ),
    ("data.xml", '<x xmlns:h="http://www.w3.org/1999/xhtml"><h:img src="https://far.example/eye.png"/></x>'),
    ("data.xml", f'<x><p {XHTML} onclick="alert()">x</p></x>'),
    ("data.xml", f'<x><p {XHTML} style="background: url(//far.example/)">x</p></x>'),
    ("data.xml", f'<x><a {XHTML} href="javascript:alert()">x</a></x>'),
    ("data.xml", f'<x><iframe {XHTML} src="https://far.example/"/></x>'),
    ("data.xml", f"<x><style {XHTML}>@im&#112;ort '//far.example/all.css';</style></x>"),
    ("data.xml", f'<x><svg {SVG}><image href="https://far.example/eye.png"/></svg></x>'),
    ("data.xml", '<x><s:svg xmlns:s="http://www.w3.org/2000/svg"><s:set onbegin="alert()"/></s:svg></x>'),
    ("data.xml", '<?xml-stylesheet type="text/xsl" href="eye.xsl"?><x/>'),
    ("data.xml", '<t:transform xmlns:t="http://www.w3.org/1999/XSL/Transform"/>'),
    ("data.xml", '<!DOCTYPE x [<!ATTLIST y xmlns CDATA "http://www.w3.org/1999/xhtml">]><x><y/></x>'),
    ("data.xml", '<!DOCTYPE x [<!ENTITY y "<script/>">]><x>&y;</x>'),
    ("leaf.svg", f"<svg {SVG}><style>@im&#112;ort '//far.example/all.css';</style></svg>"),
    ("leaf.svg", f"<svg {SVG}><style>@im<![CDATA[port '//far.example/all.css']]>;</style></svg>"),
    ("leaf.svg", f"<svg {SVG}><foreignObject><p {XHTML}>x</p></foreignObject></svg>"),
    ("LEAF.SVG", f"<svg {SVG}>{SCRIPT}</svg>"),
    ("more.css", "@import 'https://far.example/all.css';"),
    ("MORE.CSS", "@import 'https://far.example/all.css';"),
    ("more.css.html", PAGE),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("name", "content"), DOCUMENTS)
def test_what_a_browser_could_take_for_a_document_is_read_as_one(
    name: str, content: str, tmp_path: Path
) -> None:
    assert told(tmp_path, name, content)


# And in the encoding in which it is read here.

ENCODED: list[tuple[str, str | bytes, str]] = [
    ("page.html", PAGE.encode("utf-16"), "not saved as UTF-8"),
    ("page.html", PAGE.encode("utf-16-le"), "a sign of no meaning"),
    ("page.html", "<p>é</p>".encode("latin-1"), "not saved as UTF-8"),
    ("note.txt", "All five of us".encode("utf-16"), "not saved as UTF-8"),
    ("leaf.svg", f"<svg {SVG}/>".encode("utf-16"), "not saved as UTF-8"),
    ("leaf.svg", f'<?xml version="1.0" encoding="UTF-7"?><svg {SVG}>+ADw-script+AD4-</svg>', "same way"),
    ("page.html", '<meta charset="iso-2022-jp"><p>x</p>', "iso-2022-jp"),
    ("page.html", '<title><meta charset="iso-2022-jp"></title><p>x</p>', "iso-2022-jp"),
    ("page.html", '<!-- <meta charset="utf-7"> --><p>x</p>', "utf-7"),
    ("page.html", "<meta http-equiv='content-type' content='text/html; charset=shift_jis'>x", "shift_jis"),
    ("page.html", '<?xml version="1.0" encoding="gbk"?><p>x</p>', "gbk"),
    ("page.html", "<!doctype html><title>x</title><p>\x1b$B</p>", "steers a machine"),
    ("page.html", "<!doctype html><title>x</title><p>Grüße</p>", "does not say how it was saved"),
    ("page.html", f'<!-- {"a" * 1100} --><meta charset="utf-8"><p>Grüße</p>', "does not say how it was"),
    ("more.css", "p { color: #000 } /* é */".encode("latin-1"), "not saved as UTF-8"),
    ("note.txt", "net \u202evif\u202c friends", "turn letters round"),
    ("note.txt", "f\u200bve friends", "hidden space"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "said"), ENCODED)
def test_a_text_is_in_utf_and_says_nothing_else(
    name: str, content: str | bytes, said: str, tmp_path: Path
) -> None:
    assert any(said in each for each in told(tmp_path, name, content))


def test_what_was_saved_in_another_way_is_told_at_its_sign(tmp_path: Path) -> None:
    outcome = check(site(tmp_path, {"static/note.txt": "Hello\nto Zo\xeb\n".encode("latin-1")}))
    assert outcome.places == [
        "static/note.txt:2:6: this was not saved as UTF-8, so that not every browser would read the same here"
    ]


# What a host would put something else in the place of.


@pytest.mark.parametrize(
    "order",
    ['<!--#include virtual="/etc/hostname" -->', "<!--#exec cmd='ls'-->", "<?php phpinfo() ?>", "<% x %>"],
)
def test_an_order_to_a_host_inside_a_page_is_told(order: str, tmp_path: Path) -> None:
    page = f"<!doctype html><title>x</title><p>x</p>{order}"
    assert told(tmp_path / "old", "page.shtml", page)
    assert told(tmp_path / "new", "page.html", page)


# What is neither a known text nor begins as what it says it is.

IMAGE = picture("png", drawing(8, 8))
UNKNOWN: list[tuple[str, str | bytes, str]] = [
    *((f"page.{ending}", PAGE, "does not know") for ending in words("foo dtd wsdl mml var asis map")),
    *((f"x.{ending}", b"x", "does not know") for ending in words("doc eot psd ｈｔｍｌ")),
    ("page.appcache", "CACHE MANIFEST\n", "does not know"),
    ("blob", b"\0\1\2\3", "nobody can tell"),
    ("blob", b"\xff\xfe\xfd", "nobody can tell"),
    *((f"leaf.{ending}", PAGE, "is called a picture") for ending in words("png jpg gif webp avif ico bmp")),
    *((f"mine.{ending}", PAGE, "is called a font") for ending in words("woff2 woff ttf otf")),
    *((f"song.{ending}", PAGE, "is called a sound") for ending in words("ogg flac wav opus aac")),
    *((f"film.{ending}", PAGE, "is called a film") for ending in words("webm mov ogv")),
    *((f"text.{ending}", PAGE, "is called a document") for ending in words("pdf epub odt docx")),
    ("leaf.avif", b"<b> ftypavif<script>alert()</script>", "is called a picture"),
    ("leaf.png", b"", "is called a picture"),
    ("cv.pdf", b"\n" + PAGE.encode() + b"%PDF-1.7", "is called a document"),
    ("book.epub", packed("x", "application/epub+zip"), "is called a document"),
    ("leaf.html.webp", b"RIFF\0\0\0\0WEBP" + SCRIPT.encode(), "go by the .html"),
    ("leaf.svg.png", IMAGE, "go by the .svg"),
    ("page.html.gz", gzip.compress(PAGE.encode(), mtime=0), "packed"),
    ("index.html.br", b"x", "packed"),
    ("more.zip", packed("a", "b"), "packed"),
    ("more.tar.gz", b"\x1f\x8b", "packed"),
    *((f"x.{ending}", b"MZ", "a program") for ending in words("exe EXE msi dmg apk bat cmd com deb")),
    *((f"x.{ending}", "x", "no script") for ending in words("js JS mjs wasm php xsl hta svgz mht sh")),
    ("x.php.txt", "<?php x() ?>", "no script"),
    ("x.cgi.html", "<p>x</p>", "no script"),
    ("x.html.php", "<p>x</p>", "no script"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("name", "content", "said"), UNKNOWN)
def test_what_nobody_can_look_into_is_told(
    name: str, content: str | bytes, said: str, tmp_path: Path
) -> None:
    assert any(said in each for each in told(tmp_path, name, content))


# Orders to hosts.


@pytest.mark.parametrize(
    "name",
    words(
        "_headers _redirects _routes.json _worker.js _worker.js/index.html netlify.toml vercel.json now.json"
        " web.config Web.Config staticwebapp.config.json firebase.json deep/web.config"
    ),
)
def test_a_file_that_gives_orders_to_a_host_is_told(name: str, tmp_path: Path) -> None:
    (said,) = told(tmp_path, name, "x")
    assert said == "some hosts take orders from this file, and could break what the page promises"


def test_a_name_for_the_page_stands_in_the_site_and_not_beside_it(tmp_path: Path) -> None:
    outcome = check(site(tmp_path, {"static/CNAME": "people.rosa.example\n"}))
    (said,) = outcome.places
    assert said == "static/CNAME: some hosts would take the name in this file for the page's own address"
    assert "into quietpage.yml, after domain:" in outcome.err


@pytest.mark.parametrize("name", ["index.htm", "Default.htm", "index.xhtml", "default.html", "INDEX.HTM"])
def test_what_a_host_would_show_in_the_place_of_the_index_is_told(name: str, tmp_path: Path) -> None:
    content = f"<html {XHTML}><head><title>x</title></head><body><p>x</p></body></html>"
    assert told(tmp_path, name, content) == ["some hosts would show this in the place of the page"]


# Numbers are looked for in all that people read.


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("LICENSE", "Free for five friends\n", "1:10"),
        ("friends.json", '{"friends": 5}\n', "1:13"),
        ("friends.csv", "name,friends\nRosa,five\n", "2:6"),
        ("friends.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nSUMMARY:five friends\n", "3:9"),
        ("rosa.vcf", "BEGIN:VCARD\nVERSION:4.0\nNOTE:five friends\n", "3:6"),
        ("film.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\nfive friends\n", "4:1"),
        ("key.asc", "five friends\n", "1:1"),
        ("data.xsd", f"<x><p {XHTML}>five friends</p></x>", "1:44"),
        ("page", "<p>five friends</p>", "1:4"),
        ("page.html.de", "<p>five friends</p>", "1:4"),
        ("MORE.CSS", "p::after{content:'5'}", "1:19"),
        ("walk.kml", "<kml><name>five friends</name></kml>", "1:12"),
    ],
)
def test_a_number_is_found_in_every_text(name: str, content: str, place: str, tmp_path: Path) -> None:
    outcome = check(site(tmp_path, {f"static/{name}": content}))
    said = [each for each in outcome.places if "a number on a page without numbers" in each]
    assert [each.split(": ")[0] for each in said] == [f"static/{name}:{place}"]


AWAY = "url(https://evil.example/a)"


@pytest.mark.parametrize(
    ("name", "content"),
    [  # a string goes on behind the end of a line that is written with two signs
        ("x.css", 'a{x:"\\\r\n"} b{background:' + AWAY + '} c{x:""}\r\n'),
        ("x.html", '<style>a{x:"\\\r\n"} b{background:' + AWAY + '} /* " */\r\n</style>'),
        ("x.svg", f'<svg {SVG}><style>a{{x:"\\&#13;\n"}} b{{background:{AWAY}}} /* " */\n</style></svg>'),
        ("x.html", f'<p style=\'x:"\\&#13;\n";background:{AWAY};y:"\\&#13;\n"\'>'),
    ],
)
def test_a_style_asks_nobody_behind_the_end_of_a_line(name: str, content: str, tmp_path: Path) -> None:
    assert told(tmp_path, name, content.encode()) != []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.css", 'p::before{content:"\\\r\n5"}\r\n'),
        ("x.css", "li{list-style:nosuchstyle}"),
        ("x.css", "@counter-style e{} li{list-style:e}"),
        ("x.css", "li{list-style-type:urdu}"),
        ("x.css", r"@counter-style x{system:cyclic;symbols:\35  b}li{list-style:x}"),
        ("x.css", "@counter-style x{system:cyclic;symbols:five ten}"),
        # What closes itself in XML goes on in HTML, and the other way round.
        ("x.xhtml", f"<html {XHTML}><head><title>t</title><style/></head><body><p>five</p></body></html>"),
        ("x.xhtml", f'<html {XHTML}><head><script type="application/json"/></head><p>five</p></html>'),
        ("x.xml", f"<p {XHTML}><style/>five apples</p>"),
        ("x.xml", '<h:p xmlns:h="http://www.w3.org/1999/xhtml"><h:style/>five apples</h:p>'),
        ("x.xml", "<foo><style/>five apples</foo>"),
        (
            "x.svg",
            f'<!-- c --><s:svg xmlns:s="{SVG[7:-1]}" {XHTML}><style/><s:text>5</s:text></s:svg>',
        ),
        ("x.html", '<svg></svg><link rel="author" href="x.html"><p>five apples</p>'),
        ("x.html", '<?xml version="1.0"?><!doctype html><link rel="author" href="x.html"><p>five</p>'),
        ("x.xml", f'<?xml version="1.0"?><p {XHTML}><link rel="author" href="x.html">five</link></p>'),
        ("x.xml", '<?xml version="1.0"?><r><link>five</link></r>'),
        ("x.rss", '<rss version="2.0"><channel><link>five old apples</link></channel></rss>'),
    ],
)
def test_a_number_is_found_in_whatever_way_a_file_is_read(name: str, content: str, tmp_path: Path) -> None:
    assert any("a number" in each for each in told(tmp_path, name, content.encode()))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "x.css",
            '@counter-style leaf{system:cyclic;symbols:"\u2767";suffix:" "} ul{list-style:leaf inside}',
        ),
        (
            "x.css",
            "ul{list-style:square url(leaf.png)} ol{list-style:none !important} li{list-style:var(--mark)}",
        ),
        (
            "x.html",
            '<body bgcolor="#ffffff" text="black"><table border="0"><td align="right">a</table>',
        ),
        (
            "x.rss",
            '<rss version="2.0"><channel><link>https://ada.example/2</link><title>Ada</title></channel></rss>',
        ),
    ],
)
def test_what_counts_nothing_is_let_by(name: str, content: str, tmp_path: Path) -> None:
    assert told(tmp_path, name, content) == []


def test_what_a_theme_has_besides_is_held_to_the_same(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "quietpage.yml": "author:\n  name: Rosa Lind\ntheme: ./mine\n",
        "mine/theme.yml": "about: mine\n",
        "mine/a.xsd": f"<x><script {XHTML}/></x>",
        "mine/b.png": PAGE,
        "mine/c": PAGE,
        "mine/d.pdf": b"%PDF-1.7",
        "mine/e.html.de": PAGE,
        "mine/_headers": "/*\n  content-security-policy: default-src *\n",
        "mine/g.ogg": b"OggS",
        "mine/h.svg": f"<svg {SVG}><style>@im&#112;ort '//far.example/'</style></svg>",
        "mine/fine.svg": f"<svg {SVG}/>",
        "mine/fine.woff2": b"wOF2" + bytes(20),
    }
    places = check(site(tmp_path, files)).places
    names = {place.split(":")[0] for place in places}
    assert names == {name for name in files if name.startswith("mine/") and "fine" not in name} - {
        "mine/theme.yml"
    }
