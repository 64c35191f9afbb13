"""Commands as they are told to somebody who pastes them: every name in them stays one word of the command.

For sh, bash and zsh; on Windows for PowerShell and cmd.
"""

from __future__ import annotations

import os
import sys

from quietpage.core.terminal import show

_PLAIN = "_-+:,./@%="
"""What may stand in a word without quotation marks, besides letters and digits."""

_FIRST = "~=-+%@"
"""What a word may not begin with: a home folder, an option, and what zsh and PowerShell have of their own."""


def path_word(path: str) -> str:
    """A path as a word of a command: never an option, nor anything that a shell, or quietpage, reads anew."""
    return word(f"./{path}" if path[:1] in _FIRST and path else path)


def word(text: str) -> str:
    """A text as one word of a command."""
    if sys.platform == "win32":
        return _word_on_windows(text)
    if text and all(sign.isalnum() or sign in _PLAIN for sign in text) and text[0] not in _FIRST:
        return text
    if show(text) != text:
        # What a terminal would not show as it is, is written by its bytes.
        return "$'" + "".join(map(_escaped, text)) + "'"
    return "'" + text.replace("'", "'\\''") + "'"


def _escaped(sign: str) -> str:
    if sign in "\\'":
        return f"\\{sign}"
    if show(sign) == sign:
        return sign
    # Three octal digits each: no digit that follows is taken for a part of it.
    return "".join(f"\\{byte:03o}" for byte in os.fsencode(sign))


def _word_on_windows(text: str) -> str:
    if text and all(sign.isalnum() or sign in "_-:./\\" for sign in text):
        return text
    # cmd knows only the double ones, and PowerShell reads these signs anew in them.
    if not any(sign in "$`%" for sign in text):
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
