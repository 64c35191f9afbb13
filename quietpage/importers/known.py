"""Who is on a page already, by address, by feed and by name; and whether two of these are the same."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from unicodedata import category

from quietpage.core.accounts import account_of
from quietpage.core.comparison_keys import name_key, slug_key
from quietpage.core.diagnostics import Invalid
from quietpage.core.folders import Folder
from quietpage.core.model import Person
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.slugs import slug
from quietpage.core.source import Place, Source, Whole
from quietpage.load.inventory import FORMS


class Page(NamedTuple):
    """A site as `add` and `gather` find it: its settings, the sources of its people, and who they are.

    `schema` says whether editors find a schema beside it, `listed` whether its files are shown in
    forms too, which keep lists only (`.pages.yml`).
    """

    folder: Path
    home: Folder
    config: Source
    sources: tuple[Source, ...]
    people: tuple[Person, ...]
    language: str
    schema: bool
    listed: bool = False


class Known(NamedTuple):
    """Somebody who is on the page: their name, and where it stands."""

    name: str
    place: Place


class Directory:
    """Everybody who is on a page, to be asked for; those who come to it are put in."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._by: dict[str, Known] = {}
        for person in people:
            known = Known(person.name.value, person.name.place)
            self.put(known, addresses_of(person), feeds_of(person))
            if person.slug:
                self._by.setdefault(
                    f"slug {slug_key(person.slug)}", self._by[f"name {folded(person.name.value)}"]
                )

    def put(self, known: Known, addresses: Iterable[str] = (), feeds: Iterable[str] = ()) -> None:
        """Put somebody in, by all that they are known by; whoever is there already stays."""
        for key in keys_of(known.name, addresses, feeds):
            self._by.setdefault(key, known)
        if address := slug(known.name):
            self._by.setdefault(f"slug {slug_key(address)}", known)

    def find(self, name: str, addresses: Iterable[str] = (), feeds: Iterable[str] = ()) -> Known | None:
        """The same person: by an address of theirs, then by a feed, then by their name."""
        for key in keys_of(name, addresses, feeds):
            if key in self._by:
                return self._by[key]
        address = slug(name)
        return self._by.get(f"slug {slug_key(address)}") if address else None


def page_of(folder: Path) -> Page:
    """What there is in a site folder. Raises `Invalid` if it is none, or if its settings cannot be read."""
    import quietpage.load as load
    from quietpage.load.site_folder import home_of
    from quietpage.parse.yaml import parse
    from quietpage.pipeline import survey
    from quietpage.validate.site import read_config, read_people

    sources = load.sources(folder)
    settings = read_config(parse(sources.config)[0], Whole(sources.config.path))
    if settings.found is None:
        raise Invalid(*survey(sources.config, sources.people, unread=bool(sources.problems)).problems)
    # Everybody who is written down, whether or not they are shown.
    files = (read_people(source, parse(source)[0], settings) for source in sources.people)
    people = tuple(person for file in files for person in file.people)
    home = home_of(folder)
    known = home, sources.config, sources.people, people, settings.language
    return Page(folder, *known, _has_schema(home), _has_forms(folder))


def addresses_of(person: Person) -> list[str]:
    """Where somebody who is on a page can be met; also the page of their account in the fediverse."""
    account = account_of(person.fediverse.value) if person.fediverse else None
    return [*(link.url.value for link in person.links), *([account.profile] if account else [])]


def feeds_of(person: Person) -> list[str]:
    """The addresses of their feeds."""
    return [feed.value for feed in person.feeds]


def keys_of(name: str, addresses: Iterable[str] = (), feeds: Iterable[str] = ()) -> list[str]:
    """What somebody is known by, the surest first."""
    keys = [f"address {key}" for address in addresses if (key := address_key(address))]
    keys += [f"feed {key}" for feed in feeds if (key := address_key(feed))]
    if key := folded(name):
        keys.append(f"name {key}")
    return keys


def address_key(address: str) -> str:
    """What two ways of writing one address have in common."""
    rest = address.strip().partition("#")[0]
    scheme, slashes, behind = rest.partition("//")
    if not slashes or not scheme.endswith(":"):
        return rest.casefold()
    end = next((at for at, sign in enumerate(behind) if sign in "/?"), len(behind))
    host, path = behind[:end].casefold().removeprefix("www."), behind[end:]
    for ending in ("index.html", "index.htm", "index.php"):
        path = path.removesuffix(ending) if path.endswith(f"/{ending}") else path
    return host + path.rstrip("/")


def folded(name: str) -> str:
    """What two ways of writing one name have in common: letters alone, without case and accents."""
    key = name_key(name)
    # Marks that are kept are letters, too: vowels of Devanagari, say.
    return "".join(sign for sign in key if category(sign)[0] in "LM") or key


def where(page: Page, name: str) -> Whole:
    """The file of a new person, as its writer knows it."""
    from quietpage.core.paths import shown
    from quietpage.load.inventory import PEOPLE

    return Whole(shown(page.folder / PEOPLE / name))


def _has_forms(folder: Path) -> bool:
    """Whether Pages CMS has forms for a page: by a file at the top of its repository."""
    whole = Path(os.path.abspath(folder))
    for around in (whole, *whole.parents):
        if os.path.lexists(around / ".git"):
            return os.path.isfile(around / FORMS)
    return os.path.isfile(whole / FORMS)


def _has_schema(home: Folder) -> bool:
    try:
        return home.inside(".schema").look("people.json") is not None
    except OSError:
        return False
