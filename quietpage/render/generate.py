"""Writes `compiled`: the Python that Jinja makes of the shipped templates, a module each, and their table.

Run `python -m quietpage.render.generate` after a change of a shipped template or of the names of filters, and
with a new release of Jinja. Until then Jinja compiles what has changed, and the page is the same. A test runs
it again and compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2.meta import find_referenced_templates

from quietpage.core.model import Author, Site, Text, Theme
from quietpage.core.source import Whole
from quietpage.render import compiled
from quietpage.render.jinja import found_by_name, reader
from quietpage.render.shipped_templates import made_of
from quietpage.themes.loader import SKELETON, shipped, theme_of

FOLDER = Path(compiled.__file__).parent


def main() -> None:
    """Write every generated file anew, and take away those of templates that are no more."""
    written = files()
    for path in FOLDER.glob("*.py"):
        if path.name not in written:
            path.unlink()
    for name, content in written.items():
        # Bytes, so that lines end alike on every system.
        (FOLDER / name).write_bytes(content.encode())


def files() -> dict[str, str]:
    """Every generated file by its name, with what it should hold."""
    made: dict[str, str] = {}
    table: dict[str, str] = {}
    for theme in sorted(shipped().keys() - {SKELETON}):
        for module, key, python in _modules(theme):
            table[key] = module
            made[f"{module}.py"] = python
    lines = [f'    "{key}": "{module}",' for key, module in sorted(table.items(), key=lambda row: row[::-1])]
    made["__init__.py"] = _TABLE.format(version=jinja2.__version__, rows="\n".join(lines))
    return made


_TABLE = '''\
"""The shipped templates as Python, a module each, made by Jinja.

Written by `python -m quietpage.render.generate`, not by hand. `shipped_templates` has more about it.
"""

from __future__ import annotations

JINJA = "{version}"
"""The release of Jinja that made them."""

MODULES = {{
{rows}
}}
"""The module of a template, by a name for all that it was made of."""
'''


def theme_called(name: str) -> Theme:
    """A shipped theme, as it is for a site that chooses nothing of it."""
    here = Whole("")
    site = Site(None, Author(Text("", here)), (), (), False, here, theme=Text(name, here))
    return theme_of(site, Path(), [])


def _modules(name: str) -> Iterator[tuple[str, str, str]]:
    """For each template that a theme's pages can reach: its module, what it is found by, and its Python.

    A template can be reached by two names, one with a theme's before it. Then it has two modules: Jinja
    writes the name into what it makes.
    """
    theme = theme_called(name)
    environment, found = reader(theme), found_by_name(theme)
    home = {each.path: level.prefix for level in theme.levels for each in level.templates.values()}
    waiting, reached = [each for each in found if "/" not in each], set[str]()
    while waiting:
        template = waiting.pop()
        if template in reached:
            continue
        reached.add(template)
        text, path = found[template].text, found[template].path
        # As Jinja makes modules of templates itself: what can be loaded without an environment.
        python = environment.compile(text, template, path, raw=True, defer_init=True)
        # Behind it, as Jinja counts the lines before it.
        python += f"\n# Made by Jinja of themes/{home[path]}/templates/{Path(path).name}, not by hand.\n"
        label = f"{home[path]}_{template.removesuffix('.html')}"
        yield label.replace("/", "_").replace("-", "_"), made_of(environment, template, text), python
        waiting += [each for each in find_referenced_templates(environment.parse(text)) if each]


if __name__ == "__main__":
    main()
