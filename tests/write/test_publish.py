"""Writing: only what differs, only what is ours, all or nothing."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quietpage.core.diagnostics import Invalid
from quietpage.core.model import Page
from quietpage.core.paths import proper
from quietpage.core.source import Whole
from quietpage.write import lock as locking
from quietpage.write.destination import fit
from quietpage.write.marker import MARKER
from quietpage.write.publish import write
from quietpage.write.transaction import Transaction

ABOUT = "# quietpage wrote these files\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "my-page"
    (site / "people").mkdir(parents=True)
    (site / "quietpage.yml").write_text("author: Someone\n")
    (site / "people" / "ada.yml").write_text("name: Ada\n")
    return site


def pages(**texts: str) -> list[Page]:
    """Pages by their paths, `_` for `/` and `__` for `.`."""
    return [Page(path.replace("__", ".").replace("_", "/"), text.encode()) for path, text in texts.items()]


def small(text: str = "old") -> list[Page]:
    return [
        Page("index.html", b"front " + text.encode()),
        Page("style.css", b"style " + text.encode()),
        Page("people/ada.html", b"ada " + text.encode()),
        Page("ways/gives.html", b"gives " + text.encode()),
    ]


def held(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def listed(output: Path) -> list[str]:
    return (output / MARKER).read_text(encoding="utf-8").splitlines()[1:]


def told(act: Callable[..., object]) -> list[str]:
    """The places of the problems that it raises."""
    with pytest.raises(Invalid) as caught:
        act()
    problems = caught.value.problems
    assert all(problem.help for problem in problems)
    assert all(problem.message[0].islower() and not problem.message.endswith(".") for problem in problems)
    return [Path(problem.place.path).name for problem in problems if isinstance(problem.place, Whole)]


def test_the_folder_holds_the_pages_and_a_list_of_them(site: Path) -> None:
    write(small(), site / "_site", site)
    found = held(site / "_site")
    assert found.pop(MARKER).startswith(b"# quietpage ")
    assert found == {page.path: page.content for page in small()}
    assert listed(site / "_site") == sorted(page.path for page in small())


def test_nothing_is_left_beside_the_page(site: Path, tmp_path: Path) -> None:
    write(small(), site / "_site", site)
    write(small("new"), site / "_site", site)
    write(small(), tmp_path / "elsewhere" / "deep", site)
    assert held(site / ".quietpage") == {".gitignore": b"*\n"}
    assert sorted(path.name for path in site.iterdir()) == [".quietpage", "_site", "people", "quietpage.yml"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "my-page"]
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["deep"]


def test_only_what_changed_is_written(site: Path) -> None:
    output = site / "_site"
    write(small(), output, site)
    before = {path: (output / path).stat() for path in held(output)}
    write(small(), output, site)
    one_edited = [*small()[:2], small("new")[2], small()[3]]
    write(one_edited, output, site)
    after = {path: (output / path).stat() for path in held(output)}
    for path in before.keys() - {"people/ada.html"}:
        assert after[path].st_mtime_ns == before[path].st_mtime_ns
        assert after[path].st_ino == before[path].st_ino
    assert (output / "people/ada.html").read_bytes() == b"ada new"


def test_a_file_that_a_hand_changed_is_made_right_again(site: Path) -> None:
    write(small(), site / "_site", site)
    (site / "_site" / "style.css").write_bytes(b"STYLE old")
    (site / "_site" / "index.html").unlink()
    write(small(), site / "_site", site)
    found = held(site / "_site")
    assert found["style.css"] == b"style old"
    assert found["index.html"] == b"front old"


def test_what_is_no_longer_on_the_page_leaves_with_its_folder(site: Path) -> None:
    write(small(), site / "_site", site)
    write(small()[:2], site / "_site", site)
    assert sorted(held(site / "_site")) == [MARKER, "index.html", "style.css"]
    assert not (site / "_site" / "people").exists()
    assert not (site / "_site" / "ways").exists()


def test_what_others_put_there_stays(site: Path) -> None:
    output = site / "_site"
    write(small(), output, site)
    (output / "people" / "note.txt").write_text("mine")
    (output / "mine").mkdir()
    (output / ".git").mkdir()
    (output / ".git" / "config").write_text("git's")
    write(small("new")[:2], output, site)
    assert sorted(held(output)) == [".git/config", MARKER, "index.html", "people/note.txt", "style.css"]
    assert (output / "mine").is_dir()


def test_a_file_of_somebody_else_is_never_written_over(site: Path) -> None:
    output = site / "_site"
    write(small()[:1], output, site)
    (output / "people").mkdir()
    (output / "people" / "ada.html").write_bytes(b"mine")
    (output / "style.css").write_bytes(b"style new")
    (output / "ways").write_bytes(b"mine, too")
    before = held(output)
    assert sorted(told(lambda: write(small("new"), output, site))) == ["ada.html", "style.css", "ways"]
    assert held(output) == before


def test_a_folder_of_somebody_else_is_not_taken_for_a_file(site: Path) -> None:
    write(small()[:1], site / "_site", site)
    (site / "_site" / "style.css").mkdir()
    (site / "_site" / "style.css" / "mine").write_bytes(b"mine")
    assert told(lambda: write(small(), site / "_site", site)) == ["style.css"]
    assert (site / "_site" / "style.css" / "mine").exists()


def test_a_file_may_become_a_folder_and_a_folder_a_file(site: Path) -> None:
    first = pages(notes="a", people_ada__html="b")
    second = pages(notes_deep_one="c", people="d")
    for each in (first, second, first):
        write(each, site / "_site", site)
        found = held(site / "_site")
        del found[MARKER]
        assert found == {page.path: page.content for page in each}


def test_a_folder_that_is_to_become_a_file_stays_if_others_use_it(site: Path) -> None:
    output = site / "_site"
    write(pages(people_ada__html="b", index__html="a"), output, site)
    (output / "people" / "note.txt").write_text("mine")
    before = held(output)
    told(lambda: write(pages(people="d", index__html="new"), output, site))
    assert held(output) == before


@pytest.mark.parametrize("first", ["Photo.txt", unicodedata.normalize("NFD", "José.txt"), "groß.txt"])
def test_a_name_written_another_way_is_not_lost(site: Path, first: str) -> None:
    second = unicodedata.normalize("NFC", first.lower()).replace("ß", "ss")
    write([Page(first, b"one")], site / "_site", site)
    write([Page(second, b"two")], site / "_site", site)
    found = held(site / "_site")
    del found[MARKER]
    assert [unicodedata.normalize("NFC", path) for path in found] == [second]
    assert list(found.values()) == [b"two"]


@pytest.mark.parametrize(
    "output",
    [
        ".",
        "..",
        "people",
        "people/new",
        "templates",
        "Static",
        "portraits/_site",
        ".quietpage",
        ".quietpage/page",
        ".git",
        ".git/page",
        "_site/../people",
        "quietpage.yml",
        "somewhere/.git/page",
    ],
)
def test_what_the_author_wrote_is_never_an_output(site: Path, output: str) -> None:
    before = held(site)
    told(lambda: fit(site / output, site))
    told(lambda: write(small(), site / output, site))
    assert held(site) == before
    assert not (site / "templates").exists()


def test_a_marker_does_not_make_the_site_an_output(site: Path) -> None:
    (site / MARKER).write_text(f"{ABOUT}quietpage.yml\npeople/ada.yml\n")
    (site.parent / MARKER).write_text(f"{ABOUT}my-page/quietpage.yml\n")
    (site / "people" / MARKER).write_text(f"{ABOUT}ada.yml\n")
    before = held(site)
    for output in (site, site.parent, site / "people"):
        told(lambda output=output: write(small(), output, site))
    assert held(site) == before


def test_home_and_the_root_are_never_an_output(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "homes" / "me"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for output in (home, home.parent, Path(home.anchor)):
        told(lambda output=output: fit(output, site))
    fit(home / "page", site)


def test_a_folder_beside_is_not_a_folder_inside(site: Path) -> None:
    write(small(), site / "people-site", site)
    write(small(), site / "public" / "people", site)
    assert (site / "public" / "people" / "people" / "ada.html").exists()


def test_a_folder_with_other_files_is_left_alone(site: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "thesis.txt").write_text("years of work")
    assert told(lambda: write(small(), tmp_path / "thesis", site)) == ["thesis"]
    assert held(tmp_path / "thesis") == {"thesis.txt": b"years of work"}


def test_an_empty_folder_will_do(site: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".DS_Store").write_bytes(b"the system's")
    write(small(), tmp_path / "empty", site)
    assert (tmp_path / "empty" / ".DS_Store").exists()
    assert (tmp_path / "empty" / "index.html").exists()


@pytest.mark.parametrize(
    "garbled", [b"", b"\n", b"\xff\xfe\x00", b"index.html\nkeep.txt\n", b"# quietpage \xff\n", b"#\n", b"{}"]
)
def test_a_garbled_list_deletes_nothing(site: Path, garbled: bytes) -> None:
    output = site / "_site"
    write(small(), output, site)
    (output / "keep.txt").write_text("mine")
    (output / MARKER).write_bytes(garbled)
    before = held(output)
    assert told(lambda: write(small("new")[:1], output, site)) == [MARKER]
    assert held(output) == before


@pytest.mark.parametrize(
    "line",
    [
        "../precious.txt",
        "people/../../precious.txt",
        "{absolute}",
        "./keep.txt",
        "//keep.txt",
        "..\\precious.txt",
        ".git/config",
        ".GIT/config",
        "people//keep.txt",
        "keep.txt/",
        "C:keep.txt",
        ".quietpage/keep.txt",
        "mine",
    ],
)
def test_a_list_from_a_stranger_reaches_nothing_else(site: Path, line: str) -> None:
    output = site / "_site"
    write(small(), output, site)
    (site / "precious.txt").write_text("mine")
    (output / "keep.txt").write_text("mine")
    (output / "people" / "keep.txt").write_text("mine")
    (output / ".git").mkdir()
    (output / ".git" / "config").write_text("git's")
    (output / "mine").mkdir()
    (output / "mine" / "keep.txt").write_text("mine")
    before = held(site)
    line = line.format(absolute=(site / "precious.txt").as_posix())
    (output / MARKER).write_text(f"{ABOUT}{line}\n" + "\n".join(page.path for page in small()))
    write(small(), output, site)
    del before[f"_site/{MARKER}"], before[".quietpage/.gitignore"]
    assert before.items() <= held(site).items()
    assert line not in listed(output)


def test_a_list_with_other_line_ends_is_understood(site: Path) -> None:
    output = site / "_site"
    write(small(), output, site)
    (output / MARKER).write_bytes((output / MARKER).read_bytes().replace(b"\n", b"\r\n"))
    write(small("new")[:2], output, site)
    assert sorted(held(output)) == [MARKER, "index.html", "style.css"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/index.html",
        "people/",
        "a//b",
        ".",
        "..",
        "../index.html",
        "people/../index.html",
        "people/./ada.html",
        "people\\ada.html",
        "C:ada.html",
        "a:b",
        "con",
        "people/nul.html",
        "people/Aux.tar.gz",
        "people/com\u00b9.html",
        "people/lpt1 .html",
        "people/ada.",
        "people/ada ",
        "people /ada.html",
        "what?.html",
        "a*b",
        'a"b',
        "a|b",
        "a<b",
        "new\nline",
        "nul\x00",
        "\ud800",
        ".git",
        ".git/config",
        "people/.GIT/config",
        MARKER,
        ".quietpage-stage/a",
    ],
)
def test_no_page_can_have_a_path_that_is_not_one_everywhere(site: Path, path: str) -> None:
    assert not proper(path)
    with pytest.raises(ValueError, match="a page cannot be written"):
        write([Page("index.html", b"front"), Page(path, b"x")], site / "_site", site)
    assert not (site / "_site").exists()


@pytest.mark.parametrize(
    "path", [".nojekyll", ".well-known/a.opml", "people/\u0442\u0430\u0440.html", "a b.txt", "cons", "a.git"]
)
def test_honest_paths_pass(site: Path, path: str) -> None:
    write([Page(path, b"x")], site / "_site", site)
    assert listed(site / "_site") == [path]
    assert (site / "_site" / path).read_bytes() == b"x"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.html", "a.html"),
        ("a.html", "A.html"),
        ("people", "people/ada.html"),
        ("PEOPLE/ada.html", "people"),
        ("jos\u00e9.html", "jose\u0301.html"),
    ],
)
def test_two_pages_that_would_be_one_file_are_named(site: Path, one: str, other: str) -> None:
    told(lambda: write([Page(one, b"x"), Page(other, b"y")], site / "_site", site))
    assert not (site / "_site").exists()


def test_the_same_pages_give_the_same_list_in_any_order(site: Path, tmp_path: Path) -> None:
    write(small(), site / "_site", site)
    write(small()[::-1], tmp_path / "other", site)
    assert held(site / "_site") == held(tmp_path / "other")


def test_a_name_in_the_way_of_the_cache_is_no_hindrance(site: Path) -> None:
    (site / ".quietpage").write_text("a file, for once")
    write(small(), site / "_site", site)
    assert sorted(path.name for path in site.iterdir()) == [".quietpage", "_site", "people", "quietpage.yml"]
    assert len(listed(site / "_site")) == len(small())


@pytest.mark.parametrize("call", ["replace", "link", "mkdir", "open", "write", "fsync", "chmod", "close"])
@pytest.mark.parametrize("before", [True, False])
def test_whichever_call_fails_the_old_page_is_back(
    site: Path, monkeypatch: pytest.MonkeyPatch, call: str, before: bool
) -> None:
    output = site / "_site"
    newer = [*small("new")[:3], Page("people/deep/bo.html", b"bo new"), Page("style", b"new")]
    true_call = getattr(os, call)
    for failing in range(100):
        if output.exists():
            shutil.rmtree(output)
        if before:
            write([*small(), Page("style/one", b"old")], output, site)
        whole = held(output)
        calls: list[Any] = []

        def fails(*given: Any, failing: int = failing, calls: list[Any] = calls, **more: Any) -> Any:
            calls.append(given)
            if len(calls) == failing + 1:
                if call == "close":  # it is closed all the same
                    true_call(*given)
                raise OSError(errno.ENOSPC, "no room")
            return true_call(*given, **more)

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", os.fstat)
            patch.setattr(os, call, fails)
            gone_wrong = _refusal(lambda: write(newer, output, site))
        if gone_wrong:
            assert "full" in gone_wrong.problems[0].message
            assert held(output) == whole
            assert output.exists() == before
        else:
            assert held(output).keys() - {MARKER} == {page.path for page in newer}
            assert all((output / page.path).read_bytes() == page.content for page in newer)
        assert not list(site.rglob("*stage*"))
        if len(calls) <= failing:
            return
    pytest.fail("there was always one more call")


def _refusal(act: Callable[..., object]) -> Invalid | None:
    try:
        act()
    except Invalid as invalid:
        return invalid
    return None


def test_a_build_that_waited_too_long_says_so(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = site / "_site"
    write(small(), output, site)
    monkeypatch.setattr(locking, "PATIENCE", 0.1)
    lock = locking.locked(Transaction(os.path.realpath(output)))
    try:
        assert told(lambda: write(small("new"), output, site)) == ["_site"]
    finally:
        os.close(lock)
    assert (output / "index.html").read_bytes() == b"front old"
    write(small("new"), output, site)
    assert (output / "index.html").read_bytes() == b"front new"


def test_a_build_waits_for_another_one(site: Path) -> None:
    output = site / "_site"
    write(small(), output, site)
    lock = locking.locked(Transaction(os.path.realpath(output)))
    later = threading.Timer(0.2, os.close, [lock])
    later.start()
    write(small("new"), output, site)
    later.join()
    assert (output / "index.html").read_bytes() == b"front new"


def test_many_builds_at_once_leave_one_whole_page(site: Path) -> None:
    refused: list[BaseException] = []

    def build(text: str) -> None:
        try:
            for _ in range(5):
                write(small(text), site / "_site", site)
        except BaseException as error:
            refused.append(error)

    builds = [threading.Thread(target=build, args=[text]) for text in ("old", "new", "old", "new")]
    for each in builds:
        each.start()
    for each in builds:
        each.join()
    assert not refused
    found = held(site / "_site")
    del found[MARKER]
    assert found in [{page.path: page.content for page in small(text)} for text in ("old", "new")]
