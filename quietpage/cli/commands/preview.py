"""`quietpage preview`, also `serve`: the page while it is written, made anew on each save."""

from __future__ import annotations

from argparse import ArgumentTypeError

from quietpage.cli.options import base_url, site_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quietpage.cli.result import Result
    from quietpage.preview.hosts import OuterHost

HELP = "show the page in the browser, and each change as it is saved"
RENDERS = False


def options(parser: ArgumentParser) -> None:
    site_folder(parser)
    parser.add_argument("--drafts", action="store_true", help="show people who are still drafts, marked so")
    parser.add_argument(
        "-p", "--port", metavar="PORT", type=_port, help="where to show it; the first free one from 8000 on"
    )
    parser.add_argument(
        "--host",
        metavar="HOST",
        type=_host,
        help="show it to others too, at this address of the computer (0.0.0.0 for all of them)",
    )
    parser.add_argument(
        "--allow-host",
        metavar="NAME",
        type=_outer_host,
        action="append",
        help="answer to this name as well, by which it is known elsewhere, and let it frame the page; "
        "may be given again",
    )
    parser.add_argument("--open", action="store_true", help="open it in the browser")
    parser.add_argument(
        "--poll", action="store_true", help="look at the files every moment, where the system does not tell"
    )
    base_url(parser)


def run(arguments: Namespace) -> Result:
    """Show the page until a signal ends it; the exit code is the one that shells have for that signal."""
    from quietpage.cli.paths import folder_named
    from quietpage.cli.report import Reporter
    from quietpage.cli.result import Result, UsageError
    from quietpage.preview.listener import LOOPBACK, CannotListen
    from quietpage.preview.session import Options, preview

    wanted = Options(
        base_url=arguments.base_url or "",
        drafts=arguments.drafts,
        host=arguments.host or LOOPBACK,
        port=arguments.port,
        open_browser=arguments.open,
        poll=arguments.poll,
        any_port=arguments.host is not None,
        outer=tuple(dict.fromkeys(arguments.allow_host or ())),
    )
    try:
        number = preview(folder_named(arguments.folder), wanted, Reporter(arguments))
    except CannotListen as error:
        raise UsageError(str(error)) from None
    return Result(exit_code=128 + number if number else 1)


def _port(text: str) -> int:
    # `int` would take digits of any script, an underscore between them, and a text of any length.
    if text.isascii() and text.isdigit() and int(text[:6]) < 65536 and len(text) < 6:
        return int(text)
    raise ArgumentTypeError(f"a port is a whole number up to 65535, and {text} is none")


def _outer_host(text: str) -> OuterHost:
    from quietpage.preview.hosts import outer_host

    try:
        return outer_host(text)
    except ValueError as reason:
        raise ArgumentTypeError(str(reason)) from None


def _host(name: str) -> str:
    # An empty one would stand for every address of this computer, and show drafts to the network.
    if not name.strip() or not name.isprintable():
        raise ArgumentTypeError("name an address of this computer, or leave --host away")
    return name
