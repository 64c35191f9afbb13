"""What other kinds of Markdown have and a text here has not: tables, footnotes, boxes to tick, shortcodes and
names of emoji, say; and what to write in place of each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate

from quietpage.check.html_as_markdown import link
from quietpage.core.named_tuple import NamedTuple


class Kind(NamedTuple):
    """A piece of another kind of Markdown: how it looks, what it is, and what to do."""

    regex: str
    message: str
    help: Callable[[re.Match[str]], str]

    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.regex)


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


def _always(help: str) -> Callable[[re.Match[str]], str]:
    return lambda found: help


def tables(words: str) -> Iterator[tuple[int, int]]:
    """Where tables begin and end: rows around a line of dashes and bars, or rows between two bars."""
    lines = words.split("\n")
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    done = 0
    for row, line in enumerate(lines):
        if row < done:
            continue
        bare = line.strip()
        ruled = "-" in bare and "|" in bare and not bare.strip("|:- \t")
        if not ruled and not (_is_row(bare) and row + 1 < len(lines) and _is_row(lines[row + 1].strip())):
            continue
        first = row - 1 if ruled and row > done and "|" in lines[row - 1] else row
        done = row + 1
        while done < len(lines) and "|" in lines[done]:
            done += 1
        yield begins[first], begins[done] - 1


def _is_row(line: str) -> bool:
    return len(line) > 1 and line[0] == line[-1] == "|"


FOOTNOTE = (
    "there are no footnotes on a quiet page: this would be read as it stands",
    "take it away, and say it in the sentence, or in a paragraph of its own",
)
RULED = "==="
"""Below a line it makes a heading of it."""
NO_TABLE = "write it as a list: each row on a line of its own, after a dash and a space"
_EMOJI = {
    "+1": "👍",
    "-1": "👎",
    "heart": "❤️",
    "smile": "😄",
    "smiley": "😃",
    "grin": "😁",
    "grinning": "😀",
    "laughing": "😆",
    "joy": "😂",
    "wink": "😉",
    "blush": "😊",
    "slightly_smiling_face": "🙂",
    "heart_eyes": "😍",
    "kissing_heart": "😘",
    "hugs": "🤗",
    "thinking": "🤔",
    "cry": "😢",
    "sob": "😭",
    "tada": "🎉",
    "sparkles": "✨",
    "star": "⭐",
    "fire": "🔥",
    "rocket": "🚀",
    "wave": "👋",
    "clap": "👏",
    "pray": "🙏",
    "muscle": "💪",
    "thumbsup": "👍",
    "ok_hand": "👌",
    "raised_hands": "🙌",
    "sunny": "☀️",
    "rainbow": "🌈",
    "rose": "🌹",
    "sunflower": "🌻",
    "seedling": "🌱",
    "books": "📚",
    "book": "📖",
    "coffee": "☕",
    "musical_note": "🎵",
    "bulb": "💡",
    "warning": "⚠️",
    "eyes": "👀",
}
_FILLED_IN = r"\{\{[^{}\n]*+\}\}|\{%[^{}\n]*+\}"
_NAMES_OF_EMOJI = "|".join(name.replace("+", r"\+") for name in _EMOJI)

KINDS: tuple[tuple[str, Kind], ...] = (
    (
        "~~",
        Kind(
            r"~~(?=[^\s~])([^~\n]*+)(?<=\S)~~",
            "nothing is struck through on a quiet page: the signs would be read as they stand",
            lambda found: f"write {found[1].strip()} without the signs, or take it away with them",
        ),
    ),
    (
        "==",
        Kind(
            r"(?<![\w=])==(?=\w)([^=\n]*+)(?<=\S)==(?![\w=])",
            "nothing is marked with a pen on a quiet page: the signs would be read as they stand",
            lambda found: f"write *{found[1].strip()}* for emphasis, or {found[1].strip()}",
        ),
    ),
    (
        RULED,
        Kind(
            r"(?m)^={3,}+[ \t]*+$",
            "a heading inside a text would stand above the people",
            _always("take this line away: an empty line begins a new paragraph"),
        ),
    ),
    (
        "[^",
        Kind(
            r"\[\^[^\]\s]{1,40}\]:?",
            FOOTNOTE[0],
            _always(FOOTNOTE[1]),
        ),
    ),
    (
        "[ ]",
        Kind(
            r"\A\[ \](?=\s)",
            "a text has no boxes to tick: this would be read as it stands",
            _always("take the two brackets away"),
        ),
    ),
    (
        "[x]",
        Kind(
            r"\A\[x\](?=\s)",
            "a text has no boxes to tick: this would be read as it stands",
            _always("take it away with its brackets"),
        ),
    ),
    (
        "[[",
        Kind(
            r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]",
            "a wiki would make a link of this; here it would be read as it stands",
            lambda found: f"write {(found[2] or found[1]).strip()}; a link is [words of your own](https://…)",
        ),
    ),
    (
        "[/",
        Kind(
            r"(?i)\[(b|i|u|s|url|img|quote|code|color|size|list|email)(?:=[^\[\]\n]{0,500})?\]([^\[\]]*+)\[/\1\]",
            "a forum would read these brackets; here they would be read as they stand",
            lambda found: _of_forum(found),
        ),
    ),
    (
        "{",
        Kind(
            _FILLED_IN + r"|\{:?[ \t]*+[.#][A-Za-z][^{}\n]{0,200}\}",
            "this is for another program, and would be read as it stands",
            _always("take it away: nothing in a text is filled in or set apart"),
        ),
    ),
    (
        "$$",
        Kind(
            r"(?<!\w)\$\$(?=[^\s$])[^$]*+(?<=\S)\$\$(?!\w)",
            "a formula is not set here, and would be read as it stands",
            _always("say it in words, or write it as code, between two back-ticks"),
        ),
    ),
    (
        ":::",
        Kind(
            r"(?m)^:{3,}+[^\n]*+$",
            "this is for another kind of Markdown, and would be read as it stands",
            _always("take this line away; a quotation begins with > and a space"),
        ),
    ),
    (
        "[!",
        Kind(
            r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]",
            "this is for another kind of Markdown, and would be read as it stands",
            _always("take it away"),
        ),
    ),
    (
        ":",
        Kind(
            rf"(?<![\w:]):({_NAMES_OF_EMOJI}):(?![\w:])",
            "the name of a sign would be read as it stands",
            lambda found: f"write the sign itself: {_EMOJI[found[1]]}",
        ),
    ),
)
"""Each with a sign that it has to have."""


def _of_forum(found: re.Match[str]) -> str:
    name, words = found[1].lower(), found[2].strip()
    said = re.match(r"\[[a-z]+=[\"']?([^\[\]\"'\n]*)", found[0], re.IGNORECASE)
    if name == "url":
        return f"write {link(words if said else 'words of your own', said[1] if said else words)}"
    sign = {"b": "**", "i": "*", "code": "`"}.get(name, "")
    return "take it away" if name == "img" else f"write {sign}{words}{sign}"
