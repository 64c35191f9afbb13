"""Links and pipes among the site's files, which Windows does not have for everybody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.sites import ADA, CONFIG, check, site
from tests.whole.test_strangers import CONFIG as STRANGE
from tests.whole.test_strangers import SECRET, refused, strange


def test_a_pipe_does_not_make_it_wait(tmp_path: Path) -> None:
    os.mkfifo(site(tmp_path, ada=ADA) / "people" / "pipe.yml")
    assert check(tmp_path).places == ["people/pipe.yml: this is not an ordinary file or folder"]


@pytest.mark.parametrize("target", ["/etc/passwd", "nowhere", "ada.yml"])
def test_a_link_is_never_followed(tmp_path: Path, target: str) -> None:
    os.symlink(target, site(tmp_path, ada=ADA) / "people" / "link.yml")
    assert check(tmp_path).places == [
        "people/link.yml: this is a link to another place, and quietpage follows none"
    ]


def test_people_and_quietpage_yml_are_not_links_either(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    page = site(tmp_path / "page", {"elsewhere.yml": CONFIG, "people/ada.yml": ADA})
    (page / "people" / "ada.yml").unlink()
    (page / "people").rmdir()
    (page / "quietpage.yml").unlink()
    os.symlink(tmp_path / "elsewhere", page / "people")
    os.symlink(page / "elsewhere.yml", page / "quietpage.yml")
    said = check(page)
    assert [place.split(": ")[0] for place in said.places] == ["people", "quietpage.yml"]
    assert "put the folder itself here" in said.err


@pytest.mark.parametrize(
    "place",
    ["templates/index.html", "style.css", "fonts/a.woff2", "theme.yml", "templates", "fonts", "deep/down"],
)
def test_a_link_in_a_theme_is_not_followed_whatever_it_takes_the_place_of(place: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("index.html", "a.woff2"):
        (outside / name).write_text(SECRET)
    (outside / "secret").write_text(f"about: {SECRET}\n")
    page = strange(tmp_path / "site")
    linked = page / "strange" / place
    linked.parent.mkdir(parents=True, exist_ok=True)
    if linked.exists():
        linked.unlink()
    linked.symlink_to(outside / "secret" if "." in linked.name else outside)
    assert "this is a link to another place" in refused(page).err


@pytest.mark.parametrize("chosen", ["./strange", "./around/strange"])
def test_a_theme_behind_a_link_is_not_read(chosen: str, tmp_path: Path) -> None:
    page = strange(tmp_path / "site")
    os.rename(page / "strange", tmp_path / "strange")
    if "around" in chosen:
        (page / "around").symlink_to(tmp_path)
    else:
        (page / "strange").symlink_to(tmp_path / "strange")
    (page / "quietpage.yml").write_text(STRANGE.replace("./strange", chosen))
    assert "is a link to another place" in refused(page).err


def test_what_is_no_file_in_a_theme_is_not_opened(tmp_path: Path) -> None:
    page = strange(tmp_path)
    os.mkfifo(page / "strange" / "style.css")
    assert "not an ordinary file" in refused(page).err
