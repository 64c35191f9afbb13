"""Somebody who comes to a page: the name of their file, what the page would say of them, and the writing."""

from __future__ import annotations

from collections.abc import Iterator

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.slugs import DEVICES, slug
from quietpage.core.source import Source, Span
from quietpage.importers import trial
from quietpage.importers.known import Directory, Page, where
from quietpage.importers.person_file import NewPerson, written
from quietpage.load.inventory import PEOPLE
from quietpage.parse.writer import Unwritable
from quietpage.parse.yaml import parse


class Given(NamedTuple):
    """What was given of somebody: the person, and each text with the source that it came from."""

    person: NewPerson
    origins: tuple[tuple[str, Source], ...] = ()


def address_of(name: str) -> str:
    """What the file of somebody of this name is called, without its ending; nothing, if it has no letters."""
    address = slug(name)
    return f"{address}-and-friends" if address in DEVICES else address


def with_address(person: NewPerson) -> NewPerson:
    """The person, with a `slug` if the one made of their name cannot be had on every computer."""
    address = slug(person.name)
    return person._replace(slug=address_of(person.name)) if address in DEVICES else person


def fault_of_name(page: Page, directory: Directory, name: str, origin: Source) -> Problem | None:
    """Why nobody of this name can come to the page: it has no letters, or somebody, or a file, has it."""
    at = Span(origin, 0, len(origin.text))
    if problem := unseen(name, origin):
        return problem
    address = address_of(name)
    if not address:
        return Problem(
            "no file and no page can be called by this name, because it has no letters",
            at,
            "write the name in letters",
        )
    known = directory.find(name)
    if known is not None:
        place = known.place
        file = place.source.path if isinstance(place, Span) else place.path
        return Problem(
            f"{known.name} is here already, in {file}",
            at,
            f"write what you want to add in {file}; for somebody else, give a name that tells them apart",
        )
    if is_taken(page, f"{address}.yml"):
        return Problem(
            f"there is a file {where(page, f'{address}.yml').path} already, and it stays as it is",
            at,
            "give that file another name, or give a name that tells them apart",
        )
    return None


def is_taken(page: Page, file: str) -> bool:
    """Whether there is anything of this name in `people/`."""
    try:
        return page.home.inside(PEOPLE).look(file) is not None
    except OSError:
        return False


def trial_problems(page: Page, given: Given) -> tuple[Problem, ...]:
    """Everything that a build would say of them, at its place in what was given."""
    for text, origin in given.origins:
        if problem := unseen(text, origin):
            return (problem,)
    person = with_address(given.person)
    source = Source(where(page, f"{address_of(person.name)}.yml").path, written(person, schema=False))
    problems = trial.problems_of(page, source)
    if not problems:
        return ()
    return tuple(trial.as_given(problems, parse(source)[0], given.origins))


def unseen(text: str, origin: Source) -> Problem | None:
    """The problem of a sign in a text that nobody sees, and that no file of a page may hold."""
    from quietpage.core.unicode import strange_signs

    found = next(strange_signs(text), None)
    if found is None:
        return None
    start, end, words = found
    return Problem(words, Span(origin, start, end), "take it away; it came perhaps with a copied text")


def write(page: Page, person: NewPerson, *, further: bool = False) -> str:
    """Write the file of somebody, and give its path. Raises `Invalid`, also if there is one already."""
    from quietpage.write.own_files import inside, write_new

    person = with_address(person)
    name = f"{address_of(person.name)}.yml"
    path = where(page, name)
    try:
        text = written(person, schema=page.schema, further=further, listed=page.listed)
    except Unwritable as reason:
        raise Invalid(
            Problem(reason.words, path, "take it away; it came perhaps with a copied text")
        ) from None
    write_new(inside(page.home, PEOPLE), name, text)
    return path.path


def in_words(problems: tuple[Problem, ...]) -> Iterator[str]:
    """Problems as they are told to somebody who has only just typed the text: without a place."""
    from quietpage.core.problem_text import told

    for problem in problems:
        said = told(problem)
        yield said.message
        if said.help:
            yield f"help: {said.help}"
