"""Checks of templates that nobody has rendered yet: what would show nowhere of what stands in them.

In: a theme, and the Jinja environment that reads its templates. Out: problems at lines of templates. Jinja
itself is silent on all of this: a file that nothing asks for is never opened, and of a template that extends
another, only blocks that the other has are printed (Jinja's documentation, "Template Inheritance").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from quietpage.core.diagnostics import Problem
from quietpage.core.model import Template, Theme
from quietpage.core.source import Whole
from quietpage.render.template_errors import beyond_limits, line_of
from quietpage.validate.problems import Suggestions

if TYPE_CHECKING:
    from jinja2 import Environment, nodes


def check_templates(theme: Theme, reader: Environment) -> Iterator[Problem]:
    """What somebody's own templates hold that no page would show, or that is beyond Jinja's limits.

    `reader` is the environment with which the theme's templates are compiled.
    """
    from jinja2 import Environment

    beyond = list(beyond_limits(theme, reader))
    if beyond:  # they cannot be parsed, so nothing can be said of how they hang together
        yield from beyond
        return
    trees: dict[str, nodes.Template] = {}  # by path
    for template in (each for level in theme.levels if not level.ours for each in level.templates.values()):
        try:
            # A plain environment will do: to the parser filters are names, whether they exist or not.
            trees[template.path] = Environment().parse(template.text)
        except TemplateError:
            continue  # a syntax error is reported when the template is rendered
    yield from _never_rendered(theme, trees)
    blocks = _Blocks(theme)
    for level in theme.levels:
        for template in level.templates.values():
            if template.path in trees:
                yield from _outside_of_blocks(template, trees[template.path], blocks)


def _never_rendered(theme: Theme, trees: Mapping[str, nodes.Template]) -> Iterator[Problem]:
    """Templates of somebody's own that override none below them, and that no other extends or includes."""
    from jinja2 import nodes

    asked: set[object] = set()
    for tree in trees.values():
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            each = node.template  # type: ignore[attr-defined]
            for name in each.items if isinstance(each, (nodes.List, nodes.Tuple)) else [each]:
                if not isinstance(name, nodes.Const):
                    return  # the name is computed, so it may be that of any template
                asked.add(name.value)
    for place, level in enumerate(theme.levels):
        below = {name for other in theme.levels[place + 1 :] for name in other.templates}
        meant = Suggestions([name.removesuffix(".html") for name in below])
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


def _outside_of_blocks(template: Template, tree: nodes.Template, blocks: _Blocks) -> Iterator[Problem]:
    """What a template that extends another has in blocks that the other lacks, or in no block at all."""
    from jinja2 import nodes

    if not any(isinstance(node, nodes.Extends) for node in tree.body):
        return
    bases, meant = blocks.inherited_by(template)
    for node in tree.body:
        if isinstance(node, nodes.Block) and not blocks.has(node.name, bases, besides=template):
            near = meant.nearest(node.name, itself=False)
            other = blocks.elsewhere(node.name, besides=template)
            help = f"did you mean {near}?" if near else "the docs list the blocks of each template"
            yield Problem(
                f"there is no block {node.name} to change, so this would show nowhere",
                line_of(template, node.lineno, [node.name]),
                f"it is a block of {other}" if other else help,
            )
        for piece in node.nodes if isinstance(node, nodes.Output) else ():
            words = piece.data if isinstance(piece, nodes.TemplateData) else "an expression"
            if words.strip():
                # Jinja gives the line on which a piece of text begins, which may be blank.
                line = piece.lineno + words[: -len(words.lstrip())].count("\n")
                yield Problem(
                    "this stands outside of the blocks, so it would show nowhere",
                    line_of(template, line, ()),
                    "write it inside a block: between {% block verse %}, say, and {% endblock %}",
                )


# Text is searched and not parsed: shipped templates are many, and are asked only for these two tags.
_BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")
_EXTENDS = re.compile(r"\{%[-+]?\s*extends\s+[\"']([^\"']+)[\"']\s*[-+]?%\}")
_MOST_BASES = 50
"""So many templates are followed up a chain of `extends`, which may be a circle."""


class _Blocks:
    """The blocks of all templates of a theme, at each of its levels, and which templates extend which.

    Templates of one name at several levels are taken together: which of them `extends` reaches depends on the
    prefix, and a block that any of them has may be shown.
    """

    def __init__(self, theme: Theme) -> None:
        self._by_name: dict[str, dict[str, list[Template]]] = {}  # a template's name, a block, who has it
        self._by_block: dict[str, list[tuple[str, Template]]] = {}
        self._bases: dict[str, list[str]] = {}  # what the templates of a name extend
        for name, template in sorted(each for level in theme.levels for each in level.templates.items()):
            inside = self._by_name.setdefault(name, {})
            for block in dict.fromkeys(_BLOCK.findall(template.text)):
                inside.setdefault(block, []).append(template)
                self._by_block.setdefault(block, []).append((name, template))
            self._bases.setdefault(name, []).extend(_bases_of(template))
        self._any = Suggestions(self._by_block)

    def inherited_by(self, template: Template) -> tuple[Set[str] | None, Suggestions]:
        """The names of all templates that one extends, each by way of the other, and the blocks of these.

        There are no names (`None`) and all blocks if they cannot be told.
        """
        waiting = _bases_of(template)
        bases: set[str] = set()
        while waiting and len(bases) <= _MOST_BASES:
            name = waiting.pop()
            if name not in bases:
                bases.add(name)
                waiting += self._bases.get(name, ())
        if not bases or waiting:  # a name is computed, or there are too many
            return None, self._any
        having = (each for name in bases for each in self._by_name.get(name, {}).items())
        return bases, Suggestions([block for block, each in having if each != [template]])

    def has(self, block: str, names: Set[str] | None, *, besides: Template) -> bool:
        """Whether a template of one of these names (any, if `None`) has a block, besides this template."""
        if names is None:
            return self.elsewhere(block, besides=besides) != ""
        having = (self._by_name.get(name, {}).get(block, ()) for name in names)
        return any(template is not besides for each in having for template in each)

    def elsewhere(self, block: str, *, besides: Template) -> str:
        """The name of the first template that has a block, besides this one; empty, if there is none."""
        first_two = self._by_block.get(block, ())[:2]
        return next((name for name, template in first_two if template is not besides), "")


def _bases_of(template: Template) -> list[str]:
    """The names of the templates that one extends, without the prefix that says at which level."""
    return [name.rpartition("/")[2] for name in _EXTENDS.findall(template.text)]
