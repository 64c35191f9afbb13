"""Completion as somebody at a shell meets it: bash, zsh and fish load the script, and are asked."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from quietpage.cli import completions
from quietpage.cli.completions.__main__ import main
from tests.docs import blocks
from tests.sites import run
from tests.tools import program

ASKED = {
    "quietpage bu": {"build"},
    "quietpage build my": {"my-page"},
    "quietpage build -o my": {"my-page"},
    "quietpage new --theme ": {"classroom", "garden", "letter", "whisper"},
    "quietpage themes copy ": {"classroom", "garden", "letter", "whisper"},
    "quietpage add -C my": {"my-page"},
    "quietpage schema ": {"people", "site"},
    "quietpage completion ": {"bash", "zsh", "fish"},
    "quietpage check --pub": {"--publishing"},
    "quietpage gather re": {"readers.opml"},
}
"""What stands on the line when the key is pressed, and what may follow."""

BASH = """
source {script}
while IFS= read -r line; do
  read -ra COMP_WORDS <<< "$line"
  [[ $line == *" " ]] && COMP_WORDS+=("")
  COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)) COMPREPLY=()
  $(complete -p quietpage | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
  echo "${{COMPREPLY[@]}}"
done
"""

FISH = """
source {script}
while read -l line
  echo (complete -C "$line" | string replace -r '[/]?\\t.*' '')
end
"""

# zsh completes only for somebody at a terminal, so there is one. It is asked to list, not to type.
ZSH = """
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1='' RPS1=''; unsetopt prompt_cr prompt_sp beep; stty columns 200; fpath=({folder} \\$fpath)"
zpty -w shell "autoload -Uz compinit; compinit -u -D; LISTMAX=0; bindkey '^I' list-choices"
zpty -w shell "bindkey '^G' kill-whole-line; end-of-list() {{ zle -M END''ED }}; zle -N end-of-list"
zpty -w shell "zstyle ':completion:*' verbose no; bindkey '^T' end-of-list"
zpty -w shell "echo REA''DY"
zpty -r shell out '*READY*'
while IFS= read -r line; do
  zpty -w -n shell "$line"$'\\t'$'\\x14'
  zpty -r shell out '*ENDED*'
  zpty -w -n shell $'\\x07'
  print -r -- "${{(V)out}}"
done
zpty -d shell
"""


def asked(shell: str, folder: Path, *options: str) -> list[set[str]]:
    """What a shell offers for each line of `ASKED`, with the script that the command prints."""
    (folder / "my-page").mkdir(parents=True)
    (folder / "readers.opml").touch()
    scripts = folder.parent / "scripts"
    scripts.mkdir()
    script = scripts / completions.FILES[shell]
    script.write_text(run(folder, "completion", shell).out, encoding="utf-8")
    text = {"bash": BASH, "fish": FISH, "zsh": ZSH}[shell].format(script=script, folder=scripts)
    done = subprocess.run(
        [program(shell), *options, "-c", text],
        cwd=folder,
        input="".join(f"{line}\n" for line in ASKED),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == ""
    return [set(re.sub(r"\^\[\[[0-9;?]*[a-zA-Z]", " ", line).split()) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("name", completions.FILES.values())
def test_the_script_is_as_it_would_be_made_now(name: str, tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 0
    written = (Path(completions.__file__).parent / name).read_bytes()
    assert written == (tmp_path / name).read_bytes(), "python -m quietpage.cli.completions"


def test_the_command_prints_the_script_as_it_is(tmp_path: Path) -> None:
    for shell in completions.FILES:
        assert run(tmp_path, "completion", shell).out == completions.script_for(shell)


@pytest.mark.parametrize("word", ["fihs", "powershell", ""])
def test_a_shell_that_is_not_known_is_told(word: str, tmp_path: Path) -> None:
    said = run(tmp_path, "completion", word)
    assert (said.code, said.out) == (2, "")
    assert "did you mean fish?" in said.err or "there is bash, zsh or fish" in said.err


@pytest.mark.needs("bash")
def test_bash_offers_what_may_follow(tmp_path: Path) -> None:
    assert asked("bash", tmp_path / "here", "--norc") == [*ASKED.values()]


@pytest.mark.needs("fish")
def test_fish_offers_what_may_follow(tmp_path: Path) -> None:
    assert asked("fish", tmp_path / "here", "--no-config") == [*ASKED.values()]


@pytest.mark.needs("zsh")
def test_zsh_offers_what_may_follow(tmp_path: Path) -> None:
    offered = asked("zsh", tmp_path / "here", "-f")
    for (line, words), told in zip(ASKED.items(), offered, strict=True):
        assert words <= {word.strip("/^M") for word in told}, (line, told)


@pytest.mark.needs("fish")
def test_what_the_page_about_it_says_turns_it_on(tmp_path: Path) -> None:
    written = "".join(blocks("docs/how-to/completion.md", "sh"))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
    asked = {**kept, "HOME": str(tmp_path), "PATH": path}
    subprocess.run(["bash", "-e", "-c", written], env=asked, check=True)
    found = {path.name for path in tmp_path.rglob("*quietpage*") if path.is_file()}
    assert found == {"quietpage", "_quietpage", "quietpage.fish"}
    # fish finds it there by itself.
    command = [program("fish"), "-c", "complete -C 'quietpage bu'"]
    done = subprocess.run(command, env=asked, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("build\t")
