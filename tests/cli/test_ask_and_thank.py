"""`quietpage ask` and `quietpage thank`, without a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import ADA, CONFIG, check, run, site

BO = "name: Bo Lind\nreasons: Bo hums while the tea draws.\n"


def test_a_letter_is_all_that_is_printed(tmp_path: Path) -> None:
    outcome = run(site(tmp_path), "thank", "Ada Lovelace")
    assert outcome.code == 0
    assert outcome.err == ""
    assert outcome.out.startswith("Dear Ada Lovelace,\n")
    assert "\n  She saw what an engine could do besides sums.\n" in outcome.out
    assert outcome.out.endswith("If you would rather not be there, a word is enough.\n\nRosa Lind\n")


def test_it_is_printed_also_when_all_else_is_quiet(tmp_path: Path) -> None:
    folder = site(tmp_path)
    assert run(folder, "ask", "ada", "-q").out == run(folder, "ask", "ada").out != ""


@pytest.mark.parametrize("name", ["Ada Lovelace", "ada lovelace", "ADA", "lovelace", "ada-lovelace", "Àdá"])
def test_somebody_is_found_by_what_they_are_called(tmp_path: Path, name: str) -> None:
    assert run(site(tmp_path, ada=ADA, bo=BO), "thank", name).out.startswith("Dear Ada Lovelace,")


def test_a_name_that_nobody_or_several_have_is_told(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=ADA, bo="name: Ada Bell\nreasons: She rings.\n")
    nobody = run(folder, "thank", "Ada Lovelase")
    assert nobody.code == 2
    assert "did you mean Ada Lovelace?" in nobody.err
    several = run(folder, "thank", "Ada")
    assert several.code == 2
    assert "Ada Lovelace (ada-lovelace)" in several.err
    assert "Ada Bell (ada-bell)" in several.err
    assert run(folder, "thank", "ada-bell").out.startswith("Dear Ada Bell,")


def test_one_says_whom_it_is_for(tmp_path: Path) -> None:
    folder = site(tmp_path)
    assert run(folder, "ask").code == 2
    assert run(folder, "ask", "Ada", "--everyone").code == 2


def test_the_last_line_opens_a_mail_program_when_an_address_is_known(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=f"{ADA}links:\n  Mail: mailto:ada@example.org\n")
    lines = run(folder, "thank", "Ada").out.splitlines()
    assert lines[-1].startswith(
        "mailto:ada@example.org?subject=What%20I%20wrote%20about%20you&body=Dear%20Ada"
    )
    assert (
        run(folder, "thank", "Ada", "--mail", "ada@home.example")
        .out.splitlines()[-1]
        .startswith("mailto:ada@home.example?")
    )
    wrong = run(folder, "thank", "Ada", "--mail", "not one")
    assert wrong.code == 2
    assert "name@example.org" in wrong.err


def test_with_everyone_there_is_a_letter_for_each_who_is_to_have_one(tmp_path: Path) -> None:
    people = {
        "known": "asked: yes\n",
        "waiting": "asked: waiting\n",
        "idea": "draft: yes\n",
        "gone": "asked: not needed\n",
        "against": "asked: said no\n",
    }
    names = {name: f"name: {name.title()}\nreasons: They sing.\n{more}" for name, more in people.items()}
    folder = site(tmp_path, ada=ADA, **names)

    def addressed(verb: str) -> list[str]:
        out = run(folder, verb, "--everyone").out
        return [line[5:-1] for line in out.splitlines() if line.startswith("Dear ")]

    assert addressed("ask") == ["Ada Lovelace", "Idea", "Waiting"]
    assert addressed("thank") == ["Ada Lovelace", "Known", "Waiting"]


def test_letters_to_all_are_in_the_order_of_the_names(tmp_path: Path) -> None:
    said = run(
        site(
            tmp_path,
            ada=ADA,
            cy="name: Óscar\nreasons: He sings.\n",
            di="name: Zoë\nreasons: She hums.\n",
            eve="name: Łukasz\nreasons: He waits.\n",
        ),
        "thank",
        "--everyone",
    ).out
    order = [line for line in said.splitlines() if line.startswith("Dear")]
    assert order == ["Dear Ada Lovelace,", "Dear Łukasz,", "Dear Óscar,", "Dear Zoë,"]


def test_when_all_are_drafts_the_letter_before_is_named(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=f"{ADA}draft: yes\n")
    said = run(folder, "thank", "--everyone")
    assert said.code == 2
    assert "everybody is still a draft" in said.err
    assert run(folder, "ask", "--everyone").out.startswith("Dear Ada")


def test_who_said_no_gets_no_letter(tmp_path: Path) -> None:
    outcome = run(site(tmp_path, ada=ADA, bo=f"{BO}asked: said no\n"), "ask", "Bo")
    assert outcome.code == 2
    assert "Bo Lind said no" in outcome.err


def test_a_draft_without_a_reason_has_nothing_to_be_said_word_for_word(tmp_path: Path) -> None:
    outcome = run(site(tmp_path, ada=ADA, bo="name: Bo\ndraft: yes\n"), "ask", "Bo")
    assert outcome.code == 1
    assert "people/bo.yml:1:7: there is no reason for Bo yet" in outcome.err


def test_words_that_could_not_be_on_the_page_are_not_sent(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=ADA, bo="name: Bo\nreasons: Bo lent me 3 books.\n")
    outcome = run(folder, "thank", "Bo")
    assert outcome.code == 1
    assert "people/bo.yml:2:21: a number" in outcome.err
    assert outcome.out == ""
    assert run(folder, "thank", "Ada").code == 0  # what is the matter with others is not hers


def test_a_card_is_a_file_of_its_own_and_never_in_the_place_of_another(tmp_path: Path) -> None:
    folder = site(tmp_path)
    outcome = run(folder, "thank", "Ada", "--card", "ada.html")
    assert outcome.code == 0
    assert outcome.out == "It is in ada.html, to be opened in a browser and printed.\n"
    card = (folder / "ada.html").read_text(encoding="utf-8")
    assert "She saw what an engine could do besides sums." in card
    again = run(folder, "thank", "Ada", "--card", "ada.html")
    assert again.code == 2
    assert (folder / "ada.html").read_text(encoding="utf-8") == card
    assert run(folder, "thank", "Ada", "--card", "ada.txt").code == 2
    assert run(folder, "thank", "Ada", "--card", "nowhere/ada.html").code == 2


def test_the_letter_alone_goes_on_to_another_program(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=f"{ADA}links:\n  Mail: mailto:ada@example.org\n")
    loud = run(folder, "ask", "Ada", "--note", "waiting")
    assert loud.err == "Noted, for you alone: asked: waiting\n"
    quiet = run(folder, "ask", "-q", "Ada")
    assert "mailto:" in loud.out
    assert quiet.out.rstrip("\n") == loud.out.partition("mailto:")[0].rstrip("\n")
    assert quiet.err == ""


def test_it_is_noted_at_its_place_and_nothing_else_is_touched(tmp_path: Path) -> None:
    written = '# Ada\r\nname: "Ada Lovelace" # hers\r\nreasons:   She answers.\r\nasked: no   # yet\r\n'
    folder = site(tmp_path, ada=written)
    outcome = run(folder, "ask", "Ada", "--note", "waiting")
    assert outcome.code == 0
    assert outcome.err == "Noted, for you alone: asked: waiting\n"
    now = (folder / "people/ada.yml").read_bytes().decode()
    assert now == written.replace("asked: no ", "asked: waiting ")
    assert run(folder, "ask", "Ada", "--note", "perhaps").code == 2


def test_it_is_noted_for_somebody_in_a_list_too(tmp_path: Path) -> None:
    written = "# all\n- name: Ada\n  reasons: She answers.\n\n- name: Bo # mine\n  reasons: Bo hums.\n"
    folder = site(tmp_path, all=written)
    assert run(folder, "thank", "Bo", "--note", "yes").code == 0
    now = (folder / "people/all.yml").read_text(encoding="utf-8")
    assert now == f"{written}  asked: yes\n"
    assert check(folder).code == 0


def test_the_letter_is_in_the_language_of_the_page(tmp_path: Path) -> None:
    folder = site(tmp_path, {"quietpage.yml": f"{CONFIG}language: de\n"})
    assert run(folder, "ask", "Ada").out.startswith("Hallo Ada Lovelace,\n")


def test_a_letter_is_not_signed_by_the_name_that_a_new_page_comes_with(tmp_path: Path) -> None:
    folder = site(tmp_path, {"quietpage.yml": "author:\n  name: Your name\n"})
    outcome = run(folder, "thank", "Ada")
    assert outcome.code == 1
    assert outcome.out == ""
    assert outcome.places[0].startswith("quietpage.yml:2:9: this is still the name")
