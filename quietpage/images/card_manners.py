"""How each theme sets its card: the theme at a glance.

`whisper` has its margin and its column, `letter` its salutation and sign-off, `garden` a row of arches,
`classroom` slips of paper; any other theme its words beside a sprig. Each has everybody's name or nobody's:
where the names do not fit, or cannot be written, the beginning of the welcome stands in their place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

from quietpage.images.card_drawing import (
    HEIGHT,
    WIDTH,
    Colour,
    Paper,
    arch,
    between,
    hill,
    plant,
    slip,
    turned_to,
)
from quietpage.images.card_setting import (
    AFTER,
    CAPITAL,
    LOOSE,
    RATIO,
    Block,
    Setting,
    fitted,
    head_and_body,
    names_or_welcome,
    one_title,
    sizes_between,
    text_setter,
    titles,
    together,
)
from quietpage.images.card_writing import Hand, Line, balanced, prose

# whisper


def whisper(setting: Setting, paper: Paper) -> bool:
    """A cast list: the names in the margin, the title on the edge of the column. Where they are too many,
    they run in the column, and a sprig stands in the margin.
    """
    return _cast(setting, paper) or _column(setting, paper)


def _cast(setting: Setting, paper: Paper) -> bool:
    margin, gutter, edge, room = 80, 52, 598, 470
    words, shades = setting.words, setting.shades
    if not words.names or len(words.names) * 34 > room:
        return False
    width = edge - gutter - margin
    cast: Block | None = None
    for size in sizes_between(66, 34):
        hand = setting.italic.hand(size)
        lines = [_name(hand, name, width) for name in words.names]
        last = balanced(words.ending, hand, width)
        step = round(size * 1.34)
        if last and all(lines) and step * (len(lines) + len(last) - 1) <= room:
            cast = Block([line for line in lines if line] + last, hand, step)
            break
    if cast is None:
        return False
    largest = round(min(88, cast.hand.size * RATIO))
    title = one_title(setting, setting.roman, sizes_between(largest, 46), WIDTH - edge - 80, 4)
    if title is None:
        return False
    below = _below(setting, WIDTH - edge - 80, room - title.depth)
    depth = title.depth + (below.depth + _GAP if below else 0)
    tallest = max(title, cast, key=lambda block: block.hand.size)
    first = round((HEIGHT + tallest.hand.size * CAPITAL - max(depth, cast.depth)) / 2)
    people = len(words.names)
    place = (margin, width, first)
    paper.write(cast.lines[:people], cast.hand, place, cast.step, shades.ink, "end")
    place = (margin, width, first + people * cast.step)
    paper.write(cast.lines[people:], cast.hand, place, cast.step, shades.soft, "end")
    paper.write(title.lines, title.hand, (edge, WIDTH - edge - 60, first), title.step, shades.ink)
    if below:
        # It ends beside the last of the margin, or goes on further down.
        begun = first + max(title.depth + _GAP, cast.depth - below.depth)
        place = (edge, WIDTH - edge - 60, begun)
        paper.write(below.lines, below.hand, place, below.step, shades.soft)
    return True


_GAP = 76
"""From the title's last baseline to the first under it."""


def _below(setting: Setting, width: float, room: float) -> Block | None:
    """The beginning of the welcome in the column, if there is room for it."""
    hand = setting.roman.hand(34)
    lines = prose(setting.words.welcome, hand, width)
    block = Block(lines, hand, 50) if lines else None
    return block if block and block.depth + _GAP <= room else None


def _name(hand: Hand, name: str, width: float) -> Line | None:
    line = (hand.writer.own_direction(name),)
    wide = hand.width(line)
    return line if wide is not None and wide <= width else None


def _column(setting: Setting, paper: Paper) -> bool:
    shades = setting.shades
    edge, width = 350, WIDTH - 350 - 90

    def body_under(title: Block) -> Block | None:
        return names_or_welcome(setting, width, 500 - title.depth - AFTER)

    found = together(titles(setting, setting.roman, sizes_between(72, 46), width, 3), body_under)
    if found is None:
        return False
    title, body = found
    first = round((HEIGHT + title.hand.size * CAPITAL - title.depth - AFTER - body.depth) / 2)
    drawing = plant("sprig", 340, 3.2)
    paper.draw(drawing, edge - 84 - drawing.width, (HEIGHT - drawing.height) / 2, shades.thread)
    head_and_body(paper, setting, title, body, (edge, width + 30, first), "start")
    return True


# letter


def letter(setting: Setting, paper: Paper) -> bool:
    """A letter: the title, whom it is to, everybody's name run into a paragraph, and who sends it."""
    return any(_letter(setting, paper, *sizes) for sizes in ((62, 38, 84), (50, 34, 74), (44, 0, 66)))


def _letter(setting: Setting, paper: Paper, largest: int, closing: int, gap: int) -> bool:
    """A letter whose salutation is no larger than this, with its end in this size or without."""
    words, shades = setting.words, setting.shades
    start, width, bottom = 130, WIDTH - 2 * 130, HEIGHT - 74
    whom = fitted(setting.roman, sizes_between(largest, 34), text_setter(words.salutation), width, 0, LOOSE)
    end = _sign_off(setting, closing, width / 2) if closing else None
    last = bottom - (end.depth + gap if end else 0)
    to_names = gap if whom else 0

    def first_of(title: Block) -> int:
        return round(78 + title.hand.size * CAPITAL) + title.depth + gap

    def body_under(title: Block) -> Block | None:
        return names_or_welcome(setting, width, last - first_of(title) - to_names, 58, 32)

    found = together(titles(setting, setting.italic, sizes_between(52, 36), width, 2), body_under)
    if found is None:
        return False
    title, body = found
    # What is left over goes between the parts of it, as much everywhere.
    share = min(36, round((last - first_of(title) - to_names - body.depth) / 4))
    first = first_of(title) - title.depth - gap + share
    paper.write(title.lines, title.hand, (start, width, first), title.step, shades.soft)
    first += title.depth + gap + share
    if whom:
        paper.write(whom.lines, whom.hand, (start, width, first), whom.step, shades.ink)
        first += gap + share // 2
    paper.write(body.lines, body.hand, (start, width + 20, first), body.step, shades.ink)
    if end:
        place = (start + width / 2, width / 2, bottom - end.depth)
        paper.write(end.lines, end.hand, place, end.step, shades.soft)
    return True


def _sign_off(setting: Setting, size: int, width: float) -> Block | None:
    words = setting.words
    hand = setting.italic.hand(size)
    lines = [balanced(text, hand, width) for text in (words.sign_off, words.signature) if text]
    if not lines or not all(lines):
        return None
    return Block([line for each in lines for line in each or ()], hand, round(size * 1.32))


# garden


def garden(setting: Setting, paper: Paper) -> bool:
    """The title and the names in the middle, and a row of arches with sprigs below them."""
    width = 1000
    for smallest, height in product((42, 32), (212, 178, 144)):
        room = HEIGHT - height - 56 - 64

        def body_under(title: Block, room: int = room, smallest: int = smallest) -> Block | None:
            depth = room - 56 - title.hand.size * CAPITAL - title.depth - _under(title)
            return names_or_welcome(setting, width, depth, 54, smallest, even=True)

        found = together(titles(setting, setting.roman, sizes_between(72, 46), width, 2), body_under)
        if found is None:
            continue
        title, body = found
        depth = title.depth + _under(title) + body.depth
        first = round((64 + room + title.hand.size * CAPITAL - depth) / 2 + 8)
        place = ((WIDTH - width) / 2, width, first)
        head_and_body(paper, setting, title, body, place, "centre", _under(title))
        _bed(setting, paper, height)
        return True
    return False


def _under(title: Block) -> int:
    return round(max(70, title.hand.size * 1.25))


def _bed(setting: Setting, paper: Paper, height: int) -> None:
    """A row of arches. How they stand and how the sprigs grow means nothing."""
    shades = setting.shades
    wide, gap = round(height * 0.8), round(height * 0.2)
    count = (WIDTH - 2 * 70 + gap) // (wide + gap)
    start = (WIDTH - count * wide - (count - 1) * gap) / 2
    top = HEIGHT - height - 56
    frame, ground = arch(wide, height), hill(wide, height)
    whole = round(height * 0.72)
    for place in range(count):
        at = start + place * (wide + gap)
        for band in range(_BANDS):
            above, below = (round(part * whole / _BANDS) for part in (band, band + 1))
            colour = between(shades.air, shades.leaf, band / (_BANDS - 1))
            foot = height if band == _BANDS - 1 else below
            paper.draw(frame.crop((0, above, wide, foot)), at, top + above, colour)
        paper.draw(ground, at, top, shades.earth, shades.leaf)
        grown = plant(_BED[place % len(_BED)], whole, max(1.8, height / 100), paper.from_right)
        left, foot = at + (wide - grown.width) / 2, round(height * 0.92)
        seam = grown.height - (foot - whole)  # below it, the plant stands before the ground
        paper.draw(grown.crop((0, 0, grown.width, seam)), left, top + whole - seam, shades.sprig, shades.leaf)
        lower = grown.crop((0, seam, grown.width, grown.height))
        paper.draw(lower, left, top + whole, shades.sprig, shades.earth)


_BANDS = 6
"""In so many steps the sky grows lighter, down to where the ground begins."""

_BED = ("sprig", "umbel", "barley", "tulip", "snowdrop")
"""The plants of a row, one after the other."""


# classroom


def classroom(setting: Setting, paper: Paper) -> bool:
    """Slips of paper under the title. Where nobody may be named, the words of the ways hang there."""
    words, shades = setting.words, setting.shades
    hung = [[*words.names, words.ending]] if words.names else [[*words.ways], []]
    start, width = 84, WIDTH - 2 * 84
    tints = _tints(shades.slip)
    if words.welcome and not words.names:
        return False
    headings = [*titles(setting, setting.roman, sizes_between(72, 46), width, 2)]
    for texts_of_slips, title in product(hung, headings):
        first = round(70 + title.hand.size * CAPITAL)
        top = first + title.depth + 62
        columns, rows = _grid(len(texts_of_slips) or 4)
        gap = 28 if rows < 3 else 20
        wide = (width - (columns - 1) * gap) // columns
        high = (HEIGHT - 60 - top - (rows - 1) * (gap + 8)) // rows
        blocks = _on_slips(setting, texts_of_slips, wide - 36, high - 50)
        if blocks is None or high < 88:
            continue
        paper.write(title.lines, title.hand, (start, width, first), title.step, shades.ink)
        tape = slip(70 if rows < 3 else 56, 20 if rows < 3 else 16, 0)
        frame = slip(wide, high)
        for place in range(columns * rows):
            if texts_of_slips and place >= len(texts_of_slips):
                break
            at = start + place % columns * (wide + gap)
            from_top = top + place // columns * (high + gap + 8)
            tint = tints[(place + place // columns) % len(tints)]
            paper.draw(frame, at, from_top, tint)
            paper.draw(tape, at + (wide - tape.width) / 2, from_top - tape.height // 2, _tape(tint))
            if blocks:
                block = blocks[place]
                baseline = from_top + round((high + block.hand.size * CAPITAL - block.depth) / 2 + 2)
                coloured = shades.soft if words.names and place == len(words.names) else shades.ink
                place_of = (at + 18, wide - 36, baseline)
                paper.write(block.lines, block.hand, place_of, block.step, coloured, "centre", tint)
        return True
    return False


def _tints(colour: Colour) -> list[Colour]:
    """The four papers of the theme's style sheet, all as light as each other."""
    turns = ((1, 0), (0.55, 70), (0.75, -55), (0.55, 165))
    return [turned_to(colour, 0, chroma, 0, hue) for chroma, hue in turns]


def _tape(tint: Colour) -> Colour:
    return between(tint, turned_to(tint, -0.065, 2.2, 0.012, 0), 0.85)


def _grid(slips: int) -> tuple[int, int]:
    """Into how many columns and rows slips go."""
    for columns, rows in ((2, 1), (3, 1), (4, 1), (3, 2), (4, 2), (4, 3), (5, 3), (5, 4)):
        if slips <= columns * rows:
            return columns, rows
    return 6, -(-slips // 6)


def _on_slips(setting: Setting, texts: Sequence[str], width: float, depth: float) -> list[Block] | None:
    """Each of these on a slip of its own, all in one size; nothing, if one does not fit."""
    for size in sizes_between(52, 24):
        hand = setting.roman.hand(size)
        blocks: list[Block] = []
        for text in texts:
            own = hand.writer.own_direction(text)
            alone = hand.width([own])
            one: list[Line] = [(own,)]
            lines = one if alone is not None and alone <= width else balanced(text, hand, width)
            block = Block(lines, hand, round(size * 1.25)) if lines else None
            if block is None or block.depth + size > depth:
                break
            blocks.append(block)
        else:
            return blocks
    return None


# the others


def plain(setting: Setting, paper: Paper) -> bool:
    """The title, the names below it, and a sprig at the other side."""
    start, width = 100, 720

    def body_under(title: Block) -> Block | None:
        return names_or_welcome(setting, width, 490 - title.depth - AFTER)

    found = together(titles(setting, setting.roman, sizes_between(80, 46), width, 3), body_under)
    if found is None:
        return False
    title, body = found
    first = round((HEIGHT + title.hand.size * CAPITAL - title.depth - AFTER - body.depth) / 2)
    drawing = plant("sprig", 380, 3.6, paper.from_right)
    at = start + width + (WIDTH - start - width - drawing.width) / 2
    paper.draw(drawing, at, (HEIGHT - drawing.height) / 2, setting.shades.thread)
    head_and_body(paper, setting, title, body, (start, width + 20, first), "start")
    return True


def title_alone(setting: Setting, paper: Paper) -> bool:
    """The title in the middle, under a sprig."""
    width = 980
    title = one_title(setting, setting.roman, sizes_between(92, 46), width, 3)
    if title is None:
        return False
    drawing = plant("sprig", 170, 2.8)
    cap = title.hand.size * CAPITAL
    whole = drawing.height + 56 + cap + title.depth
    top = (HEIGHT - whole) / 2 - 6
    paper.draw(drawing, (WIDTH - drawing.width) / 2, top, setting.shades.thread)
    place = ((WIDTH - width) / 2, width, round(top + drawing.height + 56 + cap))
    paper.write(title.lines, title.hand, place, title.step, setting.shades.ink, "centre")
    return True


MANNERS: dict[str, Callable[[Setting, Paper], bool]] = {
    "whisper": whisper,
    "letter": letter,
    "garden": garden,
    "classroom": classroom,
}
"""Manners by the theme that has them; others are `plain`."""
