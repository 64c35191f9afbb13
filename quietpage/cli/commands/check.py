"""`quietpage check`: all that `build` does, without the write."""

from __future__ import annotations

from quietpage.cli.options import base_url, publishing, site_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quietpage.cli.result import Result

HELP = "see whether the page is right, and write nothing"
RENDERS = True


def options(parser: ArgumentParser) -> None:
    site_folder(parser)
    base_url(parser)
    publishing(parser)


def run(arguments: Namespace) -> Result:
    from quietpage.cli.paths import folder_named
    from quietpage.cli.result import Result
    from quietpage.pipeline import composed

    done = composed(
        folder_named(arguments.folder),
        arguments.base_url or "",
        publishing=arguments.publishing,
        worker=arguments.worker,
    )
    return Result((*done.words, "The page is right."), done.more)
