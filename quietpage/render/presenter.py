"""A site made into the values that its templates meet.

`present` puts a site together from what belongs to each person: `name_link`, `person_view` and `person_sheet`
are made of that person's texts and of what surrounds everybody (`Surroundings`), and of nothing else, so each
can be kept for as long as these stay the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from markupsafe import Markup, escape

from quietpage.core.model import CARD, ICONS, PORTRAIT_SIZE, Author, Link, Person, Site, Theme, Way, is_mail
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.slugs import anchor
from quietpage.core.urls import path_of_home
from quietpage.locale import Words, comma, direction, script_of, turns, words_for
from quietpage.render.stylesheet import faces_from
from quietpage.render.view_models import (
    CLOSE,
    OPEN,
    AuthorView,
    Beginning,
    FormatsView,
    IconsView,
    Named,
    OwnPageView,
    PageInput,
    PageView,
    PersonView,
    PortraitView,
    ReasonView,
    Sentence,
    SiteInput,
    SiteView,
    WayView,
)
from quietpage.typeset.markdown import Prose
from quietpage.typeset.texts import OwnTexts, PageTexts, PersonTexts, excerpt

_POLICY = (
    "default-src 'none'; img-src 'self'; style-src {}; font-src 'self'; base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy of every page: it may load its own style, pictures and typefaces, and nothing
from elsewhere; `{}` is where its style comes from.
"""

T = TypeVar("T")

_CROWD = 8
"""So many others are named at the end of a person's page."""

VERSE, NO_VERSE = "verse", "none"
"""The option of every theme, declared by the skeleton, for another verse; and the word for none at all."""

_MANY = 30
"""From so many people on, the index begins with a line of all names."""


class Surroundings(NamedTuple):
    """What everybody on a page is shown with: the page and its look, without people and templates.

    `pictures` are the paths of the portraits and the card that there are, `ids` what the templates call parts
    of their pages, `cuts` excerpts in place of those that end in the wrong place, by their own words. `faces`
    is the style sheet of the theme's typefaces for a page at any depth.
    `way_words` has the word of each way by its slug, made once: a page may have as many ways as people.
    """

    site: Site
    theme: Theme
    pictures: frozenset[str]
    ids: frozenset[str]
    cuts: Mapping[str, str]
    way_words: Mapping[str, str]
    faces: str

    @property
    def words(self) -> Words:
        """The page's own words, in its language."""
        return words_for(self.site.language)

    @property
    def language_of_ways(self) -> str:
        """The language of the ways, if it is not that of the words around them: these are perhaps in English
        when the page has ways of its own in a language that quietpage has no words for.
        """
        foreign = self.site.own_ways and self.words.language.lower() != self.site.language.lower()
        return self.site.language if foreign else ""


class PersonEntry(NamedTuple):
    """A person as templates meet them, and an excerpt of their first reason."""

    shown: PersonView
    description: str


def surroundings(
    site: Site,
    theme: Theme,
    pictures: frozenset[str],
    ids: frozenset[str],
    cuts: Mapping[str, str] | None = None,
) -> Surroundings:
    """What everybody on this page is shown with."""
    page, look = site._replace(people=()), theme._replace(levels=())
    way_words = {way.slug: _word(way) for way in site.ways}
    faces = faces_from(theme, path_of_home(site.url))
    return Surroundings(page, look, pictures, ids, cuts or {}, way_words, faces)


def name_link(person: Person, around: Surroundings) -> Named:
    """A person's name, and the path of their page; a child has none."""
    path = "" if around.theme.minors else f"people/{person.slug}.html"
    return Named(person.name.value, path, _other_language(person, around.site.language))


def neighbours(names: Sequence[T]) -> Iterator[tuple[T, ...]]:
    """For each of these names the next few in the page's order, going round."""
    few = min(_CROWD, len(names) - 1)
    round = [*names, *names[:few]]
    return (tuple(round[place + 1 : place + 1 + few]) for place in range(len(names)))


def person_view(texts: PersonTexts, named: Named, around: Surroundings) -> PersonEntry:
    """A person as templates meet them, by themselves; `named` is their name."""
    person, language, prose = texts.shown, texts.language, texts.reasons
    words = around.way_words
    reasons = tuple(
        _reason(done, words[reason.way.slug] if reason.way else "")
        for reason, done in zip(person.reasons, prose, strict=True)
    )
    start, minors = person.start_with, around.theme.minors
    links = [
        (own, _link(link, around, ("u-url", *person.relation) if own else (), named.language))
        for own, link in _own_first(person.links)
    ]
    shown = PersonView(
        name=named.label,
        slug=anchor(person.slug, around.ids),
        path=named.path,
        card="" if minors or person.draft else f"people/{person.slug}.vcf",
        language=named.language,
        reasons=reasons,
        ways=tuple(_way_link(words[way.slug], way.slug, around) for way in person.ways),
        links=tuple([link for _, link in links]),
        start_with=Beginning(
            _link(Link(start.title, start.url), around, (), named.language),
            start.why.value if start.why else "",
        )
        if start
        else None,
        pronouns=person.pronouns.value if person.pronouns else "",
        where=person.where.value if person.where else "",
        comma=comma(language),
        crowd=(),
        portrait=_portrait(person, around.pictures),
        draft=person.draft,
        own=next((link for own, link in links if own), ""),
    )
    return PersonEntry(shown, _description(prose[0], around) if prose else "")


def among(view: PersonEntry, crowd: tuple[Named, ...]) -> PersonEntry:
    """A person with some of those who are named beside them."""
    return view._replace(shown=view.shown._replace(crowd=crowd))


def person_sheet(view: PersonEntry, around: Surroundings) -> PageInput:
    """The page of a person."""
    person, description = view
    page = _page(around, "one", description, person.language, person.path)
    return PageInput(person.path, "person.html", "../", page, {"person": person})


def present(
    site: Site,
    around: Surroundings,
    texts: PageTexts,
    people: list[PersonView],
    sheets: Iterable[PageInput],
    *,
    style: str,
    formats: FormatsView,
    data: Markup | str,
) -> SiteInput:
    """A whole site, ready to be rendered: `people` and `sheets` are its people's, in the order of the page.

    `style` is the style sheet of the page for what is not there, which has it inside; `formats` are the files
    for other programs, and `data` is the index as JSON-LD.
    """
    members = _members(site, people)
    ways = {way.slug: _way_link(_word(way), way.slug, around) for way in site.ways if way.slug in members}
    described = _described(texts, around)
    all_sheets = [
        PageInput(
            "index.html",
            "index.html",
            "",
            _page(around, "index", *described, "index.html")._replace(data=data),
            {"verse": _verse(site, ways, around), "names": _names(people)},
        )
    ]
    if not around.theme.minors:  # a child has no page of its own
        all_sheets.extend(sheets)
    for way in site.ways:
        if way.slug in members:
            line = way.line.value if way.line else ""
            shown = WayView(_word(way), way.base or _word(way), f"ways/{way.slug}.html", line)
            page = _page(around, "way", *((line, "") if line else described), shown.path)
            values = {"way": shown, "people": members[way.slug]}
            all_sheets.append(PageInput(shown.path, "way.html", "../", page, values))
    all_sheets.extend(_own_sheet(own, around) for own in texts.own)
    home, words, style = path_of_home(site.url), around.words, style + around.faces
    lost = _page(around, "lost", words.lost_title, words.language, "", inline=style)
    values_of_lost = {"home": home, "style": Markup(OPEN + style + CLOSE)}
    all_sheets.append(PageInput("404.html", "lost.html", home, lost, values_of_lost))
    return SiteInput(
        site.language, _site(site, texts, around, formats), people, all_sheets, _options(site, around)
    )


def _own_sheet(own: OwnTexts, around: Surroundings) -> PageInput:
    """A page of the author's own."""
    language = _script(own.prose.plain, around.site.language)
    shown = OwnPageView(
        own.title,
        Markup(OPEN + own.heading + CLOSE),
        Markup(OPEN + own.html + CLOSE),
        own.page.path,
        language,
    )
    described = own.prose._replace(plain=own.beginning or own.title)
    page = _page(around, "page", _description(described, around), language, shown.path)
    return PageInput(shown.path, "own-page.html", "../", page, {"own": shown})


def _site(site: Site, texts: PageTexts, around: Surroundings, formats: FormatsView) -> SiteView:
    words, theme = around.words, around.theme
    return SiteView(
        site.title.value if site.title else words.title,
        "" if site.title else words.language,
        _marked(texts.welcome) if texts.welcome else "",
        _author(site, around),
        "whisper" if theme.minors else site.audience,
        tuple(zip(("light", "dark"), theme.paper, strict=True)) if theme.paper else (),
        theme.portraits and any(person.portrait for person in site.people),
        theme.minors,
        formats,
        site.url + CARD if CARD in around.pictures else "",
        _leave(site.author, around),
        IconsView(*(name if name in theme.icons else "" for name in ICONS)),
        theme.preload,
        tuple([Named(own.title, own.page.path, _script(own.title, site.language)) for own in texts.own]),
    )


def _options(site: Site, around: Surroundings) -> dict[str, str]:
    """The theme's options, as the author chose; `verse`, which every template may ask for, in any case."""
    chosen = {name.value: value.value for name, value in site.options}
    return {VERSE: "", **{name: chosen.get(name, default) for name, default in around.theme.options}}


def _page(
    around: Surroundings, kind: str, description: str, language: str, path: str, inline: str = ""
) -> PageView:
    site = around.site
    source = f"'sha256-{_digest(inline)}'" if inline else "'self'"
    canonical = site.url + ("" if path == "index.html" else path) if site.url and path else ""
    return PageView(
        kind,
        site.language,
        direction(site.language),
        _POLICY.format(source),
        description,
        language,
        canonical,
    )


def _verse(site: Site, ways: Mapping[str, Named], around: Surroundings) -> list[Sentence]:
    """The verse at the foot of the index, with a link in the place of each way that somebody has; or what its
    author has chosen instead.
    """
    chosen = _options(site, around).get(VERSE, "")
    if chosen:
        lines = [line.strip() for line in chosen.split(" / ")] if chosen != NO_VERSE else []
        language = _unlike(site.language, around.words.language)
        return [Sentence("{line}", {"line": Named(line, "", language)}) for line in lines if line]

    def link_or_word(way: Way) -> Named:
        return ways.get(way.slug) or Named(_word(way), "", around.language_of_ways)

    words, minors = around.words, around.theme.minors
    if site.own_ways:
        return [
            Sentence(
                words.seek_we if minors else words.seek, {"ways": [link_or_word(way) for way in site.ways]}
            )
        ]
    parts: dict[str, Named | list[Named]] = {
        english: link_or_word(way)._replace(label=way.base)
        for (english, _, _), way in zip(words.ways, site.ways, strict=True)
    }
    first, *others = words.verse
    return [Sentence(line, parts) for line in (words.verse_we if minors else first, *others)]


def _names(people: Sequence[PersonView]) -> list[Named]:
    """Everybody by name, each leading to their article on the index, if that is long enough to want it.

    Nothing leads to a single child, so that nobody can pass on an address of theirs.
    """
    if len(people) < _MANY or any(not person.path for person in people):
        return []
    return [Named(person.name, f"#{person.slug}", person.language) for person in people]


def _members(site: Site, people: Iterable[PersonView]) -> dict[str, list[PersonView]]:
    """The people of each way that anybody has, by the way's slug, in the order of the page."""
    members: dict[str, list[PersonView]] = {}
    for person, shown in zip(site.people, people, strict=True):
        for way in person.ways:
            members.setdefault(way.slug, []).append(shown)
    return members


def _word(way: Way) -> str:
    return way.written.value if way.written else way.word


def _way_link(word: str, slug: str, around: Surroundings) -> Named:
    return Named(word, f"ways/{slug}.html", around.language_of_ways)


def _reason(prose: Prose, way: str) -> ReasonView:
    whole = _marked(prose)
    first, end, rest = prose.html.partition("</p>")
    if first.startswith("<p>") and rest.strip():
        return ReasonView(whole, way, Markup(f"{OPEN}{first}{end}{CLOSE}"))
    return ReasonView(whole, way, whole)


def _marked(prose: Prose) -> Markup:
    """What was written in Markdown, between the two marks by which the checks know it."""
    return Markup(OPEN + prose.html + CLOSE)


def _described(texts: PageTexts, around: Surroundings) -> tuple[str, str]:
    """What link previews say of the page, and its language, if it is not the page's."""
    if texts.welcome:
        return _description(texts.welcome, around), ""
    return around.words.description, around.words.language


def _description(prose: Prose, around: Surroundings) -> str:
    """An excerpt of a text for link previews: marked as read, if no sentence was cut."""
    words = excerpt(prose.plain)
    if words.endswith("…"):
        return around.cuts.get(words, words)
    return Markup(f"{OPEN}{escape(words)}{CLOSE}")


def _unlike(language: str, around: str) -> str:
    """A language, if it is not the one around it."""
    return language if language.lower() != around.lower() else ""


def _other_language(person: Person, page_language: str) -> str:
    """A person's language, if it is not the page's; or the script, if it runs the other way."""
    if person.language or not person.reasons:
        return _unlike(person.language, page_language)
    return _script(person.reasons[0].text.value, page_language)


def _script(text: str, page_language: str) -> str:
    """The script of a text, if it runs the other way than the page's language."""
    script = script_of(text)
    return script if script and direction(script) != direction(page_language) else ""


def _portrait(person: Person, pictures: frozenset[str]) -> PortraitView | None:
    path = f"portraits/{person.slug}"
    if person.portrait is None or f"{path}.jpg" not in pictures:
        return None
    return PortraitView(
        person.portrait.alt.value, f"{path}.avif", f"{path}.webp", f"{path}.jpg", *PORTRAIT_SIZE
    )


def _author(site: Site, around: Surroundings) -> AuthorView:
    author: Author = site.author
    name = _isolated(author.name.value, site.language, around)
    address = "" if around.theme.minors else author.url.value if author.url else site.url
    if address:
        inner = Markup('<a class="p-name u-url u-uid" rel="me" href="{}">{}</a>').format(address, name)
    else:
        inner = Markup('<span class="p-name">{}</span>').format(name)
    links = [
        Markup('<a rel="me noopener" href="{}">{}</a>').format(
            link.url.value, _isolated(link.label.value, site.language, around)
        )
        for link in author.links
    ]
    if author.email:
        links.append(
            Markup('<a class="u-email" href="mailto:{}">{}</a>').format(author.email.value, around.words.mail)
        )
    return AuthorView(
        author.name.value,
        Markup('<span class="h-card">{}</span>').format(inner),
        tuple(links),
        tuple(url.value for url in (author.url, *(link.url for link in author.links)) if url),
        author.fediverse.value if author.fediverse else "",
    )


def _leave(author: Author, around: Surroundings) -> Markup | str:
    """What somebody can do who would rather not be here: write to the author, if they can be reached.

    A page about children has no address, and whoever is on it knows whom to tell.
    """
    words = around.words
    if around.theme.minors:
        return words.leave_us
    if author.email:
        link = Markup('<a href="mailto:{}">{}</a>').format(author.email.value, words.leave_link)
    elif address := author.url or next((link.url for link in author.links), None):
        link = Markup('<a rel="noopener" href="{}">{}</a>').format(address.value, words.leave_link)
    else:
        return ""
    before, _, behind = words.leave.partition("{write}")
    return Markup("{}{}{}").format(before, link, behind)


def _link(link: Link, around: Surroundings, roles: tuple[str, ...] = (), language: str = "") -> Markup:
    """A link out, its label perhaps in another language than the page.

    `roles` are the class of one's own address, then what they are to the author (XFN).
    """
    label = _isolated(link.label.value, language or around.site.language, around)
    address = escape(link.url.value)
    if is_mail(link):
        return Markup(f'<a class="u-email" href="{address}">{label}</a>')
    own = f' class="{roles[0]}"' if roles else ""
    relation = " ".join(("noopener", "noreferrer", *roles[1:]))
    return Markup(f'<a{own} rel="{relation}" referrerpolicy="no-referrer" href="{address}">{label}</a>')


def _isolated(text: str, language: str, around: Surroundings) -> Markup:
    """A text within one of the page's own sentences, so that neither reorders the other's signs (UAX 9)."""
    outside, written = around.words.language, escape(text)
    if language.lower() != outside.lower():
        return Markup(f'<bdi lang="{escape(language)}" dir="{direction(language)}">{written}</bdi>')
    return Markup(f"<bdi>{written}</bdi>") if turns(text, outside) else written


def _own_first(links: tuple[Link, ...]) -> Iterable[tuple[bool, Link]]:
    """Links, each with whether it is the first that leads to the web: somebody's own address."""
    own = next((link for link in links if not is_mail(link)), None)
    return ((link is own, link) for link in links)


def _digest(style: str) -> str:
    """The hash by which the policy knows a style sheet inside of a page (CSP 3, 2.3.1)."""
    from binascii import b2a_base64

    from quietpage.core.hashes import sha256

    return b2a_base64(sha256(style.encode()).digest(), newline=False).decode()
