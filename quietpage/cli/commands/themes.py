"""`quietpage themes`: the shipped themes; with `copy`, one of them as a folder of the site, to be changed."""

from __future__ import annotations

from quietpage.cli.options import described, reporting, site_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quietpage.cli.result import Result

HELP = "say how a page can look, or put a theme into it to change"
RENDERS = False

_HELP_OF_COPY = "put a theme into a site, to change it there"


def options(parser: ArgumentParser) -> None:
    subparsers = parser.add_subparsers(dest="subcommand", metavar="copy", title="more")
    copy = subparsers.add_parser(
        "copy",
        help=_HELP_OF_COPY,
        description=described(_HELP_OF_COPY),
        formatter_class=parser.formatter_class,
    )
    copy.add_argument("name", metavar="NAME", help="the theme")
    site_folder(copy)
    reporting(copy)


def run(arguments: Namespace) -> Result:
    return _copy(arguments) if arguments.subcommand else _list()


def _list() -> Result:
    """The shipped themes, with a line each."""
    from quietpage.cli.result import Result
    from quietpage.themes.loader import SKELETON, about, shipped

    names = [name for name in shipped() if name != SKELETON]
    width = max(map(len, names))
    return Result(
        (
            *(f"{name:{width}}  {about(name)}" for name in names),
            "",
            "To choose one, write its name in quietpage.yml, for example theme: letter",
            "To have one in your site and change it there, for example: quietpage themes copy letter",
        )
    )


def _copy(arguments: Namespace) -> Result:
    from quietpage.cli.paths import folder_named
    from quietpage.cli.result import Result
    from quietpage.core.paths import shown
    from quietpage.load.inventory import CONFIG
    from quietpage.themes.copying import copy_theme

    name, folder = arguments.name, folder_named(arguments.folder)
    copy_theme(name, folder)
    return Result(
        (
            f"The theme {name} is in {shown(folder / name)}, yours to change.",
            f"For the page to use it, write in {shown(folder / CONFIG)}:",
            f"  theme: ./{name}",
        )
    )
