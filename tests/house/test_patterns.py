"""No regular expression of the program can be made to take its time.

A pupil's file, a theme and a page that somebody cloned are all matched against patterns. Each pattern that
there is in the package is judged by its tree (`patterns.py`), so that a new one cannot bring back what was
mended.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest

from quietpage.locale import LANGUAGES
from quietpage.numbers import FULL
from quietpage.numbers.languages import PARTIAL
from quietpage.numbers.loader import pack_for
from quietpage.numbers.patterns import MACROS, expanded
from quietpage.numbers.unicode_data import COMBINING_MARKS, NUMERALS, PICTURES
from quietpage.parse.repair.quotes import QUOTED
from tests.patterns import costly

PACKAGE = Path(__file__).parent.parent.parent / "quietpage"
SEARCHING = ("search", "finditer", "findall", "sub", "subn", "split")
PLACED = ("match", "fullmatch")

# The readers of HTML, which are held to a browser's own by tests of theirs.
READERS_OF_HTML: tuple[str, ...] = ()

# What a name stands for in an expression that makes a pattern, where it is known only while the program runs.
GIVEN: Mapping[tuple[str, str], tuple[object, ...]] = {
    ("cli.commands.remove", "escaped"): ("Ada", "Rosa\\ Lind"),
    ("check.file_types", "file_type"): tuple(import_module("quietpage.check.file_types")._SIGNATURES),
    ("check.file_types", "said"): tuple(
        import_module("quietpage.check.file_types")._ARCHIVED_DOCUMENTS.values()
    ),
    ("check.markdown_dialects", "regex"): tuple(
        kind.regex for _, kind in import_module("quietpage.check.markdown_dialects").KINDS
    ),
    ("check.machine_parts", "pattern"): tuple(
        import_module("quietpage.check.machine_parts")._READ_BY_PROGRAMS.values()
    ),
    ("check.static_files", "syntaxes"): (("xml",), ("html",)),
    ("core.paths", "everywhere"): (True, False),
    ("core.suggestions", "joints"): (
        rf"[,;/+&|、،]|\b(?:{import_module('quietpage.core.suggestions')._AND})\b",
    ),
    ("markup.css", "pattern"): tuple(import_module("quietpage.markup.css")._CLOSED.values()),
    ("markup.html", "name"): tuple(sorted(import_module("quietpage.markup.elements").TEXT_ALONE)),
    ("numbers.digits", "PICTURES"): (PICTURES,),
    ("numbers.digits", "NUMERALS"): (NUMERALS,),
    ("numbers.number_words", "COMBINING_MARKS"): (COMBINING_MARKS,),
    ("numbers.patterns", "macros"): ({**MACROS, "number": "[\u207f]++"},),
    ("numbers.patterns", "pattern"): ("(?:two|ten)<any>",),
    ("numbers.patterns", "begins"): ("", expanded("half a ", MACROS)),
    ("numbers.patterns", "goes_on"): ("(?: and)? [\u207f]++",),
    ("numbers.patterns", "ends"): ("", " and a half"),
    ("numbers.patterns", "trails"): ("", expanded("-<word>", MACROS)),
    ("check.number_problems", "its"): tuple(
        its for _, its in import_module("quietpage.check.number_problems").TALK
    ),
    ("numbers.hint_senses", "name"): tuple(import_module("quietpage.numbers.hint_senses")._FORMS),
    ("numbers.not_numbers", "PICTURES"): (PICTURES,),
    ("numbers.not_numbers", "NUMERALS"): (NUMERALS,),
    ("numbers.not_numbers", "words"): (["Otto"], ["Otto", "Sei"], ["a", "a", "a"]),
    ("images.portraits", "signs"): tuple(
        signs for signs, _ in import_module("quietpage.images.portraits")._BEGINNINGS
    ),
    ("check.required_problems", "block"): ("people",),
    ("typeset.markdown", "breaks"): (True, False),
    ("core.unicode", "text"): ("\u200d",),
    ("core.unicode", "start"): (0,),
    ("render.template_errors", "name"): ("person",),
    ("locale.words", "beginning"): tuple(
        beginning
        for name in LANGUAGES
        for beginning, _, _ in import_module(f"quietpage.locale.{name}").WORDS.instead
    ),
    ("locale.words", "self"): (),
    ("numbers.html", "name"): ("title",),
}

# Patterns that look dear from their tree and are not, with the reason.
SPARED = {
    (
        "markup.css",
        "_token",
    ): "what one way runs through and leaves, another takes whole: a bad string, a bad address",
    ("markup.tags", "_ATTRIBUTE"): "what it goes through has been read as attributes already",
    ("numbers.markup_formats", "_TAGS"): "no tag in it goes on over the sign with which the next begins",
    (
        "parse.repair.lookalikes",
        "_LIST",
    ): "a line is the head of a list once, and its items are passed by with it",
    (
        "render.view_models",
        "PIECES",
    ): "the two signs are the program's own, in pairs, and refused in every text",
}


class Pattern:
    """A pattern of the package: where it stands, what it is called, and whether texts are searched for it."""

    def __init__(self, module: str, name: str, pattern: str | bytes, flags: int, searched: bool) -> None:
        self.module, self.name, self.pattern, self.flags = module, name, pattern, flags
        self.searched = searched


def patterns_in(path: Path) -> Iterator[Pattern]:
    """Every pattern that a module hands to `re`."""
    name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
    source = path.read_text(encoding="utf-8")
    if "re." not in source and "late_pattern(" not in source:
        return
    tree = ast.parse(source)
    module = import_module(f"quietpage.{name}")
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not (function := _function(call)):
            continue
        called, way = _called(call, function, above)
        flags = 0
        place = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(function, 2)
        given = [*call.args[place:], *(each.value for each in call.keywords if each.arg == "flags")]
        for flag in given:
            flags |= int(*_values(flag, name, module))  # type: ignore[call-overload]
        for pattern in _values(call.args[0], name, module):
            assert isinstance(pattern, str | bytes)
            yield Pattern(name, called, pattern, flags, way not in PLACED)


def _function(call: ast.Call) -> str:
    """The function of `re` that is given a pattern; nothing, if it is not one of these."""
    if isinstance(call.func, ast.Name):
        return "compile" if call.func.id == "late_pattern" else ""
    known = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "re"
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    return name if known and name in ("compile", *SEARCHING, *PLACED) else ""


def _called(call: ast.Call, function: str, above: Mapping[ast.AST, ast.AST]) -> tuple[str, str]:
    """What a pattern is called, and the way in which it is asked; `search`, if there is any such way."""
    if function != "compile":
        return "", function
    outer = above[call]
    if isinstance(outer, ast.Attribute):
        return "", outer.attr
    while not isinstance(outer, ast.Assign | ast.AnnAssign | ast.FunctionDef | ast.Module):
        outer = above[outer]
    if isinstance(outer, ast.FunctionDef):
        name = outer.name
    else:
        target = outer.targets[0] if isinstance(outer, ast.Assign) else outer
        name = ast.unparse(target) if isinstance(outer, ast.Assign) else ""
    asked = re.findall(rf"\b{re.escape(name)}(?:\(\)|\[.*?\]|\.get\(.*?\))?\.(\w+)\(", _whole_source())
    ways = set(asked) & {*SEARCHING, *PLACED}
    return name, "match" if ways and ways <= {*PLACED} else "search"


@cache
def _whole_source() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))


def _values(expression: ast.expr, name: str, module: ModuleType) -> Iterator[object]:
    """What an expression can be: of a name that only the running program knows, each that is given above."""
    if ast.unparse(expression) == "self.pattern":
        yield from _of_forms()
        return
    known = {"re": re, **vars(module), **vars(builtins)}
    names = {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)} - known.keys()
    unknown = [one for one in names if (name, one) not in GIVEN]
    assert not unknown, f"say in GIVEN what {unknown} can be in quietpage.{name}: {ast.unparse(expression)}"
    code = compile(ast.Expression(expression), name, "eval")
    for values in product(*(GIVEN[name, one] for one in sorted(names))):
        yield eval(code, {**known, **dict(zip(sorted(names), values, strict=True))})


def _of_forms() -> Iterator[str]:
    """The patterns of texts that have one form: a colour, a language's tag, a mail address."""
    from quietpage.validate.kinds import Pattern

    for name in ("validate.fields", "validate.special_kinds", "validate.theme_manifest"):
        for value in vars(import_module(f"quietpage.{name}")).values():
            form = getattr(value, "kind", value)
            if isinstance(form, Pattern):
                yield form.pattern


def modules() -> list[str]:
    """Every module whose patterns are written in it; those of languages are judged one by one below."""
    return [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.name not in ("__main__.py", "generate.py")
        and str(path.relative_to(PACKAGE)) not in READERS_OF_HTML
    ]


@pytest.mark.parametrize("module", modules())
def test_no_pattern_can_take_more_than_a_few_steps_for_each_sign(module: str) -> None:
    dear = [
        (each.name, str(each.pattern), why)
        for each in patterns_in(PACKAGE / module)
        if (each.module, each.name) not in SPARED
        if (why := costly(each.pattern, each.flags, searched=each.searched))
    ]
    assert not dear


def patterns_of(code: str) -> Iterator[tuple[str, str, bool]]:
    """Every pattern of a language: what it is for, the pattern, and whether texts are searched for it."""
    pack = pack_for(code)
    for index, (kind, called, _) in enumerate(pack._rules):
        yield f"{kind}: {called}", pack._pattern(index).pattern, True
    for tag, pattern in pack._compounds:
        yield f"compound {tag!a}", pattern.pattern, False
    for kind, pattern in pack._telling:
        yield f"telling {kind}", pattern.pattern, False
    yield "run", pack.run.pattern, True


@pytest.mark.parametrize("code", [*FULL, *PARTIAL, "ru"])
def test_no_pattern_of_a_language_can_take_more_than_a_few_steps_for_each_sign(code: str) -> None:
    dear = [
        (name, why)
        for name, pattern, searched in patterns_of(code)
        if (why := costly(pattern, re.IGNORECASE if searched else 0, searched=searched))
    ]
    assert not dear


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:two )+",
        "ten.*",
        r"\w+ second",
        "(?:a|an|<n>){0,}",
        "(?:<word> ){0,40}x",
        "(?:<word> ){7,}x",
        "x{12}",
    ],
)
def test_a_language_cannot_repeat_without_a_bound(pattern: str) -> None:
    with pytest.raises(ValueError, match="without a bound"):
        expanded(pattern, MACROS)


@pytest.mark.parametrize(
    "pattern", ["<n> of <word>", r"C\+\+", "(?:<word> ){0,3}?ten", "\u02e2{5}", "arriv<any>"]
)
def test_what_a_language_says_by_name_is_spelled_out(pattern: str) -> None:
    assert not costly(rf"(?<!\w)(?:{expanded(pattern, MACROS)})(?!\w)", re.IGNORECASE)


DEAR = {
    r"(?:a+)+b": "in two ways",
    r"(?:a|ab|b)*c": "in two ways",
    r"(?:a*)*b": "in two ways",
    r"(?:cento?|uno|cento)+x": "in two ways",
    r"(?:[^\"]|\\.)*\"": "in two ways",
    r"\w*\w+x": "share",
    r"a.*b.*c": "share",
    r"\s*(?:,|\s)\s*;": "share",
    r"(?:x{0,40}y?){0,40}z": "in two ways",
    r"[a-z]{0,40}[a-f]{0,40}!": "share",
    r"best(?: [\w'-]+){0,5}(?:-[\w'-]+){0,5} in": "share",
    r"<[^>]*>": "again",
    r"\w+@": "again",
    r"[a-z]++ ": "again",
    r"(?=.*a.*b.*c)x": "share",
    r"!\[[^\]]*\]": "again",
}
FAIR = (
    r"<[^<>]*>",
    r"(?<!\w)\w+x",
    r"(?<!\w)\w++(?: \w++){0,5} x",
    r'"(?:[^"\\]++|\\.)*+"?',
    r"(?>(?:[-.]\w++)*)",
    r"\A\s*+\S++\Z",
    r"[^?#]+",
    r"(?<=<)[a-z]+:",
    r"[0-9][0-9.,]{0,15}%",
)


@pytest.mark.parametrize(("pattern", "why"), DEAR.items())
def test_the_judge_of_patterns_knows_a_dear_one(pattern: str, why: str) -> None:
    assert why in " ".join(costly(pattern))


@pytest.mark.parametrize("pattern", FAIR)
def test_the_judge_of_patterns_lets_a_fair_one_pass(pattern: str) -> None:
    assert costly(pattern) == []


def test_what_is_matched_at_a_place_is_not_begun_again() -> None:
    assert costly(r"\w+@")
    assert not costly(r"\w+@", searched=False)
    assert not costly(QUOTED['"'].pattern, searched=False)
