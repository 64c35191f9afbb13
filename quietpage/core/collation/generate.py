"""Writes the tables by which names are sorted, from CLDR's data: `root.txt` and `languages.txt`.

* `root.txt`, the order of all letters where no language says otherwise, from `common/uca/allkeys_CLDR.txt`.
* `languages.txt`, what languages sort otherwise, from `common/collation`; both are described in UTS #35, part
  five, and in UTS #10.

Run `python -m quietpage.core.collation.generate PATH` with the path of CLDR's `common` folder, after a new
release of CLDR; Debian has it in the package `unicode-cldr-core`. quietpage itself never imports this module.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent

ABOUT = """\
# Made by generate.py from CLDR {version}, https://cldr.unicode.org/: facts of its collation, in another form.
# See LICENSE beside this file.
"""

LIGATURE = "\ue000"
"""Stands for the weight between the two letters of a ligature; no text has it, as it is for private use."""

FURTHER = "further"
UNREAD = "-punctuation"
"""Said of a language in which spaces and punctuation count for nothing."""
NO_LETTERS = (
    "CJK",
    "KANGXI",
    "PARENTHESIZED IDEOGRAPH",
    "CIRCLED IDEOGRAPH",
    "IDEOGRAPHIC",
    "HANGZHOU",
    "SQUARE",
)
"""Signs for ideographs, that some languages sort with these, begin their names so."""

SCRIPTS = {
    "LATIN": "Latn",
    "GREEK": "Grek",
    "COPTIC": "Copt",
    "CYRILLIC": "Cyrl",
    "GLAGOLITIC": "Glag",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "HEBREW": "Hebr",
    "ARABIC": "Arab",
    "SYRIAC": "Syrc",
    "THAANA": "Thaa",
    "NKO": "Nkoo",
    "ETHIOPIC": "Ethi",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "GURMUKHI": "Guru",
    "GUJARATI": "Gujr",
    "ORIYA": "Orya",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
    "SINHALA": "Sinh",
    "THAI": "Thai",
    "LAO": "Laoo",
    "TIBETAN": "Tibt",
    "MYANMAR": "Mymr",
    "KHMER": "Khmr",
    "MONGOLIAN": "Mong",
    "CHEROKEE": "Cher",
    "ADLAM": "Adlm",
    "HANGUL": "Hang",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "BOPOMOFO": "Bopo",
}

CHANGED = {
    "hy": "[reorder Armn]",
    "lv": (
        "&A<ā<<<Ā&[before 1]D<č<<<Č&E<ē<<<Ē&[before 1]H<ģ<<<Ģ&I<y<<<Y<ī<<<Ī&[before 1]L<ķ<<<Ķ"
        "&[before 1]M<ļ<<<Ļ&[before 1]O<ņ<<<Ņ&[before 1]S<ŗ<<<Ŗ&[before 1]T<š<<<Š&U<ū<<<Ū&[before 1]Ʒ<ž<<<Ž"
    ),
}
"""What CLDR says otherwise since the release in Debian, as `Intl.Collator` of Node shows it."""

Element = tuple[int, int, int]


def main(common: Path) -> None:
    version = re.search(r'cldrVersion CDATA #FIXED "(\d+)"', (common / "dtd" / "ldml.dtd").read_text())
    about = ABOUT.format(version=version[1] if version else "")
    weights = dict(_weights((common / "uca" / "allkeys_CLDR.txt").read_text(encoding="utf-8")))
    (HERE / "root.txt").write_text(about + _root(weights), encoding="utf-8", newline="\n")
    (HERE / "languages.txt").write_text(about + _languages(common), encoding="utf-8", newline="\n")


def _weights(text: str) -> Iterator[tuple[str, tuple[Element, ...]]]:
    """The collation elements of each sign, and of signs that have some together."""
    for line in text.splitlines():
        found = re.match(r"([0-9A-F ]+?) +; ((?:\[[.*][0-9A-F.]+\])+)", line)
        if found:
            signs = "".join(chr(int(each, 16)) for each in found[1].split())
            elements = re.findall(r"\[[.*]([0-9A-F]+)\.([0-9A-F]+)\.([0-9A-F]+)\]", found[2])
            yield signs, tuple((int(one, 16), int(two, 16), int(three, 16)) for one, two, three in elements)


def _root(weights: dict[str, tuple[Element, ...]]) -> str:
    letters: dict[int, dict[int, list[tuple[int, str]]]] = {}
    marks: dict[int, list[str]] = {}
    longer: list[tuple[str, tuple[Element, ...]]] = []
    for signs, elements in weights.items():
        composed = unicodedata.normalize("NFC", signs)
        if len(composed) > 1 and not (len(composed) == 2 and composed[1] == "\u00b7"):
            continue  # Thai and Lao, of which a vowel stands before the consonant that it follows
        category = unicodedata.category(composed[0])[0]
        if composed[0] == "\u00b7" or not (category in "LNPM" or (category == "S" and composed < "\u0100")):
            continue
        apart = unicodedata.normalize("NFD", composed)
        if len(signs) == 1 and apart != signs:
            pieces = tuple(each for sign in apart for each in weights.get(sign, ()))
            if apart in weights or pieces == elements:
                continue  # what it is made of says it all
        elif apart == signs and unicodedata.normalize("NFKD", signs) != signs and len(signs) == 1:
            continue
        heavy = [each for each in elements if each != (0, 0, 0)]
        if len(heavy) == 1 and len(composed) == 1:
            primary, secondary, tertiary = heavy[0]
            if primary >= 0xFB00:
                continue
            if primary:
                letters.setdefault(primary, {}).setdefault(secondary, []).append((tertiary, composed))
            elif secondary:
                marks.setdefault(secondary, []).append(composed)
        elif heavy:
            longer.append((composed, tuple(heavy)))
    lines = ["marks " + "".join(marks[each][0] for each in sorted(marks)) + LIGATURE]
    lines.append("same " + " ".join("".join(each) for each in marks.values() if len(each) > 1))
    scripts = _by_script(letters)
    latin = next(place for place, line in enumerate(scripts) if line.startswith("Latn ")) + 1
    spelt = {signs: _spelt(elements, letters, marks) for signs, elements in longer}
    as_others = {signs: f"as {signs} {others}" for signs, others in spelt.items() if others is not None}
    of_latin = [signs for signs in as_others if unicodedata.name(signs[0], "").startswith("LATIN")]
    lines += [*scripts[:latin], *map(as_others.pop, of_latin), "further scripts", *scripts[latin:]]
    return "\n".join([*lines, *as_others.values()]) + "\n"


def _by_script(letters: dict[int, dict[int, list[tuple[int, str]]]]) -> list[str]:
    """The letters in their order, a script a line; those that differ as `a` and `A` do stand together."""
    lines: list[tuple[str, list[str]]] = []
    counted = False
    for primary in sorted(letters):
        group = letters[primary]
        alike = "|".join("".join(sign for _, sign in sorted(group[each])) for each in sorted(group))
        first = group[min(group)][0][1]
        counted = counted or "0" in alike
        script = SCRIPTS.get(unicodedata.name(first, "?").split()[0], FURTHER) if counted else "punctuation"
        if unicodedata.category(first) == "Nd":
            script = "digits"
        if not lines or lines[-1][0] != script:
            # Letters without a script of their own, in the midst of one, belong to it.
            if len(lines) > 1 and lines[-1][0] == FURTHER and lines[-2][0] == script:
                lines[-2][1].extend(lines.pop()[1])
            else:
                lines.append((script, []))
        lines[-1][1].append(alike)
    return [f"{script} {' '.join(_in_runs(line))}" for script, line in lines]


def _in_runs(line: list[str]) -> Iterator[str]:
    """Letters that follow each other in Unicode too as their first and last."""
    run: list[str] = []
    for each in [*line, ""]:
        if run and len(each) == 1 and ord(each) == ord(run[-1]) + 1:
            run.append(each)
            continue
        if len(run) > 2:
            yield f"{run[0]}…{run[-1]}"
        else:
            yield from run
        run = [each] if len(each) == 1 else []
        if len(each) > 1:
            yield each


def _spelt(
    elements: Iterable[Element],
    letters: dict[int, dict[int, list[tuple[int, str]]]],
    marks: dict[int, list[str]],
) -> str | None:
    """Other signs that have these elements: `o` and a stroke for `ø`."""
    spelt = ""
    for primary, secondary, tertiary in elements:
        if primary:
            group = letters.get(primary, {}).get(secondary)
            if group is None:
                return None
            capital = 8 <= tertiary <= 12
            spelt += next((sign for each, sign in group if (8 <= each <= 12) == capital), group[0][1])
        elif secondary in marks:
            spelt += marks[secondary][0]
        else:
            spelt += LIGATURE
    return spelt


def _languages(common: Path) -> str:
    files = sorted((common / "collation").glob("*.xml"))
    trees = {path.stem: ElementTree.parse(path).getroot() for path in files}
    lines = []
    for name in trees:
        rules = CHANGED.get(name) or _rules_of(name, trees)
        reorder = re.findall(r"\[reorder ([^\]]*)\]", rules)
        chains = " ".join([*_suppressed(rules), *_chains(rules)])
        if (chains or reorder) and name != "en_US_POSIX":
            tag = name.replace("_", "-")
            first = reorder[-1] if reorder else ""
            if "[alternate shifted]" in rules:
                first = f"{first} {UNREAD}".lstrip()
            lines.append(f"{tag}\t{first}\t{chains}")
    return "\n".join(lines) + "\n"


def _rules_of(name: str, trees: dict[str, ElementTree.Element], kind: str = "") -> str:
    """The rules of a language's usual order, with those that it takes from elsewhere."""
    root = trees[name]
    if kind == "":
        default = root.find(".//defaultCollation")
        kind = (default.text or "standard") if default is not None else "standard"
        alias = root.find(".//alias")
        if alias is not None:
            return _rules_of(alias.get("source", ""), trees)
    for each in root.iter("collation"):
        if each.get("type") == kind and each.get("alt") is None:
            said = each.find("cr")
            text = said.text or "" if said is not None else ""
            return re.sub(r"\[import ([^\]]*)\]", lambda found: _imported(found[1], trees), text)
    return ""


def _imported(what: str, trees: dict[str, ElementTree.Element]) -> str:
    language, _, kind = what.strip().partition("-u-co-")
    names = {"search": "search", "phonebk": "phonebook", "trad": "traditional"}
    name = language.replace("-", "_")
    if name in ("und", ""):
        name = "root"
    return _rules_of(name, trees, names.get(kind, kind) or "") if name in trees else ""


_TOKEN = re.compile(
    r"\s+|#[^\n]*|\[(?P<option>[^\]]*)\]|(?P<sign>&|<{1,4}\*?|=\*?|/|\|)"
    r"|(?P<text>(?:'(?:[^']|'')*'|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.|[^\s&<=/|#\[\]'\\])+)"
)


def _suppressed(rules: str) -> Iterator[str]:
    """Letters that make no other one with the mark behind them: `!И` has `Й` as an `И` with an accent."""
    for letters in re.findall(r"\[suppressContractions \[([\u0400-\u04ff]+)\]\]", rules):
        yield f"!{letters}"


def _chains(rules: str) -> Iterator[str]:
    """Each reset with what is said to follow it, without white space and without what nobody's name needs:
    `&[1]ǀ<å<<<Å`.
    """
    chain, text, wanted, sign = "", "", False, ""
    for token in _TOKEN.finditer(re.sub("[\u200e\u200f]", "", rules)):
        if token["sign"]:
            sign = token["sign"]
            if sign == "&":
                if chain and wanted:
                    yield chain
                chain, wanted = "&", False
            continue
        if token["option"] is not None:
            before = re.fullmatch(r"before ([123])", token["option"].strip())
            if before and chain == "&":
                chain = f"&[{before[1]}]"
            elif chain.startswith("&") and not wanted and not before and sign == "&":
                chain = ""  # `[last regular]` and such: for ideographs
            continue
        text = _unquoted(token["text"] or "")
        if not text or not chain:
            continue
        if sign == "&":
            if re.search(r"[&<=/|\s]", text):
                chain = ""
                continue
            chain += text
            sign = ""
            continue
        many = sign.endswith("*")
        for each in _each(text) if many else [text]:
            if re.search(r"[&<=/|\s…]", each) or unicodedata.name(each[0], "").startswith(NO_LETTERS):
                continue
            if sign in ("|", "<<<<") or (
                sign.startswith("=") and unicodedata.normalize("NFKD", each) != each
            ):
                chain, wanted = "", False  # of the length of a vowel in Japanese, and forms for compatibility
                break
            chain += sign.rstrip("*") + each
            wanted = True
    if chain and wanted:
        yield chain


def _each(text: str) -> Iterator[str]:
    """The letters of `abc`, and of `a-e`."""
    place = 0
    while place < len(text):
        if place + 2 < len(text) and text[place + 1] == "-":
            yield from map(chr, range(ord(text[place]), ord(text[place + 2]) + 1))
            place += 3
        else:
            yield text[place]
            place += 1


def _unquoted(text: str) -> str:
    code = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
    text = re.sub(code, lambda found: chr(int(found[1] or found[2], 16)), text)
    text = re.sub(r"'((?:[^']|'')*)'", lambda found: found[1].replace("''", "'") or "'", text)
    return re.sub(r"\\(.)", r"\1", text)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
