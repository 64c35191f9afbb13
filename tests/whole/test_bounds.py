"""What is told of a site is bounded, however large and however wrong it is; and nothing is lost by it."""

from __future__ import annotations

import os
import re
import tracemalloc
from pathlib import Path

import pytest

from quietpage.core.diagnostics import MOST, MOST_OF_A_FILE, Problem
from quietpage.core.problem_text import report, told_at_once, workflow_commands
from quietpage.core.source import Source, Span, Whole
from quietpage.preview.overlay import panel
from tests.sites import CONFIG, Outcome, check, run, site
from tests.whole.test_strangers import refused, strange

pytestmark = pytest.mark.slow

LONGEST = 60_000
"""The longest report of all these sites, in code points."""

MORE = "and more like these: "
EXTENDS = '{% extends "theme/index.html" %}\n{% block verse %}\n'


def letters(number: int) -> str:
    """A word that nobody else has."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def ada(text: str) -> dict[str, str | bytes]:
    return {"people/ada.yml": text}


def reasons(text: str, times: int) -> dict[str, str | bytes]:
    return ada("name: Ada\nreasons:\n" + f'  - "{text}"\n' * times)


SITES: dict[str, dict[str, str | bytes]] = {
    "ampersands": ada("&" * 1_900_000),
    "ampersands behind a key": ada("name: " + "&" * 1_900_000),
    "curly brackets": ada("{" * 1_900_000),
    "square brackets": ada("[" * 1_900_000),
    "tabs": ada("\t" * 1_900_000),
    "dashes": ada("- " * 900_000),
    "quotes": ada('"' * 1_900_000),
    "exclamation marks": ada("!" * 1_900_000),
    "turned round": ada("\u202e" * 600_000),
    "turned round, letter by letter": ada("name: " + "\u202ea" * 400_000),
    "hidden letters": ada("name: Ada" + "".join(chr(0xE0041 + each % 26) for each in range(100_000)) + "\n"),
    "hidden letters apart": ada("name: A" + "".join(f"{chr(0xE0041 + n % 26)}b" for n in range(300_000))),
    "a heap of marks": ada("name: e" + "\u0301" * 600_000),
    "unknown keys": ada("name: Ada\nreasons: Kind.\n" + "".join(f"{letters(n)}: x\n" for n in range(49_000))),
    "a long key": ada("name: Ada\nreasons: Kind.\n" + "k" * 100_000 + ": x\n"),
    "a long key of words": ada("name: Ada\nreasons: Kind.\n" + "key " * 25_000 + ": x\n"),
    "a long wide key": ada("name: Ada\nreasons: Kind.\n" + "漢" * 60_000 + ": x\n"),
    "a number of a name": ada("name: " + "5" * 5000 + "\nreasons: Kind.\n"),
    "numbers": reasons("1 " * 1000, 200),
    "a long address": ada("name: Ada\nreasons: Kind.\nlinks:\n  Blog: " + "a" * 200_000 + "\n"),
    "a long host": ada("name: Ada\nreasons: Kind.\nlinks:\n  Blog: https://" + "a." * 100_000 + "\n"),
    "a long language": ada("name: Ada\nreasons: Kind.\nlanguage: " + "en" * 100_000 + "\n"),
    "a long slug": ada("name: Ada\nreasons: Kind.\nslug: " + "e5." * 100_000 + "\n"),
    "relations": ada("name: Ada\nreasons: Kind.\nrelation: [" + "foe, " * 90_000 + "]\n"),
    "headings": reasons("# a\\n" * 500, 200),
    "entities": reasons("&#x202e;a" * 500, 200),
    "escapes": reasons("\\u202ea" * 500, 200),
    "pictures": reasons("![a](b) " * 500, 100),
    "a long theme": {"quietpage.yml": CONFIG + "theme: " + "x" * 200_000 + "\n"},
    "options": {
        "quietpage.yml": CONFIG + "options:\n" + "".join(f"  {letters(n)}: x\n" for n in range(5000))
    },
    "a static text of numbers": {"static/a.txt": "12 " * 50_000},
    "a static text of one number": {"static/a.txt": "5" * 500_000},
    "a static style of numbers": {"static/a.css": 'a::before { content: "12" }\n' * 20_000},
    "a static style that asks": {"static/a.css": "a { background: url(https://a.example/) }\n" * 20_000},
    "an odd drawing": {
        "static/a.svg": '<svg xmlns="http://www.w3.org/2000/svg">' + "<odd/>" * 50_000 + "</svg>"
    },
    "a style of numbers": {"templates/style.css": 'a::before { content: "12" }\n' * 20_000},
    "a template of numbers": {"templates/index.html": EXTENDS + "<p>12</p>\n" * 20_000 + "{% endblock %}"},
    "a template of expressions": {
        "templates/index.html": EXTENDS + "".join(f"{{{{ {n} }}}}\n" for n in range(3000)) + "{% endblock %}"
    },
    "a template that turns": {"templates/index.html": EXTENDS + "\u202ea" * 50_000 + "{% endblock %}"},
    "odd tags": {"templates/index.html": EXTENDS + "<odd>\n" * 50_000 + "{% endblock %}"},
}


def bounded(outcome: Outcome) -> None:
    assert outcome.code == 1
    assert "Traceback" not in outcome.err
    assert len(outcome.err) < LONGEST
    assert max(map(len, outcome.err.split("\n"))) < 1300
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", outcome.err
    )
    for line in outcome.err.split("\n"):
        if re.match(r" *\d* \| ", line):
            assert len(line) < 180


@pytest.mark.parametrize("name", SITES)
def test_a_report_is_short_whatever_the_site_is(name: str, tmp_path: Path) -> None:
    bounded(check(site(tmp_path, SITES[name])))


def test_a_thousand_people_with_one_mistake_are_told_once_with_the_places(tmp_path: Path) -> None:
    people = {
        f"people/{letters(n)}.yml": f"name: {letters(n)}\nreasons: Kind.\nbirthday: x\n" for n in range(1000)
    }
    outcome = check(site(tmp_path, people))
    bounded(outcome)
    assert "also: people/" in outcome.err
    assert MORE not in outcome.err


def test_forty_mistakes_in_a_file_are_told_all_of_them(tmp_path: Path) -> None:
    people = "".join(f"- name: {letters(n)}\n  reasons: Kind.\n  {letters(n)}key: x\n" for n in range(40))
    outcome = check(site(tmp_path, ada(people)))
    assert len(outcome.places) == 40
    assert MORE not in outcome.err


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    files = {**SITES["unknown keys"], "people/zoe.yml": "name: Zoe\n"}
    outcome = check(site(tmp_path, files))
    assert len([place for place in outcome.places if place.startswith("people/ada.yml")]) == MOST_OF_A_FILE
    assert [place for place in outcome.places if place.startswith("people/zoe.yml")] != []


def test_the_bound_is_named_where_it_was_passed() -> None:
    many = [Problem(f"wrong {letters(n)}", Whole(f"{letters(n)}.yml"), "mend it") for n in range(MOST + 1)]
    last = report(many).split("\n\n")[-1]
    assert last.startswith(MORE)
    assert str(MOST) in last
    assert MORE not in report(many[:-1])
    assert len(report(many).split("\n\n")) == MOST + 1
    assert workflow_commands(many).split("\n")[-1] == f"::error::{last}"
    assert workflow_commands(many).count("::error") == MOST + 1
    html = panel(many, "n")
    assert html.count('<div class="problem">') == MOST
    assert last in html


def test_what_is_alike_is_told_with_its_places_on_github_and_in_the_browser_too() -> None:
    source = Source("people/a.yml", "x\n" * 500)
    many = [Problem("wrong", Span(source, 2 * n, 2 * n + 1), "mend it") for n in range(200)]
    few, more = told_at_once(many)
    assert (len(few), more) == (40, "")
    for said in (report(many), workflow_commands(many), panel(many, "n")):
        assert "41:1, 42:1" in said
        assert "and on" not in said


def test_places_of_several_files_are_told_by_their_paths() -> None:
    source = Source("b.yml", "x\n" * 9)
    also = (Span(source, 2, 3), Span(source, 4, 5), Whole("c.yml"), Span(source, 6, 7))
    assert "also: b.yml:2:1, 3:1, c.yml, b.yml:4:1" in report([Problem("wrong", Whole("a.yml"), "", also)])


def test_what_is_quoted_is_cut_and_the_words_around_it_stay() -> None:
    key = "k" * 100_000
    said = report(
        [Problem(f"quietpage knows no key {key} for this person", Whole("a.yml"), f"not {key}, please")]
    )
    assert re.fullmatch(r"a.yml: quietpage knows no key k+…k+ for this person\nhelp: not k+…k+, please", said)
    assert len(said) < 600


@pytest.mark.parametrize("sign", ["漢", "\u0301", "\u202e", "\U000e0041", "\x1b", "\udc80"])
def test_wide_and_hidden_signs_are_counted_as_they_are_shown(sign: str) -> None:
    line = f"a {sign * 5000} X {sign * 5000} b"
    source = Source("a.yml", line)
    at = line.index("X")
    said = report([Problem(sign * 5000, Span(source, at, at + 1), sign * 5000)], columns=80)
    assert len(said) < 2000
    shown = said.split("\n")[1]
    assert "X" in shown
    assert len(shown) < 100


def test_the_line_is_as_wide_as_it_is_asked_for() -> None:
    source = Source("a.yml", "a " * 200 + "X" + " b" * 200)
    for columns in (40, 80, 160):
        line, carets = report([Problem("here", Span(source, 400, 401))], columns=columns).split("\n")[1:3]
        assert columns - 8 < len(line) < columns
        assert line[carets.index("^")] == "X"


def test_a_long_piece_is_shown_from_its_beginning() -> None:
    source = Source("a.yml", "b " + "x" * 1000)
    line, carets = report([Problem("here", Span(source, 2, 1002))]).split("\n")[1:3]
    assert line.startswith("  1 | b xxx")
    assert line.endswith("x…")
    assert carets.count("^") == line.count("x")


def test_a_file_with_a_long_strange_name_is_told_by_a_short_one(tmp_path: Path) -> None:
    site(tmp_path)
    for number in range(300):
        strange_name = b"\x80" * 100 + b"\xff\n\x1b[2J" * 20 + str(number).encode() + b".yml"
        with open(os.path.join(os.fsencode(tmp_path / "people"), strange_name), "wb") as file:
            file.write(b"name: Ada\nreasons: All 5 of us.\n")
    outcome = check(tmp_path)
    bounded(outcome)


def test_problems_are_not_made_that_nobody_would_be_told(tmp_path: Path) -> None:
    from quietpage.pipeline import survey

    text = "name: Ada\nreasons: Kind.\n" + "".join(f"{letters(n)}: x\n" for n in range(49_000))
    found = survey(Source("quietpage.yml", CONFIG), [Source("people/ada.yml", text)])
    assert len(found.problems) <= MOST + 1


def test_a_page_of_numbers_takes_no_more_room_than_the_page(tmp_path: Path) -> None:
    page = site(tmp_path, reasons("1 " * 1000, 40))
    tracemalloc.start()
    try:
        assert run(page, "check").code == 1
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 40_000_000


def test_what_a_good_build_says_is_bounded(tmp_path: Path) -> None:
    people = {
        f"people/{letters(n)}.yml": f"name: {letters(n)}\nreasons: Kind.\nlanguage: q{letters(n)}\n"
        for n in range(10, 100)
    }
    outcome = run(site(tmp_path, people), "check")
    assert outcome.code == 0
    assert len(outcome.out.split("\n")) < 30


def test_a_stranger_s_theme_of_fifty_thousand_odd_things_is_told_shortly(tmp_path: Path) -> None:
    said = refused(
        strange(tmp_path, {"style.css": 'a::after { content: "12" }\n' * 20_000}, "<odd>" * 20_000)
    )
    bounded(said)
