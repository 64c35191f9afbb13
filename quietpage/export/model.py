"""A site as other programs are told of it: plain texts and addresses, and nobody who is a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, overload

from quietpage.core.model import Person, Site, Theme, is_mail
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.urls import in_uri, without_scheme
from quietpage.locale import Words, words_for
from quietpage.typeset.markdown import BETWEEN
from quietpage.typeset.texts import PageTexts, PersonTexts

if TYPE_CHECKING:
    from quietpage.render.view_models import SiteInput
    from quietpage.typeset.texts import Texts


class PersonData(NamedTuple):
    """Somebody on the page.

    `name` is theirs as the page shows it, `written` the same as it was typed: for programs that compare it.
    `path` is that of their page here, `card` that of their vCard. `address` is their own place on the web, if
    they have one, `feeds` are their feeds', all in ASCII; `known_by` is what they can still be known by with
    another name, the best first; `mails` are the addresses that letters reach them at.
    `family` and `given` are the parts of the name, if the name to file them under tells these apart.
    `note` has the reasons as plain text, an empty line between paragraphs; `html` has them as the page does.
    `language` is that of the reasons, if it is not the page's.
    `fediverse` is their account there, `name@host` in ASCII; `vouched` is the day on which the author vouched
    for them, if they agreed to be here.
    """

    name: str
    written: str
    path: str
    card: str
    address: str
    mails: tuple[str, ...]
    feeds: tuple[str, ...]
    known_by: tuple[str, ...]
    family: str
    given: str
    note: str
    html: str
    language: str
    fediverse: str = ""
    vouched: str = ""

    @property
    def line(self) -> str:
        """The reasons as plain text, on one line."""
        return self.note.replace(BETWEEN, " ")


class SiteData(NamedTuple):
    """A whole site. `url` ends with a slash, or is empty; `home` is the author's address, or else `url`."""

    title: str
    about: str
    author: str
    fediverse: str
    home: str
    language: str
    url: str
    domain: str
    public: bool
    people: Sequence[PersonData]
    ways: tuple[str, ...]
    words: Words
    pages: tuple[str, ...] = ()

    def read(self, people: Iterable[PersonData]) -> frozenset[str]:
        """The texts that the author wrote, of the site itself and of these people, as the formats have them:
        they are read where they stand.
        """
        texts = [self.title, self.about, self.author, self.fediverse]
        for person in people:
            texts += (
                person.name,
                person.written,
                person.family,
                person.given,
                person.note,
                person.line,
                person.html,
            )
        return frozenset(texts) - {self.words.title, self.words.description}


class Drawn(NamedTuple):
    """What a page was drawn from, for whoever gives it out in another form: all of it was found right.

    `site` has its people in the order of the page; `names` are those on it that are no numbers.
    """

    site: Site
    theme: Theme
    texts: Texts
    shown: SiteInput
    told: SiteData
    names: frozenset[str]


def site_data(site: Site, theme: Theme, texts: PageTexts, people: Sequence[PersonData]) -> SiteData:
    """A site as other programs are told of it; `people` are those who are no drafts, in the order of the
    page.
    """
    words = words_for(site.language)
    shown, author = texts.shown, site.author
    ways = {way.slug for person in site.people if not person.draft for way in person.ways}
    return SiteData(
        title=shown.title.value if shown.title else words.title,
        about=_line(texts.welcome.plain) if texts.welcome else words.description,
        author=shown.author.name.value,
        fediverse=author.fediverse.value if author.fediverse else "",
        home=in_uri(author.url.value) if author.url else site.url,
        language=site.language,
        url=site.url,
        domain=site.domain.value if site.domain else "",
        public=site.audience == "public" and not theme.minors,
        people=people,
        ways=tuple(f"ways/{way.slug}.html" for way in site.ways if way.slug in ways),
        words=words,
        pages=tuple(own.page.path for own in texts.own),
    )


def person_data(texts: PersonTexts) -> PersonData:
    """A person as other programs are told of them."""
    person = texts.person
    blocks = [_line(block) for reason in texts.reasons for block in reason.plain.split(BETWEEN)]
    family, given = _parts(person.name.value, person.file_under.value if person.file_under else "")
    return PersonData(
        name=texts.shown.name.value,
        written=person.name.value,
        path=f"people/{person.slug}.html",
        card=f"people/{person.slug}.vcf",
        address=in_uri(own_address(person)),
        mails=tuple(mail for link in person.links if is_mail(link) for mail in _mails(link.url.value)),
        feeds=tuple([in_uri(feed.value) for feed in person.feeds]),
        known_by=_known_by(person),
        family=family,
        given=given,
        note=BETWEEN.join(blocks),
        html="".join([reason.html for reason in texts.reasons]),
        language=person.language,
        fediverse=_account(person.fediverse.value) if person.fediverse else "",
        vouched=person.vouched.value if person.vouched and person.asked == "yes" else "",
    )


def _account(written: str) -> str:
    from quietpage.core.accounts import account_of

    account = account_of(written)
    return f"{account.name}@{account.host}" if account else ""


def told_apart(everybody: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What people are known by, each first by what nobody else is known by first: of a couple with one
    address, each by the next that is theirs alone. The very same tuple, if it does.
    """
    best = Counter([known_by[0] for known_by in everybody if known_by])
    if len(best) == best.total():
        return everybody
    each_of = Counter([each for known_by in everybody for each in dict.fromkeys(known_by)])

    def alone(own: tuple[str, ...]) -> tuple[str, ...]:
        if not own or best[own[0]] == 1:
            return own
        return tuple([each for each in own[1:] if each_of[each] == 1])

    return [alone(known_by) for known_by in everybody]


class PeopleTold(Sequence[PersonData]):
    """People as other programs are told of them, each when they are asked for: `alone` has them as they are
    by themselves, and `known_by` what each is known by beside the others.
    """

    def __init__(self, alone: Sequence[PersonData], known_by: Sequence[tuple[str, ...]]) -> None:
        self._alone, self._known_by = alone, known_by

    def __len__(self) -> int:
        return len(self._alone)

    @overload
    def __getitem__(self, place: int) -> PersonData: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[PersonData, ...]: ...
    def __getitem__(self, place: int | slice) -> PersonData | tuple[PersonData, ...]:
        if isinstance(place, slice):
            return tuple([self[each] for each in range(*place.indices(len(self)))])
        person, known_by = self._alone[place], self._known_by[place]
        return person if person.known_by == known_by else person._replace(known_by=known_by)


def _known_by(person: Person) -> tuple[str, ...]:
    """What stays when a person is given another name: their addresses, the own one first, then their feeds.
    With a slug that was written their page's address stays, and nothing else is needed.
    """
    if person.own_slug:
        return ()
    addresses = [link.url.value for link in person.links if not is_mail(link)]
    addresses += [feed.value for feed in person.feeds]
    # It stands behind a `#`, and a second one would not be read as a part of it.
    return tuple([without_scheme(in_uri(each)).replace("#", "/") for each in addresses])


def _parts(name: str, under: str) -> tuple[str, str]:
    """Family and given name, if the name to file somebody under tells them apart: else all of it is given."""
    family, comma, given = (part.strip() for part in under.partition(","))
    if comma and family and given:
        return family, given
    if name != under and name.endswith(f" {under}"):
        return under, name.removesuffix(under).rstrip()
    return "", name


def home_of(site: Site) -> str:
    """The author's own address; without one, the page's; without that, nothing."""
    return site.author.url.value if site.author.url else site.url


def own_address(person: Person) -> str:
    """Somebody's own place on the web: the first of their links that leads there."""
    return next((link.url.value for link in person.links if not is_mail(link)), "")


def _line(text: str) -> str:
    text = text.replace("\n", " ")
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def _mails(address: str) -> list[str]:
    """The addresses that a `mailto:` (RFC 6068) has letters go to."""
    written = address[7:].partition("?")[0]
    if "%" in written:
        from urllib.parse import unquote

        return [unquote(each) for each in written.split(",")]
    return written.split(",")


def tag(language: str) -> str:
    """A language's tag as far as it has no digit in it: `es-419` is `es`, the same language less narrowly."""
    parts = language.split("-")
    kept = next((place for place, part in enumerate(parts) if not part.isalpha()), len(parts))
    return "-".join(parts[:kept])
