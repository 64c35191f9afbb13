"""The reference in the docs is made from the table of fields."""

from __future__ import annotations

from pathlib import Path

from quietpage.validate.fields import PERSON_FIELDS, SITE_FIELDS
from quietpage.validate.reference import reference

ROOT = Path(__file__).parent.parent.parent


def test_the_reference_in_the_docs_is_up_to_date() -> None:
    written = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    assert written == reference(), "python -m quietpage.validate.reference > docs/reference.md"


def test_the_reference_names_every_key() -> None:
    for field in (*SITE_FIELDS, *PERSON_FIELDS):
        assert f"| `{field.key}` | {field.about} |" in reference()
