"""Pages CMS for the tests: the rules of its configuration, and what it makes of a file when it is saved.

The rules are written by its documentation (https://pagescms.org/docs/configuration), as far as it says which
keys there are and what may stand there. It tells of any other key.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.tools import HERE, of_npm, program

_WORD: Any = {"type": "string", "pattern": "^[a-zA-Z0-9-_]+$"}
_PATH: Any = {"type": "string", "pattern": "^[^/].*[^/]$|^$"}
_TEXT: Any = {"type": "string"}
_YES: Any = {"type": "boolean"}
_WORDS: Any = {"type": "array", "items": _TEXT}


def _keys(required: str, /, **keys: Any) -> Any:
    return {
        "type": "object",
        "properties": keys,
        "required": required.split(),
        "additionalProperties": False,
    }


_LIST: Any = {
    "anyOf": [
        _YES,
        _keys(
            "collapsible",  # asked for by the program, though the documentation does not say it
            min={"type": "integer", "minimum": 0},
            max={"type": "integer", "minimum": 1},
            collapsible={"anyOf": [_YES, _keys("", collapsed=_YES, summary=_TEXT)]},
        ),
    ]
}
_FIELD: dict[str, Any] = {
    "label": {"anyOf": [_TEXT, {"const": False}]},
    "description": _TEXT,
    "type": {
        "enum": [
            *("block", "boolean", "code", "date", "file", "image", "number", "object", "reference"),
            *("rich-text", "select", "string", "text", "uuid"),
        ]
    },
    "component": _WORD,
    "list": _LIST,
    "hidden": _YES,
    "readonly": _YES,
    "required": _YES,
    "pattern": {"anyOf": [_TEXT, _keys("regex", regex=_TEXT, message=_TEXT)]},
    "options": {"type": "object"},
    "default": {},
    "fields": {"type": "array", "items": {"$ref": "#/$defs/field"}},
}
_ONE_OF_BOTH: Any = {"oneOf": [{"required": ["type"]}, {"required": ["component"]}]}
_FIELDS_OF_OBJECT: Any = {
    "if": {"required": ["type"], "properties": {"type": {"const": "object"}}},
    "then": {"required": ["fields"]},
}
RULES: Any = {
    "$defs": {
        "field": {**_keys("name", name=_WORD, **_FIELD), "allOf": [_ONE_OF_BOTH, _FIELDS_OF_OBJECT]},
        "component": {**_keys("", **_FIELD), "allOf": [_FIELDS_OF_OBJECT]},
    },
    **_keys(
        "",
        media={
            "type": "array",
            "items": _keys(
                "name input output",
                name=_TEXT,
                label=_TEXT,
                input=_PATH,
                output={"type": "string", "pattern": "^(/?[^/].*[^/]$|^/?$)"},
                extensions=_WORDS,
            ),
        },
        content={
            "type": "array",
            "items": _keys(
                "name type path",
                name=_WORD,
                label=_TEXT,
                description=_TEXT,
                type={"enum": ["collection", "file"]},
                path=_PATH,
                format={"enum": ["yaml-frontmatter", "yaml", "json", "toml"]},
                filename={
                    "anyOf": [
                        _TEXT,
                        _keys("template", template=_TEXT, field={"enum": [True, False, "create"]}),
                    ]
                },
                exclude=_WORDS,
                subfolders=_YES,
                view=_keys("", primary=_TEXT, fields=_WORDS, sort=_WORDS, search=_WORDS),
                fields=_FIELD["fields"],
            ),
        },
        components={
            "type": "object",
            "propertyNames": _WORD,
            "additionalProperties": {"$ref": "#/$defs/component"},
        },
        settings=_keys("", hide=_YES, content=_keys("", merge=_YES)),
    ),
}


def complaints(settings: str) -> list[str]:
    """What Pages CMS would say of a `.pages.yml`."""
    found = Draft202012Validator(RULES).iter_errors(yaml.safe_load(settings))
    return [f"{each.json_path}: {each.message}" for each in found]


class Saved(NamedTuple):
    """What came of a file: why it was not saved, if it was not, and its text."""

    refused: list[str]
    text: str


Typed = tuple[list[str | int], object]
"""What was typed into a form: where, and what stands there then."""


Job = tuple[str, str | None, list[Typed]]
"""A file to be saved: its path, its text, if it is not new, and what is typed."""


def asked(settings: str, jobs: Iterable[Mapping[str, object]]) -> list[Any]:
    """What the stand-in answers, all in one run."""
    of_npm("lodash.mergewith/index.js")
    of_npm("yaml/package.json")
    done = subprocess.run(
        [program("node"), str(HERE / "pages_cms.mjs")],
        input=json.dumps({"settings": settings, "jobs": list(jobs)}),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


def saved(settings: str, *jobs: Job) -> list[Saved]:
    """Files as they are saved."""
    asks = [{"path": path, "text": text, "typed": typed} for path, text, typed in jobs]
    return [Saved(each["refused"], each["text"]) for each in asked(settings, asks)]
