"""Files of people in other shapes than one person or a list: by id, by name, in groups, below a key.

Asked only when a file's first keys are none of a person's. Each shape is one problem, with what to write in
place of the lines that are too many; the people in it are read all the same, each at its own place.
"""

from __future__ import annotations

from quietpage.core import suggestions
from quietpage.core.named_tuple import NamedTuple
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
from quietpage.validate.fields import PERSON_FIELDS
from quietpage.validate.foreign_words import meaning
from quietpage.validate.problems import Problems
from quietpage.validate.written import fits_in_a_help, one_line

_KEYS = {field.key for field in PERSON_FIELDS}
_NAMES = {"name", *next(field.synonyms for field in PERSON_FIELDS if field.key == "name"), "title"}
_OF_SOMEBODY = {*_KEYS, *(name for field in PERSON_FIELDS for name in field.synonyms), *_NAMES, "url"}


_CALLED_PEOPLE = frozenset(
    ("people", "persons", "members", "team", "friends", "authors", "links", "everybody", "menschen")
)
"""Keys below which people are looked for, however they are written."""

_CALLED_PLACES = frozenset(
    (
        *("accounts", "contact", "contacts", "elsewhere", "networks", "profiles", "sites", "social"),
        *("social_links", "social_media", "socials", "urls", "websites"),
    )
)
"""Keys below which other programs have the places of whoever has a name beside them, each with a name too."""


class _Found(NamedTuple):
    """Who stands below keys: the keys above them, those beside these, and the people."""

    above: list[tuple[Scalar, Node]]
    beside: list[Scalar]
    people: list[Node]


def people_in(content: Node, problems: Problems) -> tuple[Node, ...] | None:
    """The people of a file that has another shape, and a problem for it; None, if it has not."""
    if isinstance(content, Mapping):
        if _by_name(content):
            return _people_by_name(content, problems)
        if _by_id(content):
            return _people_by_id(content, problems)
        if len(content.entries) == 1:
            key, value = content.entries[0]
            if isinstance(value, Mapping) and _begins_below(key, value):
                if _by_id(value):
                    return _people_by_id(value, problems, key)
                if key.value.casefold() in _CALLED_PEOPLE and _by_name(value, of_any_case=True):
                    return _people_by_name(value, problems, key)
    if isinstance(content, Sequence) and (somebody := _in_dashes(content)):
        return _one_in_dashes(somebody, problems)
    if isinstance(content, Sequence) and (pairs := _in_pairs(content)):
        if _by_name(pairs):
            return _people_by_name(pairs, problems)
        if _by_id(pairs) or (len(pairs.entries) == 1 and _is_person(pairs.entries[0][1])):
            return _people_by_id(pairs, problems, dashes=True)
    if not _holds_people(content):
        return None
    found = _Found([], [], [])
    _gather(content, found)
    _report_above(found, problems)
    return tuple(found.people)


def _in_dashes(node: Sequence) -> Mapping | None:
    """A list with a dash before each key of one person, as one mapping; or nothing."""
    entries: list[tuple[Scalar, Node]] = []
    for item in node.items:
        if not isinstance(item, Mapping):
            return None
        entries += item.entries
    keys = [key.value for key, _ in entries]
    if len(node.items) < 2 or len(set(keys)) < len(keys) or not {"name", "reasons"} <= {*keys}:
        return None
    # Whoever has a name alone is somebody, and the others have forgotten theirs.
    if any(key not in _KEYS for key in keys) or keys[0] != "name" or "reasons" in _keys_of(node.items[0]):
        return None
    return Mapping(tuple(entries), node.span)


def _keys_of(node: Node) -> set[str]:
    return {key.value for key, _ in node.entries} if isinstance(node, Mapping) else set()


def _one_in_dashes(somebody: Mapping, problems: Problems) -> tuple[Node, ...]:
    key = somebody.entries[0][0]
    problems.report(
        "a dash begins a person, and here is one before each key of one",
        key.span,
        "take the dash and the space away before each of these: "
        + ", ".join(f"{each.value}:" for each, _ in somebody.entries),
    )
    return (somebody,)


def _in_pairs(node: Sequence) -> Mapping | None:
    """A list of which each item is a key and a value, as one mapping."""
    entries: list[tuple[Scalar, Node]] = []
    for item in node.items:
        if (
            not isinstance(item, Mapping)
            or len(item.entries) != 1
            or isinstance(item.entries[0][1], Sequence)
        ):
            return None
        entries += item.entries
    return Mapping(tuple(entries), node.span) if entries else None


def _gather(node: Node, found: _Found) -> None:
    """Go down to the people: what is above them, and what stands beside that."""
    if isinstance(node, Sequence):
        for item in node.items:
            if _holds_people(item):
                _gather(item, found)
            else:
                found.people.append(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            if _is_above_people(node, key, value):
                found.above.append((key, value))
                if _holds_people(value):
                    _gather(value, found)
                else:
                    found.people.extend(value.items if isinstance(value, Sequence) else (value,))
            else:
                found.beside.append(key)


def _holds_people(node: Node) -> bool:
    """Whether people stand below a key of a mapping, or of one in a list, that is nobody itself."""
    if isinstance(node, Sequence):
        return any(isinstance(item, Mapping) and _holds_people(item) for item in node.items)
    if not isinstance(node, Mapping) or any(key.value == "reasons" for key, _ in node.entries):
        return False
    return any(_is_above_people(node, key, value) for key, value in node.entries)


def _is_above_people(node: Mapping, key: Scalar, value: Node) -> bool:
    named = any(each.value == "name" for each, _ in node.entries)
    if isinstance(value, Sequence):
        # Below `links` of somebody with a name are links; without a name, it may be a list of people.
        own = named and (key.value in _KEYS or _is_of_one(suggestions.plain(key.value)))
        return not own and (_are_people(value) or _holds_people(value))
    if key.value in _KEYS or named:
        return False
    return _holds_people(value) or (_is_person(value) and _has_name(value))


def _is_of_one(key: str) -> bool:
    """Whether what is below a key belongs to whoever has a name beside it, though it has names, too."""
    found = meaning(key)
    return key in _CALLED_PLACES or (
        found is not None and found.kind in ("places", "role", "deeds", "topics", "support")
    )


def _are_people(node: Sequence) -> bool:
    """Whether a list holds people, and not reasons, say."""
    return bool(node.items) and all(_is_person(item) and _has_name(item) for item in node.items)


def _is_person(node: Node) -> bool:
    """Whether a mapping has keys of a person."""
    return isinstance(node, Mapping) and any(
        suggestions.plain(key.value) in _OF_SOMEBODY for key, _ in node.entries
    )


def _has_name(node: Node) -> bool:
    return isinstance(node, Mapping) and any(
        suggestions.plain(key.value) in _NAMES for key, _ in node.entries
    )


def _by_id(node: Mapping) -> bool:
    """Whether each key has a person of its own, but for some words beside them."""
    people = [value for _, value in node.entries if isinstance(value, Mapping)]
    others = [value for _, value in node.entries if not isinstance(value, Mapping)]
    if not people or any(key.value in _KEYS for key, value in node.entries):
        return False
    if not all(_is_person(value) and not _holds_people(value) for value in people):
        return False
    # One key alone, with a name below it, only stands above the person.
    return all(isinstance(value, Scalar) for value in others) and (
        len(people) > 1 or (not others and not _has_name(people[0]))
    )


def _by_name(node: Mapping, *, of_any_case: bool = False) -> bool:
    """Whether each key is somebody's name, with the reason behind it, or their address."""
    for key, value in node.entries[:_LOOKED_AT]:
        written = suggestions.plain(key.value)
        known = written in _OF_SOMEBODY or suggestions.measures(key.value)
        if known or suggestions.nearest(written, _KEYS, 0.72):
            return False
        if not (of_any_case or _like_a_name(key.value)):
            return False
        if not _has_text(value):
            return False
    return any(_has_words(value) for _, value in node.entries[:_LOOKED_AT])


_LOOKED_AT = 40
"""So many of a file's keys are looked at, to know what all of them are."""


def _like_a_name(key: str) -> bool:
    """Whether a key begins as names do: with a capital letter, or in a script without them."""
    return key[:1].isupper() or (key[:1].isalpha() and not key[:1].islower())


def _has_text(value: Node) -> bool:
    return _has_words(value) or (isinstance(value, Scalar) and value.value != "")


def _has_words(value: Node) -> bool:
    if _is_address(value):
        return True
    if isinstance(value, Sequence):
        return bool(value.items) and all(
            isinstance(item, Scalar) and _has_words(item) for item in value.items
        )
    return isinstance(value, Scalar) and len(value.value.split()) > 1


def _is_address(value: Node) -> bool:
    return isinstance(value, Scalar) and value.value.startswith(("https://", "http://"))


def _people_by_name(node: Mapping, problems: Problems, above: Scalar | None = None) -> tuple[Node, ...]:
    key, value = node.entries[0]
    name = one_line(key.value)
    away = f"take away {above.value}:; then " if above else ""
    if isinstance(value, Scalar) and _is_address(value):
        below = (
            f"reasons: and why they make a difference to you, and links: with Blog: {value.value} below it"
        )
    elif isinstance(value, Scalar) and value.style == "plain" and fits_in_a_help(value.value):
        below = f"reasons: {one_line(value.value)}"
    else:
        below = f"reasons: and what stands after {key.value}:"
    likewise = "; and the same for each of the others" if len(node.entries) > 1 else ""
    _report(
        key,
        f"{away}write - name: {name}, and below it, moved in by two spaces, {below}{likewise}",
        problems,
        node,
    )
    # Who has an address and no reason yet is not read: the help says that it is wanted.
    return tuple(
        Mapping(((_made("name", key), key), (_made("reasons", key), value)), key.span)
        for key, value in node.entries
        if not _is_address(value)
    )


def _people_by_id(
    node: Mapping, problems: Problems, above: Scalar | None = None, *, dashes: bool = False
) -> tuple[Node, ...]:
    people = [(key, value) for key, value in node.entries if isinstance(value, Mapping)]
    beside = [f"{key.value}:" for key, value in node.entries if not isinstance(value, Mapping)]
    beside = [f"{above.value}:", *beside] if above else beside
    key, value = people[0]
    likewise = "; and the same for each of the others" if len(people) > 1 else ""
    if not _has_name(value):
        help = _with_its_name(key, value, dashes)
        if len(node.entries) == 1 and not dashes and _begins_below(key, value):
            name = one_line(key.value)
            help = f"write name: {name} in its place, and move the lines below it out to where it begins"
    elif dashes:
        help = f"take {key.value}: away, and leave the dash before it and what stands below it as they are"
    elif _begins_below(key, value):
        help = f"put a dash in place of {key.value}: and leave what stands below it as it is"
    elif _in_braces(key) and not above:
        help = f"write [ and ] in place of the first brace and the last, and take {key.value}: away"
    else:
        help = f"put a dash and a space in place of {key.value}:"
    away = f"take away {_listed(beside)}; then " if beside else ""
    _report(key, away + help + likewise, problems, node)
    return tuple(each if _has_name(each) else _named(each, key) for key, each in people)


def _with_its_name(key: Scalar, value: Node, dashes: bool) -> str:
    """What to write in place of a key that is the name of the person below it."""
    name = one_line(key.value)
    if not _begins_below(key, value):
        if dashes:
            return f"write name: {name} in place of {key.value}:, and the others below it, just as far in"
        return (
            f"write - name: {name} in place of {key.value}:, and below it, moved in by two spaces, the others"
        )
    source = key.span.source
    step = source.line_and_column(value.span.start)[1] - source.line_and_column(key.span.start)[1]
    if dashes:
        step += 2
    if step < 2:
        return f"write - name: {name} in place of {key.value}:, and move the lines below it in by two spaces"
    dash = "-".ljust(step)
    instead = f"- {key.value}" if dashes else key.value
    return f"write {dash}name: {name} in place of {instead}: and leave what stands below it as it is"


def _named(node: Mapping, key: Scalar) -> Mapping:
    return Mapping(((_made("name", key), key), *node.entries), node.span)


def _made(word: str, key: Scalar) -> Scalar:
    """A key that nobody wrote, at the place of one that somebody did."""
    return Scalar(word, key.span)


def _begins_below(key: Scalar, value: Node) -> bool:
    """Whether what stands under a key begins on a line of its own."""
    return "\n" in key.span.source.text[key.span.end : value.span.start]


def _in_braces(key: Scalar) -> bool:
    """Whether a key is the first one behind a brace."""
    return key.span.source.text[: key.span.start].rstrip().endswith("{")


def _report(key: Scalar, help: str, problems: Problems, node: Mapping) -> None:
    if len(node.entries) > 1:
        message = f"people are a list, and here each stands under a key: {key.value}"
    else:
        message = f"nothing stands above a person, and here is {key.value}"
    problems.report(message, key.span, help)


def _report_above(found: _Found, problems: Problems) -> None:
    """Report the lines above people, with the way to be without them."""
    key, value = found.above[0]
    lines = list(
        dict.fromkeys(f"{each.value}:" for each in (*found.beside, *(key for key, _ in found.above)))
    )
    one = len(found.above) + len(found.beside) == 1
    first = min((key, *found.beside), key=lambda each: each.span.start)
    line_start = key.span.source.begin(key.span.source.line_and_column(key.span.start)[0])
    behind_a_dash = "-" in key.span.source.text[line_start : key.span.start]
    if one and behind_a_dash and isinstance(value, Mapping):
        help = f"take {lines[0]} away, and leave the dash before it and what stands below it as they are"
    elif _in_braces(first) and one:
        help = f"take {lines[0]} away, and the first brace and the last with it"
    elif _in_braces(first) and len([each for _, each in found.above if isinstance(each, Sequence)]) == 1:
        help = "take all away but the list of people, from its first bracket to its last"
    elif _begins_below(key, value):
        if one:
            help = f"take the line {lines[0]} away, and move the lines below it out to where it began"
        else:
            help = f"take the lines {_listed(lines)} away, and leave the others as they are"
    else:
        help = f"take {_listed(lines)} away, and leave the people as they are"
    problems.report(f"nothing stands above a person, and here is {first.value}", first.span, help)


def _listed(words: list[str]) -> str:
    words = [*words[:_FEW], "others"] if len(words) > _FEW else words
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


_FEW = 8
