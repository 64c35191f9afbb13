"""The docs: every page is found, every link leads somewhere, every command and every example works."""

from __future__ import annotations

import contextlib
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from quietpage.cli.commands import COMMANDS
from quietpage.cli.parser import parser_of
from tests.docs import AROUND, INDEX, PAGES, ROOT, bash, blocks, blocks_of, headings, links, text_of
from tests.drawings import picture
from tests.looks import themes
from tests.previews import Preview, previewing, until
from tests.repository import git, own_settings
from tests.sites import ADA, CONFIG, check, run, sign, site

# Links and names


def test_every_page_is_reached_from_the_index() -> None:
    reached, waiting = set[str](), [INDEX]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.endswith(".md"):
            reached.add(page)
            waiting += [there for there, _ in links(page)]
    assert reached >= {*PAGES, *AROUND} - {"README.md"}
    assert INDEX in [there for there, _ in links("README.md")]


@pytest.mark.parametrize("page", [*AROUND, *PAGES])
def test_every_link_in_the_docs_leads_somewhere(page: str) -> None:
    for path, heading in links(page):
        assert (ROOT / path).exists(), f"{page} leads to {path}"
        if heading:
            assert heading in headings(path), f"{page} leads to {path}#{heading}"


@pytest.mark.parametrize("page", [*AROUND, *PAGES])
def test_every_file_of_the_project_that_the_docs_name_is_there(page: str) -> None:
    named = re.findall(r"`(?:python3 )?((?:quietpage|tests|themes|docs|\.github)/[\w./-]+)`", text_of(page))
    ours = [name for name in named if not name.startswith(".github") or page in AROUND]
    assert [name for name in ours if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("folder", ["quietpage", "themes", "example_site", ".github"])
def test_every_page_of_the_docs_that_the_program_names_is_there(folder: str) -> None:
    for path in [path for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".yml", ".html")]:
        for name in re.findall(r"\bdocs/[\w/.-]+\.md\b", path.read_text(encoding="utf-8")):
            assert (ROOT / name).exists(), f"{path.relative_to(ROOT)} names {name}"


# Commands

ELSEWHERE = {
    "README.md": "test_readme.py",
    "docs/how-to/publishing/": "test_hosts.py",
    "docs/how-to/inside": "tests/beside",
    "docs/tutorial.md": "test_the_tutorial_is_a_story_in_which_everything_comes_as_it_says",
    "docs/how-to/classroom.md": "test_a_teacher_who_follows_the_page_has_a_wall_and_slips_to_take_home",
}
"""Pages whose commands have a test of their own."""

STAND_INS = {"https://github.com/YOUR-NAME/my-page.git": "{folder}/host.git"}
"""What stands on this machine for something far away."""


def near(commands: str, folder: Path) -> str:
    """Commands as they are run here: with what stands in for the rest of the world."""
    for far, here in STAND_INS.items():
        commands = commands.replace(far, here.format(folder=folder))
    return commands


THERE = {
    "docs/how-to/gather.md": {
        "my-page/subscriptions.opml": "netnewswire.opml",
        "answers.csv": "form.csv",
        "old-site/_data/authors.yml": "jekyll-authors.yml",
    },
}
"""Files that somebody has who follows a page: each with the sample of a list that stands for it."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to follow a page in, with a repository beside it that stands in for a host."""
    own_settings(tmp_path, monkeypatch)
    git(tmp_path, "init", "-q", "--bare", "host.git")
    return tmp_path


@pytest.mark.needs("bash", "git")
@pytest.mark.parametrize(
    "page",
    [page for page in (*AROUND, *PAGES) if blocks(page, "sh") and not page.startswith(tuple(ELSEWHERE))],
)
def test_the_commands_of_a_page_can_be_followed_from_its_beginning_to_its_end(page: str, home: Path) -> None:
    run(home, "new", "my-page")
    # Somebody besides the samples, who can still be asked.
    (home / "my-page/people/amina.yml").write_text("name: Amina\nreasons: She waits for the last one.\n")
    sign(home / "my-page")
    for name, sample in THERE.get(page, {}).items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "tests" / "importers" / "samples" / sample, home / name)
    for commands in blocks(page, "sh"):
        preview = re.fullmatch(r"quietpage preview (\S+)((?: [^\n]+)?)\n", commands)
        if preview:
            # Somebody else's preview may be at the port that the page names.
            options = preview[2].replace(" --port 8000", "")
            with previewing(home / preview[1], *shlex.split(options)) as shown:
                assert shown.get().status == 200
        else:
            inside = "my-page" not in commands.replace("/my-page.git", "") and "our-class" not in commands
            bash(home / "my-page" if inside else home, near(commands, home))


def commands_in(page: str) -> list[str]:
    """Every command of quietpage in a page, be it in a piece of code or in a sentence."""
    if page == "docs/reference/commands.md":
        return []  # they are made from the parser itself, and named without what they take
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text_of(page), flags=re.S | re.M))
    code = "\n".join([*(block.text for block in blocks_of(page) if block.kind), *inline])
    names = "|".join(COMMANDS)
    return re.findall(rf"(?:^ *|&& |- |/|\")quietpage ((?:{names})\b[^\n&#|]*)", code, re.MULTILINE)


@pytest.mark.parametrize("page", [page for page in (*AROUND, *PAGES) if commands_in(page)])
def test_every_command_of_quietpage_in_the_docs_is_one(page: str) -> None:
    parser = parser_of()
    for command in commands_in(page):
        # A quotation mark alone is that of a text in which the command stands.
        command = command if command.count('"') % 2 == 0 else command.replace('"', "")
        # A name to be filled in is refused until it is.
        words = re.sub(r"(?:https://)?\$\w+/?", "https://people.example.org/", command)
        words = words.replace("YOUR-NAME", "rosa")
        try:
            # Where a shell puts what is printed is no word of the command.
            parser.parse_args(shlex.split(words.partition(" > ")[0]))
        except SystemExit:
            pytest.fail(f"quietpage {command}")


SHELLS = ("sh", "bash", "zsh", "console", "shell", "powershell")
"""The kinds of code that somebody pastes into a terminal."""

COMMENT = re.compile(r"""((?:^|[\s;&|()])#)|"(?:[^"\\]|\\.)*"|'[^']*'|\\.|.""", re.DOTALL | re.MULTILINE)


def comments(commands: str) -> list[str]:
    """The signs that begin a comment in bash, outside of quotation marks: zsh hands them on as words."""
    return [found for found in COMMENT.findall(commands) if found]


@pytest.mark.parametrize("page", [*AROUND, *PAGES])
def test_commands_can_be_pasted_into_any_shell_since_no_comment_is_among_them(page: str) -> None:
    for block in blocks_of(page):
        if block.kind in SHELLS or re.match(r"(?:\$ )?(?:quietpage|python3?|pip|git|uv|pipx) ", block.text):
            assert comments(block.text) == [], block.text
    # A piece of code inside a list is moved in, and would pass by all of these tests.
    assert not re.search(r"^ +```", text_of(page), re.MULTILINE)


def test_a_comment_among_commands_is_seen() -> None:
    for commands in ("# x\n", "a\n# x\n", "a # x\n", 'a "#" # x\n', "a;# x\n", "a '\n' # x\n", "a\t#x\n"):
        assert len(comments(commands)) == 1, commands
    for commands in (
        "a '# x'\n",
        "a 'b\n# x'\n",
        'a "b # \\" # x"\n',
        "a#b\n",
        "a \\# b\n",
        "https://e.org/#x\n",
    ):
        assert comments(commands) == [], commands


# The tutorial


class Story:
    """Somebody who does what the tutorial says, and compares what they see with what it says."""

    def __init__(self, home: Path) -> None:
        self.home = self.here = home
        self.page = home / "my-page"
        self.said = ""
        self.preview: Preview | None = None
        self._seen = 0, 0

    def type(self, commands: str) -> None:
        self.said = bash(self.here, near(commands, self.home))
        if "cd my-page\n" in commands:
            self.here = self.page

    def save(self, name: str, text: str) -> None:
        assert self.preview
        self._seen = len(self.preview.out), len(self.preview.err)
        (self.page / name).write_text(text, encoding="utf-8")

    def sees(self, text: str) -> None:
        """Whether the terminal says this, now or soon: what is there already was said before."""
        if self.preview is None:
            assert self.said == text
            return
        text = text.replace("http://127.0.0.1:8000/", self.preview.address)
        until(
            lambda: (
                self.preview and text in self.preview.out[self._seen[0] :] + self.preview.err[self._seen[1] :]
            )
        )

    def shown(self) -> str:
        assert self.preview
        return self.preview.get().text


@contextlib.contextmanager
def previewed(story: Story) -> Iterator[None]:
    with previewing(story.page) as story.preview:
        yield
    story.preview = None


@pytest.mark.needs("bash", "git")
def test_the_tutorial_is_a_story_in_which_everything_comes_as_it_says(home: Path) -> None:
    story = Story(home)
    person, config = "people/amina-diallo.yml", story.page / "quietpage.yml"
    theirs = ("Louis Braille", "Savitribai Phule", "Grace Hopper")
    told = re.sub(r"\s+", " ", text_of("docs/tutorial.md"))
    with contextlib.ExitStack() as open:
        for kind, text in blocks_of("docs/tutorial.md"):
            if kind == "sh" and text == "quietpage preview my-page\n":
                open.enter_context(previewed(story))
                assert all(name in story.shown() for name in theirs)
            elif kind == "sh":
                if text.startswith("quietpage build"):
                    for name in re.findall(
                        r"`(\w+-\w+\.yml)`", told.partition("Now delete the three files")[2]
                    ):
                        (story.page / "people" / name).unlink()
                    until(lambda: not [name for name in theirs if name in story.shown()])
                    assert "Amina Diallo" in story.shown()
                    open.close()
                if "Another person" in text:
                    (story.page / "people" / "bo.yml").write_text("name: Bo\nreasons: He listens.\n")
                story.type(text)
            elif kind == "yaml" and text.startswith("author:"):
                before = config.read_text(encoding="utf-8")
                assert "author:\n  name: Your name\n" in before
                story.save("quietpage.yml", before.replace("author:\n  name: Your name\n", text))
                until(lambda: "Yasmin Okafor" in story.shown())
            elif kind == "yaml":
                story.save(person, text)
            elif not text.startswith("https://YOUR-NAME."):
                story.sees(text)
    assert "Amina Diallo" in (story.page / "_site" / "index.html").read_text(encoding="utf-8")
    assert "Bo" in git(home / "host.git", "show", "main:people/bo.yml")
    assert "Bo" in git(home / "host.git", "show", "gh-pages:people/bo.html")


# The page for a class


@pytest.mark.needs("bash", "git")
def test_a_teacher_who_follows_the_page_has_a_wall_and_slips_to_take_home(home: Path) -> None:
    page, written = "docs/how-to/classroom.md", home / "our-class"
    config, notes = written / "quietpage.yml", written / "people" / "class.yml"
    shutil.copy(ROOT / "tests" / "importers" / "samples" / "form.csv", home / "answers.csv")
    pasted: list[str] = []
    for kind, text in blocks_of(page):
        if kind == "sh" and "gather" in text:
            aside = notes.rename(home / "class.yml")  # a form instead; then on with what was pasted
            bash(home, text)
            assert "Amara" in (written / "people" / "amara.yml").read_text(encoding="utf-8")
        elif kind == "sh" and "preview" in text:
            with previewing(written, "--drafts") as shown:
                assert "Amara" in shown.get().text
            for draft in (written / "people").iterdir():
                draft.unlink()
            aside.rename(notes)
        elif kind == "sh":
            bash(home, text)
        elif kind == "yaml" and text.startswith("title:"):
            config.write_text(text, encoding="utf-8")
        elif kind == "yaml" and text.startswith("- name:"):
            notes.write_text(text, encoding="utf-8")
            pasted = [child["name"] for child in yaml.safe_load(text)]
        elif kind == "yaml" and text.startswith("theme:"):
            wall = (written / "_site" / "index.html").read_text(encoding="utf-8")
            assert [name for name in pasted if f">{name}<" not in wall] == []
            assert "large" not in wall
            rest = config.read_text(encoding="utf-8").replace("theme: classroom\n", text)
            config.write_text(rest, encoding="utf-8")
    bash(home, "quietpage build our-class\n")
    assert 'class="wall large"' in (written / "_site" / "index.html").read_text(encoding="utf-8")
    (ask,) = re.findall(r"`(quietpage ask [^`]+)`", text_of(page))
    bash(home, f"{ask}\n")
    for sheet in ("ask.html", "slips.html"):
        slips = (home / sheet).read_text(encoding="utf-8")
        assert [name for name in pasted if name not in slips] == []


# Examples

HOSTS = "docs/how-to/publishing/"
BEFORE = {("docs/how-to/languages.md", "lacht:"): "language: de\n"}
"""What else is in the file `quietpage.yml` of an example, by its page and a word of it."""
NAMED = "name: Ruth\nreasons: She reads ten Boom and Otto Sei aloud.\n"


def examples(kind: str) -> list[tuple[str, str]]:
    pages = [page for page in ("README.md", *PAGES) if not page.startswith(HOSTS)]
    return [(page, text) for page in pages for text in blocks(page, kind)]


def numbered(pairs: list[tuple[str, str]]) -> list[object]:
    """Examples as cases of a test, each called by its page and its place among them."""
    return [pytest.param(page, text, id=f"{page}-{place}") for place, (page, text) in enumerate(pairs)]


def tried(page: str, text: str) -> dict[str, str | bytes]:
    """The files of a site with an example in the place where it belongs."""
    content = yaml.safe_load(text)
    config = CONFIG + next((more for (of, word), more in BEFORE.items() if of == page and word in text), "")
    pictures = (ROOT / "example_site" / "portraits").glob("*.jpg")
    files: dict[str, str | bytes] = {f"portraits/{path.name}": path.read_bytes() for path in pictures}
    files["people/ruth.yml"] = (
        NAMED if "not_numbers" in content else "name: Ruth\nreasons: She reads aloud.\nasked: yes\n"
    )
    if isinstance(content, list) or "name" in content:
        files["people/example.yml"] = text
    elif "about" in content:
        files["look/theme.yml"] = text
        config += "theme: ./look\n"
    elif "author" in content:
        config = text if "title" in content else config.replace(CONFIG, text)
    else:
        config += text
        if str(content.get("theme")).startswith("./"):
            files[f"{content['theme'][2:]}/theme.yml"] = "about: ours\nextends: whisper\n"
    return {"quietpage.yml": config, **files}


WRONG_ON_PURPOSE = "for the 3 of us who come"
"""The mistake in the tutorial."""


FOR_OTHERS = ("docs/how-to/inside/", "docs/how-to/pre-commit.md", "docs/how-to/action.md")
"""The settings in these pages are other programs', and tried with them: see tests/beside, and the files
beside this one.
"""

RIGHT = [
    each
    for each in examples("yaml")
    if WRONG_ON_PURPOSE not in each[1] and not each[0].startswith(FOR_OTHERS)
]


@pytest.mark.parametrize(("page", "text"), numbered(RIGHT))
def test_what_the_docs_show_in_yaml_is_right(page: str, text: str, tmp_path: Path) -> None:
    assert check(site(tmp_path, tried(page, text))).err == ""


WHOLE = {"<br": "more", '<p class="colophon"': "colophon"}
"""Which template an example is that extends nothing, by the tag that it begins with."""


OF_OURS = [
    each for each in [*examples("html"), *examples("css")] if not each[0].startswith("docs/how-to/inside/")
]
"""Templates and style sheets; those of other generators are tried with them, in tests/beside."""


@pytest.mark.parametrize(("page", "text"), numbered(OF_OURS))
def test_a_template_or_a_style_sheet_in_the_docs_can_be_used(page: str, text: str, tmp_path: Path) -> None:
    config = CONFIG
    if text.lstrip().startswith(("@", ":")):
        files: dict[str, str | bytes] = {"templates/ours.css": text}
    elif found := re.search(r'extends "(theme|whisper|skeleton)/([\w-]+\.html)"', text):
        files = {f"templates/{found[2]}": text}
        if found[1] == "skeleton":
            files = {"look/theme.yml": "about: ours\n", f"look/templates/{found[2]}": text}
            config += "theme: ./look\n"
    else:
        files = {f"templates/{WHOLE.get(text.partition('>')[0], 'article')}.html": text}
    font = ROOT / "themes" / "whisper" / "fonts" / "newsreader-latin.woff2"
    files |= {
        f"static/{name}": font.read_bytes() for name in re.findall(r"(?:url\(|\}\})(fonts/mine[^)\"]*)", text)
    }
    files["pages/about.md"] = "# About\n\nOf tea.\n"
    links = "links:\n  Her notes: https://notes.example/\n"
    assert check(site(tmp_path, {"quietpage.yml": config, **files}, ada=ADA + links)).err == ""


def test_a_page_of_ones_own_can_be_written_as_the_docs_write_one(tmp_path: Path) -> None:
    page = "docs/how-to/own-pages.md"
    text, shown = blocks(page, "markdown")
    written = re.findall(r"^\| `(\[.*?\))` \|", text_of(page), re.MULTILINE)
    assert len(written) > 6
    files: dict[str, str | bytes] = {
        "pages/how-i-choose.md": text,
        "pages/about.md": "# About\n\n" + "\n\n".join((*written, shown)),
        "static/map.pdf": b"%PDF-",
        "static/garden.jpg": picture("JPEG"),
        "people/ada-lovelace.yml": ADA + "ways: [gives]\n",
    }
    assert run(site(tmp_path, files), "build").err == ""
    html = (tmp_path / "_site" / "pages" / "about.html").read_text(encoding="utf-8")
    assert html.count("../people/ada-lovelace.html") == 2
    assert "how-i-choose.html#whom-i-ask" in html


REPORTS = [each for each in examples("") if re.match(r"\S+:\d+:\d+: ", each[1]) and "amina" not in each[1]]


@pytest.mark.parametrize(("page", "report"), numbered(REPORTS))
def test_a_report_in_the_docs_is_the_one_that_is_given(page: str, report: str, tmp_path: Path) -> None:
    found = re.match(r"([^\s:]+):(\d+):.*\n +\d+ \| (.*)\n", report)
    assert found
    path, line, written = found.groups()
    begun = "name: Ada\n" if path.startswith("people/") else CONFIG
    begun += "#\n" * (int(line) - begun.count("\n") - 1)
    if written.startswith(" "):
        begun = begun[: -len("#\n")] + "palette:\n"
    files: dict[str, str | bytes] = {
        "quietpage.yml": CONFIG,
        "people/ada.yml": ADA,
        path: f"{begun}{written}\n",
    }
    assert check(site(tmp_path, files)).err == report


def test_the_program_in_the_docs_finds_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = blocks("docs/reference/numbers.md", "python")
    exec(program, {})
    assert capsys.readouterr().out.startswith("two ")


# Pictures


def pictures(page: str) -> list[str]:
    """The pictures that a page shows, by their paths from the top of the project."""
    return [path for path, _ in links(page) if path.startswith("docs/pictures/")]


def test_the_gallery_shows_every_theme_by_day_by_night_on_paper_and_on_a_phone() -> None:
    shown = {Path(path).stem for path in pictures("docs/gallery.md")}
    wanted = {f"{theme}-{look}" for theme in themes() for look in ("light", "dark", "paper", "narrow")}
    assert wanted <= shown
    assert wanted <= {path.stem for path in (ROOT / "docs" / "pictures").iterdir()}


def test_every_picture_of_the_docs_is_shown_and_together_they_are_light() -> None:
    there = sorted((ROOT / "docs" / "pictures").iterdir())
    shown = {path for page in (*AROUND, *PAGES) for path in pictures(page)}
    assert {path.relative_to(ROOT).as_posix() for path in there} == shown
    assert sum(path.stat().st_size for path in there) < 1_500_000


def test_the_class_in_the_docs_is_right(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "class", tmp_path / "class")
    assert check(tmp_path / "class").err == ""


def test_every_entry_of_the_changelog_is_one_sentence() -> None:
    entries = re.findall(r"^- (.+(?:\n  .+)*)", text_of("CHANGELOG.md"), re.MULTILINE)
    assert entries
    for entry in entries:
        plain = re.sub(r"`[^`]*`", "x", entry.replace("\n ", ""))
        assert re.fullmatch(r"[^.!?]+\.", plain), entry
