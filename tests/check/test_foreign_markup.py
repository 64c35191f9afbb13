"""HTML, other kinds of Markdown, bare addresses and a word processor's quotes: told, with what to write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpage.check.foreign_markup import foreign_markup
from quietpage.check.html_as_markdown import as_markdown
from quietpage.check.written_texts import may_be_foreign
from quietpage.core.model import Text
from quietpage.core.source import Whole
from quietpage.typeset.markdown import prose
from quietpage.typeset.texts import ReadText
from tests.sites import ADA, CONFIG, check, site


def told(written: str, *, markdown: bool = True) -> list[tuple[str, str]]:
    """What is foreign in a text, piece by piece, each with its help."""
    text = ReadText(Text(written, Whole("a")), "en", prose(written) if markdown else None)
    found = foreign_markup(text)
    assert not found or may_be_foreign(text)
    return [(written[each.start : each.end], each.help) for each in found]


A_PICTURE = "take it away: pictures have no place inside a text; a portrait has a key of its own"
A_LIST = "begin each item on a line of its own, with a dash and a space, and take the tags away"
A_NOTE = "take it away; a note to yourself stands outside of the text, on a line that begins with #"
A_TABLE = "write it as a list: each row on a line of its own, after a dash and a space"

IN_MARKDOWN = {
    '<a href="https://b.org/?a=b&amp;c=d">*her* page</a>': "write [*her* page](https://b.org/?a=b&c=d)",
    "<A HREF=https://b.org/x_y_z>page</A>": "write [page](https://b.org/x_y_z)",
    "<a href=“https://b.org/”>page</a>": "write [page](https://b.org/)",
    "<b>kind</b>": "write **kind**",
    "<strong>so <em>very</em> kind</strong>": "write **so *very* kind**",
    '<i class="x">kind</i>': "write *kind*",
    "<code>x = y</code>": "write `x = y`",
    "<u>kind</u>": "write kind",
    '<span style="color: red">kind</span>': "write kind",
    "<br>": "take it away: the paragraph ends here anyway",
    "<h2>kind</h2>": "take the tags away: a heading inside a text would stand above the people",
    '<img src="a.png" alt="b">': A_PICTURE,
    "<ul><li>a</li></ul>": A_LIST,
    "<p>kind</p>": "take the tags away; an empty line begins a new paragraph",
    "<!-- todo: more -->": A_NOTE,
    "<!-- todo\n\nmore -->": A_NOTE,
    "<?php echo x ?>": "take it away",
    "&amp;#246;": "write ö in its place; as code: `&#246;`",
    "&nbsp": "write a space in its place; as code: `&nbsp`",
    "https://b.org/her-page_a": "write [words of your own](https://b.org/her-page_a)",
    "www.b.org/x": "write [words of your own](https://www.b.org/x)",
    "Www.b.org": "write [words of your own](https://Www.b.org)",
    "https://b.org/a_(b)": "write [words of your own](<https://b.org/a_(b)>)",
    "[her page] (https://b.org/)": "write [her page](https://b.org/)",
    "~~kind~~": "write kind without the signs, or take it away with them",
    "==kind==": "write *kind* for emphasis, or kind",
    "[^note]": "take it away, and say it in the sentence, or in a paragraph of its own",
    "{.lead}": "take it away: nothing in a text is filled in or set apart",
    "{{< figure >}}": "take it away: nothing in a text is filled in or set apart",
    "{% include a.html %}": "take it away: nothing in a text is filled in or set apart",
    "$$a + b$$": "say it in words, or write it as code, between two back-ticks",
    "[[Bo|her]]": "write her; a link is [words of your own](https://…)",
    "[b]kind[/b]": "write **kind**",
    "[url=https://b.org/]her[/url]": "write [her](https://b.org/)",
    ":heart:": "write the sign itself: ❤️",
}


@pytest.mark.parametrize("written", IN_MARKDOWN)
def test_what_a_text_in_markdown_is_not_written_in_is_told_with_what_to_write(written: str) -> None:
    assert told(f"She is {written}") == [(written, IN_MARKDOWN[written])]


ON_LINES_OF_THEIR_OWN = {
    "a | b\n--- | ---\nc | d": A_TABLE,
    "| a | b |\n|:--|:-:|\n| c | d |": A_TABLE,
    "| a | b |\n| c | d |": A_TABLE,
    ":::": "take this line away; a quotation begins with > and a space",
}


@pytest.mark.parametrize("written", ON_LINES_OF_THEIR_OWN)
def test_tables_and_other_blocks_are_told_whole(written: str) -> None:
    assert told(f"Kind.\n\n{written}\n\nSo kind.") == [(written, ON_LINES_OF_THEIR_OWN[written])]


def test_an_address_ends_where_a_sentence_without_spaces_goes_on() -> None:
    assert told("看https://b.org/。她")[0][0] == "https://b.org/"
    assert told("ראוhttps://b.org/x, ושוב")[0][0] == "https://b.org/x"


@given(st.text(alphabet=st.sampled_from("ab <>/=\"'!-&;#[]()*_`~|{}$^:\n.ä“”"), max_size=60))
def test_any_text_can_be_looked_at_and_every_place_lies_in_it(written: str) -> None:
    for markdown in (True, False):
        assert all(piece in written for piece, _ in told(written, markdown=markdown))


def test_boxes_to_tick_are_told_in_lists_alone() -> None:
    assert [piece for piece, _ in told("- [ ] bread\n- [x] soup")] == ["[ ]", "[x]"]
    assert told("[x] she said") == []


def test_a_footnote_is_told_that_markdown_takes_for_a_link() -> None:
    assert [piece for piece, _ in told("Kind[^a].\n\n[^a]: https://b.org/")] == ["[^a]"]


def test_several_tags_are_told_each_once_and_what_is_within_another_with_it() -> None:
    assert [piece for piece, _ in told("<b>a <i>b</i> https://b.org/</b> &amp;#252; <br/> c")] == [
        "<b>a <i>b</i> https://b.org/</b>",
        "&amp;#252;",
        "<br/>",
    ]


HONEST = [
    "5 < 6, and a < b > c",
    "I <3 her",
    "Dear <name of a friend>, <sigh> </rant>",
    "x <b and c> d",
    "AT&T, Q&A, R&D; yes, AT&amp;T, Sch&ouml;n, a&nbsp;b, the entity &amp;ouml;",
    "`<br>` and `&ouml;` and `https://b.org/` and ``~~a~~``",
    "    <b>as code</b>\n    | a | b |\n    |---|---|",
    "```html\n<br> https://b.org/ {{ a }}\n```",
    r"\<br> and \~~a\~~ and &lt;b&gt;",
    "<https://b.org/> and <ada@example.org>",
    "[her page](https://b.org/) and [https://b.org/](https://b.org/) and [www.b.org][b]\n\n[b]: https://b.org/",
    "~ about ~ and a ~~ b",
    "a == b, and c === d ==> e ==> f",
    "Ke$$ha and $$ and A$$AP",
    "a | b, and x || y",
    "{a} and {so on}",
    "well: so: it is, at ten past: then",
    "cash $$, and $ and $",
    "[…] and [sic] and [x] and \\[ \\]",
    "the www. of it all, and https:// is how it begins",
    "“You can do it,” she says.",
    "“You can do it.”",
    "M*A*S*H *and* **so** on",
]


@pytest.mark.parametrize("written", HONEST)
def test_honest_texts_are_let_by(written: str) -> None:
    assert told(written) == []


IN_PLAIN_TEXTS = {
    "Sch&ouml;n, Ida": ("&ouml;", "write ö in its place"),
    "Ida &amp; Bo": ("&amp;", "write & in its place"),
    "Ida&nbsp;Bo": ("&nbsp;", "write a space in its place"),
    "Ida&#8217;s": ("&#8217;", "write ’ in its place"),
    "Ida&shy;bo": ("&shy;", "take it away"),
    "<b>Ida</b> Bo": ("<b>Ida</b>", "write Ida"),
    "Ida<br>": ("<br>", "take it away"),
    "Ida <!-- Bo? -->": ("<!-- Bo? -->", A_NOTE),
    "**Ida** Bo": ("**Ida**", "write Ida"),
    "at [Rome](https://b.org/)": (
        "[Rome](https://b.org/)",
        "write Rome; an address stands under links:, with words of your own before it",
    ),
    "at www.b.org": (
        "www.b.org",
        "write words of your own in its place; an address stands under links:, or after url:",
    ),
    "{{ name }}": ("{{ name }}", "take it away: nothing in a text is filled in or set apart"),
}  # fmt: skip


@pytest.mark.parametrize("written", IN_PLAIN_TEXTS)
def test_plain_texts_have_none_of_it_either(written: str) -> None:
    assert told(written, markdown=False) == [IN_PLAIN_TEXTS[written]]


@pytest.mark.parametrize(
    "written",
    ["AT&T", "R&D; yes", "Q&A", "Rosa <Lind> & Co", "M*A*S*H", "5 < 6", "~ Rome", "“Bo” by “Cy”", "’t Hooft"],
)
def test_honest_plain_texts_are_let_by(written: str) -> None:
    assert told(written, markdown=False) == []


PLACES = {
    "title": ("quietpage.yml", "title: {}\n" + CONFIG),
    "welcome": ("quietpage.yml", CONFIG + "welcome: Dear {}\n"),
    "author": ("quietpage.yml", "author:\n  name: {}\n"),
    "a line about a way": ("quietpage.yml", CONFIG + "ways:\n  mends: who {}\n"),
    "name": ("people/bo.yml", "name: {}\nreasons: Kind.\n"),
    "reason": ("people/bo.yml", "name: Bo\nreasons: |\n  So {} and kind.\n"),
    "where": ("people/bo.yml", "name: Bo\nreasons: Kind.\nwhere: {}\n"),
    "pronouns": ("people/bo.yml", "name: Bo\nreasons: Kind.\npronouns: {}\n"),
    "label": ("people/bo.yml", "name: Bo\nreasons: Kind.\nlinks:\n  {}: https://b.org/\n"),
    "start": ("people/bo.yml", "name: Bo\nreasons: Kind.\nstart_with:\n  title: {}\n  url: https://b.org/\n"),
}


@pytest.mark.parametrize("place", PLACES)
def test_it_is_told_wherever_it_stands_and_its_help_mends_it(tmp_path: Path, place: str) -> None:
    name, text = PLACES[place]
    written = "a <b>kind</b> one"
    files = {"people/ada.yml": ADA, name: text.format(written)}
    outcome = check(site(tmp_path, files))
    assert len(outcome.places) == 1
    where = re.match(rf"{name}:(\d+):(\d+): <b> is HTML", outcome.places[0])
    help = re.search(r"(?m)^help: write (.*)$", outcome.err)
    assert where
    assert help
    lines = files[name].split("\n")
    line, column = int(where[1]) - 1, int(where[2]) - 1
    assert lines[line][column:].startswith("<b>kind</b>")
    lines[line] = lines[line][:column] + help[1] + lines[line][column + len("<b>kind</b>") :]
    assert check(site(tmp_path, {name: "\n".join(lines)})).err == ""


@pytest.mark.parametrize(
    "written",
    [
        "kind &amp;#8217;",
        "<h2>Top</h2>",
        "https://b.org/42",
        "more[^1]",
        "so [[Route 66]]",
        "<!-- 12 -->",
    ],
)
def test_a_number_within_it_is_not_told_besides(tmp_path: Path, written: str) -> None:
    outcome = check(site(tmp_path, bo=f"name: Bo\nreasons: |\n  She is {written}\n"))
    assert len(outcome.places) == 1
    assert "a number" not in outcome.err


def test_a_number_in_an_entity_of_a_name_is_none(tmp_path: Path) -> None:
    outcome = check(site(tmp_path, bo="name: Ida O&#8217;Bo\nreasons: She read 5 books.\n"))
    assert [place.split(": ", 1)[1] for place in outcome.places] == [
        "&#8217; is HTML for ’, and would be read as it stands",
        'a number on a page without numbers: "5"',
    ]


BREAKS = {
    "|\n  So kind <br>\n  and so on": ("|\n  So kind \\\n  and so on", "put a backslash in its place;"),
    "|\n  So kind<br>and so on": (
        "|\n  So kind\\\n  and so on",
        "put a backslash in its place, and what follows on a new line;",
    ),
    "|\n  So kind<br><br>and so on": ("|\n  So kind\n\n  and so on", "put an empty line in its place"),
    "So kind <br> and so on": (
        "|\n  So kind \\\n  and so on",
        "put | where the text begins, and the text on lines of its own below it: there a backslash",
    ),
}


@pytest.mark.parametrize("written", BREAKS)
def test_a_break_has_a_way_out_that_suits_how_the_text_is_written(tmp_path: Path, written: str) -> None:
    mended, help = BREAKS[written]
    assert f"help: {help}" in check(site(tmp_path, bo=f"name: Bo\nreasons: {written}\n")).err
    assert check(site(tmp_path, bo=f"name: Bo\nreasons: {mended}\n")).err == ""


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("<b>She</b> is kind.", "help: write **She**, and put the whole text in double quotes"),
        ('https://b.org/ is "hers".', "https://b.org/), and put the whole text in single quotes"),
        ("|\n  <b>She</b> is kind.", "help: write **She**\n"),
    ],
)
def test_a_replacement_that_yaml_would_take_for_a_sign_of_its_own_comes_with_quotes(
    tmp_path: Path, written: str, help: str
) -> None:
    assert help in check(site(tmp_path, bo=f"name: Bo\nreasons: {written}\n")).err


@pytest.mark.parametrize(
    "quoted", ["“Amara”", "„Amara“", "„Amara”", "«Amara»", "»Amara«", "‘Amara’", "‚Amara‘"]
)
def test_a_word_processor_s_quotes_around_a_value_are_told(tmp_path: Path, quoted: str) -> None:
    outcome = check(site(tmp_path, bo=f"name: {quoted}\nreasons: “She is kind.”\n"))
    assert len(outcome.places) == 1
    assert (
        f'help: write Amara; or, if they are to be read, put straight quotes around all of it: "{quoted}"'
        in outcome.err
    )
    assert check(site(tmp_path, bo=f'name: "{quoted}"\nreasons: Kind.\n')).err == ""
    assert check(site(tmp_path, bo="name: Amara\nreasons: Kind.\n")).err == ""


def test_a_quote_that_only_begins_as_a_word_processor_s_is_told_too(tmp_path: Path) -> None:
    said = check(site(tmp_path, bo='name: “Amara"\nreasons: Kind.\n')).err
    assert (
        "help: write Amara; or, if they are to be read, put straight quotes around all of it: '“Amara\"'"
        in said
    )


def test_quotes_that_do_not_hold_the_whole_value_are_let_by(tmp_path: Path) -> None:
    text = "name: “Bo” and “Cy”\nreasons: “Wait,” she says.\nwhere: “Rome”, she says\n"
    assert check(site(tmp_path, bo=text)).err == ""


def test_html_as_markdown_keeps_what_it_does_not_know() -> None:
    assert as_markdown("a <b>b<br>c</b> <x>d</x> <i>e") == "a **b c** <x>d</x> e"


def test_a_text_full_of_tags_is_read_in_no_time() -> None:
    for piece in ("<b>", "<b><i>", "</b>", "<br>", "<!--", "&amp;a", "[[", "|-|\n", "{{", "<a href='"):
        told(piece * (10_000 // len(piece)))


@pytest.mark.parametrize(
    ("name", "column"),
    [("Ada <ada@ada.example>", 11), ("Ada (ada@ada.example)", 12), ("ada.bell+page@mail.ada.example", 7)],
)
def test_an_address_for_letters_in_a_name_is_told(name: str, column: int, tmp_path: Path) -> None:
    said = check(site(tmp_path, ada=f"name: {name}\nreasons: She answers.\n"))
    assert said.code == 1
    assert said.places[0].startswith(f"people/ada.yml:1:{column}: an address for letters would be read")
    assert "below links:, as Mail: mailto:ada" in said.err


@pytest.mark.parametrize(
    "name", ["Ada @ home", "@ada", "@ada@social.example", "a@b", "C@fé Rosa", "ada@home."]
)
def test_a_sign_at_is_no_address_for_letters(name: str, tmp_path: Path) -> None:
    assert check(site(tmp_path, ada=f'name: "{name}"\nreasons: She answers.\n')).err == ""
