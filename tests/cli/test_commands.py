"""The commands as a person meets them: what they do, what they say, and how they end."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from quietpage import __version__
from quietpage.cli import commands
from quietpage.cli.main import main
from tests.sites import ADA, CONFIG, built, check, run, site, standing_in


def test_a_new_page_builds_at_once(tmp_path: Path) -> None:
    made = run(tmp_path, "new", "my-page")
    assert made.code == 0
    assert "quietpage build my-page" in made.out
    done = run(tmp_path, "build", "my-page")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("The page is ready in my-page/_site.\n")
    assert "Louis Braille" in (tmp_path / "my-page" / "_site" / "index.html").read_text(encoding="utf-8")


def test_a_new_page_has_the_theme_that_it_is_asked_for(tmp_path: Path) -> None:
    made = run(tmp_path, "new", "my-page", "--theme", "garden", "--no-github")
    assert made.code == 0
    page = built(tmp_path / "my-page")
    assert 'class="portrait"' in (page / "index.html").read_text(encoding="utf-8")
    again = run(tmp_path, "new", "my-page", "--theme", "letter")
    assert (again.code, again.out) == (1, "")
    assert "help: write theme: letter in it; or name another folder" in again.err


def test_a_new_page_for_a_class_begins_with_one_file_of_notes_and_nothing_that_is_no_childs(
    tmp_path: Path,
) -> None:
    made = run(tmp_path, "new", "our-class", "--theme", "classroom", "--no-github")
    assert "your notes in our-class/people/class.yml" in made.out
    folder = tmp_path / "our-class"
    assert {path.name for path in folder.iterdir() if path.name[0] != "."} == {"quietpage.yml", "people"}
    assert [path.name for path in (folder / "people").iterdir()] == ["class.yml"]
    wall = (built(folder) / "index.html").read_text(encoding="utf-8")
    assert 'class="wall"' in wall
    assert "Amara" in wall
    assert 'The page still says "Your class"' in run(folder, "check").out
    assert run(folder, "build", "--publishing").code == 1


def test_a_theme_that_there_is_not_is_told_before_anything_is_made(tmp_path: Path) -> None:
    said = run(tmp_path, "new", "my-page", "--theme", "gardn")
    assert (said.code, said.out) == (1, "")
    assert said.err == "--theme: there is no theme called gardn\nhelp: did you mean garden?\n"
    assert not (tmp_path / "my-page").exists()


def test_a_new_page_teaches_and_helps_editors(tmp_path: Path) -> None:
    run(tmp_path, "new", "my-page")
    page = tmp_path / "my-page"
    for path in [page / "quietpage.yml", *(page / "people").iterdir()]:
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, path
        schema = json.loads((path.parent / found[1]).read_text(encoding="utf-8"))
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "_site/" in (page / ".gitignore").read_text().splitlines()


@pytest.mark.needs("git")
def test_git_does_not_see_what_a_new_page_makes_nor_a_link_in_its_place(tmp_path: Path) -> None:
    page = tmp_path / "my-page"
    run(tmp_path, "new", "my-page")
    built(page)
    subprocess.run(["git", "init", "-q", page], check=True)
    seen = ["git", "-C", str(page), "status", "--porcelain", "-uall"]
    for link in (False, True):
        for name in ("_site", ".quietpage"):
            if link:
                (page / name).rename(tmp_path / name)
                (page / name).symlink_to(tmp_path / name)
            told = subprocess.run(seen, capture_output=True, text=True)
            assert "people/" in told.stdout
            assert name not in told.stdout
    # A page that is kept in the repository keeps its list.
    run(page, "build", "-o", "docs")
    assert "docs/.quietpage" in subprocess.run(seen, capture_output=True, text=True).stdout


@pytest.mark.parametrize("named", ["~", "~/x", "~/x/y", "~nobody-of-this-name", "~root/x"])
def test_a_home_folder_that_the_shell_left_as_it_was_is_told(tmp_path: Path, named: str) -> None:
    page = site(tmp_path, ada=ADA)
    before = sorted(page.rglob("*"))
    for arguments in (
        ["build", "-o", named],
        ["build", f"--output={named}"],
        ["new", named],
        ["check", named],
    ):
        said = run(page, *arguments)
        assert (said.code, said.out) == (1, ""), arguments
        assert said.err.startswith(f"{named}: the ~ in this path still stands for a home folder")
        assert f"./{named} for a folder that is really called so" in said.err
        assert sorted(page.rglob("*")) == before
    assert run(page, "build", "-o", f"./{named}").code == 0
    assert (page / named / "index.html").is_file()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_file_of_a_new_page_that_cannot_be_closed_is_told_and_the_page_can_be_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    true_open, true_close = os.open, os.close
    written: list[int] = []

    def opening(path: str, flags: int, *more: int, **folder: int) -> int:
        descriptor = true_open(path, flags, *more, **folder)
        if flags & os.O_WRONLY:
            written.append(descriptor)
        return descriptor

    def closing(descriptor: int) -> None:
        true_close(descriptor)
        if len(written) > 4 and descriptor == written[-1]:
            raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", opening)
        patch.setattr(os, "close", closing)
        said = run(tmp_path, "new", "page")
    assert said.code == 1
    assert "the disk" in said.err
    assert "\nhelp: " in said.err
    assert list((tmp_path / "page").iterdir()) == []
    assert run(tmp_path, "new", "page").code == 0
    built(tmp_path / "page")


def test_a_new_page_is_made_here_if_no_folder_is_named(tmp_path: Path) -> None:
    made = run(tmp_path, "new")
    assert "A page to start from is in this folder." in made.out
    assert "\n  quietpage build\n" in made.out
    assert (tmp_path / "quietpage.yml").exists()


def test_new_never_overwrites_a_file(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "me.yml").write_text("name: Me\nreasons: Kind.\n")
    made = run(tmp_path, "new")
    assert made.code == 0
    assert "Left as it was: .gitignore" in made.out
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert [path.name for path in (tmp_path / "people").iterdir()] == ["me.yml"]
    assert run(tmp_path, "build").code == 0


def test_new_leaves_a_page_that_is_there_alone(tmp_path: Path) -> None:
    folder = site(tmp_path)
    made = run(folder, "new")
    assert made.code == 1
    assert made.err.startswith("quietpage.yml: there is a page in this folder already")
    assert (folder / "quietpage.yml").read_text() == CONFIG


def test_new_says_why_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file")
    made = run(tmp_path, "new", "a/page")
    assert made.code == 1
    assert made.err.startswith("a/page")


def test_check_writes_nothing(tmp_path: Path) -> None:
    folder = site(tmp_path)
    before = sorted(folder.rglob("*"))
    outcome = check(folder)
    assert (outcome.code, outcome.out) == (0, "The page is right.\n")
    assert sorted(folder.rglob("*")) == before


def test_what_is_said_has_no_numbers_in_it(tmp_path: Path) -> None:
    folder = site(tmp_path, {"people/.swap": "x", "people/notes.txt": "x", "people/a.yml": ADA})
    said = run(folder, "build", "-v").out + run(folder, "check", "-v").out + run(folder, "new", "other").out
    assert not re.search(r"\d", said)
    assert "Left alone: people/notes.txt" in said


def test_quiet_says_nothing_when_all_is_well(tmp_path: Path) -> None:
    assert run(site(tmp_path), "build", "-q") == (0, "", "")


def test_output_is_relative_to_the_current_folder(tmp_path: Path) -> None:
    site(tmp_path / "page")
    assert run(tmp_path, "build", "page", "-o", "out").out == "The page is ready in out.\n"
    assert (tmp_path / "out" / "index.html").exists()


def test_a_problem_is_told_by_the_path_from_here(tmp_path: Path) -> None:
    site(tmp_path / "page", a="name: A\nreasons: All 5.\n")
    assert run(tmp_path, "check", "page").places[0].startswith("page/people/a.yml:2:14: ")
    assert run(tmp_path / "page" / "people", "check", "..").places[0].startswith("a.yml:2:14: ")
    (tmp_path / "elsewhere").mkdir()
    whole = str(tmp_path / "page" / "people" / "a.yml")
    assert run(tmp_path / "elsewhere", "check", "../page").places[0].startswith(f"{whole}:2:14: ")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bild"],
        ["build", "--nothing"],
        ["build", "a", "b"],
        ["build", "--base-url", "people"],
        ["build", "--base-url", "https://example.org/?a=b"],
    ],
)
def test_a_wrong_command_ends_with_its_own_code(tmp_path: Path, arguments: list[str]) -> None:
    outcome = run(tmp_path, *arguments)
    assert outcome.code == 2
    assert "usage: quietpage" in outcome.err


def test_a_name_without_its_quotation_marks_is_told_to_have_them(tmp_path: Path) -> None:
    said = run(site(tmp_path), "thank", "Ada", "Lovelace").err
    assert "nothing here is known as: Lovelace; words that belong together, such as a whole name, " in said
    assert "belong together" not in run(site(tmp_path), "check", "--verbos", "x").err
    assert run(site(tmp_path), "thank", "Ada Lovelace").code == 0


def test_a_folder_is_told_to_be_named_as_each_command_takes_it(tmp_path: Path) -> None:
    page = site(tmp_path / "page")
    assert "known as: -C; the folder is named without it here" in run(tmp_path, "check", "-C", "page").err
    assert run(tmp_path, "check", "page").code == 0
    assert (
        "known as: page; a folder is named with -C before it here"
        in run(tmp_path, "thank", "Ada", "page").err
    )
    assert run(tmp_path, "thank", "Ada", "-C", page.name).code == 0


def test_help_can_be_followed_by_a_newcomer(tmp_path: Path) -> None:
    said = run(tmp_path, "--help").out
    assert "quietpage new my-page" in said
    assert "quietpage build my-page" in said
    for command in ("new", "build", "check"):
        assert run(tmp_path, command, "--help").code == 0
        assert f"  {command}  " in said


def test_the_version_is_told(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").out == f"quietpage {__version__}\n"


def test_on_github_a_problem_is_an_annotation_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    outcome = check(site(tmp_path, a="name: A\nreasons: All 5, really.\n"))
    assert outcome.out.startswith(
        "::error file=people/a.yml,line=2,endLine=2,col=14,endColumn=15::a number on a page without numbers"
    )
    assert "%0Ahelp: " in outcome.out
    assert outcome.err.startswith("people/a.yml:2:14: ")


def test_what_would_steer_a_terminal_is_shown_as_an_escape(tmp_path: Path) -> None:
    outcome = check(site(tmp_path, a='name: "A\\e[2J\\u202eb"\nreasons: Kind.\n'))
    assert outcome.code == 1
    assert "\x1b" not in outcome.err
    assert "\u202e" not in outcome.err


def test_colour_is_given_when_asked_for_and_not_into_a_pipe(tmp_path: Path) -> None:
    folder = site(tmp_path, a="name: A\nreasons: All 5.\n")
    assert "\x1b[" in run(folder, "check", "--color").err
    assert "\x1b[" not in run(folder, "check").err
    assert "\x1b[" not in run(folder, "check", "--no-color").err


def test_a_build_with_a_problem_leaves_the_old_page_whole(tmp_path: Path) -> None:
    folder = site(tmp_path)
    page = built(folder)
    before = {path: path.read_bytes() for path in page.rglob("*") if path.is_file()}
    (folder / "people" / "b.yml").write_text("name: B\nreasons: All 5.\n")
    assert run(folder, "build").code == 1
    assert {path: path.read_bytes() for path in page.rglob("*") if path.is_file()} == before


def test_somebody_who_is_taken_away_is_gone_from_the_page(tmp_path: Path) -> None:
    folder = site(tmp_path, a=ADA, b="name: Bo\nreasons: Kind.\n")
    page = built(folder)
    (folder / "people" / "b.yml").unlink()
    built(folder)
    assert not (page / "people" / "bo.html").exists()
    assert not re.search(r"\bBo\b", (page / "index.html").read_text())


@pytest.mark.needs("sh")
def test_nothing_is_said_about_python_when_a_listener_leaves(tmp_path: Path) -> None:
    folder = site(tmp_path)
    command = f"{sys.executable} -m quietpage build {folder} | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_names_in_any_script_can_be_told_in_a_plain_locale(tmp_path: Path) -> None:
    folder = site(tmp_path / "página", a="name: सावित्री\nreasons: All 5.\n")
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "quietpage", "check", folder], capture_output=True, env=plain
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_the_same_is_done_from_any_folder(tmp_path: Path) -> None:
    folder = site(tmp_path / "page")
    with standing_in(folder):
        assert run(folder, "build", ".", "-o", "../one").code == 0
    assert run(tmp_path, "build", "page", "-o", "two").code == 0
    one = {path.name: path.read_bytes() for path in (tmp_path / "one").rglob("*.html")}
    assert one == {path.name: path.read_bytes() for path in (tmp_path / "two").rglob("*.html")}


@pytest.mark.needs("sh")
@pytest.mark.parametrize("command", ["new", "build", "check", "preview", "deploy", "themes"])
def test_in_a_folder_that_was_taken_away_a_command_says_so(tmp_path: Path, command: str) -> None:
    away = ["sh", "-c", 'mkdir gone && cd gone && rmdir ../gone && exec "$@"', "sh"]
    home = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    done = subprocess.run(
        [*away, sys.executable, "-m", "quietpage", command],
        cwd=tmp_path,
        env=home,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "quietpage: the folder that you are in is not there any more; cd to another\n"


def test_every_command_is_in_the_list_and_its_module_is_one() -> None:
    folder = Path(commands.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == {*commands.COMMANDS.values()}
    for name in commands.COMMANDS:
        module = commands.load(name)
        assert module.HELP
        assert callable(module.options)
        assert callable(module.run)


@pytest.mark.parametrize("name", ["new", "build", "check", "themes", "preview", "serve", "deploy"])
def test_a_command_imports_no_other_and_nothing_heavy_before_it_runs(name: str) -> None:
    asked = (
        f"import sys\nfrom quietpage.cli.parser import parser_of\nparser_of({name!r})\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    loaded = {module for module in done.stdout.split() if module.startswith("quietpage.")}
    assert loaded == {
        "quietpage.cli",
        "quietpage.cli.commands",
        f"quietpage.cli.commands.{commands.COMMANDS[name]}",
        "quietpage.cli.exit_codes",
        "quietpage.cli.options",
        "quietpage.cli.parser",
    }


def test_whoever_asks_for_help_waits_for_no_library() -> None:
    asked = "import sys\nfrom quietpage.cli.parser import parser_of\nparser_of('--help')\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    heavy = {"typing", "pathlib", "yaml", "jinja2", "tornado", "watchdog", "PIL", "quietpage.pipeline"}
    assert not heavy & set(done.stdout.split())


# A page that nobody has named, in a folder that holds other things


def test_new_without_a_name_asks_nobody_in_a_folder_with_other_things_and_says_what_to_type(
    tmp_path: Path,
) -> None:
    for name in ("Desktop", "Documents", "a\x1b[2J", "tax.pdf"):
        (tmp_path / name).mkdir()
    said = run(tmp_path, "new")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("quietpage new: this folder holds other things (Desktop, Documents, a")
    assert "\x1b" not in said.err
    for typed in re.findall(r": quietpage (new [\w.-]+)", said.err):
        assert run(tmp_path, *typed.split()).code == 0
    assert (tmp_path / "my-page" / "quietpage.yml").exists()
    assert (tmp_path / "quietpage.yml").exists()


@pytest.mark.parametrize(
    "names",
    [
        (".git", ".gitignore", "README.md", "LICENSE", "CNAME"),
        ("readme", "LICENCE.txt", ".DS_Store", "Thumbs.db", ".idea", "README.de.md"),
        ("portraits", "static", "templates"),
        ("people", "notes.txt"),
    ],
)
def test_new_without_a_name_makes_the_page_here_where_only_a_page_or_a_repository_is(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    for name in names:
        (tmp_path / name).mkdir()
    assert "A page to start from is in this folder." in run(tmp_path, "new", "--no-github").out


def test_whoever_names_a_folder_is_not_asked(tmp_path: Path) -> None:
    (tmp_path / "tax.pdf").touch()
    assert run(tmp_path, "new", ".").code == 0


@pytest.mark.parametrize(
    ("typed", "made"),
    [("our page\n", "our page"), (".\n", "."), ("\n", None), ("", None), ("~/x\n", None)],
)
def test_new_without_a_name_asks_whoever_is_there(
    tmp_path: Path, typed: str, made: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    (tmp_path / "tax.pdf").touch()
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    out, err = Terminal(), io.StringIO()
    with standing_in(tmp_path), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["new"])
    assert "This folder holds other things (tax.pdf)." in out.getvalue()
    if made:
        assert (code, err.getvalue()) == (0, "")
        assert (tmp_path / made / "quietpage.yml").exists()
    else:
        assert code in (1, 2)
        assert err.getvalue()
        assert [path.name for path in tmp_path.iterdir()] == ["tax.pdf"]


# What a new page comes with


@pytest.mark.parametrize(
    "name", ["Your name", "Your Name", "your name", "YOUR-NAME", "  Your   name ", "Your class"]
)
def test_the_name_that_a_page_came_with_is_told_and_is_not_published(tmp_path: Path, name: str) -> None:
    folder = site(tmp_path, {"quietpage.yml": f'author:\n  name: "{name}"\n'})
    for command in ("check", "build"):
        done = run(folder, command)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith('The page still says "')
        refused = run(folder, command, "--publishing")
        assert (refused.code, refused.out) == (1, "")
        assert re.match(r"quietpage.yml:2:\d+: this is still the name", refused.places[0])
    assert run(folder, "build", "-q") == (0, "", "")


@pytest.mark.parametrize("name", ["Rosa Lind", "Yourname", "Your names", "Your classes", "Du", "Jo Name"])
def test_a_name_of_somebodys_own_is_published(tmp_path: Path, name: str) -> None:
    folder = site(tmp_path, {"quietpage.yml": f"author:\n  name: {name}\n"})
    for command in ("check", "build"):
        for option in ((), ("--publishing",)):
            done = run(folder, command, *option)
            assert (done.code, "still" in done.out) == (0, False)


def test_a_problem_and_the_name_that_a_page_came_with_are_told_at_once(tmp_path: Path) -> None:
    folder = site(
        tmp_path, {"quietpage.yml": "author:\n  name: Your name\n"}, bo="name: Bo\nreasons: All 5.\n"
    )
    assert [place.split(":")[0] for place in run(folder, "check", "--publishing").places] == [
        "people/bo.yml",
        "quietpage.yml",
    ]
