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
    from quietpage.cli.options import base_url, fresh, problem_format, publishing, site_folder

    site_folder(parser)
    base_url(parser)
    publishing(parser)
    fresh(parser)
    problem_format(parser)


def run(arguments: Namespace) -> Result:
    from quietpage.cli.paths import folder_named
    from quietpage.cli.progress import Progress
    from quietpage.cli.report import DOCUMENTS, document
    from quietpage.cli.result import Result
    from quietpage.cli.unchanged import remember
    from quietpage.pipeline import composed
    from quietpage.schedule.records import disk_store

    folder = folder_named(arguments.folder)
    store = disk_store(folder, fresh=arguments.fresh)
    with Progress(quiet=arguments.quiet) as doing:
        done = composed(
            folder,
            arguments.base_url or "",
            store=store,
            publishing=arguments.publishing,
            worker=arguments.worker,
            doing=doing,
        )
    result = Result((*done.words, "The page is right."), done.more)
    remember(arguments, folder, done.seen, result)
    store.save()
    if arguments.format in DOCUMENTS:
        return Result(output=document((), arguments.format))
    return result
