"""What a build of a right page loads: nothing that only a wrong one needs, no library of other commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.sites import site

NEVER = {
    *(
        "argparse",
        "gettext",
        "locale",
        "PIL",
        "tornado",
        "livereload",
        "watchdog",
        "asyncio",
        "socket",
        "ssl",
    ),
    *("email", "http", "urllib.request", "xml", "difflib", "subprocess", "typing_extensions", "idna"),
    *("linkify_it", "markdown_it.cli", "markdown_it.tree", "quietpage.cli.parser", "quietpage.cli.options"),
    *("quietpage.parse.repair", "quietpage.core.suggestions", "quietpage.validate.foreign_keys"),
    *("quietpage.validate.json_schema", "quietpage.check.foreign_markup", "quietpage.check.privacy"),
    *("quietpage.check.required_problems", "quietpage.check.text_origin", "quietpage.check.internal_links"),
    *("quietpage.check.number_problems", "quietpage.numbers.hint_words", "quietpage.numbers.hint_senses"),
    *("quietpage.numbers.unicode_data", "quietpage.render.template_errors", "quietpage.core.idn"),
    *("quietpage.core.collation", "quietpage.importers", "quietpage.letters", "quietpage.linkcheck"),
    *("quietpage.deploy", "quietpage.preview", "quietpage.images.portraits"),
    *("quietpage.load.page_files", "quietpage.validate.own_pages", "quietpage.typeset.own_pages"),
    *("quietpage.check.own_pages", "quietpage.schedule.own_pages"),
    *("quietpage.core.accounts", "quietpage.core.today", "quietpage.validate.account_help"),
    *("quietpage.validate.days", "quietpage.check.vouches", "quietpage.export.follows"),
    "quietpage.export.human_json",
}

BUILD = """
import os, sys
if len(sys.argv) > 3:
    os.sched_getaffinity = lambda process: {0}
ended, here, prefix = os._exit, os.getpid(), sys.argv[2]
def end(code):
    with open(prefix + ("main" if os.getpid() == here else "worker"), "w") as file:
        print(code, *sys.modules, file=file)
    ended(code)
os._exit = end
sys.argv[1:] = ["build", sys.argv[1]]
from quietpage.cli.main import run
run()
"""


def loaded(tmp_path: Path, process: str, *alone: str) -> set[str]:
    """The modules that one of the processes of a build has in the end."""
    folder = site(tmp_path / "site")
    command = [sys.executable, "-c", BUILD, str(folder), str(tmp_path / "loaded by "), *alone]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    code, *modules = (tmp_path / f"loaded by {process}").read_text().split()
    assert code == "0"
    return {*modules}


def test_a_right_page_is_made_without_what_only_a_wrong_one_needs(tmp_path: Path) -> None:
    assert loaded(tmp_path, "main", "alone") & NEVER == set()


def test_of_few_people_one_process_sets_and_renders_and_the_other_checks(tmp_path: Path) -> None:
    main = loaded(tmp_path, "main")
    assert main & NEVER == set()
    assert {"yaml", "quietpage.numbers.finder"} <= main
    if (tmp_path / "loaded by worker").exists():  # there is a second processor
        assert not main & {"markdown_it", "jinja2", "quietpage.render.jinja"}
