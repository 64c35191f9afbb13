"""Of twice as many things nothing takes more than about twice as long: counted, never timed."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import pytest

from quietpage.cache.store import Store
from quietpage.check import written_texts
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.model import Page, Text
from quietpage.core.scalar import Scalar
from quietpage.core.source import Source, Span, Whole
from quietpage.markup.css import Token, tokens
from quietpage.numbers import css
from quietpage.numbers.finder import found_in
from quietpage.parse.repair.lookalikes import lookalikes
from quietpage.pipeline import composed, survey
from quietpage.preview.batch import Batch
from quietpage.runtime import sandbox
from quietpage.typeset.markdown import prose
from quietpage.typeset.texts import ReadText
from quietpage.validate.fields import AUTHOR_EMAIL
from quietpage.validate.kinds import Pattern
from quietpage.validate.problems import Problems
from quietpage.write.publish import write
from tests.costs import MOST, Counted, calls, growth, steps
from tests.sites import CONFIG, site

pytestmark = pytest.mark.slow

Files = Mapping[str, str | bytes]

FEW = 24


def word(number: int) -> str:
    """Another word for each number, without a digit in it."""
    return "".join(string.ascii_lowercase[number // 26**place % 26] for place in (2, 1, 0))


def each(many: int, line: str, start: int = 0) -> str:
    """So many lines, in each of which `{}` is a word of its own."""
    return "".join(line.replace("{}", word(start + number)) + "\n" for number in range(many))


def people(many: int, *more: str, name: str = "Ada {}", reasons: str = "reasons: She saw it.") -> Files:
    """So many people, each in a file of their own."""
    written = "\n".join((f"name: {name}", reasons, *more)) + "\n"
    return {
        f"people/{word(number)}.yml": written.replace("{}", word(number).title()) for number in range(many)
    }


def files(many: int, path: str, content: str | bytes) -> Files:
    return {path.replace("{}", word(number)): content for number in range(many)}


def ways(many: int) -> Files:
    return {"quietpage.yml": CONFIG + "ways:\n" + each(many, "- w{}")}


def own_index(verse: str, many: int = 2) -> Files:
    begins = '{% extends "theme/index.html" %}\n{% block verse %}\n'
    return {**people(many), "templates/index.html": begins + verse + "{% endblock %}\n"}


def own_theme(many: int, key: str, line: str, chosen: str) -> Files:
    """A theme with so many colours or options, and a site that chooses as many that it does not have."""
    return {
        **people(2),
        "quietpage.yml": f"{CONFIG}theme: ./mine\n{key}:\n{each(many, chosen)}",
        "mine/theme.yml": f"about: mine\n{key}:\n{each(many, line)}",
    }


SITES: dict[str, Callable[[int], Files]] = {
    "people": people,
    "people in one file": lambda many: {"people/all.yml": each(many, "- {name: Ada {}, reasons: a b}")},
    "people of whom nobody knows a key": lambda many: people(many, "colour{}: red"),
    "people of one name": lambda many: people(many, name="Ada"),
    "names that look alike": lambda many: {
        **people(many),
        **{path[:-4] + "x.yml": text for path, text in people(many, name="А{}").items()},
    },
    "people without a reason": lambda many: people(many, reasons="where: Rome"),
    "ways that there are not": lambda many: people(many, "ways: [z{}]"),
    "ways of one's own": lambda many: {**people(many, "ways: [w{}]"), **ways(many)},
    "ways of one's own that there are not": lambda many: {**people(many, "ways: [v{}]"), **ways(many)},
    "ways of one person": lambda many: people(1, "ways:\n" + each(many, "- z{}")),
    "links of one person": lambda many: people(1, "links:\n" + each(many, "  {}: https://{}.example/")),
    "links that lead nowhere": lambda many: people(1, "links:\n" + each(many, "  {}: {}")),
    "links that are not moved in": lambda many: people(1, "links:\n" + each(many, "{}: https://{}.example/")),
    "reasons of one person": lambda many: people(1, reasons="reasons:\n" + each(many, "- all 5 {}")),
    "feeds": lambda many: people(many, "feed: https://a.example/feed"),
    "languages": lambda many: people(many, "language: en-x-{}", name="Ada Five {}"),
    "names with number words": lambda many: people(many, name="Ada Five {}"),
    "names with number words in other people's reasons": lambda many: people(
        many, name="Ada Five {}", reasons="reasons: She saw what Ada Five {} saw."
    ),
    "names with numerals": lambda many: people(many, name="Ada {} III"),
    "numbers everywhere": lambda many: people(
        many, "where: Paris 5", "pronouns: six", "links: {Blog 5: https://a.example/}", name="Ada 5 {}"
    ),
    "hidden signs": lambda many: people(many, "where: Pa\u200bris"),
    "not numbers": lambda many: {
        **people(many, reasons="reasons: She saw Five {}."),
        "quietpage.yml": CONFIG + "not_numbers:\n" + each(many, "- Five {}").title(),
    },
    "not numbers that nobody needs": lambda many: {
        **people(many, reasons="reasons: She saw Five Houses."),
        "quietpage.yml": CONFIG + "not_numbers:\n" + each(many, "- Five {}"),
    },
    "pictures that are not there": lambda many: {
        **people(many, "portrait: {file: p{}.jpg, alt: a face}"),
        **files(many, "portraits/q{}.jpg", b""),
    },
    "pictures in the writing of a Mac": lambda many: {
        **people(many, "portrait: {file: ü{}.jpg, alt: a face}"),
        **files(many, "portraits/x{}.jpg", b""),
    },
    "files that are copied": lambda many: {**people(2), **files(many, "static/{}/{}.html", "<p>All 5</p>")},
    "a template of one's own": lambda many: {
        **people(many),
        "templates/article.html": "<article>{{ person.reasons[0].html }}</article>\n",
    },
    "a template that asks for everybody": lambda many: {
        **people(many, reasons="reasons: She saw {}."),
        "templates/person.html": "<p>{{ people[0].reasons[0].html }}</p>\n",
    },
    "a template's one number in many places": lambda many: own_index("<p>5</p>\n" * many),
    "a template's many expressions": lambda many: own_index("{{ people | length }}\n" * many),
    "a template's scripts": lambda many: own_index(each(many, '<p onclick="{}">x</p>')),
    "a template that leads nowhere": lambda many: own_index(
        '{% for p in people %}<a href="x{{ p.slug }}.html">x</a>\n{% endfor %}', many
    ),
    "templates that nothing draws": lambda many: {
        **people(2),
        **files(many, "templates/{}.html", '{% extends "theme/" ~ "a" %}{% block x %}{% endblock %}'),
    },
    "style sheets with a number": lambda many: {
        **people(2),
        **files(many, "templates/s{}.css", "p::after { content: '5' }\n"),
    },
    "style sheets that ask for what is not there": lambda many: {
        **people(many),
        "templates/style.css": each(many, "p { background: url({}.png) }"),
    },
    "options": lambda many: own_theme(many, "options", "  o{}: {about: x}", "  p{}: x"),
    "colours": lambda many: own_theme(
        many, "palette", "  o{}: {light: '#fff', dark: '#000'}", "  p{}: '#fff'"
    ),
}


@pytest.mark.parametrize("shape", SITES)
def test_twice_as_many_cost_twice_as_much(
    tmp_path: Path, shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox.Sandbox, "run", here)  # in another process nobody counts

    def cost(many: int) -> int:
        folder = site(tmp_path / f"{many}", SITES[shape](many))
        return calls(partial(composing, folder))

    assert growth(cost, FEW) < MOST


def here(self: sandbox.Sandbox, work: Callable[..., object], *given: object) -> object:
    """In place of `Sandbox.run`: does it in this process."""
    return work(*given)


def composing(folder: Path) -> tuple[Problem, ...]:
    """What is the matter with a site."""
    try:
        composed(folder, store=Store())
    except Invalid as invalid:
        return invalid.problems
    return ()


@pytest.mark.parametrize(
    ("shape", "module"),
    [
        ("a template of one's own", "check/finished_pages.py"),
        ("a template that asks for everybody", "view_models.py"),
        ("style sheets with a number", "check/theme.py"),
    ],
)
def test_what_is_the_same_on_each_page_is_looked_at_once(
    tmp_path: Path, shape: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox.Sandbox, "run", here)

    def cost(many: int) -> int:
        folder = site(tmp_path / f"{many}", SITES[shape](many))
        return calls(partial(composing, folder), module)

    assert growth(cost, FEW) < MOST


@pytest.mark.parametrize("shape", ["ways of one's own that there are not", "options", "colours"])
def test_what_is_told_of_twice_as_many_is_twice_as_long(tmp_path: Path, shape: str) -> None:
    def cost(many: int) -> int:
        found = composing(site(tmp_path / f"{many}", SITES[shape](many)))
        return sum(len(problem.message) + len(problem.help) for problem in found)

    assert growth(cost, FEW) < MOST


REASONS = {
    "numbers in quotes": ('reasons: "All \\u0035', " all 5 of them\\n", '"\n'),
    "numbers in a text of many lines": ("reasons: George I %\n", "  George I %\n", ""),
    "numbers in a text below its key": ("reasons: |\n  All 5.\n", "  All 5.\n", ""),
    "headings": ("reasons: |\n  All.\n", "  # All\n", ""),
    "pictures": ("reasons: |\n  All.\n", "  ![a](https://a.example/a.png) b\n\n", ""),
    "links": ("reasons: >\n  All.\n", "  [a](ftp://a.example/ü)\n", ""),
    "links by a name": ("reasons: |\n  [a]: ftp://a.example/\n\n", "  [a]\n", ""),
    "mail addresses": ("reasons: |\n  All.\n", "  <a@b.c>\n", ""),
    "per cent": ("reasons: |\n  All.\n", "  5 % of all\n", ""),
}


@pytest.mark.parametrize("theme", ["whisper", "class"])
@pytest.mark.parametrize("shape", REASONS)
def test_twice_as_long_a_reason_costs_twice_as_much(tmp_path: Path, shape: str, theme: str) -> None:
    begin, piece, end = REASONS[shape]

    def cost(many: int) -> int:
        person = f"name: Ada\n{begin}{piece * many}{end}"
        given = {"quietpage.yml": f"{CONFIG}theme: {theme}\n", "people/ada.yml": person}
        return calls(partial(composing, site(tmp_path / f"{many}", given)))

    assert growth(cost, 2 * FEW) < MOST


TEXTS = {
    "number words": "Five friends. ",
    "built words": "Twenty-five of a hundred. ",
    "other words": "Eine{}undzwanzig. ",
    "names that are other words": "One of us is one of a kind. ",
    "per cent": "5 % and % ",
    "rulers": "Thanks to Elizabeth I learned. ",
    "rankings": "The best of the first. ",
}


@pytest.mark.parametrize("language", ["en", "de", "fr", "it"])
@pytest.mark.parametrize("shape", TEXTS)
def test_twice_as_long_a_text_is_read_in_twice_the_steps(shape: str, language: str) -> None:
    def cost(many: int) -> int:
        return calls(partial(found_in, each(many, TEXTS[shape]), language))

    assert growth(cost, 4 * FEW) < MOST


@pytest.mark.parametrize("written", ["<a@b.c> ", "[a] ", "[a](<b c>) "])
def test_a_link_is_looked_for_where_the_one_before_it_ended(written: str) -> None:
    def cost(many: int) -> int:
        markdown = Counted(f"[a]: https://a.example/\n\n{written * many}")
        found = [*written_texts.links_in(ReadText(Text(markdown, Whole("a")), "en", prose(str(markdown))))]
        assert len(found) == many
        return markdown.looked_at

    assert growth(cost, FEW) < MOST


def test_what_follows_a_hash_is_looked_for_in_its_own_line() -> None:
    def cost(many: int) -> int:
        lines = Counted("where: Rome # or Turin\n" * many)
        source = Source("a", lines)
        for place in range(many):
            begin = place * 23 + 7
            assert Scalar("Rome", Span(source, begin, begin + 4)).dropped
        return lines.looked_at

    assert growth(cost, FEW) < MOST


def test_a_colon_of_another_writing_is_told_with_its_own_line_alone() -> None:
    def cost(many: int) -> int:
        lines = Counted("- name： Ada\n" * many)
        assert len(lookalikes(lines)) == many
        return lines.looked_at

    assert growth(cost, FEW) < MOST


class Pieces(list[Token]):
    """The pieces of a style sheet, which count how many of them are copied."""

    copied: ClassVar[list[int]] = [0]

    def __getitem__(self, place: Any) -> Any:
        found = super().__getitem__(place)
        if not isinstance(found, list):
            return found
        self.copied[0] += len(found)
        return Pieces(found)


@pytest.mark.parametrize(
    "style", ["p { content: % }", "%", "p { % }"], ids=["in a rule", "beside rules", "in brackets"]
)
@pytest.mark.parametrize("piece", ["counter(a) ", "attr(b) ", "url(c) ", "@function --a(); ", "a:(;"])
def test_a_style_sheet_is_gone_through_once(style: str, piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(css, "tokens", lambda source: Pieces(tokens(source)))

    def cost(many: int) -> int:
        Pieces.copied[0] = 0
        took = steps(lambda: [*css.readings(style.replace("%", piece * many))])
        return took + Pieces.copied[0]

    assert growth(cost, FEW) < MOST


def test_ways_of_one_s_own_are_not_gone_through_for_everybody() -> None:
    def cost(many: int) -> int:
        read = [Source(name, str(content), name) for name, content in people(many, "ways: [w{}]").items()]
        config = Source("quietpage.yml", str(ways(many)["quietpage.yml"]))
        return steps(partial(survey, config, read))

    assert growth(cost, FEW) < MOST


@pytest.mark.parametrize("before", ["people/{}.html", "people/{}/index.html"])
def test_new_pages_are_not_each_compared_with_all_that_were_there(tmp_path: Path, before: str) -> None:
    def pages(many: int, start: int, path: str) -> list[Page]:
        return [Page(path.replace("{}", word(start + number)), b"x") for number in range(many)]

    def cost(many: int) -> int:
        output = tmp_path / f"{many}-{len([*tmp_path.iterdir()])}"
        write(pages(many, 0, before), output, tmp_path)
        start = many if before == "people/{}.html" else 0
        return calls(partial(write, pages(many, start, "people/{}.html"), output, tmp_path))

    assert growth(cost, FEW) < MOST


class State(str):
    """What a file is, which counts how often it is looked at."""

    looked_at: ClassVar[list[int]] = [0]

    def __hash__(self) -> int:
        self.looked_at[0] += 1
        return super().__hash__()


def test_what_happens_in_a_folder_is_added_up_and_not_each_time_gone_through() -> None:
    def cost(many: int) -> int:
        State.looked_at[0] = 0
        batch = Batch()
        for number in range(many):
            batch.note(word(number), State("saved"), float(number))
            batch.due()
        return State.looked_at[0]

    assert growth(cost, FEW) < MOST


def test_of_a_text_that_is_too_long_only_the_beginning_is_read(tmp_path: Path) -> None:
    def cost(many: int) -> int:
        person = f"name: {'Five ' * 100 * many}\nreasons: She saw it.\nwhere: {'Five ' * 100 * many}\n"
        return calls(partial(composing, site(tmp_path / f"{many}", {"people/ada.yml": person})))

    cost(1)
    assert cost(4) < 1.1 * cost(2)


def test_nobody_guesses_what_was_meant_by_a_long_address() -> None:
    asked: list[str] = []

    def meant(word: str) -> str:
        asked.append(word)
        return ""

    source = Source("a", "a" * 1000)
    kind = AUTHOR_EMAIL.kind
    assert isinstance(kind, Pattern)
    for length in (100, 1000):
        address = Scalar("a" * length, Span(source, 0, length))
        assert kind._replace(meant=meant).read(address, Problems()) is None
    assert asked == ["a" * 100]
