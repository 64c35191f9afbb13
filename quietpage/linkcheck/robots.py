"""Which paths of a host a robot may ask for, by its robots.txt (RFC 9309).

The standard library's `urllib.robotparser` takes the first rule that fits and knows no `*` and `$`; here the
longest rule wins, as RFC 9309, section 2.2.2, has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from quietpage.core.named_tuple import NamedTuple

_MOST_LINES = 5000
"""So many lines of one are read."""


class Rule(NamedTuple):
    """`Allow` or `Disallow`, and the beginning of the paths that it speaks of."""

    allowed: bool
    path: str


class Robots(NamedTuple):
    """The rules of a host for one robot."""

    rules: tuple[Rule, ...] = ()

    def allow(self, path: str) -> bool:
        """Whether a path, with its query, may be asked for."""
        if path == "/robots.txt":
            return True
        path = _plain(path)
        fitting = [rule for rule in self.rules if _fits(_plain(rule.path), path)]
        # The longest rule says more than the shorter ones; of two as long, the one that allows wins.
        return max(fitting, key=lambda rule: (len(rule.path), rule.allowed)).allowed if fitting else True


def read_robots(text: str, robot: str) -> Robots:
    """The rules of a robots.txt for a robot by the name of its product token, in any case.

    Those of all groups that name it; if none does, those of the groups for `*`.
    """
    robot = robot.lower()
    rules: dict[str, list[Rule]] = {"*": []}
    named: set[str] = set()
    begun = False  # whether the group that is being read has a rule already
    for key, value in _lines(text):
        if key == "user-agent":
            if begun:
                named, begun = set(), False
            name = value.partition("/")[0].strip().lower()
            named.add(name)
            if name == robot:
                rules.setdefault(robot, [])
        elif key in ("allow", "disallow"):
            begun = True
            if value:  # an empty rule fits nothing
                for name in named & rules.keys():
                    rules[name].append(Rule(key == "allow", value))
    return Robots(tuple(rules.get(robot, rules["*"])))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    lines: Iterable[str] = text.lstrip("\ufeff").splitlines()[:_MOST_LINES]
    for line in lines:
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _fits(rule: str, path: str) -> bool:
    """Whether a path begins as a rule says; `*` stands for any signs, `$` at its end for the path's end.

    Gone through piece by piece, so that a rule of many stars takes no longer than the path has signs.
    """
    whole = rule.endswith("$")
    first, *pieces = re.split(r"\*+", rule[:-1] if whole else rule)
    if not path.startswith(first):
        return False
    at = len(first)
    if not pieces:
        return at == len(path) or not whole
    *between, last = pieces
    for piece in between:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if whole:
        return len(path) - len(last) >= at and path.endswith(last)
    return path.find(last, at) >= 0


def _plain(path: str) -> str:
    """A path with its escapes undone, so that both are compared alike."""
    return unquote(path, errors="replace")
