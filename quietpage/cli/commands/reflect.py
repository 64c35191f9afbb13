"""`quietpage reflect`: one person at a time, the reason as it stands, and one of the old questions."""

from __future__ import annotations

from argparse import ArgumentTypeError

from quietpage.cli.options import LONGEST_WORD, site_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from quietpage.cli.result import Result
    from quietpage.core.model import Person
    from quietpage.pipeline import ReadSite

HELP = "read a reason again, with a question to yourself"
RENDERS = False


def options(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="about whom; whoever is next, if left out")
    site_option(parser)
    parser.add_argument(
        "--calendar",
        metavar="FILE.ics",
        nargs="?",
        const="",
        type=_calendar_file,
        help="write a nudge once a year for your calendar, to this file or to standard output",
    )


def run(arguments: Namespace) -> Result:
    from quietpage.cli.asking import at_a_terminal
    from quietpage.cli.entries import person_of, unread
    from quietpage.cli.paths import folder_named
    from quietpage.cli.result import Result, UsageError
    from quietpage.core.diagnostics import Invalid
    from quietpage.letters.questions import going_on
    from quietpage.pipeline import read_site

    folder = folder_named(arguments.folder)
    found = read_site(folder)
    if arguments.calendar is not None:
        return _calendar(arguments.calendar, found, folder)
    people = {person.slug: person for person in _people(found)}
    if arguments.name:
        order = [person_of(found, arguments.name).slug]
    else:
        order = going_on(list(people), _last(folder))
    if not order:
        if problems := tuple(unread(found)):
            raise Invalid(*problems)
        raise UsageError("there is nobody with a reason here yet")
    if not at_a_terminal():
        person = person_of(found, arguments.name) if arguments.name else people[order[0]]
        _keep_last(folder, person.slug)
        return Result(
            output=(
                *_shown(person, found),
                "",
                "To keep it, do nothing. To rewrite it, it stands in:",
                f"  {_where(person)}",
                "To thank them, or to let them go:",
                *_further(person, folder),
            )
        )
    return _evening(order, folder)


def _evening(order: list[str], folder: Path) -> Result:
    """One person after another, until it is enough."""
    from quietpage.cli.asking import choose, tell
    from quietpage.cli.commands.remove import take_off
    from quietpage.cli.result import Result
    from quietpage.letters.letter import THANK, letter_to, mail_address, mail_of
    from quietpage.pipeline import read_site

    for slug in order:
        found = read_site(folder)  # what was written since, perhaps in an editor beside
        person = next((each for each in found.site.people if each.slug == slug), None)
        if person is None:
            continue
        tell("", *_shown(person, found), "")
        answer = choose(
            "keep, rewrite, thank, let go, or enough for today?",
            {word: word for word in ("keep", "rewrite", "thank", "let go", "enough")}
            | {"enough for today": "enough", "quit": "enough", "remove": "let go"},
        )
        if answer in (None, "enough"):
            break
        _keep_last(folder, slug)
        if answer == "rewrite":
            _edit(person, folder)
        elif answer == "thank":
            letter = letter_to(person, found.site, THANK, minors=found.theme.minors)
            to = mail_of(person)
            tell("", *letter.text.split("\n"), *([mail_address(letter, to), ""] if to else ()))
        elif answer == "let go":
            if choose(f"Take {person.name} off the page?", {"yes": "yes", "no": "no"}) == "yes":
                tell(*take_off(person, found, folder))
            continue
        _note_when(slug, folder)
    return Result(("Enough for today.",))


def _note_when(slug: str, folder: Path) -> None:
    """Offer to note when this was read again, in words of one's own."""
    from datetime import date

    from quietpage.cli.asking import ask, tell
    from quietpage.cli.entries import set_in_entry
    from quietpage.core.diagnostics import Invalid
    from quietpage.letters.questions import this_season
    from quietpage.pipeline import read_site

    offered = this_season(date.today())
    typed = ask(f"Note that you read it {offered}? (yes / no, or when, in your own words)")
    words = (typed or "").strip()
    if words.casefold() in ("", "n", "no"):
        return
    words = offered if words.casefold() in ("y", "yes") else words
    # The file may be another by now: its author has just had it open.
    person = next((each for each in read_site(folder).site.people if each.slug == slug), None)
    if person is None:
        return
    try:
        set_in_entry(person, folder, "revisited", words, ("asked", "language", "links", "reasons"))
    except (Invalid, ValueError) as reason:
        problem = reason.problems[0] if isinstance(reason, Invalid) else None
        tell(f"{problem.message}: {problem.help}" if problem else "That cannot be written down.")


def _edit(person: Person, folder: Path) -> None:
    """Open the author's editor where the reason stands."""
    import os
    import subprocess

    from quietpage.cli.asking import tell
    from quietpage.core.source import Span

    editor = words_of(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    place = person.reasons[0].text.place
    if not editor or not isinstance(place, Span):
        tell("Its words stand here:", f"  {_where(person)}")
        return
    line, _ = place.source.line_and_column(place.start)
    path = str(folder / place.source.name)
    try:
        subprocess.run([*editor, *_at_line(editor[0], path, line)], check=False)
    except OSError:
        tell(f"The editor {editor[0]} could not be opened. Its words stand here:", f"  {_where(person)}")
        return
    _tell_slips(place.source.path, folder)


def _tell_slips(path: str, folder: Path) -> None:
    """Say what is the matter with a file that was open in an editor, while its author knows what they did."""
    from quietpage.cli.report import print_problems
    from quietpage.core.source import Span
    from quietpage.pipeline import read_site

    problems = read_site(folder).problems
    theirs = [each for each in problems if isinstance(each.place, Span) and each.place.source.path == path]
    if theirs:
        print_problems(theirs, None)


def words_of(editor: str) -> list[str]:
    """A command with its options, as a shell reads it; one word, if that is a program or not to be read."""
    import shlex
    import shutil

    if " " in editor.strip() and shutil.which(editor):  # a path with a space in it, written without quotes
        return [editor]
    try:
        return shlex.split(editor)
    except ValueError:  # a quote that nothing closes
        return [editor]


def _at_line(editor: str, path: str, line: int) -> list[str]:
    """How an editor is told the line: most understand `+LINE FILE`."""
    import os

    name = os.path.basename(editor).lower().removesuffix(".exe").removesuffix(".cmd")
    if name in ("code", "codium", "cursor", "code-insiders"):
        return ["--wait", "--goto", f"{path}:{line}"]
    if name in ("subl", "zed"):
        return ["--wait", f"{path}:{line}"]
    if name in ("vi", "vim", "nvim", "nano", "emacs", "emacsclient", "kak", "joe", "micro", "gedit", "kate"):
        return [f"+{line}", path]
    return [path]


def _people(found: ReadSite) -> list[Person]:
    from quietpage.core.model import REFUSED

    return [each for each in found.site.people if each.reasons and not each.draft and each.asked != REFUSED]


def _shown(person: Person, found: ReadSite) -> list[str]:
    """The name, the reason as it stands, and a question."""
    from datetime import date

    from quietpage.letters.plain import plain_of
    from quietpage.letters.questions import question_for, this_season
    from quietpage.typeset.texts import typeset_person

    reasons = [plain_of(prose.html) for prose in typeset_person(person, found.site.language).reasons]
    lines = [str(person.name), ""]
    for reason in reasons:
        lines += [*(f"  {line}".rstrip() for line in reason.split("\n")), ""]
    today = date.today()
    return [*lines, question_for(person.slug, f"{this_season(today)} {today.year}")]


def _where(person: Person) -> str:
    from quietpage.core.source import Span

    place = person.reasons[0].text.place if person.reasons else person.name.place
    if not isinstance(place, Span):
        return place.path
    return f"{place.source.path}:{place.source.line_and_column(place.start)[0]}"


def _further(person: Person, folder: Path) -> list[str]:
    from quietpage.cli.shell import command
    from quietpage.core.paths import shown

    there = () if shown(folder) == "." else ("-C", shown(folder))
    return [f"  {command('quietpage', verb, str(person.name), *there)}" for verb in ("thank", "remove")]


def _calendar(name: str, found: ReadSite, folder: Path) -> Result:
    from datetime import date
    from pathlib import Path as path

    from quietpage.cli.result import Result, UsageError
    from quietpage.cli.shell import command
    from quietpage.core.os_errors import said
    from quietpage.letters.calendar import yearly
    from quietpage.locale import words_for

    site = found.site
    title = str(site.title or words_for(site.language).title)
    words = f"Read your reasons again: {command('quietpage', 'reflect', '-C', str(folder.absolute()))}"
    text = yearly(title, words, str(folder.absolute()), date.today())
    if not name:
        return Result(output=tuple(text.replace("\r\n", "\n").rstrip("\n").split("\n")))
    try:
        with path(name).open("xb") as file:
            file.write(text.encode())
    except FileExistsError:
        raise UsageError(
            f"there is a file {name} already, and it stays as it is; give another name"
        ) from None
    except OSError as reason:
        raise UsageError(f"{name} could not be written: {said(reason)}; give another place") from None
    return Result((f"It is in {name}; open it with your calendar.",))


def _last(folder: Path) -> str:
    """Whose reason was read last, as the user's cache folder has it; nothing, if it has nothing."""
    from quietpage.cache.folder import kept, take

    cache = kept(folder, "reflect", make=False)
    return take(cache, _LABEL, 1000).decode("utf-8", "replace") if cache else ""


def _keep_last(folder: Path, slug: str) -> None:
    from quietpage.cache.folder import kept, put

    cache = kept(folder, "reflect", make=True)
    if cache:
        put(cache, _LABEL, slug.encode())


_LABEL = b"last".hex().ljust(40, "0")


def _calendar_file(name: str) -> str:
    if name and (not name.lower().endswith(".ics") or len(name) > LONGEST_WORD or "\0" in name):
        raise ArgumentTypeError("name a file that ends in .ics, or none")
    return name
