"""The hooks, as pre-commit runs them: in a repository of somebody's, with quietpage from another one.

pre-commit clones quietpage, makes an environment and builds it in there. Only what it needs besides is not
fetched: it is taken from where the tests have it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from tests.docs import ROOT, blocks
from tests.repository import commit, git, own_settings
from tests.sites import ADA, CONFIG
from tests.tools import program
from tests.workflow import packages_without_ours

pytestmark = [pytest.mark.needs("git", "pre-commit"), pytest.mark.slow]

PAGE = "docs/how-to/pre-commit.md"
HOOKS = ".pre-commit-hooks.yaml"


class Repository:
    """Somebody's repository, and quietpage's beside it."""

    def __init__(self, folder: Path, ours: Path, revision: str, environment: Mapping[str, str]) -> None:
        self.folder, self.ours, self.revision, self.environment = folder, ours, revision, environment

    def has(self, config: str, files: Mapping[str, str]) -> None:
        """Begin anew, with a configuration as the docs have it and with these files, all of it added."""
        shutil.rmtree(self.folder, ignore_errors=True)
        config = config.replace("https://git.example/quietpage.git", str(self.ours))
        for name, text in {
            ".pre-commit-config.yaml": config.replace("v0.1.0", self.revision),
            **files,
        }.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        git(self.folder, "init", "-q")
        git(self.folder, "add", "-A")

    def said(self, *command: str, code: int) -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == code, done.stdout
        return done.stdout

    def hooks(self, code: int) -> str:
        """What is said when every hook looks at every file."""
        return self.said(program("pre-commit"), "run", "--all-files", code=code)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    folder = tmp_path_factory.mktemp("pre-commit")
    ours = folder / "quietpage"
    ours.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        own_settings(folder, patch)
        for name in ("pyproject.toml", "README.md", "LICENSE", HOOKS):
            shutil.copy(ROOT / name, ours)
        for name in ("quietpage", "themes", "example_site"):
            unwanted = shutil.ignore_patterns("__pycache__", "_site", ".quietpage")
            shutil.copytree(ROOT / name, ours / name, ignore=unwanted)
        git(ours, "init", "-q")
        commit(ours, "All of it")
        revision = git(ours, "rev-parse", "HEAD")
        environment = {
            **os.environ,
            "PATH": f"{Path(program('pre-commit')).parent}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(folder / "home"),
            "PYTHONPATH": str(packages_without_ours(folder / "packages")),
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            "PIP_NO_COMPILE": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # so pip reads it: without isolation
        }
    return Repository(folder / "theirs", ours, revision, environment)


def configurations() -> list[str]:
    return blocks(PAGE, "yaml")


def test_a_page_at_the_top_is_looked_at_whatever_has_changed(repository: Repository) -> None:
    person = "people/ada.yml"
    repository.has(configurations()[0], {"quietpage.yml": CONFIG, person: ADA})
    assert "Passed" in repository.hooks(0)
    (repository.folder / person).write_text("name: Ada\nreasons: She lent me 3 books.\n")
    git(repository.folder, "add", "-A")
    said = repository.said(program("pre-commit"), "run", "--files", "quietpage.yml", code=1)
    assert 'people/ada.yml:2:22: a number on a page without numbers: "3"' in said


def test_a_page_in_a_folder_is_named(repository: Repository) -> None:
    page = {"my-page/quietpage.yml": CONFIG, "my-page/people/ada.yml": ADA, "5 things.md": "5 things\n"}
    repository.has(configurations()[1], page)
    assert "Passed" in repository.hooks(0)
    repository.has(configurations()[1], {**page, "my-page/people/bo.yml": "name: Bo\n"})
    said = repository.hooks(1)
    assert "my-page/people/bo.yml" in said
    assert "reasons" in said
    repository.has(configurations()[1], {"elsewhere/quietpage.yml": CONFIG})
    assert "my-page: there is no such folder" in repository.hooks(1)


def test_a_commit_with_a_number_in_a_text_does_not_come_about_and_one_without_does(
    repository: Repository,
) -> None:
    texts = {
        "posts/a post.md": "Two by Corrie ten Boom.\n\nSee [here](https://e.example/2024/3), and `6`.\n",
        "posts/b.txt": "In 1984.\n",
        "posts/c.yml": "text: 5 hens\n",
        "LICENSE": "Copyright 2024\n",
        "d.md": "5 hens\n",
    }
    repository.has(configurations()[2], texts)
    repository.said(program("pre-commit"), "install", code=0)
    said = repository.said("git", "commit", "-m", "Texts", code=1)
    places = [line.partition(": a number")[0] for line in said.splitlines() if ": a number" in line]
    assert places == ["posts/a post.md:1:1", "posts/a post.md:3:44", "posts/b.txt:1:4"]
    (repository.folder / "posts/a post.md").write_text("See [here](https://e.example/2024/3).\n")
    (repository.folder / "posts/b.txt").write_text("In spring.\n")
    git(repository.folder, "add", "-A")
    (repository.folder / "posts/b.txt").write_text("In 1984 again, and not to be committed.\n")
    assert "Passed" in repository.said("git", "commit", "-m", "Texts", code=0)
    assert git(repository.folder, "show", "--format=", "--name-only", "HEAD").count("\n") == 5


def test_an_installed_quietpage_will_do(repository: Repository) -> None:
    repository.has(configurations()[3], {"quietpage.yml": CONFIG, "people/ada.yml": ADA})
    assert "Passed" in repository.hooks(0)
    (repository.folder / "people/ada.yml").write_text(ADA.replace("sums", "50 sums"))
    git(repository.folder, "add", "-A")
    assert "people/ada.yml:2" in repository.hooks(1)


def test_the_hooks_are_those_of_the_page_and_as_pre_commit_wants_them() -> None:
    done = subprocess.run(
        [program("pre-commit"), "validate-manifest", ROOT / HOOKS], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    ids = [hook["id"] for hook in yaml.safe_load((ROOT / HOOKS).read_text(encoding="utf-8"))]
    used = {
        hook["id"]
        for text in configurations()
        for repository in yaml.safe_load(text)["repos"]
        for hook in repository["hooks"]
    }
    assert used == {*ids}
