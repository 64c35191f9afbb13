"""`quietpage new`: a finished page to start from."""

from __future__ import annotations

from argparse import ArgumentTypeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quietpage.cli.requirement import Requirement
    from quietpage.cli.result import Result

HELP = "make a finished page to start from"
RENDERS = False


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        help="the folder to make; this one if left out, and empty",
    )
    parser.add_argument(
        "--theme",
        metavar="NAME",
        help="how it is to look, as quietpage themes lists; with classroom, it begins with a class",
    )
    parser.add_argument(
        "--no-github",
        action="store_true",
        help="leave out the workflows that publish and check the page on GitHub",
    )
    parser.add_argument(
        "--vscode",
        action="store_true",
        help="add settings for Visual Studio Code and Front Matter, also to a page that is there already",
    )
    parser.add_argument(
        "--cms",
        action="store_true",
        help="add the forms by which others write for it on the web, with Pages CMS",
    )
    parser.add_argument(
        "--from",
        dest="requirement",  # `from` is a keyword
        metavar="REQUIREMENT",
        type=_requirement,
        help="what these install: a release, a git address, a wheel on the web or in the repository",
    )


def run(arguments: Namespace) -> Result:
    from quietpage.cli.paths import folder_named
    from quietpage.cli.result import Result
    from quietpage.cli.scaffolding import CLASS, make_site
    from quietpage.core.paths import shown
    from quietpage.core.shell import path_word
    from quietpage.load.inventory import CONFIG, PEOPLE

    folder = folder_named(_chosen() if arguments.folder is None else arguments.folder)
    site = make_site(
        folder,
        github=not arguments.no_github,
        requirement=arguments.requirement,
        theme=arguments.theme,
        vscode=arguments.vscode,
        cms=arguments.cms,
    )
    kept = tuple(f"Left as it was: {shown(path)}" for path in site.kept)
    here = shown(folder)
    if site.only_workflows:
        return Result((*kept, "The page was here before, and stays as it is.", *site.next_steps))
    there = "" if here == "." else f" {path_word(here)}"
    yours, own = (
        ("your class's name", "your notes") if site.of_class else ("your name", "about your own people")
    )
    people = folder / PEOPLE / CLASS if site.of_class else folder / PEOPLE
    return Result(
        (
            *kept,
            f"A page to start from is in {here if there else 'this folder'}.",
            f"Write {yours} into {shown(folder / CONFIG)} and {own} in {shown(people)}, then make the page:",
            f"  quietpage build{there}",
            *site.next_steps,
        )
    )


def _chosen() -> str:
    """The folder for a page, if none was named: this one, unless it holds other things; then, what is typed.

    Raises `UsageError` if there is nobody to ask, or no answer.
    """
    import os
    import sys

    from quietpage.cli.other_things import other_things
    from quietpage.cli.result import UsageError

    found = other_things(os.curdir)
    if not found:
        return os.curdir
    holds = f"this folder holds other things ({found})"
    if sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty():
        try:
            print(f"{holds[0].upper()}{holds[1:]}.")
            answer = input("Name a new folder for the page, or type a dot (.) for this one: ").strip()
        except EOFError:
            print()
            answer = ""
        if answer:
            return answer
    raise UsageError(
        f"{holds}; for a page in a folder of its own, type: quietpage new my-page; "
        "for one in here: quietpage new ."
    )


def _requirement(text: str) -> Requirement:
    from quietpage.cli.requirement import Refused, read_requirement

    try:
        return read_requirement(text)
    except Refused as reason:
        raise ArgumentTypeError(str(reason)) from None
