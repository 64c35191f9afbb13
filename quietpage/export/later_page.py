"""Finished files whose bytes are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable

from quietpage.core.model import Page


class LaterPage(Page):
    """A page whose bytes are made when they are asked for, each time: mostly they are not, or only to be
    written.
    """

    later: Callable[[], bytes]

    @classmethod
    def of(cls, path: str, made_of: str, later: Callable[[], bytes]) -> LaterPage:
        """A page whose bytes `later` makes."""
        page = cls(path, b"", made_of)
        page.later = later
        return page

    @property
    def content(self) -> bytes:
        return self.later()
