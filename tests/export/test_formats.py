"""What other programs read of a page: each format by a reader that the project did not write."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import feedparser
import listparser
import mf2py
import pytest
import vobject
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego
from pyld import jsonld
from usp.tree import sitemap_from_str

from quietpage import numbers_in
from quietpage.check.numbers_on_pages import numbers_in_files
from quietpage.core.model import Page
from quietpage.core.source import Whole
from quietpage.export import vcard
from quietpage.export.jsonld import string
from quietpage.export.model import PersonData, tag
from quietpage.export.text import texts
from quietpage.export.xml import xml
from tests.browser import chromium, served, watched
from tests.sites import ADA, CONFIG, built, check, run, site
from tests.tools import cards_read

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOME = "https://example.org/people/"
LONG = ("Füße, Häuser; und 😀 mehr. " * 400)[:9_990] + "Ende."
ODD = "She saw, what; an engine \\ could do & <b>more</b> ]]> </script><!-- 'so'."

FRIENDS = f"""\
title: 'Friends & "others" ]]> <bo>'
url: {HOME}
author:
  name: Rosa <Lind> & Co
  url: https://rosa.example/?a=b&c=d
  email: rosa@example.org
  fediverse: "@rosa@social.example"
  links:
    Notebook: https://rosa.example/notebook
vouch: yes
"""

PEOPLE = f"""\
- name: Ada Lovelace
  reasons: |
    {ODD.replace("<", chr(92) + "<")}

    And another `paragraph` &#12; here.
- name: Mo "Post" Mail
  reasons: Kind 👩‍🚀 and 🏳️‍🌈.
  links:
    Write: mailto:mo%2Bpage@example.org,other@example.org?subject=Hi
- name: Fee Feed
  reasons: Kind.
  feed: https://fee.example/feed?a=b&c=d
  fediverse: "@Fee_99@bücher.example"
- name: Li; Both, Indeed
  file_under: Both, Li; Indeed
  relation: [friend, met]
  reasons:
    gives: Kind.
    laughs: And merry.
  links:
    Post: mailto:li@example.org
    Home: https://li.example/?q=a&b=c
    Elsewhere: https://li.example/elsewhere
  feed: https://li.bücher.example/atom.xml?größe=groß
  asked: yes
  vouched: 2026-03-07
- name: طه حسين
  language: ar
  reasons: كتب، وقرأ؛ وعلّم.
  links:
    موقع: https://ar.example/طه
- name: Same Name
  reasons: Kind.
- name: Same Name
  slug: same-name-again
  reasons: Kind too.
- name: Lang Löffler
  file_under: Löffler
  language: de-CH-1996
  reasons: '{LONG}'
- name: Hidden Person
  draft: yes
  reasons: Hiddenly.
- name: Asked Person
  asked: not needed
  revisited: under the zebrafish moon
  reasons: Kind.
"""

NOBODY = PersonData("", "", "", "", "", (), (), (), "", "", "", "", "")
EVERYBODY = {
    "Ada Lovelace", 'Mo "Post" Mail', "Fee Feed", "Li; Both, Indeed", "طه حسين", "Same Name", "Lang Löffler",
    "Asked Person",
}  # fmt: skip
SHOWN = {name.replace('"Post"', "“Post”") for name in EVERYBODY}
"""The same as people read them; the others are for programs that compare names."""


@pytest.fixture(scope="module")
def friends(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("friends")
    return built(site(folder, {"quietpage.yml": FRIENDS, "people/all.yml": PEOPLE}))


def files(page: Path) -> set[str]:
    return {path.relative_to(page).as_posix() for path in page.rglob("*") if path.is_file()}


def outlines(page: Path) -> dict[str, dict[str, str]]:
    found = ElementTree.fromstring((page / "blogroll.opml").read_bytes()).iterfind("body/outline")
    return {each.attrib["text"] + each.attrib.get("url", ""): dict(each.attrib) for each in found}


# The blogroll


def test_the_blogroll_is_read_as_a_list_of_feeds(friends: Path) -> None:
    read = listparser.parse((friends / "blogroll.opml").read_bytes().decode())
    assert not read.bozo
    assert read.meta.title == "Friends & “others” ]]> <bo>"
    assert read.meta.author.name == "Rosa <Lind> & Co"
    assert read.meta.author.url == "https://rosa.example/?a=b&c=d"
    assert {(each.title, each.url) for each in read.feeds} == {
        ("Fee Feed", "https://fee.example/feed?a=b&c=d"),
        ("Li; Both, Indeed", "https://li.xn--bcher-kva.example/atom.xml?gr%C3%B6%C3%9Fe=gro%C3%9F"),
    }


def test_several_feeds_of_somebody_are_an_outline_each(tmp_path: Path) -> None:
    person = (
        "name: Ada\nreasons: She asks.\nlinks:\n  Home: https://ada.example.org/\n"
        "feed: [https://ada.example.org/posts, https://ada.example.org/notes]\n"
    )
    page = built(site(tmp_path, {"quietpage.yml": FRIENDS, "people/ada.yml": person}))
    for path in ("blogroll.opml", ".well-known/recommendations.opml"):
        found = [each.attrib for each in ElementTree.fromstring((page / path).read_bytes()).iter("outline")]
        assert [each["xmlUrl"] for each in found] == [
            "https://ada.example.org/posts",
            "https://ada.example.org/notes",
        ]
        for each in found:
            assert (each["text"], each["title"], each["type"]) == ("Ada", "Ada", "rss")
            assert (each["htmlUrl"], each["description"]) == ("https://ada.example.org/", "She asks.")
    read = listparser.parse((page / "blogroll.opml").read_bytes().decode())
    assert [(each.title, each.url) for each in read.feeds] == [
        ("Ada", "https://ada.example.org/posts"),
        ("Ada", "https://ada.example.org/notes"),
    ]


def test_whoever_has_no_feed_is_a_link_there_or_a_plain_line(friends: Path) -> None:
    read = outlines(friends)
    assert read[f"طه حسينhttps://ar.example/{quote('طه')}"] == {
        "text": "طه حسين",
        "type": "link",
        "url": f"https://ar.example/{quote('طه')}",
        "description": "كتب، وقرأ؛ وعلّم.",
    }
    assert read["Asked Person"] == {"text": "Asked Person", "description": "Kind."}
    assert read["Mo “Post” Mail"] == {"text": "Mo “Post” Mail", "description": "Kind 👩‍🚀 and 🏳️‍🌈."}
    assert read["Li; Both, Indeed"]["htmlUrl"] == "https://li.example/?q=a&b=c"
    assert "htmlUrl" not in read["Fee Feed"]
    assert {each["text"] for each in read.values()} == SHOWN


def test_reasons_are_descriptions_there_in_full(friends: Path) -> None:
    read = outlines(friends)
    assert read["Ada Lovelace"]["description"] == ODD.replace("'so'", "‘so’") + " And another paragraph here."
    assert read["Li; Both, Indeed"]["description"] == "Kind. And merry."
    assert read["Lang Löffler"]["description"] == LONG


def test_it_stands_where_readers_look_for_it_and_is_linked(friends: Path) -> None:
    assert (friends / ".well-known/recommendations.opml").read_bytes() == (
        friends / "blogroll.opml"
    ).read_bytes()
    for path, leads in (("index.html", "blogroll.opml"), ("people/fee-feed.html", "../blogroll.opml")):
        assert mf2py.parse((friends / path).read_text())["rels"]["blogroll"] == [leads]
    assert '<a href="blogroll.opml">Take the addresses with you</a>' in (friends / "index.html").read_text()
    assert "blogroll" not in (friends / "404.html").read_text()


# The feed


@pytest.fixture(scope="module")
def channel(friends: Path) -> Any:
    return feedparser.parse((friends / "feed.xml").read_bytes())


def test_the_feed_is_well_formed_and_says_whose_it_is(channel: Any) -> None:
    assert not channel.bozo
    assert channel.version == "rss20"
    assert channel.feed.title == "The people of “Friends & “others” ]]> <bo>”"
    assert (channel.feed.link, channel.feed.language) == (HOME, "en")
    assert {"rel": "self", "type": "application/rss+xml", "href": f"{HOME}feed.xml"} in channel.feed.links
    assert channel.feed.source_blogroll == f"{HOME}blogroll.opml"
    assert channel.namespaces["source"] == "http://source.scripting.com/"


def test_everybody_is_an_item_that_leads_to_their_page_and_is_known_by_itself(
    channel: Any, friends: Path
) -> None:
    assert {item.title for item in channel.entries} == SHOWN
    found = ElementTree.fromstring((friends / "feed.xml").read_bytes()).iterfind("channel/item/guid")
    leads = {guid.text: guid.attrib["isPermaLink"] for guid in found}
    for item in channel.entries:
        assert leads[item.id] == ("true" if item.id == item.link else "false")
        assert (friends / unquote(item.link).removeprefix(HOME)).is_file()
    assert len({item.id for item in channel.entries}) == len(channel.entries)
    assert {item.title: item.id for item in channel.entries if leads[item.id] == "false"} == {
        "Fee Feed": f"{HOME}#fee.example/feed?a=b&c=d",
        "Li; Both, Indeed": f"{HOME}#li.example/?q=a&b=c",
        "طه حسين": f"{HOME}#ar.example/%D8%B7%D9%87",
    }


def guids(folder: Path, people: str) -> dict[str, str]:
    """By what each person's entry in the feed is known."""
    files = {"quietpage.yml": FRIENDS, "people/all.yml": people}
    channel = ElementTree.fromstring((built(site(folder, files)) / "feed.xml").read_bytes())
    return {str(item.findtext("title")): str(item.findtext("guid")) for item in channel.iter("item")}


@pytest.mark.parametrize(
    "more",
    [
        "  slug: rosa\n",
        "  links:\n    Home: https://rosa.example/\n",
        "  links:\n    Post: mailto:rosa@rosa.example\n    Home: https://rosa.example/#me\n",
        "  feed: https://rosa.example/feed\n",
        "  slug: rosa\n  links:\n    Home: https://rosa.example/\n",
    ],
)
def test_somebody_with_another_name_is_not_somebody_new(more: str, tmp_path: Path) -> None:
    reasons = "  reasons: Kind.\n"
    before = guids(tmp_path / "a", f"- name: Rosa Alt\n{reasons}{more}- name: Bo\n{reasons}")
    after = guids(tmp_path / "b", f"- name: Rio Neu\n{reasons}{more}- name: Bo\n{reasons}")
    assert before["Rosa Alt"] == after["Rio Neu"]
    assert before["Bo"] == after["Bo"]
    assert "alt" not in before["Rosa Alt"]


def test_an_entry_stays_the_same_if_an_address_is_written_a_little_otherwise(tmp_path: Path) -> None:
    ways = ("https://rosa.example/", "http://rosa.example", "https://www.Rosa.example/")
    found = [
        guids(tmp_path / str(place), f"- name: Rosa\n  reasons: Kind.\n  links:\n    Home: {url}\n")
        for place, url in enumerate(ways)
    ]
    assert found[0] == found[1] == found[2]


def test_a_couple_with_one_address_is_two_entries_in_whatever_order(tmp_path: Path) -> None:
    ada, bo, cy = (
        f"- name: {name}\n  reasons: Kind.\n  links:\n    Home: https://{host}.example/\n"
        for name, host in (("Ada", "ours"), ("Bo", "ours"), ("Cy", "mine"))
    )
    one, other = guids(tmp_path / "a", ada + bo + cy), guids(tmp_path / "b", cy + bo + ada)
    assert one == other
    assert one == {
        "Ada": f"{HOME}people/ada.html",
        "Bo": f"{HOME}people/bo.html",
        "Cy": f"{HOME}#mine.example",
    }
    feeds = [
        f"{person}  feed: https://ours.example/{name}\n" for person, name in ((ada, "wood"), (bo, "water"))
    ]
    assert guids(tmp_path / "c", "".join([*feeds, cy])) == {
        "Ada": f"{HOME}#ours.example/wood",
        "Bo": f"{HOME}#ours.example/water",
        "Cy": f"{HOME}#mine.example",
    }


def test_whoever_is_a_link_of_somebody_else_is_still_known_by_it(tmp_path: Path) -> None:
    ada = "- name: Ada\n  reasons: Kind.\n  links:\n    Home: https://ada.example/\n"
    bo = (
        "- name: Bo\n  reasons: Kind.\n  links:\n    Home: https://bo.example/\n"
        "    Ada: https://ada.example/\n"
    )
    assert guids(tmp_path, ada + bo) == {"Ada": f"{HOME}#ada.example", "Bo": f"{HOME}#bo.example"}


def test_a_feed_has_no_dates(channel: Any, friends: Path) -> None:
    assert not [key for each in (channel.feed, *channel.entries) for key in each if "parsed" in key]
    assert not re.search(r"(?i)date|ttl|modified", (friends / "feed.xml").read_text())


def test_reasons_stand_in_the_feed_as_on_the_page(channel: Any) -> None:
    (ada,) = [item for item in channel.entries if item.title == "Ada Lovelace"]
    assert "&lt;b&gt;more&lt;/b&gt; ]]&gt; &lt;/script&gt;" in ada.description
    assert "<code>paragraph</code>" in ada.description


def test_the_feed_is_offered_under_its_name(friends: Path) -> None:
    (found,) = mf2py.parse((friends / "index.html").read_text())["alternates"] or [None]
    assert found is None or found["url"] == "feed.xml"
    assert (
        '<link rel="alternate" type="application/rss+xml" href="feed.xml" '
        'title="The people of “Friends &amp; “others” ]]&gt; &lt;bo&gt;”">'
    ) in (friends / "index.html").read_text()


# The cards


def cards(page: Path) -> dict[str, Any]:
    return {
        path.stem: vobject.readOne(path.read_bytes().decode()) for path in (page / "people").glob("*.vcf")
    }


def test_everybody_has_a_card_for_an_address_book(friends: Path) -> None:
    read = cards(friends)
    assert {card.fn.value for card in read.values()} == EVERYBODY
    assert {card.version.value for card in read.values()} == {"4.0"}
    assert read["li-both-indeed"].url.value == "https://li.example/?q=a&b=c"
    assert read["li-both-indeed"].email.value == "li@example.org"
    assert [each.value for each in read["mo-post-mail"].email_list] == [
        "mo+page@example.org",
        "other@example.org",
    ]
    assert read["طه-حسين"].url.value == f"https://ar.example/{quote('طه')}"
    assert not hasattr(read["asked-person"], "url")


@pytest.mark.needs("node")
def test_another_reader_reads_the_same(friends: Path) -> None:
    read = {str(card["fn"][0]): card for card in cards_read(sorted((friends / "people").glob("*.vcf")))}
    assert set(read) == EVERYBODY
    assert {str(card["version"]) for card in read.values()} == {"['4.0']"}
    assert read["Lang Löffler"]["note"] == [LONG]
    assert read["Lang Löffler"]["n"] == [["Löffler", "Lang", "", "", ""]]
    assert read["Ada Lovelace"]["note"] == [ODD.replace("'so'", "‘so’") + "\n\nAnd another paragraph here."]
    assert read["Li; Both, Indeed"]["url"] == ["https://li.example/?q=a&b=c"]
    assert read['Mo "Post" Mail']["email"] == ["mo+page@example.org", "other@example.org"]


def test_the_reasons_are_a_note_and_come_back_letter_by_letter(friends: Path) -> None:
    read = cards(friends)
    assert read["lang-löffler"].note.value == LONG
    assert read["ada-lovelace"].note.value == (
        ODD.replace("'so'", "‘so’") + "\n\nAnd another paragraph here."
    )
    assert read["طه-حسين"].note.params == {"LANGUAGE": ["ar"]}
    assert read["lang-löffler"].note.params == {"LANGUAGE": ["de-CH"]}


def test_a_name_to_file_under_tells_family_and_given_name_apart(friends: Path) -> None:
    read = cards(friends)
    assert (read["lang-löffler"].n.value.family, read["lang-löffler"].n.value.given) == ("Löffler", "Lang")
    assert (read["li-both-indeed"].n.value.family, read["li-both-indeed"].n.value.given) == (
        "Both",
        "Li; Indeed",
    )
    assert (read["ada-lovelace"].n.value.family, read["ada-lovelace"].n.value.given) == ("", "Ada Lovelace")


def test_lines_of_a_card_are_short_and_never_break_a_character(friends: Path) -> None:
    for path in (friends / "people").glob("*.vcf"):
        card = path.read_bytes()
        assert card.endswith(b"END:VCARD\r\n")
        for line in card.removesuffix(b"\r\n").split(b"\r\n"):
            assert len(line) <= 75
            line.decode()
            assert b"\n" not in line


def test_a_card_has_no_time_no_identity_and_no_rank(friends: Path) -> None:
    for path in (friends / "people").glob("*.vcf"):
        assert not re.search(r"(?m)^(REV|UID|BDAY|ANNIVERSARY|PRODID)|PREF=", path.read_bytes().decode())


def test_the_card_is_linked_on_the_person_s_page(friends: Path) -> None:
    page = (friends / "people" / "طه-حسين.html").read_text()
    assert '<a href="../people/طه-حسين.vcf">A card for your address book</a>' in page
    assert 'type="text/vcard" href="../people/طه-حسين.vcf"' in page


# In the pages


def test_people_are_h_cards_with_their_own_address_and_what_they_are_to_the_author(friends: Path) -> None:
    parsed = mf2py.parse((friends / "people" / "li-both-indeed.html").read_text())
    card = parsed["items"][0]
    assert card["type"] == ["h-card"]
    assert card["properties"]["name"] == ["Li; Both, Indeed"]
    assert card["properties"]["url"] == ["https://li.example/?q=a&b=c"]
    assert card["properties"]["email"] == ["mailto:li@example.org"]
    assert parsed["rels"]["friend"] == parsed["rels"]["met"] == ["https://li.example/?q=a&b=c"]


@pytest.mark.parametrize("theme", ["whisper", "letter", "garden"])
def test_every_theme_speaks_of_the_same_people_and_leads_to_their_files(theme: str, tmp_path: Path) -> None:
    page = built(site(tmp_path, {"quietpage.yml": f"{FRIENDS}theme: {theme}\n", "people/all.yml": PEOPLE}))
    for path, root in (("index.html", ""), ("ways/gives.html", "../")):
        parsed = mf2py.parse((page / path).read_text(), url=HOME)
        people = [item for item in parsed["items"] if item["properties"]["name"][0] in SHOWN]
        assert {item["properties"]["name"][0] for item in people} == (
            SHOWN if path == "index.html" else {"Li; Both, Indeed"}
        )
        # Somebody's address is their own, and never our page about them.
        assert {each for item in people for each in item["properties"].get("url", ())} == (
            {"https://li.example/?q=a&b=c", "https://ar.example/طه"} if path == "index.html" else set()
        )
        assert f'<a href="{root}blogroll.opml">Take the addresses with you</a>' in (page / path).read_text()
        (author,) = [item for item in parsed["items"] if "uid" in item["properties"]]
        assert author["properties"]["name"] == ["Rosa <Lind> & Co"]
    assert 'href="../people/fee-feed.vcf">A card' in (page / "people" / "fee-feed.html").read_text()


def test_the_author_is_the_representative_h_card_and_links_to_themselves(friends: Path) -> None:
    parsed = mf2py.parse((friends / "index.html").read_text(), url=HOME)
    (author,) = [item for item in parsed["items"] if "uid" in item["properties"]]
    assert author["properties"]["url"] == author["properties"]["uid"] == ["https://rosa.example/?a=b&c=d"]
    assert set(parsed["rels"]["me"]) == {"https://rosa.example/?a=b&c=d", "https://rosa.example/notebook"}


def test_link_previews_say_what_the_page_says(friends: Path) -> None:
    page = (friends / "people" / "li-both-indeed.html").read_text()
    metas = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', page))
    assert metas["og:title"] == "Li; Both, Indeed, who gives and laughs"
    assert metas["og:description"] == metas["description"] == "Kind."
    assert metas["og:url"] == f"{HOME}people/li-both-indeed.html"
    assert metas["og:site_name"] == "Friends &amp; “others” ]]&gt; &lt;bo&gt;"
    assert metas["fediverse:creator"] == "@rosa@social.example"


def linked_data(page: Path) -> str:
    (found,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', (page / "index.html").read_text(), re.DOTALL
    )
    return str(found)


def loaded(address: str, options: object) -> dict[str, object]:
    """schema.org's context as far as it is needed: its words are names, and some of them lead somewhere."""
    assert address == "https://schema.org"
    leads = {name: {"@type": "@id"} for name in ("url", "sameAs", "itemListOrder")}
    context = {"@vocab": "https://schema.org/", **leads}
    return {"document": {"@context": context}, "documentUrl": address, "contextUrl": None}


def test_linked_data_say_whom_the_author_follows_as_a_set(friends: Path) -> None:
    expanded = jsonld.expand(json.loads(linked_data(friends)), {"base": HOME, "documentLoader": loaded})
    (page,) = expanded
    schema = "https://schema.org/"
    assert page["@type"] == [f"{schema}ProfilePage"]
    (author,) = page[f"{schema}mainEntity"]
    assert author[f"{schema}name"] == [{"@value": "Rosa <Lind> & Co"}]
    assert author[f"{schema}url"] == [{"@id": "https://rosa.example/?a=b&c=d"}]
    followed = author[f"{schema}follows"]
    assert {person[f"{schema}name"][0]["@value"] for person in followed} == EVERYBODY
    assert {person["@type"][0] for person in followed} == {f"{schema}Person"}
    by_id = {person["@id"]: person for person in followed}
    assert by_id[f"{HOME}#طه-حسين"][f"{schema}url"] == [{"@id": "https://ar.example/طه"}]
    (listed,) = page[f"{schema}about"]
    assert listed[f"{schema}itemListOrder"] == [{"@id": f"{schema}ItemListUnordered"}]
    assert {each["@id"] for each in listed[f"{schema}itemListElement"]} == set(by_id)


def test_linked_data_never_say_that_they_know_each_other_nor_how_many_they_are(friends: Path) -> None:
    assert not re.search(r"knows|position|numberOf|@list|date", linked_data(friends))


def test_linked_data_stand_on_the_index_alone_and_nothing_in_them_can_end_them(friends: Path) -> None:
    assert not re.search("[<>&\u2028\u2029]", linked_data(friends))
    assert [path.name for path in friends.rglob("*.html") if "ld+json" in path.read_text()] == ["index.html"]


def test_the_ids_in_linked_data_are_anchors_of_the_page(friends: Path) -> None:
    index = (friends / "index.html").read_text()
    for person in json.loads(linked_data(friends))["mainEntity"]["follows"]:
        assert f' id="{person["@id"][1:]}"' in index


# For crawlers and humans


def test_the_sitemap_leads_to_every_page_and_has_no_dates(friends: Path) -> None:
    content = (friends / "sitemap.xml").read_bytes().decode()
    ElementTree.fromstring(content)
    pages = list(sitemap_from_str(content).all_pages())
    assert {page.url.removeprefix(HOME) or "index.html" for page in pages} == {
        path for path in files(friends) if path.endswith(".html") and path != "404.html"
    }
    assert not [page for page in pages if page.last_modified]
    assert "lastmod" not in content


@pytest.mark.parametrize("audience", ["public", "whisper"])
def test_crawlers_may_come_in_and_read_what_the_page_asks_of_them(audience: str, tmp_path: Path) -> None:
    page = built(site(tmp_path, {"quietpage.yml": f"{FRIENDS}audience: {audience}\n"}))
    robots = Protego.parse((page / "robots.txt").read_text())
    for path in ("", "index.html", "people/ada-lovelace.html"):
        assert robots.can_fetch(f"{HOME}{path}", "anybot")
    assert list(robots.sitemaps) == ([f"{HOME}sitemap.xml"] if audience == "public" else [])


def test_humans_are_thanked_in_the_page_s_own_words(friends: Path) -> None:
    lines = (friends / "humans.txt").read_text().splitlines()
    assert "Chosen and written by Rosa <Lind> & Co." in lines
    assert set(lines[lines.index("/* THANKS */") + 1 : lines.index("The order means nothing.")]) == SHOWN
    index = mf2py.parse((friends / "index.html").read_text(), url=HOME)
    assert index["rels"]["author"] == [f"{HOME}humans.txt"]


# What is left out


def test_drafts_and_the_author_s_notes_reach_no_format(friends: Path) -> None:
    for path in friends.rglob("*"):
        assert "hidden" not in path.name
        if path.is_file():
            assert not re.search(rb"(?i)hidden(?!\s*=)|zebrafish|not needed|revisited", path.read_bytes()), (
                path
            )


def test_a_draft_in_the_preview_is_in_no_format_either(tmp_path: Path) -> None:
    from quietpage.pipeline import composed

    people = {"a": ADA, "b": "name: Hidden Person\ndraft: yes\nreasons: Hiddenly.\n"}
    done = composed(site(tmp_path, {"quietpage.yml": FRIENDS}, **people), drafts=True)
    assert b"Hidden" in next(page.content for page in done.pages if page.path == "index.html")
    assert "Hidden" not in re.sub(
        r"(?s).*ld\+json(.*?)</script>.*", r"\1",
        next(page.content.decode() for page in done.pages if page.path == "index.html"),
    )  # fmt: skip
    for page in done.pages:
        if not page.path.endswith((".html", ".css", ".woff2")):
            assert b"Hidden" not in page.content, page.path
            assert not page.path.endswith("hidden-person.vcf")


def test_a_whispering_page_has_no_blogroll_feed_or_sitemap_and_does_not_link_them(tmp_path: Path) -> None:
    page = built(site(tmp_path, {"quietpage.yml": f"{FRIENDS}audience: whisper\n"}))
    assert not files(page) & {
        "blogroll.opml", ".well-known/recommendations.opml", "feed.xml", "sitemap.xml", "card.png",
        "follows.csv", "human.json",
    }  # fmt: skip
    assert {"robots.txt", "humans.txt", "people/ada-lovelace.vcf"} <= files(page)
    for path in page.rglob("*.html"):
        assert not re.search("opml|feed\\.xml|sitemap|Take the addresses|human-json", path.read_text())


def test_a_page_about_children_has_no_formats_but_a_picture_that_names_nobody(tmp_path: Path) -> None:
    config = f"{CONFIG}url: {HOME}\ntheme: classroom\n"
    page = built(site(tmp_path, {"quietpage.yml": config}, ada="name: Ada\nreasons: Kind.\n"))
    named = [path for path in files(page) if re.search(r"\.(opml|vcf)$|feed|sitemap|humans|card", path)]
    assert named == ["card.png"]
    for path in page.rglob("*.html"):
        html = path.read_text()
        assert not re.search("ld\\+json|fediverse|opml|vcf", html)
        assert dict(re.findall('(og:[^"]*)" content="([^"]*)"', html)) == {
            "og:image": f"{HOME}card.png",
            "og:image:type": "image/png",
            "og:image:alt": "People who make a difference",
        }
        assert html.count("og:") == len(("og:image", "og:image:type", "og:image:alt"))
        assert "Ada" not in html.partition("</head>")[0]


def test_without_url_what_must_be_absolute_is_left_out_and_that_is_said(tmp_path: Path) -> None:
    folder = site(tmp_path, {"people/all.yml": PEOPLE})
    page = built(folder)
    assert not files(page) & {"feed.xml", "sitemap.xml"}
    assert {"blogroll.opml", ".well-known/recommendations.opml", "people/fee-feed.vcf"} <= files(page)
    assert "Sitemap" not in (page / "robots.txt").read_text()
    index = (page / "index.html").read_text()
    assert not re.search('og:url|feed\\.xml|rel="canonical"', index)
    assert 'property="og:title"' in index
    said = run(folder, "check", "-v").out
    assert "There is no url: in quietpage.yml, so what needs a whole address is left out: the feed" in said
    assert "left out" not in run(folder, "check").out


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (f"url: {HOME}\n", ""),
        (f"url: {HOME}\ndomain: example.org\n", ""),
        ("url: https://bücher.example/\ndomain: xn--bcher-kva.example\n", ""),
        (
            f"url: {HOME}\naudience: whisper\n",
            "The audience is whisper: the blogroll, the feed, the sitemap and the picture in link previews "
            "are left out.\n",
        ),
        (
            "audience: whisper\n",
            "The audience is whisper: the blogroll, the feed, the sitemap and the picture in link previews "
            "are left out.\n"
            "There is no url: in quietpage.yml, so what needs a whole address is left out: "
            "each page's own address in link previews, "
            "and the way home from the page for what is not there.\n",
        ),
        (
            f"url: {HOME}\ntheme: classroom\n",
            "The theme classroom is for children: all that is made for other programs is left out, "
            "but the picture in link previews, which names nobody.\n",
        ),
        (
            f"url: {HOME}\naudience: whisper\ntheme: classroom\n",
            "The theme classroom is for children: nothing is made for other programs.\n",
        ),
        (
            f"url: {HOME}\nvouch: yes\naudience: whisper\n",
            "The audience is whisper: the blogroll, human.json, the feed, the sitemap and the picture in "
            "link previews are left out.\n",
        ),
        (
            "vouch: yes\n",
            "There is no url: in quietpage.yml, so what needs a whole address is left out: human.json, "
            "the feed, the sitemap, the picture in link previews, each page's own address in them, "
            "and the way home from the page for what is not there.\n",
        ),
        (f"url: {HOME}\nvouch: yes\n", ""),
        (
            "theme: classroom\n",
            "The theme classroom is for children: nothing is made for other programs.\n"
            "There is no url: in quietpage.yml, so what needs a whole address is left out: "
            "the picture in link previews, and the way home from the page for what is not there.\n",
        ),
    ],
)
def test_what_is_left_out_is_said_to_whoever_asks(lines: str, said: str, tmp_path: Path) -> None:
    folder = site(tmp_path, {"quietpage.yml": CONFIG + lines}, ada="name: Ada\nreasons: Kind.\n")
    assert run(folder, "check", "-v").out == f"{said}The page is right.\n"


def test_base_url_gives_the_same_files_as_url(tmp_path: Path) -> None:
    given = built(site(tmp_path / "given", {"quietpage.yml": f"{CONFIG}url: {HOME}\n"}))
    folder = site(tmp_path / "told")
    assert run(folder, "build", "--base-url", HOME.rstrip("/")).code == 0
    told = folder / "_site"
    assert files(told) == files(given)
    assert all((told / path).read_bytes() == (given / path).read_bytes() for path in files(told))


# A domain of one's own


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("people.example.org", "people.example.org"),
        ("People.Example.org", "people.example.org"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("उदाहरण.example", "xn--p1b6ci4b4b3a.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("пример.xn--p1ai", "xn--e1afmkfd.xn--p1ai"),
    ],
)
def test_a_domain_is_written_down_for_branch_deploys(domain: str, name: str, tmp_path: Path) -> None:
    page = built(site(tmp_path, {"quietpage.yml": f"{CONFIG}domain: {domain}\n"}))
    assert (page / "CNAME").read_text() == f"{name}\n"


@pytest.mark.parametrize(
    ("domain", "help"),
    [
        ("https://people.example.org/", "did you mean people.example.org?"),
        ("example", "write it without https:// and without a slash, for example people.example.org"),
        ("people_page.example.org", "write it without"),
        ("-people.example.org", "write it without"),
        ("people..example.org", "write it without"),
        ("192.0.2.1", "write it without"),
        (f"{'a' * 64}.example.org", "write it without"),
        (f"{'ü' * 60}.example.org", "write it without"),
    ],
)
def test_what_is_no_domain_is_told(domain: str, help: str, tmp_path: Path) -> None:
    said = check(site(tmp_path, {"quietpage.yml": f"{CONFIG}domain: {domain}\n"})).err
    assert said.startswith("quietpage.yml:3:9: this is not the name of a place on the web")
    assert f"help: {help}" in said


def test_without_domain_there_is_no_cname(friends: Path) -> None:
    assert not (friends / "CNAME").exists()


# The guard


def test_every_text_of_every_format_is_read_by_the_guard(friends: Path) -> None:
    for path in sorted(friends.rglob("*")):
        if path.suffix in (".opml", ".xml", ".vcf", ".csv", ".txt"):
            page = Page(path.relative_to(friends).as_posix(), path.read_bytes())
            read = "\n".join(texts(page))
            if path.suffix == ".vcf":
                assert cards(friends)[path.stem].note.value in read
                assert cards(friends)[path.stem].fn.value in read
            for name in SHOWN if path.name in ("humans.txt", "feed.xml", "blogroll.opml") else ():
                assert name in read
            assert not numbers_in(read, "en"), path


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("blogroll.opml", '<opml version="2.0"><head><title>Best of 12</title></head></opml>'),
        ("blogroll.opml", '<opml version="2.0"><outline text="a" type="rss" description="12"/></opml>'),
        ("blogroll.opml", '<opml version="2.0"><outline text="a" created="12"/></opml>'),
        ("feed.xml", '<rss version="2.0"><channel><pubDate>12</pubDate></channel></rss>'),
        ("feed.xml", '<rss version="2.0"><description>&lt;b&gt;12&lt;/b&gt;</description></rss>'),
        ("people/a.vcf", "BEGIN:VCARD\r\nVERSION:4.0\r\nNOTE:she has 1\r\n 2 cats\r\nEND:VCARD\r\n"),
        ("people/a.vcf", "BEGIN:VCARD\r\nVERSION:4.0\r\nREV:12\r\nFN:Ada\r\nEND:VCARD\r\n"),
        ("humans.txt", "/* TEAM */\nUpdate: 12\n"),
        ("robots.txt", "User-agent: *\nCrawl-delay: 12\n"),
        ("follows.csv", "Account address,Languages\nada@a.example,12\n"),
        ("follows.csv", "The best 12,Languages\nada@a.example,\n"),
    ],
)  # fmt: skip
def test_a_number_that_a_format_would_make_is_told_with_its_file(path: str, file: str) -> None:
    found = [(path, text) for text in texts(Page(path, file.encode()))]
    (problem,) = [problem for met in numbers_in_files(found, "en", frozenset()) for problem in met.problems]
    assert problem.message == 'a number on a page without numbers: "12"'
    assert problem.place == Whole(path)


def test_addresses_and_syntax_are_no_texts() -> None:
    told = [
        ("blogroll.opml", '<?xml version="1.0"?><opml version="2.0"><head><ownerId>https://a.example/12</ownerId>'
         '</head><body><outline type="rss" xmlUrl="https://a.example/12" htmlUrl="https://a.example/12"/>'),
        ("feed.xml", '<rss version="2.0"><link>https://a.example/12</link><guid isPermaLink="true">12</guid>'
         "<source:blogroll>https://a.example/12</source:blogroll>"),
        ("sitemap.xml", '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>12</loc></url>'),
        ("people/a.vcf", "BEGIN:VCARD\r\nVERSION:4.0\r\nURL:https://a.example/12\r\nEMAIL:a12@example.org\r\n"),
        ("robots.txt", "Sitemap: https://a.example/12/sitemap.xml\n"),
        ("follows.csv", "Account address,Show boosts\nada12@a12.example,true\n"),
        ("human.json", '{"version": "0.1.2", "url": "https://a.example/12/"}\n'),
    ]  # fmt: skip
    for path, file in told:
        assert not [text for text in texts(Page(path, file.encode())) if "12" in text], path


@pytest.mark.parametrize(
    ("name", "body", "place"),
    [
        (
            "formats.html",
            '<meta property="og:title" content="The best 12">',
            "templates/formats.html:1:45: ",
        ),
        (
            "formats.html",
            '<script type="application/ld+json">{"name": "{{ people | length }} people"}</script>',
            "templates/formats.html:1:46: ",
        ),
        (
            "formats.html",
            '<meta name="fediverse:creator" content="@rosa12@a.example">',
            "templates/formats.html:1:42: ",
        ),
        ("take.html", '<a href="#">Take all 12 of them</a>', "templates/take.html:1:22: "),
    ],
)
def test_a_number_that_a_template_puts_into_them_is_told_at_its_place(
    name: str, body: str, place: str, tmp_path: Path
) -> None:
    said = check(site(tmp_path, {f"templates/{name}": f"{body}\n"}))
    assert said.code == 1
    assert said.places[0].startswith(place)


def test_a_number_in_a_way_is_told_once_and_where_it_was_written(tmp_path: Path) -> None:
    config = f"{FRIENDS}ways: [gives, counts to twelve]\n"
    said = check(site(tmp_path, {"quietpage.yml": config}, ada=f"{ADA}ways: [counts to twelve]\n"))
    assert [place.split(": ")[0] for place in said.places] == ["quietpage.yml:11:25"]


def test_a_number_in_what_only_a_format_shows_is_told(tmp_path: Path) -> None:
    said = check(site(tmp_path, ada=f"{ADA}file_under: Lovelace, Ada the 1st\n"))
    assert said.places[0].startswith("people/ada.yml:3:31: a number on a page without numbers")


def test_a_name_that_is_no_number_may_stand_in_every_format(tmp_path: Path) -> None:
    config = f"{FRIENDS}not_numbers: [ten Boom]\n"
    ada = "name: Corrie ten Boom\nfile_under: ten Boom\nreasons: Nobody was like Corrie ten Boom.\n"
    assert check(site(tmp_path, {"quietpage.yml": config}, ada=ada)).err == ""


# Small things


def test_a_language_tag_is_cut_where_a_digit_begins() -> None:
    assert [tag(each) for each in ("en", "pt-BR", "es-419", "de-CH-1996", "")] == [
        "en",
        "pt-BR",
        "es",
        "de-CH",
        "",
    ]


def test_a_line_is_folded_at_every_width_without_loss() -> None:
    for sign in ("a", "ü", "語", "😀"):
        for length in range(60, 90):
            folded = vcard.text(NOBODY._replace(written=sign * length)).encode()
            assert all(len(line) <= 75 for line in folded.split(b"\r\n"))
            assert f"FN:{sign * length}\r\n" in folded.decode().replace("\r\n ", "")


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=200)
"""What a text may hold, and more: only lone surrogates, controls and signs that nobody uses are refused."""


@given(TEXTS)
def test_any_text_comes_back_out_of_xml(text: str) -> None:
    read = ElementTree.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')
    assert (read.text, read.attrib["b"]) == (text, text)


@given(TEXTS, TEXTS)
def test_any_text_comes_back_out_of_a_card(name: str, note: str) -> None:
    person = NOBODY._replace(written=name, family=name, given=note, note=f"{note}\n\n{note}")
    page = Page("people/a.vcf", vcard.text(person).encode())
    read = vobject.readOne(page.content.decode())
    assert read.fn.value == name
    assert read.note.value == f"{note}\n\n{note}"
    assert {name, f"{note}\n\n{note}"} <= set(texts(page))


@given(TEXTS)
def test_any_text_comes_back_out_of_linked_data(text: str) -> None:
    inside = string(text)
    assert json.loads(inside) == text
    assert not set("<>&\u2028\u2029") & set(inside)


# In a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("base", ["/", "/quiet/people we thank/", "file"])
def test_a_visitor_takes_the_addresses_and_a_card_along_from_anywhere(
    base: str, friends: Path, browser: Browser
) -> None:
    with contextlib.ExitStack() as stack:
        home = (
            unquote(f"{friends.as_uri()}/") if base == "file" else stack.enter_context(served(friends, base))
        )
        context = stack.enter_context(browser.new_context(accept_downloads=True))
        seen = watched(context.new_page())
        for path, link, file in (
            ("index.html", "Take the addresses with you", "blogroll.opml"),
            ("people/طه-حسين.html", "A card for your address book", "people/طه-حسين.vcf"),
        ):
            seen.page.goto(home + quote(path))
            found = seen.page.get_by_role("link", name=link)
            if base == "file":  # a browser may show it there
                assert unquote(found.evaluate("each => each.href")) == home + file
            else:
                with seen.page.expect_download() as taken:
                    found.click()
                assert Path(taken.value.path()).read_bytes() == (friends / file).read_bytes()
        assert seen.strange(home) == []


@pytest.mark.needs("chromium")
def test_linked_data_run_nothing_and_the_policy_has_nothing_to_say_of_them(
    friends: Path, browser: Browser
) -> None:
    with served(friends) as home, browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(
            "window.refused = []; "
            "document.addEventListener('securitypolicyviolation', each => refused.push(each.blockedURI))"
        )
        seen = watched(page)
        page.goto(home)
        (data,) = page.evaluate("[...document.scripts].map(each => [each.type, each.textContent])")
        assert data == ["application/ld+json", linked_data(friends)]
        assert page.evaluate("refused") == []
        assert seen.strange(home) == []
