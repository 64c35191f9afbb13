"""What the manners of the card share: its words and colours, and lines that fit where they are to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quietpage.core.named_tuple import NamedTuple
from quietpage.images.card_drawing import Colour, Paper
from quietpage.images.card_writing import Hand, Line, Writer, evened, names, prose


class Words(NamedTuple):
    """What a card says. Without names and without a welcome it is the title alone."""

    title: str
    ending: str
    comma: str
    names: tuple[str, ...] = ()
    welcome: str = ""
    salutation: str = ""
    sign_off: str = ""
    signature: str = ""
    ways: tuple[str, ...] = ()


class Shades(NamedTuple):
    """The colours of a card."""

    paper: Colour
    ink: Colour
    soft: Colour
    thread: Colour
    leaf: Colour
    air: Colour
    earth: Colour
    sprig: Colour
    slip: Colour


class Setting(NamedTuple):
    """What a card is set with."""

    words: Words
    roman: Writer
    italic: Writer
    shades: Shades


class Block(NamedTuple):
    """Lines that fit where they are meant to be, in one size, and from baseline to baseline."""

    lines: list[Line]
    hand: Hand
    step: int

    @property
    def depth(self) -> int:
        """From the first baseline to the last."""
        return self.step * (len(self.lines) - 1)


Setter = Callable[[Hand, float], "list[Line] | None"]
"""Sets lines that are no wider than this; nothing, if that cannot be."""


def fitted(
    writer: Writer,
    sizes: Sequence[int],
    set_in: Setter,
    width: float,
    depth: float,
    leading: float,
    even: bool = False,
) -> Block | None:
    """Lines in the largest of these sizes in which they go into this width and depth; nothing, if they do in
    none. They are `even` if none is to be much shorter than the others.
    """

    def block_in(size: int) -> Block | None:
        hand = writer.hand(size)
        lines = set_in(hand, width)
        block = Block(lines, hand, round(size * leading)) if lines else None
        return block if block and block.depth <= depth else None

    if not block_in(sizes[-1]):
        return None
    block = next(filter(None, map(block_in, sizes)))
    if not even:
        return block
    return block._replace(lines=evened(block.lines, lambda narrow: set_in(block.hand, narrow), width))


def text_setter(text: str) -> Setter:
    return lambda hand, width: prose(text, hand, width)


def one_title(
    setting: Setting, writer: Writer, sizes: Sequence[int], width: float, most: int
) -> Block | None:
    """The title in at most so many lines; in more and smaller ones, if it is very long."""
    for more, those in ((0, sizes), (1, (sizes[-1], 36, 30)), (3, (sizes[-1], 36, 30))):
        for size in those:
            # So deep and no deeper.
            depth = round(size * TIGHT) * (most + more - 1)
            title = fitted(writer, [size], text_setter(setting.words.title), width, depth, TIGHT, even=True)
            if title:
                return title
    return None


TIGHT, LOOSE = 1.22, 1.42
"""From baseline to baseline, by the size of the type: in a title, and in the rest."""

CAPITAL = 0.66
"""How high a capital is, by the size of the type."""


def sizes_between(largest: int, smallest: int) -> list[int]:
    """Sizes of type from one to another, each smaller than the last by about a tenth."""
    sizes = [largest]
    while sizes[-1] > smallest:
        sizes.append(max(smallest, min(sizes[-1] - 2, round(sizes[-1] * 0.92))))
    return sizes


def names_or_welcome(
    setting: Setting, width: float, depth: float, largest: int = 58, smallest: int = 30, even: bool = False
) -> Block | None:
    """Everybody's name, or the welcome, as large as they can be."""
    words = setting.words
    if words.names:
        return fitted(
            setting.italic,
            sizes_between(largest, smallest),
            lambda hand, width: names(words.names, words.comma, words.ending, hand, width),
            width,
            depth,
            LOOSE,
            even,
        )
    sizes = sizes_between(min(largest, 46), smallest)
    return fitted(setting.italic, sizes, text_setter(words.welcome), width, depth, LOOSE, even=True)


AFTER = 92
"""From the title's last baseline to the first of the names."""


def titles(
    setting: Setting, writer: Writer, sizes: Sequence[int], width: float, most: int
) -> Iterator[Block]:
    """The title, large, and smaller for what else has to go onto the card."""
    for start in range(0, len(sizes), 2):
        if block := one_title(setting, writer, sizes[start:], width, most):
            yield block


def together(
    titles: Iterator[Block], body_under: Callable[[Block], Block | None]
) -> tuple[Block, Block] | None:
    """The largest title that is not too large beside what stands under it; where none is, that with which
    the rest is largest.
    """
    best: tuple[Block, Block] | None = None
    for title in titles:
        body = body_under(title)
        if body and (best is None or body.hand.size > best[1].hand.size):
            best = title, body
        if best and title.hand.size <= best[1].hand.size * RATIO:
            break
    return best


RATIO = 1.7
"""How much larger than a name a title is at most, where there is room."""


def head_and_body(
    paper: Paper,
    setting: Setting,
    title: Block,
    body: Block,
    place: tuple[float, float, int],
    align: str,
    after: int = AFTER,
) -> None:
    shades = setting.shades
    start, width, first = place
    paper.write(title.lines, title.hand, place, title.step, shades.ink, align)
    place = (start, width, first + title.depth + after)
    paper.write(body.lines, body.hand, place, body.step, shades.soft, align)
