"""The scripts for bash, zsh and fish: made from the parser for a release, and read from here by a command.

`python -m quietpage.cli.completions` makes them anew; it needs shtab, which no command does.
"""

from __future__ import annotations

from pathlib import Path

FILES = {"bash": "quietpage.bash", "zsh": "_quietpage", "fish": "quietpage.fish"}
"""The script of each shell, under the name by which the shell would find it in a folder of its own."""


def script_for(shell: str) -> str:
    """The script for a shell of `FILES`, as it came with this release."""
    return (Path(__file__).parent / FILES[shell]).read_text(encoding="utf-8")
