"""Kinds of value that only one key has, or a few: addresses, pictures, accounts, days, colours.

`kinds` has the kinds of which these are made, `reason_kinds` those that say why; `fields` says which key
has which.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from quietpage.core.hosts import domain_fault, no_such_name
from quietpage.core.model import Portrait, Text
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.paths import Astray, way_to
from quietpage.core.slugs import DEVICES, slug
from quietpage.core.urls import without_scheme
from quietpage.load.inventory import PORTRAITS
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
from quietpage.validate.kinds import (
    Address,
    Json,
    OneOrMore,
    Pattern,
    text_at,
)
from quietpage.validate.node_spans import inner_span, start_span
from quietpage.validate.problems import Problems, as_list, expect_scalar
from quietpage.validate.records import Nested, Record

HOST = r"(?=.{1,253}$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}"
"""The name of a host, as a regular expression."""


class Slug(NamedTuple):
    """The address of a person's page. It has to be written as it will be, so that nobody is surprised."""

    says: str = "letters and hyphens only"

    def read(self, node: Node, problems: Problems) -> str | None:
        scalar = expect_scalar(node, problems)
        if scalar is None:
            return None
        value = unicodedata.normalize("NFC", scalar.value.strip().lower())
        if value in DEVICES:
            problems.report(
                f"a page cannot be called {value} on every computer",
                inner_span(scalar),
                "write another address, of letters and hyphens",
            )
            return None
        made = slug(value)
        if not made or made != value:
            # Without what would be taken for a path or an ending, a slug is made as from a name.
            near = slug(re.sub(r"[./\\,+&]+", "-", re.sub(r"\.(?:html?|yml|yaml)$", "", value)))
            problems.report(
                f"{scalar.value.strip()} will not do as an address; letters and hyphens will",
                inner_span(scalar),
                f"write {near}" if near else "write the name in small letters, with hyphens for spaces",
            )
            return None
        return made

    def json(self) -> Json:
        return {"type": "string", "pattern": "^[^\\s\\d./\\\\_]+$"}


class PictureFile(NamedTuple):
    """The name of a file in `portraits/`, alone or behind that folder: no picture is from anywhere else.

    The text is the name alone, however it was written.
    """

    says: str = "the name of a file in `portraits/`, with or without that folder before it"

    def read(self, node: Node, problems: Problems) -> Text | None:
        scalar = expect_scalar(node, problems)
        if scalar is None:
            return None
        written = scalar.value.strip()
        if _remote(written):
            _report_remote(scalar, problems)
            return None
        # Editors with a form save where the picture is, from the site or from the root of the web.
        value = re.sub(f"^/?{PORTRAITS}/(?=[^/])", "", written)
        if "/" in value or "\\" in value or value.startswith(".") or ":" in value:
            name = re.split(r"[/\\:]", value)[-1]
            problems.report(
                "only the file's own name goes here, and the file lies in portraits/",
                inner_span(scalar),
                f"write {name}"
                if name.strip(". ")
                else "write the name of a picture in the folder portraits",
            )
            return None
        if isinstance(way := way_to(value, everywhere=False), Astray):
            problems.report(way.message, inner_span(scalar), way.help)
            return None
        return text_at(scalar, value, scalar.value.index(written) + len(written) - len(value))

    def json(self) -> Json:
        return {"type": "string", "pattern": f"^(/?{PORTRAITS}/)?[^/\\\\:.][^/\\\\:]*$"}


def _remote(value: str) -> bool:
    """Whether a picture is to come from the web, or from the page itself (`data:`)."""
    return re.match(r"(?i)(?:[a-z][a-z0-9+.-]*:)?//|data:|www\.", value) is not None


def _report_remote(scalar: Scalar, problems: Problems) -> None:
    problems.report(
        "a picture from elsewhere would be asked for there each time somebody looks at the page",
        inner_span(scalar),
        "save the picture in the folder portraits, and write its file name after file:",
        alike="save the picture",
    )


class PortraitKind(NamedTuple):
    """A portrait's own keys; a remote picture is told apart even where it stands in their place."""

    keys: Nested[Portrait]
    nested: bool = True

    @property
    def says(self) -> str:
        return self.keys.says

    @property
    def record(self) -> Record:
        return self.keys.record

    def read(self, node: Node, problems: Problems) -> Portrait | None:
        if isinstance(node, Scalar) and _remote(node.value.strip()):
            _report_remote(node, problems)
            return None
        return self.keys.read(node, problems)

    def json(self) -> Json:
        return self.keys.json()


class Feeds(NamedTuple):
    """The addresses of somebody's feeds: one, or a list of them. They have no labels, as nobody sees them."""

    says: str = "an address, or a list of such"

    def read(self, node: Node, problems: Problems) -> tuple[Text, ...] | None:
        if isinstance(node, Scalar) and "http" in node.value.strip()[1:]:
            apart = node.value.replace(",http", " http").replace(";http", " http").split()
            together = [each.strip(",;") for each in apart]
            if len(together) > 1 and all(each.startswith("http") for each in together):
                place = inner_span(node)
                problems.report("several addresses stand here as one", place, as_list(together, place))
                return None
        if isinstance(node, Mapping):
            self._report_labels(node, _together, problems)
            return None
        labelled = (
            [each for each in node.items if isinstance(each, Mapping)] if isinstance(node, Sequence) else []
        )
        for each in labelled:
            self._report_labels(each, lambda urls: f"write the address alone: - {urls[0]}", problems)
        if labelled:
            return None
        feeds = _ADDRESSES.read(node, problems)
        if feeds is None or len(feeds) == 1:
            return feeds
        seen: dict[str, Text] = {}
        for feed in feeds:
            if seen.setdefault(without_scheme(feed.value), feed) is not feed:
                problems.report(f"the feed {feed} is here already", feed.place, "keep one of them")
        return tuple(seen.values())

    def json(self) -> Json:
        return _ADDRESSES.json()

    def _report_labels(self, node: Mapping, several: Callable[[list[str]], str], problems: Problems) -> None:
        """Report addresses that have words before them."""
        values = [value.value.strip() for _, value in node.entries if isinstance(value, Scalar)]
        urls = [value for value in values if re.match(r"(?i)https?://", value)]
        problems.report(
            "the address of a feed stands alone, and here is a word before it",
            start_span(node),
            several(urls) if urls else "write the address of the feed, from https:// on",
        )


def _together(urls: list[str]) -> str:
    return f"write feed: [{', '.join(urls)}] in place of what stands there"


_ADDRESSES = OneOrMore(Address())


class Relation(NamedTuple):
    """Words of XFN (https://gmpg.org/xfn/), of which at most one is of `nearness`."""

    words: OneOrMore[str]
    nearness: tuple[str, ...] = ("contact", "acquaintance", "friend")
    says: str = (
        "one or several of `contact`, `acquaintance`, `friend` (at most one of these), `met`, `co-worker`, "
        "`colleague`, `muse`"
    )

    def read(self, node: Node, problems: Problems) -> tuple[str, ...] | None:
        words = self.words.read(node, problems)
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
            problems.report(
                "contact, acquaintance and friend are steps of nearness, and a person is on one of them",
                inner_span(second),
                "keep the one that is true",
            )
        return words

    def json(self) -> Json:
        return self.words.json()


_SHOWN_ACCOUNT = r"@[^\W\d]+(?:[.-][^\W\d]+)*@(?:[^\W\d](?:[^\W\d]|-)*\.)+[^\W\d]{2,}"
"""An account without digits."""


class Fediverse(NamedTuple):
    """A name in the fediverse. Without digits, since previews of links show it (`fediverse:creator`)."""

    says: str = "`@name@host`, without digits"

    def read(self, node: Node, problems: Problems) -> Text | None:
        scalar = expect_scalar(node, problems)
        if scalar is None:
            return None
        value = scalar.value.strip()
        if re.fullmatch(_SHOWN_ACCOUNT, value) is None:
            self._report(value, scalar, problems)
            return None
        return text_at(scalar, value, scalar.value.find(value))

    def _report(self, value: str, scalar: Scalar, problems: Problems) -> None:
        from quietpage.core.accounts import meant

        # YAML keeps an at sign at the beginning for itself; within quotes, others would be a part of it.
        quote = '"' if scalar.style == "plain" else ""
        guess = meant(value)
        if re.fullmatch(_SHOWN_ACCOUNT, guess):
            help = f"did you mean {quote}{guess}{quote}?"
        elif digit := re.search(r"\d", value):
            lead = scalar.value.find(value)
            problems.report(
                f"this name would be shown in link previews, with a number in it: {digit[0]}",
                scalar.at(lead + digit.start(), lead + digit.end()),
                "take fediverse: away, and let one of the links lead there: of a link, only the label is "
                "shown",
            )
            return
        elif quote:
            help = 'write it in double quotes, with the place it is at: "@name@example.social"'
        else:
            help = "write it with the place it is at: @name@example.social"
        problems.report(f"this is not a name in the fediverse: {value}", inner_span(scalar), help)

    def json(self) -> Json:
        return {"type": "string", "pattern": "^@[^@\\s\\d]+@[^@\\s\\d]+$"}


class Account(NamedTuple):
    """Somebody's account in the fediverse. It may have digits, since it is an address: no page shows it."""

    says: str = "`@name@host`; it may have digits, as no page shows it"

    def read(self, node: Node, problems: Problems) -> Text | None:
        scalar = expect_scalar(node, problems)
        if scalar is None:
            return None
        from quietpage.core.accounts import account_of

        value = scalar.value.strip()
        if account_of(value) is None:
            from quietpage.validate.account_help import wrong

            problems.report(*wrong(value, scalar))
            return None
        return text_at(scalar, value, scalar.value.find(value))

    def json(self) -> Json:
        return {
            "type": "string",
            "pattern": "^@[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?@[^@\\s/:]+\\.[^@\\s/:.]+$",
        }


class Day(NamedTuple):
    """A day, as ISO 8601 writes it."""

    says: str = "a date, as `YYYY-MM-DD`"

    def read(self, node: Node, problems: Problems) -> Text | None:
        scalar = expect_scalar(node, problems)
        if scalar is None:
            return None
        from quietpage.validate.days import fault

        value = scalar.value.strip()
        if found := fault(value):
            problems.report(found[0], inner_span(scalar), found[1])
            return None
        return text_at(scalar, value, scalar.value.find(value))

    def json(self) -> Json:
        return {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}


class Domain(NamedTuple):
    """The name of a host, for the file `CNAME`."""

    says: str = "a host name"

    def read(self, node: Node, problems: Problems) -> Text | None:
        scalar = expect_scalar(node, problems)
        if scalar is None:
            return None
        value = scalar.value.strip()
        if fault := domain_fault(value):
            meant = re.sub(r"(?is)^[a-z]*+:?/++|[/?#:].*", "", value).lower().rstrip(".")
            generic = fault == no_such_name(value)
            if not generic and domain_fault(meant):
                lead = len(scalar.value) - len(scalar.value.lstrip())
                problems.report(fault.message, scalar.at(lead + fault.start, lead + fault.end), fault.help)
                return None
            problems.report(
                f"this is not the name of a place on the web: {value}",
                inner_span(scalar),
                f"did you mean {meant}?"
                if not domain_fault(meant)
                else "write it without https:// and without a slash, for example people.example.org",
            )
            return None
        return text_at(scalar, value, scalar.value.find(value))

    def json(self) -> Json:
        return {"type": "string", "pattern": "^[^\\s/:]+\\.[^\\s/:]+$"}


def _tag_of(word: str) -> str:
    from quietpage.core import suggestions

    return suggestions.language(word)


def _colour_of(word: str) -> str:
    return f"#{word.strip('#')}"


# The form of RFC 5646, section 2.1, without the grandfathered tags.
TAG = Pattern(
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

ONE_COLOUR = Pattern(
    "a colour",
    r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?",
    "this is not a colour",
    'write it as six signs after a hash, in double quotes, for example "#fbf8f2"',
    _colour_of,
    "^#([0-9A-Fa-f]{3}){1,2}$",
)
