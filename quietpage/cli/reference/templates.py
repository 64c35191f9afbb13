"""The page of templates: the shipped ones with their blocks, and every value and filter that one can use."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from markupsafe import Markup

from quietpage.cli.reference.markdown import bare, code, paragraph, table
from quietpage.core.model import Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.locale import Words, words_for
from quietpage.render import view_models
from quietpage.render.jinja import reader
from quietpage.themes.loader import SKELETON, shipped


class Value(NamedTuple):
    """A name that templates know: where, what kind of value, and a line about it."""

    name: str
    where: str
    kind: object
    about: str


VALUES: tuple[Value, ...] = (
    Value("site", "everywhere", view_models.SiteView, "what holds for the whole page"),
    Value("page", "everywhere", view_models.PageView, "the page that is being drawn"),
    Value(
        "people",
        "everywhere",
        tuple[view_models.PersonView, ...],
        "everybody, in the page's order; on a way's page, whoever has it",
    ),
    Value("words", "everywhere", Words, "the page's own words, in its language"),
    Value(
        "options",
        "everywhere",
        Mapping[str, str],
        "what the site chose of the theme's options, by their names",
    ),
    Value("root", "everywhere", str, "the way up to the index: nothing, or `../`; it goes before every path"),
    Value("person", "`person.html`, `article.html`", view_models.PersonView, "whom this is about"),
    Value("way", "`way.html`", view_models.WayView, "the way that this page is about"),
    Value("own", "`own-page.html`", view_models.OwnPageView, "the page of your own that is drawn"),
    Value("verse", "`index.html`", tuple[Markup, ...], "the lines of the verse, if there is to be one"),
    Value(
        "names",
        "`index.html`, `names.html`",
        tuple[view_models.Named, ...],
        "where there are many people, everybody by name, with the way to their article",
    ),
    Value("heading", "`formats.html`", Markup, "the page's title"),
    Value("home", "`lost.html`", str, "the path of the index, if `url` is known"),
    Value("style", "`lost.html`", Markup, "the style sheet"),
)
"""Every name that a template of one's own can use, on its own."""

ABOUT: Mapping[str, Mapping[str, str]] = {
    "site": {
        "title": "the page's heading",
        "title_lang": "the language of the title, if that is another than the page's",
        "welcome": "the words above the people",
        "author": "who chose these people",
        "audience": "`public` or `whisper`",
        "paper": "`light` and `dark`, each with the colour of the ground; nothing, if the theme has none",
        "portraits": "whether any are shown",
        "minors": "whether the page is about children",
        "formats": "what other programs read",
        "card": "the address of the picture for link previews, if there is one",
        "leave": "what somebody can do who would rather not be here, finished, if the author can be reached",
        "icons": "the pictures for a browser's tab",
        "preload": "the paths of the typefaces that a browser is to fetch along with the page",
        "pages": "your own pages, by their titles and in the order of the alphabet",
    },
    "page": {
        "kind": "`index`, `one` (a person's), `way`, `page` (of your own) or `lost`",
        "language": "its language, as a tag",
        "dir": "the side it is written from: `ltr` or `rtl`",
        "policy": "its Content-Security-Policy",
        "description": "what a link preview says of it",
        "description_lang": "the language of that, if it is another than the page's",
        "canonical": "its whole address, if `url` is known",
        "data": "on the index, the page as JSON-LD",
    },
    "person": {
        "name": "their name",
        "slug": "for the `id` of their article: nothing else on the page has it",
        "path": "the path of their page; nothing, if there is none",
        "card": "the path of their card for address books (vCard), if there is one",
        "language": "their language, if it is not the page's",
        "reasons": "why they are here",
        "ways": "their ways of making a difference",
        "links": "where to meet them, each a finished link",
        "start_with": "something of theirs to begin with",
        "pronouns": "their pronouns",
        "where": "where they are",
        "comma": "what parts those two",
        "crowd": "the next few in the page's order",
        "portrait": "their portrait, if there is one and the theme shows it",
        "draft": "whether they are a draft; in the preview only",
        "own": "their own address, a finished link: the first of their links that leads to the web",
    },
    "reason": {
        "html": "the reason, as finished markup",
        "way": "the way that it stands under, if it does",
        "beginning": "its first paragraph, or all of it, if there is no other",
    },
    "beginning": {
        "link": "a finished link to it",
        "why": "why this one",
    },
    "portrait": {
        "alt": "what is to be seen, in the writer's words",
        "avif": "the path of the picture, as AVIF",
        "webp": "the same, as WebP",
        "jpeg": "the same, as JPEG",
        "width": "how wide the frame is, in pixels, for everybody",
        "height": "how high the frame is, in pixels, for everybody",
    },
    "author": {
        "name": "their name",
        "card": "their name as an h-card, finished",
        "links": "where else they are, each a finished link",
        "me": "their own addresses",
        "fediverse": "their name in the fediverse, if they gave one",
    },
    "icons": {
        "svg": "the path of the one that is drawn",
        "day": "the path of that in pixels, by day",
        "night": "the same, by night",
        "touch": "the path of that for the screen of a telephone",
    },
    "formats": {
        "blogroll": "the path of the blogroll, if there is one",
        "feed": "the path of the feed, if there is one",
        "humans": "the path of `humans.txt`, if there is one",
        "follows": "the path of the list of whom to follow in the fediverse, if there is one",
        "vouches": "the path of `human.json`, if there is one",
    },
    "way": {
        "word": "the way, as the page says it",
        "verse": "its form in the verse",
        "path": "the path of its page",
        "line": "a line about it, if the site has one",
    },
    "ownpage": {
        "title": "its title, in plain text",
        "heading": "the same as it was written, finished",
        "html": "the text below it, finished",
        "path": "its path",
        "language": "its script, as a tag, if that runs the other way than the page's language",
    },
    "named": {
        "label": "what it is called",
        "path": "the path of its page, if it has one",
        "language": "the language of the label, if it is not that of the words around it",
    },
}
"""A line about each field of each kind of value, by the kind's name."""

_PLAIN: Mapping[type, str] = {
    str: "text",
    Markup: "markup",
    bool: "true or false",
    int: "a whole number",
    Words: "[words](#the-pages-own-words)",
}

FILTERS: Mapping[str, str] = {
    "article": "draws `article.html` for a person; what it draws is kept as long as the person is the same",
    "fill": "fills the slots of one of the page's sentences: "
    r"`words.written \| fill(root, name=site.author.card)`",
    "bdi": "a text, within a `<bdi>` if it has letters that run the other way than the page, or than the "
    r"language that is given: `{{ person.name \| bdi(person.language) }}`",
    "lang": "the attributes `lang` and `dir`, where a language is not the one around it: "
    r"`<h2{{ person.language \| lang }}>`",
    "link": "makes a text into a link",
    "linked": "makes people or ways into links",
    "listed": "makes a list of texts, or of ways, into one: “gives, laughs and challenges”",
    "opening": "a reason that begins with a name, without it: `rest`, what else is in that paragraph, and "
    r"`more`, what follows it; else nothing: `reason.html \| opening(person.name)`",
    "under": "a person's reasons that stand under a way, finished; or how their reasons begin, if none does: "
    r"`{% for reason in person \| under(way.word) %}`",
    "way_article": "draws `way-article.html` for a person on the page of a way, as `article` does elsewhere: "
    r"`{{ person \| way_article(way) -}}`",
}
"""A line about each filter that Jinja does not have."""


def page() -> str:
    """The page, in Markdown."""
    lines = ["# Templates", ""]
    lines += paragraph(
        "This page is made from the templates that come with quietpage, and from the code that draws them. "
        "[Changing how the page looks](../how-to/themes.md) says how to go about it."
    )
    return "\n".join((*lines, *_templates(), *_values(), *_kinds(), *_words(), *_filters()))


def kinds() -> dict[str, type]:
    """Every kind of value that templates meet, by its name: the `NamedTuple`s that the names lead to."""
    found: dict[str, type] = {}
    waiting = [value.kind for value in VALUES]
    while waiting:
        kind = waiting.pop(0)
        if isinstance(kind, type) and hasattr(kind, "_fields"):
            if kind is not Words and name_of(kind) not in found:
                found[name_of(kind)] = kind
                waiting += get_type_hints(kind).values()
        else:
            waiting += get_args(kind)
    return found


def name_of(kind: type) -> str:
    """What the docs call a kind of value: a person, not the class that shows one."""
    return kind.__name__.removesuffix("View").lower()


def filters() -> list[str]:
    """The filters of our own, in alphabetical order."""
    return sorted(reader(Theme("", ())).filters.keys() - DEFAULT_FILTERS.keys())


def _templates() -> Iterator[str]:
    yield from ("## Templates and their blocks", "")
    yield from paragraph(
        "Every theme draws with these, unless it has its own. The comment at the top of each says the same."
    )
    below = shipped()[SKELETON] / "templates"
    rows = []
    for path in sorted(below.glob("*.html"), key=lambda path: (path.name != "page.html", path.name)):
        about, blocks = _comment(path)
        rows.append((f"`{path.name}`", about, code(blocks) or "none: replace it whole"))
    yield from table(("template", "what it draws", "its blocks"), rows)
    yield from paragraph(
        "The blocks of `page.html` can be changed in each of the five that are drawn with it, for that kind "
        "of page; and in a `page.html` of your own, for all of them. `head` is empty there, and waits for "
        "you."
    )
    yield from paragraph("Some themes have a few of their own, which change those above:")
    changed = [
        (theme, f"`{path.name}`", _comment(path)[0], code(blocks_in(path)) or "none: it is there instead")
        for theme, folder in shipped().items()
        for path in sorted((folder / "templates").glob("*.html"))
        if theme != SKELETON
    ]
    yield from table(("theme", "template", "what is different", "the blocks that it changes"), changed)


def blocks_in(path: Path) -> list[str]:
    """The blocks of a template, in the order in which they stand."""
    return re.findall(r"\{%-? *block +(\w+)", path.read_text(encoding="utf-8"))


def _comment(path: Path) -> tuple[str, list[str]]:
    """What the comment at the top of a template says of it, and the blocks of its own that it names.

    `{# What it draws. Blocks: one, another; and those of page.html. #}`
    """
    comment = path.read_text(encoding="utf-8").partition("{# ")[2].partition(". #}")[0]
    about, _, blocks = comment.partition(". Blocks: ")
    if not blocks:
        raise ValueError(f"{path} begins with no comment that names its blocks")
    names = blocks.partition(";")[0].split(", ")
    return about[0].lower() + about[1:], [name for name in names if name != "none" and name.isalpha()]


def _values() -> Iterator[str]:
    yield from ("## Names", "")
    yield from paragraph(
        "A name that is not on this page is a problem, told with its line, and never an empty place on the "
        "page. A text is escaped by itself; markup is finished, and goes onto the page as it is. A text "
        "that there is not is empty."
    )
    rows = [(f"`{each.name}`", each.where, _kind(each.kind), each.about) for each in VALUES]
    yield from table(("name", "where", "kind", "what it is"), rows)


def _kinds() -> Iterator[str]:
    for name, kind in kinds().items():
        called = _with_article(name)
        yield from (f"### {called[0].upper()}{called[1:]}", "")
        rows = [
            (f"`{field}`", _kind(hint), ABOUT[name][field]) for field, hint in get_type_hints(kind).items()
        ]
        yield from table(("field", "kind", "what it is"), rows)


def _words() -> Iterator[str]:
    yield from ("## The page's own words", "")
    yield from paragraph(
        "`words` has everything that a page says of its own accord. What stands in braces is filled in, by "
        "the filter `fill`."
    )
    english = words_for("en")
    about = {**_docstrings(Words), "language": "the language that these words are in"}
    rows = []
    for field in Words._fields:
        said = getattr(english, field)
        rows.append((f"`{field}`", about[field], f"“{bare(said)}”" if isinstance(said, str) else "a list"))
    yield from table(("name", "what it is", "in English"), rows)


def _docstrings(kind: type) -> dict[str, str]:
    """What stands under each field of a class in its source; under several together, it is said of each."""
    (body,) = ast.parse(inspect.getsource(kind)).body
    if not isinstance(body, ast.ClassDef):
        raise TypeError(f"{kind} is no class")
    told: dict[str, str] = {}
    waiting: list[str] = []
    for node in body.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            waiting.append(node.target.id)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and waiting:
            told |= dict.fromkeys(waiting, _phrase(str(node.value.value)))
            waiting = []
    return told


def _phrase(text: str) -> str:
    text = " ".join(text.split()).rstrip(".")
    return bare(text[0].lower() + text[1:])


def _filters() -> Iterator[str]:
    environment = reader(Theme("", ()))
    yield from ("## Filters", "")
    rows = [(f"`{name}{_signature(environment.filters[name])}`", FILTERS[name]) for name in filters()]
    yield from table(("filter", "what it does"), rows)
    left_out = sorted(DEFAULT_FILTERS.keys() - environment.filters.keys())
    functions = sorted(DEFAULT_NAMESPACE.keys() - environment.globals.keys())
    yield from paragraph(
        "Jinja's own filters are there too, but for those that cost without bound, take names from what is "
        f"written, or do not give the same page again: {code(left_out)}. Of its functions there are no "
        f"{code(functions)}."
    )


def _signature(filter: object) -> str:
    """What a filter takes besides what stands before it."""
    assert callable(filter)
    _, *more = inspect.signature(filter).parameters.values()
    written = ["…" if each.kind is each.VAR_KEYWORD else each.name for each in more]
    return f"({', '.join(written)})" if written else ""


def _kind(hint: object) -> str:
    """A type, in words."""
    if isinstance(hint, type) and hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        name = _with_article(name_of(hint))
        return f"[{name}](#{name.replace(' ', '-')})"
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (UnionType, Union):
        kinds = [_kind(each) for each in inner if each is not NoneType]
        return " or ".join(kinds) + (", if there is one" if NoneType in inner else "")
    if origin is tuple and inner[1:] == (Ellipsis,):
        return f"several: {_kind(inner[0])} each"
    if inner == (str, str):
        return "a pair of texts" if origin is tuple else "a text for each name"
    raise TypeError(f"say in words what {hint} is")


def _with_article(name: str) -> str:
    article = "an" if name[0] in "aeiou" else "a"
    others = {
        "formats": "formats",
        "icons": "icons",
        "named": "a name with a page",
        "ownpage": "a page of your own",
    }
    return others.get(name, f"{article} {name}")
