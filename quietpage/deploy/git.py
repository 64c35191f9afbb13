"""Runs git in a repository, one command at a time, with bounds on time and on what git may do.

Nothing that is run here writes to the work tree, the index, a branch or `HEAD`; no hook of the repository
runs. git cannot ask for a password, and is ended if it takes longer than its timeout.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.load.site_folder import config_of

TIMEOUT = 300.0
"""How long git may take for one thing, in seconds; a whole page on a slow line takes a while."""

_SHORT_TIMEOUT = 30.0
"""How long a remote may take to say which branches it has, in seconds: a line each, or nobody is there."""

_KEPT_VARIABLES = re.compile(
    r"GIT_(?:AUTHOR_|COMMITTER_|CONFIG_(?!PARAMETERS)|SSH|ASKPASS$|SSL_|HTTP_|PROXY|EXEC_PATH$|DISCOVERY_)"
)
"""What git may be told by the environment: who commits, its settings, and how to reach a remote.

Anything else could lead it to another repository, index or work tree (`GIT_DIR`, …): a hook of git's, which
may be what runs quietpage, has all of these set.
"""

_SETTINGS = (
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    # A folder in a clone may look like a repository itself, with settings that name programs to run.
    "safe.bareRepository=explicit",
    "gc.auto=0",
    "maintenance.auto=false",
    "fetch.writeCommitGraph=false",
    "i18n.commitEncoding=UTF-8",
    # A name and an address that git guesses would tell the world what this machine is called.
    "user.useConfigOnly=true",
)
_PROTOCOLS = "file:git:http:https:ssh"
"""How a remote may be reached. Not by `ext`, which runs any program: a clone may come with such a remote."""

_TOO_OLD = 129
"""The exit code with which git says that it does not know an option."""
_LONGEST_ERROR, _LONGEST_SAID = 300, 20_000
"""What is longer is cut, in letters: a remote may send as much as it likes."""


class Answer(NamedTuple):
    """What git answered: its exit code, its standard output, and a line out of its standard error.

    `said` is all of its standard error, to know by what the matter is; it may hold secrets, and is not told.
    """

    code: int
    out: bytes
    error: str
    said: str = ""

    @property
    def text(self) -> str:
        # A path may hold bytes that are no UTF-8.
        return self.out.decode("utf-8", "surrogateescape").removesuffix("\n")


class Git(NamedTuple):
    """git in a folder: the path of the program, the folder, and how long a command may take, in seconds."""

    program: str
    folder: Path
    timeout: float = TIMEOUT

    def with_short_timeout(self) -> Git:
        """The same git, for a question that is answered soon or not at all."""
        return self._replace(timeout=min(self.timeout, _SHORT_TIMEOUT))

    def run(self, *arguments: str, stdin: bytes = b"") -> Answer:
        """Run a git command, whatever its exit code. Raises `Invalid` if it takes longer than its timeout."""
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        process = subprocess.Popen(
            [self.program, "--no-pager", *settings, *arguments],
            cwd=self.folder,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Without a terminal of its own nobody is asked for a password, and all of it can be ended.
            start_new_session=True,
        )
        try:
            out, err = process.communicate(stdin, self.timeout)
        except BaseException as reason:
            _end(process)
            if isinstance(reason, subprocess.TimeoutExpired):
                raise Invalid(self._too_slow(arguments)) from reason
            raise
        said = err[: _LONGEST_SAID * 4].decode("utf-8", "replace")[:_LONGEST_SAID]
        return Answer(process.returncode, out, _error_line(said), said)

    def checked(self, *arguments: str, stdin: bytes = b"") -> Answer:
        """Run a git command. Raises `Invalid` with git's own words if its exit code is not zero."""
        answer = self.run(*arguments, stdin=stdin)
        if answer.code:
            raise Invalid(self.problem(answer))
        return answer

    def problem(self, answer: Answer) -> Problem:
        """The problem to tell when git itself cannot do what has to work in any repository."""
        place = Whole(shown(self.folder))
        if answer.code == _TOO_OLD:
            return Problem("the git here is too old for this", place, "bring git up to date")
        from quietpage.deploy.faults import fault_here

        if here := fault_here(self, answer):
            return here
        return Problem(
            f"git cannot do its part here: {answer.error}",
            place,
            "nothing was published; mend what git complains about, and try again",
        )

    def _too_slow(self, arguments: tuple[str, ...]) -> Problem:
        if arguments[0] == "commit-tree":  # a commit by itself takes no time
            return Problem(
                "git waits for a signature that does not come, and was stopped",
                Whole(shown(self.folder)),
                "see what it waits for: git commit-tree -S -m test 'HEAD^{tree}'; or publish without: "
                "--no-sign",
            )
        return Problem(
            f"git {arguments[0]} takes too long, and was stopped",
            Whole(shown(self.folder)),
            "see whether the remote can be reached, and whether git asks for a password there, "
            "by git fetch, say; then try again",
        )


def git_in(folder: Path, timeout: float = TIMEOUT) -> Git:
    """git for the repository that `folder` is in. Raises `Invalid` if there is no git, or no work tree."""
    program = _program()
    place = Whole(shown(folder))
    if program is None:
        raise Invalid(
            Problem(
                "there is no git on this computer", place, "install git, and try again: https://git-scm.com"
            )
        )
    git = Git(program, folder, timeout)
    answer = git.run("rev-parse", "--is-inside-work-tree")
    if answer.code == 0 and answer.text == "true":
        return git
    if "dubious ownership" in answer.error or "unsafe repository" in answer.error:
        top = re.search(r"repository (?:at |\()'([^'\n]+)'", answer.said)
        whose = shlex.quote(top[1] if top else os.path.abspath(folder))
        raise Invalid(
            Problem(
                "this repository belongs to somebody else, and git leaves it alone",
                place,
                f"if you trust it, let git know: git config --global --add safe.directory {whose}",
            )
        )
    if answer.code == 0 or "cannot use bare repository" in answer.error:
        raise Invalid(
            Problem(
                "this is in a bare repository, where git keeps no files to build a page from",
                place,
                "clone it, and publish from the clone",
            )
        )
    if "not a git repository" in answer.error:
        from quietpage.deploy.faults import unreadable

        raise Invalid(
            unreadable(folder)
            or Problem(
                "this folder is in no git repository, so there is no branch to publish to",
                place,
                "make it one: git init, then git remote add origin ADDRESS",
            )
        )
    raise Invalid(git.problem(answer))


def repository_top(folder: Path) -> Path | None:
    """The top of the repository that `folder`, which need not exist yet, is or will be a part of.

    Nothing if it is in none. A repository that ignores the folder, or is a whole home folder, does not count.
    """
    whole = Path(os.path.abspath(folder))
    top = next((each for each in (whole, *whole.parents) if os.path.lexists(each / ".git")), None)
    if top is None or top == whole:
        return top
    if os.path.realpath(top) == os.path.realpath(os.path.expanduser("~")):
        return None
    program = _program()
    if program and Git(program, top).run("check-ignore", "-q", "--", str(config_of(whole))).code == 0:
        return None
    return top


def _program() -> str | None:
    """Where git is on this computer; nothing, if it is not here."""
    name = "git.exe" if sys.platform == "win32" else "git"
    there = (os.path.join(folder, name) for folder in _folders())
    return next((path for path in there if os.path.isfile(path) and os.access(path, os.X_OK)), None)


def _folders() -> list[str]:
    """Where programs are looked for: in folders that are named as a whole, and never in the current one.

    Windows looks there first, and elsewhere the list may have a `.` or nothing between two colons: a file
    called git, or ssh, in a site would be run.
    """
    return list(filter(os.path.isabs, os.environ.get("PATH", os.defpath).split(os.pathsep)))


def _environment() -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if name[:4] != "GIT_" or _KEPT_VARIABLES.match(name)
    }
    return {
        **kept,
        "PATH": os.pathsep.join(_folders()),
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ALLOW_PROTOCOL": _PROTOCOLS,
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
        "LANGUAGE": "C",
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """End git, and whatever it has started."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


def _error_line(stderr: str) -> str:
    """What git, or the remote through it, says is the matter: a line, without the password in an address."""
    lines = [line.strip() for line in stderr.splitlines()]
    lines = [line for line in lines if line and not line.lower().startswith(("hint:", "warning:", "to "))]
    remote = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
    line = " ".join(filter(None, remote)) or next(iter(lines), "it does not say why")
    line = re.sub(r"^(?:fatal|error|ERROR): ", "", line)
    line = re.sub(r"//[^/@\s]*@", "//", line)
    return line if len(line) <= _LONGEST_ERROR else line[:_LONGEST_ERROR] + "…"
