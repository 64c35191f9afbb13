"""The site's files as they are on a disk: encodings, line ends, odd files, near names."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.paths import shown
from quietpage.load import portraits
from quietpage.load.file_trees import files_below
from quietpage.load.site_folder import sources
from tests.sites import ADA, CONFIG, built, check, run, site, standing_in


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbf" + ADA.encode(), id="with a byte order mark"),
        pytest.param(ADA.replace("\n", "\r\n").encode(), id="with the line ends of Windows"),
        pytest.param(ADA.replace("\n", "\r").encode(), id="with the line ends of an old Mac"),
        pytest.param(b"\xef\xbb\xbf" + ADA.replace("\n", "\r\n").encode(), id="with both"),
        pytest.param(ADA.rstrip("\n").encode(), id="without a last line end"),
    ],
)
def test_a_file_may_come_from_any_computer(tmp_path: Path, content: bytes) -> None:
    assert check(site(tmp_path, {"people/ada.yml": content})).code == 0


def test_places_are_right_behind_a_mark_and_windows_line_ends(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbfname: Ada\r\nreason: She asks.\r\n"
    assert check(site(tmp_path, {"people/ada.yml": content})).places == [
        "people/ada.yml:2:1: quietpage knows no key reason for this person"
    ]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_in_latin_letters_of_old_is_told_by_its_first_sign(tmp_path: Path, mark: bytes) -> None:
    content = mark + "name: André\nreasons: “kind”\n".encode("cp1252")
    said = check(site(tmp_path, {"people/ada.yml": content}))
    assert said.err == (
        "people/ada.yml:1:11: this sign was not saved as UTF-8; it may have been meant as é\n"
        "  1 | name: André\n"
        "    |           ^\n"
        "help: save it once more as UTF-8: in most editors, Save as, and there Encoding\n"
    )


@pytest.mark.parametrize(
    ("encoding", "wide"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
    ],
)
def test_a_file_in_wide_letters_is_called_by_its_name(tmp_path: Path, encoding: str, wide: str) -> None:
    said = check(site(tmp_path, {"people/ada.yml": ADA.encode(encoding)}))
    assert said.places == [f"people/ada.yml: this file was saved as {wide}, and quietpage reads UTF-8"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xff", "a Word document or another packed file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "a Word document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "a picture"),
        (b"%PDF-\xb5\xb5", "a PDF file"),
    ],
)
def test_a_document_under_the_name_of_a_text_is_called_what_it_is(
    tmp_path: Path, content: bytes, what: str
) -> None:
    said = check(site(tmp_path, {"people/ada.yml": content}))
    assert said.places == [f"people/ada.yml:1:1: this is {what}, not YAML"]


def test_a_null_sign_is_shown_and_refused(tmp_path: Path) -> None:
    said = check(site(tmp_path, ada="name: A\0da\nreasons: She asks.\n"))
    assert said.places[0].startswith("people/ada.yml:1:8: ")
    assert "\\x00" in said.err
    assert "\0" not in said.err


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "---\n"])
def test_a_file_with_nobody_in_it_is_named(tmp_path: Path, text: str) -> None:
    said = check(site(tmp_path, ada=ADA, bo=text))
    assert said.places == ["people/bo.yml: there is nobody in this file yet"]


def test_all_files_are_read_though_quietpage_yml_cannot_be(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"quietpage.yml": "author:\n  name: André\n".encode("latin-1")}
    said = check(site(tmp_path, files, ada="name: Ada\nreason: She asks.\n"))
    assert [place.split(": ")[0] for place in said.places] == ["people/ada.yml:2:1", "quietpage.yml:2:13"]


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refusing(path: str, *how: int, dir_fd: int | None = None) -> int:
        if str(path).endswith("bo.yml"):  # an administrator, as whom tests may run, may read everything
            raise PermissionError(errno.EACCES, "denied")
        return opened(path, *how, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", refusing)
    assert check(site(tmp_path, ada=ADA, bo=ADA)).places == [
        "people/bo.yml: this cannot be read: permission denied"
    ]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_file_that_was_read_and_cannot_be_closed_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    true_close = os.close

    def complaining(descriptor: int) -> None:
        true_close(descriptor)
        raise OSError(number, os.strerror(number))

    page = site(tmp_path, {"static/a.txt": "a", "templates/a.css": "p {}"}, ada=ADA)
    whole = sources(page)
    with monkeypatch.context() as patch:
        patch.setattr(os, "close", complaining)
        assert sources(page) == whole
        assert [file.content for file in files_below(page / "static", [])] == [b"a"]


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (site(tmp_path, ada=ADA) / "people" / "huge.yml").open("wb") as file:
        file.truncate(3 << 30)
    assert check(tmp_path).places == ["people/huge.yml: this file is larger than a quiet page needs (2 MB)"]


def test_a_folder_called_like_a_file_is_no_file(tmp_path: Path) -> None:
    (site(tmp_path, ada=ADA) / "people" / "bo.yml").mkdir()
    assert check(tmp_path).places == ["people/bo.yml: this is a folder, and a file should be here"]


def test_people_in_a_folder_below_are_not_lost_silently(tmp_path: Path) -> None:
    said = check(site(tmp_path, {"people/ada.yml": ADA, "people/friends/bo.yml": ADA}))
    assert said.places == [
        "people/friends: people are read from the files directly in people/, not from a folder in it"
    ]


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("ada.yml.txt", "ada.yml"),
        ("ada.txt", "ada.yml"),
        ("ada", "ada.yml"),
        ("dr. ada.yaml.txt", "dr. ada.yml"),
        ("ada.ymal", "ada.yml"),
        ("ada.yml.docx", "ada.yml"),
    ],
)
def test_somebody_in_a_file_of_another_name_is_not_lost_silently(
    tmp_path: Path, name: str, better: str
) -> None:
    said = check(site(tmp_path, {"people/bo.yml": ADA, f"people/{name}": "name: Cy\nreasons: He listens.\n"}))
    assert said.places == [
        f"people/{name}: this file's name does not end in .yml, so nobody in it would be on the page"
    ]
    assert f"rename it to {better};" in said.err


@pytest.mark.parametrize("name", [".yml", ".yaml"])
def test_a_file_that_has_nothing_but_an_ending_is_somebodys(tmp_path: Path, name: str) -> None:
    folder = site(tmp_path, {f"people/{name}": "name: 王小明\nslug: ming\nreasons: He listens.\n"})
    assert (built(folder) / "people" / "ming.html").exists()
    (folder / "people" / name).write_text("name: 王小明\n", encoding="utf-8")
    assert check(folder).places == [f"people/{name}:1:7: there is no reason here for 王小明 yet"]


def test_what_editors_and_systems_leave_behind_is_left_alone(tmp_path: Path) -> None:
    names = [
        ".DS_Store",
        "._ada.yml",
        ".ada.yml.swp",
        "ada.yml~",
        "#ada.yml#",
        "ada.yml.bak",
        "ada.yml.orig",
        "Thumbs.db",
        "README.md",
        "notes.txt",
    ]
    page = site(tmp_path, {"people/ada.yml": ADA, **{f"people/{name}": "words: [" for name in names}})
    assert check(page).code == 0
    told = run(page, "check", "-v").out
    assert all(f"Left alone: people/{name}\n" in told for name in names)


def test_what_they_leave_behind_among_the_files_of_the_page_is_not_published(tmp_path: Path) -> None:
    names = [".DS_Store", "._a.txt", ".a.txt.swp", "a.txt~", "#a.txt#", "4913", "deep/Thumbs.db"]
    page = site(tmp_path, {"static/a.txt": "A note.", **{f"static/{name}": "left" for name in names}})
    (page / "static/.#a.txt").symlink_to("author@computer.1")
    output = built(page)
    assert (output / "a.txt").read_text() == "A note."
    assert [path for path in output.rglob("*") if path.is_file() and path.read_bytes() == b"left"] == []


def test_yaml_in_capital_letters_and_the_longer_ending_are_read(tmp_path: Path) -> None:
    bo = ADA.replace("Ada", "Bo")
    cy = ADA.replace("Ada", "Cy")
    with standing_in(site(tmp_path, {"people/Bo.YML": bo, "people/cy.yaml": cy})):
        assert [source.name for source in sources(Path()).people] == ["people/Bo.YML", "people/cy.yaml"]


@pytest.mark.parametrize("other", ["Quietpage.yml", "quietpage.yml.txt", "quietpag.yml"])
def test_a_near_name_of_quietpage_yml_is_told(tmp_path: Path, other: str) -> None:
    page = site(tmp_path, {"quietpage.yml": CONFIG, "people/ada.yml": ADA})
    (page / "quietpage.yml").rename(page / other)
    said = check(page)
    assert said.code == 1
    assert said.err.startswith(".: there is no quietpage.yml in this folder, so it is not a page yet\n")
    assert f"help: rename {other} to quietpage.yml\n" in said.err


def test_the_folder_above_is_told_from_within_the_site(tmp_path: Path) -> None:
    said = run(site(tmp_path) / "people", "check")
    assert "the page is in the folder above this one" in said.err


def test_a_folder_that_is_not_there_and_a_file(tmp_path: Path) -> None:
    assert run(site(tmp_path), "check", "nowhere").err == (
        "nowhere: there is no such folder\nhelp: make a page to start from: quietpage new nowhere\n"
    )
    assert run(tmp_path, "check", "quietpage.yml").err == (
        "quietpage.yml: this is not a folder\nhelp: name the folder in which it lies\n"
    )


def test_a_site_without_people_says_where_they_go(tmp_path: Path) -> None:
    said = check(site(tmp_path, {"people/.keep": ""}))
    assert said.places == ["quietpage.yml: there is nobody on this page yet"]
    assert "people/rosa.yml" in said.err
    (tmp_path / "people" / ".keep").unlink()
    (tmp_path / "people").rmdir()
    assert check(tmp_path).places == ["quietpage.yml: there is nobody on this page yet"]


def test_a_people_folder_by_another_name_is_found(tmp_path: Path) -> None:
    (site(tmp_path) / "people").rename(tmp_path / "persons")
    said = check(tmp_path)
    assert said.places == ["persons: there is no folder people here, and nobody is read from persons"]


def test_people_that_is_a_file(tmp_path: Path) -> None:
    site(tmp_path, {"people/ada.yml": ADA})
    (tmp_path / "people" / "ada.yml").unlink()
    (tmp_path / "people").rmdir()
    (tmp_path / "people").write_text(ADA)
    assert check(tmp_path).places == ["people: this is a file, and a folder should be here"]


def test_a_path_is_shown_from_the_current_folder_if_it_is_in_there(tmp_path: Path) -> None:
    page = site(tmp_path / "page", ada="name: Ada\n")
    with standing_in(tmp_path):
        assert shown(Path("page/people")) == shown(page / "people") == "page/people"
    assert run(tmp_path, "check", "page").places[0].startswith("page/people/ada.yml:1:7: ")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    told = run(elsewhere, "check", str(page)).places[0]
    assert told.startswith(f"{page.as_posix()}/people/ada.yml:1:7: ")


def test_portraits_are_ordinary_files(tmp_path: Path) -> None:
    page = site(tmp_path, {"portraits/ada.png": "x", "portraits/old/bo.png": "x"})
    problems: list[Problem] = []
    assert portraits.names(page, problems) == frozenset(["ada.png"])
    assert portraits.names(tmp_path / "nowhere", problems) == frozenset()
    assert not problems


def test_no_site_folder_is_told_by_raising(tmp_path: Path) -> None:
    with pytest.raises(Invalid):
        sources(tmp_path)
