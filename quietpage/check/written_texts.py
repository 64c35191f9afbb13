"""Rules on texts as they were written: headings, pictures, addresses, hidden signs and HTML in them; and the
list `not_numbers:`. Numbers in them are looked for by `numbers_in_texts`.

To add a rule on texts, write a function here that yields problems, and add its name to `RULES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache
from itertools import islice

from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import Site
from quietpage.core.unicode import strange_signs
from quietpage.core.urls import faults
from quietpage.typeset.texts import ReadText

Rule = Callable[[Iterable[ReadText]], Iterable[Problem]]


def check_texts(texts: Iterable[ReadText]) -> Iterator[Problem]:
    """What the rules have to say of texts as they were written, but for numbers."""
    for rule in RULES:
        yield from rule(texts)


def _slips(texts: Iterable[ReadText]) -> Iterator[Problem]:
    """What a text in Markdown may not have here."""
    for text, _, prose, *_ in texts:
        for kind, at in prose.slips if prose is not None else ():
            end = text.value.find("\n", at)
            piece = text.within(at, len(text.value.rstrip()) if end < 0 else end)
            if kind == "heading":
                yield Problem(
                    "a heading inside a text would stand above the people",
                    piece,
                    "write it as a sentence; an empty line begins a new paragraph",
                )
            elif kind == "link":
                found = re.compile(r"\[\s*+\](?:\([^)\n]*+\)|\[[^\]\n]*+\])?").search(text.value, at)
                yield Problem(
                    "this link has no words, so nobody can follow it",
                    text.within(found.start(), found.end()) if found else piece,
                    "write between [ and ] what it leads to",
                )
            elif kind == "nesting":
                yield Problem(
                    "lists and quotations are nested so deep here that a page leaves out what is in them",
                    piece,
                    "write it with fewer marks before it, as a paragraph of its own",
                )
            elif kind == "title":
                yield Problem(
                    "a page has one title, and here is another",
                    piece,
                    "write ## in the place of #"
                    if text.value.startswith("#", at)
                    else "write - in the place of = in the line below it",
                )
            elif kind == "picture":
                found = re.compile(r"!\[[^\]!]*+(?:![^\[\]!]*+)*+\](?:\([^)]*+\)|\[[^\]]*+\])?").search(
                    text.value, at
                )
                place = text.within(found.start(), found.end()) if found else piece
                yield Problem(
                    "pictures have no place inside a text",
                    place,
                    "take away the ! and it becomes a link; a portrait has a key of its own",
                )


def _links_in_prose(texts: Iterable[ReadText]) -> Iterator[Problem]:
    """Addresses inside texts in Markdown."""
    for each in texts:
        if each.own and not _has_faults(each):
            continue
        for address, at, written in links_in(each):
            for fault in faults(address):
                exact = written == address
                start, end = (at + fault.start, at + fault.end) if exact else (at, at + len(written))
                yield Problem(fault.message, each.text.within(start, end), fault.help)


def _has_faults(text: ReadText) -> bool:
    """Whether there is something to tell of the links of a page of one's own: to place them takes a while."""
    links = text.prose.links if text.prose is not None else ()
    return any(at not in text.here and any(faults(address)) for at, address in enumerate(links))


def links_in(text: ReadText) -> Iterator[tuple[str, int, str]]:
    """The addresses in a text in Markdown that lead elsewhere, and where and how each is written in it."""
    if text.own and text.prose is not None:
        # It has pictures, which may stand in links, and can be longer than all others.
        from quietpage.typeset.link_places import link_places

        placed = zip(text.prose.links, link_places(text.text.value), strict=True)
        for place, (address, each) in enumerate(placed):
            if place not in text.here:
                start, end = each.address
                yield address, start, text.text.value[start:end]
        return
    markdown, since = text.text.value, 0
    nowhere: set[str] = set()  # what was looked for once, up to the end of the text, is not looked for again
    for address in text.prose.links if text.prose is not None else ():
        mail = address.removeprefix("mailto:")  # which Markdown puts before what stands in < and > alone
        for written in dict.fromkeys((address, mail)):
            at = -1 if written in nowhere else markdown.find(written, since)
            if at >= 0:
                break
            nowhere.add(written)
        else:
            found = None if "" in nowhere else _destination().search(markdown, since)
            at, written = (found.start(), found[0]) if found else (since, markdown[since : since + 1])
            if not found:
                nowhere.add("")
        since = at + len(written)
        yield address, at, written


@cache
def _destination() -> re.Pattern[str]:
    """Where a link leads, which may be written with other signs than stand in the markup."""
    return re.compile(
        r"(?<=\]\()<?[^\s)>]+|(?<=<)[a-z][a-z+.-]*:[^\s>]+|(?<=\]:)\s*\S+",
        re.IGNORECASE,
    )


def _hidden_signs(texts: Iterable[ReadText]) -> Iterator[Problem]:
    """Signs that steer or hide, and that do not stand in a text but are made by an entity or an escape in it,
    or by what is left of it when its stars and brackets are gone.
    """
    for text, _, prose, *_ in texts:
        value = text.value
        if prose is None or not _may_make_signs(value):
            continue
        from quietpage.core.unicode import told_once
        from quietpage.parse.repair import strange_sign
        from quietpage.typeset.markdown_source import decoded

        found: list[tuple[int, int, str]] = []
        for piece, place in decoded(value):
            for start, end, words in islice(strange_signs(piece), ENOUGH):
                first, last = place(start, end)
                if piece[start] == _FORM_FEED:
                    continue
                # One that stands there itself was judged when the file was read, but for the other of a pair.
                if value[first:last] != piece[start:end] or piece[start] in _PAIRED:
                    found.append((first, last, words))
        for each in told_once(sorted(set(found))):
            yield strange_sign(each, text.within)


_FORM_FEED = "\x0c"
"""To YAML it may be the end of a line; what Markdown makes of `&#12;` is one more space to a browser."""
_PAIRED = "\u2066\u2067\u2068\u2069"


def _may_make_signs(markdown: str) -> bool:
    """Whether a text in Markdown may be read with signs that do not stand in it."""
    if "&" in markdown and re.search(r"&#?\w+;", markdown):
        return True
    if "%" in markdown and "<" in markdown:  # an address in these is shown without its percent signs
        return True
    if markdown.isascii() or not _SYNTAX.intersection(markdown):
        return False
    if any(sign in markdown for sign in _PAIRED):
        return True
    return next(strange_signs(re.sub(r"\]\([^()]*\)|[*_`\[\]]", "", markdown)), None) is not None


_SYNTAX = frozenset("*_`[")


def _foreign_markup(texts: Iterable[ReadText]) -> Iterator[Problem]:
    """HTML and what else a text is not written in: a reader would get it as it stands."""
    for text in texts:
        if may_be_foreign(text):
            from quietpage.check.foreign_markup import foreign_problems

            yield from islice(foreign_problems(text), ENOUGH)


def may_be_foreign(text: ReadText) -> bool:
    """Whether there may be anything foreign in a text. It is quick, and most texts have nothing."""
    if text.prose is None:
        value = text.text.value
        return (
            "<" in value
            or "&" in value
            or "](" in value
            or "**" in value
            or "@" in value
            or value[:1] in _WORD_QUOTES
            or _has_address_or_slot(value)
        )
    shown = text.prose.plain  # what is in code is there too, and looked at in vain
    return (
        "<" in shown
        or "&" in shown
        or "|" in shown
        or "[" in shown
        or "^" in shown
        or "~~" in shown
        or "==" in shown
        or "$$" in shown
        or _has_address_or_slot(shown)
    )


def _has_address_or_slot(text: str) -> bool:
    """Whether there may be an address in a text, or something for another program."""
    if ":" in text and ("://" in text or ":::" in text or _names_sign(text)):
        return True
    return "{" in text or "www." in text or "Www." in text or "WWW." in text


_WORD_QUOTES = frozenset("“”„«»‘’‚‹›")


def _names_sign(text: str) -> bool:
    """Whether a single word stands between two colons, as in `:smile:`."""
    return text.count(":") > 1 and any(word and " " not in word for word in text.split(":")[1:-1])


RULES: tuple[Rule, ...] = (_slips, _links_in_prose, _hidden_signs, _foreign_markup)


def phrases_in(phrases: frozenset[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Those of the names that are no numbers that stand in one of these plain texts."""
    from quietpage.numbers.not_numbers import standing_in

    return tuple(sorted(standing_in(phrases, texts)))


def check_phrases(site: Site, standing: Container[str]) -> Iterator[Problem]:
    """The list of names that are no numbers: exact, without digits, needed.

    `standing` are those that stand somewhere on the page.
    """
    from quietpage.numbers.not_numbers import accepted

    for phrase in site.not_numbers:
        if not accepted(phrase.value):
            yield Problem(
                f"{phrase} cannot be on the list of names that are no numbers",
                phrase.place,
                "an entry has letters, spaces, hyphens and apostrophes, and a capital or a second word",
            )
        elif phrase.value not in standing:
            yield Problem(f"{phrase} stands nowhere on the page", phrase.place, "take it off the list")
