"""`quietpage gather`: people from elsewhere, chosen one by one, as drafts that wait for their reasons."""

from __future__ import annotations

from quietpage.cli.options import site_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Sequence

    from quietpage.cli.report import Reporter
    from quietpage.cli.result import Result
    from quietpage.core.diagnostics import Problem
    from quietpage.core.source import Source
    from quietpage.importers.candidates import Candidate
    from quietpage.importers.choosing import Choice
    from quietpage.importers.known import Directory, Page

HELP = "choose people from a blogroll, an address book or another list, as drafts"
RENDERS = False

_NOT_ALL = "A page is for the few who make a difference to you, and not for everybody you follow."


def options(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="a file, or a folder of files; - for standard input")
    parser.add_argument(
        "--only",
        metavar="NAME",
        action="append",
        default=[],
        help="take this one without asking; may be given again",
    )
    parser.add_argument("--everyone", action="store_true", help="take everybody without asking")
    parser.add_argument("--dry-run", action="store_true", help="do all but write; with -v, show the files")
    site_option(parser)


def run(arguments: Namespace) -> Result:
    """Write a draft for whoever is chosen: asked for one by one at a terminal, else named by the options."""
    from quietpage.cli.asking import at_a_terminal
    from quietpage.cli.paths import folder_named
    from quietpage.cli.report import Reporter
    from quietpage.cli.result import Result, UsageError
    from quietpage.importers.choosing import choice_of
    from quietpage.importers.known import page_of
    from quietpage.importers.let_go import read_let_go
    from quietpage.importers.trial import is_for_minors

    if arguments.only and arguments.everyone:
        raise UsageError("--only names some, and --everyone takes all: give one of them")
    page = page_of(folder_named(arguments.folder))
    problems: list[Problem] = []
    sources = _sources(arguments.source, problems, page.language)
    choice = choice_of(page, sources, read_let_go(page.home), minors=is_for_minors(page))
    choice = choice._replace(problems=(*problems, *choice.problems))
    reporter = Reporter(arguments)
    _tell_about(choice, reporter)
    if arguments.only:
        _write(page, _named(choice, arguments.only), arguments, reporter)
    elif arguments.everyone:
        if not all(each.reasons for each in choice.candidates):  # a form was filled in for this page
            reporter.sentences(_NOT_ALL)
        _write(page, choice.candidates, arguments, reporter)
    elif choice.candidates and arguments.source != "-" and at_a_terminal():
        code = _choose(page, choice.candidates, arguments, reporter)
        if code:
            return Result(exit_code=code)
    else:
        _list(choice, reporter)
    if choice.problems:
        reporter.problems(choice.problems)
        return Result(exit_code=1)
    return Result()


def _sources(given: str, problems: list[Problem], language: str) -> list[Source]:
    import re

    from quietpage.cli.result import UsageError
    from quietpage.importers.source_files import LARGEST, source_of, sources_at

    if given == "-":
        import sys

        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError("- is standard input, and nothing comes from there; name a file")
        return [source_of(sys.stdin.buffer.read(LARGEST + 1), "standard input", language)]
    if re.match(r"(?i)[a-z]{3,6}://", given):
        raise UsageError("nothing is fetched from the web; save the list in a file, and name that")
    if not given:
        raise UsageError("no file is named")
    return sources_at(given, problems, language)


def _tell_about(choice: Choice, reporter: Reporter) -> None:
    """Say who and what is left out, each once."""
    from quietpage.core.terminal import ended

    if choice.here:
        told = dict.fromkeys(
            each.name if each.name == known.name else f"{each.name} ({known.name})"
            for each, known in choice.here
        )
        reporter.sentences(ended(f"On the page already, and left out: {', '.join(told)}"))
    if choice.unheard:
        names = ", ".join(dict.fromkeys(each.name for each in choice.unheard))
        reporter.sentences(
            f"The list has a reason that is not in the file as it stands there: {names}. Nothing was "
            "added; if it is new, write it there, too."
        )
    if choice.gone:
        reporter.sentences(ended(f"Let go before, and not brought back: {', '.join(choice.gone)}"))
    if choice.measures:
        reporter.sentences(f"Left behind, since nobody is measured here: {_some(choice.measures)}.")
    if choice.led_away:
        reporter.sentences(
            "Left behind, since this page is about children: links, and all that leads to them."
        )
    if choice.private:
        reporter.sentences(f"Left behind, since they are not for a page: {', '.join(choice.private)}.")

    if choice.others:
        reporter.sentences(f"Left behind, since a page has no place for them: {_some(choice.others)}.")
    if choice.programs:
        reporter.details(f"Left behind, since they are for another program: {_some(choice.programs)}.")
    if any(each.portrait for each in choice.candidates):
        reporter.sentences("Not fetched: pictures. Each draft says where they are.")
    if hidden := [each.name for each in choice.candidates if each.hidden]:
        reporter.sentences(
            f"Not shown where this is from: {_some(hidden)}. Ask them before you take draft: yes away."
        )


_MOST, _LONGEST = 40, 60
"""So many words of a stranger's file are named in a line, and so much of each, in code points."""


def _some(words: Sequence[str]) -> str:
    """Words in a line: a stranger's file may have any number of them, of any length."""
    from quietpage.core.terminal import short

    told = ", ".join(short(each, _LONGEST, _LONGEST) for each in words[:_MOST])
    return f"{told} and others" if words[_MOST:] else told


def _list(choice: Choice, reporter: Reporter) -> None:
    """The names, a line each, and how to take some of them."""
    if not choice.candidates:
        if not choice.problems:
            reporter.sentences("There is nobody in this list who is not on the page.")
        return
    names = (f"{each.name} ({each.written})" if each.guessed else each.name for each in choice.candidates)
    form = all(each.reasons for each in choice.candidates)
    reporter.sentences(*(() if form else (_NOT_ALL,)), *(f"  {name}" for name in names))
    reporter.sentences(
        f'Nothing was written. To take somebody: --only "{choice.candidates[0].name}"; it can be given again.'
        + (" To take all of them: --everyone." if form else "")
    )


def _named(choice: Choice, names: Sequence[str]) -> tuple[Candidate, ...]:
    """The candidates of these names. Raises `UsageError` for a name that nobody has."""
    from quietpage.cli.result import UsageError
    from quietpage.core.suggestions import nearest
    from quietpage.importers.known import folded

    chosen: dict[Candidate, None] = {}
    left_out = {folded(each.name): "on the page already" for each, _ in choice.here}
    left_out.update((folded(name), "let go before, and not brought back") for name in choice.gone)
    for name in names:
        if not name.strip():
            raise UsageError("--only names nobody; give a name behind it")
        found = next(
            filter(None, ([each for each in choice.candidates if is_it(each, name)] for is_it in _IS)), []
        )
        if not found and folded(name) in left_out:
            raise UsageError(f"{name} is {left_out[folded(name)]}")
        if not found:
            names_there = dict.fromkeys(each.name for each in choice.candidates)
            # A part of a name may be that of several: they are shown, and nobody is taken for another.
            near = [each for each in names_there if folded(name) in map(folded, each.split())]
            near = near or list(filter(None, [nearest(name, names_there)]))
            raise UsageError(
                f"nobody in this list is called {name}; "
                + (
                    f"did you mean {' or '.join(near)}?"
                    if near and len(near) <= _OFFERED
                    else "without --only, their names are shown"
                )
            )
        chosen.update(dict.fromkeys(found))
    return tuple(chosen)


_OFFERED = 3
"""Of so many people with a part of their name in common, each is offered."""


def _is_called(candidate: Candidate, name: str) -> bool:
    from quietpage.importers.known import folded

    return folded(candidate.name) == folded(name)


def _stands_there(candidate: Candidate, name: str) -> bool:
    """Whether this is what the list says, where the name was guessed; or where they are."""
    from quietpage.importers.known import address_key, folded

    written = candidate.written and folded(candidate.written) == folded(name)
    return bool(written) or address_key(name) in map(address_key, (*candidate.addresses, *candidate.feeds))


_IS = (lambda each, name: each.name == name, _is_called, _stands_there)
"""How somebody can be named, the surest first."""


def _write(page: Page, chosen: Sequence[Candidate], arguments: Namespace, reporter: Reporter) -> None:
    """Write the drafts, one after the other; a file that is there is told, and the others are written."""
    from quietpage.core.diagnostics import Invalid

    problems: list[Problem] = []
    for each in chosen:
        try:
            reporter.sentences(_written(page, each, "", arguments, reporter))
        except Invalid as reason:
            problems += reason.problems
    if chosen and not arguments.dry_run and len(problems) < len(chosen):
        reporter.sentences(*_next(chosen))
    if problems:
        raise Invalid(*problems)


def _next(chosen: Iterable[Candidate]) -> tuple[str, str]:
    """What is left to do: to write the reasons, or to read those that came along."""
    to_do = "Write why they make a difference to you, each in their file, and take the line draft: yes away."
    if all(each.reasons for each in chosen):
        to_do = "Read each reason before it is shown, and take the line draft: yes away when it is right."
    return to_do, "Until then quietpage preview --drafts shows them, and nobody else sees them."


def _written(page: Page, chosen: Candidate, name: str, arguments: Namespace, reporter: Reporter) -> str:
    """Write the draft of somebody, and say where. Raises `Invalid`."""
    from quietpage.importers import newcomer
    from quietpage.importers.choosing import new_person
    from quietpage.importers.known import where
    from quietpage.importers.person_file import written

    person = new_person(chosen, name)
    if not arguments.dry_run:
        return f"{person.name}: {newcomer.write(page, person)}"
    person = newcomer.with_address(person)
    path = where(page, f"{newcomer.address_of(person.name)}.yml").path
    reporter.details(*written(person, schema=page.schema, listed=page.listed).rstrip("\n").split("\n"), "")
    return f"{person.name} would be in {path}"


# -- with a terminal


def _choose(page: Page, candidates: Sequence[Candidate], arguments: Namespace, reporter: Reporter) -> int:
    """Show one after another, and write whoever is chosen at once; the exit code, if it is to end with it."""
    from quietpage.cli.asking import choose, tell
    from quietpage.core.diagnostics import Invalid
    from quietpage.core.source import Source
    from quietpage.importers import newcomer
    from quietpage.importers.known import Directory, Known, where
    from quietpage.importers.let_go import PASSED_OVER, read_let_go

    passed = read_let_go(page.home, PASSED_OVER)
    candidates = sorted(candidates, key=lambda each: passed.has(each.name, each.addresses, each.feeds))
    if not all(each.reasons for each in candidates):
        tell(_NOT_ALL)
    tell("Here they are, one after another; stop whenever you like.")
    directory = Directory(page.people)
    written: list[Candidate] = []
    try:
        for each in candidates:
            tell("", *_shown(each))
            said = choose("Do they make a difference to you?", _ANSWERS)
            if said is None or said == _ENOUGH:
                break
            if said == "no":
                _pass_over(page, each, arguments)
                continue
            name = ""
            if each.guessed or newcomer.fault_of_name(page, directory, each.name, Source("", each.name)):
                asked = _ask_name(page, directory, each)
                if asked is None:
                    break
                name = asked
            try:
                tell(_written(page, each, name, arguments, reporter))
            except Invalid as reason:
                tell(*newcomer.in_words(reason.problems))
                continue
            written.append(each)
            known = Known(name or each.name, where(page, f"{newcomer.address_of(name or each.name)}.yml"))
            directory.put(known, each.addresses, each.feeds)
    except KeyboardInterrupt:
        if written and not arguments.dry_run:
            tell("What was chosen so far is kept.", *_next(written))
        return 130
    if written and not arguments.dry_run:
        tell("", *_next(written))
    elif not written:
        tell("Nothing was written.")
    return 0


def _pass_over(page: Page, candidate: Candidate, arguments: Namespace) -> None:
    """Show them last another evening."""
    from contextlib import suppress

    from quietpage.core.diagnostics import Invalid
    from quietpage.importers.let_go import PASSED_OVER, note

    if not arguments.dry_run:
        with suppress(Invalid):  # it is only for convenience
            note(page.home, candidate.name, candidate.addresses, candidate.feeds, PASSED_OVER)


_ENOUGH = "enough for today"
_ANSWERS = {"yes": "yes", "no": "no", "enough for today": _ENOUGH, "enough": _ENOUGH, "quit": _ENOUGH}


_NO_NAMES = ("y", "ye", "yes", "n", "no", "ok", "okay", "e", "enough", "enough for today", "q", "quit")
"""What is more likely an answer to the question before, in small letters."""


def _ask_name(page: Page, directory: Directory, candidate: Candidate) -> str | None:
    """What somebody is called whose name was guessed; nothing after Ctrl-D, empty for the guess."""
    from quietpage.cli.asking import ask, tell
    from quietpage.core.source import Source
    from quietpage.importers import newcomer

    doubted = ""
    while True:
        typed = ask(f"What are they called? (Enter for {candidate.name})")
        if typed is None:
            return None
        name = " ".join(typed.split())
        if name.casefold() in _NO_NAMES and name != doubted:
            # Whoever has just said yes says it once more. There are people of the name No.
            doubted = name
            tell(f"Is {name} their name? Then write it once more; or press Enter for {candidate.name}.")
            continue
        fault = newcomer.fault_of_name(
            page, directory, name or candidate.name, Source("", name or candidate.name)
        )
        if fault is None:
            return name
        tell(*newcomer.in_words((fault,)))


def _shown(candidate: Candidate) -> list[str]:
    """Somebody in a few lines."""
    lines = [candidate.name]
    if candidate.guessed:
        lines.append(f"  guessed from {candidate.guessed}, {candidate.written}")
    lines += [f"  {label}: {address}" for label, address in candidate.links]
    if not candidate.links:
        lines += [f"  feed: {feed}" for feed in candidate.feeds]
    lines += [f"  it says: {_short(text)}" for text in candidate.about[:1]]
    lines += [f"  why: {_short(text)}" for text in candidate.reasons]
    return lines


def _short(text: str) -> str:
    """A text on one line, and not all of it if it is long."""
    text = " ".join(text.split())
    return text if len(text) < 200 else text[:180].rsplit(" ", 1)[0] + " …"
