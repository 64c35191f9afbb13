"""Nothing looks back: what a page of quietpage never does, looked for in what somebody else wrote.

No script, no request to another host, nothing that sends anything anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietpage.problem import Problem
from quietpage.source import Source, Span

_ELSEWHERE = r"[\"']?\s*(?:[a-z][a-z+.-]*:)?//[^\"'\s>]*"
_RELATIONS = "stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|manifest|modulepreload"

_SCRIPTS = (
    r"<script\b(?![^>]*application/ld\+json)[^>]*>",
    r"(?<=\s)on[a-z]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)",
    r"(?:href|src|action)\s*=\s*[\"']?\s*javascript:[^\"'\s>]*",
)
_STYLES_WITHIN = (
    r"(?<=\s)style\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)",
    r"<style\b[^>]*>(?!\s*</style)",
)
_REQUESTS = (
    r"<(?:img|source|audio|video|track|input|image|use|script)\b[^>]*?"
    r"\b(?:src|srcset|data|poster|href|xlink:href)\s*=\s*" + _ELSEWHERE,
    rf"<link\b(?=[^>]*\brel\s*=\s*[\"']?[^\"'>]*(?:{_RELATIONS}))[^>]*\bhref\s*=\s*" + _ELSEWHERE,
    r"<meta\b[^>]*http-equiv\s*=\s*[\"']?refresh[^>]*>",
    r"\bping\s*=\s*[\"'][^\"']*[\"']",
    r"<(?:form|iframe|frame|embed|object|base)\b[^>]*>",
)
_AWAY = r"<a\b[^>]*\bhref\s*=\s*(?:" + _ELSEWHERE + r"|[\"']?\s*(?:mailto|tel|sms):[^\"'\s>]*)"
_STYLES = (
    r"@import\b[^;]*;?",
    r"url\(\s*[\"']?\s*(?:(?:[a-z][a-z+.-]*:)?//[^)]*\)|data:[^)]{0,40})",
    r"image-set\([^)]*//[^)]*\)",
)


def looking_back(page: Source) -> Iterator[Problem]:
    """Scripts in HTML or SVG, and whatever asks another place for something."""
    for found in re.finditer("|".join(_SCRIPTS), page.text, re.IGNORECASE):
        yield Problem("a quiet page runs no script", Span(page, *found.span()), "take it out")
    for found in re.finditer("|".join(_REQUESTS), page.text, re.IGNORECASE):
        yield Problem(
            "this would ask another place for something, or send something there",
            Span(page, *found.span()),
            "keep the file beside the page, in static/ or in the theme's folder",
        )


def leading_away(page: Source) -> Iterator[Problem]:
    """Links out of a page about children, which has none."""
    for found in re.finditer(_AWAY, page.text, re.IGNORECASE):
        yield Problem(
            "nothing leads away from a page about children",
            Span(page, *found.span()),
            "take the link out; its words can stay",
        )


def styled_within(page: Source) -> Iterator[Problem]:
    """Styles inside a page, which its own policy does not allow."""
    for found in re.finditer("|".join(_STYLES_WITHIN), page.text, re.IGNORECASE):
        yield Problem(
            "a style inside a page is not allowed by the page's own policy",
            Span(page, *found.span()),
            "give the element a class, and write its style in templates/style.css",
        )


def asking_elsewhere(style: Source) -> Iterator[Problem]:
    """Whatever a style sheet would fetch from another place than beside itself."""
    text = re.sub(r"/\*.*?(?:\*/|\Z)", lambda found: " " * len(found[0]), style.text, flags=re.DOTALL)
    for found in re.finditer("|".join(_STYLES), text, re.IGNORECASE):
        yield Problem(
            "a style sheet asks for nothing but the files beside it",
            Span(style, *found.span()),
            "keep the file beside the style sheet, and name it with url(fonts/…)",
        )
