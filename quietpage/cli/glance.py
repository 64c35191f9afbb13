"""Command lines of `build` and `check` that are understood without argparse, which takes long to load.

Whatever is not one of these few words, in full, is left to `parser`: its messages, abbreviations, and help.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
else:
    from types import SimpleNamespace as Namespace  # all of argparse's that a command asks for

_PLAIN = {
    "-q": ("quiet", True),
    "--quiet": ("quiet", True),
    "-v": ("verbose", True),
    "--verbose": ("verbose", True),
    "--color": ("color", True),
    "--no-color": ("color", False),
    "--publishing": ("publishing", True),
    "--fresh": ("fresh", True),
}
_OUTPUT = ("-o", "--output")


def at_a_glance(argv: Sequence[str]) -> Namespace | None:
    """What the parser would make of a command line; nothing, if more than a glance is needed for that."""
    if not argv or argv[0] not in ("build", "check"):
        return None
    given: dict[str, object] = {}
    words = iter(argv[1:])
    for word in words:
        if word in _PLAIN:
            name, value = _PLAIN[word]
            given[name] = value
            continue
        name = "folder"
        if word in _OUTPUT and argv[0] == "build":
            name, word = "output", next(words, "")
        if not word or word.startswith("-") or name in given:
            return None
        given[name] = word
    known: dict[str, object] = {"command": argv[0], "folder": ".", "base_url": None}
    known |= {"publishing": False, "fresh": False}
    known["output" if argv[0] == "build" else "format"] = None
    return Namespace(**{**known, "quiet": False, "verbose": False, "color": None, **given})
