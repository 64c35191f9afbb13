"""Subscription lists and blogrolls: OPML, as readers of feeds write it.

It is read with the tokens of `markup`, so nothing in it is expanded or fetched; a bare `&` and prefixes that
nobody declared are read as they were meant. A document type is refused.
"""

from __future__ import annotations

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Source, Span
from quietpage.core.suggestions import measures
from quietpage.importers.candidates import MOST, Found, Gathered
from quietpage.importers.facts import Left


def is_opml(text: str) -> bool:
    return "<opml" in text[:20_000].lower()


def read_opml(source: Source) -> Gathered:
    """An entry for each outline with an address, and for each without that has none inside of it."""
    from quietpage.markup import Ambiguity, Doctype, EndTag, StartTag, read

    found: list[Found] = []
    problems: list[Problem] = []
    left = Left()
    folders: list[
        tuple[Found, bool] | None
    ] = []  # of each open outline: itself, if it has no address; any inside
    for token in read(source.text, xml=True):
        if isinstance(token, Doctype):
            place = Span(source, token.start, min(token.end, token.start + 80))
            return Gathered(
                problems=(
                    Problem(
                        "this list declares a document type, and no list of feeds has one",
                        place,
                        "take it out, from <! on to its >, if you know where the file comes from",
                    ),
                )
            )
        if isinstance(token, Ambiguity) and token.why.startswith("close"):
            problems.append(
                Problem(
                    "this list breaks off here, and what follows cannot be read",
                    Span(source, token.start, min(token.end, token.start + 80)),
                    "export it once more from where it came from",
                )
            )
        elif isinstance(token, StartTag) and token.name.lower() == "outline":
            values = {each.name.lower(): each.value.strip() for each in token.attributes}
            entry = _entry(values, Span(source, token.start, token.end))
            _leave({each.name: each.value for each in token.attributes}, left)
            if folders and folders[-1]:
                folders[-1] = (folders[-1][0], True)
            whole = bool(entry.addresses or entry.feeds)
            if whole or token.closed:
                found.append(entry)
            if not token.closed:
                folders.append(None if whole else (entry, False))
        elif isinstance(token, EndTag) and token.name.lower() == "outline" and folders:
            last = folders.pop()
            if last and not last[1]:
                found.append(last[0])
        if len(found) > MOST:
            break
    entries = [each for each in found if each.title or each.addresses or each.feeds]
    return left.gathered(entries)._replace(problems=tuple(problems[:1]))


_READ = ("text", "title", "htmlurl", "url", "xmlurl", "description")
_OF_THE_FORM = ("type", "version", "iscomment", "isbreakpoint", "custom", "language")


def _leave(attributes: dict[str, str], left: Left) -> None:
    """Note what is not read of an outline. What has a prefix is a setting of one reader of feeds."""
    for name, value in attributes.items():
        small = name.lower()
        if small in _READ or not value.strip():
            continue
        if ":" in name or small in _OF_THE_FORM:
            left.programs[name] = None
        elif measures(name):
            left.measured[name] = None
        else:
            left.others[name] = None


def _entry(values: dict[str, str], place: Span) -> Found:
    title = values.get("text") or values.get("title") or ""
    if "://" in title and values.get("title"):
        title = values["title"]
    page = values.get("htmlurl", "")
    url = values.get("url", "")
    if url and not page and values.get("type", "").lower() != "include":
        page = url
    about = values.get("description", "")
    return Found(
        place,
        title=title,
        addresses=(("", page),) if page else (),
        feeds=tuple(filter(None, (values.get("xmlurl"),))),
        about=(about,) if about else (),
    )
