"""Rules for how a text is saved: in UTF-8, and a page says so, that every browser may read the same words.

In: a file, or its text. Out: the text with problems. A browser that is told nothing guesses, and one that is
told something wrong reads other words in the same bytes, which could be markup that was checked as none
(HTML standard, "Determining the character encoding").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietpage.check.file_types import Syntax
from quietpage.core.diagnostics import Problem
from quietpage.core.model import File
from quietpage.core.source import Source, Span, Whole

UTF_8 = frozenset(("utf-8", "utf8"))
"""What a text may say of its encoding, in small letters."""
PRESCANNED = 1024
"""In so many bytes a browser looks for what a page says of its encoding, before it reads any of it (HTML
standard, "prescan a byte stream to determine its encoding").
"""


def decode(file: File) -> tuple[Source, Problem | None]:
    """A file as text in UTF-8, and the problem with it, if it is in another encoding."""
    try:
        return Source(file.path, file.content.decode("utf-8-sig")), None
    except UnicodeDecodeError as reason:
        source = Source(file.path, file.content.decode("utf-8-sig", "replace"))
        wide = b"\0" in file.content[:64] or file.content.startswith((b"\xff\xfe", b"\xfe\xff"))
        begin = len(reason.object[: reason.start].decode("utf-8", "replace"))
        return source, Problem(
            "this was not saved as UTF-8, so that not every browser would read the same here",
            Whole(file.path)
            if wide
            else Span(source, begin, begin + 1),  # in UTF-16 all of it would be wrong
            "save it once more as UTF-8: in most editors, Save as, and there Encoding",
        )


def check_encoding(source: Source, syntaxes: tuple[Syntax, ...], name: str) -> Iterator[Problem]:
    """What markup says of its own encoding. It is UTF-8, and an HTML file that is not ASCII has to say so.

    `syntaxes` are all in which it may be read; `name` is the file's, in small letters.
    """
    text = source.text
    says_utf_8 = False
    # The parser of XML has its own look at the declaration, where it is read by nobody else.
    for declared in declared_encodings(text, xml="html" in syntaxes):
        said, (start, end) = declared["said"], declared.span("said")
        if said.lower() not in UTF_8:
            yield Problem(
                f"this says that the file is saved as {said or 'nothing'}, and quietpage reads UTF-8",
                Span(source, start, max(end, start + 1)),
                "save it as UTF-8, and say so here: utf-8",
            )
        elif declared.re.pattern != _IN_XML and end <= PRESCANNED and len(text[:end].encode()) <= PRESCANNED:
            says_utf_8 = True
    is_html = not {"html", "htm", "shtml"}.isdisjoint(name.split("."))
    if is_html and not says_utf_8 and not text.isascii():
        sign = next(place for place, each in enumerate(text) if not each.isascii())
        yield Problem(
            "this page does not say how it was saved, so some browsers would read other signs here",
            Span(source, sign, sign + 1),
            'write <meta charset="utf-8"> at the beginning of its head',
        )


def declared_encodings(text: str, *, xml: bool) -> Iterator[re.Match[str]]:
    """Where a text says in which encoding it is: the group `said` of each match. `xml`: also as XML says it.

    A meta counts wherever it stands, in a title or a comment too: some browsers look before they parse.
    """
    if xml and (declared := re.match(_IN_XML, text, re.IGNORECASE)):
        yield declared
    inside = False
    for found in re.finditer(_IN_METAS, text, re.IGNORECASE):
        if found["said"] is None:
            inside = found[0] != ">"
        elif inside:
            yield found


_IN_METAS = r"<meta\b|>|\bcharset\s*+=\s*+[\"']?+\s*+(?P<said>[^\s\"'/>;]*+)"
_IN_XML = r"\A\s*+<\?xml\b[^>]*?\bencoding\s*=\s*[\"'](?P<said>[^\"'>]*)"
