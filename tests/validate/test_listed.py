"""Links and reasons in their second form make the same page as in the first; what is odd there is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from quietpage.core.source import Span
from quietpage.validate.json_schema import people_schema
from tests.sites import run, site
from tests.validate.test_site import read

SHORT = (
    "title: People\nauthor:\n  name: Kim\n  links:\n    Blog: https://example.org/\n",
    "name: Ada\nreasons:\n  gives: She gives.\n  laughs: |\n    She laughs.\n\n    A lot.\n"
    "links:\n  Blog: https://a.example/\n  Mail: mailto:a@a.example\n",
)
LISTED = (
    "title: People\nauthor:\n  name: Kim\n  links:\n    - label: Blog\n      url: https://example.org/\n",
    "links:\n  - url: https://a.example/\n    label: Blog\n  - label: 'Mail'\n    url: mailto:a@a.example\n"
    "where: ''\nfeed: []\nportrait: {file: '', alt: ''}\nrelation: null\nreasons:\n  - way: gives\n"
    "    text: She gives.\n  - text: >-\n      She laughs.\n\n\n      A lot.\n    way: laughs\n"
    "  - {way: '', text: ''}\nname: Ada\n",
)


def _page(folder: Path, config: str, ada: str) -> dict[str, bytes]:
    site(folder, {"quietpage.yml": config}, ada=ada)
    assert run(folder, "build").code == 0
    made = folder / "_site"
    return {str(path.relative_to(made)): path.read_bytes() for path in made.rglob("*") if path.is_file()}


def test_lists_make_the_same_page_whatever_an_editor_left_empty(tmp_path: Path) -> None:
    assert _page(tmp_path / "lists", *LISTED) == _page(tmp_path / "short", *SHORT)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("reasons:\n- way: gives\n  text: One.\n- way: Gives\n  text: Two.\n", "gives has a text already"),
        ("reasons:\n- way: givs\n  text: One.\n", "givs is not one of this page's ways"),
        ("reasons:\n- way: gives\n", "there is no reason after gives yet"),
        ("reasons:\n- way: gives\n  text: ''\n", "there is no reason after gives yet"),
        ("reasons:\n- text: ''\n", "there is no reason for Ada yet"),
        ("reasons:\n- way: gives\n  reason: One.\n", "knows no key reason for this reason"),
        ("reasons: One.\nlinks:\n- label: Blog\n", "this link has no url yet"),
        ("reasons: One.\nlinks:\n- url: https://a.example/\n", "this link has no label yet"),
        (
            "reasons: One.\nlinks:\n- label: A\n  href: https://a.example/\n",
            "knows no key href for this link",
        ),
        ("reasons: One.\nlinks:\n- label: A\n  url: ''\n", "there is nothing after url yet"),
    ],
)
def test_what_is_odd_in_a_list_is_told_at_its_place(keys: str, said: str) -> None:
    _, problems = read(f"name: Ada\n{keys}")
    assert said in problems[0].message.replace("the way Gives", "the way gives")
    assert isinstance(problems[0].place, Span)
    assert problems[0].help


def test_a_reason_without_a_way_stands_beside_one_that_has_a_way() -> None:
    found, problems = read("name: Ada\nreasons:\n- One.\n- text: Two.\n- way: gives\n  text: Three.\n")
    assert problems == ()
    reasons = found.people[0].reasons
    assert [str(reason.text) for reason in reasons] == ["One.", "Two.", "Three."]
    assert [reason.way.word if reason.way else "" for reason in reasons] == ["", "", "gives"]


def test_a_reason_without_a_way_comes_first_lest_it_stand_under_another_s() -> None:
    found, problems = read("name: Ada\nreasons:\n- way: gives\n  text: One.\n- text: Two.\n- Three.\n")
    assert problems == ()
    assert [str(reason.text) for reason in found.people[0].reasons] == ["Two.", "Three.", "One."]


@pytest.mark.parametrize(
    "reasons",
    [
        "reasons:\n- way: gibt\n  text: One.\n- way: gives\n  text: Two.\n",
        "reasons:\n  gibt: One.\n  gives: Two.\n",
    ],
)
def test_a_way_with_a_text_in_two_languages_is_told(reasons: str, tmp_path: Path) -> None:
    site(
        tmp_path,
        {"quietpage.yml": "language: de\nauthor:\n  name: Kim\n"},
        ada=f"name: Ada\n{reasons}",
    )
    told = run(tmp_path, "check")
    assert told.code == 1
    assert "the way gives has a text already, as gibt" in told.err
    assert "put both texts into one, under the first: gibt" in told.err


def test_a_draft_may_have_a_list_of_reasons_with_nothing_in_it() -> None:
    assert read("name: Ada\ndraft: yes\nreasons: []\n", "name: Bo\nreasons: Yes, Bo.\n")[1] == ()


def test_the_schema_for_editors_knows_both_forms() -> None:
    validator = Draft202012Validator(json.loads(people_schema()))
    listed = {"name": "Ada", "reasons": [{"way": "gives", "text": "One."}]}
    assert validator.is_valid({**listed, "links": [{"label": "Blog", "url": "https://a.example/"}]})
    assert not validator.is_valid({**listed, "links": [{"label": "Blog"}]})
    assert not validator.is_valid({"name": "Ada", "reasons": [{"way": "gives"}]})


def test_a_key_of_another_program_is_told_as_an_item_where_links_are_a_list(tmp_path: Path) -> None:
    first = "name: Ada\nreasons: She stays.\nlinks:\n  - label: Blog\n    url: https://a.example/\n"
    folder = site(tmp_path / "page", {"people/ada.yml": f"{first}bluesky: ada.example\nemail: a@a.example\n"})
    told = run(folder, "check").err
    items = [line.partition(" as - ")[2] for line in told.splitlines() if line.startswith("help:")]
    assert items == [
        '{label: Bluesky, url: "https://bsky.app/profile/ada.example"}',
        '{label: Mail, url: "mailto:a@a.example"}',
    ]
    (folder / "people" / "ada.yml").write_text(first + "".join(f"  - {item}\n" for item in items))
    assert run(folder, "check").code == 0


def test_what_is_missing_between_brackets_is_told_so_that_it_can_be_written_there(tmp_path: Path) -> None:
    folder = site(tmp_path / "page", {"people/ada.yml": "- {name: Ada, links: [{label: Blog}]}\n"})
    told = run(folder, "check").err
    assert "help: write into its brackets, after a comma, url: (its address" in told
    assert "help: write into its brackets, after a comma, reasons: and say" in told
    right = "- {name: Ada, links: [{label: Blog, url: https://a.example/}], reasons: She asks.}\n"
    (folder / "people" / "ada.yml").write_text(right)
    assert run(folder, "check").code == 0
