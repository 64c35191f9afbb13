"""`python -m tests.bench`: what a page costs, as tables of Markdown."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench import builds, rightness, saves
from tests.bench.computer import heading
from tests.bench.generators import Generator, Site, dress, hugo, quietpage
from tests.bench.measures import MODES, Measured, Written, Wrong
from tests.bench.people import more_sentences, people
from tests.bench.tables import tables


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what was asked for, and print it; the exit code."""
    arguments = _parser().parse_args(argv)
    if not hasattr(os, "wait4"):
        print("this needs a system that says what a process took; Windows does not", file=sys.stderr)
        return 1
    program = shutil.which(arguments.hugo)
    if program is None and arguments.hugo != "hugo":
        print(f"there is no program {arguments.hugo}", file=sys.stderr)
        return 1
    generators = [quietpage(), *([hugo(os.path.abspath(program))] if program else [])]
    about = heading(program)
    measured: list[Measured] = []
    written: list[Written] = []
    try:
        for many in arguments.sizes:
            with tempfile.TemporaryDirectory(prefix="bench-") as work:
                more = _measure(generators, many, arguments.modes, arguments.rounds, Path(work))
            measured += more[0]
            written += more[1]
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print(f"{about}\n\n{tables(measured, written)}")
    if arguments.json:
        arguments.json.write_text(_as_json(about, measured, written), encoding="utf-8")
    return 0


def _measure(
    generators: Sequence[Generator], many: int, modes: Sequence[str], rounds: int, work: Path
) -> tuple[list[Measured], list[Written]]:
    """Everything for a page of so many people, in a folder for it alone. Raises `Wrong`."""
    everybody, sentences = people(many), more_sentences()
    sites = [Site(generator, work / generator.name, everybody) for generator in generators]
    aside = work / "aside"
    aside.mkdir()
    written = _written(sites)
    measured = []
    for mode in modes:
        print(f"{many:,} people: {MODES[mode]} …", file=sys.stderr, flush=True)
        if mode == "reload":
            measured += saves.measured(sites, rounds, sentences)
        else:
            measured += builds.measured(sites, mode, rounds, sentences, aside)
    return measured, written


def _written(sites: Sequence[Site]) -> list[Written]:
    """Build every site once, and see that it is right, and that all write the same files."""
    written, names = [], []
    for site in sites:
        site.begin()
        if site is not sites[0]:
            dress(site, sites[0].output)
        builds.build(site)
        name = site.generator.name
        if faults := rightness.faults(site.output, site.people):
            raise Wrong("\n".join([f"the page of {name} is not right:", *faults[:20]]))
        sizes = rightness.files(site.output)
        written.append(Written(name, len(site.people), len(sizes), sum(sizes.values())))
        names.append(sizes.keys())
    for other in names[1:]:
        if other != names[0]:
            raise Wrong(f"not all write these: {', '.join(sorted(other ^ names[0])[:20])}")
    return written


def _as_json(about: str, measured: Sequence[Measured], written: Sequence[Written]) -> str:
    """Every round's figures."""
    rounds = [{**each._asdict(), "rounds": [one._asdict() for one in each.rounds]} for each in measured]
    sizes = [each._asdict() for each in written]
    return json.dumps({"about": about, "measured": rounds, "written": sizes}, indent=1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measure what a page costs. Leave the computer alone meanwhile.",
    )
    parser.add_argument(
        "--sizes",
        metavar="PEOPLE",
        type=_sizes,
        default="10,100,1000",
        help="how many people are on the pages (%(default)s)",
    )
    parser.add_argument(
        "--rounds", metavar="ROUNDS", type=_count, default=5, help="how often each has its turn (%(default)s)"
    )
    parser.add_argument(
        "--modes",
        metavar="MODES",
        type=_modes,
        default=",".join(MODES),
        help="what is measured (%(default)s)",
    )
    parser.add_argument("--hugo", metavar="PATH", default="hugo", help="where Hugo is, if not on the path")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write every round's figures here")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"not a number of things: {text}")
    return int(text)


def _sizes(text: str) -> list[int]:
    return [_count(each) for each in text.split(",")]


def _modes(text: str) -> list[str]:
    if unknown := set(text.split(",")) - MODES.keys():
        raise argparse.ArgumentTypeError(f"not among {', '.join(MODES)}: {', '.join(sorted(unknown))}")
    return text.split(",")


if __name__ == "__main__":
    raise SystemExit(main())
