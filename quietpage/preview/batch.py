"""Debouncing: gathers file events into a batch, and says when the change that they belong to is whole.

Editors save in many ways: they write to another file and rename it, empty the file and fill it, take it away
and make it anew; git changes hundreds of files at once. Each is one change here.
"""

from __future__ import annotations

from collections import Counter

# How long nothing may happen before a change is whole, in seconds. The events of one save (in place, by a
# file beside it that is renamed, as Vim does it, or deleted and made anew) came at most 2 ms apart on Linux,
# with the processors busy, and mostly within 0.1 ms.
_QUIET_ALONE = 0.001
"""After one file that was there before was closed: it is whole, and nothing else belongs to such a save. If
something comes all the same, it is a change of its own, and what was wrong meanwhile is not told.
"""
_QUIET = 0.008
"""After a few files, or a new one: the file that it is renamed to, or a second one, may follow."""
_QUIET_STILL_OPEN = 0.3
"""While a file is open: its writer is waited for, if it does not keep the file open for good."""
_QUIET_NEVER_CLOSED = 0.06
"""The same where the system does not tell of closing: then a pause has to stand for it."""
_QUIET_GONE = 0.12
"""After a file was taken away: who saves by taking it away makes it anew in a moment."""
_QUIET_MANY = 0.06
"""After many files, or a folder: git or an unpacker is at work, and pauses between files."""
_QUIET_STORM = 0.12
"""The most while changes come right behind one another."""

# How long a change may take in all, however much happens: the author is to see something.
_LONGEST = 0.5
_LONGER_IN_STORM = 0.15
"""So much longer for each change that came right before."""
_LONGEST_IN_STORM = 1.4

_FEW = 3
"""More files than this at once are not saved by a person."""


class Batch:
    """What happened since the last change was taken: the paths, and the state of each.

    The state of a file is `new`, `open` (being written), `saved` (closed), `gone`, or `allowed` (its mode was
    changed). `storm` tells how many changes came right behind one another before: each asks for more
    patience. `closes` says that the system tells when a file is closed, so that its writer can be waited for.
    Times are seconds of a clock that only goes forward.
    """

    def __init__(self, storm: int = 0, *, closes: bool = True) -> None:
        self.everything = False
        self._states: dict[str, str] = {}
        self._in_state: Counter[str] = (
            Counter()
        )  # how many paths: with thousands, `due` is asked for as often
        self._new: set[str] = set()
        self._first = self._last = 0.0
        self._storm = storm
        self._quiet_still_open = _QUIET_STILL_OPEN if closes else _QUIET_NEVER_CLOSED

    def __bool__(self) -> bool:
        return self.everything or bool(self._states)

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(self._states)

    def note(self, path: str, state: str, now: float) -> None:
        """Note that a file is in another state."""
        self._first = self._first if self else now
        self._last = now
        if state == "new" and path not in self._states:
            self._new.add(path)
        if state == "gone" and path in self._new:
            # It came and went, as the files do that editors write to first: nobody has to wait for it.
            self._new.discard(path)
            state = "saved"
        before = self._states.get(path)
        # A mode says nothing of whether a file is whole: what was known of that stands.
        if state != "allowed" or before is None:
            if before is not None:
                self._in_state[before] -= 1
            self._in_state[state] += 1
            self._states[path] = state

    def note_everything(self, now: float) -> None:
        """Note that something happened that does not say all the files that it changed."""
        self._first = self._first if self else now
        self._last = now
        self.everything = True

    def due(self) -> float:
        """When the change is whole, if nothing more happens; at the latest, whatever happens."""
        states = {state for state, many in self._in_state.items() if many}
        quiet = _QUIET_ALONE if len(self._states) == 1 and not self._new else _QUIET
        if "new" in states or "open" in states:
            quiet = max(quiet, self._quiet_still_open)
        if "gone" in states:
            quiet = max(quiet, _QUIET_GONE)
        if self.everything or len(self._states) > _FEW:
            quiet = max(quiet, _QUIET_MANY)
        longest = _LONGEST
        if self._storm:
            # Twice as long with each change, so that a script that saves on and on is waited for.
            quiet = max(quiet, min(_QUIET_STORM, _QUIET * 2**self._storm))
            longest = min(_LONGEST_IN_STORM, _LONGEST + _LONGER_IN_STORM * self._storm)
        return min(self._last + quiet, self._first + longest)
