"""What somebody may be called, guessed from a title, a handle or an address; each guess is told as one."""

from __future__ import annotations

import re
import unicodedata

from quietpage.parse.writer import seen

_PLACES = (
    " blog weblog web log logs blogs microblog website site homepage home page pages notes notebook journal"
    " diary writing writings newsletter feed rss atom garden corner space essays posts articles archive"
    " updates content news letters dispatches links thoughts musings index comments entries stream"
    " webseite seite tagebuch notizen startseite carnet blogue cuaderno apuntes appunti caderno"
    " dagboek anteckningar "
)
"""Words by which places are called, and not people."""

_SMALL = (
    " all digital personal official the my a an on in latest recent main and das der die mein meine le la les"
    " mon ma el los las mi il lo mio o os meu het mijn min mina "
)
"""What stands around these. Alone it says nothing: Min and Mina are people."""

_ENDINGS = " blog weblog microblog website homepage newsletter rss feed webseite blogue "
"""What is taken off behind a name. Page and Corner are people, too."""

_LONGEST = 500
"""Of a longer title no more is looked at, in code points."""

_OF = ("by", "of", "on", "from", "von", "de", "del", "di", "du", "da", "do", "van", "av", "par", "por")


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
    whole = title[:_LONGEST]
    title = re.sub(r"\([^()]*+\)|\[[^\[\]]*+\]", " ", whole).strip()
    if " " not in title and ("." in title[1:-1] or title.startswith("@")):
        guess = name_in_handle(title) if title.startswith("@") else name_in_address(f"https://{title}")
        return guess or whole
    for ending in (" on Medium", " on Substack", " on Tumblr", " on WordPress"):
        title = title.removesuffix(ending)
    title = title.removeprefix("Stories by ").strip()
    parts = [part.strip() for part in re.split(r"\s[|–—·•»:/-]\s|[|–—·•»]|:\s", title) if part.strip()]
    people = [part for part in parts if not is_a_place(part)]
    # “Ada Lovelace | Notes on engines”: the part that looks most like a name of two or three words.
    named = [part for part in people if _looks_like_a_name(_owner(part))] or people or parts or [title]
    return _bare(_owner(named[0])) or " ".join(whole.split())


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
    if found and found.start():
        words = part[found.end() :].split()
        if words and (_is_of_places(words[0]) or _is_of_places(words[-1])):
            return part[: found.start()]
    words = part.split()
    for at, word in enumerate(words[:-1]):
        # `by` may begin a part, and may stand behind anything.
        if word.lower() == "by" or (at and word.lower() in _OF and is_a_place(" ".join(words[:at]))):
            return " ".join(words[at + 1 :])
    if len(words) > 1 and words[-1][:2].lower() in ("d'", "d’") and is_a_place(" ".join(words[:-1])):
        return words[-1][2:]
    while len(words) > 1 and f" {words[-1].strip('.,!').lower()} " in _ENDINGS:
        words.pop()
    return " ".join(words)


def is_a_place(part: str) -> bool:
    """Whether nothing but words for a place stand in a title."""
    words = part.split()
    known = list(map(_is_of_places, words))
    return any(known) and all(
        place or f" {word.strip('.,!').lower()} " in _SMALL for place, word in zip(known, words, strict=True)
    )


def _is_of_places(word: str) -> bool:
    return f" {word.strip('.,!').lower()} " in _PLACES


def _bare(name: str) -> str:
    """A name without the points and pictures around it."""
    begin, end = 0, len(name)
    while begin < end and _is_around(name[begin]):
        begin += 1
    while end > begin and _is_around(name[end - 1]) and not name[begin:end].endswith((" Jr.", " Sr.", ".")):
        end -= 1
    return name[begin:end].rstrip(",;:!?")


def _is_around(sign: str) -> bool:
    return sign in " ,.;:!?\"'“”„‚‘«»@\ufe0f\u200d" or unicodedata.category(sign) in ("So", "Sk", "Sm")


def _looks_like_a_name(part: str) -> bool:
    words = part.split()
    return 1 < len(words) <= 4 and all(not word[0].islower() or len(word) < 4 for word in words)
