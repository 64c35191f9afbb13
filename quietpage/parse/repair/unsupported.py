"""Messages for what is not read at all: YAML that quietpage does without, and files of something else."""

from __future__ import annotations

from quietpage.load.other_formats import gather_help
from quietpage.parse.events import Feature
from quietpage.parse.limits import DEEPEST, LONGEST_FILE, MOST_NODES

Words = tuple[str, str]
"""A message and a help."""

_AS_TEXT = "write the people in a plain text editor and save the file as plain text, UTF-8"
_APART = "put the people into several files"

TOO_LONG: Words = (f"the file is longer than quietpage reads, {LONGEST_FILE:,} letters", _APART)
NOT_TEXT: Words = ("this does not look like a text file", _AS_TEXT)
CONFLICT: Words = (
    "git left two versions of this place",
    "choose between the two versions and take away the lines <<<<<<<, ======= and >>>>>>>",
)

MESSAGES: dict[Feature, Words] = {
    "too deep": (
        f"lists inside lists, more than {DEEPEST} deep",
        "a person needs only a few steps in; "
        "if these brackets are words, put the whole text in double quotes",
    ),
    "too much": (f"the file holds more than quietpage reads, {MOST_NODES:,} keys and texts", _APART),
    "a second document": (
        "three dashes begin a second document, and a file holds one",
        "take this line away; several people in one file are a list, each beginning with a dash and a space",
    ),
    "a directive": (
        "a line that begins with % is an instruction to YAML, and quietpage needs none",
        "take this line away",
    ),
    "not a key": (
        "a list or mapping where a key should be",
        "a key is a word with a colon after it; "
        "if these brackets are words, put the whole text in double quotes",
    ),
    "a merge key": (
        '"<<" would copy from another place; quietpage reads plain text only',
        "write the keys themselves here",
    ),
    "a question mark": (
        "a question mark at the beginning of a line makes a key of many lines",
        "put a text that begins with a question mark in double quotes",
    ),
}


def other_format(what: str, name: str, *, of_people: bool) -> Words:
    """The words for a file that is in truth a web page, say (`what`).

    `of_people` says that it may be one of a form that `gather` reads, and `name` is what it is called.
    """
    help = gather_help(name) if of_people and name else _AS_TEXT
    return f"this is {what}, not YAML", help
