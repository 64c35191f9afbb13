"""How each theme sets its card: everybody on it or nobody, no half of it empty, the same bytes twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quietpage import numbers_in
from quietpage.images import card_faces, draw_card
from quietpage.images.card_drawing import PLANTS
from quietpage.images.card_manners import _tints
from quietpage.locale import words_for
from quietpage.themes import home
from tests.cards import ink, job, paper
from tests.tools import joined_letters

THEMES = ("whisper", "letter", "garden", "classroom")
FEW = ("Ada Lovelace", "Grace Hopper", "bell hooks")
TWENTY = tuple(f"{first} {last}" for first in ("Ada", "Grace", "Paulo", "Louis", "Zoë") for last in
               ("Lovelace", "Hopper", "Freire", "Wilczyńska"))  # fmt: skip
HUNDRED = tuple(f"{name} {letter}." for letter in "ABCDE" for name in TWENTY)
LONG = ("Maria Theodora Philippa Johanna von Habsburg-Lothringen zu Toskana", "Ada")
TITLE = "Whom I think of at night"
LONG_TITLE = "The people I would have liked beside me on the long way home from everywhere I have ever been"
CROWDS = {
    "one": ("en", TITLE, FEW[:1]),
    "three": ("en", TITLE, FEW),
    "twenty": ("en", TITLE, TWENTY),
    "a hundred": ("en", TITLE, HUNDRED),
    "long": ("en", LONG_TITLE, LONG),
    "tiny": ("en", "Us", ("Bo",)),
    "German": ("de", "Menschen, die etwas bewirken", ("Käthe Kollwitz", "Jürgen Groß")),
    "Hebrew": ("he", "", ("רות כהן", "לאה גולדברג", "Ada Lovelace")),
    "Greek and Russian": ("en", TITLE, ("Лев Выготский", "Νίκος Καζαντζάκης", "Nguyễn Thị Định")),
}


def one_line(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("crowd", CROWDS)
def test_everybody_is_on_a_card_or_nobody_and_no_half_is_empty(theme: str, crowd: str) -> None:
    language, title, names = CROWDS[crowd]
    card = paper(title, names, theme, language)
    said = "\n".join(card.said)
    assert one_line(title or words_for(language).title) in one_line(said)
    on_it = [one_line(name) in one_line(said) for name in names]
    assert all(on_it) or not any(on_it)
    assert any(on_it) == (theme != "classroom" and crowd != "a hundred")
    assert not numbers_in(said)
    seen = ink(card.png())
    assert min(seen.left, seen.right) > 0.25, seen
    assert min(seen.top, seen.bottom) > 0.15, seen


@pytest.mark.parametrize("theme", THEMES)
def test_the_same_card_has_the_same_bytes(theme: str) -> None:
    assert paper(TITLE, FEW, theme).png() == paper(TITLE, FEW, theme).png()


def test_every_manner_looks_another_way() -> None:
    assert len({paper(TITLE, FEW, theme).png() for theme in THEMES}) == len(THEMES)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "he"])
def test_a_letter_begins_and_ends_in_the_language_of_the_page(language: str) -> None:
    words = words_for(language)
    said = paper("", FEW, "letter", language).said
    assert words.salutation in said
    assert said[-1] == f"{words.sign_off} Rosa Lind"


def test_names_on_a_card_are_large() -> None:
    """A preview is often no wider than a hand; there, nothing smaller is read."""
    for theme in ("whisper", "letter", "garden"):
        made = job(TITLE, FEW, theme)
        assert made
        small = ink_height(draw_card(made))
        assert small > 30


def ink_height(content: bytes) -> int:
    """The height of the tallest line, from the top of its letters to the foot of the lowest, in pixels."""
    from io import BytesIO

    from PIL import Image

    image = Image.open(BytesIO(content)).convert("L")
    dark = image.point([255 if light < 130 else 0 for light in range(256)])
    rows = [bool(dark.crop((0, y, 1200, y + 1)).getbbox()) for y in range(630)]
    longest = current = 0
    for row in rows:
        current = current + 1 if row else 0
        longest = max(longest, current)
    return longest


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_from_the_right_begins_at_the_right(theme: str) -> None:
    joined_letters()
    arabic = paper("أناس نتعلم منهم", ("طه حسين", "نوال السعداوي", "Ada Lovelace"), theme, "ar")
    assert ("طه حسين" in "\n".join(arabic.said)) == (theme != "classroom")
    if theme == "letter":  # all but the sign-off stands at the right
        assert ink(arabic.png()).right > 0.55


@pytest.mark.parametrize("theme", THEMES)
def test_where_nothing_but_the_title_can_be_written_it_stands_in_the_middle(
    theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card_faces, "_folders", list)
    card = paper("Sato", ("佐藤", "鈴木"), theme, "ja", welcome="ようこそ。")
    assert card.said[0] == "Sato"
    assert "佐藤" not in "".join(card.said)
    seen = ink(card.png(), 6 if theme == "classroom" else 60)  # its slips are blank, and pale
    if theme != "classroom":
        assert card.said == ["Sato"]
        assert abs(seen.left - seen.right) < 0.1
    assert min(seen) > 0.15


def test_a_typeface_of_the_computer_writes_what_no_shipped_one_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = card_faces._BESIDE
    monkeypatch.setattr(card_faces, "_BESIDE", ())
    monkeypatch.setattr(card_faces, "_folders", lambda: [tmp_path])
    assert "רות" not in "".join(paper(TITLE, ("רות", "Ada")).said)
    hebrew = Path(card_faces.__file__).parent / "faces" / beside[1][0]
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "NOTOSERIF-Regular.ttf").write_bytes(hebrew.read_bytes())
    assert "רות" in "".join(paper(TITLE, ("רות", "Ada")).said)
    # And only what it really has: it says that it is for everything.
    assert "ནོར" not in "".join(paper(TITLE, ("རྣོར", "Ada")).said)
    made = job(TITLE, ("רות", "Ada"))
    assert made
    before = made.made_from
    (tmp_path / "inner" / "NOTOSERIF-Regular.ttf").write_bytes(hebrew.read_bytes() + b" ")
    after = job(TITLE, ("רות", "Ada"))
    assert after
    assert after.made_from != before


def test_the_plants_are_those_of_the_pages() -> None:
    drawn = (home() / "garden" / "templates" / "sprig.html").read_text(encoding="utf-8")
    for name, path in PLANTS.items():
        called = name if name == "sprig" else f"sprig-{name}"
        symbol = re.search(f'<symbol id="{called}".*?</symbol>', drawn)
        assert symbol
        assert "".join(re.findall(' d="([^"]+)"', symbol[0])) == path


def test_the_slips_have_the_tints_of_the_pages() -> None:
    """As Chromium makes them of the colours that the style sheet asks for; its last step rounds otherwise."""
    seen = ((255, 245, 223), (237, 250, 241), (255, 241, 236), (238, 247, 255))
    for made, there in zip(_tints((255, 245, 223)), seen, strict=True):
        assert max(abs(one - other) for one, other in zip(made, there, strict=True)) <= 1
