"""`.pages.yml`, the file by which Pages CMS knows a page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

import yaml

from quietpage.cli.cms.form import FormField, components, person_form, site_form
from quietpage.core.fingerprint import fingerprint
from quietpage.load.inventory import FORMS, PEOPLE, PORTRAITS
from quietpage.validate.kinds import Json

NAME = FORMS

_HEAD = """\
# The forms in which Pages CMS (https://pagescms.org) shows this page to whoever writes for it, as quietpage
# cms wrote them. It writes this file anew as long as nobody has changed it, which its last line tells.
"""
_LAST = "# unchanged: "
_WIDTH = 110
_PICTURES = ["jpg", "jpeg", "png", "webp"]


def settings(
    home: str,
    config: str,
    ways: tuple[str, ...],
    ending: str,
    *,
    excluded: Iterable[str] = (),
    left_out: Iterable[str] = (),
    page: bool = True,
) -> str:
    """The file for a site.

    `home` is the way from the top of the repository to the site, or empty; `config` the name of its
    `quietpage.yml`; `ways` are the words of its ways. People stand in files with this ending; those whose
    names are `excluded` are not shown, nor are the keys of the site that are `left_out` (`author.links`),
    nor any of them if `page` is not set.
    """
    names, keys = sorted(excluded), frozenset(left_out)
    people: Json = {
        "name": PEOPLE,
        "label": "People",
        "type": "collection",
        "path": _path(home, PEOPLE),
        "format": "yaml",
        # To be seen, and to be written where the name has no letter that a file's name is made of.
        "filename": {"template": f"{{primary}}.{ending}", "field": "create"},
        "subfolders": False,
        **({"exclude": names} if names else {}),
        "view": {"primary": "name", "fields": ["name"], "sort": ["name"], "search": ["name"]},
        "fields": _written(person_form(ways)),
    }
    site: Json = {
        "name": "page",
        "label": "The page",
        "type": "file",
        "path": _path(home, config),
        "format": "yaml",
        "fields": _written(site_form(), keys),
    }
    media: Json = {
        "name": PORTRAITS,
        "label": "Portraits",
        "input": _path(home, PORTRAITS),
        "output": PORTRAITS,
        "extensions": _PICTURES,
    }
    whole: Json = {
        "media": [media],
        "content": [people, *([site] if page else [])],
        # Without it, what is in a file and in no field would go when the file is saved.
        "settings": {"content": {"merge": True}},
        "components": components(),
    }
    text = _HEAD + str(yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=_WIDTH))
    return f"{text}{_LAST}{_mark(text)}\n"


def untouched(text: str) -> bool:
    """Whether a file is as this quietpage wrote it, or an older one."""
    text = text.replace("\r\n", "\n")  # git may have made it so
    before, last, mark = text.rpartition(_LAST)
    return bool(last) and mark.rstrip() == _mark(before)


def people_in(text: str) -> str:
    """Where the forms in a file of quietpage's look for people, from the top of the repository."""
    (people, *_) = yaml.safe_load(text)["content"]
    return str(people["path"])


def _mark(text: str) -> str:
    return fingerprint(text)


def _path(home: str, name: str) -> str:
    return str(PurePosixPath(home, name))


def _written(
    fields: Iterable[FormField], left_out: frozenset[str] = frozenset(), above: str = ""
) -> list[Json]:
    made = []
    for field in fields:
        key = f"{above}{field.key}"
        if key not in left_out:
            inner = _written(field.fields, left_out, f"{key}.")
            made.append({**field.shape, **({"fields": inner} if inner else {})})
    return made
