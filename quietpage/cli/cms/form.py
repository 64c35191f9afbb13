"""The table of fields as fields of Pages CMS: of each key what its form can show, and no key that it cannot.

https://pagescms.org/docs/configuration/content/fields says what there is. Keys that are left out are those of
the writer's own words (`palette`, `options`, the page's `ways`): it keeps what no field is for.
"""

from __future__ import annotations

import re

from quietpage.cli.cms import patterns
from quietpage.core.named_tuple import NamedTuple
from quietpage.load.inventory import PORTRAITS
from quietpage.validate import listed
from quietpage.validate.fields import FIRST_NAMES, PERSON_RECORD, SITE_RECORD, THEME
from quietpage.validate.kinds import LONGEST_LINE, Json, Links
from quietpage.validate.reason_kinds import Reasons
from quietpage.validate.records import Field, Record
from quietpage.validate.special_kinds import PictureFile

WORDS, MARKDOWN = "words", "markdown"
"""What the two kinds of text without numbers are called among the components."""

_NO_NUMBERS = "no numbers here, please: could it do without?"
_UNSEEN = (THEME,)
"""Short texts that nobody sees on the page, so that they may have a digit."""
_OF_CHILDREN = (FIRST_NAMES,)
"""Keys of pages about children alone, which have no forms."""


class FormField(NamedTuple):
    """A field of a form: the key, what it is in the configuration, and the fields in it, if it has some.

    `several` says that its value is a list, `picture` that it is one in the folder of portraits. `text` says
    that it is a short text, in which every word is one.
    """

    key: str
    shape: Json
    fields: tuple[FormField, ...] = ()
    several: bool = False
    picture: bool = False
    text: bool = False


def person_form(ways: tuple[str, ...]) -> tuple[FormField, ...]:
    """The form of a person, on a page with these ways."""
    return _fields(PERSON_RECORD, ways)


def site_form() -> tuple[FormField, ...]:
    """The form of the page itself."""
    return _fields(SITE_RECORD, ())


def components() -> Json:
    """What several fields are made of."""
    return {
        WORDS: _text("string", patterns.words(), _NO_NUMBERS),
        MARKDOWN: _text("text", patterns.markdown(), _NO_NUMBERS),
    }


def _text(kind: str, pattern: str, message: str) -> Json:
    return {"type": kind, "pattern": {"regex": pattern, "message": message}}


def _fields(record: Record, ways: tuple[str, ...], *, may_be_empty: bool = False) -> tuple[FormField, ...]:
    """The fields of a record; none of them is required in one that may be empty."""
    made = []
    for field in record.fields:
        if field in _OF_CHILDREN:
            continue
        # Reasons are, though a draft has none yet: a list that is shown as empty is not saved so by mistake.
        required = field.required and not may_be_empty
        if (found := _field(field, ways, required)) is not None:
            made.append(found)
    return tuple(made)


def _field(field: Field[object], ways: tuple[str, ...], required: bool) -> FormField | None:
    """A key as a field; nothing, if there is none for it."""
    about = field.about + (f"; if left out: {field.default}" if field.default else "")
    if field.key == "way" and ways:
        about = f"{', '.join(ways)}; or nothing"
    label = field.key.replace("_", " ").capitalize()
    named: Json = {"name": field.key, "label": label}
    described: Json = {"description": _plain(about), **({"required": True} if required else {})}
    record = getattr(field.kind, "record", None)
    if isinstance(record, Record):
        if not required:
            named["label"] = f"{label} (may stay empty)"
        # A group that may be left out is passed over when it is empty, and what was taken out of it stays in
        # the file. So the group has to be there, and nothing in it has to.
        shape = {**named, "type": "object", **described, "required": True}
        return FormField(field.key, shape, _fields(record, ways, may_be_empty=not required))
    if isinstance(field.kind, Links | Reasons):
        item = listed.A_LINK if isinstance(field.kind, Links) else listed.A_REASON
        inner = _fields(item, ways)
        opened = {"collapsed": False, "summary": f"{label}: {{fields.{inner[0].key}}}"}
        shape = {**named, "type": "object", **described, "list": {"collapsible": opened}}
        return FormField(field.key, shape, inner, several=True)
    if isinstance(field.kind, PictureFile):
        shape = {**named, "type": "image", **described, "options": {"media": PORTRAITS}}
        return FormField(field.key, shape, picture=True)
    made = _of_schema(field, required)
    if made is None:
        return None
    kind, several, text = made
    return FormField(field.key, {**named, **kind, **described}, several=several, text=text)


def _of_schema(field: Field[object], required: bool) -> tuple[Json, bool, bool] | None:
    """What a field is by its JSON Schema, whether it has several values, and whether each is a short text."""
    shape = field.kind.json()
    parts = shape.get("anyOf")
    if isinstance(parts, list):
        shapes = [each for each in parts if isinstance(each, dict)]
        if any(each.get("type") == "object" for each in shapes):
            return None  # a form that shows a list would take away what is written in the other way
        # Of what may be one or several, a form has several.
        shape = next((each for each in shapes if each.get("type") == "array"), shapes[0])
    several = shape.get("type") == "array"
    if several:
        items = shape.get("items")
        shape = items if isinstance(items, dict) else {}
    values = shape.get("enum")
    if isinstance(values, list):
        options: Json = {"values": values, **({"multiple": True} if several else {})}
        return {"type": "select", "options": options}, several, False
    kind = shape.get("type")
    if kind != "string" and not (isinstance(kind, list) and "string" in kind):
        return None
    pattern, longest = shape.get("pattern"), shape.get("maxLength")
    made: Json = {"type": "string"}
    short = False
    if isinstance(pattern, str):
        message = f"write {_plain(field.kind.says.partition(', or a list')[0])}"
        made = _text("string", pattern if required else patterns.or_nothing(pattern), message)
    elif isinstance(longest, int):
        short = longest <= LONGEST_LINE
        if field not in _UNSEEN:
            made = {"component": WORDS if short else MARKDOWN}
    return {**made, **({"list": True} if several else {})}, several, short


def _plain(text: str) -> str:
    """Words of the reference without their marks of code."""
    return re.sub("`([^`]*)`", r"\1", text)
