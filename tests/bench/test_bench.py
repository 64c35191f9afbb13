"""The bench runs, and times nothing that is not right; what it tells is not looked at."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from tests.bench.generators import Site, quietpage
from tests.bench.measures import MODES, Measured, Took, Written, ratio
from tests.bench.people import GIVEN, more_sentences, people, plain
from tests.bench.rightness import faults, lacks
from tests.bench.tables import tables
from tests.sites import built

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a page of three people that is finished, and right."""
    site = Site(quietpage(), tmp_path_factory.mktemp("bench"), people(3))
    site.begin()
    assert faults(built(site.source), site.people) == []
    return site.folder


@pytest.fixture
def site(finished: Path, tmp_path: Path) -> Site:
    """The same, to do harm to."""
    shutil.copytree(finished, tmp_path, dirs_exist_ok=True)
    return Site(quietpage(), tmp_path, people(3))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the system does not say what a process took")
def test_the_bench_prints_a_row_for_each_thing_that_it_measures(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--sizes", "3", "--rounds", "1", "--json", tmp_path / "json"],
        cwd=ROOT,
        env={"PATH": ""},  # so that there is no Hugo
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split(" | ")[0] for line in done.stdout.splitlines() if line.startswith("|")]
    for words in MODES.values():
        assert f"| quietpage: {words}" in rows
    assert "| quietpage" in rows
    assert "×" not in "".join(rows)
    figures = json.loads((tmp_path / "json").read_text(encoding="utf-8"))
    assert [each["mode"] for each in figures["measured"]] == [*MODES]
    assert all(len(each["rounds"]) == 1 for each in figures["measured"])


@pytest.mark.parametrize("mode", ["hot", "cold,hot", ""])
def test_what_cannot_be_measured_is_refused(mode: str) -> None:
    command = [sys.executable, "-m", "tests.bench", "--modes", mode]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert ", ".join(MODES) in done.stderr


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("index.html", "sentence"),
        ("index.html", "name"),
        ("people/{}.html", "sentence"),
        ("people/{}.html", "link"),
        ("people/{}.vcf", "name"),
        ("feed.xml", "name"),
        ("blogroll.opml", "name"),
        (".well-known/recommendations.opml", "name"),
        ("humans.txt", "name"),
        ("sitemap.xml", "slug"),
        ("ways/gives.html", "slug"),
    ],
)
def test_a_page_that_lacks_something_is_not_timed(site: Site, path: str, what: str) -> None:
    person = next(each for each in site.people if "gives" in each.ways)
    page = site.output / path.format(person.slug)
    said = {"sentence": person.reasons[0][-1], "name": person.name, "link": person.links[0][1]}
    words = plain(said.get(what, person.slug))
    text = page.read_text(encoding="utf-8").translate(str.maketrans("“”’", '""\''))
    assert words in text
    page.write_text(text.replace(words, ""), encoding="utf-8")
    assert any(person.slug in fault or path in fault for fault in faults(site.output, site.people))


def test_an_edit_that_is_not_on_the_page_is_seen(site: Site) -> None:
    person, sentence = site.people[1], next(more_sentences())
    assert len(lacks(site.output, person, sentence)) == 2
    site.save(person, sentence)
    built(site.source)
    assert lacks(site.output, person, sentence) == []


def test_a_cold_build_finds_nothing_of_the_one_before(site: Site, tmp_path: Path) -> None:
    for name in {*site.generator.caches.values()}:
        (site.source / name / "quietpage").mkdir(parents=True)
    aside = tmp_path / "aside"
    aside.mkdir()
    site.forget(aside)
    assert {path.name for path in site.source.iterdir()} == {"quietpage.yml", "people"}
    assert {path.name for path in tmp_path.iterdir()} == {"aside", "site"}


def test_the_people_of_a_small_page_are_on_every_larger_one_and_no_two_are_alike() -> None:
    many = people(20_000)
    assert people(10) == many[:10]
    assert len({person.slug for person in many}) == len(many)
    assert {person.name.split()[0] for person in many} == {*GIVEN}


def test_no_sentence_is_added_twice() -> None:
    added = [*islice(more_sentences(), 1000)]
    assert len({*added}) == len(added) == 1000


def rounds(name: str, *clocks: float) -> Measured:
    return Measured(name, 10, "cold", tuple(Took(clock, clock / 2, 30.0) for clock in clocks))


def test_a_ratio_is_that_of_the_middle_round_so_that_a_slow_minute_does_no_harm() -> None:
    ours, theirs = rounds("quietpage", 1.0, 10.0, 3.0), rounds("Hugo", 2.0, 20.0, 1.0)
    assert ratio(ours, theirs) == 0.5


def test_beside_hugo_the_first_table_has_the_ratios() -> None:
    measured = [rounds("quietpage", 1.0), rounds("Hugo", 2.0)]
    written = [Written("quietpage", 10, 45, 280_000), Written("Hugo", 10, 45, 320_000)]
    assert tables(measured, written) == (
        "| × Hugo, on the clock | 10 people |\n"
        "| --- | --- |\n"
        "| cold, nothing kept from before | 0.50 |\n"
        "\n"
        "| clock, processors, memory | 10 people |\n"
        "| --- | --- |\n"
        "| quietpage: cold, nothing kept from before | 1.000 s, 0.500 s, 30 MB |\n"
        "| Hugo: cold, nothing kept from before | 2.000 s, 1.000 s, 30 MB |\n"
        "\n"
        "| what is written | 10 people |\n"
        "| --- | --- |\n"
        "| quietpage | 45 files, 0.28 MB |\n"
        "| Hugo | 45 files, 0.32 MB |"
    )
