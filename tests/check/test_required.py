"""What every page has, whoever's template drew it; and what is said where a template has left it out."""

from __future__ import annotations

import random
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from justhtml import JustHTML

from quietpage.check import required
from quietpage.check.browser_view import BrowserView
from quietpage.check.privacy import check_markup
from quietpage.check.required import find_missing
from quietpage.core.source import Source
from quietpage.render.fragments import Draft
from quietpage.render.view_models import CLOSE, OPEN, PageInput, PersonView
from tests.sites import Outcome, check, site

CONFIG = "title: People I thank\nauthor:\n  name: Rosa Lind\norder: by name\n"
ADA = "name: Ada Lovelace\nreasons:\n  - She saw *what she* could do.\n  - And she laughs.\nways: [gives]\n"
BO = "name: Bo\nreasons: He listens & waits.\nways: [gives]\n"
CARO = "name: Caro van Dam\nreasons: Calm.\n"
ZOE = "name: Zoë Ó Briain\nreasons: Kind.\n"
FILES: dict[str, str | bytes] = {
    "quietpage.yml": CONFIG,
    "people/ada.yml": ADA,
    "people/bo.yml": BO,
    "people/caro.yml": CARO,
    "people/zoe.yml": ZOE,
}
CHARSET = '<meta charset="utf-8">'
POLICY = '<meta http-equiv="Content-Security-Policy" content="{{ page.policy | safe }}">'
REFERRER = '<meta name="referrer" content="no-referrer">'
TITLE = "<title>{{ site.title }}</title>"
HEAD = CHARSET + POLICY + REFERRER + TITLE
WHY = "{% for reason in person.reasons %}{{ reason.html }}{% endfor %}"
EACH = "{% for person in people %}<h2>{{ person.name }}</h2>" + WHY + "{% endfor %}"
WHOLE = f'<!doctype html><html lang="en"><head>{HEAD}</head><body>{EACH}</body></html>\n'
INDEX = '{% extends "theme/index.html" %}\n'

NO_DOCTYPE = "the page that this draws does not begin as one of today"
NO_CHARSET = "the page that this draws does not say how it is saved, and browsers would have to guess"
NO_POLICY = "the page that this draws is without the policy by which browsers ask nobody else for anything"
NO_REFERRER = "the page that this draws would let other pages know from where a visitor comes to them"
NO_TITLE = "the page that this draws has no title"
NOBODY = "Ada Lovelace, Bo and others would not be on the page that this draws"


def with_template(folder: Path, text: str, name: str = "index.html") -> Outcome:
    return check(site(folder, {**FILES, f"templates/{name}": text}))


def told(folder: Path, text: str, name: str = "index.html") -> list[str]:
    """What is said of a template, each with its place inside of it."""
    places = with_template(folder, text, name).places
    assert all(place.startswith(f"templates/{name}:") for place in places), places
    return [place.removeprefix(f"templates/{name}:").strip() for place in places]


SELF = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self';"
    " base-uri 'none'; form-action 'none'"
)
LISTED = "{{ people | map(attribute='name') | listed }}"


def drawn(each: str = EACH, head: str = HEAD) -> str:
    """A page with hardly any markup."""
    return f"<!doctype html>{head}{each}"


def named(name: str) -> str:
    """A page on which a name stands like this."""
    return drawn(EACH.replace("{{ person.name }}", name))


WELL = {
    "as short as it may be": drawn(),
    "in capitals": drawn(head=re.sub(r"<[a-z]+", lambda tag: tag[0].upper(), HEAD)),
    "closed as XML": drawn(head=HEAD.replace('">', '" />')),
    "with an old charset": drawn(
        head=f'<meta http-equiv="content-type" content="text/html; charset=utf-8">{POLICY}{REFERRER}{TITLE}'
    ),
    "with a policy of its own": drawn(head=HEAD.replace("{{ page.policy | safe }}", SELF)),
    "with a comment before all": f"<!-- ours --><!doctype html><!-- x --><html><head>{HEAD}</head>{EACH}",
    "with entities": named("{{ person.name | forceescape }}"),
    "with names in capitals": named("{{ person.name | upper }}"),
    "with names on two lines": named("{{ person.name | replace(' ', '<br>' | safe) }}"),
    "with names in sentences": named("Dear {{ person.name }}, my friend!"),
    "with a genitive": named("{{ person.name }}s reasons"),
    "with letters apart": named("<b>{{ person.name[0] }}</b>{{ person.name[1:] }}"),
    "with reasons without markup": drawn(EACH.replace("reason.html", "reason.html | striptags")),
    "with names first": drawn(f"<p>{LISTED}</p>{{% for person in people %}}{WHY}{{% endfor %}}"),
    "in another order": drawn(EACH.replace("in people", "in people | reverse")),
    "with its own articles": INDEX
    + "{% block people %}{% for person in people %}{{ person | article }}{% endfor %}{% endblock %}",
    "with something hidden beside": drawn(f"<p hidden>x</p><p aria-hidden=true>x</p>{EACH}"),
    "with a drawing": drawn(f'<svg aria-hidden="true"><path d="M1 1"/></svg>{EACH}'),
    "with paragraphs left open": drawn(f"<p>Here<p>There<ul><li>x<li>y</ul>{EACH}"),
    "with a block or two": INDEX
    + "{% block verse %}<p>Bye.</p>{% endblock %}{% block title %}Dear all{% endblock %}",
}


@pytest.mark.slow
@pytest.mark.parametrize("template", WELL)
def test_a_template_may_draw_the_page_as_it_likes(template: str, tmp_path: Path) -> None:
    assert with_template(tmp_path, WELL[template]).err == ""


LEFT_OUT: dict[str, tuple[str, list[str]]] = {
    "nothing at all": ("", ["nothing would be on the page that this draws"]),
    "nothing but words": ("{{ site.title }}", ["nothing would be on the page that this draws"]),
    "no head": (
        f"<!doctype html><body>{EACH}",
        sorted([NO_CHARSET, NO_POLICY, NO_REFERRER, NO_TITLE]),
    ),
    "no doctype": (WHOLE.replace("<!doctype html>", ""), ["1:17: " + NO_DOCTYPE]),
    "a doctype too late": (f"<html><!doctype html><head>{HEAD}</head>{EACH}", ["1:22: " + NO_DOCTYPE]),
    "an old doctype": (
        WHOLE.replace("<!doctype html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 3.2//EN">'),
        ["1:66: " + NO_DOCTYPE],
    ),
    "no charset": (WHOLE.replace(CHARSET, ""), ["1:32: " + NO_CHARSET]),
    "a charset too late": (WHOLE.replace(CHARSET, f"<!-- {'x' * 999} -->{CHARSET}"), ["1:32: " + NO_CHARSET]),
    "a charset in a comment": (WHOLE.replace(CHARSET, f"<!-- {CHARSET} -->"), ["1:32: " + NO_CHARSET]),
    "a charset in the body": (
        WHOLE.replace(CHARSET, "").replace("<body>", f"<body>{CHARSET}"),
        ["1:32: " + NO_CHARSET],
    ),
    "another charset in the title": (
        f'<!doctype html><head><title><meta charset="gbk"></title>{HEAD}</head>{EACH}',
        ["1:16: " + NO_CHARSET],
    ),
    "no policy": (WHOLE.replace(POLICY, ""), ["1:32: " + NO_POLICY]),
    "a policy in a comment": (WHOLE.replace(POLICY, f"<!-- {POLICY} -->"), ["1:32: " + NO_POLICY]),
    "a policy in the body": (
        WHOLE.replace(POLICY, "").replace("<body>", f"<body>{POLICY}"),
        ["1:32: " + NO_POLICY],
    ),
    "a policy behind the head": (
        WHOLE.replace(POLICY, "").replace("</head>", f"</head>{POLICY}"),
        ["1:32: " + NO_POLICY],
    ),
    "a policy after a word": (
        WHOLE.replace(POLICY, f"x{POLICY}"),
        ["1:32: " + NO_POLICY, "1:32: " + NO_REFERRER, "1:32: " + NO_TITLE],
    ),
    "a policy after a paragraph": (
        WHOLE.replace(POLICY, f"<p>{POLICY}"),
        ["1:32: " + NO_POLICY, "1:32: " + NO_REFERRER, "1:32: " + NO_TITLE],
    ),
    "a policy after what it is about": (
        WHOLE.replace(POLICY, f'<link rel="stylesheet" href="style.css">{POLICY}'),
        ["1:32: " + NO_POLICY],
    ),
    "no referrer": (WHOLE.replace(REFERRER, ""), ["1:32: " + NO_REFERRER]),
    "a referrer in the body": (
        WHOLE.replace(REFERRER, "").replace("<body>", f"<body>{REFERRER}"),
        ["1:32: " + NO_REFERRER],
    ),
    "no title": (WHOLE.replace(TITLE, ""), ["1:32: " + NO_TITLE]),
    "a title of blanks": (WHOLE.replace(TITLE, "<title>&nbsp;&#x2800;</title>"), ["1:32: " + NO_TITLE]),
    "an empty title": (WHOLE.replace(TITLE, "<title> \n</title>"), ["1:32: " + NO_TITLE]),
    "a title in the body": (WHOLE.replace(TITLE, "").replace("<body>", f"<body>{TITLE}"), [
        "1:32: " + NO_TITLE
    ]),
    "an empty block for the title": (INDEX + "{% block title %}{% endblock %}", ["2:1: " + NO_TITLE]),
    "an empty block for the people": (INDEX + "{% block people %}{% endblock %}", ["2:1: " + NOBODY]),
    "an empty block around them": (INDEX + "{% block main %}{% endblock %}", ["2:1: " + NOBODY]),
    "nobody": (WHOLE.replace(EACH, ""), [NOBODY]),
    "only some": (
        WHOLE.replace("in people %}", "in people[:3] %}"),
        ["Zoë Ó Briain would not be on the page that this draws"],
    ),
    "all but the first": (
        WHOLE.replace("in people %}", "in people[1:] %}"),
        ["Ada Lovelace would not be on the page that this draws"],
    ),
    "only those with a portrait": (
        WHOLE.replace("in people %}", "in people if person.portrait %}"),
        [NOBODY],
    ),
    "no names": (
        WHOLE.replace("{{ person.name }}", ""),
        ["the page that this draws does not show the name of Ada Lovelace, Bo and others"],
    ),
    "first names alone": (
        WHOLE.replace("{{ person.name }}", "{{ person.name.split(' ')[0] }}"),
        ["the page that this draws does not show the name of Ada Lovelace, Caro van Dam and others"],
    ),
    "no reasons": (
        WHOLE.replace(WHY, ""),
        ["the page that this draws does not show the reasons for Ada Lovelace, Bo and others"],
    ),
    "only the first reason": (
        WHOLE.replace("in person.reasons", "in person.reasons[:1]"),
        ["the page that this draws does not show the reasons for Ada Lovelace"],
    ),
    "changed reasons": (
        WHOLE.replace("reason.html }}", "reason.html | replace('waits', 'sleeps') }}"),
        ["the page that this draws does not show the reasons for Bo"],
    ),
    "people in a comment": (WHOLE.replace(EACH, f"<!-- {LISTED} -->"), [NOBODY]),
    "people in an attribute": (
        WHOLE.replace(EACH, "{% for person in people %}<p title='{{ person.name }}'>x</p>{% endfor %}"),
        [NOBODY],
    ),
    "people in the title": (
        WHOLE.replace(EACH, "").replace("{{ site.title }}", LISTED),
        [NOBODY],
    ),
    "people in a meta": (
        WHOLE.replace(EACH, "").replace("</head>", f'<meta name=author content="{LISTED}"></head>'),
        [NOBODY],
    ),
    "hidden people": (WHOLE.replace(EACH, f"<div hidden>{EACH}</div>"), [NOBODY]),
    "people hidden until found": (WHOLE.replace(EACH, f"<div hidden=until-found>{EACH}</div>"), [NOBODY]),
    "people whom nobody hears": (WHOLE.replace(EACH, f"<div aria-hidden=true>{EACH}</div>"), [NOBODY]),
    "people who cannot be reached": (WHOLE.replace(EACH, f"<div inert>{EACH}</div>"), [NOBODY]),
    "a hidden body": (WHOLE.replace("<body>", "<body hidden>"), [NOBODY]),
    "a body hidden later": (WHOLE.replace("</body>", "<body hidden>x</body>"), [NOBODY]),
    "people behind a closing tag of a table": (
        WHOLE.replace(EACH, f"<div hidden><table><tr><td></div>{EACH}</td></tr></table></div>"),
        [NOBODY],
    ),
    "people where a hidden word goes on": (
        WHOLE.replace(EACH, f"<div><b hidden>x</div>{EACH}"),
        [NOBODY],
    ),
    "articles that are hidden": (
        INDEX + "{% block people %}<div hidden>{{ super() }}</div>{% endblock %}",
        ["2:1: " + NOBODY],
    ),
    "people in a measure": (WHOLE.replace(EACH, f"<meter>{LISTED}</meter>"), [NOBODY]),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("template", LEFT_OUT)
def test_what_a_template_leaves_out_is_told_at_the_template(template: str, tmp_path: Path) -> None:
    text, expected = LEFT_OUT[template]
    assert sorted(told(tmp_path, text)) == sorted(expected)
    assert not (tmp_path / "_site").exists()


PAGES = {"index.html": "index.html", "person.html": "one", "way.html": "way", "lost.html": "404.html"}


@pytest.mark.parametrize("name", PAGES)
def test_no_kind_of_page_goes_without_its_head(name: str, tmp_path: Path) -> None:
    body = "{{ person.name }}" + WHY if name == "person.html" else EACH if name != "lost.html" else "<p>x</p>"
    assert sorted(told(tmp_path, f"<!doctype html><body>{body}</body>", name)) == sorted(
        [NO_CHARSET, NO_POLICY, NO_REFERRER, NO_TITLE]
    )


def test_the_frame_of_all_pages_is_told_once_for_all_that_it_leaves_out(tmp_path: Path) -> None:
    around = f"<!doctype html><html><head>{CHARSET}{POLICY}{REFERRER}<title>x</title></head>"
    frame = around.replace(POLICY, "") + "<body>{% block main %}{% endblock %}</body></html>"
    assert set(told(tmp_path, frame, "page.html")) == {"1:22: " + NO_POLICY}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "article.html",
            "<article>{{ person.name }}</article>\n",
            "the page that this draws does not show the reasons for Ada Lovelace, Bo and others",
        ),
        (
            "article.html",
            "<article>" + WHY + "</article>\n",
            "the page that this draws does not show the name of",
        ),
        ("article.html", "<article hidden>{{ person.name }}" + WHY + "</article>\n", NOBODY),
        ("article.html", "", NOBODY),
        (
            "person.html",
            '{% extends "theme/person.html" %}\n{% block name %}{% endblock %}',
            "2:1: the page that this draws does not show the name of",
        ),
        (
            "person.html",
            '{% extends "theme/person.html" %}\n{% block reasons %}{% endblock %}',
            "2:1: the page that this draws does not show the reasons for",
        ),
        (
            "person.html",
            '{% extends "theme/person.html" %}\n{% block main %}{% endblock %}',
            "2:1: the page that this draws for Ada Lovelace, Bo and others shows neither the name nor the",
        ),
        (
            "way.html",
            '{% extends "theme/way.html" %}\n{% block people %}{% endblock %}',
            "2:1: Ada Lovelace and Bo would not be on the page that this draws",
        ),
    ],
)
def test_who_is_on_a_page_is_shown_on_it(name: str, text: str, expected: str, tmp_path: Path) -> None:
    (said,) = told(tmp_path, text, name)
    assert said.startswith(expected) or sorted(re.findall(r"\w+", said)) == sorted(
        re.findall(r"\w+", expected)
    )


def test_everybody_of_the_same_name_is_shown(tmp_path: Path) -> None:
    twice = {
        f"people/{name}.yml": f"name: Bo\nslug: {name}\nreasons: For {name}.\n" for name in ("here", "there")
    }
    text = WHOLE.replace("<h2>", "{% if loop.first %}<h2>").replace("</h2>", "</h2>{% endif %}")
    outcome = check(site(tmp_path, {"quietpage.yml": CONFIG, **twice, "templates/index.html": text}))
    assert outcome.places == ["templates/index.html: the page that this draws does not show the name of Bo"]


def test_the_same_reason_is_there_for_each_of_those_who_have_it(tmp_path: Path) -> None:
    text = WHOLE.replace(WHY, "{% if loop.first %}" + WHY + "{% endif %}")
    same = {f"people/{name}.yml": f"name: {name}\nreasons: Kind.\n" for name in ("Ada", "Bo")}
    outcome = check(site(tmp_path, {"quietpage.yml": CONFIG, **same, "templates/index.html": text}))
    assert outcome.places == [
        "templates/index.html: the page that this draws does not show the reasons for Bo"
    ]


def test_people_of_whom_the_same_is_said_are_all_there(tmp_path: Path) -> None:
    same = {f"people/{name}.yml": f"name: Bo\nslug: {name}\nreasons: Kind.\n" for name in ("here", "there")}
    article = "<article>{{ person.name }}" + WHY + "</article>\n"
    page = site(tmp_path, {"quietpage.yml": CONFIG, **same, "templates/article.html": article})
    assert check(page).err == ""
    only = INDEX + "{% block people %}{{ people[0] | article }}{% endblock %}"
    (page / "templates/index.html").write_text(only, encoding="utf-8")
    assert check(page).places == ["templates/index.html:2:1: Bo would not be on the page that this draws"]


def test_a_theme_of_somebody_s_own_is_held_to_it_in_its_own_files(tmp_path: Path) -> None:
    files = {
        **FILES,
        "quietpage.yml": CONFIG + "theme: ./mine\n",
        "mine/theme.yml": "about: mine\n",
        "mine/templates/index.html": "",
        "mine/templates/person.html": '{% extends "skeleton/person.html" %}{% block reasons %}{% endblock %}',
    }
    outcome = check(site(tmp_path, files))
    assert [place.split(": ")[0] for place in outcome.places] == [
        "mine/templates/index.html",
        "mine/templates/person.html:1:37",
    ]
    assert 'help: let it begin with {% extends "skeleton/index.html" %}, or take the file away' in outcome.err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("left_out", "line"), [(CHARSET, CHARSET), (POLICY, POLICY), (REFERRER, REFERRER), (TITLE, TITLE)]
)
def test_the_line_that_is_told_mends_the_head(left_out: str, line: str, tmp_path: Path) -> None:
    broken = WHOLE.replace(left_out, "")
    outcome = with_template(tmp_path, broken)
    (help,) = re.findall(r"^help: .*?(<.*>)", outcome.err, re.MULTILINE)
    assert help == line
    (tmp_path / "templates/index.html").write_text(
        broken.replace("<head>", f"<head>{help}"), encoding="utf-8"
    )
    assert check(tmp_path).err == ""


@pytest.mark.parametrize(
    ("left_out", "where"), [(EACH, "<body>"), ("<h2>{{ person.name }}</h2>", "in people %}"), (WHY, "</h2>")]
)
def test_the_line_that_is_told_brings_everybody_back(left_out: str, where: str, tmp_path: Path) -> None:
    broken = WHOLE.replace(left_out, "")
    outcome = with_template(tmp_path, broken)
    (help,) = re.findall(r"^help: write (.*) where ", outcome.err, re.MULTILINE)
    mended = broken.replace(where, where + help)
    (tmp_path / "templates/index.html").write_text(mended, encoding="utf-8")
    assert check(tmp_path).err == ""


def test_what_is_mended_is_right_in_the_next_run(tmp_path: Path) -> None:
    folder = site(tmp_path, {**FILES, "templates/index.html": WHOLE.replace(POLICY, "")})
    assert check(folder).code == 1
    (folder / "templates/index.html").write_text(WHOLE, encoding="utf-8")
    assert check(folder).err == ""


# What is taken for shown is shown by a browser, on pages of every disorder that is not told for itself.

PIECES = """
<head> </head> <body> </body> <html> <p> </p> <div> </div> <table> <tr> <td> </td> </tr> </table>
<ul> <li> </ul> <em> </em> <i> </i> <h1> </h1> <b> </b> <span> </span> <svg> <path/> </svg> <br>
</br> <dl> <dd> </dl> <small> <details> </details> <ruby> <rt> <rp> </ruby> <meter> </meter> <pre>
</pre> <nobr> </small> <caption> <thead> <!--x--> a b c d e f
"""
HIDING = "div b p li a span section dt tbody figure nobr small h1 pre body td"
TREES = "alder beech cedar elder hazel larch maple olive poplar rowan spruce willow yew ash"


@pytest.mark.parametrize("seed", range(4))
def test_what_is_taken_for_shown_is_shown_by_a_browser(seed: int) -> None:
    chance = random.Random(seed)
    heads = ["", POLICY, CHARSET + POLICY + REFERRER + TITLE, f"<head>{CHARSET}{POLICY}</head>{TITLE}"]
    fine = 0
    while fine < 400:
        every = [*PIECES.split(), *(f"<{name} hidden>" for name in HIDING.split()), *heads]
        words = iter(TREES.split())
        pieces = chance.choices(every, k=chance.randint(3, 14))
        html = "".join(next(words) if len(piece) == 1 else piece for piece in pieces)
        html = "<!doctype html>" + chance.choice(heads) + html
        html = html.replace("{{ page.policy | safe }}", SELF).replace("{{ site.title }}", "x")
        if any(check_markup(Source("page.html", html))):
            continue
        fine += 1
        seen = BrowserView(html, SELF)
        shown, head = as_a_browser(html)
        assert [word for word in re.findall(r"[a-z]{3,}", seen.text) if word not in shown] == [], html
        assert {"charset", "policy", "referrer", "title"} - set(seen.missing_in_head()) <= head, html


def as_a_browser(html: str) -> tuple[str, set[str]]:
    """The text of a page that is not hidden, and what its head has, by another reader of HTML."""
    shown: list[str] = []
    head: set[str] = set()

    def walk(node: Any, hidden: bool, in_head: bool) -> None:
        for child in node.children or ():
            if child.name == "#text":
                shown.append("" if hidden else child.data)
            elif not child.name.startswith(("#", "!")):
                has = dict(child.attrs or {})
                if in_head:
                    head.update({"title"} if child.name == "title" else set())
                    head.update({"charset"} if "charset" in has else set())
                    head.update({"policy"} if "http-equiv" in has else set())
                    head.update({"referrer"} if has.get("name") == "referrer" else set())
                apart = child.name in ("title", "svg", "rp", "meter", "head")
                walk(child, hidden or apart or "hidden" in has, child.name == "head")

    walk(JustHTML(html, sanitize=False).root, False, False)
    return "".join(shown), head


# The themes that come with quietpage are not looked at in each build: they are here.


@pytest.mark.parametrize("theme", ["whisper", "letter", "garden", "classroom"])
def test_every_page_of_every_shipped_theme_has_it_all(theme: str, tmp_path: Path) -> None:
    from quietpage import pipeline
    from quietpage.cache.store import Store
    from quietpage.check.finished_pages import people_on
    from quietpage.render.jinja import ArticleStore, Renderer
    from quietpage.render.view_models import SiteInput

    drawn: list[str] = []
    draw = Renderer.page

    def whole(self: Renderer, sheet: PageInput, shown: SiteInput, articles: ArticleStore) -> Draft:
        draft = draw(self, sheet, shown, articles)
        assert not list(find_missing(draft, sheet, people_on(shown, sheet)))
        # Nor is it so only because it looks as it should.
        plain = Draft(draft.path, draft.template, ("<!-- x -->" + draft.html,))
        assert not list(find_missing(plain, sheet, people_on(shown, sheet)))
        drawn.append(sheet.path)
        return draft

    names = {"ada": "Ada", "bo": "Bo"} if theme == "classroom" else {"ada": "Ada Lovelace", "bo": "Bo"}
    people = {
        f"people/{key}.yml": f"name: {name}\nreasons: [Kind., Calm.]\nways: [gives]\n"
        for key, name in names.items()
    }
    folder = site(tmp_path, {"quietpage.yml": CONFIG + f"theme: {theme}\n", **people})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Renderer, "page", whole)
        pipeline.composed(folder, store=Store())
    assert {"index.html", "ways/gives.html", "404.html"} <= set(drawn)


IN_BODIES = (
    '<p title=">Ada Lovelace<">', "<p title = '< >Bo &amp; Co<'>", '<p title="it\'s >Ada Lovelace<">',
    ">Ada Lovelace<", ">Bo &amp; Co<", "Ada Lovelace", "Bo &amp; Co", "<h2>", "</h2>", "<p>", "</p>", "<b>",
    "</b>", f"{OPEN}<p>Kind.</p>{CLOSE}", f"{OPEN}<p>Calm.</p>{CLOSE}", "<p>Calm.</p>", "<ul>", "<li>",
    "</ul>", "<details>", "<table>", "<td>", "</table>", "<a href='a'>", "</a>", "<title>", "</title>",
    "<!--", "-->", "<svg>", "</svg>", "<template>", "</template>", "<p hidden>", "<select>", "<rp>",
    "</rp>", "<ruby>", "</body>", "</html>", "<P>", '<p title="a">', "<textarea>", "<noscript>", "<style>",
    "</style>", "<head>", "<frameset>", "<meta>", "&#",
)  # fmt: skip


def test_what_is_surely_whole_lacks_nothing() -> None:
    """The glance of `required.find_missing`, beside a look at each tag."""
    policy = SELF
    reasons = ["<p>Kind.</p>", "<p>Calm.</p>"]
    people = [
        cast(
            PersonView,
            SimpleNamespace(slug=name, name=name, reasons=[SimpleNamespace(html=f"{OPEN}{reason}{CLOSE}")]),
        )
        for name, reason in zip(("Ada Lovelace", "Bo & Co"), reasons, strict=True)
    ]
    sheet = cast(PageInput, SimpleNamespace(page=SimpleNamespace(policy=policy, kind="one")))
    opening = f'<!doctype html>\n<html lang="en">\n<head>\n{required._HEAD_BEGINS}{policy}'
    head = f"{opening}{required._HEAD_GOES_ON}Us</title>\n</head>\n"
    chance = random.Random(81)
    whole = f"<h2>Ada Lovelace</h2><h2>Bo &amp; Co</h2>{OPEN}{reasons[0]}{CLOSE}{OPEN}{reasons[1]}{CLOSE}"
    reasons_alone = whole[whole.index(OPEN) :]
    passed = 0
    for _ in range(6000):
        pieces = [chance.choice(IN_BODIES) for _ in range(chance.randrange(6))]
        pieces.insert(chance.randrange(len(pieces) + 1), chance.choice((whole, whole[21:], reasons_alone)))
        body = "".join(pieces)
        draft = Draft("index.html", "index.html", (f"{head}<body>{body}</body></html>",))
        if required._surely_complete(draft, sheet, people):
            passed += 1
            page = required._PageWithPlaceholders(draft, people)
            view = BrowserView(page.text, policy)
            assert [*view.missing_in_head(), *page.missing_people(view, people, with_reasons=True)] == [], (
                body
            )
    assert 300 < passed < 5700
