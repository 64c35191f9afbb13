"""What a number is called when it is told, and help that fits the place in which it stands.

`parts_of` knows what each text of a site is for; it is asked only when there is a number in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from quietpage.core.model import Person, Site, Text
from quietpage.core.source import Place
from quietpage.numbers.hint_words import asked, words
from quietpage.numbers.number import Number
from quietpage.typeset.texts import ReadText

A_RANKING = 'a ranking on a page without rankings: "{}"'
A_NUMBER = 'a number on a page without numbers: "{}"'

_PLACED = (
    r"\d|\b(?:number|nummer|num[ée]ro|número)\b|\b(?:one|two|three|five|ten|twenty|hundred|drei|fünf|zehn|hundert"
    r"|trois|cinq|dix|cent|tres|cinco|diez|cien|três|dez|cem|tre|cinque|dieci|cento|drie|vijf|tien|honderd)\b"
)
"""A ranking in which there is a number."""

TALK = (
    ("followers", r"follow|subscri|abonn|segui|suscri|inscri|iscritt|seguac|volger|audience|fans?\b"),
    (
        "ratings",
        r"[★☆⭐✩✪✭]|\bratings?\b|\brated\b|bewertung|note moyenne|valorac|avalia|valutaz|beoordel|sterne?\b",
    ),
    ("scores", r"scor|punkt|gpa\b|grade|impact|h-index|klout|note\b|notas?\b|punt|voto|cijfer|points?\b"),
    ("percent", r"percent|per cent|prozent|pour ?cent|por ?cien|por ?cento|per ?cento|procent"),
)
"""What talk of counts is about, by a pattern of its words; any other is about counts."""

PLACES = {
    "name": (
        "what do you call them when you speak of them? write the name as you say it aloud, in letters alone"
    ),
    "author": "what are you called when somebody speaks to you? write that as it is said, in letters alone",
    "label": "another label will do, words for what the link leads to: perhaps {label}",
    "page title": "could the heading do without it? perhaps {title}",
    "work": "could it be described instead of named? perhaps what it is about, or {work}",
    "where": "the name of the place is enough, without a street, a number or a code",
    "pronouns": "write them in letters alone, as in {pronouns}",
    "file under": "the name to sort by has letters alone: write it as you say it aloud",
    "way": "could another word tell of this way of making a difference, in letters alone?",
}
"""The help for a number in a text that is no prose, by what the text is for."""


def called(number: Number, said: str) -> str:
    """The message for a number that stands somewhere as `said`. What is no number is not called one."""
    if number.kind == "ranking":
        return (A_NUMBER if re.search(_PLACED, said, re.IGNORECASE) else A_RANKING).format(said)
    if number.kind != "metric":
        return A_NUMBER.format(said)
    about = next((about for about, its in TALK if re.search(its, said, re.IGNORECASE)), "counts")
    if about == "percent" or any(sign.isdigit() for sign in said):
        return A_NUMBER.format(said)
    return f'talk of {about}: "{said}"'


def parts_of(site: Site) -> dict[Place, str]:
    """What each text of a site that is no prose is for, by its place."""
    parts: dict[Place, str] = {}
    for text, part in _parts(site):
        if text is not None:
            parts[text.place] = part
    return parts


def _parts(site: Site) -> Iterator[tuple[Text | None, str]]:
    yield site.title, "page title"
    yield site.author.name, "author"
    yield from ((link.label, "label") for link in site.author.links)
    yield from ((way.written, "way") for way in site.ways)
    for person in site.people:
        yield from _parts_of(person)


def _parts_of(person: Person) -> Iterator[tuple[Text | None, str]]:
    yield person.name, "name"
    yield from ((link.label, "label") for link in person.links)
    yield person.start_with and person.start_with.title, "work"
    yield person.pronouns, "pronouns"
    yield person.where, "where"
    yield person.file_under, "file under"


def help_for(number: Number, text: ReadText, parts: Mapping[Place, str]) -> str:
    """The help for a number in a text: by what the text is for, and in prose by what stands around it."""
    part = parts.get(text.text.place, "")
    if part == "where" and "://" in text.text.value:
        part = ""
    if part in PLACES and number.kind not in ("ranking", "metric"):
        return _in_words(PLACES[part], text.language)
    if text.prose is None:
        return number.hint
    return help_in_markdown(number, text.text.value, text.language)


def help_in_markdown(number: Number, markdown: str, language: str) -> str:
    """The help for a number in Markdown, by what stands around it."""
    return _in_markdown(number, markdown, language) or _as_name(number, markdown, language) or number.hint


def _in_words(help: str, language: str) -> str:
    """A help with words of the text's language in it."""
    from quietpage.locale import words_for

    return help.format(
        label=f'"{words("label", language)[0][0]}"',
        work=f'"{words("label", language)[0][1]}"',
        pronouns=words("pronouns", language)[0][0],
        title=f'"{words_for(language).title}"',
    )


_TITLE = re.compile(r"\b(?:Frau|Herrn?|Familie) \Z")
_TOWN = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]{3,12}(?:ach|acker|bach|berg|born|brücken|brunn|burg|bürgen|dorf|eich|eichen|feld|furt"
    r"|haar|hausen|heilig|heim|hof|horn|ingen|kirchen|linden|mark|see|stadt|stein|tal|wald|weiler)"
)
"""What many German towns and families are called that have a number for their beginning."""


def _as_name(number: Number, markdown: str, language: str) -> str:
    """The help for what may be a family or a town in German, where every noun has a capital; or nothing."""
    said = number.text
    if number.kind != "word" or not said[:1].isupper() or language.partition("-")[0].lower() != "de":
        return ""
    title = _TITLE.search(markdown, max(0, number.start - _FAR), number.start)
    if title is None and _TOWN.fullmatch(said) is None:
        return ""
    phrase = f"{title[0] if title else ''}{said}"
    return f"if it is a name and no number, say so in quietpage.yml: not_numbers: [{phrase}]"


_BEHIND = ".,;:!?*_'\u2026"
"""What ends a sentence in which an address is the last word."""

_FAR = 2_000
"""So far around a number is looked for the address or the brackets in which it stands."""


def _in_markdown(number: Number, markdown: str, language: str) -> str:
    """The help for a number in an address, in the words of a link, or in the name of a book; or nothing."""
    before = markdown[max(0, number.start - _FAR) : number.start]
    after = markdown[number.end : number.end + _FAR]
    ahead = re.split(r"[\s<>\[\]\"\u201c\u201e\u00ab]", before)[-1]
    if "](" in before[-len(ahead) - 2 :]:
        ahead = ahead.lstrip("(")
    behind = re.split(r"[\s<>\[\]\"\u201d\u201c\u00bb]", after, maxsplit=1)[0]
    address = (ahead + number.text + behind).lstrip("(*_").rstrip(_BEHIND)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(_BEHIND)
    if "://" in address or address.lower().startswith("www."):
        scheme = address.find("://")
        whole = (
            f"https://{address}"
            if scheme < 0
            else re.split(r"[^\w+.-]", address[:scheme])[-1] + address[scheme:]
        )
        return f"give it words: {_link(whole, words('label', language)[0][0])}"
    if "@" in address[1:] and "." in address.rpartition("@")[2]:
        mail = "mailto:" + address.removeprefix("mailto:")
        return f"give it words: {_link(mail, words('mail', language)[0][0])}"
    begun = before.rfind("[")
    if begun > before.rfind("]") and re.match(r"[^\[\]]{0,300}\](?:\(|\[)", after):
        if before[:begun].endswith("!"):
            return "say what is to be seen in words that hold no number"
        return _in_words(PLACES["label"], language)
    # In a run of stars or lines is the name of a book, a film, a song.
    if before[-1:] in ("*", "_") and after[:1] in ("*", "_") and number.kind in ("digits", "roman", "word"):
        return asked("name", language)
    return ""


def _link(address: str, label: str) -> str:
    """A link in Markdown."""
    return f"[{label}](<{address}>)" if "(" in address or ")" in address else f"[{label}]({address})"
