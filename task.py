"""The project's tasks, with nothing but Python: `python3 task.py demo`, `python3 task.py quick`.

Each sets up what it needs: a virtual environment in `.venv`, the packages named in `pyproject.toml`, and, for
the tests, a few tools of npm in `tests/tools`; on Debian and Ubuntu also Chromium, strace, nginx, Node and so
on, of the system's own packages.
"""

from __future__ import annotations

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
}
NPM_TOOLS = HERE / "tests" / "tools"


def demo() -> None:
    """Build the example site, and say where to look at it."""
    installed(".")
    run(PYTHON, "-m", "quietpage", "build", "example_site")
    print(f"Open {(HERE / 'example_site' / '_site' / 'index.html').as_uri()} in a browser.")


def test(*more: str) -> None:
    """Set up everything that the tests need, and pass them."""
    system_packages()
    npm_packages()
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


def docs() -> None:
    """Write anew what is made from the code: the reference, and the screenshots."""
    installed("-e", ".[dev]")
    run(PYTHON, "-m", "quietpage.cli.reference", "docs/reference")
    run(PYTHON, "docs/screenshots.py")


def installed(*what: str) -> None:
    """A virtual environment of the project's own, with these requirements in it."""
    if not PYTHON.exists():
        print("Setting up .venv …", flush=True)
        venv.create(VENV, with_pip=True)
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


TASKS = {task.__name__: task for task in (demo, test, quick, check, docs)}


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
        raise SystemExit("quietpage needs Python 3.11 or newer")
    if len(sys.argv) < 2 or sys.argv[1] not in TASKS:
        print("usage: python3 task.py TASK\n")
        for name, task in TASKS.items():
            print(f"  {name:6} {(task.__doc__ or '').strip()}")
        raise SystemExit(2)
    TASKS[sys.argv[1]](*sys.argv[2:])
