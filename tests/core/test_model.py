"""The model's values are data: they can be pickled, stored and compared, and keep every place."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from importlib import import_module
from itertools import combinations_with_replacement
from pkgutil import iter_modules
from typing import NamedTuple

import pytest

from quietpage import core, typeset
from quietpage import parse as parse_package
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.model import (
    File,
    Level,
    Page,
    Person,
    Shade,
    Site,
    Template,
    Text,
    Theme,
    source_of,
)
from quietpage.core.problem_text import report
from quietpage.core.source import Source, Span, Whole
from quietpage.parse.yaml import parse
from quietpage.validate.fields import PERSON_FIELDS, SITE_FIELDS
from quietpage.validate.site import read_config, read_people, site_of

CONFIG = """\
title: '  People who''ve  made

  a difference '
author:
  name: "Rosa \\u004duster\\x21 \\
    and   friends"
  url: https://rosa.example/
  email: rosa@rosa.example
  links:
    "The \\"blog\\"": https://rosa.example/blog
  fediverse: "@rosa@social.example"
welcome: |2-
    Be *welcome*,
  and look   around.

  Nobody is counted.
language: en
url: '  https://rosa.example/people '
theme: whisper
palette:
  paper: "#fbf8f2"
  ink: {light: "#222", dark: '#eeeeee'}
options:
  fonts: none
ways:
  listens: >+
    Who hears
    what is    said,

      and what is not.

  mends:
order: as written
audience: public
consent: required
not_numbers:
  - Corrie
    ten Boom
  - "Lucky\\tNumber\\
    \\ Band"
first_names: Mei
  Ling
consent: required
domain: people.rosa.example
vouch: yes
"""

PEOPLE = """\
- name: Ada
    Lovelace
  reasons:
    listens: She asks
      what   others

      do not ask. # and waits
    mends: "\\"What if\\"\\n\\nshe says,\\
      \\  and \\U0001F338 \\u00e9 e\u0301
      begins anew."
  ways: [mends, 'listens']
  links:
    Blog: https://ada.example/
    Letters: mailto:ada@ada.example
  feed: ' https://ada.example/feed'
  fediverse: ' @ada@social.example '
  portrait:
    file: "ada.png"
    alt: >-
      Ada
      at her   desk
    focus: top
  start_with:
    title: 'Notes, '' and
      more'
    url: "https://ada.example/\\u006eotes"
    why: "   Because it  begins.   "
  pronouns: she/her
  where: |

    London
  relation: [friend, met]
  file_under: Lovelace, Ada
  language: en
  slug: ada
  asked: yes
  revisited: last spring
  vouched: "2026-03-0\\x37"
- name: ''''
  slug: grace
  reasons:
    - ''
  draft: yes
- name: Bo
  reasons: Bo waits.
  asked: waiting
- {name: "Gr\\xe4ce", reasons: ['''Oh'', she says', "a\\ttab", plain  words], draft: no, slug: graece}
"""


def read(config: str, people: str) -> Site:
    page, file = Source("quietpage.yml", config), Source("people/all.yml", people, "people/all.yml")
    settings = read_config(parse(page)[0], Whole("quietpage.yml"))
    site, _ = site_of(settings, [read_people(file, parse(file)[0], settings)])
    assert site is not None
    return site


LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


@pytest.fixture(params=LINE_ENDS)
def site(request: pytest.FixtureRequest) -> Site:
    """A site with every key, and with a text in every style of YAML."""
    ends = LINE_ENDS[request.param]
    return read(CONFIG.replace("\n", ends), PEOPLE.replace("\n", ends))


def again(value: object) -> object:
    """A value that was pickled and is back."""
    return pickle.loads(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


def texts(value: object) -> Iterator[Text]:
    """Each text in a value, in order."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)


def spans(value: object) -> Iterator[tuple[str, int, int]]:
    """Each place in a value, in order, down into its texts; two files of the same path are told apart."""
    if isinstance(value, Span):
        yield f"{value.source.path} {value.source.name} {value.source.text}", value.start, value.end
    elif isinstance(value, Whole):
        yield value.path, -1, -1
    elif isinstance(value, tuple):
        for each in value:
            yield from spans(each)


def ranges(size: int) -> Iterator[tuple[int, int]]:
    """Stretches of a text: all of the first signs and of the last, some that reach from one to the other."""
    ends = sorted({*range(min(size, 40) + 1), *range(max(0, size - 12), size + 3), *range(0, size, 7)})
    return combinations_with_replacement(ends, 2)


def test_the_site_of_these_tests_has_every_key_and_every_style(site: Site) -> None:
    defaults = Site(None, site.author, (), (), False, site.place)
    missing = [value for value, default in zip(site, defaults, strict=True) if value == default in (None, ())]
    assert missing == []
    assert {field.key for field in SITE_FIELDS} <= set(CONFIG.replace(":", " ").split())
    assert {field.key for field in PERSON_FIELDS} <= set(PEOPLE.replace(":", " ").split())
    ada = site.people[0]
    empty = [name for name, value in zip(Person._fields, ada, strict=True) if value in (None, (), "")]
    assert empty == ["made_of"]  # which whoever reads a whole site adds
    styles = {text.scalar.style for text in texts(site) if text.scalar}
    assert styles == {"plain", "single", "double", "literal", "folded"}
    assert {text.lead > 0 for text in texts(site)} == {True, False}


def test_a_site_is_the_same_after_it_was_pickled(site: Site) -> None:
    back = again(site)
    assert back == site
    assert hash(back) == hash(site)
    assert [*spans(back)] == [*spans(site)]


def test_a_text_knows_the_place_of_each_of_its_pieces_after_it_was_pickled(site: Site) -> None:
    for before, after in zip(texts(site), texts(again(site)), strict=True):
        assert (before.value, before.place, before.lead) == (after.value, after.place, after.lead)
        for start, end in ranges(len(before.value)):
            assert before.within(start, end) == after.within(start, end)


def test_a_piece_of_a_text_is_where_it_was_typed(site: Site) -> None:
    for text in texts(site):
        for place, sign in enumerate(text.value):
            there = text.within(place, place + 1)
            assert isinstance(there, Span)
            if sign.isalpha() and not there.text.startswith("\\"):
                assert there.text == sign


def test_nothing_in_a_site_is_a_function(site: Site) -> None:
    def walk(value: object) -> None:
        assert not callable(value), value
        if isinstance(value, tuple):
            for each in value:
                walk(each)

    walk(site)


def test_the_pieces_of_a_text_of_another_origin_are_told_apart_where_they_can_be() -> None:
    source = Source("a.yml", "name: Rosa")
    same, other = Text("Rosa", Span(source, 6, 10)), Text("Rosie", Span(source, 6, 10))
    assert same.within(1, 3) == Span(source, 7, 9)
    assert other.within(1, 3) == other.place
    assert Text("Rosa", Whole("a.yml")).within(1, 3) == Whole("a.yml")
    for text in (same, other):
        back = again(text)
        assert isinstance(back, Text)
        assert back.within(1, 3) == text.within(1, 3)


def test_a_text_compares_by_its_value() -> None:
    here, there = Text("Rosa", Whole("a")), Text("Rosa", Whole("b"), lead=1)
    assert here == there == "Rosa"
    assert hash(here) == hash(there) == hash("Rosa")
    assert len({here, there, "Rosa"}) == 1
    assert str(here) == "Rosa"
    assert here != Text("Ros", Whole("a"))


SOURCE = Source("a.yml", "first\r\nsecond\n", "people/a.yml")


class Kept(NamedTuple):
    """A value of the model that stands in no site."""

    what: str
    value: object


KEPT = (
    Kept("source", SOURCE),
    Kept("span", Span(SOURCE, 7, 9)),
    Kept("whole", Whole("people")),
    Kept("problem", Problem("too long", Span(SOURCE, 0, 3), "shorten it", (Whole("b"), Span(SOURCE, 7, 9)))),
    Kept("file", File("static/a.txt", "a.txt", b"words")),
    Kept("page", Page("index.html", b"<!doctype html>")),
    Kept(
        "theme",
        Theme(
            "mine",
            (
                Level("", {"a.html": Template("a.html", "a")}, {"a.css": Template("a.css", "")}),
                Level("whisper", {}, {}, (File("a", "b", b""),), ours=True),
            ),
            (Shade("paper", "#ffffff", "#000000"),),
            (("fonts", "none"),),
            portraits=True,
        ),
    ),
    Kept("source of a template", source_of(Template("a.html", "a\nb"))),
)


@pytest.mark.parametrize("kept", KEPT, ids=[kept.what for kept in KEPT])
def test_each_value_of_the_model_is_the_same_after_it_was_pickled(kept: Kept) -> None:
    back = again(kept.value)
    assert back == kept.value
    assert type(back) is type(kept.value)
    assert repr(back) == repr(kept.value)


def test_a_pickled_source_is_the_same_whoever_has_asked_for_its_lines() -> None:
    source = Source("a.yml", "first\r\nsecond\n", "people/a.yml")
    before = pickle.dumps(source)
    assert source.line_and_column(8) == (2, 2)
    assert pickle.dumps(source) == before
    back = pickle.loads(before)
    assert (back.path, back.text, back.name) == (source.path, source.text, source.name)
    assert back.line_and_column(8) == (2, 2)


def test_problems_that_end_a_stage_travel_whole() -> None:
    problem = Problem("too long", Span(SOURCE, 7, 9), "shorten it")
    back = again(Invalid(problem))
    assert isinstance(back, Invalid)
    assert report(back.problems) == report([problem])


def test_no_value_of_core_parse_or_typeset_has_a_field_for_a_function() -> None:
    packages = [core, parse_package, typeset]
    modules = [
        import_module(found.name)
        for package in packages
        for found in iter_modules(package.__path__, f"{package.__name__}.")
        if not found.ispkg
    ]
    kinds = {kind for module in modules for kind in vars(module).values() if hasattr(kind, "_fields")}
    assert Text in kinds
    held = [
        (kind, name) for kind in kinds for name, of in kind.__annotations__.items() if "Callable" in str(of)
    ]
    assert held == []
