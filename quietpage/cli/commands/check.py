"""`quietpage check`: all that `build` does, without the write."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quietpage.cli.result import Result

HELP = "see whether the page is right, and write nothing"
RENDERS = True


def options(parser: ArgumentParser) -> None:
    # Not at the top: most command lines are understood without argparse.
    from quietpage.cli.options import base_url, publishing, site_folder

    site_folder(parser)
    base_url(parser)
    publishing(parser)


def run(arguments: Namespace) -> Result:
    from quietpage.cli.paths import folder_named
    from quietpage.cli.result import Result
    from quietpage.cli.unchanged import remember
    from quietpage.core.folders import witnessed
    from quietpage.core.witness import Witness
    from quietpage.pipeline import composed

    folder = folder_named(arguments.folder)
    with witnessed(Witness()) as seen:
        done = composed(
            folder, arguments.base_url or "", publishing=arguments.publishing, worker=arguments.worker
        )
    result = Result((*done.words, "The page is right."), done.more)
    remember(arguments, folder, seen, result)
    return result
