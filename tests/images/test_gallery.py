"""Portraits on a page: from a site's folder to the finished files, and kept from one build to the next."""

from __future__ import annotations

import shutil
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import mf2py
import pytest
from PIL import Image

from quietpage.cache import folder as caches
from tests.browser import chromium, served
from tests.drawings import SECRET, drawing, exif, picture, telling
from tests.sites import CONFIG, built, check, run, site

SHOWN = {
    "quietpage.yml": CONFIG + "theme: ./mine\n",
    "mine/theme.yml": "about: ours, with portraits\nextends: whisper\nportraits: yes\n",
}
ADA = """
name: Ada Lovelace
reasons: She asks.
portrait:
  file: {}
  alt: Ada, asking a machine
"""
BO = "name: Bo\nreasons: He listens.\n"
CY = "name: Cy\nreasons: She sings.\nportrait:\n  file: cy.jpg\n  alt: Cy, singing\n"


def page(
    folder: Path, content: bytes, name: str = "ada.png", written: str = "ada.png", **people: str
) -> Path:
    """A site that shows portraits, with Ada's under a name in the folder, as it is written in her file."""
    files: dict[str, str | bytes] = {**SHOWN, f"portraits/{name}": content}
    return site(folder, files, ada=ADA.format(written), **people)


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def store(folder: Path) -> Path | None:
    """Where the pictures of a site are kept."""
    found = caches.kept(folder, "pictures", make=False)
    return Path(found.path) if found else None


def kept(folder: Path) -> list[Path]:
    there = store(folder)
    return sorted(there.iterdir()) if there else []


def test_a_portrait_is_published_in_three_formats_and_the_picture_itself_is_not(tmp_path: Path) -> None:
    for kind in ("PNG", "JPEG", "WEBP"):
        done = files_of(built(page(tmp_path / kind, telling(kind), bo=BO)))
        assert [name for name in done if name.startswith("portraits/")] == [
            "portraits/ada-lovelace.avif",
            "portraits/ada-lovelace.jpg",
            "portraits/ada-lovelace.webp",
        ]
        assert not [name for name, content in done.items() if SECRET in content]
        for name in ("index.html", "people/ada-lovelace.html"):
            root = "../" * name.count("/")
            html = done[name].decode()
            assert f'<source type="image/avif" srcset="{root}portraits/ada-lovelace.avif">' in html
            assert f'<source type="image/webp" srcset="{root}portraits/ada-lovelace.webp">' in html
            assert f'src="{root}portraits/ada-lovelace.jpg" alt="Ada, asking a machine"' in html
            assert 'width="480" height="600" decoding="async">' in html
            assert 'loading="lazy"' not in html
        card = mf2py.parse(done["people/ada-lovelace.html"].decode())["items"][0]["properties"]
        assert card["photo"] == [{"value": "../portraits/ada-lovelace.jpg", "alt": "Ada, asking a machine"}]


@pytest.mark.needs("chromium")
def test_an_avatar_stands_in_the_frame_that_a_large_portrait_has(tmp_path: Path) -> None:
    folder = page(tmp_path, picture(image=drawing(400, 400)), bo=BO, cy=CY)
    (folder / "portraits" / "cy.jpg").write_bytes(picture("JPEG", drawing(2000, 3000)))
    (folder / "quietpage.yml").write_text(CONFIG + "theme: garden\n")
    done = built(folder)
    assert Image.open(BytesIO((done / "portraits" / "ada-lovelace.jpg").read_bytes())).size == (320, 400)
    assert Image.open(BytesIO((done / "portraits" / "cy.jpg").read_bytes())).size == (480, 600)
    html = (done / "index.html").read_text(encoding="utf-8")
    assert html.count('width="480" height="600"') == 2
    with chromium() as browser, served(done) as home:
        window = browser.new_page()
        for wide in (320, 500, 1000, 1800):
            window.set_viewport_size({"width": wide, "height": 800})
            window.goto(home)
            window.evaluate("Promise.all([...document.images].map(each => each.decode()))")
            boxes = window.evaluate(
                "[...document.querySelectorAll('.portrait, .portrait img')]"
                ".map(each => each.getBoundingClientRect())"
                ".map(({width, height}) => `${Math.round(width)} ${Math.round(height)}`)"
            )
            assert len(boxes) == 5, wide
            assert len(set(boxes)) == 1, wide
            sizes = set()
            for path in ("ada-lovelace", "bo", "cy"):
                window.goto(f"{home}people/{path}.html")
                sizes.add(
                    window.evaluate(
                        "(({width, height}) => `${Math.round(width)} ${Math.round(height)}`)"
                        "(document.querySelector('.portrait').getBoundingClientRect())"
                    )
                )
            assert len(sizes) == 1, wide


def test_a_small_portrait_is_kept_from_one_build_to_the_next(tmp_path: Path) -> None:
    folder = page(tmp_path, picture("JPEG", drawing(460, 500), exif=exif(6)))
    first = files_of(built(folder))
    with patch("quietpage.images.draw_portrait", side_effect=AssertionError("drawn again")):
        assert files_of(built(folder)) == first


def test_who_has_none_gets_a_sprig_in_the_same_frame(tmp_path: Path) -> None:
    done = built(page(tmp_path, picture(), bo=BO))
    for name in ("index.html", "people/bo.html"):
        html = (done / name).read_text(encoding="utf-8")
        assert html.count('class="sprig"') == 1
        assert 'aria-hidden="true"' in html


def test_a_theme_without_portraits_publishes_none_and_says_so_when_asked(tmp_path: Path) -> None:
    folder = page(tmp_path, picture())
    (folder / "quietpage.yml").write_text(CONFIG)
    said = run(folder, "build", "-v")
    assert "The theme whisper shows no portraits, so none are published.\n" in said.out
    assert "portraits" not in run(folder, "build").out
    assert not (folder / "_site" / "portraits").exists()
    assert "portrait" not in (folder / "_site" / "index.html").read_text(encoding="utf-8")


def test_what_is_wrong_with_a_picture_is_told_in_a_theme_without_portraits_too(tmp_path: Path) -> None:
    folder = page(tmp_path, b"<svg/>")
    (folder / "quietpage.yml").write_text(CONFIG)
    assert "a drawing in SVG" in check(folder).err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "written"),
    [
        ('Ada\'s "best" #.png', "'Ada''s \"best\" #.png'"),
        ("ada lovelace.jpeg.png", "ada lovelace.jpeg.png"),
        ("two\nlines.png", '"two\\nlines.png"'),
        (unicodedata.normalize("NFD", "Zoë übt.png"), unicodedata.normalize("NFC", "Zoë übt.png")),
        (unicodedata.normalize("NFC", "Zoë übt.png"), unicodedata.normalize("NFD", "Zoë übt.png")),
        ("صورة.png", "صورة.png"),
        ("DSC01234 (7).PNG", "DSC01234 (7).PNG"),
        ("no-ending", "no-ending"),
        ("really-a-png.jpg", "really-a-png.jpg"),
        ("a&b<c>%20.png", "a&b<c>%20.png"),
    ],
)
def test_whatever_a_file_is_called_it_is_found_and_goes_out_under_the_persons_address(
    name: str, written: str, tmp_path: Path
) -> None:
    done = built(page(tmp_path, picture(), name, written))
    assert sorted(path.name for path in (done / "portraits").iterdir()) == [
        "ada-lovelace.avif",
        "ada-lovelace.jpg",
        "ada-lovelace.webp",
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "this file is empty"),
        (picture()[:-900], "damaged"),
        (picture("JPEG")[:9000], "damaged"),
        (picture(image=drawing(700, 399)), "too small for a portrait: 700 by 399 pixels"),
        (b"<html>", "a web page"),
    ],
)
def test_what_is_the_matter_with_a_picture_is_told_where_it_is_named(
    content: bytes, said: str, tmp_path: Path
) -> None:
    folder = page(tmp_path, content)
    for command in ("check", "build"):
        outcome = run(folder, command)
        assert outcome.code == 1
        assert len(outcome.places) == 1
        assert outcome.places[0].startswith("people/ada.yml:5:9: ")
        assert said in outcome.places[0]
        assert not (folder / "_site").exists()


def test_a_picture_that_was_exported_under_another_ending_is_the_one_that_was_meant(tmp_path: Path) -> None:
    said = check(page(tmp_path, picture("JPEG"), "anna-and-the-sea.jpg", "anna-and-the-sea.heic"))
    assert said.code == 1
    assert "there is no picture anna-and-the-sea.heic in portraits/" in said.err
    assert "did you mean anna-and-the-sea.jpg?" in said.err


def test_a_link_a_folder_and_what_may_not_be_opened_are_told(tmp_path: Path) -> None:
    folder = page(tmp_path, picture())
    portraits = folder / "portraits"
    (portraits / "ada.png").rename(tmp_path / "elsewhere.png")
    (portraits / "ada.png").symlink_to(tmp_path / "elsewhere.png")
    assert "this is a link to another place" in check(folder).places[0]
    (portraits / "ada.png").unlink()
    (portraits / "ada.png").mkdir()
    assert "there is no picture ada.png in portraits/" in check(folder).places[0]
    shutil.rmtree(portraits)
    portraits.symlink_to(tmp_path)
    assert "portraits: this is a link to another place" in check(folder).places[-1]


def test_a_number_in_the_words_for_a_picture_is_found(tmp_path: Path) -> None:
    folder = page(tmp_path, picture())
    (folder / "people" / "ada.yml").write_text(ADA.format("ada.png").replace("a machine", "3 machines"))
    assert check(folder).places[0].startswith("people/ada.yml:6:20: a number")


def test_a_file_of_ones_own_does_not_take_a_portraits_place(tmp_path: Path) -> None:
    folder = page(tmp_path, picture())
    (folder / "static" / "portraits").mkdir(parents=True)
    (folder / "static" / "portraits" / "ada-lovelace.jpg").write_bytes(b"x")
    assert "the page has its own portraits/ada-lovelace.jpg" in check(folder).err


def test_who_leaves_the_page_takes_the_portrait_along(tmp_path: Path) -> None:
    folder = page(tmp_path, picture(), bo=BO)
    assert (built(folder) / "portraits").exists()
    (folder / "people" / "ada.yml").unlink()
    assert not (built(folder) / "portraits").exists()
    assert not kept(folder)


@pytest.mark.slow
def test_an_unchanged_portrait_costs_nothing(tmp_path: Path) -> None:
    folder = page(tmp_path, picture())
    first = files_of(built(folder))
    assert len(kept(folder)) == 1
    before = {path: path.stat().st_mtime_ns for path in kept(folder)}
    asked = (
        "import sys\nfrom quietpage.cli.main import main\n"
        "main([sys.argv[1], '-q'])\nprint('PIL' in sys.modules)\n"
    )
    for command in ("build", "check"):
        done = subprocess.run(
            [sys.executable, "-c", asked, command], cwd=folder, capture_output=True, text=True
        )
        assert done.stdout == "False\n", done.stderr
    assert files_of(folder / "_site") == first
    assert {path: path.stat().st_mtime_ns for path in kept(folder)} == before


def test_check_keeps_nothing(tmp_path: Path) -> None:
    folder = page(tmp_path, picture())
    before = files_of(folder)
    assert check(folder).code == 0
    assert files_of(folder) == before
    assert not (folder / ".quietpage").exists()
    assert store(folder) is None


@pytest.mark.slow
def test_what_was_kept_can_be_lost_damaged_or_forged_and_the_page_is_the_same(tmp_path: Path) -> None:
    folder = page(
        tmp_path,
        picture(),
        bo=BO + "portrait:\n  file: ada.png\n  alt: Bo\n  focus: top\n",
    )
    first = files_of(built(folder))
    one, other = kept(folder)
    whole, its = one.read_bytes(), other.read_bytes()
    evil = picture("JPEG", drawing(480, 600), comment=SECRET)
    forged = b"".join(len(part).to_bytes(4, "big") + part for part in (evil, evil, evil))
    forgeries = [
        b"",
        whole[:-1],
        whole + b"x",
        bytes([whole[0] ^ 1]) + whole[1:],
        whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:],
        its,
        sha256(forged).digest() + forged,
        sha256(one.name.encode() + forged).digest() + forged,
        sha256(one.name.encode()).digest(),
        b"x" * 5_000_000,
    ]

    def again() -> dict[str, bytes]:
        """The files of a build that looks for pictures: where nothing has changed, none is looked for."""
        shutil.rmtree(one.parent.parent / "manifests")
        return files_of(built(folder))

    for forgery in forgeries:
        one.write_bytes(forgery)
        assert again() == first
        assert one.read_bytes() == whole
    one.unlink()
    one.symlink_to(other)
    assert again() == first
    there = store(folder)
    assert there
    shutil.rmtree(there)
    assert again() == first
    shutil.rmtree(there)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a letter").write_text("Dear Ada")
    there.symlink_to(elsewhere)
    assert again() == first
    assert [path.name for path in elsewhere.iterdir()] == ["a letter"]
    there.unlink()


def test_another_focus_another_picture_and_what_is_no_longer_wanted(tmp_path: Path) -> None:
    folder = page(tmp_path, picture(image=drawing(600, 1500)))
    first = files_of(built(folder))
    entry = kept(folder)
    (folder / "people" / "ada.yml").write_text(ADA.format("ada.png") + "  focus: bottom\n")
    second = files_of(built(folder))
    assert second["portraits/ada-lovelace.jpg"] != first["portraits/ada-lovelace.jpg"]
    assert len(kept(folder)) == 1
    assert kept(folder) != entry
    (folder / "portraits" / "ada.png").write_bytes(picture(image=drawing(700, 1500)))
    assert files_of(built(folder)) != second
    assert len(kept(folder)) == 1


@pytest.mark.slow
def test_several_builds_at_once_are_safe(tmp_path: Path) -> None:
    people = {
        name: f"name: {name.title()}\nreasons: Kind.\nportrait:\n  file: ada.png\n  alt: A face\n"
        for name in "bcd"
    }
    folder = page(tmp_path, picture(), **people)

    def build(_: int) -> int:
        command = [sys.executable, "-m", "quietpage", "build", "-q", str(folder)]
        return subprocess.run(command, capture_output=True).returncode

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(build, range(3))) == [0, 0, 0]
    done = built(folder)
    for name in ("ada-lovelace", "b", "c", "d"):
        assert Image.open(BytesIO((done / "portraits" / f"{name}.jpg").read_bytes())).size == (480, 600)


def test_where_nothing_can_be_kept_the_page_is_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = page(tmp_path / "site", picture())
    (folder / ".quietpage").write_text("a file of somebody's own")
    (tmp_path / "cache").write_text("another")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert (built(folder) / "portraits" / "ada-lovelace.avif").exists()
    assert (folder / ".quietpage").read_text() == "a file of somebody's own"


@pytest.mark.needs("chromium")
def test_a_browser_takes_the_first_format_in_the_frame_that_everybody_has(tmp_path: Path) -> None:
    folder = page(tmp_path, picture(), bo=BO)
    (folder / "quietpage.yml").write_text(CONFIG + "theme: garden\n")
    done = built(folder)
    with chromium() as browser, served(done) as home:
        window = browser.new_page(viewport={"width": 1000, "height": 800})
        for path in ("", "people/ada-lovelace.html"):
            window.goto(home + path)
            window.evaluate("Promise.all([...document.images].map(each => each.decode()))")
            source, width, height = window.evaluate(
                "(({currentSrc, naturalWidth, naturalHeight}) => [currentSrc, naturalWidth, naturalHeight])"
                "(document.images[0])"
            )
            assert (source, width, height) == (f"{home}portraits/ada-lovelace.avif", 480, 600)
            boxes = window.evaluate(
                "[...document.querySelectorAll('.portrait, .portrait img')]"
                ".map(each => each.getBoundingClientRect()).map(({width, height}) => `${width} ${height}`)"
            )
            assert len(boxes) == (3 if not path else 2)
            assert len(set(boxes)) == 1
        for kind in ("webp", "jpg"):
            window.goto((done / "portraits" / f"ada-lovelace.{kind}").as_uri())
            assert window.evaluate("[document.images[0].naturalWidth, document.images[0].naturalHeight]") == [
                480,
                600,
            ]
