"""The whole page in one piece, for those who take it elsewhere: a form by its name.

In: what a page was drawn from, all of it right. Out: a text, and what of it nobody has read yet, for the
guard.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from itertools import chain

from quietpage.core.named_tuple import NamedTuple
from quietpage.core.slugs import IDS
from quietpage.export import jsonld, opml, page_data, page_markdown, vcard
from quietpage.export.model import Drawn
from quietpage.export.text import texts_in
from quietpage.render.view_models import CLOSE, OPEN


class Form(NamedTuple):
    """How a page is made into one file. `tells_least` says that it says no more than its pages do, which
    is what may be said of children.
    """

    make: Callable[[Drawn], str]
    tells_least: bool = False


class Taken(NamedTuple):
    """A page in such a form; `unread` are the texts in it that stood in none of its sources."""

    text: str
    unread: tuple[str, ...]


def _opml(drawn: Drawn) -> str:
    told = drawn.told
    return opml.head(told) + "".join([opml.outline(each, told.url) for each in told.people]) + opml.TAIL


def _cards(drawn: Drawn) -> str:
    return "".join([vcard.text(person) for person in drawn.told.people])


def _linked_data(drawn: Drawn) -> str:
    people = drawn.site.people
    written = jsonld.text(
        drawn.site,
        [jsonld.follow(person, IDS) for person in people],
        [jsonld.mention(person, IDS) for person in people],
    )
    value = json.loads(written.replace(OPEN, "").replace(CLOSE, ""))
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


FORMS: dict[str, Form] = {
    "json": Form(page_data.text, True),
    "jsonld": Form(_linked_data),
    "markdown": Form(page_markdown.text, True),
    "opml": Form(_opml),
    "vcf": Form(_cards),
}
"""The forms by their names."""


def taken(name: str, drawn: Drawn) -> Taken:
    """The page in the form of this name."""
    text = FORMS[name].make(drawn)
    read = _read(drawn)
    return Taken(text, tuple(dict.fromkeys(each for each in _texts(name, text, drawn) if each not in read)))


def portraits_in(drawn: Drawn) -> frozenset[str]:
    """The paths of all files that the page as data names for portraits."""
    portraits = (person.portrait for person in drawn.shown.people)
    return frozenset(path for each in portraits if each for path in (each.avif, each.webp, each.jpeg))


def _texts(name: str, text: str, drawn: Drawn) -> Iterable[str]:
    """The texts in a form: what its author wrote, and what it says of its own accord."""
    if name in ("json", "jsonld"):
        return page_data.texts_of(json.loads(text))
    if name == "markdown":
        words = drawn.told.words
        said = (words.chosen, words.made, words.order, words.elsewhere, words.mail, words.begin, words.meet)
        return (*page_data.verse(drawn), *said, words.person_ways)
    return texts_in(text, name)


def _read(drawn: Drawn) -> frozenset[str]:
    """All texts that were read where their author wrote them, in each of their forms."""
    known = set(drawn.told.read(drawn.told.people))
    for each in chain.from_iterable(drawn.texts.groups):
        known |= {each.text.value, each.plain}
        if each.prose is not None:
            known |= {each.prose.html, each.prose.plain}
    for own in drawn.texts.page.own:
        known |= {own.title, own.html, own.text}
    return frozenset(known)
