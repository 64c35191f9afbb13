"""A writer who takes each help at its word: finds the replacement in it, and types it at the problem's place.

`follow` knows the forms in which a help holds one. Whatever it does, it does without a thought of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from quietpage import pipeline
from quietpage.core.diagnostics import LIKEWISE, Invalid, Problem
from quietpage.core.source import Span

PLACEHOLDERS = (
    (", with the address of the page there", ""),
    ("https://…", "https://there.example/them"),
    ("and what is to be seen", "A woman at a desk"),
    ("and why they make a difference to you", "She asks until it is clear."),
    ("and the person's name", "Somebody"),
    ("and the name", "Somebody"),
    ("and what it is called", "Notes"),
    ("and where it is", "https://ada.example/notes"),
    ("and your name", "Rosa Lind"),
)
"""What a writer puts where a help leaves the words to them."""


class Place(NamedTuple):
    """Where a problem is in a text: the piece, its line, and how far in the line's first word is."""

    text: str
    start: int
    end: int

    @property
    def line(self) -> tuple[int, int]:
        """Where the line begins and ends."""
        end = self.text.find("\n", self.start)
        return self.text.rfind("\n", 0, self.start) + 1, len(self.text) if end < 0 else end

    @property
    def indent(self) -> int:
        """How far in the line's key is, behind dashes too."""
        start, end = self.line
        found = re.match(r" *(?:- +)*", self.text[start:end])
        return len(found[0]) if found else 0

    @property
    def key_start(self) -> int:
        return self.line[0] + self.indent

    @property
    def block_end(self) -> int:
        """The end of the line and of all that is moved in below it."""
        start, end = self.line
        lead = len(self.text[start:end]) - len(self.text[start:end].lstrip(" "))
        while end < len(self.text):
            stop = self.text.find("\n", end + 1)
            stop = len(self.text) if stop < 0 else stop
            below = self.text[end + 1 : stop]
            deep = len(below) - len(below.lstrip(" "))
            listed = below.lstrip().startswith("- ") and deep == self.indent and self.indent == lead
            if below.strip() and deep <= max(lead, self.indent - 1) and not listed:
                break
            if below.strip() and deep < self.indent:
                break
            if below.strip() and deep == self.indent and not listed:
                break
            end = stop
        return end

    def put(self, start: int, end: int, words: str) -> str:
        return self.text[:start] + words + self.text[end:]

    def instead_of_entry(self, words: str) -> str:
        """The text with other lines in place of the key and what belongs to it."""
        return self.put(self.key_start, self.block_end, words.replace("\n", "\n" + " " * self.indent))


Follower = Callable[[Place, "re.Match[str]"], str]


def _filled(help: str) -> str:
    for words, instead in PLACEHOLDERS:
        help = help.replace(words, instead)
    return help


def _key(place: Place, found: re.Match[str]) -> str:
    return place.put(place.start, place.end, found[1])


def _piece(place: Place, found: re.Match[str]) -> str:
    words = found[1]
    if place.text[place.start - 1 : place.start] in ('"', "'"):
        words = words.strip('"')
    return place.put(place.start, place.end, words)


def _entry(place: Place, found: re.Match[str]) -> str:
    return place.instead_of_entry(found[1])


def _group(place: Place, found: re.Match[str]) -> str:
    """`write portrait: in its place, and below it, moved in by two spaces, file: …, and on the next …`"""
    return place.instead_of_entry(f"{found[1]}:\n  {found[2]}" + (f"\n  {found[3]}" if found[3] else ""))


def _below(place: Place, found: re.Match[str]) -> str:
    """`move it below links:, two spaces in, as Blog: …`"""
    key, line = found[1], found[2]
    rest = place.put(place.line[0], min(place.block_end + 1, len(place.text)), "")
    if place.text[place.line[0] : place.key_start].strip():  # the dash stays where it is
        after = place.text[place.block_end :].lstrip("\n ")
        rest = place.text[: place.key_start] + after
    # In a list, the key of the same person: up to the next dash, and not before the last.
    end = rest.find("\n- ", place.line[0])
    heads = [*re.finditer(rf"^([ ]*(?:- +)?){key}:.*$", rest[: len(rest) if end < 0 else end], re.M)]
    head = heads[-1]
    return rest[: head.end()] + "\n" + " " * (len(head[1]) + 2) + line + rest[head.end() :]


def _below_author(place: Place, found: re.Match[str]) -> str:
    rest = place.put(place.line[0], min(place.block_end + 1, len(place.text)), "")
    return re.sub(
        r"^author:.*$", lambda head: f"{head[0]}\n  links:\n    {found[1]}", rest, count=1, flags=re.M
    )


def _away(place: Place, found: re.Match[str]) -> str:
    if place.text[place.line[0] : place.key_start].strip():
        after = place.text[place.block_end :].lstrip("\n ")
        return place.text[: place.key_start] + after
    return place.put(place.line[0], min(place.block_end + 1, len(place.text)), "")


def _lines_away(place: Place, found: re.Match[str]) -> str:
    """`take the lines group: and members: away, and leave the others as they are`"""
    keys = [re.escape(key) for key in re.split(r", | and ", found[1])]
    text = re.sub(rf"^[ ]*(?:- +)?(?:{'|'.join(keys)})[ ]*$\n", "", place.text, flags=re.M)
    return re.sub(rf"^[ ]*(?:- +)?(?:{'|'.join(keys)}) .*\n", _without_flow, text, flags=re.M)


def _without_flow(found: re.Match[str]) -> str:
    value = found[0].partition(": ")[2]
    return value if value.startswith(("[", "{")) else ""


def _others(place: Place, key: str) -> list[re.Match[str]]:
    """The keys beside a key, that one too."""
    lead = place.text[place.line[0] : place.key_start]
    return list(re.finditer(rf"^{re.escape(lead)}[^\s#-][^\n]*?:(?=[ ]|$)", place.text, re.M))


def _dash(place: Place, found: re.Match[str]) -> str:
    text = place.text
    for each in reversed(_others(place, found[1])):
        lead = text[each.start() : each.end()]
        text = text[: each.start()] + " " * (len(lead) - len(lead.lstrip())) + "-" + text[each.end() :]
    return text


def _below_dash(place: Place, found: re.Match[str]) -> str:
    """`take away team:; then put a dash in place of ada: and leave …`"""
    text = _dash(place, found)
    return re.sub(rf"^{found[1]}\n", "", text, count=1, flags=re.M)


def _named_dash(place: Place, found: re.Match[str]) -> str:
    """`write - name: Ada in place of Ada: and leave what stands below it as it is; and the same for …`"""
    text, dash = place.text, found[1].partition("name:")[0]
    for each in reversed(_others(place, "")):
        name = text[each.start() : each.end() - 1].strip().removeprefix("- ")
        lead = len(text[each.start() : each.end()]) - len(text[each.start() : each.end()].lstrip())
        text = text[: each.start()] + " " * lead + f"{dash}name: {name}" + text[each.end() :]
    return text


def _person(place: Place, found: re.Match[str]) -> str:
    """`write - name: Ada, and below it, moved in by two spaces, reasons: …; and the same for each …`"""
    text = place.text
    for each in reversed(_others(place, "")):
        line = text[each.start() : text.find("\n", each.start()) % (len(text) + 1)]
        name, _, words = line.removeprefix("- ").partition(": ")
        text = text.replace(line, f"- name: {name}\n  reasons: {words}", 1)
    return text


def _name_and_reasons(place: Place, found: re.Match[str]) -> str:
    lead = "\n" + " " * (place.start - place.line[0])
    lines = place.text[place.line[0] :].split("\n")
    below = 1
    while below < len(lines) and lines[below].strip() and not lines[below].startswith("- "):
        below += 1
    rest = "\n".join(lines[below:])
    return place.text[: place.start] + f"name: {found[1]}{lead}reasons: {found[2]}\n{rest}"


def _name_and_block(place: Place, found: re.Match[str]) -> str:
    lead = " " * (place.start - place.line[0])
    _first, *others = place.text[place.start :].split("\n")
    body = "\n".join(f"  {line}" if line.strip() else line for line in others)
    return place.text[: place.start] + f"name: {found[1]}\n{lead}reasons: |\n{body}"


def _story(place: Place, found: re.Match[str]) -> str:
    start, end = place.line
    below = place.text[end:].split("\n")
    moved = "\n".join(f"  {line}" if line.strip() else line for line in below)
    above = place.text[:start]
    if found[2]:
        above = above.replace("reasons:\n", "", 1)
    return above + found[1] + moved


def _dash_kept(place: Place, found: re.Match[str]) -> str:
    return re.sub(rf"^([ ]*- ){found[1]}:", r"\1", place.text, flags=re.M)


def _line_above(place: Place, found: re.Match[str]) -> str:
    start = place.line[0]
    lead = " " * (place.start - start)
    lines = place.text[start:].split("\n")
    below = 0
    while below < len(lines) and not re.match(r" *(?:- )?[\w -]+:(?: |$)", lines[below]):
        lines[below] = f"  {lines[below]}" if lines[below].strip() else lines[below]
        below += 1
    return place.text[:start] + f"{lead}reasons: |\n" + "\n".join(lines)


def _reasons_above(place: Place, found: re.Match[str]) -> str:
    start = place.line[0]
    above = place.text[:start].rstrip("\n").rpartition("\n")[2]
    lead = re.match(r" *(?:- )?", above)
    return place.text[:start] + " " * len(lead[0] if lead else "") + "reasons: |\n" + place.text[start:]


def _alone(place: Place, found: re.Match[str]) -> str:
    """`leave links: alone on its line, and write below it, moved in by two spaces: Website: …`"""
    start = place.text.rfind(f"{found[1]}:", 0, place.start + 1)
    indent = start - (place.text.rfind("\n", 0, start) + 1)
    lines = [found[2]] if found[2] else []
    if found[3]:
        lines.append(found[3])
    end = Place(place.text, start, start).block_end
    below = "".join(f"\n{' ' * (indent + 2)}{line}" for line in lines)
    return place.put(start, end, f"{found[1]}:{below}")


def _whole_key(place: Place, found: re.Match[str]) -> str:
    """`write feed: […] in place of what stands there`"""
    start = place.text.rfind(f"{found[1]}:", 0, place.start + 1)
    return place.put(start, Place(place.text, start, start).block_end, f"{found[1]}: {found[2]}")


def _one_line(place: Place, found: re.Match[str]) -> str:
    start = place.text.rindex(f"{found[2]}:", 0, place.start)
    return Place(place.text, start, start).instead_of_entry(found[1])


def _dashes_away(place: Place, found: re.Match[str]) -> str:
    start = place.text.rfind("links:", 0, place.start)
    lead = " " * (start - (place.text.rfind("\n", 0, start) + 1) + 2)
    end = Place(place.text, start, start).block_end
    return place.put(start, end, f"links:\n{lead}{found[1]}")


def _in_quotes(place: Place, found: re.Match[str]) -> str:
    """`put the whole text in double quotes: reasons: "@home she taught me"`"""
    start, end = place.line
    while start < end and place.text[start] == " ":
        start += 1
    shown = found[1].strip()
    if not shown.startswith("- ") and place.text.startswith("- ", start):
        start += 2
    if "…" in shown:
        return place.text
    if shown.startswith('"'):
        start = place.text.index(shown[1:2], place.text.index(":", start))
        if not place.text.startswith(shown[1:5], start):
            return place.text
    return place.put(start, end, shown)


def _line(place: Place, found: re.Match[str]) -> str:
    """`put a colon and a space after it: name: Ada`"""
    return place.put(place.key_start, place.line[1], found[1])


def _next_line(place: Place, found: re.Match[str]) -> str:
    _start, end = place.line
    colon = place.text.index(": ", place.key_start)
    return place.put(colon, end, ":\n" + " " * place.indent + found[1])


def _two_spaces(place: Place, found: re.Match[str]) -> str:
    text, at = place.text, place.line[0]
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if at > place.line[0] and re.match(
            r"(?:name|reasons|ways|author|theme|title):|- ", text[at:end].lstrip()
        ):
            break
        text = text[:at] + "  " + text[at:]
        at = end + 3
    return text


def _each_line(place: Place, found: re.Match[str]) -> str:
    return re.sub(r"^(?=\S)", "- ", place.text, flags=re.M)


def _colons(place: Place, found: re.Match[str]) -> str:
    text = place.text
    if found[1] and found[1].startswith("write a dash"):
        text = re.sub(r"^(?=\S)(?!\[)", "  ", text, flags=re.M)
        text = re.sub(r"^\[.*\]$", "-", text, flags=re.M)
    elif found[1]:
        text = re.sub(r"^\[.*\]\n", "", text, flags=re.M)
    return re.sub(r"^([ ]*\w+)[ ]*=[ ]*", r"\1: ", text, flags=re.M)


def _rows(place: Place, found: re.Match[str]) -> str:
    return f"- name: {found[1]}\n  reasons: {found[2]}\n"


def _add(place: Place, found: re.Match[str]) -> str:
    words = {
        "author": "Rosa Lind",
        "reasons": "She asks until it is clear.",
        "name": "Somebody",
        "alt": "A woman at a desk",
    }
    if found[1] not in words:
        return place.text
    if found[1] == "reasons" and place.indent == 0:
        return place.text.rstrip("\n") + f"\nreasons: {words['reasons']}\n"
    lead = " " * place.indent
    return place.put(place.key_start, place.key_start, f"{found[1]}: {words[found[1]]}\n{lead}")


def _listed(place: Place, found: re.Match[str]) -> str:
    items = found[1].split("; ")
    start, end = place.line
    lead = place.text[start : place.text.index("-", start)]
    return place.put(start, end, "\n".join(lead + item for item in items))


FOLLOWERS: tuple[tuple[str, Follower], ...] = (
    (r"did you mean (\w+):\?", _key),
    (r"did you mean (.+)\?", _piece),
    (
        r"write (\w+): in its place, and below it, moved in by two spaces, (.+?)"
        r"(?:, and on the next line (.+))?",
        _group,
    ),
    (r"move it below (links|author):, two spaces in, as (.+)", _below),
    (r"move it below author:, as links:, and below that, four spaces in, (.+)", _below_author),
    (r"take the line (\w+:) away, and move the lines below it out to where it began", _lines_away),
    (r"take the lines (.+) away, and leave the others as they are", _lines_away),
    (r"take (.+:) away, and leave the people as they are", _lines_away),
    (r"put a dash in place of (.+): and leave what stands below it as it is.*", _dash),
    (
        r"take away (\w+:); then put a dash in place of (.+): and leave what stands below it as it is.*",
        _below_dash,
    ),
    (r"write (- *name: .+?) in place of .+: and leave what stands below it as it is.*", _named_dash),
    (
        r"write - name: (.+?), and below it, moved in by two spaces, reasons: (.+?)(?:; and the same .*)?",
        _person,
    ),
    (r"write name: (.+?), and below it, just as far in, reasons: (.+)", _name_and_reasons),
    (r"write name: (.+?), then a line reasons: \| just as far in, and move what .*", _name_and_block),
    (
        r"put ((?:reasons|welcome): \|2?) in place of these .*?"
        r"(?:(; and take the empty) reasons: above away)?",
        _story,
    ),
    (r"take (\w+): away, and leave the dash before it and what stands below .*", _dash_kept),
    (r"if they say why, write reasons: \| on a line above.*", _line_above),
    (r"if it says why, write a line reasons: \| above it.*", _reasons_above),
    (
        r"leave (\w+): alone on its line, and write below it, moved in by two spaces"
        r"(?:, what to call it and the address|, without brackets)?: "
        r"(.+?)(?:; and each .*|, and on the next line (.+))?",
        _alone,
    ),
    (r"take the dashes away, and write (.+?)(?:; and each .*)?", _dashes_away),
    (r"put the whole text in (?:double|single) quotes: (.+?)(?:; if it is a comment, .*)?", _in_quotes),
    (r"put it in double quotes: (.+)", _line),
    (r"put a colon and a space after it: (.+)", _line),
    (r"put a space after the (?:colon|dash): (.+?)(?:; or .*)?", _line),
    (r'begin it on the next line, moved in by two spaces: "(.+)"', _next_line),
    (r"put two spaces before it, and before every line that belongs to (\w+):", _two_spaces),
    (r"write what to call it (?:first|before).*?: (.+)", _line),
    (r"begin each line with a dash and a space: .*", _each_line),
    (
        r"(?:(write a dash in place of each line in square brackets, .*, and |take the line \S+ away, and ))?"
        r"write a colon and a space in place of each equals sign.*",
        _colons,
    ),
    (r"write each row as a person: - name: (.+), and below it, moved in by two spaces, reasons: (.+)", _rows),
    (r"write a line for each, after a dash and a space: (.+)", _listed),
    (r"write a comma between them: (.+)", _piece),
    (
        r"(?:.*[;:,] (?:and |then )?)?take (?:it|this|the line|this line)"
        r"(?: and what belongs to it)? away\b.*",
        _away,
    ),
    (r"add a line that begins with (\w+):.*", _add),
    (r"write (\w+): (\[.+\]) in place of what stands there", _whole_key),
    (r"write ((\w+): .+) on one line, in place of this; .*", _one_line),
    (r"write (\[.+\])", _piece),
    (r"write (\w+: (?!and |on |in |alone ).+?)(?:, or take the line away)?", _entry),
    (r"write ([^\s:,]+(?:[^\s,]*)?)", _piece),
)
"""The forms of a help that holds a replacement, each as a whole, and what they make a writer do."""


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """What is the matter with a site."""
    try:
        pipeline.composed(folder)
    except Invalid as found:
        return found.problems
    return ()


def follow(problem: Problem) -> dict[str, str]:
    """The files, by path, as they are when a problem's help was followed at each of its places.

    Empty, if the help holds no replacement, or does not hold all of it.
    """
    files: dict[str, str] = {}
    help = problem.help.removesuffix(LIKEWISE)
    # The words of a help that is another in each place are those of the first.
    also = () if help != problem.help else problem.also
    places = [place for place in (problem.place, *also) if isinstance(place, Span)]
    for place in sorted(places, key=lambda each: -each.start):
        path = place.source.path
        text = files.get(path, place.source.text)
        changed = _followed(_filled(help), Place(text, place.start, place.end))
        if changed is not None and changed != text:
            files[path] = changed
    return files


def _followed(help: str, place: Place) -> str | None:
    for form, follower in FOLLOWERS:
        found = re.fullmatch(form, help, re.S)
        if found:
            return follower(place, found)
    return None
