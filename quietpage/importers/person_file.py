"""The text of a new person's file: what is known of them, and what else can stand there as comments."""

from __future__ import annotations

import os
import re

from quietpage.core.named_tuple import NamedTuple
from quietpage.core.slugs import slug
from quietpage.parse.writer import after_key, comment, entry
from quietpage.validate.fields import PERSON_FIELDS
from quietpage.validate.records import Field

SCHEMA = "# yaml-language-server: $schema=../.schema/people.json\n"
"""The first line, by which editors find the schema: a comment of yaml-language-server's."""

_NESTED = ("portrait", "start_with")
_LATER = (
    "ways",
    "feed",
    "fediverse",
    *_NESTED,
    "pronouns",
    "where",
    "relation",
    "file_under",
    "language",
    "asked",
    "revisited",
)
"""Keys that may come later, in the order of the table, without those that only a few need."""


class NewPerson(NamedTuple):
    """Somebody who is to have a file.

    `notes` stand above all else as comments; `about` is what they say themselves, and becomes comments too.
    `portrait` is where a picture of them is that nobody has fetched.
    """

    name: str
    reasons: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    feeds: tuple[str, ...] = ()
    slug: str = ""
    draft: bool = False
    notes: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    fediverse: str = ""
    portrait: str = ""
    pronouns: str = ""
    where: str = ""


def written(person: NewPerson, *, schema: bool = True, further: bool = False, listed: bool = False) -> str:
    """The text of their file. `further` says that the other keys stand in it too, as comments, and `listed`
    that links, reasons and feeds are lists, as a form keeps them.

    Raises `Unwritable` for a text with a sign in it that nobody sees.
    """
    parts = [SCHEMA if schema else "", *(comment(note) for note in person.notes)]
    parts.append(entry("name", person.name))
    if person.slug:
        parts.append(entry("slug", person.slug))
    if person.draft:
        parts.append(
            "\n"
            + comment(
                "The reason came with the list. Read it, and take the next line away when it is right:"
                if person.reasons
                else "Why do they make a difference to you? When you have written it, take the next line "
                "away:"
            )
            + entry("draft", "yes")
        )
    if person.reasons:
        parts.append("\n" + (_listed_reasons if listed else _reasons)(person.reasons))
    elif person.draft:
        here = "in your own words, here, without the hashes"
        parts.append(
            "\n" + comment(f"reasons:\n  - text: |\n      {here}" if listed else f"reasons: |\n  {here}")
        )
    if person.ways:
        parts.append("\n" + entry("ways", person.ways))
    if person.links:
        parts.append("\n" + (_listed_links(person.links) if listed else entry("links", dict(person.links))))
    if person.feeds:
        feeds = person.feeds[0] if len(person.feeds) == 1 and not listed else person.feeds
        parts.append(("" if person.links else "\n") + entry("feed", feeds))
    if person.fediverse:
        parts.append(("" if person.links or person.feeds else "\n") + entry("fediverse", person.fediverse))
    if person.pronouns or person.where:
        parts.append("\n")
        parts += [
            entry(key, text) for key, text in (("pronouns", person.pronouns), ("where", person.where)) if text
        ]
    if person.portrait:
        parts.append("\n" + comment(_picture(person)))
    if person.about:
        parts.append(
            "\n" + comment("What the list says of them. It is no reason, and nobody sees it on the page:")
        )
        parts.extend(comment(each) for each in person.about)
    if further:
        there = {key for key, value in person._asdict().items() if value}
        there |= {"feed"} if person.feeds else set()
        there -= {"portrait"}
        parts.append("\n" + _further(there, listed=listed))
    return "".join(parts)


def _picture(person: NewPerson) -> str:
    """Where a picture of somebody is, and how it comes to the page."""
    name = re.split(r"[?#]", person.portrait)[0].rpartition("/")[2]
    ending = os.path.splitext(name)[1].lower()
    file = (slug(person.name) or "picture") + (ending if ending in _PICTURES else ".jpg")
    return (
        f"A picture of them is at {person.portrait}; nothing was fetched. If they agree to it, save it in "
        f"the folder portraits as {file}, and take these hashes away:\nportrait:\n  file: {file}\n"
        "  alt: what is to be seen on it"
    )


_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
"""Endings of pictures that are kept; any other is taken for a photograph's."""


def _reasons(reasons: tuple[str, ...]) -> str:
    if len(reasons) > 1:
        return entry("reasons", reasons)
    return entry("reasons", _ended(reasons[0]))


def _ended(reason: str) -> str:
    """A longer text with its last line end: so it needs no sign behind the bar above it."""
    reason = reason.rstrip("\n")
    return f"{reason}\n" if "\n" in reason or len(reason) > 60 else reason


def _listed_reasons(reasons: tuple[str, ...]) -> str:
    texts = (_ended(reason) for reason in reasons)
    return "reasons:\n" + "".join(f"  - text:{after_key(text, '    ')}\n" for text in texts)


def _listed_links(links: tuple[tuple[str, str], ...]) -> str:
    return "links:\n" + "".join(
        f"  - label:{after_key(label, '    ')}\n{entry('url', url, '    ')}" for label, url in links
    )


def _further(there: set[str], *, listed: bool) -> str:
    """The keys that are not there yet, as comments, each with the line about it."""
    fields = {field.key: field for field in PERSON_FIELDS}
    lines = ["# What else can stand here, each without its hash and with your own words behind the colon:"]
    if "links" not in there:
        lines += ["# links:"]
        lines += (
            ["#   - label: Blog", "#     url: https://example.org/"]
            if listed
            else ["#   Blog: https://example.org/"]
        )
    for key in _LATER:
        if key not in there:
            lines += _about(fields[key])
    return "\n".join(lines) + "\n"


def _about(field: Field[object]) -> list[str]:
    lines = [f"# {field.key}:  # {field.about}"]
    record = getattr(field.kind, "record", None)
    if record is not None:
        lines += [f"#   {inner.key}:  # {inner.about}" for inner in record.fields]
    return lines
