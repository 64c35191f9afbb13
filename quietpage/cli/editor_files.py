"""Files by which editors know a page: its schemas, settings for Visual Studio Code, and Front Matter's.

All are made from the table of fields, and belong to the writer once they are written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from quietpage.load.inventory import CONFIG, CONFIGS, PEOPLE
from quietpage.validate.fields import PERSON_RECORD, SITE_RECORD
from quietpage.validate.json_schema import people_schema, site_schema
from quietpage.validate.kinds import Json
from quietpage.validate.records import Record

PEOPLE_SCHEMA, SITE_SCHEMA = ".schema/people.json", ".schema/quietpage.json"
"""Where the schemas are in a site."""

_LONG = 1000
"""A text that may be longer than this, in letters, is written in more than a line."""


def schemas() -> dict[str, str]:
    """The schemas in a site, by their paths."""
    return {SITE_SCHEMA: site_schema(), PEOPLE_SCHEMA: people_schema()}


def editor_files(config: str = CONFIG) -> dict[str, str]:
    """Everything for Visual Studio Code, its YAML extension and Front Matter, by the path of each file.

    `config` is what the site's `quietpage.yml` is called.
    """
    return {
        **schemas(),
        ".vscode/extensions.json": _written({"recommendations": ["redhat.vscode-yaml"]}),
        ".vscode/settings.json": _written(
            {
                "yaml.schemas": {
                    PEOPLE_SCHEMA: [f"{PEOPLE}/*.yml", f"{PEOPLE}/*.yaml"],
                    SITE_SCHEMA: [*CONFIGS],
                },
                # It would fold long lines of prose, and so move what somebody wrote.
                "yaml.format.enable": False,
                "[yaml]": {
                    "editor.wordWrap": "on",  # to be seen as a whole; the file stays as it is
                    "editor.insertSpaces": True,
                    "editor.tabSize": 2,
                },
            }
        ),
        "frontmatter.json": _written(_front_matter(config)),
    }


def _front_matter(config: str) -> Json:
    """The settings of Front Matter CMS: a form for each person, and one for the page.

    https://frontmatter.codes/docs/dashboard/datafiles-view says what its forms know of JSON Schema: `string`
    (`multiline` too), `number`, `boolean`, `array` and `object`.
    """
    return {
        "frontMatter.data.folders": [
            {
                "id": "people",
                "path": f"[[workspace]]/{PEOPLE}",
                "labelField": "name",
                "fileType": "yml",
                "singleEntry": True,
                "enableFileCreation": True,
                "schema": _form(PERSON_RECORD, "A person"),
            }
        ],
        "frontMatter.data.files": [
            {
                "id": "page",
                "title": "The page",
                "file": f"[[workspace]]/{config}",
                "fileType": "yml",
                "singleEntry": True,
                "schema": _form(SITE_RECORD, "The page"),
            }
        ],
    }


def _form(record: Record, title: str) -> Json:
    """A record as a form knows it: of each key the plainest value, and no key that has only other ones."""
    fields: Json = {}
    for key, described in _properties(record.json()):
        if plain := _plainest(described):
            fields[key] = {"title": key, "description": described.get("description", ""), **plain}
    required = [field.key for field in record.fields if field.required]
    return {"title": title, "type": "object", "required": required, "properties": fields}


def _properties(shape: Json) -> Iterator[tuple[str, Json]]:
    found = shape["properties"]
    assert isinstance(found, dict)
    for key, described in found.items():
        assert isinstance(described, dict)
        yield key, described


def _plainest(shape: Json) -> Json:
    """Of all values, the one that a form has a field for: a text, a list, some keys; or nothing."""
    several = shape.get("anyOf")
    if isinstance(several, list):
        parts = [each for each in several if isinstance(each, dict)]
        # Of what may be one or several, several short words are usual, and one long text, or one address.
        single = any("pattern" in each or _is_long(each) for each in parts)
        found = [_plainest(each) for each in parts]
        kinds = ("string", "array", "object") if single else ("array", "string", "object")
        return next((each for kind in kinds for each in found if each.get("type") == kind), {})
    if "enum" in shape:
        return {"type": "string", "enum": shape["enum"]}
    kind = shape.get("type")
    if kind == "string" or (isinstance(kind, list) and "string" in kind):
        return {"type": "string", "multiline": True} if _is_long(shape) else {"type": "string"}
    items = shape.get("items")
    if kind == "array" and isinstance(items, dict) and (one := _plainest(items)):
        return {"type": "array", "items": one}
    if kind == "object" and "properties" in shape:
        inner = {key: plain for key, each in _properties(shape) if (plain := _plainest(each))}
        return {"type": "object", "properties": inner}  # none is required: the whole may be left out
    return {}


def _is_long(shape: Json) -> bool:
    most = shape.get("maxLength")
    return isinstance(most, int) and most > _LONG


def _written(settings: Json) -> str:
    return json.dumps(settings, ensure_ascii=False, indent=2) + "\n"
