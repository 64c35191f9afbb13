"""A letter to somebody on the page, as plain text, and the address that opens it in a mail program."""

from __future__ import annotations

from urllib.parse import quote

from quietpage.core.model import Person, Site, is_mail
from quietpage.core.named_tuple import NamedTuple
from quietpage.letters.plain import plain_of
from quietpage.letters.words import LetterWords, letter_words
from quietpage.typeset.texts import as_shown, typeset_person

ASK, THANK = "ask", "thank"

_QUOTED = "  "
_LONGEST_MAILTO = 1900
"""A longer `mailto:` is cut off by some programs, in signs of the address: RFC 6068 sets no limit."""


class Letter(NamedTuple):
    """A letter in its pieces; `language` is the tag of those that are not the author's.

    `reasons` are the author's words, set in HTML, and `written_in` is their language. `name` is whom the
    salutation names. Names have the typographic signs that they have on the page.
    """

    language: str
    subject: str
    name: str
    salutation: str
    opening: str
    reasons: tuple[str, ...]
    written_in: str
    place: str
    rather_not: str
    signature: str

    @property
    def text(self) -> str:
        """All of it, with room for what only its author can say."""
        lines = (plain_of(reason).split("\n") for reason in self.reasons)
        quoted = ("\n".join(f"{_QUOTED}{line}".rstrip() for line in each) for each in lines)
        above = [self.salutation, self.opening, "\n\n".join(quoted), *([self.place] if self.place else ())]
        return "\n\n".join(above) + "\n\n\n\n" + f"{self.rather_not}\n\n{self.signature}\n"


def letter_to(person: Person, site: Site, kind: str, *, minors: bool = False) -> Letter:
    """The letter to a person of a site: `kind` is `ask`, before their words are published, or `thank`.

    On a page about children nobody has a page of their own: then the address is that of the page.
    """
    language, words = letter_words(person.language or site.language)
    asking = kind == ASK
    url = site.url + ("" if minors else f"people/{person.slug}.html") if site.url else ""
    texts = typeset_person(person, site.language)
    name = texts.shown.name.value
    return Letter(
        language,
        words.ask_subject if asking else words.thank_subject,
        name,
        words.salutation.format(name=name),
        _opening(words, asking, minors),
        tuple(prose.html for prose in texts.reasons),
        texts.language,
        (words.would_stand if asking else words.stands).format(url=url) if url else "",
        words.rather_not,
        as_shown(site.author.name.value, site.language),
    )


def _opening(words: LetterWords, asking: bool, minors: bool) -> str:
    if minors:
        return words.our_asking if asking else words.our_thanking
    return words.asking if asking else words.thanking


def mail_address(letter: Letter, to: str) -> str:
    """A `mailto:` address (RFC 6068) that opens the letter in a mail program.

    A very long letter is left out of it, so that no program cuts it off in the middle of a word.
    """
    begin = f"mailto:{quote(to, safe='@,+%')}?subject={quote(letter.subject, safe='')}"
    whole = f"{begin}&body={quote(letter.text.replace(chr(10), chr(13) + chr(10)), safe='')}"
    return whole if len(whole) <= _LONGEST_MAILTO else begin


def mail_of(person: Person) -> str:
    """Where letters to a person go, as far as the page knows: the first `mailto:` among their links."""
    address = next((link.url.value for link in person.links if is_mail(link)), "")
    return address.partition(":")[2].partition("?")[0]
