"""What the pages about hosts say: each command in them that can run here does what is said of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

from tests import docs
from tests.bucket import bucket
from tests.docs import bash
from tests.repository import on, own_settings, repository
from tests.sites import site
from tests.tools import program

DOCS = docs.ROOT / "docs" / "how-to"
PAGES = sorted((DOCS / "publishing").glob("*.md"))


def blocks(page: str, kind: str) -> list[str]:
    """The pieces of code of a page, as somebody called rosa would have them."""
    return [
        text.replace("YOUR-NAME", "rosa") for text in docs.blocks(f"docs/how-to/publishing/{page}.md", kind)
    ]


def without(words: str, commands: str) -> str:
    """Commands, but for those that ask somebody far away for something."""
    return "\n".join(line for line in commands.splitlines() if words not in line)


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return site(tmp_path / "my-page")


def test_there_is_a_page_for_each_and_the_overview_leads_to_it() -> None:
    overview = (DOCS / "publishing.md").read_text(encoding="utf-8")
    for path in PAGES:
        assert f"](publishing/{path.name})" in overview
    wanted = "netlify cloudflare gitlab codeberg sourcehut neocities rsync s3 usb-stick"
    assert {path.stem for path in PAGES} == set(wanted.split())


@pytest.mark.needs("bash")
def test_netlify(page: Path) -> None:
    (file,) = blocks("netlify", "toml")
    build = tomllib.loads(file)["build"]
    assert tomllib.loads(file) == {"build": {**build, "environment": {"PYTHON_VERSION": "3.13"}}}
    install, _, command = build["command"].partition(" && ")
    assert install == "pip install quietpage"
    (by_hand,) = blocks("netlify", "sh")
    bash(page, by_hand)
    bash(page, command, URL="https://rosa.netlify.example")
    assert b'href="/"' in (page / build["publish"] / "404.html").read_bytes()


@pytest.mark.needs("bash")
def test_cloudflare(page: Path) -> None:
    text = (DOCS / "publishing" / "cloudflare.md").read_text(encoding="utf-8")
    fields = dict(re.findall(r"^\| (Build [\w ]+) \| `(.+)` \|$", text, re.M))
    bash(page, fields["Build command"].partition(" && ")[2])
    assert (page / fields["Build output directory"] / "index.html").exists()
    (by_hand,) = blocks("cloudflare", "sh")
    bash(page, without("wrangler", by_hand))


@pytest.mark.needs("bash")
def test_gitlab(page: Path) -> None:
    (file,) = blocks("gitlab", "yaml")
    (page / ".gitlab-ci.yml").write_text(file)
    checked = subprocess.run(
        [
            Path(sys.executable).parent / "check-jsonschema",
            "--builtin-schema",
            "vendor.gitlab-ci",
            page / ".gitlab-ci.yml",
        ],
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout
    jobs = yaml.safe_load(file)
    (folder,) = jobs["pages"]["artifacts"]["paths"]
    for job in ("pages", "check"):
        install, *commands = jobs[job]["script"]
        assert install == "pip install --quiet quietpage"
        bash(page, "\n".join(commands), CI_PAGES_URL="https://rosa.gitlab.example/my-page")
    assert b'href="/my-page/"' in (page / folder / "404.html").read_bytes()


@pytest.mark.needs("bash", "git")
def test_codeberg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_settings(tmp_path, monkeypatch)
    page = repository(tmp_path / "my-page")
    (commands,) = blocks("codeberg", "sh")
    bash(page, commands)
    assert b'href="/my-page/"' in on(tmp_path / "host.git", "pages")["404.html"]


@pytest.mark.needs("bash")
def test_sourcehut(page: Path) -> None:
    (by_hand,) = blocks("sourcehut", "sh")
    bash(page, without("curl", by_hand))
    (file,) = blocks("sourcehut", "yaml")
    build = yaml.safe_load(file)
    tasks = {name: text for task in build["tasks"] for name, text in task.items()}
    commands = without("venv", without("pip", tasks["build"])).replace("fresh/bin/", "")
    bash(page.parent, commands, site=build["environment"]["site"])
    for archive in (page / "site.tar.gz", page.parent / "site.tar.gz"):
        with tarfile.open(archive) as packed:
            members = {member.name.removeprefix("./"): member for member in packed}
        assert {"index.html", "404.html"} <= members.keys()
        for member in members.values():
            assert member.isdir() or (member.isreg() and member.mode == 0o644), member.name
    assert (page.parent / "site.json").read_text() == '{"notFound": "404.html"}\n'


@pytest.mark.needs("bash")
def test_neocities(page: Path) -> None:
    build, push = blocks("neocities", "sh")
    assert push == "neocities push _site\n"  # a program of theirs
    bash(page, build)
    files = held(page / "_site")
    assert files["not_found.html"] == files["404.html"]
    bash(page, build)
    assert held(page / "_site") == files


@pytest.mark.needs("bash", "rsync")
def test_rsync(page: Path, tmp_path: Path) -> None:
    program("rsync")
    there = tmp_path / "there"
    there.mkdir()
    (there / "gone.html").write_text("somebody who was here")
    (commands,) = blocks("rsync", "sh")
    commands = commands.replace("you@example.org:/var/www/people", str(there))
    assert str(there) in commands
    before = os.umask(0o077)
    try:
        bash(page, commands)
    finally:
        os.umask(before)
    assert held(there) == held(page / "_site")
    assert {path.stat().st_mode & 0o777 for path in there.rglob("*") if path.is_file()} == {0o644}


@pytest.mark.needs("bash")
def test_an_s3_bucket(page: Path, tmp_path: Path) -> None:
    sync, website = blocks("s3", "sh")
    with bucket("my-people") as there:
        settings = {
            "AWS_ENDPOINT_URL": there.address,
            "AWS_ACCESS_KEY_ID": "nobody",
            "AWS_SECRET_ACCESS_KEY": "nothing",
            "AWS_DEFAULT_REGION": "nowhere",
            "AWS_CONFIG_FILE": str(tmp_path / "none"),
            "AWS_REQUEST_CHECKSUM_CALCULATION": "when_required",
        }
        there.held["gone.html"] = b"somebody who was here"
        assert "delete: s3://my-people/gone.html" in bash(page, sync, **settings)
        files = held(page / "_site")
        del files[".quietpage"]
        assert there.held == files
        assert bash(page, sync, **settings) == "The page is ready in _site.\n"
        bash(page, website, **settings)
        assert b"<Key>404.html</Key>" in there.shown[0]
        assert b"<Suffix>index.html</Suffix>" in there.shown[0]


@pytest.mark.needs("bash")
def test_a_usb_stick(page: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    copy, pack = blocks("usb-stick", "sh")
    for _ in "once", "again":
        bash(page, copy.replace("/media/you/STICK", str(tmp_path / "stick")))
    assert held(tmp_path / "stick" / "people") == held(page / "_site")
    bash(page, pack)
    with zipfile.ZipFile(page / "people.zip") as packed:
        assert "_site/index.html" in packed.namelist()
