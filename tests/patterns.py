"""What a regular expression may cost, told from its tree.

`costly` makes an automaton of a pattern, as Glushkov did: a state for each sign that it can take, an arrow
from each to those that may follow. What makes a backtracking matcher slow can be seen in it:

* one way round a loop that can be gone in two ways takes twice the steps for each sign more (`(?:a+)+`);
* two loops, one behind the other, that take the same signs share a text among them in as many ways as it has
  signs (`\\w*\\w+`), and each loop more is another power;
* a search that begins again at each sign, and each time runs through a loop, takes the square (`<[^>]*>`).

A repetition that is possessive gives nothing back, so nothing is shared with it. What looks ahead is judged
for itself. A repetition of up to `FEW` is written out; up to `MANY` it is a loop that cannot grow with the
text: two of them must not share, but a search may begin again at each sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from tests.trees import Again, At, Atomic, Branch, Group, Leaf, Look, Repeat, Tree, tree_of

FEW, MANY = 8, 100

_ALWAYS = (
    "aAzZmMéÉßſKçñÿ09_ \t\n\r\x0b\u00a0-\u2010'\u2019\".,:;!?<>&/\\()[]{}=#@%*+|~^$`ⁿᵗˢªˣ½\u0301\u200bא一"
)


class Arrow(NamedTuple):
    """From a state to another, by one of these signs."""

    to: int
    signs: frozenset[str]


class Part(NamedTuple):
    """A piece of a pattern: whether it can be empty, and the states in which it begins and ends.

    With each end stand the signs that cannot follow it, since a possessive loop would have taken them.
    """

    empty: bool
    begins: tuple[int, ...]
    ends: tuple[tuple[int, frozenset[str]], ...]


class Loop(NamedTuple):
    """States that are gone round: whether without a bound, and whether nothing of them is given back."""

    states: frozenset[int]
    endless: bool
    kept: bool


NOTHING = Part(True, (), ())
_NONE: frozenset[str] = frozenset()


class Automaton:
    """A pattern's states, arrows and loops; and, to be judged for themselves, what it has within it."""

    def __init__(self, tree: Tree, *, searched: bool = False) -> None:
        self.alphabet = frozenset(_ALWAYS) | _signs_of(tree)
        self.states: list[frozenset[str]] = []
        self.arrows: list[list[Arrow]] = []
        self.loops: list[Loop] = []
        self.within: list[Tree] = []
        self.restarts: list[frozenset[int]] = []
        """States for what a search passes by before a match: a loop for each way in which that begins."""
        self.certain: set[int] = set()
        """The states in which a match is certain, since all that is behind them may be left out."""
        self._kept = False
        ways = tree[0].ways if len(tree) == 1 and isinstance(tree[0], Branch) else (tree,)
        for way in ways:
            part = self._part(way, rest_may_go=True)
            if searched:
                self._begin_anywhere(way, part)

    def _begin_anywhere(self, tree: Tree, whole: Part) -> None:
        behind = _behind(tree)
        if behind is None:
            return
        good = frozenset(sign for sign in self.alphabet if behind(sign))
        allowed, other = self._state(good), self._state(self.alphabet - good)
        for here, there in product((allowed, other), repeat=2):
            self._arrow(here, there, _NONE)
        for begin in whole.begins:
            self._arrow(allowed, begin, _NONE)
        self.restarts.append(frozenset((allowed, other)))

    def _state(self, signs: frozenset[str]) -> int:
        self.states.append(signs)
        self.arrows.append([])
        return len(self.states) - 1

    def _arrow(self, here: int, there: int, never: frozenset[str]) -> None:
        if signs := self.states[there] - never:
            self.arrows[here].append(Arrow(there, signs))

    def _join(self, first: Part, second: Part) -> Part:
        for (end, never), begin in product(first.ends, second.begins):
            self._arrow(end, begin, never)
        return Part(
            first.empty and second.empty,
            first.begins + second.begins if first.empty else first.begins,
            first.ends + second.ends if second.empty else second.ends,
        )

    def _part(self, tree: Tree, *, rest_may_go: bool = False) -> Part:
        """A stretch of a pattern; `rest_may_go` says that all behind it may be left out."""
        part = NOTHING
        for at, node in enumerate(tree):
            before = len(self.states)
            may_go = rest_may_go and all(map(_may_be_left_out, tree[at + 1 :]))
            part = self._join(part, self._piece(node, may_go))
            again = isinstance(node, Repeat) and node.least <= FEW and _is_finite(node.inner)
            if may_go and (again or _may_be_left_out(node)):
                self.certain.update(range(before, len(self.states)))
        return part

    def _piece(self, node: object, may_go: bool) -> Part:
        if isinstance(node, Leaf):
            state = self._state(frozenset(filter(node.takes, self.alphabet)))
            return Part(False, (state,), ((state, _NONE),))
        if isinstance(node, Branch):
            parts = [self._part(way, rest_may_go=may_go) for way in node.ways]
            return Part(
                any(part.empty for part in parts),
                tuple(begin for part in parts for begin in part.begins),
                tuple(end for part in parts for end in part.ends),
            )
        if isinstance(node, Group):
            return self._part(node.inner, rest_may_go=may_go)
        if isinstance(node, Atomic):
            return self._atomic(node.inner)
        if isinstance(node, Repeat):
            return self._repeated(node)
        if isinstance(node, Look) and node.ahead:
            self.within.append(node.inner)
        assert isinstance(node, At | Again | Look)
        return NOTHING

    def _atomic(self, tree: Tree) -> Part:
        last = tree[-1] if tree else None
        if len(tree) == 1 and isinstance(last, Repeat):
            return self._repeated(last._replace(way="possessive"))
        outside, self._kept = self._kept, True
        part = self._part(tree)
        self._kept = outside
        return part

    def _repeated(self, node: Repeat) -> Part:
        kept = node.way == "possessive"
        if node.most is not None and node.most <= FEW:
            part = NOTHING
            for turn in range(node.most, 0, -1):
                part = self._join(self._part(node.inner), part)
                if turn > node.least:
                    part = part._replace(empty=True)
            return part
        before = len(self.states)
        single = _is_leaf(node.inner)
        if kept and not single:
            self.within.append(node.inner)  # one time round is never gone back into by the next
        one = self._part(node.inner)
        taken = self.states[before] if kept and single else _NONE
        for (end, never), begin in product(one.ends, one.begins):
            self._arrow(end, begin, never)
        states = frozenset(range(before, len(self.states)))
        endless = node.most is None or node.most > MANY
        self.loops.append(Loop(states, endless, kept or self._kept))
        ends = tuple((end, never | taken) for end, never in one.ends)
        return Part(one.empty or not node.least, one.begins, ends)


def _may_be_left_out(node: object) -> bool:
    if isinstance(node, Atomic):
        return all(map(_may_be_left_out, node.inner))
    if isinstance(node, Group):
        return all(map(_may_be_left_out, node.inner))
    return isinstance(node, Repeat) and not node.least


def _is_leaf(tree: Tree) -> bool:
    return len(tree) == 1 and isinstance(tree[0], Leaf)


def _is_finite(tree: Tree) -> bool:
    """Whether a stretch of a pattern can take only so many signs."""
    for node in tree:
        if isinstance(node, Branch):
            if not all(map(_is_finite, node.ways)):
                return False
        elif isinstance(node, Group | Atomic | Repeat):
            endless = isinstance(node, Repeat) and (node.most is None or node.most > FEW)
            if endless or not _is_finite(node.inner):
                return False
    return True


def costly(pattern: str | bytes, flags: int = 0, *, searched: bool = True) -> list[str]:
    """Why matching a pattern may take more steps than a few for each sign; nothing, if it cannot.

    `searched` says that a text is searched for it, and not only a given place looked at.
    """
    return [*dict.fromkeys(_costs(tree_of(pattern, flags), searched))]


def _costs(tree: Tree, searched: bool) -> Iterator[str]:
    automaton = Automaton(tree, searched=searched)
    yield from _gone_in_two_ways(automaton)
    yield from _shared(automaton)
    yield from _begun_again(automaton)
    for inner in automaton.within:
        yield from _costs(inner, False)


def _outermost(loops: list[Loop]) -> list[Loop]:
    """The loops that lie in no other."""
    outer: list[Loop] = []
    for loop in sorted(loops, key=lambda each: -len(each.states)):
        if not any(loop.states <= each.states for each in outer):
            outer.append(loop)
    return outer


def _gone_in_two_ways(automaton: Automaton) -> Iterator[str]:
    for states, _, kept in automaton.loops:
        if kept:
            continue
        for state in states:
            for one, other in _pairs(automaton.arrows[state]):
                if one.to == other.to and one.to in states and one.signs & other.signs:
                    yield f"a loop within a loop takes {_shown(one.signs & other.signs)} in two ways"
        seen = {
            (one.to, other.to)
            for state in states
            for one, other in _pairs(automaton.arrows[state])
            if one.to != other.to and {one.to, other.to} <= states and one.signs & other.signs
        }
        waiting = list(seen)
        while waiting:
            here, there = waiting.pop()
            for one, other in product(automaton.arrows[here], automaton.arrows[there]):
                if not (one.signs & other.signs and {one.to, other.to} <= states):
                    continue
                if one.to == other.to:
                    yield f"a loop is gone round in two ways, by {_shown(one.signs & other.signs)}"
                    waiting.clear()
                    break
                if (one.to, other.to) not in seen:
                    seen.add((one.to, other.to))
                    waiting.append((one.to, other.to))


def _pairs(arrows: list[Arrow]) -> Iterator[tuple[Arrow, Arrow]]:
    for at, one in enumerate(arrows):
        for other in arrows[at + 1 :]:
            yield one, other


def _shared(automaton: Automaton) -> Iterator[str]:
    """Loops that take the same stretch of text, so that each split of it is tried."""
    for first, second in product(_outermost(automaton.loops), repeat=2):
        if first is second or first.kept:
            continue
        if signs := _handed_on(automaton, first.states, second.states):
            yield f"two loops share {_shown(signs)}"


def _begun_again(automaton: Automaton) -> Iterator[str]:
    """Loops that a search runs through again from each place, and then for nothing."""
    endless = _outermost([loop for loop in automaton.loops if loop.endless])
    for restart, loop in product(automaton.restarts, endless):
        if loop.states <= automaton.certain:
            continue
        if signs := _handed_on(automaton, restart, loop.states):
            yield f"a search runs through {_shown(signs)} again from each place"


def _handed_on(automaton: Automaton, first: frozenset[int], second: frozenset[int]) -> frozenset[str]:
    """The first signs of a text that leads round one loop, round another, and from the one to the other."""
    arrows = automaton.arrows
    around = [
        frozenset().union(*(a.signs for state in loop for a in arrows[state] if a.to in loop))
        for loop in (first, second)
    ]
    both = around[0] & around[1]
    if not both or not _leads(automaton, first, second, both):
        return _NONE
    for begin, goal in product(first, second):
        start = (begin, begin, goal)
        seen = {start}
        waiting: list[tuple[tuple[int, int, int], frozenset[str]]] = [(start, _NONE)]
        while waiting:
            (x, y, z), by = waiting.pop()
            for a in arrows[x]:
                if a.to not in first:
                    continue
                for c in arrows[z]:
                    ac = a.signs & c.signs
                    if c.to not in second or not ac:
                        continue
                    for b in arrows[y]:
                        signs = ac & b.signs
                        if not signs:
                            continue
                        there = (a.to, b.to, c.to)
                        if there == (begin, goal, goal):
                            return by or signs
                        if there not in seen:
                            seen.add(there)
                            waiting.append((there, by or signs))
    return _NONE


def _leads(
    automaton: Automaton, first: frozenset[int], second: frozenset[int], signs: frozenset[str]
) -> bool:
    """Whether one leads from a loop to another by these signs alone."""
    seen = set(first)
    waiting = list(first)
    while waiting:
        for arrow in automaton.arrows[waiting.pop()]:
            if arrow.to not in seen and arrow.signs & signs:
                if arrow.to in second:
                    return True
                seen.add(arrow.to)
                waiting.append(arrow.to)
    return False


def _behind(tree: Tree) -> Callable[[str], object] | None:
    """What may stand before a match, by what a pattern looks back at first; None, if it begins the text."""
    if len(tree) > 1 and isinstance(tree[0], Leaf):
        second = tree[1]
        if isinstance(second, Look) and not second.ahead and second.width == 2:
            # It looks at the sign before its own first.
            return _behind((second._replace(inner=second.inner[:1], width=1),))
    for node in tree:
        if isinstance(node, At):
            if node.place in ("BEGINNING_STRING", "BEGINNING"):
                return None
            if node.place == "BEGINNING_LINE":
                return lambda sign: sign == "\n"
        elif isinstance(node, Look):
            if not node.ahead and node.inner and isinstance(leaf := node.inner[-1], Leaf):
                if not node.wanted and len(node.inner) > 1:
                    continue
                takes, wanted = leaf.takes, node.wanted
                return lambda sign: bool(takes(sign)) == wanted
        elif isinstance(node, Group):
            return _behind(node.inner)
        else:
            break
    return lambda sign: True


def _shown(signs: frozenset[str]) -> str:
    return repr(min(signs, key=lambda sign: ("azA_ -'0\n".find(sign) % 99, sign)))


def _signs_of(tree: Tree) -> frozenset[str]:
    """The signs that a pattern names, in both cases, and those at the edges of its ranges."""
    named: set[str] = set()
    waiting: list[Tree] = [tree]
    while waiting:
        for node in waiting.pop():
            if isinstance(node, Leaf):
                named |= node.named
            elif isinstance(node, Branch):
                waiting += node.ways
            elif isinstance(node, Group | Repeat | Atomic | Look):
                waiting.append(node.inner)
    return frozenset(named | {sign.lower()[0] for sign in named} | {sign.upper()[0] for sign in named})
