"""A theme's folder, and the folders it stands on, as a `Theme`; shipped themes and where they are."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from quietpage import read
from quietpage.kinds import Field, Found, Line, Made, Notes, Patterned, Record, Several, nearest
from quietpage.model import File, Level, Site, Template, Text, Theme
from quietpage.problem import Problem
from quietpage.source import Whole
from quietpage.tree import parse

SKELETON = "skeleton"
_COLOUR = Patterned(
    "a colour",
    r"#[0-9A-Fa-f]{6}",
    "this is not a colour",
    'write it as six signs after a hash, in quotes, for example "#fbf8f2"',
)
_LIGHT: Field[Text] = Field("light", _COLOUR, "by day", required=True)
_DARK: Field[Text] = Field("dark", _COLOUR, "by night", required=True)


class _Paper(NamedTuple):
    light: str
    dark: str


def _paper(found: Found) -> _Paper | None:
    light, dark = found.get(_LIGHT), found.get(_DARK)
    return None if light is None or dark is None else _Paper(light.value, dark.value)


ABOUT: Field[Text] = Field("about", Line(prose=True), "a line about the theme", required=True)
EXTENDS: Field[Text] = Field("extends", Line(), "the shipped theme that it stands on", "`skeleton`")
PAPER = Field(
    "paper", Made(Record("the paper", (_LIGHT, _DARK)), _paper), "the colour a browser paints around the page"
)
PALETTE = Field(
    "palette",
    Several(Line()),
    "the colours that a site may choose, by the names of their CSS properties",
    "none",
)
THEME_FIELDS: tuple[Field[object], ...] = (ABOUT, EXTENDS, PAPER, PALETTE)
_RECORD = Record("this theme", THEME_FIELDS)


def shipped() -> dict[str, Path]:
    """The themes that come with quietpage, by name, and what they stand on."""
    here = Path(__file__).parent
    home = here / "themes" if (here / "themes").is_dir() else here.parent / "themes"
    return {path.name: path for path in sorted(home.iterdir()) if (path / "theme.yml").is_file()}


def theme_of(site: Site, folder: Path, problems: list[Problem]) -> Theme | None:
    """The theme that a site asks for, with the site's own `templates/` before it."""
    ours = shipped()
    chosen = site.theme.value if site.theme else "whisper"
    own = chosen.startswith("./")
    if own:
        path = folder / chosen[2:]
        inside = [
            folder.joinpath(*Path(chosen[2:]).parts[: n + 1]) for n in range(len(Path(chosen[2:]).parts))
        ]
        if (
            ".." in Path(chosen).parts
            or not inside
            or not all(map(read.real_folder, inside))
            or not (path / "theme.yml").is_file()
        ):
            place = site.theme.place if site.theme else site.place
            problems.append(
                Problem(
                    f"there is no theme in the folder {chosen}",
                    place,
                    "put a theme.yml into it, or name one of the shipped themes",
                )
            )
            return None
    elif chosen not in ours or chosen == SKELETON:
        place = site.theme.place if site.theme else site.place
        known = [name for name in ours if name != SKELETON]
        near = nearest(chosen, known)
        problems.append(
            Problem(
                f"there is no theme called {chosen}",
                place,
                f"did you mean {near}?"
                if near
                else f"the shipped themes are {', '.join(known)}; a folder of your own begins with ./",
            )
        )
        return None
    else:
        path = ours[chosen]
    levels: list[Level] = []
    palette: tuple[str, ...] = ()
    paper: _Paper | None = None
    if read.real_folder(folder / "templates"):
        levels.append(_level("", folder / "templates", problems, flat=True))
    seen: set[str] = set()
    name = chosen
    while True:
        level, found = _read_level(name.removeprefix("./").replace("/", "-"), path, problems)
        levels.append(level)
        seen.add(name)
        if found is None:
            break
        paper = paper or found.get(PAPER)
        palette += tuple(str(each) for each in found.get(PALETTE) or ())
        below = found.get(EXTENDS)
        name = below.value if below else SKELETON if name != SKELETON else ""
        if not name:
            break
        if name in seen or name not in ours:
            place = below.place if below else Whole(read.shown(path))
            problems.append(
                Problem(
                    f"a theme stands on a shipped one, and {name} is none",
                    place,
                    f"write one of {', '.join(ours)}",
                )
            )
            break
        path = ours[name]
    for colour, _ in site.palette:
        if colour.value not in palette:
            problems.append(
                Problem(
                    f"the theme {chosen} has no colour {colour} to choose",
                    colour.place,
                    f"it has {', '.join(palette)}"
                    if palette
                    else "take palette: away, or choose another theme",
                )
            )
    return Theme(
        chosen,
        tuple(levels),
        (paper.light, paper.dark) if paper else None,
        ours=not own and not levels[0].prefix == "",
    )


def _read_level(name: str, path: Path, problems: list[Problem]) -> tuple[Level, Found | None]:
    level = _level(name, path, problems)
    described = next((file for file in read.files(path, problems) if file.target == "theme.yml"), None)
    source = read.text_of(described, problems) if described else None
    if source is None:
        return level, None
    node, unread = parse(source)
    problems.extend(unread)
    notes = Notes()
    found = _RECORD.read(node, notes) if node is not None else None
    problems.extend(notes.problems)
    return level, found


def _level(prefix: str, path: Path, problems: list[Problem], flat: bool = False) -> Level:
    """One folder: its templates, its style sheets by name, and the other files that go beside the page."""
    templates: dict[str, Template] = {}
    styles: dict[str, Template] = {}
    others: list[File] = []
    for file in read.files(path, problems):
        inner = file.target.removeprefix("templates/") if not flat else file.target
        is_template = flat or inner != file.target
        name = Path(inner).name
        if (
            name.startswith(".")
            or inner in ("theme.yml", "LICENSE")
            or name in ("LICENSE", "README.md")
            or name.endswith("~")
        ):
            continue
        if inner.endswith(".html") and is_template:
            if source := read.text_of(file, problems):
                templates[inner] = Template(file.path, source.text)
        elif inner.endswith(".css") and "/" not in inner:
            if source := read.text_of(file, problems):
                styles[inner] = Template(file.path, source.text)
        elif is_template:
            problems.append(
                Problem(
                    "a folder of templates has only .html and .css files in it",
                    Whole(file.path),
                    "move it to static/, which is copied as it is",
                )
            )
        else:
            others.append(file)
    return Level(prefix, templates, styles, tuple(others))
