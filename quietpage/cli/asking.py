"""Ask whoever sits at the terminal, a line at a time.

Every command that asks works without a terminal, too: `at_a_terminal` says which it is. Ctrl-D is an answer
("enough"), and Ctrl-C is left to the command, which keeps what was done.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from quietpage.core.terminal import show

PROMPT = "> "


def at_a_terminal() -> bool:
    """Whether somebody can be asked, and sees the question."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def tell(*lines: str) -> None:
    """Say something between two questions."""
    print("\n".join(map(show, lines)), flush=True)


def answer(prompt: str = PROMPT) -> str | None:
    """A line that was typed, or pasted, without its end; nothing after Ctrl-D.

    What was pasted may have several lines, where the terminal tells pasting from typing.
    """
    try:
        import readline  # for arrow keys and the like, where it is there

        readline.set_auto_history(False)
        # Python switches it off; with it, several paragraphs can be pasted as one answer.
        readline.parse_and_bind("set enable-bracketed-paste on")
    except (ImportError, AttributeError):
        pass
    try:
        return input(prompt)
    except EOFError:
        print(flush=True)
        return None
    except KeyboardInterrupt:
        print(flush=True)
        raise
    except UnicodeDecodeError:
        tell("That could not be read: the terminal sent signs in another encoding.")
        return ""


def ask(*question: str) -> str | None:
    """A question, and the first line that is typed; nothing after Ctrl-D."""
    tell(*question)
    return answer()


def choose(question: str, answers: Mapping[str, str]) -> str | None:
    """One of a few words, asked for until it is one; nothing after Ctrl-D.

    `answers` are the words that can be typed, each with what it stands for; the first letter of a word is
    enough. An empty line is no answer.
    """
    words = " / ".join(dict.fromkeys(answers.values()))
    while True:
        tell(f"{question} ({words})")
        typed = answer()
        if typed is None:
            return None
        typed = " ".join(typed.casefold().split()).rstrip(".!")
        if typed in answers:
            return answers[typed]
        begun = {meant for word, meant in answers.items() if typed and word.startswith(typed)}
        if len(begun) == 1:
            return begun.pop()
