"""A build after one edit: what it asks the store for, and what it leaves where it is."""

from __future__ import annotations

import pickle
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from quietpage.cache.rows import Segment
from quietpage.pipeline import composed
from quietpage.render.jinja import ArticleStore, Renderer
from quietpage.render.later_views import ElsewhereError, LaterView
from quietpage.render.view_models import PageInput, PersonView, ReasonView, SiteInput, shown_on_way
from quietpage.schedule.records import disk_store
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
