"""The keys of a site and of a person: the one table by which they are read, checked, and described.

`site` reads a site by it; JSON Schema for editors and the reference in the docs are made from it. It is long
because it is a table: an entry for each key, in the order in which they are told.
"""

from __future__ import annotations

import re

from quietpage.core.model import Author, Beginning, Colour, Portrait, Text
from quietpage.core.named_tuple import NamedTuple
from quietpage.parse.nodes import Mapping, Node
from quietpage.validate.kinds import (
    Address,
    Choice,
    Json,
    Line,
    LineList,
    Links,
    Markdown,
    Note,
    OneOrMore,
    Pairs,
    Pattern,
)
from quietpage.validate.node_spans import start_span
from quietpage.validate.problems import Problems
from quietpage.validate.reason_kinds import OwnWays, Reasons
from quietpage.validate.records import Field, Nested, Record, Values
from quietpage.validate.special_kinds import (
    HOST,
    ONE_COLOUR,
    TAG,
    Account,
    Day,
    Domain,
    Fediverse,
    Feeds,
    PictureFile,
    PortraitKind,
    Relation,
    Slug,
)

# A link's own fields are the writer's labels; every other key stands in one of the tables below.

AUTHOR_NAME: Field[Text] = Field(
    "name", Line(), "the name you go by here", required=True, synonyms=("fullname", "full_name")
)
AUTHOR_URL: Field[Text] = Field(
    "url",
    Address(),
    "your own address on the web",
    synonyms=("website", "homepage", "site", "web", "uri", "blog", "link"),
)
AUTHOR_EMAIL: Field[Text] = Field(
    "email",
    Pattern(
        "a mail address",
        r"[^\s@<>()]+@" + HOST,
        "this is not a mail address",
        "write it as name@example.org",
        lambda word: re.sub(r"(?i)^mailto:|[>\s]", "", word.rpartition("<")[2]),
        "^[^\\s@]+@[^\\s@]+$",
    ),
    "where letters reach you; it can be read by anybody, and by machines",
    synonyms=("mail", "e_mail"),
)
AUTHOR_LINKS = Field(
    "links", Links(), "where else you are", synonyms=("elsewhere", "profiles", "social", "same_as")
)
AUTHOR_FEDIVERSE: Field[Text] = Field(
    "fediverse", Fediverse(), "your name in the fediverse", synonyms=("mastodon", "fedi", "activitypub")
)


def _author(found: Values) -> Author | None:
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


TITLE = Field(
    "title",
    Line(),
    "the page's heading",
    "“People who make a difference”, in the page's language",
    synonyms=("name", "heading", "headline", "site_title", "site_name", "page_title"),
)
AUTHOR = Field(
    "author",
    Nested(
        Record(
            "the author",
            (AUTHOR_NAME, AUTHOR_URL, AUTHOR_EMAIL, AUTHOR_LINKS, AUTHOR_FEDIVERSE),
            "leave author: alone on its line, and write below it, moved in by two spaces: name: {}",
            foreign="author",
        ),
        _author,
    ),
    "who chose these people",
    required=True,
    synonyms=("creator", "owner", "by", "writer", "curator", "authors"),
)
WELCOME = Field(
    "welcome",
    Markdown(),
    "words above the people",
    "nothing",
    synonyms=("intro", "introduction", "description", "about", "text", "subtitle", "greeting"),
)
LANGUAGE = Field(
    "language",
    TAG,
    "the language of the page: its own words, its direction, and how numbers are found",
    "`en`",
    synonyms=("lang", "locale", "language_code"),
)
URL = Field(
    "url",
    Address(),
    "where the page will be published; needed only for what must be absolute",
    "none",
    synonyms=("base_url", "baseurl", "site_url", "siteurl", "website", "address", "canonical"),
)
THEME = Field(
    "theme",
    Line("a theme's name, or a folder of the site written with a leading `./`"),
    "how the page looks",
    "`whisper`",
    synonyms=("design", "template", "style", "skin", "layout"),
)
LIGHT: Field[Text] = Field("light", ONE_COLOUR, "by day")
DARK: Field[Text] = Field("dark", ONE_COLOUR, "by night")
_DAY_AND_NIGHT = Record("this colour", (LIGHT, DARK))


class _Colour(NamedTuple):
    """A colour by day, or both by day and by night."""

    says: str = "a colour, for the day; or a mapping: `light`, `dark`"
    nested: bool = True

    def read(self, node: Node, problems: Problems) -> Colour | None:
        if not isinstance(node, Mapping):
            light = ONE_COLOUR.read(node, problems)
            return None if light is None else Colour(light)
        before = problems.count
        found = _DAY_AND_NIGHT.read(node, problems)
        colour = Colour(found.get(LIGHT), found.get(DARK)) if found else Colour()
        if colour == Colour():
            if problems.count == before:
                problems.report("there is no colour in this yet", start_span(node), ONE_COLOUR.help)
            return None
        return colour

    def json(self) -> Json:
        return {"anyOf": [ONE_COLOUR.json(), _DAY_AND_NIGHT.json()]}


def colour_of(text: Text) -> str:
    """A colour that was written, in six signs after its hash."""
    short = text.value.removeprefix("#").lower()
    return "#" + (short if len(short) == 6 else "".join(sign + sign for sign in short))


PALETTE = Field(
    "palette",
    Pairs(
        _Colour(),
        "a mapping of a colour's name to a colour; or to `light` and `dark`, a colour each",
        'write each colour as its name and its value, for example paper: "#fbf8f2"',
    ),
    "colours of your own, of those that the theme has; one alone is for the day, and the night keeps the "
    "theme's",
    "the theme's",
    synonyms=("colors", "colours", "color", "colour"),
)
OPTIONS = Field(
    "options",
    Pairs(
        Line("a short text", prose=True),
        "a mapping of an option's name to a text or a word",
        "write each option as its name, a colon and what you choose, for example fonts: none",
    ),
    "what the theme lets you choose besides",
    "the theme's",
    synonyms=("settings", "params", "theme_options"),
)
WAYS = Field(
    "ways",
    OwnWays(),
    "the ways of making a difference, in place of the shipped ones",
    "gives, respects, laughs, plays, shares, supports, feeds back, challenges",
    synonyms=("tags", "categories", "kinds"),
)
ORDER = Field(
    "order",
    Choice(
        ("shuffled", "by name", "as written"),
        (
            ("random", "shuffled"),
            ("shuffle", "shuffled"),
            ("alphabetical", "by name"),
            ("alphabetically", "by name"),
            ("abc", "by name"),
            ("sorted", "by name"),
            ("manual", "as written"),
            ("file", "as written"),
        ),
    ),
    "`shuffled` is a fixed shuffle: the same people give the same page; `by name` goes by the alphabet of "
    "the page's language; `as written` goes by file name, then by place in the file",
    "`shuffled`",
    synonyms=("sorting", "ordering", "sort", "sort_by", "order_by", "sort_order"),
)
AUDIENCE = Field(
    "audience",
    Choice(
        ("public", "whisper"),
        (
            ("private", "whisper"),
            ("hidden", "whisper"),
            ("unlisted", "whisper"),
            ("noindex", "whisper"),
            ("quiet", "whisper"),
            ("everybody", "public"),
            ("everyone", "public"),
            ("all", "public"),
            ("open", "public"),
        ),
    ),
    "`whisper` asks search engines to leave the page alone",
    "`public`",
    synonyms=("visibility", "privacy", "private", "noindex", "robots", "access"),
    asks_for_value=True,  # left to be guessed, it could be shown to more people than was meant
)
NOT_NUMBERS = Field(
    "not_numbers",
    LineList("a list of exact phrases: letters, spaces, hyphens, apostrophes"),
    "names that only look like numbers",
    "none",
    synonyms=("exceptions", "names", "allow", "allowed", "ignore", "no_numbers"),
)
FIRST_NAMES = Field(
    "first_names",
    OneOrMore(Line()),
    "on a page about children: first names with a space in them, each written out as it stands in `name`",
    "none",
    synonyms=("given_names", "forenames", "whole_names", "firstnames"),
)
DOMAIN = Field(
    "domain",
    Domain(),
    "a domain of your own, for publishing by a git branch",
    "none",
    synonyms=("cname", "host", "custom_domain"),
)

CONSENT = Field(
    "consent",
    Choice(
        ("required",),
        (("yes", "required"), ("true", "required"), ("needed", "required"), ("on", "required")),
    ),
    "`required`: only people whose `asked` is `yes` or `not needed` are on the page; the others wait as "
    "drafts",
    "not required",
    synonyms=("permission", "asked", "opt_in"),
)

VOUCH = Field(
    "vouch",
    Choice(("yes", "no"), (("true", "yes"), ("on", "yes"), ("false", "no"), ("off", "no"))),
    "`yes` makes `human.json`, a file for other programs: it says that you wrote this page yourself, "
    "and whom of those who said yes you vouch for, each with a date",
    "`no`",
    synonyms=("vouched", "vouches", "vouching", "human", "human_json", "humanjson"),
)

SITE_FIELDS: tuple[Field[object], ...] = (
    TITLE, AUTHOR, WELCOME, LANGUAGE, URL, THEME, PALETTE, OPTIONS, WAYS, ORDER, AUDIENCE, NOT_NUMBERS,
    FIRST_NAMES, CONSENT, VOUCH, DOMAIN,
)  # fmt: skip

PORTRAIT_FILE: Field[Text] = Field(
    "file",
    PictureFile(),
    "the picture",
    required=True,
    synonyms=("src", "image", "picture", "path", "url", "name"),
)
PORTRAIT_ALT: Field[Text] = Field(
    "alt",
    Line(prose=True),
    "what is to be seen, for those who cannot see it",
    required=True,
    synonyms=("alt_text", "description", "text", "caption"),
)
PORTRAIT_FOCUS = Field(
    "focus",
    Choice(("top", "centre", "bottom"), (("middle", "centre"),)),
    "what to keep when the picture is cropped",
    "`centre`",
    synonyms=("position", "crop"),
)


def _portrait(found: Values) -> Portrait | None:
    file, alt = found.get(PORTRAIT_FILE), found.get(PORTRAIT_ALT)
    return None if file is None or alt is None else Portrait(file, alt, found.get(PORTRAIT_FOCUS) or "centre")


BEGIN_TITLE: Field[Text] = Field(
    "title", Line(), "what it is called", required=True, synonyms=("name", "label")
)
BEGIN_URL: Field[Text] = Field(
    "url", Address(), "where it is", required=True, synonyms=("link", "address", "href")
)
BEGIN_WHY: Field[Text] = Field(
    "why",
    Line("a short text", prose=True),
    "why begin there",
    synonyms=("reason", "because", "about", "description"),
)


def _beginning(found: Values) -> Beginning | None:
    title, url = found.get(BEGIN_TITLE), found.get(BEGIN_URL)
    return None if title is None or url is None else Beginning(title, url, found.get(BEGIN_WHY))


NAME: Field[Text] = Field(
    "name",
    Line(),
    "what the person is called",
    required=True,
    synonyms=(
        *("full_name", "fullname", "display_name", "displayname", "who", "person", "label", "called"),
        *("nickname", "nick", "fn", "author", "member", "friend"),
    ),
)
REASONS = Field(
    "reasons",
    Reasons(),
    "why they make a difference to you, in your own words",
    required=True,
    synonyms=("why", "because", "bio", "about", "description", "text", "thanks"),
)
FURTHER_WAYS = Field(
    "ways",
    OneOrMore(
        Line(
            "a way's word",
            help="write each way after a dash and a space; what you say about it goes under reasons:",
        )
    ),
    "further ways, without a text of their own",
    synonyms=("tags", "categories", "topics"),
)
LINKS = Field(
    "links",
    Links(),
    "where to meet them; the first is their own address",
    synonyms=(
        "url",
        "urls",
        "website",
        "websites",
        "homepage",
        "site",
        "web",
        "blog",
        "email",
        "social",
        "socials",
        "social_links",
        "social_media",
        "contacts",
        "accounts",
        "profiles",
        "elsewhere",
    ),
)
FEED = Field(
    "feed",
    Feeds(),
    "the address of their feed, or of several, for the blogroll",
    synonyms=("rss", "atom", "feeds", "feed_url", "rss_feed"),
)
FEDIVERSE: Field[Text] = Field(
    "fediverse",
    Account(),
    "their account in the fediverse, for the list of whom to follow; never shown",
    synonyms=("fedi", "activitypub", "webfinger"),
)
PORTRAIT = Field(
    "portrait",
    PortraitKind(
        Nested(
            Record(
                "a portrait",
                (PORTRAIT_FILE, PORTRAIT_ALT, PORTRAIT_FOCUS),
                "leave portrait: alone on its line, and write below it, moved in by two spaces: file: "
                "{}, and on the "
                "next line alt: and what is to be seen",
            ),
            _portrait,
        )
    ),
    "a picture of them",
    synonyms=("photo", "picture", "image", "avatar", "img", "pic"),
)
START_WITH = Field(
    "start_with",
    Nested(
        Record(
            "something to begin with",
            (BEGIN_TITLE, BEGIN_URL, BEGIN_WHY),
            "leave start_with: alone on its line, and write below it, moved in by two spaces: title: "
            "and url:, each on "
            "a line of its own",
        ),
        _beginning,
    ),
    "something of theirs to begin with",
    synonyms=("start", "starts_with", "begin", "begin_with", "recommendation", "read_first"),
)
PRONOUNS = Field("pronouns", Line(), "how to speak of them", synonyms=("gender",))
WHERE = Field(
    "where",
    Line(),
    "where they are at home",
    synonyms=("location", "place", "city", "country", "town", "home", "lives", "from"),
)
RELATION = Field(
    "relation",
    Relation(
        OneOrMore(Choice(("contact", "acquaintance", "friend", "met", "co-worker", "colleague", "muse")))
    ),
    "what they are to you (XFN)",
    synonyms=("relationship", "relations", "rel", "xfn"),
)
FILE_UNDER = Field(
    "file_under",
    Line(),
    "the name to sort by",
    "the name",
    synonyms=("sort_name", "sort_as", "sort_by", "sort", "sortname"),
)
PERSON_LANGUAGE = Field(
    "language", TAG, "the language of this person's text", "the page's", synonyms=("lang", "locale")
)
SLUG = Field(
    "slug",
    Slug(),
    "the address of their page, if the one made from the name will not do",
    "made from the name",
    synonyms=("permalink", "address", "id", "page"),
)
ASKED = Field(
    "asked",
    Choice(
        ("yes", "no", "waiting", "said no", "not needed"),
        (
            ("true", "yes"),
            ("false", "no"),
            ("not yet", "no"),
            ("asked", "waiting"),
            ("pending", "waiting"),
            ("open", "waiting"),
            ("refused", "said no"),
            ("declined", "said no"),
            ("rejected", "said no"),
            ("revoked", "said no"),
            ("accepted", "yes"),
            ("said yes", "yes"),
            ("n/a", "not needed"),
            ("unnecessary", "not needed"),
        ),
    ),
    "whether they know that they are here; never shown itself, and whoever `said no` is never on the page",
    synonyms=("consent", "told", "knows", "permission"),
)
REVISITED = Field(
    "revisited",
    Note(),
    "a note to yourself of when you last read this; never shown",
    synonyms=("date", "updated", "reviewed", "last_updated", "modified"),
)
VOUCHED: Field[Text] = Field(
    "vouched",
    Day(),
    "the day on which you vouched for them, for `human.json`: if the page has `vouch: yes`, and they said "
    "yes; never shown",
    synonyms=("vouched_at", "vouch", "vouched_on"),
)
DRAFT = Field(
    "draft",
    Choice(("yes", "no"), (("true", "yes"), ("on", "yes"), ("false", "no"), ("off", "no"))),
    "`yes` keeps them off the page for now; a draft needs no reasons yet",
    "`no`",
    synonyms=("hidden", "unpublished", "private", "status"),
    asks_for_value=True,  # as of `audience`
)

PERSON_FIELDS: tuple[Field[object], ...] = (
    NAME, REASONS, FURTHER_WAYS, LINKS, FEED, FEDIVERSE, PORTRAIT, START_WITH, PRONOUNS, WHERE, RELATION,
    FILE_UNDER, PERSON_LANGUAGE, SLUG, ASKED, REVISITED, VOUCHED, DRAFT,
)  # fmt: skip

SITE_RECORD = Record(
    "this page",
    SITE_FIELDS,
    "write author: on a line, and below it, moved in by two spaces, name: and your name",
    elsewhere=tuple(
        (key, "people stand in files of their own in the folder people, each with name: and reasons:")
        for key in ("people", "persons", "reasons", "members", "friends", "team")
    )
    + tuple(
        (key, f"theme: letter has it; there it stands under options:, moved in by two spaces: {key}: …")
        for key in ("salutation", "sign_off", "signature")
    )
    + (
        ("fonts", "it stands under options:, moved in by two spaces"),
        ("vouched", "move it into the file of whoever you vouched for, as vouched: and the day"),
    ),
    foreign="page",
)
PERSON_RECORD = Record(
    "this person",
    PERSON_FIELDS,
    "write name: {}, and below it, just as far in, reasons: and why they make a difference to you",
    elsewhere=(
        ("from", "did you mean where:? if it says who wrote this, take the line away"),
        (
            "vouch",
            "move it into quietpage.yml; here stands vouched: and the day, such as vouched: 2026-03-07",
        ),
    ),
    deferred=("reasons",),  # a draft may lack them, and whether it is one is known at the end
    foreign="person",
)
