"""Thanks, for whoever looks behind the page: humans.txt (humanstxt.org), in the page's own words."""

from __future__ import annotations

from quietpage.export.model import SiteData


def text(told: SiteData) -> str:
    """Who made the page, whom they thank, and with what. No addresses: what is printed here is read."""
    words = told.words
    parts = (
        ("TEAM", [words.chosen.replace("{name}", told.author), told.fediverse]),
        ("THANKS", [*(person.name for person in told.people), words.order]),
        ("SITE", [told.title, "quietpage"]),
    )
    return "\n".join(
        "".join(f"{line}\n" for line in (f"/* {part} */", *lines) if line) for part, lines in parts
    )
