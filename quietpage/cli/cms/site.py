"""What of a site the forms of Pages CMS can take, what they would lose, and `.pages.yml` for it."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from quietpage.cli.cms.form import FormField, person_form, site_form
from quietpage.cli.cms.lists import Change, changes, in_lists
from quietpage.cli.cms.settings import NAME, people_in, settings, untouched
from quietpage.cli.result import UsageError
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import is_link, opened
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.os_errors import said
from quietpage.core.paths import shown
from quietpage.core.source import Source, Span, Whole
from quietpage.load.inventory import PEOPLE
from quietpage.parse.nodes import Mapping
from quietpage.parse.splice import CannotSplice
from quietpage.parse.yaml import parse
from quietpage.validate.fields import WAYS
from quietpage.write.own_files import replace, write_new

ABOUT_CHILDREN = (
    "what is said of children stays with you, and Pages CMS is a service of others, to which every name and "
    "every note would be shown"
)
ELSEWHERE = "write the notes in an editor, or let a form of the school's collect them"
"""Why a page about children has no such forms, and what there is in their place."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.pipeline import ReadSite

_LARGEST = 20_000_000


class Short(NamedTuple):
    """A file of which a form would lose something: the keys, and the text in which it would not.

    There is none if that cannot be written without touching more of the file.
    """

    source: Source
    keys: tuple[str, ...]
    text: str | None


class Fit(NamedTuple):
    """How a site fits the forms.

    `ending` is that of most of its people's files. The paths in the others are of files that no form shows:
    `several` are of more people than one, `odd` have another ending, `wrong` have problems (some of them are
    not read at all). `short` are those of which something would be lost, the site's own among them.
    """

    ending: str
    several: tuple[str, ...]
    odd: tuple[str, ...]
    wrong: tuple[str, ...]
    short: tuple[Short, ...]


def fit_of(found: ReadSite) -> Fit:
    """How a site that was read fits. Raises `Invalid` if what its settings say cannot be known."""
    told = {_path(problem) for problem in found.problems}
    # Whether the page is about children is known only if its theme is.
    people = Path(found.config.path).parent / PEOPLE
    if settled := [each for each in found.problems if people not in Path(_path(each)).parents]:
        raise Invalid(*settled)
    wrong = sorted(told - {source.path for source in found.people})  # in another form, or not to be read
    endings = Counter(Path(source.name).suffix for source in found.people)
    ending = "yaml" if endings[".yaml"] > endings[".yml"] else "yml"
    several, odd, short = [], [], []
    form = person_form(words_of(found))
    for source in found.people:
        root, _ = parse(source)
        if not source.name.endswith(f".{ending}"):
            odd.append(source.path)
        elif source.path in told:
            wrong.append(source.path)
        elif not isinstance(root, Mapping):
            several.append(source.path)
        elif lost := _short(source, changes(root, form), form):
            short.append(lost)
    root, _ = parse(found.config)
    if lost := _short(found.config, changes(root, site_form()), site_form()):
        short.append(lost)
    return Fit(ending, tuple(several), tuple(odd), tuple(wrong), tuple(short))


def _path(problem: Problem) -> str:
    place = problem.place
    return place.source.path if isinstance(place, Span) else place.path


def words_of(found: ReadSite) -> tuple[str, ...]:
    """The words of the ways of a site."""
    return tuple(way.word for way in found.site.ways)


def _short(source: Source, found: list[Change], form: tuple[FormField, ...]) -> Short | None:
    if not found:
        return None
    try:
        text = in_lists(source.text, form)
    except CannotSplice:
        text = None
    return Short(source, tuple(dict.fromkeys(each.key for each in found)), text)


def file_for(found: ReadSite, fit: Fit, folder: Path, top: Path) -> str:
    """`.pages.yml` for a site, in the repository whose top folder is `top`."""
    hidden = {*fit.several, *fit.wrong, *(each.source.path for each in fit.short)}
    config = found.config
    left_out = next((each.keys for each in fit.short if each.source is config), ())
    return settings(
        home_in(folder, top),
        config.name,
        words_of(found),
        fit.ending,
        excluded=[Path(path).name for path in hidden if path != config.path and path.endswith(fit.ending)],
        left_out=left_out,
        page=WAYS.key not in left_out,
    )


def home_in(folder: Path, top: Path) -> str:
    """The way from the top of a repository to a site. Raises `Invalid` if it cannot be written down."""
    way = Path(os.path.relpath(folder, top)).as_posix()
    if not way.isprintable():
        raise Invalid(
            Problem(
                "a sign in this folder's name cannot be written down for Pages CMS",
                Whole(shown(folder)),
                "give it a name of letters and hyphens",
            )
        )
    return "" if way == "." else way


def there_before(top: Path, folder: Path, site: str, *, replacing: bool) -> bytes | None:
    """What is in the `.pages.yml` that is there and may be written anew; nothing, if there is none.

    `site` is how the folder of the site is named in a command, behind a space. Raises `UsageError` if the
    file is one that somebody wrote or changed, or has the forms of another site that is still there, and is
    not to be replaced; and `Invalid` for anything else that is there.
    """
    path = top / NAME
    try:
        home = opened(top)
        there = home.look(NAME)
        if there is None:
            return None
        if is_link(there):
            raise Invalid(linked(path))
        found = home.content(NAME, _LARGEST)
    except OSError as reason:
        raise Invalid(
            Problem(said(reason), Whole(shown(path)), "see whether the file can be read and written")
        ) from reason
    if found is None:
        raise Invalid(Problem("this is not a file", Whole(shown(path)), "move it elsewhere"))
    text = found[1].decode("utf-8", "replace")
    ours = untouched(text)
    other = top / people_in(text) if ours else folder / PEOPLE
    if not replacing and other.is_dir() and not other.samefile(folder / PEOPLE):
        raise UsageError(
            f"{shown(path)} has the forms of another page, and a repository has one such file; to have forms "
            f"for this page in their place: quietpage cms{site} --replace"
        )
    if not (replacing or ours):
        raise UsageError(
            f"there is another file {shown(path)} already, and it stays as it is; see what could be "
            f"written into it: quietpage cms{site} --print; or, if it may go: quietpage cms{site} --replace"
        )
    return found[1]


def linked(path: Path) -> Problem:
    """The problem of a link in the place of the file."""
    return Problem(
        "this is a link to another place, and quietpage writes through none",
        Whole(shown(path)),
        "put the file itself here, or take the link away",
    )


def write(top: Path, before: bytes | None, text: str) -> bool:
    """Write `.pages.yml` where `before` was; whether it is another one now. Raises `Invalid`."""
    if before is None:
        write_new(opened(top), NAME, text)
    elif before != text.encode():
        replace(opened(top), NAME, before, text.encode())
    return before != text.encode()


def rewrite(short: Short, folder: Path) -> bool:
    """Write the lists into a file; whether that could be done. Raises `Invalid` if it changed meanwhile."""
    if short.text is None:
        return False
    place = folder / short.source.name
    home = opened(place.parent)
    found = home.content(place.name, _LARGEST)
    before = found[1] if found else b""
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    if before.removeprefix(mark).decode("utf-8", "replace") != short.source.text:
        before = b""  # told as changed in the meantime
    replace(home, place.name, before, mark + short.text.encode())
    return True
