"""What breaks a promise, in words: the messages that several checks share, each with its help."""

from __future__ import annotations

from quietpage.core.diagnostics import Problem
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Source, Span


class Violation(NamedTuple):
    """A message and its help, as long as it is not said of any place."""

    message: str
    help: str

    def at(self, source: Source, start: int, end: int) -> Problem:
        """The problem from `start` to `end` of a source, in code points."""
        return Problem(self.message, Span(source, start, end), self.help)


SCRIPT = Violation("a quiet page runs no script", "take it out")
REQUEST = Violation(
    "this would ask another place for something, or send something there",
    "keep the file beside the page, in static/ or in the theme's folder",
)
INLINE_STYLE = Violation(
    "a style inside a page is not allowed by the page's own policy",
    "give the element a class, and write its style in templates/style.css",
)
AMBIGUOUS = Violation(
    "not every browser would read this in the same way",
    "write every tag whole, its attributes apart from each other and their values in quotation marks",
)
DEAD_LINK = Violation(
    "this leads to no page that a person could open",
    "write the path of a page or a file beside this one, or an address that begins with https://",
)
TAG_IN_STYLE = Violation("a style sheet has no tags in it", "take this out, or write a space between the two")
REQUEST_IN_STYLE = Violation(
    "a style sheet asks for nothing but the files beside it",
    "keep the file beside the style sheet, and name it with url(fonts/…)",
)
UNCLOSED_STYLE = Violation(
    "this is opened here, and never closed",
    "close the comment, the quotation mark or the bracket before the style sheet ends",
)
STRAY_BRACKET = Violation(
    "this closes nothing that was opened, and a browser would drop the rule that comes next", "take it out"
)
SEMICOLON_TOO_MUCH = Violation(
    "no semicolon stands between rules, and a browser would drop the one that comes next", "take it out"
)
REVERSED = Violation(
    "this would turn letters round, and make other words of them",
    "write the words as they are to be read",
)
LINK_AWAY = Violation(
    "nothing leads away from a page about children", "take the link out; its words can stay"
)
