"""Rules for a page about children: first names, and nothing by which a stranger could find one of them.

In: a site whose theme is for such pages (`minors: yes` in its `theme.yml`), the texts that a visitor reads,
and pages that templates made. Out: problems. What a site asks for against the rules is told, and never left
out in silence: whoever wrote it should know that it will not be there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from unicodedata import category, normalize

from quietpage.check.url_kinds import is_local_attribute
from quietpage.check.violations import LINK_AWAY
from quietpage.check.written_texts import links_in
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import Author, Person, Site, Text
from quietpage.core.source import Source
from quietpage.markup.html import read
from quietpage.markup.tokens import StartTag
from quietpage.typeset.texts import ReadText


def check_children(site: Site, texts: Iterable[ReadText]) -> Iterator[Problem]:
    """What a site would tell of children that a page should not: `texts` are all that a visitor reads."""
    if site.asks_for_public:
        yield Problem(
            "search engines are asked to pass by a page about children",
            site.asks_for_public,
            "write audience: whisper, or take the line away",
        )
    if site.vouch:
        yield Problem(
            "a page about children vouches for nobody to other programs, so vouch: has no place on it",
            site.vouch,
            "take vouch: away",
        )
    yield from _check_author(site.author)
    begun = _beginnings(site)
    listed = {words: str(name) for name in site.first_names if (words := _words_of(name.value)) in begun}
    for person in site.people:
        yield from _check_name(person.name, listed)
        yield from _check_child(person)
    yield from _check_first_names(site, begun)
    for each in texts:
        if each.text is not site.author.fediverse:  # the key itself was refused above
            yield from islice(_check_text(each), ENOUGH)


def _check_author(author: Author) -> Iterator[Problem]:
    """The ways to a grown-up that lead to a child: their site, mail, and names elsewhere."""
    links = author.links[0].label if author.links else None
    for key, text in (
        ("url", author.url),
        ("email", author.email),
        ("links", links),
        ("fediverse", author.fediverse),
    ):
        if text is not None:
            yield Problem(
                f"nothing leads away from a page about children, so the author's {key}: has no place on it",
                text.place,
                f"take {key}: away; who made the page is told by a name, such as the Willow class",
            )


def _check_child(person: Person) -> Iterator[Problem]:
    """A child has none of the keys that show or locate somebody."""
    links = person.links[0].label if person.links else None
    feed = person.feeds[0] if person.feeds else None
    start_with = person.start_with.title if person.start_with else None
    for key, text, why in (
        ("portrait", person.portrait and person.portrait.file, "a page about children shows no portraits"),
        ("links", links, "nothing leads away from a page about children"),
        ("start_with", start_with, "nothing leads away from a page about children"),
        ("feed", feed, "nothing leads away from a page about children"),
        ("fediverse", person.fediverse, "nothing leads away from a page about children"),
        ("vouched", person.vouched, "a page about children vouches for nobody to other programs"),
        ("where", person.where, "a page about children does not say where one can be found"),
        ("pronouns", person.pronouns, "children have no page of their own here"),
    ):
        if text is not None:
            instead = "; the reasons speak of them as they wish" if key == "pronouns" else ""
            yield Problem(f"{why}, so {key}: has no place here", text.place, f"take {key}: away{instead}")


# Capitals are no help, nor is a list of names: two names are told by what stands between them.
_BETWEEN_NAMES = r"\s+|(?<=\w)\s{0,40}[,;/|_+·・･]{1,40}\s{0,40}(?=\w)|(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})"
"""What stands between the names of somebody who has several; in a nickname there may be dots (J.J.)."""


def _check_name(name: Text, listed: Mapping[tuple[str, ...], str]) -> Iterator[Problem]:
    """A child has a first name alone: one word, or what the list `first_names` has, as it stands there."""
    value = name.value
    if value.rstrip().endswith((",", ";")):
        bare = value.rstrip(" ,;")
        yield Problem(
            "a comma stands behind this name, and would be read with it",
            name.within(len(bare), len(value.rstrip())),
            f"write {bare}",
        )
        return
    if not (apart := re.search(_BETWEEN_NAMES, value.strip())):
        return
    words = _words_of(value)
    for many in range(len(words), 1, -1) if listed else ():
        if words[:many] in listed:
            first = " ".join(words[:many])
            if first == " ".join(words):
                return
            start, help = [found.start() for found in re.finditer(r"\S+", value)][many], f"write {first}"
            break
    else:
        start = len(value) - len(value.lstrip()) + apart.end()
        help = _ways_out(value.strip(), apart, [*listed.values()])
    yield Problem(
        f"children go by their first names here, and there is more: {value[start:].rstrip()}",
        name.within(start, len(value.rstrip())),
        help,
    )


def _ways_out(name: str, apart: re.Match[str], listed: list[str]) -> str:
    """What a child could be called instead; or how to say that all of it is the first name."""
    first, rest = name[: apart.start()], name[apart.end() :]
    words = normalize("NFC", name).split()
    if "," in apart[0] and len(words) == 2:
        return f"write {rest}, if it is the first name; a family name has no place here"
    if any(word.lower() in _AND for word in words[1:-1]):
        return "write each of them in a note of their own"
    if not all(map(_is_name, words)):
        return f"write {first}; if there are several, a second name with a hyphen, or what friends call them"
    whole = " ".join(words)
    names = ", ".join([*listed, whole])
    instead = ", in the place of the list that is there" if listed else ""
    line = f"write in quietpage.yml{instead}: first_names: [{names}]"
    if len(names) > _LONG:
        line = f"add {whole} to the list first_names: in quietpage.yml"
    shorter = first
    if len(words) > 2 and not words[-2][0].islower():
        shorter += f" or {'-'.join(words[:-1])}"
    return (
        f"if all of it is the first name, write {'-'.join(words)}, or keep the space, and {line}; "
        f"if not, write {shorter}"
    )


_LONG = 200
"""A longer list of names is not shown whole."""


def _beginnings(site: Site) -> frozenset[tuple[str, ...]]:
    """The first words of everybody's name: the first alone, the first with the next, and so on."""
    if not site.first_names:
        return frozenset()
    names = [_words_of(person.name.value) for person in site.people]
    return frozenset(words[:many] for words in names for many in range(1, len(words) + 1))


def _check_first_names(site: Site, begun: frozenset[tuple[str, ...]]) -> Iterator[Problem]:
    """What is on the list `first_names` is the name of somebody, or begins it."""
    for listed in site.first_names:
        words = _words_of(listed.value)
        if re.search(r"[,;/|&+]", listed.value):
            yield Problem(
                f"this is more than one name: {listed}",
                listed.place,
                "write each first name by itself, as in first_names: [Mei Ling, Ana Maria]",
            )
        elif len(words) < 2:
            yield Problem(
                f"{listed} has no space in it, and can stand on the page as it is",
                listed.place,
                "take it off the list",
            )
        elif words not in begun:
            yield Problem(
                f"nobody here has the first name {listed}",
                listed.place,
                "take it off the list, or write it as it stands after name:",
            )


def _words_of(name: str) -> tuple[str, ...]:
    """The words of a name, so that it is the same however it is typed."""
    return tuple(normalize("NFC", name.replace("\u2019", "'")).split())


def _is_name(word: str) -> bool:
    """Whether a word is made of letters, and is no mere initial."""
    letters = all(category(sign)[0] in "LM" or sign in _IN_NAMES for sign in word)
    return letters and (len(word) > 1 or word.upper() == word.lower())


_IN_NAMES = "'\u2019-\u200c\u200d"
_AND = frozenset({"and", "und", "et", "y", "e", "en", "i", "och", "og", "&", "+"})


def _check_text(each: ReadText) -> Iterator[Problem]:
    """A text has no link in it, and no address that somebody could type."""
    text = each.text
    linked: list[tuple[int, int]] = []
    for _, at, written in links_in(each):
        linked.append((at, at + len(written)))  # in the order of the text
        yield Problem(
            "nothing leads away from a page about children, and here is a link",
            text.within(at, at + len(written)),
            "write its words without the brackets and the address",
        )
    for found in re.finditer(_ADDRESS, text.value):
        # An address that is a link as well was told as one.
        before = bisect_left(linked, (found.end(), 0))
        if not before or linked[before - 1][1] <= found.start():
            yield Problem(
                "nothing leads away from a page about children, and here is an address",
                text.within(found.start(), found.end()),
                "take it out",
            )


_ADDRESS = (
    r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++|(?:https?://|www\.)\S+|(?<![\w@])@\w[\w.-]++(?:@[\w.-]++)?"
    # As children write it: instagram.com/amara
    r"|(?<![\w.-])(?:[\w-]++\.)++(?:com|net|org|edu|info|io|tv|gg|app|de|uk|eu)/\w\S*+"
)
"""A mail address or one on the web, or a name by which one is called there (`@ada`, `@ada@social.example`).
"""


def check_links_out(page: Source) -> Iterator[Problem]:
    """Links in a page or a drawing that lead to another host. Most often a template wrote them.

    What says that it is XML may be read as HTML all the same, depending on how it is served, so it is read
    both ways, and a link that is found twice is told once.
    """
    told: set[int] = set()
    for xml in (False, True) if "xmlns" in page.text or "<?xml" in page.text else (False,):
        for found in read(page.text, xml=xml):
            if not isinstance(found, StartTag) or found.name.rpartition(":")[2].lower() != "a":
                continue
            for each in found.attributes:
                is_href = each.name.rpartition(":")[2].lower() == "href"  # or xlink:href, in a drawing
                if is_href and not is_local_attribute(each) and each.start not in told:
                    told.add(each.start)
                    yield LINK_AWAY.at(page, each.start, each.end)
