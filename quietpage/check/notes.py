"""Notes that are printed after a build that went well: what was taken for a name, and what was left out."""

from __future__ import annotations

from quietpage.core.hosts import in_ascii
from quietpage.core.model import Person, Site, Theme, is_mail
from quietpage.core.terminal import ended
from quietpage.numbers.languages import depth

THEIR_NAME, THEIR_REASON = "Their name", "Why they make a difference, in your own words"
"""What stands in the file that `README.md` of a new site opens for whoever proposes somebody."""

_NAMES = ("your name", "your class")
"""The names of the author in the `quietpage.yml` that `quietpage new` writes, in small letters."""

_MOST_SAID, _MOST_LANGUAGES = 100, 20
"""So many phrases are said again, and so many languages are named."""


def is_placeholder(name: str) -> bool:
    """Whether this is the name that stands in a new page, in whatever letters."""
    return len(name) < 20 and " ".join(name.casefold().replace("-", " ").replace("_", " ").split()) in _NAMES


def is_name_to_fill(name: str) -> bool:
    """Whether this is the name of nobody yet, in whatever letters."""
    return _plain(name) == _plain(THEIR_NAME)


def is_reason_to_fill(text: str) -> bool:
    """Whether this is no reason yet: the words that say where to write one stand there."""
    return len(text) < 100 and _plain(text.strip().rstrip(".")) == _plain(THEIR_REASON)


def _plain(text: str) -> str:
    return " ".join(text[:100].casefold().replace("-", " ").split())


def worth_saying(site: Site) -> tuple[str, ...]:
    said = []
    if is_placeholder(site.author.name.value):
        said.append(
            f'The page still says "{site.author.name}": '
            "put your own name there, below author: in quietpage.yml."
        )
    # On most pages a look at all names tells.
    everybody = "\n".join([person.name.value for person in site.people]).casefold()
    if "their" in everybody and any(is_name_to_fill(person.name.value) for person in site.people):
        said.append(f'Somebody on the page is still called "{THEIR_NAME}": write who it is in their file.')
    if site.not_numbers:
        phrases = [str(phrase) for phrase in site.not_numbers]
        more = " and others" if phrases[_MOST_SAID:] else ""
        said.append(ended(f"Taken for names, not for numbers: {', '.join(phrases[:_MOST_SAID])}{more}"))
    if site.first_names:
        names = [str(name) for name in site.first_names]
        more = " and others" if names[_MOST_SAID:] else ""
        said.append(ended(f"Taken for whole first names: {', '.join(names[:_MOST_SAID])}{more}"))
    if site.unasked:
        names = [str(name) for name in site.unasked]
        more = " and others" if names[_MOST_SAID:] else ""
        said.append(ended(f"Not on the page until they have said yes: {', '.join(names[:_MOST_SAID])}{more}"))
    languages = dict.fromkeys(
        [site.language, *(person.language for person in site.people if person.language)]
    )
    for language in languages:
        if len(said) > _MOST_LANGUAGES:
            said.append("There are others of which it knows no more; read these texts once more yourself.")
            break
        known = depth(language)
        if known == "basic":
            said.append(
                f"In {language}, quietpage knows digits, signs and spelled-out numbers, and no more;"
                " read these texts once more yourself."
            )
        elif known == "signs":
            said.append(
                f"In {language}, quietpage knows digits and signs, and no number words;"
                " read these texts once more yourself."
            )
    return tuple(said)


def left_out(site: Site, theme: Theme, left_alone: tuple[str, ...]) -> tuple[str, ...]:
    more = [f"Left alone: {path}" for path in left_alone]
    whole = "the feed, the sitemap, the picture in link previews, each page's own address in them, and "
    if theme.minors:
        pictured = site.audience == "public"
        whole = "the picture in link previews, and " if pictured else ""
        said = (
            "all that is made for other programs is left out, "
            "but the picture in link previews, which names nobody"
            if pictured and site.url
            else "nothing is made for other programs"
        )
        more.append(f"The theme {theme.name} is for children: {said}.")
    elif site.audience == "whisper":
        whole = "each page's own address in link previews, and "
        files = "the blogroll, "
        if any(person.fediverse and not person.draft for person in site.people):
            files += "the list for the fediverse, "
        files += "human.json, " if site.vouch else ""
        more.append(
            f"The audience is whisper: {files}the feed, the sitemap and the picture in link previews "
            "are left out."
        )
    elif site.vouch:
        whole = f"human.json, {whole}"
    vouched = [person for person in site.people if person.vouched and not person.draft]
    if vouched and not site.vouch:
        more.append("There is no vouch: yes in quietpage.yml, so nobody is vouched for in human.json.")
    elif without := [str(person.name) for person in vouched if not _can_be_vouched_for(person)]:
        others = " and others" if without[_MOST_SAID:] else ""
        more.append(
            "Not in human.json, where there are only those who said yes and have an address: "
            f"{', '.join(without[:_MOST_SAID])}{others}."
        )
    if not site.url:
        more.append(
            "There is no url: in quietpage.yml, so what needs a whole address is left out: "
            f"{whole}the way home from the page for what is not there."
        )
    elif site.domain and in_ascii(host := _host(site.url)) != in_ascii(site.domain.value):
        more.append(f"Pages say that they are at {host}, as url: has it, and domain: is {site.domain}.")
    return tuple(more)


def _can_be_vouched_for(person: Person) -> bool:
    return person.asked == "yes" and any(not is_mail(link) for link in person.links)


def _host(url: str) -> str:
    return url.split("://", 1)[1].partition("/")[0].partition(":")[0].lower()
