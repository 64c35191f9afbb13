"""What may go wrong on a Linux machine in the midst of a build, and that nothing is lost by it.

Each test runs builds in processes of their own, and kills them, fills their disk, or lets the kernel refuse
them.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.tools import program

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent

BUILD = r"""
import hashlib, os, sys, time
from pathlib import Path
from quietpage.core.model import Page
from quietpage.core.diagnostics import Invalid
from quietpage.core.problem_text import report
from quietpage.write.marker import MARKER
from quietpage.write.publish import write

def pages(text, *, people=("ada", "bo", "cy"), size=20):
    content = lambda path: (f"{path} {text}\n" * size).encode()
    paths = ["index.html", "style.css", "404.html", "blogroll.opml"]
    paths += [f"people/{name}.html" for name in people]
    return [Page(path, content(path)) for path in paths]

KINDS = {
    "old": pages("old"),
    "new": pages("new", people=("ada", "cy", "di")) + [Page("ways/gives.html", b"gives")],
    "large": pages("large", people=[a + b for a in "abcdefghijkl" for b in "abcdefghijkl"], size=250),
}

def build(kind, site, output=None):
    try:
        write(KINDS[kind], Path(output) if output else Path(site) / "_site", Path(site))
    except Invalid as invalid:
        print(report(invalid.problems), file=sys.stderr)
        return 1
    return 0

def held(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in Path(folder).rglob("*") if path.is_file()
    }

def whole(kind):
    lines = "".join(f"{path}\n" for path in sorted(page.path for page in KINDS[kind]))
    return {page.path: page.content for page in KINDS[kind]}, lines

def is_whole(kind, folder):
    found = held(folder)
    pages, lines = whole(kind)
    marker = found.pop(MARKER, b"").decode().partition("\n")[2]
    assert found == pages, (sorted(found), sorted(pages))
    assert marker == lines, marker
"""

ONE = BUILD + "\nsys.exit(build(*sys.argv[1:]))\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "my-page"
    site.mkdir()
    (site / "quietpage.yml").write_text("author: Someone\n")
    return site


@pytest.fixture(scope="session")
def kinds() -> dict[str, dict[str, bytes]]:
    """What the folder holds after a build, without the list of files."""
    names: dict[str, object] = {}
    exec(compile(BUILD, "build", "exec"), names)
    found = names["KINDS"]
    assert isinstance(found, dict)
    return {kind: {page.path: page.content for page in pages} for kind, pages in found.items()}


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "yes", **more}


def run(
    *arguments: str | Path, code: str = ONE, before: Sequence[str] = (), **more: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-c", code, *map(str, arguments)],
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def calm(done: subprocess.CompletedProcess[str], words: str) -> None:
    """The build was refused, in plain words and with a way out."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    assert re.search(words, done.stderr), done.stderr
    assert "\nhelp: " in done.stderr


def went_well(done: subprocess.CompletedProcess[str]) -> None:
    assert (done.returncode, done.stderr) == (0, "")


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def without_list(found: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in found.items() if path != ".quietpage"}


def tidy(site: Path) -> None:
    """Nothing that waited for its turn is left anywhere."""
    assert [path for path in site.parent.rglob("*") if "stage" in path.name] == []


def every_file_is_whole(found: dict[str, bytes], kinds: dict[str, dict[str, bytes]]) -> None:
    """Each file is one that a whole build writes, and the front page leads nowhere that is not there."""
    for path, content in without_list(found).items():
        assert path == "mine.txt" or content in [pages.get(path) for pages in kinds.values()], path
    for pages in kinds.values():
        if found.get("index.html") == pages["index.html"]:
            assert pages.keys() <= found.keys()


# Killed


def test_killed_at_any_moment_every_file_is_whole_and_the_next_build_mends_all(
    site: Path, kinds: dict[str, dict[str, bytes]]
) -> None:
    code = (
        BUILD
        + """
print("ready", flush=True)
while True:
    build("new", sys.argv[1])
    build("old", sys.argv[1])
"""
    )
    went_well(run("old", site))
    (site / "_site" / "mine.txt").write_text("mine")
    chance = random.Random("quietpage")
    for _ in range(40):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(site)], env=environment(), stdout=subprocess.PIPE
        ) as builds:
            assert builds.stdout
            builds.stdout.readline()
            time.sleep(chance.random() / 20)
            builds.kill()
        found = held(site / "_site")
        assert found.pop("mine.txt") == b"mine"
        every_file_is_whole(found, kinds)
        assert ".quietpage" in found
    went_well(run("new", site))
    (site / "_site" / "mine.txt").unlink()
    assert without_list(held(site / "_site")) == kinds["new"]
    assert not (site / "_site" / "people" / "bo.html").exists()
    tidy(site)


CHANGES = "rename renameat renameat2 link linkat unlink unlinkat mkdir mkdirat rmdir fsync syncfs"
TRACED = f"{CHANGES} openat write close chmod fchmod fchmodat"
FROM_HERE = f"{BUILD}\ntry: os.rmdir('/from here')\nexcept OSError: pass\nsys.exit(build(*sys.argv[1:]))\n"


def strace(*options: str, log: str | Path = "/dev/null") -> list[str]:
    return [program("strace"), "-f", "-qq", "-o", str(log), *options]


def optional(names: str) -> str:
    """Names of system calls, of which a machine has some and not others."""
    return ",".join(f"?{name}" for name in names.split())


def calls(site: Path, log: Path) -> Iterator[tuple[str, str]]:
    """Each system call that a build from the old page to the new makes, and which of its name it is."""
    went_well(run("new", site, code=FROM_HERE, before=strace("-e", f"trace={optional(TRACED)}", log=log)))
    met: dict[str, int] = {}
    begun = False
    for line in log.read_text(errors="replace").splitlines():
        if call := re.match(r"(?:\d+ +)?(\w+)\(", line):
            met[call[1]] = met.get(call[1], 0) + 1
            if begun:
                yield call[1], str(met[call[1]])
            begun = begun or "from here" in line


def as_it_was(site: Path, saved: Path) -> None:
    shutil.rmtree(site)
    shutil.copytree(saved, site)


def with_the_old_page(site: Path) -> Path:
    """Make the old page; gives a copy of the site with it."""
    went_well(run("old", site))
    (site / "_site" / "mine.txt").write_text("mine")
    return Path(shutil.copytree(site, site.parent / "saved"))


@pytest.mark.needs("strace")
def test_killed_at_each_single_step_every_file_is_whole_and_the_next_build_mends_all(
    site: Path, tmp_path: Path, kinds: dict[str, dict[str, bytes]]
) -> None:
    saved = with_the_old_page(site)
    steps = [step for step in calls(site, tmp_path / "calls") if step[0] in CHANGES.split()]
    assert {"fsync"} < {name for name, _ in steps}
    for name, which in steps:
        as_it_was(site, saved)
        killing = strace("-e", f"trace={name}", "-e", f"inject={name}:signal=SIGKILL:when={which}")
        killed = run("new", site, code=FROM_HERE, before=killing)
        # How often the disk is waited for depends on how fast it is just now; all else is the same each time.
        assert killed.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL) or "sync" in name, killed.stderr
        every_file_is_whole(held(site / "_site"), kinds)
        went_well(run("new", site))
        assert without_list(held(site / "_site")) == {**kinds["new"], "mine.txt": b"mine"}
        tidy(site)


@pytest.mark.needs("strace")
def test_killed_at_each_single_step_of_the_first_build_the_next_one_goes_well(
    site: Path, tmp_path: Path, kinds: dict[str, dict[str, bytes]]
) -> None:
    saved = Path(shutil.copytree(site, tmp_path / "saved"))
    for name, which in [step for step in calls(site, tmp_path / "calls") if step[0] in CHANGES.split()]:
        as_it_was(site, saved)
        killing = strace("-e", f"trace={name}", "-e", f"inject={name}:signal=SIGKILL:when={which}")
        run("new", site, code=FROM_HERE, before=killing)
        if (site / "_site").exists():
            every_file_is_whole(held(site / "_site"), kinds)
        went_well(run("new", site))
        assert without_list(held(site / "_site")) == kinds["new"]
        tidy(site)


@pytest.mark.needs("strace")
def test_whichever_call_the_disk_refuses_the_old_page_is_back(
    site: Path, tmp_path: Path, kinds: dict[str, dict[str, bytes]]
) -> None:
    saved = with_the_old_page(site)
    for name, which in calls(site, tmp_path / "calls"):
        if name in ("close", "openat") and int(which) % 3:
            continue  # there are many of them, all alike
        as_it_was(site, saved)
        error = "ENOSPC" if name == "write" else "EIO"
        failing = strace("-e", f"trace={name}", "-e", f"inject={name}:error={error}:when={which}")
        done = run("new", site, code=FROM_HERE, before=failing)
        found = without_list(held(site / "_site"))
        if done.returncode == 0:
            assert found == {**kinds["new"], "mine.txt": b"mine"}, name
        else:
            calm(done, "the disk")
            assert held(site / "_site") == held(saved / "_site"), name
            tidy(site)


@pytest.mark.needs("strace")
def test_a_disk_that_refuses_all_from_some_moment_on_leaves_whole_files(
    site: Path, tmp_path: Path, kinds: dict[str, dict[str, bytes]]
) -> None:
    saved = with_the_old_page(site)
    for name, which in [step for step in calls(site, tmp_path / "calls") if step[0].startswith("rename")]:
        as_it_was(site, saved)
        failing = strace("-e", f"trace={name}", "-e", f"inject={name}:error=EIO:when={which}+")
        calm(run("new", site, code=FROM_HERE, before=failing), "the disk")
        every_file_is_whole(held(site / "_site"), kinds)
        went_well(run("new", site))
        assert without_list(held(site / "_site")) == {**kinds["new"], "mine.txt": b"mine"}


# A disk of its own


MOUNTS = (
    BUILD
    + r"""
import contextlib, io, subprocess
site = Path(sys.argv[1]); output = site / "_site"

def mount(*arguments):
    subprocess.run(["mount", *map(str, arguments)], check=True)

def refused(kind, words, output=None):
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        assert build(kind, site, output) == 1, "this should not have gone well"
    assert words in said.getvalue() and "\nhelp: " in said.getvalue(), said.getvalue()

def tidy():
    left = [path for path in site.rglob("*") if "stage" in path.name]
    assert not left, left
"""
)


@pytest.fixture(scope="session")
def own_mounts() -> list[str]:
    """The beginning of a command that may mount what it likes, unseen by the rest of the machine."""
    unshare = program("unshare")
    ways = [[unshare, "-m"], [unshare, "-Urm"]]
    if shutil.which("sudo"):
        ways.append(["sudo", "-n", unshare, "-m"])
    for way in ways:
        attempt = [*way, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        if subprocess.run(attempt, capture_output=True, timeout=20, check=False).returncode == 0:
            return way
    pytest.fail(
        "mounts are needed for this test: run it as root, allow sudo without a password, "
        "or allow user namespaces (sysctl kernel.apparmor_restrict_unprivileged_userns=0)",
        pytrace=False,
    )


def on_a_disk(own_mounts: list[str], folder: Path, options: str, code: str) -> None:
    """Run code in a folder that is a small file system of its own, which is gone afterwards."""
    script = 'mount -t tmpfs -o "$1" tmpfs "$2" && exec env PYTHONPATH="$3" "$4" -B -c "$5" "$2"'
    given = [options, str(folder), str(ROOT), sys.executable, MOUNTS + code]
    done = subprocess.run(
        [*own_mounts, "sh", "-c", script, "sh", *given],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.needs("unshare", "mount")
def test_a_full_disk_leaves_the_old_page(own_mounts: list[str], site: Path) -> None:
    code = """
assert build("old", site) == 0
refused("large", "the disk is full")
is_whole("old", output)
tidy()
assert build("new", site) == 0
is_whole("new", output)
"""
    on_a_disk(own_mounts, site, "size=600k,mode=755", code)


@pytest.mark.needs("unshare", "mount")
def test_a_full_disk_leaves_nothing_if_there_was_nothing(own_mounts: list[str], site: Path) -> None:
    code = """
refused("large", "the disk is full")
refused("large", "the disk is full", site / "some" / "where")
assert sorted(path.name for path in site.rglob("*")) == [".gitignore", ".quietpage"]
"""
    on_a_disk(own_mounts, site, "size=400k,mode=755", code)


@pytest.mark.needs("unshare", "mount")
def test_a_disk_that_fills_up_at_any_moment_leaves_the_old_page(own_mounts: list[str], site: Path) -> None:
    code = """
assert build("old", site) == 0
fill = site / "fill"
refusals = 0
for room in range(0, 120, 4):
    fill.write_bytes(b"")
    with contextlib.suppress(OSError), open(fill, "ab", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    os.truncate(fill, max(0, fill.stat().st_size - room * 1024))
    with contextlib.redirect_stderr(io.StringIO()):
        done = build("new", site)
    fill.unlink()
    is_whole("old" if done else "new", output)
    tidy()
    refusals += done
    assert build("old", site) == 0
assert refusals
"""
    on_a_disk(own_mounts, site, "size=200k,mode=755", code)


@pytest.mark.needs("unshare", "mount")
def test_a_disk_without_room_for_more_files_leaves_the_old_page(own_mounts: list[str], site: Path) -> None:
    code = """
assert build("old", site) == 0
refused("large", "the disk is full")
is_whole("old", output)
tidy()
assert build("new", site) == 0
"""
    on_a_disk(own_mounts, site, "nr_inodes=40,mode=755", code)


@pytest.mark.needs("unshare", "mount")
def test_a_folder_that_cannot_be_written_to_keeps_its_page(own_mounts: list[str], site: Path) -> None:
    code = """
assert build("old", site) == 0
mount("--bind", output, output)
mount("-o", "remount,ro,bind", output)
refused("new", "can be read, but not written to")
refused("new", "can be read, but not written to", output / "deeper")
assert build("old", site) == 0
is_whole("old", output)
tidy()
"""
    on_a_disk(own_mounts, site, "mode=755", code)


@pytest.mark.needs("unshare", "mount")
def test_a_site_that_can_only_be_read_can_be_built_elsewhere(own_mounts: list[str], site: Path) -> None:
    code = """
for name in ("site", "pages"):
    (site / name).mkdir()
mount("--bind", site / "site", site / "site")
mount("-o", "remount,ro,bind", site / "site")
top, site = site, site / "site"
refused("old", "can be read, but not written to")
for kind in ("old", "new"):
    assert build(kind, site, top / "pages" / "page") == 0
    is_whole(kind, top / "pages" / "page")
assert [path.name for path in (top / "pages").iterdir()] == ["page"]
"""
    on_a_disk(own_mounts, site, "mode=755", code)


@pytest.mark.needs("unshare", "mount")
@pytest.mark.parametrize("options", ["-t tmpfs tmpfs", "--bind ."])
def test_a_folder_on_another_disk_holds_nothing_but_the_page(
    own_mounts: list[str], site: Path, options: str
) -> None:
    code = f"""
output.mkdir()
(site / "other").mkdir()
mount(*{options.split()!r}[:-1], site / "other" if "--bind" in {options!r} else "tmpfs", output)
for kind in ("old", "new"):
    assert build(kind, site) == 0
    is_whole(kind, output)
refused("large", "the disk is full") if os.statvfs(output).f_blocks < 200 else None
tidy()
"""
    on_a_disk(own_mounts, site, "mode=755", code)


# Not allowed


@pytest.mark.needs("setpriv")
def test_a_folder_of_somebody_else_is_refused_in_plain_words(site: Path) -> None:
    went_well(run("old", site))
    before = held(site / "_site")
    without_powers: list[str] = []
    if os.geteuid() == 0:
        powers = "-dac_override,-dac_read_search,-fowner"
        without_powers = [program("setpriv"), f"--bounding-set={powers}", f"--inh-caps={powers}"]
    for folder in (site / "_site", site / "_site" / "people"):
        folder.chmod(0o555)
        try:
            calm(run("new", site, before=without_powers), "no permission")
            assert held(site / "_site") == before
        finally:
            folder.chmod(0o755)
    site.chmod(0o555)
    try:
        calm(run("new", site, site / "other", before=without_powers), "no permission")
        went_well(run("old", site, before=without_powers))
    finally:
        site.chmod(0o755)
    tidy(site)


def test_a_link_is_not_written_through(site: Path, tmp_path: Path) -> None:
    went_well(run("old", site))
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(site / "_site", elsewhere)
    before = held(elsewhere)
    (site / "link").symlink_to(elsewhere)
    calm(run("new", site, site / "link"), "this is a link")
    (site / "dangling").symlink_to(tmp_path / "nowhere")
    calm(run("new", site, site / "dangling"), "this is a link")
    assert not (tmp_path / "nowhere").exists()

    shutil.rmtree(site / "_site" / "people")
    (site / "_site" / "people").symlink_to(elsewhere / "people")
    calm(run("new", site), "_site/people: this is a link")
    (site / "_site" / "people").unlink()
    (site / "_site" / "index.html").unlink()
    (site / "_site" / "index.html").symlink_to(elsewhere / "index.html")
    calm(run("new", site), "_site/index.html: this is a link")
    (site / "_site" / "index.html").unlink()
    (site / "_site" / ".quietpage").rename(elsewhere / "list")
    (site / "_site" / ".quietpage").symlink_to(elsewhere / "list")
    calm(run("new", site), "did not write")
    (elsewhere / "list").unlink()
    assert held(elsewhere) == before


def test_what_a_link_leads_to_is_not_removed(site: Path, tmp_path: Path) -> None:
    went_well(run("new", site))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "gives.html").write_text("mine")
    shutil.rmtree(site / "_site" / "ways")
    (site / "_site" / "ways").symlink_to(tmp_path / "mine")
    went_well(run("old", site))
    assert (tmp_path / "mine" / "gives.html").read_text() == "mine"
    assert (site / "_site" / "ways").is_symlink()


def test_a_source_folder_behind_a_link_is_not_an_output(site: Path, tmp_path: Path) -> None:
    (tmp_path / "shared" / "people").mkdir(parents=True)
    (site / "people").symlink_to(tmp_path / "shared" / "people")
    for output in ("shared/people", "shared", "shared/people/new"):
        calm(run("new", site, tmp_path / output), "folder of the site itself")
    assert held(tmp_path / "shared") == {}


def test_a_cache_folder_that_is_a_link_is_not_used(site: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (site / ".quietpage").symlink_to(tmp_path / "elsewhere")
    went_well(run("new", site))
    assert not list((tmp_path / "elsewhere").iterdir())
    assert sorted(path.name for path in site.iterdir()) == [".quietpage", "_site", "quietpage.yml"]


def test_a_pipe_in_the_way_does_not_stop_the_clock(site: Path) -> None:
    went_well(run("old", site))
    (site / "_site" / "index.html").unlink()
    os.mkfifo(site / "_site" / "index.html")
    calm(run("new", site), "did not write this file")
    (site / "_site" / ".quietpage").unlink()
    os.mkfifo(site / "_site" / ".quietpage")
    calm(run("new", site), "did not write")


# At once


@pytest.mark.parametrize("together", [("old", "new"), ("old", "new", "old", "new")])
def test_builds_at_once_leave_one_whole_page(
    site: Path, kinds: dict[str, dict[str, bytes]], together: Sequence[str]
) -> None:
    for _ in range(3):
        commands = [[sys.executable, "-c", ONE, kind, str(site)] for kind in together]
        builds = [subprocess.Popen(each, env=environment(), stderr=subprocess.PIPE) for each in commands]
        for build in builds:
            assert build.communicate(timeout=30)[1] == b""
            assert build.returncode == 0
        found = held(site / "_site")
        assert without_list(found) in (kinds["old"], kinds["new"])
        assert found[".quietpage"].decode().splitlines()[1:] == sorted(without_list(found))
        tidy(site)


def test_a_lock_is_freed_by_the_death_of_its_build(site: Path, kinds: dict[str, dict[str, bytes]]) -> None:
    went_well(run("old", site))
    code = (
        BUILD
        + """
from quietpage.write.transaction import Transaction
from quietpage.write.lock import locked
lock = locked(Transaction(os.path.realpath(sys.argv[1] + "/_site")))
print("locked", flush=True)
time.sleep(60)
"""
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(site)], env=environment(), stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        impatient = f"import quietpage.write.lock\nquietpage.write.lock.PATIENCE = 0.1\n{ONE}"
        calm(run("new", site, code=impatient), "another build is writing to this folder")
        assert without_list(held(site / "_site")) == kinds["old"]
        other.kill()
        other.wait()
        went_well(run("new", site, code=impatient))
    assert without_list(held(site / "_site")) == kinds["new"]
    tidy(site)


# Odd worlds


@pytest.mark.needs("sh")
def test_few_open_files_are_enough(site: Path, kinds: dict[str, dict[str, bytes]]) -> None:
    for kind in ("large", "new"):
        went_well(run(kind, site, before=["sh", "-c", 'ulimit -n 24; exec "$@"', "sh"]))
        assert without_list(held(site / "_site")) == kinds[kind]


def test_too_few_open_files_is_said_plainly(site: Path) -> None:
    went_well(run("old", site))
    before = held(site / "_site")
    code = (
        BUILD
        + """
import resource
for room in range(10):
    resource.setrlimit(resource.RLIMIT_NOFILE, (3 + room, 64))
    if not build("new", sys.argv[1]):
        sys.exit(0)
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    is_whole("old", sys.argv[1] + "/_site")
sys.exit(1)
"""
    )
    done = run(site, code=code)
    assert done.returncode == 0, done.stderr
    assert "too many files are open at once" in done.stderr
    assert held(site / "_site") != before
    tidy(site)


@pytest.mark.needs("sh")
def test_a_limit_on_the_size_of_files_leaves_the_old_page(site: Path) -> None:
    went_well(run("old", site))
    before = held(site / "_site")
    calm(run("large", site, before=["sh", "-c", 'ulimit -f 1; exec "$@"', "sh"]), "larger than a file may be")
    assert held(site / "_site") == before
    tidy(site)


@pytest.mark.needs("sh")
def test_everybody_can_read_the_page_whatever_the_umask(site: Path) -> None:
    for kind in ("old", "new"):
        went_well(run(kind, site, before=["sh", "-c", 'umask 077; exec "$@"', "sh"]))
        for path in [site / "_site", *(site / "_site").rglob("*")]:
            assert path.stat().st_mode & 0o7777 == (0o755 if path.is_dir() else 0o644), path
    (site / "_site" / "index.html").chmod(0o600)
    (site / "_site" / "people").chmod(0o700)
    went_well(run("new", site))
    assert (site / "_site" / "index.html").stat().st_mode & 0o777 == 0o644
    assert (site / "_site" / "people").stat().st_mode & 0o777 == 0o755


def test_the_world_around_does_not_change_a_byte(site: Path, tmp_path: Path) -> None:
    went_well(run("new", site))
    went_well(run("new", site, tmp_path / "a", PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C"))
    (tmp_path / "clock").mkdir()
    clock = "import time\ntime.time = time.perf_counter = lambda: 0.0\n"
    (tmp_path / "clock" / "sitecustomize.py").write_text(clock)
    path = f"{tmp_path / 'clock'}{os.pathsep}{ROOT}"
    went_well(run("new", site, tmp_path / "b", PYTHONHASHSEED="2", PYTHONPATH=path, HOME="/nowhere"))
    assert held(site / "_site") == held(tmp_path / "a") == held(tmp_path / "b")


@pytest.mark.parametrize("utf8", ["0", "1"])
def test_names_are_written_in_utf8_in_any_locale(site: Path, utf8: str) -> None:
    code = (
        BUILD
        + r"""
site = sys.argv[1]
names = ["people/\u0442\u0430\u0440\u0430\u0441.html", "people/\u00e9.html", "index.html"]
output = Path(site + "/_site")
for _ in range(2):
    write([Page(name, b"x") for name in names], output, Path(site))
    before = [os.stat(os.fsencode(output) + b"/" + name.encode()).st_ino for name in names]
assert before == [os.stat(os.fsencode(output) + b"/" + name.encode()).st_ino for name in names]
write([Page(name, b"y") for name in names[1:]], output, Path(site))
assert sorted(os.listdir(os.fsencode(output) + b"/people")) == ["\u00e9.html".encode()]
"""
    )
    went_well(run(site, code=code, LC_ALL="C", PYTHONUTF8=utf8, PYTHONCOERCECLOCALE="0"))


def test_a_name_that_is_too_long_takes_nothing_away(site: Path) -> None:
    went_well(run("old", site))
    before = held(site / "_site")
    code = (
        BUILD
        + """
KINDS["long"] = KINDS["new"] + [Page("people/" + "a" * 300 + ".html", b"x")]
sys.exit(build("long", sys.argv[1]))
"""
    )
    calm(run(site, code=code), "too long for the disk")
    assert held(site / "_site") == before


def test_an_interrupted_build_takes_back_what_it_did(site: Path) -> None:
    went_well(run("old", site))
    before = held(site / "_site")
    code = (
        BUILD
        + """
true_replace = os.replace
def interrupted(source, target, **folders):
    true_replace(source, target, **folders)
    if target.endswith("404.html") and "before" not in source:
        raise KeyboardInterrupt
os.replace = interrupted
sys.exit(build("new", sys.argv[1]))
"""
    )
    done = run(site, code=code)
    assert "KeyboardInterrupt" in done.stderr
    assert held(site / "_site") == before
    tidy(site)


# The command line


@pytest.fixture
def example(tmp_path: Path) -> Path:
    made = shutil.ignore_patterns("_site", ".*")
    return Path(shutil.copytree(ROOT / "example_site", tmp_path / "example", ignore=made))


def command(*arguments: str | Path, before: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-m", "quietpage", *map(str, arguments)],
        env=environment(GITHUB_ACTIONS=""),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_quietpage_build_survives_kill_at_random(example: Path) -> None:
    assert command("build", example).returncode == 0
    old = held(example / "_site")
    config = example / "quietpage.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("title:", "title: Our"), encoding="utf-8")
    assert command("build", example, "-o", example.parent / "new").returncode == 0
    new = held(example.parent / "new")
    assert new != old
    chance = random.Random("quietpage build")
    for _ in range(8):
        with subprocess.Popen(
            [sys.executable, "-m", "quietpage", "build", "-q", str(example)], env=environment()
        ) as build:
            time.sleep(chance.random() * 0.6)
            build.kill()
        for path, content in held(example / "_site").items():
            assert content in (old.get(path), new.get(path)), path
    assert command("build", example).returncode == 0
    assert held(example / "_site") == new


@pytest.mark.needs("unshare", "mount")
def test_quietpage_build_says_calmly_that_the_disk_is_full(
    own_mounts: list[str], example: Path, tmp_path: Path
) -> None:
    (tmp_path / "disk").mkdir()
    code = f"""
import shutil
shutil.copytree({str(example)!r}, site / "page")
build = [sys.executable, "-m", "quietpage", "build", str(site / "page")]
with open(site / "fill", "wb", buffering=0) as fill, contextlib.suppress(OSError):
    while fill.write(bytes(4096)):
        pass
done = subprocess.run(build, capture_output=True, text=True)
assert done.returncode == 1 and "the disk is full" in done.stderr, done.stderr
assert "Traceback" not in done.stderr, done.stderr
assert not (site / "page" / "_site").exists()
(site / "fill").unlink()
done = subprocess.run(build, capture_output=True, text=True)
assert done.returncode == 0, done.stderr
"""
    on_a_disk(own_mounts, tmp_path / "disk", "size=20m,mode=755", code)


def test_quietpage_build_leaves_a_folder_of_others_alone(example: Path) -> None:
    for output in (example, example.parent, example / "people", Path("/")):
        done = command("build", example, "-o", output)
        calm(done, "folder")
    assert not (example / "people" / "index.html").exists()
