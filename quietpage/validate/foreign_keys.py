"""Keys of other programs: what a person or a page is said to have there, and the line to write for it here.

Asked only when there is such a key. A help is filled with what was written; where something is missing, an
address say, an ellipsis stands for it, since nothing is made up. `alike` is the same help for everybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from quietpage.core.suggestions import plain
from quietpage.parse.nodes import Mapping as Mapping_
from quietpage.parse.nodes import Node, Scalar, Sequence
from quietpage.validate.advice import (
    BELOW,
    OF_PROGRAMS,
    TAKE_AWAY,
    Advice,
    Has,
    address_at,
    address_of,
    text_of,
    within_a_list,
    within_brackets,
)
from quietpage.validate.foreign_words import (
    PARTS,
    Meaning,
    handle_in,
    keys_of,
    meaning,
    place_called,
    says_hidden,
    whole_name,
)
from quietpage.validate.written import is_mail_address, one_line


def advice(table: str, key: str, value: Node, has: Has, beside: Mapping[str, Node]) -> Advice | None:
    """What to do about a key (in small letters, with underscores) of a table: person, page, author or link.

    `beside` has what is written beside it, by such keys, and under no key all of that together.
    """
    if table == "link":
        return _of_link(key, value, has, beside)
    found = meaning(key) if table in ("person", "author") else None
    if found and found.kind in PARTS:
        return _part_of_a_name(key, beside, has)
    if table == "person":
        told = _of_person(key, found, value, has) if found else None
    else:
        known = _TABLES.get(table, {})
        of, word = known.get(key) or known.get(key.replace("_", "")) or (_unknown, "")
        told = of(word, value, has)
    if told and isinstance(beside.get("links"), Sequence):
        told = within_a_list(told)
    whole = beside.get("")
    in_brackets = whole is not None and whole.span.source.text.startswith("{", whole.span.start)
    return within_brackets(told) if told and in_brackets else told


def name_of_parts(node: Mapping_) -> str:
    """The help where a name was written as a group of its parts; nothing, if that is no such group."""
    parts: dict[str, str] = {}
    for key, value in node.entries:
        found = meaning(plain(key.value))
        parts.setdefault(found.kind if found else "", text_of(value))
    if not parts.get("given") and not parts.get("family"):
        return ""
    name = parts.get("name") or whole_name(parts)
    return f"write it as one text, on the line of its key: {one_line(name)}"


def _part_of_a_name(key: str, beside: Mapping[str, Node], has: Has) -> Advice | None:
    """One of several keys that make a name together: the first that is met stands for all."""
    if "name" in has:
        help = "take the line away: the whole name stands after name:"
        return Advice(help, help)
    parts: dict[str, str] = {}
    for each, value in beside.items():
        found = meaning(each) if each else None
        if found and found.kind in PARTS and (text := text_of(value)):
            parts.setdefault(found.kind, text)
    name = whole_name(parts)
    return Advice(f"write name: {one_line(name)}", "write name:", "name") if name else TAKE_AWAY


def _of_link(key: str, value: Node, has: Has, beside: Mapping[str, Node]) -> Advice | None:
    """What other programs write of a link besides its label and its address."""
    if key not in _OF_LINKS:
        return None
    called = place_called(text_of(value)) if key == "icon" else ""
    named = "label" in has or any(each in beside for each in ("title", "name", "text", "platform", "service"))
    if called and not named:
        return Advice(f"write label: {called} in its place", f"label: {called}", "label")
    help = "take it away: of a link, only its label is shown"
    return Advice(help, help)


_OF_LINKS = frozenset(
    (
        *("icon", "icon_pack", "iconpack", "icon_class", "class", "color", "colour", "target", "svg"),
        *("image", "weight", "aria_label", "new_tab", "external"),
    )
)
"""What is said of how a link looks."""


def _of_person(key: str, found: Meaning, value: Node, has: Has) -> Advice | None:
    """What to do about a key in a person's file.

    Nothing, if it is another name of one of ours: that is said by the table of fields.
    """
    kind = found.kind
    if kind == "handle" and "name" not in has and " " in text_of(value):
        return _renamed("name", value, has)  # an id may be the name itself
    if key == "page" and text_of(value).casefold() in ("", "true", "false"):
        return OF_PROGRAMS
    if kind in _SYNONYMS and key not in ("date", "address") and key in _synonyms():
        return None
    if kind in _RENAMED:
        return _renamed(_RENAMED[kind], value, has)
    if kind == "private" and key == "address" and re.fullmatch(r"[a-z][a-z-]*", text_of(value)):
        return None  # the address of a page, rather than of a house
    if kind in ("address", "profile", "private") and key in ("home", "address", "adr", "contact"):
        if is_mail_address(text_of(value)):
            return _mail("Mail", value, has)
        if not address_of(text_of(value)):
            return None if key == "home" else _private(found.word, value, has)
        return _link("Website", value, has)
    return _OF_PEOPLE[kind](found.word, value, has) if kind in _OF_PEOPLE else None


def _synonyms() -> Collection[str]:
    """Names by which our own keys go in other programs."""
    from quietpage.validate.fields import PERSON_FIELDS

    return {name for field in PERSON_FIELDS for name in field.synonyms}


def _unknown(_: str, value: Node, has: Has) -> Advice | None:
    return None


_Entry = tuple[Callable[[str, Node, Has], "Advice | None"], str]


def _link(label: str, value: Node, has: Has) -> Advice | None:
    """Where to meet somebody: a line below `links`."""
    written = _handle_in(value) if isinstance(value, Mapping_) else text_of(value)
    if not isinstance(value, Scalar) and not written:
        return None
    if not written:
        return TAKE_AWAY
    address = address_at(label, written)
    line = f"{label}: {address or 'https://…'}"
    where = "move it below links:, two spaces in, as" if "links" in has else BELOW.format("links")
    whose = "" if address else ", with the address of the page there"
    return Advice(f"{where} {line}{whose}", f"below links:, {label}: {bool(address)}", "links")


def _profile(label: str, value: Node, has: Has) -> Advice | None:
    """An account somewhere: in the fediverse it has a key; the address of a page is a link as any other."""
    written = _handle_in(value) if isinstance(value, Mapping_) else text_of(value)
    if label == "Mastodon" and "fediverse" not in has and not re.search("[/\\s]", written):
        from quietpage.core.accounts import meant

        if account := meant(written):
            return Advice(f'write fediverse: "{account}"', "write fediverse:", "fediverse")
    return _link(label, value, has)


def _handle_in(value: Mapping_) -> str:
    return handle_in({key.value.casefold(): text_of(each) for key, each in value.entries})


def _mail(label: str, value: Node, has: Has) -> Advice | None:
    written = re.sub(r"(?i)^mailto:", "", text_of(value).rpartition("<")[2].rstrip(">"))
    if not isinstance(value, Scalar) or (written and not is_mail_address(written)):
        return None
    if not written:
        return TAKE_AWAY
    where = "move it below links:, two spaces in, as" if "links" in has else BELOW.format("links")
    return Advice(f"{where} {label}: mailto:{written}", f"below links:, {label}:", "links")


def _mail_of_somebody(_: str, value: Node, has: Has) -> Advice | None:
    return _mail("Mail", value, has)


def _feed(_: str, value: Node, has: Has) -> Advice | None:
    if "feed" in has:
        return _there("feed")
    address = address_of(text_of(value))
    if address and address != text_of(value):
        return Advice(f"write feed: {address}", "write feed:", "feed")
    return Advice("did you mean feed:?", "did you mean feed:?", "feed")


def _portrait(_: str, value: Node, has: Has) -> Advice | None:
    if not isinstance(value, Scalar):
        return None
    written = text_of(value)
    if not written:
        return TAKE_AWAY
    if "portrait" in has:
        return _there("portrait")
    alt = "and on the next line alt: and what is to be seen"
    where = BELOW.format("portrait")
    if re.match(r"(?i)(?:[a-z][a-z0-9+.-]*:)?//|data:|www\.", written):
        help = f"save the picture in the folder portraits, and {where} file: and its name, {alt}"
        return Advice(help, help, "portrait")
    name = re.split(r"[/\\:]", written)[-1]
    return Advice(f"{where} file: {one_line(name)}, {alt}", f"{where} file: …", "portrait")


def _words(_: str, value: Node, has: Has) -> Advice | None:
    """What somebody is, in words: if it belongs to why, it is said there."""
    if "reasons" not in has:
        return Advice("did you mean reasons:?", "did you mean reasons:?", "reasons")
    help = "if it belongs to why they make a difference, say it in the reasons; then take the line away"
    return Advice(help, help)


def _occupation(_: str, value: Node, has: Has) -> Advice | None:
    help = (
        "there is no key for what somebody is; if it belongs to why they make a difference, say it in the "
        "reasons, and take the line away"
    )
    return Advice(help, help)


def _title(_: str, value: Node, has: Has) -> Advice | None:
    if "name" not in has:
        return Advice("did you mean name:?", "did you mean name:?", "name")
    help = (
        "if it is something of theirs to begin with, it stands under start_with:, moved in by two spaces; "
        "what somebody is can be said in the reasons"
    )
    return Advice(help, help)


def _tags(_: str, value: Node, has: Has) -> Advice | None:
    help = (
        "take the line away: nobody is sorted by topics here; the ways of making a difference stand under "
        "ways:"
    )
    return Advice(help, help)


def _dates(_: str, value: Node, has: Has) -> Advice | None:
    help = "take the line away: there are no dates on this page"
    return Advice(help, help)


def _places_of_somebody(_: str, value: Node, has: Has) -> Advice | None:
    if isinstance(value, Scalar):
        return _link("Website", value, has)
    return _renamed("links", value, has)


def _handle(_: str, value: Node, has: Has) -> Advice | None:
    help = (
        "take the line away; if they have a page of their own under that name somewhere, its address goes "
        "below links:"
    )
    return Advice(help, help)


def _deeds(_: str, value: Node, has: Has) -> Advice | None:
    help = (
        "there is no key for what somebody has done or learned; if it belongs to why they make a difference, "
        "say it in the reasons, and take this and what belongs to it away"
    )
    return Advice(help, help)


def _position(_: str, value: Node, has: Has) -> Advice | None:
    """What somebody works as; a place among others is told as what it is."""
    return _occupation("", value, has) if re.search(r"[^\W\d_]{2}", text_of(value)) else None


def _contributions(_: str, value: Node, has: Has) -> Advice | None:
    help = (
        "take this and what belongs to it away: what somebody gave is not counted here; if it belongs to why "
        "they make a difference, say it in the reasons"
    )
    return Advice(help, help)


def _private(words: str, value: Node, has: Has) -> Advice | None:
    if words == "telephone numbers":
        return _numbers("", value, has)
    if words == "birthdays":
        return _dates("", value, has)
    help = "take the line away: that is nobody's business, and everybody can read this page"
    return Advice(help, help)


def _numbers(_: str, value: Node, has: Has) -> Advice | None:
    help = "take the line away: there are no numbers on this page, and everybody can read it"
    return Advice(help, help)


def _shown(shown: str, value: Node, has: Has) -> Advice | None:
    """Whether somebody is to be seen there: who is not, is not to be seen here either."""
    if not says_hidden("shown" if shown else "hidden", text_of(value)):
        return Advice("take the line away", "take the line away")
    return _there("draft") if "draft" in has else Advice("write draft: yes", "write draft: yes", "draft")


def _of_programs(_: str, value: Node, has: Has) -> Advice | None:
    return OF_PROGRAMS


def _there(key: str) -> Advice:
    help = f"{key}: is here already; take this line away, or put what it says there"
    return Advice(help, help)


def _renamed(key: str, value: Node, has: Has) -> Advice | None:
    if key in has:
        return _there(key)
    return Advice(f"did you mean {key}:?", f"did you mean {key}:?", key)


def _page_mail(_: str, value: Node, has: Has) -> Advice | None:
    return _below_author("email", value, has)


def _page_link(label: str, value: Node, has: Has) -> Advice | None:
    """Where else the author is: below `author`, below `links`."""
    if not isinstance(value, Scalar):
        return None
    written = text_of(value)
    if not written:
        return TAKE_AWAY
    if re.fullmatch(r"@[^\W\d]+@[^\W\d]+", written.replace(".", "").replace("-", "")):
        return _below_author("fediverse", value, has)
    address = address_at(label, written)
    line = f"{label}: {address or 'https://…'}"
    whose = "" if address else ", with the address of the page there"
    where = "move it below author:, as links:, and below that, four spaces in,"
    return Advice(f"{where} {line}{whose}", f"{where} {label}: {bool(address)}")


def _below_author(key: str, value: Node, has: Has) -> Advice | None:
    written = one_line(text_of(value))
    if not isinstance(value, Scalar):
        return None
    if not written:
        return TAKE_AWAY
    if "author" in has:
        return Advice(f"move it below author:, two spaces in, as {key}: {written}", key)
    return Advice(
        f"{BELOW.format('author')} name: and your name, and on the next line {key}: {written}", key, "author"
    )


def _author_words(_: str, value: Node, has: Has) -> Advice | None:
    help = "move it out, to the very left of the file, as welcome:"
    return Advice(help, help)


def _logo(_: str, value: Node, has: Has) -> Advice | None:
    help = "take the line away: a page has no picture of its own; a portrait goes with a person"
    return Advice(help, help)


def _menu(_: str, value: Node, has: Has) -> Advice | None:
    help = "take this and what belongs to it away: a page of people has no menu"
    return Advice(help, help)


def _places(of: Callable[[str, Node, Has], Advice | None], *but: str) -> dict[str, _Entry]:
    """What to do about each key that stands for somebody's page at a place, `but` for some."""
    found = {key: meaning(key) for key in keys_of("profile") if key not in but}
    return {key: (of, each.word) for key, each in found.items() if each}


_OF_PEOPLE: dict[str, Callable[[str, Node, Has], Advice | None]] = {
    "address": _link,
    "profile": _profile,
    "places": _places_of_somebody,
    "feed": _feed,
    "support": lambda _, value, has: _link("Support", value, has),
    "mail": _mail_of_somebody,
    "portrait": _portrait,
    "about": _words,
    "notes": _words,
    "role": _occupation,
    "prefix": _occupation,
    "position": _position,
    "deeds": _deeds,
    "contributions": _contributions,
    "title": _title,
    "topics": _tags,
    "date": _dates,
    "private": _private,
    "handle": _handle,
    "hidden": _shown,
    "shown": lambda _, value, has: _shown("shown", value, has),
    "program": _of_programs,
}
"""What to do about a key of each kind in a person's file."""

_RENAMED = {"name": "name", "author": "name", "why": "reasons", "pronouns": "pronouns", "where": "where"}
"""Kinds of keys that are keys of ours by another name."""

_SYNONYMS = frozenset((*_RENAMED, "places", "handle", "program", "private", "date"))
"""Kinds of which some keys are told by the table of fields, as another name for one of ours."""


def _each(keys: str, of: Callable[[str, Node, Has], Advice | None], word: str = "") -> dict[str, _Entry]:
    return dict.fromkeys(keys.split(), (of, word))


_TABLES: dict[str, dict[str, _Entry]] = {
    "page": {
        **_places(_page_link),
        **_each("email mail e_mail author_email", _page_mail),
        **_each("logo favicon icon avatar image photo banner og_image social_image thumbnail cover", _logo),
        **_each("menu menus nav navigation navbar sidebar footer header links_menu breadcrumbs", _menu),
        **_each("base_url baseurl site_url siteurl website homepage", _renamed, "url"),
        **_each(
            "lang locale language_code languagecode default_content_language site_lang", _renamed, "language"
        ),
        **_each(
            "name site_title site_name sitename page_title heading headline blog_name", _renamed, "title"
        ),
        **_each(
            "description site_description tagline subtitle about intro introduction", _renamed, "welcome"
        ),
        **_each(
            "permalink permalinks params plugins gems markdown kramdown highlighter paginate "
            "paginate_path pagination pagination_path collections taxonomies module modules outputs "
            "exclude include repository repo analytics google_analytics googleanalytics ga plausible "
            "disqus comments timezone time_zone date_format copyright license licence build markup "
            "mediatypes imaging caching minify sass defaults remote_theme theme_config skin_config source "
            "destination output output_dir out_dir public_dir content_dir publish_dir port show_drafts "
            "future draft drafts version generator keywords tags categories favicon_path extra extra_css "
            "extra_javascript javascript css scripts head docs_dir site_dir edit_uri repo_url repo_name "
            "languages i18n enable_robots_txt enable_git_info summary_length rss feed sitemap seo search "
            "deploy server env type",
            _of_programs,
        ),
    },
    "author": {
        **_places(_link, "mastodon", "fediverse", "activitypub"),  # which are a key of the author's own
        **_each("image photo picture avatar img pic icon logo", _logo),
        **_each("bio about description summary text biography", _author_words),
    },
}  # fmt: skip
