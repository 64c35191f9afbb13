"""What every page keeps, whoever's template drew it: what it tells a browser in its head, and its people.

A template may draw a page as it likes. It cannot leave out what the page promises: its encoding, its
policies, its title, and the names and the reasons of those who are on it, where a visitor reads them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from markupsafe import escape

from quietpage.core.diagnostics import Problem
from quietpage.core.model import Template, Theme
from quietpage.core.source import Place, Source, Span, Whole
from quietpage.markup import Doctype, End, Start, Words, read, unescaped
from quietpage.render.fragments import Article, Draft
from quietpage.render.view_models import CLOSE, OPEN, PersonShown, Sheet


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


Thing = Literal["all", "doctype", "charset", "policy", "referrer", "title", "people", "names", "reasons"]


class Lost(NamedTuple):
    """Something that a page does not have; `who` are those whom it concerns, by name.

    `within` says that the template of a single person's article has left it out.
    """

    what: Thing
    who: tuple[str, ...] = ()
    within: bool = False


def lost_of(draft: Draft, sheet: Sheet, people: Sequence[PersonShown]) -> Iterator[Lost]:
    """What a page that was drawn does not have, of all that it promises; `people` are those who are on it."""
    if _surely_whole(draft, sheet, people):
        return
    page = _Laid(draft, people)
    seen = Seen(page.text, sheet.page.policy)
    if not seen.elements:
        yield Lost("all")
        return
    yield from map(Lost, seen.lost())
    yield from page.lost(seen, people, with_reasons=sheet.page.kind != "way")


def problems_of(lost: Iterable[tuple[Lost, Sheet]], theme: Theme) -> Iterator[tuple[str, Problem]]:
    """What is the matter, by the path of each page that it concerns: the same for all pages of a template."""
    told: dict[tuple[str, Thing, Place], list[tuple[Lost, Sheet]]] = {}
    find = _Places(theme)
    for each, sheet in lost:
        key = sheet.page.kind, each.what, find.of(each, sheet)
        told.setdefault(key, []).append((each, sheet))
    for (kind, what, place), several in told.items():
        who = dict.fromkeys(name for each, _ in several for name in each.who)
        message, help = _said(what, kind, _several(list(who)), place, theme)
        yield from ((sheet.path, Problem(message, place, help)) for _, sheet in several)


_OPENING = '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="'
_GOING_ON = (
    '">\n<meta name="referrer" content="no-referrer">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>'
)
_MAY_HIDE = re.compile(
    r"hidden|inert|<[!?]|<(?:html|body|title|textarea|style|script|template|svg|math|meter|progress|rp|noscript"
    r"|select|option|datalist|dialog|iframe|object|audio|video|canvas|noembed|noframes|xmp|plaintext)\b"
    r"""|=\s*+(?:"[^">]*+>|'[^'>]*+>)""",  # the value of an attribute that looks like text between two tags
    re.IGNORECASE,
)
"""What may keep text from being shown; where none of it is, all text is."""


def _surely_whole(draft: Draft, sheet: Sheet, people: Sequence[PersonShown]) -> bool:
    """Whether a page has it all, seen without reading it, as where templates change a block or two."""
    whole = {
        part.person.slug for part in draft.parts if isinstance(part, Article) and _article_is_whole(part)
    }
    html = "".join([part if isinstance(part, str) else "<article></article>" for part in draft.parts])
    head, opened, body = html.partition("<body")
    before, _, after = head.partition(_OPENING)
    return bool(
        opened
        and re.fullmatch(r'<!doctype html>\n<html lang="[\w-]+"(?: dir="rtl")?>\n<head>\n', before)
        is not None
        and after.startswith(start := f"{sheet.page.policy}{_GOING_ON}")
        and re.compile(r"\w[^<]*</title>\n").match(after, len(start))
        and not _MAY_HIDE.search(body)
        and all(
            person.slug in whole or _surely_shown(person, body, sheet.page.kind != "way") for person in people
        )
    )


def _surely_shown(person: PersonShown, html: str, with_reasons: bool = True) -> bool:
    return f">{escape(person.name)}<" in html and (
        not with_reasons or all(str(reason.html) in html for reason in person.reasons)
    )


def _article_is_whole(article: Article) -> bool:
    """Whether somebody's name and reasons can be read in their article."""
    if not _MAY_HIDE.search(article.html) and _surely_shown(article.person, article.html):
        return True
    page = _Laid(Draft("", "", (str(article.html),)), [article.person])
    seen = Seen(page.text, "", within=True)
    return not any(page.lost(seen, [article.person], with_reasons=True))


_PIECE = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_STANDS_FOR = "\ufdd3"
"""In the place of an article or a reason that was looked at before. It is no character."""


class _Laid:
    """A page with a sign in the place of each article that is whole, and of each reason."""

    def __init__(self, draft: Draft, people: Sequence[PersonShown]) -> None:
        reasons = {str(reason.html) for person in people for reason in person.reasons}
        self.parts: list[tuple[int, Article | str]] = []
        self.halved: list[PersonShown] = []
        """Those in whose articles something is missing."""
        text: list[str] = []
        length = 0

        def add(piece: str, stands_for: Article | str = "") -> None:
            nonlocal length
            if stands_for:
                self.parts.append((length, stands_for))
            text.append(piece)
            length += len(piece)

        for part in draft.parts:
            if isinstance(part, Article):
                if _article_is_whole(part):
                    add(_STANDS_FOR, part)
                    continue
                self.halved.append(part.person)
            html = (part if isinstance(part, str) else str(part.html)).replace(_STANDS_FOR, "")
            done = 0
            for piece in _PIECE.finditer(html):
                if piece[0] in reasons:
                    add(html[done : piece.start()])
                    add(_STANDS_FOR, piece[0])
                    done = piece.end()
            add(html[done:])
        self.text = "".join(text)

    def lost(self, seen: Seen, people: Sequence[PersonShown], with_reasons: bool) -> Iterator[Lost]:
        """Who of these people is not on the page, whose name is not, and whose reasons are not."""
        shown: Counter[str] = Counter()  # reasons, as often as they are
        named: Counter[str] = Counter()  # and names, in whole articles
        for start, end in seen.shown:
            place = bisect_left(self.parts, start, key=lambda part: part[0])
            while place < len(self.parts) and self.parts[place][0] < end:
                part = self.parts[place][1]
                if isinstance(part, Article):
                    named[part.person.name] += 1
                    shown.update(str(reason.html) for reason in part.person.reasons)
                else:
                    shown[part] += 1
                place += 1
        text = _Text(seen.text, Counter(person.name for person in people) - named)
        nameless: dict[str, str] = {}
        groundless: dict[str, str] = {}
        for person in people:
            if len(nameless) > _ENOUGH or len(groundless) > _ENOUGH:
                break
            if named[person.name] > 0:
                named[person.name] -= 1
            elif not text.has_name(person.name):
                nameless[person.slug] = person.name
            for reason in person.reasons if with_reasons else ():
                if shown[str(reason.html)] > 0:
                    shown[str(reason.html)] -= 1
                elif not text.has(str(reason.html)):
                    groundless[person.slug] = person.name
        absent = {slug for slug in nameless if slug in groundless or not with_reasons}
        kinds: tuple[tuple[Thing, Iterable[str]], ...] = (
            ("people", absent.intersection(nameless)),
            ("names", nameless.keys() - absent),
            ("reasons", groundless.keys() - absent),
        )
        within = {person.slug for person in self.halved}
        for what, slugs in kinds:
            whom = [person for person in people if person.slug in slugs]
            if whom:
                inside = all(person.slug in within for person in whom)
                yield Lost(what, tuple(person.name for person in whom), inside)


_ENOUGH = 2
"""So many people are named where somebody is missing; of the others it is said that there are some."""


_HEAD = _set("meta link title style script base")
_UNSHOWN = _set(
    "title textarea style script template noscript svg math meter progress rp select option datalist"
    " dialog iframe object audio video canvas noembed noframes xmp"
)
_VOID = _set("area base br col embed hr img input link meta source track wbr")
_FENCES = _set("table td th caption template svg math button marquee object applet html body")
"""Elements out of which a closing tag of another name does not reach."""
_CLOSING = _set(
    "address article aside blockquote center details dialog div dl fieldset figcaption figure footer header"
    " hgroup main menu nav ol pre search section summary ul p li dd dt h1 h2 h3 h4 h5 h6"
)
"""Elements whose closing tags also close whatever else stands open in them."""
_BLANKS = r"[\s\u00ad\u115f\u1160\u2800\u3164\uffa0]+"
_INLINE = _set(
    "a abbr b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr q ruby rb rt s samp"
    " small span strike strong sub sup tt u var wbr"
)
_POLICY = re.compile(
    r"default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self';"
    r" base-uri 'none'; form-action 'none'"
)
_FIRST = 1024
"""In so many bytes a browser looks for the encoding of a page."""


class Seen:
    """A page as a browser reads it: what its head says, and where text is shown.

    `within` says that it is a piece of a body.
    """

    def __init__(self, html: str, policy: str, *, within: bool = False) -> None:
        self.shown: list[tuple[int, int]] = []
        self.elements = False
        self._html, self._policy = html, policy
        self._has: set[Thing] = set()
        self._loads = False
        self._open: list[tuple[str, bool]] = []  # the open elements of the body, and whether they hide
        self._hiding = 0
        self._head = not within
        self._texts: list[str] = []
        for event in read(html):
            if isinstance(event, Words):
                self._words(event)
            elif isinstance(event, Start):
                self.elements = True
                self._start(event)
            elif isinstance(event, End):
                self._end(event)
            elif isinstance(event, Doctype):
                today = re.fullmatch(r"(?i)<!doctype\s+html\s*>", html[event.start : event.end])
                self._has.update(("doctype",) if today and not self.elements else ())
        self.text = "".join(self._texts)

    def lost(self) -> Iterator[Thing]:
        every: tuple[Thing, ...] = ("doctype", "charset", "policy", "referrer", "title")
        return (each for each in every if each not in self._has)

    def _words(self, words: Words) -> None:
        written = self._html[words.start : words.end]
        if words.inside:
            said = unescaped(written) if words.inside == "title" else ""
            if self._head and any(each.isprintable() for each in re.sub(_BLANKS, "", said)):
                self._has.add("title")
        elif not self._head or written.strip(" \t\n\f\r"):
            self._head = False
            if not self._hiding:
                self.shown.append((words.start, words.end))
                written = unescaped(written) if "&" in written else written
                self._texts.append(written.replace(_STANDS_FOR, "\n"))

    def _start(self, tag: Start) -> None:
        hides = tag.name in _UNSHOWN or any(
            each.name in ("hidden", "inert")
            or (each.name == "aria-hidden" and each.value.strip().lower() == "true")
            for each in tag.attributes
        )
        if tag.name in ("html", "head", "body"):
            if hides:  # a second one adds its attributes to the first
                self._hiding += 1
                self.shown, self._texts = [], []
            self._head = self._head and tag.name != "body"
            return
        if self._head and tag.name in _HEAD:
            if tag.name == "meta":
                self._meta(tag)
            self._loads = self._loads or tag.name in ("link", "style", "script", "base")
            return
        self._head = False
        if tag.name not in _INLINE:
            self._texts.append("\n")
        if tag.name in _VOID or tag.closed:
            return
        self._open.append((tag.name, hides))
        self._hiding += hides

    def _end(self, tag: End) -> None:
        if self._head and tag.name in _HEAD:
            return
        self._head = False
        if tag.name not in _INLINE:
            self._texts.append("\n")
        for place in range(len(self._open) - 1, max(-1, len(self._open) - 200), -1):
            name = self._open[place][0]
            if name == tag.name:
                # What hides and is not closed by its own tag goes on: a browser may open it once more.
                self._hiding -= self._open[place][1]
                del self._open[place:]
                return
            if (
                name in _FENCES
                or (tag.name == "li" and name in ("ul", "ol"))
                or (tag.name not in _CLOSING and name not in _INLINE)
            ):
                return

    def _meta(self, tag: Start) -> None:
        order, content = (tag.get("http-equiv") or "").lower(), tag.get("content") or ""
        charset = tag.get("charset")
        if order == "content-type" and charset is None:
            found = re.fullmatch(r"(?i)text/html;\s*charset=([\w-]+)", content)
            charset = found and found[1]
        if (charset or "").strip().lower() in ("utf-8", "utf8") and tag.end <= _FIRST:
            from quietpage.check.static_files import UTF, said_of_encoding

            before = self._html[: tag.end]
            # Some browsers look for it before they read, and find it in a title or a comment, too.
            said = (each["said"].lower() for each in said_of_encoding(before, xml=False))
            if len(before.encode()) <= _FIRST and UTF.issuperset(said):
                self._has.add("charset")
        if (
            order == "content-security-policy"
            and not self._loads
            and (content == self._policy or _POLICY.fullmatch(content))
        ):
            self._has.add("policy")
        name = (tag.get("name") or "").lower()
        if name == "referrer" and content.strip().lower() in ("no-referrer", "same-origin"):
            self._has.add("referrer")


class _Text:
    """The words that a page shows, to be searched without a look at capitals, spaces and what is not seen.

    `names` are those that will be looked for, each with how often it has to be there.
    """

    def __init__(self, text: str, names: Mapping[str, int] | None = None) -> None:
        self._text = _folded(text)
        self._runs = {_folded(run) for run in text.split("\n")}
        self._at = 0
        self._times = {_folded(name): times for name, times in (names or {}).items()}
        self._places: dict[str, int] | None = None

    def has_name(self, name: str) -> bool:
        """Whether a name is there, as often as there are people of that name."""
        name = _folded(name)
        if self._times.get(name, 1) > 1:
            return self._text.count(name) >= self._times[name]
        return name in self._runs or self._is_near(name) or self._is_anywhere(name)

    def has(self, html: str) -> bool:
        """Whether the words of a piece of markup are there."""
        runs = [run for run in map(_folded, Seen(html, "", within=True).text.split("\n")) if run]
        return all(run in self._runs or self._is_near(run) or run in self._text for run in runs)

    def _is_near(self, words: str) -> bool:
        """Whether words follow the last that were found: people stand in their order on most pages."""
        at = self._text.find(words, self._at, self._at + _NEAR)
        if at < 0 or not _stands_apart(self._text, at, at + len(words)):
            return False
        self._at = at
        return True

    def _is_anywhere(self, name: str) -> bool:
        """Whether a name is there at all. All are looked for at once, by the words with which they begin."""
        if self._places is None:
            self._places = dict(self._of_names())
        at = self._places.get(name, -1)
        if at < 0:
            at = self._text.find(name)
            while at >= 0 and not _stands_apart(self._text, at, at + len(name)):
                at = self._text.find(name, at + 1)
        self._at = at if at >= 0 else self._at
        return at >= 0

    def _of_names(self) -> Iterator[tuple[str, int]]:
        """Names, each with a place at which it is."""
        lengths: dict[str, set[int]] = {}
        for name in self._times:
            lengths.setdefault(name.partition(" ")[0], set()).add(len(name))
        for word in re.finditer(r"\S+", self._text):
            first = word[0].strip("\"'“”„«»‘’()[]:;,.!?—–-")
            at = word.start() + word[0].find(first)
            for length in lengths.get(first, ()):
                name = self._text[at : at + length]
                if name in self._times and _stands_apart(self._text, at, at + length):
                    yield name, at


_NEAR = 100_000


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether words are no part of another word, but for an ending such as a genitive's."""
    if start and _joins(text[start - 1], text[start]):
        return False
    if end >= len(text) or not _joins(text[end - 1], text[end]):
        return True
    longest = 2 if end - start >= _LONG else 1
    return not text[end : end + longest + 1].isalnum() or len(text) <= end + longest


_LONG = 5
"""How long a name is that is told from the beginning of another word."""


def _joins(one: str, other: str) -> bool:
    """Whether two signs beside each other are in one word: some scripts have no spaces."""
    return all(
        each.isalnum()
        and not ("\u0e00" <= each <= "\u109f" or "\u1780" <= each <= "\u17ff" or each >= "\u2e80")
        for each in (one, other)
    )


def _folded(text: str) -> str:
    if not text.isascii():
        text = re.sub("[\u00ad\u200b-\u200f\u2060-\u2069\ufeff\ufdd0-\ufdef]", "", text)
    return " ".join(text.casefold().split())


_BLOCKS: dict[Thing, tuple[str, ...]] = {
    "title": ("title",),
    "people": ("people", "name", "main"),
    "names": ("people", "name", "main"),
    "reasons": ("people", "reasons", "main"),
}
"""The blocks out of which each thing may be lost."""


class _Places:
    """Where in somebody's own templates something was lost."""

    def __init__(self, theme: Theme) -> None:
        from quietpage.render.jinja import found_by_name

        self._found = found_by_name(theme)
        self._own = [each for level in theme.levels if not level.ours for each in level.templates.values()]
        self._known: dict[tuple[Thing, bool, str], Place] = {}

    def of(self, lost: Lost, sheet: Sheet) -> Place:
        """The block of somebody's own from which a thing is missing, or else their template."""
        key = lost.what, lost.within, sheet.template
        if key not in self._known:
            self._known[key] = self._of(lost, sheet)
        return self._known[key]

    def _of(self, lost: Lost, sheet: Sheet) -> Place:
        article = self._found["article.html"]
        of_people = lost.what in ("people", "names", "reasons")
        if lost.within and article in self._own:
            return Whole(article.path)
        chain = self._chain(sheet.template)
        for block in _BLOCKS.get(lost.what, ()):
            for template in chain:
                begins = re.search(rf"\{{%[-+]?\s*block\s+{block}\b[^%]*%\}}", template.text)
                if begins and template in self._own:
                    return Span(Source(template.path, template.text), *begins.span())
        last = chain[-1]
        if last in self._own:
            head = None if of_people else re.search(r"<head\b[^<>]*>", last.text)
            return Span(Source(last.path, last.text), *head.span()) if head else Whole(last.path)
        if of_people and article in self._own:
            return Whole(article.path)
        own = [each for each in chain if each in self._own] or self._own
        return Whole(own[0].path if own else last.path)

    def _chain(self, name: str | None) -> list[Template]:
        """The template of a name, and those that it extends."""
        chain: list[Template] = []
        while name and (template := self._found.get(name)) and template not in chain:
            chain.append(template)
            extends = re.search(r"\{%[-+]?\s*extends\s+[\"']([^\"']+)[\"']", template.text)
            name = extends and extends[1]
        return chain


def _said(what: Thing, kind: str, who: str, place: Place, theme: Theme) -> tuple[str, str]:
    """What to say of a thing that is lost, and what to do."""
    if what == "all":
        from quietpage.render.template_errors import name_below

        path = place.path if isinstance(place, Whole) else place.source.path
        return (
            "nothing would be on the page that this draws",
            f'let it begin with {{% extends "{name_below(theme, path)}" %}}, or take the file away',
        )
    if what == "doctype":
        return "the page that this draws does not begin as one of today", "begin it with <!doctype html>"
    if what == "charset":
        return (
            "the page that this draws does not say how it is saved, and browsers would have to guess",
            'write <meta charset="utf-8"> as the first thing in its head',
        )
    if what == "policy":
        return (
            "the page that this draws is without the policy by which browsers ask nobody else for anything",
            'write <meta http-equiv="Content-Security-Policy" content="{{ page.policy | safe }}">'
            " at the beginning of its head, before any link, style or script",
        )
    if what == "referrer":
        return (
            "the page that this draws would let other pages know from where a visitor comes to them",
            'write <meta name="referrer" content="no-referrer"> into its head',
        )
    if what == "title":
        return "the page that this draws has no title", (
            "write {{ site.title }} into this block"
            if isinstance(place, Span) and "block" in place.text
            else "write <title>{{ site.title }}</title> into its head"
        )
    if what == "people":
        print_it = {
            "index": "{% for person in people %}{{ person | article }}{% endfor %}",
            "way": "{% for person in people %}<p>{{ person.name }}</p>{% endfor %}",
        }
        help = print_it.get(kind, "{{ person.name }}, and {{ reason.html }} for each of person.reasons")
        if kind == "one":
            return (
                f"the page that this draws for {who} shows neither the name nor the reasons",
                f"write {help}",
            )
        return f"{who} would not be on the page that this draws", f"write {help} where it can be read"
    if what == "names":
        return f"the page that this draws does not show the name of {who}", (
            "write {{ person.name }} where it can be read"
        )
    return f"the page that this draws does not show the reasons for {who}", (
        "write {% for reason in person.reasons %}{{ reason.html }}{% endfor %} where they can be read"
    )


def _several(names: list[str]) -> str:
    shown = [name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…" for name in names[:2]]
    if len(names) > 2:
        return f"{', '.join(shown)} and others"
    return " and ".join(shown)


_LONGEST_NAME = 60
