"""`quietpage reflect`, without a terminal; and its calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quietpage import numbers_in
from quietpage.cli.commands.reflect import words_of
from quietpage.letters.calendar import yearly
from quietpage.letters.questions import QUESTIONS, going_on, shuffled, this_season
from tests.sites import ADA, run, site

PEOPLE = {name: f"name: {name.title()}\nreasons: They sing.\n" for name in ("ada", "bo", "cy", "dee", "eve")}


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "cache"))


def test_it_shows_a_reason_as_it_stands_and_a_question(tmp_path: Path) -> None:
    lines = run(site(tmp_path), "reflect").out.splitlines()
    assert lines[:3] == ["Ada Lovelace", "", "  She saw what an engine could do besides sums."]
    assert lines[4] in QUESTIONS
    assert "  people/ada.yml:2" in lines
    assert "  quietpage thank 'Ada Lovelace'" in lines
    assert "  quietpage remove 'Ada Lovelace'" in lines


def test_it_goes_round_everybody_and_on_where_it_stopped(tmp_path: Path) -> None:
    folder = site(tmp_path, **PEOPLE)
    met = [run(folder, "reflect").out.splitlines()[0] for _ in range(6)]
    assert sorted(met[:5]) == ["Ada", "Bo", "Cy", "Dee", "Eve"]
    assert met[:5] != ["Ada", "Bo", "Cy", "Dee", "Eve"]
    assert met[5] == met[0]


def test_somebody_who_left_in_between_stops_nothing(tmp_path: Path) -> None:
    folder = site(tmp_path, **PEOPLE)
    first = run(folder, "reflect").out.splitlines()[0]
    (folder / f"people/{first.lower()}.yml").unlink()
    met = [run(folder, "reflect").out.splitlines()[0] for _ in range(4)]
    assert sorted([first, *met]) == ["Ada", "Bo", "Cy", "Dee", "Eve"]


def test_a_newcomer_moves_nobody_else() -> None:
    before = shuffled(["ada", "bo", "cy"])
    assert [slug for slug in shuffled(["ada", "bo", "cy", "dee"]) if slug != "dee"] == before
    assert going_on(["ada", "bo", "cy"], before[0]) == [*before[1:], before[0]]


def test_drafts_and_who_said_no_are_not_asked_about(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=ADA, bo=PEOPLE["bo"] + "draft: yes\n", cy=PEOPLE["cy"] + "asked: said no\n")
    assert {run(folder, "reflect").out.splitlines()[0] for _ in range(3)} == {"Ada Lovelace"}
    assert run(folder, "reflect", "Bo").out.startswith("Bo\n")


def test_the_questions_and_the_seasons_count_nothing() -> None:
    seasons = {this_season(date(2026, month, 1)) for month in range(1, 13)}
    assert seasons == {"this winter", "this spring", "this summer", "this autumn"}
    for sentence in (*QUESTIONS, *seasons):
        assert not numbers_in(sentence)


def test_the_calendar_has_a_day_in_every_year(tmp_path: Path) -> None:
    folder = site(tmp_path)
    outcome = run(folder, "reflect", "--calendar", "nudge.ics")
    assert outcome.code == 0
    written = (folder / "nudge.ics").read_bytes().decode()
    assert written.startswith("BEGIN:VCALENDAR\r\n")
    assert "\r\nRRULE:FREQ=YEARLY\r\n" in written
    assert "SUMMARY:People who make a difference\r\n" in written
    assert written.endswith("END:VCALENDAR\r\n")
    assert run(folder, "reflect", "--calendar", "nudge.ics").code == 2
    assert run(folder, "reflect", "--calendar").out.startswith("BEGIN:VCALENDAR\n")
    assert run(folder, "reflect", "--calendar", "Ada").code == 2


def test_its_lines_are_short_and_can_be_unfolded() -> None:
    words = "Lies; deine Gründe, noch einmal\n" * 9
    text = yearly("Menschen, die etwas bewirken", words, "/home", date(2028, 2, 29))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    whole = text.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20290228\r\n" in whole
    assert "SUMMARY:Menschen\\, die etwas bewirken\r\n" in whole
    assert f"DESCRIPTION:{words}".replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n") in whole


def test_an_editor_is_read_as_a_shell_would_and_a_slip_in_it_is_no_end(tmp_path: Path) -> None:
    program = tmp_path / "my ed"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    assert words_of("code --wait") == ["code", "--wait"]
    assert words_of("'/my ed' -x") == ["/my ed", "-x"]
    assert words_of(str(program)) == [str(program)]
    assert words_of('vi "') == ['vi "']
    assert words_of("  ") == []
