"""A cache of drawn pictures, from one build to the next, by the hash of what they were drawn from.

Nothing is lost with it. An entry is taken only if its checksum is right: a disk may have changed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from quietpage.cache import folder

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

KIND = "pictures"
_LARGEST = 4_000_000
_DIGEST = 32


class PictureCache:
    """The pictures of a site in the cache. `keep` says whether new ones are written to it, `fresh` that none
    is taken from it.
    """

    def __init__(self, site: Path, keep: bool, *, fresh: bool = False) -> None:
        self._site, self._keep, self._fresh = site, keep, fresh
        self._folder = folder.kept(site, KIND, make=keep)
        self._used: set[str] = set()
        self._room = folder.MOST
        self._new = False

    def take(self, made_from: Iterable[bytes], whole: Callable[[bytes], bool]) -> tuple[str, list[bytes]]:
        """The label of what is made from these, and what lies under it; nothing, if it is not there or not
        whole. `whole` looks at each of its parts."""
        label = _sha256()
        for part in made_from:
            label.update(len(part).to_bytes(8, "big"))
            label.update(part)
        name = label.hexdigest()
        self._used.add(name)
        if self._folder is None or self._fresh:
            return name, []
        content = folder.take(self._folder, name, _LARGEST)
        self._room -= len(content)
        parts = _unpacked(content, name)
        return name, parts if all(map(whole, parts)) else []

    def use(self, name: str) -> None:
        """Note that an entry is one of this build, which another process took or wrote."""
        self._used.add(name)

    def put(self, name: str, parts: Iterable[bytes]) -> None:
        """Write an entry. If that cannot be done, its parts are made again the next time."""
        content = _packed(parts, name)
        self._room -= len(content)
        if self._keep and self._folder is not None and self._room >= 0:
            self._new = True
            folder.put(self._folder, name, content)

    def tidy(self) -> None:
        """Drop the entries that this build did not ask for, and other sites' if all together are too many."""
        if self._keep and self._folder is not None:
            folder.tidy(self._folder, self._used)
            if self._new:
                folder.make_room(self._site)
            self._folder.close()


def _sha256(content: bytes = b"") -> Hash:
    """OpenSSL's, since pictures are large; it is loaded only where there are some."""
    from hashlib import sha256

    return sha256(content)


def _packed(parts: Iterable[bytes], name: str) -> bytes:
    """A digest of all that follows and of the label, then each part with its length before it."""
    body = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return _sha256(name.encode() + body).digest() + body


def _unpacked(content: bytes, name: str) -> list[bytes]:
    digest, body = content[:_DIGEST], content[_DIGEST:]
    if _sha256(name.encode() + body).digest() != digest:
        return []
    parts, at = [], 0
    while at < len(body):
        end = at + 4 + int.from_bytes(body[at : at + 4], "big")
        parts.append(body[at + 4 : end])
        at = end
    return parts if at == len(body) else []


def has_pictures(site: Path) -> bool:
    """Whether pictures of this site were kept."""
    kept = folder.kept(site, KIND, make=False)
    if kept is None:
        return False
    kept.close()
    return True
