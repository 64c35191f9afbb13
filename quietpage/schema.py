"""The keys of a site and of a person: one table of fields, and the `Site` that is read by it.

The same table gives the problems, the JSON Schema for editors and the reference in the docs (`reference`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from quietpage.kinds import (
    Address,
    Choice,
    Field,
    Found,
    Json,
    Kind,
    Line,
    Links,
    Listed,
    Made,
    Markdown,
    Notes,
    Pairs,
    Patterned,
    Record,
    Several,
    nearest,
    record_json,
    sameness,
    slug,
    typed,
)
from quietpage.model import Author, Beginning, Person, Portrait, Reason, Site, Text, Way
from quietpage.problem import Problem
from quietpage.source import Place, Source, Span, Whole
from quietpage.tree import Mapping, Node, Scalar, Sequence
from quietpage.words import Words, words_for

_HOST = r"(?=.{1,253}$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}"
_DEVICES = frozenset(("con", "prn", "aux", "nul", "conin", "conout"))


class _Slug(NamedTuple):
    says: str = "letters and hyphens only"

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes)
        if scalar is None:
            return None
        value = unicodedata.normalize("NFC", scalar.value.strip().lower())
        made = slug(value)
        if not made or made != value:
            notes.say(
                f"{scalar.value} will not do as an address; letters and hyphens will",
                scalar.span,
                f"write {made}" if made else "write the name in small letters, with hyphens for spaces",
            )
            return None
        return Text(made, scalar.span, lambda start, end: scalar.span)

    def json(self) -> Json:
        return {"type": "string", "pattern": "^[^\\s\\d./\\\\]+$"}


class _PictureFile(NamedTuple):
    says: str = "the name of a file in `portraits/`"

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes)
        if scalar is None:
            return None
        value = scalar.value.strip()
        if re.match(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//|data:", value):
            notes.say(
                "a picture from elsewhere would ask another place for it each time somebody looks",
                scalar.span,
                "save the picture in the folder portraits, and write its file name here",
            )
            return None
        if "/" in value or "\\" in value or value.startswith(".") or ":" in value:
            notes.say(
                "this is not the name of a file in portraits/",
                scalar.span,
                "write only the file's name, without a folder before it",
            )
            return None
        return Text(value, scalar.span, scalar.at)

    def json(self) -> Json:
        return {"type": "string", "pattern": "^[^/\\\\:.][^/\\\\:]*$"}


Written = tuple[Text | None, Text]
"""A reason as it was written: under a way's word, or not."""


class _Reasons(NamedTuple):
    says: str = "a text in Markdown, a list of texts, or a text under each way"

    def read(self, node: Node, notes: Notes) -> tuple[Written, ...] | None:
        before = len(notes.problems)
        if isinstance(node, Mapping):
            written = [self._under(key, value, notes) for key, value in node.entries]
        elif isinstance(node, Sequence):
            written = [self._listed(item, notes) for item in node.items]
        else:
            one = Markdown().read(node, notes)
            written = [None if one is None else (None, one)]
        reasons = tuple(each for each in written if each is not None)
        if not reasons and len(notes.problems) == before:
            notes.say(
                "there is no reason in this yet",
                node.span,
                "say in your own words why this person makes a difference",
            )
        return reasons or None

    def json(self) -> Json:
        text = Markdown().json()
        return {
            "anyOf": [
                text,
                {"type": "array", "items": text, "minItems": 1},
                {"type": "object", "additionalProperties": text, "minProperties": 1},
            ]
        }

    def _under(self, key: Scalar, value: Node, notes: Notes) -> Written | None:
        word = Line().read(key, notes)
        if isinstance(value, Scalar) and not value.value.strip():
            notes.say(
                f"there is no reason after {key.value}: yet",
                key.span,
                "say in your own words how, or take the line away",
            )
            return None
        if not isinstance(value, Scalar):
            notes.say(
                "one text goes under each way",
                key.span,
                "write it as one text; an empty line begins a new paragraph",
            )
            return None
        text = Markdown().read(value, notes)
        return None if word is None or text is None else (word, text)

    def _listed(self, item: Node, notes: Notes) -> Written | None:
        if isinstance(item, Mapping) and item.entries:
            key = item.entries[0][0]
            notes.say(
                f"YAML took the words before the colon for a key: {key.value}",
                key.span,
                "put the whole reason in double quotes; or, if it is a way, write it without the dash",
            )
            return None
        if isinstance(item, Scalar) and not item.value.strip():
            notes.say("this reason is empty", item.span, "say in your own words why, or take the dash away")
            return None
        text = Markdown().read(item, notes)
        return None if text is None else (None, text)


class _OwnWays(NamedTuple):
    says: str = "a list of words, or each word with a line about it"

    def read(self, node: Node, notes: Notes) -> tuple[Way, ...] | None:
        pairs: list[tuple[Text, Text | None]] = []
        before = len(notes.problems)
        if isinstance(node, Mapping):
            for key, value in node.entries:
                word = Line().read(key, notes)
                empty = isinstance(value, Scalar) and not value.value.strip()
                line = None if empty else Line(prose=True).read(value, notes)
                if word is not None:
                    pairs.append((word, line))
        else:
            pairs.extend((word, None) for word in Listed().read(node, notes) or ())
        seen: dict[str, Text] = {}
        ways = []
        for word, line in pairs:
            address = slug(word.value)
            if not address or address in _DEVICES:
                notes.say(f"{word} makes no address for its page", word.place, "use a word of letters")
            elif sameness(address) in seen:
                notes.say(f"the way {word} is here already", word.place, "keep one of them")
            else:
                seen[sameness(address)] = word
                ways.append(Way(word.value, address, word.place, line, written=word))
        if not ways and len(notes.problems) == before:
            notes.say(
                "there is no way in this yet",
                node.span,
                "write the ways of making a difference, each after a dash",
            )
        return tuple(ways) or None

    def json(self) -> Json:
        line = Line().json()
        return {
            "anyOf": [
                {"type": "array", "items": line, "minItems": 1},
                {
                    "type": "object",
                    "additionalProperties": {"anyOf": [line, {"type": "null"}]},
                    "minProperties": 1,
                },
            ]
        }


class _Relation(NamedTuple):
    words: Several[str] = Several(
        Choice(("contact", "acquaintance", "friend", "met", "co-worker", "colleague", "muse"))
    )
    says: str = "one or several of `contact`, `acquaintance`, `friend` (at most one of these), `met`, `co-worker`, `colleague`, `muse`"

    def read(self, node: Node, notes: Notes) -> tuple[str, ...] | None:
        words = self.words.read(node, notes)
        if words and len({"contact", "acquaintance", "friend"} & set(words)) > 1:
            notes.say(
                "contact, acquaintance and friend are steps of nearness, and a person is on one of them",
                node.span,
                "keep the nearest of them",
            )
        return words

    def json(self) -> Json:
        return self.words.json()


_TAG = Patterned(
    "a language tag (BCP 47), such as `en`, `pt-BR` or `ar`",
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-x(?:-[A-Za-z0-9]{1,8})+)?",
    "this is not the short name (tag) of a language",
    "write it as en for English, de for German, pt-BR for Brazilian Portuguese, ar for Arabic",
)

# A link's own fields are the writer's labels; every other key stands in one of the tables below.

AUTHOR_NAME: Field[Text] = Field("name", Line(), "the name you go by here", required=True)
AUTHOR_URL: Field[Text] = Field("url", Address(), "your own address on the web")
AUTHOR_EMAIL: Field[Text] = Field(
    "email",
    Patterned(
        "a mail address",
        r"[^\s@<>()]+@" + _HOST,
        "this is not a mail address",
        "write it as name@example.org",
    ),
    "where letters reach you; it can be read by anybody, and by machines",
)
AUTHOR_LINKS = Field("links", Links(), "where else you are")
AUTHOR_FEDIVERSE: Field[Text] = Field(
    "fediverse",
    Patterned(
        "`@name@host`",
        r"@[^\W\d]+(?:[.-][^\W\d]+)*@(?:[^\W\d](?:[^\W\d]|-)*\.)+[^\W\d]{2,}",
        "this is not a fediverse name without digits",
        "write it as @name@example.social; it is shown in previews, so it has no digits",
    ),
    "your name in the fediverse",
)


def _author(found: Found) -> Author | None:
    name = found.get(AUTHOR_NAME)
    if name is None:
        return None
    return Author(
        name,
        found.get(AUTHOR_URL),
        found.get(AUTHOR_EMAIL),
        found.get(AUTHOR_LINKS) or (),
        found.get(AUTHOR_FEDIVERSE),
    )


TITLE = Field("title", Line(), "the page's heading", "“People who make a difference”, in the page's language")
AUTHOR = Field(
    "author",
    Made(
        Record(
            "the author",
            (AUTHOR_NAME, AUTHOR_URL, AUTHOR_EMAIL, AUTHOR_LINKS, AUTHOR_FEDIVERSE),
            example="begin a new line after author:, indented, with name: and your name",
        ),
        _author,
    ),
    "who chose these people",
    required=True,
)
WELCOME = Field("welcome", Markdown(), "words above the people", "nothing")
LANGUAGE = Field(
    "language",
    _TAG,
    "the language of the page: its own words, its direction, and how numbers are found",
    "`en`",
)
URL = Field(
    "url", Address(), "where the page will be published; needed only for what must be absolute", "none"
)
THEME = Field(
    "theme",
    Line("a theme's name, or a folder of the site written with a leading `./`"),
    "how the page looks",
    "`whisper`",
)
PALETTE: Field[tuple[tuple[Text, Text], ...]] = Field(
    "palette",
    Pairs(
        Patterned(
            "a colour",
            r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?",
            "this is not a colour",
            'write it as six signs after a hash, in quotes, for example "#fbf8f2"',
        ),
        "a mapping of a colour's name to a colour",
        'write each colour as its name and its value, for example paper: "#fbf8f2"',
    ),
    "the few named colours that a theme lets you choose",
    "the theme's",
)
WAYS = Field(
    "ways",
    _OwnWays(),
    "the ways of making a difference, in place of the shipped ones",
    "gives, respects, laughs, plays, shares, supports, feeds back, challenges",
)
ORDER = Field(
    "order",
    Choice(("shuffled", "by name", "as written")),
    "`shuffled` is a fixed shuffle: the same people give the same page; `as written` goes by file name, then by place in the file",
    "`shuffled`",
)
AUDIENCE = Field(
    "audience",
    Choice(("public", "whisper")),
    "`whisper` asks search engines to leave the page alone",
    "`public`",
)
NOT_NUMBERS = Field(
    "not_numbers",
    Listed("a list of exact phrases: letters, spaces, hyphens, apostrophes"),
    "names that only look like numbers",
    "none",
)
DOMAIN = Field(
    "domain",
    Patterned(
        "a host name",
        _HOST,
        "this is not the name of a place on the web",
        "write it without https:// and without a slash, for example people.example.org",
    ),
    "a domain of your own, for publishing by a git branch",
    "none",
)

SITE_FIELDS: tuple[Field[object], ...] = (
    TITLE, AUTHOR, WELCOME, LANGUAGE, URL, THEME, PALETTE, WAYS, ORDER, AUDIENCE, NOT_NUMBERS, DOMAIN,
)  # fmt: skip

PORTRAIT_FILE: Field[Text] = Field("file", _PictureFile(), "the picture", required=True)
PORTRAIT_ALT: Field[Text] = Field(
    "alt", Line(prose=True), "what is to be seen, for those who cannot see it", required=True
)
PORTRAIT_FOCUS = Field(
    "focus", Choice(("top", "centre", "bottom")), "what to keep when the picture is cropped", "`centre`"
)


def _portrait(found: Found) -> Portrait | None:
    file, alt = found.get(PORTRAIT_FILE), found.get(PORTRAIT_ALT)
    return None if file is None or alt is None else Portrait(file, alt, found.get(PORTRAIT_FOCUS) or "centre")


BEGIN_TITLE: Field[Text] = Field("title", Line(), "what it is called", required=True)
BEGIN_URL: Field[Text] = Field("url", Address(), "where it is", required=True)
BEGIN_WHY: Field[Text] = Field("why", Line("a short text", prose=True), "why begin there")


def _beginning(found: Found) -> Beginning | None:
    title, url = found.get(BEGIN_TITLE), found.get(BEGIN_URL)
    return None if title is None or url is None else Beginning(title, url, found.get(BEGIN_WHY))


NAME: Field[Text] = Field("name", Line(), "what the person is called", required=True)
REASONS = Field("reasons", _Reasons(), "why they make a difference to you, in your own words", required=True)
FURTHER_WAYS = Field("ways", Several(Line("a way's word")), "further ways, without a text of their own")
LINKS = Field("links", Links(), "where to meet them; the first is their own address")
FEED: Field[Text] = Field("feed", Address(), "the address of their feed, for the blogroll")
PORTRAIT = Field(
    "portrait",
    Made(
        Record(
            "a portrait",
            (PORTRAIT_FILE, PORTRAIT_ALT, PORTRAIT_FOCUS),
            example="write file: and alt: on lines of their own, indented under portrait:",
        ),
        _portrait,
    ),
    "a picture of them",
)
START_WITH = Field(
    "start_with",
    Made(
        Record(
            "something to begin with",
            (BEGIN_TITLE, BEGIN_URL, BEGIN_WHY),
            example="write title: and url: on lines of their own, indented under start_with:",
        ),
        _beginning,
    ),
    "something of theirs to begin with",
)
PRONOUNS = Field("pronouns", Line(), "how to speak of them")
WHERE = Field("where", Line(), "where they are at home")
RELATION = Field("relation", _Relation(), "what they are to you (XFN)")
FILE_UNDER = Field("file_under", Line(), "the name to sort by", "the name")
PERSON_LANGUAGE = Field("language", _TAG, "the language of this person's text", "the page's")
SLUG = Field(
    "slug",
    _Slug(),
    "the address of their page, if the one made from the name will not do",
    "made from the name",
)
ASKED = Field(
    "asked", Choice(("yes", "no", "not needed")), "whether they know that they are here; never shown"
)
REVISITED = Field("revisited", Line(), "a note to yourself of when you last read this; never shown")
DRAFT = Field(
    "draft",
    Choice(("yes", "no")),
    "`yes` keeps them off the page for now; a draft needs no reasons yet",
    "`no`",
)

PERSON_FIELDS: tuple[Field[object], ...] = (
    NAME, REASONS, FURTHER_WAYS, LINKS, FEED, PORTRAIT, START_WITH, PRONOUNS, WHERE, RELATION, FILE_UNDER,
    PERSON_LANGUAGE, SLUG, ASKED, REVISITED, DRAFT,
)  # fmt: skip

# A draft may still lack its reasons, so their absence is judged once it is known that it is none.
_SITE = Record("this page", SITE_FIELDS)
_PERSON = Record(
    "this person",
    tuple(field for field in PERSON_FIELDS if field is not REASONS)
    + (Field("reasons", REASONS.kind, REASONS.about),),
    example="begin with name: and the person's name, and go on with reasons: on the next line",
)


def site_of(
    config: tuple[Source, Node | None],
    files: Iterable[tuple[Source, Node | None]],
    place: Place,
    unread: bool = False,
) -> tuple[Site | None, tuple[Problem, ...]]:
    """A site from its `quietpage.yml` and its people's files, and everything that is the matter with them.

    `unread` says that some file could not be read at all, so that nobody is missed who may be in it.
    """
    notes = Notes()
    source, node = config
    found = _SITE.read(node, notes) if node is not None else None
    if node is None and not unread:
        notes.say(
            "there is nothing in this file yet",
            Whole(source.path),
            "write author:, and under it, indented, name: and your name",
        )
    language = str((found and found.get(LANGUAGE)) or "en")
    words = words_for(language)
    own = found.get(WAYS) if found else None
    ways = own or shipped_ways(words, place)
    people: list[Person] = []
    unread = unread or found is None
    for file, content in files:
        nodes = content.items if isinstance(content, Sequence) else () if content is None else (content,)
        if content is None:
            notes.say(
                "there is nobody in this file yet",
                Whole(file.path),
                "write name: and reasons: in it, or take it away",
            )
        elif not nodes:
            notes.say(
                "there is nobody in this list yet",
                content.span,
                "write a person after a dash, or take the file away",
            )
        for each in nodes:
            person = _person(each, ways, bool(own), notes)
            if person is None:
                unread = True
            else:
                people.append(person)
    _twins(people, notes)
    if not unread and not any(not person.draft for person in people):
        if people:
            notes.say(
                "everybody on this page is still a draft",
                people[0].name.place,
                "take draft: yes away from somebody",
            )
        elif not notes.problems:
            notes.say(
                "there is nobody on this page yet",
                place,
                "write down a person who makes a difference to you, in a file in the folder people",
            )
    if found is None or (author := found.get(AUTHOR)) is None:
        return None, tuple(notes.problems)
    url = found.get(URL)
    site = Site(
        title=found.get(TITLE),
        author=author,
        people=tuple(people),
        ways=ways,
        own_ways=bool(own),
        place=place,
        welcome=found.get(WELCOME),
        language=language,
        url=url.value.rstrip("/") + "/" if url else "",
        theme=found.get(THEME),
        palette=found.get(PALETTE) or (),
        order=found.get(ORDER) or "shuffled",
        audience=found.get(AUDIENCE) or "public",
        not_numbers=found.get(NOT_NUMBERS) or (),
        domain=found.get(DOMAIN),
    )
    if url and re.search("[?#]", url.value):
        notes.say(
            "the address of a page to publish has no ? and no # in it",
            url.place,
            "write it up to the last slash",
        )
    return site, tuple(notes.problems)


def shipped_ways(words: Words, place: Place) -> tuple[Way, ...]:
    """The ways that come with quietpage, in a language."""
    return tuple(Way(word, slug(word), place, base=base) for _, word, base in words.ways)


def person_json() -> Json:
    """A person, for editors."""
    shape = record_json(PERSON_FIELDS)
    shape["required"] = ["name"]
    shape["anyOf"] = [
        {"required": ["reasons"]},
        {"required": ["draft"], "properties": {"draft": {"const": "yes"}}},
    ]
    return shape


def site_json() -> Json:
    """A `quietpage.yml`, for editors."""
    return record_json(SITE_FIELDS)


def described(fields: Iterable[Field[object]]) -> Iterable[tuple[Field[object], Kind[object]]]:
    """Each field with its kind, for the reference."""
    return ((field, field.kind) for field in fields)


def _person(node: Node, ways: tuple[Way, ...], own: bool, notes: Notes) -> Person | None:
    found = _PERSON.read(node, notes)
    if found is None:
        return None
    name = found.get(NAME)
    draft = found.get(DRAFT) == "yes"
    written = found.get(REASONS) or ()
    if "reasons" not in found.places and not draft:
        notes.say(
            f"there is no reason here for {name} yet" if name else "there is no reason here yet",
            name.place if name else _first(node),
            "add reasons: and say in your own words why they make a difference to you",
        )
    reasons = tuple(Reason(text, _way(word, ways, own, notes) if word else None) for word, text in written)
    further = [_way(word, ways, own, notes) for word in found.get(FURTHER_WAYS) or ()]
    if name is None:
        return None
    for reason in reasons:
        _worth_the_name(reason.text, name, notes)
    had = {way.slug for way in (*(reason.way for reason in reasons), *further) if way}
    given = found.get(SLUG)
    address = given.value if given else slug(name.value)
    if not address or address in _DEVICES:
        notes.say(
            f"no address can be made from the name {name}"
            if not given
            else f"{address} cannot be a file's name everywhere",
            given.place if given else name.place,
            "add slug: and an address of letters and hyphens for their page",
        )
    return Person(
        name=name,
        reasons=reasons,
        slug=address,
        ways=tuple(way for way in ways if way.slug in had),
        links=found.get(LINKS) or (),
        feed=found.get(FEED),
        portrait=found.get(PORTRAIT),
        start_with=found.get(START_WITH),
        pronouns=found.get(PRONOUNS),
        where=found.get(WHERE),
        relation=found.get(RELATION) or (),
        file_under=found.get(FILE_UNDER),
        language=str(found.get(PERSON_LANGUAGE) or ""),
        asked=found.get(ASKED) or "",
        revisited=found.get(REVISITED),
        draft=draft,
    )


def _way(word: Text, ways: tuple[Way, ...], own: bool, notes: Notes) -> Way | None:
    plain = " ".join(word.value.split()).casefold()
    for way in ways:
        if way.word.casefold() == plain:
            return way
    if not own:  # the shipped English words do in every language
        for (english, _, _), way in zip(words_for("en").ways, ways, strict=True):
            if english == plain:
                return way
    near = nearest(word.value, [way.word for way in ways])
    sentence = len(word.value.split()) > 2 and not near
    notes.say(
        f"{word} is not one of this page's ways of making a difference",
        word.place,
        f"did you mean {near}?"
        if near
        else "if it begins a sentence, put the whole text in double quotes: YAML takes what stands before a colon for a key"
        if sentence
        else f"the ways here are {', '.join(way.word for way in ways)}; or write ways of your own in quietpage.yml",
    )
    return None


_BARE = re.compile(r"[\W_]+")


def _worth_the_name(reason: Text, name: Text, notes: Notes) -> None:
    bare = _BARE.sub("", reason.value)
    if not bare:
        notes.say(
            "a reason needs words",
            reason.place,
            "say in your own words why this person makes a difference to you",
        )
    elif len(bare) <= 2 * len(name.value) and _BARE.sub("", name.value).casefold() == bare.casefold():
        notes.say(
            "this reason only repeats the name",
            reason.within(0, len(reason.value.strip())),
            f"say why {name} makes a difference to you",
        )


def _twins(people: Iterable[Person], notes: Notes) -> None:
    seen: dict[str, Person] = {}
    for person in people:
        first = seen.setdefault(sameness(person.slug), person) if person.slug else person
        if first is person:
            continue
        place = first.name.place
        where = (
            f"{place.source.path}:{place.source.line_and_column(place.start)[0]}"
            if isinstance(place, Span)
            else place.path
        )
        notes.say(
            f"two people would have the same page, people/{person.slug}.html: {first.name} ({where}) and {person.name}",
            person.name.place,
            "give one of them a slug:, an address of letters and hyphens; or is it the same person?",
        )


def _first(node: Node) -> Place:
    return node.entries[0][0].span if isinstance(node, Mapping) and node.entries else node.span
