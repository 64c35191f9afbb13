"""`thank`, `reflect`, `links` and `remove` at a real terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.linkcheck.answering import Says, answering
from tests.sites import ADA, site
from tests.terminal import at_a_terminal

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals on Windows"),
]

BO = "name: Bo\nreasons: Bo hums.\n"


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)


def text_of(folder: Path, name: str) -> str:
    return (folder / "people" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("verb", "word"), [("ask", "waiting"), ("thank", "yes")])
def test_after_a_letter_it_offers_to_note_it(tmp_path: Path, verb: str, word: str) -> None:
    folder = site(tmp_path)
    with at_a_terminal(folder, verb, "Ada") as terminal:
        terminal.sees("Dear Ada Lovelace,")
        terminal.sees("Rosa Lind")
        terminal.answers(f"Note asked: {word} for Ada Lovelace? (yes / no)", "y")
        assert terminal.ends() == 0
    assert text_of(folder, "ada.yml") == f"{ADA}asked: {word}\n"


def test_a_no_changes_nothing(tmp_path: Path) -> None:
    folder = site(tmp_path)
    with at_a_terminal(folder, "thank", "Ada") as terminal:
        terminal.answers("Note asked: yes", "no")
        assert terminal.ends() == 0
    assert text_of(folder, "ada.yml") == ADA


def test_without_a_name_it_asks_for_one(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=ADA, bo=BO)
    with at_a_terminal(folder, "thank") as terminal:
        terminal.answers("Who is it for?", "bo")
        terminal.sees("Dear Bo,")
        terminal.answers("Note asked: yes", "n")
        assert terminal.ends() == 0
    with at_a_terminal(folder, "remove") as terminal:
        terminal.answers("Who is to be taken off?", "bo")
        terminal.answers("Take Bo off the page?", "yes")
        assert terminal.ends() == 0
    assert not (folder / "people/bo.yml").exists()


@pytest.mark.parametrize(("typed", "there"), [("no", True), ("\x04", True), ("yes", False)])
def test_nobody_is_taken_off_by_a_slip(tmp_path: Path, typed: str, there: bool) -> None:
    folder = site(tmp_path, ada=ADA, bo=BO)
    with at_a_terminal(folder, "remove", "bo") as terminal:
        terminal.answers("Take Bo off the page? (yes / no)", typed)
        assert terminal.ends() == 0
    assert (folder / "people/bo.yml").exists() is there


def test_an_evening_goes_from_one_to_the_next_until_it_is_enough(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=ADA, bo=BO, cy="name: Cy\nreasons: Cy waits.\n")
    with at_a_terminal(folder, "reflect") as terminal:
        terminal.answers("enough for today?", "keep")
        terminal.answers("(yes / no, or when, in your own words)", "in the week of the storm")
        terminal.answers("enough for today?", "thank")
        terminal.sees("Dear ")
        terminal.answers("(yes / no, or when, in your own words)", "")
        terminal.answers("enough for today?", "enough for today")
        assert terminal.ends() == 0
        first = terminal.shown
    written = [text_of(folder, path.name) for path in (folder / "people").iterdir()]
    assert len([text for text in written if text.endswith("revisited: in the week of the storm\n")]) == 1
    with at_a_terminal(folder, "reflect") as terminal:
        terminal.answers("enough for today?", "\x04")
        assert terminal.ends() == 0
        # It goes on with whoever was next, who had been shown and not answered.
        name = next(line for line in terminal.shown.splitlines() if line in ("Ada Lovelace", "Bo", "Cy"))
    assert first.splitlines().count(name) == 1
    assert [line for line in first.splitlines() if line in ("Ada Lovelace", "Bo", "Cy")][-1] == name


def test_whoever_is_let_go_is_gone_and_the_evening_goes_on(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=ADA, bo=BO)
    with at_a_terminal(folder, "reflect", "Bo") as terminal:
        terminal.answers("enough for today?", "let go")
        terminal.answers("Take Bo off the page? (yes / no)", "yes")
        terminal.sees("Bo is off the page")
        assert terminal.ends() == 0
    assert not (folder / "people/bo.yml").exists()


def test_to_rewrite_the_editor_opens_where_the_reason_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "vim"
    editor.write_text('#!/bin/sh\necho "opened $1 of $2"\nsed -i "s/sums/songs/" "$2"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    folder = site(tmp_path / "site", ada=ADA)
    with at_a_terminal(folder, "reflect") as terminal:
        terminal.answers("enough for today?", "rewrite")
        terminal.sees("opened +2 of")
        terminal.answers("(yes / no, or when, in your own words)", "yes")
        assert terminal.ends() == 0
    text = text_of(folder, "ada.yml")
    assert "besides songs" in text
    assert "revisited: this " in text


def test_what_an_editor_left_undone_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = tmp_path / "slip"
    editor.write_text('#!/bin/sh\nprintf "name: [Ada\\nreasons: kind\\n" > "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    with at_a_terminal(site(tmp_path / "site", ada=ADA), "reflect") as terminal:
        terminal.answers("enough for today?", "rewrite")
        terminal.sees("people/ada.yml:1:")
        terminal.answers("(yes / no, or when, in your own words)", "no")
        assert terminal.ends() == 0


def test_a_new_address_is_written_after_a_yes(tmp_path: Path) -> None:
    with answering({"/a": Says(301, "/b"), "/b": Says()}) as host:
        ada = f"{ADA}links:\n  Blog: {host.origin}/a\n"
        folder = site(tmp_path, ada=ada)
        with at_a_terminal(folder, "links", "--allow-host", "127.0.0.1") as terminal:
            terminal.answers("Write that into people/ada.yml? (yes / no)", "yes")
            assert terminal.ends() == 0
    assert text_of(folder, "ada.yml") == ada.replace("/a\n", "/b\n")
