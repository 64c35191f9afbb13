"""What a whole reader of HTML finds in a page, the tokenizer finds too, or says that it is strange."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

import pytest
from justhtml import JustHTML

from quietpage.markup.entities import unescaped
from quietpage.markup.html import read
from quietpage.markup.tokens import Ambiguity, Characters, EndTag, StartTag
from tests.markup.pages import honest_pages, odd_pages

Element = tuple[str, str, tuple[tuple[str, str], ...]]


class Seen(NamedTuple):
    """Elements, by vocabulary, name and attributes; texts of elements that hold text alone; other signs."""

    elements: set[Element]
    texts: Counter[tuple[str, str]]
    signs: Counter[str]


_IMPLIED = ("html", "head", "body", "colgroup", "tbody", "tr", "p", "br")
"""Elements that a browser makes where no tag begins them; their attributes, it has from any tag."""
_DROPPED = (
    *("html", "head", "body", "caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"),
    *("form", "frame", "frameset", "image", "isindex"),
)
"""Elements whose tags a browser passes over where they have no place, or takes for another's."""
_ALONE = ("title", "textarea", "style", "script", "xmp", "iframe", "noembed", "noframes", "plaintext")


def by_justhtml(page: str, scripting: bool = True) -> Seen:
    seen = Seen(set(), Counter(), Counter())
    waiting = list(JustHTML(page, sanitize=False, scripting_enabled=scripting).root.children or ())
    while waiting:
        node = waiting.pop()
        if node.name == "#text":
            seen.signs.update(_signs(str(node.data)))
            continue
        if node.name.startswith(("#", "!")):
            continue
        attributes = tuple(sorted((name.lower(), value or "") for name, value in (node.attrs or {}).items()))
        seen.elements.add((node.namespace or "html", node.name.lower(), attributes))
        children = [*(node.children or ()), *_content_of(node)]
        if node.namespace == "html" and node.name in _ALONE:
            text = "".join(str(each.data) for each in children)
            seen.texts[node.name, text.lstrip("\n") if node.name == "textarea" else text] += 1
        else:
            waiting.extend(children)
    return seen


def _content_of(node: object) -> list[object]:
    content = getattr(node, "template_content", None)
    return list(content.children or ()) if content is not None else []


def _signs(text: str) -> str:
    return re.sub(r"[ \t\n\f\r\x00]", "", text)


def by_us(page: str) -> tuple[Seen, bool]:
    seen, strange = Seen(set(), Counter(), Counter()), False
    alone = ""
    page = page.removeprefix("\ufeff")
    for each in read(page):
        if isinstance(each, Ambiguity):
            strange = True
        if alone and not isinstance(each, Characters):
            seen.texts[alone, ""] += 1
            alone = ""
        if isinstance(each, StartTag):
            attributes = tuple(sorted((one.name, one.value) for one in each.attributes))
            seen.elements.add((each.space, each.name, attributes))
            alone = each.name if each.space == "html" and each.name in _ALONE else ""
        elif isinstance(each, Characters):
            text = page[each.start : each.end].replace("\r\n", "\n").replace("\r", "\n")
            text = text.replace("\0", "\ufffd" if alone else "")
            text = unescaped(text) if each.mode in ("data", "rcdata") else text
            if alone:
                seen.texts[alone, text.lstrip("\n") if alone == "textarea" else text] += 1
                alone = ""
            else:
                seen.signs.update(_signs(text))
    if alone:
        seen.texts[alone, ""] += 1
    return seen, strange


def differences(page: str, scripting: bool = True) -> list[str]:
    """What one of the two sees and the other does not."""
    return between(by_us(page)[0], by_justhtml(page, scripting))


def between(ours: Seen, theirs: Seen) -> list[str]:
    everywhere = {one for _, name, attributes in ours.elements if name in _IMPLIED for one in attributes}
    missed = [
        each
        for each in theirs.elements - ours.elements
        if not (each[1] in _IMPLIED and set(each[2]) <= everywhere)
        and not (each[1] == "img" and ("html", "image", each[2]) in ours.elements)
    ]
    invented = [each for each in ours.elements - theirs.elements if each[1] not in _DROPPED]
    return [
        *(f"missed {each}" for each in missed),
        *(f"invented {each}" for each in invented),
        *(f"another text {each}" for each in (theirs.texts - ours.texts) + (ours.texts - theirs.texts)),
        *(f"other signs {each}" for each in (theirs.signs - ours.signs) + (ours.signs - theirs.signs)),
    ]


SCRIPTING = pytest.mark.parametrize("scripting", [True, False], ids=["with scripts", "without scripts"])


@SCRIPTING
def test_a_page_in_which_nothing_is_strange_is_read_as_a_whole_reader_reads_it(scripting: bool) -> None:
    exact = [page for page in odd_pages(3000, seed=3) if not by_us(page)[1]]
    assert len(exact) > 800
    assert {page: told for page in exact if (told := differences(page, scripting))} == {}


def test_what_is_strange_is_read_as_a_whole_reader_reads_it_where_no_element_changes_how() -> None:
    pages = list(odd_pages(2000, seed=4, deep=False))
    assert sum(by_us(page)[1] for page in pages) > 500
    assert {page: told for page in pages if (told := differences(page))} == {}


@pytest.mark.slow
@SCRIPTING
def test_nothing_is_strange_in_an_honest_page(scripting: bool) -> None:
    pages = list(honest_pages(500, seed=5))
    assert [page for page in pages if by_us(page)[1]] == []
    assert {page: told for page in pages if (told := differences(page, scripting))} == {}


def test_an_end_tag_is_never_taken_for_a_start() -> None:
    for page in odd_pages(500, seed=6):
        for each in read(page):
            if isinstance(each, StartTag | EndTag):
                assert page[each.start : each.end].startswith("</") == isinstance(each, EndTag)
                assert page[each.end - 1] == ">"
