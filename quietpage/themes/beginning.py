"""Begins a theme of one's own: a folder in the site that stands on another theme, and changes nothing yet."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from quietpage.core.comparison_keys import nfc
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.model import Author, Site, Template, Text, Theme
from quietpage.core.paths import shown
from quietpage.core.slugs import DEVICES, slug
from quietpage.core.source import Whole
from quietpage.load import site_folder
from quietpage.load.inventory import FOLDERS, THEME, may_hold_people
from quietpage.markup.css import Token, declarations, tokens
from quietpage.themes.copying import in_the_way, write_theme
from quietpage.themes.loader import SKELETON, prefix_of, shipped, theme_of, tidy_name, wrong_theme

_TAKEN = frozenset((*FOLDERS, *DEVICES))
"""What a site's own folders are called, and what no folder can be called on some computers."""

_CHANGED = "index.html", "page.html"
"""The template that a new theme comes with, and the one around it."""

_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)")


def begin_theme(name: str, parent: str, folder: Path) -> str:
    """Write a theme of this name into the site in `folder`, which stands on `parent`; gives its tidy name.

    `parent` is a shipped theme, or a folder of the site as `./seaside`. What is written draws every page as
    `parent` does. Raises `Invalid` if `folder` is no site, if there is no such parent, if the name will not
    do or is taken, or if the folder cannot be written to.
    """
    site = site_folder.home_of(folder)
    if wrong := wrong_theme(parent, folder, [each for each in shipped() if each != SKELETON]):
        raise Invalid(Problem(wrong[0], Whole(parent), wrong[1]))
    parent = tidy_name(parent)
    below = _theme_called(parent, folder)
    tidy = nfc(name.removeprefix("./").removesuffix("/"))
    if wrong := _wrong_name(tidy, parent, below):
        raise Invalid(Problem(wrong[0], Whole(name), wrong[1]))
    target = folder / tidy
    help = f"give yours another name, or go on with it: theme: ./{tidy}"
    if not (target / THEME).is_file():
        help = "give yours another name"
    if os.path.lexists(target):
        raise Invalid(in_the_way(target, help))
    files = {
        (THEME,): _manifest(tidy, parent, below),
        ("templates", _CHANGED[0]): _template(parent, below),
        (f"{tidy}.css",): _style(parent, below),
    }
    written = {parts: text.encode() for parts, text in files.items()}
    write_theme(written, site, target, help)
    return tidy


def _theme_called(name: str, folder: Path) -> Theme:
    """A theme as it is for a site that chooses nothing of it; what is wrong with it is told elsewhere."""
    here = Whole(shown(folder))
    return theme_of(
        Site(None, Author(Text("", here)), (), (), False, here, theme=Text(name, here)), folder, []
    )


def _wrong_name(name: str, parent: str, below: Theme) -> tuple[str, str] | None:
    """Why a theme cannot be called so, and the way out."""
    if name in shipped():
        from_it = "" if name == SKELETON else f" --from {name}"
        return (
            f"a theme that comes with quietpage is called {name}",
            f"give yours a name of its own: quietpage themes new my-{name}{from_it}",
        )
    if not name or name != slug(name):
        other = slug(name) or "my-theme"
        other = f"my-{other}" if other in shipped() or _is_something_else(other) else other
        return (
            "a theme's name is small letters, with hyphens between words",
            f"write it so: quietpage themes new {other}",
        )
    if _is_something_else(name):
        return "a folder of this name is something else", f"call it otherwise: quietpage themes new my-{name}"
    if any(f"{name}.css" in level.styles for level in below.levels if level.prefix):
        return (
            f"{parent} has a style sheet {name}.css, and that of yours would take its place",
            f"call it otherwise: quietpage themes new my-{name}",
        )
    return None


def _is_something_else(name: str) -> bool:
    return name in _TAKEN or may_hold_people(name, folder=True)


def _manifest(name: str, parent: str, below: Theme) -> str:
    palette = "".join(
        f'#   {shade.name}: {{light: "{shade.light}", dark: "{shade.dark}"}}\n' for shade in below.palette
    )
    colours = f"""
# The colours by day and by night. These are those of {parent}: change what you like, and take the rest
# away.
# palette:
{palette}"""
    return f"""\
# A theme of your own. It stands on {parent}: whatever is not in this folder comes from there.
# A line that begins with a hash is a note. Without the hash, and the space behind it, it counts.

about: {name}, which stands on {parent}

extends: {parent}
{colours if palette else ""}
# What a page may choose in its quietpage.yml, under options. A template finds what was chosen as
# {{{{ options.motto }}}}.
# options:
#   motto:
#     about: a line at the foot of the page
#     default: Be kind.

# Whether there are portraits on the page. This is as in {parent}.
# portraits: {"yes" if below.portraits else "no"}
"""


def _template(parent: str, below: Theme) -> str:
    """An `index.html` in which no block is another yet."""
    index, page = (_blocks(name, below) for name in _CHANGED)
    around = [name for name in page if name not in index]
    return f"""\
{{# The page with everybody on it, as in {parent}, but for the blocks that you write anew.
   Its blocks: {", ".join(index)}.
   Those of every page, which can be changed here too: {", ".join(around)}. #}}
{{% extends "{prefix_of(parent)}/{_CHANGED[0]}" %}}

{{# To try one, take this line away, and the one in which nothing stands but the end of this note.
{{% block verse %}}
{{{{ super() }}}}
<p>And who makes a difference to you?</p>
{{% endblock %}}
#}}
"""


def _blocks(name: str, below: Theme) -> list[str]:
    """The blocks of a template, the farthest first, each once."""
    written = (
        level.templates[name] for level in reversed(below.levels) if level.prefix and name in level.templates
    )
    return list(dict.fromkeys(found for template in written for found in _BLOCK.findall(template.text)))


def _style(parent: str, below: Theme) -> str:
    """A style sheet in which nothing stands but notes: the properties of the theme below, as they are."""
    sheets = [
        sheet
        for level in below.levels
        if level.prefix and level.prefix != SKELETON
        for name, sheet in sorted(level.styles.items())
        if name != "fonts.css"
    ]
    properties = "".join(f"    /* {name}: {value}; */\n" for name, value in _properties(sheets))
    root = f"""\
  /* The measures of {parent}. */
  :root {{
{properties}  }}

"""
    return f"""\
/* What is different from {parent}. This is read after its own style sheets, and wins over them.
   A line within these signs is a note. Without them it counts. */
@layer theme {{
{root if properties else ""}\
  /* Names: everybody's in the same face, the same size and the same colour. */
  /* .name {{ font-style: normal; }} */
}}

/* On paper. */
@layer print {{
  @media print {{
    /* :root {{ --size: 11pt; }} */
  }}
}}
"""


def _properties(sheets: Iterable[Template]) -> list[tuple[str, str]]:
    """The properties that style sheets set first for the whole page, each as the nearest of them has it."""
    found: dict[str, str] = {}
    for sheet in sheets:
        for name, value in declarations(_first_root(sheet.text)):
            written = " ".join("".join(token.text for token in value).split())
            if name.startswith("--") and "*/" not in written:  # which would end the note
                found.setdefault(name, written)
    return list(found.items())


def _first_root(css: str) -> list[Token]:
    """What stands within the brackets of the first `:root` that is followed by some."""
    last, inside = [""] * 3, list[Token]()
    for token in tokens(css):
        if last == [":", "root", "{"]:
            if token.text == "}":
                break
            inside.append(token)
        elif token.kind != "whitespace":
            last = [*last[1:], token.text]
    return inside
