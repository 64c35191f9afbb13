"""The list `not_numbers` of a site: exact phrases whose letters are a name and no number, such as "ten Boom".

An entry is made of letters, spaces, hyphens and apostrophes, and has a capital or is several words. It lets
only letters through: a digit next to them, or in them, is still found. Which of a site's names are let by
without being listed is said in `allowed_names`.
"""

from __future__ import annotations

import re

from quietpage.core.late_patterns import late_pattern
from quietpage.numbers.folding import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    _Tree = dict[str, "_Tree"]

_PHRASE = late_pattern(r"[^\W\d_]++(?:[ '-]++[^\W\d_]++)*+'?")
# Marks on letters that have no composed form; what is left is judged as letters.
_MARKS = late_pattern(r"[\u0300-\u036f]")


def accepted(phrase: str) -> bool:
    """Whether a phrase may stand on the list of letters that are no number."""
    plain = _plain(phrase)
    if _numeral_in(plain) or not _PHRASE.fullmatch(_MARKS.sub("", plain)):
        return False
    return plain != plain.lower() or " " in plain


def accepted_name(name: str) -> bool:
    """Whether a person's own name counts as on that list: it holds no digit and no numeral character."""
    return not _numeral_in(_plain(name))


def standing_in(phrases: frozenset[str], texts: Iterable[str]) -> frozenset[str]:
    """Those of the phrases that stand in one of these texts."""
    known = _known(phrases)
    found: set[str] = set()
    for text in texts:
        for _, _, phrase in known.found_in(_plain(text)):
            found.update(known.written[phrase])
    return frozenset(found)


def masked(text: str, phrases: frozenset[str]) -> str:
    """A folded text with the letters of those phrases made meaningless, each in its place.

    They are letters still, so that nothing around them begins or ends otherwise than before.
    """
    plain = text.replace("\u2019", "'")
    parts: list[str] = []
    done = 0
    for start, end, _ in _known(phrases).found_in(plain):
        if end > done:
            parts += (text[done:start], _LETTERS.sub(_meaningless, plain[max(start, done) : end]))
            done = end
    return "".join((*parts, text[done:])) if parts else text


class _Phrases:
    """Phrases as a tree of their words and signs, so that a text is walked through once for all of them.

    The tree is nested: each word or sign leads to what may follow it, and `_END` says that a phrase may end.
    `written` has the phrases by what a reader gets of them, which may be the same of several.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self.written: dict[str, list[str]] = {}
        self._tree: _Tree = {}
        self._first: set[str] = set()  # the first word of each
        for phrase in phrases:
            plain = " ".join(_plain(phrase).split())
            same = self.written.setdefault(plain, [])
            same.append(phrase)
            first = _WORD.search(plain)
            if first is None or len(same) > 1:
                continue
            self._first.add(first[0])
            branch = self._tree
            for piece in _PIECE.findall(plain):
                branch = branch.setdefault(piece, {})
            branch[_END] = {}

    def found_in(self, plain: str) -> Iterator[tuple[int, int, str]]:
        """Where phrases begin and end in a text, and what they say, in the order of their beginnings.

        None begins or ends within a word, and any space in one is as good as any other.
        """
        if self._first.isdisjoint(_WORD.findall(plain)):
            return
        places = [found.span() for found in _PIECE.finditer(plain)]
        pieces = [" " if plain[start].isspace() else plain[start:end] for start, end in places]
        for first, piece in enumerate(pieces):
            if piece not in self._tree or (first and pieces[first - 1].isalnum()):
                continue
            branch = self._tree
            for last in range(first, len(pieces)):
                if pieces[last] not in branch:
                    break
                branch = branch[pieces[last]]
                if _END in branch and not (last + 1 < len(pieces) and pieces[last + 1].isalnum()):
                    yield places[first][0], places[last][1], "".join(pieces[first : last + 1])


_WORD = late_pattern(r"[^\W_]+")
_PIECE = late_pattern(r"[^\W_]+|\s+|[\W_]")
_END = ""
"""What stands behind the last piece of a phrase in the tree."""

_trees: dict[int, tuple[frozenset[str], _Phrases]] = {}
"""A documented memory: the last few sets of phrases, by their identity. It changes no verdict.

The set is kept beside its tree, so that no other set can come to have its identity meanwhile. To hash a set
takes a walk over all of it, for each text."""


def _known(phrases: frozenset[str]) -> _Phrases:
    """The same phrases, ready to be looked for: those of a site are looked for in all of its texts."""
    kept = _trees.get(id(phrases))
    if kept is None:
        if len(_trees) > _FEW:
            _trees.clear()
        kept = _trees[id(phrases)] = phrases, _Phrases(phrases)
    return kept[1]


_FEW = 8

_LETTERS = late_pattern(r"[^\W\d_]+")


def _meaningless(letters: re.Match[str]) -> str:
    """Letters of no word, with a capital where there was one: a turned a, which no language's words have."""
    word = letters.group()
    first = "\u2c6f" if word[0].isupper() else "\u0250"
    return "".join(first if index == 0 else "\u0250" for index in range(len(word)))


def _plain(text: str) -> str:
    """A text as a reader gets it, with typewriter apostrophes."""
    return folded(text).replace("\u2019", "'")


def _numeral_in(text: str) -> bool:
    """Whether a text holds any character that is a number in itself."""
    from quietpage.numbers.unicode_data import NUMERALS, PICTURES

    return bool(re.search(f"[{NUMERALS}{PICTURES}]", text))
