"""Words in lines, written from either side with several typefaces.

A line is made of parts, each of one direction at its ends, as a name is in a list of names. Inside of a part
stretches of letters that run the other way stand in the order in which they are read (after UAX #9, without
its embeddings and its numbers, of which there are none here).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from quietpage.core.named_tuple import NamedTuple

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

    from quietpage.images.card_faces import Face, Family


class Part(NamedTuple):
    """A piece of a line, and whether it is written from the right."""

    text: str
    from_right: bool


Line = tuple[Part, ...]


class _Run(NamedTuple):
    """Letters that one file of a typeface writes in one direction."""

    file: _File
    text: str
    from_right: bool


class Writer:
    """Writes with the first of several typefaces that can, on a page that is written from either side."""

    def __init__(self, families: Sequence[Family], from_right: bool) -> None:
        from PIL import features

        self.from_right = from_right
        # What puts marks where they belong, and joins the letters of Arabic. Not every computer has it.
        self.joins = bool(features.check("raqm"))
        self._families = [[_File(face) for face in family] for family in families]
        self._runs: dict[Part, tuple[_Run, ...] | None] = {}
        self._hands: dict[int, Hand] = {}

    def hand(self, size: int) -> Hand:
        """To write in one size."""
        if size not in self._hands:
            self._hands[size] = Hand(self, size)
        return self._hands[size]

    def runs(self, part: Part) -> tuple[_Run, ...] | None:
        """A part in runs, from the left; nothing, if one of its signs can be written by none."""
        if part not in self._runs:
            self._runs[part] = self._in_runs(part)
        return self._runs[part]

    def _in_runs(self, part: Part) -> tuple[_Run, ...] | None:
        runs: list[_Run] = []
        for text, from_right in in_visual_order(*part):
            files = self._files(text) if self.joins or _is_simple(text, from_right) else None
            if files is None:
                return None
            pieces = [_Run(file, piece, from_right) for file, piece in files]
            runs += reversed(pieces) if from_right else pieces
        return tuple(runs)

    def _files(self, text: str) -> list[tuple[_File, str]] | None:
        """A text in pieces, each with the file that has it: all of one typeface, if one has everything."""
        found: list[tuple[_File, str]] = []
        everything = [file for family in self._families for file in family]
        whole = next(filter(None, (_pieces(text, family) for family in self._families)), None)
        for word in () if whole else re.findall(r"\S+\s*|\s+", text):
            each = (_pieces(word, files) for files in (*self._families, everything))
            pieces = next(filter(None, each), None)
            if pieces is None:
                return None
            found += pieces
        return whole or found

    def own_direction(self, text: str) -> Part:
        """A name, in the direction of its first letter."""
        kinds = map(unicodedata.bidirectional, text)
        first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "")
        return Part(text, first != "L" if first else self.from_right)


class _File:
    """A file of a typeface, opened in the sizes that are asked for."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._sizes: dict[int, FreeTypeFont] = {}
        self._able: dict[str, bool] = {}

    def sized(self, size: int) -> FreeTypeFont:
        if size not in self._sizes:
            from PIL import ImageFont

            content = BytesIO(self._face.content)
            self._sizes[size] = ImageFont.truetype(content, size, index=self._face.at)
        return self._sizes[size]

    def has(self, sign: str) -> bool:
        """Whether it draws a sign, and not what it draws for all that it does not have."""
        if sign not in self._able:
            self._able[sign] = self._face.has(sign) and (
                sign.isspace() or self._drawing(sign) not in (self._drawing(_NOBODYS), self._drawing(_NONE))
            )
        return self._able[sign]

    def _drawing(self, sign: str) -> bytes:
        return bytes(self.sized(_PROBE).getmask(sign))


_PROBE = 40
_NOBODYS, _NONE = "\U0010fffd", "\uffff"
"""Signs that no typeface has: what it draws for these is what it draws for all that it does not have."""


def _pieces(text: str, files: Sequence[_File]) -> list[tuple[_File, str]] | None:
    pieces: list[tuple[_File, str]] = []
    for sign in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(sign)
        before = pieces[-1][0] if pieces else None
        # A mark stays with its letter, and what is not seen with anything.
        if before and (kind == "Cf" or sign.isspace() or (kind[0] == "M" and before.has(sign))):
            file: _File | None = before
        elif kind == "Cf" or sign.isspace():
            file = files[0] if files else None
        else:
            file = next((each for each in files if each.has(sign)), None)
        if file is None:
            return None
        if before is file:
            pieces[-1] = file, pieces[-1][1] + sign
        else:
            pieces.append((file, sign))
    return pieces


def _is_simple(text: str, from_right: bool) -> bool:
    """Whether a text is written letter by letter, without marks to be placed, letters to be joined or
    brackets to be turned.
    """
    return not any(
        unicodedata.category(sign) in ("Mn", "Mc")
        or unicodedata.bidirectional(sign) in ("AL", "AN")
        or any(first <= sign <= last for first, last in _INTRICATE)
        or (from_right and unicodedata.mirrored(sign))
        for sign in unicodedata.normalize("NFC", text)
    )


_INTRICATE = (("\u0900", "\u0dff"), ("\u0f00", "\u109f"), ("\u1780", "\u17ff"), ("\u1800", "\u18af"))
"""Scripts whose letters change places and shapes: of India, Tibet, Burma, Cambodia and Mongolia."""


def in_visual_order(text: str, from_right: bool) -> list[tuple[str, bool]]:
    """A text in stretches of one direction each, as they stand from the left."""
    sides: list[bool | None] = []
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind == "NSM" and sides:
            sides.append(sides[-1])
        else:
            sides.append(kind in ("R", "AL") if kind in ("L", "R", "AL", "EN") else None)
    after: list[bool] = []  # for each sign, the side of the next letter
    side = from_right
    for each in reversed(sides):
        side = side if each is None else each
        after.append(side)
    before = from_right
    stretches: list[tuple[str, bool]] = []
    for sign, own, following in zip(text, sides, reversed(after), strict=True):
        if own is not None:
            side = before = own
        else:
            side = before if before == following else from_right
        if stretches and stretches[-1][1] == side:
            stretches[-1] = stretches[-1][0] + sign, side
        else:
            stretches.append((sign, side))
    return stretches[::-1] if from_right else stretches


class Hand:
    """Writes in one size."""

    def __init__(self, writer: Writer, size: int) -> None:
        self.writer, self.size = writer, size
        self._widths: dict[Part, float | None] = {}

    def width(self, line: Sequence[Part]) -> float | None:
        """How wide a line is; nothing, if it cannot be written."""
        whole = 0.0
        for part in line:
            if part not in self._widths:
                runs = self.writer.runs(part)
                self._widths[part] = None if runs is None else sum(map(self._length, runs))
            wide = self._widths[part]
            if wide is None:
                return None
            whole += wide
        return whole

    def write(self, draw: ImageDraw, left: float, baseline: int, line: Sequence[Part]) -> None:
        """A line in white, from its left end on."""
        for part in reversed(line) if self.writer.from_right else line:
            for run in self.writer.runs(part) or ():
                text, direction = self._as_drawn(run)
                font = run.file.sized(self.size)
                draw.text((left, baseline), text, 255, font, anchor="ls", direction=direction)
                left += self._length(run)

    def _length(self, run: _Run) -> float:
        text, direction = self._as_drawn(run)
        return run.file.sized(self.size).getlength(text, direction=direction)

    def _as_drawn(self, run: _Run) -> tuple[str, str | None]:
        if self.writer.joins:
            return run.text, "rtl" if run.from_right else "ltr"
        return run.text[::-1] if run.from_right else run.text, None


def prose(text: str, hand: Hand, longest: float) -> list[Line] | None:
    """A text in lines; nothing, if it cannot be written, or if a word is longer than a line."""
    side = hand.writer.from_right
    lines: list[str] = []
    for word, joint in _words(text):
        longer = lines[-1] + joint + word if lines else word
        width = hand.width([Part(longer, side)])
        if lines and width is not None and width <= longest:
            lines[-1] = longer
            continue
        width = hand.width([Part(word, side)])
        if width is None or width > longest:
            return None
        lines.append(word)
    return [(Part(line, side),) for line in lines]


def names(names: Sequence[str], comma: str, ending: str, hand: Hand, longest: float) -> list[Line] | None:
    """Names in lines, and what follows the last; nothing, if one cannot be written. A name goes to the next
    line as a whole, unless it is longer than a line.
    """
    side = hand.writer.from_right
    sign, gap = comma.rstrip(), "  " if comma != comma.rstrip() else ""
    units: list[Line] = [(hand.writer.own_direction(name), Part(sign, side)) for name in names]
    wanted = [(Part(ending, side),), *reversed(units)]
    lines: list[Line] = []
    at, space = 0.0, hand.width([Part(gap, side)]) or 0.0
    while wanted:
        unit = wanted.pop()
        wide = hand.width(unit)
        if wide is None:
            return None
        if wide > longest:
            words = prose(unit[0].text, hand, longest - (hand.width(unit[1:]) or 0.0))
            if words is None or len(words) < 2:
                return None
            wanted.append((*words.pop(), *unit[1:]))
            wanted.extend(reversed(words))
        elif lines and at + space + wide <= longest:
            lines[-1] = (*lines[-1], *([Part(gap, side)] if gap else []), *unit)
            at += space + wide
        else:
            lines.append(unit)
            at = wide
    return lines


def evened(lines: list[Line], in_lines: Callable[[float], list[Line] | None], longest: float) -> list[Line]:
    """Lines as they were set in this width, or as many in a narrower one, where none is much shorter."""
    shorter: list[Line] | None = lines
    while shorter and len(shorter) == len(lines) > 1:
        lines, longest = shorter, longest - _STEP
        shorter = in_lines(longest)
    return lines


def balanced(text: str, hand: Hand, longest: float) -> list[Line] | None:
    """A text in no more lines than it needs, and none of these much shorter than the others."""
    lines = prose(text, hand, longest)
    return lines and evened(lines, lambda width: prose(text, hand, width), longest)


_STEP = 10
"""By so much a line is made shorter, as long as the words need no more of them."""


def _words(text: str) -> list[tuple[str, str]]:
    """The words of a text, each with what stands before it on the same line. Between the letters of Chinese
    and Japanese a line may end, but not before a closing sign or behind an opening one.
    """
    words: list[tuple[str, str]] = []
    for word in text.split():
        joint = " " if words else ""
        piece = ""
        for sign in word:
            if piece and (_stands_alone(sign) or _stands_alone(piece[-1])) and _may_part(piece[-1], sign):
                words.append((piece, joint))
                piece, joint = "", ""
            piece += sign
        words.append((piece, joint))
    return words


def _stands_alone(sign: str) -> bool:
    return "\u2e80" <= sign <= "\ua4cf" or "\uf900" <= sign <= "\ufaff" or "\uff00" <= sign <= "\uffef"


def _may_part(before: str, after: str) -> bool:
    return (
        unicodedata.category(before) not in ("Ps", "Pi")
        and unicodedata.category(after) not in ("Pe", "Pf", "Po", "Lm", "Mn")
        and after not in "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
    )
