"""`quietpage add`: somebody comes to the page, and the page can be built."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import built, check, run, site
from tests.terminal import at_a_terminal


def test_whoever_is_added_is_on_the_page(tmp_path: Path) -> None:
    run(tmp_path, "new", "page")
    said = run(
        tmp_path,
        *("add", "Ada Lovelace", "-C", "page", "--why", "She asks: why? # and waits"),
        *("--link", "Blog=https://ada.example/", "--link", "Her garden=https://garden.example/?a=b"),
        *("--way", "laughs", "--way", "plays"),
    )
    assert (said.code, said.err) == (0, "")
    assert said.out == "Ada Lovelace is in page/people/ada-lovelace.yml.\n"
    text = (tmp_path / "page/people/ada-lovelace.yml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../.schema/people.json\nname: Ada Lovelace\n")
    for key in ("feed", "portrait", "start_with", "pronouns", "where", "asked", "revisited"):
        assert f"\n# {key}: " in text
    page = built(tmp_path / "page") / "people" / "ada-lovelace.html"
    html = page.read_text(encoding="utf-8")
    assert "She asks: why? # and waits" in html
    assert 'href="https://garden.example/?a=b">Her garden</a>' in html


def test_no_schema_is_named_where_there_is_none(tmp_path: Path) -> None:
    assert run(site(tmp_path), "add", "Ben", "--why", "He waits.").code == 0
    assert (tmp_path / "people/ben.yml").read_text(encoding="utf-8").startswith("name: Ben\n")
    assert check(tmp_path).code == 0


def test_each_key_that_stands_there_as_a_comment_can_be_taken_into_use(tmp_path: Path) -> None:
    run(site(tmp_path), "add", "Ben", "--why", "He waits.")
    path = tmp_path / "people/ben.yml"
    values = {
        "feed": "https://ben.example/feed",
        "pronouns": "he/him",
        "where": "Kent",
        "relation": "friend",
        "language": "en",
        "asked": "yes",
        "revisited": "this autumn",
    }
    lines = path.read_text(encoding="utf-8").split("\n")
    for key, value in values.items():
        at = next(at for at, line in enumerate(lines) if line.startswith(f"# {key}:"))
        lines[at] = lines[at].removeprefix("# ").replace(f"{key}:", f"{key}: {value}", 1)
    path.write_text("\n".join(lines), encoding="utf-8")
    assert check(tmp_path).err == ""


@pytest.mark.parametrize(
    ("arguments", "place", "words"),
    [
        (["Ben", "--why", "He lent me 3 books."], "--why:1:12:", 'a number on a page without numbers: "3"'),
        (["Ben", "--why", "He waits.\n\nFor three days."], "--why:3:5:", '"three"'),
        (["R2D2", "--why", "It whistles."], "NAME:1:1:", '"R2D2"'),
        (["42", "--why", "It answers."], "NAME:1:1:", "it has no letters"),
        (["Ben", "--why", "Ben!"], "--why:1:1:", "this reason only repeats the name"),
        (["Ben", "--why", "# He waits"], "--why:1:1:", "heading"),
        (["Ben", "--why", "He waits.", "--way", "lughs"], "--way:1:1:", "lughs is not one of"),
        (["Ben", "--why", "He waits.", "--link", "Blog=ben.example"], "--link:1:1:", "not a whole address"),
        (["Ben", "--why", "He waits.", "--link", "5=https://ben.example/"], "--link:1:1:", '"5"'),
        (["Be\u202en", "--why", "He waits."], "NAME:1:3:", "turns the writing direction"),
        (["Ben", "--why", "He\x1b[31m waits."], "--why:1:3:", "a control sign"),
    ],
)
def test_what_a_build_would_say_is_said_at_once_and_nothing_is_written(
    tmp_path: Path, arguments: list[str], place: str, words: str
) -> None:
    said = run(site(tmp_path), "add", *arguments)
    assert said.code == 1
    assert said.err.startswith(place), said.err
    assert words in said.err.split("\n")[0]
    assert "\nhelp: " in said.err
    assert [path.name for path in (tmp_path / "people").iterdir()] == ["ada.yml"]


@pytest.mark.parametrize("name", ["Ada Lovelace", "ada  lovelace", "Áda Lovelace"])
def test_whoever_is_there_already_is_told_and_nothing_is_overwritten(tmp_path: Path, name: str) -> None:
    page = site(tmp_path)
    before = (page / "people/ada.yml").read_bytes()
    said = run(page, "add", name, "--why", "She is somebody else.")
    assert said.code == 1
    assert "Ada Lovelace is here already, in people/ada.yml" in said.err
    assert (page / "people/ada.yml").read_bytes() == before
    assert [path.name for path in (page / "people").iterdir()] == ["ada.yml"]


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    page = site(tmp_path, ada="name: Grace Hopper\nreasons: She explains.\n")
    said = run(page, "add", "Ada", "--why", "She asks.")
    assert said.code == 1
    assert "there is a file people/ada.yml already, and it stays as it is" in said.err
    assert "Grace" in (page / "people/ada.yml").read_text(encoding="utf-8")


def test_a_name_that_no_file_can_have_gets_another_address(tmp_path: Path) -> None:
    page = site(tmp_path)
    assert run(page, "add", "Aux", "--why", "Everybody can connect there.").code == 0
    assert (page / "people/aux-and-friends.yml").is_file()
    assert check(page).err == ""


@pytest.mark.parametrize("name", ["طه حسين", "紫式部", "Anne-Marie O’Neill", "bell hooks", "José Ñandú"])
def test_every_honest_name_comes_to_the_page(tmp_path: Path, name: str) -> None:
    page = site(tmp_path)
    said = run(page, "add", name, "--why", "Kind: and “here”.\n\n- patient\n- *funny*")
    assert said.err == ""
    html = "".join(
        path.read_text(encoding="utf-8")
        for path in (built(page) / "people").iterdir()
        if path.suffix == ".html"
    )
    assert f">{name}<" in html


def test_a_first_person_makes_the_folder(tmp_path: Path) -> None:
    (tmp_path / "quietpage.yml").write_text("author:\n  name: Rosa\n", encoding="utf-8")
    assert run(tmp_path, "add", "Ben", "--why", "He waits.").code == 0
    assert check(tmp_path).code == 0


def test_a_link_in_the_place_of_the_folder_is_not_written_through(tmp_path: Path) -> None:
    page = site(tmp_path / "page", {"people/ada.yml": "name: Ada\nreasons: kind\n"})
    (page / "people").rename(tmp_path / "elsewhere")
    (page / "people").symlink_to(tmp_path / "elsewhere")
    said = run(page, "add", "Ben", "--why", "He waits.")
    assert said.code == 1
    assert "link to another place" in said.err
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["ada.yml"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "say who it is"),
        (["Ben"], "say why, in your own words"),
        (["Ben", "--why", "  "], "there is no reason in --why yet"),
        (["  ", "--why", "kind"], "the name is empty"),
        (["Ben", "--why", "kind", "--link", "Blog"], "as a label and an address"),
        (
            ["Ben", "--why", "kind", "--link", "A=https://a.example", "--link", "A=https://b.example"],
            "called A",
        ),
    ],
)
def test_without_a_terminal_it_says_what_it_needs(tmp_path: Path, arguments: list[str], words: str) -> None:
    said = run(site(tmp_path), "add", *arguments)
    assert (said.code, said.out) == (2, "")
    assert words in said.err


def test_the_reason_can_come_from_standard_input(tmp_path: Path) -> None:
    page = site(tmp_path)
    command = [sys.executable, "-m", "quietpage", "add", "Ben", "--why", "-"]
    given = "\ufeffHe waits.\r\n\r\nAlways. ☕\r\n".encode()
    done = subprocess.run(command, cwd=page, input=given, capture_output=True)
    assert done.stderr == b""
    assert "reasons: |\n  He waits.\n\n  Always. ☕\n" in (page / "people/ben.yml").read_text(
        encoding="utf-8"
    )
    command[4] = "Cem"
    done = subprocess.run(command, cwd=page, input=b"He had \xe4 cat", capture_output=True)
    assert done.returncode == 2
    assert b"not in UTF-8" in done.stderr
    done = subprocess.run(command, cwd=page, input=b"He had\n9 cats", capture_output=True)
    assert done.returncode == 1
    assert done.stderr.startswith(b"standard input:2:1: a number")


def test_at_a_terminal_it_asks_and_a_number_is_told_at_once(tmp_path: Path) -> None:
    page = site(tmp_path)
    with at_a_terminal(page, "add") as terminal:
        terminal.answers("Who makes a difference to you?", "Ada Lovelace")
        terminal.sees("Ada Lovelace is here already, in people/ada.yml")
        terminal.answers("Who is it?", "Ben Okri")
        terminal.answers("Why?", "He waits.")
        terminal.answers("", "He lent me 3 books.")
        terminal.sees('a number on a page without numbers: "3"')
        terminal.sees("help: ")
        terminal.answers("what you wrote before it is kept", "He lent me a shelf of books.")
        terminal.answers("", "")
        terminal.answers("Where can one meet them?", "Blog: ben.example")
        terminal.sees("did you mean https://ben.example?")
        terminal.answers("", "https://ben.example/")
        terminal.answers("", "")
        terminal.sees("Ben Okri is in people/ben-okri.yml.")
        assert terminal.ends() == 0
    text = (page / "people/ben-okri.yml").read_text(encoding="utf-8")
    assert "reasons: |\n  He waits.\n  He lent me a shelf of books.\n" in text
    assert "links:\n  Website: https://ben.example/\n" in text
    assert check(page).err == ""


def test_paragraphs_can_be_pasted_as_one_answer(tmp_path: Path) -> None:
    page = site(tmp_path)
    with at_a_terminal(page, "add", "Ben") as terminal:
        terminal.sees("Why?")
        terminal.sees("> ")
        terminal.types("\x1b[200~He waits.\n\nAlways.\x1b[201~\r")
        terminal.answers("", "")
        terminal.answers("Where can one meet them?", "")
        terminal.sees("Ben is in people/ben.yml.")
    text = (page / "people/ben.yml").read_text(encoding="utf-8")
    assert "reasons: |\n  He waits.\n\n  Always.\n" in text


def test_at_a_terminal_only_what_is_missing_is_asked(tmp_path: Path) -> None:
    page = site(
        tmp_path,
        {"quietpage.yml": "author:\n  name: the Hazel class\ntheme: classroom\n"},
        ada="name: Ada\nreasons: kind\n",
    )
    with at_a_terminal(page, "add", "Ben") as terminal:
        terminal.answers("Why?", "He saves the seat.")
        terminal.answers("", "")
        terminal.sees("Ben is in people/ben.yml.")  # nothing leads away from a page about children
        assert terminal.ends() == 0
    assert check(page).err == ""


def test_who_leaves_with_ctrl_c_hears_that_nothing_was_written(tmp_path: Path) -> None:
    page = site(tmp_path)
    with at_a_terminal(page, "add", "Ben") as terminal:
        terminal.answers("Why?", "He waits.")
        terminal.sees("> ")
        terminal.types("\x03")
        terminal.sees("Nothing was written.")
        assert terminal.ends() == 130
    assert not (page / "people/ben.yml").exists()


def test_without_a_reason_they_are_kept_as_a_draft(tmp_path: Path) -> None:
    page = site(tmp_path)
    with at_a_terminal(page, "add", "Ben") as terminal:
        terminal.answers("Why?", "")
        terminal.answers("Without a reason they are kept as a draft", "")
        terminal.answers("Where can one meet them?", "")
        terminal.sees("as a draft")
        assert terminal.ends() == 0
    assert "\ndraft: yes\n" in (page / "people/ben.yml").read_text(encoding="utf-8")
    assert check(page).err == ""


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 0)])
def test_leaving_writes_nothing(tmp_path: Path, key: str, code: int) -> None:
    page = site(tmp_path)
    with at_a_terminal(page, "add") as terminal:
        terminal.sees("Who makes a difference to you?")
        terminal.sees("> ")
        terminal.types(key)
        assert terminal.ends() == code
        assert "Traceback" not in terminal.shown
    assert [path.name for path in (page / "people").iterdir()] == ["ada.yml"]
