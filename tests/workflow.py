"""A small runner of workflows: their own `run:` steps by bash, and what the actions do that they name."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.repository import git

FLOW, CHECK = ".github/workflows/publish.yml", ".github/workflows/check.yml"


def settings_of(folder: Path) -> dict[str, str]:
    """What the workflows of a folder are told of the page, both the same."""
    flows = [yaml.load((folder / path).read_text(), yaml.BaseLoader) for path in (FLOW, CHECK)]
    assert flows[0]["env"] == flows[1]["env"]
    settings: dict[str, str] = flows[0]["env"]
    return settings


class Told(NamedTuple):
    """How a job ended, what its steps said, and the folder that was published, if one was."""

    well: bool
    said: str
    published: Path | None


class Runner:
    """A machine of GitHub's, as far as quietpage's workflows can tell: a fresh Python, and a clean clone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = fresh_python(folder / "python")

    def run(self, host: Path, event: str, address: str = "", ref: str = "main") -> Told:
        """Let the workflow of a repository that is for an event run: its jobs, one after the other."""
        work = self.folder / f"work-{len(list(self.folder.iterdir()))}"
        git(self.folder, "clone", "-q", "--depth", "2", "-b", ref, f"file://{host}", str(work))
        written = [
            yaml.load(path.read_text(), yaml.BaseLoader)
            for path in (work / ".github" / "workflows").iterdir()
        ]
        (flow,) = [each for each in written if event in each["on"]]
        known = {
            **{f"env.{name}": literal(text) for name, text in flow["env"].items()},
        }
        environment = {
            **os.environ,
            "PATH": f"{self.python.parent}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(work),
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            **{name: literal(text) for name, text in flow["env"].items()},
        }
        told = Told(True, "", None)
        done: set[str] = set()
        for name, job in flow["jobs"].items():
            assert job.get("needs", "") in ("", *done)
            done.add(name)
            for step in job["steps"]:
                told = self._step(step, job, work, known, environment, address, told)
                if not told.well:
                    return told
        return told

    def _step(
        self,
        step: dict[str, object],
        job: dict[str, dict[str, str]],
        work: Path,
        known: dict[str, str],
        environment: dict[str, str],
        address: str,
        told: Told,
    ) -> Told:
        given = step.get("with", {})
        assert isinstance(given, dict)
        action, _, _ = str(step.get("uses", "")).partition("@")
        match action:
            case "":
                own = step.get("env", {})
                assert isinstance(own, dict)
                more = {name: filled(text, known) for name, text in own.items()}
                done = subprocess.run(
                    ["bash", "-e", "-c", filled(str(step["run"]), known)],
                    cwd=work,
                    env={**environment, **more},
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                )
                return Told(done.returncode == 0, told.said + done.stdout, told.published)
            case "actions/checkout":
                assert given["persist-credentials"] == "false"
            case "actions/setup-python":
                assert re.fullmatch(r"3\.\d+", given["python-version"])
            case "actions/configure-pages":
                assert job["permissions"]["pages"] == "read"
                known[f"steps.{step['id']}.outputs.base_url"] = address
            case "actions/upload-pages-artifact":
                hidden = given.get("include-hidden-files") == "true"
                pack(work / filled(given["path"], known), self.folder / "artifact.tar", hidden=hidden)
            case "actions/deploy-pages":
                assert job["permissions"] == {"pages": "write", "id-token": "write"}
                published = self.folder / "published"
                shutil.rmtree(published, ignore_errors=True)
                with tarfile.open(self.folder / "artifact.tar") as packed:
                    packed.extractall(published, filter="data")
                return told._replace(published=published)
            case other:
                raise AssertionError(f"what does {other} do?")
        return told


def fresh_python(folder: Path) -> Path:
    """A Python in which quietpage is not installed, and all that it needs is: nothing has to be fetched."""
    venv.create(folder)
    (there,) = folder.glob("lib/python*/site-packages")
    (there / "packages.pth").write_text(f"{packages_without_ours(folder / 'packages')}\n")
    return folder / "bin" / Path(sys.executable).name


def packages_without_ours(folder: Path) -> Path:
    """A folder with every package that is installed here, but quietpage."""
    folder.mkdir()
    for place in dict.fromkeys(sys.path):
        for there in Path(place).iterdir() if Path(place).name == "site-packages" else ():
            ours = "quietpage" in there.name or there.name.endswith((".pth", ".py"))
            if not ours and not (folder / there.name).exists():
                (folder / there.name).symlink_to(there)
    return folder


def literal(text: str) -> str:
    """A text without expressions, but for those that stand for the signs of one."""
    return re.sub(r"\$\{\{ '([^']*)' \}\}", r"\1", text)


def filled(text: str, known: dict[str, str]) -> str:
    """A text with its expressions replaced; one that is not known here is a mistake."""
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: known[found[1]], text)


def pack(folder: Path, archive: Path, *, hidden: bool) -> None:
    """What upload-pages-artifact takes along of a folder."""

    def taken(each: tarfile.TarInfo) -> tarfile.TarInfo | None:
        names = Path(each.name).parts
        assert not each.issym(), each.name
        assert each.mode & 0o444 == 0o444, each.name
        return None if not hidden and any(name[0] == "." for name in names if name != ".") else each

    with tarfile.open(archive, "w") as packed:
        packed.add(folder, ".", filter=taken)
