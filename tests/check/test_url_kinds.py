"""What a browser makes of an address is known, whatever it corrects in it."""

from __future__ import annotations

import pytest

from quietpage.check.url_kinds import are_local_candidates, is_local, is_navigable, runs_code
from quietpage.markup import Start, read


@pytest.mark.parametrize(
    "address",
    ["leaf.png", "../leaf.png", "/leaf.png", " leaf.png\n", "#leaf", "?leaf", "a/b:c.png", "", "a b.png"],
)
def test_an_address_without_scheme_and_host_is_beside_the_page(address: str) -> None:
    assert is_local(address)
    assert is_navigable(address)
    assert not runs_code(address)


@pytest.mark.parametrize(
    "address",
    [
        *("https://far.example/", "//far.example/", " //far.example/", "\\\\far.example/"),
        *("/\t/far.example/", "data:image/png,x", "x:", "https:leaf.png", "le\naf.png"),
    ],
)
def test_whatever_may_name_a_host_is_not_beside_the_page(address: str) -> None:
    assert not is_local(address)


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert()", "JavaScript:alert()", "java\tscript:alert()", "\x01 javascript:alert()"),
        *("vbscript:x", "data:text/html,x"),
    ],
)
def test_an_address_that_is_a_program_runs(address: str) -> None:
    assert runs_code(address)
    assert not is_navigable(address.strip("\x01"))


@pytest.mark.parametrize("address", ["https://far.example/", "HTTP://far.example/", "mailto:a@far.example"])
def test_a_link_may_lead_to_the_web_and_to_a_letter(address: str) -> None:
    assert is_navigable(address)


@pytest.mark.parametrize("address", ["ftp://far.example/", "https:/far.example/", "tel:5", "//far.example/"])
def test_a_link_leads_nowhere_else(address: str) -> None:
    assert not is_navigable(address)


@pytest.mark.parametrize(
    ("srcset", "local"),
    [
        ("leaf.png", True),
        ("leaf.png 1x, ../leaf-large.png 2x", True),
        ("leaf.png,//far.example/a.png 2x", False),
        ("leaf.png 1x, https://far.example/a.png 2x", False),
        ("&sol;&sol;far.example/a.png", False),
    ],
)
def test_every_picture_of_a_set_is_beside_the_page_or_none_is(srcset: str, local: bool) -> None:
    (tag,) = (each for each in read(f'<img srcset="{srcset}">') if isinstance(each, Start))
    assert are_local_candidates(tag.attributes[0]) is local
