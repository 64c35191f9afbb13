"""What somebody may have meant. It is asked only when something is the matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MEASURES = """
    average clicks citations count counts downloads engagement fame fans favorites favourites featured
    follower followers following followings friends_count grade grades h_index hits impact importance
    influence karma klout kred level levels likes listeners metric metrics nps pagerank peerindex
    percentage percentile pinned plays_count points popularity position priority quantity rang rank
    ranked ranking rankings rate rated rating ratings reach reactions readers reads reblogs reposts
    reputation retweets score scored scores scoring shares_count size star stars statistics stats
    subscriber subscribers tier top total traffic upvotes vip viewers views visitors visits votes weight
    weighting
"""
"""The words of keys that people bring along, and that measure somebody or put them above others."""

_GLUED = (
    r"(?:follower|following|subscriber|like|view|visit|reader|fan|friend|download|citation|share|retweet|star|vote|"
    r"point|post|tweet|click|hit|play|listen)s?(?:count|number|total|score)s?|(?:number|count|amount|total)of\w+|"
    r"(?:klout|influence|social|impact|trust)score|(?:page|edge|alexa|search)rank|hindex|netpromoter|numfollowers|"
    r"isfeatured|sortorder|sortindex"
)
_PLACING = frozenset(
    ("order", "sort", "index", "highlight", "highlighted", "sticky", "favorite", "favourite", "best")
)


def measures(key: str) -> bool:
    """Whether a key measures people, or puts one above another: `FollowerCount`, `klout score`."""
    words = plain(key).strip("_").split("_")
    if not {*words, "_".join(words)}.isdisjoint(_MEASURES.split()):
        return True
    return (len(words) == 1 and words[0] in _PLACING) or re.fullmatch(_GLUED, "".join(words)) is not None


def plain(key: str) -> str:
    """A key as it would be written here: small letters, and an underscore between words."""
    apart = re.sub(r"(?<=[^\W\d_A-Z])(?=[A-Z])", "_", key.strip())
    return re.sub(r"[\W_]+", "_", apart.casefold())


def nearest(word: str, known: Iterable[str], alike: float = 0.65) -> str:
    """The known word that somebody may have meant, or nothing. `alike`: how much they share, up to one."""
    return Known(known).nearest(word, alike)


def several(words: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known words that stand in one text, with commas or an "and" between them; or nothing."""
    return Known(known).several(words)


class Known:
    """Words of which somebody may have meant one, ready to be asked for again and again.

    Of a larger number of them only a few are compared with the word that is asked for: those that have most
    in common with it, as far as it is to be seen without a look at every one.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._folded = {each.casefold(): each for each in sorted(words)}
        self._having: dict[str, list[str]] = {}  # by a few signs, the words in which they stand side by side

    def nearest(self, word: str, alike: float = 0.65, *, itself: bool = True) -> str:
        """The word that somebody may have meant, or nothing. `alike`: how much they share, up to one.

        Without `itself`, it is another than the word that is asked for.
        """
        from difflib import get_close_matches

        folded = word.strip().casefold()
        if len(folded) > _LONGEST:
            return ""
        known = self._folded if len(self._folded) <= _COMPARED else self._likely(folded)
        near = get_close_matches(folded, [each for each in known if itself or each != folded], 1, alike)
        return self._folded[near[0]] if near else ""

    def several(self, words: str) -> tuple[str, ...]:
        """Those that stand in one text, with commas or an "and" between them; or nothing."""
        words = " ".join(words.casefold().split())
        if len(words) > _LONGEST:
            return ()
        joints = rf"[][(){{}}.•·–—,;/+&|、،]|(?<!\w)-|\b(?:{_AND})\b"
        parts = [part for part in re.split(rf" ?(?:{joints}| ) ?", words) if part]
        if " ".join(parts) in self._folded:
            return ()
        whole = [part for part in re.split(rf" ?(?:{joints}) ?", words) if part]
        for split in (whole, parts):
            if len(split) > 1 and all(part in self._folded for part in split):
                return tuple(self._folded[part] for part in split)
        return ()

    def _likely(self, word: str) -> list[str]:
        """The words that have most pieces in common with this one. The rarest tell most."""
        from heapq import nsmallest

        if not self._having:
            for each in self._folded:
                for piece in _pieces(each):
                    self._having.setdefault(piece, []).append(each)
        shared: dict[str, int] = {}
        room = _LOOKED_AT
        for having in sorted((self._having.get(piece, []) for piece in _pieces(word)), key=len):
            for each in having[:room]:
                shared[each] = shared.get(each, 0) + 1
            room = max(0, room - len(having))
        return nsmallest(_COMPARED, shared, key=lambda each: (-shared[each], each))


def _pieces(word: str) -> dict[str, None]:
    """Every two and three signs that stand side by side in a word, its beginning and its end included."""
    around = f" {word} "
    return dict.fromkeys(
        around[place : place + size] for size in (3, 2) for place in range(len(around) - size + 1)
    )


_AND = "and|und|et|y|e|ed|en|och|i|og|ja|и"
"""How the last of several words is joined to the others, in some languages."""
_LONGEST = 500
"""Nobody has misspelled a longer word or list, in code points."""
_COMPARED = 20
"""So many words are compared with one."""
_LOOKED_AT = 1000
"""Where there are more, so many are looked at, to find those."""


def language(word: str) -> str:
    """The tag that was meant by a language's name or by a tag with other signs in it, or nothing."""
    word = word.strip(" \t\"'“”„‚‘’«»")
    name = word.casefold()
    if name in _LANGUAGES:
        return _LANGUAGES[name]
    if re.fullmatch("[a-z]{2}", name):
        return name
    parts = re.split(r"[-_./ ]+", re.sub(r"[.@].*", "", word))
    if len(parts) > 1 and all(part.isascii() and part.isalnum() and len(part) < 9 for part in parts):
        first = _LANGUAGES.get(parts[0].casefold(), parts[0].lower())
        rest = [
            part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in parts[1:]
        ]
        return "-".join((first, *rest)) if 2 <= len(first) <= 3 else ""
    return ""


_LANGUAGES = {
    name: tag
    for tag, names in {
        "en": "english englisch anglais inglés ingles inglese engels inglês",
        "de": "german deutsch allemand alemán aleman tedesco duits alemão",
        "fr": "french français francais französisch francés frances francese frans francês",
        "es": "spanish español espanol spanisch espagnol spagnolo spaans espanhol castellano",
        "pt": "portuguese português portugues portugiesisch portugais portugués portoghese portugees",
        "it": "italian italiano italienisch italien italiaans",
        "nl": "dutch nederlands niederländisch néerlandais neerlandés olandese holandês",
        "ar": "arabic arabisch arabe árabe العربية عربي",
        "he": "hebrew hebräisch עברית",
        "fa": "persian farsi فارسی",
        "hi": "hindi हिन्दी",
        "zh": "chinese chinesisch 中文 汉语 mandarin",
        "ja": "japanese japanisch 日本語",
        "ko": "korean koreanisch 한국어",
        "ru": "russian russisch русский",
        "uk": "ukrainian українська",
        "pl": "polish polski polnisch",
        "tr": "turkish türkçe türkisch",
        "sv": "swedish svenska schwedisch",
        "da": "danish dansk dänisch",
        "nb": "norwegian norsk norwegisch",
        "fi": "finnish suomi finnisch",
        "el": "greek ελληνικά griechisch",
        "cs": "czech čeština tschechisch",
        "ga": "irish gaeilge irisch",
        "cy": "welsh cymraeg",
        "vi": "vietnamese tiếng_việt",
        "th": "thai ไทย",
        "sw": "swahili kiswahili",
    }.items()
    for name in names.split()
    if name != tag and len(name) > 2
} | {
    "jp": "ja",
    "cz": "cs",
    "dk": "da",
    "cn": "zh",
    "gr": "el",
    "ua": "uk",
    "iw": "he",
    "ji": "yi",
    "in": "id",
}
