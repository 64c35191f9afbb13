"""`quietpage build`: check, render, check again, write."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quietpage.cli.result import Result

HELP = "check the page, and write it"
RENDERS = True


def options(parser: ArgumentParser) -> None:
    # Not at the top: most command lines are understood without argparse.
    from quietpage.cli.options import base_url, fresh, publishing, site_folder

    site_folder(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        help="where to write the page; _site in the site folder if left out",
    )
    base_url(parser)
    publishing(parser)
    fresh(parser)


def run(arguments: Namespace) -> Result:
    """Write the page to the output folder. If it raises, the page that was there is there still."""
    from quietpage.cli.paths import folder_named
    from quietpage.cli.progress import Progress
    from quietpage.cli.result import Result
    from quietpage.cli.unchanged import remember
    from quietpage.core.paths import shown
    from quietpage.load.site_folder import see
    from quietpage.pipeline import composed
    from quietpage.runtime.workers import aside
    from quietpage.schedule.records import disk_store
    from quietpage.write.destination import fit
    from quietpage.write.publish import write

    output = folder_named(arguments.output) if arguments.output is not None else None
    folder = folder_named(arguments.folder)
    target = output if output is not None else folder / "_site"
    # A folder that may not be written to is told at once, and not after all the work.
    see(folder)
    fit(target, folder)
    store = disk_store(folder, fresh=arguments.fresh)
    with Progress(quiet=arguments.quiet) as doing:

        def made() -> Result:
            done = composed(
                folder,
                arguments.base_url or "",
                store=store,
                keep=True,
                publishing=arguments.publishing,
                worker=arguments.worker,
                doing=doing,
            )
            pages, seen = done.pages, done.seen
            result = Result((*done.words, f"The page is ready in {shown(target)}."), done.more)
            del done  # the site in it may be large, and is not needed any more
            saved = aside(store.save, store.let_go_of_all) if store.much_is_new else store.save
            doing("writing the page")
            written = write(pages, target, folder, arguments.earlier.standing)
            marks = {page.path: page.made_of for page in pages if page.made_of}
            del pages
            remember(arguments, folder, seen, result, target, written, marks)
            saved()
            return result

        return store.or_anew(made)
