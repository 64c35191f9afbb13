"""What is kept for whoever runs this: in a folder that is theirs alone, or nowhere."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quietpage.cache import folder as caches
from quietpage.themes import loader, shipped_folder
from tests.drawings import picture
from tests.images.test_gallery import files_of, page
from tests.outside import all_of
from tests.sites import built, run, site

pytestmark = pytest.mark.slow

LABEL = "ab" * 32


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder of whoever runs this."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    return folder


def there(place: Path) -> Path | None:
    """Where the pictures of a place are kept."""
    folder = caches.kept(place, "pictures", make=True)
    return Path(folder.path) if folder else None


def test_what_is_kept_can_be_seen_by_nobody_else(home: Path, tmp_path: Path) -> None:
    built(page(tmp_path / "site", picture()))
    for path in home.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
    assert home.stat().st_mode & 0o077 == 0
    assert list(home.rglob("*"))


def test_a_page_has_one_folder_however_it_is_reached(home: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "site")
    (tmp_path / "site").mkdir()
    assert there(tmp_path / "site") == there(tmp_path / "link")
    assert there(tmp_path / "site") != there(tmp_path / "other")


@pytest.mark.parametrize("which", ["all", "place", "pictures"])
@pytest.mark.parametrize("how", ["open to others", "a link", "a file", "somebody else's"])
def test_a_folder_that_is_not_ours_alone_is_not_used_and_nothing_is_said(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str, how: str
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # compiled templates have a place of their own
    folder = page(tmp_path / "site", picture())
    pictures = there(folder)
    assert pictures
    victim = {"pictures": pictures, "place": pictures.parent, "all": pictures.parent.parent}[which]
    (victim / "mine").write_text("mine")
    if how == "open to others":
        victim.chmod(0o777)
    elif how == "a link":
        victim.rename(tmp_path / "moved")
        victim.symlink_to(tmp_path / "moved")
    elif how == "a file":
        shutil.rmtree(victim)
        victim.write_text("mine")
    else:
        mine = os.stat(victim)
        monkeypatch.setattr(caches, "_ours", lambda found: found.st_ino != mine.st_ino)
    there_now = tmp_path / "moved" if how == "a link" else victim
    before = all_of(there_now)
    said = run(folder, "build")
    assert (said.code, said.err) == (0, "")
    assert said.out == "The page is ready in _site.\n"
    assert there(folder) is None
    assert all_of(there_now) == before
    assert (folder / "_site" / "portraits" / "ada-lovelace.jpg").is_file()


@pytest.mark.parametrize("where", ["", "relative", "/proc/nowhere/at/all", "/dev/null", "/proc"])
def test_without_a_cache_folder_the_page_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    folder = page(tmp_path / "site", picture())
    first = files_of(built(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", where)
    for home in ("", "/", "/proc/nowhere", "relative"):
        monkeypatch.setenv("HOME", home)
        shutil.rmtree(folder / "_site")
        assert files_of(built(folder)) == first
    assert not (folder / "relative").exists()


def test_nothing_that_lies_in_a_site_is_believed(home: Path, tmp_path: Path) -> None:
    folder = page(tmp_path / "site", picture())
    first = files_of(built(folder))
    kept = there(folder)
    assert kept
    (entry,) = kept.iterdir()
    for place in (folder / ".quietpage" / "pictures", folder / ".quietpage"):
        place.mkdir(exist_ok=True)
        shutil.copy(entry, place / entry.name)
    shutil.rmtree(kept)
    before = all_of(folder / ".quietpage")
    assert files_of(built(folder)) == first
    assert all_of(folder / ".quietpage") == before


def test_only_what_is_named_as_we_name_it_is_taken_away(home: Path, tmp_path: Path) -> None:
    folder = page(tmp_path / "site", picture())
    built(folder)
    kept = there(folder)
    assert kept
    for name in ("letter.txt", "abc", "A" * 64, f"{LABEL}x"):
        (kept / name).write_text("mine")
    (kept / f"{LABEL[2:]}cd").mkdir()
    (kept / ("cd" * 32)).symlink_to(tmp_path)
    for name in (LABEL, f"{LABEL}.0123456789abcdef"):
        (kept / name).write_text("old")
    before = {path.name for path in kept.iterdir()}
    (folder / "people" / "ada.yml").write_text("name: Ada\nreasons: She asks.\n")
    built(folder)
    after = {path.name for path in kept.iterdir()}
    assert before - after >= {LABEL, f"{LABEL}.0123456789abcdef"}
    assert len(before - after) == 3
    assert (tmp_path / "site").is_dir()


def test_there_is_a_bound_and_what_was_used_longest_ago_goes_first(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caches, "MOST", 1000)
    monkeypatch.setattr(caches, "MOST_PLACES", 5)
    places = [tmp_path / f"page-{letter}" for letter in "abcdefgh"]
    for number, place in enumerate(places):
        folder = there(place)
        assert folder
        (folder / LABEL).write_bytes(bytes(300))
        os.utime(folder.parent, (number, number))
    (home / "quietpage" / "mine").mkdir()
    (home / "quietpage" / "mine" / "letter").write_text("mine")

    def left() -> list[str]:
        return [place.name[-1] for place in places if caches.kept(place, "pictures", make=False)]

    assert left() == ["d", "e", "f", "g", "h"]
    caches.make_room(places[3])
    assert left() == ["d", "g", "h"]
    assert (home / "quietpage" / "mine" / "letter").exists()


def test_a_page_of_more_pictures_than_the_bound_is_made_and_keeps_what_fits(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = page(
        tmp_path / "site",
        picture(),
        bo="name: Bo\nreasons: Kind.\nportrait: {file: ada.png, alt: B, focus: top}\n",
    )
    first = files_of(built(folder))
    kept = there(folder)
    assert kept
    sizes = [path.stat().st_size for path in kept.iterdir()]
    assert len(sizes) == 2
    shutil.rmtree(kept.parent)
    monkeypatch.setattr(caches, "MOST", max(sizes) + 10)
    assert files_of(built(folder)) == first
    assert len(list(kept.iterdir())) == 1


# Compiled templates

CHANGED = {
    f"templates/{name}.html": f'{{% extends "theme/{name}.html" %}}\n'
    for name in ("index", "person", "article", "lost")
}
"""A site's own templates that stand on shipped ones, by names by which no shipped theme reaches these. So
they have to be compiled; what pages of shipped themes are made of comes along compiled.
"""


def compiled_in(home: Path) -> list[Path]:
    return sorted(home.glob("quietpage/*/templates/*"))


def building(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **more}
    if "PYTHONDONTWRITEBYTECODE" not in more:
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(
        [sys.executable, "-m", "quietpage", "build", "-q", str(folder)],
        env=environment,
        capture_output=True,
        text=True,
    )


def test_templates_are_compiled_once_and_not_beside_themselves(home: Path, tmp_path: Path) -> None:
    folder = site(tmp_path / "site", CHANGED)
    before = sorted(shipped_folder.home().rglob("*"))
    assert building(folder).returncode == 0
    found = compiled_in(home)
    assert len(found) == len(CHANGED)
    times = [path.stat().st_mtime_ns for path in found]
    site(folder, bo="name: Bo\nreasons: He listens.\n")
    assert building(folder).returncode == 0
    assert [path.stat().st_mtime_ns for path in compiled_in(home)] == times
    assert sorted(shipped_folder.home().rglob("*")) == before


def test_templates_of_a_site_are_not_kept(home: Path, tmp_path: Path) -> None:
    folder = site(tmp_path / "site", {**CHANGED, "templates/take.html": "<p>mine</p>"})
    assert building(folder).returncode == 0
    assert compiled_in(home)
    for path in compiled_in(home):
        assert str(tmp_path).encode() not in path.read_bytes()
        assert b"mine" not in path.read_bytes()


def test_where_python_keeps_nothing_nothing_is_kept(home: Path, tmp_path: Path) -> None:
    folder = site(tmp_path / "site", CHANGED)
    assert building(folder, PYTHONDONTWRITEBYTECODE="1").returncode == 0
    assert compiled_in(home) == []


@pytest.mark.parametrize("damage", [b"", b"x", b"j2" + bytes(100)])
def test_a_compiled_template_that_was_damaged_is_compiled_again(
    home: Path, tmp_path: Path, damage: bytes
) -> None:
    folder = site(tmp_path / "site", CHANGED)
    assert building(folder).returncode == 0
    first = files_of(folder / "_site")
    assert compiled_in(home)
    for number, path in enumerate(compiled_in(home)):
        content = path.read_bytes()
        path.write_bytes(damage if number % 2 else content[:40] + damage + content[40 + len(damage) :])
    shutil.rmtree(folder / "_site")
    done = building(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert files_of(folder / "_site") == first


def test_a_template_that_somebody_compiled_into_the_checkout_is_not_run(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jinja2 import Environment, FileSystemBytecodeCache
    from jinja2.bccache import Bucket

    themes = Path(shutil.copytree(shipped_folder.home(), tmp_path / "themes"))
    for module in (loader, shipped_folder):
        monkeypatch.setattr(module, "home", lambda: themes)
    folder = site(tmp_path / "site")
    ran = tmp_path / "ran"
    code = compile(f"open({str(ran)!r}, 'w')", "forged", "exec")
    (themes / "__pycache__").mkdir(exist_ok=True)
    forged = FileSystemBytecodeCache(str(themes / "__pycache__"), f"%s.{sys.implementation.cache_tag}.jinja")
    for path in themes.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        key, sum = forged.get_cache_key(path.name, str(path)), forged.get_source_checksum(text)
        bucket = Bucket(Environment(), key, sum)
        bucket.code = code
        forged.dump_bytecode(bucket)
    built(folder)
    assert not ran.exists()


def test_where_the_disk_is_full_nothing_is_left_of_what_was_to_be_kept(tmp_path: Path) -> None:
    folder = caches.kept(tmp_path, "results", make=True)
    assert folder is not None

    def parts() -> Iterator[bytes]:
        yield b"the first"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert caches.put_parts(folder, "a" * 32, parts(), 1000) == 0
    assert caches.put_parts(folder, "a" * 32, (b"too", b"much"), 5) == 0
    assert folder.entries() == []
    assert caches.put_parts(folder, "a" * 32, (b"the ", b"whole"), 1000) == 9
    assert [entry.name for entry in folder.entries()] == ["a" * 32]
