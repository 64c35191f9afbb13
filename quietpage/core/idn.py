"""Names of hosts that are not in ASCII (IDN): whether browsers take one, and its form in ASCII.

Browsers go by UTS #46, set up as the URL standard has it (section 3.3: nontransitional, with the rules for
joiners and for writing that runs both ways). So does this, since what opens in every browser may stand on a
page. IDNA 2008 by itself is narrower: it has no emoji, and some registries give names with such.

Refused all the same are names that nobody has in good faith: with punctuation that IDNA 2008 does not know or
what looks like the slash behind a name, with signs that nobody sees, or with nothing but other forms of ASCII
letters, since a name that reads like another should be that other.
"""

from __future__ import annotations

import re
import unicodedata

import idna

from quietpage.core.hosts import COPY, LONGEST_HOST, LONGEST_LABEL, Fault, no_such_name
from quietpage.core.named_tuple import NamedTuple

_DOTS = "[.\u3002\uff0e\uff61]"
"""What browsers take for a dot: Japanese and Chinese keyboards have others."""

_JOINERS = "\u200c\u200d"
_LIKE_SLASHES = "\u2044\u2215\u2571\u27cb\u29f6\u29f8\u2afb\u2afd"


def to_ascii(host: str) -> str | Fault:
    """The name of a host in ASCII, in small letters, or what is wrong with it.

    Labels that are in ASCII are as they came. Whether they are sound, or any is too long, is not asked.
    """
    if len(host) > LONGEST_HOST + 1:
        return no_such_name(host)
    written = _labels(host)
    for label in written:
        if fault := _label_fault(label, host):
            return fault
    labels = [_mapped(label.text) for label in written]
    if fault := _direction_fault(written, labels):
        return fault
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels
    )


def length_fault(host: str, name: str) -> Fault | None:
    """The first label of a host that is too long in ASCII, which `name` is."""
    for label, form in zip(_labels(host), name.split("."), strict=True):
        if len(form) > LONGEST_LABEL:
            return Fault(
                "this part of the name is longer than any on the web",
                label.start,
                label.end,
                f"take a shorter name: between two dots there is room for {LONGEST_LABEL} letters from "
                "a to z, or for fewer others",
            )
    return None


class _Label(NamedTuple):
    """What stands between two dots of a name, as it was written, and where."""

    text: str
    start: int
    end: int


def _labels(host: str) -> list[_Label]:
    labels, start = [], 0
    for text in re.split(_DOTS, host):
        labels.append(_Label(text, start, start + len(text)))
        start += len(text) + 1
    return labels


def _label_fault(label: _Label, host: str) -> Fault | None:
    """What keeps a label from being valid (UTS #46, section 4.1), but for the directions of its writing."""
    text = label.text
    if text.isascii():
        return no_such_name(host) if _is_encoded(text) and not _soundly_encoded(text) else None
    if unicodedata.normalize("NFKC", text).isascii():  # other forms of ASCII letters
        return no_such_name(host)
    if (odd := _odd_sign(text)) >= 0:
        sign = (
            "this sign" if text[odd].isprintable() else f"this sign that nobody sees, U+{ord(text[odd]):04X},"
        )
        start = label.start + odd
        return Fault(
            f"no place on the web has {sign} here in its name",
            start,
            start + 1,
            f"{COPY}, or leave the sign out",
        )
    mapped = _mapped(text)
    sound = not mapped.isascii() and "-" not in (mapped[0], mapped[-1]) and not _is_encoded(mapped)
    return None if sound and unicodedata.category(mapped[0])[0] != "M" else no_such_name(host)


def _odd_sign(text: str) -> int:
    """Where the first sign is that may not be there in a label; -1, if all may."""
    try:
        idna.check_label(idna.uts46_remap(text, std3_rules=False))
        in_idna_2008 = True
    except ValueError:
        in_idna_2008 = False
    for at, sign in enumerate(text):
        if sign in _JOINERS:
            fine = in_idna_2008 or _joins(text, at)
        elif in_idna_2008:
            fine = unicodedata.category(sign) != "Cf"  # such as a soft hyphen, which is mapped to nothing
        else:
            fine = _in_good_faith(sign, at)
        if not fine:
            return at
    return -1


def _joins(text: str, at: int) -> bool:
    try:
        return idna.valid_contextj(text, at)
    except ValueError:  # beside a sign that is younger than Python's own tables
        return False


def _in_good_faith(sign: str, at: int) -> bool:
    """Whether browsers take a sign at this place of a label, and it is a letter, mark, digit or symbol."""
    try:
        mapped = idna.uts46_remap(sign, std3_rules=False)
    except ValueError:
        return False
    # Emoji are symbols. Whatever a sign is mapped to will do, but ASCII that no name has: a space, a slash.
    seen = unicodedata.category(sign)[0] in "LMNS" and sign not in _LIKE_SLASHES
    begun = at > 0 or not mapped or unicodedata.category(mapped[0])[0] != "M"
    return (seen or sign in "-_") and begun and not re.search(r"[^a-z0-9_\x80-\U0010ffff-]", mapped)


def _mapped(text: str) -> str:
    """A label in Unicode, as UTS #46 maps it (section 4)."""
    if text.isascii():
        return text[4:].lower().encode().decode("punycode") if _is_encoded(text) else text.lower()
    return idna.uts46_remap(text, std3_rules=False)


def _is_encoded(text: str) -> bool:
    return text[:4].lower() == "xn--"


def _soundly_encoded(text: str) -> bool:
    """Whether a label that begins with `xn--` is the one form of a label in Unicode."""
    try:
        label = _mapped(text)
    except ValueError:
        return False
    return (
        not label.isascii()
        and _odd_sign(label) < 0
        and _mapped(label) == label
        and label.encode("punycode").decode() == text[4:].lower()
    )


def _direction_fault(written: list[_Label], labels: list[str]) -> Fault | None:
    """What keeps a name with letters that run to the left from being shown in one way only (RFC 5893)."""
    directions = {unicodedata.bidirectional(sign) for label in labels for sign in label}
    if directions.isdisjoint(("R", "AL", "AN")):
        return None
    for label, text in zip(written, labels, strict=True):
        try:
            # By these rules no label may change its look beside the others, so they are for all of them.
            sound = not text or idna.check_bidi(text, check_ltr=True)
        except ValueError:
            sound = False
        if not sound:
            return Fault(
                "no place on the web has a name in which writing to the left and to the right meet like this",
                label.start,
                label.end,
                "begin each part between two dots with a letter, and write it in one direction",
            )
    return None
