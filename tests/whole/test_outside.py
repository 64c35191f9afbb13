"""Nothing outside of a site is changed, removed or published, whatever links are in it or are put into it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from quietpage.cli.scaffolding import make_site
from quietpage.core import folders
from quietpage.core.diagnostics import Invalid
from quietpage.core.model import Page
from quietpage.load import portraits, site_folder
from quietpage.load.file_trees import files_below
from quietpage.pipeline import composed
from quietpage.themes.copying import copy_theme
from quietpage.themes.loader import theme_of
from quietpage.write.marker import MARKER
from quietpage.write.publish import write
from tests.drawings import picture
from tests.outside import SECRET, all_of, clock, outside, put_back, swapped, tells
from tests.sites import ADA, CONFIG, built, run, site

pytestmark = pytest.mark.slow

URL = CONFIG + "url: https://rosa.example/\n"


def page(folder: Path) -> Path:
    """A site of its own theme, with a file of each kind."""
    files: dict[str, str | bytes] = {
        "quietpage.yml": CONFIG + "theme: ./mine\n",
        "mine/theme.yml": "about: mine\nextends: whisper\n",
        "mine/fonts/a.txt": "a letter",
        "static/deep/down.txt": "hello",
        "templates/ours.css": "p { margin: 0 }\n",
        "portraits/ada.png": b"a picture",
        "people/ada.yml": ADA,
        "people/bo.yml": "name: Bo\nreasons: He listens.\n",
    }
    return site(folder, files)


def pages(text: str) -> list[Page]:
    people = ("ada", "bo") if text == "old" else ("ada", "cy")
    names = ("index.html", "style.css", *(f"people/{name}.html" for name in people))
    more = ("ways/gives.html",) if text == "old" else ("deep/er/one.html",)
    return [Page(name, f"{name} {text}".encode()) for name in (*names, *more)]


def everything_read(folder: Path) -> str:
    """All that a build reads of a site, as one text."""
    problems: list[object] = []
    sources = site_folder.sources(folder)
    found = [sources.config.text, *(source.text for source in sources.people)]
    for name in ("static", "templates"):
        found += [repr(file.content) for file in files_below(folder / name, [])]
    found += [repr(file.content) for file in files_below(folder / "mine", [], home=folder)]
    found += [repr(portraits.content(folder, name, [])) for name in sorted(portraits.names(folder, []) or ())]
    return "\n".join(map(str, (*found, *problems)))


# Links that a clone brings


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_cache_folder_that_is_a_link_leads_nowhere(tmp_path: Path, command: str) -> None:
    victim = outside(tmp_path)
    before = all_of(victim)
    folder = site(tmp_path / "page", {"quietpage.yml": URL, "portraits/ada.png": picture()})
    for target in (victim, "../outside", victim / "pictures"):
        (folder / ".quietpage").symlink_to(target)
        assert run(folder, command).code == 0
        assert all_of(victim) == before
        (folder / ".quietpage").unlink()


@pytest.mark.parametrize("theme", ["whisper", "garden"])
def test_a_preview_changes_nothing_behind_a_link_either(tmp_path: Path, theme: str) -> None:
    victim = outside(tmp_path)
    before = all_of(victim)
    folder = site(tmp_path / "page", {"quietpage.yml": f"{URL}theme: {theme}\n"})
    (folder / ".quietpage").symlink_to(victim)
    composed(folder, keep=True)
    assert all_of(victim) == before


@pytest.mark.parametrize("inside", ["pictures", "stage-keep", "stage", ".gitignore", "the stage of a build"])
def test_a_link_in_the_cache_folder_leads_nowhere(tmp_path: Path, inside: str) -> None:
    victim = outside(tmp_path)
    before = all_of(victim)
    folder = site(tmp_path / "page", {"quietpage.yml": URL})
    name = inside if " " not in inside else stage_of_a_killed_build(folder).name
    shutil.rmtree(folder / ".quietpage", ignore_errors=True)
    (folder / ".quietpage").mkdir()
    (folder / ".quietpage" / name).symlink_to(victim / "pictures")
    built(folder)
    assert (folder / ".quietpage" / name).is_symlink()
    assert all_of(victim) == before


def stage_of_a_killed_build(folder: Path) -> Path:
    """The folder in which files wait for their turn, of a build that was killed then."""
    code = (
        "import os, pathlib, sys\n"
        "from quietpage.write import publish\n"
        "from quietpage.core.model import Page\n"
        "publish.Transaction.place = lambda *given, **named: os._exit(9)\n"
        "site = pathlib.Path(sys.argv[1])\n"
        "publish.write([Page('index.html', b'x'), Page('people/a.html', b'x')], site / '_site', site)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, folder]).returncode == 9
    (stage,) = (folder / ".quietpage").glob("stage-*")
    return stage


def test_what_a_killed_build_left_is_taken_away(tmp_path: Path) -> None:
    folder = site(tmp_path)
    assert len(list(stage_of_a_killed_build(folder).iterdir())) > 2
    built(folder)
    assert [path.name for path in (folder / ".quietpage").iterdir()] == [".gitignore"]


@pytest.mark.parametrize("other", ["keep.txt", "99", "0-keep", "a folder"])
def test_what_is_in_the_way_of_a_build_but_was_not_left_by_one_stays(tmp_path: Path, other: str) -> None:
    folder = site(tmp_path)
    stage = stage_of_a_killed_build(folder)
    if other == "a folder":
        (stage / other).mkdir()
    else:
        (stage / other).write_text("mine")
    before = all_of(stage)
    built(folder)
    (folder / "people" / "ada.yml").write_text(ADA.replace("Ada", "Ida"))
    built(folder)
    assert all_of(stage) == before
    assert sorted(path.name for path in (folder / ".quietpage").iterdir()) == [".gitignore", stage.name]


@pytest.mark.parametrize(
    "listed", ["precious.txt", "../precious.txt", "list\nprecious.txt", "0/../../precious.txt", "/etc/passwd"]
)
def test_a_list_that_somebody_wrote_takes_nothing_away(tmp_path: Path, listed: str) -> None:
    folder = site(tmp_path)
    stage = stage_of_a_killed_build(folder)
    with (stage / "list").open("a") as file:
        file.write(f"{listed}\n")
    for place in (folder, stage, stage.parent):
        (place / "precious.txt").write_text("mine")
    before = all_of(stage)
    built(folder)
    assert all_of(stage) == before
    assert all((place / "precious.txt").exists() for place in (folder, stage, stage.parent))


def test_a_folder_that_only_looks_like_one_of_ours_is_left_and_the_page_is_made(tmp_path: Path) -> None:
    folder = site(tmp_path)
    name = stage_of_a_killed_build(folder).name
    shutil.rmtree(folder / ".quietpage")
    for place in (name, *(f"{name}-{letter}" for letter in "bcdefghij")):
        (folder / ".quietpage" / place).mkdir(parents=True)
        (folder / ".quietpage" / place / "0").write_text("mine")
    before = all_of(folder / ".quietpage")
    built(folder)
    assert before.items() <= all_of(folder / ".quietpage").items()


@pytest.mark.parametrize("way", ["public", "public/page", "public/deep/er"])
def test_an_output_behind_a_link_of_the_site_is_refused(tmp_path: Path, way: str) -> None:
    victim = outside(tmp_path)
    (victim / "page").mkdir()
    before = all_of(victim)
    folder = site(tmp_path / "site")
    (folder / "public").symlink_to(victim)
    (tmp_path / "alias").symlink_to(folder)
    for output in (way, folder / way, tmp_path / "alias" / way):
        said = run(folder, "build", "-o", str(output))
        assert said.code == 1
        assert "this is a link, and a build does not write through links" in said.err
        assert all_of(victim) == before


def test_the_way_to_a_site_and_to_an_output_beside_it_may_lead_through_links(tmp_path: Path) -> None:
    folder = site(tmp_path / "real" / "site")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for arguments in (
        ("link/site",),
        ("link/site", "-o", "link/out"),
        ("link/site", "-o", "link/new/er/out"),
    ):
        assert run(tmp_path, "build", *arguments).code == 0
    for output in ("site/_site", "out", "new/er/out"):
        assert (tmp_path / "real" / output / "index.html").is_file()
    assert (folder / "_site" / MARKER).is_file()


# A new page, and a theme


def test_a_new_page_is_not_written_through_links(tmp_path: Path) -> None:
    victim = outside(tmp_path)
    before = all_of(victim)
    for name in ("people", "portraits", ".schema", ".github", ".github/workflows"):
        for target in (victim, victim / "empty", tmp_path / "nowhere"):
            folder = tmp_path / "page"
            (folder / name).parent.mkdir(parents=True)
            (folder / name).symlink_to(target)
            said = run(folder, "new", ".", "--from", "quietpage")
            assert said.code == 1, name
            assert f"{name}: this is a link to another place, and quietpage writes through none" in said.err
            assert "\nhelp: " in said.err
            assert all_of(victim) == before
            assert not (tmp_path / "nowhere").exists()
            assert not (folder / "quietpage.yml").exists()
            if name.startswith(".github"):
                assert run(folder, "new", "--no-github").code == 0
            shutil.rmtree(folder)


def test_a_new_page_in_a_repository_is_not_written_through_the_links_at_its_top(tmp_path: Path) -> None:
    victim = outside(tmp_path)
    before = all_of(victim)
    (tmp_path / "top" / ".git").mkdir(parents=True)
    (tmp_path / "top" / ".github").symlink_to(victim)
    said = run(tmp_path / "top", "new", "page", "--from", "quietpage")
    assert said.code == 1
    assert said.err.startswith(".github: this is a link to another place")
    assert all_of(victim) == before
    assert not (tmp_path / "top" / "page").exists()


@pytest.mark.parametrize("target", ["victim", "nowhere"])
def test_a_file_of_a_new_page_that_is_a_link_stays_one(tmp_path: Path, target: str) -> None:
    (tmp_path / "victim").write_text("mine")
    folder = tmp_path / "page"
    for name in (".gitignore", "people/grace-hopper.yml", ".github/workflows/publish.yml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(tmp_path / target)
    shutil.rmtree(folder / "people")
    said = run(folder, "new", "--from", "quietpage")
    assert said.code == 0
    assert "Left as it was: .gitignore" in said.out
    assert (tmp_path / "victim").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


# Links that are put there while something goes on: before each single call


def swap_at_each_step(
    monkeypatch: pytest.MonkeyPatch,
    places: list[str],
    prepare: Callable[[], tuple[Path, Path]],
    act: Callable[[Path], object],
    right: Callable[[Path, Path], None],
) -> None:
    """Swap each folder for a link at each call of an action, for one call and for all that follow.

    `prepare` gives a site and a folder outside of it, both as they were; `act` may be refused; `right` looks
    at both when the swapped folder is back.
    """
    for place, lasting in product(places, (False, True)):
        step = 1
        while True:
            folder, victim = prepare()
            there: list[bool] = []
            with clock(monkeypatch) as counted:
                counted.happens[step] = partial(_swap, folder / place, victim, there)
                if not lasting:
                    counted.happens[step + 1] = partial(_back, folder / place, there)
                with suppress(Invalid):
                    act(folder)
            _back(folder / place, there)
            right(folder, victim)
            if counted.called < step:
                break
            step += 1


def _swap(place: Path, victim: Path, there: list[bool]) -> None:
    if swapped(place, victim):
        there.append(True)


def _back(place: Path, there: list[bool]) -> None:
    if there:
        there.clear()
        put_back(place)


def test_no_file_outside_is_ever_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, victim = page(tmp_path / "site"), outside(tmp_path)
    seen: list[str] = []

    def right(folder: Path, victim: Path) -> None:
        assert not [text for text in seen if SECRET in text]
        seen.clear()

    assert SECRET not in everything_read(folder)
    swap_at_each_step(
        monkeypatch,
        ["people", "static", "static/deep", "templates", "portraits", "mine", "mine/fonts"],
        lambda: (folder, victim),
        lambda folder: seen.append(everything_read(folder)),
        right,
    )
    whole = everything_read(folder)
    assert "Ada" in whole
    assert SECRET not in whole


def test_a_theme_is_never_read_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, victim = page(tmp_path / "site"), outside(tmp_path)
    chosen = composed(folder).site
    seen: list[str] = []

    def right(folder: Path, victim: Path) -> None:
        assert not [text for text in seen if SECRET in text]
        seen.clear()

    swap_at_each_step(
        monkeypatch,
        ["mine", "templates"],
        lambda: (folder, victim),
        lambda folder: seen.append(repr(theme_of(chosen, folder, []))),
        right,
    )


@pytest.mark.parametrize("place", ["_site", "_site/people", "_site/ways", ".quietpage"])
def test_nothing_outside_is_ever_written_removed_or_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    victim = outside(tmp_path)
    before = all_of(victim)
    saved = site(tmp_path / "saved")
    write(pages("old"), saved / "_site", saved)
    (saved / "_site" / "people").chmod(0o700)
    (saved / "_site" / "people" / "ada.html").chmod(0o600)
    rounds = iter(range(100_000))

    def prepare() -> tuple[Path, Path]:
        return Path(shutil.copytree(saved, tmp_path / f"site-{next(rounds)}")), victim

    def right(folder: Path, victim: Path) -> None:
        assert all_of(victim) == before
        assert not tells(folder)
        shutil.rmtree(folder)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", os.fstat)
        swap_at_each_step(
            monkeypatch, [place], prepare, lambda folder: write(pages("new"), folder / "_site", folder), right
        )


@pytest.mark.parametrize("place", ["people", "portraits", ".schema", ".github", ".github/workflows"])
def test_a_new_page_is_never_written_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    victim = outside(tmp_path)
    before = all_of(victim)
    rounds = iter(range(100_000))

    def prepare() -> tuple[Path, Path]:
        folder = tmp_path / f"site-{next(rounds)}"
        (folder / place).mkdir(parents=True)
        return folder, victim

    def right(folder: Path, victim: Path) -> None:
        assert all_of(victim) == before
        shutil.rmtree(folder)

    files = [
        ("people/ada.yml", ADA),
        ("portraits/ada.png", b"x"),
        (".schema/a.json", "{}"),
        ("quietpage.yml", ""),
    ]
    monkeypatch.setattr("quietpage.cli.scaffolding._files", lambda *_, **named: iter(files))
    swap_at_each_step(monkeypatch, [place], prepare, make_site, right)


def test_a_theme_is_never_copied_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim, small = outside(tmp_path), tmp_path / "small"
    before = all_of(victim)
    site(small, {"theme.yml": "about: small\n", "fonts/a.txt": "a", "LICENSE": "mine"})
    shutil.rmtree(small / "people")
    monkeypatch.setattr("quietpage.themes.copying.shipped", lambda: {"whisper": small})
    folder = site(tmp_path / "site")
    asides = iter("abcdefghijklmnopqrstuvwxyz" * 1000)
    monkeypatch.setattr(os, "urandom", lambda size: next(asides).encode())

    for step in range(1, 200):
        with clock(monkeypatch) as counted:

            def swap() -> None:
                for aside in folder.glob(".*-whisper"):
                    swapped(aside, victim)

            counted.happens[step] = swap
            with suppress(Invalid, OSError):
                copy_theme("whisper", folder)
        assert all_of(victim) == before
        for left in folder.iterdir():
            if left.name.startswith(".") or left.name == "whisper":
                left.unlink() if left.is_symlink() else shutil.rmtree(left)
        if counted.called < step:
            return
    pytest.fail("there was always one more call")


# And all at once, as fast as it goes


@pytest.fixture
def swapping(tmp_path: Path) -> Iterator[Callable[[Path, list[str]], tuple[Path, Callable[[], None]]]]:
    """Starts to swap folders of a site for links to another, and back; gives that, and what ends it."""
    over = threading.Event()
    threads: list[threading.Thread] = []

    def end() -> None:
        over.set()
        for each in threads:
            each.join()

    def begin(folder: Path, places: list[str]) -> tuple[Path, Callable[[], None]]:
        victim = outside(tmp_path)

        def swap() -> None:
            while not over.is_set():
                for place in places:
                    if swapped(folder / place, victim):
                        with suppress(OSError):
                            put_back(folder / place)

        threads.append(threading.Thread(target=swap))
        threads[0].start()
        return victim, end

    yield begin
    end()


def test_whoever_swaps_folders_while_a_page_is_read_has_nothing_published(
    tmp_path: Path, swapping: Callable[[Path, list[str]], tuple[Path, Callable[[], None]]]
) -> None:
    folder = page(tmp_path / "site")
    swapping(folder, ["people", "static", "templates", "portraits", "mine"])
    for _ in range(300):
        with suppress(Invalid):
            assert SECRET not in everything_read(folder)


def test_whoever_swaps_folders_while_a_page_is_written_has_nothing_outside_touched(
    tmp_path: Path, swapping: Callable[[Path, list[str]], tuple[Path, Callable[[], None]]]
) -> None:
    folder = site(tmp_path / "site")
    write(pages("old"), folder / "_site", folder)
    victim, end = swapping(folder, ["_site", "_site/people", ".quietpage"])
    before = all_of(victim)
    for number in range(150):
        with suppress(Invalid):
            write(pages("new" if number % 2 else "old"), folder / "_site", folder)
    end()
    assert all_of(victim) == before
    assert not tells(folder)


# Where the system has no descriptors of folders


def test_without_descriptors_links_are_not_followed_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "BY_DESCRIPTOR", False)
    victim = outside(tmp_path)
    before = all_of(victim)
    folder = page(tmp_path / "site")
    write(pages("old"), folder / "_site", folder)
    write(pages("new"), folder / "_site", folder)
    (folder / "new").mkdir()
    copy_theme("letter", folder)
    assert (folder / "letter" / "LICENSE").is_file()
    make_site(folder / "new", github=False)
    for place in ("_site", "_site/people", ".quietpage", "people", "static", "mine", "portraits"):
        assert swapped(folder / place, victim)
        with suppress(Invalid):
            write(pages("old"), folder / "_site", folder)
        with suppress(Invalid):
            assert SECRET not in everything_read(folder)
        assert all_of(victim) == before, place
        put_back(folder / place)
    (folder / "new").rename(tmp_path / "new")
    (folder / "new").symlink_to(victim)
    assert run(folder, "build", "-o", "new").code == 1
    assert all_of(victim) == before


def test_nothing_stays_open_however_often_a_page_is_made(tmp_path: Path) -> None:
    folder = page(tmp_path / "site")

    def once(number: int) -> None:
        write(pages("new" if number % 2 else "old"), folder / "_site", folder)
        (folder / "_site" / "people" / "ada.html").unlink()
        (folder / "_site" / "people" / "ada.html").mkdir()
        with suppress(Invalid):
            write(pages("old" if number % 2 else "new"), folder / "_site", folder)
        (folder / "_site" / "people" / "ada.html").rmdir()
        everything_read(folder)
        make_site(folder / f"new-{number}")
        copy_theme("whisper", folder / f"new-{number}")

    once(0)
    before = len(os.listdir("/dev/fd"))
    for number in range(1, 6):
        once(number)
    assert len(os.listdir("/dev/fd")) == before
