"""The table of fields as JSON Schema (draft 2020-12), for editors that complete and check YAML.

Each record and each kind of value gives its own part (`Record.json`, `Kind.json`); here they become
two documents.
"""

from __future__ import annotations

from quietpage.validate.fields import PERSON_RECORD, SITE_RECORD
from quietpage.validate.kinds import Json

_DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema"

_SITE = "urn:uuid:65a84f13-e3c4-4944-bf69-4868b2dd2aeb"
_PEOPLE = "urn:uuid:83f54fa3-faf2-454d-af3e-f24da9acbf76"
"""What each schema is known by: a name of its own that nobody has to register, and no address of the web."""

_SITE_TITLE = "A quiet page: quietpage.yml"
_PEOPLE_TITLE = "People on a quiet page: a person, or a list of several"


def site_schema() -> str:
    """JSON Schema (draft 2020-12) for a `quietpage.yml`."""
    return _written({"$schema": _DRAFT_2020_12, "$id": _SITE, "title": _SITE_TITLE, **SITE_RECORD.json()})


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
            "$id": _PEOPLE,
            "title": _PEOPLE_TITLE,
            "anyOf": [one, {"type": "array", "items": one, "minItems": 1}],
            "$defs": {"person": {"title": "A person", **person}},
        }
    )


def is_schema(text: str) -> bool:
    """Whether a text is one of the two, as this quietpage or an older one wrote it."""
    # Those of a site that was begun before they had names are known by their titles.
    known = _SITE, _PEOPLE, _SITE_TITLE, _PEOPLE_TITLE
    return text.startswith("{") and any(f'"{name}"' in text[:400] for name in known)


def _written(schema: Json) -> str:
    import json

    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
