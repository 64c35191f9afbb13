"""How the results of steps are kept on the disk: each as JSON, by a table of their classes and fields.

Only what is right is kept: of a text or a file with a problem nothing is, so that the next run finds it
again. What comes back knows its values, and not the places where they were written. Whoever tells a problem
has to read everything anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from quietpage.cache.pack import Pack
from quietpage.cache.store import Codec, Store
from quietpage.core.model import Beginning, Link, Person, Portrait, Reason, Text, Way
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Whole
from quietpage.export.model import PersonData
from quietpage.render import view_models
from quietpage.render.presenter import PersonEntry
from quietpage.render.view_models import Named, PersonView, PortraitView, ReasonView
from quietpage.typeset.markdown import Prose

if TYPE_CHECKING:
    from quietpage.cache.rows import Json
    from quietpage.core.diagnostics import Problem
    from quietpage.validate.site import Config, PeopleFile
    from quietpage.validate.ways import Ways

NOWHERE = Whole("")
"""The place of what came from the disk."""


def disk_store(site: Path, *, fresh: bool = False) -> Store:
    """The store of a site in the user's cache folder. A `fresh` one takes the old one's place."""
    return Store(lasts=False, pack=Pack(site, fresh=fresh), codecs=CODECS)


def keep_people(store: Store, settings: Config) -> None:
    """Let a store that also lies on the disk keep the people of files, for a page with these settings."""
    if store.pack is not None:
        from quietpage.validate.site import people_file

        store.teach("people", codec_of_people(settings.ways, people_file))


def _same(value: object) -> Json:
    return cast("Json", value)


PLAIN = Codec(_same, _same)
"""Of a text, a truth, or nothing."""


def _many(each: Codec) -> Codec:
    """Of a tuple of any length."""
    encode, decode = each

    def decode_all(rows: Json) -> object:
        if not rows:
            return ()
        return tuple(rows if decode is _same else [decode(row) for row in rows])  # type: ignore[arg-type, union-attr]

    return Codec(lambda values: [encode(value) for value in cast("tuple[object, ...]", values)], decode_all)


def _optional(of: Codec) -> Codec:
    """Of what may be `None`."""
    encode, decode = of
    return Codec(
        lambda value: None if value is None else [encode(value)],
        lambda row: None if row is None else decode(row[0]),  # type: ignore[index]
    )


def _record(kind: type[tuple[object, ...]], *fields: Codec) -> Codec:
    """Of a `NamedTuple`, with a codec for each of its fields."""
    make = partial(tuple.__new__, kind)  # what is read has the fields that were written: by this very program
    # Most fields are as they are: only the others are touched.
    others = [(place, field) for place, field in enumerate(fields) if field is not PLAIN]
    fields_to_decode = [(place, field.decode) for place, field in others]

    def encode(value: object) -> Json:
        row = cast("list[Json]", [*cast("tuple[object, ...]", value)])
        for place, field in others:
            row[place] = field.encode(row[place])
        return row

    def decode(row: Json) -> object:
        values = [*row]  # type: ignore[misc]
        for place, decode_field in fields_to_decode:
            values[place] = decode_field(values[place])
        return make(values)

    return Codec(encode, decode)


def _only(kept: Callable[[object], bool]) -> Codec:
    """Of results that are empty, or true, when all is right; of others nothing is kept."""
    return Codec(lambda value: 1 if kept(value) else None, lambda row: ())


MARKUP = Codec(lambda value: str(value), lambda row: Markup(cast("str", row)))
MARKUP_OR_TEXT = Codec(
    lambda value: [str(value)] if isinstance(value, Markup) else cast("str", value),
    lambda row: Markup(row[0]) if isinstance(row, list) else row,
)
"""Of what is finished markup, or else a text."""

_text = partial(tuple.__new__, Text)  # without its defaults: there are thousands
TEXT = Codec(lambda value: cast("Text", value).value, lambda row: _text((row, NOWHERE, None, 0)))
TEXTS, STRINGS = _many(TEXT), _many(PLAIN)
OPTIONAL_TEXT = _optional(TEXT)

LINK = _record(Link, TEXT, TEXT)
PORTRAIT = _record(Portrait, TEXT, TEXT, PLAIN)
BEGINNING = _record(Beginning, TEXT, TEXT, OPTIONAL_TEXT)

NAMED = _record(Named, PLAIN, PLAIN, PLAIN)


def _reason_view(value: object) -> Json:
    html, way, beginning = cast("ReasonView", value)
    return [str(html), way] if html == beginning else [str(html), way, str(beginning)]


def _reason_view_again(row: Json) -> ReasonView:
    html, way, *beginning = cast("list[str]", row)
    whole = Markup(html)
    return ReasonView(whole, way, Markup(beginning[0]) if beginning else whole)


REASON_VIEW = Codec(_reason_view, _reason_view_again)
PORTRAIT_VIEW = _record(PortraitView, *[PLAIN] * 6)
BEGINNING_VIEW = _record(view_models.Beginning, MARKUP, PLAIN)
PERSON_VIEW = _record(
    PersonView,
    *[PLAIN] * 5,  # name, slug, path, card, language
    _many(REASON_VIEW),
    _many(NAMED),  # ways
    _many(MARKUP),  # links
    _optional(BEGINNING_VIEW),
    *[PLAIN] * 3,  # pronouns, where, comma
    _many(NAMED),  # crowd
    _optional(PORTRAIT_VIEW),
    PLAIN,  # draft
    MARKUP_OR_TEXT,  # own
)
PERSON_ENTRY = _record(PersonEntry, PERSON_VIEW, MARKUP_OR_TEXT)

PERSON_DATA = _record(
    PersonData,
    *[PLAIN] * 5,  # name, written, path, card, address
    *[STRINGS] * 3,  # mails, feeds, known_by
    *[PLAIN] * 7,  # family, given, note, html, language, fediverse, vouched
)


_PROSE = _record(Prose, PLAIN, PLAIN, STRINGS, STRINGS, STRINGS)
PROSE = _PROSE._replace(
    encode=lambda value: None if cast("Prose", value).slips else _PROSE.encode(value),
)


class DrawnArticle(NamedTuple):
    """An article that is right, wherever it stands: its markup, and whether it stands apart."""

    html: str
    apart: bool


def _right_theme(value: object) -> Json:
    problems, names = cast("tuple[list[Problem], frozenset[str]]", value)
    return None if problems else [*sorted(names)]


CODECS: Mapping[str, Codec] = {
    "sources": PLAIN,
    "card": PLAIN,
    "theme checks": Codec(_right_theme, lambda row: ([], frozenset(cast("list[str]", row)))),
    "right": _only(bool)._replace(decode=bool),
    "set pages": PROSE,
    "rules": _only(lambda problems: not problems),
    "suspicious": _many(PLAIN),
    "phrases": STRINGS,
    "follows": PLAIN,
    "mentions": PLAIN,
    "view": PERSON_ENTRY,
    "on ways": PLAIN,
    "shown as written": PLAIN,
    "export": PERSON_DATA,
    "known by": STRINGS,
    "read": _only(bool)._replace(decode=bool),
    "article": _record(DrawnArticle, PLAIN, PLAIN),
    "page": _only(bool)._replace(decode=bool),
    **{
        f"unread in {kind}": _only(lambda texts: not texts)
        for kind in (
            "blogroll.opml",
            "feed.xml",
            "follows.csv",
            "human.json",
            "cards",
            "humans.txt",
            "sitemap.xml",
        )
    },
    **dict.fromkeys(("blogroll.opml", "feed.xml", "humans.txt", "sitemap.xml"), PLAIN),
}
"""How the results of a step are kept, by its name; but for the people, who have the ways of their site."""


def codec_of_people(ways: Ways, people_file: Callable[[tuple[Person, ...]], PeopleFile]) -> Codec:
    """Of the people in a file, on a page that has these ways; of a file with problems nothing is kept."""
    places = {way.slug: place for place, way in enumerate(ways.all)}
    way = Codec(lambda value: places[cast("Way", value).slug], lambda row: ways.all[cast("int", row)])
    person = _record(
        Person,
        TEXT,
        _many(_record(Reason, TEXT, _optional(way))),
        PLAIN,  # slug
        _many(way),
        _many(LINK),
        TEXTS,  # feeds
        OPTIONAL_TEXT,  # fediverse
        _optional(PORTRAIT),
        _optional(BEGINNING),
        OPTIONAL_TEXT,  # pronouns
        OPTIONAL_TEXT,  # where
        STRINGS,  # relation
        OPTIONAL_TEXT,  # file_under
        *[PLAIN] * 2,  # language, asked
        OPTIONAL_TEXT,  # revisited
        OPTIONAL_TEXT,  # vouched
        *[PLAIN] * 3,  # draft, own_slug, made_of
    )
    people = _many(person)
    return Codec(
        partial(_right_people, people),
        lambda rows: people_file(cast("tuple[Person, ...]", people.decode(rows))),
    )


def _right_people(people: Codec, value: object) -> Json:
    file = cast("PeopleFile", value)
    return None if file.problems or file.unread else people.encode(file.people)
