"""Whatever a browser would run, load or send from a page is found in it, however the page is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import pytest
from justhtml import JustHTML

from quietpage.check.pages_about_children import check_links_out
from quietpage.check.privacy import Kind, check_markup
from quietpage.core.source import Source
from quietpage.markup.html import read
from quietpage.markup.tokens import Ambiguity
from quietpage.render.fragments import article
from quietpage.render.view_models import PersonView
from tests.markup.pages import honest_pages, odd_pages
from tests.sites import ADA, run, site

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"

_RUNNING = re.compile(r"(?i)[\x00-\x20]*(?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|vbscript|data)\s*:")
_FAR = re.compile(r"(?i)[\x00-\x20]*(?:[a-z][a-z0-9+.-]*:|[/\\]\s*[/\\])")
_ASKING = re.compile(r"(?i)@import|url\(\s*[\"']?\s*(?:[a-z][a-z0-9+.-]*:|[/\\]\s*[/\\])")
_LOADED = ("src", "srcset", "poster", "data", "background", "xlink:href", "lowsrc", "ping", "action")
_SENDING = ("iframe", "frame", "embed", "object", "applet", "base", "form", "portal")


def harm_in(page: str, scripting: bool) -> list[str]:
    """What a browser would run, load from elsewhere or send, by a whole reader of HTML."""
    harm: list[str] = []
    waiting = list(JustHTML(page, sanitize=False, scripting_enabled=scripting).root.children or ())
    while waiting:
        node = waiting.pop()
        if node.name.startswith(("#", "!")):
            continue
        content = getattr(node, "template_content", None)
        inside = [*(node.children or ()), *(content.children if content is not None else ())]
        waiting.extend(inside)
        name, values = (
            node.name.lower(),
            {key.lower(): each or "" for key, each in (node.attrs or {}).items()},
        )
        text = "".join(str(each.data) for each in inside if each.name == "#text")
        kind = values.get("type", "").strip().lower()
        if name == "script" and (
            node.namespace == "svg" or kind not in ("application/json", "application/ld+json")
        ):
            harm.append("a script")
        if name == "style" and node.namespace != "math" and _ASKING.search(text):
            harm.append(f"a style sheet that says {text}")
        if node.namespace == "html" and name in _SENDING:
            harm.append(name)
        if node.namespace == "html" and name == "link" and _FAR.match(values.get("href", "")):
            harm.append("a link to a far file")
        for key, value in values.items():
            if key.startswith("on") and len(key) > 2:
                harm.append(f"a handler {key}")
            elif key == "style" and _ASKING.search(value):
                harm.append(f"a style that says {value}")
            elif (key in _LOADED or (key == "href" and name != "a")) and _FAR.match(value):
                harm.append(f"{key} of {name}, which is {value}")
            elif key in ("href", "xlink:href") and _RUNNING.match(value):
                harm.append(f"a link to {value}")
    return harm


@pytest.mark.parametrize("scripting", [True, False], ids=["with scripts", "without scripts"])
def test_what_a_whole_reader_finds_to_be_run_or_loaded_is_objected_to(scripting: bool) -> None:
    kinds: tuple[Kind, ...] = ("rendered", "html")
    harmful = [page for page in odd_pages(2500, seed=11) if harm_in(page, scripting)]
    assert len(harmful) > 500
    let_by = [page for page in harmful for kind in kinds if not any(check_markup(Source("a", page), kind))]
    assert let_by == []


def test_an_honest_page_is_let_by() -> None:
    said = {
        page: told
        for page in honest_pages(500, seed=12)
        if (told := [*check_markup(Source("a", page), "html")])
    }
    assert said == {}


EYE = "<script src=//far.example/eye.js></script>"
PAGES = [
    # Text ends with the closing tag of its own, and with no other.
    f"<title>a</script><!-- </title>{EYE}<!-- --></title>",
    f"<title>a</style><!-- </title>{EYE}<!-- --></title>",
    f"<style></title><!-- </style>{EYE}<!-- --></style>",
    f"<script type='application/json'></title><!-- </script>{EYE}<!-- --></script>",
    f"<title>a</ſcript></title>{EYE}",
    f"<title>a</title x>{EYE}<title></title>",
    f"<title>a</title/>{EYE}<title></title>",
    # No slash closes an element of HTML.
    f"<title/><!-- </title>{EYE}-->",
    f"<style/><!-- </style>{EYE}-->",
    f"<script type='application/json'/><!-- </script>{EYE}-->",
    f"<title class=a/><!-- </title>{EYE}-->",
    f"<title class='a' /><!-- </title>{EYE}-->",
    # Comments end early, and what is no comment is none.
    f"<!-->{EYE}-->",
    f"<!--->{EYE}-->",
    f"<!-- --!>{EYE}-->",
    f"<?xml version='1.0'?><p><![CDATA[>{EYE}]]></p>",
    f"<?xml > {EYE} ?>",
    f"<![CDATA[>{EYE}]]>",
    f"<!doctype html [<!-- >{EYE}--> ]>",
    f"</ >{EYE}",
    # Elements in which some browsers read tags, and others text.
    f"<noscript><p title='</noscript>{EYE}'></p></noscript>",
    f"<noscript><!-- </noscript>{EYE}--></noscript>",
    f"<noframes><p title='</noframes>{EYE}'></p></noframes>",
    f"<select><title></select>{EYE}</title>",
    f"<template>{EYE}</template>",
    f"<div><template shadowrootmode=open>{EYE}</template></div>",
    f"<textarea><!-- </textarea>{EYE}--></textarea>",
    f"<xmp><!-- </xmp>{EYE}--></xmp>",
    f"<frameset><title></frameset>{EYE}</title></frameset>",
    # Scripts end by rules of their own.
    f"<script type='application/json'><!--<script></script>--></script>{EYE}",
    f"<script type='application/json'><!--<script>--></script>{EYE}",
    # Drawings and formulas, in which a title is no title and a section of text is one.
    f"<svg><title><!-- </title></svg>--></title></svg>{EYE}",
    f"<svg><![CDATA[--><svg>]]></svg>{EYE}",
    f"<svg><title><![CDATA[</title>]]>{EYE}</title></svg>",
    f"<svg><style><!-- </style>-->{EYE}</style></svg>",
    f"<svg><desc><style><!-- </style>{EYE}--></style></desc></svg>",
    f"<svg></p><style><!-- </style>{EYE}--></style></svg>",
    f"<svg><p><style><!-- </style>{EYE}--></style></svg>",
    f"<svg><font color=a><style><!-- </style>{EYE}--></style></svg>",
    f"<math><mtext><style><!-- </style>{EYE}--></style></mtext></math>",
    f"<math><annotation-xml encoding=text/html><style><!-- </style>{EYE}--></style></annotation-xml></math>",
    f"<svg><foreignObject><style><!-- </style>{EYE}--></style></foreignObject></svg>",
    "<svg><script>alert()</script></svg>",
    "<svg><script type='application/json'/><script>alert()</script></svg>",
    "<svg><style>@im&#112;ort '//far.example/a.css';</style></svg>",
    "<svg><style>@im<!-- -->port '//far.example/a.css';</style></svg>",
    "<svg><style>@im<![CDATA[port '//far.example/a.css';]]></style></svg>",
    "<svg><style><g/>@import '//far.example/a.css';</style></svg>",
    "<svg><rect fill='u&#114;l(//far.example/a)'/></svg>",
    # Attributes, as browsers take them apart.
    "<p/onclick=alert()>",
    "<p a='b'onclick=alert()>",
    "<p a=b\ronclick=alert()>",
    "<p a=b\x0conclick=alert()>",
    "<p a='b' a='c' onclick=alert()>",
    "<p \"=' onclick=alert() a='>",
    "<p = onclick=alert()>",
    "<img alt='' src=a.png src=//far.example/a.png>",
    "<img alt='' src=&sol;&sol;far.example/a.png>",
    "<a href=java&Tab;script&colon;alert()>a</a>",
    "<p title='a' onclick=alert()",
    "<p title='a' onclick=alert() >",
    "\x1b(J<p title='a'>",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("kind", ["rendered", "html"])
def test_what_was_let_by_once_is_objected_to(page: str, kind: Kind) -> None:
    assert list(check_markup(Source("a.html", page), kind)) != []


@pytest.mark.parametrize("first", range(0, len(PAGES), 20))  # no more than are told in one report
def test_a_file_that_hides_a_script_is_refused_at_its_place(first: int, tmp_path: Path) -> None:
    pages = enumerate(PAGES[first : first + 20])
    files = {f"static/{_word(place)}.html": f"<!doctype html>\n{page}" for place, page in pages}
    outcome = run(site(tmp_path, {**files}, ada=ADA), "build")
    assert outcome.code == 1
    assert not (tmp_path / "_site").exists()
    places = {tuple(place.split(":")[:2]) for place in outcome.places}
    assert {name for name in files if not any((name, line) in places for line in "234")} == set()


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES[:12] + PAGES[30:40])
def test_a_template_that_hides_a_script_is_refused_at_its_place(page: str, tmp_path: Path) -> None:
    outcome = run(site(tmp_path, {"templates/colophon.html": f"<p>a</p>\n{page}\n"}, ada=ADA), "build")
    assert outcome.code == 1
    assert not (tmp_path / "_site").exists()
    assert any(place.startswith("templates/colophon.html:2:") for place in outcome.places), outcome.err


PLAIN = (
    '<!doctype html><html><head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="{{{{ page.policy | safe }}}}">'
    '<meta name="referrer" content="no-referrer"><title>{{{{ site.title }}}}</title></head>'
    "<body>{}</body></html>"
)
ARTICLES = "{% for person in people %}{{ person | article }}{% endfor %}"
REASON = "{{ people[0].reasons[0].html }}"


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        f"<title>{ARTICLES}</title>",
        f"<!-- {ARTICLES} -->",
        f"<svg>{ARTICLES}</svg>",
        f"<svg><title>{ARTICLES}</title></svg>",
        f"<script type='application/json'>{ARTICLES}</script>",
        f"<p title='{ARTICLES}'>a</p>",
        f"<svg>{REASON}</svg>",
        f"<svg><desc>{REASON}</desc></svg>",
        f"<p title='{REASON}'>a</p>",
        f"<p {REASON}>a</p>",
        f"<!-- {REASON} -->",
        f"<style>{REASON}</style>",
        f"<style> {REASON}</style>",
        f"<style media=print>{REASON}</style>",
        f"<STYLE>{REASON}</STYLE>",
    ],
)
def test_what_is_looked_at_apart_stands_where_it_is_read_as_it_was(body: str, tmp_path: Path) -> None:
    files = {"templates/index.html": PLAIN.format(f"{ARTICLES}{body}")}
    outcome = run(site(tmp_path, {**files}, ada=ADA), "build")
    assert outcome.code == 1
    assert any(place.startswith("templates/index.html") for place in outcome.places)


@pytest.mark.parametrize(
    "end", ["<p title='", "<svg>", "<!-- ", "<select>", "<script type='application/json'>"]
)
def test_an_article_leaves_nothing_open(end: str, tmp_path: Path) -> None:
    article = (
        "<article><h2>{{ person.name }}</h2>{% for each in person.reasons %}{{ each.html }}{% endfor %}"
        + end
        + "</article>"
    )
    files = {
        "templates/article.html": article,
        "templates/colophon.html": "<p class='a onclick=alert() '>a</p><title><!-- </title>",
    }
    outcome = run(site(tmp_path, {**files}, ada=ADA), "build")
    assert outcome.code == 1
    assert any(place.startswith("templates/article.html") for place in outcome.places), outcome.err


def test_an_article_that_stands_apart_is_read_alike_by_itself_and_among_others() -> None:
    person = cast(PersonView, None)
    pieces = [
        f"<article>{page}</article>" for page in (*odd_pages(3000, seed=13), *honest_pages(300, seed=14))
    ]
    apart = [each for each in pieces if article(person, "", each).apart]
    assert len(apart) > 400
    for each in apart:
        whole = _places(f"<p>a</p>{each}<p title='a'>b</p>")
        assert whole[3:-3] == [(kind, start + 8, end + 8) for kind, start, end in _places(each)]


def _places(page: str) -> list[tuple[str, int, int]]:
    return [
        (type(each).__name__, each.start, each.end) for each in read(page) if not isinstance(each, Ambiguity)
    ]


def _word(place: int) -> str:
    return chr(ord("a") + place // 26) + chr(ord("a") + place % 26)


DRAWINGS = [
    f"<svg xmlns='{SVG}'><style>@im&#112;ort '//far.example/a.css';</style></svg>",
    f"<svg xmlns='{SVG}'><style>@im&#x70;ort '//far.example/a.css';</style></svg>",
    f"<svg xmlns='{SVG}'><style>@im<![CDATA[port '//far.example/a.css';]]></style></svg>",
    f"<svg xmlns='{SVG}'><style>@im<!-- -->port '//far.example/a.css';</style></svg>",
    f"<svg xmlns='{SVG}'><style>path {{ fill: u&#114;l(//far.example/a.svg) }}</style></svg>",
    f"<svg xmlns='{SVG}'><style>path {{ fill: url(<![CDATA[//far.example/a.svg]]>) }}</style></svg>",
    f"<svg xmlns='{SVG}'><style>path {{}}<g/>@import '//far.example/a.css';</style></svg>",
    f"<s:svg xmlns:s='{SVG}'><s:style>@im&#112;ort '//far.example/a.css';</s:style></s:svg>",
    f"<svg xmlns='{SVG}'><h:style xmlns:h='{XHTML}'>@im&#112;ort '//far.example/a.css';</h:style></svg>",
    f"<svg xmlns='{SVG}'><path style='fill:u&#114;l(//far.example/a)'/></svg>",
    f"<svg xmlns='{SVG}'><path fill='&#x75;rl(//far.example/a)'/></svg>",
    f"<svg xmlns='{SVG}'><use href='&#47;&#47;far.example/a'/></svg>",
    f"<svg xmlns='{SVG}'><a href='java&#115;cript:alert()'><path/></a></svg>",
    f"<svg xmlns='{SVG}'><set attributeName='href' to='java&#115;cript:alert()'/></svg>",
    f"<svg xmlns='{SVG}'><title/><script>alert()</script></svg>",
    f"<svg xmlns='{SVG}'><title><!-- </title></svg> --><script>alert()</script></title></svg>",
    f"<?xml-stylesheet href='a.css'?><svg xmlns='{SVG}'/>",
    f"<!DOCTYPE svg [<!ENTITY a '@import'>]><svg xmlns='{SVG}'><style>&a; 'b';</style></svg>",
    f"<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert()'>]><svg xmlns='{SVG}'/>",
    f"<?xml version='1.0' encoding='iso-2022-jp'?><svg xmlns='{SVG}'/>",
    f"<svg xmlns='urn:a'><s:script xmlns:s='{SVG}'>alert()</s:script></svg>",
    f"<svg xmlns='{SVG}'><g xmlns:a='http&#58;//www.w3.org/1999/xhtml'><a:script>alert()</a:script>"
    f"</g></svg>",
]


@pytest.mark.parametrize("drawing", DRAWINGS)
@pytest.mark.parametrize("kind", ["svg", "xml", "xhtml"])
def test_what_a_drawing_would_load_or_run_is_found_however_it_is_written(drawing: str, kind: Kind) -> None:
    assert list(check_markup(Source("a.svg", drawing), kind)) != []


def test_what_an_entity_hides_in_a_drawing_is_told_at_its_place(tmp_path: Path) -> None:
    drawing = f"<svg xmlns='{SVG}'>\n<style>\n@im&#112;ort '//far.example/a.css';\n</style>\n</svg>\n"
    outcome = run(site(tmp_path, {"static/leaf.svg": drawing}, ada=ADA), "build")
    assert outcome.places[0].startswith("static/leaf.svg:3:1: ")


DATA = [
    f"<feed><div xmlns='{XHTML}'><script>alert()</script></div></feed>",
    f"<feed><div xmlns='{XHTML}'><img src='https://far.example/eye.png' alt=''/></div></feed>",
    f"<feed xmlns:h='{XHTML}'><h:link rel='stylesheet' href='https://far.example/a.css'/></feed>",
    f"<feed xmlns:h='{XHTML}'><h:style>@im&#112;ort '//far.example/a.css';</h:style></feed>",
    f"<feed><svg xmlns='{SVG}'><image href='https://far.example/eye.png'/></svg></feed>",
    f"<feed><a xmlns='{XHTML}' href='java&#115;cript:alert()'>a</a></feed>",
]


@pytest.mark.parametrize("data", DATA)
def test_what_html_in_other_xml_would_load_or_run_is_found(data: str) -> None:
    assert list(check_markup(Source("a.xml", data), "xml")) != []


@pytest.mark.parametrize(
    "text",
    [
        "<a href=https://far.example/>a</a>",
        "<title>a</script></title><a\nHREF = https://far.example/>a</a>",
        "<svg><a xlink:href='https://far.example/'><path/></a></svg>",
        f"<s:svg xmlns:s='{SVG}' xmlns:x='http://www.w3.org/1999/xlink'><s:a x:href='https://far.example/'/></s:svg>",
        f"<?xml version='1.0'?><html xmlns='{XHTML}'><title/><a href='https&#58;//far.example/'>a</a></html>",
    ],
)
def test_a_link_out_of_a_page_about_children_is_found_however_it_is_written(text: str) -> None:
    assert len(list(check_links_out(Source("a", text)))) == 1


HONEST_FILES: list[tuple[Kind, str]] = [
    (
        "svg",
        f"<svg xmlns='{SVG}'><title>It&apos;s &lt;a&gt; leaf</title><style>path &gt; g {{ fill: red }}"
        f"</style></svg>",
    ),
    (
        "svg",
        f"<svg xmlns='{SVG}'><style><![CDATA[a > b {{ fill: url(#a) }}]]></style><a href='#a'>"
        f"<g fill='none'/></a></svg>",
    ),
    (
        "svg",
        f"<svg xmlns='{SVG}'><metadata><RDF xmlns='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><Work/>"
        f"</RDF></metadata></svg>",
    ),
    (
        "svg",
        f"<?xml version='1.0'?>\n<?xpacket begin='' id='a'?><s:svg xmlns:s='{SVG}'><s:path d='M0 0'/>"
        f"</s:svg><?xpacket end='w'?>",
    ),
    ("svg", "<svg><path d='M0 0'/></svg>"),
    (
        "xhtml",
        f"<?xml version='1.0'?><html xmlns='{XHTML}'><head><title>a</title><style>p {{ color: red }}"
        f"</style></head><body><p>a<br/></p></body></html>",
    ),
    (
        "xhtml",
        f"<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'a'><html xmlns='{XHTML}'><head>"
        f"<title/></head><body><p>a&nbsp;b</p></body></html>",
    ),
    (
        "xml",
        "<?xml version='1.0'?><rss version='2.0'><channel><title>a</title><description><![CDATA[<p>a"
        "</p>]]></description></channel></rss>",
    ),
    (
        "xml",
        f"<feed xmlns='http://www.w3.org/2005/Atom'><content type='xhtml'><div xmlns='{XHTML}'><p>a "
        f"<a href='https://far.example/'>b</a></p></div></content></feed>",
    ),
    ("html", "<!DOCTYPE html>\n<HTML><HEAD><TITLE>It's a &amp; b < c</TITLE><BODY><P>a<BR>b"),
    (
        "html",
        "<title>a</title><svg viewBox='0 0 1 1'><style>path { fill: red }</style><a href='b.html'>"
        "<path d='M0 0'/></a></svg>",
    ),
    (
        "html",
        "<title>a</title><svg><metadata><rdf:RDF><cc:Work rdf:about=''></cc:Work></rdf:RDF></metadata></svg>",
    ),
    (
        "html",
        '<title>a</title><script type=\'application/ld+json\'>{"a": "\\u003cb", "c": "d < e"}</script>',
    ),
    ("html", "<title>a</title><!-- ---- a -- b ---- --><p title='a < b'>c"),
]


@pytest.mark.parametrize(("kind", "text"), HONEST_FILES)
def test_an_honest_file_is_let_by(kind: Kind, text: str) -> None:
    assert list(check_markup(Source("a", text), kind)) == []


AHEAD = '<link rel="preload" as="font" type="font/woff2" href="../fonts/mine.woff2" crossorigin>'


@pytest.mark.parametrize("kind", ["rendered", "html"])
def test_a_typeface_beside_the_page_may_be_fetched_along_with_it(kind: Kind) -> None:
    assert [*check_markup(Source("a", AHEAD), kind)] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("../fonts", "https://far.example"),
        ("../fonts", "//far.example"),
        ('as="font"', 'as="script"'),
        ('as="font"', 'as="fetch"'),
        ('as="font" ', ""),
        ('rel="preload"', 'rel="preload stylesheet"'),
        ('rel="preload"', 'rel="modulepreload"'),
        ('rel="preload"', 'rel="prefetch"'),
        ("mine.woff2", "mine.html"),
        ("crossorigin", 'crossorigin="use-credentials"'),
        ("crossorigin", 'crossorigin imagesrcset="https://far.example/a.png"'),
    ],
)
def test_nothing_else_is_fetched_ahead(before: str, after: str) -> None:
    assert before in AHEAD
    assert [*check_markup(Source("a", AHEAD.replace(before, after)), "rendered")] != []
