"""Files from elsewhere: who is found in them, whatever they are called, and what is left behind."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.source import Source, Span, Whole
from quietpage.core.unicode import strange_signs
from quietpage.core.urls import faults
from quietpage.importers import read
from quietpage.importers.candidates import Candidate, Gathered, candidate
from quietpage.importers.source_files import decoded, source_of, sources_at

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> Gathered:
    (source,) = sources_at(str(SAMPLES / name))
    return read(source)


def of_text(text: str) -> Gathered:
    return read(Source("list", text))


def people(gathered: Gathered) -> list[Candidate]:
    made = (candidate(found) for found in gathered.found)
    return [each for each in made if isinstance(each, Candidate)]


def nameless(gathered: Gathered) -> list[int]:
    """The lines in which nobody can be named."""
    made = (candidate(found) for found in gathered.found)
    places = [each.place for each in made if isinstance(each, Problem)]
    return [place.source.line_and_column(place.start)[0] for place in places if isinstance(place, Span)]


def named(gathered: Gathered) -> dict[str, list[str]]:
    """Names and addresses, with the feed behind them."""
    return {each.name: [*each.addresses, *each.feeds] for each in people(gathered)}


ACCOUNTS = {
    "following_accounts.csv": [
        "@rosa_lind@garden.example",
        "@AminaDiallo@social.example",
        "@cem1984@social.example",
    ],
    "lists.csv": ["@rosa_lind@garden.example", "@tove@social.example"],
    "authors.yml": ["", "@cem@social.example"],
    "blogroll.md": ["", "", ""],
    "four.vcf": ["@lin@social.example"],
    "apple.vcf": [""],
}
"""The accounts in the fediverse that come along from a file."""

FOUND: dict[str, dict[str, list[str]]] = {
    "netnewswire.opml": {
        "Rosa Lind": ["https://rosa.example/", "https://rosa.example/feed.xml"],
        "Cem Aydin": ["https://cem-aydin.example/", "https://cem-aydin.example/index.xml"],
        "Amina Diallo": ["https://amina.example/blog", "https://amina.example/blog/rss"],
        "Tove": ["https://tove.example/", "https://tove.example/feed"],
        "Yusuf": ["https://yusuf.example/", "https://yusuf.example/feed"],
    },
    "freshrss.opml": {"Tove Berg": ["https://tove.example/", "https://tove.example/feed"]},
    "miniflux.opml": {"Lin Park": ["https://medium.com/@linpark", "https://medium.com/feed/@linpark"]},
    "latin.opml": {
        "Zoë & José": ["http://zoe.example", "http://zoe.example/rss?a=1&b=2"],
        "Benoît": ["https://benoit.example/atom"],
    },
    "wordpress.opml": {"Ines Moreau": ["https://ines.example/"]},
    "following_accounts.csv": {
        "Rosa Lind": ["https://garden.example/@rosa_lind"],
        "Amina Diallo": ["https://social.example/@AminaDiallo"],
        "Cem": ["https://social.example/@cem1984"],
    },
    "lists.csv": {
        "Rosa Lind": ["https://garden.example/@rosa_lind"],
        "Tove": ["https://social.example/@tove"],
    },
    "outlook.vcf": {"Jörg Müller": ["http://www.joerg.example"]},
    "android.vcf": {"طه حسين": []},
    "apple.vcf": {
        "Tove Berg": ["https://tove.example", "https://garden.example/tove", "http://twitter.com/toveberg"]
    },
    "four.vcf": {"Lin Park": ["https://lin.example/", "https://social.example/@lin"]},
    "google.csv": {"Rosa Lind": ["https://rosa.example/", "https://garden.example/rosa"], "Tove": []},
    "linkedin.csv": {
        "Amina Diallo": ["https://www.linkedin.com/in/amina-diallo-1a2b3c"],
        "Yusuf Kaya": ["https://www.linkedin.com/in/yusufkaya"],
    },
    "form.csv": {"Amara": [], "Ben": []},
    "people.csv": {"Rosa Lind": ["https://rosa.example"]},
    "wide.csv": {"Zoë Lind": ["https://zoe.example/"]},
    "all-contributorsrc": {
        "Tove Berg": ["https://tove.example"],
        "Linpark": ["https://github.com/linpark"],
    },
    "blogroll.yml": {
        "Rosa Lind": ["https://rosa.example/", "https://rosa.example/feed.xml"],
        "Tove Berg": ["https://tove.example", "https://twitter.com/toveberg"],
    },
    "authors.yml": {
        "Rosa Lind": ["https://rosa.example/", "https://github.com/rosalind"],
        "Cem Aydin": ["https://cem.example/", "https://social.example/@cem"],
    },
    "team.yml": {
        "Yusuf Kaya": ["https://hazel.example/", "https://garden.example/yusuf"],
        "Ines Moreau": ["https://hazel.example/"],
        "Lin Park": [],
    },
    "person.md": {"Ines Moreau": ["https://ines.example/"]},
    "person-toml.md": {"Yusuf Kaya": ["https://yusuf.example/"]},
    "recommendations.json": {
        "Rosa Lind": ["https://rosa-lind.example/"],
        "Tove": ["https://tove.substack.example/?ref=ghost"],
    },
    "microblog.json": {"Rosa Lind": ["https://rosa.example/", "https://rosa.example/feed.json"]},
    "people.toml": {"Rosa Lind": ["https://rosa.example/"], "Tove Berg": []},
    "hexo-links.yml": {"Rosa Lind": ["https://rosa.example/"], "Tove Berg": ["https://tove.example/"]},
    "plain.yml": {"Rosa Lind": ["https://rosa.example/"], "Tove Berg": ["https://tove.example/"]},
    "outlook.csv": {"Jörg Müller": ["http://www.joerg.example"]},
    "blogroll.md": {
        "Rosa Lind": ["https://rosa.example/"],
        "Tove Berg": ["https://tove.example/", "https://tove.example/feed.xml"],
        "Lin": ["https://lin.example/"],
    },
    "speakers.json": {
        "Ines Moreau": ["https://twitter.com/ines", "https://github.com/ines"],
        "Yusuf Kaya": ["https://www.linkedin.com/in/yusufkaya/", "https://yusuf.example/"],
    },
    "bookmarks.html": {"Rosa Lind": ["https://rosa.example/"], "Tove": ["https://tove.example/"]},
    "jekyll-authors.yml": {
        "Rosa Lind": ["https://rosa.example/", "https://github.com/rosalind"],
        "Tove Berg": ["https://tove.example/", "https://garden.example/@tove"],
    },
    "jekyll-author.md": {
        "Ines Moreau": ["https://github.com/inesmoreau", "https://www.instagram.com/ines.moreau/"]
    },
    "academic.md": {
        "Amina Diallo": [
            "https://garden.example/@amina",
            "https://scholar.example/citations?user=amina",
            "https://orcid.org/0000-0002-1825-0097",
        ]
    },
    "hugoblox.md": {"Lin Park": ["https://bsky.app/profile/lin.example", "https://lin.example/"]},
    "zola-person.md": {
        "Yusuf Kaya": [
            "https://yusuf.example/",
            "https://github.com/yusufkaya",
            "https://garden.example/@yusuf",
        ]
    },
    "eleventy-people.json": {
        "Rosa Lind": [
            "https://rosa.example",
            "https://github.com/rosalind",
            "https://twitter.com/rosalind",
            "https://orcid.org/0000-0002-1825-0097",
        ],
        "Tove Berg": ["https://tove.example"],
        "Lin Park": [],
        "Ines Moreau": ["https://ines.example/"],
    },
    "material-authors.yml": {
        "Rosa Lind": ["https://rosa.example/"],
        "Jonah Lund": ["https://garden.example/@jonah"],
    },
    "docusaurus-authors.yml": {
        "Rosa Lind": [
            "https://rosa.example/",
            "https://twitter.com/rosalind",
            "https://github.com/rosalind",
            "https://letters.example/rosa",
        ],
        "Tove Berg": ["https://www.linkedin.com/in/toveberg/"],
    },
    "gatsby-author.yaml": {"Kim Matheson": ["https://twitter.com/kimmatheson"], "Dora Schau": []},
    "vitepress-team.json": {
        "Rosa Lind": [
            "https://github.com/rosalind",
            "https://rosa.example/",
            "https://github.com/sponsors/rosalind",
        ]
    },
    "pelicanconf.py": {"Rosa Lind": ["https://rosa.example/"], "Tove": ["https://tove.example/"]},
    "CITATION.cff": {
        "Tove van den Berg Jr.": ["https://orcid.org/0000-0002-1825-0097", "https://tove.example/"],
        "山田太郎": [],
        "Linpark": [],
        "The Moss Project": ["https://moss.example/"],
        "Rosa Lind": [],
    },
    "humans.txt": {
        "Rosa Lind": ["https://rosa.example", "https://twitter.com/rosalind"],
        "Tove Berg": ["https://garden.example/@tove"],
        "Ines Moreau": ["https://ines.example"],
    },
    "package.json": {
        "Rosa Lind": ["https://rosa.example/"],
        "Tove Berg": ["https://tove.example/"],
        "Lin Park": [],
    },
    "github-contributors.json": {
        "Rosalind": ["https://github.com/rosalind"],
        "Tove Berg": [
            "https://github.com/toveberg",
            "https://tove.example/",
            "https://twitter.com/toveberg",
        ],
    },
    "jsonfeed.json": {
        "Rosa Lind": ["https://rosa.example/", "https://moss.example/", "https://moss.example/feed.json"],
        "Tove Berg": ["https://tove.example/"],
    },
    "hcards.json": {
        "Rosa Lind": ["https://rosa.example/", "https://garden.example/@rosa"],
        "Tove Berg": ["https://tove.example/"],
    },
    "indieweb.yml": {"Rosa Lind": ["https://rosa.example/"], "Tove Berg": ["https://tove.example/"]},
    "persons.jsonld": {
        "Rosa Lind": [
            "https://rosa.example/",
            "https://garden.example/@rosa",
            "https://github.com/rosalind",
        ],
        "Tove Berg": ["https://tove.example/"],
    },
    "well-known.opml": {"Rosa Lind": ["https://rosa.example/", "https://rosa.example/feed.xml"]},
    "names.txt": {
        "Rosa Lind": [],
        "Tove Berg": ["https://tove.example/"],
        "Lin Park": ["https://lin.example/"],
        "Cem Aydın": [],
        "Amina Diallo": ["https://social.example/@amina"],
    },
}


@pytest.mark.parametrize("name", ACCOUNTS)
def test_an_account_in_the_fediverse_comes_along_with_its_address(name: str) -> None:
    assert [each.fediverse for each in people(sample(name))] == ACCOUNTS[name]


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("name,mastodon\nAda,@ada99@social.example\n", "@ada99@social.example"),
        ("name,mastodon\nAda,https://social.example/@ada\n", "@ada@social.example"),
        ("name,mastodon\nAda,ada\n", ""),
        ("name,github\nAda,ada@social.example\n", ""),
        ("name,fediverse\nAda,acct:ada@social.example\n", "@ada@social.example"),
        ("Ada Lovelace (@ada99@social.example)\n", "@ada99@social.example"),
        ("Ada Lovelace ada@social.example\n", ""),
        ("- name: Ada\n  mastodon: '@ada@social.example'\n", "@ada@social.example"),
        ("- name: Ada\n  fediverse: '@ada@social.example'\n", "@ada@social.example"),
        ("- name: Ada\n  links:\n    mastodon: https://social.example/@ada\n", "@ada@social.example"),
        ("- name: Ada\n  links:\n    Blog: https://medium.com/@ada\n", ""),
        ("BEGIN:VCARD\nFN:Ada\nSOCIALPROFILE:@ada@social.example\nEND:VCARD\n", "@ada@social.example"),
    ],
)
def test_an_account_is_known_by_its_form_or_by_the_place_that_is_named(text: str, account: str) -> None:
    (ada,) = people(of_text(text))
    assert (ada.name.partition(" ")[0], ada.fediverse) == ("Ada", account)


@pytest.mark.parametrize("name", FOUND)
def test_everybody_in_a_file_is_found_with_their_places(name: str) -> None:
    gathered = sample(name)
    assert named(gathered) == FOUND[name]
    assert gathered.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        'module.exports = [ { name: "Rosa Lind", url: "https://rosa.example" } ];\n',
        "// people\n/* of the\n blog */\nexport default async function () {\n  return [];\n}\n",
        "const fetch = require('x');\nmodule.exports = async () => [];\n",
        "<?php\nreturn [];\n",
    ],
)
def test_a_program_is_told_as_one(text: str) -> None:
    gathered = read(Source("people.js", text))
    assert gathered.found == ()
    (problem,) = gathered.problems
    assert problem.message.startswith("this is a program")
    assert "save its list as JSON" in problem.help


def test_names_that_begin_as_a_program_may_are_names() -> None:
    gathered = read(Source("names.txt", "Constanze Lind\nLet Aung\nVar Singh\n"))
    assert [found.name for found in gathered.found] == ["Constanze Lind", "Let Aung", "Var Singh"]


def test_people_below_a_group_that_has_a_name_are_found() -> None:
    text = (
        "categories:\n  - name: Friends\n    links:\n      - title: Notes\n        author: Rosa Lind\n"
        "        url: https://rosa.example\n        rss: https://rosa.example/feed.xml\n"
    )
    assert [(found.name, found.feeds) for found in read(Source("blogroll.yml", text)).found] == [
        ("Rosa Lind", ("https://rosa.example/feed.xml",))
    ]


def test_links_of_somebody_are_their_places_and_nobody_else() -> None:
    text = "- name: Rosa Lind\n  links:\n    - name: Website\n      url: https://rosa.example\n"
    assert [found.name for found in read(Source("authors.yml", text)).found] == ["Rosa Lind"]


def test_the_feed_of_a_bookmark_comes_along() -> None:
    text = (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT>"
        '<A FEEDURL="https://rosa.example/feed" HREF="https://rosa.example">Rosa Lind</A></DL>'
    )
    assert [found.feeds for found in read(Source("b.html", text)).found] == [("https://rosa.example/feed",)]


def test_every_sample_is_looked_at() -> None:
    assert {path.name for path in SAMPLES.iterdir()} == {*FOUND, "following.js"}


@pytest.mark.parametrize("name", FOUND)
def test_a_file_is_known_by_what_is_in_it_and_not_by_its_name(name: str, tmp_path: Path) -> None:
    for called in ("export", "export.txt", "export.yml"):
        path = tmp_path / called
        path.write_bytes((SAMPLES / name).read_bytes())
        (source,) = sources_at(str(path))
        assert named(read(source)) == FOUND[name]


@pytest.mark.parametrize("name", FOUND)
def test_what_somebody_says_of_themselves_is_never_a_reason(name: str) -> None:
    reasons = [reason for each in people(sample(name)) for reason in each.reasons]
    assert bool(reasons) == (name == "form.csv")  # there, somebody typed it for this page


@pytest.mark.parametrize("name", FOUND)
def test_each_address_is_one_that_a_page_may_lead_to_and_has_a_name_without_a_number(name: str) -> None:
    for each in people(sample(name)):
        for label, address in each.links:
            assert list(faults(address, mail=False)) == []
            assert not any(sign.isdigit() for sign in label)
        assert all(list(faults(feed, mail=False)) == [] for feed in each.feeds)


@pytest.mark.parametrize(
    ("name", "measures", "private"),
    [
        ("people.csv", ("followers", "Klout score"), ()),
        ("blogroll.yml", ("followers",), ()),
        ("google.csv", (), ("birthdays", "notes", "mail addresses", "telephone numbers")),
        ("apple.vcf", (), ("notes", "mail addresses")),
        ("linkedin.csv", (), ("mail addresses",)),
        ("form.csv", (), ()),
    ],
)
def test_what_measures_and_what_is_private_is_left_behind_and_told(
    name: str, measures: tuple[str, ...], private: tuple[str, ...]
) -> None:
    gathered = sample(name)
    assert gathered.measures == measures
    assert gathered.private == private
    for each in people(gathered):
        everything = repr([*each[:1], *each[2:]])
        assert "@rosa.example" not in everything
        assert "@tove.example" not in everything
        assert "+49" not in everything
        assert "owes me a book" not in everything


def test_what_another_page_says_of_somebody_is_no_reason_of_this_one() -> None:
    (each,) = people(of_text("name: Rosa\nreasons:\n  - She asks.\nlinks:\n  Blog: https://rosa.example/\n"))
    assert (each.name, each.reasons, each.about) == ("Rosa", (), ("She asks.",))
    assert each.links == (("Blog", "https://rosa.example/"),)


def test_a_page_about_somebody_with_links_in_it_is_about_them() -> None:
    text = "---\ntitle: Rosa Lind\n---\nShe wrote\n\n- [Rain](https://a.example/)\n- [Moss](https://b.example/)\n"
    assert list(named(of_text(text))) == ["Rosa Lind"]
    assert list(named(of_text(text.replace("title: Rosa Lind", "title: My blogroll")))) == ["Rain", "Moss"]


def test_the_people_of_another_page_are_found() -> None:
    sources = sources_at(str(Path(__file__).parent.parent.parent / "example_site" / "people"))
    gathered = [read(source) for source in sources]
    names = {each.name for one in gathered for each in people(one)}
    assert {"Louis Braille", "Astrid Lindgren", "طه حسين", "bell hooks"} <= names
    assert [one.problems for one in gathered if one.problems] == []
    assert not any(each.reasons for one in gathered for each in people(one))
    assert not any(isinstance(candidate(each), Problem) for one in gathered for each in one.found)


def test_the_places_of_what_cannot_be_read_are_told() -> None:
    assert nameless(sample("following_accounts.csv")) == [5]
    assert nameless(sample("google.csv")) == [4]
    assert nameless(sample("android.vcf")) == [8]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("Ada Lovelace’s blog", "Ada Lovelace"),
        ("Ada's Weblog", "Ada"),
        ("Notes by Ada Lovelace", "Ada Lovelace"),
        ("The blog of Ada Lovelace", "Ada Lovelace"),
        ("Blog | Ada Lovelace", "Ada Lovelace"),
        ("Ada Lovelace – Notes", "Ada Lovelace"),
        ("Ada Lovelace: all posts", "Ada Lovelace"),
        ("Blog von Ada", "Ada"),
        ("Stories by Ada Lovelace on Medium", "Ada Lovelace"),
        ("Ada Lovelace (@ada@social.example)", "Ada Lovelace"),
        ("Ada Lovelace Blog", "Ada Lovelace"),
        ("Ada-Marie O’Neill", "Ada-Marie O’Neill"),
        ("Ada’s Corner of the Internet", "Ada"),
        ("Ada Lovelace's notes on moss and rain", "Ada Lovelace"),
        ("Recent content in Posts on Ada Lovelace", "Ada Lovelace"),
        ("Moss and Rain, by Ada Lovelace", "Ada Lovelace"),
        ("Ji Min", "Ji Min"),
        ("Ada Page", "Ada Page"),
        ("Mina", "Mina"),
        ("Notes - by Ada Lovelace - Substack", "Ada Lovelace"),
        ("Das Blog von Ada Müller", "Ada Müller"),
        ("Le carnet d’Inès", "Inès"),
        ("Los apuntes de José", "José"),
        ("ada-lovelace.example", "Ada Lovelace"),
        ("Ada Lovelace 🌱", "Ada Lovelace"),
        ("✨ Ada Lovelace ✨ blog", "Ada Lovelace"),
        ("Ada Lovelace Jr.", "Ada Lovelace Jr."),
        ("रोज़ा लिंडा", "रोज़ा लिंडा"),
        ("The Quiet Gardener", "The Quiet Gardener"),
        ("bell hooks", "bell hooks"),
        ("紫式部日記", "紫式部日記"),
        ("مدونة طه", "مدونة طه"),
    ],
)
def test_a_name_is_guessed_from_a_title_and_says_so(title: str, name: str) -> None:
    (found,) = of_text(
        f'<opml><body><outline text="{title}" xmlUrl="https://x.example/feed"/></body></opml>'
    ).found
    made = candidate(found)
    assert isinstance(made, Candidate)
    assert made.name == name
    assert (made.guessed, made.written) == ("the title of their place", f"“{title}”")


@pytest.mark.parametrize(
    ("table", "name", "reason"),
    [
        ("name,why\nRosa,She listens.", "Rosa", "She listens."),
        ("Wer macht einen Unterschied?;Warum?\nRosa;Sie hört zu.", "Rosa", "Sie hört zu."),
        (
            "Zeitstempel,Dein Name,Wen möchtest du nennen?,Begründung\n-,Ben,Rosa,Sie hört zu.",
            "Rosa",
            "Sie hört zu.",
        ),
        ("Horodateur,Qui fait une différence ?,Pourquoi ?\n-,Rosa,Elle écoute.", "Rosa", "Elle écoute."),
        (
            "Timestamp,Email Address,Who is it?,What do they do for others?\n-,a@b.example,Rosa,Listens.",
            "Rosa",
            "Listens.",
        ),
        ("Timestamp,Name of the person,Reason\n-,Rosa,She listens.", "Rosa", "She listens."),
        ("Timestamp,Your first name,Their first name,Why?\n-,Ben,Rosa,She listens.", "Rosa", "She listens."),
        ("Timestamp,Your name,Student name,Why\n-,Ben,Rosa,She listens.", "Rosa", "She listens."),
        # Microsoft's forms have the name of whoever filled it in under “Name”, and nothing else.
        (
            "ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Über wen schreibst du?;Warum?\n"
            "-;-;-;a@b.example;Ben Kaya;Rosa;Sie hört zu.",
            "Rosa",
            "Sie hört zu.",
        ),
        (
            "ID,Start time,Completion time,Email,Name,Name of your classmate,What do they do for others?\n"
            "-,-,-,a@b.example,Ben Kaya,Rosa,She listens.",
            "Rosa",
            "She listens.",
        ),
        ("Timestamp,Name,Who makes a difference?,Why?\n-,Ben,Rosa,She listens.", "Rosa", "She listens."),
        ("Timestamp,Name,Why?\n-,Rosa,She listens.", "Rosa", "She listens."),
        ("Timestamp,Your name,Your blog\n-,Rosa,https://rosa.example", "Rosa", ""),
        ("First Name,Last Name,Company Name\nRosa,,Rain", "Rosa", ""),
        ('"Vor- und Nachname","Warum?","Website"\n"Rosa Lind","Sie lacht.",\n', "Rosa Lind", "Sie lacht."),
        ("Ad Soyad;Neden\nİpek Işık;Güler\n", "İpek Işık", "Güler"),
        ("الاسم الأول,اسم العائلة,لماذا\nطه,حسين,كتب\n", "طه حسين", "كتب"),
        ("שם מלא,למה\nרחל,היא צוחקת\n", "רחל", "היא צוחקת"),
    ],
)
def test_a_form_says_who_and_why_in_many_words(table: str, name: str, reason: str) -> None:
    (each,) = people(of_text(f"{table}\n"))
    assert (each.name, "".join(each.reasons)) == (name, reason)


def test_whoever_filled_in_a_form_and_named_nobody_does_not_become_somebody() -> None:
    read = of_text("Timestamp,Email Address,Who is it?,Why?\n-,ben.kaya@school.example,,\n")
    assert people(read) == []


@pytest.mark.parametrize(
    ("line", "name", "addresses"),
    [
        ("Rosa Lind", "Rosa Lind", []),
        ("- Rosa Lind", "Rosa Lind", []),
        ("- Rosa Lind, https://rosa.example/", "Rosa Lind", ["https://rosa.example/"]),
        ("* [Rosa Lind](https://rosa.example/) writes", "Rosa Lind", ["https://rosa.example/"]),
        ("Rosa Lind <rosa@rosa.example>", "Rosa Lind", []),
        ("Rosa Lind, rosa@rosa.example", "Rosa Lind", []),
        ("rosa.lind@rosa.example", "Rosa Lind", []),
        ("Rosa Lind;https://rosa.example/", "Rosa Lind", ["https://rosa.example/"]),
        ("Rosa Lind — https://rosa.example/", "Rosa Lind", ["https://rosa.example/"]),
        ("Rosa Lind (@rosa@social.example)", "Rosa Lind", ["https://social.example/@rosa"]),
        ("Fr. Müller: our teacher", "Fr. Müller: our teacher", []),
        ("طه حسين", "طه حسين", []),
        ("Rosa\nFr. Müller: our teacher", "Rosa", []),
    ],
)
def test_a_name_on_a_line_is_read_as_people_write_it(line: str, name: str, addresses: list[str]) -> None:
    for text in (f"{line}\n", f"{line}\r\n{line}\r\n"):
        made = people(of_text(text))
        assert {each.name for each in made} >= {name}
        assert made[0].addresses == addresses


# -- files of strangers


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><body><outline text="&b;" xmlUrl="https://a.example"/></body></opml>',
        '<?xml version="1.0"?>\n<!DOCTYPE opml SYSTEM "file:///etc/passwd">\n<opml><body><outline text="A" htmlUrl="https://a.example"/></body></opml>',
    ],
)
def test_a_document_type_is_refused_and_nothing_in_it_is_read(text: str) -> None:
    gathered = of_text(text)
    assert gathered.found == ()
    (problem,) = gathered.problems
    assert "document type" in problem.message
    assert isinstance(problem.place, Span)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing in this file"),
        (" \n\n", "nothing in this file"),
        ('<?xml version="1.0"?><rss version="2.0"><channel><title>A</title></channel></rss>', "feed"),
        ("<!doctype html><title>Hi</title><a href='https://a.example'>A</a>", "page of the web"),
        ("{\\rtf1 Ada}", "rich text"),
        ('{"contributors": [', "cannot be read as JSON"),
        ('{"version": 1}', "nobody can be found"),
        ("[" * 100_000, "nested deeper"),
        ("a,b,c,d\n1,2,3,4\n", "no column of this table says who"),
        ('"Mensch","So, so","zz"\n"Lind, Rosa","Ja","y"\n', "no column of this table says who"),
        ("Mensch;Sache\nRosa Lind;Sie lacht.\n", "no column of this table says who"),
        ("الاسم,لماذا\nطه حسين,يكتب\n".encode("cp1256").decode("cp1252"), "which letters these are"),
        ("名前,理由\n高橋,笑う\n".encode("cp932").decode("latin-1"), "which letters these are"),
        ("- name: 'Ada\n- url: x: y\n", ""),
        ("BEGIN:VCARD\nFN:Ada\n", "not closed"),
        ("BEGIN:VCARD\nFN:Ada\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\n", "not closed"),
        ("people:\n  - !ruby/object:Foo\n    name: Rosa\n", "tag"),
        ("a: &a [x]\nb: [*a, *a]\n", "anchor"),
        (
            '<opml><body><outline text="Ada" xmlUrl="https://a.example/f"/><outline text="Be',
            "breaks off here",
        ),
        ('name,url\nAda,"https://a.example\n' + "x" * 1_100_000, "this row cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(text: str, words: str) -> None:
    gathered = of_text(text)
    assert gathered.problems
    assert words in gathered.problems[0].message
    assert gathered.problems[0].help


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04....", "packed archive"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xd0\xcf\x11\xe0", "office program"),
        (b"a" * 50_000_001, "larger than a list of people"),
    ],
)
def test_what_is_no_text_is_told(content: bytes, words: str) -> None:
    with pytest.raises(Invalid) as caught:
        source_of(content, "export")
    assert words in caught.value.problems[0].message


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_encoding_is_read(encoding: str) -> None:
    text = "name,url\r\nZoë Müller’s,https://zoe.example/\r\n"
    assert decoded(text.encode(encoding)) == text
    assert named(read(source_of(text.encode(encoding), "x"))) == {"Zoë Müller’s": ["https://zoe.example/"]}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ada\x1b[31m", "steers a machine"),
        ("\x07", "steers a machine"),
        ("x" * 500, "longer than a name"),
        ("404", "nobody can be named"),
        ("👩🏽‍🚀", "nobody can be named"),
    ],
)
def test_a_name_that_is_none_is_told(name: str, words: str) -> None:
    made = [candidate(found) for found in of_text(f"name,feed\n{name},\n").found]
    assert [isinstance(each, Problem) and words in each.message for each in made] == [True]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..", "/", "Con", "a/b\\c", "Ada\u202eLovelace", "Ada\u200bL"]
)
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    from quietpage.importers.newcomer import address_of

    for found in of_text(f"name,feed\n{name},\n").found:
        made = candidate(found)
        if isinstance(made, Candidate):
            assert not set(address_of(made.name)) & set("./\\\u202e\u200b")
            assert address_of(made.name) not in ("con", "")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://user:secret@a.example/",
        "https://a.example/<script>",
        "ftp://a.example/",
        "https://",
        "//",
        "https://[::1",
        "x" * 5_000,
    ],
)
def test_an_address_that_leads_nowhere_good_is_left_in_a_note(address: str) -> None:
    made = [candidate(found) for found in of_text(f'[{{"name": "Ada", "url": "{address}"}}]').found]
    (each,) = made
    assert isinstance(each, Candidate)
    assert each.links == ()
    assert len(each.notes) == 1


@pytest.mark.parametrize(
    "feed",
    [
        "https://rosa:secret@feeds.example/rss",
        "https://feeds.example/rss?token=secret",
        "https://feeds.example/rss?a=b&amp;auth=secret",
        "https://feeds.example/podcast/private/secret.rss",
    ],
)
def test_a_key_in_an_address_is_not_carried_to_a_page_and_into_no_note(feed: str) -> None:
    text = f'<opml><body><outline text="Rosa" xmlUrl="{feed}" htmlUrl="https://rosa.example/"/></body></opml>'
    (each,) = people(of_text(text))
    assert (each.feeds, each.addresses) == ((), ["https://rosa.example/"])
    assert len(each.notes) == 1
    assert "secret" not in repr(each._replace(place=Whole(""))) + each.notes[0]


def test_an_encoding_that_is_declared_and_not_true_is_seen_through() -> None:
    outline = '<outline text="Zoë" xmlUrl="https://z.example"/>'
    text = f'<?xml version="1.0" encoding="UTF-16"?><opml><body>{outline}</body></opml>'
    assert list(named(read(source_of(text.encode(), "x")))) == ["Zoë"]


LONG: dict[str, Callable[[int], str]] = {
    "names": lambda size: "".join(f"Ada Nr{'a' * (at % 7)}\n" for at in range(size)),
    "a table": lambda size: "name,url\n" + "Ada,https://a.example/\n" * size,
    "cards": lambda size: "BEGIN:VCARD\nFN:Ada\nNOTE:" + "x\n y" * size + "\nEND:VCARD\n",
    "outlines": lambda size: "<opml><body>" + "<outline text='a'>" * size,
    "closed outlines": lambda size: "<opml><body>" + "<outline text='a' xmlUrl='https://a.example'/>" * size,
    "yaml": lambda size: "- name: Ada\n  url: https://a.example/\n" * size,
    "json": lambda size: "[" + ",".join(['{"name": "Ada", "url": "https://a.example/"}'] * size) + "]",
    "one line": lambda size: "a" * size * 10,
    "brackets": lambda size: "[" * size,
    "colons": lambda size: "a:" * size,
    "quotes": lambda size: 'name,url\n"' + '""' * size,
    "commas": lambda size: "name," + "," * size,
    "bookmarks": lambda size: "<!doctype netscape-bookmark-file-1>" + "<a href='https://a.example'>a" * size,
    "quoted printable": lambda size: "BEGIN:VCARD\nFN;QUOTED-PRINTABLE:" + "=41=\n" * size + "END:VCARD",
    "front matter": lambda size: "---\n" + "a: b\n" * size + "---\n",
    "bases": lambda size: "a" + "\u0301" * size,
}  # fmt: skip


@pytest.mark.parametrize("kind", LONG)
def test_no_list_keeps_it_busy(kind: str) -> None:
    """In turns, so that a busy machine is busy for both; of twenty times as much."""
    small, large = LONG[kind](500), LONG[kind](10_000)

    def took(text: str) -> float:
        begun = time.process_time()
        for each in of_text(text).found:
            candidate(each)
        return time.process_time() - begun

    took(small)
    assert took(large) < 60 * min(took(small), took(small)) + 0.5


PIECES = [path.read_bytes() for path in sorted(SAMPLES.iterdir())]


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_whatever_is_in_a_file_it_is_read_or_told(data: st.DataObject) -> None:
    content = data.draw(
        st.one_of(
            st.binary(max_size=300),
            st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
            st.sampled_from(PIECES),
        )
    )
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(content)))
        cut = data.draw(st.integers(0, 40))
        more = data.draw(
            st.one_of(
                st.binary(max_size=6), st.sampled_from([b'"', b"<", b"&", b"\n", b"\0", b"\xff", b": "])
            )
        )
        content = content[:at] + more + content[at + cut :]
    try:
        gathered = read(source_of(content, "list"))
    except Invalid:
        return
    for found in gathered.found:
        made = candidate(found)
        if isinstance(made, Problem):
            continue
        assert made.name
        assert next(strange_signs(made.name), None) is None


@settings(deadline=None)
@given(st.text())
@example("Ada\u2028Lovelace")
def test_any_text_can_be_a_name_or_is_told(text: str) -> None:
    import json

    for found in of_text(json.dumps([{"name": text, "url": "https://a.example/"}])).found:
        candidate(found)
