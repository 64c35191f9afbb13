"""A build after a change is the build of a fresh process with an empty cache, whatever the change was, and
whatever became of the cache meanwhile.

`QUIETPAGE_SEEDS=first-last` runs other seeds, as many as one likes.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from quietpage.cli.cms.form import person_form
from quietpage.cli.cms.lists import in_lists
from quietpage.parse.splice import CannotSplice
from tests.pipeline.test_again import FIRST, Author
from tests.sites import Outcome, run, site

pytestmark = pytest.mark.slow

_ASKED = os.environ.get("QUIETPAGE_SEEDS", "100-101").split("-")
SEEDS = range(int(_ASKED[0]), int(_ASKED[-1]) + 1)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kept_in(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


class Meddler(Author):
    """An author who also does what makes caches believe that nothing has changed."""

    def __init__(self, folder: Path, cache: Path, seed: int) -> None:
        super().__init__(folder, seed)
        self.cache = cache
        self.put_away: dict[Path, tuple[bytes, os.stat_result]] = {}
        self.steps = (
            *self.steps,
            (self.swap, 2),
            (self.put_away_or_back, 4),
            (self.set_the_clock_back, 2),
            (self.same_length, 4),
            (self.put_into_lists, 2),
            (self.harm_the_output, 5),
            (self.harm_the_cache, 5),
            (self.look, 2),
        )
        self.waiting = self.shuffled(self.harm_the_output, self.harm_the_cache, self.harm_the_cache)
        # From one seed to the next, all harm comes round that can be done to either.
        self.harm_to_output, self.harm_to_cache = count(2 * seed), count(3 * seed)

    def configure(self) -> Path:
        if self.chance.random() < 0.4:
            return super().configure()
        more = self.chance.choice(
            ("theme: letter\n", "theme: garden\n", "language: de\n", "order: by name\n", "title: Friends\n")
        )
        return self.write(self.config, f"author:\n  name: Rosa Lind\n{more}")

    def swap(self) -> Path:
        one, other = self.somebody(), self.somebody()
        if one.is_file() and other.is_file():
            first, second = one.read_bytes(), other.read_bytes()
            one.write_bytes(second)
            other.write_bytes(first)
        return one

    def put_away_or_back(self) -> Path:
        """A file as it was some time ago, with its date of then."""
        if self.put_away and self.chance.random() < 0.6:
            path = self.chance.choice(sorted(self.put_away))
            content, found = self.put_away.pop(path)
            self.write(path, content.decode())
            os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
            return path
        path = self.somebody()
        if path.is_file():
            self.put_away[path] = path.read_bytes(), path.stat()
            self.edit()
        return path

    def set_the_clock_back(self) -> Path:
        path = self.edit()
        os.utime(path, (1_000_000_000, 1_000_000_000))
        return path

    def same_length(self) -> Path:
        """Another text, as long as the one before, in a file with the same date."""
        path = self.somebody()
        if path.is_file():
            found, text = path.stat(), path.read_text(encoding="utf-8")
            path.write_text(text.replace("kinder", "better"), encoding="utf-8")
            os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
        return path

    def put_into_lists(self) -> Path:
        """The same in another form, of which the page is the same."""
        path = self.somebody()
        if path.is_file():
            with suppress(CannotSplice, UnicodeDecodeError):
                text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
                self.write(path, in_lists(text, person_form(())))
        return path

    def harm_the_output(self) -> Path:
        output = self.folder / "_site"
        files = sorted(path for path in output.rglob("*.*") if path.is_file() and path.name != ".quietpage")
        if files:
            path = self.chance.choice(files)
            found = path.stat()
            harm = next(self.harm_to_output) % 4
            if harm == 0:
                path.unlink()
            elif harm == 1:
                path.write_bytes(path.read_bytes()[::-1])
                os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
            elif harm == 2:
                shutil.rmtree(output)
            else:
                path.write_bytes(b"")
        return output

    def harm_the_cache(self) -> Path:
        files = kept_in(self.cache)
        if files:
            path = self.chance.choice(files)
            content = bytearray(path.read_bytes())
            harm = next(self.harm_to_cache) % 5
            if harm == 0:
                path.unlink()
            elif harm == 1:
                path.write_bytes(content[: self.chance.randrange(len(content) + 1)])
            elif harm == 2:
                for _ in range(20):
                    content[self.chance.randrange(len(content))] = self.chance.randrange(256)
                path.write_bytes(content)
            elif harm == 3:
                path.write_bytes(self.chance.randbytes(len(content)))
            else:
                path.write_bytes(content + self.chance.randbytes(50))
        return self.cache

    def look(self) -> Path:
        """Nothing is changed, and time goes by: what was written comes to rest."""
        time.sleep(0.12)
        return self.folder


def from_nothing(folder: Path, output: Path, monkeypatch: pytest.MonkeyPatch, *more: str) -> Outcome:
    """What a build says that finds no cache, and no page."""
    with monkeypatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(output.parent / "another-cache"))
        shutil.rmtree(output.parent / "another-cache", ignore_errors=True)
        shutil.rmtree(output, ignore_errors=True)
        return run(folder, "build", "-v", "--output", str(output), *more)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_was_changed_a_build_is_the_same_as_from_nothing(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, folder, output = tmp_path / "cache", tmp_path / "page", tmp_path / "other" / "out"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    author = Meddler(folder, cache, seed)
    well = 0
    run(folder, "build")
    for step in count():
        if not author.waiting and well > 3:
            break
        changed = [author.change()]
        while author.chance.random() < 0.5:
            changed.append(author.change())
        again = run(folder, "build", "-v")
        anew = from_nothing(folder, output, monkeypatch)
        assert (again.code, again.err) == (anew.code, anew.err), (step, changed)
        checked = run(folder, "check")
        assert (checked.code, checked.err) == (anew.code, anew.err), (step, changed)
        if anew.code == 0:
            assert again.out.replace("_site", "") == anew.out.replace(str(output), ""), (step, changed)
            assert files_of(folder / "_site") == files_of(output), (step, changed)
            well += 1
        elif author.chance.random() < 0.7:
            shutil.rmtree(folder)
            author.begin()


def crowd(folder: Path) -> Path:
    people = {
        f"people/{name.lower()}.yml": f"name: {name}\nreasons: Kind, and *calm*.\nways: [gives]\n"
        for name in FIRST
    }
    return site(folder, people)


def test_an_edit_renders_one_person_and_what_shows_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = crowd(tmp_path / "page")
    run(folder, "build")
    before = {path: path.stat() for path in (folder / "_site").rglob("*") if path.is_file()}
    (folder / "people" / "ada.yml").write_text("name: Ada\nreasons: Kind, and loud.\nways: [gives]\n")
    assert run(folder, "build").code == 0
    written = {
        path.relative_to(folder / "_site").as_posix()
        for path, found in before.items()
        if path.stat().st_mtime_ns != found.st_mtime_ns
    }
    assert {"people/ada.html", "people/ada.vcf", "index.html", "ways/gives.html"} <= written
    assert not {path for path in written if path.startswith("people/") and "ada" not in path}
    assert not {path for path in written if path.endswith((".css", ".png", "404.html"))}


def test_an_edit_of_ones_own_page_writes_that_page_and_one_of_its_title_all_that_lead_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = crowd(tmp_path / "page")
    about, other = folder / "pages" / "about.md", folder / "pages" / "other.md"
    about.parent.mkdir()
    about.write_text("# About\n\nOf tea.\n")

    def written() -> set[str]:
        """What a build writes anew, and what is no longer there."""
        before = {path: path.stat().st_mtime_ns for path in (folder / "_site").rglob("*.html")}
        assert run(folder, "build").code == 0
        there = {path: path.stat().st_mtime_ns for path in (folder / "_site").rglob("*.html")}
        return {
            path.relative_to(folder / "_site").as_posix()
            for path in before.keys() | there.keys()
            if before.get(path) != there.get(path)
        }

    everybody = {"index.html", "ways/gives.html", *(f"people/{name.lower()}.html" for name in FIRST)}
    assert written() > {*everybody, "pages/about.html"}
    assert written() == set()
    about.write_text("# About\n\nOf tea and [Ada](../people/ada.yml).\n")
    assert written() == {"pages/about.html"}
    about.write_text("# About us\n\nOf tea and [Ada](../people/ada.yml).\n")
    assert written() == {*everybody, "pages/about.html"}
    other.write_text("# Other\n")
    assert written() == {*everybody, "pages/about.html", "pages/other.html"}
    other.unlink()
    assert written() == {*everybody, "pages/about.html", "pages/other.html"}
    # Somebody to whom it leads is given another name, and with it another address.
    (folder / "people" / "ada.yml").write_text(
        "name: Ada Lovelace\nreasons: Kind, and *calm*.\nways: [gives]\n"
    )
    assert "pages/about.html" in written()
    assert "../people/ada-lovelace.html" in (folder / "_site" / "pages" / "about.html").read_text()
    (folder / "people" / "ada.yml").unlink()
    assert run(folder, "build").err.startswith("pages/about.md:3:18: this leads to nobody on the page")


@pytest.mark.parametrize("command", ["build", "check"])
def test_where_nothing_has_changed_nothing_of_the_path_is_loaded(command: str, tmp_path: Path) -> None:
    folder = crowd(tmp_path / "page")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    program = (
        "import sys; from quietpage.cli.main import main; code = main(sys.argv[1:]); "
        "print(*sorted(each for each in sys.modules if each.startswith(('quietpage', 'yaml', 'jinja2',"
        " 'markdown_it', 're', 'typing', 'argparse')))); sys.exit(code)"
    )

    def said(*arguments: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", program, command, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.splitlines()

    first, again = said(), said()
    assert again[:-1] == first[:-1] != []
    loaded = set(again[-1].split())
    assert not {"re", "typing", "argparse", "yaml", "jinja2", "markdown_it"} & loaded
    assert not {each for each in loaded if each.startswith(("quietpage.load", "quietpage.pipeline"))}
    assert said("--quiet")[:-1] == []
    assert "quietpage.pipeline" in said("--fresh")[-1]


def test_a_second_file_for_the_page_is_noticed_and_so_is_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = crowd(tmp_path / "page")
    short, long = folder / "quietpage.yml", folder / "quietpage.yaml"
    time.sleep(0.15)  # so that all is at rest, and nothing need be read to know it
    assert (run(folder, "build").code, run(folder, "check").code) == (0, 0)
    shutil.copy2(short, long)
    assert (run(folder, "check").code, run(folder, "build").code) == (1, 1)
    long.unlink()
    assert (run(folder, "check").code, run(folder, "build").code) == (0, 0)
    short.rename(long)
    assert "in quietpage.yaml, so " in run(folder, "check", "-v").out
    assert "in quietpage.yaml, so " in run(folder, "build", "-v").out
    short.symlink_to(long)
    assert (run(folder, "check").code, run(folder, "build").code) == (1, 1)


def test_a_page_that_was_taken_away_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = crowd(tmp_path / "page")
    run(folder, "build")
    before = files_of(folder / "_site")
    time.sleep(0.15)
    run(folder, "build")
    # A file of each kind in each folder: everybody's page comes from one place.
    kinds = {(os.path.dirname(path), os.path.splitext(path)[1]): path for path in sorted(before)}
    for path in kinds.values():
        there = folder / "_site" / path
        if path == ".quietpage":
            continue
        there.unlink()
        assert run(folder, "build").code == 0
        assert files_of(folder / "_site") == before
        there.write_bytes(b"<p>somebody was here</p>")
        assert run(folder, "build").code == 0
        assert files_of(folder / "_site") == before


def test_two_builds_at_once_make_one_page(tmp_path: Path) -> None:
    folder = crowd(tmp_path / "page")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "quietpage", "build", "-q", str(folder)]
    ada = folder / "people" / "ada.yml"
    for word in ("calm", "loud", "near"):
        ada.write_text(f"name: Ada\nreasons: Kind, and {word}.\nways: [gives]\n")
        builds = [subprocess.Popen(command, env=environment) for _ in range(3)]
        assert [build.wait(60) for build in builds] == [0, 0, 0]
        assert f"and {word}." in (folder / "_site" / "people" / "ada.html").read_text()
        assert subprocess.run(command, env=environment, check=False).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no signal ends a process at once there")
def test_a_build_that_was_killed_leaves_a_cache_that_the_next_can_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder, chance = crowd(tmp_path / "page"), random.Random(9)
    command = [sys.executable, "-m", "quietpage", "build", "-q", str(folder)]
    started = time.monotonic()
    subprocess.run(command, check=True)
    whole = time.monotonic() - started
    for round in range(8):
        name = chance.choice(FIRST)
        word = chance.choice(("calm", "loud", "near", "slow"))
        (folder / "people" / f"{name.lower()}.yml").write_text(f"name: {name}\nreasons: Kind, and {word}.\n")
        build = subprocess.Popen(command)
        time.sleep(whole * chance.random() * 1.1)
        build.send_signal(signal.SIGKILL)
        build.wait(60)
        assert run(folder, "build").code == 0
        assert from_nothing(folder, tmp_path / "other" / "out", monkeypatch).code == 0
        assert files_of(folder / "_site") == files_of(tmp_path / "other" / "out"), round


@pytest.mark.parametrize("name", [".quietpage", "__pycache__", "quietpage", ".cache"])
def test_a_cache_that_comes_with_a_site_is_not_believed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = crowd(tmp_path / "page")
    run(folder, "build")
    shutil.copytree(tmp_path / "cache" / "quietpage", folder / name, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "cache")
    ada = folder / "people" / "ada.yml"
    found = ada.stat()
    ada.write_text(ada.read_text().replace("calm", "loud"))
    os.utime(ada, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert run(folder, "build").code == 0
    assert "loud" in (folder / "_site" / "people" / "ada.html").read_text()
