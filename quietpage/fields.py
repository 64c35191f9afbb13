"""The keys of a site and of a person: the one table by which they are read, checked, and described.

`schema` reads a site by it, `reference` makes from it the page in the docs and what editors know.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from quietpage.address import in_ascii
from quietpage.kinds import (
    LINE,
    Address,
    Choice,
    Field,
    Found,
    Json,
    Line,
    Links,
    Listed,
    Made,
    Markdown,
    Note,
    Notes,
    Pairs,
    Patterned,
    Record,
    Several,
    blank,
    called,
    inside,
    sameness,
    slug,
    spot,
    start_of,
    typed,
)
from quietpage.model import Author, Beginning, Colour, Portrait, Text, Way
from quietpage.tree import Mapping, Node, Scalar, Sequence

DEVICES = frozenset(("con", "prn", "aux", "nul"))
"""What no file may be called on some computers, whatever its ending."""

_HOST = r"(?=.{1,253}$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}"


class _Slug(NamedTuple):
    says: str = "letters and hyphens only"

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes)
        if scalar is None:
            return None
        value = unicodedata.normalize("NFC", scalar.value.strip().lower())
        if value in DEVICES:
            notes.say(
                f"a page cannot be called {value} on every computer",
                inside(scalar),
                "write another address, of letters and hyphens",
            )
            return None
        made = slug(value)
        if not made or made != value:
            near = slug(re.sub(r"[./\\,+&]+", "-", re.sub(r"\.(?:html?|yml|yaml)$", "", value)))
            notes.say(
                f"{scalar.value.strip()} will not do as an address; letters and hyphens will",
                inside(scalar),
                f"write {near}" if near else "write the name in small letters, with hyphens for spaces",
            )
            return None
        place = inside(scalar)
        return Text(made, place, lambda start, end: place)

    def json(self) -> Json:
        return {"type": "string", "pattern": "^[^\\s\\d./\\\\_]+$"}


class _PictureFile(NamedTuple):
    says: str = "the name of a file in `portraits/`"

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes)
        if scalar is None:
            return None
        value = scalar.value.strip()
        if _remote(value):
            _say_remote(scalar, notes)
            return None
        if "/" in value or "\\" in value or value.startswith(".") or ":" in value:
            name = re.split(r"[/\\:]", value)[-1]
            notes.say(
                "only the file's own name goes here, and the file lies in portraits/",
                inside(scalar),
                f"write {name}"
                if name.strip(". ")
                else "write the name of a picture in the folder portraits",
            )
            return None
        return Text(value, inside(scalar), scalar.at)

    def json(self) -> Json:
        return {"type": "string", "pattern": "^[^/\\\\:.][^/\\\\:]*$"}


def _remote(value: str) -> bool:
    return re.match(r"(?i)(?:[a-z][a-z0-9+.-]*:)?//|data:|www\.", value) is not None


def _say_remote(scalar: Scalar, notes: Notes) -> None:
    notes.say(
        "a picture from elsewhere would be asked for there each time somebody looks at the page",
        inside(scalar),
        "save the picture in the folder portraits, and write its file name after file:",
    )


class _PortraitKind(NamedTuple):
    """A portrait's own keys; a remote picture is told apart even where it stands in their place."""

    made: Made[Portrait]
    nested: bool = True

    @property
    def says(self) -> str:
        return self.made.says

    @property
    def record(self) -> Record:
        return self.made.record

    def read(self, node: Node, notes: Notes) -> Portrait | None:
        if isinstance(node, Scalar) and _remote(node.value.strip()):
            _say_remote(node, notes)
            return None
        return self.made.read(node, notes)

    def json(self) -> Json:
        return self.made.json()


Written = tuple[Text | None, Text]
"""A reason as it was written: under a way's word, or not."""

_WHY = "say in your own words why this person makes a difference to you"


class _Reasons(NamedTuple):
    says: str = "a text in Markdown, a list of texts, or a text under each way"
    nested: bool = True

    def read(self, node: Node, notes: Notes) -> tuple[Written, ...] | None:
        before = len(notes.problems)
        if isinstance(node, Scalar):
            one = _PROSE.read(node, notes)
            return None if one is None else ((None, one),)
        if isinstance(node, Mapping):
            written = [self._under(key, value, notes) for key, value in node.entries]
        else:
            written = [self._listed(item, notes) for item in node.items]
        reasons = tuple([each for each in written if each is not None])
        if not reasons and len(notes.problems) == before:
            notes.say("there is no reason in this yet", node.span, _WHY)
        return reasons or None

    def json(self) -> Json:
        text = _PROSE.json()
        return {
            "anyOf": [
                text,
                {"type": "array", "items": text, "minItems": 1},
                {"type": "object", "additionalProperties": text, "minProperties": 1},
            ]
        }

    def _under(self, key: Scalar, value: Node, notes: Notes) -> Written | None:
        word = LINE.read(key, notes)
        if isinstance(value, Scalar) and not blank(value):
            text = _PROSE.read(value, notes)
            return None if word is None or text is None else (word, text)
        if blank(value) or not value.span.text.strip("[]{}"):
            notes.say(
                f"there is no reason after {key.value} yet",
                key.span,
                "say in your own words how they do it, or take the line away",
            )
        else:
            notes.say(
                f"one text goes under each way, and under {key.value} is {called(value)}",
                start_of(value),
                f"write it as one text after {key.value}:, without dashes or brackets",
            )
        return None

    def _listed(self, item: Node, notes: Notes) -> Written | None:
        if isinstance(item, Mapping) and item.entries:
            key, value = item.entries[0]
            words = f"{key.value}: {value.value}" if isinstance(value, Scalar) else f"{key.value}: …"
            words = words if len(words) < 60 else words[:40].rsplit(" ", 1)[0] + " …"
            quoted = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").strip()
            notes.say(
                f"YAML took what stands before the colon for a key: {key.value}",
                key.span,
                f'put the whole reason in double quotes: - "{quoted}"; '
                f"or, if {key.value} is a way, take the dash away",
            )
            return None
        if blank(item):
            notes.say(
                "there is no reason after this dash yet",
                spot(item),
                "say in your own words why, or take the dash away",
            )
            return None
        text = _LISTED_PROSE.read(item, notes)
        return None if text is None else (None, text)


_PROSE = Markdown()
_LISTED_PROSE = Markdown(
    help="write each reason as one text after its dash, without brackets or a dash of its own"
)


class _OwnWays(NamedTuple):
    says: str = "a list of words, or each word with a line about it"
    nested: bool = True

    def read(self, node: Node, notes: Notes) -> tuple[Way, ...] | None:
        pairs: list[tuple[Text, Text | None]] = []
        before = len(notes.problems)
        if isinstance(node, Mapping):
            for key, value in node.entries:
                word = LINE.read(key, notes)
                line = None if blank(value) else _ABOUT_A_WAY.read(value, notes)
                if word is not None:
                    pairs.append((word, line))
        elif isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
            notes.say(
                "a way with a line about it stands without a dash",
                start_of(next(item for item in node.items if isinstance(item, Mapping))),
                "take all the dashes of this list away; or keep them, and take away the colons and what "
                "follows them",
            )
        else:
            pairs.extend((word, None) for word in _WAY_WORDS.read(node, notes) or ())
        ways = tuple(self._apart(pairs, notes))
        if not ways and len(notes.problems) == before:
            notes.say(
                "there is no way in this yet",
                node.span,
                "write the ways of making a difference, each after a dash and a space",
            )
        return ways or None

    def json(self) -> Json:
        line = LINE.json()
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

    def _apart(self, pairs: Iterable[tuple[Text, Text | None]], notes: Notes) -> Iterable[Way]:
        seen: dict[str, Text] = {}
        for word, line in pairs:
            address = slug(word.value)
            if not address:
                notes.say(
                    f"{word.value or 'this'} has no letters, so its page has no address",
                    word.place,
                    "use a word of letters",
                )
            elif address in DEVICES:
                notes.say(f"a page cannot be called {word} on every computer", word.place, "use another word")
            elif sameness(address) in seen:
                notes.say(f"the way {word} is here already", word.place, "keep one of them")
            else:
                seen[sameness(address)] = word
                yield Way(word.value, address, word.place, line, written=word)


_ABOUT_A_WAY = Line(prose=True, help="write a line about the way after its colon, or nothing at all")
_WAY_WORDS = Listed()


class _Relation(NamedTuple):
    words: Several[str]
    nearness: tuple[str, ...] = ("contact", "acquaintance", "friend")
    says: str = (
        "one or several of `contact`, `acquaintance`, `friend` (at most one of these), `met`, `co-worker`, "
        "`colleague`, `muse`"
    )

    def read(self, node: Node, notes: Notes) -> tuple[str, ...] | None:
        words = self.words.read(node, notes)
        if words is None:
            return None
        words = tuple(dict.fromkeys(words))
        if isinstance(node, Sequence) and len([word for word in words if word in self.nearness]) > 1:
            near = [
                item
                for item in node.items
                if isinstance(item, Scalar) and item.value.strip() in self.nearness
            ]
            second = next(item for item in near if item.value.strip() != near[0].value.strip())
            notes.say(
                "contact, acquaintance and friend are steps of nearness, and a person is on one of them",
                inside(second),
                "keep the one that is true",
            )
        return words

    def json(self) -> Json:
        return self.words.json()


class _Fediverse(NamedTuple):
    says: str = "`@name@host`, without digits"

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes)
        if scalar is None:
            return None
        value = scalar.value.strip()
        if digit := re.search(r"\d", value):
            lead = scalar.value.find(value)
            notes.say(
                f"this name would be shown in link previews, with a number in it: {digit[0]}",
                scalar.at(lead + digit.start(), lead + digit.end()),
                "take fediverse: away, and let one of the links lead there: of a link, only the label is "
                "shown",
            )
            return None
        if re.fullmatch(r"@[^\W\d]+(?:[.-][^\W\d]+)*@(?:[^\W\d](?:[^\W\d]|-)*\.)+[^\W\d]{2,}", value) is None:
            found = re.fullmatch(
                r"(?:acct:|https?://(?P<host>[\w.-]+)/@?)?@?(?P<name>[\w.-]+)(?:@(?P<at>[\w.-]+))?", value
            )
            host = found and (found["at"] or found["host"])
            notes.say(
                f"this is not a name in the fediverse: {value}",
                inside(scalar),
                f'did you mean "@{found["name"]}@{host}"?'
                if found and host
                else 'write it in double quotes, with the place it is at: "@name@example.social"',
            )
            return None
        return Text(value, inside(scalar), scalar.at)

    def json(self) -> Json:
        return {"type": "string", "pattern": "^@[^@\\s\\d]+@[^@\\s\\d]+$"}


class _Domain(NamedTuple):
    says: str = "a host name"

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes)
        if scalar is None:
            return None
        value = scalar.value.strip()
        if not in_ascii(value):
            meant = re.sub(r"(?i)^[a-z]*:?/+|[/?#:].*$", "", value).lower().rstrip(".")
            notes.say(
                f"this is not the name of a place on the web: {value}",
                inside(scalar),
                f"did you mean {meant}?"
                if in_ascii(meant)
                else "write it without https:// and without a slash, for example people.example.org",
            )
            return None
        return Text(value, inside(scalar), scalar.at)

    def json(self) -> Json:
        return {"type": "string", "pattern": "^[^\\s/:]+\\.[^\\s/:]+$"}


def _tag_of(word: str) -> str:
    from quietpage import guess

    return guess.language(word)


def _colour_of(word: str) -> str:
    return f"#{word.strip('#')}"


_TAG = Patterned(
    "a language tag (BCP 47), such as `en`, `pt-BR` or `ar`",
    # a country's letters, or a tag that was given up, are understood but not taken
    r"(?!(?i:jp|cz|dk|cn|gr|ua|iw|ji|in)(?:-|$))"
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[0-9A-WYZa-wyz](?:-[A-Za-z0-9]{2,8})+)*"
    r"(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?",
    "this is not the short name (tag) of a language",
    "write en for English, de for German, pt-BR for Brazilian Portuguese, ar for Arabic",
    _tag_of,
    "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
)

_ONE_COLOUR = Patterned(
    "a colour",
    r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?",
    "this is not a colour",
    'write it as six signs after a hash, in double quotes, for example "#fbf8f2"',
    _colour_of,
    "^#([0-9A-Fa-f]{3}){1,2}$",
)

# A link's own fields are the writer's labels; every other key stands in one of the tables below.

AUTHOR_NAME: Field[Text] = Field(
    "name", Line(), "the name you go by here", required=True, also=("fullname", "full_name")
)
AUTHOR_URL: Field[Text] = Field(
    "url",
    Address(),
    "your own address on the web",
    also=("website", "homepage", "site", "web", "uri", "blog", "link"),
)
AUTHOR_EMAIL: Field[Text] = Field(
    "email",
    Patterned(
        "a mail address",
        r"[^\s@<>()]+@" + _HOST,
        "this is not a mail address",
        "write it as name@example.org",
        lambda word: re.sub(r"(?i)^mailto:|[<>\s]|.*(?=<)", "", word),
        "^[^\\s@]+@[^\\s@]+$",
    ),
    "where letters reach you; it can be read by anybody, and by machines",
    also=("mail", "e_mail"),
)
AUTHOR_LINKS = Field(
    "links", Links(), "where else you are", also=("elsewhere", "profiles", "social", "same_as")
)
AUTHOR_FEDIVERSE: Field[Text] = Field(
    "fediverse", _Fediverse(), "your name in the fediverse", also=("mastodon", "fedi", "activitypub")
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


TITLE = Field(
    "title",
    Line(),
    "the page's heading",
    "“People who make a difference”, in the page's language",
    also=("name", "heading", "headline", "site_title", "site_name", "page_title"),
)
AUTHOR = Field(
    "author",
    Made(
        Record(
            "the author",
            (AUTHOR_NAME, AUTHOR_URL, AUTHOR_EMAIL, AUTHOR_LINKS, AUTHOR_FEDIVERSE),
            "leave author: alone on its line, and write below it, moved in by two spaces: name: {}",
        ),
        _author,
    ),
    "who chose these people",
    required=True,
    also=("creator", "owner", "by", "writer", "curator", "authors"),
)
WELCOME = Field(
    "welcome",
    Markdown(),
    "words above the people",
    "nothing",
    also=("intro", "introduction", "description", "about", "text", "subtitle", "greeting"),
)
LANGUAGE = Field(
    "language",
    _TAG,
    "the language of the page: its own words, its direction, and how numbers are found",
    "`en`",
    also=("lang", "locale", "language_code"),
)
URL = Field(
    "url",
    Address(),
    "where the page will be published; needed only for what must be absolute",
    "none",
    also=("base_url", "baseurl", "site_url", "siteurl", "website", "address", "canonical"),
)
THEME = Field(
    "theme",
    Line("a theme's name, or a folder of the site written with a leading `./`"),
    "how the page looks",
    "`whisper`",
    also=("design", "template", "style", "skin", "layout"),
)
LIGHT: Field[Text] = Field("light", _ONE_COLOUR, "by day")
DARK: Field[Text] = Field("dark", _ONE_COLOUR, "by night")
_DAY_AND_NIGHT = Record("this colour", (LIGHT, DARK))


class _Colour(NamedTuple):
    """A colour by day, or both by day and by night."""

    says: str = "a colour, for the day; or a mapping: `light`, `dark`"
    nested: bool = True

    def read(self, node: Node, notes: Notes) -> Colour | None:
        if not isinstance(node, Mapping):
            light = _ONE_COLOUR.read(node, notes)
            return None if light is None else Colour(light)
        before = len(notes.problems)
        found = _DAY_AND_NIGHT.read(node, notes)
        colour = Colour(found.get(LIGHT), found.get(DARK)) if found else Colour()
        if colour == Colour():
            if len(notes.problems) == before:
                notes.say("there is no colour in this yet", start_of(node), _ONE_COLOUR.help)
            return None
        return colour

    def json(self) -> Json:
        return {"anyOf": [_ONE_COLOUR.json(), _DAY_AND_NIGHT.json()]}


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
    also=("colors", "colours", "color", "colour"),
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
    also=("settings", "params", "theme_options"),
)
WAYS = Field(
    "ways",
    _OwnWays(),
    "the ways of making a difference, in place of the shipped ones",
    "gives, respects, laughs, plays, shares, supports, feeds back, challenges",
    also=("tags", "categories", "kinds"),
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
    "`shuffled` is a fixed shuffle: the same people give the same page; `as written` goes by "
    "file name, then by "
    "place in the file",
    "`shuffled`",
    also=("sorting", "ordering", "sort", "sort_by", "order_by", "sort_order"),
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
    also=("visibility", "privacy", "private", "noindex", "robots", "access"),
)
NOT_NUMBERS = Field(
    "not_numbers",
    Listed("a list of exact phrases: letters, spaces, hyphens, apostrophes"),
    "names that only look like numbers",
    "none",
    also=("exceptions", "names", "allow", "allowed", "ignore", "no_numbers"),
)
DOMAIN = Field(
    "domain",
    _Domain(),
    "a domain of your own, for publishing by a git branch",
    "none",
    also=("cname", "host", "custom_domain"),
)

SITE_FIELDS: tuple[Field[object], ...] = (
    TITLE, AUTHOR, WELCOME, LANGUAGE, URL, THEME, PALETTE, OPTIONS, WAYS, ORDER, AUDIENCE, NOT_NUMBERS,
    DOMAIN,
)  # fmt: skip

PORTRAIT_FILE: Field[Text] = Field(
    "file",
    _PictureFile(),
    "the picture",
    required=True,
    also=("src", "image", "picture", "path", "url", "name"),
)
PORTRAIT_ALT: Field[Text] = Field(
    "alt",
    Line(prose=True),
    "what is to be seen, for those who cannot see it",
    required=True,
    also=("alt_text", "description", "text", "caption"),
)
PORTRAIT_FOCUS = Field(
    "focus",
    Choice(("top", "centre", "bottom"), (("middle", "centre"),)),
    "what to keep when the picture is cropped",
    "`centre`",
    also=("position", "crop"),
)


def _portrait(found: Found) -> Portrait | None:
    file, alt = found.get(PORTRAIT_FILE), found.get(PORTRAIT_ALT)
    return None if file is None or alt is None else Portrait(file, alt, found.get(PORTRAIT_FOCUS) or "centre")


BEGIN_TITLE: Field[Text] = Field("title", Line(), "what it is called", required=True, also=("name", "label"))
BEGIN_URL: Field[Text] = Field(
    "url", Address(), "where it is", required=True, also=("link", "address", "href")
)
BEGIN_WHY: Field[Text] = Field(
    "why",
    Line("a short text", prose=True),
    "why begin there",
    also=("reason", "because", "about", "description"),
)


def _beginning(found: Found) -> Beginning | None:
    title, url = found.get(BEGIN_TITLE), found.get(BEGIN_URL)
    return None if title is None or url is None else Beginning(title, url, found.get(BEGIN_WHY))


NAME: Field[Text] = Field(
    "name",
    Line(),
    "what the person is called",
    required=True,
    also=("full_name", "fullname", "who", "person"),
)
REASONS = Field(
    "reasons",
    _Reasons(),
    "why they make a difference to you, in your own words",
    required=True,
    also=("why", "because", "bio", "about", "description", "text", "thanks"),
)
FURTHER_WAYS = Field(
    "ways",
    Several(
        Line(
            "a way's word",
            help="write each way after a dash and a space; what you say about it goes under reasons:",
        )
    ),
    "further ways, without a text of their own",
    also=("tags", "categories", "topics"),
)
LINKS = Field(
    "links",
    Links(),
    "where to meet them; the first is their own address",
    also=(
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
        "profiles",
        "elsewhere",
    ),
)
FEED: Field[Text] = Field(
    "feed",
    Address(),
    "the address of their feed, for the blogroll",
    also=("rss", "atom", "feeds", "feed_url", "rss_feed"),
)
PORTRAIT = Field(
    "portrait",
    _PortraitKind(
        Made(
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
    also=("photo", "picture", "image", "avatar", "img", "pic"),
)
START_WITH = Field(
    "start_with",
    Made(
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
    also=("start", "starts_with", "begin", "begin_with", "recommendation", "read_first"),
)
PRONOUNS = Field("pronouns", Line(), "how to speak of them", also=("gender",))
WHERE = Field(
    "where",
    Line(),
    "where they are at home",
    also=("location", "place", "city", "country", "town", "home", "lives", "from"),
)
RELATION = Field(
    "relation",
    _Relation(
        Several(Choice(("contact", "acquaintance", "friend", "met", "co-worker", "colleague", "muse")))
    ),
    "what they are to you (XFN)",
    also=("relationship", "relations", "rel", "xfn"),
)
FILE_UNDER = Field(
    "file_under",
    Line(),
    "the name to sort by",
    "the name",
    also=("sort_name", "sort_as", "sort_by", "sort", "sortname"),
)
PERSON_LANGUAGE = Field(
    "language", _TAG, "the language of this person's text", "the page's", also=("lang", "locale")
)
SLUG = Field(
    "slug",
    _Slug(),
    "the address of their page, if the one made from the name will not do",
    "made from the name",
    also=("permalink", "address", "id", "page"),
)
ASKED = Field(
    "asked",
    Choice(
        ("yes", "no", "not needed"),
        (
            ("true", "yes"),
            ("false", "no"),
            ("not yet", "no"),
            ("n/a", "not needed"),
            ("unnecessary", "not needed"),
        ),
    ),
    "whether they know that they are here; never shown",
    also=("consent", "told", "knows", "permission"),
)
REVISITED = Field(
    "revisited",
    Note(),
    "a note to yourself of when you last read this; never shown",
    also=("date", "updated", "reviewed", "last_updated", "modified"),
)
DRAFT = Field(
    "draft",
    Choice(("yes", "no"), (("true", "yes"), ("on", "yes"), ("false", "no"), ("off", "no"))),
    "`yes` keeps them off the page for now; a draft needs no reasons yet",
    "`no`",
    also=("hidden", "unpublished", "published", "private", "status"),
)

PERSON_FIELDS: tuple[Field[object], ...] = (
    NAME, REASONS, FURTHER_WAYS, LINKS, FEED, PORTRAIT, START_WITH, PRONOUNS, WHERE, RELATION, FILE_UNDER,
    PERSON_LANGUAGE, SLUG, ASKED, REVISITED, DRAFT,
)  # fmt: skip

SITE_RECORD = Record(
    "this page",
    SITE_FIELDS,
    "write author: on a line, and below it, moved in by two spaces, name: and your name",
    elsewhere=tuple(
        (key, "people stand in files of their own in the folder people, each with name: and reasons:")
        for key in ("people", "persons", "reasons")
    ),
)
PERSON_RECORD = Record(
    "this person",
    PERSON_FIELDS,
    "write name: {}, and below it, just as far in, reasons: and why they make a difference to you",
    later=("reasons",),  # a draft may lack them, and whether it is one is known at the end
)
