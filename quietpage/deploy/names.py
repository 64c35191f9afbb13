"""The name of a branch for a page: plain, as people say it, and never one that git would read otherwise.

What is pushed to `refs/heads/NAME` is found again by NAME alone only if NAME does not look like one of git's
longer names; a branch called `refs/heads/gh-pages` makes git unsure of `gh-pages` ever after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

USUAL_BRANCH = "gh-pages"

_PLAIN = r"[a-z0-9_][a-z0-9_-]*(?:/[a-z0-9_][a-z0-9_-]*)*"
"""Far fewer names than git allows (git-check-ref-format), all of them plain in a shell and an address."""

_LONGEST_NAME = 200
_LONGEST_TOLD = 60
"""The longest names that are taken, and that are told as they are, in letters."""

_OTHER_HEADS = r"(?:[a-z]+_)?head|[0-9a-f]{40}|[0-9a-f]{64}"
"""What git takes for a commit: `HEAD` and its like, which some file systems find in any case, and a hash."""


class WrongTarget(Exception):
    """Nothing can be published to a branch of this name. The message says why, and which one may be meant."""


def fault_of(name: str, remotes: Sequence[str] = ()) -> str:
    """What is wrong with a name for a branch, and which one may be meant; empty, if it will do.

    `remotes` are the names of remotes that a branch may be named with, as git shows it: `origin/gh-pages`.
    """
    if name == USUAL_BRANCH:
        return ""
    told = name if len(name) <= _LONGEST_TOLD else f"{name[:_LONGEST_TOLD]}…"
    plain = plain_name(name, remotes)
    if re.match(r"(?i:/*(?:refs|heads|remotes|tags)/+)[^/]", name):
        return f"{told} is a name that git has for its own use; did you mean {plain}?"
    if re.fullmatch(f"(?i:{_OTHER_HEADS})|@.*", name):
        return f"{told} is git's word for a commit, and no branch; did you mean {plain}?"
    for remote in remotes:
        if name.startswith(f"{remote}/"):
            renamed = f"git remote rename {remote} host" if re.fullmatch(r"[\w./-]+", remote) else ""
            return (
                f"{told} is how git calls the branch {plain} of {remote} here; did you mean "
                f"{'' if remote == remotes[0] else f'--remote {remote} --branch '}{plain}?"
                + (f" If it is to be called so all the same: {renamed}" if renamed else "")
            )
    if len(name) > _LONGEST_NAME or not re.fullmatch(_PLAIN, name):
        meant = f"did you mean {plain}?" if name else f"{USUAL_BRANCH} if left out"
        return f"a branch for the page is named in small letters, with - and / in between; {meant}"
    return ""


def plain_name(name: str, remotes: Sequence[str] = ()) -> str:
    """The plain name that somebody may have meant; the usual one, if there is nothing to go by."""
    import unicodedata

    # Of what git pushes from here to there (`main:gh-pages`), there.
    name = name[: _LONGEST_NAME * 2].lstrip("+").rpartition(":")[2]
    if name.startswith(("@", "//")):
        return USUAL_BRANCH
    name = _without_beginnings(name, remotes)
    name = "".join(
        sign for sign in unicodedata.normalize("NFKD", name).lower() if not unicodedata.combining(sign)
    )
    name = re.sub(r"[^a-z0-9_/-]+", "-", name.removesuffix(".lock"))
    name = "/".join(filter(None, (part.strip("-") for part in name.split("/"))))
    usable = len(name) <= _LONGEST_TOLD and re.fullmatch(_PLAIN, name) and name not in ("refs", "heads")
    return name if usable and not re.fullmatch(_OTHER_HEADS, name) else USUAL_BRANCH


def _without_beginnings(name: str, remotes: Sequence[str]) -> str:
    """A name without what git puts before it, however often: it may be `refs/heads/refs/heads/gh-pages`."""
    parts = list(filter(None, name.split("/")))
    named = [remote.lower().split("/") for remote in remotes]
    while len(parts) > 1:
        lowered = [part.lower() for part in parts]
        if lowered[0] in ("refs", "heads", "tags"):
            del parts[0]
        elif lowered[0] == "remotes":
            del parts[: 2 if len(parts) > 2 else 1]
        elif remote := next((each for each in named if each == lowered[: len(each)] != lowered), None):
            del parts[: len(remote)]
        else:
            break
    return "/".join(parts)
