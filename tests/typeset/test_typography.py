"""Typographic quotes, apostrophes and dashes: in Markdown and in every other text, by the same rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpage.typeset.markdown import prose
from quietpage.typeset.typography import ENGLISH_QUOTES, typographic
from tests.sites import ADA, built, site

SHOWN = {
    "O'Brien": "O’Brien",
    "d'Arc": "d’Arc",
    "'Tis so": "’Tis so",
    '"\'Tis so," he said': "“’Tis so,” he said",
    "\"'Tis so,' he said\"": "“’Tis so,’ he said”",
    "''Tis so,' he said": "‘’Tis so,’ he said",
    '("\'twas")': "(“’twas”)",
    "fish 'n' chips": "fish ’n’ chips",
    "Rock 'N' Roll's best": "Rock ’N’ Roll’s best",
    "rock'n'roll": "rock’n’roll",
    "rock 'n roll": "rock ’n roll",
    "a word with an 'n'": "a word with an ‘n’",
    "the '90s": "the ’90s",
    "at ten o' clock": "at ten o’ clock",
    "'Come at ten o' clock,' she said": "‘Come at ten o’ clock,’ she said",
    "'s avonds": "’s avonds",
    "in 's-Gravenhage: \"'t is mooi\"": "in ’s-Gravenhage: “’t is mooi”",
    "'t Hooft": "’t Hooft",
    "tell 'em 'no' and 'yes'": "tell ’em ‘no’ and ‘yes’",
    "'cause it is": "’cause it is",
    "'Cause,' she said": "‘Cause,’ she said",
    "'Iolani": "’Iolani",
    "the girls' school": "the girls’ school",
    'Robert "Bob" O\'Neil': "Robert “Bob” O’Neil",
    "\"the boys' 'best' friend\"": "“the boys’ ‘best’ friend”",
    "quiet -- and kind --- and so...": "quiet – and kind — and so…",
    "“Bo” and ‘Cy’ – as they are": "“Bo” and ‘Cy’ – as they are",
    "AT&T": "AT&T",
}


@pytest.mark.parametrize("typed", SHOWN)
def test_a_text_is_shown_with_typographic_signs_in_markdown_and_out_of_it(typed: str) -> None:
    assert typographic(typed) == SHOWN[typed]
    assert prose(typed).plain == SHOWN[typed]


def test_an_apostrophe_is_told_from_a_quote_beside_emphasis_too() -> None:
    assert prose("*'Tis* well, and *Bo*'s").plain == "’Tis well, and Bo’s"
    assert prose("'*hello*' and `'tis`").plain == "‘hello’ and 'tis"


def test_quotes_follow_the_language_of_the_text() -> None:
    assert typographic('"ja", sagt\'s', ("„", "“", "‚", "‘")) == "„ja“, sagt’s"
    assert typographic('le "bon"', ("«\u202f", "\u202f»", "“", "”")) == "le «\u202fbon\u202f»"


@given(st.text(alphabet=st.sampled_from("an t'\"-.(),oc?!’“"), max_size=30))
def test_a_text_without_markdown_comes_out_the_same_both_ways(text: str) -> None:
    text = " ".join(f"a{text}a".split())
    if not text.endswith((".", "-")):
        assert typographic(text, ENGLISH_QUOTES) == prose(text).plain


CONFIG = """\
title: Rosa's "quiet" page
author:
  name: Rosa O'Hara
  links:
    Rosa's place: https://rosa.example/
url: https://page.example/
theme: letter
ways:
  mend's: it's -- quiet
options:
  salutation: Dear y'all,
"""
BO = """\
name: Bo "Bee" O'Brien
language: de
where: "'s-Gravenhage"
pronouns: "it's"
reasons:
  mend's: rock 'n' roll
links:
  Bo's "place": https://bo.example/
start_with:
  title: The "Waves"
  url: https://waves.example/
  why: It's good...
"""


def test_every_text_that_is_shown_has_them(tmp_path: Path) -> None:
    page = built(site(tmp_path, {"quietpage.yml": CONFIG, "people/bo.yml": BO}))
    pages = [*page.rglob("*.html")]
    for each in pages:
        body = each.read_text().partition("<body")[2]
        assert "'" not in body
        assert "&#39;" not in body
        assert "&#34;" not in body
    everything = "".join(each.read_text() for each in pages)
    for shown in (
        "<title>Rosa’s “quiet” page</title>",
        "<h1>Rosa’s “quiet” page</h1>",
        "Dear y’all,",
        "Rosa O’Hara</p>",
        ">Rosa’s place<",
        ">mend’s<",
        "it’s – quiet",
        ">Bo „Bee“ O’Brien<",
        "’s-Gravenhage",
        ">it’s<",
        "rock ’n’ roll",
        ">Bo’s „place“<",
        ">The „Waves“<",
        "It’s good…",
    ):
        assert shown in everything


def test_what_programs_compare_stays_as_it_was_typed_and_what_people_read_does_not(
    tmp_path: Path,
) -> None:
    page = built(site(tmp_path, {"quietpage.yml": CONFIG, "people/bo.yml": BO}))
    card = (page / "people" / "bo-bee-obrien.vcf").read_bytes().decode()
    assert 'FN:Bo "Bee" O\'Brien\r\n' in card
    assert '"name":"Bo \\"Bee\\" O\'Brien"' in (page / "index.html").read_text()
    for read in ("feed.xml", "blogroll.opml", "humans.txt"):
        assert "Bo „Bee“ O’Brien" in (page / read).read_text()


def test_a_name_that_looks_like_a_number_is_let_by_as_it_is_shown(tmp_path: Path) -> None:
    text = 'name: Corrie "Seven" ten O\'Boom\nreasons: Kind.\n'
    built(site(tmp_path, ada=ADA, bo=text))
