"""`quietpage themes`: the shipped themes; with `new` or `copy`, a theme in the site, to be changed."""

from __future__ import annotations

from quietpage.cli.options import described, reporting, site_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from quietpage.cli.result import Result

HELP = "say how a page can look, or put a theme into it to change"
RENDERS = False

_HELP_OF_NEW = "begin a theme of your own in a site, on top of another"
_HELP_OF_COPY = "put a theme into a site, to change it there"


def options(parser: ArgumentParser) -> None:
    subparsers = parser.add_subparsers(dest="subcommand", metavar="{new,copy}", title="more")
    for name, help in (("new", _HELP_OF_NEW), ("copy", _HELP_OF_COPY)):
        inner = subparsers.add_parser(
            name, help=help, description=described(help), formatter_class=parser.formatter_class
        )
        if name == "new":
            inner.add_argument("name", metavar="NAME", help="what to call it, in small letters and hyphens")
            inner.add_argument(
                "--from",
                dest="parent",  # `from` is a keyword
                metavar="THEME",
                help="the theme that it stands on; the site's own if left out",
            )
        else:
            inner.add_argument("name", metavar="NAME", help="the theme")
        site_folder(inner)
        reporting(inner)


def run(arguments: Namespace) -> Result:
    if arguments.subcommand == "new":
        return _new(arguments)
    return _copy(arguments) if arguments.subcommand else _list()


def _list() -> Result:
    """The shipped themes, with a line each."""
    from pathlib import Path

    from quietpage.cli.result import Result
    from quietpage.load.site_folder import config_of
    from quietpage.themes.loader import SKELETON, about, shipped

    names = [name for name in shipped() if name != SKELETON]
    width = max(map(len, names))
    return Result(
        (
            *(f"{name:{width}}  {about(name)}" for name in names),
            "",
            f"To choose one, write its name in {config_of(Path()).name}, for example theme: letter",
            "To begin your own on top of one, for example: quietpage themes new my-theme --from letter",
            "To have one in your site and change it there, for example: quietpage themes copy letter",
        )
    )


def _new(arguments: Namespace) -> Result:
    from quietpage.cli.paths import folder_named
    from quietpage.cli.result import Result
    from quietpage.core.paths import shown
    from quietpage.themes.beginning import begin_theme

    folder = folder_named(arguments.folder)
    parent = arguments.parent or _theme_of(folder)
    name = begin_theme(arguments.name, parent, folder)
    return Result(
        (
            f"A theme of your own is begun in {shown(folder / name)}. It looks as {parent} does until you",
            f"change its colours in theme.yml, its style in {name}.css, its page in templates/index.html.",
            *_to_use(name, folder),
        )
    )


def _copy(arguments: Namespace) -> Result:
    from quietpage.cli.paths import folder_named
    from quietpage.cli.result import Result
    from quietpage.core.paths import shown
    from quietpage.themes.copying import copy_theme

    name, folder = arguments.name, folder_named(arguments.folder)
    copy_theme(name, folder)
    return Result(
        (f"The theme {name} is in {shown(folder / name)}, yours to change.", *_to_use(name, folder))
    )


def _to_use(name: str, folder: Path) -> tuple[str, ...]:
    from quietpage.core.paths import shown
    from quietpage.load.site_folder import config_of

    return f"For the page to use it, write in {shown(config_of(folder))}:", f"  theme: ./{name}"


def _theme_of(folder: Path) -> str:
    """The theme that a site has. Raises `Invalid` if its `quietpage.yml` cannot be read."""
    from quietpage.core.diagnostics import Invalid
    from quietpage.load.site_folder import home_of
    from quietpage.pipeline import read_site
    from quietpage.themes.loader import CALM

    home_of(folder)
    found = read_site(folder)
    chosen = found.site.theme
    if chosen is None:
        return CALM
    if wrong := [problem for problem in found.problems if problem.place == chosen.place]:
        raise Invalid(*wrong)
    return chosen.value
