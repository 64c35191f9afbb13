"""The shipped templates come along as Python, which is what Jinja would make of them; or Jinja makes it."""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from jinja2 import Environment, pass_context
from jinja2.exceptions import UndefinedError

from quietpage.locale import LANGUAGES
from quietpage.render import compiled, generate
from quietpage.render.jinja import Renderer, found_by_name
from quietpage.render.shipped_templates import shipped_code
from quietpage.themes import loader, shipped_folder
from quietpage.themes.loader import SKELETON, shipped
from tests.drawings import picture
from tests.sites import built, run, site

THEMES = sorted(shipped().keys() - {SKELETON})
CHILDREN: dict[str, str | bytes] = {
    "people/ada.yml": "name: Ada\nreasons: She listens.\nways: [gives]\n",
    "people/bo.yml": "name: Bo\ndraft: yes\nreasons: He listens.\n",
    "people/cy.yml": "name: Cy\nreasons: Cy waits for everybody.\n",
}
FILES: dict[str, str | bytes] = {
    **CHILDREN,
    "people/di.yml": "name: Di\nreasons: She hums.\nportrait: {file: di.png, alt: Di}\n",
    "pages/about.md": "# About\n\nOf tea.\n",
    "portraits/di.png": picture(),
}


def page(folder: Path, theme: str, language: str = "en", **more: str) -> Path:
    config = f"author:\n  name: Rosa Lind\ntheme: {theme}\nlanguage: {language}\n"
    files = CHILDREN if theme == "classroom" else FILES
    return site(folder, {"quietpage.yml": config, **files, **more})


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".quietpage"
    }


def renderer(theme: str) -> Renderer:
    return Renderer(generate.theme_called(theme), "en")


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("Jinja compiles a template")


def another_jinja(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "JINJA", "another")


def test_what_comes_along_is_what_jinja_makes_or_is_not_used() -> None:
    """Made anew where Jinja is the release that made it; with any other, Jinja itself is asked."""
    if jinja2.__version__ == compiled.JINJA:
        made = generate.files()
        assert {path.name for path in generate.FOLDER.glob("*.py")} == made.keys()
        for name, content in made.items():
            written = (generate.FOLDER / name).read_bytes()
            assert written == content.encode(), "python -m quietpage.render.generate"
        return
    for theme in THEMES:
        environment = renderer(theme).environment
        for name, each in found_by_name(generate.theme_called(theme)).items():
            assert shipped_code(environment, name, each.path, each.text) is None


@pytest.mark.parametrize("theme", THEMES)
def test_a_build_compiles_no_template_and_the_page_is_the_same(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But by a Jinja that is not the release that made them: then all are, and kept."""
    ours = jinja2.__version__ == compiled.JINJA
    language = LANGUAGES[THEMES.index(theme)]
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    with monkeypatch.context() as without:
        if ours:
            without.setattr(Environment, "compile", refuse)
        folder = page(tmp_path / "site", theme, language)
        first = files_of(built(folder))
    assert bool(list(cache.rglob("templates"))) != ours
    another_jinja(monkeypatch)
    assert run(folder, "build", "--fresh").code == 0
    assert files_of(folder / "_site") == first
    assert list(cache.rglob("templates/*"))


def test_nothing_that_a_filter_says_is_a_part_of_what_comes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jinja puts together, as it compiles, what it can know by then; but what a filter says, the language
    decides, and the next commit.
    """
    asked: list[str] = []
    for theme in THEMES:
        there = renderer(theme)
        filters = there.environment.filters
        for name in filters:
            monkeypatch.setitem(filters, name, noting(name, filters[name], asked))
        for name, each in found_by_name(there.theme).items():
            if "/" not in name:
                there.environment.compile(each.text, name, each.path)
    assert asked == []
    there.environment.compile("{{ 'hush' | upper }}")
    assert asked == ["upper"]


def noting(name: str, filter: Callable[..., object], asked: list[str]) -> Callable[..., object]:
    """A filter that is called as this one is, and notes that it is."""

    def noted(*given: object, **named: object) -> object:
        asked.append(name)
        return filter(*given, **named)

    noted.__dict__.update(getattr(filter, "__dict__", {}))
    return noted


def test_a_shipped_template_that_was_changed_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    themes = Path(shutil.copytree(shipped_folder.home(), tmp_path / "themes"))
    for module in (loader, shipped_folder):
        monkeypatch.setattr(module, "home", lambda: themes)
    changed = themes / "skeleton" / "templates" / "colophon.html"
    changed.write_text(
        changed.read_text(encoding="utf-8") + "<p>Come in, all of you.</p>\n", encoding="utf-8"
    )
    folder = built(page(tmp_path / "site", "whisper"))
    assert "<p>Come in, all of you.</p>" in (folder / "index.html").read_text(encoding="utf-8")


@pass_context
def signed(context: object, text: str) -> str:
    return f"{text} {context}"


@pytest.mark.parametrize("how", ["called otherwise", "not there", "one more", "an option"])
def test_in_another_environment_a_template_is_compiled_anew(
    how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = renderer("whisper")
    environment, asked = there.environment, found_by_name(there.theme)["page.html"]
    given = environment, "page.html", asked.path, asked.text
    assert (shipped_code(*given) is None) == (jinja2.__version__ != compiled.JINJA)
    monkeypatch.setattr(compiled, "JINJA", jinja2.__version__)
    if how == "called otherwise":
        environment.filters["bdi"] = signed
    elif how == "not there":
        del environment.filters["under"]
    elif how == "one more":
        environment.tests["kind"] = callable
    else:
        environment.trim_blocks = False
    assert shipped_code(*given) is None


def test_of_another_jinja_nothing_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    another_jinja(monkeypatch)
    there = renderer("garden")
    for name, each in found_by_name(there.theme).items():
        assert shipped_code(there.environment, name, each.path, each.text) is None


@pytest.mark.parametrize("name", ["page.html", "person.html", "article.html", "take.html"])
def test_an_error_in_a_shipped_template_has_its_file_and_line(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def places() -> list[tuple[str, int | None]]:
        template = renderer("whisper").environment.get_template(name)
        with pytest.raises(UndefinedError) as raised:
            template.render()
        missing.append(str(raised.value).split("'")[1])
        frames = traceback.extract_tb(raised.value.__traceback__)
        return [(frame.filename, frame.lineno) for frame in frames if frame.filename.endswith(".html")]

    missing: list[str] = []
    with monkeypatch.context() as without:
        if jinja2.__version__ == compiled.JINJA:
            without.setattr(Environment, "compile", refuse)
        found = places()
    file, line = found[-1]
    assert line
    assert missing[0] in Path(file).read_text(encoding="utf-8").splitlines()[line - 1]
    another_jinja(monkeypatch)
    assert places() == found


def test_templates_of_ones_own_are_read_in_place_of_those_that_come_along(tmp_path: Path) -> None:
    shipped_text = (shipped()[SKELETON] / "templates" / "colophon.html").read_text(encoding="utf-8")
    folder = page(
        tmp_path / "site",
        "./mine",
        **{
            "mine/theme.yml": "about: mine\nextends: garden\n",
            "mine/templates/colophon.html": f"{shipped_text}<p>Mine.</p>\n",
            "templates/sprig.html": "<p>A sprig.</p>\n",
            "templates/index.html": '{% extends "theme/index.html" %}\n',
        },
    )
    text = (built(folder) / "index.html").read_text(encoding="utf-8")
    assert "<p>Mine.</p>" in text
    assert "<p>A sprig.</p>" in text
