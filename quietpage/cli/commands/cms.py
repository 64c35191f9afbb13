"""`quietpage cms`: the forms in which Pages CMS shows a page, for whoever writes without a terminal."""

from __future__ import annotations

from quietpage.cli.options import site_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from quietpage.cli.cms.site import Fit
    from quietpage.cli.result import Result

HELP = "let others write for the page in forms on the web, by Pages CMS"
RENDERS = False


def options(parser: ArgumentParser) -> None:
    site_folder(parser)
    parser.add_argument(
        "--lists",
        action="store_true",
        help="write links, reasons and the like as lists, where a form would lose them; nothing else changes",
    )
    parser.add_argument(
        "--replace", action="store_true", help="another .pages.yml, which somebody wrote or changed, may go"
    )
    parser.add_argument(
        "--print", dest="shown", action="store_true", help="print .pages.yml, and write nothing"
    )


def run(arguments: Namespace) -> Result:
    from quietpage.cli.cms.settings import NAME
    from quietpage.cli.cms.site import (
        ABOUT_CHILDREN,
        ELSEWHERE,
        file_for,
        fit_of,
        rewrite,
        there_before,
        write,
    )
    from quietpage.cli.paths import folder_named
    from quietpage.cli.result import Result, UsageError
    from quietpage.core.paths import shown
    from quietpage.core.shell import path_word
    from quietpage.deploy.git import repository_top
    from quietpage.pipeline import read_site

    folder = folder_named(arguments.folder)
    found = read_site(folder)
    if found.theme.minors:
        raise UsageError(f"{ABOUT_CHILDREN}; {ELSEWHERE}")
    fit = fit_of(found)
    top = repository_top(folder)
    home = top or folder
    if arguments.shown:
        return Result(output=tuple(file_for(found, fit, folder, home).splitlines()))
    path = shown(home / NAME)
    named = "" if (here := shown(folder)) == "." else f" {path_word(here)}"
    sentences: list[str] = []
    kept = ""
    before = None
    try:
        before = there_before(home, folder, named, replacing=arguments.replace)
    except UsageError:
        if not arguments.lists:
            raise
        kept = f"Left as it was: {path}, which somebody wrote or changed."
    if arguments.lists:
        for each in fit.short:
            if rewrite(each, folder):
                sentences.append(f"Now in lists, for a form: {each.source.path} ({', '.join(each.keys)}).")
        fit = fit._replace(short=tuple(each for each in fit.short if each.text is None))
    if kept:
        sentences.append(kept)
    elif write(home, before, file_for(found, fit, folder, home)):
        sentences.append(f"The forms for Pages CMS are in {path}.")
    else:
        sentences.append(f"{path} has the forms for Pages CMS already.")
    if top is None:
        sentences.append("Pages CMS looks for that file at the top of a repository; here is none yet.")
    return Result((*sentences, *_not_shown(fit, named, lists=arguments.lists)))


def _not_shown(fit: Fit, named: str, *, lists: bool) -> Iterator[str]:
    """What of a site no form shows, and what to do about it."""
    if fit.short:
        yield "A form would not keep everything in these, so it does not show it yet:"
        yield from (f"  {each.source.path} ({', '.join(each.keys)})" for each in fit.short)
        if lists:
            yield "That cannot be done without touching more of them. Write lists yourself: each reason with"
            yield "way: and text:, each link with label: and url:. Of the page's ways, either all have a line"
            yield "about them, or none has. Then:"
            yield f"  quietpage cms{named}"
        else:
            yield "To have it in lists, by which the page stays as it is, and all else in these files, too:"
            yield f"  quietpage cms{named} --lists"
    if fit.several:
        yield "A form is for one person, so there is none for these, in which people stand behind dashes:"
        yield from (f"  {path}" for path in fit.several)
        yield "Give each of them a file of their own, without the dash, and give the command once more."
    if fit.odd:
        yield f"Pages CMS shows files that end in .{fit.ending}, and so not these; give them that ending:"
        yield from (f"  {path}" for path in fit.odd)
    if fit.wrong:
        yield "There is a form for these as soon as they are right; quietpage check says what is to be done:"
        yield from (f"  {path}" for path in fit.wrong)
