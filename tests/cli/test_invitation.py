"""The link in a new site's `README.md` by which others propose somebody, and the file that it opens with."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from tests.repository import git
from tests.sites import run, sign

RELEASED = "--from", "quietpage"


def opened(readme: Path, shown_at: str) -> tuple[str, str, str]:
    """Where the link leads from where GitHub shows the file: the address, the name of a file and its text."""
    (link,) = re.findall(r"\]\((\S+value=\S+)\)", readme.read_text(encoding="utf-8"))
    address = urlsplit(urljoin(f"https://github.com{shown_at}", link))
    asked = parse_qs(address.query)
    return f"{address.netloc}{address.path}", *asked["filename"], *asked["value"]


def test_the_link_opens_a_new_file_among_the_people_wherever_the_page_lies(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "page", *RELEASED).code == 0
    where, name, _ = opened(tmp_path / "page" / "README.md", "/rosa/people/blob/main/README.md")
    assert (where, name) == ("github.com/rosa/people/new/main/people", "their-name.yml")


@pytest.mark.needs("git")
@pytest.mark.parametrize("branch", ["trunk", "our/pages"])
def test_in_a_repository_it_is_relative_to_the_folder_and_the_branch(tmp_path: Path, branch: str) -> None:
    git(tmp_path, "init", "-q", "-b", branch)
    assert run(tmp_path, "new", "a b/page", *RELEASED).code == 0
    shown_at = f"/rosa/x/blob/{branch}/a%20b/page/README.md"
    where, _, _ = opened(tmp_path / "a b" / "page" / "README.md", shown_at)
    assert where == f"github.com/rosa/x/new/{branch}/a%20b/page/people"


@pytest.mark.needs("git")
@pytest.mark.parametrize(
    "remote",
    [
        "git@github.com:rosa/my.page.git",
        "https://rosa:secret@github.com/rosa/my.page",
        "ssh://git@github.com:22/rosa/my.page.git",
    ],
)
def test_in_a_clone_it_is_whole_and_has_nothing_else_of_the_remote(tmp_path: Path, remote: str) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "remote", "add", "origin", remote)
    assert run(tmp_path, "new", ".", *RELEASED).code == 0
    text = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "(https://github.com/rosa/my.page/new/main/people?filename=" in text
    assert "secret" not in text


@pytest.mark.needs("git")
@pytest.mark.parametrize(
    "remote", ["https://codeberg.org/rosa/page", "https://notgithub.com/rosa/page", "../x"]
)
def test_a_remote_elsewhere_is_not_taken_for_github(tmp_path: Path, remote: str) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "remote", "add", "origin", remote)
    assert run(tmp_path, "new", ".", *RELEASED).code == 0
    assert "(../../new/main/people?filename=" in (tmp_path / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["whisper", "classroom"])
def test_the_file_is_told_until_it_is_filled_in_as_it_says(tmp_path: Path, theme: str) -> None:
    assert run(tmp_path, "new", "page", "--theme", theme, *RELEASED).code == 0
    page = tmp_path / "page"
    sign(page)
    config = page / "quietpage.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("Your class", "the Hazel class"), encoding="utf-8"
    )
    _, name, text = opened(page / "README.md", "/rosa/people/blob/main/README.md")
    file = page / "people" / name
    file.write_text(text, encoding="utf-8")
    told = run(page, "check", "--publishing")
    assert told.code == 1
    they = "Their-name" if theme == "classroom" else "Their name"
    assert told.places == [
        f'people/{name}:3:7: this is still the name that the file came with: "{they}"',
        f"people/{name}:5:3: these are still the words that the file came with, and no reason",
    ]
    assert 'Somebody on the page is still called "Their name"' in run(page, "check").out
    text = text.replace(they, "Ada").replace("Why they make a difference, in your own words", "She asks.")
    if theme == "whisper":
        text = text.replace("# links:", "links:").replace("#   Their page", "  Their page")
    file.write_text(text, encoding="utf-8")
    told = run(page, "check", "--publishing")
    assert (told.code, told.err) == (0, "")


def test_a_draft_that_is_half_filled_in_is_nobody_s_business(tmp_path: Path) -> None:
    run(tmp_path, "new", "page", "--no-github")
    page = tmp_path / "page"
    sign(page)
    (page / "people" / "x.yml").write_text("name: their  NAME\ndraft: yes\n", encoding="utf-8")
    assert run(page, "check", "--publishing").code == 0


def test_a_readme_that_is_there_stays_and_the_link_is_beside_it(tmp_path: Path) -> None:
    (tmp_path / "Readme.rst").write_text("mine\n", encoding="utf-8")
    assert run(tmp_path, "new", ".", *RELEASED).code == 0
    assert (tmp_path / "Readme.rst").read_text(encoding="utf-8") == "mine\n"
    assert not (tmp_path / "README.md").exists()
    assert "## Propose somebody" in (tmp_path / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_whoever_does_not_publish_on_github_invites_nobody_there(tmp_path: Path) -> None:
    run(tmp_path, "new", "page", "--no-github")
    assert not (tmp_path / "page" / "README.md").exists()


def test_a_class_is_told_to_stay_private(tmp_path: Path) -> None:
    run(tmp_path, "new", "page", "--theme", "classroom", *RELEASED)
    text = (tmp_path / "page" / "README.md").read_text(encoding="utf-8")
    assert "**Only in a private repository.**" in text
    assert "Propose" not in text
