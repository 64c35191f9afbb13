"""How a problem is told: to a person, and to GitHub."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from quietpage.core.diagnostics import Problem
from quietpage.core.problem_text import report, workflow_commands
from quietpage.core.source import Source, Span, Whole


def span(text: str, piece: str, path: str = "people/ada.yml") -> Span:
    source = Source(path, text)
    start = text.index(piece)
    return Span(source, start, start + len(piece))


def test_a_report_has_place_message_line_caret_and_help() -> None:
    place = span("name: Ada\nreasons: She lent me a book\n", "lent")
    assert report([Problem("too kind", place, "be kinder")]) == (
        "people/ada.yml:2:14: too kind\n"
        "  2 | reasons: She lent me a book\n"
        "    |              ^^^^\n"
        "help: be kinder"
    )


def test_a_whole_file_has_no_line() -> None:
    assert report([Problem("nothing here", Whole("people/ada.yml"))]) == "people/ada.yml: nothing here"


def test_carets_stand_under_wide_letters_marks_and_tabs() -> None:
    for text in ("鲁迅 gave x", "e\u0301\u0323 gave x", "a\tb gave x"):
        line, carets = report([Problem("here", span(text, "x"))]).split("\n")[1:]
        wide = sum(2 if ord(sign) > 0x2E80 else 0 if 0x300 <= ord(sign) < 0x370 else 1 for sign in line[:-1])
        assert carets.index("^") == wide


def test_carets_stop_at_the_end_of_the_line() -> None:
    assert report([Problem("here", span("one\ntwo", "ne\ntwo"))]).split("\n")[2] == "    |  ^^"


def test_of_a_very_long_line_the_place_is_shown() -> None:
    line, carets = report([Problem("here", span("a " * 500 + "X" + " b" * 500, "X"))]).split("\n")[1:]
    assert len(line) < 180
    assert line[carets.index("^")] == "X"


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_is_shown_steers_or_breaks(text: str) -> None:
    told = report([Problem(text, Whole(text), text)])
    told.encode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told)


def test_github_gets_commands_with_its_own_escapes() -> None:
    place = span("name: 50%\nreasons: x\n", "50%", "people/a,b:c%.yml")
    assert workflow_commands([Problem("a, b: 50%\nand more", place, "say: less, 1%")]) == (
        "::error file=people/a%2Cb%3Ac%25.yml,line=1,endLine=1,col=7,endColumn=10"
        "::a, b: 50%25%0Aand more%0Ahelp: say: less, 1%25"
    )


def test_github_gets_one_line_for_each_problem() -> None:
    commands = workflow_commands([Problem("a\r\nb", Whole("x\n::error::y")), Problem("c", Whole("z"))])
    assert [line.split("::")[1] for line in commands.split("\n")] == [
        "error file=x\\x0a%3A%3Aerror%3A%3Ay",
        "error file=z",
    ]


def test_a_place_over_several_lines_ends_for_github_with_its_first() -> None:
    assert ",line=1,endLine=1,col=2,endColumn=4::" in workflow_commands(
        [Problem("here", span("one\ntwo", "ne\ntwo"))]
    )


def test_the_same_slip_is_told_once_with_its_places() -> None:
    text = "".join(f"- name: {name}\n  role: Cook\n" for name in ("Ada", "Bo", "Cy"))
    source = Source("people/several.yml", text)
    places = [Span(source, found.start(), found.end()) for found in re.finditer("role", text)]
    places.append(span("role: Cook\n", "role", "people/di.yml"))
    same = [Problem("no key role", place, "take it away", alike="role") for place in places]
    told = report(same)
    assert told.count("no key role") == 1
    assert "\nalso: 4:3, 6:3, people/di.yml:1:1\n" in told
    assert told.endswith("help: take it away")
    assert workflow_commands(same).count("::error") == 1


def test_what_the_help_says_of_one_place_is_said_to_hold_for_the_others() -> None:
    places = [span(f"url: {host}\n", "url", f"people/{host}.yml") for host in ("ada", "bo")]
    problems = [
        Problem("no key url", place, f"write {place.source.text[5:].strip()}", alike="url")
        for place in places
    ]
    assert report(problems).endswith("help: write ada; likewise in the other places")


def test_problems_of_which_each_has_a_help_of_its_own_stay_apart() -> None:
    places = [span(f"in {number} days\n", number, f"people/{number}.yml") for number in ("three", "seven")]
    problems = [Problem("a number", place, "could the sentence do without it?") for place in places]
    assert report(problems).count("a number") == 2


def test_hundreds_of_places_are_named_as_far_as_they_are_of_use() -> None:
    source = Source("people/x.yml", "role: Cook\n" * 900)
    letters = "abcdefghijklmnopqrstuvwxyz"
    problems = [
        Problem("no key role", Span(Source(f"people/{one}{two}.yml", source.text), 0, 4), alike="role")
        for one in letters
        for two in letters
    ]
    told = report(problems)
    assert len(told) < 3000
    assert told.endswith(", and in others of people/")
