"""What can be said on the command line: the commands, their options, and what is wrong with a wrong one."""

from __future__ import annotations

import re
import sys
from argparse import (
    SUPPRESS,
    ArgumentParser,
    ArgumentTypeError,
    BooleanOptionalAction,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable
from functools import partial

from quietpage import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_ABOUT = """\
A quiet page about the people who make a difference to you, and why.
You write down who they are, in small YAML files; quietpage makes the page.
There are no numbers anywhere on it."""

_BEGIN = """\
to begin:
  quietpage new my-page        a finished page to start from, in a new folder
  quietpage preview my-page    see it in the browser while you write
  quietpage build my-page      make the page: open my-page/_site/index.html

exit codes: 0 done, 1 something in the site needs you, 2 the command was wrong"""

_WIDTH = 78

_LONGEST = 1000
"""The longest name of something that there could be, in letters."""

_WRONG = 2
"""The exit code after a wrong command, as the library has it, too."""


def parser_of(command: str = "") -> ArgumentParser:
    """What understands the arguments: of one command, if it is named, or else of all."""

    class Parser(ArgumentParser):
        """The parser of the library, in kinder words."""

        def error(self, message: str) -> NoReturn:
            from quietpage.core.terminal import show

            told = show(_kindly(message))
            self.print_usage(sys.stderr)
            self.exit(_WRONG, f"{self.prog}: {told if len(told) < _LONGEST else told[:_LONGEST] + ' …'}\n")

    # To ask how wide the terminal is takes longer than to understand the command; help is as wide everywhere.
    form = partial(RawDescriptionHelpFormatter, width=_WIDTH)
    parser = Parser("quietpage", description=_ABOUT, epilog=_BEGIN, formatter_class=form)
    parser.add_argument(
        "--version", action="version", version=f"quietpage {__version__}", help="say which quietpage this is"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name in [command] if command in COMMANDS else COMMANDS:
        about, options = COMMANDS[name]
        sentence = about[0].upper() + about[1:] + "."
        one = commands.add_parser(name, help=about, description=sentence, formatter_class=form)
        for option in options:
            option(one)
        one.set_defaults(quiet=False, verbose=False, color=None)
        _saying(one)
    return parser


def _saying(command: ArgumentParser) -> None:
    """The options of every command; one that is not given takes nothing from a command around this one."""
    for short, long, help in (
        ("-q", "--quiet", "say nothing when all is well"),
        ("-v", "--verbose", "say what was left alone, and why"),
    ):
        command.add_argument(short, long, action="store_true", default=SUPPRESS, help=help)
    command.add_argument(
        "--color",
        action=BooleanOptionalAction,
        default=SUPPRESS,
        help="colours in the report; by itself if a person is looking",
    )


def _new_folder(command: ArgumentParser) -> None:
    command.add_argument(
        "folder", metavar="FOLDER", nargs="?", default=".", help="the folder to make; . if left out"
    )


def _site_folder(command: ArgumentParser) -> None:
    command.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        default=".",
        help="the folder with quietpage.yml; . if left out",
    )


def _output(command: ArgumentParser) -> None:
    command.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        help="where to write the page; _site in the site folder if left out",
    )


def _base_url(command: ArgumentParser) -> None:
    command.add_argument(
        "--base-url",
        metavar="URL",
        type=_address,
        help="where the page will be published, in place of url: in quietpage.yml",
    )


def _copying(command: ArgumentParser) -> None:
    more = command.add_subparsers(dest="more", metavar="copy", title="more")
    about, form = "put a theme into a site, to change it there", command.formatter_class
    sentence = about[0].upper() + about[1:] + "."
    copy = more.add_parser("copy", help=about, description=sentence, formatter_class=form)
    copy.add_argument("name", metavar="NAME", help="the theme")
    _site_folder(copy)
    _saying(copy)


def _drafts(command: ArgumentParser) -> None:
    command.add_argument("--drafts", action="store_true", help="show people who are still drafts, marked so")


def _place(command: ArgumentParser) -> None:
    command.add_argument(
        "-p", "--port", metavar="PORT", type=_port, help="where to show it; the first free one from 8000 on"
    )
    command.add_argument(
        "--host",
        metavar="HOST",
        type=_host,
        default="127.0.0.1",
        help="show it to others too, at this address of the computer (0.0.0.0 for all of them)",
    )
    command.add_argument("--open", action="store_true", help="open it in the browser")


def _poll(command: ArgumentParser) -> None:
    command.add_argument(
        "--poll", action="store_true", help="look at the files every moment, where the system does not tell"
    )


def _no_github(command: ArgumentParser) -> None:
    command.add_argument(
        "--no-github",
        action="store_true",
        help="leave out the workflows that publish and check the page on GitHub",
    )


def _from(command: ArgumentParser) -> None:
    command.add_argument(
        "--from",
        dest="source",
        metavar="REQUIREMENT",
        type=_requirement,
        help="what these install instead of this release: a git address, a wheel in the repository",
    )


def _branch(command: ArgumentParser) -> None:
    command.add_argument(
        "--branch",
        metavar="NAME",
        type=_branch_name,
        default="gh-pages",
        help="the branch for the finished page; gh-pages if left out",
    )


def _remote(command: ArgumentParser) -> None:
    command.add_argument(
        "--remote",
        metavar="NAME",
        type=_remote_name,
        default="origin",
        help="a remote that git knows by this name; origin if left out",
    )


def _message(command: ArgumentParser) -> None:
    command.add_argument(
        "--message", metavar="TEXT", type=_words, help="what git notes about it in its history"
    )


def _dry_run(command: ArgumentParser) -> None:
    command.add_argument(
        "--dry-run", action="store_true", help="do all but publish; with -v, say which files would change"
    )


def _kindly(message: str) -> str:
    """What the library says of a wrong command, told to a person."""
    from quietpage.core.suggestions import nearest

    if found := re.search(r"invalid choice: '([^']*)'", message):
        near = nearest(found[1], COMMANDS)
        way_out = f"did you mean {near}?" if near else f"the commands are {', '.join(COMMANDS)}"
        if "argument copy" in message:
            return f"themes knows no {found[1]}; there is: quietpage themes copy NAME"
        return f"there is no command {found[1]}; {way_out}"
    return message.replace("error: ", "").replace("unrecognized arguments", "nothing here is known as")


def _port(given: str) -> int:
    if given.isascii() and given.isdigit() and int(given[:6]) < 65536 and len(given) < 6:
        return int(given)
    raise ArgumentTypeError(f"a port is a whole number up to 65535, and {given} is none")


def _host(name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise ArgumentTypeError("name an address of this computer, or leave --host away")
    return name


def _address(url: str) -> str:
    from quietpage.core.urls import at_home, faults

    for fault in faults(url, mail=False):
        raise ArgumentTypeError(f"{fault.message}; {fault.help}")
    if "?" in url or "#" in url:
        raise ArgumentTypeError("the address of a page to publish has no ? and no # in it")
    # What a host puts together from its parts may have a slash too many, and is not for the writer to mend.
    return at_home(url)


def _requirement(text: str) -> str:
    if not text.strip() or text.startswith("-") or not text.isprintable() or len(text) > _LONGEST:
        raise ArgumentTypeError("name what pip is to install: a release, a git address, or a wheel")
    return text.strip()


def _branch_name(name: str) -> str:
    if len(name) > 200 or not re.fullmatch(r"[a-z0-9_][a-z0-9_-]*(?:/[a-z0-9_][a-z0-9_-]*)*", name):
        raise ArgumentTypeError("a branch for the page is named in small letters, with - and / in between")
    return name


def _remote_name(name: str) -> str:
    if ":" in name or name.startswith(("/", ".", "~")):
        raise ArgumentTypeError("this is an address; give it a name: git remote add NAME ADDRESS")
    if not name or name.startswith("-") or not name.isprintable() or len(name) > _LONGEST:
        raise ArgumentTypeError("a remote is a name that git knows, like origin")
    return name


def _words(text: str) -> str:
    if not text.strip():
        raise ArgumentTypeError("write a few words, or leave --message out")
    if re.search("[\x00\ud800-\udfff]", text):
        raise ArgumentTypeError("there is a sign in these words that git cannot write down")
    return text


Command = tuple[str, tuple[Callable[[ArgumentParser], None], ...]]
"""What a command does, in a few words, and its options."""

_PREVIEWING = (_site_folder, _drafts, _place, _poll, _base_url)
COMMANDS: dict[str, Command] = {
    "new": ("make a finished page to start from", (_new_folder, _no_github, _from)),
    "build": ("check the page, and write it", (_site_folder, _output, _base_url)),
    "check": ("see whether the page is right, and write nothing", (_site_folder, _base_url)),
    "themes": ("say how a page can look, or put a theme into it to change", (_copying,)),
    "preview": ("show the page in the browser, and each change as it is saved", _PREVIEWING),
    "serve": ("the same as preview", _PREVIEWING),
    "deploy": (
        "build the page, and publish it to a branch of its own",
        (_site_folder, _branch, _remote, _message, _dry_run, _base_url),
    ),
}
