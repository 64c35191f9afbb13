"""Texts that become paths: whatever somebody writes there is taken, or told with its place and a way out."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quietpage.core.paths import Astray, proper, way_to
from quietpage.core.slugs import DEVICES, slug
from tests.repository import git, own_settings
from tests.sites import ADA, CONFIG, Outcome, run, site

pytestmark = pytest.mark.slow

NASTY = (
    *("\0", "a\0b", "./a\0b", "\ud800", "./\ud800", "\udcff", "a\nb", "./a\nb", "\x1b[2J", "./\x1b]0;x\x07"),
    *("x" * 300, "./" + "x" * 300, "./" + "é" * 200, "./" + "x/" * 2500, "x/" * 2500, "./" + "x" * 70_000),
    *("..", "./..", "./../x", "./x/../../y", ".", "./", "./.", "", " ", ".//", "./ ", "/", "//"),
    "/etc/passwd",
    *("\\", ".\\mine", "C:x", "./C:x", "C:\\x", "\\\\host\\share", "//host/share", "CON", "./CON"),
    *("./nul.txt", "x.", "./x.", "./x. ", "./x /y", "~", "./~", "~root", "./////x", "./mine/", "./mine//."),
    *("e\u0301", "./e\u0301", "%00", "./%2e%2e/x", "\u202ex", "./\u202ex", "./\u200b", "-", "--help", "./-x"),
    *(
        "./*",
        "./?",
        "./people",
        "./.git",
        "./.quietpage",
        "./quietpage.yml",
        "./people/ada.yml",
        "{{ x }}",
        "%s",
    ),
)
"""What nobody should write where a path is asked for."""

KEYS: dict[str, Callable[[str], dict[str, str]]] = {
    "theme": lambda text: {"quietpage.yml": f"{CONFIG}theme: {text}\n"},
    "theme, with templates": lambda text: {
        "quietpage.yml": f"{CONFIG}theme: {text}\n",
        "templates/lost.html": '{% extends "theme/lost.html" %}',
    },
    "extends": lambda text: {
        "quietpage.yml": f"{CONFIG}theme: ./mine\n",
        "mine/theme.yml": f"about: mine\nextends: {text}\n",
    },
    "portrait": lambda text: {
        "quietpage.yml": f"{CONFIG}theme: garden\n",
        "people/ada.yml": f"{ADA}portrait:\n  file: {text}\n  alt: Her\n",
    },
    "portrait, with pictures": lambda text: {
        "quietpage.yml": f"{CONFIG}theme: garden\n",
        "people/ada.yml": f"{ADA}portrait:\n  file: {text}\n  alt: Her\n",
        "portraits/her.png": "no picture",
    },
    "slug": lambda text: {"people/ada.yml": f"{ADA}slug: {text}\n"},
    "name": lambda text: {"people/ada.yml": f"name: {text}\nreasons: Kind.\n"},
    "ways": lambda text: {"quietpage.yml": f"{CONFIG}ways: [{text}]\n"},
    "domain": lambda text: {"quietpage.yml": f"{CONFIG}domain: {text}\n"},
    "url": lambda text: {"quietpage.yml": f"{CONFIG}url: {text}\n"},
    "template": lambda text: {
        "templates/index.html": f'{{% extends "theme/index.html" %}}{{% block opening %}}'
        f"{{% set name = {text} %}}{{% include name %}}{{% endblock %}}"
    },
}


STEERING = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""Signs by which a text could steer the terminal that it is shown in."""


def is_told(outcome: Outcome) -> None:
    """All is well, or each thing that is not has a place and a way out; nothing steers a terminal."""
    assert outcome.code in (0, 1)
    assert "Traceback" not in outcome.err
    assert not re.search(STEERING, outcome.out + outcome.err)
    blocks = [block for block in outcome.err.strip().split("\n\n") if block]
    assert bool(blocks) == (outcome.code == 1)
    for block in blocks:
        assert "\nhelp: " in block, block


def checked(key: str, text: str) -> Outcome:
    folder = Path(tempfile.mkdtemp())
    try:
        return run(site(folder, KEYS[key](json.dumps(text))), "check")
    finally:
        shutil.rmtree(folder)


any_text = st.text(st.characters(), max_size=40) | st.text(
    st.sampled_from("./\\~:\0 ax\ud800%-"), max_size=12
)
"""Any code point may be in it, also those that are half of one."""


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text)[:30])
def test_what_should_not_be_written_for_a_path_is_told(text: str) -> None:
    for key in KEYS:
        is_told(checked(key, text))


@pytest.mark.parametrize("key", KEYS)
@given(text=any_text, own=st.booleans())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_written_for_a_path_is_taken_or_told(key: str, text: str, own: bool) -> None:
    is_told(checked(key, f"./{text}" if own else text))


@pytest.mark.parametrize(
    "text", [each for each in NASTY if each.strip() and each not in ("./mine/", "./mine//.")]
)
def test_a_theme_is_at_no_such_place(text: str) -> None:
    outcome = checked("theme", text)
    assert outcome.code == 1
    assert outcome.err.startswith(("quietpage.yml:3:", "quietpage.yml:3 "))


@pytest.mark.parametrize("name", ["mine", "My theme (new)", "тема", "主题", "thème", "-x", "नया"])
@pytest.mark.parametrize("way", ["./{}", "./{}/", ".//{}", "././{}/."])
def test_a_folder_with_a_good_name_is_a_theme_however_the_way_to_it_is_written(
    name: str, way: str, tmp_path: Path
) -> None:
    files = {
        "quietpage.yml": f"{CONFIG}theme: {json.dumps(way.format(name))}\n",
        f"{name}/theme.yml": "about: mine\n",
    }
    assert run(site(tmp_path, files), "check").err == ""


@given(any_text)
@settings(max_examples=1000, deadline=None)
def test_a_way_leads_inside_and_can_be_walked_or_it_is_none(text: str) -> None:
    way = way_to(text)
    if isinstance(way, Astray):
        assert way.message
        assert way.help
        return
    assert way
    assert not {"", ".", ".."}.intersection(way)
    assert proper("/".join(way))
    os.path.lexists("/".join(way))  # the system can be asked for it
    assert way_to("/".join(way)) == way


@given(any_text)
@settings(max_examples=1000, deadline=None)
def test_what_a_name_makes_can_be_a_file_everywhere(text: str) -> None:
    made = slug(text)
    if made and made not in DEVICES:
        assert way_to(f"people/{made}.html") == ("people", f"{made}.html")


ODD = (
    *(b"CON.png", b"a:b.png", b"\xff.png", b"a\nb.png", b"a\\b.png", b"a|b.png", b"x.", b"\xff.html"),
    *(b"con.html", b"\xff.css", b"\xff.yml", b"a\nb.yml", b"\x1b[2J.txt", b".git", b"\xe2\x80\xae.png"),
    *(b"%2e%2e.png", b"~x.png", b"a" * 240 + b".png", b".x.html", b"index.html", b"CNAME"),
    "e\u0301.png".encode(),
)
"""Names of files that some system has, and others cannot."""


@pytest.mark.parametrize(
    "within", ["static", "static/sub", "mine", "mine/sub", "mine/.sub", "mine/templates", "templates"]
)
def test_a_file_may_be_called_anything_that_this_system_can_have(within: str, tmp_path: Path) -> None:
    for place, name in enumerate(ODD):
        theme = "theme: ./mine\n" if within.startswith("mine") else ""
        folder = site(
            tmp_path / str(place), {"quietpage.yml": CONFIG + theme, "mine/theme.yml": "about: mine\n"}
        )
        inside = os.fsencode(folder / within)
        os.makedirs(inside, exist_ok=True)
        try:
            Path(os.fsdecode(inside + b"/" + name)).write_bytes(b"words\n")
        except OSError:
            continue  # a system that cannot have it
        is_told(run(folder, "build"))


def test_a_theme_that_was_cloned_brings_nothing_of_its_repository_along(tmp_path: Path) -> None:
    files = {"quietpage.yml": f"{CONFIG}theme: ./mine\n", "mine/theme.yml": "about: mine\n"}
    folder = site(
        tmp_path, {**files, "mine/.git/config": "x", "mine/.git/HEAD": "x", "mine/.github/x.yml": "x"}
    )
    assert run(folder, "build").err == ""
    assert not list((folder / "_site").glob("**/*git*"))


COMMANDS = (
    ["build", "{}"],
    ["check", "{}"],
    ["build", "--output", "{}"],
    ["new", "{}"],
    ["new", "{}", "--no-github"],
    ["new", "other", "--from", "{}"],
    ["new", "other", "--from", "./{}"],
    ["new", "other", "--from", "{}.whl"],
    ["themes", "copy", "{}"],
    ["themes", "copy", "letter", "{}"],
    ["themes", "new", "{}"],
    ["themes", "new", "mine", "{}"],
    ["themes", "new", "mine", "--from", "{}"],
    ["deploy", "--dry-run", "{}"],
    ["deploy", "--dry-run", "--remote", "{}"],
    ["deploy", "--dry-run", "--branch", "{}"],
    ["deploy", "--message", "{}"],
    ["preview", "{}", "--host", "nowhere.invalid"],
    ["preview", "nobody", "--host", "{}"],
    ["preview", "nobody", "--port", "{}"],
    ["build", "--base-url", "{}"],
    ["build", "--base-url", "https://rosa.example/{}"],
    ["{}"],
    ["build", "{}", "{}"],
)


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own_settings(tmp_path, monkeypatch)
    folder = site(tmp_path / "deep" / "er" / "my-page")
    git(tmp_path, "init", "-q", "--bare", "host.git")
    git(folder, "init", "-q")
    git(folder, "remote", "add", "origin", str(tmp_path / "host.git"))
    return folder


@pytest.mark.needs("git")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_is_done_or_told_whatever_is_named_in_it(command: list[str], published: Path) -> None:
    outside = (
        "..",
        "/",
        "//",
        "./..",
        "./../x",
        "./x/../../y",
        "/etc/passwd",
        "//host/share",
        "~root",
        "--help",
    )
    for text in NASTY:
        # What leads elsewhere is allowed to whoever types it, and would be written to.
        if text in outside or ("deploy" in command and len(text) > 60_000):
            continue
        outcome = run(published, *(word.format(text) if "{" in word else word for word in command))
        assert outcome.code in (0, 1, 2)
        assert "Traceback" not in outcome.err
        assert not re.search(STEERING, outcome.out + outcome.err), outcome.err
        assert outcome.code == 0 or outcome.err


@pytest.mark.parametrize("text", ["", "\0", "a\0b", "\ud800", "x" * 300, "x/" * 2500])
def test_a_folder_that_cannot_be_is_a_wrong_command(text: str, tmp_path: Path) -> None:
    for command in (["build"], ["check"], ["new"], ["build", "-o"], ["preview"]):
        outcome = run(site(tmp_path), *command, text)
        assert outcome.code == 2, command
        assert outcome.err.startswith(f"quietpage {command[0]}: ")
        assert outcome.err.count("\n") == 1
        assert len(outcome.err) < 300


def test_no_host_is_not_every_host(tmp_path: Path) -> None:
    outcome = run(site(tmp_path), "preview", "--host", "")
    assert outcome.code == 2
    assert "leave --host away" in outcome.err
