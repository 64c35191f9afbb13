"""From YAML to a site: every key of both tables is read, checked and kept."""

from __future__ import annotations

import json
import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietpage.core.comparison_keys import slug_key
from quietpage.core.diagnostics import Problem
from quietpage.core.model import Person, Site, Text
from quietpage.core.problem_text import report
from quietpage.core.slugs import LONGEST_SLUG, slug
from quietpage.core.source import Source, Span, Whole
from quietpage.parse.yaml import parse
from quietpage.validate import site as validation
from quietpage.validate.fields import PERSON_FIELDS, SITE_FIELDS

CONFIG = "author:\n  name: Rosa\n"


def site_of(config: Source, files: list[Source]) -> tuple[Site | None, tuple[Problem, ...]]:
    """A site from its sources, parsed and validated."""
    settings = validation.read_config(parse(config)[0], Whole(config.path))
    return validation.site_of(
        settings, [validation.read_people(file, parse(file)[0], settings) for file in files]
    )


def read(*people: str, config: str = CONFIG) -> tuple[Site, tuple[Problem, ...]]:
    """A site from its files' texts, and what is the matter with it."""
    files = [Source(f"people/{'abcdefgh'[place]}.yml", text) for place, text in enumerate(people)]
    source = Source("quietpage.yml", config)
    site, problems = site_of(source, files)
    assert site is not None
    return site, problems


def said(value: object) -> object:
    """A value with its texts as they are said, so that places do not matter."""
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, list | tuple):
        return type(value)([said(each) for each in value]) if type(value) in (list, tuple) else value
    return value


def person(text: str, config: str = CONFIG) -> Person:
    """The one person in a text that is right."""
    site, problems = read(text, config=config)
    assert problems == ()
    (one,) = site.people
    return one


def test_every_key_of_quietpage_yml_is_kept() -> None:
    site, problems = read(
        "name: Ada\nreasons: She asks.\n",
        config="""\
title: People
author:
  name: Rosa
  url: https://rosa.example/
  email: rosa@rosa.example
  links:
    Blog: https://rosa.example/blog
  fediverse: "@rosa@social.example"
welcome: |
  Be *welcome*.
language: pt-BR
url: https://rosa.example/people
theme: whisper
palette:
  paper: "#fbf8f2"
  ink:
    light: "#222"
    dark: "#eeeeee"
options:
  fonts: none
ways:
  listens: Who hears.
  mends:
order: as written
audience: whisper
not_numbers: [ten Boom]
domain: rosa.example
""",
    )
    assert problems == ()
    author = site.author
    assert said((site.title, author.name, author.url)) == ("People", "Rosa", "https://rosa.example/")
    assert said((author.email, author.fediverse)) == ("rosa@rosa.example", "@rosa@social.example")
    assert said([(link.label, link.url) for link in author.links]) == [("Blog", "https://rosa.example/blog")]
    assert said((site.welcome, site.language, site.url)) == (
        "Be *welcome*.",
        "pt-BR",
        "https://rosa.example/people/",
    )
    assert said((site.theme, site.palette)) == (
        "whisper",
        (("paper", ("#fbf8f2", None)), ("ink", ("#222", "#eeeeee"))),
    )
    assert said(site.options) == (("fonts", "none"),)
    assert said([(way.word, way.slug, way.line) for way in site.ways]) == [
        ("listens", "listens", "Who hears."),
        ("mends", "mends", None),
    ]
    assert (site.own_ways, site.order, site.audience) == (True, "as written", "whisper")
    assert said((site.not_numbers, site.domain)) == (("ten Boom",), "rosa.example")


def test_every_key_of_a_person_is_kept() -> None:
    ada = person("""\
name: Ada Lovelace
reasons:
  challenges: She asks.
  feeds back: She tells me.
ways: [gives]
links:
  Blog: https://ada.example/
  Letters: mailto:ada@ada.example
feed: https://ada.example/feed
portrait:
  file: ada.png
  alt: Ada, asking
  focus: top
start_with:
  title: Notes
  url: https://ada.example/notes
  why: They are kind.
pronouns: she
where: London
relation: [friend, met]
file_under: Lovelace
language: en-GB
slug: countess
asked: not needed
revisited: 2011-07-01
draft: no
""")
    assert said((ada.name, ada.slug, ada.language, ada.draft)) == ("Ada Lovelace", "countess", "en-GB", False)
    assert said([(reason.text, reason.way and reason.way.word) for reason in ada.reasons]) == [
        ("She asks.", "challenges"),
        ("She tells me.", "feeds back"),
    ]
    assert [way.slug for way in ada.ways] == ["gives", "feeds-back", "challenges"]
    assert [link.url for link in ada.links] == ["https://ada.example/", "mailto:ada@ada.example"]
    assert [feed.value for feed in ada.feeds] == ["https://ada.example/feed"]
    assert ada.portrait
    assert said((ada.portrait.file, ada.portrait.alt, ada.portrait.focus)) == (
        "ada.png",
        "Ada, asking",
        "top",
    )
    assert ada.start_with
    assert tuple(map(str, ada.start_with)) == ("Notes", "https://ada.example/notes", "They are kind.")
    assert said((ada.pronouns, ada.where, ada.file_under)) == ("she", "London", "Lovelace")
    assert said((ada.relation, ada.asked, ada.revisited)) == (("friend", "met"), "not needed", "2011-07-01")


def test_what_is_left_out_has_its_default() -> None:
    site, problems = read("name: Ada\nreasons: She asks.\n")
    assert problems == ()
    assert (site.language, site.order, site.audience, site.url) == ("en", "shuffled", "public", "")
    assert [way.word for way in site.ways][:3] == ["gives", "respects", "laughs"]
    (ada,) = site.people
    assert (ada.slug, ada.draft, ada.ways, ada.language) == ("ada", False, (), "")


def test_reasons_come_as_a_text_a_list_or_under_ways() -> None:
    site, problems = read(
        "name: Ada\nreasons: She asks.\n",
        "name: Bo\nreasons:\n  - He listens.\n  - |\n    He waits.\n\n    And waits.\n",
        "- name: Cy\n  reasons:\n    Gives: bread\n- name: Di\n  reasons: >\n    She\n    sings.\n",
    )
    assert problems == ()
    assert [[str(reason.text) for reason in each.reasons] for each in site.people] == [
        ["She asks."],
        ["He listens.", "He waits.\n\nAnd waits."],
        ["bread"],
        ["She sings."],
    ]


@pytest.mark.parametrize(
    "word", ["no", "yes", "null", "~x", "on", "True", "NaN", "nil", "y", ".inf", "=", "<<x"]
)
def test_a_word_of_yamls_own_is_a_name_like_any_other(word: str) -> None:
    ada = person(f"name: Ada\nreasons: {word} indeed\nwhere: {word}\npronouns: {word}\n")
    assert said((ada.where, ada.pronouns, ada.reasons[0].text)) == (word, word, f"{word} indeed")


@pytest.mark.parametrize(
    "typed", ["1.10", "12:30", "012", "2011-07-01", "0x1F", "1_000", "1e3", "2024-02-30"]
)
def test_what_looks_like_a_number_stays_as_it_was_typed(typed: str) -> None:
    assert person(f"name: Ada\nreasons: She asks.\nrevisited: {typed}\n").revisited == typed


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Ada Lovelace", "ada-lovelace"),
        ("bell hooks", "bell-hooks"),
        ("O’Neill-Smith, Jr.", "oneill-smith-jr"),
        ("  Ada   —  Lovelace ", "ada-lovelace"),
        ("طه حسين", "طه-حسين"),
        ("प्रेमचन्द", "प्रेमचन्द"),
        ("ปรีดี พนมยงค์", "ปรีดี-พนมยงค์"),
        ("鲁迅", "鲁迅"),
        ("שלום עליכם", "שלום-עליכם"),
        ("דוד בן־גוריון", "דוד-בן-גוריון"),
        ("İpek Işık", "ipek-işık"),
        ("Sinéad Ó Séaghdha", "sinéad-ó-séaghdha"),
        ("Ἀριστοτέλης", "ἀριστοτέλης"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Định"), "nguyễn-thị-định"),
        ("မြန်မာ", "မြန်မာ"),
        ("X_y z", "x-y-z"),
        ("🌻", ""),
        ("R2-D2", "r-d"),
        ("٣ Ⅷ ²", ""),
    ],
)
def test_a_name_in_any_script_makes_an_address(name: str, address: str) -> None:
    assert slug(name) == address
    assert unicodedata.is_normalized("NFC", slug(name))


@pytest.mark.parametrize("letters", ["a", "é", "कि", "鲁", "n\u0303\u0323"])
def test_a_long_name_is_cut_between_letters(letters: str) -> None:
    made = slug(letters * 400)
    assert 100 < len(made.encode()) <= LONGEST_SLUG
    whole = unicodedata.normalize("NFC", letters * 400)
    assert whole.startswith(made)
    assert unicodedata.category(whole[len(made)])[0] != "M"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ada", "ADA"), ("Straße", "STRASSE"), ("André", "Andre\u0301"), ("ﬁ", "fi"), ("İ", "i\u0307")],
)
def test_addresses_that_a_file_system_may_confuse_are_the_same(one: str, other: str) -> None:
    assert slug_key(slug(one)) == slug_key(slug(other))


def test_an_audience_that_is_not_known_is_never_public() -> None:
    site, problems = read("name: Ada\nreasons: She asks.\n", config=CONFIG + "audience: wisper\n")
    assert site.audience == "whisper"
    assert [problem.help for problem in problems] == ["did you mean whisper?"]


def test_a_key_that_was_nearly_right_is_read_on() -> None:
    site, problems = read("Name: Ada\nreson: She asks.\nlnks:\n  Blog: ada.example\n")
    assert [problem.message for problem in problems] == [
        "quietpage knows no key Name for this person",
        "quietpage knows no key reson for this person",
        "quietpage knows no key lnks for this person",
        "this is not a whole address",
    ]
    assert [str(each.name) for each in site.people] == ["Ada"]


def test_a_site_is_looked_at_to_the_end_though_its_author_is_missing() -> None:
    site, problems = read("name: Ada\nreasons: She asks.\n", config="title: People\n")
    assert [problem.message for problem in problems] == ["this page has no author yet"]
    assert [str(each.name) for each in site.people] == ["Ada"]


@pytest.mark.parametrize(
    "config", ["", "# nothing\n", "- a list\n", "only a text\n", "author:\n", "author: []\n", "author: {}\n"]
)
def test_a_quietpage_yml_of_any_shape_is_one_problem(config: str) -> None:
    source = Source("quietpage.yml", config)
    _, problems = site_of(source, [])
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("style", "typed", "place"),
    [
        ("plain", "reasons: ada", "ada"),
        ("quoted", 'reasons: "ada"', "ada"),
        ("quoted once", "reasons: 'ada'", "ada"),
        ("literal", "reasons: |\n  ada\n", "ada"),
        ("folded", "reasons: >\n  ada\n", "ada"),
    ],
)
def test_a_place_is_the_smallest_piece_in_every_way_of_writing(style: str, typed: str, place: str) -> None:
    _, (problem,) = read(f"name: Ada\n{typed}\n")
    assert isinstance(problem.place, Span)
    assert problem.place.text == place


@pytest.mark.parametrize(
    "tag", ["en", "pt-BR", "ar", "zh-Hant-TW", "es-419", "sl-rozaj", "en-u-nu-latn", "nb", "EN-gb"]
)
def test_a_language_tag_passes(tag: str) -> None:
    assert person(f"name: Ada\nreasons: She asks.\nlanguage: {tag}\n").language == tag


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("english", "en"),
        ("en_US", "en-US"),
        ("Deutsch", "de"),
        ("pt_br", "pt-BR"),
        ("العربية", "ar"),
        ("en_GB.UTF-8", "en-GB"),
        ("jp", "ja"),
        ("dk-DK", "da-DK"),
        ("iw", "he"),
        ("“sv”", "sv"),
    ],
)
def test_a_language_by_its_name_is_understood_but_not_taken(word: str, tag: str) -> None:
    _, problems = read("name: Ada\nreasons: She asks.\n", config=CONFIG + f"language: {word}\n")
    assert [problem.help for problem in problems] == [f"did you mean {tag}?"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_way_is_known_however_its_letters_are_put_together(form: Literal["NFC", "NFD"]) -> None:
    def typed(word: str) -> str:
        return unicodedata.normalize(form, word)

    german = CONFIG + "language: de\n"
    ada = person(typed("name: Ada\nreasons: So.\nways: [Unterstützt]\n"), german)
    assert [way.slug for way in ada.ways] == ["unterstützt"]
    ada = person(typed("name: Ada\nreasons:\n  hört zu: So.\n"), german + typed("ways: [hört zu]\n"))
    assert [way.slug for way in ada.ways] == ["hört-zu"]


@pytest.mark.parametrize("key", ["salutation", "sign_off", "signature", "fonts"])
def test_a_choice_of_the_theme_stands_under_options(key: str) -> None:
    _, problems = read("name: Ada\nreasons: So.\n", config=f"{CONFIG}{key}: none\n")
    assert ["under options:" in (problem.help or "") for problem in problems] == [True]


def test_several_words_in_a_list_of_ways_are_no_sentence() -> None:
    _, problems = read("name: Ada\nreasons: So.\nways: [leans closely in]\n")
    assert [(problem.help or "").partition(" gives")[0] for problem in problems] == ["the ways here are"]


def test_the_english_words_for_the_ways_and_the_pages_own_do_not_mix() -> None:
    _, problems = read("name: Ada\nreasons:\n  gives: bread\n", config=CONFIG + "ways: [listens]\n")
    assert [problem.message for problem in problems] == [
        "gives is not one of this page's ways of making a difference"
    ]


KEYS = [field.key for field in (*SITE_FIELDS, *PERSON_FIELDS)] + [
    "Name",
    "followers",
    "file",
    "alt",
    "url",
    "",
    "<<",
]
WORDS = [
    "",
    " ",
    "x",
    "Ada",
    "gives",
    "yes",
    "friend",
    "https://x.example/",
    "en",
    "7",
    "./x",
    "#fff",
    "🌻",
    "\u202e",
]
NODES = st.recursive(
    st.sampled_from(WORDS) | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS + WORDS), inner, max_size=5)
    ),
    max_leaves=12,
)


@pytest.mark.slow
@settings(max_examples=250, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), NODES, max_size=6), st.lists(NODES, max_size=3))
def test_whatever_is_written_there_is_a_site_or_a_problem(config: object, people: list[object]) -> None:
    # JSON is YAML, so that anything can be written down.
    sources = [Source(f"{place}.yml", json.dumps(each)) for place, each in enumerate([config, *people])]
    site, problems = site_of(sources[0], sources[1:])
    assert problems or (site and any(not person.draft for person in site.people))
    report(problems).encode()
    for problem in problems:
        assert problem.message
        assert problem.help
