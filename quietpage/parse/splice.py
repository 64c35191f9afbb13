"""One key of a YAML text set or taken away, and every other byte left as it is.

Comments, order, quotes, space and line ends are the writer's: nothing is written anew but the value at its
place. Whatever comes of it is parsed again before it is given back, and says what it said before but for that
key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Pairs

from quietpage.core.source import Source, Span
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
from quietpage.parse.writer import Value, after_key, in_flow, inline, quoted, text_parts
from quietpage.parse.yaml import parse

_MARK = "\ufeff"
"""A byte order mark: it stands before the text, and no place counts it."""

_BREAK = re.compile(r"\r\n|\r|\n")
_SPACE = re.compile(r"(?:\r\n|\r|\n)([ \t]*+)(?=[\r\n]|\Z)")
_BLANK = re.compile(r"(?:[ \t]*+(?:\r\n|\r|\n))*+")

Plain = str | list["Plain"] | dict[str, "Plain"] | None
"""A node without its places."""

Change = Callable[[Plain], Plain]


class CannotSplice(Exception):
    """There is no place in this text where the change could be made and nothing else would change."""


def set_key(text: str, mapping: Mapping, key: str, value: Value, after: Iterable[str] = ()) -> str:
    """`text` with this value under this key of a mapping, which was parsed from this very text.

    A key that is there keeps its place, and the comment behind it. A new one stands behind the first of the
    keys named in `after` that is there, or behind all of them. Raises `CannotSplice`, and `Unwritable` for a
    value that could not be read back.
    """
    mark, body = _parted(text)
    wanted = _plain_value(value)
    old = next(((name, node) for name, node in mapping.entries if name.value == key), None)
    if _in_braces(body, mapping):
        made = _replaced_in_flow(body, *old, value) if old else _added_in_flow(body, mapping, key, value)
    else:
        made = _replaced(body, *old, value) if old else _added(body, mapping, key, value, tuple(after))
    return mark + _first_right(body, mapping, made, lambda pairs: {**_dict(pairs), key: wanted})


def remove_key(text: str, mapping: Mapping, key: str) -> str:
    """`text` without a key of a mapping, and without the comment on its own line.

    Raises `CannotSplice`, also for the only key of a mapping, and `KeyError` if the key is not there.
    """
    mark, body = _parted(text)
    name, node = next(((name, node) for name, node in mapping.entries if name.value == key), (None, None))
    if name is None or node is None:
        raise KeyError(key)

    def made() -> Iterator[str]:
        if _in_braces(body, mapping):
            end = max(name.span.end, node.span.end)
            behind = re.compile(r"\s*,\s*").match(body, end)
            before = body[: name.span.start].rstrip()
            if behind:
                yield body[: name.span.start] + body[behind.end() :]
            elif before.endswith(","):
                yield before[:-1] + body[end:]
            return
        start, end = _line_start(body, name.span.start), _line_behind(body, node)
        lead = body[start : name.span.start]
        if not lead.strip(" "):
            yield body[:start] + body[end:]
            blank = _BLANK.match(body, end)  # a text below `|+` before it would have these lines, too
            yield body[:start] + body[blank.end() if blank else end :]
        else:  # behind the dash of a list: the next key takes its place
            following = next((each for each, _ in mapping.entries if each.span.start >= end), None)
            if following is not None:
                yield body[: name.span.start] + body[following.span.start :]

    def without(pairs: Plain) -> Plain:
        return {name: each for name, each in _dict(pairs).items() if name != key}

    return mark + _first_right(body, mapping, made(), without)


def remove_item(text: str, sequence: Sequence, item: Node) -> str:
    """`text` without an item of a list, with the comments that stand inside of it.

    Raises `CannotSplice`, also for the only item.
    """
    mark, body = _parted(text)
    if len(sequence.items) < 2:
        raise CannotSplice
    index = next(at for at, each in enumerate(sequence.items) if each is item or each == item)

    def without(items: Plain) -> Plain:
        assert isinstance(items, list)
        return [*items[:index], *items[index + 1 :]]

    if body.startswith("[", sequence.span.start):
        return mark + _first_right(body, sequence, _without_in_flow(body, item), without)
    begin = body.rfind("-", 0, item.span.start)
    start, end = _line_start(body, begin), _line_behind(body, item)
    if begin < 0 or body[start:begin].strip(" "):
        raise CannotSplice
    return mark + _first_right(body, sequence, [body[:start] + body[end:]], without)


def _parted(text: str) -> tuple[str, str]:
    return (_MARK, text[1:]) if text.startswith(_MARK) else ("", text)


def _plain_value(value: Value) -> Plain:
    if isinstance(value, str):
        return value
    return dict(value) if isinstance(value, Pairs) else list(value)


# -- in a mapping of lines


def _replaced(body: str, key: Scalar, old: Node, value: Value) -> Iterator[str]:
    """The text with another value behind a key that is there."""
    newline = _newline(body, key.span.start)
    indent = " " * (key.span.start - _line_start(body, key.span.start))
    colon = body.index(":", key.span.end) + 1
    key_line_end = _line_end(body, colon)
    start, end = old.span.start, old.span.end
    literal = isinstance(old, Scalar) and old.style in ("literal", "folded")
    below = start > key_line_end  # the value begins on a line of its own
    empty = start == end
    gap = body[colon:start] if not (empty or below) else " "
    rest = ""  # the comments of the key's line, and of the value's last line
    if empty:
        rest, stop = body[colon:key_line_end], key_line_end
    elif literal:
        bar = re.compile(r"[|>][-+0-9]*").match(body, start)
        first = _line_end(body, start)
        rest, stop = body[bar.end() if bar else first : first], _line_end(body, end)
        stop = _past_space(body, stop)
    else:
        stop = _line_end(body, end)
        between = body[colon:key_line_end] if below else ""
        block = below and not isinstance(old, Scalar) and body[start] not in "[{"
        rest = between + ("" if block else body[end:stop])
    for header, lines in _written(value, indent, newline):
        before = gap if header else ""
        yield f"{body[:colon]}{before}{header}{rest}{lines}{body[stop:]}"


def _added(body: str, mapping: Mapping, key: str, value: Value, after: tuple[str, ...]) -> Iterator[str]:
    """The text with a new key: at the place where it is wanted, or else where it changes nothing else."""
    if not mapping.entries:
        return
    names = [name.value for name, _ in mapping.entries]
    wanted = next((names.index(name) for name in after if name in names), len(names) - 1)
    order = [wanted, *(at for at in reversed(range(len(names))) if at != wanted)]
    first = mapping.entries[0][0].span.start
    newline = _newline(body, first)
    indent = " " * (first - _line_start(body, first))
    for header, lines in _written(value, indent, newline):
        line = f"{indent}{inline(key)}:{' ' if header else ''}{header}{lines}"
        for at in order:
            behind = _line_behind(body, mapping.entries[at][1])
            if body[:behind].endswith(("\n", "\r")):
                yield f"{body[:behind]}{line}{newline}{body[behind:]}"
            else:
                yield f"{body[:behind]}{newline}{line}{body[behind:]}"
        # A text below a bar that ends with the file would get a line end: so the new key comes before it.
        yield f"{body[:first]}{line.removeprefix(indent)}{newline}{indent}{body[first:]}"


def _written(value: Value, indent: str, newline: str) -> Iterator[tuple[str, str]]:
    """A value as what stands on its key's line and what stands below, in one way and then in another."""
    if isinstance(value, str):
        yield text_parts(value, f"{indent}  ", newline)
        yield quoted(value), ""
        return
    whole = after_key(value, indent, newline)
    yield ("", whole) if whole.startswith(newline) else (whole.strip(), "")
    yield in_flow(value), ""


# -- in a mapping in braces


def _replaced_in_flow(body: str, key: Scalar, old: Node, value: Value) -> Iterator[str]:
    piece = in_flow(value)
    start, end = old.span.start, old.span.end
    if start < end:
        yield f"{body[:start]}{piece}{body[end:]}"
        return
    colon = re.compile(r"\s*:").match(body, key.span.end)
    at = colon.end() if colon else key.span.end
    yield f"{body[:at]}{'' if colon else ':'} {piece}{body[at:]}"


def _added_in_flow(body: str, mapping: Mapping, key: str, value: Value) -> Iterator[str]:
    pair = f"{inline(key, flow=True)}: {in_flow(value)}"
    if not mapping.entries:
        at = mapping.span.start + 1
        yield f"{body[:at]}{pair}{body[at:]}"
        return
    name, last = mapping.entries[-1]
    at = max(name.span.end, last.span.end)
    yield f"{body[:at]}, {pair}{body[at:]}"


def _without_in_flow(body: str, item: Node) -> Iterator[str]:
    """The text without an item in square brackets, and without the comma behind it, or the one before it."""
    start, end = item.span.start, item.span.end
    behind = re.compile(r"\s*,").match(body, end)
    if behind:
        line_start, line_end = _line_start(body, start), _line_end(body, behind.end())
        rest = body[behind.end() : line_end].strip(" \t")
        if not body[line_start:start].strip(" \t") and (not rest or rest.startswith("#")):
            found = _BREAK.match(body, line_end)  # it has lines of its own
            yield body[:line_start] + body[found.end() if found else line_end :]
        space = re.compile(r"[ \t]*").match(body, behind.end())
        yield body[:start] + body[space.end() if space else behind.end() :]
    before = body[:start].rstrip()
    if before.endswith(","):
        yield before[:-1] + body[end:]


def _in_braces(body: str, mapping: Mapping) -> bool:
    return body[mapping.span.start : mapping.span.start + 1] == "{"


# -- lines


def _line_start(body: str, at: int) -> int:
    return max(body.rfind("\n", 0, at), body.rfind("\r", 0, at)) + 1


def _line_end(body: str, at: int) -> int:
    """Where the line ends in which a place is: before its line end."""
    found = _BREAK.search(body, at)
    return found.start() if found else len(body)


def _line_behind(body: str, node: Node) -> int:
    """Where the line begins that follows a value: behind all that belongs to it."""
    found = _BREAK.search(body, node.span.end)
    at = found.end() if found else len(body)
    last = _last_scalar(node)
    # Below `|+`, the empty lines belong to the text.
    if last is not None and re.match(r"[|>]\d?\+|[|>]\+", last.span.text):
        blank = _BLANK.match(body, at)
        at = blank.end() if blank else at
    return at


def _past_space(body: str, at: int) -> int:
    """Behind the last of the lines of space alone that follow a line's end: they may be a part of its text.

    Lines that are empty are left, if no such line stands behind them.
    """
    last = at
    while line := _SPACE.match(body, at):
        at = line.end()
        last = at if line[1] else last
    return last


def _last_scalar(node: Node) -> Scalar | None:
    while not isinstance(node, Scalar):
        if isinstance(node, Mapping) and node.entries:
            node = node.entries[-1][1]
        elif isinstance(node, Sequence) and node.items:
            node = node.items[-1]
        else:
            return None
    return node


def _newline(body: str, at: int) -> str:
    """The line end of the line in which a place is, or of the first line that has one."""
    found = _BREAK.search(body, at) or _BREAK.search(body)
    return found[0] if found else "\n"


# -- the proof


def _first_right(body: str, changed: Mapping | Sequence, made: Iterable[str], change: Change) -> str:
    """The first of these texts that says what the text said before, but for the change."""
    before, told = parse(Source("", body))
    wanted = _plain(before, changed.span, change)
    for each in made:
        node, problems = parse(Source("", each))
        if node is not None and len(problems) <= len(told) and _plain(node) == wanted:
            return each
    raise CannotSplice


def _plain(node: Node | None, at: Span | None = None, change: Change | None = None) -> Plain:
    """A node as plain values, with a change to the one that stands at a place."""
    made: Plain
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        made = [_plain(item, at, change) for item in node.items]
    else:
        made = {key.value: _plain(value, at, change) for key, value in node.entries}
    here = at is not None and (node.span.start, node.span.end) == (at.start, at.end)
    return change(made) if here and change else made


def _dict(pairs: Plain) -> dict[str, Plain]:
    assert isinstance(pairs, dict)
    return pairs
