"""From an empty folder to a published page: the commands of the docs, the workflow's steps, a real host."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urldefrag

import pytest
import yaml

from tests.browser import chromium, watched
from tests.docs import blocks
from tests.host import hosted
from tests.repository import commit, git, on, own_settings
from tests.sites import run, site
from tests.workflow import Runner

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ADDRESS = "https://rosa-lind.example.org/people-page"
BASE = "/people-page/"
FLOW, CHECK = ".github/workflows/publish.yml", ".github/workflows/check.yml"


@pytest.fixture(scope="module")
def github(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    folder = tmp_path_factory.mktemp("github")
    with pytest.MonkeyPatch.context() as patch:
        own_settings(folder, patch)
        yield Runner(folder)


@pytest.fixture(scope="module")
def host(github: Runner, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare repository that was filled by following the docs, and deployed to, too."""
    folder = tmp_path_factory.mktemp("following")
    host = folder / "my-page.git"
    git(folder, "init", "-q", "--bare", str(host))
    page = folder / "my-page"
    (page / "wheels").mkdir(parents=True)
    (page / "wheels" / wheel.name).write_bytes(wheel.read_bytes())
    made = run(folder, "new", "my-page", "--from", f"wheels/{wheel.name}")
    assert made.code == 0, made.err
    (commands,) = [block for block in blocks("docs/how-to/publishing.md", "sh") if "git push" in block]
    commands = commands.replace("https://github.com/YOUR-NAME/my-page.git", str(host))
    subprocess.run(["bash", "-e", "-c", commands], cwd=page, check=True, capture_output=True)
    (commands,) = [block for block in blocks("docs/how-to/publishing.md", "sh") if "deploy" in block]
    (command,) = [line.split("#")[0].split() for line in commands.splitlines()]
    deployed = run(page, *command[1:], "--base-url", ADDRESS)
    assert deployed.code == 0, deployed.err
    return host


@pytest.fixture(scope="module")
def published(github: Runner, host: Path) -> Path:
    """What GitHub would show after the push."""
    told = github.run(host, "push", ADDRESS)
    assert told.well, told.said
    assert told.published
    return told.published


@pytest.fixture(scope="module")
def places(published: Path, host: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where the same files can be visited: on a host, under a path and at a root, and from a disk."""
    folder = tmp_path_factory.mktemp("host")
    checkout = folder / "checkout"
    git(folder, "clone", "-q", "-b", "gh-pages", str(host), str(checkout))
    with hosted(published, folder / "nginx", BASE) as (under, root):
        yield {"a path": under, "a root": root, "a disk": f"{checkout.as_uri()}/"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.needs("git", "bash", "nginx", "chromium")
def test_the_workflow_publishes_all_of_the_page_and_so_does_a_deploy(published: Path, host: Path) -> None:
    files = held(published)
    assert {"index.html", "404.html", ".nojekyll", "style.css"} <= files.keys()
    assert f'href="{BASE}"'.encode() in files["404.html"]
    assert on(host) == files
    assert "gh-pages" not in git(host, "ls-tree", "-r", "--name-only", "main")


@pytest.mark.needs("git", "bash", "nginx", "chromium")
@pytest.mark.parametrize("where", ["a path", "a root", "a disk"])
def test_every_page_can_be_visited_there(
    where: str, places: dict[str, str], published: Path, page: Page
) -> None:
    home = places[where]
    seen = watched(page)
    front = "" if home.startswith("http") else "index.html"
    page.goto(home + front)
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('1em Newsreader'))")
    names = {path for path in held(published) if path.endswith(".html") and path not in ("404.html",)}
    found = set()
    for name in sorted(names):
        page.goto(home + quote(name))
        links = page.evaluate("[...document.querySelectorAll('a[href], link[href]')].map(each => each.href)")
        found |= {unquote(urldefrag(link)[0]) for link in links if link.startswith(home)}
    assert seen.strange(home) == []
    assert names <= {link.removeprefix(home) or "index.html" for link in found}
    assert {link.removeprefix(home) or "index.html" for link in found} <= held(published).keys()
    page.goto(home + front)
    page.get_by_role("link", name="Louis Braille").first.click()
    assert "Louis Braille" in page.title()
    assert page.url.startswith(home)


@pytest.mark.needs("git", "bash", "nginx", "chromium")
@pytest.mark.parametrize("path", ["nobody", "people/nobody.html", "a/b/c/d/nobody/"])
def test_who_is_not_there_is_told_at_any_depth(path: str, places: dict[str, str], page: Page) -> None:
    home = places["a path"]
    answer = page.goto(home + path)
    assert answer
    assert answer.status == 404
    assert not re.search(r"\d", page.inner_text("body") + page.title())
    assert page.evaluate("getComputedStyle(document.body).fontFamily") not in ("", "Times New Roman")
    page.locator("a[href]").first.click()
    assert page.url == home


# What is proposed in a pull request


@pytest.fixture(scope="module")
def school(github: Runner, wheel: Path) -> tuple[Path, Path]:
    """A page in a folder of a repository, and the bare one that it was pushed to."""
    folder = github.folder.parent / "school"
    host = folder / "host.git"
    git(github.folder, "init", "-q", "--bare", str(host))
    git(folder, "clone", "-q", str(host), "class", fails=True)
    top = folder / "class"
    (top / "tools").mkdir()
    (top / "tools" / wheel.name).write_bytes(wheel.read_bytes())
    made = run(top, "new", "our 'page', ${{ x }}", "--from", f"tools/{wheel.name}")
    assert made.code == 0, made.err
    assert f"the one that publishes the page is {FLOW}, with check.yml beside it." in made.out
    commit(top, "Begin")
    git(top, "push", "-q", "origin", "HEAD:main")
    return top, host


def propose(top: Path, host: Path, branch: str, files: dict[str, str]) -> None:
    """What GitHub makes of a pull request: a merge of what there is with what is proposed."""
    git(top, "checkout", "-q", "-B", branch, "origin/main")
    for name, text in files.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    commit(top, "One more person")
    git(top, "checkout", "-q", "-B", "merged", "origin/main")
    git(top, "merge", "-q", "--no-ff", "-m", "Merge", branch)
    git(top, "push", "-q", "-f", "origin", f"merged:{branch}")


@pytest.mark.needs("git", "bash")
def test_a_pull_request_is_checked_and_its_problems_are_told_on_their_lines(
    github: Runner, school: tuple[Path, Path]
) -> None:
    top, host = school
    (site,) = [path.name for path in top.iterdir() if path.name.startswith("our")]
    propose(
        top,
        host,
        "bo",
        {
            f"{site}/people/bo.yml": "name: Bo\nreasons: She lent me 3 books, ##[stop-commands]x.\n",
            f"{site}/templates/style.css": "",
            "100% ours, élan.txt": "hello\n",
        },
    )
    told = github.run(host, "pull_request", ref="bo")
    assert not told.well
    assert told.published is None
    lines = told.said.split("\n")
    begins = f"::error file={site.replace(',', '%2C')}/people/bo.yml,line=2,endLine=2,col=22,endColumn=23::"
    assert any(line.startswith(begins) for line in lines), told.said
    assert "##[" not in "".join(line for line in lines if not line.startswith("::"))
    more = [line.partition("portraits: ")[2] for line in lines if line.startswith("::notice::")]
    assert more == ["100%25 ours, élan.txt", f"{site}/templates/style.css"]


@pytest.mark.needs("git", "bash")
def test_a_pull_request_that_is_right_is_not_published_before_it_is_merged(
    github: Runner, school: tuple[Path, Path]
) -> None:
    top, host = school
    (site,) = [path.name for path in top.iterdir() if path.name.startswith("our")]
    propose(top, host, "cy", {f"{site}/people/cy.yml": "name: Cy\nreasons: Kind.\n"})
    told = github.run(host, "pull_request", ref="cy")
    assert (told.well, told.published) == (True, None)
    assert "The page is right." in told.said
    assert "::notice::" not in told.said
    git(top, "push", "-q", "origin", "cy:main")
    told = github.run(host, "push", "https://class.example.org")
    assert told.well, told.said
    assert told.published
    assert (told.published / "people" / "cy.html").exists()


def test_a_problem_is_told_by_its_path_in_the_repository_wherever_the_command_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = site(tmp_path / "work" / "deep" / "page", bo="name: Bo\nreasons: All 5.\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "work"))
    for folder, named in (
        (page, "."),
        (page.parent, "page"),
        (tmp_path, "work/deep/page"),
        (page / "people", ".."),
    ):
        assert run(folder, "check", named).out.startswith("::error file=deep/page/people/bo.yml,line=2,")


# What new writes


def settings_of(folder: Path) -> dict[str, str]:
    """What the workflows of a folder are told of the page, both the same."""
    flows = [yaml.load((folder / path).read_text(), yaml.BaseLoader) for path in (FLOW, CHECK)]
    assert flows[0]["env"] == flows[1]["env"]
    settings: dict[str, str] = flows[0]["env"]
    return settings


def test_new_writes_the_release_that_wrote_it_and_tells_the_one_step_by_hand(tmp_path: Path) -> None:
    from quietpage import __version__

    made = run(tmp_path, "new", "my-page")
    assert "once: Settings, Pages, Source: GitHub Actions." in made.out
    assert not re.search(r"\d", made.out)
    assert settings_of(tmp_path / "my-page") == {"PAGE": ".", "QUIETPAGE": f"quietpage=={__version__}"}


def test_new_leaves_the_workflow_out_if_it_is_not_wanted(tmp_path: Path) -> None:
    made = run(tmp_path, "new", "my-page", "--no-github")
    assert made.code == 0
    assert "GitHub" not in made.out
    assert not (tmp_path / "my-page" / ".github").exists()


@pytest.mark.parametrize(
    "source",
    [
        "git+https://example.org/quietpage.git@main",
        "quietpage @ git+https://example.org/quietpage.git",
        "quietpage",
        'quiet"page: ${{ secrets.X }} # \\n %',
    ],
)
def test_new_writes_another_source_as_it_was_given(tmp_path: Path, source: str) -> None:
    assert run(tmp_path, "new", "my-page", "--from", source).code == 0
    written = settings_of(tmp_path / "my-page")["QUIETPAGE"]
    assert written.replace("${{ '${{' }}", "${{") == source
    assert "${{ secrets" not in written.replace("${{ '${{' }} secrets", "")


@pytest.mark.parametrize("source", ["", "  ", "--index-url=https://evil.example", "a\nb"])
def test_a_source_that_is_none_is_a_wrong_command(tmp_path: Path, source: str) -> None:
    assert run(tmp_path, "new", "my-page", f"--from={source}").code == 2
    assert not (tmp_path / "my-page").exists()


@pytest.mark.needs("git")
def test_a_wheel_is_named_from_the_top_of_the_repository_and_has_to_be_in_it(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "q.whl").write_bytes(b"")
    outside = run(tmp_path, "new", "my-page", "--from", "dist/q.whl")
    assert outside.code == 1
    assert outside.err.startswith("dist/q.whl: this is not in the repository of the page")
    assert not (tmp_path / "my-page").exists()
    git(tmp_path, "init", "-q")
    (tmp_path / "deep").mkdir()
    made = run(tmp_path / "deep", "new", "my-page", "--from", "../dist/q.whl")
    assert made.code == 0
    assert settings_of(tmp_path) == {"PAGE": "deep/my-page", "QUIETPAGE": "dist/q.whl"}
    assert "put it there" not in made.out


@pytest.mark.needs("git")
def test_a_folder_to_install_from_has_to_be_in_the_repository_too(tmp_path: Path) -> None:
    (tmp_path / "quietpage").mkdir()
    for given in (".", "quietpage/", str(tmp_path)):
        made = run(tmp_path, "new", "my-page", "--from", given)
        assert made.code == 1
        assert made.err.startswith(f"{given}: this is not in the repository of the page")
    git(tmp_path, "init", "-q")
    for place, given, written in (
        ("one", ".", "."),
        ("two", "quietpage/", "./quietpage"),
        ("three", "quietpage", "quietpage"),
    ):
        (tmp_path / FLOW).unlink(missing_ok=True)
        (tmp_path / CHECK).unlink(missing_ok=True)
        assert run(tmp_path, "new", place, "--from", given).code == 0
        assert settings_of(tmp_path)["QUIETPAGE"] == written


def test_a_wheel_that_is_not_there_yet_is_asked_for(tmp_path: Path) -> None:
    made = run(tmp_path, "new", "my-page", "--from", "wheels/q.whl")
    assert "looks for wheels/q.whl in the repository: put it there." in made.out


@pytest.mark.needs("git")
def test_a_workflow_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    run(tmp_path, "new", "one")
    before = (tmp_path / FLOW).read_bytes(), (tmp_path / CHECK).read_bytes()
    made = run(tmp_path, "new", "two")
    assert f"Left as it was: {FLOW}\nLeft as it was: {CHECK}\n" in made.out
    assert ((tmp_path / FLOW).read_bytes(), (tmp_path / CHECK).read_bytes()) == before


@pytest.mark.needs("git")
def test_a_folder_that_its_repository_ignores_is_one_of_its_own(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("/my-page/\n")
    run(tmp_path, "new", "my-page")
    assert (tmp_path / "my-page" / FLOW).exists()
    assert not (tmp_path / FLOW).exists()


@pytest.mark.needs("git")
def test_a_whole_home_folder_in_git_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    git(tmp_path, "init", "-q")
    run(tmp_path, "new", "my-page")
    assert (tmp_path / "my-page" / FLOW).exists()
    assert not (tmp_path / FLOW).exists()
