"""What is the matter with a theme's templates: why one cannot be drawn, and what would show nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import pairwise
from typing import TYPE_CHECKING

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from quietpage.core.diagnostics import Problem
from quietpage.core.model import Template, Theme, source_of
from quietpage.core.source import Span, Whole
from quietpage.locale import Words
from quietpage.validate.problems import Suggestions

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

_BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")

_EXTENDS = re.compile(r"\{%[-+]?\s*extends\s+[\"']([^\"']+)[\"']\s*[-+]?%\}")

_LONGEST_SAID = 160

_EVERYWHERE = ("site", "options", "page", "people", "words", "root", "person", "way", "verse")


def template_problem(reason: Exception, theme: Theme, name: str, reader: Environment) -> Problem:
    """Where in a template something went wrong, and what. `reader` is what reads the theme's templates."""
    paths = {template.path: template for level in theme.levels for template in level.templates.values()}
    own = {template.path for level in theme.levels for template in level.templates.values() if not level.ours}
    path, line = "", 0
    if isinstance(reason, _BEYOND) and (beyond := next(_beyond_bounds(theme, reader), None)):
        return beyond
    if isinstance(reason, TemplateSyntaxError):
        path, line = reason.filename or "", reason.lineno
    else:
        trace = reason.__traceback__
        while trace is not None:
            drawn = trace.tb_frame.f_code.co_filename
            # In a circle that goes through several, it is ours that does no wrong.
            if drawn in paths and (drawn in own or not (path in own and isinstance(reason, RecursionError))):
                path, line = drawn, trace.tb_lineno
            trace = trace.tb_next
    said = (
        reason.message
        if isinstance(reason, TemplateError) and reason.message
        else str(reason) or type(reason).__name__
    )
    if isinstance(reason, TemplateNotFound):
        from quietpage.core.suggestions import nearest

        folder, _, wanted = str(reason.name).rpartition("/")
        near = nearest(wanted, _names(theme))
        if near and folder:
            near = f"{_prefix_below(theme, path)}/{near}"
        message, help = (
            f"there is no template called {reason.name}",
            f"did you mean {near}?" if near else "see the names of the theme's templates in the docs",
        )
    elif isinstance(reason, TemplateSyntaxError):
        message, help = (
            f"Jinja cannot read this: {_plain(said)}",
            "compare the line with the theme's own template",
        )
    elif "is undefined" in said or "has no attribute" in said:
        near = _near_name(said)
        message, help = (
            f"Jinja does not know this name: {_plain(said)}",
            f"did you mean {near}?" if near else "the docs list the names that templates can use",
        )
    elif isinstance(reason, MemoryError):
        message, help = (
            "this template takes more memory than a quiet page needs",
            "make what it prints shorter",
        )
    elif isinstance(reason, RecursionError):
        message, help = (
            "this template goes round in a circle",
            f"a template that changes the theme's own begins with its name: {name_below(theme, path, name)}",
        )
    else:
        message, help = (
            f"this template cannot be drawn: {_plain(said)}",
            "compare the line with the theme's own template",
        )
    template = paths.get(path)
    if template is None:
        drawing = (level.templates[name].path for level in theme.levels if name in level.templates)
        return Problem(message, Whole(path or next(drawing, name)), help)
    return Problem(message, _line_of(template, line, re.findall(r"'([^']+)'", said)), help)


def lost(theme: Theme, reader: Environment) -> Iterator[Problem]:
    """What would show nowhere of somebody's own templates: one that nothing draws, a block that no other has,
    words outside of the blocks; and those that `reader`, which reads the theme's templates, cannot read.
    """
    from jinja2 import Environment, nodes

    beyond = list(_beyond_bounds(theme, reader))
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
                    _line_of(template, node.lineno, [node.name]),
                    f"it is a block of {other}" if other else help,
                )
            for piece in node.nodes if isinstance(node, nodes.Output) else ():
                words = piece.data if isinstance(piece, nodes.TemplateData) else "an expression"
                if words.strip():
                    line = piece.lineno + words[: -len(words.lstrip())].count("\n")
                    yield Problem(
                        "this stands outside of the blocks, so it would show nowhere",
                        _line_of(template, line, ()),
                        "write it inside a block: between {% block verse %}, say, and {% endblock %}",
                    )


_BEYOND = (RecursionError, SyntaxError, MemoryError, ValueError, OverflowError, SystemError)
"""What Jinja and Python raise where something lies too deep in another, or goes on for too long."""
_DEEPEST = 60
"""How many pieces of a template may lie in one another. Each takes several of Python's steps to the depth."""


def _beyond_bounds(theme: Theme, reader: Environment) -> Iterator[Problem]:
    """Templates of somebody's own that are deeper or longer than Jinja and Python can read."""
    for template in (each for level in theme.levels if not level.ours for each in level.templates.values()):
        try:
            if _depth(reader.parse(template.text)) <= _DEEPEST:
                reader.compile(template.text, filename=template.path)
                continue
        except TemplateError:
            continue  # it is told when it is drawn
        except _BEYOND:
            pass
        yield _beyond(template, reader)


def _depth(tree: nodes.Node) -> int:
    """How many nodes of a template lie in one another, at most."""
    depth, nodes = 0, [tree]
    while nodes and depth <= _DEEPEST:
        nodes = [child for node in nodes for child in node.iter_child_nodes()]
        depth += 1
    return depth


def _beyond(template: Template, reader: Environment) -> Problem:
    """What is the matter with a template that cannot be read: the place at which most is in one another."""
    blocks: list[str] = []
    brackets = length = 0
    line = 1
    worst = (0, 1, False)
    for number, kind, value in reader.lex(template.text):
        if kind in ("variable_begin", "block_begin"):
            brackets, length, line = 0, 0, number
        elif kind == "operator":
            brackets += (value in ("(", "[", "{")) - (value in (")", "]", "}"))
        elif kind == "name" and length == 0 and value in _OPENING:
            blocks.append(value)
        elif kind == "name" and length == 0 and value.startswith("end") and blocks:
            while blocks and blocks.pop() != value[3:]:
                pass
        elif kind == "name" and length == 0 and value in ("elif", "else") and blocks:
            blocks.append(value)
        if kind not in ("data", "whitespace", "comment", "variable_begin", "block_begin"):
            length += 1 + len(value) // _LONGEST_SAID
        worst = max(
            worst,
            (len(blocks) + brackets, -line, True),
            (length // 4, -line, False),
            key=lambda each: each[0],
        )
    _, line, deep = worst
    place = _line_of(template, abs(line), ())
    if deep:
        return Problem(
            "these lie deeper in one another than a page needs",
            place,
            "take some of the brackets or blocks out of the others",
        )
    return Problem(
        "this goes on for longer than a page needs",
        place,
        "break it up: give its parts names, with {% set part = … %}, and put these together",
    )


_OPENING = ("if", "for", "block", "macro", "call", "filter", "set", "with", "autoescape", "trans")


def _near_name(said: str) -> str:
    """The name that was meant, by what Jinja says of one that it does not know; nothing, if none is near."""
    from quietpage.core.suggestions import nearest
    from quietpage.render import view_models

    kind = re.search(r"'quietpage\.\w+\.(\w+) object'", said)
    fields = getattr(getattr(view_models, kind[1], Words), "_fields", ()) if kind else _EVERYWHERE
    return nearest(re.findall(r"'([^']+)'", said)[-1], fields)


def name_below(theme: Theme, path: str, name: str = "") -> str:
    """By what name a template reaches the one that it stands on: that of `path`, or else of this name."""
    own = (inner for level in theme.levels for inner, each in level.templates.items() if each.path == path)
    return f"{_prefix_below(theme, path)}/{next(own, name)}"


def _prefix_below(theme: Theme, path: str) -> str:
    """By what name a template of this path calls the folder that it stands on."""
    for level, below in pairwise(theme.levels):
        if any(template.path == path for template in level.templates.values()):
            return below.prefix if level.prefix else "theme"
    return "theme"


def _names(theme: Theme) -> frozenset[str]:
    return frozenset(name for level in theme.levels for name in level.templates)


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
        self._any = Suggestions(self._having)

    def below(self, template: Template) -> tuple[Set[str] | None, Suggestions]:
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
        return seen, Suggestions([block for block, each in having if each != [template]])

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


def _line_of(template: Template, line: int, names: Iterable[str]) -> Span:
    """A line of a template; or, in it, the name that was meant."""
    source = source_of(template)
    text = source.line(line)
    begin = source.begin(line)
    for name in reversed(list(names)):
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        if found:
            return Span(source, begin + found.start(), begin + found.end())
    indent = len(text) - len(text.lstrip())
    return Span(source, begin + indent, begin + max(indent + 1, len(text.rstrip())))


def _plain(said: str) -> str:
    """What Jinja says, in the words of the docs: a person, not the class that shows one."""

    def kind(found: re.Match[str]) -> str:
        name = found[1].lower()
        return name if name == "words" else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"

    named = re.sub(r"'quietpage\.\w+\.(\w+?)(?:Shown)? object'", kind, said)
    named = named.rstrip(".").replace("jinja2.", "")
    return named if len(named) <= _LONGEST_SAID else named[:_LONGEST_SAID] + "…"
