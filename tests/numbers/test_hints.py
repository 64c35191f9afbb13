"""What could stand in a number's place: words that fit it, in the text's language, and without a number."""

from __future__ import annotations

import pytest

from quietpage.numbers import numbers_in
from quietpage.numbers.hint_words import ALONE, ASKS, SPELLED, WORDS, asked

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")


def hint(text: str, language: str = "en") -> str:
    """The hint for the first number of a text."""
    return numbers_in(text, language)[0].hint


@pytest.mark.parametrize(
    ("sense", "text"),
    [
        ("heart", "I <3 her."),
        ("heart", "All my love </3"),
        ("heart", "We <33 her."),
        ("face", "She laughed :3"),
        ("face", "Off to the sea 8-)"),
        ("clock", "Up at 3am."),
        ("clock", "Up at 3 a.m. again."),
        ("clock", "We met at 12:30 by the gate."),
        ("clock", "Come at half past 9."),
        ("clock", "Come at half past nine."),
        ("clock", "Come at nine o'clock."),
        ("clock", "She is up at 5."),
        ("floor", "On the 2nd floor."),
        ("floor", "On the third floor."),
        ("floor", "On the second floor."),
        ("age", "A 9-year-old."),
        ("age", "She turned 40."),
        ("age", "Aged 7, she sang."),
        ("age", "She is 12 years old."),
        ("age", "They married at nineteen."),
        ("age", "In her mid-thirties she began."),
        ("age", "He learned to swim at seventy."),
        ("age", "He is 42."),
        ("numbered", "She likes no. 5 best."),
        ("numbered", "She likes #5."),
        ("numbered", "Read Article 5."),
        ("metric", "A 5-star cook."),
        ("school", "In grade 4 already."),
        ("school", "The best of Year 9."),
        ("school", "Her 4th grade class."),
        ("school", "A fourth-grader."),
        ("room", "She sits in room 12."),
        ("room", "On bus 7 we talk."),
        ("room", "Flat 3b has the piano."),
        ("chapter", "Read page 12 first."),
        ("chapter", "Take step two."),
        ("phone", "Call 555-1234 at night."),
        ("phone", "Call +49 30 1234567."),
        ("money", "It cost $5."),
        ("money", "It cost 5 €."),
        ("money", "It cost 20 dollars."),
        ("money", "It cost ten pounds."),
        ("percent", "About 5 % of us."),
        ("percent", "About 40 percent of us."),
        ("version", "She teaches Python 3 there."),
        ("version", "The old HTML5 page."),
        ("version", "Since v2.1 it runs."),
        ("version", "Since 2.0.1 it runs."),
        ("name", 'She read "Catch-22" aloud.'),
        ("name", "She read “1984” aloud."),
        ("name", "She sings Blink-182 songs."),
        ("name", "She read Fahrenheit 451 aloud."),
        ("name", "She loves Seven Samurai."),
        ("code", "She sings U2 songs."),
        ("code", "She drinks H2O."),
        ("code", "By ISO 639 it is."),
        ("chess", "She opens with e4 always."),
        ("score", "They won 3:1."),
        ("score", "They lost 2-4 and sang."),
        ("date", "It was 2019-05-03."),
        ("date", "It was 3/5/2019."),
        ("date", "Born on 3 May."),
        ("date", "Back in 1968 she sang."),
        ("date", "The '80s were hers."),
        ("date", "The nineties were hers."),
        ("order", "The 2nd letter."),
        ("order", "Her third letter."),
        ("order", "Her second novel."),
        ("amount", "I gave it eleven out of ten."),
        ("ruler", "After World War Two she came."),
        ("ruler", "She painted Elizabeth II."),
        ("chapter", "Read chapter iv."),
        ("file", "Look at IMG_1234.jpg."),
        ("mail", "Write to sam99@example.org."),
        ("handle", "Look for @sam99 there."),
        ("address", "See https://example.org/a/2024."),
        ("address", "See www.example.org/9."),
        ("address", "See example.org/2024."),
        ("always", "She is there 24/7."),
        ("fraction", "She gave two thirds of it."),
        ("fraction", "She gave 1/2 of it."),
        ("times", "She called three times."),
        ("measure", "She walked 5 km."),
        ("measure", "She walked ten miles."),
        ("span", "For forty years she sang."),
        ("amount", "She kept forty geese."),
        ("amount", "She came with forty geese."),
        ("amount", "Half a million letters."),
        ("amount", "We ate 12."),
        ("unicode", "She is 💯."),
        ("metric", "Her follower count."),
        ("metric", "She has 300 followers."),
        ("ranking", "The best teacher in the world."),
    ],
)
def test_a_hint_asks_about_what_the_number_tells_of(sense: str, text: str) -> None:
    assert hint(text) == asked(sense, "en")


def test_a_spelling_that_says_a_digit_aloud_is_written_out() -> None:
    assert hint("She is gr8.") == 'could it be spelled out in letters, as it is said? perhaps "great"'
    assert hint("Friends 4ever!").endswith('perhaps "forever"')


@pytest.mark.parametrize(
    ("language", "sense", "text"),
    [
        ("de", "clock", "Um 18 Uhr singt sie."),
        ("de", "floor", "Sie wohnt im 3. Stock."),
        ("de", "floor", "Sie wohnt im dritten Stock."),
        ("de", "age", "Mit 12 Jahren sang sie."),
        ("de", "school", "In der 3. Klasse sang sie."),
        ("de", "times", "Sie hat dreimal gerufen."),
        ("de", "span", "Seit zehn Jahren."),
        ("de", "amount", "Mit vierzig Gänsen."),
        ("de", "date", "Am 3. Mai."),
        ("de", "date", "In den 80ern."),
        ("de", "date", "Am 24.12. singt sie."),
        ("de", "room", "In der Rosenstraße 12."),
        ("de", "room", "In der Rosenstr. 12."),
        ("de", "date", "Im 19. Jahrhundert."),
        ("de", "phone", "Tel. 030 123456."),
        ("de", "times", "Sie lachte 3fach."),
        ("ar", "amount", "كتبت ٣ رسائل."),
        ("ar", "school", "في الصف ٣."),
        ("ar", "times", "ضحكت ٣ مرات."),
        ("ar", "span", "طوال ٣ سنوات."),
        ("he", "times", "צחקה 3 פעמים."),
        ("ar", "date", "في عام ١٩٧٣."),
        ("ja", "date", "１９７３年"),
        ("de", "amount", "Sie hat ein Dutzend Freunde."),
        ("de", "fraction", "Ein Achtel des Kuchens."),
        ("de", "ruler", "Nach dem Zweiten Weltkrieg."),
        ("de", "amount", "Wir waren zu acht am Tisch."),
        ("de", "percent", "Etwa 50 Prozent von uns."),
        ("fr", "clock", "À 9 heures elle chante."),
        ("fr", "floor", "Au 2e étage."),
        ("fr", "age", "Elle a 8 ans."),
        ("fr", "times", "Elle a chanté trois fois."),
        ("fr", "amount", "Les quatre saisons."),
        ("fr", "date", "Dans les années 80."),
        ("fr", "money", "Pour 20 euros."),
        ("es", "floor", "En el tercer piso."),
        ("es", "age", "Tenía 8 años."),
        ("es", "room", "En la habitación 12."),
        ("pt", "clock", "Às 9 horas canta."),
        ("pt", "floor", "No 2º andar."),
        ("it", "floor", "Al terzo piano."),
        ("it", "times", "Ha cantato tre volte."),
        ("nl", "floor", "Op de derde verdieping."),
        ("nl", "clock", "Om 9 uur zingt ze."),
        ("nl", "school", "In groep 8 zong ze."),
    ],
)
def test_in_another_language_the_words_are_that_language_s(language: str, sense: str, text: str) -> None:
    said = hint(text, language)
    assert said == asked(sense, language)
    assert said != asked(sense, "en")


def test_a_place_that_was_won_is_asked_about_as_a_ranking() -> None:
    assert hint("Sie gewann den 1. Platz.", "de") == asked("ranking", "de")


def test_for_a_language_without_words_of_its_own_that_is_said() -> None:
    assert hint("Yazdı 3 mektup", "tr").endswith(', "more than I can carry", in this text\'s language')


@pytest.mark.parametrize("sense", sorted(WORDS))
def test_what_a_hint_says_can_be_written_down_as_it_stands(sense: str) -> None:
    for language, said in WORDS[sense].items():
        for words in said.split(" | "):
            assert numbers_in(words, language, "markdown") == (), (language, words)
            assert numbers_in(f"{words[0].upper()}{words[1:]}.", language, "markdown") == (), (
                language,
                words,
            )
        assert numbers_in(asked(sense, language) if sense in ASKS else "", "en") == (), language


def test_every_question_has_words_in_every_language_that_is_known_in_depth() -> None:
    assert {sense: set(LANGUAGES) - WORDS[sense].keys() for sense in ASKS} == {sense: set() for sense in ASKS}


def test_no_question_has_a_number_or_an_end() -> None:
    for said in (*ALONE.values(), *(asked(sense, "en") for sense in ASKS), *SPELLED.values()):
        assert numbers_in(said, "en") == ()
        assert said[-1] != "."
