"""Who is on the page goes by what they said: `asked:` of a person, `consent:` of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietpage.pipeline import composed
from tests.sites import ADA, CONFIG, built, check, run, site

REQUIRED = {"quietpage.yml": f"{CONFIG}consent: required\n"}
BO = "name: Bo Lind\nreasons: Bo hums while the tea draws.\nasked: {}\n"


def everything(folder: Path) -> str:
    """All that a build writes, in one text: names of files too."""
    page = built(folder)
    files = [path for path in sorted(page.rglob("*")) if path.is_file()]
    return "\n".join(f"{path.relative_to(page)}\n{path.read_bytes().decode('latin-1')}" for path in files)


@pytest.mark.parametrize("more", ["", "draft: no\n"])
def test_who_said_no_is_nowhere_whatever_else_is_written(tmp_path: Path, more: str) -> None:
    folder = site(
        tmp_path,
        {"quietpage.yml": f"{CONFIG}url: https://rosa.example/\n"},
        ada=ADA,
        bo=BO.format("said no") + more,
    )
    page = everything(folder).casefold()
    assert "ada lovelace" in page
    assert "bo lind" not in page
    assert "bo-lind" not in page


def test_not_even_the_preview_of_drafts_shows_who_said_no(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=ADA, bo=BO.format("said no") + "draft: yes\n")
    paths = [page.path for page in composed(folder, drafts=True).pages]
    assert "people/ada-lovelace.html" in paths
    assert not any("bo-lind" in path for path in paths)


@pytest.mark.parametrize("asked", ["yes", "no", "waiting", "not needed"])
def test_all_other_words_leave_a_person_on_a_page_that_asks_for_nothing(tmp_path: Path, asked: str) -> None:
    assert "Bo Lind" in everything(site(tmp_path, ada=ADA, bo=BO.format(asked)))


@pytest.mark.parametrize(
    ("asked", "there"), [("yes", True), ("not needed", True), ("no", False), ("waiting", False)]
)
def test_a_page_that_requires_consent_has_only_who_agreed(tmp_path: Path, asked: str, there: bool) -> None:
    ada = f"{ADA}asked: yes\n"
    folder = site(tmp_path, REQUIRED, ada=ada, bo=BO.format(asked), cy="name: Cy\nreasons: Cy waits.\n")
    page = everything(folder)
    assert ("Bo Lind" in page) is there
    assert ">Cy<" not in page
    names = "Cy" if there else "Bo Lind, Cy"
    assert f"Not on the page until they have said yes: {names}.\n" in check(folder).out
    drafts = [page.path for page in composed(folder, drafts=True).pages]
    assert "people/bo-lind.html" in drafts
    assert "people/cy.html" in drafts


def test_when_nobody_agreed_yet_it_says_what_to_do(tmp_path: Path) -> None:
    outcome = check(site(tmp_path, REQUIRED))
    assert outcome.code == 1
    assert "nobody on this page has said yes yet" in outcome.err
    assert "asked: yes" in outcome.err
    assert check(site(tmp_path / "followed", REQUIRED, ada=f"{ADA}asked: yes\n")).code == 0


def test_a_page_of_people_who_all_said_no_is_no_page(tmp_path: Path) -> None:
    outcome = run(site(tmp_path, ada=f"{ADA}asked: said no\n"), "build")
    assert outcome.code == 1
    assert "whoever is in it said no" in outcome.err


def test_two_with_one_address_are_told_apart_when_one_of_them_said_no(tmp_path: Path) -> None:
    assert check(site(tmp_path, ada=ADA, other=f"{ADA}asked: said no\n")).code == 0


@pytest.mark.parametrize(
    ("word", "meant"), [("declined", "said no"), ("pending", "waiting"), ("asked", "waiting")]
)
def test_other_words_are_led_to_ours(tmp_path: Path, word: str, meant: str) -> None:
    outcome = check(site(tmp_path, ada=f"{ADA}asked: {word}\n"))
    assert outcome.code == 1
    assert f"did you mean {meant}?" in outcome.err
