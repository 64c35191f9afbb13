"""What somebody may be called, guessed from a title, a handle or an address; each guess is told as one."""

from __future__ import annotations

import re

from quietpage.parse.writer import seen

_PLACES = (
    " blog weblog web log blogs website site homepage home page pages notes notebook journal diary writing"
    " writings newsletter feed rss atom garden corner space essays posts articles archive all updates digital"
    " personal official the my a on latest recent news logs blogue cuaderno carnet webseite seite tagebuch"
    " notizen startseite stream links thoughts musings main index comments and entries "
)
"""Words by which places are called, and not people."""

_LONGEST = 500
"""Of a longer title no more is looked at, in code points."""

_OF = ("by", "of", "von", "de", "di", "du", "da", "van", "av", "par", "por", "from")


def plain_text(text: str) -> str:
    """A text on one line, without markup, references and signs that nobody sees."""
    if "<" in text:
        text = re.sub(r"<[^<>]*>", " ", text)
    if "&" in text:
        from html import unescape

        text = unescape(text)
    return " ".join(seen(text).split())


def name_in_title(title: str) -> str:
    """Who a place is of, as far as its title says: `Ada’s notes`, `Notes | Ada`, `The blog of Ada`."""
    title = re.sub(r"\([^()]*+\)|\[[^\[\]]*+\]", " ", title[:_LONGEST]).strip()
    for ending in (" on Medium", " on Substack", " on Tumblr", " on WordPress"):
        title = title.removesuffix(ending)
    title = title.removeprefix("Stories by ").strip()
    parts = [part.strip() for part in re.split(r"\s[|–—·•»:/-]\s|[|–—·•»]|:\s", title) if part.strip()]
    people = [part for part in parts if not is_a_place(part)]
    # “Ada Lovelace | Notes on engines”: the part that looks most like a name of two or three words.
    named = [part for part in people if _looks_like_a_name(_owner(part))] or people or parts or [title]
    return _owner(named[0]).strip(" ,.;:!?\"'“”„‚‘«»") or " ".join(title.split())


def name_in_handle(handle: str) -> str:
    """What somebody may be called who goes by `ada_lovelace`, `@ada@example.social` or `AdaLovelace`."""
    local = handle.strip().lstrip("@").partition("@")[0]
    if "/" in local or ":" in local:
        return ""
    apart = re.sub(r"(?<=[^\W\d_A-Z])(?=[A-Z])", " ", local)
    words = re.sub(r"[\W\d_]+", " ", apart).split()
    return " ".join(word if word != word.lower() else word[:1].upper() + word[1:] for word in words)


def name_in_address(address: str) -> str:
    """What somebody may be called whose place is at `https://ada-lovelace.example/`."""
    rest = address.partition("//")[2]
    end = next((at for at, sign in enumerate(rest) if sign in "/?#:"), len(rest))
    host, path = rest[:end].lower().removeprefix("www."), rest[end:]
    if found := re.match(r"/(?:@|~)([\w.-]+)", path):
        return name_in_handle(found[1])
    words = [
        word for word in host.split(".")[:-1] if word not in ("blog", "www", "co", "com", "feeds", "rss")
    ]
    return name_in_handle(words[0]) if words else ""


def _owner(part: str) -> str:
    """`Ada’s blog`, `the notes of Ada`: Ada."""
    found = re.search(r"['’]s?\s", part)
    if found and found.start() and is_a_place(part[found.end() :], any_word=True):
        return part[: found.start()]
    words = part.split()
    for at, word in enumerate(words[:-1]):
        if at and word.lower() in _OF and (is_a_place(" ".join(words[:at])) or word.lower() == "by"):
            return " ".join(words[at + 1 :])
    while len(words) > 1 and f" {words[-1].lower().strip('.,')} " in _PLACES:
        words.pop()
    return " ".join(words)


def is_a_place(part: str, *, any_word: bool = False) -> bool:
    """Whether nothing but words for a place stand in a title; with `any_word`, whether it ends with one."""
    words = [word.strip(".,!").lower() for word in part.split()]
    if any_word:
        return bool(words) and f" {words[-1]} " in _PLACES
    return bool(words) and all(f" {word} " in _PLACES or not word for word in words)


def _looks_like_a_name(part: str) -> bool:
    words = part.split()
    return 1 < len(words) <= 4 and all(not word[0].islower() or len(word) < 4 for word in words)
