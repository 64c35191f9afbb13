"""The whole page as data: JSON in a schema of our own, so that another generator can draw it.

It has what the templates meet, in plainer values: each text both as HTML and as it is read, a link as its
label and its address. What there is not is left out, but for lists, which are empty then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from quietpage.core.model import Link, is_mail
from quietpage.export.model import Drawn, PersonData, own_address
from quietpage.locale import Words, direction
from quietpage.render.view_models import CLOSE, OPEN, Named, PersonView, Sentence
from quietpage.typeset.markdown import Prose
from quietpage.typeset.texts import PersonTexts

Value = str | bool | int | list["Value"] | dict[str, "Value"]
"""A value in JSON. There is no null in it: what is not there is left out."""

NAME = "quietpage people"
"""What tells this kind of data from others, under `format`."""

_ADDRESSES = frozenset(
    (
        *("id", "path", "url", "card", "feeds", "avif", "webp", "jpeg", "fediverse", "email", "address"),
        *("language", "ways", "way", "files", "@id", "@type", "@context", "sameAs", "itemListOrder"),
    )
)
"""Keys whose values are for programs: nobody reads them."""


def data(drawn: Drawn) -> dict[str, Value]:
    """The page as values."""
    site, theme, texts, view, told, _ = drawn
    shown, page = texts.page.shown, view.sheets[0].page
    words, author, leave = told.words, shown.author, str(view.site.leave)
    written_by = words.made if theme.minors else words.chosen
    return _there(
        {
            "format": NAME,
            "title": told.title,
            "title_language": view.site.title_lang,
            "description": _bare(page.description),
            "language": site.language,
            "direction": direction(site.language),
            "url": site.url,
            "audience": view.site.audience,
            "children": theme.minors,
            "author": _there(
                {
                    "name": author.name.value,
                    "url": author.url.value if author.url else "",
                    "email": author.email.value if author.email else "",
                    "fediverse": author.fediverse.value if author.fediverse else "",
                    "links": _links(author.links),
                }
            ),
            "welcome": _text(texts.page.welcome) if texts.page.welcome else "",
            "ways": _ways(drawn),
            "people": _people(drawn),
            "pages": _pages(drawn),
            "verse": [*verse(drawn)],
            "words": _there(
                {
                    "language": words.language,
                    "direction": direction(words.language),
                    "chosen": written_by.replace("{name}", author.name.value),
                    "order": words.order,
                    "leave": {"html": leave, "text": _untagged(leave)} if leave else "",
                }
            ),
            "files": _there(
                {**view.site.formats._asdict(), "card": view.site.card.removeprefix(site.url)},
            ),
        }
    )


def text(drawn: Drawn) -> str:
    """The page as JSON, for people to read as well: indented, and in its own letters."""
    return json.dumps(data(drawn), ensure_ascii=False, indent=2) + "\n"


def texts_of(value: object, key: str = "") -> Iterator[str]:
    """The texts in a value from JSON that somebody could read, but not the addresses."""
    if isinstance(value, str) and key not in _ADDRESSES:
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from texts_of(each, key if isinstance(each, str) else "")
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from texts_of(each, name)


def verse(drawn: Drawn) -> list[str]:
    """The lines of the verse at the foot of the page, in plain text."""
    found = drawn.shown.sheets[0].values.get("verse")
    lines = found if isinstance(found, list) else []
    return [_line(line, drawn) for line in lines if isinstance(line, Sentence)]


def filled(sentence: str, **parts: str) -> str:
    """One of the page's own sentences, filled in."""
    for name, part in parts.items():
        sentence = sentence.replace(f"{{{name}}}", part)
    return sentence


def _people(drawn: Drawn) -> list[Value]:
    everybody = zip(drawn.texts.people, drawn.shown.people, drawn.told.people, strict=True)
    return [_person(texts, view, told, drawn.told.words) for texts, view, told in everybody]


def _person(texts: PersonTexts, view: PersonView, told: PersonData, words: Words) -> Value:
    """A person; a child has no page of their own, and so no `id` and no address."""
    person, language = texts.shown, texts.language
    start = person.start_with
    beginning: Value = ""
    if start:
        why = start.why.value if start.why else ""
        beginning = _there({"title": start.title.value, "url": start.url.value, "why": why})
    return _there(
        {
            "id": view.slug if view.path else "",
            "name": view.name,
            "language": language,
            "direction": direction(view.language or language),
            "path": view.path,
            "card": view.card,
            "reasons": [
                _there({**_text(prose), "way": reason.way.slug if reason.way else ""})
                for reason, prose in zip(person.reasons, texts.reasons, strict=True)
            ],
            "note": told.note,
            "ways": [way.slug for way in person.ways],
            "ways_said": _said(view.ways, words),
            "address": own_address(person),
            "links": _links(person.links),
            "feeds": [feed.value for feed in person.feeds],
            "fediverse": person.fediverse.value if person.fediverse else "",
            "relation": list(person.relation),
            "start_with": beginning,
            "pronouns": view.pronouns,
            "where": view.where,
            "portrait": dict(view.portrait._asdict()) if view.portrait else "",
        }
    )


def _pages(drawn: Drawn) -> list[Value]:
    """The pages of the author's own; links in their HTML lead on from where they are."""
    return [
        _there(
            {
                "id": own.page.slug,
                "title": own.title,
                "path": own.page.path,
                "language": drawn.site.language,
                "html": own.html,
                "text": own.text,
            }
        )
        for own in drawn.texts.page.own
    ]


def _links(links: Iterable[Link]) -> list[Value]:
    return [{"label": link.label.value, "url": link.url.value, "mail": is_mail(link)} for link in links]


def _ways(drawn: Drawn) -> list[Value]:
    """The ways that somebody has, in the page's order."""
    had = {way.slug for person in drawn.site.people for way in person.ways}
    return [
        _there(
            {
                "id": way.slug,
                "word": way.written.value if way.written else way.word,
                "path": f"ways/{way.slug}.html",
                "line": way.line.value if way.line else "",
            }
        )
        for way in drawn.texts.page.shown.ways
        if way.slug in had
    ]


def _said(ways: tuple[Named, ...], words: Words) -> Value:
    """Somebody's ways as the page says them; nothing, if they have none."""
    if not ways:
        return ""
    language = ways[0].language or words.language
    listed = words.listed([way.label for way in ways])
    return {"text": listed, "language": language, "direction": direction(language)}


def _line(line: Sentence, drawn: Drawn) -> str:
    words = drawn.told.words

    def part(value: Named | list[Named]) -> str:
        return value.label if isinstance(value, Named) else words.listed([each.label for each in value])

    return filled(line.text, **{name: part(value) for name, value in line.parts.items()})


def _text(prose: Prose) -> dict[str, Value]:
    return {"html": prose.html, "text": prose.plain}


def _bare(text: str) -> str:
    """A text without the marks by which the guard knows what was written."""
    from html import unescape

    return unescape(text.strip(OPEN + CLOSE)) if text.startswith(OPEN) else str(text)


def _untagged(html: str) -> str:
    import re
    from html import unescape

    return unescape(re.sub(r"<[^<>]*>", "", html))


def _there(values: Mapping[str, Value]) -> dict[str, Value]:
    """What there is of some values: a text that there is not is left out, and so is what is empty of it."""
    return {key: value for key, value in values.items() if value not in ("", {})}
