"""`quietpage remove`: take somebody off the page, on the day on which they ask for it."""

from __future__ import annotations

from quietpage.cli.options import site_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from quietpage.cli.result import Result
    from quietpage.core.model import Person
    from quietpage.pipeline import ReadSite

HELP = "take somebody off the page"
RENDERS = False


def options(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="who is to be taken off")
    site_option(parser)
    parser.add_argument("--yes", action="store_true", help="do it without a question")


def run(arguments: Namespace) -> Result:
    from quietpage.cli.asking import ask, at_a_terminal, choose
    from quietpage.cli.entries import person_of
    from quietpage.cli.paths import folder_named
    from quietpage.cli.result import Result, UsageError
    from quietpage.pipeline import read_site

    folder = folder_named(arguments.folder)
    found = read_site(folder)
    name = arguments.name or ((ask("Who is to be taken off?") or "").strip() if at_a_terminal() else "")
    if not name:
        raise UsageError("say who is to be taken off: quietpage remove NAME")
    person = person_of(found, name)
    if not arguments.yes:
        if not at_a_terminal():
            raise UsageError(f"to take {person.name} off the page without a question, add --yes")
        if choose(f"Take {person.name} off the page?", {"yes": "yes", "no": "no"}) != "yes":
            return Result((f"{person.name} stays.",))
    return Result(tuple(take_off(person, found, folder)))


def take_off(person: Person, found: ReadSite, folder: Path) -> Iterator[str]:
    """Take a person off the page, and say what was done and what is left to do. Raises `Invalid`."""
    from quietpage.cli.entries import entry_of, remove_entry
    from quietpage.core.paths import shown
    from quietpage.core.shell import path_word
    from quietpage.importers.let_go import remember

    entry = entry_of(person, folder)
    remember(folder, person)
    whole = remove_entry(person, folder)
    gone = [entry.path] if whole else []
    if portrait := _take_portrait(person, found, folder):
        gone.append(portrait)
    if whole:
        yield f"{person.name} is off the page: {' and '.join(gone)} {'are' if gone[1:] else 'is'} gone."
    else:
        rest = f", and {gone[0]} is gone" if gone else ""
        yield f"{person.name} is off the page: their lines are out of {entry.path}{rest}."
    mentions = list(_mentions(person, found, folder))
    if mentions:
        yield f"Other texts speak of {person.name}, and were left as they are:"
        yield from (f"  {place}" for place in mentions)
    left = [each for each in found.site.people if each is not person]
    if all(each.draft for each in left):
        if left:
            yield "Whoever is left is still a draft, and the page can be built when somebody is ready."
        else:
            yield "Nobody is left on the page, and it can be built when somebody is there again."
        built = folder / "_site"
        if built.exists():
            yield f"What was built before stays as it is until then: take {shown(built)} away yourself."
    else:
        here = shown(folder)
        yield "The next build takes away what was made of it, and the next deploy what is published:"
        yield f"  quietpage build{'' if here == '.' else f' {path_word(here)}'}"
    if _in_git(folder):
        yield "git keeps what was there in its history, where whoever can see the repository finds it."
        yield "The surest way out is a new repository, made of the folder as it is now, in its place."
    if found.site.url and found.site.audience == "public" and not found.theme.minors:
        yield "Whoever reads the page's feed or its blogroll may keep what they had of it."


def _take_portrait(person: Person, found: ReadSite, folder: Path) -> str:
    """Take their picture away, unless somebody else has the same; its path, if it is gone."""
    from contextlib import suppress

    from quietpage.core.folders import opened
    from quietpage.core.paths import shown
    from quietpage.load.inventory import PORTRAITS

    if person.portrait is None:
        return ""
    name = person.portrait.file.value
    others = (each for each in found.site.people if each is not person)
    if any(each.portrait and each.portrait.file.value == name for each in others):
        return ""
    with suppress(OSError):
        opened(folder).inside(PORTRAITS).remove(name)
        return shown(folder / PORTRAITS / name)
    return ""


def _mentions(person: Person, found: ReadSite, folder: Path) -> Iterator[str]:
    """Where the texts of others, or of the page, have this person's name in them."""
    from quietpage.core.source import Span
    from quietpage.pipeline import own_texts_of
    from quietpage.typeset.texts import typeset_page, typeset_person

    site, name = found.site, person.name.value
    texts = [*typeset_page(site._replace(people=()), own_texts_of(folder, site)).texts]
    for each in site.people:
        if each is not person:
            texts += typeset_person(each, site.language).texts
    for text in texts:
        for at in _places_of(name, text.text.value):
            place = text.text.within(at, at + len(name))
            if isinstance(place, Span):
                line, column = place.source.line_and_column(place.start)
                yield f"{place.source.path}:{line}:{column}"
            else:
                yield place.path


def _places_of(name: str, text: str) -> Iterator[int]:
    """Where a name stands in a text, as words of its own, in small letters or large."""
    name, text = (each.lower() if len(each.lower()) == len(each) else each for each in (name, text))
    at = text.find(name)
    while name and at >= 0:
        before, behind = text[:at][-1:], text[at + len(name) :][:1]
        if not (before.isalnum() or behind.isalnum()):
            yield at
        at = text.find(name, at + 1)


def _in_git(folder: Path) -> bool:
    """Whether a folder is in a git repository, as far as can be seen without running git."""
    import os

    whole = folder.absolute()
    return any(os.path.lexists(around / ".git") for around in (whole, *whole.parents))
