"""`quietpage ask`: a letter to somebody before they are on the page. `thank` is the same with other words."""

from __future__ import annotations

from argparse import ArgumentTypeError

from quietpage.cli.options import site_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from quietpage.cli.result import Result
    from quietpage.core.model import Person, Site
    from quietpage.letters.letter import Letter
    from quietpage.pipeline import ReadSite

HELP = "write a letter that asks somebody whether they may be on the page"
RENDERS = False

NOTES = ("yes", "no", "waiting", "said no", "not needed")


def options(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="who it is for")
    site_option(parser)
    parser.add_argument(
        "--everyone", action="store_true", help="a letter to each of them, but those of whom it is not needed"
    )
    parser.add_argument(
        "--card",
        metavar="FILE.html",
        type=_card_file,
        help="write it as a page to print; with --everyone, as slips to cut out",
    )
    parser.add_argument(
        "--mail",
        metavar="ADDRESS",
        type=_mail_address,
        help="where letters reach them, if their links do not say; the last line then opens it there",
    )
    parser.add_argument(
        "--note",
        metavar="WORD",
        choices=NOTES,
        help="write this behind asked: in their file afterwards: " + ", ".join(NOTES),
    )


def run(arguments: Namespace) -> Result:
    return write_letters(arguments, "ask")


def write_letters(arguments: Namespace, kind: str) -> Result:
    """The letters that were asked for, as text or as a page to print; `kind` is `ask` or `thank`."""
    from quietpage.cli.asking import at_a_terminal, tell
    from quietpage.cli.paths import folder_named
    from quietpage.cli.result import Result
    from quietpage.letters.letter import letter_to, mail_address, mail_of
    from quietpage.pipeline import read_site

    folder = folder_named(arguments.folder)
    found = read_site(folder)
    people = _addressed(arguments, found, kind)
    _refuse_problems(found, people)
    letters = [letter_to(person, found.site, kind, minors=found.theme.minors) for person in people]
    letter_lines: list[str] = []
    said: list[str] = []
    if arguments.card:
        _write_card(arguments.card, letters, found)
        said.append(f"It is in {arguments.card}, to be opened in a browser and printed.")
    else:
        for person, letter in zip(people, letters, strict=True):
            letter_lines += [*(_BETWEEN if letter_lines else ()), *letter.text.rstrip("\n").split("\n")]
            to = arguments.mail or mail_of(person)
            if to and not arguments.quiet:  # the line is for the author, and no part of the letter
                letter_lines += ["", mail_address(letter, to)]
    word = arguments.note
    if not word and at_a_terminal() and not arguments.quiet:
        tell(*letter_lines, *said, "")
        letter_lines, said = [], []
        word = _offer_to_note(people, kind)
    if word:
        _note(word, people, folder)
        said.append(f"Noted, for you alone: asked: {word}")
    return Result(tuple(said), output=tuple(letter_lines))


_BETWEEN = ("", "", "* * *", "", "")


def _addressed(arguments: Namespace, found: ReadSite, kind: str) -> list[Person]:
    """Whom the letters are for. Raises `UsageError`, and `Invalid` for somebody who has no reason yet."""
    from quietpage.cli.asking import ask, at_a_terminal
    from quietpage.cli.entries import person_of
    from quietpage.cli.result import UsageError
    from quietpage.core.diagnostics import Invalid, Problem

    name = arguments.name
    if not name and not arguments.everyone and at_a_terminal():
        name = (ask("Who is it for?") or "").strip()
    if arguments.everyone == bool(name):
        raise UsageError("say who it is for: somebody's name, or --everyone")
    if arguments.everyone:
        if arguments.mail:
            raise UsageError("--mail is for a letter to somebody; with --everyone, leave it out")
        without = ("yes", "said no", "not needed") if kind == "ask" else ("said no", "not needed")
        people = [each for each in found.site.people if each.reasons and each.asked not in without]
        if kind != "ask" and people:
            people = [person for person in people if not person.draft]
            if not people:
                raise UsageError(
                    "everybody is still a draft, and thanks are for those on the page; the letter before "
                    "that is quietpage ask --everyone"
                )
        if not people:
            raise UsageError("there is nobody to write to; those whose asked: says so are left out")
        return [*_by_name(people, found.site)]
    person = person_of(found, name)
    if person.asked == "said no":
        raise UsageError(f"{person.name} said no, and is left in peace")
    if not person.reasons:
        raise Invalid(
            Problem(
                f"there is no reason for {person.name} yet, and a letter says it word for word",
                person.name.place,
                "add a line that begins with reasons: and say in your own words why they make a difference "
                "to you",
            )
        )
    return [person]


def _by_name(people: Sequence[Person], site: Site) -> Sequence[Person]:
    """In the order in which names are looked for, to hand the letters out."""
    from quietpage.core.order import ordered

    return ordered(site._replace(people=tuple(people), order="by name"))


def _refuse_problems(found: ReadSite, people: Sequence[Person]) -> None:
    """Raises `Invalid` if these people could not be on a page: then their words are not ready to be sent.

    And so it does if the letter would be signed by the name that a new page comes with.
    """
    from quietpage.check.placeholders import check_author
    from quietpage.core.diagnostics import Invalid
    from quietpage.core.source import Span
    from quietpage.pipeline import compose

    sources = [person.name.place.source for person in people if isinstance(person.name.place, Span)]
    # Their words as they would be on the page, and nothing else: a portrait has no say in a letter.
    alone = tuple(person._replace(portrait=None, draft=False) for person in people)
    _, problems, _ = compose(found.site._replace(people=alone, welcome=None), found.theme)
    both = (*found.problems, *problems)
    theirs = [each for each in both if isinstance(each.place, Span) and each.place.source in sources]
    if theirs := [*check_author(found.site), *theirs]:
        raise Invalid(*theirs)


def _write_card(name: str, letters: Sequence[Letter], found: ReadSite) -> None:
    from quietpage.cli.named_file import write_named
    from quietpage.letters.sheet import sheet_of

    write_named(name, sheet_of(letters, found.theme, found.site.language).encode())


def _offer_to_note(people: Sequence[Person], kind: str) -> str:
    """Ask whether it is to be noted that these people were asked; the word, or nothing."""
    from quietpage.cli.asking import choose

    offered = "waiting" if kind == "ask" else "yes"
    if all(person.asked in (offered, "yes") for person in people):
        return ""
    whose = people[0].name.value if len(people) == 1 else "all of them"
    answer = choose(f"Note asked: {offered} for {whose}?", {"yes": "yes", "no": "no"})
    return offered if answer == "yes" else ""


def _note(word: str, people: Sequence[Person], folder: Path) -> None:
    from quietpage.cli.entries import set_in_entry

    for person in people:
        if person.asked != word:
            set_in_entry(person, folder, "asked", word, ("revisited", "links", "reasons"))


def _card_file(name: str) -> str:
    from quietpage.cli.named_file import file_name

    return file_name(name, ".html", ".htm")


def _mail_address(address: str) -> str:
    from quietpage.core.urls import faults

    address = address.removeprefix("mailto:")
    if "?" in address or any(faults(f"mailto:{address}")):
        raise ArgumentTypeError("this is not an address for letters; write it as name@example.org")
    return address
