"""Links and pipes among the site's files, which Windows does not have for everybody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.sites import ADA, CONFIG, check, site


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
