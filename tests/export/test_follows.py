"""Whom to follow in the fediverse, as a list; and whom the author vouches for, as human.json."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import mf2py
import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]

from quietpage.locale import words_for
from quietpage.pipeline import composed
from tests.browser import chromium, served, watched
from tests.docs import blocks
from tests.export.test_formats import FRIENDS, HOME, PEOPLE
from tests.sites import ADA, CONFIG, built, check, run, site

# Written from the text of the protocol, https://codeberg.org/robida/human.json, version 0.1.1.
URI, DAY = {"type": "string", "format": "uri", "pattern": "^https?://"}, {"type": "string", "format": "date"}
HUMAN_JSON = {
    "type": "object",
    "required": ["version", "url"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "0.1.1"},
        "url": URI,
        "vouches": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["url", "vouched_at"],
                "additionalProperties": False,
                "properties": {"url": URI, "vouched_at": {**DAY, "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}},
            },
        },
    },
}

CROWD = {
    "ada": ADA + 'fediverse: "@ada99@social.example"\n',
    "bo": 'name: Bo\nreasons: Kind.\nasked: no\nfediverse: "@bo@bücher.example"\n',
    "cy": 'name: Cy\nreasons: Kind.\nfediverse: "@ADA99@Social.example"\n',
    "di": 'name: Di\nreasons: Kind.\ndraft: yes\nfediverse: "@di@social.example"\n',
    "ed": 'name: Ed\nreasons: Kind.\nasked: said no\nfediverse: "@ed@social.example"\n',
    "flo": "name: Flo\nreasons: Kind.\n",
}


def made(folder: Path, base_url: str = "", *, drafts: bool = False) -> dict[str, str]:
    """The files of a page, by their paths, those that are text."""
    pages = composed(folder, base_url, drafts=drafts).pages
    pictures = (".png", ".woff2", ".jpg", ".webp", ".avif")
    return {page.path: page.content.decode() for page in pages if not page.path.endswith(pictures)}


def accounts(page: dict[str, str]) -> list[str]:
    return [row["Account address"] for row in csv.DictReader(page["follows.csv"].splitlines())]


def vouches(page: dict[str, str]) -> list[tuple[str, str]]:
    value = json.loads(page["human.json"])
    Draft202012Validator(HUMAN_JSON, format_checker=FormatChecker()).validate(value)
    return [(each["url"], each["vouched_at"]) for each in value["vouches"]]


def person(name: str, more: str) -> str:
    return f"name: {name}\nreasons: Kind.\nlinks:\n  Home: https://{name.lower()}.example/\n{more}"


# follows.csv


def test_the_list_is_as_mastodon_gives_it_out(tmp_path: Path) -> None:
    page = made(site(tmp_path, {"quietpage.yml": f"{CONFIG}order: as written\n"}, **CROWD))
    assert page["follows.csv"] == (
        "Account address,Show boosts,Notify on new posts,Languages\n"
        "ada99@social.example,true,false,\n"
        "bo@xn--bcher-kva.example,true,false,\n"
    )
    assert accounts(page) == ["ada99@social.example", "bo@xn--bcher-kva.example"]


def test_it_follows_the_blogroll_in_who_is_on_it(tmp_path: Path) -> None:
    folder = site(tmp_path, {"quietpage.yml": f"{CONFIG}consent: required\n"}, **CROWD)
    for name, asked in (("ada", "yes"), ("cy", "waiting"), ("flo", "not needed")):
        path = folder / "people" / f"{name}.yml"
        path.write_text(path.read_text(encoding="utf-8") + f"asked: {asked}\n", encoding="utf-8")
    page = made(folder)
    assert accounts(page) == ["ada99@social.example"]
    assert '"Bo"' not in page["blogroll.opml"]
    assert made(folder, drafts=True)["follows.csv"] == page["follows.csv"]


def test_there_is_none_if_only_drafts_have_an_account(tmp_path: Path) -> None:
    folder = site(tmp_path, di=CROWD["di"], flo=CROWD["flo"])
    for page in (made(folder), made(folder, drafts=True)):
        assert "follows.csv" not in page
        assert "follows.csv" not in page["index.html"]


@pytest.mark.parametrize("theme", ["whisper", "letter", "garden"])
def test_the_list_is_offered_where_the_blogroll_is_and_the_account_is_on_no_page(
    theme: str, tmp_path: Path
) -> None:
    page = made(site(tmp_path, {"quietpage.yml": f"{FRIENDS}theme: {theme}\n", "people/all.yml": PEOPLE}))
    for path, text in page.items():
        if path.endswith(".html"):
            root = "../" * path.count("/")
            offered = f'<a href="{root}follows.csv">A list for the fediverse</a>' in text
            assert offered is (f'<a href="{root}blogroll.opml">' in text), path
            assert offered or path.startswith("people/") or path == "404.html"
        assert ("Fee_99" in text) is (path == "follows.csv"), path


@pytest.mark.parametrize("language", ["de", "he", "ja"])
def test_it_is_offered_in_the_language_of_the_page(language: str, tmp_path: Path) -> None:
    page = made(site(tmp_path, {"quietpage.yml": f"{CONFIG}language: {language}\n"}, ada=CROWD["ada"]))
    assert f'<a href="follows.csv">{words_for(language).follows}</a>' in page["index.html"]


def test_a_page_that_whispers_has_no_list_and_says_so_to_whoever_asks(tmp_path: Path) -> None:
    folder = site(tmp_path, {"quietpage.yml": f"{CONFIG}audience: whisper\n"}, **CROWD)
    page = made(folder)
    assert "follows.csv" not in page
    assert "fediverse" not in page["index.html"]
    assert "the blogroll, the list for the fediverse, the feed" in run(folder, "check", "-v").out


def test_the_list_of_one_page_can_be_gathered_for_another(tmp_path: Path) -> None:
    table = tmp_path / "follows.csv"
    table.write_text(made(site(tmp_path / "one", ada=CROWD["ada"], bo=CROWD["bo"]))["follows.csv"])
    ben = "name: Ben\nreasons: Kind.\nfediverse: '@bo@xn--bcher-kva.example'\n"
    other = site(tmp_path / "other", ben=ben)
    said = run(other, "gather", str(table), "--everyone")
    assert said.code == 0, said.err
    assert "On the page already, and left out: Bo (Ben)." in said.out
    assert 'fediverse: "@ada99@social.example"' in (other / "people" / "ada.yml").read_text()
    assert check(other).code == 0


def test_a_template_may_name_the_file_and_never_meets_an_account(tmp_path: Path) -> None:
    take = "{{ site.formats.follows }} {{ site.formats.vouches }}\n"
    page = made(site(tmp_path / "a", {"templates/take.html": take}, ada=CROWD["ada"]))
    assert "follows.csv" in page["index.html"]
    more = "{{ person.fediverse }}{{ person.vouched }}"
    said = check(site(tmp_path / "b", {"templates/article.html": more}, ada=CROWD["ada"]))
    assert said.code == 1
    assert "fediverse" in said.places[0]


# human.json


@pytest.fixture(scope="module")
def friends(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("friends")
    return built(site(folder, {"quietpage.yml": FRIENDS, "people/all.yml": PEOPLE}))


def test_those_who_said_yes_are_vouched_for_by_their_own_address(friends: Path) -> None:
    page = {"human.json": (friends / "human.json").read_text()}
    assert vouches(page) == [("https://li.example/?q=a&b=c", "2026-03-07")]
    assert json.loads(page["human.json"])["url"] == HOME


def test_every_page_leads_programs_to_it(friends: Path) -> None:
    for path in sorted(friends.rglob("*.html")):
        root = "../" * (len(path.relative_to(friends).parts) - 1)
        rels: Any = mf2py.parse(path.read_text())["rels"]
        assert rels.get("human-json") == (None if path.name == "404.html" else [f"{root}human.json"]), path


def test_its_dates_stand_in_no_other_file(friends: Path) -> None:
    dated = [path.name for path in friends.rglob("*") if path.is_file() and b"2026-03" in path.read_bytes()]
    assert dated == ["human.json"]


def test_who_is_in_it_said_yes_has_an_address_and_a_day(tmp_path: Path) -> None:
    day = "vouched: 2026-03-07\n"
    people = {
        "ada": person("Ada", f"asked: yes\n{day}"),
        "bo": person("Bo", day),
        **{
            name.lower(): person(name, f"asked: {asked}\n{day}")
            for name, asked in (("Cy", "no"), ("Di", "waiting"), ("Ed", "not needed"), ("Flo", "said no"))
        },
        "gus": person("Gus", "asked: yes\n"),
        "hal": f"name: Hal\nreasons: Kind.\nlinks:\n  Post: mailto:hal@hal.example\nasked: yes\n{day}",
        "ida": person("Ida", f"asked: yes\ndraft: yes\n{day}"),
        "jo": person("Jo", 'asked: yes\nvouched: "2026-01-15"\n').replace("jo.example", "größe.example/ü"),
    }
    config = f"{CONFIG}url: {HOME}\nvouch: yes\norder: as written\n"
    folder = site(tmp_path, {"quietpage.yml": config}, **people)
    assert vouches(made(folder)) == [
        ("https://ada.example/", "2026-03-07"),
        ("https://xn--gre-6ka8i.example/%C3%BC/", "2026-01-15"),
    ]
    said = "Not in human.json, where there are only those who said yes and have an address: {}.\n"
    assert said.format("Bo, Cy, Di, Ed, Hal") in run(folder, "check", "-v").out
    assert "human.json" not in check(folder).out


def test_two_who_share_an_address_are_vouched_for_once(tmp_path: Path) -> None:
    people = {
        name.lower(): person("Ada", f"asked: yes\nvouched: 2026-0{month}-01\n").replace("Ada", name)
        for name, month in (("Bo", "4"), ("Cy", "2"))
    }
    page = made(site(tmp_path, {"quietpage.yml": f"{CONFIG}url: {HOME}\nvouch: yes\n"}, **people))
    assert vouches(page) == [("https://ada.example/", "2026-02-01")]


@pytest.mark.parametrize(
    ("config", "there"),
    [
        (f"url: {HOME}\n", False),
        (f"url: {HOME}\nvouch: no\n", False),
        (f"url: {HOME}\nvouch:\n", False),
        ("vouch: yes\n", False),
        (f"url: {HOME}\nvouch: yes\naudience: whisper\n", False),
        (f"url: {HOME}\nvouch: yes\n", True),
    ],
)
def test_it_is_there_only_if_it_is_asked_for_in_public_by_a_page_that_knows_where_it_is(
    config: str, there: bool, tmp_path: Path
) -> None:
    ada = person("Ada", "asked: yes\nvouched: 2026-03-07\n")
    folder = site(tmp_path, {"quietpage.yml": CONFIG + config}, ada=ada)
    page = made(folder)
    assert ("human.json" in page) is there
    assert ("human-json" in page["index.html"]) is there
    assert any("human.json" in words for words in composed(folder).more) is not there


def test_an_author_may_say_it_of_themselves_alone(tmp_path: Path) -> None:
    page = made(site(tmp_path, {"quietpage.yml": f"{CONFIG}url: https://bücher.example/wir\nvouch: yes\n"}))
    assert vouches(page) == []
    assert json.loads(page["human.json"])["url"] == "https://xn--bcher-kva.example/wir/"


def test_an_address_that_is_given_for_the_build_will_do(tmp_path: Path) -> None:
    page = made(site(tmp_path, {"quietpage.yml": f"{CONFIG}vouch: yes\n"}), HOME)
    assert json.loads(page["human.json"])["url"] == HOME


def test_a_template_of_ones_own_may_lead_to_it(tmp_path: Path) -> None:
    formats = (
        '<link rel="human-json" href="{{ root }}human.json">\n<link rel="me human-json" href="/a.json">\n'
    )
    config = f"{CONFIG}url: {HOME}\nvouch: yes\n"
    folder = site(tmp_path, {"quietpage.yml": config, "templates/formats.html": formats})
    assert check(folder).err == ""


def test_what_lies_in_static_under_their_names_is_told(tmp_path: Path) -> None:
    config = f"{CONFIG}url: {HOME}\nvouch: yes\n"
    files = {"quietpage.yml": config, "static/human.json": "{}\n", "static/follows.csv": "a,b\n"}
    said = check(site(tmp_path, files, ada=CROWD["ada"]))
    assert {re.sub(r":.*page has", " page has", place) for place in said.places} == {
        f"static/{name} page has its own {name}" for name in ("human.json", "follows.csv")
    }


# The docs


def test_the_docs_show_what_is_made(tmp_path: Path) -> None:
    for place, text in enumerate(blocks("docs/how-to/fediverse.md", "yaml")):
        page = made(site(tmp_path / str(place), {"people/rosa.yml": text}))
        assert page["follows.csv"] == blocks("docs/how-to/fediverse.md", "text")[0]
    config, ada = blocks("docs/how-to/vouching.md", "yaml")
    page = made(site(tmp_path / "vouching", {"quietpage.yml": config}, ada=ada))
    assert page["human.json"] == blocks("docs/how-to/vouching.md", "json")[0]


# In a browser


@pytest.mark.needs("chromium")
def test_a_browser_asks_for_neither_before_somebody_wants_it(friends: Path) -> None:
    with chromium() as browser, served(friends, "/people/") as home, browser.new_context() as context:
        seen = watched(context.new_page())
        seen.page.goto(home)
        seen.page.wait_for_load_state("networkidle")
        assert seen.asked
        assert not [url for url in seen.asked if url.endswith((".csv", ".json"))]
        link = seen.page.get_by_role("link", name="A list for the fediverse")
        with seen.page.expect_download() as taken:
            link.click()
        assert Path(taken.value.path()).read_bytes() == (friends / "follows.csv").read_bytes()
