"""Explain what YAML refuses or reads otherwise than it was meant, and read on behind it.

In: a `Source` that cannot be read as it stands. Out: the node that it holds in spite of all, and a problem
for each mistake (`recover`). Imported only when there is trouble.

How a repair hint works: where the parser stops, `recovery` makes a `Failure`: the text by lines, the offset,
the parser's words. The `RULES` are asked in turn, and the first that knows the mistake gives a `Hint`: which
stretch to point at, a message, a help, and patches by which the rest can be read. The text is patched and
parsed again, until all of it is read. A further rule is a function from `Failure` to `Hint` or None in a
module of its own, a line in `RULES`, and a case in `tests/parse/yaml.md`.

Three kinds of mistake are told otherwise, since no parser stops at them: a file that is no YAML at all
(`other_formats`), signs that look like YAML's own (`lookalikes`, hints before the text is parsed), and what
is read without complaint (`dashes`, `strange_signs`, `comments`).
"""

from __future__ import annotations

# Not loaded lazily, as other packages' names are: whoever imports this package needs the rules.
from quietpage.parse.repair.brackets import broken_brackets
from quietpage.parse.repair.front_matter import below_points
from quietpage.parse.repair.hint import Rule
from quietpage.parse.repair.indicators import bad_indicator
from quietpage.parse.repair.misplaced import misplaced_line
from quietpage.parse.repair.quotes import broken_quotes
from quietpage.parse.repair.tabs import tab_indent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.parse.repair.comments import dropped_words
    from quietpage.parse.repair.hint import Failure, Hint
    from quietpage.parse.repair.recovery import recover
    from quietpage.parse.repair.strange_signs import strange_sign

__all__ = ["RULES", "Failure", "Hint", "Rule", "dropped_words", "recover", "strange_sign"]

RULES: tuple[Rule, ...] = (
    # A value's first sign comes first: the parser often stops far behind it, at what follows from it.
    bad_indicator,
    tab_indent,
    broken_quotes,
    broken_brackets,
    below_points,
    # What is left is a matter of lines and indents, of which the parser's words say little.
    misplaced_line,
)
"""What may be the matter where the parser stopped. The first rule that has a hint is believed."""

_HOMES = {
    "Failure": "hint",
    "Hint": "hint",
    "dropped_words": "comments",
    "recover": "recovery",
    "strange_sign": "strange_signs",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
