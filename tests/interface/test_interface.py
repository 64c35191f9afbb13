"""What other programs call: a site as values, its problems with their places, a page into a folder."""

from __future__ import annotations

import dataclasses
import inspect
import pickle
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import quietpage
from quietpage import InvalidSite, Link, Person, Reason
from tests.docs import ROOT, blocks, text_of
from tests.sites import ADA, CONFIG, check, run, site, standing_in

PAGE = "docs/reference/python.md"

NAMES = [
    *("Author", "Built", "InvalidSite", "Link", "Number", "OwnPage", "Person", "Portrait", "Problem"),
    *("Reason", "Site", "StartWith", "__version__", "build", "check", "load", "numbers_in"),
]


def python(code: str, *flags: str, folder: Path = ROOT) -> str:
    done = subprocess.run([sys.executable, *flags, "-c", code], capture_output=True, text=True, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


# Names


def test_the_public_names_are_these_and_each_is_there_and_told() -> None:
    assert quietpage.__all__ == NAMES
    for name in NAMES:
        value = getattr(quietpage, name)
        assert value.__doc__
        assert name in dir(quietpage)
        assert name == "__version__" or f"`{name}" in text_of(PAGE)
    with pytest.raises(AttributeError, match="no attribute 'people'"):
        quietpage.people  # noqa: B018


def test_the_page_tells_each_field_and_each_parameter() -> None:
    for name in NAMES:
        value = getattr(quietpage, name)
        if dataclasses.is_dataclass(value):
            row = re.search(rf"^\| `{name}` \|.*$", text_of(PAGE), re.MULTILINE)
            assert row
            told = re.findall(r"`(\w+)`", row[0])[1:]
            assert told == [field.name for field in dataclasses.fields(value)], name
    for function in (quietpage.load, quietpage.check, quietpage.build):
        name = function.__name__.rpartition(".")[2]
        row = re.search(rf"^\| `{name}\((.*?)\)`", text_of(PAGE), re.MULTILINE)
        assert row
        parameters = inspect.signature(function).parameters.values()
        told = [part.partition("=")[0] for part in row[1].split(", ") if part != "*"]
        assert told == [parameter.name for parameter in parameters]


def test_to_import_the_package_loads_nothing_of_it() -> None:
    code = "import sys; before = {*sys.modules}; import quietpage; print(*{*sys.modules} - before)"
    assert {*python(code).split()} <= {"quietpage", "__future__"}


ORDERS = {
    "the function first": "from quietpage import check, load",
    "after a submodule": (
        "import quietpage.check.results, quietpage.load.files\nfrom quietpage import check, load"
    ),
    "after the pipeline": "import quietpage.pipeline\nfrom quietpage import check, load",
    "after a build": "import quietpage\nquietpage.build('s')\nfrom quietpage import check, load",
    "by attribute": "import quietpage\ncheck, load = quietpage.check, quietpage.load",
    "before all else": (
        "from quietpage import check, load\nimport quietpage.pipeline, quietpage.check.results\n"
        "import quietpage\nassert quietpage.check is check and quietpage.load is load"
    ),
    "with everything": "from quietpage import *",
}


def test_check_and_load_are_the_same_in_every_order_of_imports(tmp_path: Path) -> None:
    site(tmp_path / "s")
    for order, imports in ORDERS.items():
        code = (
            f"{imports}\nassert check('s') == ()\nprint(*[each.name for each in load('s').people])\n"
            "import quietpage.check.results as results\nfrom quietpage.check import Written\n"
            "import quietpage.check.results\nassert quietpage.check.results.Written is Written\n"
            "import quietpage.load.files\nassert quietpage.load.files.content_of\n"
        )
        assert python(code, f"-Xpycache_prefix={tmp_path}", folder=tmp_path) == "Ada Lovelace\n", order


def test_a_program_of_somebody_elses_is_right_for_mypy(tmp_path: Path) -> None:
    examples = "\n\n".join(
        f"def example_{at}() -> None:\n" + re.sub("(?m)^(?=.)", "    ", block)
        for at, block in enumerate(blocks(PAGE, "python"))
    )
    kinds = (
        "import quietpage\nfrom quietpage import build, check, load\n"
        "reveal_type(load)\nreveal_type(check('s'))\nreveal_type(quietpage.build('s').files)\n"
        "reveal_type(load('s').people[0].portrait)\n"
        "check(3)\n"
    )
    (tmp_path / "theirs.py").write_text(f"from __future__ import annotations\n{examples}\n{kinds}")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "theirs.py"],
        cwd=tmp_path,
        env={"MYPYPATH": "", "PATH": "", "PYTHONPATH": ""},
        capture_output=True,
        text=True,
    )
    revealed = re.findall(r'Revealed type is "(.*)"', done.stdout)
    assert len(revealed) == 4, done.stdout + done.stderr
    assert revealed[0].startswith("def (folder: ")
    assert revealed[0].endswith("-> quietpage.interface.values.Site")
    assert "tuple[quietpage.interface.values.Problem, ...]" in revealed[1]
    assert "str" in revealed[2]
    assert revealed[3] == "quietpage.interface.values.Portrait | None"
    assert [
        line for line in done.stdout.splitlines() if ": error:" in line and "[arg-type]" not in line
    ] == []
    assert done.stdout.count("[arg-type]") == 1


# Values

GRACE = """
name: Grace Hopper
reasons:
  shares: She gave *everybody* a way to speak to machines.
ways: [laughs]
links:
  Her page: https://grace.example/
feed: https://grace.example/feed.xml
start_with:
  title: A talk of hers
  url: https://grace.example/talk
where: by the sea
asked: "yes"
fediverse: "@grace@social.example"
vouched: 2026-03-07
"""


def test_a_site_is_values(tmp_path: Path) -> None:
    folder = site(
        tmp_path / "s",
        {
            "quietpage.yml": (
                f"{CONFIG}  url: https://rosa.example/\nwelcome: Come in.\nvouch: yes\norder: as written\n"
            ),
            "people/a.yml": ADA,
            "people/g.yml": GRACE,
            "people/x.yml": "name: Draft Person\nreasons: Kind.\ndraft: yes\n",
            "people/y.yml": "name: Not Me\nreasons: Kind.\nasked: said no\n",
        },
    )
    found = quietpage.load(folder)
    assert found.folder == folder
    assert found.title == "People who make a difference"
    assert (found.author.name, found.author.url) == ("Rosa Lind", "https://rosa.example/")
    assert (found.welcome, found.language, found.theme, found.url) == ("Come in.", "en", "whisper", "")
    ada, grace = found.people
    assert ada.reasons == (Reason(text="She saw what an engine could do besides sums."),)
    assert grace.reasons == (Reason(text="She gave *everybody* a way to speak to machines.", way="shares"),)
    assert grace.ways == ("shares", "laughs")
    assert grace.links == (Link(label="Her page", url="https://grace.example/"),)
    assert grace.feeds == ("https://grace.example/feed.xml",)
    assert grace.start_with
    assert (grace.start_with.title, grace.where, grace.asked) == ("A talk of hers", "by the sea", "yes")
    assert (grace.fediverse, grace.vouched) == ("@grace@social.example", "2026-03-07")
    assert (ada.fediverse, ada.vouched, found.vouch) == ("", "", True)
    assert (grace.file, grace.line, grace.slug) == (folder / "people/g.yml", 2, "grace-hopper")
    everybody = quietpage.load(str(folder), drafts=True).people
    assert [person.name for person in everybody] == ["Ada Lovelace", "Grace Hopper", "Draft Person"]


def test_values_are_frozen_and_go_to_other_processes(tmp_path: Path) -> None:
    found = quietpage.load(site(tmp_path / "s", grace=GRACE))
    assert pickle.loads(pickle.dumps(found)) == found
    assert len({found, quietpage.load(tmp_path / "s")}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.people[0].name = "Somebody"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Person("Ada")  # type: ignore[call-arg]


def test_people_are_in_the_order_of_the_page(tmp_path: Path) -> None:
    names = ["Ada Lind", "Berta Maus", "Cleo Nord", "Dora Oest", "Edda Pilz"]
    people = {name[0].lower(): f"name: {name}\nreasons: Kind.\n" for name in names}
    folder = site(tmp_path / "s", **people)
    page = (quietpage.build(folder).folder / "index.html").read_text(encoding="utf-8")
    found = [person.name for person in quietpage.load(folder).people]
    assert found == sorted(names, key=page.index)
    assert found != names


# Problems

WRONG = {"people/ada.yml": "name: Ada\nreasons: She lent me 3 books.\nwhree: here\n"}


def test_problems_have_their_places_and_say_what_the_command_says(tmp_path: Path) -> None:
    folder = site(tmp_path / "s", WRONG)
    problems = quietpage.check(folder)
    assert [(each.path, each.line, each.column, each.end_column) for each in problems] == [
        (folder / "people/ada.yml", 2, 22, 23),
        (folder / "people/ada.yml", 3, 1, 6),
    ]
    said = check(folder)
    with standing_in(folder):
        as_said = quietpage.check(".")
    for problem in as_said:
        assert str(problem).partition("\n")[0] in said.places
        assert f"help: {problem.help}" in said.err
    with pytest.raises(InvalidSite) as invalid:
        quietpage.build(folder)
    assert invalid.value.problems == problems
    assert str(invalid.value) == "\n\n".join(map(str, problems))
    assert pickle.loads(pickle.dumps(invalid.value)).problems == problems
    assert not (folder / "_site").exists()


def test_pages_of_ones_own_are_values_too_and_what_is_wrong_with_them_is_told(tmp_path: Path) -> None:
    about = "# About *us*\n\nOf tea.\n"
    folder = site(tmp_path, {"pages/how.md": "# How\n", "pages/About us.md": about})
    pages = quietpage.load(folder).pages
    assert [page.slug for page in pages] == ["about-us", "how"]
    assert (pages[0].title, pages[0].text) == ("About *us*", about)
    assert pages[0].file == folder / "pages" / "About us.md"
    assert "pages/about-us.html" in quietpage.build(folder, tmp_path / "out").files
    pages[0].file.write_text("No title.\n")
    with pytest.raises(InvalidSite, match="begins with its title, and here is none") as told:
        quietpage.load(folder)
    assert [(problem.path.name, problem.line) for problem in told.value.problems] == [("About us.md", 1)]


def test_pages_beside_a_page_about_children_are_told_as_check_tells_them(tmp_path: Path) -> None:
    config = "author:\n  name: the Willow class\ntheme: classroom\n"
    folder = site(tmp_path, {"quietpage.yml": config, "pages/about.md": "# About\n"})
    with pytest.raises(InvalidSite, match="has no other pages beside it") as told:
        quietpage.load(folder)
    assert told.value.problems == tuple(
        each for each in quietpage.check(folder) if each.path.name == "about.md"
    )


def test_what_can_be_read_can_be_loaded_though_a_number_is_in_it(tmp_path: Path) -> None:
    folder = site(tmp_path / "s", ada="name: Ada\nreasons: She lent me 3 books.\n")
    assert quietpage.load(folder).people[0].reasons[0].text == "She lent me 3 books."
    with pytest.raises(InvalidSite) as invalid:
        quietpage.load(site(tmp_path / "t", WRONG))
    assert [each.line for each in invalid.value.problems] == [3]


def test_a_folder_that_is_no_site_is_a_problem_of_it(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        [problem] = quietpage.check(folder)
        assert (problem.path, problem.line) == (folder, 0)
        for function in (quietpage.load, quietpage.build):
            with pytest.raises(InvalidSite) as invalid:
                function(folder)
            assert invalid.value.problems == (problem,)


# Building


def test_a_page_is_the_one_of_the_command(tmp_path: Path) -> None:
    folder = site(tmp_path / "s", grace=GRACE)
    done = quietpage.build(folder, tmp_path / "page", base_url="https://example.org/people/")
    assert done.folder == tmp_path / "page"
    command = ("-o", str(tmp_path / "other"), "--base-url", "https://example.org/people/")
    assert run(folder, "build", *command).code == 0
    pages = {path: (tmp_path / "page" / path).read_bytes() for path in done.files}
    assert pages == {path: (tmp_path / "other" / path).read_bytes() for path in done.files}
    assert "people/grace-hopper.html" in pages
    with pytest.raises(InvalidSite, match="folder of the site itself"):
        quietpage.build(folder, folder / "people")


def test_nothing_is_printed_and_nothing_is_left(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "stdout", None)
    folder = site(tmp_path / "s")
    quietpage.check(folder)
    assert sorted(path.name for path in folder.rglob("*")) == ["ada.yml", "people", "quietpage.yml"]
    quietpage.build(folder)
    assert capfd.readouterr() == ("", "")
    kept = {path.parent.name for path in (tmp_path / "cache").rglob("*") if path.is_file()}
    assert kept <= {"templates", "quietpage"}


def test_several_threads_build_at_a_time(tmp_path: Path) -> None:
    own = {"templates/colophon.html": "<footer><p>Made by hand.</p>{% include 'formats.html' %}</footer>"}
    folders = [
        site(
            tmp_path / str(at),
            own if at == 1 else {},
            ada=ADA,
            grace=GRACE if at % 2 else ADA.replace("Ada", "Eva"),
        )
        for at in range(4)
    ]
    alone = [quietpage.build(folder, tmp_path / f"{folder.name} alone") for folder in folders]
    with ThreadPoolExecutor(4) as threads:
        together = [*threads.map(quietpage.build, folders)]
    for one, other in zip(alone, together, strict=True):
        assert one.files == other.files
        for path in one.files:
            assert (one.folder / path).read_bytes() == (other.folder / path).read_bytes()


# The page about it


def test_every_example_of_the_page_does_what_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, publish, table, rules, hook, guard = blocks(PAGE, "python")
    folder = site(tmp_path / "my-page", ada=f"{ADA}asked: waiting\n")
    with standing_in(tmp_path):
        exec(first, {})
        assert capsys.readouterr().out == "my-page/_site\n"
        (tmp_path / "public").mkdir()
        exec(publish, {})
        assert (tmp_path / "public/people/sitemap.xml").exists()
        (tmp_path / "people.csv").write_text(
            'name,why,link\nAda Lovelace,again,https://ada.example/\nRosa Parks,"She said ""no"": calmly",'
            "https://rosa.example/\n"
        )
        exec(table, {})
        assert "She said “no”: calmly" in (folder / "_site/people/rosa-parks.html").read_text()
        names: dict[str, object] = {}
        exec(rules, names)
        names["test_the_page_is_right"]()  # type: ignore[operator]
        with pytest.raises(AssertionError):
            names["test_everybody_was_asked"]()  # type: ignore[operator]
        exec(hook, names)
        settings = {"site_dir": str(tmp_path / "public"), "site_url": "https://example.org/"}
        names["on_post_build"](settings)  # type: ignore[operator]
        assert "https://example.org/people/" in (tmp_path / "public/people/sitemap.xml").read_text()
        (folder / "people/ada.yml").write_text("name: Ada\nreasons: She lent me 3 books.\n")
        exec(first, {})
        exec(publish, {})
        assert capsys.readouterr().out.count("my-page/people/ada.yml") == 2
        exec(guard, {})
        assert capsys.readouterr().out == "two 12 word\n"
