"""A matcher of regular expressions that counts its steps.

It goes the way that Python's own goes (`Modules/_sre/sre_lib.h`): the same tree, the same order, back to the
same places. So it finds the same matches, and a tool that has no counter can be held to a number of steps:
one for each sign that is looked at, for each way that is tried, for each time round a repetition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.trees import Again, At, Atomic, Branch, Group, Leaf, Look, Node, Repeat, Tree, tree_of

Go = Callable[[int], int | None]
"""Matches what is left of a pattern from a place on; gives where the match ends, or None."""


class TooMany(Exception):
    """More steps were taken than there may be."""


class Steps:
    """How many steps were taken, and how many there may be."""

    def __init__(self) -> None:
        self.taken = 0
        self.budget = 1 << 62

    def take(self, steps: int) -> None:
        self.taken += steps
        if self.taken > self.budget:
            raise TooMany


class Found:
    """A match, as far as the guard asks for it."""

    def __init__(self, text: str, spans: dict[int, tuple[int, int]], last: int | None) -> None:
        self._text, self._spans, self.lastindex = text, spans, last

    def span(self, number: int = 0) -> tuple[int, int]:
        return self._spans.get(number, (-1, -1))

    def start(self, number: int = 0) -> int:
        return self.span(number)[0]

    def end(self, number: int = 0) -> int:
        return self.span(number)[1]

    def group(self, number: int = 0) -> str:
        start, end = self.span(number)
        return self._text[start:end]

    def groups(self) -> tuple[str, ...]:
        return tuple(self.group(number) for number in sorted(self._spans) if number)

    __getitem__ = group


class Counted:
    """A compiled pattern that counts; it stands in for one of `re`."""

    def __init__(self, pattern: str, flags: int = 0, steps: Steps | None = None) -> None:
        self.pattern, self.flags = pattern, flags
        self._steps = steps or Steps()
        self._spans: dict[int, tuple[int, int]] = {}
        self._last: int | None = None
        self._text, self._end, self._whole = "", 0, False
        self._go = self._sequence(tree_of(pattern, flags), self._accepted)

    # --- what `re` has

    def match(self, text: str, start: int = 0, end: int | None = None) -> Found | None:
        self._set(text, end)
        return self._at(start)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> Found | None:
        self._set(text, end)
        self._whole = True
        return self._at(start)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Found | None:
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        stop = len(text) if end is None else min(end, len(text))
        while start <= stop:
            self._set(text, end)
            self._steps.take(1)
            found = self._at(start)
            if found is None:
                start += 1
            else:
                yield found
                start = max(found.end(), start + 1)

    def findall(self, text: str) -> list[str]:
        return [found.group(found.lastindex or 0) for found in self.finditer(text)]

    def sub(self, change: Callable[[Found], str], text: str) -> str:
        parts, done = [], 0
        for found in self.finditer(text):
            parts += [text[done : found.start()], change(found)]
            done = found.end()
        return "".join((*parts, text[done:]))

    # --- how it goes

    def _set(self, text: str, end: int | None) -> None:
        self._text, self._whole = text, False
        self._end = len(text) if end is None else min(end, len(text))

    def _at(self, start: int) -> Found | None:
        self._spans, self._last = {}, None
        end = self._go(start)
        if end is None:
            return None
        return Found(self._text, {**self._spans, 0: (start, end)}, self._last)

    def _accepted(self, at: int) -> int | None:
        return at if not self._whole or at == self._end else None

    def _sequence(self, tree: Tree, then: Go) -> Go:
        for node in reversed(tree):
            then = self._node(node, then)
        return then

    def _node(self, node: Node, then: Go) -> Go:
        if isinstance(node, Leaf):
            return self._leaf(node, then)
        if isinstance(node, Branch):
            return self._branch(node, then)
        if isinstance(node, Group):
            return self._sequence(node.inner, then) if node.number is None else self._group(node, then)
        if isinstance(node, Repeat):
            single = len(node.inner) == 1 and isinstance(node.inner[0], Leaf)
            if node.way == "possessive" and not single:
                greedy = Repeat(node.least, node.most, "greedy", node.inner)
                return self._atomic(Atomic((greedy,)), then)
            return self._run(node, then) if single else self._rounds(node, then)
        if isinstance(node, Atomic):
            return self._atomic(node, then)
        if isinstance(node, Look):
            return self._look(node, then)
        if isinstance(node, At):
            return self._place(node, then)
        return self._again(node, then)

    def _leaf(self, node: Leaf, then: Go) -> Go:
        takes, take = node.takes, self._steps.take

        def go(at: int) -> int | None:
            take(1)
            return then(at + 1) if at < self._end and takes(self._text[at]) else None

        return go

    def _branch(self, node: Branch, then: Go) -> Go:
        ways = [(_first(way), self._sequence(way, then)) for way in node.ways]
        known: dict[str, list[Go]] = {}
        take, number = self._steps.take, len(ways)

        def go(at: int) -> int | None:
            take(number)  # each way's first sign is looked at
            sign = self._text[at] if at < self._end else ""
            if sign not in known:
                known[sign] = [way for takes, way in ways if takes is None or (sign and takes(sign))]
            for way in known[sign]:
                end = way(at)
                if end is not None:
                    return end
            return None

        return go

    def _group(self, node: Group, then: Go) -> Go:
        number = node.number
        assert number is not None
        begun: list[int] = []

        def closed(at: int) -> int | None:
            before, last = self._spans.get(number), self._last
            start = begun.pop()
            self._spans[number], self._last = (start, at), number
            end = then(at)
            begun.append(start)
            if end is None:
                self._last = last
                if before is None:
                    self._spans.pop(number, None)
                else:
                    self._spans[number] = before
            return end

        inner = self._sequence(node.inner, closed)

        def go(at: int) -> int | None:
            begun.append(at)
            end = inner(at)
            begun.pop()
            return end

        return go

    def _run(self, node: Repeat, then: Go) -> Go:
        """A repetition of one sign."""
        leaf = node.inner[0]
        assert isinstance(leaf, Leaf)
        takes, take, least, way = leaf.takes, self._steps.take, node.least, node.way

        def go(at: int) -> int | None:
            text = self._text
            last = self._end if node.most is None else min(self._end, at + node.most)
            stop = at
            if way == "lazy":
                while True:
                    take(1)
                    if stop - at >= least:
                        end = then(stop)
                        if end is not None:
                            return end
                    if stop >= last or not takes(text[stop]):
                        return None
                    stop += 1
            while stop < last and takes(text[stop]):
                stop += 1
            take(stop - at + 1)
            if stop - at < least:
                return None
            if way == "possessive":
                return then(stop)
            for back in range(stop, at + least - 1, -1):
                take(1)
                end = then(back)
                if end is not None:
                    return end
            return None

        return go

    def _rounds(self, node: Repeat, then: Go) -> Go:
        """A repetition of more than a sign."""
        least, most, take = node.least, node.most, self._steps.take
        rounds: list[tuple[int, int]] = []

        def gone_round(at: int) -> int | None:
            start, number = rounds.pop()
            end = then(at) if at == start and number >= least else tried(at, number + 1)
            rounds.append((start, number))
            return end

        inner = self._sequence(node.inner, gone_round)

        def once_more(at: int, number: int) -> int | None:
            rounds.append((at, number))
            end = inner(at)
            rounds.pop()
            return end

        def tried(at: int, number: int) -> int | None:
            take(1)
            end = None
            if node.way == "lazy" and number >= least:
                end = then(at)
                if end is not None:
                    return end
            if most is None or number < most:
                end = once_more(at, number)
            if end is None and node.way == "greedy" and number >= least:
                return then(at)
            return end

        return lambda at: tried(at, 0)

    def _atomic(self, node: Atomic, then: Go) -> Go:
        inner = self._sequence(node.inner, lambda at: at)

        def go(at: int) -> int | None:
            end = inner(at)
            return None if end is None else then(end)

        return go

    def _look(self, node: Look, then: Go) -> Go:
        inner = self._sequence(node.inner, lambda at: at)

        def go(at: int) -> int | None:
            self._steps.take(1)
            start = at if node.ahead else at - node.width
            seen = start >= 0 and inner(start) is not None
            return then(at) if seen == node.wanted else None

        return go

    def _place(self, node: At, then: Go) -> Go:
        name, take = node.place, self._steps.take

        def go(at: int) -> int | None:
            take(1)
            text, end = self._text, self._end
            if name in ("BEGINNING", "BEGINNING_STRING"):
                here = at == 0
            elif name == "BEGINNING_LINE":
                here = at == 0 or text[at - 1] == "\n"
            elif name == "END":
                here = at == end or (at == end - 1 and text[at] == "\n")
            elif name == "END_STRING":
                here = at == end
            else:
                before = at > 0 and _in_word(text[at - 1])
                here = (before != (at < end and _in_word(text[at]))) == (name == "BOUNDARY")
            return then(at) if here else None

        return go

    def _again(self, node: Again, then: Go) -> Go:
        def go(at: int) -> int | None:
            start, end = self._spans.get(node.number, (0, -1))
            self._steps.take(max(1, end - start))
            same = end >= 0 and self._text.startswith(self._text[start:end], at)
            return then(at + end - start) if same else None

        return go


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _first(tree: Tree) -> Callable[[str], object] | None:
    """Whether a stretch can begin with a sign; None, if that is not known."""
    if tree and isinstance(first := tree[0], Leaf):
        return first.takes
    if tree and isinstance(first, Group | Atomic):
        return _first(first.inner)
    if tree and isinstance(first, Repeat) and first.least:
        return _first(first.inner)
    return None


class CountingRe:
    """What a module has for `re`, with patterns that count."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def compile(self, pattern: str, flags: int = 0) -> Counted:
        return Counted(pattern, int(flags), self._steps)

    def __getattr__(self, name: str) -> object:
        return getattr(re, name)
