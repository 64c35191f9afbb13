"""The development container: its file says what is needed, and by which task it is set up."""

from __future__ import annotations

import json
import re
from pathlib import Path

import task

FILE = Path(__file__).parent.parent.parent / ".devcontainer" / "devcontainer.json"


def test_it_sets_up_what_the_tests_need_by_a_task_that_there_is() -> None:
    text = re.sub(r"(?m)^\s*//.*$", "", FILE.read_text(encoding="utf-8"))
    told = json.loads(text)
    # The keys by the reference of containers.dev; an editor passes over others without a word.
    assert told.keys() <= {
        *("name", "image", "capAdd", "securityOpt", "postCreateCommand", "customizations", "features"),
    }
    found = re.fullmatch(r"python3 task\.py (\w+)", told["postCreateCommand"])
    assert found
    assert found[1] in task.TASKS
    assert told["customizations"].keys() == {"vscode"}
    assert told["customizations"]["vscode"].keys() == {"extensions", "settings"}
    # strace asks for the first, and disks of one's own for the second.
    assert told["capAdd"] == ["SYS_PTRACE"]
    assert told["securityOpt"] == ["seccomp=unconfined"]
