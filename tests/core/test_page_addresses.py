"""Where a page cannot be published is told, with the address at which it can, and that passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietpage.core.page_addresses import misplaced
from quietpage.core.urls import ODD_HOMES, faults, faults_of_home
from tests.sites import CONFIG, check, run, site


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("https://ada.github.io/people/index.html", "https://ada.github.io/people/"),
        ("https://ada.example/index.html", "https://ada.example/"),
        ("https://ada.example/index.html/", "https://ada.example/"),
        ("https://ada.example/people/page.htm", "https://ada.example/people/"),
        ("https://ada.example/index.php", "https://ada.example/"),
        ("https://github.com/ada/people", "https://ada.github.io/people/"),
        ("https://www.github.com/Ada/People/", "https://ada.github.io/People/"),
        ("https://github.com/ada/people.git", "https://ada.github.io/people/"),
        ("https://github.com/ada/people/tree/main", "https://ada.github.io/people/"),
        ("https://github.com/ada/ada.github.io", "https://ada.github.io/"),
        ("https://github.com/ada", "https://ada.github.io/"),
        ("https://ada.github.com/people", "https://ada.github.io/people/"),
        ("https://gitlab.com/ada/people", "https://ada.gitlab.io/people/"),
        ("https://gitlab.com/group/inner/people/-/tree/main", "https://group.gitlab.io/inner/people/"),
        ("https://gitlab.com/ada/ada.gitlab.io", "https://ada.gitlab.io/"),
        ("https://codeberg.org/ada/people", "https://ada.codeberg.page/people/"),
        ("https://codeberg.org/ada/pages", "https://ada.codeberg.page/"),
        ("https://git.sr.ht/~ada/people", "https://ada.srht.site/"),
        ("https://app.netlify.com/sites/my-page", "https://my-page.netlify.app/"),
        ("https://neocities.org/site/ada", "https://ada.neocities.org/"),
    ],
)
def test_the_right_address_is_written_out(url: str, meant: str, tmp_path: Path) -> None:
    (fault,) = faults_of_home(url)
    assert fault.help == f"write {meant}"
    assert list(faults(meant, mail=False)) == list(faults_of_home(meant)) == []
    said = check(site(tmp_path, {"quietpage.yml": f"{CONFIG}url: {url}\n"}))
    assert f"help: write {meant}\n" in said.err
    assert check(site(tmp_path, {"quietpage.yml": f"{CONFIG}url: {meant}\n"})).code == 0


@pytest.mark.parametrize(
    ("url", "piece"),
    [
        ("https://YOUR-NAME.github.io/my-page/", "YOUR-NAME"),
        ("https://yourname.neocities.org/", "yourname"),
        ("https://your-username.codeberg.page/people/", "your-username"),
        ("https://username.github.io/people/", "username"),
        ("https://USERNAME.github.io/REPO/", "USERNAME"),
        ("https://ada.github.io/your-repo/", "your-repo"),
        ("https://yourdomain.com/", "yourdomain"),
        ("https://your-site.netlify.app", "your-site"),
        ("https://ada.github.io/REPO/", "REPO"),
    ],
)
def test_a_placeholder_is_told(url: str, piece: str) -> None:
    (fault,) = faults_of_home(url)
    assert url[fault.start : fault.end] == piece


@pytest.mark.parametrize(
    "url",
    [
        "https://ada.github.io/people/",
        "https://ada.gitlab.io/people",
        "https://example.org/people/",
        "https://people.example.com",
        "https://surnames.example/",
        "https://username-tips.example/",
        "https://yours.example/for/you/",
        "https://neighbour.example/your-story/",
        "https://names.example/name/user/repo/project/",
        "https://my-page.pages.dev",
        "https://my.projects.example/owner/index/",
        "https://github.example.org/ada/people/",
        "https://ada.example/html/page.md/",
        "http://192.168.1.2/people/",
        "https://xn--bcher-kva.example/",
    ],
)
def test_where_a_page_can_be_passes(url: str) -> None:
    assert list(faults_of_home(url)) == []
    assert list(misplaced(url)) == []


def test_the_gate_knows_whatever_the_module_knows() -> None:
    known = [
        *("https://github.com/a/b", "https://gitlab.com/a/b", "https://codeberg.org/a/b", "https://sr.ht/~a"),
        *("https://bitbucket.org/a/b", "https://app.netlify.com/sites/a", "https://neocities.org/site/a"),
        *("https://a.example/index.cgi", "https://a.example/b.xhtml", "https://a.example/b.md"),
        *(
            "https://ORG.example/",
            "https://OWNER.example/",
            "https://NAME.example/",
            "https://PROJECT.example/",
        ),
        *("https://github.io/a/b", "https://a.github.com/"),
    ]
    for url in known:
        assert next(misplaced(url), None), url
        assert any(mark in url.lower() for mark in ODD_HOMES), url


def test_an_address_at_odds_with_the_domain_is_told_with_the_right_one(tmp_path: Path) -> None:
    config = f"{CONFIG}domain: ada.example\nurl: {{}}\n"
    said = check(site(tmp_path, {"quietpage.yml": config.format("https://ada.github.io/x")}))
    assert said.places == [
        "quietpage.yml:4:14: "
        "the page will be at ada.example, as domain: says, and this address is at ada.github.io"
    ]
    assert "help: write https://ada.example/; or take domain: away, if the page is not there\n" in said.err
    for url in ("https://ada.example/", "https://www.ada.example", "https://ADA.example:443/"):
        assert check(site(tmp_path, {"quietpage.yml": config.format(url)})).code == 0


def test_an_option_at_odds_with_the_domain_is_said_when_asked(tmp_path: Path) -> None:
    page = site(tmp_path, {"quietpage.yml": f"{CONFIG}domain: people.example\n"})
    said = run(page, "check", "-v", "--base-url", "https://ada.github.io/x/")
    assert (
        "Pages say that they are at ada.github.io, as url: has it, and domain: is people.example.\n"
        in said.out
    )


def test_one_s_own_computer_is_no_place_for_a_page(tmp_path: Path) -> None:
    said = check(site(tmp_path, {"quietpage.yml": f"{CONFIG}url: http://localhost:8000/\n"}))
    assert said.places == ["quietpage.yml:3:13: this leads each reader to their own computer"]
    assert check(site(tmp_path, {"quietpage.yml": CONFIG})).code == 0


@pytest.mark.parametrize(
    ("url", "code", "words"),
    [
        ("https://github.com/ada/people", 2, "write https://ada.github.io/people/"),
        ("https://YOUR-NAME.srht.site/", 2, "YOUR-NAME stands in place of a name"),
        ("https://ada.example/index.html", 2, "write https://ada.example/"),
        ("https://https://ada.example/", 2, "did you mean https://ada.example/?"),
        ("http://localhost:8888", 0, ""),
        ("https://ada.example//people/", 0, ""),
    ],
)
def test_the_option_takes_what_the_key_takes_and_ones_own_computer(
    tmp_path: Path, url: str, code: int, words: str
) -> None:
    said = run(site(tmp_path), "check", "--base-url", url)
    assert said.code == code
    assert words in " ".join(said.err.split())
