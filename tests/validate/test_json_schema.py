"""What the table of fields tells editors: JSON Schema."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from quietpage.core.source import Source
from quietpage.parse.nodes import Node, Scalar, Sequence
from quietpage.parse.yaml import parse
from quietpage.validate.json_schema import people_schema, site_schema

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = sorted((ROOT / "example_site" / "people").glob("*.yml"))


def plain(node: Node | None) -> object:
    """A node as an editor sees it, each text as it was typed."""
    assert node is not None
    if isinstance(node, Scalar):
        return node.value or (None if node.style == "plain" else "")
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.entries}


def content(text: str) -> object:
    node, problems = parse(Source("a.yml", text))
    assert problems == ()
    return plain(node)


def accepts(schema: str, text: str) -> bool:
    return bool(Draft202012Validator(json.loads(schema)).is_valid(content(text)))


@pytest.mark.parametrize("schema", [site_schema(), people_schema()], ids=["site", "people"])
def test_a_schema_keeps_its_own_specification(schema: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema))
    assert schema.startswith('{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n')
    assert schema.endswith("}\n")
    # A name that nobody has to register, and nobody can be sent to.
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", json.loads(schema)["$id"])


def test_the_example_is_right_for_editors_too() -> None:
    assert accepts(site_schema(), (ROOT / "example_site" / "quietpage.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_people_of_the_example_are_right_for_editors_too(path: Path) -> None:
    assert accepts(people_schema(), path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "title: People\n",
        "author: Rosa\n",
        "author: {url: https://rosa.example/}\n",
        "author: {name: Rosa}\nauthors: Rosa\n",
        "author: {name: Rosa}\norder: random\n",
        "author: {name: Rosa}\naudience: Whisper\n",
        "author: {name: Rosa}\nlanguage: english\n",
        "author: {name: Rosa}\nurl: rosa.example\n",
        "author: {name: Rosa}\nnot_numbers: ten Boom\n",
        "author: {name: Rosa}\nways: []\n",
        "author: {name: Rosa}\npalette: {paper: white}\n",
        "author: {name: Rosa, fediverse: rosa}\n",
        "author: {name: Rosa}\nvouch: maybe\n",
        "- author\n",
    ],
)
def test_an_editor_sees_what_is_wrong_with_a_page(text: str) -> None:
    assert not accepts(site_schema(), text)


@pytest.mark.parametrize(
    "text",
    [
        "name: Ada\n",
        "reasons: She asks.\n",
        "name: Ada\nreasons: She asks.\nfollowers: many\n",
        "name: Ada\nreasons: []\n",
        "name: Ada\nreasons: {gives: [bread]}\n",
        "name: Ada\nreasons: She asks.\nlinks: https://ada.example/\n",
        "name: Ada\nreasons: She asks.\nlinks: {Blog: ada.example}\n",
        "name: Ada\nreasons: She asks.\nfeed: mailto:ada@ada.example\n",
        "name: Ada\nreasons: She asks.\nportrait: {file: ada.png}\n",
        "name: Ada\nreasons: She asks.\nportrait: {file: https://ada.example/a.png, alt: Ada}\n",
        "name: Ada\nreasons: She asks.\nrelation: spouse\n",
        "name: Ada\nreasons: She asks.\nslug: ada lovelace\n",
        "name: Ada\nreasons: She asks.\nasked: perhaps\n",
        "name: Ada\nreasons: She asks.\nfediverse: ada@ada.example\n",
        "name: Ada\nreasons: She asks.\nfediverse: '@ada'\n",
        "name: Ada\nreasons: She asks.\nfediverse: '@-ada@ada.example'\n",
        "name: Ada\nreasons: She asks.\nfediverse: https://ada.example/@ada\n",
        "name: Ada\nreasons: She asks.\nvouched: 2026-3-7\n",
        "name: Ada\nreasons: She asks.\nvouched: yes\n",
        "name: Ada\ndraft: no\n",
        "- name: Ada\n",
        "[]\n",
        "Ada\n",
    ],
)
def test_an_editor_sees_what_is_wrong_with_a_person(text: str) -> None:
    assert not accepts(people_schema(), text)


@pytest.mark.parametrize(
    "text",
    [
        "name: Ada\ndraft: yes\n",
        "name: Ada\nreasons: [She asks., She waits.]\n",
        "- name: Ada\n  reasons: {challenges: She asks.}\n  relation: [friend, met]\n",
        "name: Ada\nreasons: She asks.\nfeed:\nlinks:\nportrait:\nfediverse:\nvouched:\n",
        "name: Ada\nreasons: She asks.\nfediverse: '@ada_99@ada.example'\nvouched: 2026-03-07\n",
        "name: Ada\nreasons: She asks.\nfediverse: '@ada.b-c@bücher.example'\n",
    ],
)
def test_an_editor_is_content_with_what_is_right(text: str) -> None:
    assert accepts(people_schema(), text)


def test_descriptions_are_sentences_without_markup_errors() -> None:
    for schema in (site_schema(), people_schema()):
        assert not re.search(r'"description": "\s*"', schema)
