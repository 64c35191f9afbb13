"""Maps exceptions that Jinja raises while it reads or renders a template to problems for its author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from quietpage.core.diagnostics import Problem
from quietpage.core.model import Template, Theme, source_of
from quietpage.core.source import Span, Whole
from quietpage.locale import Words

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

_LONGEST_SAID = 160

_EVERYWHERE = ("site", "options", "page", "people", "words", "root", "person", "way", "verse")


def template_problem(reason: Exception, theme: Theme, name: str, reader: Environment) -> Problem:
    """Where in a template something went wrong, and what. `reader` is what reads the theme's templates."""
    paths = {template.path: template for level in theme.levels for template in level.templates.values()}
    own = {template.path for level in theme.levels for template in level.templates.values() if not level.ours}
    path, line = "", 0
    if isinstance(reason, _BEYOND) and (beyond := next(beyond_limits(theme, reader), None)):
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
    return Problem(message, line_of(template, line, re.findall(r"'([^']+)'", said)), help)


_BEYOND = (RecursionError, SyntaxError, MemoryError, ValueError, OverflowError, SystemError)
"""What Jinja and Python raise where something lies too deep in another, or goes on for too long."""
_DEEPEST = 60
"""How many pieces of a template may lie in one another. Each takes several of Python's steps to the depth."""


def beyond_limits(theme: Theme, reader: Environment) -> Iterator[Problem]:
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
    place = line_of(template, abs(line), ())
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

    kind = re.search(r"'quietpage\.(?:\w+\.)+(\w+) object'", said)
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


def line_of(template: Template, line: int, names: Iterable[str]) -> Span:
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

    named = re.sub(r"'quietpage\.(?:\w+\.)+(\w+?)(?:View)? object'", kind, said)
    named = named.rstrip(".").replace("jinja2.", "")
    return named if len(named) <= _LONGEST_SAID else named[:_LONGEST_SAID] + "…"
