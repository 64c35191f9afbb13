"""The picture for link previews: the title and everybody's name, or nobody's, and never a number."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PIL import Image

from quietpage import numbers_in
from quietpage.cache import folder as caches
from quietpage.core.model import Theme
from quietpage.images import card_faces
from quietpage.images.card_faces import Face, faces_of
from quietpage.images.metadata import only_pixels
from quietpage.themes import home
from tests.cards import ink
from tests.sites import CONFIG, built, check, run, site
from tests.tools import program

PUBLIC = CONFIG + "title: Whom I think of at night\nurl: https://rosa.example/people/\n"
EDGES = {"whisper": 570}
"""Where the column begins on a card that has one."""

FEET = {"garden": 362}
"""Where the drawings begin that stand under the words."""

NAMES = ("Ada Lovelace", "Stefania Wilczyńska", "Zoë Ó Briain", "Nguyễn Thị Định")


def person(name: str) -> str:
    return f"name: {name}\nreasons: Kind to all.\n"


def page(folder: Path, names: tuple[str, ...] = NAMES, config: str = PUBLIC) -> Path:
    people: dict[str, str | bytes] = {
        f"people/{chr(97 + n)}.yml": person(name) for n, name in enumerate(names)
    }
    return site(folder, {"quietpage.yml": config, **people})


def card(folder: Path) -> bytes | None:
    path = built(folder) / "card.png"
    return path.read_bytes() if path.exists() else None


def read_aloud(content: bytes, folder: Path, edge: int = 0, foot: int = 630) -> str:
    """What somebody reads who sees the card: its words, by optical character recognition. With an `edge`,
    first what stands left of it and then the rest; with a `foot`, only what stands above that.
    """
    if edge or foot < 630:
        image = Image.open(BytesIO(content)).convert("RGB")
        seen = []
        margin = [(0, 0, edge, foot)] if edge else []
        for box in (*margin, (edge, 0, 1200, foot)):
            part = BytesIO()
            half = image.crop(box)
            half.resize((half.width * 2, half.height * 2)).save(part, "PNG")
            seen.append(read_aloud(part.getvalue(), folder))
        return " ".join(seen)
    (folder / "seen.png").write_bytes(content)
    command = [program("tesseract"), str(folder / "seen.png"), "-", "--psm", "4"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return " ".join(done.stdout.split())


def bare_letters(text: str) -> str:
    return re.sub(r"[^a-z ]", "", text.lower())


@pytest.mark.needs("tesseract")
@pytest.mark.parametrize("theme", ["whisper", "letter", "garden"])
def test_the_title_and_everybody_are_on_it_and_no_number(theme: str, tmp_path: Path) -> None:
    names = ("Ada Lovelace", "Grace Hopper", "bell hooks", "Maya Angelou", "Astrid Lindgren")
    content = card(page(tmp_path, names, PUBLIC + f"theme: {theme}\n"))
    assert content is not None
    assert only_pixels(content, 1200, 630)
    image = Image.open(BytesIO(content))
    colours = image.getcolors()
    assert colours is not None
    assert len(colours) <= (128 if theme == "garden" else 40)
    assert len(content) < 30_000
    seen = read_aloud(content, tmp_path, EDGES.get(theme, 0), FEET.get(theme, 630))
    for words in ("Whom I think of at night", "and whoever comes next", *names):
        assert bare_letters(words) in bare_letters(seen), seen
    assert not numbers_in(seen)


def test_it_is_named_on_every_page_by_its_whole_address(tmp_path: Path) -> None:
    done = built(page(tmp_path))
    for path in ("index.html", "people/ada-lovelace.html"):
        html = (done / path).read_text(encoding="utf-8")
        for meta in (
            '<meta property="og:image" content="https://rosa.example/people/card.png">',
            '<meta property="og:image:type" content="image/png">',
            '<meta property="og:image:alt" content="Whom I think of at night">',
            '<meta name="twitter:card" content="summary_large_image">',
        ):
            assert html.count(meta) == 1
        assert "og:image:width" not in html


@pytest.fixture
def bare_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """No typeface is installed."""
    monkeypatch.setattr(card_faces, "_folders", list)


@pytest.mark.parametrize("config", [CONFIG, PUBLIC + "audience: whisper\n"])
def test_a_page_without_an_address_or_not_for_everybody_has_none(config: str, tmp_path: Path) -> None:
    done = built(page(tmp_path, ("Ada", "Bo"), config))
    assert not (done / "card.png").exists()
    for html in done.rglob("*.html"):
        assert "og:image" not in html.read_text(encoding="utf-8")
        assert "twitter:card" not in html.read_text(encoding="utf-8")


@pytest.mark.needs("tesseract")
def test_letters_of_several_files_of_a_typeface_stand_beside_each_other(tmp_path: Path) -> None:
    content = card(page(tmp_path))
    assert content is not None
    seen = read_aloud(content, tmp_path, EDGES["whisper"])
    assert "Stefania Wilcz" in seen
    assert re.search("uy.{1,2}n Th", seen)


@pytest.mark.needs("tesseract")
@pytest.mark.usefixtures("bare_computer")
def test_if_one_name_cannot_be_written_nobody_is_on_it(tmp_path: Path) -> None:
    for other in ("高木 聖", "ნინო"):
        folder = tmp_path / other
        content = card(page(folder, (*NAMES, other), PUBLIC + "welcome: Come in, and stay for a while.\n"))
        assert content is not None
        seen = read_aloud(content, folder)
        assert "Whom I think of at night" in seen
        assert "Come in, and stay for a while." in seen
        assert "Ada" not in seen


@pytest.mark.needs("tesseract")
def test_if_they_do_not_fit_nobody_is_on_it(tmp_path: Path) -> None:
    many = tuple(f"Ada {first}{second}belina Lovelace" for first in "BDFGHKLM" for second in "aeiou")
    content = card(page(tmp_path, many))
    assert content is not None
    seen = read_aloud(content, tmp_path)
    assert "A small, whispery crowd" in seen
    assert "Lovelace" not in seen


@pytest.mark.needs("tesseract")
def test_a_long_name_goes_on_in_the_next_line_and_a_word_too_long_for_one_leaves_nobody_on_it(
    tmp_path: Path,
) -> None:
    long = " ".join(["Maria Theodora Philippa"] * 4)
    content = card(page(tmp_path / "long", ("Ada", long)))
    assert content is not None
    assert read_aloud(content, tmp_path).count("Philippa") == 4
    content = card(page(tmp_path / "word", ("Ada", "A" + "bcdefghij" * 8)))
    assert content is not None
    assert "Ada" not in read_aloud(content, tmp_path)


@pytest.mark.usefixtures("bare_computer")
@pytest.mark.parametrize("title", ["人びと", "Mammut " * 70, "A" + "bcdefghij" * 20])
def test_a_title_that_cannot_be_written_leaves_no_card_and_that_is_said_when_asked(
    title: str, tmp_path: Path
) -> None:
    folder = page(tmp_path, NAMES, PUBLIC.replace("Whom I think of at night", title.strip()))
    said = run(folder, "build", "-v")
    assert said.code == 0, said.err
    assert "The theme's typeface cannot write the title, so there is no card for link previews.\n" in said.out
    assert not (folder / "_site" / "card.png").exists()
    assert "og:image" not in (folder / "_site" / "index.html").read_text(encoding="utf-8")
    assert "card" not in run(folder, "build").out


@pytest.mark.parametrize("title", ["Mammut " * 70, "Whom I think of at night"])
def test_drawn_beside_the_page_it_is_the_same_as_drawn_before_it(title: str, tmp_path: Path) -> None:
    """In a process of its own: also where it comes out only in the end that there is none."""
    pages = []
    for processors in ("{0, 1}", "{0}"):
        folder = page(tmp_path / processors, NAMES, PUBLIC.replace("Whom I think of at night", title.strip()))
        build = f"import os\nos.sched_getaffinity = lambda process: {processors}\n" + (
            "from quietpage.cli.main import main\nraise SystemExit(main(['build', '-v']))\n"
        )
        done = subprocess.run([sys.executable, "-c", build], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        files = {path.name: path.read_bytes() for path in (folder / "_site").rglob("*") if path.is_file()}
        pages.append((done.stdout, files))
        assert (b"og:image" in files["index.html"]) == ("card.png" in files) == ("Whom" in title)
    assert pages[0] == pages[1]


def test_a_card_that_was_taken_away_is_put_back_by_the_next_build(tmp_path: Path) -> None:
    folder = page(tmp_path)
    first = card(folder)
    (folder / "_site" / "card.png").write_bytes(b"another")
    (folder / "people" / "a.yml").write_text(person(NAMES[0]).replace("Kind", "Kinder"), encoding="utf-8")
    assert first is not None
    assert card(folder) == first
    (folder / "_site" / "card.png").unlink()
    assert card(folder) == first


def test_without_the_typefaces_there_is_no_card(tmp_path: Path) -> None:
    assert card(page(tmp_path, NAMES, PUBLIC + "options:\n  fonts: none\n")) is None


@pytest.mark.needs("tesseract")
def test_a_number_that_the_guard_lets_by_in_a_name_may_stand_and_none_comes_of_standing_together(
    tmp_path: Path,
) -> None:
    content = card(
        page(tmp_path / "name", ("Corrie ten Boom", "Ada"), PUBLIC + "not_numbers:\n  - ten Boom\n")
    )
    assert content is not None
    assert "Corrie ten Boom" in read_aloud(content, tmp_path, EDGES["whisper"])
    assert "a number" in check(page(tmp_path / "title", NAMES, PUBLIC.replace("at night", "since 2019"))).err


def test_it_is_drawn_when_something_on_it_changes_and_otherwise_not(tmp_path: Path) -> None:
    folder = page(tmp_path)
    first = card(folder)
    asked = (
        "import sys\nfrom quietpage.cli.main import main\n"
        "main([sys.argv[1], '-q'])\nprint('PIL' in sys.modules)\n"
    )
    (folder / "people" / "a.yml").write_text(person(NAMES[0]).replace("Kind", "Kinder"), encoding="utf-8")
    for command in ("build", "check"):
        done = subprocess.run(
            [sys.executable, "-c", asked, command], cwd=folder, capture_output=True, text=True
        )
        assert done.stdout == "False\n", done.stderr
    assert card(folder) == first
    (folder / "quietpage.yml").write_text(PUBLIC.replace("at night", "by day"))
    second = card(folder)
    assert second != first
    (folder / "quietpage.yml").write_text(
        PUBLIC.replace("at night", "by day") + 'palette:\n  paper: "#fffdf6"\n'
    )
    assert card(folder) not in (first, second)
    store = caches.kept(folder, "pictures", make=False)
    assert store
    assert len(store.entries()) == 1


@pytest.mark.needs("tesseract")
def test_the_card_of_a_page_about_children_has_its_title_and_no_name(tmp_path: Path) -> None:
    folder = page(tmp_path, ("Amara", "Finn"), PUBLIC + "theme: classroom\nwelcome: Amara laughs.\n")
    content = card(folder)
    assert content is not None
    seen = read_aloud(content, tmp_path)
    assert "Whom I think of at night" in seen
    assert "laughs" in seen
    assert not re.search("Amara|Finn|Rosa|whoever", seen)
    assert b"og:image" in (folder / "_site" / "index.html").read_bytes()


def test_a_theme_that_stands_on_another_has_the_card_of_that(tmp_path: Path) -> None:
    mine = page(tmp_path / "mine", NAMES, PUBLIC + "theme: ./mine\n")
    (mine / "mine").mkdir()
    (mine / "mine" / "theme.yml").write_text("about: mine\nextends: garden\n")
    shipped = page(tmp_path / "garden", NAMES, PUBLIC + "theme: garden\n")
    assert card(mine) == card(shipped) is not None


def test_a_theme_of_ones_own_has_its_words_beside_a_sprig(tmp_path: Path) -> None:
    folder = page(tmp_path, NAMES, PUBLIC + "theme: ./mine\n")
    shutil.copytree(home() / "whisper", folder / "mine")
    (folder / "mine" / "theme.yml").write_text(
        'about: mine\npalette:\n  paper: {light: "#fff", dark: "#000"}\n'
    )
    content = card(folder)
    assert content
    assert min(ink(content)) > 0.1
    assert content != card(page(tmp_path / "whisper"))


def test_the_same_page_gives_the_same_card(tmp_path: Path) -> None:
    assert card(page(tmp_path / "a")) == card(page(tmp_path / "b"))


def test_without_the_file_of_a_typeface_it_is_drawn_with_the_themes_own(tmp_path: Path) -> None:
    folder = page(tmp_path)
    before = card(folder)
    style = folder / "templates" / "ours.css"
    style.parent.mkdir()
    style.write_text(":root { --face: Georgia, serif }\n")
    assert card(folder) == before is not None


def test_a_typeface_that_nobody_can_read_leaves_no_card(tmp_path: Path) -> None:
    folder = page(tmp_path, NAMES, PUBLIC + "theme: ./mine\n")
    (folder / "mine" / "fonts").mkdir(parents=True)
    (folder / "mine" / "theme.yml").write_text("about: mine\nextends: skeleton\n")
    (folder / "mine" / "style.css").write_text(":root { --face: Mine, serif }\n")
    (folder / "mine" / "fonts.css").write_text(
        "@font-face { font-family: Mine; src: url(fonts/mine.woff2) }\n"
    )
    (folder / "mine" / "fonts" / "mine.woff2").write_bytes(b"wOF2" + bytes(range(256)) * 20)
    assert card(folder) is None


@pytest.mark.parametrize(
    "rule",
    [
        "@font-face { font-family: 'A B'; src: url(fonts/a.woff2); font-style: italic }",
        "@FONT-FACE{/* } */FONT-family:A B;src:local(c),url( './fonts/a.woff2' )format(b);font-style:Italic}",
        '@font-face { src: url("fonts/\\61.woff2"); font-style: italic; font-family: "A\\20 B" }',
        "@font-face { src: url(data:a), url(fonts/a.woff2); font-style: italic; font-family: A B, c }",
    ],
)
@pytest.mark.parametrize("chosen", [":root { --face: 'A B', serif }", "p{--face:A  B}", "/* --face: c */"])
def test_a_typeface_is_found_however_its_rule_is_written(rule: str, chosen: str) -> None:
    other = "@font-face { font-family: other; src: url(fonts/b.woff2); unicode-range: U+4??, U+20-7F }"
    sheets = [
        SimpleNamespace(text=text) for text in (rule, chosen, other, "/* @font-face { src: url(c) } */")
    ]
    files = [SimpleNamespace(target=f"fonts/{name}.woff2", content=name.encode()) for name in "ab"]
    theme = SimpleNamespace(levels=[SimpleNamespace(styles=dict(enumerate(sheets)), files=files)])
    assert faces_of(cast(Theme, theme)) == ((), (Face(b"a", ((0, 0x10FFFF),)),))
    sheets[1].text = "p { --face: other }"
    assert faces_of(cast(Theme, theme)) == ((Face(b"b", ((0x400, 0x4FF), (0x20, 0x7F))),), ())
