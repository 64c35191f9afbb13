"""The public values: a site and the people on it, problems, and a page that was written.

They are frozen, compare by value and can be pickled. Each is made with names only, so that a later release
can add a field: a field that is told in docs/reference/python.md stays, with its name and its type.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where somebody can be met: the label is shown, the address is only followed."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who chose these people."""

    name: str
    url: str = ""
    email: str = ""
    links: tuple[Link, ...] = ()
    fediverse: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why: Markdown, as it was written, and the word of the way under which it stands, if it does."""

    text: str
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A picture: the file, the words in place of it, and which part of it counts (`top`, `centre`,
    `bottom`)."""

    file: Path
    alt: str
    focus: str = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartWith:
    """Something of theirs to begin with; `why` is empty where nothing was said."""

    title: str
    url: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who makes a difference. What was not written is empty, or None for `portrait` and
    `start_with`.

    `slug` is their address on the page, whose file is `people/SLUG.html`. `ways` are all of their ways: those
    of their reasons, then those without a text of their own. `language` is that of their texts, the page's if
    they have none of their own. `asked` and `revisited` are notes of the author to themselves, which no page
    shows; nor does it show `fediverse`, an account as `@name@host`, and `vouched`, a day as `YYYY-MM-DD`.
    `file` and `line` are where their name was written.
    """

    name: str
    slug: str
    reasons: tuple[Reason, ...]
    ways: tuple[str, ...]
    links: tuple[Link, ...]
    feeds: tuple[str, ...]
    portrait: Portrait | None
    start_with: StartWith | None
    pronouns: str
    where: str
    relation: tuple[str, ...]
    file_under: str
    language: str
    asked: str
    revisited: str
    draft: bool
    file: Path
    line: int
    fediverse: str = ""
    vouched: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """A text in `pages/`, which is a page of its own: `text` is all of it, in Markdown, and `title` are the
    words of its title, in Markdown too.

    `slug` is its address, `pages/SLUG.html`.
    """

    title: str
    text: str
    slug: str
    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site folder, read. `people` are in the order of the page, `pages` in that of their files.

    `title` is as on the page, also where none was written; `welcome` is Markdown, or empty. `url` is empty
    where it was not said. `theme` is a theme's name, or a folder of the site that begins with `./`. `ways`
    are the words of all ways that somebody here can have. `vouch` says that `human.json` is asked for.
    """

    folder: Path
    title: str
    author: Author
    people: tuple[Person, ...]
    ways: tuple[str, ...]
    welcome: str
    language: str
    url: str
    theme: str
    order: str
    audience: str
    vouch: bool = False
    pages: tuple[OwnPage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something to mend: what it is, where, and a way out, which may be empty.

    `path` is told from the current folder where it is below it. `line` and `column` count from one; both are
    zero where a file or a folder is meant as a whole. `end_line` and `end_column` are behind the last sign of
    the piece. As a text, it is what the command line says of it, without the line of the file.
    """

    message: str
    path: Path
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    help: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else f"{self.path}"
        return f"{place}: {self.message}" + (f"\nhelp: {self.help}" if self.help else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A page that was written: its folder, and the path of each of its files in it, with `/`."""

    folder: Path
    files: tuple[str, ...]


class InvalidSite(Exception):
    """A site that needs its author. `problems` are all that were found, by file and place; as a text, it is
    them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.problems))
