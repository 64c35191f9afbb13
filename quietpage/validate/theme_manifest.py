"""A theme's `theme.yml`: the table of its keys, and what a site may choose of it, colours and options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quietpage.core.contrast import contrast, mended
from quietpage.core.diagnostics import Problem
from quietpage.core.model import Colour, Shade, Site, Text
from quietpage.core.named_tuple import NamedTuple
from quietpage.locale import words_for
from quietpage.parse.nodes import Node
from quietpage.validate.fields import DARK, LIGHT, colour_of
from quietpage.validate.kinds import Choice, Line, OneOrMore, Pairs
from quietpage.validate.problems import Problems, Suggestions, first_few, nearest
from quietpage.validate.records import Field, Nested, Record, Values

GROUNDS, WORDS, LINES = ("paper", "slip"), ("ink", "soft", "link"), ("thread",)
"""What a colour is for, by its name; any other is looks alone."""

_FOR_WORDS, _FOR_LINES = 7.0, 3.0
"""The least contrast with what it is drawn on that a colour may have (WCAG, level AAA)."""

FONTS = "fonts"
"""The option of every theme, declared by the skeleton, by which a page does without its typefaces."""


class Option(NamedTuple):
    """Something that a site may choose in its `options`. Without `words`, any text will do."""

    default: str = ""
    words: tuple[str, ...] = ()


class ThemeManifest(NamedTuple):
    """A `theme.yml` as read. What it does not say is empty, and so that of the theme that it stands on.

    `portraits` and `minors` are `yes`, `no` or nothing.
    """

    about: str = ""
    extends: Text | None = None
    palette: tuple[tuple[Text, Colour], ...] = ()
    options: tuple[tuple[Text, Option], ...] = ()
    portraits: str = ""
    minors: str = ""
    preload: tuple[Text, ...] = ()


_YES_OR_NO = Choice(("yes", "no"), (("true", "yes"), ("on", "yes"), ("false", "no"), ("off", "no")))
_OPTION_ABOUT: Field[Text] = Field("about", Line(prose=True), "a line about the option", required=True)
_OPTION_WORDS: Field[tuple[Text, ...]] = Field("words", OneOrMore(Line()), "the words that can be chosen")
_OPTION_DEFAULT: Field[Text] = Field("default", Line(), "what it is without a choice", "nothing")


def _option(found: Values) -> Option | None:
    if found.get(_OPTION_ABOUT) is None:
        return None
    words = tuple(str(word) for word in found.get(_OPTION_WORDS) or ())
    return Option(str(found.get(_OPTION_DEFAULT) or ""), words)


def _colour(found: Values) -> Colour | None:
    light, dark = found.get(LIGHT), found.get(DARK)
    return None if light is None or dark is None else Colour(light, dark)


_BOTH = Record(
    "this colour",
    (LIGHT._replace(required=True), DARK._replace(required=True)),
    'write both, each on a line of its own, moved in by two spaces: light: "#fbf8f2" and dark: "#1a1816"',
)
ABOUT: Field[Text] = Field("about", Line(prose=True), "a line about the theme", required=True)
EXTENDS: Field[Text] = Field("extends", Line(), "the theme that it stands on", "`skeleton`")
PALETTE = Field(
    "palette",
    Pairs(
        Nested(_BOTH, _colour),
        "a mapping of a colour's name to `light` and `dark`",
        'write each as its name and its values, for example paper: {light: "#fbf8f2", dark: "#1a1816"}',
    ),
    "its colours, by day and by night, by the names of their CSS properties; a site may choose each",
    "those of the theme below",
)
OPTIONS = Field(
    "options",
    Pairs(
        Nested(Record("this option", (_OPTION_ABOUT, _OPTION_WORDS, _OPTION_DEFAULT)), _option),
        "a mapping of an option's name to `about`, `words` and `default`",
        "write each option as its name, and below it, moved in by two spaces, about: and a line about it",
    ),
    "what a site may choose besides",
    "those of the theme below",
)
PORTRAITS = Field("portraits", _YES_OR_NO, "whether it shows portraits", "as the theme below")
MINORS = Field("minors", _YES_OR_NO, "whether it is for pages about children", "as the theme below")
PRELOAD: Field[tuple[Text, ...]] = Field(
    "preload",
    OneOrMore(Line()),
    "typefaces (`.woff2`) in its folder that every page needs: a browser fetches them along with it",
    "those of the theme below, unless it has a `fonts.css` of its own",
)

MANIFEST_FIELDS: tuple[Field[object], ...] = (ABOUT, EXTENDS, PALETTE, OPTIONS, PORTRAITS, MINORS, PRELOAD)
_RECORD = Record("this theme", MANIFEST_FIELDS)


def read_manifest(node: Node, problems: Problems) -> ThemeManifest:
    """Read a `theme.yml` by its table. What is wrong is reported, and left out of the manifest."""
    found = _RECORD.read(node, problems)
    if found is None:
        return ThemeManifest()
    palette = found.get(PALETTE) or ()
    for name, _ in palette:
        if not _may_be_called(name.value):
            problems.report(
                f"a colour cannot be called {name}",
                name.place,
                "its name is that of a CSS property: small letters and hyphens, for example slip",
            )
    return ThemeManifest(
        about=str(found.get(ABOUT) or ""),
        extends=found.get(EXTENDS),
        palette=tuple(pair for pair in palette if _may_be_called(pair[0].value)),
        options=found.get(OPTIONS) or (),
        portraits=found.get(PORTRAITS) or "",
        minors=found.get(MINORS) or "",
        preload=found.get(PRELOAD) or (),
    )


def _may_be_called(name: str) -> bool:
    """Whether a name may be that of a CSS property: small Latin letters, with hyphens between."""
    return name.isascii() and name == name.lower() and all(part.isalpha() for part in name.split("-"))


def chosen_options(
    site: Site, theme: str, manifests: Iterable[ThemeManifest], problems: list[Problem]
) -> dict[str, str]:
    """The options of a theme by name: as the site chose, or as they are by default.

    `manifests` are those of the theme and of what it stands on, nearest first. Problems go into the list.
    """
    known: dict[str, Option] = {}
    for manifest in manifests:
        for name, option in manifest.options:
            known.setdefault(name.value, option)
    chosen = {name: option.default for name, option in known.items()}
    names = Suggestions(known)
    for name, value in site.options:
        of = known.get(name.value)
        if of is None:
            near = names.nearest(name.value)
            help = f"did you mean {near}:?" if near else f"it has {first_few(known)}"
            problems.append(Problem(f"the theme {theme} has no option {name}", name.place, help))
        elif of.words and value.value not in of.words:
            near = nearest(value.value, of.words)
            problems.append(
                Problem(
                    f"{value} is not among the words that can stand here",
                    value.place,
                    f"did you mean {near}?" if near else f"write one of {first_few(of.words)}",
                )
            )
        else:
            chosen[name.value] = value.value
    return chosen


def chosen_palette(
    site: Site, theme: str, manifests: Iterable[ThemeManifest], problems: list[Problem]
) -> tuple[Shade, ...]:
    """The colours of a theme, with those that the site chose in their places; as in `chosen_options`."""
    known: dict[str, tuple[Text, Text]] = {}
    for manifest in manifests:
        for name, colour in manifest.palette:
            if colour.light and colour.dark:
                known.setdefault(name.value, (colour.light, colour.dark))
    names = Suggestions(known)
    chosen: dict[tuple[str, str], Text] = {}
    for name, colour in site.palette:
        if name.value in known:
            chosen.update({(name.value, "light"): colour.light} if colour.light else {})
            chosen.update({(name.value, "dark"): colour.dark} if colour.dark else {})
            continue
        near = names.nearest(name.value)
        if near:
            help = f"did you mean {near}:?"
        elif known:
            help = f"it has {first_few(known)}"
        else:
            help = "take palette: away, or choose another theme"
        problems.append(Problem(f"the theme {theme} has no colour {name} to choose", name.place, help))
    for scheme, place in (("light", 0), ("dark", 1)):
        own = {name: pair[place] for name, pair in known.items()}
        problems.extend(
            _contrast_problems(
                own, {name: text for (name, when), text in chosen.items() if when == scheme}, scheme
            )
        )
    return tuple(
        Shade(
            name,
            colour_of(chosen.get((name, "light"), light)),
            colour_of(chosen.get((name, "dark"), dark)),
        )
        for name, (light, dark) in known.items()
    )


def _contrast_problems(own: Mapping[str, Text], chosen: Mapping[str, Text], scheme: str) -> Iterator[Problem]:
    """Words and threads that stand out too little from what they are drawn on, by day or by night.

    `own` has the theme's colours by name, `chosen` those of the site; `scheme` is `light` or `dark`.
    """
    texts = {**own, **chosen}
    colours = {name: colour_of(text) for name, text in texts.items()}
    least = dict.fromkeys(WORDS, _FOR_WORDS) | dict.fromkeys(LINES, _FOR_LINES)
    listed = words_for("en").listed
    when = "by day" if scheme == "light" else "by night"
    for ground in GROUNDS:
        if ground not in colours:
            continue
        on = colours[ground]
        faint = [name for name in least if name in colours and contrast(colours[name], on) < least[name]]
        middling = max(contrast("#000000", on), contrast("#ffffff", on)) < _FOR_WORDS
        # A ground of the site's own has to suit the colours that it left to the theme.
        unsuited = [name for name in faint if middling or (ground in chosen and name not in chosen)]
        if unsuited:
            help = f"write a {'lighter' if scheme == 'light' else 'darker'} {ground}"
            if not middling:
                others = [f'{name}: "{mended(colours[name], on, least[name])}"' for name in unsuited]
                help += f", or choose colours that go with it, for example {listed(others)}"
            yield Problem(
                f"{listed(unsuited)} can hardly be seen on this {ground} {when}",
                texts[ground].place,
                help,
            )
        for name in faint:
            if name not in unsuited:
                yield Problem(
                    f"{name} can hardly be seen on the {ground} {when}",
                    texts[name].place,
                    f'"{mended(colours[name], on, least[name])}" would do',
                )
