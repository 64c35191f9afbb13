"""Checks of templates that nobody has rendered yet: what would show nowhere of what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from quietpage.core.diagnostics import Problem
from quietpage.core.model import Template, Theme
from quietpage.core.source import Whole
from quietpage.render.template_errors import beyond_limits, line_of
from quietpage.validate.errors import Meant

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

_BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")

_EXTENDS = re.compile(r"\{%[-+]?\s*extends\s+[\"']([^\"']+)[\"']\s*[-+]?%\}")


def lost(theme: Theme, reader: Environment) -> Iterator[Problem]:
    """What would show nowhere of somebody's own templates: one that nothing draws, a block that no other has,
    words outside of the blocks; and those that `reader`, which reads the theme's templates, cannot read.
    """
    from jinja2 import Environment, nodes

    beyond = list(beyond_limits(theme, reader))
    if beyond:
        yield from beyond
        return
    every = [template for level in theme.levels for template in level.templates.values()]
    read: dict[str, nodes.Template] = {}
    for template in (each for level in theme.levels if not level.ours for each in level.templates.values()):
        try:
            read[template.path] = Environment().parse(template.text)
        except TemplateError:
            continue  # it is told when it is drawn
    yield from _undrawn(theme, read)
    blocks = _Blocks(theme)
    for template in every:
        body = read[template.path].body if template.path in read else []
        if not any(isinstance(node, nodes.Extends) for node in body):
            continue
        below, meant = blocks.below(template)
        for node in body:
            if isinstance(node, nodes.Block) and not blocks.known(node.name, below, template):
                near = meant.nearest(node.name, itself=False)
                other = blocks.elsewhere(node.name, template)
                help = f"did you mean {near}?" if near else "the docs list the blocks of each template"
                yield Problem(
                    f"there is no block {node.name} to change, so this would show nowhere",
                    line_of(template, node.lineno, [node.name]),
                    f"it is a block of {other}" if other else help,
                )
            for piece in node.nodes if isinstance(node, nodes.Output) else ():
                words = piece.data if isinstance(piece, nodes.TemplateData) else "an expression"
                if words.strip():
                    line = piece.lineno + words[: -len(words.lstrip())].count("\n")
                    yield Problem(
                        "this stands outside of the blocks, so it would show nowhere",
                        line_of(template, line, ()),
                        "write it inside a block: between {% block verse %}, say, and {% endblock %}",
                    )


class _Blocks:
    """The blocks of a theme's templates, and which of these each stands on."""

    def __init__(self, theme: Theme) -> None:
        self._in: dict[
            str, dict[str, list[Template]]
        ] = {}  # by a name and a block, the templates that have it
        self._having: dict[str, list[tuple[str, Template]]] = {}  # by a block, the same with their names
        self._extended: dict[str, list[str]] = {}
        for name, template in sorted(each for level in theme.levels for each in level.templates.items()):
            inside = self._in.setdefault(name, {})
            for block in dict.fromkeys(_BLOCK.findall(template.text)):
                inside.setdefault(block, []).append(template)
                self._having.setdefault(block, []).append((name, template))
            self._extended.setdefault(name, []).extend(_extended(template))
        self._any = Meant(self._having)

    def below(self, template: Template) -> tuple[Set[str] | None, Meant]:
        """The names of whatever a template stands on, whichever theme's it is, and the blocks of these; no
        names, if it may be any.
        """
        wanted = _extended(template)
        seen: set[str] = set()
        while wanted and len(seen) <= _FOLLOWED:
            name = wanted.pop()
            if name not in seen:
                seen.add(name)
                wanted += self._extended.get(name, ())
        if not seen or wanted:  # the name is put together, or there is no end of them
            return None, self._any
        having = (each for name in seen for each in self._in.get(name, {}).items())
        return seen, Meant([block for block, each in having if each != [template]])

    def known(self, block: str, names: Set[str] | None, besides: Template) -> bool:
        """Whether a template of one of these names has a block, besides this one."""
        if names is None:
            return self.elsewhere(block, besides) != ""
        having = (self._in.get(name, {}).get(block, ()) for name in names)
        return any(template is not besides for each in having for template in each)

    def elsewhere(self, block: str, besides: Template) -> str:
        """The name of the first template that has a block, besides this one; nothing, if there is none."""
        first_two = self._having.get(block, ())[:2]
        return next((name for name, template in first_two if template is not besides), "")


_FOLLOWED = 50
"""So many templates are followed of those that one stands on."""


def _extended(template: Template) -> list[str]:
    return [name.rpartition("/")[2] for name in _EXTENDS.findall(template.text)]


def _undrawn(theme: Theme, read: Mapping[str, nodes.Template]) -> Iterator[Problem]:
    """Templates of somebody's own that take the place of none, and that none of the others asks for."""
    from jinja2 import nodes

    asked: set[object] = set()
    for tree in read.values():
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            each = node.template  # type: ignore[attr-defined]
            for name in each.items if isinstance(each, (nodes.List, nodes.Tuple)) else [each]:
                if not isinstance(name, nodes.Const):
                    return  # a name that is put together may be any
                asked.add(name.value)
    for place, level in enumerate(theme.levels):
        below = {name for other in theme.levels[place + 1 :] for name in other.templates}
        meant = Meant([name.removesuffix(".html") for name in below])
        for name, template in level.templates.items() if not level.ours else ():
            if name in below or not asked.isdisjoint((name, f"{level.prefix}/{name}", f"theme/{name}")):
                continue
            near = meant.nearest(name.removesuffix(".html"))
            yield Problem(
                "nothing draws this template, so it would show nowhere",
                Whole(template.path),
                f"did you mean {near}.html?"
                if near
                else f'let another one draw it: {{% include "{name}" %}}',
            )
