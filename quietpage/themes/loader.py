"""A theme's folder, and the folders it stands on, as a `Theme`; shipped themes and where they are."""

from __future__ import annotations

import os
import re
from pathlib import Path

from quietpage.core.diagnostics import Problem
from quietpage.core.model import ICONS, MOST_OF_A_THEME, File, Level, Site, Template, Text, Theme
from quietpage.core.paths import Astray, shown, way_to
from quietpage.core.source import Whole
from quietpage.load.file_trees import files_below, text_of
from quietpage.load.files import unreadable
from quietpage.load.folders import folder_names, is_folder
from quietpage.load.inventory import TEMPLATES, THEME, is_own_theme
from quietpage.locale import words_for
from quietpage.parse.yaml import parse
from quietpage.themes.shipped_folder import home
from quietpage.validate.problems import Problems, nearest
from quietpage.validate.theme_manifest import (
    FONTS,
    ThemeManifest,
    chosen_options,
    chosen_palette,
    read_manifest,
)

SKELETON = "skeleton"
CALM = "whisper"
_FACES = "fonts.css"


def shipped() -> dict[str, Path]:
    """The themes that come with quietpage, by name, and what they stand on."""
    return {path.name: path for path in sorted(home().iterdir()) if (path / THEME).is_file()}


def about(name: str) -> str:
    """What a shipped theme is like, in a line: the `about` of its `theme.yml`."""
    return _read_level(name, shipped()[name], [])[1].about


def is_for_minors(name: str) -> bool:
    """Whether a shipped theme is for pages about children."""
    return _read_level(name, shipped()[name], [])[1].minors == "yes"


def wrong_name(name: str) -> tuple[str, str] | None:
    """What is the matter with a name that is no shipped theme's, and the way out."""
    known = [each for each in shipped() if each != SKELETON]
    if name in known:
        return None
    near = nearest(name, known)
    help = f"did you mean {near}?" if near else f"choose {' or '.join(known)}"
    return f"there is no theme called {name}", help


def theme_of(site: Site, folder: Path, problems: list[Problem]) -> Theme:
    """The theme that a site asks for, with the site's own `templates/` before it."""
    ours = shipped()
    chosen = site.theme.value if site.theme else CALM
    own = is_own_theme(chosen)
    path = _where(chosen, folder, ours)
    if wrong := wrong_theme(chosen, folder, [name for name in ours if name != SKELETON]):
        problems.append(Problem(wrong[0], site.theme.place if site.theme else site.place, wrong[1]))
        # The rest of the site is looked at all the same, in the theme that it would have without a choice.
        chosen, own, path = CALM, False, ours[CALM]
        site = site._replace(palette=(), options=())
    levels: list[Level] = []
    looks: list[ThemeManifest] = []
    grown_up: list[Path] = []  # the folders that say that they are for no page about children
    if os.path.lexists(folder / TEMPLATES):
        levels.append(_level("", files_below(folder / TEMPLATES, problems), problems, flat=True))
    names = [tidy_name(chosen)]
    taken = 0, 0  # of what a theme may have, by all of its folders that are not shipped
    while True:
        around = folder if is_own_theme(names[-1]) else None
        level, look, more = _read_level(
            prefix_of(names[-1]), path, problems, around, taken if around else (0, 0)
        )
        if around:
            taken = taken[0] + more[0], taken[1] + more[1]
        levels.append(level._replace(ours=not is_own_theme(names[-1])))
        looks.append(look)
        if look.minors == "no":
            grown_up.append(path)
        elif look.minors == "yes":
            problems.extend(_about_children(folder) for folder in grown_up)
            grown_up = []
        below = _below(look.extends, names, folder, ours, problems)
        if not below:
            break
        names.append(below)
        path = _where(below, folder, ours)
    options = chosen_options(site, chosen, looks, problems)
    preload = _preloaded(site, levels, looks, problems)
    if options.get(FONTS) == "none":
        levels, preload = [_without_fonts(level) for level in levels], ()
    levels, icons = _one_kind_of_icons(levels)
    return Theme(
        chosen,
        tuple(levels),
        chosen_palette(site, chosen, looks, problems),
        tuple(options.items()),
        ours=not own and levels[0].prefix != "",
        portraits=next((look.portraits for look in looks if look.portraits), "") == "yes",
        minors=any(look.minors == "yes" for look in looks),
        preload=preload,
        icons=icons,
    )


def _about_children(folder: Path) -> Problem:
    return Problem(
        "what this theme stands on is for pages about children, and so is this one",
        Whole(shown(folder / THEME)),
        "take minors: no away, or let it extend another theme",
    )


def _without_fonts(level: Level) -> Level:
    """A folder of a theme, without the typefaces that it brings along."""
    styles = {name: style for name, style in level.styles.items() if name != _FACES}
    return level._replace(
        styles=styles, files=tuple(file for file in level.files if not file.target.startswith("fonts/"))
    )


def _preloaded(
    site: Site, levels: list[Level], looks: list[ThemeManifest], problems: list[Problem]
) -> tuple[str, ...]:
    """The typefaces that a browser fetches along with a page: those that the nearest theme names that names
    any or has typefaces of its own, and that has the letters of the page's title.
    """
    own, of_themes = levels[: -len(looks)], levels[-len(looks) :]
    chosen: tuple[str, ...] = ()
    decided = any(_FACES in level.styles for level in own)  # the site's own, in its `templates/`
    for level, look in zip(of_themes, looks, strict=True):
        there = [file.target for file in level.files if file.target.endswith(".woff2")]
        for name in look.preload:
            if name.value not in there:
                near = nearest(name.value, there)
                help = f"did you mean {near}?" if near else "name a .woff2 file in this folder by its path"
                problems.append(Problem(f"there is no typeface {name} in this theme", name.place, help))
        if not decided and (look.preload or _FACES in level.styles):
            title = site.title.value if site.title else words_for(site.language).title
            faces = "".join(style.text for style in level.styles.values())
            named = dict.fromkeys(name.value for name in look.preload if name.value in there)
            chosen = tuple(name for name in named if _can_write(faces, name, title))
            decided = True
    return chosen


def _can_write(faces: str, name: str, text: str) -> bool:
    """Whether a typeface has some of the letters of a text, as far as a style sheet says which it has."""
    asked = [f"url({mark}{name}{mark})" for mark in ("", '"', "'")]
    rules = (rule.partition("}")[0] for rule in faces.split("{"))
    rule = next((rule for rule in rules if any(each in rule for each in asked)), "")
    ranges = re.findall(r"(?i)U\+([0-9a-f]++)(?:-([0-9a-f]++))?", rule)
    letters = [ord(sign) for sign in text if sign.isalpha()]
    known = [(int(first, 16), int(last or first, 16)) for first, last in ranges]
    return not known or any(first <= letter <= last for letter in letters for first, last in known)


def _one_kind_of_icons(levels: list[Level]) -> tuple[list[Level], tuple[str, ...]]:
    """The levels with icons only in the nearest that has some, and the paths of these: a theme that draws its
    own is to have no tab in which that of another is seen.
    """
    kept: list[Level] = []
    icons: tuple[str, ...] = ()
    for level in levels:
        files = tuple(file for file in level.files if not (icons and file.target in ICONS))
        kept.append(level._replace(files=files) if len(files) != len(level.files) else level)
        icons = icons or tuple(name for name in ICONS if any(file.target == name for file in files))
    return kept, icons


def tidy_name(name: str) -> str:
    """A theme's name as it is compared: `./mine` of `./mine/`."""
    return "./" + "/".join(Path(name).parts) if is_own_theme(name) else name


def prefix_of(name: str) -> str:
    """What stands before the templates of a theme with a tidy name, where another one extends them."""
    return name.removeprefix("./").replace("/", "-")


def _where(name: str, folder: Path, ours: dict[str, Path]) -> Path:
    return folder.joinpath(*Path(name).parts) if is_own_theme(name) else ours.get(name, folder)


def _below(
    extends: Text | None, names: list[str], folder: Path, ours: dict[str, Path], problems: list[Problem]
) -> str:
    """The name of what the last of these themes stands on; none, below the skeleton."""
    if names[-1] == SKELETON:
        return ""
    if extends is None:
        return SKELETON
    name = tidy_name(extends.value)
    wrong = wrong_theme(extends.value, folder, list(ours))
    if name in names:
        way = [*names[names.index(name) :], name]
        wrong = (
            "a theme cannot stand on itself"
            if len(way) == 2
            else f"these themes stand on each other in a circle: {', '.join(way)}",
            f"let it extend one of {', '.join(ours)}, or take the line away",
        )
    if wrong is None:
        return name
    problems.append(Problem(wrong[0], extends.place, wrong[1]))
    return SKELETON  # so that the rest is looked at all the same


def wrong_theme(chosen: str, folder: Path, known: list[str]) -> tuple[str, str] | None:
    """What is the matter with the theme that was chosen, and the way out; nothing, if there is such one."""
    if not is_own_theme(chosen):
        if chosen in known:
            return None
        if near := nearest(chosen, known):
            help = f"did you mean {near}?"
        elif isinstance(way := way_to(chosen.strip("./")), tuple) and is_folder(folder.joinpath(*way)):
            help = f"a folder of your own begins with a dot and a slash: ./{chosen.strip('./')}"
        else:
            help = (
                f"choose {' or '.join(known)}; a folder of your own begins with a dot and a slash: ./my-theme"
            )
        return f"there is no theme called {chosen}", help
    inner = Path(chosen).parts
    if ".." in inner:
        return "a theme lies in the site's own folder", "copy it in here, and write ./ and the folder's name"
    if inner and isinstance(way := way_to(chosen), Astray):
        return way
    steps = [folder.joinpath(*inner[: n + 1]) for n in range(len(inner))]
    if unread := _unreadable([*steps, *(step / THEME for step in steps[-1:])]):
        return unread
    if linked := next((step for step in steps if step.is_symlink()), None):
        there = linked.relative_to(folder).as_posix()
        return (
            f"./{there} is a link to another place, and quietpage follows none",
            "put the theme's folder itself here",
        )
    if not inner or not all(map(is_folder, steps)):
        near = nearest("/".join(inner), folder_names(folder))
        return (
            f"there is no folder {chosen} in this site",
            f"did you mean ./{near}?" if near else f"make it, with a theme.yml in it, or choose {CALM}",
        )
    if not (steps[-1] / THEME).is_file():
        return (
            f"there is no theme.yml in the folder {chosen}, so it is not a theme yet",
            "put a file theme.yml into it, with a line that begins with about: and says what it is like",
        )
    return None


def _unreadable(paths: list[Path]) -> tuple[str, str] | None:
    """What is the matter with the first of these, each in the one before, that may not be looked at."""
    for path in paths:
        try:
            os.lstat(path)
        except PermissionError as reason:
            there = unreadable(shown(path.parent), reason)
            return f"the folder {shown(path.parent)} cannot be read: permission denied", there.help
        except OSError:
            return None
    return None


def _read_level(
    name: str,
    path: Path,
    problems: list[Problem],
    around: Path | None = None,
    taken: tuple[int, int] = (0, 0),
) -> tuple[Level, ThemeManifest, tuple[int, int]]:
    """One folder, what it says of itself, and how much is in it: how many files, and their bytes together.

    `around` is the site folder that it is in, if it is not one of ours. `taken` is what was read of the theme
    before.
    """
    files = files_below(path, problems, most=MOST_OF_A_THEME, home=around, before=taken)
    size = len(files), sum(len(file.content) for file in files)
    level = _level(name, files, problems)
    described = next((file for file in files if file.target == THEME), None)
    source = text_of(described, problems) if described else None
    if source is None:
        return level, ThemeManifest(), size
    node, unread = parse(source)
    problems.extend(unread)
    notes = Problems()
    if node is None and not unread:
        help = "write a line that begins with about: and says what it is like"
        problems.append(Problem("there is nothing about this theme yet", Whole(source.path), help))
    look = read_manifest(node, notes) if node is not None else ThemeManifest()
    problems.extend(notes.kept)
    return level, look, size


def _level(prefix: str, files: tuple[File, ...], problems: list[Problem], flat: bool = False) -> Level:
    """One folder: its templates, its style sheets by name, and the other files that go beside the page."""
    templates: dict[str, Template] = {}
    styles: dict[str, Template] = {}
    others: list[File] = []
    for file in files:
        inner = file.target.removeprefix("templates/") if not flat else file.target
        is_template = flat or inner != file.target
        name = Path(inner).name
        if (
            "/." in f"/{inner}"
            or inner in (THEME, "LICENSE")
            or name in ("LICENSE", "README.md")
            or name.endswith("~")
        ):
            continue
        if inner.endswith(".html") and is_template:
            if source := text_of(file, problems):
                templates[inner] = Template(file.path, source.text)
        elif inner.endswith(".css") and "/" not in inner:
            if source := text_of(file, problems):
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
