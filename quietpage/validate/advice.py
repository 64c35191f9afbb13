"""What to do about a key of another program, as it is told; and the same where keys stand in another form.

`foreign_keys` says what is told of which key.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from quietpage.core.named_tuple import NamedTuple
from quietpage.parse.nodes import Node, Scalar
from quietpage.validate.profiles import NAMED_WITH_DOTS, profile
from quietpage.validate.written import is_host

Has = Collection[str]
"""The keys that are there already, or that another key was understood as."""


class Advice(NamedTuple):
    """What to do about a key. `means` is the key that was meant by it: it is not missing then."""

    help: str
    alike: str
    means: str = ""


BELOW = "write {}: in its place, and below it, moved in by two spaces,"
TAKE_AWAY = Advice("take the line away", "take the line away")
OF_PROGRAMS = Advice(
    "take it away, with what belongs to it: it is for another program",
    "take it away, with what belongs to it: it is for another program",
)


BELOW_LINKS = "move it below links:, two spaces in, as "


def within_a_list(told: Advice) -> Advice:
    """The same where `links` are a list, each of them with a `label` and a `url`."""
    if not told.help.startswith(BELOW_LINKS):
        return told
    line, _, whose = told.help.removeprefix(BELOW_LINKS).partition(", with ")
    label, _, address = line.partition(": ")
    item = f'- {{label: {label}, url: "{address}"}}'
    help = f"move it into the list below links:, just as far in as the others, as {item}"
    return Advice(help + (f", with {whose}" if whose else ""), f"{told.alike} in a list", told.means)


def within_brackets(told: Advice) -> Advice:
    """The same where keys stand in curly brackets, as in JSON, and not on lines of their own."""
    first, below, line = told.help.partition(": in its place, and below it, moved in by two spaces, ")
    if below:
        before, _, key = first.rpartition("write ")
        line, _, whose = line.partition(", with ")
        line = line.replace(
            ", and on the next line alt: and what is to be seen", ', alt: "what is to be seen"'
        )
        name, _, rest = line.partition(": ")
        line = f'{name}: "{rest}"' if rest.startswith(("http", "mailto")) else line
        help = f"{before}write {key}: {{{line}}} in its place" + (f", with {whose}" if whose else "")
    else:
        help = told.help.replace(
            "move it below links:, two spaces in, as", "move it into the brackets of links:, as"
        )
    return Advice(help, f"{told.alike} in brackets", told.means)


def text_of(value: Node) -> str:
    """A value in one line; nothing, if it is none."""
    if not isinstance(value, Scalar) or value.value.strip() in ("~", "null"):
        return ""
    return " ".join(value.value.split())


def address_of(written: str) -> str:
    """An address as it has to stand; nothing, if what was written is none."""
    if re.match(r"(?i)https?://\S+$|mailto:\S+$", written):
        return written
    if " " not in written and is_host(re.split("[/?#]", written)[0]):
        return f"https://{written}"
    return ""


def address_at(place: str, written: str) -> str:
    """The address of somebody's page at a place, by their name there or as it was written; nothing, if it is
    neither.
    """
    # Where names have dots, `ada.lovelace` is one, and no host.
    named = profile(place, written) if place in NAMED_WITH_DOTS else ""
    return named or address_of(written) or profile(place, written)
