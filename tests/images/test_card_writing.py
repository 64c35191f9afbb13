"""Words in lines: from either side, without a sign that a typeface does not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietpage.images import card_faces
from quietpage.images.card_faces import Face
from quietpage.images.card_writing import Part, Writer, balanced, in_visual_order, names, prose
from quietpage.themes import home
from tests.tools import joined_letters

FACES = Path(card_faces.__file__).parent / "faces"
EVERYTHING = ((0, 0x10FFFF),)


@pytest.fixture
def joining() -> None:
    joined_letters()


needs_joining = pytest.mark.usefixtures("joining")


def face(path: Path) -> Face:
    return Face(path.read_bytes(), EVERYTHING)


LATIN = face(home() / "whisper" / "fonts" / "newsreader-latin.woff2")
CYRILLIC = face(home() / "garden" / "fonts" / "alegreya-cyrillic.woff2")
HEBREW = face(FACES / "frank-ruhl-libre-hebrew.woff2")
ARABIC = face(FACES / "noto-naskh-arabic.woff2")


def writer(from_right: bool = False, joins: bool | None = None) -> Writer:
    made = Writer([(LATIN,), (CYRILLIC,), (HEBREW,), (ARABIC,)], from_right)
    if joins is not None:
        made.joins = joins
    return made


@pytest.mark.parametrize("text", ["Ada", "Лев", "רות", "Ada и Лев, רות"])
def test_what_a_typeface_has_is_written(text: str) -> None:
    assert writer().hand(40).width([Part(text, False)])


@pytest.mark.parametrize("text", ["佐藤", "Ada 佐", "ნინო", "\ue000", "𐔀"])
def test_what_none_has_is_not_written_even_by_one_that_says_it_is_for_everything(text: str) -> None:
    assert writer().hand(40).width([Part(text, False)]) is None
    assert prose(text, writer().hand(40), 900) is None
    assert names(["Ada", text], ", ", "and others", writer().hand(40), 900) is None


@pytest.mark.parametrize(
    ("text", "from_right", "seen"),
    [
        ("Ada", False, [("Ada", False)]),
        ("רות כהן", False, [("רות כהן", True)]),
        ("רות כהן, Ada", True, [("Ada", False), ("רות כהן, ", True)]),
        ("Ada Lovelace כהן", False, [("Ada Lovelace ", False), ("כהן", True)]),
        ("Ada Lovelace, ", True, [(", ", True), ("Ada Lovelace", False)]),
        ("«רות» Ada", True, [("Ada", False), ("«רות» ", True)]),
        ("أثرًا", True, [("أثرًا", True)]),
    ],
)
def test_stretches_stand_as_they_are_read(text: str, from_right: bool, seen: list[tuple[str, bool]]) -> None:
    assert in_visual_order(text, from_right) == seen


@needs_joining
def test_the_letters_of_arabic_are_joined() -> None:
    hand = writer(from_right=True).hand(60)
    joined = hand.width([Part("حسين", True)])
    apart = sum(hand.width([Part(letter, True)]) or 0.0 for letter in "حسين")
    assert joined
    assert joined < apart * 0.9


def test_without_what_joins_letters_hebrew_is_written_and_arabic_is_not() -> None:
    hand = writer(from_right=True, joins=False).hand(40)
    assert hand.width([Part("רות כהן", True)])
    for text in ("حسين", "(רות)", "q̃"):
        assert hand.width([Part(text, True)]) is None


@needs_joining
def test_hebrew_looks_the_same_whatever_writes_it() -> None:
    from PIL import Image, ImageDraw

    seen = []
    for joins in (True, False):
        image = Image.new("L", (300, 80), 0)
        writer(from_right=True, joins=joins).hand(40).write(
            ImageDraw.Draw(image), 20, 60, [Part("רות כהן", True)]
        )
        seen.append(image)
    left, right = (image.reduce(4).tobytes() for image in seen)
    assert sum(abs(one - other) for one, other in zip(left, right, strict=True)) / len(left) < 12


def test_no_word_of_a_sentence_is_left_alone_on_a_line() -> None:
    hand = writer().hand(40)
    text = "A small, whispery crowd, chosen by a human, and why"
    whole = hand.width([Part(text, False)])
    assert whole
    lines = balanced(text, hand, whole * 0.93)
    assert lines
    first, second = (hand.width(line) or 0.0 for line in lines)
    assert 0.7 < first / second < 1.4


def test_a_name_stays_whole_where_it_can_and_its_comma_with_it() -> None:
    hand = writer().hand(40)
    lines = names(["Ada Lovelace", "bell hooks"], ", ", "and others", hand, 260)
    assert lines
    texts = ["".join(part.text for part in line) for line in lines]
    assert texts == ["Ada Lovelace,", "bell hooks,", "and others"]
    lines = names(["Maria Theodora Philippa"], ", ", "and others", hand, 260)
    assert lines
    assert ["".join(part.text for part in line) for line in lines][-2:] == ["Philippa,", "and others"]
    assert names(["A" * 40], ", ", "and others", hand, 260) is None


def test_japanese_breaks_between_letters_but_before_no_closing_sign() -> None:
    from quietpage.images.card_writing import _words

    assert [word for word, _ in _words("心に、「人」ーと Ada")] == ["心", "に、", "「人」ー", "と", "Ada"]
