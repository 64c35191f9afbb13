"""The rule that a page keeps what every page promises, whoever's template rendered it.

In: a page as a template rendered it, the sheet of values that it was given, and the people who are on it.
Out: what is missing. A template may show a page as it likes; it cannot leave out the page's encoding, its
policies, its title, and the names and the reasons of those who are on it, where a visitor reads them. What
is missing from several pages is told once, at the block or the template that has left it out: see
`required_problems`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from markupsafe import escape

from quietpage.check.browser_view import PLACEHOLDER, BrowserView, InHead
from quietpage.check.names_in_text import TextSearch, count_of
from quietpage.core.named_tuple import NamedTuple
from quietpage.render.fragments import Article, Draft
from quietpage.render.view_models import CLOSE, OPEN, OwnPageView, PageInput, PersonView, opening_of

Requirement = InHead | Literal["all", "people", "names", "reasons", "text", "heading"]
"""What a page has to have; `all` is missing if there is no element on it."""


class Missing(NamedTuple):
    """A requirement that a page does not keep; `who` are those whom it concerns, by name.

    `within_article` says that the template of a single person's article has left it out.
    """

    what: Requirement
    who: tuple[str, ...] = ()
    within_article: bool = False


def find_missing(draft: Draft, sheet: PageInput, people: Sequence[PersonView]) -> Iterator[Missing]:
    """What a rendered page does not have, of all that it promises; `people` are those who are on it."""
    own = sheet.values.get("own")
    heading, text = (str(own.heading), str(own.html)) if isinstance(own, OwnPageView) else ("", "")
    if heading in draft.html and text in draft.html and _surely_complete(draft, sheet, people):
        return
    page = _PageWithPlaceholders(draft, people)
    view = BrowserView(page.text, sheet.page.policy)
    if not view.has_elements:
        yield Missing("all")
        return
    yield from map(Missing, view.missing_in_head())
    yield from page.missing_people(view, people, with_reasons=sheet.page.kind != "way")
    if isinstance(own, OwnPageView):
        lines = BrowserView(text, "", is_fragment=True).text
        has_text = TextSearch(view.text, Counter()).has_lines(lines)
        if not has_text:
            yield Missing("text")
        # Its words may stand in the text as well, and are to stand there once more.
        title = BrowserView(heading, "", is_fragment=True).text
        times = 1 + (count_of(title, lines) if has_text else 0)
        if not TextSearch(view.text, {title: times}).has_name(title):
            yield Missing("heading")


# How the head begins that the shipped themes share.
# A page that begins so need not be parsed for it, and most do.
_HEAD_BEGINS = '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="'
_HEAD_GOES_ON = (
    '">\n<meta name="referrer" content="no-referrer">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>'
)
_MAY_HIDE = re.compile(
    r"hidden|inert|<[!?]|<(?:html|body|title|textarea|style|script|template|svg|math|meter|progress|rp|noscript"
    r"|select|option|datalist|dialog|iframe|object|audio|video|canvas|noembed|noframes|xmp|plaintext)\b"
    r"""|=\s*+(?:"[^">]*+>|'[^'>]*+>)""",  # the value of an attribute that looks like text between two tags
    re.IGNORECASE,
)
"""What may keep text from being shown, or end the body; where none of it is, all text is shown."""


def _surely_complete(draft: Draft, sheet: PageInput, people: Sequence[PersonView]) -> bool:
    """Whether a page has it all, told without parsing it, which goes for most: a block or two is changed."""
    whole = {
        part.person.slug for part in draft.parts if isinstance(part, Article) and _article_is_complete(part)
    }
    html = "".join([part if isinstance(part, str) else "<article></article>" for part in draft.parts])
    head, opened, body = html.partition("<body")
    before, _, after = head.partition(_HEAD_BEGINS)
    return bool(
        opened
        and re.fullmatch(r'<!doctype html>\n<html lang="[\w-]+"(?: dir="rtl")?>\n<head>\n', before)
        is not None
        and after.startswith(start := f"{sheet.page.policy}{_HEAD_GOES_ON}")
        and re.compile(r"\w[^<]*</title>\n").match(after, len(start))
        and not _MAY_HIDE.search(body)
        and all(
            person.slug in whole or _surely_shown(person, body, sheet.page.kind != "way") for person in people
        )
    )


def _surely_shown(person: PersonView, html: str, with_reasons: bool = True) -> bool:
    """Whether HTML that hides nothing has somebody's name in an element, and their reasons as typeset."""
    return f">{escape(person.name)}<" in html and (
        not with_reasons
        or all(str(reason.html) in html for reason in person.reasons)
        or (
            (opening := opening_of(person.reasons[0].html, person.name)) is not None
            and f"{opening.rest}</p>\n{opening.more}" in html
            and all(str(reason.html) in html for reason in person.reasons[1:])
        )
    )


def _article_is_complete(article: Article) -> bool:
    """Whether somebody's name and reasons can be read in their article."""
    if not _MAY_HIDE.search(article.html) and _surely_shown(article.person, article.html):
        return True
    page = _PageWithPlaceholders(Draft("", "", (str(article.html),)), [article.person])
    view = BrowserView(page.text, "", is_fragment=True)
    return not any(page.missing_people(view, [article.person], with_reasons=True))


_PIECE = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


class _PageWithPlaceholders:
    """A page with a placeholder for each article that is complete, and for each reason.

    What is in its place is known, so that it need not be searched for, nor be taken for somebody else's; an
    article of a thousand is told from the others by where it stands.
    """

    def __init__(self, draft: Draft, people: Sequence[PersonView]) -> None:
        reasons = {str(reason.html) for person in people for reason in person.reasons}
        self.placeholders: list[tuple[int, Article | str]] = []
        """Where in the text each stands, in order, and of what: an article, or the HTML of a reason."""
        self.incomplete: list[PersonView] = []
        """Those in whose articles something is missing."""
        text: list[str] = []
        length = 0

        def add(piece: str, of: Article | str = "") -> None:
            nonlocal length
            if of:
                self.placeholders.append((length, of))
            text.append(piece)
            length += len(piece)

        for part in draft.parts:
            if isinstance(part, Article):
                if _article_is_complete(part):
                    add(PLACEHOLDER, part)
                    continue
                self.incomplete.append(part.person)
            html = (part if isinstance(part, str) else str(part.html)).replace(PLACEHOLDER, "")
            done = 0
            for piece in _PIECE.finditer(html):
                if piece[0] in reasons:
                    add(html[done : piece.start()])
                    add(PLACEHOLDER, piece[0])
                    done = piece.end()
            add(html[done:])
        self.text = "".join(text)

    def missing_people(
        self, view: BrowserView, people: Sequence[PersonView], with_reasons: bool
    ) -> Iterator[Missing]:
        """Who of these people is not on the page, whose name is not, and whose reasons are not."""
        shown: Counter[str] = Counter()  # reasons, as often as they are
        named: Counter[str] = Counter()  # and names, in whole articles
        for start, end in view.shown:
            place = bisect_left(self.placeholders, start, key=lambda part: part[0])
            while place < len(self.placeholders) and self.placeholders[place][0] < end:
                part = self.placeholders[place][1]
                if isinstance(part, Article):
                    named[part.person.name] += 1
                    shown.update(str(reason.html) for reason in part.person.reasons)
                else:
                    shown[part] += 1
                place += 1
        text = TextSearch(view.text, Counter(person.name for person in people) - named)
        nameless: dict[str, str] = {}  # by slug, since names may be the same
        groundless: dict[str, str] = {}
        for person in people:
            if len(nameless) > _MOST_NAMED or len(groundless) > _MOST_NAMED:
                break  # on a page without people nobody's name is there, and each search takes its time
            if named[person.name] > 0:
                named[person.name] -= 1
            elif not text.has_name(person.name):
                nameless[person.slug] = person.name
            for reason in person.reasons if with_reasons else ():
                if shown[str(reason.html)] > 0:
                    shown[str(reason.html)] -= 1
                elif not text.has_lines(BrowserView(str(reason.html), "", is_fragment=True).text):
                    groundless[person.slug] = person.name
        absent = {slug for slug in nameless if slug in groundless or not with_reasons}
        kinds: tuple[tuple[Requirement, Iterable[str]], ...] = (
            ("people", absent.intersection(nameless)),
            ("names", nameless.keys() - absent),
            ("reasons", groundless.keys() - absent),
        )
        within = {person.slug for person in self.incomplete}
        for what, slugs in kinds:
            whom = [person for person in people if person.slug in slugs]
            if whom:
                inside = all(person.slug in within for person in whom)
                yield Missing(what, tuple(person.name for person in whom), inside)


_MOST_NAMED = 2
"""So many people are named where somebody is missing; of the others it is said that there are some."""
