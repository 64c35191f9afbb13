"""Address books: vCard 2.1, 3.0 and 4.0, as Outlook, Apple, Android and others write it.

Names and places on the web are read, and what somebody works as. Telephones, birthdays, postal and mail
addresses, notes and pictures are left behind: they are nobody's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietpage.core.diagnostics import Problem
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Source, Span
from quietpage.importers.addresses import account, fediverse
from quietpage.importers.candidates import MOST, Found, Gathered
from quietpage.importers.facts import Left
from quietpage.validate.foreign_words import whole_name

_PRIVATE = {
    "TEL": "telephone numbers",
    "EMAIL": "mail addresses",
    "ADR": "postal addresses",
    "BDAY": "birthdays",
    "ANNIVERSARY": "birthdays",
    "PHOTO": "pictures",
    "NOTE": "notes",
    "IMPP": "telephone numbers",
    "GEO": "postal addresses",
    "LABEL": "postal addresses",
    "KEY": "keys",
    "RELATED": "relatives",
    "X-ABRELATEDNAMES": "relatives",
}

_READ = (
    *("BEGIN", "END", "VERSION", "N", "FN", "NICKNAME", "URL", "X-SOCIALPROFILE", "SOCIALPROFILE"),
    *("X-ABLABEL", "ORG", "TITLE", "ROLE", "PRONOUNS", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"),
)
_OTHERS = ("CATEGORIES", "HOBBY", "INTEREST", "EXPERTISE", "LANG", "GENDER", "LOGO", "SOUND")
"""What has no place on a page. What is neither of these is for the program that keeps the address book."""


class _Property(NamedTuple):
    group: str
    name: str
    parameters: dict[str, str]
    value: str


def is_vcard(text: str) -> bool:
    return re.match(r"(?i)\s*BEGIN\s*:\s*VCARD\b", text) is not None


def read_vcards(source: Source) -> Gathered:
    """An entry for each card but those of groups and of companies."""
    found: list[Found] = []
    left = Left()
    problems: list[Problem] = []
    card: list[_Property] = []
    start: Span | None = None
    for place, line in _lines(source):
        said = line.strip().upper().replace(" ", "")
        if said == "BEGIN:VCARD":
            if start is not None:
                problems.append(_not_closed(start))
                if entry := _entry(card, start, left):
                    found.append(entry)
            card, start = [], place
        elif said == "END:VCARD":
            if start is not None and (entry := _entry(card, start, left)):
                found.append(entry)
            card, start = [], None
        elif start is not None and line.strip() and (read := _property(line)):
            card.append(read)
        if len(found) > MOST:
            break
    if start is not None:
        problems.append(_not_closed(start))
    return left.gathered(found)._replace(problems=tuple(problems))


def _not_closed(start: Span) -> Problem:
    return Problem(
        "this card is not closed: there is no END:VCARD behind it",
        start,
        "export it once more from where it came from",
    )


def _lines(source: Source) -> Iterator[tuple[Span, str]]:
    """The lines as they were meant, each with the place of its first piece: put together where they go on."""
    whole, place, soft = "", Span(source, 0, 0), False
    at = 0
    for piece in re.split(r"(\r\n|\r|\n)", source.text):
        begin, at = at, at + len(piece)
        if piece in ("\r\n", "\r", "\n"):
            continue
        if soft:
            # Quoted-printable of vCard 2.1 goes on behind an equals sign, without a space before it.
            whole = whole[:-1] + piece
        elif piece[:1] in (" ", "\t") and whole:
            whole += piece[1:]
        else:
            if whole:
                yield place, whole
            whole, place = piece, Span(source, begin, at)
        soft = whole.endswith("=") and "QUOTED-PRINTABLE" in whole[:200].upper()
    if whole:
        yield place, whole


def _property(line: str) -> _Property | None:
    """A line taken apart: group, name, parameters and value."""
    head, value = _parted(line)
    if value is None:
        return None
    name, *given = head.split(";")
    group, _, name = name.rpartition(".")
    parameters: dict[str, str] = {}
    for each in given:
        key, sign, said = each.partition("=")
        if not sign:  # vCard 2.1 has the value alone
            key, said = ("ENCODING" if key.upper() in ("QUOTED-PRINTABLE", "BASE64", "B") else "TYPE"), key
        key = key.strip().upper()
        parameters[key] = f"{parameters[key]},{said}" if key in parameters else said.strip('"')
    if parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
        value = _quoted_printable(value, parameters.get("CHARSET", ""))
    return _Property(group.lower(), name.strip().upper(), parameters, value)


def _parted(line: str) -> tuple[str, str | None]:
    """What stands before the first colon that is in no quotes, and what follows it."""
    quoted = False
    for at, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == ":" and not quoted:
            return line[:at], line[at + 1 :]
    return line, None


def _quoted_printable(value: str, charset: str) -> str:
    from quopri import decodestring

    # What is no ASCII in it stands there as it is.
    raw = decodestring(
        "".join(sign if sign < "\x80" else f"={sign.encode().hex('=')}" for sign in value).encode()
    )
    for encoding in (charset, "utf-8", "cp1252"):
        try:
            return raw.decode(encoding) if encoding else raw.decode()
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("latin-1")


def _entry(card: list[_Property], place: Span, left: Left) -> Found | None:
    def values(name: str) -> list[_Property]:
        return [each for each in card if each.name == name and each.value.strip()]

    kinds = [each.value.strip().lower() for each in (*values("KIND"), *values("X-ADDRESSBOOKSERVER-KIND"))]
    company = any(each.value.strip().upper() == "COMPANY" for each in values("X-ABSHOWAS"))
    if company or any(kind in ("group", "org", "location") for kind in kinds):
        return None
    for each in card:
        if each.name in _PRIVATE and each.value.strip():
            left.private[_PRIVATE[each.name]] = None
        elif each.name not in _READ and each.value.strip():
            (left.others if each.name in _OTHERS else left.programs)[each.name] = None
    labels = {each.group: _label(each.value) for each in values("X-ABLABEL") if each.group}
    addresses = [(labels.get(each.group, ""), _text(each.value)) for each in values("URL")]
    there_known = ""
    for each in (*values("X-SOCIALPROFILE"), *values("SOCIALPROFILE")):
        address = _text(each.value)
        service = each.parameters.get("SERVICE-TYPE") or each.parameters.get("TYPE", "")
        if address.startswith("@") or service.lower() == "mastodon":
            there_known = there_known or account("Mastodon", address)
        if address.startswith("@"):
            address = fediverse(address)
        if not address.lower().startswith("x-apple:"):
            addresses.append(("", address))
    name = next((_text(each.value) for each in values("FN")), "")
    if not name:
        name = next((_in_order(each.value) for each in values("N")), "")
    nickname = next((_text(each.value) for each in values("NICKNAME")), "")
    mail = next((_text(each.value).partition("@")[0] for each in values("EMAIL")), "")
    about = [_parts(each.value) for key in ("TITLE", "ROLE", "ORG") for each in values(key)]
    return Found(
        place,
        name=name,
        handle=nickname or mail if not name else "",
        addresses=tuple(addresses),
        fediverse=there_known,
        about=(*filter(None, about), nickname if name else ""),
        pronouns=next((_text(each.value) for each in values("PRONOUNS")), ""),
    )


def _parts(value: str) -> str:
    """`Hazel;Gardens` as it is read."""
    return ", ".join(filter(None, (_text(part) for part in re.split(r"(?<!\\);", value))))


def _in_order(value: str) -> str:
    """`Lovelace;Ada;King;;` as it is said."""
    parts = [_text(part) for part in re.split(r"(?<!\\);", value)]
    family, given, more, *_ = [*parts, "", "", ""]
    return whole_name({"given": given, "middle": more, "family": family})


def _text(value: str) -> str:
    return re.sub(r"\\([nN,;:\\])", lambda sign: " " if sign[1] in "nN" else sign[1], value).strip()


def _label(value: str) -> str:
    """A label that somebody typed; Apple's own, `_$!<HomePage>!$_`, are none."""
    return "" if value.startswith("_$!<") else _text(value)
