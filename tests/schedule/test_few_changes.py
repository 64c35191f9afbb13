"""A build after one edit: what it asks the store for, and what it leaves where it is."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quietpage.cache.rows import Segment
from quietpage.cache.store import Store
from quietpage.core.elsewhere import ElsewhereError
from quietpage.pipeline import composed
from quietpage.render.jinja import ArticleStore, Renderer
from quietpage.render.later_views import LaterView
from quietpage.render.view_models import PageInput, PersonView, ReasonView, SiteInput, shown_on_way
from quietpage.schedule.records import disk_store
from quietpage.typeset.markdown import Prose, prose
from quietpage.typeset.typography import Quotes
from tests.looks import EXAMPLE, themes
from tests.sites import site

ADULTS = [name for name in themes() if name != "classroom"]


def someone(name: str, more: str = "") -> str:
    return f"name: {name}\nways: [shares, laughs]\nreasons: |\n  Kind.\n\n  Patient, too.{more}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    names = ("Ada", "Bo", "Cleo", "Dara", "Eli", "Fay", "Gus", "Hana", "Ina", "Jo", "Kim")
    return site(tmp_path / "page", {}, **{name.lower(): someone(name) for name in names})


def pages_of(folder: Path) -> dict[str, bytes]:
    store = disk_store(folder)

    def made() -> dict[str, bytes]:
        return {page.path: page.content for page in composed(folder, store=store).pages}

    done = store.or_anew(made)
    store.save()
    return done


@pytest.mark.parametrize("name", ADULTS)
def test_the_page_of_a_way_shows_no_more_of_people_than_what_it_is_known_by(
    name: str, tmp_path: Path
) -> None:
    page = tmp_path / "page"
    shutil.copytree(EXAMPLE, page)
    config = page / "quietpage.yml"
    config.write_text(re.sub("(?m)^theme:.*\n", "", config.read_text()) + f"theme: {name}\n")
    done = composed(page, drawn=True).drawn
    assert done is not None
    renderer, seen = Renderer(done.theme, done.shown.language), 0

    def without(person: PersonView) -> PersonView:
        """The same with nothing that is not shown on the page of a way."""
        reasons = tuple(
            each if each.way else ReasonView(each.beginning, "", each.beginning) for each in person.reasons
        )
        bare = person._replace(
            slug="",
            card="",
            reasons=reasons,
            ways=(),
            links=(),
            start_with=None,
            pronouns="",
            where="",
            comma="",
            crowd=(),
            portrait=None,
            own="",
        )
        assert shown_on_way(bare) == shown_on_way(person)
        return bare

    for sheet in done.shown.sheets:
        people = sheet.values.get("people")
        if isinstance(people, list):
            stripped = sheet._replace(values={**sheet.values, "people": [without(each) for each in people]})
            assert (
                renderer.page(stripped, done.shown, ArticleStore()).html
                == renderer.page(sheet, done.shown, ArticleStore()).html
            )
            seen += 1
    assert seen


def test_one_edit_draws_the_page_of_that_person_and_the_index(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages_of(folder)
    drawn: list[str] = []
    read: list[PersonView] = []
    page: Callable[..., object] = Renderer.page
    whole: Callable[[LaterView], PersonView] = vars(LaterView)["whole"].fget

    def noting(self: Renderer, sheet: PageInput, shown: SiteInput, articles: ArticleStore) -> object:
        drawn.append(sheet.path)
        return page(self, sheet, shown, articles)

    def reading(view: LaterView) -> PersonView:
        read.append(view)
        return whole(view)

    monkeypatch.setattr(Renderer, "page", noting)
    monkeypatch.setattr(LaterView, "whole", property(reading))
    (folder / "people" / "cleo.yml").write_text(someone("Cleo", " And there."))
    store = disk_store(folder)
    composed(folder, store=store)
    assert sorted(drawn) == ["index.html", "people/cleo.html"]
    assert read == []
    # The first paragraph is what the page of a way shows of her.
    (folder / "people" / "cleo.yml").write_text(someone("Cleo").replace("Kind.", "Kind, and calm."))
    drawn.clear()
    composed(folder, store=disk_store(folder))
    assert "ways/shares.html" in drawn


def test_a_page_that_somebody_took_away_is_made_of_rows_that_are_read_then(folder: Path) -> None:
    before = pages_of(folder)
    assert pages_of(folder) == before
    monkey = someone("Cleo", " And there.")
    (folder / "people" / "cleo.yml").write_text(monkey)
    after = pages_of(folder)
    assert {path for path in before if after[path] != before[path]} >= {"index.html", "people/cleo.html"}
    assert after["people/bo.html"] == before["people/bo.html"]


def test_rows_that_turn_out_spoiled_are_made_anew(folder: Path, tmp_path: Path) -> None:
    before = pages_of(folder)
    (kept,) = (tmp_path / "cache").rglob("results/*")
    content = kept.read_bytes()
    # The keys stay as they are, and each row is another.
    for word, other in ((b"Patient", b"Nervous"), (b"Kind", b"Loud")):
        content = content.replace(word, other)
    assert content != kept.read_bytes()
    kept.write_bytes(content)
    assert pages_of(folder) == before
    assert b"Nervous" not in kept.read_bytes()
    assert pages_of(folder) == before


def test_a_later_view_is_the_value_that_it_stands_for(folder: Path) -> None:
    pages_of(folder)
    (folder / "people" / "cleo.yml").write_text(someone("Cleo", " And there."))
    done = composed(folder, store=disk_store(folder), drawn=True).drawn
    assert done is not None
    fresh = composed(folder, drawn=True).drawn
    assert fresh is not None
    later = [each for each in done.shown.people if isinstance(each, LaterView)]
    assert later
    assert done.shown.people == fresh.shown.people
    assert done.shown.sheets == fresh.shown.sheets
    assert (later[0] != later[0].whole) is False
    assert [*later[0]] == [*later[0].whole]
    again = pickle.loads(pickle.dumps(later[0]))
    assert type(again) is PersonView
    assert again == later[0]
    assert later[0]._replace(draft=True) == later[0].whole._replace(draft=True)
    sent = pickle.loads(pickle.dumps(later[0].sent()))
    assert (sent.name, sent.slug, sent.path) == (later[0].name, later[0].slug, later[0].path)
    with pytest.raises(ElsewhereError):
        _ = sent.reasons


def built_with(processors: str, folder: Path, cache: Path, *words: str) -> dict[str, bytes]:
    """The files of a page, built in a process of its own by a computer with these processors."""
    build = f"import os\nos.sched_getaffinity = lambda process: {processors}\n" + (
        "from quietpage.cli.main import main\nimport sys\nraise SystemExit(main(sys.argv[1:]))\n"
    )
    output = folder.parent / f"page of {'-'.join((processors, *words))}"
    done = subprocess.run(
        [sys.executable, "-c", build, "build", "-q", "-o", str(output), *words, str(folder)],
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()
    }


@pytest.mark.slow
@pytest.mark.parametrize("processors", ["{0, 1}", "{0}"])
@pytest.mark.parametrize(
    ("config", "one"),
    [("", "language: es\n"), ("language: ar\n", ""), ("theme: classroom\n", "")],
)
def test_of_many_people_a_page_that_is_looked_through_as_a_whole_is_right_after_one_edit(
    config: str, one: str, processors: str, tmp_path: Path
) -> None:
    """Then everybody's texts are asked for, also of those of whom the worker got no more than their names."""
    names = [f"{first}{second}" for first in "ABCDEFGH" for second in "aeiouyrl"]
    people = {name: f"name: {name}\nreasons: She is kind.\nways: [gives]\n" for name in names}
    people["Ona"] = f"name: Ona\nreasons: Kind.\n{one}"
    folder = site(tmp_path / "site", {"quietpage.yml": f"author: {{name: Rosa}}\n{config}"}, **people)
    cache = tmp_path / "cache"
    built_with(processors, folder, cache)
    for word in ("calm", "warm"):
        (folder / "people" / "Ba.yml").write_text(people["Ba"].replace("kind", word))
        after = built_with(processors, folder, cache)
        assert word.encode() in after["index.html"]
    assert after == built_with(processors, folder, tmp_path / "other", "--fresh")


def test_an_excerpt_that_was_cut_elsewhere_is_cut_there_again(folder: Path) -> None:
    """Its end would make a number, so the page is drawn a second time, with another cut."""
    start = "The lantern " * 13
    told = f"{start}by the river is second nature to her, and to all of us here who came along with her"
    for spare in range(25):
        reasons = f"{'a' * spare} {told}"
        (folder / "people" / "cleo.yml").write_text(f"name: Cleo\nreasons: {reasons}\n")
        first = pages_of(folder)
        assert "second…".encode() not in first["people/cleo.html"]
        assert pages_of(folder) == first


@pytest.mark.parametrize("page", ["person.html", "lost.html", "own-page.html"])
def test_what_a_template_of_ones_own_says_of_others_is_written_anew(page: str, folder: Path) -> None:
    files = {
        f"templates/{page}": f'{{% extends "theme/{page}" %}}{{% block foot %}}{{{{ super() }}}}'
        "<p>{% for each in people %}{{ each.where }} {% endfor %}</p>{% endblock %}\n",
        "pages/about.md": "# About\n\nA page.\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    (folder / "people" / "cleo.yml").write_text(someone("Cleo") + "where: Rome\n")
    cache = folder.parent / "cache"
    for _ in range(2):
        built_with("{0, 1}", folder, cache)
    (folder / "people" / "cleo.yml").write_text(someone("Cleo") + "where: Oslo\n")
    after = built_with("{0, 1}", folder, cache)
    assert after == built_with("{0, 1}", folder, folder.parent / "other", "--fresh")
    assert b"Rome" not in b"".join(after.values())


def test_from_save_to_save_only_what_is_new_is_set(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    composed(folder, store=store)
    written: list[str] = []

    def noted(markdown: str, quotes: Quotes) -> Prose:
        written.append(markdown)
        return prose(markdown, quotes)

    monkeypatch.setattr("quietpage.typeset.texts.prose", noted)
    changed = folder / "people" / "cleo.yml"
    for word in ("here", "there", "near", "far", "above"):
        written.clear()
        changed.write_text(someone("Cleo", f" And {word}."))
        composed(folder, store=store, changed=frozenset([changed]))
        assert written == [f"Kind.\n\nPatient, too. And {word}."]


def test_rows_are_read_when_one_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages_of(folder)
    read: list[Segment] = []
    rows: Callable[[Segment, str], object] = Segment.__getattr__

    def reading(segment: Segment, name: str) -> object:
        read.append(segment)
        return rows(segment, name)

    monkeypatch.setattr(Segment, "__getattr__", reading)
    store = disk_store(folder)
    assert store.pack is not None
    assert store.missing("right", ["nobody"]) == [0]
    assert read == []
