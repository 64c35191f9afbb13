"""Every page of the reference that is made from the code, by its file name."""

from __future__ import annotations

from quietpage.cli.reference import commands, keys, templates


def pages() -> dict[str, str]:
    """The text of each page, in Markdown."""
    return {"keys.md": keys.page(), "commands.md": commands.page(), "templates.md": templates.page()}
