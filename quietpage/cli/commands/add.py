"""`quietpage add`: somebody who makes a difference, why, and where to meet them, as a file of their own."""

from __future__ import annotations

from quietpage.cli.options import LONGEST_WORD, site_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quietpage.cli.result import Result
    from quietpage.core.source import Source
    from quietpage.importers.known import Directory, Page
    from quietpage.importers.newcomer import Given

HELP = "add somebody who makes a difference: who, why, and where to meet them"
RENDERS = False


def options(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="who; asked for if left out")
    parser.add_argument(
        "--why", metavar="TEXT", help="why, in your own words; - reads it from standard input"
    )
    parser.add_argument(
        "--link",
        metavar="LABEL=ADDRESS",
        action="append",
        default=[],
        help="where to meet them; may be given again",
    )
    parser.add_argument(
        "--way",
        metavar="WAY",
        action="append",
        default=[],
        help="a way in which they make a difference, such as laughs; may be given again",
    )
    site_option(parser)


def run(arguments: Namespace) -> Result:
    """Write a file for somebody. Without a terminal nothing is asked: name and reason have to be given."""
    from quietpage.cli.asking import at_a_terminal, tell
    from quietpage.cli.paths import folder_named
    from quietpage.cli.result import UsageError
    from quietpage.core.diagnostics import Invalid
    from quietpage.importers import newcomer
    from quietpage.importers.known import Directory, page_of

    asked = (arguments.name is None or arguments.why is None) and arguments.why != "-" and at_a_terminal()
    if not asked:
        if arguments.name is None:
            raise UsageError("say who it is: quietpage add NAME --why TEXT")
        if arguments.why is None:
            raise UsageError("say why, in your own words: --why TEXT, or --why - for standard input")
    page = page_of(folder_named(arguments.folder))
    directory = Directory(page.people)
    given = _given(arguments)
    if given.person.name and (known := newcomer.fault_of_name(page, directory, *_origin_of(given, "NAME"))):
        raise Invalid(known)
    if given.person.name or not asked:
        problems = newcomer.trial_problems(page, _with_a_reason(given))
        if problems:
            raise Invalid(*problems)
    if asked:
        try:
            answered = _ask(page, directory, given)
        except KeyboardInterrupt:
            tell("Nothing was written.")
            raise
        if answered is None:
            return _said("Nothing was written.")
        given = answered
    path = newcomer.write(page, given.person, further=True)
    name = given.person.name
    if given.person.draft:
        return _said(f"{name} is in {path}, as a draft: it waits for the reason, in your own words.")
    return _said(f"{name} is in {path}.")


def _said(*sentences: str) -> Result:
    from quietpage.cli.result import Result

    return Result(sentences)


def _given(arguments: Namespace) -> Given:
    """What the command line says. Raises `UsageError`."""
    from quietpage.cli.given import text_given, tidy
    from quietpage.cli.result import UsageError
    from quietpage.core.source import Source
    from quietpage.importers.labels import link_of
    from quietpage.importers.newcomer import Given
    from quietpage.importers.person_file import NewPerson

    origins = []
    name = ""
    if arguments.name is not None:
        name = " ".join(arguments.name.split())
        if not name:
            raise UsageError("the name is empty; say who it is")
        if len(name) > LONGEST_WORD:
            raise UsageError("this is longer than a name can be")
        origins.append((name, Source("NAME", name)))
    why = ""
    if arguments.why is not None:
        why, origin = text_given(arguments.why, "why")
        if not why:
            raise UsageError("there is no reason in --why yet; say why, in your own words")
        origins.append((why, Source(origin, why)))
    links: list[tuple[str, str]] = []
    for text in arguments.link:
        label, address = link_of(text)
        if not label or not address:
            raise UsageError(f"write {text} as a label and an address: --link Blog=https://example.org/")
        if label in dict(links):
            raise UsageError(f"two links are called {label}; give one of them another label")
        links.append((label, address))
        origins += [(label, Source("--link", label)), (address, Source("--link", address))]
    ways = tuple(dict.fromkeys(tidy(way) for way in arguments.way if tidy(way)))
    origins += [(way, Source("--way", way)) for way in ways]
    return Given(NewPerson(name, (why,) if why else (), ways, tuple(links)), tuple(origins))


def _origin_of(given: Given, path: str) -> tuple[str, Source]:
    return next((text, origin) for text, origin in given.origins if origin.path == path)


_A_REASON = "They listen."
"""Stands for a reason that is still to be asked for, while the rest is looked at."""


def _with_a_reason(given: Given) -> Given:
    if given.person.reasons:
        return given
    return given._replace(person=given.person._replace(reasons=(_A_REASON,)))


# -- with a terminal


def _ask(page: Page, directory: Directory, given: Given) -> Given | None:
    """Ask for what was not given; nothing, if whoever was asked leaves."""
    person = given.person
    if not person.name:
        name = _ask_who(page, directory, given)
        if name is None:
            return None
        person = person._replace(name=name)
    if not person.reasons:
        why = _ask_why(page, given._replace(person=person))
        person = person._replace(reasons=(why,)) if why else person._replace(draft=True)
    if not person.links:
        from quietpage.importers.trial import is_for_minors

        if not is_for_minors(page):
            person = person._replace(links=_ask_where(page, given._replace(person=person)))
    return given._replace(person=person)


def _ask_who(page: Page, directory: Directory, given: Given) -> str | None:
    from quietpage.cli.asking import answer, tell
    from quietpage.core.source import Source
    from quietpage.importers import newcomer

    tell("Who makes a difference to you?")
    while True:
        typed = answer()
        if typed is None:
            return None
        name = " ".join(typed.split())
        if not name:
            continue
        origin = Source("", name)
        known = newcomer.fault_of_name(page, directory, name, origin)
        tried = _with_a_reason(given._replace(person=given.person._replace(name=name)))
        tried = tried._replace(origins=(*given.origins, (name, origin)))
        problems = (known,) if known else newcomer.trial_problems(page, tried)
        if not problems:
            return name
        tell(*newcomer.in_words(problems), "Who is it?")


def _ask_why(page: Page, given: Given) -> str:
    """The reason, line by line until an empty one. A line with a number is told at once, and asked again."""
    from quietpage.cli.asking import answer, tell
    from quietpage.core.source import Source
    from quietpage.importers import newcomer

    tell("Why? In your own words, as long as you like; an empty line ends it.")
    lines: list[str] = []
    while True:
        typed = answer()
        new = [line.rstrip() for line in (typed or "").splitlines()]
        if not any(new):
            if not lines and typed is not None:
                tell(
                    "Without a reason they are kept as a draft, and not shown. An empty line once more, then."
                )
                typed = answer()
                new = [line.rstrip() for line in (typed or "").splitlines()]
            if not any(new):
                return "\n".join(lines).strip()
        why = "\n".join([*lines, *new]).strip()
        tried = given._replace(
            person=given.person._replace(reasons=(why,)), origins=(*given.origins, (why, Source("", why)))
        )
        problems = newcomer.trial_problems(page, tried)
        if not problems:
            lines += new
        else:
            tell(
                *newcomer.in_words(problems),
                "Say it in another way; what you wrote before it is kept."
                if lines
                else "Say it in another way.",
            )


def _ask_where(page: Page, given: Given) -> tuple[tuple[str, str], ...]:
    from quietpage.cli.asking import answer, tell
    from quietpage.core.source import Source
    from quietpage.importers import newcomer
    from quietpage.importers.labels import link_of

    tell("Where can one meet them? What to call it and the address, as in Blog: https://example.org/")
    tell("An empty line ends it.")
    links: list[tuple[str, str]] = []
    while True:
        typed = (answer() or "").strip()
        if not typed:
            return tuple(links)
        label, address = link_of(typed, page.language)
        if not label or not address:
            tell("What to call it, a colon, and the address: Blog: https://example.org/")
            continue
        if label in dict(links):
            tell(f"{label} is there already; call this one something else.")
            continue
        person = given.person._replace(links=(*links, (label, address)))
        origins = (*given.origins, (label, Source("", label)), (address, Source("", address)))
        problems = newcomer.trial_problems(page, _with_a_reason(newcomer.Given(person, origins)))
        if problems:
            tell(*newcomer.in_words(problems))
        else:
            links.append((label, address))
