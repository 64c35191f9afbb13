"""Lists that people type, and pages that browsers keep: a name a line, front matter, bookmarks."""

from __future__ import annotations

import re

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Source, Span
from quietpage.importers.candidates import MOST, Found, Gathered
from quietpage.importers.facts import Left
from quietpage.importers.one_line import of_line
from quietpage.importers.records import has_people, read_person, read_records
from quietpage.importers.trees import Branch, Leaf, Tree, of_node, of_value

_LONGEST_LINE = 1_000


def read_names(source: Source, start: int = 0) -> Gathered:
    """A name a line, perhaps with an address behind it, a bullet before it, or as a link of Markdown.

    Where there is a list of links, it is read alone, and not the sentences around it.
    """
    found: list[Found] = []
    problems: list[Problem] = []
    only_links = _has_links(source.text)
    at = start
    for piece in re.split(r"(\r\n|\r|\n)", source.text[start:]):
        begin, at = at, at + len(piece)
        line = re.sub(_BULLET, "", piece.strip())
        if not line or line.startswith("#") or set(line) <= set("-=_*"):
            continue
        if only_links and ("](" not in line or line == piece.strip()):
            continue
        place = Span(source, begin, at)
        if len(line) > _LONGEST_LINE:
            problems.append(
                Problem("this line is longer than a name can be", place, "write a name a line, and no more")
            )
        else:
            found.append(of_line(line, place))
        if len(found) > MOST or len(problems) > 100:
            break
    return Gathered(tuple(found), tuple(problems))


_BULLET = r"^[-*+•]\s+(?:\[[ xX]\]\s+)?|^\d{1,4}[.)]\s+"


def _has_links(text: str) -> bool:
    """Whether there is a list of links in Markdown, and not a single one."""
    lines = (line.strip() for line in text[:1_000_000].splitlines())
    return len([line for line in lines if "](" in line and re.match(_BULLET, line)]) > 1


def is_front_matter(text: str) -> bool:
    """Whether a text begins with a block of keys, and goes on behind it, as pages in Markdown do."""
    lines = text[:200_000].lstrip("\ufeff").splitlines()
    if not lines or lines[0].rstrip() not in ("---", "+++"):
        return False
    return lines[0].rstrip() in (line.rstrip() for line in lines[1:])


def read_front_matter(source: Source) -> Gathered:
    """The one person of a page in Markdown: from its front matter; the text below it is about them."""
    text = source.text
    first = text.index("\n") + 1
    fence = text[:first].strip()
    end = first
    while (line := source.line(source.line_and_column(end)[0])).rstrip() != fence:
        end = text.index("\n", end + len(line)) + 1
    inner = Source(source.path, "\n" + text[first:end])  # one line down, as in the file
    tree: Tree | None
    if fence == "+++":
        import tomllib

        try:
            tree = of_value(tomllib.loads(inner.text), inner)
        except (tomllib.TOMLDecodeError, RecursionError) as reason:
            return Gathered(
                problems=(
                    Problem(f"this front matter cannot be read ({reason})", Span(source, 0, 3), _WRITE),
                )
            )
    else:
        from quietpage.parse.yaml import parse

        node, problems = parse(inner)
        if node is None:
            return Gathered(problems=problems)
        tree = of_node(node)
    if not isinstance(tree, Branch):
        return Gathered(
            problems=(Problem("nobody is named in this front matter", Span(source, 0, 3), _WRITE),)
        )
    body = text[end + len(line) :].strip()
    # A page of its own: `authors` in it are those who wrote it, or its own id, and nobody who is listed.
    gathered = read_person(_without(tree, "author", "authors")._replace(place=Span(source, 0, first)))
    named = gathered.found
    if not any(each.name or _is_of_one(each.title) for each in named):
        lists = tree._replace(entries=tuple(each for each in tree.entries if not isinstance(each[1], Leaf)))
        if has_people(lists):
            return read_records(lists)
    if _has_links(text[end:]) and not any(each.name or _is_of_one(each.title) for each in named):
        return read_names(source, end + len(line))  # the page is a list, and about nobody itself
    found = tuple(
        each._replace(name=each.name or each.title, title="", about=(*each.about, *([body] if body else [])))
        for each in named
    )
    if not found:
        return Gathered(
            problems=(Problem("nobody is named in this front matter", Span(source, 0, 3), _WRITE),)
        )
    return gathered._replace(found=found)


def is_toml(text: str) -> bool:
    """Whether the first line that says something is the head of a table, or a key and its value."""
    for line in text[:20_000].splitlines():
        bare = line.strip()
        if bare and not bare.startswith("#"):
            return (
                re.match(r"\[{1,2}[A-Za-z_][\w.-]*+\]{1,2}$|[A-Za-z_][\w-]*+ ?= ?[\[{\"'\d]", bare)
                is not None
            )
    return False


def read_toml(source: Source) -> Gathered:
    """A list of people in TOML."""
    import tomllib

    try:
        return read_records(of_value(tomllib.loads(source.text.lstrip("\ufeff")), source))
    except (tomllib.TOMLDecodeError, RecursionError) as reason:
        found = re.search(r"at line (\d{1,9})", str(reason))
        begin = source.begin(int(found[1])) if found else 0
        place = Span(source, begin, begin + len(source.line(int(found[1]))) if found else begin)
        return Gathered(
            problems=(
                Problem(
                    f"this cannot be read as TOML ({str(reason).partition(' (at')[0].lower()})",
                    place,
                    "see whether a quotation mark or a bracket is missing",
                ),
            )
        )


_LISTS = " blogroll blogs friends links list following reading bookmarks webring neighbours people feeds "


def _is_of_one(title: str) -> bool:
    """Whether the title of a page may be a name, and not that of a list."""
    return bool(title) and not any(f" {word.strip('.,:!').lower()} " in _LISTS for word in title.split())


_WRITE = "write a line with name: and the name in it"


def _without(tree: Branch, *keys: str) -> Branch:
    return tree._replace(entries=tuple(entry for entry in tree.entries if entry[0].lower() not in keys))


def is_bookmarks(text: str) -> bool:
    return "netscape-bookmark-file" in text[:2_000].lower()


def read_bookmarks(source: Source) -> Gathered:
    """An entry for each bookmark: sites, and not people, so every name is a guess."""
    from quietpage.markup import Characters, EndTag, StartTag, read, unescaped

    found: list[Found] = []
    href, feed, title, place, about = "", "", "", Span(source, 0, 0), False
    inside = False
    left = Left()
    for token in read(source.text):
        if isinstance(token, StartTag) and token.name == "a":
            href, feed, title, inside, place = (
                token.get("href") or "",
                token.get("feedurl") or "",
                "",
                True,
                Span(source, token.start, token.end),
            )
            for name in ("tags", "icon", "add_date", "last_modified", "last_visit"):
                if token.get(name):
                    (left.others if name == "tags" else left.programs)[name] = None
        elif isinstance(token, EndTag) and token.name == "a" and inside:
            inside = False
            if href.lower().startswith(("http:", "https:")):
                found.append(
                    Found(place, title=title.strip(), addresses=(("", href),), feeds=(feed,) if feed else ())
                )
        elif isinstance(token, StartTag) and token.name == "dd":
            about = bool(found)
        elif isinstance(token, StartTag):
            about = False
        elif isinstance(token, Characters):
            text = unescaped(source.text[token.start : token.end])
            if inside:
                title += text
            elif about and text.strip():
                found[-1] = found[-1]._replace(about=(*found[-1].about, text.strip()))
        if len(found) > MOST:
            break
    return left.gathered(found)
