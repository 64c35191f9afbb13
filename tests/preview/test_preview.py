"""The preview as its author meets it: a real browser, a real process, files saved as editors save them."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random, choice
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser import chromium, outside
from tests.ports import free_port
from tests.previews import Preview, previewing, until
from tests.sites import ADA, CONFIG, built, run, site
from tests.visits import barriers_on

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PANEL = "#quietpage-preview"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of several people, as it is again after each test."""
    return tmp_path_factory.mktemp("preview") / "site"


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Preview]:
    folder.mkdir()
    _anew(folder)
    with previewing(folder) as preview:
        assert preview.address  # it shows the site before any test changes it
        yield preview


@pytest.fixture
def preview(running: Preview, folder: Path) -> Iterator[Preview]:
    yield running
    # A word that was never there before is the last to be written: when it is shown, so is all the rest.
    word = f"sums, {''.join(choice('abcdefghij') for _ in range(9))}"
    _anew(folder, ADA.replace("sums", word))
    until(lambda: word in running.get().text and PANEL[1:] not in running.get().text)


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 600})
    page = context.new_page()
    page.goto(preview.address)
    yield page
    context.close()


def _anew(folder: Path, ada: str = ADA) -> None:
    """The site as it was at first, with no more in it than was then."""
    for path in folder.iterdir():
        if path.name not in ("people", ".quietpage"):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    for path in (folder / "people").iterdir() if (folder / "people").is_dir() else ():
        if path.name not in ("ada.yml", "many.yml"):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    crowd = "".join(f"- name: {name} Lind\n  reasons: {'She listens, and asks. ' * 20}\n" for name in CROWD)
    site(folder, many=crowd)
    site(folder, ada=ada)


CROWD = ("Rosa", "Nora", "Cora", "Dora", "Flora", "Thora", "Aurora", "Isidora")


def says(words: str) -> str:
    return f"name: Ada Lovelace\nreasons: {words}\n"


def shows(page: Page, words: str) -> None:
    page.get_by_text(words).first.wait_for()


def _looks(page: Page, colour: str) -> bool:
    return _told(page, "getComputedStyle(document.body).backgroundColor", colour)


def _told(page: Page, asked: str, told: object) -> bool:
    with contextlib.suppress(Exception):  # it is just being loaded anew
        return bool(page.evaluate(asked) == told)
    return False


# Ways in which editors save, each given the file and its new words.


def truncate_and_write(path: Path, text: str) -> None:
    path.write_text(text)


def empty_at_first(path: Path, text: str) -> None:
    path.write_text("")
    time.sleep(0.03)
    path.write_text(text)


def in_two_goes(path: Path, text: str) -> None:
    with path.open("w") as file:
        file.write(text[:20])
        file.flush()
        time.sleep(0.03)
        file.write(text[20:])


def beside_and_rename(path: Path, text: str) -> None:
    other = path.with_name(f".{path.name}.abc")
    other.write_text(text)
    other.replace(path)


def from_elsewhere(path: Path, text: str) -> None:
    other = path.parent.parent.parent / "aside.yml"
    other.write_text(text)
    other.replace(path)


def delete_and_create(path: Path, text: str) -> None:
    path.unlink()
    time.sleep(0.03)
    path.write_text(text)


def as_vim_does(path: Path, text: str) -> None:
    swap, trial, backup = (path.with_name(name) for name in (f".{path.name}.swp", "4913", f"{path.name}~"))
    swap.write_bytes(b"b0VIM")
    trial.write_text("")
    trial.unlink()
    path.rename(backup)
    path.write_text(text)
    backup.unlink()
    swap.unlink()


def as_emacs_does(path: Path, text: str) -> None:
    lock = path.with_name(f".#{path.name}")
    lock.symlink_to("author@computer.1:2")
    path.with_name(f"#{path.name}#").write_text(text)
    path.write_text(text)
    path.with_name(f"#{path.name}#").unlink()
    lock.unlink()


WAYS = (
    truncate_and_write,
    empty_at_first,
    in_two_goes,
    beside_and_rename,
    from_elsewhere,
    delete_and_create,
    as_vim_does,
    as_emacs_does,
)


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("save", WAYS, ids=lambda save: save.__name__)
def test_what_is_saved_is_there(
    page: Page, preview: Preview, folder: Path, save: Callable[[Path, str], None]
) -> None:
    said = preview.err
    save(folder / "people/ada.yml", says(f"She saw further, {save.__name__}."))
    shows(page, f"She saw further, {save.__name__}.")
    assert preview.err == said  # no half of a file was ever told as a problem


@pytest.mark.needs("chromium")
def test_the_page_stays_where_it_was_scrolled_to(page: Page, folder: Path) -> None:
    page.evaluate("scrollTo(0, 300)")
    for words in ("ever", "once", "soon"):  # a little each time would be far in an evening
        site(folder, ada=says(f"She saw further, as {words}."))
        shows(page, f"She saw further, as {words}.")
        until(partial(_told, page, "document.fonts.ready.then(() => Math.round(scrollY))", 300))


@pytest.mark.needs("chromium")
def test_a_style_sheet_is_swapped_and_the_page_stays(page: Page, folder: Path) -> None:
    page.evaluate("window.mark = 'still here'")
    for colour in ("rgb(250, 250, 240)", "rgb(240, 250, 250)"):
        (folder / "templates").mkdir(exist_ok=True)
        (folder / "templates/own.css").write_text(f"body {{ background: {colour} }}")
        until(partial(_looks, page, colour))
    assert page.evaluate("window.mark") == "still here"


@pytest.mark.needs("chromium")
def test_the_page_for_what_is_not_there_carries_its_style_and_is_loaded_anew(
    page: Page, preview: Preview, folder: Path
) -> None:
    page.goto(preview.address + "nobody.html")
    shows(page, "They may have moved, or the address may have been mistyped.")
    site(folder, {"templates/own.css": "body { background: rgb(250, 250, 240) }"}, ada=ADA)
    until(partial(_looks, page, "rgb(250, 250, 240)"))


@pytest.mark.needs("chromium")
def test_people_and_folders_come_and_go(page: Page, preview: Preview, folder: Path) -> None:
    grace = folder / "people/grace.yml"
    grace.write_text("name: Grace Hopper\nreasons: She explained.\n")
    shows(page, "Grace Hopper")
    grace = grace.rename(folder / "people/hopper.yml")
    (folder / "people/aside.yml").write_text("name: Grace Murray Hopper\nreasons: She explained.\n")
    (folder / "people/aside.yml").replace(grace)
    shows(page, "Grace Murray Hopper")
    until(lambda: "site/people/hopper.yml: The page is new.\n" in preview.out)
    grace.unlink()
    page.get_by_text("Grace Murray Hopper").wait_for(state="detached")
    until(lambda: preview.out.endswith("site/people/hopper.yml: The page is new.\n"))
    deep = folder / "static/notes/more"
    deep.mkdir(parents=True)
    (deep / "here.txt").write_text("A note.")
    until(lambda: preview.get("/notes/more/here.txt").text == "A note.")
    (deep / "here.txt").write_text("Another note.")
    until(lambda: preview.get("/notes/more/here.txt").text == "Another note.")
    shutil.rmtree(folder / "static")
    for words in ("A new note.", "A newer note."):
        # Made anew, a folder is another one, though it may have all the signs of the old one.
        (folder / "static").mkdir(exist_ok=True)
        (folder / "static/here.txt").write_text(words)
        until(partial(_gives, preview, "/here.txt", words))
    (folder / "templates").mkdir()
    (folder / "templates/colophon.html").write_text("<p>Made by hand.</p>")
    shows(page, "Made by hand.")


def _gives(preview: Preview, path: str, words: str) -> bool:
    return preview.get(path).text == words


@pytest.mark.needs("chromium")
def test_a_page_of_one_s_own_comes_follows_what_is_saved_and_goes(
    page: Page, preview: Preview, folder: Path
) -> None:
    text = folder / "pages" / "about.md"
    text.parent.mkdir()
    text.write_text("# About\n\nOf tea.\n")
    page.get_by_role("link", name="About", exact=True).click()
    assert page.locator(".story").inner_text() == "Of tea."
    text.write_text("# About us\n\nOf tea and of people.\n")
    shows(page, "Of tea and of people.")
    assert page.locator("h1").inner_text() == "About us"
    text.unlink()
    until(lambda: "About us" not in preview.get().text)


@pytest.mark.needs("chromium")
def test_a_theme_of_one_s_own_is_watched_from_the_moment_it_is_named(page: Page, folder: Path) -> None:
    theme = folder / "looks/mine"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yml").write_text("about: mine\n")
    (folder / "quietpage.yml").write_text(CONFIG + "theme: ./looks/mine\n")
    for words in ("By hand.", "By heart."):
        (theme / "templates/colophon.html").write_text(f"<p>{words}</p>")
        shows(page, words)


def test_what_has_nothing_to_do_with_the_page_is_left_alone(preview: Preview, folder: Path) -> None:
    def saves(name: str) -> None:
        (folder / f"people/{name}.yml").write_text(f"name: {name.title()}\nreasons: She asked first.\n")
        until(lambda: f"site/people/{name}.yml: The page is new.\n" in preview.out)

    saves("before")
    said, ear = preview.out, preview.ear().greet()
    run(folder, "build")
    (folder / "notes.txt").write_text("Buy milk.")
    (folder / ".git").mkdir()
    (folder / ".git/HEAD").write_text("ref: main")
    (folder / "people/ada.yml").read_text()
    # What is saved after all this is the first that is heard of, and only that.
    saves("after")
    assert preview.out.removeprefix(said) == "site/people/after.yml: The page is new.\n"
    assert json.loads(ear.hear())["command"] == "reload"


@pytest.mark.needs("chromium")
def test_a_loop_of_links_is_told_and_left(page: Page, folder: Path) -> None:
    (folder / "static").mkdir()
    (folder / "static/loop").symlink_to("..")
    (folder / "people/loop").symlink_to(".")
    page.locator(PANEL).wait_for()
    (folder / "static/loop").unlink()
    (folder / "people/loop").unlink()
    page.locator(PANEL).wait_for(state="detached")


@pytest.mark.needs("chromium")
def test_a_problem_is_set_over_the_last_good_page_in_the_terminal_s_words(
    page: Page, preview: Preview, folder: Path
) -> None:
    said = preview.err
    site(folder, ada=says("She lent me 3 books & <b>more</b>.") + "asekd: yes\n")
    page.locator(PANEL).wait_for()
    until(lambda: preview.err.count("help:") == said.count("help:") + 3)
    report = preview.err.removeprefix(said)
    assert 'number on a page without numbers: "3"' in report
    lines = [line for line in report.splitlines() if line.strip(" |^")]
    shown = page.locator(PANEL).inner_text()
    assert [line for line in lines if line.strip() not in shown] == []
    assert "She saw what an engine could do" in page.inner_text("main")
    assert page.locator(PANEL).locator(".problem b b").count() == 0
    assert page.get_by_role("status", name="Not right yet").is_visible()
    assert page.evaluate("document.activeElement === document.body")
    site(folder, ada=says("She lent me many books."))
    page.locator(PANEL).wait_for(state="detached")
    shows(page, "She lent me many books.")
    until(lambda: "All is well" in preview.out)


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (320, "light"), (1440, "light")])
def test_the_panel_can_be_read_by_everybody(
    page: Page, folder: Path, width: int, scheme: Literal["dark", "light"]
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.emulate_media(color_scheme=scheme)
    site(folder, ada=says("She lent me 3 books, " + "and-asked-" * 30) + "asekd: yes\n")
    page.locator(PANEL).wait_for()
    assert barriers_on(page) == []
    assert [each for each in outside(page) if "quietpage-preview" in each or "sideways" in each] == []
    assert page.evaluate(f"(each => each.scrollWidth <= each.clientWidth)(document.querySelector('{PANEL}'))")


@pytest.mark.needs("env")
def test_the_panel_says_nothing_of_where_the_site_lies(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", ada=says("She has 3."))
    with previewing(folder, before=["env", "-C", "/usr"]) as preview:
        shown = preview.get().text
        until(lambda: "help:" in preview.err)
        assert f"{folder}/people/ada.yml:2:18:" in preview.err
        assert "<b>people/ada.yml:2:18:</b>" in shown
        assert str(folder) not in shown


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("quietpage.yml", "author: [\n"),
        ("quietpage.yml", ""),
        ("quietpage.yml", "\ufffe"),
        ("quietpage.yml", None),
        ("templates/page.html", "{% if %}"),
        ("templates/index.html", "{{ nobody.there }}"),
        ("templates/index.html", "{% include 'index.html' %}"),
        ("static/page-2.txt", "Another page."),
        ("static/page.html", "<script>alert(1)</script>"),
        ("static/deep/.env", "secret"),
        ("people/ada.yml", "name: Ada\n"),
        ("people/ada.yml", "- [" * 500),
        ("people/ada.yml", "\x00\x01"),
        ("people/many.yml", "&a [*a]"),
        ("people", None),
    ],
)
def test_it_lives_through_every_mistake_and_recovers(
    page: Page, preview: Preview, folder: Path, name: str, broken: str | None
) -> None:
    path = folder / name
    before = path.read_text() if path.is_file() else None
    if broken is not None:
        # In one step: a template that is empty for a moment would be a page too, and the last good one.
        path.parent.mkdir(parents=True, exist_ok=True)
        (aside := folder.with_name("aside")).write_text(broken)
        aside.replace(path)
    elif path.is_dir():
        path.rename(folder / "poeple")
    else:
        path.unlink()
    page.locator(PANEL).wait_for()
    page.locator("main article").nth(1).wait_for()
    if path.name == "people":
        (folder / "poeple").rename(path)
    elif before is not None:
        path.write_text(before)
    else:
        path.unlink()
    page.locator(PANEL).wait_for(state="detached")
    assert "Traceback" not in preview.err
    assert "stumbled" not in preview.err


@pytest.mark.needs("chromium")
def test_the_whole_folder_may_vanish_and_come_back(page: Page, preview: Preview, folder: Path) -> None:
    away = folder.with_name("away")
    folder.rename(away)
    page.locator(PANEL).wait_for()
    away.rename(folder)
    page.locator(PANEL).wait_for(state="detached")
    site(folder, ada=says("She came back."))
    shows(page, "She came back.")


@pytest.mark.needs("chromium")
def test_git_may_change_hundreds_of_files(page: Page, preview: Preview, folder: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=Rosa", "-c", "user.email=rosa@example.org")
        subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)

    letters = "abcdefghijklmnopqrst"
    names = [f"{first}{second}" for first in letters for second in letters][:200]
    git("init", "-q", "-b", "main")
    git("add", "people", "quietpage.yml")
    git("commit", "-qm", "few")
    git("checkout", "-qb", "many")
    for name in names:
        (folder / f"people/{name}.yml").write_text(f"name: {name.title()} Lind\nreasons: They listen.\n")
    git("add", "people")
    git("commit", "-qm", "many")
    until(lambda: page.locator("main article").count() == len(names) + len(CROWD) + 1)
    git("checkout", "-q", "main")
    until(lambda: page.locator("main article").count() == len(CROWD) + 1)
    git("checkout", "-q", "many")
    until(lambda: page.locator("main article").count() == len(names) + len(CROWD) + 1)
    assert "Traceback" not in preview.err


@pytest.mark.needs("chromium")
def test_a_thousand_saves_end_with_the_right_page_and_leave_nothing_behind(
    page: Page, preview: Preview, folder: Path
) -> None:
    process = Path(f"/proc/{preview.process.pid}")

    def taken() -> tuple[int, int, int]:
        status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
        return int(status["VmRSS"].split()[0]), int(status["Threads"]), len(os.listdir(process / "fd"))

    def saved(times: int) -> None:
        for n in range(times):
            save = WAYS[n % len(WAYS)]
            if save not in (empty_at_first, in_two_goes, delete_and_create):
                save(folder / "people/ada.yml", says("She saw further" + " and further" * (n % 9) + "."))
                time.sleep(0.003)

    said = preview.out.count("page is new")
    saved(250)
    site(folder, ada=says("She rests."))
    shows(page, "She rests.")
    before = taken()
    saved(750)
    site(folder, ada=says("She saw the end of it."))
    shows(page, "She saw the end of it.")
    assert preview.out.count("page is new") - said < 40
    # A browser keeps a few connections open for a while, in case it needs them.
    until(lambda: taken()[1] <= before[1] and taken()[2] <= before[2] + 5)
    assert taken()[0] < before[0] * 1.1 + 4000


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_saved_the_pages_are_those_that_a_build_writes(
    preview: Preview, folder: Path, seed: int
) -> None:
    chance = Random(seed)
    for _ in range(8):
        for _ in range(chance.randint(1, 4)):
            chance.choice(EDITS)(folder, chance)
        output = built(folder)
        until(partial(_serves, preview, output))
    shutil.rmtree(output)


def _edit_person(folder: Path, chance: Random) -> None:
    words = " ".join(chance.choice(("She", "saw", "*further*", "and", "asked", "why")) for _ in range(9))
    text = f"name: Ada Lovelace\nreasons: She {words}\nways: [{_way(chance)}]\n"
    (folder / "people/ada.yml").write_text(text)


def _add_or_take_away(folder: Path, chance: Random) -> None:
    path = folder / f"people/{chance.choice('abcdef')}.yml"
    if path.exists():
        path.unlink()
    else:
        text = f"name: {path.stem.upper()} Lind\nreasons: They listen.\nways: [{_way(chance)}]\n"
        path.write_text(text + ("draft: yes\n" if chance.random() < 0.2 else ""))


def _rename(folder: Path, chance: Random) -> None:
    names = [folder / "people/many.yml", folder / "people/crowd.yml"]
    before, after = names if names[0].exists() else reversed(names)
    before.rename(after)


def _edit_style(folder: Path, chance: Random) -> None:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates/own.css").write_text(f"p {{ letter-spacing: .0{chance.randint(0, 9)}em }}")


def _edit_template(folder: Path, chance: Random) -> None:
    path = folder / "templates/colophon.html"
    path.parent.mkdir(exist_ok=True)
    if path.exists() and chance.random() < 0.5:
        path.unlink()
    else:
        path.write_text(f"<p>{chance.choice(('By hand.', 'By heart.'))}</p>")


def _edit_static(folder: Path, chance: Random) -> None:
    path = folder / "static" / chance.choice(("notes", "deep/notes")) / "here.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(chance.choice(("A note.", "Another note.")))


def _take_static_away(folder: Path, chance: Random) -> None:
    shutil.rmtree(folder / "static", ignore_errors=True)


def _edit_page(folder: Path, chance: Random) -> None:
    order = chance.choice(("shuffled", "by name", "as written"))
    title = chance.choice(("Mine", "Ours"))
    (folder / _config(folder)).write_text(f"{CONFIG}title: {title}\norder: {order}\n")


def _rename_page(folder: Path, chance: Random) -> None:
    before = _config(folder)
    (folder / before).rename(folder / next(name for name in _CONFIGS if name != before))


def _config(folder: Path) -> str:
    return next(name for name in _CONFIGS if (folder / name).exists())


_CONFIGS = ("quietpage.yml", "quietpage.yaml")


def _way(chance: Random) -> str:
    return chance.choice(("gives", "laughs", "shares", "challenges"))


EDITS = (
    _edit_person,
    _add_or_take_away,
    _add_or_take_away,
    _rename,
    _edit_style,
    _edit_template,
    _edit_static,
    _take_static_away,
    _edit_page,
    _rename_page,
)


def _serves(preview: Preview, output: Path) -> bool:
    """Whether each page that was built is the one that is shown, and without a trace of the preview in it."""
    for path in output.rglob("*"):
        if path.is_file() and path.name != ".quietpage":
            content = path.read_bytes()
            assert b"nonce" not in content
            assert b"livereload" not in content
            served = preview.get("/" + path.relative_to(output).as_posix()).body
            if path.suffix == ".html":
                served = re.sub(rb"<script nonce.*?</script>\n", b"", served, flags=re.DOTALL)
                served = re.sub(rb"; script-src 'nonce-[^']*'; connect-src [^\"]*", b"", served, count=1)
            if served != content:
                return False
    pages = [f"people/{name}-lind.html" for name in "abcdef"]
    return all((preview.get(f"/{page}").status == 200) == (output / page).exists() for page in pages)


@pytest.mark.needs("chromium")
def test_drafts_are_shown_when_asked_for_and_marked(browser: Browser, tmp_path: Path) -> None:
    folder = site(tmp_path / "site", ada=ADA, grace="name: Grace Hopper\ndraft: yes\n")
    with previewing(folder) as preview:
        assert "Grace" not in preview.get().text
    (folder / "people/ada.yml").unlink()
    with previewing(folder, "--drafts") as preview:
        page = browser.new_page()
        for path in ("", "people/grace-hopper.html"):
            page.goto(preview.address + path)
            assert page.locator("article", has_text="Grace Hopper").get_by_text("A draft, not").is_visible()
        page.close()


@pytest.mark.needs("chromium")
def test_a_page_is_written_from_an_empty_folder(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    with previewing(folder) as preview:
        page = browser.new_page()
        page.goto(preview.address)
        shows(page, "there is no quietpage.yml in this folder")
        (folder / "quietpage.yml").write_text("title: Mine\n")
        shows(page, "author")
        (folder / "quietpage.yml").write_text(CONFIG)
        shows(page, "there is nobody on this page yet")
        (folder / "people").mkdir()
        (folder / "people/ada.yml").write_text(ADA)
        shows(page, "She saw what an engine could do")
        assert page.locator(PANEL).count() == 0
        page.close()


@pytest.mark.needs("chromium")
def test_a_browser_finds_the_preview_again_after_its_rest(browser: Browser, tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    with free_port() as port:
        with previewing(folder, "--port", port) as preview:
            page = browser.new_page()
            page.goto(preview.address)
            preview.end()
        site(folder, ada=says("She waited."))
        with previewing(folder, "--port", port):
            shows(page, "She waited.")
            page.close()
