"""The typefaces that the card is drawn with: the theme's own, and for letters that it lacks another one.

These are looked for in this order: the faces of the shipped themes, two small ones beside this module for
Arabic and Hebrew, and what is installed on the computer.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quietpage import themes
from quietpage.core.model import Theme
from quietpage.core.named_tuple import NamedTuple

if TYPE_CHECKING:
    from quietpage.markup.css import Token

Stretches = tuple[tuple[int, int], ...]
"""Code points, as stretches of them with both ends."""

_EVERYTHING: Stretches = ((0, 0x10FFFF),)


class Face(NamedTuple):
    """A file of a typeface, and the signs that it is for. A file of the computer's has a `mark` by which it
    is known again without being compared, and may hold several faces, of which it is the one at `at`.
    """

    content: bytes
    signs: Stretches
    at: int = 0
    mark: bytes = b""

    def has(self, sign: str) -> bool:
        return any(first <= ord(sign) <= last for first, last in self.signs)


Family = tuple[Face, ...]
"""The files of one typeface in one style."""


class Faces(NamedTuple):
    """The typefaces to write with, upright and in italics; a text is written with the first that can."""

    roman: tuple[Family, ...]
    italic: tuple[Family, ...]


def faces_of(theme: Theme) -> tuple[Family, Family]:
    """The files of the theme's first typeface: upright, and in italics."""
    from quietpage.markup.css import declarations, tokens

    sheets = [tokens(sheet.text) for level in theme.levels for sheet in level.styles.values()]
    files = {file.target: file.content for level in reversed(theme.levels) for file in level.files}
    faces = _families(sheets, files)
    named = (value for sheet in sheets for name, value in declarations(sheet) if name == "--face")
    # One that lies elsewhere, in static/ say, is not here to be drawn with.
    styles = faces.get(_first_name(next(named, ()))) or next(iter(faces.values()), {})
    return tuple(styles.get("normal", ())), tuple(styles.get("italic", ()))


def faces_for(texts: Iterable[str], theme: Theme, language: str) -> Faces:
    """The theme's typeface, and those that have what it lacks of these texts; none, if the theme has none."""
    roman, italic = faces_of(theme)
    if not roman:
        return Faces((), ())
    missing = _missing("".join(texts), roman)
    upright, slanted = [roman], [italic, roman] if italic else [roman]
    if missing:
        for romans, italics in _others(missing, language):
            upright.append(romans)
            slanted.append(italics or romans)
            missing = _missing(missing, romans)
            if not missing:
                break
    return Faces(tuple(upright), tuple(slanted))


def writable(text: str, families: Sequence[Family]) -> bool:
    """Whether these typefaces have all the signs of a text, as far as they say."""
    return bool(families) and not _missing(text, [face for family in families for face in family])


def _missing(text: str, faces: Sequence[Face]) -> str:
    """The signs of a text that are in none of these, each once."""
    signs = sorted(set(unicodedata.normalize("NFC", text)))
    return "".join(sign for sign in signs if not sign.isspace() and not any(face.has(sign) for face in faces))


def _others(missing: str, language: str) -> Iterator[tuple[Family, Family]]:
    """Other typefaces that have some of these signs, upright and in italics: the shipped ones first."""
    from quietpage.markup.css import tokens

    for name in _THEMES:
        path = themes.shipped()[name]
        sheet = tokens((path / "fonts.css").read_text(encoding="utf-8"))
        files = {f"fonts/{file.name}": file.read_bytes() for file in sorted((path / "fonts").glob("*.woff2"))}
        for styles in _families([sheet], files).values():
            roman, italic = (tuple(styles.get(style, ())) for style in ("normal", "italic"))
            if any(face.has(sign) for face in roman for sign in missing):
                yield roman, italic
    for file_name, signs in _BESIDE:
        face = Face((Path(__file__).parent / "faces" / file_name).read_bytes(), signs)
        if any(map(face.has, missing)):
            yield (face,), ()
    yield from _installed(missing, language)


_THEMES = ("garden", "classroom")
"""The themes whose typefaces have most: Greek, Cyrillic and Vietnamese."""

_BESIDE = (
    (
        "noto-naskh-arabic.woff2",
        (
            (0x600, 0x6FF),
            (0x750, 0x77F),
            (0x870, 0x88E),
            (0x890, 0x891),
            (0x897, 0x8E1),
            (0x8E3, 0x8FF),
            (0x200C, 0x200E),
            (0x2010, 0x2011),
            (0xFB50, 0xFDFF),
            (0xFE70, 0xFEFC),
        ),
    ),
    ("frank-ruhl-libre-hebrew.woff2", ((0x590, 0x5FF), (0x200C, 0x2010), (0x20AA, 0x20AA), (0xFB1D, 0xFB4F))),
)


class _Installed(NamedTuple):
    """Typefaces that computers have for some signs: the names of their files, the best first, with the place
    in a file that holds several. `languages` are those that rather have these than others for the same signs.
    """

    signs: Stretches
    names: tuple[tuple[str, int], ...]
    languages: tuple[str, ...] = ()


_HAN = ((0x2E80, 0x30FF), (0x31C0, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF))
_MORE_HAN = (*_HAN, (0x20000, 0x3FFFF))
_ON_COMPUTERS = (
    _Installed(
        _MORE_HAN,
        (
            ("NotoSerifCJK-Regular.ttc", 0),
            ("NotoSerifJP-Regular.otf", 0),
            ("ヒラギノ明朝 ProN.ttc", 0),
            ("yumin.ttf", 0),
            ("BIZ-UDMinchoM.ttc", 0),
            ("ipaexm.ttf", 0),
            ("ipam.ttf", 0),
            ("NotoSansCJK-Regular.ttc", 0),
            ("NotoSansJP-Regular.otf", 0),
            ("msmincho.ttc", 0),
            ("YuGothR.ttc", 0),
            ("ipaexg.ttf", 0),
            ("ipag.ttf", 0),
        ),
    ),
    _Installed(
        (*_MORE_HAN, (0x3100, 0x312F)),
        (
            ("NotoSerifCJK-Regular.ttc", 2),
            ("NotoSerifSC-Regular.otf", 0),
            ("Songti.ttc", 0),
            ("simsun.ttc", 0),
            ("NotoSansCJK-Regular.ttc", 2),
            ("msyh.ttc", 0),
            ("PingFang.ttc", 0),
            ("uming.ttc", 0),
            ("wqy-zenhei.ttc", 0),
            ("wqy-microhei.ttc", 0),
            ("DroidSansFallbackFull.ttf", 0),
        ),
        ("zh", "yue", "wuu"),
    ),
    _Installed(
        ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), *_HAN),
        (
            ("NotoSerifCJK-Regular.ttc", 1),
            ("NotoSerifKR-Regular.otf", 0),
            ("AppleMyungjo.ttf", 0),
            ("batang.ttc", 0),
            ("NanumMyeongjo.ttf", 0),
            ("NotoSansCJK-Regular.ttc", 1),
            ("AppleSDGothicNeo.ttc", 0),
            ("malgun.ttf", 0),
            ("NanumGothic.ttf", 0),
        ),
        ("ko",),
    ),
    *(
        _Installed(signs, tuple((name, 0) for name in (*names, *more)))
        for signs, names, more in (
            (((0x530, 0x58F),), ("NotoSerifArmenian-Regular.ttf",), ("DejaVuSerif.ttf", "sylfaen.ttf")),
            (
                ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
                ("NotoSerifGeorgian-Regular.ttf",),
                ("DejaVuSerif.ttf", "sylfaen.ttf"),
            ),
            (
                ((0x900, 0x97F), (0xA8E0, 0xA8FF)),
                ("NotoSerifDevanagari-Regular.ttf", "NotoSansDevanagari-Regular.ttf"),
                ("Lohit-Devanagari.ttf", "Nirmala.ttc", "Nirmala.ttf", "Kohinoor.ttc"),
            ),
            (
                ((0x980, 0x9FF),),
                ("NotoSerifBengali-Regular.ttf", "NotoSansBengali-Regular.ttf"),
                ("Lohit-Bengali.ttf", "Nirmala.ttc", "Nirmala.ttf", "KohinoorBangla.ttc"),
            ),
            (
                ((0xB80, 0xBFF),),
                ("NotoSerifTamil-Regular.ttf", "NotoSansTamil-Regular.ttf"),
                ("Lohit-Tamil.ttf", "Nirmala.ttc", "Nirmala.ttf", "Tamil MN.ttc"),
            ),
            (
                ((0xE00, 0xE7F),),
                ("NotoSerifThai-Regular.ttf", "NotoSansThai-Regular.ttf"),
                ("Norasi.ttf", "Thonburi.ttc", "LeelawUI.ttf"),
            ),
            (
                ((0x1200, 0x139F), (0x2D80, 0x2DDF)),
                ("NotoSerifEthiopic-Regular.ttf", "NotoSansEthiopic-Regular.ttf"),
                ("Abyssinica_SIL.ttf", "ebrima.ttf", "Kefa.ttc"),
            ),
            # What is left, by faces with a great many signs.
            (
                _EVERYTHING,
                ("NotoSerif-Regular.ttf", "NotoSans-Regular.ttf"),
                ("DejaVuSerif.ttf", "DejaVuSans.ttf", "FreeSerif.ttf", "Arial Unicode.ttf", "segoeui.ttf"),
            ),
        )
    ),
)
_LARGEST = 64_000_000
"""A file that is larger is no typeface that a card needs."""


def _installed(missing: str, language: str) -> Iterator[tuple[Family, Family]]:
    """The computer's typefaces for these signs."""
    primary = language.lower().partition("-")[0]
    there: dict[str, Path] | None = None
    for group in sorted(_ON_COMPUTERS, key=lambda each: primary not in each.languages):
        signs = [sign for sign in missing if any(first <= ord(sign) <= last for first, last in group.signs)]
        if not signs:
            continue
        if there is None:
            there = _files_on_computer()
        for name, at in group.names:
            face = _read(there.get(name.lower()), group.signs, at)
            if face:
                yield (face,), ()
                if group.signs != _EVERYTHING:
                    break


def _read(path: Path | None, signs: Stretches, at: int) -> Face | None:
    if path is None:
        return None
    try:
        about = path.stat()
        if about.st_size > _LARGEST:
            return None
        mark = f"{path.name} {about.st_size} {about.st_mtime_ns} {at}"
        return Face(path.read_bytes(), signs, at, mark.encode())
    except OSError:
        return None


def _files_on_computer() -> dict[str, Path]:
    """The files of the typefaces that are installed, by their names in small letters."""
    found: dict[str, Path] = {}
    for folder in _folders():
        for path, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(names):
                found.setdefault(unicodedata.normalize("NFC", name).lower(), Path(path, name))
    return found


def _folders() -> list[Path]:
    try:
        home = Path.home()
    except RuntimeError:  # nobody's, as in a bare container
        home = Path("/nonexistent")
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        own = [Path(local, "Microsoft/Windows/Fonts")] if local else []
        return [*own, Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts")]
    data = os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [
        Path(data, "fonts"),
        home / ".fonts",
        *(Path(each, "fonts") for each in shared.split(":") if each),
    ]


def _families(
    sheets: Sequence[Sequence[Token]], files: Mapping[str, bytes]
) -> dict[str, dict[str, list[Face]]]:
    """The faces that style sheets declare and whose files are there, by family and style."""
    from quietpage.markup.css import declarations

    faces: dict[str, dict[str, list[Face]]] = {}
    for rule in (rule for sheet in sheets for rule in _font_faces(sheet)):
        said = dict(reversed([*declarations(rule)]))  # of those that are there twice, the first
        path = _path(said.get("src", ()))
        if path in files:
            signs = "".join(token.text for token in said.get("unicode-range", ()))
            face = Face(files[path], tuple(_stretches(signs)) or _EVERYTHING)
            family, style = (_first_name(said.get(name, ())) for name in ("font-family", "font-style"))
            faces.setdefault(family, {}).setdefault(style.lower() or "normal", []).append(face)
    return faces


def _font_faces(sheet: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """What stands between the brackets of each `@font-face`."""
    begun = -1
    for at, token in enumerate(sheet):
        if token.kind == "at_keyword" and token.value.lower() == "font-face":
            begun = at
        elif begun >= 0 and token.text == "}":
            yield sheet[begun + 1 : at]
            begun = -1


def _path(src: Sequence[Token]) -> str:
    """The first file beside the style sheet that a `src` names."""
    from quietpage.markup.css import urls

    return next((url.removeprefix("./") for url, _, _ in urls(src) if ":" not in url), "")


def _first_name(value: Sequence[Token]) -> str:
    """The first of the names in a value: of a typeface, which may have several words, or of a style."""
    names: list[str] = []
    for token in value:
        if token.text == ",":
            break
        if token.kind in ("string", "ident"):
            names.append(token.value)
    return " ".join(names).strip()


def _stretches(signs: str) -> Iterator[tuple[int, int]]:
    """What a `unicode-range` means (CSS Fonts 4, 4.5): single signs, stretches, and `?` for any digit."""
    for first, last in re.findall(r"(?i)U\+([0-9a-f?]+)(?:-([0-9a-f]+))?", signs):
        yield int(first.replace("?", "0"), 16), int(last or first.replace("?", "F"), 16)
