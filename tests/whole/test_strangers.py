"""A theme from a stranger: what it cannot read, call, load, run or count, and what it can do all the same."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from quietpage.check.privacy import check_markup
from quietpage.check.style_sheets import check_style_sheet
from quietpage.core.diagnostics import Problem
from quietpage.core.source import Source
from quietpage.markup.html import read
from tests.sites import Outcome, built, run, site

CONFIG = "title: People I thank\nauthor:\n  name: Rosa Lind\ntheme: ./strange\n"
ADA = "name: Ada Lovelace\nreasons: She saw *what an engine could do* besides sums.\nways: [gives]\n"
ABOUT = "about: from somebody we have never met\nextends: whisper\n"
SECRET = "the secret of this house"
HEAD = '{% extends "whisper/index.html" %}{% block verse %}'
SVG = 'xmlns="http://www.w3.org/2000/svg"'


def strange(folder: Path, files: dict[str, str | bytes] | None = None, verse: str = "") -> Path:
    """A site in a stranger's theme: its files, and what it draws in the place of the verse."""
    index: dict[str, str | bytes] = {"templates/index.html": HEAD + verse + "{% endblock %}"} if verse else {}
    theirs = {"theme.yml": ABOUT, **index, **(files or {})}
    ours: dict[str, str | bytes] = {"quietpage.yml": CONFIG, "people/ada.yml": ADA}
    return site(folder, {**ours, **{f"strange/{name}": text for name, text in theirs.items()}})


def refused(folder: Path) -> Outcome:
    """What is said of a page that is not made, in words and without what only a programmer reads."""
    outcome = run(folder, "build")
    assert outcome.code == 1, "it was let by"
    assert not (folder / "_site").exists()
    assert "Traceback" not in outcome.err
    assert "help: " in outcome.err
    assert SECRET not in outcome.err
    return outcome


def lax(text: str) -> str:
    """A page of a template, with so much around it that it is one."""
    return f"<!doctype html>\n<html><head><title>x</title></head><body>\n{text}\n</body></html>\n"


def objections(text: str) -> list[Problem]:
    return list(check_markup(Source("page.html", text)))


# It cannot read files outside of itself.


HIDDEN = (
    "../../secret.html",
    "../secret.html",
    "../templates/../../secret.html",
    "templates/../../secret.html",
    "./../secret.html",
    "/etc/passwd",
    "/etc/hostname",
    "file:///etc/hostname",
    "..\\\\..\\\\secret.html",
    "theme/../../secret.html",
    "whisper/../../secret.html",
    "secret.html",
    "../people/ada.yml",
    "../quietpage.yml",
    "theme.yml",
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "reach",
    [
        *(f"{{% include '{name}' %}}" for name in HIDDEN),
        "{% import '../secret.html' as it %}{{ it }}",
        "{% from '../secret.html' import it %}",
        "{% include ['../secret.html', '/etc/hostname'] %}",
        "{% include '..' ~ '/secret.html' %}",
        "{% set it = '/etc/hostname' %}{% include it %}",
    ],
)
def test_a_template_reaches_no_file_that_is_not_a_template_of_its_theme(reach: str, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text(SECRET)
    page = strange(tmp_path / "site", {}, reach)
    (page / "secret.html").write_text(SECRET)
    said = refused(page).err
    assert "no template called" in said or "none of the templates" in said.lower()


def test_what_is_missing_may_be_passed_over_and_is_still_not_read(tmp_path: Path) -> None:
    page = strange(tmp_path, {}, "<p>{% include '../../../etc/hostname' ignore missing %}</p>")
    assert "<p></p>" in (built(page) / "index.html").read_text(encoding="utf-8")


# It cannot call Python.

ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ['']|map(attribute='__class__')|join }}",
    "{{ ['']|map('attr', '__class__')|list }}",
    "{{ people|groupby('__class__') }}",
    "{{ people|sort(attribute='__class__.__name__') }}",
    "{{ people|sum(attribute='__class__') }}",
    "{{ people|selectattr('__class__')|list }}",
    "{{ people|unique(attribute='__class__')|list }}",
    "{{ ''.__class__.__mro__[-1].__subclasses__() }}",
    "{{ ().__class__.__base__ }}",
    "{{ site._replace(title='x') }}",
    "{{ site.__class__ }}",
    "{{ site._fields }}",
    "{{ site.__init__.__globals__ }}",
    "{{ words.listed.__globals__ }}",
    "{{ words.listed.__code__ }}",
    "{{ range.__call__ }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ loop.__class__ }}",
    "{{ config }}",
    "{{ request }}",
    "{{ lipsum.__globals__ }}",
    "{{ cycler.__init__ }}",
    "{{ joiner }}",
    "{{ namespace(a=1) }}",
    "{{ get_flashed_messages }}",
    "{{ __import__('os') }}",
    "{{ open('/etc/hostname').read() }}",
    "{{ dict.mro() }}",
    "{{ dict.__subclasses__() }}",
    "{{ '{0.__class__}'.format(site) }}",
    "{{ '{0.__class__}'|format(site) }}",
    "{{ '{a.__class__}'.format_map({'a': site}) }}",
    "{{ site.welcome.format.__self__ }}",
    "{% set f = ''.format %}{{ f.__self__ }}",
    "{{ ('' ~ '{0.__class__.__init__.__globals__}').format(words.listed) }}",
    "{% macro f() %}{% endmacro %}{{ f.__class__ }}",
    "{% macro f() %}{{ caller.__globals__ }}{% endmacro %}{% call f() %}{% endcall %}",
    "{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{{ people.append('x') }}",
    "{{ people.clear() }}",
    "{% do people.clear() %}",
    "{% debug %}",
    "{{ debug() }}",
    "{{ people|xmlattr }}",
    "{{ ''|pprint }}",
    "{{ [1, 2]|random }}",
    "{{ (people|first).__reduce__() }}",
    "{{ (people|first)['__class__'] }}",
    "{{ {}|attr('update') }}",
]


@pytest.mark.slow
@pytest.mark.parametrize("escape", ESCAPES)
def test_a_template_cannot_get_behind_what_it_is_given(escape: str, tmp_path: Path) -> None:
    said = refused(strange(tmp_path, {}, escape)).err
    assert said.startswith("strange/templates/index.html:1:")
    assert "<class" not in said
    assert "<function" not in said


# It is bound in time and memory.

MONSTERS = [
    "{{ 9999999**9999999 }}",
    "{{ (9999999**9999999)|string|length }}",
    "{% set x = 9 ** 9 ** 9 ** 9 %}",
    "{{ 'a' * 10000000000 }}",
    "{{ [1] * 10000000000 }}",
    "{{ 10000000000 * 'a' }}",
    "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa' * 99999 }}",
    "{{ '%0999999999d' % 1 }}",
    "{{ '%0999999999d'|format(1) }}",
    "{{ '{:>999999999}'.format('') }}",
    "{{ lipsum(n=200000) }}",
    "{% for a in range(999999999) %}{% endfor %}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{% macro f(x) %}{{ f(x ~ x) }}{% endmacro %}{{ f('aaaaaaaa') }}",
    "{% include 'index.html' %}",
    "{{ 'x'.ljust(99999999999) }}",
    "{{ 'x'|center(99999999999) }}",
    "{{ ['x']|batch(9999999999, 'x')|list }}",
    "{{ 'x'.zfill(9999999999) }}",
    "{{ '\t'.expandtabs(9999999999) }}",
    "{{ 'x'|indent(9999999999) }}",
    "{{ [1]|tojson(indent=9999999999) }}",
    "{% for a in range(9999) %}" * 60 + "{% endfor %}" * 60,
    "{{ " + "(" * 3000 + ")" * 3000 + " }}",
    "{{ " + "[" * 3000 + "]" * 3000 + " }}",
    "{% if a %}" * 3000 + "{% endif %}" * 3000,
]


@pytest.mark.slow
@pytest.mark.parametrize("monster", MONSTERS, ids=range(len(MONSTERS)))
def test_a_template_that_wants_too_much_is_stopped(
    monster: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quietpage.schedule.run.SECONDS", 1)
    page = strange(tmp_path, {}, monster)
    said = refused(page).err  # or this would never end
    assert len(said) < 2000
    assert said.startswith("strange")


# It can load nothing from another host, run nothing, and send nothing anywhere.

SCRIPTS = [
    "<script>alert()</script>",
    "<SCRIPT>alert()</SCRIPT>",
    "<ScRiPt src=eye.js></ScRiPt>",
    "<script\n>alert()</script\n>",
    "<script/x>alert()</script>",
    "<script\x00>alert()</script>",
    "<scr\x00ipt>alert()</scr\x00ipt>",
    "<script type=module>alert()</script>",
    '<script type="text/javascript" data-x="application/ld+json">alert()</script>',
    '<script data-type="application/ld+json">alert()</script>',
    "<script type='application/ld+json; charset=utf-8'>{}</script>",
    "<script type='application/ld+json'><!--<script>alert()</script>",
    "<script type='importmap'>{}</script>",
    "<script type='speculationrules'>{}</script>",
    "<link rel=me href='javascript:alert()'>",
    "<svg><script>alert()</script></svg>",
    "<svg><script href='data:,alert()'/></svg>",
    '<svg><set attributeName="href" to="javascript:alert()"/></svg>',
    '<svg><animate onbegin="alert()"/></svg>',
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    "<svg><style><img src=x onerror=alert()></style></svg>",
    "<math><mtext></mtext></math>",
    '<p onclick="alert()">x</p>',
    "<p onclick=alert()>x</p>",
    "<p ONCLICK='alert()'>x</p>",
    "<p\nonclick='alert()'>x</p>",
    "<p/onclick='alert()'>x</p>",
    "<p\x0conclick='alert()'>x</p>",
    '<p class="a"onclick="alert()">x</p>',
    '<p title="a>b" onclick="alert()">x</p>',
    '<p title=\'"\' onclick="alert()">x</p>',
    "<p onclick = 'alert()'>x</p>",
    "<p on\x00click='alert()'>x</p>",
    "<img src=x.png alt='' onerror=alert()>",
    "<img src=x.png alt=''/onerror=alert()>",
    "<body onload=alert()>",
    "<details ontoggle=alert() open><summary>x</summary></details>",
    '<a href="javascript:alert()">x</a>',
    '<a href="JaVaScRiPt:alert()">x</a>',
    '<a href=" javascript:alert()">x</a>',
    '<a href="java\tscript:alert()">x</a>',
    '<a href="java\nscript:alert()">x</a>',
    '<a href="java&Tab;script:alert()">x</a>',
    '<a href="java&#10;script:alert()">x</a>',
    '<a href="javascript&colon;alert()">x</a>',
    '<a href="&#106;avascript:alert()">x</a>',
    '<a href="&#x6A;avascript&#58;alert()">x</a>',
    '<a href="&#0000106avascript:alert()">x</a>',
    '<a href="\x01javascript:alert()">x</a>',
    '<a href="vbscript:alert()">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="blob:x">x</a>',
    '<a href="file:///etc/hostname">x</a>',
    '<a href="view-source:x">x</a>',
    '<a href="ms-msdt:x">x</a>',
    '<a href="//far.example/">x</a>',
    '<a href="\\\\far.example/">x</a>',
    '<a href="/\\far.example/">x</a>',
    '<svg><a xlink:href="javascript:alert()">x</a></svg>',
    '<svg><use href="javascript:alert()"/></svg>',
    "<a title='<img src=x onerror=alert()>'>x</a>",
    '<title><a title="</title><img src=x onerror=alert()>"></title>',
    "<title><!-- </title><img src=x.png alt='' onerror=alert()> --></title>",
    "<textarea><a title='</textarea><script>'></textarea>",
    "<noscript><p title='</noscript><script>'></noscript>",
    "<!--><script>alert()</script>-->",
    "<!---><script>alert()</script>-->",
    "<!-- --!><script>alert()</script>-->",
    "<![CDATA[><script>alert()</script>]]>",
    "<?x ><script>alert()</script>?>",
    "<!x ><script>alert()</script>",
    "</p ><script>alert()</script>",
    "</x onclick=alert()//><script>alert()</script>",
    "<p title=`a onclick=alert()`>x</p>",
    "<<script>alert()</script>",
    "<p <script>alert()</script>",
    "<xmp><p title='</xmp><script>'></xmp>",
    "<plaintext>",
    "<template><script>alert()</script></template>",
    "<x-card onclick=alert()>x</x-card>",
    "<p style='background: url(//far.example)'>x</p>",
    "<p STYLE=x>x</p>",
    "<style>p { color: #000 }</style>",
    "<style media=print>@import '//far.example';</style>",
    "<p is=x srcdoc='<script>'>x</p>",
    "<p contenteditable>x</p>",
    "<p>&#x202E;net friends</p>",
    "<p>&#8238;net friends</p>",
    "<p>\u202enet friends</p>",
    "<svg><text unicode-bidi='bidi-override' direction='rtl'>net</text></svg>",
]
REQUESTS = [
    '<img src="https://far.example/eye.png" alt="">',
    '<img src="HTTPS://far.example/eye.png" alt="">',
    "<img src=//far.example/eye.png alt=''>",
    "<img src=' //far.example/eye.png' alt=''>",
    "<img src='/\\far.example/eye.png' alt=''>",
    "<img src='\\\\far.example/eye.png' alt=''>",
    "<img src='/\t/far.example/eye.png' alt=''>",
    "<img src='h\nttps://far.example/eye.png' alt=''>",
    "<img src='https:far.example/eye.png' alt=''>",
    "<img src='&#104;ttps://far.example/eye.png' alt=''>",
    "<img src='https&colon;//far.example/eye.png' alt=''>",
    "<img src='&sol;/far.example/eye.png' alt=''>",
    "<img src='data:image/png;base64,AAAA' alt=''>",
    "<img src='blob:x' alt=''>",
    "<img alt='' src='eye.png' srcset='eye.png, https://far.example/eye.png'>",
    "<img alt='' src='eye.png' srcset='//far.example/eye.png'>",
    "<img alt='' src='eye.png' lowsrc='//far.example/eye.png'>",
    "<img alt='' src='eye.png' dynsrc='//far.example/eye.png'>",
    "<picture><source srcset='https://far.example/eye.png'><img src='eye.png' alt=''></picture>",
    "<image src='https://far.example/eye.png'>",
    "<video src='https://far.example/eye'></video>",
    "<video poster='https://far.example/eye.png'></video>",
    "<audio src='//far.example/eye'></audio>",
    "<iframe src='https://far.example/'></iframe>",
    "<iframe srcdoc='x'></iframe>",
    "<frame src='x'>",
    "<embed src='https://far.example/'>",
    "<object data='https://far.example/'></object>",
    "<applet code='x'></applet>",
    "<portal src='https://far.example/'></portal>",
    "<fencedframe></fencedframe>",
    "<base href='https://far.example/'>",
    "<form action='https://far.example/'><p>x</p></form>",
    "<input type=image src='https://far.example/eye.png'>",
    "<button formaction='https://far.example/'>x</button>",
    "<select><option>x</option></select>",
    "<a href='https://far.example/' ping='https://far.example/eye'>x</a>",
    "<a href='https://far.example/' PING=/eye>x</a>",
    "<a href='https://far.example/' attributionsrc>x</a>",
    "<a href='https://far.example/' referrerpolicy='unsafe-url'>x</a>",
    "<body background='https://far.example/eye.png'>",
    "<table background='https://far.example/eye.png'></table>",
    "<html manifest='eye.appcache'>",
    "<link rel=stylesheet href='https://far.example/all.css'>",
    "<link rel='alternate stylesheet' href='//far.example/all.css'>",
    "<link REL=STYLESHEET HREF=//far.example/all.css>",
    "<link href='//far.example/all.css' rel='styl&#101;sheet'>",
    "<link rel=icon href='https://far.example/icon.svg'>",
    "<link rel='shortcut icon' href='https://far.example/icon.svg'>",
    "<link rel=preload href='style.css' as=style>",
    "<link rel=prefetch href='https://far.example/'>",
    "<link rel=prerender href='https://far.example/'>",
    "<link rel=preconnect href='https://far.example/'>",
    "<link rel='dns-prefetch' href='//far.example'>",
    "<link rel=modulepreload href='eye.js'>",
    "<link rel=manifest href='eye.webmanifest'>",
    "<link rel=search href='https://far.example/'>",
    "<link rel=monetization href='https://far.example/'>",
    "<link rel='me preconnect' href='https://far.example/'>",
    "<link rel='something-new' href='https://far.example/'>",
    "<link href='https://far.example/'>",
    "<link rel=stylesheet href='fonts/eye.txt'>",
    "<link rel=stylesheet href='style.css' imagesrcset='//far.example/eye.png'>",
    "<meta http-equiv=refresh content='0; url=https://far.example/'>",
    "<meta HTTP-EQUIV='Refresh' content='0'>",
    "<meta http-equiv=' refresh ' content='0'>",
    "<meta http-equiv='&#114;efresh' content='0'>",
    "<meta http-equiv='set-cookie' content='a=b'>",
    "<meta http-equiv='x-dns-prefetch-control' content='on'>",
    "<meta http-equiv='content-security-policy' content=\"default-src *\">",
    "<meta http-equiv='content-security-policy' content=\"default-src 'none'; report-uri https://far.example\">",
    "<meta http-equiv='content-type' content='text/html; charset=utf-7'>",
    "<meta charset='iso-2022-jp'>",
    "<meta name=referrer content='unsafe-url'>",
    "<meta name=referrer content='no-referrer-when-downgrade'>",
    "<meta name='apple-itunes-app' content='app-id=x'>",
    "<meta name='msapplication-config' content='https://far.example/'>",
    "<svg><image href='https://far.example/eye.png'/></svg>",
    "<svg><use href='https://far.example/eye.svg#a'/></svg>",
    "<svg><use xlink:href='//far.example/eye.svg#a'/></svg>",
    "<svg><feImage href='https://far.example/eye.png'/></svg>",
    "<svg><rect fill='url(https://far.example/eye.svg#a)'/></svg>",
    "<svg><rect filter='u\\rl(//far.example/eye.svg#a)'/></svg>",
    "<svg><path mask='\\75rl(//far.example/eye.svg#a)'/></svg>",
    "<svg><g xml:base='https://far.example/'></g></svg>",
    "<svg><mpath href='#a'/></svg>",
    "<svg><discard/></svg>",
]


@pytest.mark.parametrize("text", SCRIPTS + REQUESTS)
def test_what_would_run_or_ask_elsewhere_is_found_in_a_page(text: str) -> None:
    assert objections(lax(text)) != []


@pytest.mark.slow
@pytest.mark.parametrize(
    "verse",
    [
        '{{ "<" }}script>alert(){{ "<" }}/script>',
        '{{ "<script>alert()</script>" | safe }}',
        '{% autoescape false %}{{ "<script>" }}{% endautoescape %}',
        '<scr{{ "\\ufdd0" }}ipt>alert()</scr{{ "\\ufdd1" }}ipt>',
        '{{ "\\ufdd0" }}<script>alert()</script>{{ "\\ufdd1" }}',
        '<p title="{% for each in people %}{{ each.reasons[0].html }}{% endfor %}">x</p>',
        "<p title={{ people[0].reasons[0].html }}>x</p>",
        "<p title={{ people[0].name }}>x</p>",
        "<p {{ 'onclick' }}='alert()'>x</p>",
        "<a href='{{ 'javascript:alert()' }}'>x</a>",
        "<a href={{ 'x onclick=alert()' }}>x</a>",
        "<{{ 'script' }}>alert()</{{ 'script' }}>",
        "<img src='{{ 'https:' }}//far.example/eye.png' alt=''>",
        "<!-- {{ '--' }}><script>alert()</script> -->",
        "{{ '<b onclick=alert()>x</b>' | replace('b', 'i') | safe }}",
        "{{ '\\u202Enet friends' }}",
        "{{ 'https://far.example' | urlize(rel='x', target='\" onclick=\"alert()') }}",
    ],
)
def test_what_expressions_put_together_is_looked_at_too(verse: str, tmp_path: Path) -> None:
    page = strange(tmp_path, {}, verse)
    outcome = run(page, "build")
    if outcome.code == 0:  # escaped by Jinja itself: then it is words to be read
        html = (page / "_site" / "index.html").read_text(encoding="utf-8")
        assert "<script>" not in html
        assert '"onclick=' not in html.replace(" ", "")
    else:
        assert outcome.err.startswith("strange/templates/index.html:")


FAR_STYLES = [
    "@import 'https://far.example/all.css';",
    "@import url(https://far.example/all.css);",
    "@\\69mport 'x.css';",
    "@\\69 mport 'x.css';",
    "@IMPORT 'x.css';",
    "@imp\\6frt 'x.css';",
    "@import/**/'x.css';",
    "@charset 'iso-2022-jp';",
    "p { background: url(https://far.example/eye.png) }",
    "p { background: URL(https://far.example/eye.png) }",
    "p { background: url( https://far.example/eye.png ) }",
    "p { background: url('https://far.example/eye.png') }",
    'p { background: url(  "//far.example/eye.png"  ) }',
    "p { background: \\75rl(https://far.example/eye.png) }",
    "p { background: \\75 rl(https://far.example/eye.png) }",
    "p { background: \\000075rl(https://far.example/eye.png) }",
    "p { background: u\\rl(https://far.example/eye.png) }",
    "p { background: u\\72 l('https://far.example/eye.png') }",
    "p { background: ur\\6C(https://far.example/eye.png) }",
    "p { background: \\55\\52\\4c('//far.example/eye.png') }",
    "p { background: url(\\68ttps://far.example/eye.png) }",
    "p { background: url(https\\3a//far.example/eye.png) }",
    "p { background: url(\\2f\\2f far.example/eye.png) }",
    "p { background: url(\\/\\/far.example/eye.png) }",
    "p { background: url('\\2f\\2f far.example/eye.png') }",
    "p { background: url('/\\\n/far.example/eye.png') }",
    "p { background: url(\\\\\\\\far.example/eye.png) }",
    "p { background: url(data:image/png;base64,AAAA) }",
    "p { background: url(blob:x) }",
    "p { background: url(a/*) } body { background: url(https://far.example/eye.png) } /**/",
    '#url( /* ) " */ } body { background: url(https://far.example/eye.png) } /* " */',
    "p { background: src('https://far.example/eye.png') }",
    "p { background: image('https://far.example/eye.png') }",
    "p { background: image-set('https://far.example/eye.png' type('image/png')) }",
    "p { background: -webkit-image-set(url(https://far.example/eye.png) 1x) }",
    "p { background: image-set(url(//far.example/eye.png) 1x, 'eye.png' 2x) }",
    "p { background: cross-fade(url(//far.example/eye.png), url(eye.png), 50%) }",
    ":root { --eye: 'https://far.example/eye.png' } p { background: image-set(var(--eye) 1x) }",
    ":root { --eye: url(https://far.example/eye.png) } p { background: var(--eye) }",
    "p { content: url(https://far.example/eye.png) }",
    "p { content: image-set('https://far.example/eye.png' 1x) }",
    "p { cursor: url(//far.example/eye.cur), auto }",
    "p { list-style-image: url(//far.example/eye.png) }",
    "p { filter: url(//far.example/eye.svg#a) }",
    "p { mask: url(//far.example/eye.svg) }",
    "p { border-image: url(//far.example/eye.png) 1 }",
    "p { shape-outside: url(//far.example/eye.png) }",
    "@font-face { font-family: x; src: url(https://far.example/x.woff2) format('woff2') }",
    "@font-face { font-family: x; src: local('x'), url('//far.example/x.woff2') }",
    "@property --eye { syntax: '*'; inherits: false; initial-value: 'https://far.example/eye.png' }",
    "@document url(https://far.example/) { p { color: #000 } }",
    "@namespace 'https://far.example/';",
    "a[href='https://far.example/'] { background: url(//far.example/) }",
    "p { behavior: url(eye.htc) }",
    "p { -moz-binding: url(eye.xml#x) }",
    "p { width: expression(alert()) }",
    "p { width: e\\xpression(alert()) }",
    "p { unicode-bidi: bidi-override; direction: rtl }",
    "p { unicode-bidi: isolate-o\\76 erride }",
    "/* </style><script>alert()</script> */",
    "p::before { content: '</style><script>' }",
]


@pytest.mark.parametrize("style", FAR_STYLES)
def test_what_would_ask_elsewhere_is_found_in_a_style_sheet(style: str) -> None:
    assert list(check_style_sheet(Source("style.css", style))) != []


FAR_FILES: list[tuple[str, str | bytes]] = [
    ("eye.js", "alert()"),
    ("eye.mjs", "alert()"),
    ("eye.htc", "x"),
    ("eye.swf", b"FWS"),
    ("eye.svgz", b"\x1f\x8b"),
    ("eye.xsl", "<x/>"),
    ("eye.mhtml", "x"),
    ("eye.pdf", b"%PDF"),
    ("eye.bin", b"x"),
    ("eye", "<script>alert()</script>"),
    ("deep/eye.css", "p { background: url(//far.example/eye.png) }"),
    ("eye.html", "<script>alert()</script>"),
    ("eye.htm", "<img src=//far.example/eye.png>"),
    ("eye.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'><script>alert()</script></html>"),
    ("eye.xht", "<html xmlns='http://www.w3.org/1999/xhtml'><script>alert()</script></html>"),
    ("eye.xht", "<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:script>alert()</h:script></h:html>"),
    ("eye.shtml", "<!--#exec cmd='ls'--><script>alert()</script>"),
    ("eye.svg", f"<svg {SVG}><script>alert()</script></svg>"),
    ("eye.svg", f"<svg {SVG}><script href='https://far.example/eye.js'/></svg>"),
    ("eye.svg", f"<svg {SVG} onload='alert()'/>"),
    ("eye.svg", f"<svg {SVG}><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject></svg>"),
    ("eye.svg", f"<svg {SVG}><image href='https://far.example/eye.png'/></svg>"),
    ("eye.svg", f"<svg {SVG}><use href='https://far.example/eye.svg#a'/></svg>"),
    ("eye.svg", f"<svg {SVG} xmlns:x='http://www.w3.org/1999/xlink'><use x:href='//far.example/a#a'/></svg>"),
    ("eye.svg", f"<svg {SVG}><a href='javascript:alert()'><path d='M'/></a></svg>"),
    ("eye.svg", f"<svg {SVG}><style>@import '//far.example/all.css';</style></svg>"),
    ("eye.svg", f"<svg {SVG}><style><![CDATA[path {{ fill: url(//far.example/a.svg) }}]]></style></svg>"),
    ("eye.svg", f"<svg {SVG}><path style='fill: url(//far.example/a.svg)'/></svg>"),
    ("eye.svg", f"<svg {SVG}><animate attributeName='href' values='javascript:alert()'/></svg>"),
    ("eye.svg", "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script>alert()</s:script></s:svg>"),
    ("eye.svg", f"<svg {SVG}><h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert()</h:script></svg>"),
    ("eye.svg", f"<?xml-stylesheet href='https://far.example/all.css'?><svg {SVG}/>"),
    ("eye.svg", f"<!DOCTYPE svg [<!ENTITY x '<script>alert()</script>'>]><svg {SVG}>&x;</svg>"),
    ("eye.xml", "<?xml version='1.0'?><x xmlns:h='http://www.w3.org/1999/xhtml'><h:script>alert()</h:script></x>"),
    ("eye.xml", "<?xml-stylesheet href='eye.xsl'?><x/>"),
]  # fmt: skip


def test_what_would_run_or_ask_elsewhere_is_found_in_a_file_beside_the_page(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"{chr(ord('a') + place // 26)}{chr(ord('a') + place % 26)}/{name}": content
        for place, (name, content) in enumerate(FAR_FILES)
    }
    places = refused(strange(tmp_path, files)).places
    assert {place.split(":")[0] for place in places} == {f"strange/{name}" for name in files}


# It cannot make a number.

NUMBERS = [
    "{% for each in people %}<p>{{ loop.index }}</p>{% endfor %}",
    "{% for each in people %}<p>{{ loop.index0 }}</p>{% endfor %}",
    "{% for each in people %}<p>{{ loop.length }}</p>{% endfor %}",
    "{{ people | length }}",
    "{{ people | count }} people",
    "{{ site.title | wordcount }}",
    "{{ site.title.find('I') }}",
    "{{ people.index(people[0]) }}",
    "{{ [5] | sum }}",
    "{{ range(7) | last }}",
    "{{ [1, 2] | join }}",
    "{{ (people | length) ~ '' }}",
    "{{ '10' | filesizeformat }}",
    "{{ '%c' | replace('%c', '٥') }}",
    "{{ '\\u0035' }}",
    "{{ '&#53;' | safe }}",
    "&#x35;",
    "&frac12;",
    "&sup2;",
    "Ⅳ",
    "⑤",
    "f<b>iv</b>e friends",
    "{{ ['f', 'i', 'v', 'e'] | join }} friends",
    "{{ 'evif' | reverse }} friends",
    "{{ 'FIVE' | lower }} friends",
    "<p title='5'>x</p>",
    "<p aria-label='5 friends'>x</p>",
    "<p aria-description='five friends'>x</p>",
    "<p role=listitem aria-setsize=5 aria-posinset=1>x</p>",
    "<div role=table aria-rowcount=5>x</div>",
    "<img src='icon.svg' alt='5 leaves'>",
    "<ol><li>Ada</li></ol>",
    "<ul><li value=5>Ada</li></ul>",
    "<ul type=1><li>Ada</li></ul>",
    "<progress value=.5></progress>",
    "<meter value=.5></meter>",
    "<svg role=img><text>5</text></svg>",
    "<svg role=img><title>5 leaves</title></svg>",
    "<a href='#p5'>x</a>",
    "<a href='index.html?page=2'>x</a>",
    "<a href='people/ada-lovelace.html#{{ people | length }}'>x</a>",
    "<time datetime='2011-07-01'>x</time>",
    "<p accesskey=5>x</p>",
    "<p>si<b hidden>a</b>x friends</p>",
    "<p>fif<span class=a hidden='hidden'>a</span>ty friends</p>",
    "<p>for<span class=away>a</span>ty friends</p>",
    "<p>hun<i class=away>a</i><i class=away>a</i>dred friends</p>",
    "<p>mil<b class=away>a<i>b</i></b>lion friends</p>",
    "<p aria-keyshortcuts='Alt+5'>x</p>",
    "<table><tr><th abbr='five'>x</th></tr></table>",
    "<a href='index.html' download='five.html'>x</a>",
    "<meta name='twitter:data1' content='five minutes'>",
    "<meta property='article:published_time' content='2011-07-01'>",
    "<meta name='application-name' content='Page five'>",
    "<meta itemprop=ratingValue content=5>",
    "<span itemprop=ratingValue content='5'>x</span>",
    "<script type='application/ld+json'>{\"ratingValue\": 5}</script>",
    '<script type=\'application/ld+json\'>{"name": "Stars:5"}</script>',
    "<p>ni{{ 'ne' }} friends</p>",
    "<p>{{ 'se' }}ven friends</p>",
    "<p>{{ 'tw' }}{{ 'elve' }} friends</p>",
    "<p>{% if people %}fif{% endif %}teen friends</p>",
    "<p>{% set some %}ei{% endset %}{{ some }}ght friends</p>",
]


def test_a_number_is_found_however_a_template_makes_it(tmp_path: Path) -> None:
    verse = "".join(f"\n<div>{each}</div>" for each in NUMBERS)
    places = refused(strange(tmp_path, {}, verse)).places
    told = {int(place.split(":")[1]) for place in places if place.startswith("strange/templates/index.html:")}
    assert [each for line, each in enumerate(NUMBERS, start=2) if line not in told] == []


BROKEN = [
    "<p>fif<b\x0cHIDDEN>a</b>ty friends</p>",
    "<p>six<img src='icon.svg' alt='' class=away>ty friends</p>",
    "<p>nine<br class=away>teen friends</p>",
    "<p>sev<span title='a>b' class=away>a</span>enty friends</p>",
    "<p title='<!-- '>x</p><p>thir<!-- '>-->ty friends</p>",
    "<p>num<b></b>ber<br>one friend</p>",
]


def test_a_number_is_found_whatever_breaks_it(tmp_path: Path) -> None:
    verse = "".join(f"\n<div>{each}</div>" for each in BROKEN)
    places = refused(strange(tmp_path, {}, verse)).places
    told = {int(each.split(":")[1]) for each in places if "a number on a page without numbers" in each}
    assert [each for line, each in enumerate(BROKEN, start=2) if line not in told] == []


def test_a_number_is_one_in_whatever_language_a_template_says_it_is(tmp_path: Path) -> None:
    verse = (
        "<p lang='tlh'>seven friends</p><p lang=''>eight friends</p><p lang=de>nine friends</p>"
        "<p xml:lang='ja'>eleven friends</p><p lang='la'>Finis</p><p lang>twelve friends</p>"
        "<p\nLANG='&#116;lh'>fourteen friends</p><p title='lang=' lang=tlh class='en'>fifteen friends</p>"
        "<p title='<p lang=en>' lang=tlh>sixteen friends</p>"
    )
    outcome = refused(strange(tmp_path, {}, verse))
    for number in ("seven", "eight", "nine", "eleven", "twelve", "fourteen", "fifteen", "sixteen"):
        assert f'a number on a page without numbers: "{number}"' in outcome.err
    assert '"Finis"' not in outcome.err


def test_the_style_sheet_is_no_text_to_be_read(tmp_path: Path) -> None:
    lost = '{% extends "whisper/lost.html" %}{% block lost %}<pre>{{ style }}</pre>{% endblock %}'
    refused(strange(tmp_path, {"templates/lost.html": lost}))


COUNTING_STYLES = (
    r"p::before { content: '5' }",
    r"p::before { content: '\35' }",
    r"p::before { content: '\000035' }",
    r"p::before { c\6f ntent: '5' }",
    r"p::before { \63ontent: '5' }",
    r"p::before { CONTENT: '5' }",
    r"p::before { content: 'fi' 've' }",
    r"p::before { content: counter(x) }",
    r"p::before { content: \63ounter(x) }",
    r"p::before { content: c\6f unter(x) }",
    r"p::before { content: counters(x, '.') }",
    r"p::before { content: var(--x) } :root { --x: '5' }",
    r"p::before { content: var(--x) } :root { --x: counter(y) }",
    r"a::after { content: attr(href) }",
    r"a::after { content: ' (' attr(data-n) ')' }",
    r"a::after { content: a\74 tr(href) }",
    r"p::before { content: var(--x) } :root { --x: attr(data-n) }",
    r"p { quotes: '5' '6' }",
    r"p { text-emphasis: '5' }",
    r"li { list-style: decimal }",
    r"li { list-style-type: '5' }",
    r"li { list-style: lower-roman inside }",
    r"li { list-style-type: d\65 cimal }",
    r"li::marker { content: '5. ' }",
    r"@counter-style x { system: numeric; symbols: a b }",
    r"@media print { p::after { content: '5' } }",
    r"p { hyphenate-character: '5' }",
    r"@page { @bottom-center { content: counter(page) } }",
    r"@counter-style x { system: fixed; symbols: a }",
    r"@counter-style x { symbols: a; range: 5 6 }",
    r"li { list-style: symbols(fixed 'a') }",
    r"@property --x { syntax: '<string>'; inherits: true; initial-value: '5' }",
    r"@property --x { syntax: '*'; inherits: true; initial-value: decimal }",
    r"@function --f() { result: '5' }",
    r"@function --f(--x: '5') { result: var(--x) }",
    r"p::after { content: if(media(print): '5'; else: '') }",
    r"p { -webkit-text-emphasis: '5' }",
    r"p { -epub-text-emphasis-style: '5' }",
    r"p { -webkit-hyphenate-character: '5' }",
    r"html {{ } a::after { content: '5' } b { c: d }}",
    r"html {#x { } a::after { content: '5' } b #}",
)


def test_a_number_is_found_however_a_style_sheet_makes_it(tmp_path: Path) -> None:
    sheets = {
        f"{chr(ord('a') + place // 26)}{chr(ord('a') + place % 26)}.css": style
        for place, style in enumerate(COUNTING_STYLES)
    }
    places = refused(strange(tmp_path, {**sheets})).places
    told = {place.split(":")[0] for place in places}
    assert [style for name, style in sheets.items() if f"strange/{name}" not in told] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (":root { --x: '5' }", "p::after { content: var(--x) }"),
        ("p::after { content: var(--x) }", ":root { --x: '5' }"),
        (":root { --x: decimal }", "li { list-style: var(--x) }"),
        ("p::after { content: --f('5') }", "@function --f(--x) { result: var(--x) }"),
    ],
)
def test_a_number_is_found_where_one_style_sheet_names_it_and_another_shows_it(
    first: str, second: str, tmp_path: Path
) -> None:
    said = refused(strange(tmp_path, {"one.css": first, "other.css": second}))
    own = "one.css" if "5" in first or "decimal" in first else "other.css"
    assert said.err.startswith(f"strange/{own}:1:")


def test_a_number_is_one_in_the_language_of_the_page_in_a_style_sheet_too(tmp_path: Path) -> None:
    page = strange(tmp_path, {"one.css": "p::after { content: 'zwölf' } q::after { content: 'twelve' }"})
    config = page / "quietpage.yml"
    config.write_text(config.read_text(encoding="utf-8") + "language: de\n", encoding="utf-8")
    assert [place.split(": ")[-1] for place in refused(page).places] == ['"zwölf"', '"twelve"']


OPEN_STYLES = [
    "p { background: url(",
    "p { background: url('",
    "p::after { content: ",
    "p::after { content: '",
    "p::after { content: '\\'",
    "p::after { conte",
    "@media print { p { color: #000 }",
    "/* a note",
    "/*/",
    "p[",
    "p:is(a",
    "p { background: url(a\\)",
]


@pytest.mark.slow
@pytest.mark.parametrize("style", OPEN_STYLES)
def test_a_style_sheet_that_would_go_on_in_the_next_one_is_told(style: str, tmp_path: Path) -> None:
    said = refused(strange(tmp_path, {"one.css": f"p {{ color: #000 }}\n{style}", "other.css": "5') }"}))
    assert said.err.startswith("strange/one.css:2:")
    assert "this is opened here, and never closed" in said.err


def test_what_two_style_sheets_end_and_begin_with_does_not_run_together(tmp_path: Path) -> None:
    styles = {"one.css": "p { color: #000 } /", "other.css": "* { color: #000 }"}
    style = (built(strange(tmp_path, {**styles})) / "style.css").read_text(encoding="utf-8")
    assert "/\n* {" in style


def test_braces_in_a_file_that_is_copied_hide_nothing(tmp_path: Path) -> None:
    drawing = f"<svg {SVG}><text>{{{{ 5 }}}}</text></svg>"
    said = refused(strange(tmp_path, {"leaf.svg": drawing, "more.html": lax("<p>{{ five }}</p>")}))
    assert [place.split(":")[0] for place in said.places] == ["strange/leaf.svg", "strange/more.html"]


def test_the_shortest_of_tags_is_told_with_its_line(tmp_path: Path) -> None:
    assert refused(strange(tmp_path, {}, "\n<x>a</x>")).err.startswith("strange/templates/index.html:2:1:")


# And whoever means well is let in.

HONEST = [
    "<p>Rock & roll, a < b, and a heart: <3</p>".replace("<3", "&lt;&gt;"),
    "<!-- a note -->",
    "<!-- <p>not now</p> -->",
    "<p>It&#8217;s &#8239;here&#82380;</p>",
    "<P CLASS=note id=me lang=en dir=ltr>x</P>",
    "<p class='a b' title='it is so' data-x='1' aria-hidden=true role=note hidden>x</p>",
    '<a href="https://far.example/path?query=two#three">x</a>',
    '<a href="mailto:rosa@rosa.example">x</a>',
    '<a href="people/ada-lovelace.html">x</a>',
    '<a href="./index.html#ada-lovelace" rel="noopener" target="_blank" download>x</a>',
    '<a href="#people">x</a>',
    '<a href="/">x</a>',
    '<img src="leaf.png" alt="a leaf" width="40" height="40" loading="lazy" decoding="async">',
    '<img src="people we love.png" srcset="leaf.png 1x, leaf-large.png 2x" sizes="10em" alt="">',
    '<picture><source srcset="leaf.avif" type="image/avif"><img src="leaf.jpg" alt=""></picture>',
    "<details><summary>More</summary><p>x</p></details>",
    "<figure><blockquote cite='https://far.example/'>x</blockquote><figcaption>x</figcaption></figure>",
    "<table><caption>x</caption><tbody><tr><th scope=row>x</th><td>x</td></tr></tbody></table>",
    "<dl><dt>x</dt><dd>x</dd></dl>",
    "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
    '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M1 1L2 2" fill="none"'
    ' stroke="currentColor" stroke-width="1.5"/><use href="#leaf"/></svg>',
    '<svg role="img"><title>A leaf</title><linearGradient id="g"><stop offset="0"/></linearGradient>'
    '<rect fill="url(#g)"/></svg>',
    '<link rel="stylesheet" href="more.css" media="print">',
    '<link rel="icon" href="leaf.svg" sizes="any">',
    '<link rel="me" href="https://social.example/@rosa">',
    '<link rel="alternate" type="application/rss+xml" href="feed.xml" title="News">',
    '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
    '<meta property="og:title" content="x">',
    '<meta name="author" content="Rosa">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "<meta name=referrer content=same-origin>",
    '<script type="application/ld+json">{"@context": "https://schema.org"}</script>',
    "<p>It said \"x\", it's 'x', and a = b > c.</p>",
    "<hr/><br />",
    "<p\n  class='x'\n>x</p\n>",
]
HONEST_STYLES = [
    "@layer theme { p { background: url(leaf.svg) no-repeat; mask: url('deep/leaf.svg#a') } }",
    "p { background: url( 'leaf.svg' ) }",
    "@font-face { font-family: X; src: local('X'), url(x.woff2) format('woff2'); unicode-range: U+0-FF }",
    "@media (width < 40rem) and (prefers-color-scheme: dark) { a:hover > b::after { content: ' → ' } }",
    "p::before { content: '“' } p::after { content: open-quote ' — ' attr(title) }",
    "p::after { content: 'note: ' }",
    "p { font-family: 'A: B', serif } .a\\:b { color: #000 }",
    "@container (min-width: 20em) { p { color: rgb(1 2 3 / 50%) } }",
    "@supports (display: grid) { p { display: grid; grid-template-areas: 'a b' 'c d' } }",
    "p { cursor: pointer; filter: url(#soft); background: image-set('leaf.png' 1x, 'leaf-big.png' 2x) }",
    "/* see https://far.example/ for url(https://far.example/) and @import */",
    "p { --sprig: url(leaf.svg); background: var(--sprig) } :root { --dash: ' — ' }",
]


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_page_is_let_by(text: str) -> None:
    assert objections(lax(text)) == []


@pytest.mark.parametrize("style", HONEST_STYLES)
def test_an_honest_style_sheet_is_let_by(style: str) -> None:
    assert list(check_style_sheet(Source("style.css", style))) == []


def test_an_honest_theme_makes_its_page(tmp_path: Path) -> None:
    inkscape = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg {SVG} xmlns:svg="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" viewBox="0 0 9 9" version="1.1">
<sodipodi:namedview pagecolor="#ffffff" /><metadata id="m"><rdf:RDF xmlns:rdf="urn:x"/></metadata>
<defs><style type="text/css"><![CDATA[.a {{ fill: #ff0000 }}]]></style></defs>
<g><path class="a" style="fill:#fff;stroke-width:1" d="M 0,0 L 1,1 Z" /><use xlink:href="#m" /></g>
</svg>
"""
    page = strange(
        tmp_path,
        {
            "templates/page.html": '{% extends "whisper/page.html" %}{% block head %}'
            + '<link rel="icon" href="{{ root }}leaf.svg">{% endblock %}',
            "templates/article.html": '<article class="person"><h2 class="name">'
            + '<a href="{{ root }}{{ person.path }}">{{ person.name }}</a></h2>\n'
            + "{% for each in person.reasons %}{{ each.html }}{% endfor %}\n"
            + '<p>{{ person.ways | listed }}, {{ "ha" * 3 }}</p></article>\n',
            "leaf.svg": inkscape,
            "fonts/LICENSE": "free",
            "sea.css": "@layer theme { body { background: url(leaf.svg) } }",
            "README.md": "Version 2, from 2011: see <https://far.example/>",
        },
        "{% for line in verse %}<p>{{ line | fill(root) }}</p>{% endfor %}"
        "{% macro note(said) %}<p class='note'>{{ said }}</p>{% endmacro %}{{ note('Come in.') }}"
        "{% if people | length > 1 %}<p>Several people.</p>{% endif %}",
    )
    html = (built(page) / "index.html").read_text(encoding="utf-8")
    assert "<p class='note'>Come in.</p>" in html
    assert (page / "_site" / "leaf.svg").is_file()
    assert not (page / "_site" / "README.md").exists()


@pytest.mark.slow
def test_a_long_page_is_looked_at_in_no_time() -> None:
    # By the processor's time, whatever else the computer does; at a second look for each sign it is hours.
    begin = time.process_time()
    for text in (
        "<" * 200_000,
        "<p " * 60_000,
        "<p a" + " a" * 200_000,
        "<!--" * 50_000,
        "<!-- -" * 50_000,
        "<p title='" * 20_000,
        "<title>" * 30_000,
        "<a href='" + "&" * 200_000 + "'>",
        "</" * 100_000,
        "<p " + "a=b " * 50_000 + "<",
        "<!doctype " * 20_000,
        "<![CDATA[" * 20_000,
    ):
        list(read(text))
        list(read(text, xml=True))
    for style in ("url(" * 50_000, "\\" * 200_000, "/*" * 90_000, "'" * 90_001, "(" * 90_000, "u\\" * 90_000):
        list(check_style_sheet(Source("style.css", style)))
    assert time.process_time() - begin < 60
