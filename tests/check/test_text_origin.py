"""What a writer's text does wrong is told in the writer's file, and never in a template or a format."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from quietpage.check.numbers_on_pages import numbers_in_files
from quietpage.check.text_origin import attribute_numbers
from quietpage.core.diagnostics import Problem
from quietpage.core.model import Page, Text
from quietpage.core.problem_text import report
from quietpage.core.source import Source, Span, Whole
from quietpage.numbers.finder import found_in
from quietpage.numbers.markup_formats import found_in_markdown
from quietpage.pipeline import compose, survey
from quietpage.themes.loader import theme_of
from quietpage.typeset.texts import ReadText
from tests.numbers.test_cases import MARK, cases
from tests.sites import built, check, site
from tests.whole.test_strangers import refused, strange

THEMES = ("whisper", "garden", "letter", "classroom")
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "ja", "ar", "he")
SIGNS = """\
% ‰ # No. № - – — … . , ; : ! ? " ' ’ · • / & &amp; &#37; * _ ` ( ) [ ] < > { } {{ }} | º ª ² ½ ™ € $ + = ~
^ @ K X I V IV M C x s th st er te ste ième a an the one another some hundred thousand million dozen half
first last second top best of and und et e y en sei sept neuf elf acht
"""
FILES = ("quietpage.yml", "people/ada.yml", "people/bo.yml")
SPACES = (" ", " ", " ", "", "\u00a0", "\u202f", "\u2009", "\u3000", "\u00ad")


def pieces() -> dict[str, list[str]]:
    """Numbers and scraps of sentences, by language."""
    found: dict[str, list[str]] = {}
    for language, _, form, marked in cases():
        if form == "text":
            words = MARK.sub(r"\1", marked).split()
            some = [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]
            found.setdefault(language, []).extend([*MARK.findall(marked), *some, " ".join(words)])
    return found


PIECES = pieces()


def written(chance: random.Random, languages: list[str], spoken: str, *, quiet: bool) -> str:
    """A text put together by chance, in double quotes; a `quiet` one is no number by itself."""
    for _ in range(30):
        parts: list[str] = []
        for _ in range(chance.randint(1, 5)):
            some = SIGNS.split() if chance.random() < 0.45 else PIECES[chance.choice(languages)]
            parts += (chance.choice(some), chance.choice(SPACES))
        text = "".join(parts).strip()[:450] or "Ada"
        if not quiet or not (found_in(text, spoken) or found_in_markdown(text, spoken)):
            break
    else:
        text = "Ada"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def problems_of(seed: int) -> tuple[Problem, ...]:
    """What is said of a site that was put together by chance."""
    chance = random.Random(seed)
    language, other = chance.choice(LANGUAGES), chance.choice([*LANGUAGES, "", "", "", ""])
    quiet = chance.random() < 0.85

    def some(key: str, likely: float, spoken: str, indent: str = "") -> str:
        if chance.random() > likely:
            return ""
        return f"{indent}{key}: {written(chance, [language, other or language], spoken, quiet=quiet)}\n"

    def here(key: str, likely: float) -> str:
        return some(key, likely, language)

    def theirs(key: str, likely: float, indent: str = "") -> str:
        return some(key, likely, other or language, indent)

    config = here("title", 0.4) + "author:\n" + (some("name", 0.3, language, "  ") or "  name: Rosa Lind\n")
    config += here("welcome", 0.4) + f"language: {language}\ntheme: {chance.choice(THEMES)}\n"
    config += "url: https://rosa.example/\n" if chance.random() < 0.5 else ""
    if chance.random() < 0.3:
        word = written(chance, [language], language, quiet=quiet)
        config += f"ways:\n  {word}: {written(chance, [language], language, quiet=quiet)}\n"
    people = []
    for name in ("ada", "bo"):
        text = theirs("name", 0.7) or f"name: {name.title()}\n"
        text += f"slug: {name}\n" + (theirs("reasons", 0.6) or "reasons: She asks kindly.\n")
        text += theirs("where", 0.3) + theirs("pronouns", 0.3) + theirs("file_under", 0.2)
        if chance.random() < 0.3:
            label = written(chance, [other or language], other or language, quiet=quiet)
            text += f"links:\n  {label}: https://a.example/\n"
        if beginning := theirs("title", 0.3, "  "):
            text += f"start_with:\n{beginning}  url: https://a.example/\n" + theirs("why", 0.5, "  ")
        if alternative := theirs("alt", 0.3, "  "):
            text += f"portrait:\n  file: a.jpg\n{alternative}"
        text += f"language: {other}\n" if other else ""
        people.append(Source(f"people/{name}.yml", text))
    found = survey(Source("quietpage.yml", config), people)
    if found.site is None or not found.site.people:
        return found.problems
    problems: list[Problem] = []
    theme = theme_of(found.site, Path("nowhere"), problems)
    portraits = tuple(Page(f"portraits/{person.slug}.jpg", b"") for person in found.site.people)
    _, more, _ = compose(found.site, theme, (), portraits)
    return (*found.problems, *problems, *more)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(6))
def test_whatever_is_written_is_told_in_the_writer_s_files(part: int) -> None:
    for seed in range(part * 40, part * 40 + 40):
        for problem in problems_of(seed):
            place = problem.place
            path = place.source.path if isinstance(place, Span) else place.path
            assert path in FILES, f"{seed}: {report([problem])}"


@pytest.mark.parametrize("name", ["hundred % x", "hundred ‰ x", "K % one", "a dozen 7 x", "hundred 5% of x"])
def test_a_number_is_told_where_it_was_written_and_nowhere_else(name: str, tmp_path: Path) -> None:
    outcome = check(site(tmp_path, ada=f'name: "{name}"\nreasons: She asks.\n'))
    assert outcome.code == 1
    assert outcome.places != []
    assert [place for place in outcome.places if not place.startswith("people/ada.yml:1:")] == []


def test_a_number_of_two_texts_is_told_at_the_first_of_them() -> None:
    source = Source("people/ada.yml", "name: Dr. twe\nwhere: lve hills")
    texts = [
        Text(words, Span(source, at, at + len(words))) for words, at in (("Dr. twe", 6), ("lve hills", 21))
    ]
    met = numbers_in_files([("feed.xml", "Dr. twelve hills")], "en", frozenset())
    (problem,) = attribute_numbers(met, [ReadText(each, "en") for each in texts])
    assert problem.message == 'beside other words, a number on a page without numbers: "twelve"'
    assert isinstance(problem.place, Span)
    assert problem.place.source.path == "people/ada.yml"


def test_a_number_that_is_nobody_s_is_told_of_the_file() -> None:
    met = numbers_in_files([("feed.xml", "twelve hills")], "en", frozenset())
    (problem,) = attribute_numbers(met, [])
    assert problem.place == Whole("feed.xml")


def test_a_template_of_one_s_own_is_not_blamed_for_a_text_either(tmp_path: Path) -> None:
    text = "name: Elf\nreasons: She asks.\nlanguage: en\nwhere: oh, zwölf!\n"
    verse = "{% for each in people %}<p>{{ each.where }}</p>{% endfor %}"
    page = strange(tmp_path, {}, verse)
    (page / "quietpage.yml").write_text((page / "quietpage.yml").read_text() + "language: de\n")
    (page / "people" / "elf.yml").write_text(text)
    places = refused(page).places
    assert [place.split(":")[0] for place in places] == ["people/elf.yml"]


def test_a_template_is_told_of_the_number_that_it_makes_of_a_text(tmp_path: Path) -> None:
    page = strange(tmp_path, {}, "{% for each in people %}<p>fif{{ each.name }}</p>{% endfor %}")
    (page / "people" / "teen.yml").write_text("name: teen\nreasons: She asks.\n")
    assert refused(page).places[0].startswith("strange/templates/index.html:")


def test_the_beginning_of_a_text_is_cut_where_it_makes_no_number(tmp_path: Path) -> None:
    text = (
        "She taught me how to listen, and how to wait, and how to mend what others throw away, and how to "
        "sit with somebody who is sad without asking them for anything at all, and then she gave so to the "
        "likes of us without any hurry and without counting what it took from her own evenings"
    )
    page = built(site(tmp_path, ada=f"name: Ada\nreasons: {text}\n"))
    assert 'she gave so to the…">' in (page / "people" / "ada.html").read_text()
