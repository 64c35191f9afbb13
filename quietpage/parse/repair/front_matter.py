"""Keys between three dashes and a text below them, as Markdown files have them (front matter)."""

from __future__ import annotations

import re

from quietpage.parse.repair.hint import Failure, Hint, Patch
from quietpage.parse.repair.keys import KEYS
from quietpage.parse.repair.lines import KEY, Lines
from quietpage.parse.repair.wording import clip

_MARK = re.compile(r"(?:---|\.\.\.)(?=[ \t\r\n]|$)[^\r\n]*", re.M)
_A_SENTENCE = 3
"""So many words behind a colon are rather words of a story than a value."""

_STORY = re.compile(r"^(?:reasons|welcome)[ \t]*:([^\r\n]*+(?:\r?\n[ -][^\r\n]*+)*+)", re.M)


def below_points(failure: Failure) -> Hint | None:
    """A text below three points, where the parser wants another document or nothing."""
    lines, offset, said, _ = failure
    if "document start" not in said:
        return None
    above = lines.nonblank_above(lines.line_at(offset))
    while above > 0 and not _MARK.match(lines.text, lines.spans[above][0]):
        above = lines.nonblank_above(above)
    if above <= 0 or not lines.stripped(above).startswith("..."):
        return None
    return story_below(lines.text, lines.spans[above][0], "reasons")


def story_below(text: str, start: int, key: str) -> Hint | None:
    """A hint about the mark at `start`, if there are keys above it; what is below it belongs under `key`.

    None, if the mark is not one that parts a text from keys.
    """
    lines = Lines(text)
    number = lines.line_at(start)
    end = lines.spans[number][1]
    first = next((line for line in range(number) if _is_content(lines, line)), None)
    if first is None or not _MARK.match(text, start):
        return None
    below = [line for line in range(number + 1, len(lines.spans)) if lines.stripped(line)]
    what = "three points" if text.startswith("...", start) else "three dashes"
    if not below:
        message = f"{what} begin a second document, and a file holds one"
        return Hint(start, end, message, "take this line away", ((start, end, ""),))
    if not KEY.match(text, lines.text_start(first), lines.spans[first][1]):
        return None
    words = lines.stripped(below[0])
    named = KEY.match(words.removeprefix("- "))
    if named and named[1].strip().lower() in KEYS:
        return _several(lines, start, what)
    if named and " " not in named[1] and len(words[named.end() :].split()) < _A_SENTENCE:
        return None  # further keys, and no story
    message = f"{what} end the keys here, as in front matter, and below them YAML looks for another document"
    there = _STORY.search(text, 0, start)
    empty = there is not None and not there[1].strip()
    if there and not empty:
        help = f"move the text below to {key}: above, and take this line away"
        hide: list[Patch] = [(lines.spans[line][0], lines.spans[line][0], "# ") for line in below]
        return Hint(start, end, message, help, [(start, end, ""), *hide])
    # Of a text whose first line is moved in, YAML has to be told how far the others are.
    block = f"{key}: |2" if lines.indent(below[0]) else f"{key}: |"
    mark = "points" if what.endswith("points") else "dashes"
    help = (
        f'put {block} in place of these {mark}, and begin each line below with two spaces: "  {clip(words)}"'
    )
    if there and empty:
        help += f"; and take the empty {key}: above away"
        hidden: list[Patch] = [(there.start(), there.start(), "# ")]
    else:
        hidden = []
    moved: list[Patch] = [(lines.spans[line][0], lines.spans[line][0], "  ") for line in below]
    return Hint(start, end, message, help, [*hidden, (start, end, block), *moved])


def _is_content(lines: Lines, number: int) -> bool:
    words = lines.stripped(number)
    return bool(words) and words[0] not in "#%\ufeff" and not _MARK.match(words)


def _several(lines: Lines, start: int, what: str) -> Hint:
    """Several people, each a document of their own."""
    return Hint(
        start,
        lines.spans[lines.line_at(start)][1],
        f"{what} begin a second document, and a file holds one",
        "several people are a list: take such lines away, begin each person with a dash and a space, and "
        "move their other lines in by two spaces",
    )
