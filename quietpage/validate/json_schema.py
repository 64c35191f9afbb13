"""The table of fields as JSON Schema (draft 2020-12), for editors that complete and check YAML.

Each record and each kind of value gives its own part (`Record.json`, `Kind.json`); here they become
two documents.
"""

from __future__ import annotations

from quietpage.validate.fields import PERSON_RECORD, SITE_RECORD
from quietpage.validate.kinds import Json

_DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema"


def site_schema() -> str:
    """JSON Schema (draft 2020-12) for a `quietpage.yml`."""
    return _written({"$schema": _DRAFT_2020_12, "title": "A quiet page: quietpage.yml", **SITE_RECORD.json()})


def people_schema() -> str:
    """JSON Schema (draft 2020-12) for a file in `people/`: a person, or a list of several."""
    person = PERSON_RECORD.json()
    # A draft needs no reasons yet, so they are required in one of two cases.
    person["required"] = ["name"]
    person["anyOf"] = [
        {"required": ["reasons"]},
        {"required": ["draft"], "properties": {"draft": {"const": "yes"}}},
    ]
    one: Json = {"$ref": "#/$defs/person"}
    return _written(
        {
            "$schema": _DRAFT_2020_12,
            "title": "People on a quiet page: a person, or a list of several",
            "anyOf": [one, {"type": "array", "items": one, "minItems": 1}],
            "$defs": {"person": {"title": "A person", **person}},
        }
    )


def _written(schema: Json) -> str:
    import json

    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
