"""People by the names that a command is given, and their entries in the files where they stand.

An entry is changed at one place, by `parse.splice`, and everything else in its file stays to the byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from quietpage.cli.result import UsageError
from quietpage.core.comparison_keys import name_key
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import opened
from quietpage.core.model import Person
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.os_errors import said
from quietpage.core.source import Place, Source, Span, Whole
from quietpage.core.suggestions import nearest
from quietpage.load.inventory import PEOPLE
from quietpage.parse.nodes import Mapping, Node
from quietpage.parse.nodes import Sequence as List
from quietpage.parse.splice import CannotSplice, remove_item, set_key
from quietpage.parse.writer import Value
from quietpage.parse.yaml import parse
from quietpage.write.own_files import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.pipeline import ReadSite

_LARGEST = 20_000_000


class Nobody(UsageError):
    """There is nobody with the name that was given."""


def people_of(found: ReadSite, names: Sequence[str]) -> list[Person]:
    """The people of a site with these names, each once, in the order of the names. Raises as `person_of`."""
    return list({id(person): person for person in (person_of(found, name) for name in names)}.values())


def person_of(found: ReadSite, name: str) -> Person:
    """The person of a site with this name.

    Raises `UsageError`; or `Invalid` if they may stand in a file that could not be read: then it is told why.
    """
    try:
        return person_named(found.site.people, name)
    except Nobody:
        if problems := tuple(unread(found)):
            raise Invalid(*problems) from None
        raise


def unread(found: ReadSite) -> Iterator[Problem]:
    """The problems of the places in the folder `people` of which nobody was read."""
    read = {_path(person.name.place) for person in found.site.people}
    folder = f"{found.config.path.removesuffix(found.config.name)}{PEOPLE}"
    for problem in found.problems:
        path = _path(problem.place)
        if path not in read and (path == folder or path.startswith(f"{folder}/")):
            yield problem


def _path(place: Place) -> str:
    return place.source.path if isinstance(place, Span) else place.path


def person_named(people: Iterable[Person], name: str) -> Person:
    """The person with this name: in any case, with or without accents, or the only one whose name has it.

    The address of their page will do, too. Raises `UsageError` with the names that were perhaps meant.
    """
    everybody = list(people)
    wanted = name_key(name)
    for key in (_exactly, _by_name, _by_slug):
        found = [person for person in everybody if key(person) == (name if key is _exactly else wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(_which(name, found))
    words = set(wanted.split())
    found = [person for person in everybody if words and words <= set(_by_name(person).split())]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(_which(name, found))
    near = nearest(name, [person.name.value for person in everybody])
    meant = f"; did you mean {near}?" if near else "; write the name as it stands in the folder people"
    raise Nobody(f"there is nobody called {name} here{meant}")


def _exactly(person: Person) -> str:
    return person.name.value


def _by_name(person: Person) -> str:
    return name_key(person.name.value)


def _by_slug(person: Person) -> str:
    return name_key(person.slug)


def _which(name: str, found: Sequence[Person]) -> str:
    names = [f"{person.name} ({person.slug})" for person in found[:8]]
    return (
        f"there are several people called {name}: {', '.join(names)}; name one of them by what is in brackets"
    )


class Entry(NamedTuple):
    """Where a person stands: the file in the folder `people`, what it holds, and their part of it."""

    name: str
    path: str
    content: bytes
    root: Node
    own: Mapping

    @property
    def alone(self) -> bool:
        """Whether nobody else stands in the file."""
        return not isinstance(self.root, List) or len(self.root.items) == 1


def entry_of(person: Person, folder: Path) -> Entry:
    """A person's entry, read anew. Raises `Invalid` if it is not where it was a moment ago."""
    place = person.name.place
    assert isinstance(place, Span)
    path = folder / place.source.name
    found = opened(folder).inside(PEOPLE).content(path.name, _LARGEST)
    content = found[1] if found else b""
    same = content.decode("utf-8-sig", "replace") == place.source.text
    if same:
        source = Source(place.source.path, place.source.text, place.source.name)
        root, _ = parse(source)
        for node in root.items if isinstance(root, List) else (root,):
            if isinstance(node, Mapping) and any(
                key.value == "name" and value.span.start <= place.start <= value.span.end
                for key, value in node.entries
            ):
                assert root is not None
                return Entry(path.name, place.source.path, content, root, node)
    if same:  # below a key of their own, or of the file: read all the same, and told as a problem of the file
        raise Invalid(
            Problem(
                f"{person.name} stands below another key in this file, where people are a list",
                place,
                "give the file the form that quietpage check tells, and give the command once more",
            )
        )
    raise Invalid(
        Problem(
            f"{person.name} is not where they were a moment ago",
            place,
            "save the file, and give the command once more",
        )
    )


def set_in_entry(person: Person, folder: Path, key: str, value: Value, after: Iterable[str] = ()) -> None:
    """Write a key of a person. Raises `Invalid` if there is no place for it."""
    entry = entry_of(person, folder)
    _change(
        person, folder, entry, lambda text: set_key(text, entry.own, key, value, after), f"{key}: {value}"
    )


def replace_in_entry(person: Person, folder: Path, span: Span, new: str) -> bool:
    """Write a word in place of another one, which stands at `span` of the person's file, and nowhere else.

    Says whether it could be done: not, if the file would then say something else besides.
    """
    entry = entry_of(person, folder)
    text = entry.content.decode("utf-8-sig")
    old = span.text
    changed = text[: span.start] + new + text[span.end :]
    before, after = _texts(parse(Source("", text))[0]), _texts(parse(Source("", changed))[0])
    # What is written anew is read anew: every text is what it was, but for the word in the one place.
    if len(before) != len(after):
        return False
    for (was, at), (now, _) in zip(before, after, strict=True):
        inside = at.start <= span.start and span.end <= at.end
        if now != was and not (inside and now in _replaced_once(was, old, new)):
            return False
    _write(folder, entry, changed)
    return True


def remove_entry(person: Person, folder: Path) -> bool:
    """Take a person out of their file; the file itself, if nobody else is in it. Says whether it is gone."""
    entry = entry_of(person, folder)
    if entry.alone:
        people = opened(folder).inside(PEOPLE)
        try:
            people.remove(entry.name)
        except FileNotFoundError:
            pass  # somebody took it away meanwhile
        except OSError as reason:
            raise Invalid(
                Problem(said(reason), Whole(entry.path), "see whether you may take files out of its folder")
            ) from None
        return True
    root = entry.root
    assert isinstance(root, List)
    _change(person, folder, entry, lambda text: remove_item(text, root, entry.own), "")
    return False


def _change(person: Person, folder: Path, entry: Entry, change: Callable[[str], str], line: str) -> None:
    try:
        _write(folder, entry, change(entry.content.decode()).removeprefix("\ufeff"))
    except CannotSplice:
        what = f"write it yourself: {line}" if line else "take them out of the file yourself"
        raise Invalid(
            Problem(
                f"the file is written in a way in which this cannot be done without touching more of it: "
                f"{person.name}",
                person.name.place,
                what,
            )
        ) from None


def _write(folder: Path, entry: Entry, text: str) -> None:
    mark = b"\xef\xbb\xbf" if entry.content.startswith(b"\xef\xbb\xbf") else b""
    replace(opened(folder).inside(PEOPLE), entry.name, entry.content, mark + text.encode())


def _texts(node: Node | None) -> list[tuple[str, Span]]:
    """Every text in a node, keys too, and where it stands."""
    if node is None:
        return []
    if isinstance(node, Mapping):
        return [each for key, value in node.entries for part in (key, value) for each in _texts(part)]
    if isinstance(node, List):
        return [each for item in node.items for each in _texts(item)]
    return [(node.value, node.span)]


def _replaced_once(text: str, old: str, new: str) -> Iterator[str]:
    at = text.find(old)
    while at >= 0:
        yield text[:at] + new + text[at + len(old) :]
        at = text.find(old, at + 1)
