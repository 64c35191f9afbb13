"""Helps that are followed to the letter: the page is right then, or the next problem is another one."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Span
from tests.drawings import drawing, picture
from tests.following import follow, problems_of
from tests.sites import site
from tests.whole.test_problems import CASES as REPORTS
from tests.whole.test_problems import painted, typed

ROUNDS = 40
ADA = "name: Ada\nreasons: She asks until it is clear.\n"

PEOPLE = {
    "ways in one text": ADA + "ways: gives, supports\n",
    "ways in one text with an and": ADA + "ways: gives and supports\n",
    "ways in one text in quotes": ADA + 'ways: "gives, supports"\n',
    "a list of ways in quotes": ADA + 'ways: "[gives, supports]"\n',
    "ways in one text below the key": ADA + "ways:\n  gives, supports\n",
    "ways in one item": ADA + "ways:\n  - gives, supports\n  - laughs\n",
    "ways without a comma in brackets": ADA + "ways: [gives supports]\n",
    "ways in one text in round brackets": ADA + "ways: (gives, supports)\n",
    "ways in one text with a full stop": ADA + "ways: gives, supports.\n",
    "ways in one text with dashes": ADA + "ways: - gives - supports\n",
    "ways in one item with dashes": ADA + "ways:\n  - gives - supports\n",
    "who wrote it": ADA + "from: Bo\n",
    "relations in one text": ADA + "relation: met, friend\n",
    "front matter": "---\nname: Ada\n---\nHer story in *Markdown*.\n\nMore of it.\n",
    "front matter with points": "---\nname: Ada\n...\nHer story in *Markdown*.\n",
    "front matter of other programs": (
        "---\ntitle: Ada\nlayout: person\nwhere: Paris\ntags: [friend]\n---\nHer story.\n"
    ),
    "front matter with a colon in the story": (
        "---\nname: Ada\n---\nHer story: she asks.\n\n---\n\nAnd *she* listens.\n"
    ),
    "front matter and a moved in story": "---\nname: Ada\n---\n    She asks.\nAnd listens.\n",
    "front matter with nothing below": "---\nname: Ada\nreasons: She asks.\n---\n",
    "no mark before the keys": "name: Ada\n---\nShe asks, and listens.\n",
    "a story below the name": "---\nname: Ada\nHer story in *Markdown*.\nMore of it.\n",
    "a story moved in below the name": "---\nname: Ada\n  Her story in *Markdown*.\n  More of it.\n",
    "a story below names in a list": "- name: Ada\n  She asks so.\n- name: Bo\n  reasons: He listens.\n",
    "front matter with an empty key": "---\nname: Ada\nreasons:\nwhere: Paris\n---\nHer story.\n",
    "a story below links": "name: Ada\nlinks:\n  Blog: https://ada.example\n\nShe asks, and listens.\n",
    "one of several below a key": "- name: Ada\n  reasons: She.\n- bo:\n    name: Bo\n    reasons: He.\n",
    "a beginning in one line": ADA + "start_with: https://ada.example/notes\n",
    "a beginning in words": ADA + "start_with: Notes on it\n",
    "an address and words": ADA + "links: https://ada.example and more\n",
    "people by id": "ada:\n  name: Ada\n  reasons: She asks.\nbo:\n  name: Bo\n  reasons: He listens.\n",
    "people by name": "Ada Lovelace:\n  reasons: She asks.\nBo:\n  reasons: He listens.\n  where: Paris\n",
    "people by name, four spaces in": (
        "Ada Lovelace:\n    reasons: She asks.\nBo:\n    reasons: He listens.\n"
    ),
    "one person by name": "Ada Lovelace:\n  reasons: She asks.\n",
    "names and reasons": "Ada: She asks until it is clear.\nBo: He listens.\n",
    "names and reasons with dashes": "- Ada: She asks until it is clear.\n- Bo: He listens.\n",
    "people by id with dashes": "- ada:\n    reasons: She asks.\n- bo:\n    reasons: He listens.\n",
    "people below people": "people:\n  - name: Ada\n    reasons: She asks.\n",
    "people below links": (
        "links:\n  - name: Ada\n    reasons: She asks.\n  - name: Bo\n    reasons: He listens.\n"
    ),
    "people below team, by id": (
        "team:\n  ada:\n    name: Ada\n    reasons: She asks.\n  bo:\n    name: Bo\n    reasons: He.\n"
    ),
    "people in groups": (
        "Friends:\n  - name: Ada\n    reasons: She asks.\nFamily:\n  - name: Bo\n    reasons: He listens.\n"
    ),
    "people in nested groups": (
        "- group: Friends\n  members:\n    - name: Ada\n      reasons: She asks.\n"
        "- group: Family\n  members:\n    - name: Bo\n      reasons: He listens.\n"
    ),
    "people in nested groups with a name": (
        "groups:\n  - name: Friends\n    members:\n      - name: Ada\n        reasons: She asks.\n"
    ),
    "people below a key, with a title": "title: My people\nmembers:\n- name: Ada\n  reasons: She asks.\n",
    "people in brackets below a key": "people: [{name: Ada, reasons: She asks}]\n",
    "a person below a key": "person:\n  name: Ada\n  reasons: She asks.\n",
    "title for a name": "- title: Ada\n  url: https://ada.example\n  description: Kind to everybody.\n",
    "full_name": "full_name: Ada\nreasons: She asks.\n",
    "fullname": "fullname: Ada\nreasons: She asks.\n",
    "display_name": "display_name: Ada\nreasons: She asks.\n",
    "label": "label: Ada\nreasons: She asks.\n",
    "who": "who: Ada\nreasons: She asks.\n",
    "Name": "Name: Ada\nReasons: She asks.\n",
    "first and last name": "first_name: Ada\nlast_name: Lovelace\nreasons: She asks.\n",
    "a title beside a name": ADA + "label: Ada\n",
    "an address for a label": ADA + "links:\n  https://ada.example: Blog\n",
    "addresses for label and address": ADA + "links:\n  https://ada.example: https://ada.example\n",
    "a mail address for a label": ADA + "links:\n  ada@ada.example: Letters\n",
    "a list of addresses": ADA + "links:\n  - https://ada.example\n",
    "a list of labels and addresses": ADA + "links:\n  - Blog: https://ada.example\n",
    "an address alone": ADA + "links: https://ada.example\n",
    "a link in brackets": ADA + "links: [https://ada.example]\n",
    "a link with its label behind the key": ADA + "links: Blog: https://ada.example\n",
    "a link in quotes": ADA + 'links: "Blog: https://ada.example"\n',
    "a link in a list": ADA + "links:\n  Blog: [https://ada.example]\n",
    "a link with a key below its label": ADA + "links:\n  Blog:\n    url: https://ada.example\n",
    "links of title and url": ADA + "links:\n  - {title: Blog, url: https://ada.example}\n",
    "links of name and url": ADA + "links:\n  - name: Blog\n    url: ada.example/x\n",
    "links of label and url": ADA + "links:\n  - label: Blog\n    url: https://ada.example\n",
    "a name and a sentence": "Rosa\nShe always listens.\n",
    "a name and sentences": "Rosa\nShe always listens.\nShe never hurries.\n",
    "a name and paragraphs": "Rosa\nShe always listens.\n\nShe never hurries.\n",
    "names in a list": "- Rosa\n- Bo\n",
    "a table": "name,reasons\nAda,She asks\n",
    "a table with semicolons": "name;reasons\nAda;She asks\n",
    "a table of Markdown": "| name | why |\n|---|---|\n| Ada | She asks |\n",
    "JSON lines": '{"name": "Ada", "reasons": "She asks"}\n{"name": "Bo", "reasons": "He listens"}\n',
    "TOML": 'name = "Ada"\nreasons = "She asks."\n',
    "TOML, several": (
        '[[people]]\nname = "Ada"\nreasons = "She asks"\n[[people]]\nname = "Bo"\nreasons = "He"\n'
    ),
    "INI": "[ada]\nname=Ada\nreasons=She asks\n",
    "keys of other programs": (
        "- name: Ada\n  role: Cook\n  twitter: '@ada'\n  github: ada\n  image: ada.jpg\n  bio: Kind.\n"
        "- name: Bo\n  role: Cook\n  twitter: '@bo'\n  github: bo\n  image: ada.jpg\n  bio: Calm.\n"
    ),
    "keys of a social profile": (
        ADA + "mastodon: '@ada@social.example'\nbluesky: ada.example\nlinkedin: https://in.example/ada\n"
        "instagram: ada\nwebsite: https://ada.example\nhomepage: home.example\nemail: ada@ada.example\n"
    ),
    "an account by the address of its page": ADA + "fediverse: https://social.example/@ada\n",
    "an account without its sign": ADA + "fediverse: ada@social.example\n",
    "an account between quotes, with a space": ADA + "fediverse: '@ada99 @social.example'\n",
    "an account without quotes": ADA + "fediverse: @ada@social.example\n",
    "an account of a program": ADA + 'fediverse: "acct:ada@social.example"\n',
    "a day with its hour": ADA + "vouched: 2026-03-07T10:00:00Z\n",
    "a day with its month in words": ADA + "vouched: March 7, 2026\n",
    "a day with dots, in quotes": ADA + "vouched: '7.3.2026'\n",
    "the key of a page": ADA + "vouched_at: 2026-03-07\n",
    "feeds": ADA + "rss: https://ada.example/feed.xml\natom: https://ada.example/atom.xml\n",
    "xmlUrl": ADA + "xmlUrl: https://ada.example/feed.xml\nhtmlUrl: https://ada.example/\n",
    "a feed without its beginning": ADA + "rss: ada.example/feed.xml\n",
    "a picture with a path": ADA + "photo: /img/ada.jpg\n",
    "an avatar": ADA + "avatar: ada.jpg\n",
    "what somebody is": ADA + "job: Cook\ncompany: Bakery\n",
    "a second word for the reasons": ADA + "bio: Kind.\nabout: Calm.\n",
    "keys of a page's file": ADA + "layout: person\ndate: soon\ntags: [friend]\ntype: x\n",
    "links that are there": ADA + "links:\n  Blog: https://ada.example\ntwitter: ada\n",
    "hidden there": ADA + "published: true\n",
    "keys with nothing after them": (
        ADA + 'feed:\nlinks:\nways: ""\nportrait: ~\nwhere:\nrelation: []\nstart_with: {}\nlanguage: null\n'
        "twitter:\nurl:\n"
    ),
    "a portrait in one line": ADA + "portrait: ada.jpg\n",
    "quotes": "name: Ada\nreasons: @home she taught me\n",
    "a second colon": "name: Ada\nreasons: she said: come in\n",
    "a way behind reasons": "name: Ada\nreasons: gives: bread\n",
    "a colon too few": "name Ada\nreasons: She asks.\n",
    "a space too few": "name:Ada\nreasons: She asks.\n",
    "links not moved in": ADA + "links:\nBlog: https://ada.example/\nGarden: https://garden.example/\n",
    "a misspelled key": "nmae: Ada\nreason: She asks.\n",
    "nobody's name": "reasons: She asks.\n",
    "no reason": "name: Ada\n",
}

PAGES = {
    "an author in one text": "author: Rosa Lind\n",
    "an author in two colons": "author: name: Rosa Lind\n",
    "nobody": "title: My people\n",
    "keys of other programs": (
        "name: My people\ndescription: Hello.\nbaseURL: https://rosa.example/\nlanguageCode: en\n"
        "author:\n  name: Rosa Lind\n"
        "permalink: pretty\nparams:\n  a: b\nplugins:\n  - x\nmenu:\n  main: x\nlogo: x.png\n"
        "email: rosa@rosa.example\ntwitter: rosa\n"
    ),
    "a key above all": "site:\n  title: Mine\n  author:\n    name: Rosa Lind\n",
    "whether to vouch, in another word": "vouch: true\nauthor:\n  name: Rosa Lind\n",
    "lang": "lang: en\nauthor:\n  name: Rosa Lind\n",
    "baseurl": "baseurl: https://rosa.example/\nauthor:\n  name: Rosa Lind\n",
    "site_name and site_url": (
        "site_name: Mine\nsite_url: https://rosa.example/\nauthor:\n  name: Rosa Lind\n"
    ),
    "a title there already": "title: Mine\nname: Yours\nauthor:\n  name: Rosa Lind\n",
    "ways in one text": "author:\n  name: Rosa Lind\nways: listens, mends\n",
    "a colon in the title": "author:\n  name: Rosa Lind\ntitle: People: those I thank\n",
    "an author not moved in": "author:\nname: Rosa Lind\nurl: https://rosa.example\n",
    "front matter": "---\nauthor:\n  name: Rosa Lind\n---\nThese are the people.\n",
    "keys with nothing after them": (
        "title:\nwelcome:\nurl:\ntheme:\npalette:\noptions: {}\nways:\norder:\nnot_numbers: []\ndomain: ~\n"
        "language:\nauthor:\n  name: Rosa Lind\n  url:\n  email:\n  links:\n  fediverse:\n"
    ),
    "an author's accounts": "author:\n  name: Rosa Lind\n  twitter: rosa\n  website: https://rosa.example\n",
    "the author's picture": "author:\n  name: Rosa Lind\n  image: rosa.jpg\n",
}


def told(problem: Problem) -> tuple[str, str, str]:
    """What a problem says, and of which file."""
    place = problem.place
    path = place.source.path if isinstance(place, Span) else place.path
    return path, problem.message, problem.help


def rounds(folder: Path) -> list[tuple[Problem, ...]]:
    """The problems of a site, round by round: in each, the first help that holds a replacement is followed.

    What was followed must not be told again.
    """
    all_rounds = [problems_of(folder)]
    for _ in range(ROUNDS):
        problems = all_rounds[-1]
        changed = next(((each, files) for each in problems if (files := follow(each))), None)
        if changed is None:
            break
        problem, files = changed
        for path, text in files.items():
            Path(path).write_bytes(text.encode())
        all_rounds.append(problems_of(folder))
        before, after = Counter(map(told, problems)), Counter(map(told, all_rounds[-1]))
        assert after[told(problem)] < before[told(problem)], (told(problem), files, all_rounds[-1])
    return all_rounds


@pytest.mark.parametrize("case", PEOPLE)
def test_a_page_is_right_when_its_helps_were_followed(case: str, tmp_path: Path) -> None:
    portrait = {"portraits/ada.jpg": picture("JPEG", drawing(960, 1200))}
    said = rounds(site(tmp_path, {**portrait, "people/a.yml": PEOPLE[case]}))
    assert said[-1] == ()


@pytest.mark.parametrize(
    ("before", "help", "after"),
    [
        (
            f"{ADA}ways:\n  gives\n  supports\n",
            "begin each of these lines with a dash and a space: - gives; - supports",
            f"{ADA}ways:\n  - gives\n  - supports\n",
        ),
        (
            f"{ADA}ways:\ngives\nsupports\n",
            'begin each of these lines with a dash and a space: "- gives"',
            f"{ADA}ways:\n- gives\n- supports\n",
        ),
        (
            "- name: Ada\n- reasons: She asks.\n- ways: [gives]\n",
            "take the dash and the space away before each of these: name:, reasons:, ways:",
            "name: Ada\nreasons: She asks.\nways: [gives]\n",
        ),
        ("```yaml\nname: Ada\nreasons: She asks.\n```\n", "take these lines away", ADA),
        ("```\nname: Ada\nreasons: She asks.\n", "take this line away", ADA),
    ],
)
def test_a_help_about_several_lines_is_the_only_one_and_works(
    before: str, help: str, after: str, tmp_path: Path
) -> None:
    page = site(tmp_path, {"people/a.yml": before})
    assert [problem.help for problem in problems_of(page)] == [help]
    (page / "people/a.yml").write_text(after, encoding="utf-8")
    assert problems_of(page) == ()


@pytest.mark.parametrize("case", PAGES)
def test_a_page_of_its_own_is_right_when_its_helps_were_followed(case: str, tmp_path: Path) -> None:
    said = rounds(site(tmp_path, {"quietpage.yml": PAGES[case]}))
    assert said[-1] == ()


@pytest.mark.parametrize("case", REPORTS)
def test_a_help_that_was_followed_is_not_given_again(case: str, tmp_path: Path) -> None:
    blocks = re.findall(r"^`([^`]+)`\n\n```(yaml|picture)\n(.*?^)```$", case, flags=re.M | re.S)
    files: dict[str, str | bytes] = {
        name: painted(block) if kind == "picture" else typed(block) for name, kind, block in blocks
    }
    rounds(site(tmp_path, files))
