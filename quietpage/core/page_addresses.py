"""Where a page cannot be published: at a file, in a repository, on one's own computer, under a placeholder.

It is asked about what looks as if it might be such an address, which `urls.faults_of_home` sees by its
marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietpage.core.hosts import Fault

_PLACEHOLDER = (
    r"(?i)(?<![^/.@~])(?:your?[-_]?(?:own[-_]?)?(?:user|account|org|github|gitlab|site|page|domain|repo|project)?"
    r"[-_]?(?:name|login|handle|id|site|page|domain|repo|repository|project)|"
    r"(?:user|site|repo|account)[-_]?name|(?-i:USER|NAME|REPO|REPOSITORY|PROJECT|ORG|OWNER))(?![^/.:])"
)
_FILE = r"(?i)/(?:index\.\w{2,5}/?|[^/]*\.(?:x?html?|php|md))$"


def misplaced(url: str) -> Iterator[Fault]:
    """What is the matter with a whole address, without a query, for a page to be published at; the first."""
    if found := re.search(_PLACEHOLDER, url):
        yield Fault(
            f"{found[0]} stands in place of a name, and the page would be published nowhere",
            found.start(),
            found.end(),
            "write your own name in its place, or leave the address out until you know it",
        )
    elif meant := pages_of(url):
        yield Fault(
            "this is where the page is written, and not where it will be read",
            0,
            len(url),
            f"write {meant}",
        )
    elif (file := re.search(_FILE, url)) and url.count("/") > 2:
        yield Fault(
            "a page is published in a folder, and this is the address of a file in it",
            file.start() + 1,
            len(url),
            f"write {url[: file.start() + 1]}",
        )


def pages_of(url: str) -> str:
    """The address at which a host of repositories publishes the pages of one; nothing, if it is none."""
    found = re.fullmatch(
        r"(?i)(?:(?:https?|ssh|git)://(?:[^/@]*@)?(?:www\.)?|git@)([^/:]+)(?::\d+)?(?:[:/]([^?#]*))?",
        url.rstrip("/"),
    )
    if found is None:
        return ""
    host = found[1].lower()
    parts = [part for part in (found[2] or "").split("/") if part]
    if host == "github.io" and parts:
        return _at(f"{parts[0].lower()}.github.io", parts[1:])
    if under := re.fullmatch(r"([a-z0-9-]+)\.github\.com", host):
        known = ("www", "gist", "docs", "raw", "api", "pages", "education", "support")
        return _at(f"{under[1]}.github.io", parts[:1]) if under[1] not in known else ""
    if not parts:
        return ""
    if parts[0] == "orgs" and len(parts) > 1:
        return _at(f"{parts[1].lower()}.github.io", []) if host == "github.com" else ""
    owner = parts[0].removeprefix("~").lower()
    repository = re.sub(r"(?i)\.git$", "", parts[1]) if len(parts) > 1 else ""
    if host == "github.com":
        return _at(f"{owner}.github.io", [repository])
    if host == "gitlab.com":
        inner = parts[1 : parts.index("-") if "-" in parts else None]
        return _at(f"{owner}.gitlab.io", [re.sub(r"(?i)\.git$", "", part) for part in inner])
    if host == "codeberg.org":
        return _at(f"{owner}.codeberg.page", [repository] if repository != "pages" else [])
    if host in ("sr.ht", "git.sr.ht", "hg.sr.ht"):
        return _at(f"{owner}.srht.site", [])
    if host == "bitbucket.org":
        return _at(f"{owner}.bitbucket.io", [repository])
    if host == "app.netlify.com" and parts[0] in ("sites", "projects") and repository:
        return _at(f"{repository.lower()}.netlify.app", [])
    if host == "neocities.org" and parts[0] == "site" and repository:
        return _at(f"{repository.lower()}.neocities.org", [])
    return ""


def _at(host: str, folders: list[str]) -> str:
    """The address of these folders, of which one that is called as the host is the host itself."""
    kept = [part for part in folders if part and part.lower() != host]
    return f"https://{host}/" + "".join(f"{part}/" for part in kept)
