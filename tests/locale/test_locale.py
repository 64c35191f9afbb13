"""The page's own words: twelve languages, each whole, without a number, and with a grammar of its own."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from quietpage.core.slugs import slug
from quietpage.core.source import Whole
from quietpage.locale import LANGUAGES, Words, direction, words_for
from quietpage.numbers import numbers_in
from quietpage.typeset.markdown import prose
from quietpage.validate.ways import shipped_ways
from tests.sites import CONFIG, built, run, site

FOLDER = Path(__file__).parent.parent.parent / "quietpage" / "locale"

OTHER_SLOTS = {
    "way_title": {"way", "verse"},
    "person_title": {"name", "ways"},
}
"""Sentences that need not have the slots of the English ones: a title may stand without some of them."""


def texts(words: Words) -> dict[str, str]:
    """Everything that is said in a language, by its field."""
    said: dict[str, str] = {}
    for field, value in words._asdict().items():
        if field in ("language", "instead", "quotes", "ways", "verse"):
            continue
        said[field] = str(value)
    said.update((f"verse {place}", line) for place, line in enumerate(words.verse))
    for english, word, base in words.ways:
        said[f"{english}, its word"], said[f"{english}, in the verse"] = word, base
    return said


def slots(sentence: str) -> set[str]:
    return set(re.findall(r"\{([^{}]*)\}", sentence))


def test_there_is_a_file_for_each_of_the_twelve_and_for_no_other() -> None:
    assert {"en", "de", "fr", "es", "pt", "it", "nl", "sv", "pl", "ja", "ar", "he"} == set(LANGUAGES)
    assert {path.stem for path in FOLDER.glob("*.py")} == {*LANGUAGES, "__init__", "scripts", "words"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing_and_every_slot_is_filled(language: str) -> None:
    words, english = words_for(language), texts(words_for("en"))
    assert words.language == language
    for field, value in texts(words).items():
        assert value.strip(), f"{field} is empty"
        assert value == unicodedata.normalize("NFC", value)
        allowed = OTHER_SLOTS.get(field)
        if allowed:
            assert slots(value)
            assert slots(value) <= allowed
        elif not field.startswith("verse"):
            assert slots(value) == slots(english[field]), field
    assert {way for line in words.verse for way in slots(line)} == {way for way, _, _ in words.ways}
    assert [way for way, _, _ in words.ways] == [way for way, _, _ in words_for("en").ways]


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_nothing_was_left_in_english(language: str) -> None:
    english = texts(words_for("en"))
    same = {field for field, value in texts(words_for(language)).items() if value == english[field]}
    assert same <= {"series", "comma", "person_ways"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_among_them(language: str) -> None:
    words = words_for(language)
    for field, value in texts(words).items():
        assert numbers_in(value, language) == (), field
    plain = re.sub(r"[{}]", "", " ".join(words.verse))
    assert numbers_in(plain, language) == ()
    assert numbers_in(words.listed([word for _, word, _ in words.ways]), language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_has_an_address_of_its_own_in_letters(language: str) -> None:
    ways = shipped_ways(words_for(language), Whole("quietpage.yml"))
    assert len({way.slug for way in ways}) == len(ways)
    assert all(
        way.slug == slug(way.word) and re.fullmatch(r"[^\W\d_]+(-[^\W\d_]+)*", way.slug) for way in ways
    )


LISTS = {
    "en": ("gives and laughs", "gives, laughs and challenges"),
    "de": ("gibt und lacht", "gibt, lacht und fordert heraus"),
    "fr": ("donne et rit", "donne, rit et bouscule"),
    "es": ("da y ríe", "da, ríe y desafía"),
    "pt": ("dá e ri", "dá, ri e desafia"),
    "it": ("dà e ride", "dà, ride e sfida"),
    "nl": ("geeft en lacht", "geeft, lacht en daagt uit"),
    "sv": ("ger och skrattar", "ger, skrattar och utmanar"),
    "pl": ("daje i śmieje się", "daje, śmieje się i stawia wyzwania"),
    "ja": ("与える、笑う", "与える、笑う、問いかける"),
    "ar": ("العطاء والضحك", "العطاء والضحك والتحدي"),
    "he": ("נתינה וצחוק", "נתינה, צחוק ואתגר"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_said_as_the_language_says_it(language: str) -> None:
    words = words_for(language)
    way = {english: word for english, word, _ in words.ways}
    of_two, of_three = LISTS[language]
    assert words.listed([]) == ""
    assert words.listed([way["gives"]]) == way["gives"]
    assert words.listed([way["gives"], way["laughs"]]) == of_two
    assert words.listed([way["gives"], way["laughs"], way["challenges"]]) == of_three


@pytest.mark.parametrize(
    ("language", "names", "listed"),
    [
        ("es", ["Ana", "Inés"], "Ana e Inés"),
        ("es", ["Ana", "Hilda", "Íñigo"], "Ana, Hilda e Íñigo"),
        ("es", ["agua", "hielo"], "agua y hielo"),
        ("es", ["Ana", "Yves"], "Ana e Yves"),
        ("es", ["Ana", "Yolanda"], "Ana y Yolanda"),
        ("it", ["Ada", "Elena"], "Ada ed Elena"),
        ("it", ["Ada", "Edoardo"], "Ada e Edoardo"),
        ("it", ["Ada", "Italo"], "Ada e Italo"),
        ("ar", ["طه حسين", "Ada", "مي زيادة"], "طه حسين و Ada ومي زيادة"),
        ("he", ["רחל", "Ada"], "רחל ו־Ada"),
        ("he", ["Ada", "רחל"], "Ada ורחל"),
        ("en", ["{last}", "{first}", "x"], "{last}, {first} and x"),
    ],
)
def test_the_word_before_the_last_follows_the_last(language: str, names: list[str], listed: str) -> None:
    words = words_for(language)
    assert words.listed(names) == listed
    links = [f'<a href="i.html"><bdi lang="en">{name}</bdi></a>' for name in names]
    assert re.sub(r"<[^>]*>", "", words.listed(links)) == listed


QUOTED = {
    "en": "“She said ‘come in’.”",
    "de": "„She said ‚come in‘.“",
    "fr": "«\u202fShe said “come in”.\u202f»",
    "es": "«She said “come in”.»",
    "pt": "“She said ‘come in’.”",
    "it": "«She said “come in”.»",
    "nl": "“She said ‘come in’.”",
    "sv": "”She said ’come in’.”",
    "pl": "„She said «come in».”",
    "ja": "「She said 『come in』.」",
    "ar": "«She said “come in”.»",
    "he": "”She said ’come in’.”",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quotation_has_the_marks_of_its_language(language: str) -> None:
    set_ = prose('"She said \'come in\'." It\'s *"fine"*.', words_for(language).quotes)
    assert set_.plain.startswith(QUOTED[language] + " It’s ")
    opening, closing = words_for(language).quotes[:2]
    assert f"<em>{opening}fine{closing}</em>" in set_.html


def test_a_person_is_quoted_in_their_own_language(tmp_path: Path) -> None:
    people = {
        each: f"name: Ada {each}\nlanguage: {each}\nreasons: 'So \"hier\" so.'\n"
        for each in ("de", "fr", "sv", "ja")
    }
    index = (built(site(tmp_path, **people)) / "index.html").read_text()
    for quoted in ("„hier“", "«\u202fhier\u202f»", "”hier”", "「hier」"):
        assert f"So {quoted} so." in index


@pytest.mark.parametrize(
    ("tag", "language", "opening"),
    [
        ("pt-BR", "pt-BR", "“"),
        ("pt-PT", "pt-PT", "«"),
        ("de-AT", "de-AT", "„"),
        ("de-CH", "de-CH", "«"),
        ("gsw", "en", "“"),
        ("es-419", "es-419", "“"),
        ("es-ES", "es-ES", "«"),
        ("zh-Hant", "en", "“"),
        ("sr-Latn", "en", "“"),
        ("he-Hebr-IL", "he-Hebr-IL", "”"),
        ("EN-gb", "EN-gb", "“"),
        ("ar-EG", "ar-EG", "«"),
    ],
)
def test_a_region_or_a_script_picks_the_right_file(tag: str, language: str, opening: str) -> None:
    words = words_for(tag)
    assert (words.language, words.quotes[0]) == (language, opening)


@pytest.mark.parametrize(
    ("tag", "way"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("ja", "ltr"), ("az-Arab", "rtl"), ("ur-Latn", "ltr"), ("fa", "rtl")],
)
def test_a_language_is_written_from_its_own_side(tag: str, way: str) -> None:
    assert direction(tag) == way


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_page_speaks_its_language(language: str, tmp_path: Path) -> None:
    words = words_for(language)
    gives, laughs = (word for english, word, _ in words.ways if english in ("gives", "laughs"))
    people = {
        "a": f"name: Ada Lovelace\nreasons:\n  {gives}: {words.order}\nways: [laughs]\n",
        "b": f"name: Bo Li\nreasons: {words.order}\nways: [challenges]\n",
    }
    config = CONFIG + f"  email: rosa@page.example\nlanguage: {language}\nurl: https://page.example/\n"
    page = built(site(tmp_path, {"quietpage.yml": config}, **people))
    index, ada, lost = (
        (page / path).read_text() for path in ("index.html", "people/ada-lovelace.html", "404.html")
    )
    turned = f' dir="{direction(language)}"' if direction(language) == "rtl" else ""
    assert f'<html lang="{language}"{turned}>' in index
    assert f"<title>{words.title}</title>" in index
    assert f'<meta name="description" content="{words.description}">' in index
    assert words.order in index
    assert f'<p class="ways">{words.listed([gives, laughs])}</p>' in index
    assert words.lost in lost
    assert words.home in lost
    assert lost.count(words.lost_title) == 3, "in the tab, for link previews, and once on the page"
    assert f'<p class="under">{gives}</p>' in ada
    for html in (index, ada):
        before, after = words.leave.split("{write}")
        assert f'{before}<a href="mailto:rosa@page.example">{words.leave_link}</a>{after}' in html
    assert (page / "ways" / f"{slug(gives)}.html").is_file()
    assert (page / "ways" / f"{slug(laughs)}.html").is_file()
    for html in (index, ada, lost):
        assert ' lang="en"' not in html or language == "en"
        assert "{" not in re.sub(r"<(style|script)\b.*?</\1>", "", html, flags=re.DOTALL)


def test_the_names_of_ways_in_another_language_are_told_by_a_problem(tmp_path: Path) -> None:
    folder = site(
        tmp_path, {"quietpage.yml": CONFIG + "language: de\n"}, a="name: Ada\nreasons:\n  gibbt: Brot.\n"
    )
    outcome = run(folder, "check")
    assert "did you mean gibt?" in outcome.err


@pytest.mark.parametrize(
    ("page_language", "reasons", "marked"),
    [
        ("en", "كتب لنا.", ' lang="und-Arab" dir="rtl"'),
        ("en", "*כתב* לנו.", ' lang="und-Hebr" dir="rtl"'),
        ("he", "She wrote to us.", ' lang="und-Latn" dir="ltr"'),
        ("he", "كتب لنا.", ""),
        ("en", "空と話す。", ""),
        ("ar", "«كتب» John لنا.", ""),
        ("en", "🌻 🌻 so.", ""),
    ],
)
def test_what_is_written_from_the_other_side_is_marked_though_nobody_said_so(
    tmp_path: Path, page_language: str, reasons: str, marked: str
) -> None:
    config = CONFIG + f"language: {page_language}\n"
    page = built(site(tmp_path, {"quietpage.yml": config}, a=f'name: Ada\nreasons: "{reasons}"\n'))
    assert f'<div class="story"{marked}>' in (page / "index.html").read_text()
    assert f'<div class="story"{marked}>' in (page / "people" / "ada.html").read_text()


def test_names_and_labels_from_the_other_side_stand_apart(tmp_path: Path) -> None:
    config = "author:\n  name: רוזה\n  links:\n    בלוג: https://a.example/\n    Blog: https://b.example/\n"
    a = "name: Ada\nreasons: So.\nlinks:\n  عنها: https://c.example/\n  On her: https://d.example/\n"
    page = built(site(tmp_path, {"quietpage.yml": config}, a=a, b="name: רחל\nreasons: So.\n"))
    index, ada = ((page / path).read_text() for path in ("index.html", "people/ada.html"))
    assert '<span class="p-name"><bdi>רוזה</bdi></span>' in index
    assert ">בלוג</bdi></a> and <a" in index
    assert ">Blog</a>" in index
    assert "<bdi>عنها</bdi></a>" in ada
    assert ">On her</a>" in ada
    assert '<a href="../people/רחל.html"><bdi>רחל</bdi></a>' in ada


@pytest.mark.parametrize(
    ("language", "ways", "listed"),
    [
        ("fa", ["می‌بخشد", "می‌پرسد"], "می‌بخشد، می‌پرسد"),
        ("ru", ["даёт", "смеётся"], "даёт, смеётся"),
        ("zh-Hant", ["給予", "傾聽"], "給予、傾聽"),
        ("de-CH", ["hört zu", "lacht"], "hört zu und lacht"),
    ],
)
def test_ways_of_one_s_own_are_listed_in_the_language_of_the_page(
    tmp_path: Path, language: str, ways: list[str], listed: str
) -> None:
    config = CONFIG + f"language: {language}\nways: [{', '.join(ways)}]\n"
    a = f"name: Ada\nlanguage: en\nreasons: So.\nways: [{', '.join(ways)}]\n"
    index = (built(site(tmp_path, {"quietpage.yml": config}, a=a)) / "index.html").read_text()
    turned = ' dir="rtl"' if direction(language) == "rtl" else ""
    assert f'<p class="ways" lang="{language}"{turned}>{listed}</p>' in index
    if words_for(language).language == "en":
        assert f'<bdi lang="{language}"{turned}>{ways[0]}</bdi>' in index


@pytest.mark.parametrize(
    ("language", "about"),
    [("en", "she, London"), ("ar", "she، London"), ("ja", "she、London"), ("ru", "she, London")],
)
def test_what_stands_beside_a_name_is_parted_as_in_its_language(
    tmp_path: Path, language: str, about: str
) -> None:
    a = f"name: Ada\nlanguage: {language}\nreasons: So.\npronouns: she\nwhere: London\n"
    page = (built(site(tmp_path, a=a)) / "people" / "ada.html").read_text()
    assert about in re.sub(r"<[^>]*>", "", page)


def test_words_that_are_not_there_come_in_english_and_say_so(tmp_path: Path) -> None:
    page = built(site(tmp_path, {"quietpage.yml": CONFIG + "language: zh-Hant\n"}))
    index = (page / "index.html").read_text()
    assert '<html lang="zh-Hant">' in index
    assert '<p class="colophon" lang="en">' in index
    assert '<h1 lang="en">People who make a difference</h1>' in index
    assert '<meta name="description" lang="en" content="A small' in index


def test_a_build_loads_the_words_of_its_own_language_only() -> None:
    code = (
        "import sys\nfrom quietpage.locale import words_for\nwords_for('de-AT')\n"
        "loaded = {m.rpartition('.')[2] for m in sys.modules if m.startswith('quietpage.locale.')}\n"
        "print(sorted(loaded - {'scripts', 'words'}), 're' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("['de']")
