"""What an index such as PyPI would get: the wheel, the sources, and the README as it is shown there."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from tests.docs import ROOT

pytestmark = pytest.mark.slow

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHOWN = "[[tool.hatch.metadata.hooks.fancy-pypi-readme.substitutions]]"
ADDRESS = "https://git.example/quietpage"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the sources of this checkout."""
    folder = tmp_path_factory.mktemp("sources")
    built("--sdist", ROOT, folder)
    return next(folder.glob("quietpage-*.tar.gz"))


def built(what: str, source: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "build", what, "--no-isolation", "--outdir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def contents(wheel: Path) -> dict[str, tuple[bytes, int]]:
    """Each file of a wheel: its bytes, and what a system is to let be done with it."""
    with zipfile.ZipFile(wheel) as archive:
        return {each.filename: (archive.read(each), each.external_attr) for each in archive.infolist()}


def test_the_sources_make_the_same_wheel_as_the_checkout(wheel: Path, sources: Path, tmp_path: Path) -> None:
    with tarfile.open(sources) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    built("--wheel", unpacked, tmp_path / "again")
    (again,) = (tmp_path / "again").iterdir()
    assert again.name == wheel.name
    assert contents(again) == contents(wheel)


@pytest.mark.needs("git")
def test_the_sources_are_what_git_knows_and_nothing_that_lies_about(sources: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    with tarfile.open(sources) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "tests/whole/test_index.py", "docs/index.md"} <= held
    if listed.returncode == 0:  # these may be unpacked sources, and no checkout
        assert held - {*listed.stdout.split("\0")} == {"PKG-INFO"}


def test_an_index_would_take_both_and_show_the_readme(wheel: Path, sources: Path) -> None:
    command = [sys.executable, "-m", "twine", "check", "--strict", str(wheel), str(sources)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("PASSED") == 2


def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [each for each in archive.namelist() if each.endswith(".dist-info/METADATA")]
        return message_from_bytes(archive.read(name))


def shown(wheel: Path) -> str:
    """The README as the wheel has it."""
    body = metadata(wheel).get_payload(decode=True)
    assert isinstance(body, bytes)
    return body.decode()


def targets(markdown: str) -> list[str]:
    """Where links lead, and pictures are."""
    found: list[str] = []
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown):
        assert not token.type.startswith("html")
        for child in token.children or ():
            target = child.attrs.get("href") or child.attrs.get("src")
            found += [str(target)] if target else []
    return found


def test_no_link_on_an_index_leads_to_where_nothing_is(wheel: Path) -> None:
    urls = PROJECT["project"].get("urls", {})
    ours = tuple(str(url).rstrip("/") + "/" for url in urls.values())
    elsewhere = ("https://www.python.org/", "https://en.wikipedia.org/")
    assert [each for each in targets(shown(wheel)) if not each.startswith((*ours, *elsewhere))] == []
    assert metadata(wheel)["Description-Content-Type"] == "text/markdown"


def test_on_an_index_it_is_installed_by_its_name_and_all_else_reads_as_in_the_readme(wheel: Path) -> None:
    text = shown(wheel)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    headings = re.findall("^## .*$", text, re.MULTILINE)
    assert headings == [
        "## Licence" if each == "## The project" else each
        for each in re.findall("^## .*$", readme, re.MULTILINE)
    ]
    install = text.partition("## Install it\n")[2].partition("\n## ")[0]
    assert re.findall(r"```sh\n(.*?)\n```", install) == [
        "uv tool install quietpage",
        "pipx install quietpage",
    ]
    for of_a_checkout in ("install .", "task.py", "There is no release", "Download", "docs/", "![", "]("):
        assert of_a_checkout not in text
    page, ours = (
        each.partition("## Your own page")[2].partition("## The project")[0] for each in (text, readme)
    )
    assert re.findall("```.*?```", page, re.DOTALL) == re.findall("```.*?```", ours, re.DOTALL)
    # Of every sentence, table and list, no piece is missing in the middle.
    assert not re.search(r"\|\s*\|\s*$(?!\n\| ---)|\( ?\)|: ?[.,]|  [.,]|\*\*\*\*", text, re.MULTILINE)


def test_each_substitution_finds_what_it_is_for() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for each in substitutions():
        found = re.findall(each["pattern"], readme)
        # Pictures are in a table now, which goes as a whole; one elsewhere would go by itself.
        assert found, each["pattern"]


def substitutions() -> list[dict[str, Any]]:
    hook = PROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
    found: list[dict[str, Any]] = hook["substitutions"]
    return found


def test_once_there_is_an_address_every_link_leads_there_as_the_note_says(tmp_path: Path) -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    if PROJECT["project"].get("urls"):
        return  # it is done, and looked at above
    picture, link = re.findall(r"'([^']*\(ADDRESS[^']*)'", text)
    before, *_, of_pictures, of_links = text.split(SHOWN)
    with_links = SHOWN.join(
        re.sub("replacement = .*", f"replacement = '{new}'".replace("\\", r"\\"), old)
        for new, old in ((picture, of_pictures), (link, of_links))
    )
    changed = (before + SHOWN + with_links).replace("ADDRESS", ADDRESS)
    (tmp_path / "pyproject.toml").write_text(changed, encoding="utf-8")
    (tmp_path / "README.md").write_bytes((ROOT / "README.md").read_bytes())
    (tmp_path / "quietpage").mkdir()
    (tmp_path / "quietpage" / "__init__.py").write_bytes((ROOT / "quietpage" / "__init__.py").read_bytes())
    done = subprocess.run(
        [Path(sys.executable).with_name("hatch-fancy-pypi-readme")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    led = [each for each in targets(done.stdout) if "wikipedia" not in each]
    assert led
    for each in led:
        found = re.match(rf"{re.escape(ADDRESS)}/(?:blob|raw)/v[^/]+/([^#]+)", each)
        assert found, each
        assert (ROOT / found[1]).exists(), each


def test_the_versions_of_python_that_it_is_said_to_run_on_are_those_that_it_is_tested_on(wheel: Path) -> None:
    said = re.findall(r":: (3\.\d+)$", "\n".join(metadata(wheel).get_all("Classifier") or ()), re.MULTILINE)
    flow = yaml.load((ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert said == flow["jobs"]["linux"]["strategy"]["matrix"]["python"]
    assert metadata(wheel)["Requires-Python"] == f">={said[0]}"
