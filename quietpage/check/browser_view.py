"""A page as a browser builds it, as far as `required` asks: what its head declares, and what text is shown.

The source is "Tree construction" in the HTML standard (https://html.spec.whatwg.org/#tree-construction),
made simple: no tree is built, and where an end tag is out of place, more is taken for hidden than a browser
would hide. So text may be missed here that is shown, and none is taken for shown that is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from quietpage.check.encodings import PRESCANNED, UTF_8, declared_encodings
from quietpage.markup import Doctype, End, Start, Words, read, unescaped

InHead = Literal["doctype", "charset", "policy", "referrer", "title"]
"""What the beginning of a page declares."""
PLACEHOLDER = "\ufdd3"
"""In the place of text that was looked at before. It is a noncharacter, which no page may have otherwise."""


class BrowserView:
    """A page as a browser builds it: what its head says, and where text is shown.

    `policy` is the Content Security Policy that the head is to have. A fragment is a piece of a body.
    """

    def __init__(self, html: str, policy: str, *, is_fragment: bool = False) -> None:
        self.shown: list[tuple[int, int]] = []
        """Where the text stands that is shown: from and to, in code points of the page."""
        self.has_elements = False
        self.text = ""
        """The same text, with a newline between blocks, and for each placeholder."""
        self._html, self._policy = html, policy
        self._found: set[InHead] = set()
        self._head_loads = False  # whether the head has loaded something already
        self._open: list[tuple[str, bool]] = []  # the open elements of the body, and whether they hide
        self._hidden = 0
        self._in_head = not is_fragment
        self._texts: list[str] = []
        for event in read(html):
            if isinstance(event, Words):
                self._words(event)
            elif isinstance(event, Start):
                self.has_elements = True
                self._start(event)
            elif isinstance(event, End):
                self._end(event)
            elif isinstance(event, Doctype):
                today = re.fullmatch(r"(?i)<!doctype\s+html\s*>", html[event.start : event.end])
                self._found.update(("doctype",) if today and not self.has_elements else ())
        self.text = "".join(self._texts)

    def missing_in_head(self) -> Iterator[InHead]:
        """What the head of the page does not say, or says too late."""
        every: tuple[InHead, ...] = ("doctype", "charset", "policy", "referrer", "title")
        return (each for each in every if each not in self._found)

    def _words(self, words: Words) -> None:
        """Text: a title in the head, or words of the body, which begins with the first of them."""
        written = self._html[words.start : words.end]
        if words.inside:
            said = unescaped(written) if words.inside == "title" else ""
            if self._in_head and any(each.isprintable() for each in re.sub(_BLANKS, "", said)):
                self._found.add("title")
        elif not self._in_head or written.strip(" \t\n\f\r"):
            self._in_head = False
            if not self._hidden:
                self.shown.append((words.start, words.end))
                written = unescaped(written) if "&" in written else written
                self._texts.append(written.replace(PLACEHOLDER, "\n"))

    def _start(self, tag: Start) -> None:
        hides = tag.name in _HIDDEN or any(
            each.name in ("hidden", "inert")
            or (each.name == "aria-hidden" and each.value.strip().lower() == "true")
            for each in tag.attributes
        )
        if tag.name in ("html", "head", "body"):
            if (
                hides
            ):  # a second tag of these adds its attributes to the first, and hides what was before it, too
                self._hidden += 1
                self.shown, self._texts = [], []
            self._in_head = self._in_head and tag.name != "body"
            return
        if self._in_head and tag.name in _HEAD:
            if tag.name == "meta":
                self._meta(tag)
            self._head_loads = self._head_loads or tag.name in ("link", "style", "script", "base")
            return
        self._in_head = False
        if tag.name not in _INLINE:
            self._texts.append("\n")
        if tag.name in _VOID or tag.closed:
            return
        self._open.append((tag.name, hides))
        self._hidden += hides

    def _end(self, tag: End) -> None:
        if self._in_head and tag.name in _HEAD:
            return
        self._in_head = False
        if tag.name not in _INLINE:
            self._texts.append("\n")
        for place in range(len(self._open) - 1, max(-1, len(self._open) - _FARTHEST), -1):
            name = self._open[place][0]
            if name == tag.name:
                # What hides and is not closed by its own tag goes on: a browser may open it once more.
                self._hidden -= self._open[place][1]
                del self._open[place:]
                return
            # Past these, a browser does not look for what the tag could end.
            if (
                name in _FENCES
                or (tag.name == "li" and name in ("ul", "ol"))
                or (tag.name not in _CLOSING and name not in _INLINE)
            ):
                return

    def _meta(self, tag: Start) -> None:
        """What a `meta` in the head declares: encoding, policy, or what other pages learn of a visitor."""
        order, content = (tag.get("http-equiv") or "").lower(), tag.get("content") or ""
        charset = tag.get("charset")
        if order == "content-type" and charset is None:
            found = re.fullmatch(r"(?i)text/html;\s*charset=([\w-]+)", content)
            charset = found and found[1]
        if (charset or "").strip().lower() in ("utf-8", "utf8") and tag.end <= PRESCANNED:
            before = self._html[: tag.end]
            # Some browsers look for it before they read, and find it in a title or a comment, too.
            said = (each["said"].lower() for each in declared_encodings(before, xml=False))
            if len(before.encode()) <= PRESCANNED and UTF_8.issuperset(said):
                self._found.add("charset")
        # A policy holds for what stands behind it ("Content security policy state" in the HTML standard).
        if (
            order == "content-security-policy"
            and not self._head_loads
            and (content == self._policy or re.fullmatch(_POLICY, content))
        ):
            self._found.add("policy")
        name = (tag.get("name") or "").lower()
        if name == "referrer" and content.strip().lower() in ("no-referrer", "same-origin"):
            self._found.add("referrer")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HEAD = _set("meta link title style script base")
"""Elements that may stand in a head; any other one begins the body ("in head" in "Tree construction")."""
_HIDDEN = _set(
    "title textarea style script template noscript svg math meter progress rp select option datalist"
    " dialog iframe object audio video canvas noembed noframes xmp"
)
"""Elements of which the text is not shown, by any browser or by all of them."""
_VOID = _set("area base br col embed hr img input link meta source track wbr")
_FENCES = _set("table td th caption template svg math button marquee object applet html body")
"""Elements out of which a closing tag of another name does not reach."""
_CLOSING = _set(
    "address article aside blockquote center details dialog div dl fieldset figcaption figure footer header"
    " hgroup main menu nav ol pre search section summary ul p li dd dt h1 h2 h3 h4 h5 h6"
)
"""Elements whose closing tags also close whatever else stands open in them."""
_BLANKS = r"[\s\u00ad\u115f\u1160\u2800\u3164\uffa0]+"
"""What is no text to the eye: spaces, and characters that are drawn as nothing."""
_INLINE = _set(
    "a abbr b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr q ruby rb rt s samp"
    " small span strike strong sub sup tt u var wbr"
)
"""Elements that do not end a line of text."""
_FARTHEST = 200
"""So far up an end tag looks for what it ends: without a bound, many of them would take the square of their
time.
"""
_POLICY = (
    r"default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self';"
    r" base-uri 'none'; form-action 'none'"
)
"""The policy of a page with its style beside it, which a page with a style in it may have as well."""
