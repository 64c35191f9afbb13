"""A letter: the author's words, room for more of them, and hardly a sentence besides."""

from __future__ import annotations

from email.parser import Parser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from quietpage import numbers_in
from quietpage.core.model import Person, Site
from quietpage.letters.letter import ASK, THANK, letter_to, mail_address, mail_of
from quietpage.letters.plain import plain_of
from quietpage.letters.words import letter_words
from quietpage.locale import LANGUAGES
from quietpage.pipeline import read_site
from tests.sites import CONFIG, site

ADA = """\
name: Ada Lovelace
reasons:
  - |
    She saw what an *engine* could do
    besides [sums](https://ada.example/).

    And she *laughed* "out loud".
  - She answers.
"""


def read(folder: Path, ada: str = ADA, config: str = "") -> tuple[Site, Person]:
    found = read_site(site(folder, {"quietpage.yml": CONFIG + config}, ada=ada)).site
    return found, found.people[0]


def test_the_whole_letter(tmp_path: Path) -> None:
    page, ada = read(tmp_path, config="url: https://rosa.example/crowd/\n")
    assert letter_to(ada, page, THANK).text == (
        "Dear Ada Lovelace,\n"
        "\n"
        "On a page of the people who make a difference to me, I wrote this about you:\n"
        "\n"
        "  She saw what an engine could do besides sums.\n"
        "\n"
        "  And she laughed “out loud”.\n"
        "\n"
        "  She answers.\n"
        "\n"
        "It is here: https://rosa.example/crowd/people/ada-lovelace.html\n"
        "\n"
        "\n"
        "\n"
        "If you would rather not be there, a word is enough.\n"
        "\n"
        "Rosa Lind\n"
    )


def test_who_is_asked_reads_where_it_would_stand(tmp_path: Path) -> None:
    page, ada = read(tmp_path, config="url: https://rosa.example/\n")
    letter = letter_to(ada, page, ASK)
    assert letter.subject == "May I write this about you?"
    assert "It would be here: https://rosa.example/people/ada-lovelace.html\n" in letter.text


def test_without_an_address_it_names_none(tmp_path: Path) -> None:
    page, ada = read(tmp_path)
    assert "here:" not in letter_to(ada, page, THANK).text


def test_a_child_has_no_page_of_their_own(tmp_path: Path) -> None:
    page, ada = read(tmp_path, config="url: https://rosa.example/\n")
    letter = letter_to(ada, page, THANK, minors=True).text
    assert "It is here: https://rosa.example/\n" in letter
    assert "This is what our page says about you:" in letter


@pytest.mark.parametrize("language", [*LANGUAGES, "pt-pt"])
def test_every_language_of_a_page_has_its_words_and_none_is_a_number(language: str) -> None:
    tag, words = letter_words(language.upper())
    assert tag == language
    for sentence in words:
        assert not numbers_in(sentence.format(name="Ada", url="https://rosa.example/"), language), sentence
    assert len(set(words)) == len(words)


def test_the_letter_is_in_the_language_of_the_person_or_else_of_the_page(tmp_path: Path) -> None:
    page, ada = read(tmp_path / "page", config="language: de-CH\n")
    assert letter_to(ada, page, THANK).salutation == "Hallo Ada Lovelace,"
    page, ada = read(tmp_path / "person", f"{ADA}language: fr\n", "language: de\n")
    assert letter_to(ada, page, THANK).salutation == "Bonjour Ada Lovelace,"
    page, ada = read(tmp_path / "unknown", f"{ADA}language: da\n", "language: de\n")
    assert letter_to(ada, page, THANK).language == "en"


@pytest.mark.parametrize(
    ("tag", "found"),
    [("de-CH", "de"), ("pt-BR", "pt"), ("pt-PT", "pt-pt"), ("pt-Latn-PT", "pt-pt"), ("da", "en")],
)
def test_a_region_has_the_words_of_its_language_or_its_own(tag: str, found: str) -> None:
    assert letter_words(tag)[0] == found


def test_an_address_stands_alone_where_it_would_be_turned_round(tmp_path: Path) -> None:
    page, ada = read(tmp_path, "name: طه\nreasons: يضحك\n", "language: ar\nurl: https://rosa.example/\n")
    assert "\nhttps://rosa.example/people/طه.html\n" in letter_to(ada, page, THANK).text


def test_names_have_the_signs_that_they_have_on_the_page(tmp_path: Path) -> None:
    config = CONFIG.replace("Rosa Lind", 'Rosa "Rosi" O\'Hara')
    ada = 'name: Ada "Countess" O\'Brien\nlanguage: fr\nreasons: Merci.\n'
    found = read_site(site(tmp_path, {"quietpage.yml": f"{config}language: de\n"}, ada=ada)).site
    letter = letter_to(found.people[0], found, THANK)
    assert letter.salutation == "Bonjour Ada «\u202fCountess\u202f» O’Brien,"
    assert letter.signature == "Rosa „Rosi“ O’Hara"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One line\nand another.</p>", "One line and another."),
        ("<p>One line<br>\nand another.</p>", "One line\nand another."),
        ("<p>One.</p>\n<p>Two.</p>", "One.\n\nTwo."),
        ("<p>She:</p>\n<ul>\n<li>gives</li>\n<li>laughs</li>\n</ul>", "She:\n\n- gives\n- laughs"),
        ("<ul>\n<li>gives</li>\n</ul>\n<p>So.</p>", "- gives\n\nSo."),
        ("<ul>\n<li>\n<p>gives</p>\n</li>\n<li>\n<p>laughs</p>\n</li>\n</ul>", "- gives\n- laughs"),
        ("<ul>\n<li>gives\n<ul>\n<li>much</li>\n</ul>\n</li>\n</ul>", "- gives\n  - much"),
        ("<blockquote>\n<p>Come in.</p>\n</blockquote>", "Come in."),
        ("<pre><code>a  b\n  c\n</code></pre>", "a  b\n  c"),
        ('<p>a <a href="https://x.example/">link</a> &amp; more &lt;3</p>', "a link & more <3"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_was_set_becomes_plain_text(html: str, text: str) -> None:
    assert plain_of(html) == text


def test_the_mail_address_opens_the_letter(tmp_path: Path) -> None:
    page, ada = read(tmp_path)
    letter = letter_to(ada, page, THANK)
    address = mail_address(letter, "ada+page@example.org")
    parts = urlsplit(address)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "ada+page@example.org")
    fields = parse_qs(parts.query, strict_parsing=True)
    assert fields["subject"] == ["What I wrote about you"]
    assert fields["body"] == [letter.text.replace("\n", "\r\n")]
    assert address.isascii()
    assert not any(sign in address for sign in ' \n\r"<>')
    assert Parser().parsestr(f"Subject: {fields['subject'][0]}")["subject"] == letter.subject


def test_a_very_long_letter_is_not_cut_off_but_left_to_be_pasted(tmp_path: Path) -> None:
    page, ada = read(tmp_path, f"name: Ada\nreasons: {'She listens. ' * 200}\n")
    assert "body=" not in mail_address(letter_to(ada, page, THANK), "ada@example.org")


def test_the_address_of_a_person_is_their_first_for_letters(tmp_path: Path) -> None:
    links = "links:\n  Blog: https://ada.example/\n  Mail: mailto:ada@example.org?subject=Hello\n"
    assert mail_of(read(tmp_path / "with", ADA + links)[1]) == "ada@example.org"
    assert mail_of(read(tmp_path / "without")[1]) == ""
