"""Thanks, for whoever looks behind the page: humans.txt (humanstxt.org), in the page's own words."""

from __future__ import annotations

from quietpage.export.model import PersonData, SiteData


def head(told: SiteData) -> str:
    """Who made the page, up to whom they thank. No addresses: what is printed here is read."""
    team = ("/* TEAM */", told.words.chosen.replace("{name}", told.author), told.fediverse)
    return "".join([f"{line}\n" for line in team if line]) + "\n/* THANKS */\n"


def thanks(person: PersonData, url: str) -> str:
    """Somebody's line."""
    return f"{person.name}\n" if person.name else ""


def tail(told: SiteData) -> str:
    """What stands behind those who are thanked: their order, and with what the page was made."""
    site = "".join([f"{line}\n" for line in ("/* SITE */", told.title, "quietpage") if line])
    return f"{told.words.order}\n\n{site}"
