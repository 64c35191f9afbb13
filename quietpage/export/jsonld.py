"""The page as linked data: JSON-LD 1.1, in the words of schema.org.

Whoever made the page follows these people, and nothing is said the other way, as `knows` would. They are a
set, and a list that says of itself that it has no order: no positions, no number of items.
"""

from __future__ import annotations

from collections.abc import Iterable

from quietpage.core.model import Person, Site, is_mail
from quietpage.core.slugs import anchor
from quietpage.export.model import home_of, own_address
from quietpage.render.view_models import CLOSE, OPEN

_ESCAPES = {sign: f"\\u{sign:04x}" for sign in (*range(32), *map(ord, "<>&\u2028\u2029"))}
_ESCAPES |= {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n"}


def text(site: Site, follows: Iterable[str], mentions: Iterable[str]) -> str:
    """One object, that no text in it can end: `<`, `>` and `&` are written as escapes.

    `follows` and `mentions` have an object for each person. What the author wrote stands between the two
    marks of `view_models`.
    """
    elsewhere = [link.url.value for link in site.author.links if not is_mail(link)]
    title = f'"name":{_written(site.title.value)},' if site.title else ""
    return (
        f'{{"@context":"https://schema.org","@type":"ProfilePage",{title}'
        f'"mainEntity":{{"@type":"Person","name":{_written(site.author.name.value)}'
        f"{_address(home_of(site))}"
        f"{_member('sameAs', f'[{_joined(map(string, elsewhere))}]' if elsewhere else '')},"
        f'"follows":[{_joined(follows)}]}},'
        f'"about":{{"@type":"ItemList","itemListOrder":"https://schema.org/ItemListUnordered",'
        f'"itemListElement":[{_joined(mentions)}]}}}}'
    )


def follow(person: Person, ids: frozenset[str]) -> str:
    """A person whom the author follows; `ids` are what templates call parts of their pages, so that no
    article has one of them.
    """
    return (
        f'{{"@type":"Person","@id":"#{anchor(person.slug, ids)}","name":{_written(person.name.value)}'
        f"{_address(own_address(person))}}}"
    )


def mention(person: Person, ids: frozenset[str]) -> str:
    """The same person, named by their place on the index."""
    return f'{{"@id":"#{anchor(person.slug, ids)}"}}'


def _address(url: str) -> str:
    return _member("url", string(url) if url else "")


def _member(name: str, value: str) -> str:
    """A further member of an object, if it has anything to say."""
    return f',"{name}":{value}' if value else ""


def _joined(values: Iterable[str]) -> str:
    return ",".join(values)


def string(text: str) -> str:
    """A text as a string in JSON, in which nothing could end the element around it."""
    return f'"{text.translate(_ESCAPES)}"'


def _written(text: str) -> str:
    return f'"{OPEN}{text.translate(_ESCAPES)}{CLOSE}"'
