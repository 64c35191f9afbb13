"""The style sheet of a page, put together from a theme's colours and those of its folders."""

from __future__ import annotations

import re
from collections.abc import Callable

from quietpage.core.model import Theme

FACES = "fonts.css"
"""The style sheet of a theme that says where its typefaces are."""

OF_OWN_PAGES = ("skeleton-pages.css", "pages.css")
"""Those that say how pages of the author's own look. They are in a file beside the style sheet, which these
alone fetch: most sites have none, and the index is to stay light.
"""


def style_of(theme: Theme, *, fonts: bool = True) -> str:
    """A theme's style sheet: its colours, then those of its folders, farthest first, a nearer one in place of
    its namesake.
    """
    left_out = OF_OWN_PAGES if fonts else (*OF_OWN_PAGES, FACES)
    return _colours(theme) + _joined(theme, lambda name: name not in left_out)


def style_of_own_pages(theme: Theme) -> str:
    """What pages of the author's own are drawn with besides."""
    return _joined(theme, OF_OWN_PAGES.__contains__)


def _joined(theme: Theme, wanted: Callable[[str], bool]) -> str:
    styles: dict[str, str] = {}
    for level in reversed(theme.levels):
        for name, style in sorted(level.styles.items()):
            if wanted(name):
                styles[name] = style.text
    # Each on lines of its own: what one ends with and the next begins with is to be no word, and no comment.
    return "".join(text if text.endswith("\n") else f"{text}\n" for text in styles.values())


def faces_from(theme: Theme, home: str) -> str:
    """The style sheet of a theme's typefaces for a page that may be at any depth: it has their addresses from
    the root of the host on. `home` is the path of the index there; nothing, if that is not known.
    """
    nearest = next((level.styles[FACES].text for level in theme.levels if FACES in level.styles), "")
    if not nearest or not _PLAIN_PATH.fullmatch(home):
        return ""
    faces = _RELATIVE.sub(rf"\g<0>{home}", nearest)
    return faces if faces.endswith("\n") else f"{faces}\n"


_RELATIVE = re.compile(r"""\burl\(\s*+["']?+(?![a-z-]+:|[/#"')])""", re.IGNORECASE)
"""What stands before an address that goes on from the style sheet's own."""

_PLAIN_PATH = re.compile(r"/[\w./~%+-]*")
"""A path that means nothing else in a style sheet."""


def _colours(theme: Theme) -> str:
    """A theme's colours as CSS properties, in the farthest layer: any sheet of a theme can change them."""
    if not theme.palette:
        return ""
    light = " ".join(f"--{shade.name}: {shade.light};" for shade in theme.palette)
    dark = " ".join(f"--{shade.name}: {shade.dark};" for shade in theme.palette)
    return (
        f"@layer skeleton {{\n  :root {{ {light} }}\n"
        f"  @media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n}}\n"
    )
