"""A site made into what its templates meet."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple, Protocol

from markupsafe import Markup, escape

from quietpage.cache.memo import Memory
from quietpage.core.model import Link, Person, Site, Text, Theme, Way, is_mail
from quietpage.core.slugs import anchor
from quietpage.core.urls import path_of_home
from quietpage.locale import Words, comma, direction, script_of, turns, words_for
from quietpage.render.view_models import (
    CARD,
    CLOSE,
    FRAME,
    OPEN,
    AuthorShown,
    Beginning,
    FormatsShown,
    Named,
    PageShown,
    PersonShown,
    PortraitShown,
    ReasonShown,
    Sentence,
    Sheet,
    Shown,
    SiteShown,
    WayShown,
)
from quietpage.typeset.markdown import Prose

_POLICY = (
    "default-src 'none'; img-src 'self'; style-src {}; font-src 'self'; base-uri 'none'; form-action 'none'"
)

_CROWD = 8
_LONGEST_DESCRIPTION = 200


def shown(
    site: Site,
    theme: Theme,
    style: str,
    setting: Setting,
    formats: FormatsShown,
    data: Markup | str,
    pictures: frozenset[str],
    ids: frozenset[str],
    memory: Memory,
) -> Shown:
    """A site in the words that are on its pages, as `setting` has them; its people are in their order.

    `pictures` are the paths of the portraits and the card that there are, `ids` what the templates call parts
    of their pages.
    """
    words = words_for(site.language)
    views = _Views(site, theme, words, setting, pictures, ids, memory)
    sheets = [
        Sheet(
            "index.html",
            "index.html",
            "",
            views.page("index", views.description, views.description_lang, "index.html")._replace(data=data),
            {"verse": views.verse()},
        )
    ]
    sheets.extend(views.sheets())
    for way, members in views.members():
        described = (way.line, "") if way.line else (views.description, views.description_lang)
        page = views.page("way", *described, way.path)
        sheets.append(Sheet(way.path, "way.html", "../", page, {"way": way, "people": members}))
    home = path_of_home(site.url)
    lost = views.page("lost", words.lost, words.language, "", inline=style)
    values = {"home": home, "style": Markup(OPEN + style + CLOSE)}
    sheets.append(Sheet("404.html", "lost.html", home, lost, values))
    return Shown(site.language, views.site(formats), views.people, sheets, views.options())


def ordered(site: Site, memory: Memory | None = None) -> tuple[Person, ...]:
    """The people in the order of the page; it means nothing."""
    if site.order == "as written":
        return site.people
    key = _alphabetical if site.order == "by name" else _by_chance
    keys = (memory or Memory()).each("order", site.people, key, site.order)
    return tuple(map(site.people.__getitem__, sorted(range(len(keys)), key=keys.__getitem__)))


class Setting(Protocol):
    """Gives texts in the words that are on the page."""

    def said(self, text: Text) -> str: ...

    def cut(self, beginning: str) -> str: ...

    def prose(self, text: Text, language: str) -> Prose: ...

    def masks(self, person: Person) -> Hashable:
        """What of a person's words is not on the page as they wrote it."""


class _Around(NamedTuple):
    """What everybody is shown with: the page, its look, and its ways in the words that are on it."""

    site: Site
    theme: Theme
    ways: tuple[str, ...]
    pictures: frozenset[str]
    ids: frozenset[str]


class _Views:
    """A site as its templates meet it."""

    def __init__(
        self,
        site: Site,
        theme: Theme,
        words: Words,
        setting: Setting,
        pictures: frozenset[str],
        ids: frozenset[str],
        memory: Memory,
    ) -> None:
        self._site, self._theme, self._words, self._memory = site, theme, words, memory
        self._prose_of, self._say, self._pictures = setting.prose, setting.said, pictures
        self._ids = ids
        self._cut = setting.cut
        everybody = site.people
        # Ways of one's own are in the page's language, the words around them perhaps in English.
        foreign = site.own_ways and words.language.lower() != site.language.lower()
        self._ways_language = site.language if foreign else ""
        page = site._replace(people=()), theme._replace(levels=()), tuple(map(self._word, site.ways))
        self._around = memory.same(_Around(*page, pictures, ids))
        masks = tuple(map(setting.masks, everybody))
        self._named = memory.each_with(
            "named", everybody, masks, lambda person, _: self._name(person), self._around
        )
        had = memory.each("ways", everybody, _slugs_of_ways)
        known = set().union(*had)
        self._ways = {
            way.slug: Named(self._word(way), f"ways/{way.slug}.html", self._ways_language)
            for way in site.ways
            if way.slug in known
        }
        self._shown = memory.each_with(
            "view",
            everybody,
            zip(self._named, self._crowds(), masks, strict=True),
            lambda person, along: self._person(person, *along[:2]),
            self._around,
        )
        self.people = [shown for shown, _ in self._shown]
        self._members: dict[str, list[PersonShown]] = {slug: [] for slug in self._ways}
        for ways, shown in zip(had, self.people, strict=True):
            for way in ways:
                self._members[way].append(shown)
        welcome = site.welcome and setting.prose(site.welcome, site.language)
        self._welcome = self._marked(welcome) if welcome else ""
        self.description = self._beginning(welcome) if welcome else words.description
        self.description_lang = "" if welcome else words.language

    def site(self, formats: FormatsShown) -> SiteShown:
        title = self._say(self._site.title) if self._site.title else self._words.title
        paper = self._theme.paper
        return SiteShown(
            title,
            "" if self._site.title else self._words.language,
            self._welcome,
            self._author(),
            "whisper" if self._theme.minors else self._site.audience,
            tuple(zip(("light", "dark"), paper, strict=True)) if paper else (),
            self._theme.portraits and any(person.portrait for person in self._site.people),
            self._theme.minors,
            formats,
            self._site.url + CARD if CARD in self._pictures else "",
        )

    def options(self) -> dict[str, str]:
        """The theme's options, as the author chose: their own texts in the words that are on the page."""
        chosen = {name.value: self._say(value) for name, value in self._site.options}
        return {name: chosen.get(name, default) for name, default in self._theme.options}

    def page(self, kind: str, description: str, language: str, path: str, inline: str = "") -> PageShown:
        site = self._site
        source = f"'sha256-{_digest(inline)}'" if inline else "'self'"
        canonical = site.url + ("" if path == "index.html" else path) if site.url and path else ""
        return PageShown(
            kind,
            site.language,
            direction(site.language),
            _POLICY.format(source),
            description,
            language,
            canonical,
        )

    def verse(self) -> list[Sentence]:
        if self._site.own_ways:
            return [Sentence(self._words.seek, {"ways": [self._way_or_word(way) for way in self._site.ways]})]
        parts: dict[str, Named | list[Named]] = {
            english: self._way_or_word(way)._replace(label=way.base)
            for (english, _, _), way in zip(self._words.ways, self._site.ways, strict=True)
        }
        return [Sentence(line, parts) for line in self._words.verse]

    def members(self) -> Iterable[tuple[WayShown, list[PersonShown]]]:
        for way in self._site.ways:
            if members := self._members.get(way.slug):
                word = self._word(way)
                line = self._say(way.line) if way.line else ""
                yield WayShown(word, way.base or word, f"ways/{way.slug}.html", line), members

    def _marked(self, prose: Prose) -> Markup:
        return Markup(OPEN + prose.html + CLOSE)

    def _beginning(self, prose: Prose) -> str:
        """The beginning of a text, as a link preview shows it: marked as read, if no sentence was cut."""
        words = first_words(prose.plain)
        if words.endswith("…"):
            return self._cut(words)
        return Markup(OPEN) + escape(words) + Markup(CLOSE)

    def _way_or_word(self, way: Way) -> Named:
        return self._ways.get(way.slug) or Named(self._word(way), "", self._ways_language)

    def _word(self, way: Way) -> str:
        return self._say(way.written) if way.written else way.word

    def _other(self, person: Person) -> str:
        """A person's language, if it is not the page's; or the script, if it runs the other way."""
        if person.language or not person.reasons:
            return person.language if person.language.lower() != self._site.language.lower() else ""
        script = script_of(person.reasons[0].text.value)
        return script if script and direction(script) != direction(self._site.language) else ""

    def _name(self, person: Person) -> Named:
        path = "" if self._theme.minors else f"people/{person.slug}.html"
        return Named(self._say(person.name), path, self._other(person))

    def _person(self, person: Person, named: Named, crowd: tuple[Named, ...]) -> tuple[PersonShown, str]:
        """Somebody, made of nothing but these and `_around`; and the beginning of their first reason."""
        language = person.language or self._site.language
        reasons = []
        description = ""
        for reason in person.reasons:
            prose = self._prose_of(reason.text, language)
            reasons.append(ReasonShown(self._marked(prose), self._word(reason.way) if reason.way else ""))
            description = description or self._beginning(prose)
        start = person.start_with
        shown = PersonShown(
            name=named.label,
            slug=anchor(person.slug, self._ids),
            path=named.path,
            card="" if self._theme.minors or person.draft else f"people/{person.slug}.vcf",
            language=named.language,
            reasons=tuple(reasons),
            ways=tuple(self._ways[way.slug] for way in person.ways),
            links=tuple(
                self._link(link, ("u-url", *person.relation) if own else (), named.language)
                for own, link in _own_first(person.links)
            ),
            start_with=Beginning(
                self._link(Link(start.title, start.url), (), named.language),
                self._say(start.why) if start.why else "",
            )
            if start
            else None,
            pronouns=self._say(person.pronouns) if person.pronouns else "",
            where=self._say(person.where) if person.where else "",
            comma=comma(language),
            crowd=crowd,
            portrait=self._portrait(person),
            draft=person.draft,
        )
        return shown, description

    def _portrait(self, person: Person) -> PortraitShown | None:
        path = f"portraits/{person.slug}"
        if person.portrait is None or f"{path}.jpg" not in self._pictures:
            return None
        return PortraitShown(
            self._say(person.portrait.alt), f"{path}.avif", f"{path}.webp", f"{path}.jpg", *FRAME
        )

    def _crowds(self) -> Iterator[tuple[Named, ...]]:
        """For each the next few in the page's order, going round."""
        few = min(_CROWD, len(self._named) - 1)
        round = [*self._named, *self._named[:few]]
        return (tuple(round[place + 1 : place + 1 + few]) for place in range(len(self._named)))

    def sheets(self) -> tuple[Sheet, ...]:
        """A sheet for everybody, if they have pages."""
        sheets = self._memory.each("sheet", self._shown, self._sheet, self._around)
        return () if self._theme.minors else sheets  # a child has no page of its own

    def _sheet(self, shown: tuple[PersonShown, str]) -> Sheet:
        person, description = shown
        page = self.page("one", description, person.language, person.path)
        return Sheet(person.path, "person.html", "../", page, {"person": person})

    def _author(self) -> AuthorShown:
        author = self._site.author
        name = self._apart(self._say(author.name), self._site.language)
        address = "" if self._theme.minors else author.url.value if author.url else self._site.url
        if address:
            inner = Markup('<a class="p-name u-url u-uid" rel="me" href="{}">{}</a>').format(address, name)
        else:
            inner = Markup('<span class="p-name">{}</span>').format(name)
        links = [
            Markup('<a rel="me noopener" href="{}">{}</a>').format(
                link.url.value, self._apart(self._say(link.label), self._site.language)
            )
            for link in author.links
        ]
        if author.email:
            links.append(
                Markup('<a class="u-email" href="mailto:{}">{}</a>').format(
                    author.email.value, self._words.mail
                )
            )
        return AuthorShown(
            self._say(author.name),
            Markup('<span class="h-card">{}</span>').format(inner),
            tuple(links),
            tuple(url.value for url in (author.url, *(link.url for link in author.links)) if url),
            self._say(author.fediverse) if author.fediverse else "",
        )

    def _link(self, link: Link, roles: tuple[str, ...] = (), language: str = "") -> Markup:
        """A link out, its label perhaps in another language than the page.

        `roles` are the class of one's own address, then what they are to the author (XFN).
        """
        label = self._apart(self._say(link.label), language or self._site.language)
        address = escape(link.url.value)
        if is_mail(link):
            return Markup(f'<a class="u-email" href="{address}">{label}</a>')
        own = f' class="{roles[0]}"' if roles else ""
        relation = " ".join(("noopener", "noreferrer", *roles[1:]))
        return Markup(f'<a{own} rel="{relation}" referrerpolicy="no-referrer" href="{address}">{label}</a>')

    def _apart(self, text: str, language: str) -> Markup:
        """A text within one of the page's own sentences, so that neither pulls at the other's signs."""
        around, written = self._words.language, escape(text)
        if language.lower() != around.lower():
            return Markup(f'<bdi lang="{escape(language)}" dir="{direction(language)}">{written}</bdi>')
        return Markup(f"<bdi>{written}</bdi>") if turns(text, around) else written


def _slugs_of_ways(person: Person) -> tuple[str, ...]:
    return tuple([way.slug for way in person.ways])


def _by_chance(person: Person) -> tuple[str, str]:
    from hashlib import blake2b

    return blake2b(person.slug.encode(), digest_size=8).hexdigest(), person.slug


def _alphabetical(person: Person) -> tuple[str, str]:
    import unicodedata

    name = str(person.file_under or person.name)
    if name.isascii():
        return name.casefold(), person.slug
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return bare.casefold(), person.slug


def _own_first(links: tuple[Link, ...]) -> Iterable[tuple[bool, Link]]:
    """Links, each with whether it is the first that leads to the web: somebody's own address."""
    own = next((link for link in links if not is_mail(link)), None)
    return ((link is own, link) for link in links)


def first_words(plain: str) -> str:
    """The beginning of a text, in whole sentences if that is possible, as a link preview shows it."""
    text = " ".join(plain[: 4 * _LONGEST_DESCRIPTION].split())
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    beginning = text[:_LONGEST_DESCRIPTION]
    end = max(beginning.rfind(stop) for stop in (". ", "! ", "? ", "。", "؟ "))
    if end > 40:
        return beginning[: end + 1]
    return beginning[: max(beginning.rfind(" "), 1)].rstrip(" ,;:–—-") + "…"


def _digest(style: str) -> str:
    from binascii import b2a_base64
    from hashlib import sha256

    return b2a_base64(sha256(style.encode()).digest(), newline=False).decode()
