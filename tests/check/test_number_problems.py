"""A number is told once, where it was written, with help that fits the place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sites import CONFIG, run, site


def told(folder: Path, people: str, config: str = CONFIG) -> list[tuple[str, str]]:
    """The message and the help of each problem of a site with these people."""
    said = run(site(folder, {"quietpage.yml": config}, people=people), "check").err
    return [
        (message, help)
        for message, help in re.findall(r"^\S+\.yml:\d+:\d+: (.*)\n(?:.*\n){2}help: (.*)$", said, flags=re.M)
    ]


NAME = "what do you call them when you speak of them? write the name as you say it aloud, in letters alone"
LABEL = 'another label will do, words for what the link leads to: perhaps "her page"'


def test_names_labels_addresses_hearts_and_clocks_get_help_of_their_own(tmp_path: Path) -> None:
    people = """\
- name: 3Blue1Brown
  reasons: Kind.
- name: Ada
  reasons: See <https://example.org/a/2024>. I <3 her. Up at 3am.
  links:
    9to5Mac: https://9to5mac.example/
"""
    assert told(tmp_path, people) == [
        ('a number on a page without numbers: "3Blue1Brown"', NAME),
        (
            'a number on a page without numbers: "2024"',
            "give it words: [her page](https://example.org/a/2024)",
        ),
        (
            'a number on a page without numbers: "<3"',
            'a heart can be told in words: perhaps "with love", "I am fond of her"',
        ),
        (
            'a number on a page without numbers: "3am"',
            'could the sentence do without it? perhaps "in the morning", "at dusk", "before anyone was up"',
        ),
        ('a number on a page without numbers: "9to5Mac"', LABEL),
    ]


@pytest.mark.parametrize("name", ["3Blue1Brown", "Ann 2", "U2", "Ada ²", "Ada 🥈", "٣ آدا"])
def test_a_number_in_a_name_is_told_once_though_the_name_stands_on_many_pages(
    name: str, tmp_path: Path
) -> None:
    people = f"- name: {name}\n  slug: ann\n  ways: [gives, laughs]\n  reasons: Kind.\n"
    assert [help for _, help in told(tmp_path, people)] == [NAME]


def test_a_name_as_it_is_said_aloud_passes(tmp_path: Path) -> None:
    assert told(tmp_path, "- name: Three Blue One Brown\n  reasons: Kind.\n") == []


@pytest.mark.parametrize(
    ("field", "help"),
    [
        ("where: Rose Street 12", "the name of the place is enough, without a street, a number or a code"),
        ("pronouns: sh3/her", "write them in letters alone, as in she/her"),
        ("file_under: Ada 2", "the name to sort by has letters alone: write it as you say it aloud"),
        (
            'start_with: {title: Catch-22, url: "https://x.example/"}',
            'could it be described instead of named? perhaps what it is about, or "the film"',
        ),
        (
            'start_with: {title: Her book, url: "https://x.example/", why: "Up at 3am."}',
            'could the sentence do without it? perhaps "in the morning", "at dusk", "before anyone was up"',
        ),
    ],
)
def test_each_key_of_a_person_has_help_of_its_own(field: str, help: str, tmp_path: Path) -> None:
    assert [said for _, said in told(tmp_path, f"name: Ada\nreasons: Kind.\n{field}\n")] == [help]


@pytest.mark.parametrize(
    ("config", "help"),
    [
        (
            "title: Page 2\n" + CONFIG,
            'could the heading do without it? perhaps "People who make a difference"',
        ),
        (
            "title: Seite 2\nlanguage: de\n" + CONFIG,
            'could the heading do without it? perhaps "Menschen, die etwas bewirken"',
        ),
        (
            "author:\n  name: Rosa 2\n",
            "what are you called when somebody speaks to you? write that as it is said, in letters alone",
        ),
        (CONFIG + "  links:\n    Blog 2: https://blog.example/\n", LABEL),
        (
            CONFIG + "ways: [gives, k9]\n",
            "could another word tell of this way of making a difference, in letters alone?",
        ),
    ],
)
def test_each_key_of_the_page_has_help_of_its_own(config: str, help: str, tmp_path: Path) -> None:
    assert [said for _, said in told(tmp_path, "name: Ada\nreasons: Kind.\n", config)] == [help]


@pytest.mark.parametrize(
    ("reason", "help"),
    [
        # One that stands alone is told as that, and its number not besides.
        ("See https://example.org/a/2024.", "write [words of your own](https://example.org/a/2024)"),
        ("See (https://example.org/2024).", "write [words of your own](https://example.org/2024)"),
        ("See www.example.org/2024!", "write [words of your own](https://www.example.org/2024)"),
        ("See <https://example.org/2024>.", "give it words: [her page](https://example.org/2024)"),
        ("See <https://example.org/a_(2024)>.", "give it words: [her page](<https://example.org/a_(2024)>)"),
        ("[https://e.example/9](https://e.example/9)", "give it words: [her page](https://e.example/9)"),
        ("Write to sam99@example.org.", "give it words: [a letter to her](mailto:sam99@example.org)"),
        ("Write to <sam99@example.org>.", "give it words: [a letter to her](mailto:sam99@example.org)"),
        ("Read [Web 2.0](https://x.example/) once.", LABEL),
        (
            "She read *1984* aloud.",
            "could it be described instead of named? perhaps what it is about, or what it sounds like",
        ),
    ],
)
def test_in_prose_what_stands_around_it_makes_the_help(reason: str, help: str, tmp_path: Path) -> None:
    assert help in [said for _, said in told(tmp_path, f"name: Ada\nreasons: '{reason}'\n")]


@pytest.mark.parametrize(
    "reason", ["See https://example.org/a/2024.", "Write to sam99@example.org.", "See <https://e.example/9>."]
)
def test_a_link_with_words_that_is_written_as_it_is_shown_is_right(reason: str, tmp_path: Path) -> None:
    helps = [help for _, help in told(tmp_path / "before", f"name: Ada\nreasons: '{reason}'\n")]
    link = helps[-1].removeprefix("give it words: ")
    assert told(tmp_path / "after", f"name: Ada\nreasons: 'See {link}.'\n") == []


@pytest.mark.parametrize("name", ["Siebenbürgen", "Zweibrücken", "Frau Neuner", "Familie Zwölfer"])
def test_a_german_town_or_family_can_be_listed_as_a_name(name: str, tmp_path: Path) -> None:
    german = f"{CONFIG}language: de\n"
    people = f"name: Ada\nreasons: Sie ist mit {name} verwandt.\n"
    helps = [help for _, help in told(tmp_path / "before", people, german)]
    line = f"not_numbers: [{name}]"
    assert helps == [f"if it is a name and no number, say so in quietpage.yml: {line}"]
    assert told(tmp_path / "after", people, f"{german}{line}\n") == []


def test_a_german_noun_that_counts_is_not_called_a_name(tmp_path: Path) -> None:
    people = "name: Ada\nlanguage: de\nreasons: Ein Dutzend im Dreieck.\n"
    assert not [help for _, help in told(tmp_path, people) if "not_numbers" in help]


def test_german_words_are_offered_to_who_writes_german(tmp_path: Path) -> None:
    people = "name: Ada\nlanguage: de\nreasons: Um 9 Uhr, siehe <https://a.example/9>.\nlinks:\n  N9: https://b.example\n"
    assert [help for _, help in told(tmp_path, people)] == [
        'could the sentence do without it? perhaps "am Morgen", "in der Dämmerung", "bevor jemand wach war"',
        "give it words: [ihre Seite](https://a.example/9)",
        'another label will do, words for what the link leads to: perhaps "ihre Seite"',
    ]


@pytest.mark.parametrize(
    ("language", "reason", "message"),
    [
        (
            "en",
            "The best teacher in the world.",
            'a ranking on a page without rankings: "best teacher in the world"',
        ),
        ("en", "She is number one.", 'a number on a page without numbers: "number one"'),
        ("en", "A top ten list.", 'a number on a page without numbers: "top ten"'),
        ("en", "She is top of the class.", 'a ranking on a page without rankings: "top of the class"'),
        (
            "de",
            "Die beste Lehrerin der Welt.",
            'a ranking on a page without rankings: "beste Lehrerin der Welt"',
        ),
        ("en", "Her follower count.", 'talk of followers: "follower count"'),
        ("en", "Her test scores.", 'talk of scores: "test scores"'),
        ("en", "She got ★★★★☆ there.", 'talk of ratings: "★★★★☆"'),
        ("en", "Her page views.", 'talk of counts: "page views"'),
        ("en", "About 40 percent.", 'a number on a page without numbers: "40 percent"'),
        ("en", "Forty geese.", 'a number on a page without numbers: "Forty"'),
    ],
)
def test_what_is_no_number_is_not_called_one(
    language: str, reason: str, message: str, tmp_path: Path
) -> None:
    people = f"name: Ada\nlanguage: {language}\nreasons: {reason}\n"
    assert [said for said, _ in told(tmp_path, people)] == [message]


def test_a_list_with_numbers_is_still_helped_as_a_list(tmp_path: Path) -> None:
    people = "name: Ada\nreasons: |\n  1. She lends.\n"
    assert [help for _, help in told(tmp_path, people)] == [
        "begin each line of a list with a dash and a space instead"
    ]
