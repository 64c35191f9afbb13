"""Keys of other programs: what a person or a page is said to have there, and the line to write for it here.

Asked only when there is such a key. A help is filled with what was written; where something is missing, an
address say, an ellipsis stands for it, since nothing is made up. `alike` is the same help for everybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from quietpage.core.named_tuple import NamedTuple
from quietpage.parse.nodes import Node, Scalar, Sequence
from quietpage.validate.profiles import NAMED_WITH_DOTS, profile
from quietpage.validate.written import is_host, is_mail_address, one_line

Has = Collection[str]
"""The keys that are there already, or that another key was understood as."""


class Advice(NamedTuple):
    """What to do about a key. `means` is the key that was meant by it: it is not missing then."""

    help: str
    alike: str
    means: str = ""


def advice(table: str, key: str, value: Node, has: Has, beside: Mapping[str, Node]) -> Advice | None:
    """What to do about a key (in small letters, with underscores) of a table: person, page or author.

    `beside` has what is written beside it, by such keys, and under no key all of that together.
    """
    if table != "page" and key in _FIRST_NAMES + _LAST_NAMES:
        return _part_of_a_name(key, beside, has)
    known = _TABLES.get(table, {})
    found = known.get(key) or known.get(key.replace("_", ""))
    if found is None:
        return None
    of, word = found
    told = of(word, value, has)
    if told and isinstance(beside.get("links"), Sequence):
        told = _within_a_list(told)
    whole = beside.get("")
    in_brackets = whole is not None and whole.span.source.text.startswith("{", whole.span.start)
    return _within_brackets(told) if told and in_brackets else told


_BELOW_LINKS = "move it below links:, two spaces in, as "


def _within_a_list(told: Advice) -> Advice:
    """The same where `links` are a list, each of them with a `label` and a `url`."""
    if not told.help.startswith(_BELOW_LINKS):
        return told
    line, _, whose = told.help.removeprefix(_BELOW_LINKS).partition(", with ")
    label, _, address = line.partition(": ")
    item = f'- {{label: {label}, url: "{address}"}}'
    help = f"move it into the list below links:, just as far in as the others, as {item}"
    return Advice(help + (f", with {whose}" if whose else ""), f"{told.alike} in a list", told.means)


def _within_brackets(told: Advice) -> Advice:
    """The same where keys stand in curly brackets, as in JSON, and not on lines of their own."""
    first, below, line = told.help.partition(": in its place, and below it, moved in by two spaces, ")
    if below:
        before, _, key = first.rpartition("write ")
        line, _, whose = line.partition(", with ")
        line = line.replace(
            ", and on the next line alt: and what is to be seen", ', alt: "what is to be seen"'
        )
        name, _, rest = line.partition(": ")
        line = f'{name}: "{rest}"' if rest.startswith(("http", "mailto")) else line
        help = f"{before}write {key}: {{{line}}} in its place" + (f", with {whose}" if whose else "")
    else:
        help = told.help.replace(
            "move it below links:, two spaces in, as", "move it into the brackets of links:, as"
        )
    return Advice(help, f"{told.alike} in brackets", told.means)


_FIRST_NAMES = ("first_name", "firstname", "given_name", "givenname", "forename")
_LAST_NAMES = ("last_name", "lastname", "family_name", "familyname", "surname")


def _part_of_a_name(key: str, beside: Mapping[str, Node], has: Has) -> Advice | None:
    """One of two keys that make a name together: the first that is met stands for both."""
    if "name" in has:
        help = "take the line away: the whole name stands after name:"
        return Advice(help, help)
    parts = (
        next((_text(beside[each]) for each in keys if each in beside), "")
        for keys in (_FIRST_NAMES, _LAST_NAMES)
    )
    name = " ".join(part for part in parts if part)
    return Advice(f"write name: {one_line(name)}", "write name:", "name") if name else _TAKE_AWAY


_Entry = tuple[Callable[[str, Node, Has], "Advice | None"], str]


def _text(value: Node) -> str:
    """A value in one line; nothing, if it is none."""
    if not isinstance(value, Scalar) or value.value.strip() in ("~", "null"):
        return ""
    return " ".join(value.value.split())


def _address(written: str) -> str:
    """An address as it has to stand; nothing, if what was written is none."""
    if re.match(r"(?i)https?://\S+$|mailto:\S+$", written):
        return written
    if " " not in written and is_host(re.split("[/?#]", written)[0]):
        return f"https://{written}"
    return ""


def _address_at(place: str, written: str) -> str:
    """The address of somebody's page at a place, by their name there or as it was written; nothing, if it is
    neither.
    """
    # Where names have dots, `ada.lovelace` is one, and no host.
    named = profile(place, written) if place in NAMED_WITH_DOTS else ""
    return named or _address(written) or profile(place, written)


def _link(label: str, value: Node, has: Has) -> Advice | None:
    """Where to meet somebody: a line below `links`."""
    if not isinstance(value, Scalar):
        return None
    written = _text(value)
    if not written:
        return _TAKE_AWAY
    address = _address_at(label, written)
    line = f"{label}: {address or 'https://…'}"
    where = "move it below links:, two spaces in, as" if "links" in has else _BELOW.format("links")
    whose = "" if address else ", with the address of the page there"
    return Advice(f"{where} {line}{whose}", f"below links:, {label}: {bool(address)}", "links")


def _account(label: str, value: Node, has: Has) -> Advice | None:
    """An account in the fediverse; an address of its page is a link as any other."""
    written = _text(value)
    if "fediverse" not in has and not re.search("[/\\s]", written):
        from quietpage.core.accounts import meant

        if account := meant(written):
            return Advice(f'write fediverse: "{account}"', "write fediverse:", "fediverse")
    return _link(label, value, has)


def _mail(label: str, value: Node, has: Has) -> Advice | None:
    written = re.sub(r"(?i)^mailto:", "", _text(value).rpartition("<")[2].rstrip(">"))
    if not isinstance(value, Scalar) or (written and not is_mail_address(written)):
        return None
    if not written:
        return _TAKE_AWAY
    where = "move it below links:, two spaces in, as" if "links" in has else _BELOW.format("links")
    return Advice(f"{where} {label}: mailto:{written}", f"below links:, {label}:", "links")


def _feed(_: str, value: Node, has: Has) -> Advice | None:
    if "feed" in has:
        return _there("feed")
    address = _address(_text(value))
    if address and address != _text(value):
        return Advice(f"write feed: {address}", "write feed:", "feed")
    return Advice("did you mean feed:?", "did you mean feed:?", "feed")


def _portrait(_: str, value: Node, has: Has) -> Advice | None:
    if not isinstance(value, Scalar):
        return None
    written = _text(value)
    if not written:
        return _TAKE_AWAY
    if "portrait" in has:
        return _there("portrait")
    alt = "and on the next line alt: and what is to be seen"
    where = _BELOW.format("portrait")
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


def _numbers(_: str, value: Node, has: Has) -> Advice | None:
    help = "take the line away: there are no numbers on this page, and everybody can read it"
    return Advice(help, help)


def _shown(shown: str, value: Node, has: Has) -> Advice | None:
    """Whether somebody is to be seen there: who is not, is not to be seen here either."""
    written = _text(value).casefold()
    hidden = written in ("false", "no", "off", "0") if shown else written in ("true", "yes", "on", "1")
    if not hidden:
        return Advice("take the line away", "take the line away")
    return _there("draft") if "draft" in has else Advice("write draft: yes", "write draft: yes", "draft")


def _of_programs(_: str, value: Node, has: Has) -> Advice | None:
    return _OF_PROGRAMS


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
    written = _text(value)
    if not written:
        return _TAKE_AWAY
    if re.fullmatch(r"@[^\W\d]+@[^\W\d]+", written.replace(".", "").replace("-", "")):
        return _below_author("fediverse", value, has)
    address = _address_at(label, written)
    line = f"{label}: {address or 'https://…'}"
    whose = "" if address else ", with the address of the page there"
    where = "move it below author:, as links:, and below that, four spaces in,"
    return Advice(f"{where} {line}{whose}", f"{where} {label}: {bool(address)}")


def _below_author(key: str, value: Node, has: Has) -> Advice | None:
    written = one_line(_text(value))
    if not isinstance(value, Scalar):
        return None
    if not written:
        return _TAKE_AWAY
    if "author" in has:
        return Advice(f"move it below author:, two spaces in, as {key}: {written}", key)
    return Advice(
        f"{_BELOW.format('author')} name: and your name, and on the next line {key}: {written}", key, "author"
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


_BELOW = "write {}: in its place, and below it, moved in by two spaces,"
_TAKE_AWAY = Advice("take the line away", "take the line away")
_OF_PROGRAMS = Advice(
    "take it away, with what belongs to it: it is for another program",
    "take it away, with what belongs to it: it is for another program",
)

_LABELS = """
    Twitter=twitter,x,twitter_username,twitter_handle,twitterhandle,twitter_url
    GitHub=github,github_username,gh,github_url GitLab=gitlab,gitlab_username Codeberg=codeberg
    Mastodon=mastodon,fediverse,activitypub,masto,mastodon_url Bluesky=bluesky,bsky
    LinkedIn=linkedin,linkedin_url Instagram=instagram,insta,ig Facebook=facebook,fb YouTube=youtube,yt
    Threads=threads TikTok=tiktok Pinterest=pinterest Tumblr=tumblr Reddit=reddit Flickr=flickr
    Vimeo=vimeo SoundCloud=soundcloud Bandcamp=bandcamp Medium=medium Substack=substack
    Telegram=telegram Twitch=twitch Goodreads=goodreads Letterboxd=letterboxd Pixelfed=pixelfed
    Lemmy=lemmy Dribbble=dribbble Behance=behance ORCID=orcid
    Scholar=google_scholar,scholar,googlescholar ResearchGate=researchgate Wikipedia=wikipedia
    Patreon=patreon Signal=signal Matrix=matrix Discord=discord Keybase=keybase Micro.blog=microblog
    Spotify=spotify Podcast=podcast Newsletter=newsletter Shop=shop Xing=xing
    StackOverflow=stackoverflow,stack_overflow DEV=devto,dev_to
"""
_ADDRESSES = """
    Blog=url,link,blog,uri,href,html_url,htmlurl,weblog,blog_url,address_url,permalink_url
    Website=website,web_site,site,web,www,website_url,site_url,siteurl,page_url,webpage,web_page,websites,urls
    Homepage=homepage,home_page,homepage_url Portfolio=portfolio Profile=profile,profile_url
"""


def _labelled(table: str, of: Callable[[str, Node, Has], Advice | None]) -> dict[str, _Entry]:
    return {
        key: (of, label)
        for label, _, keys in (entry.partition("=") for entry in table.split())
        for key in keys.split(",")
    }


def _each(keys: str, of: Callable[[str, Node, Has], Advice | None], word: str = "") -> dict[str, _Entry]:
    return dict.fromkeys(keys.split(), (of, word))


_MACHINES = """
        layout type template kind class css_class style color colour icon_class uuid guid uid _id
    excerpt_separator target aliases alias cascade url_name sitemap robots outputs toc comments pin meta
    metadata seo head schema version external
"""

_TABLES: dict[str, dict[str, _Entry]] = {
    "person": {
        **_labelled(_LABELS, _link),
        **_each("mastodon masto activitypub fedi mastodon_url mastodon_handle", _account, "Mastodon"),
        **_labelled(_ADDRESSES, _link),
        **_each("email mail e_mail email_address mail_address", _mail, "Mail"),
        **_each(
            "rss atom feeds feed_url feedurl rss_feed rss_url xml_url xmlurl atom_url json_feed jsonfeed "
            "feed_link feedlink",
            _feed,
        ),
        **_each(
            "image photo picture avatar img pic icon thumbnail thumb headshot cover gravatar photo_url "
            "image_url avatar_url profile_image profile_picture profile_photo profile_pic featured_image "
            "logo favicon",
            _portrait,
        ),
        **_each(
            "bio about description descr desc summary text biography blurb intro introduction excerpt "
            "content body note notes quote comment abstract statement",
            _words,
        ),
        **_each(
            "role job job_title jobtitle profession occupation company organization organisation org "
            "affiliation employer team department office field headline tagline subtitle work skills "
            "expertise education research",
            _occupation,
        ),
        **_each("title", _title),
        **_each(
            "tags tag categories category keywords topics topic interests hobbies labels group groups",
            _tags,
        ),
        **_each(
            "date created created_at added joined since birthday birthdate born year lastmod last_mod",
            _dates,
        ),
        **_each("phone tel telephone mobile fax age", _numbers),
        **_each("published publish visible show enabled active online", _shown, "shown"),
        **_each("hidden hide private unpublished disabled archived", _shown),
        **_each(_MACHINES, _of_programs),
    },
    "page": {
        **_labelled(_LABELS, _page_link),
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
        **_labelled(_LABELS.replace(",fediverse,activitypub", "").replace("mastodon,", ""), _link),
        **_each("image photo picture avatar img pic icon logo", _logo),
        **_each("bio about description summary text biography", _author_words),
    },
}  # fmt: skip
