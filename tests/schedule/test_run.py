"""What stands around the steps: worker and sandbox, and what is to blame when something takes too long."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import quietpage.check as checks
from quietpage import themes
from quietpage.cache.store import Store
from quietpage.check.results import Checked
from quietpage.cli.exit_codes import WRONG_COMMAND
from quietpage.cli.main import main
from quietpage.core.diagnostics import Problem
from quietpage.core.model import Site, Theme
from quietpage.core.names_of_site import Names
from quietpage.pipeline import composed
from quietpage.render.fragments import Article, article
from quietpage.render.jinja import ArticleStore, Renderer
from quietpage.render.view_models import PageInput, PersonView, SiteInput
from quietpage.schedule import worker_tasks
from tests.sites import ADA, CONFIG, site

OWN = '{% extends "theme/index.html" %}\n{% block verse %}{{ super() }}<p>Hello</p>{% endblock %}\n'


def with_templates(folder: Path) -> Path:
    return site(folder, {"quietpage.yml": CONFIG, "people/ada.yml": ADA, "templates/index.html": OWN})


def test_a_slow_check_of_ours_is_never_blamed_on_a_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check: Callable[..., Checked] = checks.check_pages

    def slowly(*given: object) -> Checked:
        time.sleep(2.5)
        return check(*given)

    monkeypatch.setattr("quietpage.schedule.run.SECONDS", 2)
    monkeypatch.setattr(checks, "check_pages", slowly)  # where it is called by its name
    done = composed(with_templates(tmp_path), store=Store())
    assert any(b"<p>Hello</p>" in page.content for page in done.pages)


def test_templates_of_one_s_own_are_rendered_in_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[str] = []
    page = Renderer.page

    def noting(self: Renderer, sheet: PageInput, shown: SiteInput, articles: ArticleStore) -> object:
        here.append(sheet.path)
        return page(self, sheet, shown, articles)

    monkeypatch.setattr(Renderer, "page", noting)
    composed(with_templates(tmp_path / "own"), store=Store())
    assert here == []
    composed(site(tmp_path / "ours"), store=Store())
    assert "index.html" in here


def test_rendering_changes_nothing_of_its_renderer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Renderer.page
    rendered: list[str] = []

    def state(renderer: Renderer) -> list[object]:
        environment = vars(renderer.environment)
        # Jinja's own cache of compiled templates apart, which is there to be filled.
        return [sorted(vars(renderer)), {key: id(environment[key]) for key in environment if key != "cache"}]

    def unchanged(self: Renderer, sheet: PageInput, shown: SiteInput, articles: ArticleStore) -> object:
        before = state(self), dict(self.environment.filters), dict(self.environment.globals)
        draft = page(self, sheet, shown, articles)
        assert (state(self), dict(self.environment.filters), dict(self.environment.globals)) == before
        rendered.append(sheet.path)
        return draft

    monkeypatch.setattr(Renderer, "page", unchanged)
    composed(site(tmp_path), store=Store())
    assert "people/ada-lovelace.html" in rendered


@pytest.mark.parametrize(
    "arguments", [["build", "--nonsense"], ["check", "a", "b"], ["deploy", "--branch", "*"]]
)
def test_no_process_is_started_for_a_wrong_command(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def forked() -> int:
        raise AssertionError("a process was started before the arguments were understood")

    monkeypatch.setattr(os, "fork", forked)
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == WRONG_COMMAND


def test_after_an_edit_of_a_person_a_theme_that_is_as_it_was_is_neither_read_nor_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, store = site(tmp_path, ada="name: Ada\nreasons: She listens.\n"), Store()
    looks: list[str] = []
    theme_of, first_look = themes.theme_of, worker_tasks.first_look

    def read(page: Site, site_folder: Path, problems: list[Problem]) -> Theme:
        looks.append("read")
        return theme_of(page, site_folder, problems)

    def checked(theme: Theme, language: str, names: Names) -> tuple[list[Problem], frozenset[str]]:
        looks.append("checked")
        return first_look(theme, language, names)

    monkeypatch.setattr(themes, "theme_of", read)
    monkeypatch.setattr(worker_tasks, "first_look", checked)
    composed(folder, store=store)
    assert looks == ["read", "checked"]
    ada = folder / "people" / "ada.yml"
    ada.write_text("name: Ada\nreasons: She waits.\n", encoding="utf-8")
    again = composed(folder, store=store, changed=[ada.absolute()])
    assert any(b"She waits." in page.content for page in again.pages)
    assert looks == ["read", "checked"]


@pytest.mark.parametrize("theme", ["garden", "letter", "classroom"])
def test_after_an_edit_nobody_else_is_drawn_anew_on_the_index_or_on_the_page_of_a_way(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = "name: {}\nreasons: {}\nways: [gives]\n"
    files = {f"people/{name.lower()}.yml": person.format(name, "Kind.") for name in ("Ada", "Bo", "Cleo")}
    folder, store = (
        site(tmp_path, {"quietpage.yml": f"author:\n  name: Rosa\ntheme: {theme}\n", **files}),
        Store(),
    )
    drawn: list[str] = []

    def noting(person: PersonView, root: str, html: str) -> Article:
        drawn.append(person.name)
        return article(person, root, html)

    monkeypatch.setattr("quietpage.render.jinja.article", noting)
    composed(folder, store=store)
    assert {*drawn} == {"Ada", "Bo", "Cleo"}
    drawn.clear()
    (folder / "people" / "bo.yml").write_text(person.format("Bo", "Calm, and *kind*."))
    again = composed(folder, store=store, changed=[folder / "people" / "bo.yml"])
    assert drawn == ["Bo", "Bo"]
    anew = composed(folder, store=Store(lasts=False))
    contents = [[(page.path, page.content) for page in each.pages] for each in (again, anew)]
    assert contents[0] == contents[1]
