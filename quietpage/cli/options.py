"""Options that several commands have, each a function that adds it to the command's parser."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, BooleanOptionalAction

FORMATS = ("text", "json", "github", "sarif")
"""The forms in which problems can be told."""

LONGEST_WORD = 1000
"""The longest name that an option takes, in letters: of a remote, say. No real one comes near it."""


def site_folder(parser: ArgumentParser) -> None:
    """`FOLDER`, the site; the current folder if left out."""
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        default=".",
        help="the folder with quietpage.yml; . if left out",
    )


def site_option(parser: ArgumentParser) -> None:
    """`-C FOLDER`, the site, for commands that take something else without an option."""
    parser.add_argument(
        "-C",
        dest="folder",
        metavar="FOLDER",
        default=".",
        help="the folder with quietpage.yml; . if left out",
    )


def base_url(parser: ArgumentParser) -> None:
    """`--base-url URL`, `None` if left out."""
    parser.add_argument(
        "--base-url",
        metavar="URL",
        type=_publishing_url,
        help="where the page will be published, in place of url: in quietpage.yml",
    )


def publishing(parser: ArgumentParser) -> None:
    """`--publishing`."""
    parser.add_argument(
        "--publishing",
        action="store_true",
        help="the page is about to be published: refuse what a new page came with, like its author's name",
    )


def fresh(parser: ArgumentParser) -> None:
    """`--fresh`."""
    parser.add_argument(
        "--fresh",
        action="store_true",
        help="make everything anew, whatever was kept of earlier runs",
    )


def problem_format(parser: ArgumentParser) -> None:
    """`--format FORM`, `None` if left out."""
    parser.add_argument(
        "--format",
        metavar="FORM",
        choices=FORMATS,
        help=f"how problems are told: {', '.join(FORMATS[:-1])} or {FORMATS[-1]}; text if left out, and on "
        "GitHub Actions github",
    )


def reporting(parser: ArgumentParser) -> None:
    """`--quiet`, `--verbose` and `--color`, which every command has.

    None has a default here: `themes -q copy` parses them in `themes` and again in `copy`, and a default of
    the inner parser would take back what the outer one was told.
    """
    for short, long, help in (
        ("-q", "--quiet", "say nothing when all is well"),
        ("-v", "--verbose", "say what was left alone, and why"),
    ):
        parser.add_argument(short, long, action="store_true", default=SUPPRESS, help=help)
    parser.add_argument(
        "--color",
        action=BooleanOptionalAction,
        default=SUPPRESS,
        help="colours in the report; by itself if a person is looking",
    )


def described(help: str) -> str:
    """A help line as the sentence above the options of its command."""
    return help[0].upper() + help[1:] + "."


def _publishing_url(url: str) -> str:
    from quietpage.core.page_addresses import misplaced
    from quietpage.core.urls import OWN_COMPUTER, at_home, faults

    for fault in faults(url, mail=False):
        if fault.message != OWN_COMPUTER:  # which will do for somebody who tries it out
            raise ArgumentTypeError(f"{fault.message}; {fault.help}")
    if "?" in url or "#" in url:
        raise ArgumentTypeError("the address of a page to publish has no ? and no # in it")
    for fault in misplaced(url):
        raise ArgumentTypeError(f"{fault.message}; {fault.help}")
    # A host's build puts this together from variables of its own: a slash too many is not the writer's to
    # mend.
    return at_home(url)
