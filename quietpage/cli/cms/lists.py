"""A file in the shape that a form keeps: lists where it has lists, quotes where it would read a number.

Pages CMS shows what is no list as an empty one in a field with several values, and saves that. What stands
there is put into a list with every sign as it was, comments too; all else in the file stays to the byte. What
comes of it is parsed again, and says the same, or the file is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quietpage.cli.cms.form import FormField
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Source
from quietpage.load.inventory import PORTRAITS
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
from quietpage.parse.splice import CannotSplice
from quietpage.parse.yaml import parse
from quietpage.validate.fields import WAYS
from quietpage.validate.node_spans import is_blank

Plain = str | list["Plain"] | dict[str, "Plain"]
"""A node without its places."""

# What the core schema of YAML makes something else of than a text (YAML, section 10.3.2).
_NO_TEXT = re.compile(
    r"true|True|TRUE|false|False|FALSE|Null|NULL|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


class Change(NamedTuple):
    """A value that a form would not keep: its key, with those above it, and the edits that help."""

    key: str
    edits: tuple[Edit, ...]
    cannot: bool = False


class Edit(NamedTuple):
    """A piece of a text, from `start` to `end`, and what stands there instead."""

    start: int
    end: int
    text: str


class _Cannot(Exception):
    """A value is written in a way that cannot be put into a list."""


def changes(root: Node | None, form: Iterable[FormField]) -> list[Change]:
    """What of a file a form would not keep, in the order of the file."""
    if not isinstance(root, Mapping):
        return []
    return list(_in_mapping(root, {field.key: field for field in form}, ""))


def changed(text: str, found: Iterable[Change]) -> str:
    """`text` with these changes, found in its node. Raises `CannotSplice` if one cannot be made."""
    told = list(found)
    if any(each.cannot for each in told):
        raise CannotSplice
    edits = sorted({edit for each in told for edit in each.edits})
    made, at = [], 0
    for edit in edits:
        if edit.start < at:
            raise CannotSplice
        made += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*made, text[at:]])


def in_lists(text: str, form: tuple[FormField, ...]) -> str:
    """The text of a file as a form keeps it. Raises `CannotSplice` if that cannot be done and all else stays.

    A byte order mark is not in the text.
    """
    root, problems = parse(Source("", text))
    found = changes(root, form)
    if not found or root is None:
        return text
    made = changed(text, found)
    after, more = parse(Source("", made))
    if after is None or len(more) > len(problems) or changes(after, form):
        raise CannotSplice
    if _plain(after) != _wanted(root, form):
        raise CannotSplice
    return made


def _in_mapping(node: Mapping, form: dict[str, FormField], above: str) -> Iterator[Change]:
    for key, value in node.entries:
        path = f"{above}{key.value}"
        field = form.get(key.value)
        if field is None and path == WAYS.key and isinstance(value, Mapping) and _any_empty(value):
            yield _bare_ways(path, value)
        elif field is None:
            yield from _kept(path, value)
        elif field.fields and not field.several:
            if isinstance(value, Mapping):
                yield from _in_mapping(value, {each.key: each for each in field.fields}, f"{path}.")
        elif field.several:
            yield from _in_list(path, key, value, field, in_braces=_in_braces(node))
        elif isinstance(value, Scalar):
            if field.picture and (edit := _picture(value)):
                yield Change(path, (edit,))
            yield from _kept(path, value, field.text)


def _any_empty(node: Mapping) -> bool:
    return any(isinstance(value, Scalar) and _is_nothing(value) for _, value in node.entries)


def _bare_ways(path: str, node: Mapping) -> Change:
    """Ways with nothing behind their colons, as a list; that cannot be, if another has a line about it.

    No field is for them, but what is empty is taken out of a file wherever it stands.
    """
    if _in_braces(node) or not all(is_blank(value) for _, value in node.entries):
        return Change(path, (), cannot=True)
    edits = []
    for key, _ in node.entries:
        edits.append(Edit(key.span.start, key.span.start, "- "))
        edits.append(Edit(key.span.end, _colon(key), ""))
    return Change(path, tuple(edits))


def _in_list(path: str, key: Scalar, value: Node, field: FormField, *, in_braces: bool) -> Iterator[Change]:
    """What would be lost of a value where the form has a list: of texts, or of groups with two keys."""
    try:
        if isinstance(value, Scalar):
            if not _is_nothing(value):
                yield Change(path, (*_as_item(key, value, field, in_braces), *_quotes(value, field.text)))
        elif isinstance(value, Mapping):
            if value.entries and field.fields:
                yield Change(path, tuple(_as_items(value, field)))
        elif field.fields:
            edits = [edit for item in value.items for edit in _grouped(item, value, field)]
            if edits:
                yield Change(path, tuple(edits))
            inner = {each.key: each for each in field.fields}
            for item in value.items:
                if isinstance(item, Mapping):
                    yield from _in_mapping(item, inner, f"{path}.")
        else:
            for item in value.items:
                yield from _kept(path, item, field.text)
    except _Cannot:
        yield Change(path, (), cannot=True)


def _kept(path: str, node: Node, text: bool = False) -> Iterator[Change]:
    """Texts that would be read as something else, in a value that stays as it is."""
    if isinstance(node, Scalar):
        if edits := tuple(_quotes(node, text)):
            yield Change(path, edits)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _kept(path, item, text)
    else:
        for _, value in node.entries:
            yield from _kept(path, value, text)


def _quotes(scalar: Scalar, text: bool) -> Iterator[Edit]:
    """Quotes for a plain text that YAML makes a number or the like of; for `null` where it is a word."""
    if scalar.style == "plain" and (_NO_TEXT.fullmatch(scalar.value) or (text and scalar.value == "null")):
        yield Edit(scalar.span.start, scalar.span.end, f'"{scalar.value}"')


def _picture(scalar: Scalar) -> Edit | None:
    """The folder before the name of a picture: without it, the form knows none."""
    written = scalar.value.strip()
    if not written or written.startswith(f"{PORTRAITS}/") or _is_nothing(scalar):
        return None
    at = scalar.span.start + (scalar.style in ("single", "double"))
    if scalar.style in ("literal", "folded"):
        at = scalar.at(0, 1).start
    root = f"/{PORTRAITS}/"
    if written.startswith(root) and scalar.span.source.text.startswith(root, at):
        return Edit(at, at + 1, "")
    return Edit(at, at, f"{PORTRAITS}/")


def _as_item(key: Scalar, value: Scalar, field: FormField, in_braces: bool) -> Iterator[Edit]:
    """A text as the only item of a list."""
    word = f"{field.fields[-1].key}: " if field.fields else ""
    start, end = value.span.start, value.span.end
    if in_braces:
        before, behind = ("[{" + word, "}]") if word else ("[", "]")
        yield Edit(start, start, before)
        yield Edit(end, end, behind)
        return
    source = key.span.source
    indent = _column(source.text, key.span.start) + 2
    colon = _colon(key)
    gap = source.text[colon:start]
    item = " " * indent + "- " + word
    if "\n" in gap or "\r" in gap:  # it begins on a line of its own
        begin = start - _column(source.text, start)
        if source.text[begin:start].strip(" "):
            raise _Cannot
        yield Edit(begin, start, item)
    elif gap.strip(" \t"):
        raise _Cannot
    else:
        yield Edit(colon, start, _newline(source.text, colon) + item)
    yield from _moved(value, indent if not word else indent + 2)


def _as_items(node: Mapping, field: FormField) -> Iterator[Edit]:
    """Words of the writer's own and what stands under them, as a list of groups."""
    first, second = (each.key for each in (field.fields[0], field.fields[-1]))
    text = node.span.source.text
    if _in_braces(node):
        yield Edit(node.span.start, node.span.start + 1, "[")
        for key, value in node.entries:
            if not isinstance(value, Scalar) or value.span.start == value.span.end:
                raise _Cannot
            colon = _colon(key)
            yield Edit(key.span.start, key.span.start, "{" + first + ": ")
            yield from _quotes(key, True)
            gap = " " if text[colon : colon + 1] not in (" ", "\n", "\r") else ""
            yield Edit(key.span.end, colon, f", {second}:{gap}")
            yield from _quotes(value, False)
            yield Edit(value.span.end, value.span.end, "}")
        yield Edit(node.span.end - 1, node.span.end, "]")
        return
    for key, value in node.entries:
        if not isinstance(value, Scalar):
            raise _Cannot
        indent = _column(text, key.span.start)
        colon = _colon(key)
        yield Edit(key.span.start, key.span.start, f"- {first}: ")
        yield from _quotes(key, True)
        yield Edit(key.span.end, colon, f"{_newline(text, colon)}{' ' * indent}  {second}:")
        yield from _quotes(value, False)
        yield from _moved(value, 2)


def _grouped(item: Node, around: Sequence, field: FormField) -> Iterator[Edit]:
    """A text in a list of groups as a group of its own."""
    if not isinstance(item, Scalar):
        return
    word = f"{field.fields[-1].key}: "
    start, end = item.span.start, item.span.end
    if _is_nothing(item):
        return
    text = item.span.source.text
    if text.startswith("[", around.span.start):
        yield Edit(start, start, "{" + word)
        yield from _quotes(item, False)
        yield Edit(end, end, "}")
        return
    column = _column(text, start)
    before = text[start - column : start]
    if not before.strip().endswith("-"):
        raise _Cannot  # it begins below its dash
    yield Edit(start, start, word)
    yield from _quotes(item, False)
    yield from _moved(item, column - before.rindex("-"))


def _moved(scalar: Scalar, by: int) -> Iterator[Edit]:
    """The further lines of a text, moved in: as far as its key, so that nothing of them changes."""
    text = scalar.span.source.text
    end = scalar.span.end
    if scalar.style in ("literal", "folded"):
        # Lines of space alone behind it may be a part of it.
        space = re.compile(r"(?:(?:\r\n|\r|\n)[ \t]*+(?=[\r\n]|\Z))*+").match(text, end)
        end = space.end() if space else end
    for found in re.compile(r"(?:\r\n|\r|\n)(?=[^\r\n])").finditer(text, scalar.span.start, end):
        yield Edit(found.end(), found.end(), " " * by)


def _colon(key: Scalar) -> int:
    """The place behind the colon of a key. Raises `_Cannot` if it is not beside it."""
    found = re.compile(r"[ \t]*:").match(key.span.source.text, key.span.end)
    if found is None:
        raise _Cannot
    return found.end()


def _column(text: str, at: int) -> int:
    return at - 1 - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at))


def _newline(text: str, at: int) -> str:
    found = re.compile(r"\r\n|\r|\n").search(text, at) or re.search(r"\r\n|\r|\n", text)
    return found[0] if found else "\n"


def _in_braces(node: Mapping) -> bool:
    return node.span.source.text.startswith("{", node.span.start)


def _is_nothing(scalar: Scalar) -> bool:
    return not scalar.value.strip() or (scalar.style == "plain" and scalar.value in ("~", "null"))


# -- the proof


def _wanted(root: Node, form: tuple[FormField, ...]) -> Plain:
    """What a file is to say."""
    assert isinstance(root, Mapping)
    fields = {field.key: field for field in form}
    said: dict[str, Plain] = {}
    for key, value in root.entries:
        field = fields.get(key.value)
        if field is None and key.value == WAYS.key and isinstance(value, Mapping) and _any_empty(value):
            said[key.value] = [word.value for word, _ in value.entries]
        else:
            said[key.value] = _plain(value) if field is None else _value(value, field)
    return said


def _value(node: Node, field: FormField) -> Plain:
    if field.fields and not field.several:
        return _wanted(node, field.fields) if isinstance(node, Mapping) else _plain(node)
    if field.picture and isinstance(node, Scalar) and _picture(node):
        written = node.value.strip().removeprefix(f"/{PORTRAITS}/")
        return node.value.replace(node.value.strip(), f"{PORTRAITS}/{written}")
    if not field.several or (isinstance(node, Scalar) and _is_nothing(node)):
        return _plain(node)
    if not field.fields:
        return [_plain(node)] if isinstance(node, Scalar) else _plain(node)
    first, second = field.fields[0].key, field.fields[-1].key
    if isinstance(node, Mapping):
        return [{first: key.value, second: _plain(value)} for key, value in node.entries]
    if isinstance(node, Scalar):
        return [{second: node.value}]
    return [
        {second: item.value} if isinstance(item, Scalar) and not _is_nothing(item) else _plain(item)
        for item in node.items
    ]


def _plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key.value: _plain(value) for key, value in node.entries}
