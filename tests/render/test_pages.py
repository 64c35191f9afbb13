"""The pages that a site makes: what is on them, how they hang together, what other programs read there."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from pathlib import Path
from urllib.parse import unquote

import mf2py
import pytest

from tests.sites import ADA, CONFIG, built, run, site

EXAMPLE = Path(__file__).parent.parent.parent / "example_site"


def text_of(page: Path) -> str:
    body = re.sub(r"<style>.*?</style>", "", page.read_text(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def order(index: Path) -> list[str]:
    return re.findall(r'<article[^>]* id="([^"]*)"', index.read_text())


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("example") / "page"
    outcome = run(output.parent, "build", str(EXAMPLE), "-o", str(output))
    assert outcome.code == 0, outcome.err
    return output


def test_every_link_leads_to_a_file_of_the_page(example: Path) -> None:
    for page in example.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="([^"]*)"', page.read_text()):
            address = html.unescape(address)
            if re.match(r"https?:|mailto:|#", address) or page.name == "404.html":
                continue
            assert "%" not in address, "an address that is percent-encoded has digits in it"
            assert (page.parent / unquote(address)).is_file(), f"{page.name} leads to {address}"


def test_no_name_of_a_file_has_a_digit_but_the_one_that_hosts_ask_for(example: Path) -> None:
    named = [path.relative_to(example).as_posix() for path in example.rglob("*") if path.is_file()]
    assert [name for name in named if re.search(r"\d", Path(name).stem)] == ["404.html"]


def test_everybody_and_all_their_reasons_are_on_the_index(example: Path) -> None:
    words = text_of(example / "index.html")
    for person in (example / "people").glob("*.html"):
        reasons = re.findall(r'<div class="reason [^>]*>(.*?)</div>', person.read_text(), re.DOTALL)
        assert reasons
        for reason in reasons:
            assert " ".join(html.unescape(re.sub(r"<[^>]*>", " ", reason)).split()) in words


def test_two_builds_give_the_same_bytes(example: Path, tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    odd = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONUTF8": "0"}
    again = tmp_path / "again"
    subprocess.run(
        [sys.executable, "-m", "quietpage", "build", "-q", EXAMPLE, "-o", again], check=True, env=odd
    )
    first = {path.relative_to(example): path.read_bytes() for path in example.rglob("*") if path.is_file()}
    assert first == {
        path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()
    }


def test_a_person_is_an_h_card_for_other_programs(example: Path) -> None:
    page = example / "people" / "maria-montessori.html"
    card = next(
        item
        for item in mf2py.parse(page.read_text())["items"]
        if "Maria Montessori" in item["properties"].get("name", [])
    )
    assert card["type"] == ["h-card"]
    assert card["properties"]["url"] == ["https://montessori-ami.org/"]
    assert card["properties"]["note"][0].startswith("She watched children")


def test_the_author_is_the_representative_h_card(example: Path) -> None:
    parsed = mf2py.parse((example / "index.html").read_text(), url="https://quietpage.example/")
    author = parsed["items"][-1]
    assert author["properties"]["name"] == ["The quietpage gardeners"]
    assert author["properties"]["url"] == ["https://gardeners.example/"]
    assert "https://gardeners.example/" in parsed["rels"]["me"]


def test_what_somebody_is_to_the_author_is_said_in_xfn(example: Path) -> None:
    rels = mf2py.parse((example / "people" / "maria-montessori.html").read_text())["rels"]
    assert rels["muse"] == ["https://montessori-ami.org/"]


def test_the_policy_allows_no_script_and_no_other_host(example: Path) -> None:
    for page in example.rglob("*.html"):
        found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page.read_text())
        assert found, page
        rules = dict(rule.strip().split(" ", 1) for rule in html.unescape(found[1]).split(";"))
        assert rules["default-src"] == "'none'"
        assert "script-src" not in rules
        assert "//" not in re.sub("'sha256-[^']*'", "", found[1])  # a hash may have these two signs


def test_the_page_for_what_is_not_there_carries_its_own_style(example: Path) -> None:
    page = (example / "404.html").read_text()
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"sha256-{digest}" in html.unescape(page)
    faces = re.findall(r"url\(([^)]*)\)", style[1])
    assert faces
    for face in faces:  # from the root on: it is served at any depth
        assert face.startswith("/fonts/")
        assert (example / face[1:]).is_file()
    assert "404" not in text_of(example / "404.html")


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://example.org/", "/"),
        ("https://example.org/people", "/people/"),
        ("https://example.org/a/b/", "/a/b/"),
    ],
)
def test_it_leads_home_by_the_path_of_url(tmp_path: Path, url: str, home: str) -> None:
    page = built(site(tmp_path, {"quietpage.yml": CONFIG + f"url: {url}\n"})) / "404.html"
    assert f'<a href="{home}">' in page.read_text()


def test_without_url_it_has_no_link_and_no_page_a_canonical_address(tmp_path: Path) -> None:
    page = built(site(tmp_path))
    assert not re.search(r"href|@font-face", (page / "404.html").read_text())
    assert "canonical" not in (page / "index.html").read_text()


def test_the_canonical_address_is_that_of_the_page(tmp_path: Path) -> None:
    page = built(site(tmp_path, {"quietpage.yml": CONFIG + "url: https://example.org/p\n"}))
    assert '<link rel="canonical" href="https://example.org/p/">' in (page / "index.html").read_text()
    assert (
        '<link rel="canonical" href="https://example.org/p/people/ada-lovelace.html">'
        in (page / "people" / "ada-lovelace.html").read_text()
    )


def test_base_url_wins_over_url(tmp_path: Path) -> None:
    folder = site(tmp_path, {"quietpage.yml": CONFIG + "url: https://example.org/p\n"})
    assert run(folder, "build", "--base-url", "https://rosa.example/people").code == 0
    assert 'href="https://rosa.example/people/"' in (folder / "_site" / "index.html").read_text()


def test_by_name_sorts_by_the_name_to_file_under_and_past_accents(tmp_path: Path) -> None:
    people = {
        "a": "name: Zoë Ä\nreasons: Kind.\nfile_under: Ärlig\n",
        "b": "name: Bo\nreasons: Kind.\n",
        "c": "name: Ana\nreasons: Kind.\n",
    }
    page = built(site(tmp_path, {"quietpage.yml": CONFIG + "order: by name\n"}, **people))
    assert order(page / "index.html") == ["ana", "zoë-ä", "bo"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("da", ["anna", "łukasz", "lynn", "oz", "zoe", "ørsted"]),
        ("pl", ["anna", "lynn", "łukasz", "ørsted", "oz", "zoe"]),
        ("en", ["anna", "łukasz", "lynn", "ørsted", "oz", "zoe"]),
    ],
)
def test_by_name_goes_by_the_alphabet_of_the_page_on_every_page(
    language: str, expected: list[str], tmp_path: Path
) -> None:
    names = ["Zoe", "Ørsted", "Oz", "Łukasz", "Lynn", "Anna"]
    people = {name.lower(): f"name: {name}\nreasons:\n  gives: Kind.\n" for name in names}
    config = CONFIG.replace("author:", f"order: by name\nways: [gives]\nlanguage: {language}\nauthor:", 1)
    page = built(site(tmp_path, {"quietpage.yml": config}, **people))
    assert order(page / "index.html") == expected
    way = (page / "ways" / "gives.html").read_text()
    assert [*dict.fromkeys(map(unquote, re.findall(r'href="\.\./people/([^"]+)\.html"', way)))] == expected
    crowd = re.search(r'<p class="crowd".*?</p>', (page / "people" / "zoe.html").read_text(), re.DOTALL)
    assert crowd
    shown = re.findall(r'href="(?:\.\./people/)?([^"/]+)\.html"', crowd[0])
    at = expected.index("zoe")
    assert [unquote(each) for each in shown] == [*expected[at + 1 :], *expected[:at]]


def test_as_written_goes_by_file_and_then_by_place(tmp_path: Path) -> None:
    people = {
        "b": "- name: Zed\n  reasons: Kind.\n- name: Ana\n  reasons: Kind.\n",
        "a": "name: Mo\nreasons: Kind.\n",
    }
    page = built(site(tmp_path, {"quietpage.yml": CONFIG + "order: as written\n"}, **people))
    assert order(page / "index.html") == ["mo", "zed", "ana"]


def test_a_newcomer_moves_nobody_else(tmp_path: Path) -> None:
    names = ["Ana", "Bo", "Cleo", "Dov", "Emi", "Femi", "Goran"]
    people = {name.lower(): f"name: {name}\nreasons: Kind.\n" for name in names}
    before = order(built(site(tmp_path, **people)) / "index.html")
    after = order(built(site(tmp_path, zoe="name: Zoe\nreasons: Kind.\n", **people)) / "index.html")
    assert [slug for slug in after if slug != "zoe"] == before
    assert before != sorted(before), "shuffled is not by name"


def test_a_person_s_page_names_the_next_few_going_round(tmp_path: Path) -> None:
    names = ["Ana", "Bo", "Cleo", "Dov", "Emi", "Femi", "Goran", "Hana", "Ida", "Jo", "Kai"]
    people = {name.lower(): f"name: {name}\nreasons: Kind.\n" for name in names}
    page = built(site(tmp_path, {"quietpage.yml": CONFIG + "order: by name\n"}, **people))
    crowd = re.search(r'<p class="crowd".*?</p>', (page / "people" / "jo.html").read_text(), re.DOTALL)
    assert crowd
    assert re.findall(r"<bdi>(\w+)</bdi>", crowd[0]) == [
        "Kai",
        "Ana",
        "Bo",
        "Cleo",
        "Dov",
        "Emi",
        "Femi",
        "Goran",
    ]


def test_somebody_alone_is_not_said_to_be_in_a_crowd(tmp_path: Path) -> None:
    assert "same crowd are" not in text_of(built(site(tmp_path)) / "people" / "ada-lovelace.html")


def test_a_way_that_nobody_has_is_plain_text(tmp_path: Path) -> None:
    index = (built(site(tmp_path, ada=ADA + "ways: [laughs]\n")) / "index.html").read_text()
    assert 'Who <a href="ways/laughs.html">laugh</a> and play.' in index
    assert not (tmp_path / "_site" / "ways" / "plays.html").exists()


def test_ways_of_one_s_own_make_a_sentence_and_pages(tmp_path: Path) -> None:
    config = CONFIG + "ways:\n  mends: A stitch in time.\n  listens:\n  wonders aloud:\n"
    page = built(site(tmp_path, {"quietpage.yml": config}, ada=ADA + "ways: [wonders aloud, mends]\n"))
    assert "I seek out whoever mends , listens and wonders aloud ." in text_of(page / "index.html")
    assert "A stitch in time." in text_of(page / "ways" / "mends.html")
    assert (page / "ways" / "wonders-aloud.html").exists()
    assert "Ada Lovelace mends and wonders aloud ." in text_of(page / "people" / "ada-lovelace.html")


def test_what_a_person_wrote_is_text_and_never_markup(tmp_path: Path) -> None:
    ada = "name: <Ada> & \"Co\"\nslug: ada\nreasons: '\\<script>alert()\\</script>'\nwhere: '<here>'\n"
    page = built(site(tmp_path, ada=ada))
    for path in page.rglob("*.html"):
        assert "<script>" not in path.read_text()
        assert "<Ada>" not in path.read_text()
        assert "<here>" not in path.read_text()


def test_a_template_in_what_a_person_wrote_is_text(tmp_path: Path) -> None:
    page = built(site(tmp_path, ada="name: Ada\nreasons: 'She \\{{ site.title }} {# raw #} so.'\n"))
    assert "She {{ site.title }} {# raw #} so." in text_of(page / "index.html")


def test_another_language_and_direction_are_marked_where_they_begin(tmp_path: Path) -> None:
    page = built(site(tmp_path, a="name: طه\nlanguage: ar\nreasons: كتب.\nways: [gives]\n", b=ADA))
    index = (page / "index.html").read_text()
    article = re.search(r'<article[^>]* id="طه".*?</article>', index, re.DOTALL)
    assert article
    assert re.search(r'<h2[^>]* lang="ar" dir="rtl">', article[0])
    assert re.search(r'<div[^>]* lang="ar" dir="rtl">\s*<div class="reasons', article[0])
    assert re.search(r'<p class="ways" lang="en" dir="ltr">gives</p>', index)


def test_a_page_in_another_language_says_so(tmp_path: Path) -> None:
    page = built(site(tmp_path, {"quietpage.yml": CONFIG + "language: fa\n"}))
    index = (page / "index.html").read_text()
    assert '<html lang="fa" dir="rtl">' in index
    assert 'lang="en" dir="ltr"' in index, "the page's own words are English still, and marked as such"


def test_a_whispering_page_asks_to_be_left_alone(tmp_path: Path) -> None:
    page = built(site(tmp_path, {"quietpage.yml": CONFIG + "audience: whisper\n"}))
    for path in page.rglob("*.html"):
        assert '<meta name="robots" content="noindex, nofollow, noimageindex">' in path.read_text()


def test_the_description_is_the_beginning_of_what_was_written(tmp_path: Path) -> None:
    config = CONFIG + "welcome: |\n  Come in. *Sit down.* " + "And stay a while. " * 20 + "\n"
    page = built(site(tmp_path, {"quietpage.yml": config}))
    found = re.search(r'name="description" content="([^"]*)"', (page / "index.html").read_text())
    assert found
    assert found[1].startswith("Come in. Sit down. And stay a while.")
    assert found[1].endswith("And stay a while.")
    assert len(found[1]) <= 200


def test_names_in_many_scripts_have_pages_by_their_names(tmp_path: Path) -> None:
    names = {
        "a": "Zoë Müller",
        "b": "محمود درويش",
        "c": "宮沢 賢治",
        "d": "Ngũgĩ wa Thiong'o",
        "e": "सावित्री",
        "f": "O'Brien",
    }
    page = built(site(tmp_path, **{key: f"name: {name}\nreasons: Kind.\n" for key, name in names.items()}))
    assert {path.stem for path in (page / "people").iterdir()} == {
        "zoë-müller",
        "محمود-درويش",
        "宮沢-賢治",
        "ngũgĩ-wa-thiongo",
        "सावित्री",
        "obrien",
    }
