"""The project's tasks, with nothing but Python: `python3 task.py demo`, `python3 task.py quick`.

Each sets up what it needs: a virtual environment in `.venv`, the packages named in `pyproject.toml`, and, for
the tests, a few tools of npm in `tests/tools`; on Debian and Ubuntu also Chromium, strace, nginx, Node and so
on, of the system's own packages.
"""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LINUX_TOOLS = {
    "git": "git",
    "nginx": "nginx",
    "rsync": "rsync",
    "strace": "strace",
    "unshare": "util-linux",
    "setpriv": "util-linux",
    "mount": "mount",
    "node": "nodejs",
    "npm": "npm",
    "java": "default-jre-headless",
    "tesseract": "tesseract-ocr",
    "jekyll": "jekyll",
    "zsh": "zsh",
    "fish": "fish",
}
NPM_TOOLS = HERE / "tests" / "tools"
PELICAN = VENV / "pelican"
"""An environment for Pelican alone: it wants a newer docutils than awscli allows."""

PYTHONS = VENV / "pythons"
"""Environments of other Pythons that are here, with all that quietpage needs, and without quietpage."""


def demo() -> None:
    """Build the example site, and say where to look at it."""
    installed(".")
    run(PYTHON, "-m", "quietpage", "build", "example_site")
    print(f"Open {(HERE / 'example_site' / '_site' / 'index.html').as_uri()} in a browser.")


def setup() -> None:
    """Set up everything that the tests need, and no more."""
    system_packages()
    npm_packages()
    installed("-e", ".[dev]")
    pelican()
    pythons()


def test(*more: str) -> None:
    """Set up everything that the tests need, and pass them."""
    setup()
    check()
    pytest(*more)


def quick(*more: str) -> None:
    """In under a minute, the tests that need nothing but Python and take no long time."""
    installed("-e", ".[dev]")
    pytest("--quick", *more)


def check() -> None:
    """Lint, format, imports and types, without the tests."""
    installed("-e", ".[dev]")
    run(PYTHON, "-m", "ruff", "check")
    run(PYTHON, "-m", "ruff", "format", "--check")
    run(PYTHON, "-c", "from importlinter.cli import lint_imports_command as lint; lint()")
    run(PYTHON, "-m", "mypy")


def bench(*more: str) -> None:
    """What a page costs, beside Hugo if it is installed; takes minutes."""
    installed("-e", ".[dev]")
    run(PYTHON, "-m", "tests.bench", *more)


def docs() -> None:
    """Write anew what is made: the templates' Python, the reference, the shells' scripts, the screenshots."""
    installed("-e", ".[dev]")
    run(PYTHON, "-m", "quietpage.render.generate")
    run(PYTHON, "-m", "quietpage.cli.reference", "docs/reference")
    run(PYTHON, "-m", "quietpage.cli.completions")
    run(PYTHON, "docs/screenshots.py")


def installed(*what: str) -> None:
    """A virtual environment of the project's own, with these requirements in it."""
    if not PYTHON.exists():
        print("Setting up .venv …", flush=True)
        try:
            venv.create(VENV, with_pip=True)
        except subprocess.CalledProcessError:
            # Half of one would be taken for a whole one the next time.
            shutil.rmtree(VENV, ignore_errors=True)
            version = ".".join(map(str, sys.version_info[:2]))
            raise SystemExit(
                "This Python cannot set up an environment of its own. On Debian and Ubuntu, install what it "
                f"lacks, and try again: sudo apt install python{version}-venv"
            ) from None
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what)


def system_packages() -> None:
    """On Debian and Ubuntu, what the tests need of the system; elsewhere, a word about what is missing."""
    wanted = [] if any(map(shutil.which, BROWSERS)) or on_mac_or_windows() else ["chromium"]
    if sys.platform == "linux":
        wanted += [package for tool, package in LINUX_TOOLS.items() if not shutil.which(tool)]
    if not wanted:
        return
    if not shutil.which("apt-get"):
        print(f"The tests need {', '.join(wanted)}; install them with the system's own package manager.")
        return
    become = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*become, "apt-get", "update", "-qq"], check=True, env=quiet)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted]
    subprocess.run([*become, *install], check=True, env=quiet, stdout=subprocess.DEVNULL)


def npm_packages() -> None:
    """What the tests need of npm, in `tests/tools`: fetched once, and again when the list has changed."""
    wanted = (NPM_TOOLS / "package.json").read_bytes()
    there = NPM_TOOLS / "node_modules" / "installed.json"
    if there.exists() and there.read_bytes() == wanted:
        return
    npm = shutil.which("npm")
    if npm is None:
        print("Some tests need Node and npm; install them with the system's own package manager.")
        return
    quiet = ["--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run([npm, "install", *quiet], cwd=NPM_TOOLS, check=True)
    there.write_bytes(wanted)


def pelican() -> None:
    """Pelican, and with it Markdown, in an environment of its own."""
    there = PELICAN / "installed"
    if there.exists():
        return
    venv.create(PELICAN)
    quiet = ["--quiet", "--disable-pip-version-check"]
    run(PYTHON, "-m", "pip", "--python", PELICAN, "install", *quiet, "pelican[markdown]>=4.11")
    there.touch()


def pythons() -> None:
    """What the wheel needs, for each other Python: fetched once, and again when the list has changed."""
    wanted = project()["dependencies"]
    for name, python in other_pythons().items():
        there = PYTHONS / name
        note, asked = there / "installed", "\n".join((str(python), *wanted))
        if note.exists() and note.read_text() == asked:
            continue
        shutil.rmtree(there, ignore_errors=True)
        run(python, "-m", "venv", "--without-pip", there)
        quiet = ["--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]
        run(PYTHON, "-m", "pip", "--python", there, "install", *quiet, *wanted)
        note.write_text(asked)


def other_pythons() -> dict[str, Path]:
    """Beside the Python that runs the tests, the system's and the newest that is here, if they are others.

    Only those count that quietpage is said to run on. The newest may also be one that pyenv or uv brought.
    """
    if os.name == "nt":
        return {}
    said = [each.rpartition(" :: ")[2] for each in project()["classifiers"] if " :: 3." in each]
    ours = "{}.{}".format(*sys.version_info)
    found: dict[str, Path] = {}
    system = Path("/usr/bin/python3")
    if version_of(system) in said and not system.samefile(sys._base_executable):  # type: ignore[attr-defined]
        found["system"] = system
    homes = [Path.home() / ".pyenv/versions", Path.home() / ".local/share/uv/python"]
    for version in reversed(said[said.index(ours) + 1 :] if ours in said else ()):
        places = [shutil.which(f"python{version}"), *(each for home in homes for each in home.glob("*/bin"))]
        paths = [Path(place) for place in places if place]
        paths = [path / f"python{version}" if path.name == "bin" else path for path in paths]
        if newest := next((path for path in paths if version_of(path) == version), None):
            found["newest"] = newest
            break
    return found


def version_of(python: Path) -> str:
    """Which release of Python this is, as 3.13; nothing, if it is none that could be used."""
    asked = "import sys, venv; print(sys.version_info.releaselevel, '%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run([python, "-c", asked], capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip().removeprefix("final ") if done.stdout.startswith("final ") else ""


def project() -> dict[str, list[str]]:
    """What `pyproject.toml` says of the project."""
    import tomllib

    with (HERE / "pyproject.toml").open("rb") as file:
        said: dict[str, list[str]] = tomllib.load(file)["project"]
    return said


def pytest(*arguments: str) -> None:
    """Pass the tests, on all processors; `-n 0` among the arguments runs them one after another."""
    # Hundreds of tests start Python: what it compiles is kept, whatever the environment says.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # Each worker begins with whole modules, and one that is done takes over half of what another has left.
    run(PYTHON, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *arguments)


def on_mac_or_windows() -> bool:
    """Whether the browser is an application there, and not a command on the path."""
    return sys.platform in ("darwin", "win32")


def run(*command: str | Path) -> None:
    """Run a command in the project's folder; end with its exit code if it fails."""
    done = subprocess.run([str(part) for part in command], cwd=HERE)
    if done.returncode:
        raise SystemExit(done.returncode)


TASKS = {task.__name__: task for task in (demo, setup, test, quick, check, bench, docs)}
TAKING_WORDS = ("test", "quick", "bench")
"""Tasks that hand further words on."""


def usage() -> str:
    """What can be asked for, a line each."""
    lines = (f"  {name:6} {(task.__doc__ or '').strip()}" for name, task in TASKS.items())
    return "\n".join(("usage: python3 task.py TASK", "", *lines))


def mistake(words: list[str]) -> str:
    """What is wrong with the words behind `task.py`, and what to type; nothing, if they can be followed."""
    name, *more = words
    if name not in TASKS:
        near = difflib.get_close_matches(name.lower(), TASKS, 1)
        meant = f"did you mean: python3 task.py {near[0]}" if near else f"the tasks are {', '.join(TASKS)}"
        return f"there is no task {name!a}; {meant}"
    comment = next((place for place, word in enumerate(more) if word.startswith("#")), None)
    if comment is not None:
        # Not every shell passes over what stands behind a hash: zsh, on a Mac, does not where somebody types.
        meant = " ".join(words[: comment + 1])
        return f"what stands behind # belongs to nothing; type only: python3 task.py {meant}"
    if more and name not in TAKING_WORDS:
        return f"{name} takes no further words; type only: python3 task.py {name}"
    return ""


def main(words: list[str]) -> int:
    """Carry a task out; its exit code."""
    if any(word in ("-h", "--help", "help") for word in words):
        print(usage())
        return 0
    if not words:
        print(usage(), file=sys.stderr)
        return 2
    if wrong := mistake(words):
        print(f"task.py: {wrong}", file=sys.stderr)
        return 2
    try:
        TASKS[words[0]](*words[1:])
    except subprocess.CalledProcessError as failed:
        # What it had to say, it has said itself.
        print(f"task.py: this did not work: {' '.join(map(str, failed.cmd))}", file=sys.stderr)
        return 1
    except OSError as reason:
        print(f"task.py: this did not work: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
        raise SystemExit("quietpage needs Python 3.11 or newer")
    raise SystemExit(main(sys.argv[1:]))
