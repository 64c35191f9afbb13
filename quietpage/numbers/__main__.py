"""A filter for other programs: JSON lines in, JSON lines out, in the same order.

Each line in is an object with `text` and, if wanted, `id`, `lang`, `format` and `not_numbers`; each line out
has the `id`, what was `found` and its `spans`. A line that cannot be read gets an `error` that says why.
"""

from __future__ import annotations

import json
import os
import sys

from quietpage.numbers.entry import FORMATS, numbers_in

LONGEST_LINE = 16 * 1024 * 1024
"""In bytes; a longer line is answered without being read."""

_CHUNK = 1 << 16


def main() -> int:
    """Answer every line of the standard input; 0 when all are answered."""
    try:
        _answer_all(sys.stdin.buffer.raw.fileno() if hasattr(sys.stdin.buffer, "raw") else 0)
    except BrokenPipeError:
        # Nobody listens any more. Standard output goes nowhere, so that closing it is quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except KeyboardInterrupt:
        return 130
    return 0


def _answer_all(source: int) -> None:
    """Answer each line of a file descriptor as soon as it has come: who asks may be waiting for it."""
    waiting = bytearray()
    too_long = False
    while chunk := os.read(source, _CHUNK):
        lines = chunk.split(b"\n")
        answers: list[bytes] = []
        for line in lines[:-1]:
            waiting += line
            too_long = too_long or len(waiting) > LONGEST_LINE
            answers.append(_too_long() if too_long else answer(bytes(waiting)))
            waiting.clear()
            too_long = False
        waiting += lines[-1]
        if len(waiting) > LONGEST_LINE:
            too_long = True
            waiting.clear()
        _write(answers)
    if waiting or too_long:
        _write([_too_long() if too_long else answer(bytes(waiting))])


def _write(answers: list[bytes]) -> None:
    """Write to the standard output at once; a system may take less at a time than it is given."""
    rest = memoryview(b"".join(answers))
    while rest:
        rest = rest[os.write(1, rest) :]


def answer(line: bytes) -> bytes:
    """The answer to one line, with its line end."""
    name: object = None
    try:
        question = json.loads(line.decode("utf-8-sig"))
        if not isinstance(question, dict):
            return _line({"id": None, "error": "a line is an object with id, lang, format and text"})
        name = question.get("id")
        return _line(_found(name, question))
    except UnicodeDecodeError:
        return _line({"id": None, "error": "the line is not UTF-8"})
    except ValueError as problem:
        return _line({"id": name, "error": f"the line could not be read: {problem}"})
    except (RecursionError, MemoryError):
        return _line({"id": None, "error": "the line is nested too deep or is too long"})
    except Exception as problem:
        # Whatever one line holds, those behind it are still answered.
        return _line({"id": name, "error": f"the line could not be read: {type(problem).__name__}"})


def _found(name: object, question: dict[str, object]) -> dict[str, object]:
    """The answer to a question that is an object: what was found in its text, or what is wrong with it."""
    text = question.get("text")
    language = question.get("lang", "en")
    form = question.get("format", "text")
    phrases = question.get("not_numbers", [])
    if not isinstance(text, str):
        return {"id": name, "error": "text is missing or is no text"}
    if not isinstance(language, str):
        return {"id": name, "error": "lang is no language tag"}
    if form not in FORMATS:
        return {"id": name, "error": f"format is one of {', '.join(FORMATS)}"}
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
        return {"id": name, "error": "not_numbers is a list of texts"}
    numbers = numbers_in(text, language, form, not_numbers=phrases)  # type: ignore[arg-type]
    return {
        "id": name,
        "found": [number.text for number in numbers],
        "spans": [[number.start, number.end] for number in numbers],
    }


def _too_long() -> bytes:
    return _line({"id": None, "error": "the line is too long to be read"})


def _line(reply: dict[str, object]) -> bytes:
    return json.dumps(reply).encode("ascii") + b"\n"


if __name__ == "__main__":
    sys.exit(main())
