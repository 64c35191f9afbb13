"""An address that was mistyped is told wherever one can stand, and what the help writes out passes there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sites import ADA, CONFIG, check, site

PLACES = {
    "links": ("people/ada.yml", ADA + "links:\n  Blog: {}\n"),
    "feed": ("people/ada.yml", ADA + "feed: {}\n"),
    "start_with": ("people/ada.yml", ADA + "start_with:\n  title: A letter\n  url: {}\n"),
    "url": ("quietpage.yml", CONFIG + "url: {}\n"),
    "author": ("quietpage.yml", CONFIG + "  url: {}\n"),
    "author's links": ("quietpage.yml", CONFIG + "  links:\n    Blog: {}\n"),
}
SLIPS = [
    "https://https://ada.example/x/",
    "http://https//ada.example/x/",
    "htps://ada.example/x/",
    "https:/ada.example/x/",
    "'http:\\\\ada.example'",
    "www.ada.example/x/",
    "https://ada.example/x/,",
    "<https://ada.example/x/>",
    '"[x](https://ada.example/x/)"',
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("slip", SLIPS)
def test_what_the_help_writes_out_passes(tmp_path: Path, place: str, slip: str) -> None:
    name, text = PLACES[place]
    said = check(site(tmp_path, {"people/ada.yml": ADA, name: text.format(slip)}))
    (meant,) = re.findall(r"help: did you mean (\S+)\?\n", said.err)
    assert len(said.places) == 1
    assert check(site(tmp_path, {"people/ada.yml": ADA, name: text.format(meant)})).code == 0


@pytest.mark.parametrize("slip", ["ada@ada.example", '"@ada@social.example"'])
def test_a_link_may_be_to_a_letter_or_a_profile(tmp_path: Path, slip: str) -> None:
    name, text = PLACES["links"]
    said = check(site(tmp_path, {name: text.format(slip)}))
    (meant,) = re.findall(r"help: did you mean (\S+)\?\n", said.err)
    assert check(site(tmp_path, {name: text.format(meant)})).code == 0
