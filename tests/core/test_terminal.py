"""What is written to a terminal does not steer it."""

from __future__ import annotations

from quietpage.core.terminal import show


def test_what_steers_a_terminal_is_shown_as_an_escape() -> None:
    assert show("a\x1b[2J\u202eb\u200bc\ud800\u2028\U000e0001") == (
        "a\\x1b[2J\\u202eb\\u200bc\\ud800\\u2028\\U000e0001"
    )
    assert show("plain, élan, 鲁迅, 🌻") == "plain, élan, 鲁迅, 🌻"
