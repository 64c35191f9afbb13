"""The command line: arguments, printing, exit codes. A command is imported when it is asked for."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial

from quietpage.aside import Aside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path
    from typing import NoReturn

    from quietpage.commands import Said
    from quietpage.problem import Problem
    from quietpage.work import Begin

DONE, NEEDS_AUTHOR, WRONG_COMMAND = 0, 1, 2

_WIDTH = 78

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


def run() -> NoReturn:
    """The program: `main`, and the end of the process."""
    code = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.flush()
    # Everything is said and written; Python would take a tenth of a small build to take itself apart.
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code, by DONE, NEEDS_AUTHOR and WRONG_COMMAND."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # A command is over before there is anything worth collecting, and the looking takes a tenth of its time.
    gc.disable()
    try:
        os.getcwd()
    except FileNotFoundError:
        print("quietpage: the folder that you are in is not there any more; cd to another", file=sys.stderr)
        return WRONG_COMMAND
    arguments = sys.argv[1:] if arguments is None else arguments
    aside = Aside(_ready_to_draw, _ready_for_prose) if arguments and arguments[0] in _DRAWING else None
    try:
        # To make those of all commands ready takes longer than to look for a dozen people's numbers.
        parser = _parser(arguments[0] if arguments else "")
        given = parser.parse_args(arguments)
        if given.command is None:
            parser.print_help(sys.stderr)
            return WRONG_COMMAND
        return _run(given, aside)
    except KeyboardInterrupt:
        return 130
    finally:
        if aside is not None:
            aside.close()


def _ready_to_draw() -> None:
    """What the second process makes ready, while this one reads what was written."""
    import quietpage.census
    import quietpage.drawing
    import quietpage.render
    import quietpage.theme  # noqa: F401
    from quietpage.numbers import numbers_in
    from quietpage.words import words_for

    # Tables and patterns are made when a word first asks for them; these words are on every page.
    numbers_in(
        f"<p>{' '.join(str(words) for words in words_for('en'))}</p><style>p{{}}</style>", format="html"
    )


def _ready_for_prose() -> None:
    """What it makes ready after that, if nobody has asked for anything yet."""
    from quietpage.prose import prose

    prose("*ready*")


def _run(given: Namespace, aside: Aside | None) -> int:
    from quietpage.commands import Wrong
    from quietpage.problem import Invalid, show

    try:
        said = _command(given, aside)
    except Invalid as invalid:
        _tell(invalid.problems, given.color)
        return NEEDS_AUTHOR
    except Wrong as wrong:
        if sys.stderr is not None:
            print(f"quietpage {given.command}: {show(str(wrong))}", file=sys.stderr)
        return WRONG_COMMAND
    if given.quiet or said.code:
        return said.code
    return _say([*(said.more if given.verbose else ()), *said.words])


def _command(given: Namespace, aside: Aside | None) -> Said:
    from quietpage.work import at_once

    _, _, run = _COMMANDS[given.command]
    return run(given, aside.begin if aside is not None else at_once)


def _parser(command: str = "") -> ArgumentParser:
    """What understands the arguments: of one command, if it is named, or else of all."""
    from argparse import ArgumentParser, RawDescriptionHelpFormatter

    from quietpage import __version__

    class Parser(ArgumentParser):
        """The parser of the library, in kinder words."""

        def error(self, message: str) -> NoReturn:
            self.print_usage(sys.stderr)
            self.exit(WRONG_COMMAND, f"{self.prog}: {_kindly(message)}\n")

    # To ask how wide the terminal is takes longer than to understand the command; help is as wide everywhere.
    form = partial(RawDescriptionHelpFormatter, width=_WIDTH)
    parser = Parser("quietpage", description=_ABOUT, epilog=_BEGIN, formatter_class=form)
    parser.add_argument(
        "--version", action="version", version=f"quietpage {__version__}", help="say which quietpage this is"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name in [command] if command in _COMMANDS else _COMMANDS:
        about, options, _ = _COMMANDS[name]
        sentence = about[0].upper() + about[1:] + "."
        one = commands.add_parser(name, help=about, description=sentence, formatter_class=form)
        for option in options:
            option(one)
        one.set_defaults(quiet=False, verbose=False, color=None)
        _saying(one)
    return parser


def _saying(command: ArgumentParser) -> None:
    """The options of every command; one that is not given takes nothing from a command around this one."""
    from argparse import SUPPRESS, BooleanOptionalAction

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


def _kindly(message: str) -> str:
    """What the library says of a wrong command, told to a person."""
    import re

    from quietpage.guess import nearest

    if found := re.search(r"invalid choice: '([^']*)'", message):
        near = nearest(found[1], _COMMANDS)
        way_out = f"did you mean {near}?" if near else f"the commands are {', '.join(_COMMANDS)}"
        if "argument copy" in message:
            return f"themes knows no {found[1]}; there is: quietpage themes copy NAME"
        return f"there is no command {found[1]}; {way_out}"
    return message.replace("error: ", "").replace("unrecognized arguments", "nothing here is known as")


# What the commands take, an option a function, and how each is called: it is imported only then.


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


def _new(given: Namespace, begin: Begin) -> Said:
    from quietpage.commands.new import new

    return new(_path(given.folder), github=not given.no_github, source=given.source or "")


def _build(given: Namespace, begin: Begin) -> Said:
    from quietpage.commands.build import build

    output = _path(given.output) if given.output else None
    return build(_path(given.folder), output, given.base_url or "", begin)


def _check(given: Namespace, begin: Begin) -> Said:
    from quietpage.commands.check import check

    return check(_path(given.folder), given.base_url or "", begin)


def _themes(given: Namespace, begin: Begin) -> Said:
    from quietpage.commands.themes import copy, themes

    return copy(given.name, _path(given.folder)) if given.more else themes()


def _preview(given: Namespace, begin: Begin) -> Said:
    from quietpage.commands.preview import Wishes, preview

    wishes = Wishes(given.base_url or "", given.drafts, given.host, given.port, given.open, given.poll)
    return preview(_path(given.folder), wishes, _Voice(given))


class _Voice:
    """Speaks to the author while a command goes on. If nobody can hear it any more, it goes on silently."""

    def __init__(self, given: Namespace) -> None:
        self._given = given

    def say(self, *sentences: str) -> None:
        if not self._given.quiet:
            self._aloud(sentences)

    def whisper(self, *sentences: str) -> None:
        if self._given.verbose:
            self._aloud(sentences)

    def tell(self, problems: Sequence[Problem]) -> None:
        with contextlib.suppress(OSError, ValueError):
            _tell(problems, self._given.color)
            print(file=sys.stderr, flush=True)  # so that it stands apart from what comes after it

    def _aloud(self, sentences: Sequence[str]) -> None:
        from quietpage.problem import show

        if sys.stdout is not None and sentences:
            with contextlib.suppress(OSError, ValueError):
                print("\n".join(map(show, sentences)), flush=True)


def _port(given: str) -> int:
    from argparse import ArgumentTypeError

    if given.isascii() and given.isdigit() and int(given) < 65536:
        return int(given)
    raise ArgumentTypeError(f"a port is a whole number up to 65535, and {given} is none")


def _deploy(given: Namespace, begin: Begin) -> Said:
    from quietpage.commands.deploy import MESSAGE, Target, deploy

    return deploy(
        _path(given.folder),
        Target(given.branch, given.remote),
        message=given.message or MESSAGE,
        rehearsal=given.dry_run,
        base_url=given.base_url or "",
        begin=begin,
    )


def _address(url: str) -> str:
    from argparse import ArgumentTypeError

    from quietpage.address import faults

    for fault in faults(url, mail=False):
        raise ArgumentTypeError(f"{fault.message}; {fault.help}")
    if "?" in url or "#" in url:
        raise ArgumentTypeError("the address of a page to publish has no ? and no # in it")
    return url


def _requirement(text: str) -> str:
    from argparse import ArgumentTypeError

    if not text.strip() or text.startswith("-") or not text.isprintable():
        raise ArgumentTypeError("name what pip is to install: a release, a git address, or a wheel")
    return text.strip()


def _branch_name(name: str) -> str:
    import re
    from argparse import ArgumentTypeError

    if not re.fullmatch(r"[a-z0-9_][a-z0-9_-]*(?:/[a-z0-9_][a-z0-9_-]*)*", name):
        raise ArgumentTypeError("a branch for the page is named in small letters, with - and / in between")
    return name


def _remote_name(name: str) -> str:
    from argparse import ArgumentTypeError

    if ":" in name or name.startswith(("/", ".", "~")):
        raise ArgumentTypeError("this is an address; give it a name: git remote add NAME ADDRESS")
    if not name or name.startswith("-") or not name.isprintable():
        raise ArgumentTypeError("a remote is a name that git knows, like origin")
    return name


def _words(text: str) -> str:
    from argparse import ArgumentTypeError

    if not text.strip():
        raise ArgumentTypeError("write a few words, or leave --message out")
    return text


def _tell(problems: Sequence[Problem], color: bool | None) -> None:
    from quietpage.problem import report, workflow_commands

    on_github = os.environ.get("GITHUB_ACTIONS")
    if on_github:
        _say(workflow_commands(problems, _in_repository).split("\n"))
    if color is None:
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        color = bool(sys.stderr) and sys.stderr.isatty() and not plain
    if sys.stderr is not None:
        told = report(problems, color=color)
        # In a log of GitHub's, these signs would begin a command, and may stand in what somebody wrote.
        print(told.replace("##[", "## [") if on_github else told, file=sys.stderr)


def _in_repository(path: str) -> str:
    """A path as GitHub knows it: from the top of the repository, wherever the command was run."""
    top = os.environ.get("GITHUB_WORKSPACE", "")
    whole = os.path.abspath(path)
    if not top or not whole.startswith(os.path.abspath(top) + os.sep):
        return path
    return os.path.relpath(whole, top).replace(os.sep, "/")


def _say(lines: Sequence[str]) -> int:
    """Print what there is to say; the exit code tells whether it could be said."""
    from quietpage.problem import show

    if sys.stdout is None:
        return DONE
    try:
        print("\n".join(map(show, lines)))
        sys.stdout.flush()
    except OSError as reason:
        # Python is not to try once more at its end, and to complain about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(reason, BrokenPipeError) and sys.stderr is not None:
            print(f"quietpage: what there is to say cannot be said: {reason.strerror}", file=sys.stderr)
        return NEEDS_AUTHOR
    return DONE


def _path(named: str) -> Path:
    from pathlib import Path

    return Path(named)


Command = tuple[str, tuple[Callable[["ArgumentParser"], None], ...], Callable[["Namespace", "Begin"], "Said"]]
"""What a command does, in a few words; its options; and how it is called."""

_PREVIEWING = (_site_folder, _drafts, _place, _poll, _base_url)
_COMMANDS: dict[str, Command] = {
    "new": ("make a finished page to start from", (_new_folder, _no_github, _from), _new),
    "build": ("check the page, and write it", (_site_folder, _output, _base_url), _build),
    "check": ("see whether the page is right, and write nothing", (_site_folder, _base_url), _check),
    "themes": ("say how a page can look, or put a theme into it to change", (_copying,), _themes),
    "preview": ("show the page in the browser, and each change as it is saved", _PREVIEWING, _preview),
    "serve": ("the same as preview", _PREVIEWING, _preview),
    "deploy": (
        "build the page, and publish it to a branch of its own",
        (_site_folder, _branch, _remote, _message, _dry_run, _base_url),
        _deploy,
    ),
}
_DRAWING = ("build", "check", "deploy")
"""The commands for which a second process makes ready."""
