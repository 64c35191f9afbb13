"""`quietpage links`: a calm look at where the links of a page lead, and nothing else."""

from __future__ import annotations

from quietpage.cli.options import site_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from quietpage.cli.result import Result
    from quietpage.linkcheck.places import Place
    from quietpage.linkcheck.verdicts import Verdict

HELP = "see where the links lead: there, moved, gone, or could not look"
RENDERS = False


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "names", metavar="NAME", nargs="*", help="whose links; everybody's and the page's own, if left out"
    )
    site_option(parser)
    parser.add_argument(
        "--update",
        action="store_true",
        help="write the new address of what has moved in place of the old one",
    )
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 if something has moved or did not answer"
    )
    parser.add_argument(
        "--allow-host",
        dest="hosts",
        metavar="HOST",
        action="append",
        default=[],
        help="ask this host, although it is on this machine or in a private network; may be given again",
    )


def run(arguments: Namespace) -> Result:
    from quietpage.cli.asking import at_a_terminal
    from quietpage.cli.entries import people_of, unread
    from quietpage.cli.exit_codes import DONE, NEEDS_AUTHOR
    from quietpage.cli.paths import folder_named
    from quietpage.cli.report import print_sentences
    from quietpage.cli.result import Result
    from quietpage.core.diagnostics import Invalid
    from quietpage.linkcheck.history import History
    from quietpage.linkcheck.places import places_of
    from quietpage.linkcheck.verdicts import MOVED, THERE, UNSEEN, look
    from quietpage.pipeline import own_texts_of, read_site

    folder = folder_named(arguments.folder)
    found = read_site(folder)
    site = found.site
    people = people_of(found, arguments.names) if arguments.names else list(site.people)
    by_address: dict[str, list[Place]] = {}
    pages = () if arguments.names else own_texts_of(folder, site)
    for place in places_of(site, people, own=not arguments.names, pages=pages):
        by_address.setdefault(place.address, []).append(place)
    history = History(folder)
    asks = at_a_terminal() and not arguments.quiet
    strict = False
    try:
        for address, verdict in look(by_address, history, named=frozenset(map(str.lower, arguments.hosts))):
            strict = strict or verdict.word not in (THERE, UNSEEN)
            for place in by_address[address]:
                quiet = arguments.quiet and verdict.word in (THERE, UNSEEN)
                told = [] if quiet else list(_told(place, verdict))
                if told and (code := print_sentences(told)):
                    return Result(exit_code=code)
                if verdict.word == MOVED and verdict.usable:
                    _offer(place, verdict.to, folder, write=arguments.update, asks=asks)
    finally:
        # Also after Ctrl-C: what was seen was seen.
        history.keep(None if arguments.names else set(by_address))
    if not by_address:
        if problems := tuple(unread(found)):
            raise Invalid(*problems)
        return Result(("There are no links to look at.",))
    return Result((), (), NEEDS_AUTHOR if strict and arguments.strict else DONE)


def _told(place: Place, verdict: Verdict) -> Iterator[str]:
    from quietpage.linkcheck.verdicts import GONE, MOVED, THERE

    whose = f"{place.person.name}, {place.label}" if place.person else place.label
    if verdict.word == THERE:
        yield f"{whose}: there"
    elif verdict.word == MOVED:
        more = f" ({verdict.why})" if verdict.why else ""
        yield f"{whose}: moved to {verdict.to}{more}"
    elif verdict.word == GONE:
        ask = f"{place.person.name}’s place is gone; ask them? " if place.person else ""
        yield f"{whose}: gone, {place.address}"
        yield f"  {ask}An older copy may be at https://web.archive.org/web/{place.address}"
    else:
        yield f"{whose}: {verdict.word}, {place.address} ({verdict.why})"


def _offer(place: Place, to: str, folder: Path, *, write: bool, asks: bool) -> None:
    """Write a new address where the old one stands, if the author wants it."""
    from quietpage.cli.asking import choose, tell
    from quietpage.cli.entries import replace_in_entry

    if place.person is None or place.span is None:
        return
    path = place.span.source.path
    if not write and not (asks and choose(f"  Write that into {path}?", {"yes": "yes", "no": "no"}) == "yes"):
        return
    now = _as_it_is_now(place, folder)
    if now and now.person and now.span and replace_in_entry(now.person, folder, now.span, to):
        tell(f"  {path} has the new address.")
    else:
        line, column = place.span.source.line_and_column(place.span.start)
        tell(f"  {path}:{line}:{column}: write it there yourself: {to}")


def _as_it_is_now(place: Place, folder: Path) -> Place | None:
    """The same link in the file as it is now: another link in it may have got its new address before."""
    from quietpage.linkcheck.places import places_of
    from quietpage.pipeline import read_site

    site = read_site(folder).site
    slug = place.person.slug if place.person else ""
    people = [person for person in site.people if person.slug == slug]
    same = (each for each in places_of(site, people, own=False) if each[:2] == place[:2])
    return next(same, None)
