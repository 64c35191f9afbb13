"""The page composed again after a change is the page composed from nothing, whatever the change was."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from quietpage.cache.store import Store
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.model import Page
from quietpage.pipeline import composed
from tests.sites import site

pytestmark = pytest.mark.slow

FIRST = ("Ada", "Bo", "Chidi", "Dalia", "Emre", "Farah", "Goran", "Hana", "Ines", "Jonas", "Léa", "Mei")
WAYS = ("gives", "laughs", "challenges", "shares")
WORDS = ("She", "listens", "and", "waits", "until", "the", "whole", "room", "has", "a", "kinder", "word")

CONFIGS = (
    "author:\n  name: Rosa Lind\n",
    "title: People I thank\nauthor:\n  name: Rosa Lind\nwelcome: Come *in*.\norder: by name\n",
    "author:\n  name: Rosa Lind\nurl: https://rosa.example/people/\norder: as written\nvouch: yes\n",
    "author:\n  name: Rosa Lind\nlanguage: de\nways: [hört zu, lacht]\n",
    "author:\n  name: Rosa Lind\naudience: whisper\nnot_numbers: [Malcolm X]\n",
    "author:\n  name: Rosa Lind\ntheme: ./sea\n",
    "author:\n  name: Rosa Lind\ntheme: letter\n",
    "author:\n  name: Rosa Lind\ntheme: classroom\n",
    "author:\n  name: Rosa Lind\ntitle: My seven friends\n",
    "author:\n  nam: Rosa Lind\n",
    "author: [\n",
    "",
)
INDEX = '{% extends "theme/index.html" %}'
EACH = "{% block people %}{% for person in people %}"
ENOUGH = "{% endfor %}{% endblock %}"
WHY = "{% for reason in person.reasons %}{{ reason.html }}{% endfor %}"
TEMPLATES = {
    "index.html": (
        INDEX + "{% block verse %}<p>Who else?</p>{% endblock %}",
        INDEX + EACH + '{% include "article.html" %}' + ENOUGH,
        INDEX + "{% block people %}{{ super() }}{% endblock %}",
        INDEX + EACH + '{{ person | article | replace("h2", "h3") }}' + ENOUGH,
        INDEX + "{% block verse %}<p>{{ people | length }} people</p>{% endblock %}",
        INDEX + EACH + "{{ person | article }}<i>{{ loop.index }}</i>" + ENOUGH,
        INDEX + '{% block people %}<div lang="fr">{{ super() }}</div>{% endblock %}',
        INDEX + EACH + '<div lang="fr">{{ person | article }}</div>' + ENOUGH,
        INDEX + "{% block verse %}{{ nothing }}{% endblock %}",
        INDEX + "{% block verse %}",
    ),
    "article.html": (
        '<article id="{{ person.slug }}">{{ person.name }}' + WHY + "</article>\n",
        '<article id="{{ person.slug }}">{{ person.name }} of {{ people | length }}</article>\n',
        '<article id="{{ person.slug }}">{{ person.name }} before {{ (people | last).name }}'
        + WHY
        + "</article>\n",
        f"<b>{{{{ person.name }}}}</b>{WHY} I ",
        f"<article>{{{{ page.kind }}}}: {{{{ person.crowd | linked(root) | listed }}}}{WHY}</article>",
        '<article id="{{ person.slug }}"><img src="//elsewhere.example/x.png" alt=""></article>',
        '<article id="{{ person.slug }}">vingt, twenty</article>',
        '<article id="{{ person.slug }}">vingt</article>',
    ),
    "person.html": (
        '{% extends "theme/person.html" %}{% block about %}<p>{{ (people | first).name }}</p>{% endblock %}',
        '{% extends "theme/person.html" %}{% block about %}<p>Kind.</p>{% endblock %}',
        '{% extends "theme/person.html" %}{% block about %}{{ person | article }}{% endblock %}',
    ),
    "way.html": ('{% extends "theme/way.html" %}' + EACH + "{{ person | article }}" + ENOUGH,),
    "ours.css": ("p { color: #222 }\n", 'p::before { content: "7" }\n'),
}


class Author:
    """Somebody who changes a site in every way there is, one after another, by a seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.begin()
        self.steps: tuple[tuple[Callable[[], Path], int], ...] = (
            (self.edit, 12),
            (self.break_person, 2),
            (self.add, 4),
            (self.remove, 2),
            (self.rename, 2),
            (self.gather, 1),
            (self.configure, 3),
            (self.call_the_page_otherwise, 2),
            (self.template, 5),
            (self.take_templates_away, 2),
            (self.own_theme, 2),
            (self.static, 2),
            (self.portrait, 2),
            (self.leave_something, 1),
            (self.touch, 1),
            (self.own_page, 4),
        )
        self.waiting = self.shuffled()

    def shuffled(self, *more: Callable[[], Path]) -> list[Callable[[], Path]]:
        """Every kind of change, and some of them again."""
        steps = [*(step for step, _ in self.steps), *more]
        self.chance.shuffle(steps)
        return steps

    def begin(self) -> None:
        site(self.folder, {f"people/{name.lower()}.yml": self.person(name) for name in FIRST[:10]})

    def person(self, name: str) -> str:
        pick = self.chance
        reason = " ".join(pick.choice(WORDS) for _ in range(pick.randrange(4, 12)))
        lines = [f"name: {name}", f"reasons: {reason}, *and* [so on](https://{name.lower()}.example/)."]
        if pick.random() < 0.7:
            lines.append(f"ways: [{pick.choice(WAYS)}]")
        if pick.random() < 0.3:
            lines.append(f"links:\n  Notes: https://{pick.choice(FIRST).lower()}.example/")
        if pick.random() < 0.3:
            lines.append(f'fediverse: "@{pick.choice(WAYS)}9@social.example"')
        if pick.random() < 0.5:
            lines.append(
                f"asked: {pick.choice(('yes', 'waiting'))}\nvouched: 2026-03-0{pick.randrange(1, 10)}"
            )
        if pick.random() < 0.15:
            lines.append("draft: yes")
        if pick.random() < 0.15:
            lines.append("language: fr")
        if pick.random() < 0.03:
            lines.append(f"portrait:\n  file: {name.lower()}.jpg\n  alt: {name} at a desk")
        return "\n".join(lines) + "\n"

    def somebody(self) -> Path:
        there = sorted((self.folder / "people").glob("*.yml"))
        return self.chance.choice(there) if there else self.folder / "people" / "ada.yml"

    def write(self, path: Path, text: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def edit(self) -> Path:
        path = self.somebody()
        return self.write(path, self.person(path.stem.title()))

    def break_person(self) -> Path:
        wrong = (
            "name: Ada\nreasons: She gave me two books.\n",
            "name: Malcolm X\nreasons: He spoke.\n",
            "name: Ada\n  reasons: [\n",
            "nmae: Ada\nreasons: Kind.\n",
            "name: Bo\nreasons: See [this](http://bad host/).\n",
            "name: Louis XIV\nreasons: Kind, and *one* of us.\n",
            "name: Bo\nreasons: Kind.\nvouched: 2999-01-01\n",
            "name: Bo\nreasons: Kind.\nfediverse: bo@social.example\n",
            "",
        )
        return self.write(self.somebody(), self.chance.choice(wrong))

    def add(self) -> Path:
        name = self.chance.choice(FIRST)
        return self.write(self.folder / "people" / f"{name.lower()}.yml", self.person(name))

    def remove(self) -> Path:
        path = self.somebody()
        path.unlink(missing_ok=True)
        return path

    def rename(self) -> Path:
        path = self.somebody()
        if path.is_file():
            path.rename(path.with_name(f"{self.chance.choice(FIRST).lower()}-too.yml"))
        return path.parent

    def gather(self) -> Path:
        together = "".join(
            f"- name: {name} Lund\n  reasons: {self.chance.choice(WORDS)} again.\n" for name in FIRST[:3]
        )
        return self.write(self.folder / "people" / "lunds.yml", together)

    def configure(self) -> Path:
        config = self.chance.choice(CONFIGS if self.chance.random() < 0.5 else CONFIGS[:3])
        return self.write(self.config, config)

    @property
    def config(self) -> Path:
        """The page's own file, by the name that it has."""
        there = (self.folder / name for name in ("quietpage.yml", "quietpage.yaml"))
        return next((path for path in there if path.is_file()), self.folder / "quietpage.yml")

    def call_the_page_otherwise(self) -> Path:
        """Its file gets its other name; or is copied there, and one of the two is taken away later."""
        path = self.config
        other = path.with_suffix(".yaml" if path.suffix == ".yml" else ".yml")
        if other.is_file():
            path.unlink()
        elif path.is_file() and self.chance.random() < 0.3:
            shutil.copyfile(path, other)
        elif path.is_file():
            path.rename(other)
        return self.folder

    def template(self) -> Path:
        name = self.chance.choice(tuple(TEMPLATES))
        return self.write(self.folder / "templates" / name, self.chance.choice(TEMPLATES[name]))

    def take_templates_away(self) -> Path:
        shutil.rmtree(self.folder / "templates", ignore_errors=True)
        return self.folder / "templates"

    def own_theme(self) -> Path:
        sea = self.folder / "sea"
        self.write(sea / "theme.yml", "about: Blue and calm.\n")
        if self.chance.random() < 0.7:
            text = self.chance.choice(TEMPLATES["article.html"])
            return self.write(sea / "templates" / "article.html", text)
        return sea

    def static(self) -> Path:
        name = self.chance.choice(("note.txt", "map.svg", "nine9.txt"))
        path = self.folder / "static" / name
        if path.is_file() and self.chance.random() < 0.6:
            path.unlink()
            return path
        return self.write(path, self.chance.choice(("A quiet word.", "Room 7", "<svg/>")))

    def portrait(self) -> Path:
        path = self.folder / "portraits" / f"{self.somebody().stem}.jpg"
        if path.is_file():
            path.unlink()
            return path
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(Path(__file__), path)
        return path

    def own_page(self) -> Path:
        """A page of their own: another text or title, a link to somebody who may go; or it goes itself."""
        pick = self.chance
        path = self.folder / "pages" / pick.choice(("about.md", "How I choose.md", "zest.markdown"))
        if path.is_file() and pick.random() < 0.4:
            path.unlink()
            return path
        title = pick.choice(("About", "Åbout us", "Zest", "How *we* choose"))
        text = " ".join(pick.choice(WORDS) for _ in range(pick.randrange(4, 12)))
        whom = f"../people/{self.somebody().name}"
        more = pick.choice(
            (
                "",
                f"See [them]({whom}).",
                f"## {text}",
                "[On](about.md#zest)",
                "[R](../robots.txt)",
                "[On](about.md)",
                "![x](../static/map.svg)",
            )
        )
        if pick.random() < 0.1:
            more = pick.choice(("It has two ears.", "# Again", "<b>So</b>"))
        return self.write(path, f"# {title}\n\n{text}.\n\n{more}\n")

    def leave_something(self) -> Path:
        return self.write(self.folder / "people" / "ada.yml~", "left behind")

    def touch(self) -> Path:
        path = self.somebody()
        if path.is_file():
            path.write_bytes(path.read_bytes())
        return path

    def change(self) -> Path:
        """First each kind once, and then whatever chance brings."""
        if self.waiting:
            return self.waiting.pop()()
        steps, weights = zip(*self.steps, strict=True)
        step: Callable[[], Path] = self.chance.choices(steps, weights)[0]
        return step()


def outcome(
    folder: Path, drafts: bool, memory: Store | None = None, changed: Collection[Path] | None = None
) -> tuple[tuple[Page, ...], tuple[Problem, ...], tuple[str, ...]]:
    """The pages, or what is the matter, and what there is to say."""
    try:
        done = composed(folder, drafts=drafts, store=memory, changed=changed)
    except Invalid as invalid:
        return (), invalid.problems, ()
    # With their bytes, which some make only when they are asked for.
    return tuple(Page(page.path, page.content) for page in done.pages), (), (*done.words, *done.more)


@pytest.mark.parametrize("seed", range(2))
def test_whatever_was_changed_the_page_is_the_same_as_from_nothing(seed: int, tmp_path: Path) -> None:
    folder, drafts, memory = tmp_path / "page", seed % 2 == 0, Store()
    author = Author(folder, seed)
    outcome(folder, drafts, memory)
    well = 0
    for step in range(30):
        changed = [author.change()]
        while author.chance.random() < 0.2:
            changed.append(author.change())
        told = None if author.chance.random() < 0.05 else changed
        again, anew = outcome(folder, drafts, memory, told), outcome(folder, drafts)
        assert [page.path for page in again[0]] == [page.path for page in anew[0]], (step, changed)
        assert again == anew, (step, changed)
        well += not anew[1]
        if anew[1] and author.chance.random() < 0.7:
            shutil.rmtree(folder)
            author.begin()
            outcome(folder, drafts, memory, [folder])
    assert well > 6


def test_a_folder_that_is_called_as_that_of_pages_but_for_its_capitals_is_told_at_once(
    tmp_path: Path,
) -> None:
    folder, memory = site(tmp_path), Store()
    text = folder / "Pages" / "about.md"
    assert outcome(folder, False, memory)[1] == ()
    text.parent.mkdir()
    text.write_text("# About\n", encoding="utf-8")
    found = outcome(folder, False, memory, [text])
    assert found == outcome(folder, False)
    assert found[1] or (folder / "pages").exists()  # a system that does not tell capitals apart reads it
    shutil.rmtree(text.parent)
    assert outcome(folder, False, memory, [text.parent])[1] == ()


def test_an_id_in_a_template_changes_that_of_a_heading_at_once(tmp_path: Path) -> None:
    folder, memory = site(tmp_path, {"pages/about.md": "# About\n\n## Whom\n"}), Store()
    assert outcome(folder, False, memory)[1] == ()
    template = folder / "templates" / "own-page.html"
    template.parent.mkdir()
    template.write_text(
        '{% extends "theme/own-page.html" %}{% block everybody %}<p id="whom">So</p>{% endblock %}'
    )
    assert outcome(folder, False, memory, [template]) == outcome(folder, False)
    pages = {page.path: page.content for page in outcome(folder, False, memory, [template])[0]}
    assert b'<h2 id="whom-">' in pages["pages/about.html"]


def test_nothing_is_kept_that_is_no_longer_needed(tmp_path: Path) -> None:
    folder = site(tmp_path, ada="name: Ada\nreasons: Kind.\n", bo="name: Bo\nreasons: Calm.\n")
    memory = Store()
    ada = folder / "people" / "ada.yml"
    kept = []
    for name in ("Ada", "Ina", "Uma", "Eva") * 5:
        for reasons in ("She listens.", "She has two ears.", "*", "She listens well.", "["):
            ada.write_text(f"name: {name}\nreasons: {reasons}\n", encoding="utf-8")
            outcome(folder, False, memory, [ada])
        kept.append(memory.size())
    assert kept[-1] == kept[3]


SPEAKS_OF_OTHERS = {
    "article.html": f"<article>{{{{ person.name }}}}, then {{{{ (people | last).name }}}}{WHY}</article>",
    "person.html": '{% extends "theme/person.html" %}{% block about %}'
    "<p>{{ person.name }}, then {{ (people | last).name }}</p>{% endblock %}",
    "way.html": '{% extends "theme/way.html" %}{% block people %}<p>{{ way.word }}</p>'
    "{% for person in people %}{{ person | article }}{% endfor %}{% endblock %}",
}


@pytest.mark.parametrize("name", SPEAKS_OF_OTHERS)
def test_a_template_that_speaks_of_others_is_drawn_again_when_they_change(name: str, tmp_path: Path) -> None:
    person = "name: {}\nreasons: Kind.\nways: [gives]\n"
    files = {f"people/{each.lower()}.yml": person.format(each) for each in FIRST}
    files[f"templates/{name}"] = SPEAKS_OF_OTHERS[name]
    files["quietpage.yml"] = "author:\n  name: Rosa Lind\norder: by name\n"
    folder, memory = site(tmp_path, files), Store()
    assert not outcome(folder, False, memory)[1]
    last = folder / "people" / "zoe.yml"
    for change in (lambda: last.write_text(person.format("Zoe")), last.unlink):
        change()
        assert outcome(folder, False, memory, [last]) == outcome(folder, False)


@pytest.mark.parametrize(
    ("around", "article", "number"),
    [
        ("<p>X{}</p>", "<b>I</b>", "X<b>I"),
        ("<p>X{}</p>", "I<article>.</article>", "XI"),
        ('<div lang="fr">{}</div>', "<article>vingt</article>", "vingt"),
        ("{}", "<article>twenty</article>", "twenty"),
    ],
)
def test_what_an_article_says_is_looked_at_where_it_stands(
    around: str, article: str, number: str, tmp_path: Path
) -> None:
    each = around.format("{{ person | article }}")
    files = {
        "people/ada.yml": "name: Ada\nreasons: Kind.\n",
        "people/bo.yml": "name: Bo\nreasons: Kind.\n",
        "templates/index.html": f"{INDEX}{EACH}{each}{ENOUGH}",
        "templates/article.html": article,
    }
    found = outcome(site(tmp_path, files), False)[1]
    assert {problem.message for problem in found} == {f'a number on a page without numbers: "{number}"'}
