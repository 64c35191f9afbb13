"""`quietpage gather`: some of a list come to the page, as drafts, and nobody else."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.importers.test_formats import FOUND, SAMPLES
from tests.sites import built, check, run, site
from tests.terminal import at_a_terminal

LIST = """\
name,url,bio
Rosa Lind,https://rosa.example/,Writes about rain
Tove Berg,https://tove.example/,
Yusuf Kaya,,
"""


def page_with(folder: Path, text: str = LIST) -> Path:
    page = site(folder)
    (page / "list.csv").write_text(text, encoding="utf-8")
    return page


def people(page: Path) -> list[str]:
    return sorted(path.name for path in (page / "people").iterdir())


def test_without_a_terminal_the_names_are_listed_and_nothing_is_written(tmp_path: Path) -> None:
    page = page_with(tmp_path)
    said = run(page, "gather", "list.csv")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "A page is for the few who make a difference to you, and not for everybody you follow.\n"
        "  Rosa Lind\n  Tove Berg\n  Yusuf Kaya\n"
        'Nothing was written. To take somebody: --only "Rosa Lind"; it can be given again.\n'
    )
    assert people(page) == ["ada.yml"]


def test_who_is_named_comes_as_a_draft_without_a_reason(tmp_path: Path) -> None:
    page = page_with(tmp_path)
    said = run(page, "gather", "list.csv", "--only", "rosa lind", "--only", "Yusuf Kaya")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Rosa Lind: people/rosa-lind.yml\nYusuf Kaya: people/yusuf-kaya.yml\n")
    assert people(page) == ["ada.yml", "rosa-lind.yml", "yusuf-kaya.yml"]
    assert (page / "people/rosa-lind.yml").read_text(encoding="utf-8") == (
        "# From list.csv.\n"
        "name: Rosa Lind\n"
        "\n"
        "# Why do they make a difference to you? When you have written it, take the next line away:\n"
        "draft: yes\n"
        "\n"
        "# reasons: |\n"
        "#   in your own words, here, without the hashes\n"
        "\n"
        "links:\n"
        "  Website: https://rosa.example/\n"
        "\n"
        "# What the list says of them. It is no reason, and nobody sees it on the page:\n"
        "# Writes about rain\n"
    )
    assert check(page).err == ""
    assert not list(built(page).rglob("*rosa*"))


@pytest.mark.parametrize(
    "named",
    [
        "Rosa Lind",
        "ROSA  LIND",
        "Rosa Lind’s notebook",
        "Rosa Lind's notebook",
        "https://rosa.example",
        "rosa.example",
    ],
)
def test_somebody_whose_name_was_guessed_is_taken_by_what_the_list_says(tmp_path: Path, named: str) -> None:
    page = site(tmp_path)
    listed = run(page, "gather", str(SAMPLES / "netnewswire.opml"))
    assert "\n  Rosa Lind (“Rosa Lind’s notebook”)\n" in listed.out
    assert run(page, "gather", str(SAMPLES / "netnewswire.opml"), "--only", named).code == 0
    assert people(page) == ["ada.yml", "rosa-lind.yml"]


def test_a_draft_comes_to_the_page_by_doing_what_its_comments_say(tmp_path: Path) -> None:
    page = page_with(tmp_path)
    run(page, "gather", "list.csv", "--only", "Rosa Lind")
    path = page / "people/rosa-lind.yml"
    text = path.read_text(encoding="utf-8").replace("draft: yes\n", "")
    text = text.replace("# reasons: |\n#   in", "reasons: |\n  in")
    path.write_text(text, encoding="utf-8")
    assert check(page).err == ""
    assert (built(page) / "people/rosa-lind.html").is_file()


def test_everyone_comes_and_it_is_said_once_that_a_page_is_for_few(tmp_path: Path) -> None:
    page = page_with(tmp_path)
    said = run(page, "gather", "list.csv", "--everyone")
    assert said.out.count("for the few") == 1
    assert people(page) == ["ada.yml", "rosa-lind.yml", "tove-berg.yml", "yusuf-kaya.yml"]
    again = run(page, "gather", "list.csv", "--everyone")
    assert again.code == 0
    assert again.out == "On the page already, and left out: Rosa Lind, Tove Berg, Yusuf Kaya.\n"


@pytest.mark.parametrize("name", FOUND)
def test_whatever_is_gathered_passes_check(tmp_path: Path, name: str) -> None:
    page = site(tmp_path)
    said = run(page, "gather", str(SAMPLES / name), "--everyone")
    assert len(people(page)) > 1
    assert check(page).err == ""
    assert said.code in (0, 1)
    if said.code:
        assert f"{name}:" in said.err  # the line in which nobody is named
    for path in (page / "people").iterdir():
        text = path.read_text(encoding="utf-8")
        assert path.name == "ada.yml" or "\ndraft: yes\n" in text
        assert not any(sign.isdigit() for sign in path.name)


def test_a_form_becomes_drafts_with_the_reasons_that_were_typed_for_them(tmp_path: Path) -> None:
    page = site(tmp_path)
    said = run(page, "gather", str(SAMPLES / "form.csv"), "--everyone")
    assert "Read each reason before it is shown" in said.out
    assert "everybody you follow" not in said.out
    text = (page / "people/amara.yml").read_text(encoding="utf-8")
    assert "take the next line away when it is right:\ndraft: yes\n" in text
    for name in ("amara", "ben"):
        path = page / f"people/{name}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("draft: yes\n", ""), encoding="utf-8")
    html = (built(page) / "people/amara.html").read_text(encoding="utf-8")
    assert "She saves the seat beside her" in html
    assert "She asks how it went." in html


def test_a_note_that_comes_late_is_told_and_changes_no_file(tmp_path: Path) -> None:
    page = site(tmp_path)
    form = 'Timestamp,Who?,Why?\n-,Amara,"She saves\nthe seat."\n-,Ben,He asks how it went.\n'
    (page / "form.csv").write_text(form, encoding="utf-8")
    run(page, "gather", "form.csv", "--everyone")
    before = (page / "people/amara.yml").read_bytes()
    assert "reason" not in run(page, "gather", "form.csv", "--everyone").out
    (page / "form.csv").write_text(f"{form}-,amara,She waits for me.\n", encoding="utf-8")
    said = run(page, "gather", "form.csv", "--everyone")
    assert said.code == 0
    assert "not in the file as it stands there: Amara. Nothing was added; if it is new," in said.out
    assert (page / "people/amara.yml").read_bytes() == before


@pytest.mark.parametrize(
    "person",
    [
        "name: Rosa Lind\nreasons: kind\n",
        "name: R. L.\nreasons: kind\nlinks:\n  Blog: http://www.rosa.example\n",
        "name: R. L.\nreasons: kind\nfeed: https://rosa.example/feed\n",
        "name: rosa lind\ndraft: yes\n",
    ],
)
def test_who_is_there_by_address_by_feed_or_by_name_is_left_out(tmp_path: Path, person: str) -> None:
    page = site(tmp_path, them=person)
    (page / "list.opml").write_text(
        '<opml version="2.0"><body><outline text="Rosa Lind" htmlUrl="https://rosa.example/" '
        'xmlUrl="https://rosa.example/feed"/></body></opml>',
        encoding="utf-8",
    )
    said = run(page, "gather", "list.opml", "--everyone")
    assert said.code == 0
    assert said.out.startswith("On the page already, and left out: Rosa Lind")
    assert people(page) == ["them.yml"]


def test_a_sentence_ends_once_also_behind_a_shortened_name(tmp_path: Path) -> None:
    page = site(tmp_path, ada="name: Ugo C.\nreasons: He waits.\n")
    (page / "list.txt").write_text("Ugo C.\n", encoding="utf-8")
    assert run(page, "gather", "list.txt").out.startswith("On the page already, and left out: Ugo C.\n")


def test_the_same_person_twice_in_a_list_comes_once(tmp_path: Path) -> None:
    page = page_with(
        tmp_path,
        "name,url,feed\n"
        "Rosa Lind,https://rosa.example/,\n"
        "Rosa M. Lind,https://www.rosa.example,\n"
        "rosa lind,https://garden.example/,https://rosa.example/feed\n",
    )
    run(page, "gather", "list.csv", "--everyone")
    assert people(page) == ["ada.yml", "rosa-lind.yml"]
    assert "garden.example" in (page / "people/rosa-lind.yml").read_text(encoding="utf-8")


def test_several_feeds_of_somebody_come_along_and_each_knows_them_again(tmp_path: Path) -> None:
    page = site(tmp_path)
    outline = '<outline text="Rosa Lind" htmlUrl="https://rosa.example/" xmlUrl="https://rosa.example/{}"/>'
    text = f"<opml><body>{outline.format('atom')}{outline.format('rss')}</body></opml>"
    (page / "list.opml").write_text(text, encoding="utf-8")
    run(page, "gather", "list.opml", "--everyone")
    assert people(page) == ["ada.yml", "rosa-lind.yml"]
    written = (page / "people/rosa-lind.yml").read_text(encoding="utf-8")
    assert "feed:\n  - https://rosa.example/atom\n  - https://rosa.example/rss\n" in written
    assert run(page, "check").code == 0
    outline = '<outline text="Garden notes" xmlUrl="https://rosa.example/rss"/>'
    (page / "list.opml").write_text(f"<opml><body>{outline}</body></opml>", encoding="utf-8")
    assert "left out: Rosa (Rosa Lind)" in run(page, "gather", "list.opml", "--everyone").out


def test_feeds_in_a_list_come_along_whatever_their_number(tmp_path: Path) -> None:
    page = site(tmp_path)
    (page / "list.yml").write_text(
        "- name: Rosa Lind\n  feed: [https://rosa.example/atom, https://rosa.example/rss]\n"
        "- name: Ben Okri\n  feed: [https://ben.example/atom, http://ben.example/atom]\n",
        encoding="utf-8",
    )
    run(page, "gather", "list.yml", "--everyone")
    assert "  - https://rosa.example/rss\n" in (page / "people/rosa-lind.yml").read_text(encoding="utf-8")
    assert "feed: https://ben.example/atom\n" in (page / "people/ben-okri.yml").read_text(encoding="utf-8")


def test_two_who_work_at_one_place_are_two(tmp_path: Path) -> None:
    page = page_with(
        tmp_path, "name,url\nRosa Lind,https://hazel.example/\nTove Berg,https://hazel.example/\n"
    )
    run(page, "gather", "list.csv", "--only", "Rosa Lind")
    assert "Tove Berg: people/tove-berg.yml" in run(page, "gather", "list.csv", "--everyone").out


def test_what_cannot_be_read_is_told_with_its_line_and_the_others_come(tmp_path: Path) -> None:
    page = page_with(
        tmp_path, "Account address,Show boosts\n4711@social.example,true\nrosa@social.example,true\n"
    )
    said = run(page, "gather", "list.csv", "--everyone")
    assert said.code == 1
    assert said.err.startswith("list.csv:2:1: nobody can be named by this")
    assert people(page) == ["ada.yml", "rosa.yml"]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    page = page_with(tmp_path)
    said = run(page, "gather", "list.csv", "--everyone", "--dry-run", "-v")
    assert "Rosa Lind would be in people/rosa-lind.yml" in said.out
    assert "name: Tove Berg\n" in said.out
    assert people(page) == ["ada.yml"]


def test_a_file_that_is_there_stays_and_the_others_come(tmp_path: Path) -> None:
    page = page_with(tmp_path)
    (page / "people/rosa-lind.yml").write_text("name: Her sister\nreasons: kind\n", encoding="utf-8")
    said = run(page, "gather", "list.csv", "--everyone")
    assert said.code == 1
    assert "people/rosa-lind.yml: there is a file of this name already, and it stays as it is" in said.err
    assert "sister" in (page / "people/rosa-lind.yml").read_text(encoding="utf-8")
    assert "tove-berg.yml" in people(page)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["list.csv", "--only", "Rosa Lint"], 2, "did you mean Rosa Lind?"),
        (["list.csv", "--only", "rosa"], 2, "did you mean Rosa Lind?"),
        (["list.csv", "--only", "Rosa Lind", "--everyone"], 2, "give one of them"),
        (["list.csv", "--only", " "], 2, "names nobody"),
        (["https://rosa.example/blogroll.opml"], 2, "nothing is fetched from the web"),
        (["nothing.csv"], 1, "there is no such file"),
        (["", "--everyone"], 2, "no file is named"),
        ([str(SAMPLES / "following.js")], 1, "names nobody"),
        (["list.csv", "-C", "nowhere"], 1, "there is no such folder"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    page = page_with(tmp_path)
    said = run(page, "gather", *arguments)
    assert (said.code, said.out) == (code, "")
    assert words in said.err
    assert people(page) == ["ada.yml"]


def test_a_folder_of_pages_is_a_person_each(tmp_path: Path) -> None:
    page = site(tmp_path / "page")
    there = tmp_path / "content" / "authors"
    for name in ("rosa", "tove"):
        (there / name).mkdir(parents=True)
        (there / name / "_index.md").write_text(
            f"---\nname: {name.title()} Lind\n---\nA bio.\n", encoding="utf-8"
        )
        (there / name / "avatar.jpg").write_bytes(b"\xff\xd8\xff")
    (there / "link.md").symlink_to("/etc/passwd")
    (there / "_index.md").write_text("---\ntitle: Authors\n---\n", encoding="utf-8")
    (tmp_path / "content" / "README.md").write_text("# Here\n\nThese are our authors.\n", encoding="utf-8")
    said = run(page, "gather", "../content", "--everyone")
    assert (said.code, said.err) == (0, "")
    assert people(page) == ["ada.yml", "rosa-lind.yml", "tove-lind.yml"]


def test_a_file_of_a_folder_that_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    page = site(tmp_path / "page")
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "a.csv").write_bytes(b"PK\x03\x04")
    (tmp_path / "lists" / "b.csv").write_text("name\nRosa\n", encoding="utf-8")
    said = run(page, "gather", "../lists", "--everyone")
    assert said.code == 1
    assert "lists/a.csv: this is a packed archive or a spreadsheet" in said.err
    assert people(page) == ["ada.yml", "rosa.yml"]


def test_a_list_that_is_far_too_long_is_told(tmp_path: Path) -> None:
    page = site(tmp_path)
    (page / "names.txt").write_text("Rosa\n" * 20_005, encoding="utf-8")
    said = run(page, "gather", "names.txt")
    assert said.code == 1
    assert said.err.startswith("names.txt:20001:1: this list is longer than anybody can choose from")


def test_a_list_may_come_from_standard_input(tmp_path: Path) -> None:
    page = site(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "quietpage", "gather", "-", "--only", "Zoë"],
        cwd=page,
        input="Zoë\nTove\n".encode("latin-1"),
        capture_output=True,
    )
    assert done.stderr == b""
    assert people(page) == ["ada.yml", "zoë.yml"]


def test_the_signs_of_a_stranger_do_not_steer_the_terminal(tmp_path: Path) -> None:
    page = page_with(
        tmp_path, 'name,url,bio\nTo\u202eve,https://a.example/,"\x1b]0;x\x07 \x1b[2J"\n\x1b[31mRosa,,\n'
    )
    said = run(page, "gather", "list.csv", "--everyone", "--dry-run", "-v")
    assert not set(said.out + said.err) & set("\x1b\x07\u202e")


def test_nothing_that_leads_to_a_child_comes_along(tmp_path: Path) -> None:
    page = page_with(tmp_path, "name,url\nRosa,https://rosa.example/\n")
    (page / "quietpage.yml").write_text("author:\n  name: Us\ntheme: classroom\n", encoding="utf-8")
    said = run(page, "gather", "list.csv", "--everyone")
    assert "Left behind, since this page is about children: links" in said.out
    assert "example" not in (page / "people/rosa.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FOUND)
def test_nobody_is_looked_up(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    page = site(tmp_path)
    run(page, "gather", str(SAMPLES / name), "--everyone")
    run(page, "add", "Ben", "--why", "He waits.", "--link", "Blog=https://ben.example/")
    assert "ben.yml" in people(page)


# -- at a terminal


def test_at_a_terminal_each_is_asked_for_and_written_at_once(tmp_path: Path) -> None:
    page = page_with(tmp_path)
    with at_a_terminal(page, "gather", "list.csv") as terminal:
        terminal.sees("for the few who make a difference")
        terminal.sees("Rosa Lind\n  Website: https://rosa.example/\n  it says: Writes about rain\n")
        terminal.answers("Do they make a difference to you? (yes / no / enough for today)", "perhaps")
        terminal.answers("Do they make a difference to you?", "y")
        terminal.sees("Rosa Lind: people/rosa-lind.yml")
        assert people(page) == ["ada.yml", "rosa-lind.yml"]
        terminal.answers("Do they make a difference to you?", "no")
        terminal.sees("Yusuf Kaya")
        terminal.answers("Do they make a difference to you?", "enough for today")
        terminal.sees("Write why they make a difference to you")
        assert terminal.ends() == 0
        assert terminal.shown.count("for the few") == 1
    assert people(page) == ["ada.yml", "rosa-lind.yml"]
    assert check(page).err == ""


def test_at_a_terminal_a_guessed_name_is_asked_for(tmp_path: Path) -> None:
    page = site(tmp_path)
    with at_a_terminal(page, "gather", str(SAMPLES / "following_accounts.csv")) as terminal:
        terminal.sees("guessed from what they go by there, rosa_lind@garden.example")
        terminal.answers("Do they make a difference to you?", "yes")
        terminal.answers("What are they called? (Enter for Rosa Lind)", "Ada Lovelace")
        terminal.sees("Ada Lovelace is here already")
        terminal.answers("What are they called?", "Rosa von Lind")
        terminal.sees("Rosa von Lind: people/rosa-von-lind.yml")
        terminal.answers("Do they make a difference to you?", "yes")
        terminal.answers("What are they called? (Enter for Amina Diallo)", "")
        terminal.sees("Amina Diallo: people/amina-diallo.yml")
        terminal.sees("Do they make a difference to you?")
        terminal.types("\x04")
        terminal.sees("Write why they make a difference to you")
        terminal.ends()
    mine = (page / "people/rosa-von-lind.yml").read_text(encoding="utf-8")
    assert "guessed" not in mine
    assert "There it says rosa_lind@garden.example." in mine
    guessed = (page / "people/amina-diallo.yml").read_text(encoding="utf-8").replace("\n# ", " ")
    assert "The name was guessed from what they go by there, AminaDiallo@social.example" in guessed


def test_at_a_terminal_an_answer_is_not_taken_for_a_name(tmp_path: Path) -> None:
    page = site(tmp_path)
    with at_a_terminal(page, "gather", str(SAMPLES / "following_accounts.csv")) as terminal:
        terminal.answers("Do they make a difference to you?", "y")
        terminal.answers("What are they called? (Enter for Rosa Lind)", "y")
        terminal.sees("Is y their name? Then write it once more; or press Enter for Rosa Lind.")
        terminal.answers("What are they called?", "")
        terminal.sees("Rosa Lind: people/rosa-lind.yml")
        terminal.answers("Do they make a difference to you?", "y")
        terminal.answers("What are they called? (Enter for Amina Diallo)", "No")
        terminal.answers("Is No their name?", "No")
        terminal.sees("No: people/no.yml")
        terminal.answers("Do they make a difference to you?", "enough")
        terminal.ends()
    assert people(page) == ["ada.yml", "no.yml", "rosa-lind.yml"]


def test_another_evening_begins_with_those_who_were_not_shown(tmp_path: Path) -> None:
    page = page_with(tmp_path)
    with at_a_terminal(page, "gather", "list.csv") as terminal:
        terminal.sees("Rosa Lind")
        terminal.answers("Do they make a difference to you?", "no")
        terminal.sees("Tove Berg")
        terminal.answers("Do they make a difference to you?", "enough for today")
        terminal.sees("Nothing was written.")
    with at_a_terminal(page, "gather", "list.csv") as terminal:
        for name in ("Tove Berg", "Yusuf Kaya", "Rosa Lind"):
            terminal.sees(name)
            terminal.answers("Do they make a difference to you?", "no")
        assert terminal.ends() == 0
    assert "rosa" not in (page / ".quietpage/passed-over").read_text(encoding="utf-8").casefold()
    assert "  Rosa Lind\n  Tove Berg" in run(page, "gather", "list.csv").out


def test_ctrl_c_leaves_what_was_chosen(tmp_path: Path) -> None:
    page = page_with(tmp_path)
    with at_a_terminal(page, "gather", "list.csv") as terminal:
        terminal.answers("Do they make a difference to you?", "yes")
        terminal.sees("Do they make a difference to you?")
        terminal.sees("> ")
        terminal.types("\x03")
        terminal.sees("What was chosen so far is kept.")
        assert terminal.ends() == 130
        assert "Traceback" not in terminal.shown
    assert people(page) == ["ada.yml", "rosa-lind.yml"]


def test_at_a_terminal_a_dry_run_asks_and_writes_nothing(tmp_path: Path) -> None:
    page = page_with(tmp_path)
    with at_a_terminal(page, "gather", "list.csv", "--dry-run") as terminal:
        terminal.answers("Do they make a difference to you?", "yes")
        terminal.sees("Rosa Lind would be in people/rosa-lind.yml")
        terminal.answers("Do they make a difference to you?", "enough")
        assert terminal.ends() == 0
    assert people(page) == ["ada.yml"]
