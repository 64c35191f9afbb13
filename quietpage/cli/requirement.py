"""What pip is to install on GitHub's machines: a release, a git address, an archive on the web, or a path.

pip would take more than is taken here. A machine of GitHub's has no key and no password, and sees nothing of
this computer; and a workflow can be read by everybody who can read the page's files.
"""

from __future__ import annotations

import os
import re
from urllib.parse import parse_qsl, unquote, urlsplit

from quietpage.core.named_tuple import NamedTuple

LONGEST = 1000
"""The longest requirement, in letters."""

ARCHIVES = (".whl", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".zip")
"""How the names of files end that pip installs."""

WAYS = "quietpage==VERSION for a release, git+https://… for a repository, or the https address of a wheel"

_VERSION = (
    r"v?[0-9]+(?:![0-9]+)?(?:\.[0-9]+)*"
    r"(?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview)[-_.]?[0-9]*)?"
    r"(?:-[0-9]+|[-_.]?(?:post|rev|r)[-_.]?[0-9]*)?(?:[-_.]?dev[-_.]?[0-9]*)?"
    r"(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?"
)
"""As in PEP 440."""
_CLAUSE = rf"(?:[<>]=?|!=|==|~=){_VERSION}(?:\.\*)?|===[a-z0-9][a-z0-9_.+!-]*"
_NAME = r"([a-z0-9._-]+)(?:\[[a-z0-9._,-]*\])?"
_AT_ADDRESS = rf"{_NAME}@(\S+)"
_SECRET = re.compile("token|key|sig|secret|pass|auth|cred|jwt|session")
_NOBODYS = (
    "localhost",
    "localdomain",
    "local",
    "internal",
    "lan",
    "home",
    "corp",
    "onion",
    "test",
    "invalid",
)
"""How the names of hosts end that lead to nobody, or to somebody else on each network."""


class Refused(Exception):
    """Why GitHub could not install this, and the way out: a sentence."""


class Requirement(NamedTuple):
    """A requirement, and whether it is a path, which has to be in the page's repository."""

    text: str
    is_path: bool = False


def read_requirement(given: str) -> Requirement:
    """What somebody names for pip to install. Raises `Refused` if GitHub's machines could not install it."""
    text = given.strip()
    if not text or not text.isprintable() or len(text) > LONGEST:
        raise Refused(f"name what pip is to install: {WAYS}")
    if text.startswith("-"):
        raise Refused(f"this is an option, and not something to install; name {WAYS}")
    # Without the spaces that may stand between the parts of a requirement.
    plain = "".join(part.strip() for part in re.split(r"([\[\]<>=!~,@])", text))
    if found := re.fullmatch(_AT_ADDRESS, plain, re.IGNORECASE):
        if "://" in found[2]:
            _our_name(found[1])
            _check_address(found[2])
            return Requirement(text)
    elif "://" in text:
        _check_address(text)
        return Requirement(text)
    if found := re.fullmatch(r"(?:[\w.-]+@)?([\w-]+(?:\.[\w-]+)+):(?!\\)(\S+)", text):
        raise Refused(f"GitHub's machine has no key for this; write {_by_https(found[1], found[2])}")
    if text.lower().endswith(ARCHIVES) or looks_like_path(text):
        if not re.fullmatch(r"[\w. @+,/\\:-]+", text) and not os.path.lexists(text):
            raise Refused(f"nothing here is called so, and pip would not take it; name {WAYS}")
        if re.match(_AT_ADDRESS, plain, re.IGNORECASE) and not os.path.lexists(text):
            raise Refused(f"behind the @ stands an address; name {WAYS}")
        if text.lower().endswith(".whl") and not is_wheel(text):
            raise Refused("pip takes a wheel by the name that it was built with: quietpage-….whl")
        return Requirement(text, is_path=True)
    if found := re.match(_NAME, plain, re.IGNORECASE):
        clauses = plain[found.end() :]
        if not clauses or all(re.fullmatch(_CLAUSE, each, re.IGNORECASE) for each in clauses.split(",")):
            _our_name(found[1])
            return Requirement(text)
    raise Refused(f"pip would not take this; name {WAYS}")


def git_address(text: str) -> str:
    """A git address as a workflow may have it; nothing, if GitHub's machines could not install from it."""
    try:
        _check_address(text)
    except Refused:
        return ""
    return text


def is_wheel(path: str) -> bool:
    """Whether the last name of a path is that of a wheel of quietpage."""
    parts = path.replace("\\", "/").rpartition("/")[2].lower().removesuffix(".whl").split("-")
    # Its name and version, perhaps a number of the build, and three tags of what it runs on (PEP 427).
    return parts[0] == "quietpage" and len(parts) in (5, 6) and all(parts)


def _our_name(name: str) -> None:
    # As PyPI compares names (PEP 503).
    if re.sub("[-_.]+", "-", name).lower() != "quietpage":
        raise Refused("this is not quietpage, which the workflow needs; its name on PyPI is quietpage")


def looks_like_path(text: str) -> bool:
    """Whether pip takes this for a file or a folder, and not for a name."""
    return text.startswith((".", "~")) or "/" in text or os.sep in text


def _check_address(address: str) -> None:
    """Raises `Refused` unless pip can install from this on a machine that has nothing but the network."""
    scheme, _, rest = address.partition("://")
    scheme = scheme.lower()
    try:
        split = urlsplit(address)
        host, port, user = (split.hostname or "").rstrip("."), split.port, "@" in split.netloc
    except ValueError:
        raise Refused(f"this is no address; name {WAYS}") from None
    way = split.path.lstrip("/")
    if scheme in ("git+ssh", "ssh", "git+git", "git", "ssh+git"):
        raise Refused(f"GitHub's machine has no key for this; write {_by_https(host, way)}")
    if scheme in ("file", "git+file"):
        raise Refused(f"GitHub sees nothing of this computer; name {WAYS}")
    if user:
        raise Refused(
            "a name or a password in an address could be read by everybody, in the workflow; leave it out, "
            "and name a place that needs none"
        )
    if scheme in ("http", "git+http"):
        raise Refused(f"this could be changed on its way; write {scheme}s://{_told(rest)}")
    if scheme not in ("https", "git+https"):
        raise Refused(f"GitHub's machine does not know this kind of address; name {WAYS}")
    if not re.fullmatch(r"[A-Za-z0-9._~%/+@:#=&?,!*-]+", rest):
        raise Refused("there is a sign in this address that no such address has; copy it once more")
    if not way or not _public(host) or port == 0:
        raise Refused(f"GitHub cannot reach this address; name {WAYS}")
    if any(_SECRET.search(name.lower()) for name, _ in parse_qsl(split.query, keep_blank_values=True)):
        raise Refused(
            "there is a key in this address, which everybody could read in the workflow; name a place that "
            "needs none"
        )
    if scheme == "git+https":
        _check_repository(split.path, split.query, split.fragment)
        return
    name = unquote(split.path).rpartition("/")[2]
    if name.lower().endswith(".whl"):
        if not is_wheel(name):
            raise Refused("this is no wheel of quietpage: its name begins with quietpage-, and ends in .whl")
    elif not name.lower().endswith(ARCHIVES):
        raise Refused(f"to have pip install from a repository, write git+{_told(address)}")


def _check_repository(path: str, query: str, fragment: str) -> None:
    """Raises `Refused` for what pip and git would not take behind a repository's address."""
    if query:
        raise Refused("behind a repository's address there is no ?; leave it out, and what follows it")
    where, at, ref = path.rpartition("@")
    if not at:
        where, ref = path, ""
    # The name of a branch, a tag or a commit, as git takes it from pip: no option, and no way to elsewhere.
    if (at and not re.fullmatch(r"[\w./+][\w./+-]*", ref, re.ASCII)) or ".." in ref:
        raise Refused("behind the @ of a repository's address stands a branch, a tag or a commit")
    if not where.strip("/"):
        raise Refused("the repository is missing in this address; copy it once more")
    for part in filter(None, fragment.split("&")):
        key, _, value = part.partition("=")
        if key == "egg":
            _our_name(value.partition("[")[0])
        elif key != "subdirectory" or not re.fullmatch(r"[\w.-]+(?:/[\w.-]+)*", value) or ".." in value:
            raise Refused("behind the # of a repository's address stands subdirectory=FOLDER, or nothing")


def _by_https(host: str, path: str) -> str:
    plain = re.fullmatch(r"[A-Za-z0-9.-]+", host) and re.fullmatch(r"[A-Za-z0-9._~%/+@-]+", path)
    return f"git+https://{host}/{path}" if plain else "git+https://… in its place"


def _told(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z0-9._~%/+@:#=&?,!*-]+", text) else "…"


def _public(host: str) -> bool:
    """Whether a host may be reached from anywhere, by its name alone."""
    if not re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*", host):
        return False
    last = host.rpartition(".")[2]
    # A number at the end makes an address of a machine, and these names are never anybody's.
    return "." in host and not last.isdigit() and last not in _NOBODYS
