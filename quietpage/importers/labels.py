"""What links to people are called, by where they lead. The label is shown on the page, the address never."""

from __future__ import annotations

import re

_PLACES = {
    "github.com": "GitHub",
    "gitlab.com": "GitLab",
    "codeberg.org": "Codeberg",
    "sr.ht": "SourceHut",
    "linkedin.com": "LinkedIn",
    "twitter.com": "Twitter",
    "x.com": "Twitter",
    "bsky.app": "Bluesky",
    "instagram.com": "Instagram",
    "facebook.com": "Facebook",
    "threads.net": "Threads",
    "threads.com": "Threads",
    "youtube.com": "YouTube",
    "vimeo.com": "Vimeo",
    "flickr.com": "Flickr",
    "bandcamp.com": "Bandcamp",
    "soundcloud.com": "SoundCloud",
    "goodreads.com": "Goodreads",
    "orcid.org": "ORCID",
    "wikipedia.org": "Wikipedia",
    "medium.com": "Medium",
    "substack.com": "Substack",
    "micro.blog": "Micro.blog",
    "tumblr.com": "Tumblr",
    "pixelfed.social": "Pixelfed",
    "mas.to": "Mastodon",
    "fosstodon.org": "Mastodon",
    "hachyderm.io": "Mastodon",
    "are.na": "Are.na",
    "letterboxd.com": "Letterboxd",
}
"""By host. Labels are shown, so none has a number in it, and none is a Roman one, as X would be."""

_WEBSITE = {
    "ar": "الموقع",
    "es": "Sitio web",
    "fr": "Site",
    "he": "אתר",
    "it": "Sito",
    "ja": "ウェブサイト",
    "pl": "Strona",
    "pt": "Site",
    "sv": "Webbplats",
}
_LETTERS = {
    "ar": "رسائل",
    "de": "Briefe",
    "es": "Cartas",
    "fr": "Lettres",
    "he": "מכתבים",
    "it": "Lettere",
    "ja": "手紙",
    "nl": "Brieven",
    "pl": "Listy",
    "pt": "Cartas",
    "sv": "Brev",
}

BLOG = "Blog"
"""What a place with a feed is called; a word of every language that a page has."""


def label_for(address: str, language: str = "en") -> str:
    """What a link is called by where it leads; a website, if nothing more is known."""
    primary = language.lower().partition("-")[0]
    if address[:7].lower() == "mailto:":
        return _LETTERS.get(primary, "Letters")
    host, path = _host_and_path(address)
    for place, label in _PLACES.items():
        if host == place or host.endswith(f".{place}"):
            return label
    if host.startswith("mastodon.") or ".mastodon." in host or re.fullmatch(r"/@[\w.-]+/?", path):
        return "Mastodon"
    return website(language)


def website(language: str = "en") -> str:
    """What a place on the web is called of which nothing more is known."""
    return _WEBSITE.get(language.lower().partition("-")[0], "Website")


def link_of(text: str, language: str = "en") -> tuple[str, str]:
    """A link as somebody types it: `Blog: https://…`, `Blog=https://…`, or the address alone.

    Gives what it is called, and the address; what is not there is empty.
    """
    text = text.strip()
    if re.match(r"(?i)(?:https?:|mailto:)", text):
        return label_for(text, language), text
    at = next((at for at, sign in enumerate(text) if sign in "=:"), None)
    return ("", "") if at is None else (text[:at].strip(), text[at + 1 :].strip())


def apart(label: str, address: str, taken: dict[str, str]) -> str:
    """A label that is not taken: with the place that the link leads to, if it has to be told from another."""
    if label not in taken:
        return label
    host = _host_and_path(address)[0]
    words = re.sub(r"[\W\d_]+", " ", host.rpartition(".")[0]).strip()
    other = f"{label} ({words})" if words else f"{label}, too"
    while other in taken:
        other = f"{other}, too"
    return other


def _host_and_path(address: str) -> tuple[str, str]:
    rest = address.partition("//")[2] or address.partition("@")[2]
    end = next((at for at, sign in enumerate(rest) if sign in "/?#:"), len(rest))
    return rest[:end].lower().removeprefix("www."), rest[end:]
