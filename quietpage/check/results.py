"""What the checks give: values that come over from the worker.

They stand apart from the checks, so that the process that gets them need not load what checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quietpage.core.diagnostics import Problem
from quietpage.core.named_tuple import NamedTuple

if TYPE_CHECKING:
    from quietpage.numbers.number import Number
    from quietpage.render.fragments import Article, Draft


class Written(NamedTuple):
    """The numbers that the writer wrote and a visitor would read, in the writer's files; and the texts in
    which they are.
    """

    problems: list[Problem]
    texts: frozenset[str]


class PageNumber(NamedTuple):
    """A number on a finished page, before it is known which text or template made it.

    It is from `start` to `end` of `around`, which is what stands about it on the page. `problems` tell it of
    the templates; `ours` says that these are quietpage's own, and `literal` that it stands in one of them.
    """

    number: Number
    around: str
    start: int
    end: int
    problems: tuple[Problem, ...]
    ours: bool = True
    literal: bool = False


class CheckedPage(NamedTuple):
    """A finished page: its bytes, whether its templates asked for everybody, its problems, and the numbers on
    it of which nobody knows yet whose they are.

    Of a page of many people there may be the draft instead, which makes the bytes when they are asked for.
    """

    content: bytes
    everybody: bool
    problems: tuple[Problem, ...]
    met: tuple[PageNumber, ...] = ()
    draft: Draft | None = None


class Checked(NamedTuple):
    """Pages in the order of their sheets; and those articles that are right, wherever they stand."""

    pages: list[CheckedPage]
    articles: list[Article]
