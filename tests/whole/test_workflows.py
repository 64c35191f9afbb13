"""Workflows, and the action: their schema, a linter, what they may do.

The workflows are the project's own, those that `new` writes, and those around the action in the docs.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.docs import blocks
from tests.repository import git
from tests.sites import run
from tests.tools import HERE, workflows_linted

ACTION = Path(__file__).parent.parent.parent / "action.yml"
OWN = Path(__file__).parent.parent.parent / ".github" / "workflows"


@pytest.fixture(scope="module")
def workflows(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("workflows")
    assert run(folder, "new", "plain", "--from", "quietpage==1.0").code == 0
    git(folder, "init", "-q", "-b", "it's/#odd+{name}!", "within")
    made = run(
        folder / "within", "new", "a page, 'ours' ${{ x }}", "--from", "git+https://example.org/q.git@x"
    )
    assert made.code == 0
    written = [
        path for name in ("plain", "within") for path in (folder / name / ".github/workflows").iterdir()
    ]
    return [*sorted(OWN.glob("*.yml")), *sorted(written)]


@pytest.fixture(scope="module")
def in_the_docs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The workflows around the action, as its page has them."""
    folder = tmp_path_factory.mktemp("docs") / ".github" / "workflows"
    folder.mkdir(parents=True)
    written = []
    for text in blocks("docs/how-to/action.md", "yaml"):
        path = folder / f"{yaml.load(text, yaml.BaseLoader)['name']}.yml"
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def of(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / arguments[0], *arguments[1:]], capture_output=True, text=True
    )


@pytest.mark.needs("git")
def test_they_are_as_the_schema_says(workflows: list[Path], in_the_docs: list[Path]) -> None:
    done = of("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows, *in_the_docs)
    assert done.returncode == 0, done.stdout + done.stderr
    done = of("check-jsonschema", "--builtin-schema", "vendor.github-actions", ACTION)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.needs("git", "node")
def test_the_linter_has_nothing_to_say(workflows: list[Path], in_the_docs: list[Path]) -> None:
    assert workflows_linted([*workflows, *in_the_docs]) == []


@pytest.mark.needs("git")
def test_nothing_could_be_taken_or_harmed_through_them(
    workflows: list[Path], in_the_docs: list[Path]
) -> None:
    done = of(
        "zizmor",
        "--offline",
        "--no-progress",
        "--persona",
        "pedantic",
        "--config",
        HERE / "zizmor.yml",
        *workflows,
        *in_the_docs,
        ACTION,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.needs("git")
@pytest.mark.parametrize("name", ["publish", "check", *(path.stem for path in sorted(OWN.glob("*.yml")))])
def test_a_job_may_do_what_it_needs_and_no_more(name: str, workflows: list[Path]) -> None:
    (path, *_) = [each for each in workflows if each.stem == name]
    text = path.read_text(encoding="utf-8")
    flow = yaml.load(text, yaml.BaseLoader)
    assert "secrets." not in text
    assert "pull_request_target" not in text
    for job in flow["jobs"].values():
        runs = any("run" in step for step in job["steps"])
        assert not (runs and "write" in job.get("permissions", flow["permissions"]).values()), (
            "a program runs where it could write"
        )
        assert "timeout-minutes" in job


@pytest.mark.needs("git")
def test_a_page_is_published_after_the_one_before_and_no_proposal_is_ever_in_its_way(
    workflows: list[Path],
) -> None:
    publish, check = (
        yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        for path in (workflows[-1], workflows[-2])
    )
    assert publish["on"].keys() == {"push", "workflow_dispatch"}
    assert publish["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    assert publish["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert publish["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert check["on"].keys() == {"pull_request"}
    assert check["permissions"] == {"contents": "read"}
    assert check["concurrency"]["group"] == "check-${{ github.ref }}"


def test_the_project_publishes_what_was_tried_and_by_what_it_is_not_by_what_it_knows() -> None:
    flow = yaml.load((OWN / "release.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert flow["on"] == {"push": {"tags": ["v*"]}}
    publish = flow["jobs"]["publish"]
    assert publish["needs"] == ["build", "wheel"]
    assert publish["permissions"] == {"id-token": "write"}
    assert publish["environment"]["name"] == "pypi"
    assert publish["steps"][-1]["with"] == {"attestations": "true"}
    assert len(re.findall("python -m build", str(flow))) == 1


@pytest.mark.needs("git")
def test_actions_are_of_the_same_version_everywhere(workflows: list[Path], in_the_docs: list[Path]) -> None:
    used = {
        name
        for path in (*workflows, *in_the_docs, ACTION)
        for name in re.findall(r"uses: (actions/\S+)", path.read_text(encoding="utf-8"))
    }
    # Artifacts are put down by one action and picked up by another, each with versions of its own.
    assert len({name.partition("@")[0] for name in used}) == len(used), sorted(used)


def test_what_is_left_out_on_other_systems_is_there_to_be_left_out() -> None:
    left_out = re.findall(r"--ignore (?!-)(\S+)", (OWN / "tests.yml").read_text(encoding="utf-8"))
    assert left_out
    for path in left_out:
        assert (OWN.parent.parent / path).exists(), path


def test_the_demo_is_the_example_with_everything_in_it() -> None:
    flow = yaml.load((OWN / "demo.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert flow["concurrency"]["group"] == "pages"
    (upload,) = [step["with"] for step in flow["jobs"]["build"]["steps"] if "upload" in step.get("uses", "")]
    assert upload == {"path": "example_site/_site", "include-hidden-files": "true"}
