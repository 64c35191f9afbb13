"""Nodes to a `Site`: `quietpage.yml`, the files of people, and names or addresses that two people share by
mistake.
"""

from __future__ import annotations

from collections.abc import Iterable

from quietpage.core.comparison_keys import slug_key
from quietpage.core.diagnostics import Problem
from quietpage.core.hosts import in_ascii
from quietpage.core.model import REFUSED, Author, Person, Site, Text
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.slugs import slug
from quietpage.core.source import Place, Source, Span, Whole
from quietpage.core.urls import at_home, faults_of_home
from quietpage.locale import words_for
from quietpage.parse.nodes import Mapping, Node, Sequence
from quietpage.validate.fields import (
    AUDIENCE,
    AUTHOR,
    CONSENT,
    DOMAIN,
    FIRST_NAMES,
    LANGUAGE,
    NOT_NUMBERS,
    OPTIONS,
    ORDER,
    PALETTE,
    PERSON_RECORD,
    SITE_RECORD,
    THEME,
    TITLE,
    URL,
    VOUCH,
    WAYS,
    WELCOME,
)
from quietpage.validate.people import read_person
from quietpage.validate.problems import Problems
from quietpage.validate.records import Values
from quietpage.validate.ways import Ways, shipped_ways

AGREED = ("yes", "not needed")
"""What `asked` says of somebody who may be on a page that wants everybody's consent."""


class Config(NamedTuple):
    """What `quietpage.yml` says, and what is the matter with it.

    `written` says whether anything stands in the file.
    """

    found: Values | None
    language: str
    ways: Ways
    place: Place
    written: bool
    problems: tuple[Problem, ...]


class PeopleFile(NamedTuple):
    """Who is in a file of people, its problems, and whether somebody in it could not be read."""

    people: tuple[Person, ...]
    names: tuple[_Name, ...]
    problems: tuple[Problem, ...]
    unread: bool


def read_config(node: Node | None, place: Place) -> Config:
    """Read `quietpage.yml`; `place` is that of the file."""
    problems = Problems()
    if isinstance(node, Mapping) and len(node.entries) == 1:
        node = _without_a_key_above(node, problems)
    found = SITE_RECORD.read(node, problems) if node is not None else None
    language = str((found and found.get(LANGUAGE)) or "en")
    own = found.get(WAYS) if found else None
    ways = Ways(own or shipped_ways(words_for(language), place), bool(own))
    return Config(found, language, ways, place, node is not None, tuple(problems.kept))


def read_people(source: Source, content: Node | None, config: Config) -> PeopleFile:
    """Read a file of `people/`: one person, or a list of them."""
    problems = Problems()
    nodes = content.items if isinstance(content, Sequence) else () if content is None else (content,)
    if content is None:
        problems.report(
            "there is nobody in this file yet",
            Whole(source.path),
            "write name: and reasons: in it, or take the file away",
        )
    elif not nodes:
        problems.report(
            "there is nobody in this list yet",
            content.span,
            "write a person after a dash, or take the file away",
        )
    elif any(map(_has_odd_keys, nodes)):
        from quietpage.validate.people_shapes import people_in

        others = people_in(content, problems)
        nodes = nodes if others is None else others
    found = [read_person(each, config.ways, problems) for each in nodes]
    people = tuple(person for person in found if person is not None)
    return PeopleFile(people, tuple(map(_name, people)), tuple(problems.kept), len(people) < len(found))


def people_file(people: tuple[Person, ...]) -> PeopleFile:
    """A file of people who are all right."""
    return PeopleFile(people, tuple(map(_name, people)), (), False)


def site_of(
    config: Config, files: Iterable[PeopleFile], *, unread: bool = False, drafts: bool = False
) -> tuple[Site | None, tuple[Problem, ...]]:
    """A site from its `quietpage.yml` and its people's files, and everything that is the matter with them.

    `unread` says that some file could not be read at all, so that nobody is missed who may be in it;
    `drafts`, that drafts are on the page too. Everybody is in it, also who said no: whoever makes a page of
    it leaves them out. There is no site if nothing is known of the page itself. What
    could not be read is left out of it.
    """
    problems = Problems()
    found, language, ways, place = config.found, config.language, config.ways, config.place
    problems.extend(config.problems)
    if not config.written and not unread:
        problems.report(
            "there is nothing in this file yet",
            place,
            "write author: in it, and on the next line, moved in by two spaces, name: and your name",
        )
    people: list[Person] = []
    names: list[_Name] = []
    unread = unread or found is None
    for of_file, of_names, of_problems, is_unread in files:
        people += of_file
        names += of_names
        if of_problems:
            problems.extend(of_problems)
        unread = unread or is_unread
    everybody, people = people, [person for person in people if person.asked != REFUSED]
    if found is not None and found.get(CONSENT) == "required":
        unasked = tuple(person.name for person in people if not person.draft and person.asked not in AGREED)
        people = [person._replace(draft=person.draft or person.asked not in AGREED) for person in people]
    else:
        unasked = ()
    if len({name.address for name in names}) < len(names):
        _report_same_page(people, problems)
    if not all(name.latin for name in names):
        _report_lookalikes(people, problems)
    if not unread and not any(drafts or not person.draft for person in people):
        _report_nobody(people, unasked, everybody, place, problems)
    if found is None:
        return None, tuple(problems.kept)
    url = found.get(URL)
    if url:
        for fault in faults_of_home(url.value):
            problems.report(fault.message, url.within(fault.start, fault.end), fault.help)
        if (domain := found.get(DOMAIN)) and (host := _elsewhere(url.value, domain.value)):
            at = url.value.find(host)
            problems.report(
                f"the page will be at {domain}, as domain: says, and this address is at {host}",
                url.within(at, at + len(host)),
                f"write https://{domain}/; or take domain: away, if the page is not there",
            )
    site = Site(
        title=found.get(TITLE),
        author=found.get(AUTHOR) or Author(Text("", place)),
        people=(*people, *(person for person in everybody if person.asked == REFUSED)),
        ways=ways.all,
        own_ways=ways.own,
        place=place,
        welcome=found.get(WELCOME),
        language=language,
        url=at_home(url.value) if url else "",
        theme=found.get(THEME),
        palette=found.get(PALETTE) or (),
        options=found.get(OPTIONS) or (),
        order=found.get(ORDER) or "shuffled",
        # a word that is not known is never taken for public
        audience=found.get(AUDIENCE) or ("whisper" if "audience" in found.key_spans else "public"),
        asks_for_public=found.key_spans.get("audience") if found.get(AUDIENCE) == "public" else None,
        not_numbers=found.get(NOT_NUMBERS) or (),
        first_names=found.get(FIRST_NAMES) or (),
        domain=found.get(DOMAIN),
        unasked=unasked,
        vouch=found.key_spans.get("vouch") if found.get(VOUCH) == "yes" else None,
    )
    return site, tuple(problems.kept)


def _without_a_key_above(node: Mapping, problems: Problems) -> Mapping:
    """The keys of a page, if they all stand below one that is none; that is reported."""
    key, value = node.entries[0]
    if SITE_RECORD.knows(key.value) or not isinstance(value, Mapping):
        return node
    if not any(SITE_RECORD.knows(each.value) for each, _ in value.entries):
        return node
    problems.report(
        f"nothing stands above the keys of a page, and here is {key.value}",
        key.span,
        f"take the line {key.value}: away, and move the lines below it out to where it began",
    )
    return value


def _has_odd_keys(node: Node) -> bool:
    """Whether what should be a person has other keys than a person has, or no name."""
    if not isinstance(node, Mapping):
        return False
    keys = [key.value for key, _ in node.entries]
    return "name" not in keys or not all(map(PERSON_RECORD.knows, keys))


def _elsewhere(url: str, domain: str) -> str:
    """The host of an address, if it is another than a domain of one's own; hosts lead from `www.` to it."""
    host = url.partition("://")[2].partition("/")[0].partition(":")[0]
    ends = [in_ascii(each).removeprefix("www.").removesuffix(".") for each in (host, domain)]
    return host if ends[0] != ends[1] else ""


class _Name(NamedTuple):
    """What somebody's address has in common with those that look like it; whether the name is in Latin."""

    address: str
    latin: bool


def _name(person: Person) -> _Name:
    return _Name(slug_key(person.slug), max(person.name.value, default="") < "\u0370")


def _report_same_page(people: Iterable[Person], problems: Problems) -> None:
    seen: dict[str, Person] = {}
    for person in people:
        if not person.slug:
            continue
        first = seen.setdefault(slug_key(person.slug), person)
        if first is person:
            continue
        problems.report(
            f"{person.name} and {first.name} ({_file_and_line(first.name.place)}) would have the same page, "
            f"people/{person.slug}.html",
            person.name.place,
            _copied(_file(first.name.place), _file(person.name.place))
            or "give one of them a line slug: with another address, of letters and hyphens; or is it "
            "the same person?",
        )


def _copied(path: str, other: str) -> str:
    """The way out, if one of two files has the name that file browsers give a copy of the other."""
    stems = [each.rpartition("/")[2].rpartition(".")[0] for each in (path, other)]
    meant = [_original(stem) for stem in stems]
    if path == other or meant[0] != meant[1] or meant == stems:
        return ""
    copied = other if meant[1] != stems[1] else path
    return (
        f"if {copied} is a copy, take it away; if it is about somebody else, give them a line slug: with "
        "another address"
    )


def _report_lookalikes(people: Iterable[Person], problems: Problems) -> None:
    """People whose names look the same, and are spelled with letters of other alphabets."""
    from quietpage.core.confusables import skeleton

    seen: dict[str, Person] = {}
    for person in people:
        first = seen.setdefault(skeleton(person.name.value), person)
        if first is person or any(each.slug != slug(each.name.value) for each in (first, person)):
            continue  # a slug that was written down tells them apart
        if slug_key(first.slug) == slug_key(person.slug):
            continue
        where = _file_and_line(first.name.place)
        problems.report(
            f"{person.name} looks just like {first.name} ({where}), and is spelled with other letters",
            person.name.place,
            "type the name anew on the same keyboard; if they are different people, give one of them a line "
            "slug: with another address",
        )


def _original(stem: str) -> str:
    """The name of the file of which this is the name of a copy, both without their endings; or the same."""
    small = stem.lower()
    for begins in ("copy of ", "kopie von "):
        if small.startswith(begins):
            return stem[len(begins) :]
    before, bracket, inner = small.rpartition("(")
    if bracket and inner.endswith(")") and ("cop" in inner or "kop" in inner or inner[:-1].isdigit()):
        return stem[: len(before.rstrip(" _-"))]
    for mark in (" - copy", " - kopie", " copy"):
        before, found, _ = small.partition(mark)
        if found:
            return stem[: len(before)]
    return stem


def _file(place: Place) -> str:
    return place.source.path if isinstance(place, Span) else place.path


def _file_and_line(place: Place) -> str:
    """A place in a few words: the file and the line."""
    if isinstance(place, Span):
        return f"{place.source.path}:{place.source.line_and_column(place.start)[0]}"
    return place.path


def _report_nobody(
    people: list[Person], unasked: tuple[Text, ...], everybody: list[Person], place: Place, problems: Problems
) -> None:
    """Report why nobody is on the page. `people` are drafts; in `everybody` are also those who said no."""
    if unasked:
        problems.report(
            "nobody on this page has said yes yet, and consent: is required",
            unasked[0].place,
            "ask them; whoever agrees gets a line asked: yes",
        )
    elif people:
        problems.report(
            "everybody on this page is still a draft",
            people[0].name.place,
            "when somebody is ready, take their line draft: yes away",
        )
    elif everybody:
        problems.report(
            "nobody is left on this page: whoever is in it said no",
            everybody[0].name.place,
            "write about somebody else, in a file of their own in the folder people",
        )
    elif not problems.count:
        problems.report(
            "there is nobody on this page yet",
            place,
            "make a file in the folder people, such as people/rosa.yml, and write in it name: and reasons: "
            "on lines of their own; or choose from a list that you have elsewhere: quietpage gather LIST",
        )
