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
from tests.sites import run, sign, site
from tests.workflow import CHECK, FLOW, Runner, settings_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ADDRESS = "https://rosa-lind.example.org/people-page"
BASE = "/people-page/"


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
    sign(page)
    (commands,) = [block for block in blocks("docs/how-to/publishing.md", "sh") if "git push" in block]
    commands = commands.replace("https://github.com/YOUR-NAME/my-page.git", str(host))
    subprocess.run(["bash", "-e", "-c", commands], cwd=page, check=True, capture_output=True)
    (commands,) = [block for block in blocks("docs/how-to/publishing.md", "sh") if "deploy" in block]
    (command,) = [line.split() for line in commands.splitlines()]
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


@pytest.mark.needs("git", "bash")
@pytest.mark.parametrize("event", ["push", "pull_request"])
def test_a_page_without_its_authors_name_is_not_published_and_the_line_is_told(
    github: Runner, wheel: Path, tmp_path: Path, event: str
) -> None:
    git(tmp_path, "init", "-q", "page")
    page, host = tmp_path / "page", tmp_path / "host.git"
    (page / wheel.name).write_bytes(wheel.read_bytes())
    assert run(page, "new", ".", "--from", wheel.name).code == 0
    commit(page, "Begin")
    git(page, "commit", "-q", "--allow-empty", "-m", "Again")
    git(tmp_path, "clone", "-q", "--bare", "page", str(host))
    told = github.run(host, event, ADDRESS)
    assert (told.well, told.published) == (False, None)
    assert re.search(
        r"^::error file=quietpage.yml,line=\d+,.*this is still the name", told.said, re.MULTILINE
    )


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
    sign(top / "our 'page', ${{ x }}")
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

RELEASED = "--from", "quietpage"
"""So that there is something for GitHub to install, wherever the quietpage of the tests came from."""


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
        "quietpage >=1, !=1.5",
        "quietpage[more]==1.0rc1",
        "https://example.org/quietpage-1.0-py3-none-any.whl#sha256=0123abc",
        "https://github.com/example/quietpage/archive/refs/heads/main.zip",
        "git+https://example.org/tools@v1/x#subdirectory=py/quietpage",
    ],
)
def test_new_writes_another_source_as_it_was_given(tmp_path: Path, source: str) -> None:
    assert run(tmp_path, "new", "my-page", "--from", source).code == 0
    assert settings_of(tmp_path / "my-page")["QUIETPAGE"] == source


@pytest.mark.needs("git")
def test_signs_in_the_names_of_folders_are_no_orders_to_github(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    source = 'a "b": ${{ secrets.X }} # %\'/quietpage-1.0-py3-none-any.whl'
    (tmp_path / source).parent.mkdir(parents=True)
    (tmp_path / source).touch()
    assert run(tmp_path, "new", "my-page", "--from", source).code == 0
    written = settings_of(tmp_path)["QUIETPAGE"]
    assert written.replace("${{ '${{' }}", "${{") == source
    assert "${{ secrets" not in written.replace("${{ '${{' }} secrets", "")


@pytest.mark.needs("git")
def test_a_folder_is_never_an_option_of_pip(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "-r").mkdir()
    assert run(tmp_path, "new", "my-page", "--from", "./-r").code == 0
    assert settings_of(tmp_path)["QUIETPAGE"] == "./-r"


PLAIN = "quietpage==VERSION for a release, git+https://… for a repository, or the https address of a wheel"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", PLAIN),
        ("  ", PLAIN),
        ("a\nb", PLAIN),
        ("--index-url=https://evil.example", PLAIN),
        ("quietpage --pre", PLAIN),
        ("quietpage; id", PLAIN),
        ("quietpage && id", PLAIN),
        ("quietpage==$(id)", PLAIN),
        ("quietpage==abc", PLAIN),
        ("quietpage>=", PLAIN),
        ("${{ secrets.X }}", PLAIN),
        ('quiet"page: ${{ secrets.X }} # \\n %', PLAIN),
        ("~/quietpage", PLAIN),
        ("file:///home/ada/quietpage", PLAIN),
        ("git+file:///home/ada/quietpage", PLAIN),
        ("quietpage @ ./here", PLAIN),
        ("hg+https://example.org/quietpage", PLAIN),
        ("https://localhost/quietpage.zip", PLAIN),
        ("https://10.0.0.1/quietpage.zip", PLAIN),
        ("git+https://nas.local/quietpage", PLAIN),
        ("git+https://example.org/quiet`id`", "there is a sign in this address"),
        ("git+https://example.org/${{ x }}", "there is a sign in this address"),
        ("git+https://example.org/q --pre", "there is a sign in this address"),
        ("git+https://example.org/q@--upload-pack=id", "stands a branch, a tag or a commit"),
        ("git+https://example.org/q#subdirectory=../../x", "stands subdirectory=FOLDER, or nothing"),
        ("requests", "this is not quietpage"),
        ("requests==2", "this is not quietpage"),
        ("requests @ git+https://example.org/q", "this is not quietpage"),
        ("git+https://example.org/q#egg=requests", "this is not quietpage"),
        ("https://example.org/requests-2.0-py3-none-any.whl", "this is no wheel of quietpage"),
        ("wheels/requests-2.0-py3-none-any.whl", "by the name that it was built with"),
        ("q.whl", "by the name that it was built with"),
        ("git+https://ada:hush@example.org/q", "could be read by everybody"),
        ("git+https://hush@example.org/q", "could be read by everybody"),
        ("git+https://${HUSH}@example.org/q", "could be read by everybody"),
        ("quietpage @ https://ada:hush@example.org/q.zip", "could be read by everybody"),
        ("https://example.org/q.zip?token=hush", "everybody could read"),
        ("https://example.org/q.zip?X-Amz-Signature=hush", "everybody could read"),
        ("http://example.org/q.zip", "write https://example.org/q.zip"),
        ("git+http://example.org/q.git", "write git+https://example.org/q.git"),
        ("https://github.com/ada/quietpage", "write git+https://github.com/ada/quietpage"),
        ("https://github.com/ada/q.git@main", "write git+https://github.com/ada/q.git@main"),
        ("git@github.com:ada/q.git", "write git+https://github.com/ada/q.git"),
        ("ssh://git@github.com/ada/q.git", "write git+https://github.com/ada/q.git"),
        ("git+ssh://git@github.com/ada/q.git@main", "write git+https://github.com/ada/q.git@main"),
        ("git://github.com/ada/q.git", "write git+https://github.com/ada/q.git"),
    ],
)
def test_a_source_that_github_could_not_install_is_refused_with_a_way_out(
    tmp_path: Path, source: str, said: str
) -> None:
    refused = run(tmp_path, "new", "my-page", f"--from={source}")
    assert refused.code == 2
    assert said in refused.err
    assert "hush" not in refused.err.lower()
    assert not (tmp_path / "my-page").exists()
    if found := re.search(r"; write (\S+)$", refused.err.strip()):
        assert run(tmp_path, "new", "my-page", "--from", found[1]).code == 0
        assert settings_of(tmp_path / "my-page")["QUIETPAGE"] == found[1]


@pytest.mark.needs("git")
def test_a_wheel_is_named_from_the_top_of_the_repository_and_has_to_be_in_it(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    wheel = "dist/quietpage-1.0-py3-none-any.whl"
    (tmp_path / wheel).write_bytes(b"")
    outside = run(tmp_path, "new", "my-page", "--from", wheel)
    assert outside.code == 1
    assert outside.err.startswith(f"{wheel}: this is not in the repository of the page")
    assert not (tmp_path / "my-page").exists()
    git(tmp_path, "init", "-q")
    (tmp_path / "deep").mkdir()
    made = run(tmp_path / "deep", "new", "my-page", "--from", f"../{wheel}")
    assert made.code == 0
    assert settings_of(tmp_path) == {"PAGE": "deep/my-page", "QUIETPAGE": wheel}
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
    wheel = "wheels/quietpage-1.0-py3-none-any.whl"
    made = run(tmp_path, "new", "my-page", "--from", wheel)
    assert f"looks for {wheel} in the repository: put it there." in made.out


@pytest.mark.needs("git")
def test_a_workflow_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    run(tmp_path, "new", "one", *RELEASED)
    before = (tmp_path / FLOW).read_bytes(), (tmp_path / CHECK).read_bytes()
    made = run(tmp_path, "new", "two", *RELEASED)
    assert f"Left as it was: {FLOW}\nLeft as it was: {CHECK}\n" in made.out
    assert f"{FLOW} was there before, and does not publish this page." in made.out
    assert "To publish it: quietpage deploy two\n" in made.out
    assert ((tmp_path / FLOW).read_bytes(), (tmp_path / CHECK).read_bytes()) == before


@pytest.mark.needs("git")
def test_a_folder_that_its_repository_ignores_is_one_of_its_own(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("/my-page/\n")
    run(tmp_path, "new", "my-page", *RELEASED)
    assert (tmp_path / "my-page" / FLOW).exists()
    assert not (tmp_path / FLOW).exists()


@pytest.mark.needs("git")
def test_a_whole_home_folder_in_git_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    git(tmp_path, "init", "-q")
    run(tmp_path, "new", "my-page", *RELEASED)
    assert (tmp_path / "my-page" / FLOW).exists()
    assert not (tmp_path / FLOW).exists()


# The branch


@pytest.mark.needs("git")
@pytest.mark.parametrize("begun", [False, True])
@pytest.mark.parametrize("within", [False, True])
def test_the_branch_that_is_written_on_is_one_that_is_published_from(
    tmp_path: Path, begun: bool, within: bool
) -> None:
    git(tmp_path, "init", "-q", "-b", "trunk")
    if begun:
        git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@b.example", *EMPTY)
    assert run(tmp_path, "new", *(["page"] if within else []), *RELEASED).code == 0
    assert "\n    branches: [main, master, trunk]\n" in (tmp_path / FLOW).read_text()


EMPTY = "commit", "-q", "--allow-empty", "-m", "Begin"


def branches_of(folder: Path) -> list[str]:
    """The branches of a workflow, each as the name that GitHub's filter stands for."""
    read = yaml.safe_load((folder / FLOW).read_text())[True]["push"]["branches"]
    assert all(isinstance(each, str) for each in read)
    assert not any(re.search(r"(?<!\\)[*?+\[]|^!", each) for each in read)
    return [re.sub(r"\\(.)", r"\1", each) for each in read]


@pytest.mark.needs("git")
@pytest.mark.parametrize(
    "name",
    [
        *("feat+x", "C++", "a]b", "!wow", "it's", 'q"x', "#one", "true", "On", "null", "1.0", "2024"),
        *("número", "écrire/été", "a,b", "{a}", "$x{{y}}", "a%b", "@x", "-x", "a|b;c&d", "x=y", "`x`", "<x>"),
        *("main/x", "release/1.x", "私の", "&x", "!!str", "y"),
    ],
)
def test_a_branch_of_an_odd_name_is_written_so_that_github_finds_it(tmp_path: Path, name: str) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "symbolic-ref", "HEAD", f"refs/heads/{name}")
    assert run(tmp_path, "new", *RELEASED).code == 0
    assert branches_of(tmp_path) == ["main", "master", name]


@pytest.mark.needs("git")
@pytest.mark.parametrize("name", ["a${{github.x}}", "a\u202eb"])
def test_a_branch_that_no_workflow_can_name_is_told(tmp_path: Path, name: str) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "symbolic-ref", "HEAD", f"refs/heads/{name}")
    made = run(tmp_path, "new", *RELEASED)
    assert made.code == 0
    assert "A workflow cannot name the branch a" in made.out
    assert "the page is published from main and master." in made.out
    assert branches_of(tmp_path) == ["main", "master"]


@pytest.mark.needs("git")
@pytest.mark.parametrize("name", ["main", "master", None])
def test_the_usual_branches_are_written_once_and_no_branch_is_none(tmp_path: Path, name: str | None) -> None:
    if name:
        git(tmp_path, "init", "-q", "-b", name)
    else:
        git(tmp_path, "init", "-q")
        git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@b.example", *EMPTY)
        git(tmp_path, "checkout", "-q", "--detach")
    assert run(tmp_path, "new", *RELEASED).code == 0
    assert branches_of(tmp_path) == ["main", "master"]
