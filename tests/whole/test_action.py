"""The action: its own steps in bash, as a runner of GitHub's runs them, and what its page says of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.docs import ROOT, blocks, text_of
from tests.sites import ADA, CONFIG, site
from tests.tools import program
from tests.workflow import fresh_python, pack

PAGE = "docs/how-to/action.md"
ACTION = yaml.load((ROOT / "action.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
ADDRESS = "https://rosa.example/people"
INSTALL = "Install quietpage"


class Told(NamedTuple):
    """How the action ended, what its steps said, what it gives, and the artifact that it made, if it did."""

    well: bool
    said: str
    given: dict[str, str]
    artifact: Path | None = None


class Runner:
    """A machine of GitHub's, as far as the action can tell."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.work = folder / "work"
        self.temp = folder / "temp"
        self.temp.mkdir()
        self.python = fresh_python(folder / "python")

    def run(self, *, without: str = "", **given: str) -> Told:
        """Let the action run with these inputs; `without` names a step that is passed over."""
        inputs = {
            name: given.pop(name.replace("-", "_"), asked["default"])
            for name, asked in ACTION["inputs"].items()
        }
        assert not given
        known = {f"inputs.{name}": value for name, value in inputs.items()}
        known["runner.temp"] = str(self.temp)
        told = Told(True, "", {})
        for step in ACTION["runs"]["steps"]:
            if "if" in step:
                found = re.fullmatch(r"(inputs\.[\w-]+) == '(\w+)'", step["if"])
                assert found
                if known[found[1]] != found[2]:
                    continue
            if step["name"] != without:
                told = self._step(step, known, told)
            if not told.well:
                return told
        gives = {name: filled(each["value"], known) for name, each in ACTION["outputs"].items()}
        return told._replace(given=gives)

    def _step(self, step: Mapping[str, object], known: dict[str, str], told: Told) -> Told:
        more = step.get("with", {})
        assert isinstance(more, dict)
        match str(step.get("uses", "")).partition("@")[0]:
            case "actions/setup-python":
                assert more["update-environment"] == "false"
                known[f"steps.{step['id']}.outputs.python-path"] = str(self.python)
            case "actions/configure-pages":
                known[f"steps.{step['id']}.outputs.base_url"] = ADDRESS
            case "actions/upload-pages-artifact":
                archive = self.folder / "artifact.tar"
                pack(
                    Path(filled(more["path"], known)), archive, hidden=more["include-hidden-files"] == "true"
                )
                return told._replace(artifact=archive)
            case "":
                return self._script(step, known, told)
            case other:
                raise AssertionError(f"what does {other} do?")
        return told

    def _script(self, step: Mapping[str, object], known: dict[str, str], told: Told) -> Told:
        assert step["shell"] == "bash"
        own = step["env"]
        assert isinstance(own, dict)
        output = self.folder / "output"
        output.write_text("")
        done = subprocess.run(
            [program("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", str(step["run"])],
            cwd=self.work,
            env={
                "PATH": "/usr/bin:/bin",
                "HOME": str(self.folder),
                "GITHUB_ACTIONS": "true",
                "GITHUB_WORKSPACE": str(self.work),
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_OUTPUT": str(output),
                # Nothing is fetched: what quietpage needs lies beside this Python.
                "PIP_NO_INDEX": "1",
                "PIP_NO_DEPS": "1",
                "PIP_NO_COMPILE": "1",
                "PIP_NO_BUILD_ISOLATION": "0",
                **{name: filled(text, known) for name, text in own.items()},
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        written = re.compile(r"(\w+)<<(\S+)\n(.*?)\n\2\n", re.DOTALL)
        text = output.read_text(encoding="utf-8")
        assert written.sub("", text) == ""
        known |= {f"steps.{step['id']}.outputs.{name}": value for name, _, value in written.findall(text)}
        return told._replace(well=done.returncode == 0, said=told.said + done.stdout)


def filled(text: str, known: Mapping[str, str]) -> str:
    """A text with its expressions filled in: names, and the first that is not empty of two of them."""

    def value(found: re.Match[str]) -> str:
        assert found[1].startswith(("inputs.", "steps.", "runner.temp"))
        return next(filter(None, (known.get(name, "") for name in found[1].split(" || "))), "")

    return re.sub(r"\$\{\{ ([\w.-]+(?: \|\| [\w.-]+)?) \}\}", value, text)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> tuple[Runner, Told]:
    """A machine on which the action has run once, all by itself: with the quietpage that it came with."""
    runner = Runner(tmp_path_factory.mktemp("action"))
    site(runner.work)
    return runner, runner.run()


@pytest.fixture
def runner(machine: tuple[Runner, Told]) -> Runner:
    """The same machine, with nothing in the repository."""
    runner, first = machine
    assert first.well, first.said
    shutil.rmtree(runner.work)
    runner.work.mkdir()
    return runner


pytestmark = pytest.mark.slow


@pytest.mark.needs("bash")
def test_by_itself_it_checks_and_builds_the_page_at_the_top(machine: tuple[Runner, Told]) -> None:
    runner, told = machine
    assert told.well, told.said
    assert told.given["page"].endswith("/work/_site")
    assert told.artifact is None
    assert [path.name for path in (runner.temp / "quietpage-program").glob("quietpage")] == ["quietpage"]


@pytest.mark.needs("bash")
def test_a_problem_stands_beside_its_line_and_nothing_is_built(runner: Runner) -> None:
    site(runner.work / "our page", ada="name: Ada\nreasons: |\n  She lent me\n  3 books.\n")
    told = runner.run(without=INSTALL, folder="our page")
    assert not told.well
    assert re.search(r"^::error file=our page/people/ada\.yml,line=4,", told.said, re.MULTILINE)
    assert not (runner.work / "our page" / "_site").exists()


@pytest.mark.needs("bash")
def test_the_finished_page_is_handed_over_whole_and_knows_where_it_will_be(runner: Runner) -> None:
    site(runner.work / "my-page", {"quietpage.yml": CONFIG + "domain: rosa.example\n"})
    told = runner.run(without=INSTALL, folder="my-page", pages="true")
    assert told.well, told.said
    assert told.given["base-url"] == ADDRESS
    assert told.artifact
    with tarfile.open(told.artifact) as packed:
        assert {"./index.html", "./.nojekyll"} <= {*packed.getnames()}
        page = packed.extractfile("./index.html")
        assert page
        assert ADDRESS in page.read().decode()


@pytest.mark.needs("bash")
def test_it_only_checks_if_that_is_wanted_and_publishes_no_page_with_a_name_that_is_none(
    runner: Runner,
) -> None:
    site(runner.work, {"quietpage.yml": "author:\n  name: Your name\n", "people/ada.yml": ADA})
    assert not runner.run(without=INSTALL, build="false").well
    assert runner.run(without=INSTALL, build="false", publishing="false").well
    assert not (runner.work / "_site").exists()
    for wrong in (
        {"publishing": "yes"},
        {"build": ""},
        {"pages": "True"},
        {"build": "false", "pages": "true"},
    ):
        told = runner.run(without=INSTALL, **wrong)
        assert not told.well
        assert told.said.startswith("::error::")


HOSTILE = (
    "$(touch harmed) `touch harmed` ${HOME} && touch harmed | touch harmed # * %s%n ${{ secrets.X }}",
    "a\n::error::x\npage<<x\ntouch harmed; touch harmed\"; touch harmed; \"'; touch harmed; '",
    "--help",
    "-",
)
"""What somebody may have called a folder."""


@pytest.mark.needs("bash")
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_folder_is_called_it_is_only_a_folder(runner: Runner, name: str) -> None:
    site(runner.work / name)
    before = {path.name for path in runner.work.iterdir()}
    told = runner.run(without=INSTALL, folder=name, output=f"{name}/out {name}")
    assert told.well, told.said
    page = Path(told.given["page"])
    assert page == runner.work / name / f"out {name}"
    assert (page / "index.html").exists()
    assert {path.name for path in runner.work.iterdir()} == before
    assert not re.search("^::", told.said, re.MULTILINE)


@pytest.mark.needs("bash")
@pytest.mark.parametrize("name", HOSTILE[:3])
def test_whatever_else_is_given_it_is_a_value_and_never_a_script(runner: Runner, name: str) -> None:
    site(runner.work)
    before = {path.name for path in runner.work.iterdir()}
    wrong = runner.run(without=INSTALL, base_url=name)
    assert not wrong.well
    assert {path.name for path in runner.work.iterdir()} == before


@pytest.mark.needs("bash")
@pytest.mark.parametrize("name", ["$(touch harmed)\ntouch harmed", "-r/etc/passwd"])
def test_what_pip_is_given_is_one_thing_to_install(runner: Runner, name: str) -> None:
    told = runner.run(quietpage=name)
    assert not told.well
    assert "Usage:" not in told.said
    assert list(runner.work.iterdir()) == []


def test_no_script_has_an_expression_in_it() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert "uses" in step or step["shell"] == "bash"


def test_its_page_tells_every_input_and_output_and_uses_no_other() -> None:
    text = text_of(PAGE)
    takes, gives = text.partition("## What it takes")[2].split("## What it gives")
    for name, asked in ACTION["inputs"].items():
        (row,) = re.findall(rf"^\| `{name}` \| (.*?) \| (.*?) \|$", takes, re.MULTILINE)
        if asked["default"]:
            assert row[1] == f"`{asked['default']}`"
    assert re.findall(r"^\| `([\w-]+)` \|", takes, re.MULTILINE) == [*ACTION["inputs"]]
    assert re.findall(r"^\| `([\w-]+)` \|", gives, re.MULTILINE) == [*ACTION["outputs"]]
    used = [
        step
        for text in blocks(PAGE, "yaml")
        for job in yaml.load(text, yaml.BaseLoader)["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("OWNER/quietpage@")
    ]
    assert len(used) == len(blocks(PAGE, "yaml"))
    assert all({*step["with"]} <= {*ACTION["inputs"]} for step in used)
    assert {os.path.basename(each) for each in re.findall(r"`(actions/[\w@-]+)`", text)} == {
        os.path.basename(step["uses"]) for step in ACTION["runs"]["steps"] if "uses" in step
    }
