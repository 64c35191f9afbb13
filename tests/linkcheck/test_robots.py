"""robots.txt, read as RFC 9309 has it."""

from __future__ import annotations

import pytest

from quietpage.linkcheck.robots import read_robots


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow:", "/x", True),
        ("user-AGENT: *\ndisallow: /x # for all", "/x/y", False),
        ("User-agent: *\nDisallow: /\nAllow: /x", "/x/y", True),
        ("User-agent: *\nAllow: /x\nDisallow: /", "/y", False),
        ("User-agent: *\nAllow: /x\nDisallow: /x", "/x", True),
        ("User-agent: quietpage\nAllow: /\n\nUser-agent: *\nDisallow: /", "/x", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Quietpage/9\nDisallow: /y", "/x", True),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("User-agent: other\nUser-agent: quietpage\nDisallow: /", "/x", False),
        ("User-agent: quietpage\nDisallow: /a\nUser-agent: quietpage\nDisallow: /b", "/b", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?y", True),
        ("User-agent: *\nDisallow: /*/private", "/ada/private/z", False),
        ("User-agent: *\nDisallow: /x$", "/x", False),
        ("User-agent: *\nDisallow: /x$", "/xy", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: *\nDisallow: /café", "/caf%c3%a9", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/x", False),
        ("Disallow: /\nnonsense\n:\n", "/x", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
    ],
)
def test_who_may_ask_for_what(text: str, path: str, allowed: bool) -> None:
    assert read_robots(text, "quietpage").allow(path) is allowed


def test_a_rule_of_many_stars_is_read_in_no_time() -> None:
    rules = read_robots("User-agent: *\nDisallow: /" + "*a" * 2000 + "b$", "quietpage")
    assert rules.allow("/" + "a" * 5000)
