"""`python -m quietpage.numbers`: JSON lines in, JSON lines out, whatever the lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from quietpage.numbers.__main__ import LONGEST_LINE, answer


def run(lines: bytes, **environment: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-m", "quietpage.numbers"],
        input=lines,
        capture_output=True,
        check=True,
        env={**os.environ, **environment},
    )
    assert done.stderr == b""
    return [json.loads(line) for line in done.stdout.decode("ascii").splitlines()]


def asked(**question: object) -> dict[str, object]:
    reply = json.loads(answer(json.dumps(question).encode()))
    assert isinstance(reply, dict)
    return reply


def test_each_line_is_answered_in_order() -> None:
    lines = [
        {"id": 1, "lang": "en", "format": "text", "text": "two geese and a swan"},
        {"id": "b", "text": "no geese"},
        {"id": None, "lang": "de", "text": "zwölf Hühner", "not_numbers": []},
        {"id": [1], "format": "html", "text": "<ol><li>&#53;</ol>"},
    ]
    replies = run("\n".join(map(json.dumps, lines)).encode())
    assert [reply["id"] for reply in replies] == [1, "b", None, [1]]
    assert [reply["found"] for reply in replies] == [["two"], [], ["zwölf"], ["<ol>", "&#53;"]]
    assert [reply["spans"] for reply in replies] == [[[0, 3]], [], [[0, 5]], [[0, 4], [8, 13]]]


def test_a_bad_line_gets_an_error_and_the_next_line_its_answer() -> None:
    bad = [
        b"", b"{", b"[]", b"null", b'"two"', b"\xff\xfe", b'{"id": 7}', b'{"id": 7, "text": 5}',
        b'{"id": 7, "text": "two", "lang": 3}', b'{"id": 7, "text": "two", "format": "pdf"}',
        b'{"id": 7, "text": "two", "format": ["html"]}', b'{"id": 7, "text": "two", "not_numbers": "Ten"}',
        b'{"id": 7, "text": "two", "not_numbers": [3]}', b"[" * 100_000, b'{"id": ' + b"9" * 5000 + b"",
    ]  # fmt: skip
    replies = run(
        b"\n".join([*bad, b'{"id": "last", "text": "two"}']), LC_ALL="C", PYTHONIOENCODING="latin-1"
    )
    assert all("error" in reply and "id" in reply for reply in replies[:-1])
    assert len(replies) == len(bad) + 1
    assert replies[7]["id"] == 7
    assert replies[-1] == {"id": "last", "found": ["two"], "spans": [[0, 3]]}


def test_lone_surrogates_and_null_characters_are_text_like_any_other() -> None:
    reply = json.loads(answer(b'{"id": 1, "text": "\\ud800 two \\u0000 \\udfff five"}'))
    assert reply["found"] == ["two", "five"]
    assert reply["spans"] == [[2, 5], [10, 14]]
    assert json.loads(answer(b'{"id": "\\ud800", "text": "two"}'))["found"] == ["two"]
    assert "found" in json.loads(answer(b'{"text": "<p>\\ud800 two", "format": "html"}'))


def test_names_can_be_given_along() -> None:
    assert asked(id=1, text="Corrie ten Boom", not_numbers=["ten Boom"])["found"] == []
    assert asked(id=1, text="Corrie ten Boom", not_numbers=["ten 4"])["found"] == ["ten"]


def test_a_line_that_is_too_long_is_answered_without_being_read() -> None:
    long = b'{"text": "' + b"a" * (LONGEST_LINE + 10) + b'"}\n{"id": 2, "text": "five"}\n'
    replies = run(long)
    assert "error" in replies[0]
    assert replies[1]["found"] == ["five"]


def test_each_answer_comes_before_the_next_question() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "quietpage.numbers"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as filter_:
        assert filter_.stdin
        assert filter_.stdout
        for word in ("two", "five"):
            filter_.stdin.write(json.dumps({"id": word, "text": word}).encode() + b"\r\n")
            filter_.stdin.flush()
            assert json.loads(filter_.stdout.readline())["id"] == word
        filter_.stdin.close()
        assert filter_.wait(timeout=20) == 0


def test_a_reader_that_goes_away_is_no_trouble() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "quietpage.numbers"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as filter_:
        assert filter_.stdin
        assert filter_.stdout
        assert filter_.stderr
        filter_.stdout.close()
        filter_.stdin.write(b'{"text": "two"}\n' * 10)
        filter_.stdin.close()
        assert filter_.stderr.read() == b""
        assert filter_.wait(timeout=20) == 0
