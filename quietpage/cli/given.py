"""Texts that come with a command: on its line, or on standard input."""

from __future__ import annotations

import sys

from quietpage.cli.result import UsageError

_LARGEST = 1_000_000
"""The longest text on standard input, in bytes: far more than a page can carry."""


def text_given(text: str, what: str) -> tuple[str, str]:
    """A text, and where it came from; `-` is standard input, for `what`. Raises `UsageError`."""
    if text != "-":
        return tidy(text), f"--{what}"
    if sys.stdin is None:
        raise UsageError(f"there is no standard input to read --{what} from")
    raw = getattr(sys.stdin, "buffer", None)
    content = raw.read(_LARGEST + 1) if raw is not None else sys.stdin.read(_LARGEST + 1).encode()
    if len(content) > _LARGEST:
        raise UsageError(f"what stands on standard input is longer than a page can carry; shorten --{what}")
    try:
        return tidy(content.decode("utf-8-sig")), "standard input"
    except UnicodeDecodeError:
        raise UsageError("what stands on standard input is not in UTF-8; save it as UTF-8 first") from None


def tidy(text: str) -> str:
    """A text with plain line ends, and without the space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
