"""`quietpage export`: the whole page in another form, for another program or for good."""

from __future__ import annotations

from argparse import ArgumentTypeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from quietpage.cli.result import Result
    from quietpage.pipeline import Composed

HELP = "give the whole page out in another form, for other programs or to keep"
RENDERS = True

FORMS = ("json", "jsonld", "markdown", "opml", "vcf")
"""In the order of the alphabet. They are the names in `export.elsewhere`, which takes longer to load."""

_ALSO = {
    "md": "markdown",
    "people.json": "json",
    "json-ld": "jsonld",
    "ld+json": "jsonld",
    "vcard": "vcf",
    "cards": "vcf",
    "blogroll": "opml",
}
"""Other names that people have for them."""


def options(parser: ArgumentParser) -> None:
    from quietpage.cli.options import base_url, publishing, site_folder

    parser.add_argument("form", metavar="FORMAT", type=_form, help=", ".join(FORMS))
    site_folder(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write it there, and not to the screen; another file that is there stays as it is",
    )
    parser.add_argument(
        "--replace", action="store_true", help="with --output: another file that is there may go"
    )
    parser.add_argument(
        "--portraits",
        metavar="FOLDER",
        help="with json: write the portraits that it names into this folder, and take those of before away",
    )
    base_url(parser)
    publishing(parser)


def _form(word: str) -> str:
    from quietpage.cli.options import LONGEST_WORD
    from quietpage.core.suggestions import nearest

    name = word[:LONGEST_WORD].lower().removeprefix(".")
    name = _ALSO.get(name, name)
    if name in FORMS:
        return name
    near = nearest(name, FORMS)
    way_out = f"did you mean {near}?" if near else f"there is {', '.join(FORMS)}"
    raise ArgumentTypeError(f"there is no format {word}; {way_out}")


def run(arguments: Namespace) -> Result:
    """Print the page in the form that was asked for, or write it to a file."""
    import quietpage.check as check
    from quietpage.cli.named_file import replace_named
    from quietpage.cli.paths import folder_named
    from quietpage.cli.progress import Progress
    from quietpage.cli.report import print_exactly
    from quietpage.cli.result import Result, UsageError
    from quietpage.core.diagnostics import Invalid
    from quietpage.core.paths import shown
    from quietpage.export.elsewhere import FORMS as KNOWN
    from quietpage.export.elsewhere import taken
    from quietpage.pipeline import composed

    name, output, folder = arguments.form, arguments.output, folder_named(arguments.folder)
    pictures = folder_named(arguments.portraits) if arguments.portraits is not None else None
    if pictures is not None:
        if name != "json":
            raise UsageError(f"--portraits is for json, and {name} names none; leave it out")
        _fit_for_portraits(pictures, folder)
    if output not in (None, "-"):
        _fit_for_a_file(output, folder)
    with Progress(quiet=arguments.quiet) as doing:
        done = composed(
            folder,
            arguments.base_url or "",
            keep=True,
            publishing=arguments.publishing,
            drawn=True,
            worker=arguments.worker,
            doing=doing,
        )
    drawn = done.drawn
    if drawn is None:
        raise AssertionError("a page without a problem was drawn from nothing")
    if drawn.theme.minors and not KNOWN[name].tells_least:
        fitting = " and ".join(each for each in FORMS if KNOWN[each].tells_least)
        raise UsageError(
            f"a page about children makes nothing by which one of them could be found, so there is no {name} "
            f"of it; {fitting} say what the page says, and no more"
        )
    text, unread = taken(name, drawn)
    # What was written was read already, and so was the page: this is what only this form says.
    met = check.numbers_in_files([(name, each) for each in unread], drawn.site.language, drawn.names)
    if met:
        raise Invalid(*[problem for each in met for problem in each.problems])
    content, words = text.encode(), done.words
    if output is None or output == "-":
        if pictures is not None:
            words = (*words, *_write_portraits(done, pictures, folder))
        return Result(exit_code=print_exactly(content, () if arguments.quiet else words))
    replace_named(output, content, replacing=arguments.replace)
    words = (*words, f"It is in {shown(output)}.")
    if pictures is not None:
        words = (*words, *_write_portraits(done, pictures, folder))
    return Result(words, done.more)


def _fit_for_a_file(target: str, site: Path) -> None:
    """Raises `UsageError` if a file is one that the page is made of, or would be in a folder of these."""
    import os
    from pathlib import Path

    from quietpage.cli.result import UsageError
    from quietpage.load.inventory import CONFIGS, FOLDERS, STATIC

    place, home = Path(os.path.realpath(target)), Path(os.path.realpath(site))
    if place.is_relative_to(home):
        top, *below = place.relative_to(home).parts or ("",)
        if top.casefold() in CONFIGS or (below and top.casefold() in FOLDERS and top != STATIC):
            raise UsageError(
                f"{target} is what the page is made of, or would lie beside it; name a file somewhere else"
            )


def _fit_for_portraits(target: Path, site: Path) -> None:
    """Whether the portraits may be written to a folder: not where a whole page is, which would leave it.

    Raises `Invalid` if not.
    """
    from quietpage.core.diagnostics import Invalid, Problem
    from quietpage.core.paths import shown
    from quietpage.core.source import Whole
    from quietpage.write.destination import fit
    from quietpage.write.marker import MARKER

    try:
        fit(target, site)
    except Invalid as invalid:
        told = [each._replace(help=each.help.replace("--output", "--portraits")) for each in invalid.problems]
        raise Invalid(*told) from None
    marker = target / MARKER
    if marker.is_file() and "index.html" in marker.read_text(encoding="utf-8").split("\n"):
        raise Invalid(
            Problem(
                "here is a whole page, and the portraits are in it already",
                Whole(shown(target)),
                "leave --portraits out, and the page stays; or name another folder",
            )
        )


def _write_portraits(done: Composed, target: Path, site: Path) -> tuple[str, ...]:
    """Write the portraits of a page, and take away those that are no longer on it; what to say of it."""
    from quietpage.core.paths import shown
    from quietpage.export.elsewhere import portraits_in
    from quietpage.write.publish import write

    if done.drawn is None:
        raise AssertionError("a page without a problem was drawn from nothing")
    wanted = portraits_in(done.drawn)
    if wanted or target.exists():
        write([page for page in done.pages if page.path in wanted], target, site)
    if wanted:
        return (f"The portraits are in {shown(target)}.",)
    if any(person.portrait for person in done.drawn.site.people) and not done.drawn.theme.minors:
        name = done.drawn.theme.name
        return (f"The theme {name} shows no portraits, so there are none; garden is one that does.",)
    return ()
