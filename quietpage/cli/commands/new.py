"""`quietpage new`: a finished page to start from."""

from __future__ import annotations

from argparse import ArgumentTypeError

from quietpage.cli.options import LONGEST_WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quietpage.cli.result import Result

HELP = "make a finished page to start from"
RENDERS = False


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", default=".", help="the folder to make; . if left out"
    )
    parser.add_argument(
        "--no-github",
        action="store_true",
        help="leave out the workflows that publish and check the page on GitHub",
    )
    parser.add_argument(
        "--from",
        dest="requirement",  # `from` is a keyword
        metavar="REQUIREMENT",
        type=_requirement,
        help="what these install instead of this release: a git address, a wheel in the repository",
    )


def run(arguments: Namespace) -> Result:
    from quietpage.cli.paths import folder_named
    from quietpage.cli.result import Result
    from quietpage.cli.scaffolding import make_site
    from quietpage.core.paths import shown

    folder = folder_named(arguments.folder)
    site = make_site(folder, github=not arguments.no_github, requirement=arguments.requirement or "")
    here = shown(folder)
    there = "" if here == "." else f" {here}"
    return Result(
        (
            *(f"Left as it was: {shown(path)}" for path in site.kept),
            f"A page to start from is in {here if there else 'this folder'}.",
            f"Write about your own people in {shown(folder / 'people')}, then make the page:",
            f"  quietpage build{there}",
            *site.next_steps,
        )
    )


def _requirement(text: str) -> str:
    # It is written into a workflow and handed to pip there, which would take a hyphen for an option.
    if not text.strip() or text.startswith("-") or not text.isprintable() or len(text) > LONGEST_WORD:
        raise ArgumentTypeError("name what pip is to install: a release, a git address, or a wheel")
    return text.strip()
