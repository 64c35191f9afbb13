"""Commands as they can be pasted into a shell."""

from __future__ import annotations

from shlex import quote


def command(*words: str) -> str:
    """A command line that bash and zsh take as these words."""
    return " ".join(quote(word) for word in words)
