"""Who asked to be taken off, or was let go: remembered without a name, so that nobody is brought back.

In `.quietpage/let-go`, which git does not see, stands a line for each of what somebody is known by: a hash of
their name, of an address, of a feed, with a salt of the site's own. Who has a name can ask whether it is
there; who has the file alone cannot read a name in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import Folder, opened
from quietpage.core.hashes import blake2b
from quietpage.core.model import Person
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.os_errors import said
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.importers.known import addresses_of, feeds_of, keys_of
from quietpage.load.inventory import KEPT
from quietpage.write.own_files import replace, write_new
from quietpage.write.staging import own_folder

FILE = "let-go"

PASSED_OVER = "passed-over"
"""The file beside it for those who were shown by `gather`, and did not come: they are shown last."""

_ABOUT = {
    FILE: "# People who are not to come back, without their names: quietpage knows them again by these.\n",
    PASSED_OVER: "# People who were shown already, without their names: others are shown before them.\n",
}
_LARGEST = 5_000_000


class LetGo(NamedTuple):
    """What is remembered: the salt, and the hashes."""

    salt: bytes = b""
    hashes: frozenset[str] = frozenset()

    def has(self, name: str, addresses: Iterable[str] = (), feeds: Iterable[str] = ()) -> bool:
        """Whether this is somebody who was let go: by their name, by an address, or by a feed."""
        return bool(self.hashes) and any(
            _hash(self.salt, key) in self.hashes for key in keys_of(name, addresses, feeds)
        )


def read_let_go(home: Folder, file: str = FILE) -> LetGo:
    """What a site remembers; nothing, if it remembers nobody."""
    folder = own_folder(home, make=False)
    content = _content(folder, file) if folder is not None else None
    return _parsed(content) if content is not None else LetGo()


def remember(folder: Path, person: Person) -> None:
    """Remember somebody of a site, so that `gather` does not bring them back. Raises `Invalid`."""
    note(opened(folder), person.name.value, addresses_of(person), feeds_of(person))


def note(
    home: Folder, name: str, addresses: Iterable[str] = (), feeds: Iterable[str] = (), file: str = FILE
) -> None:
    """Remember somebody by what they are known by. Raises `Invalid`.

    `file` may be `PASSED_OVER`: then they are only shown after the others, the next time.
    """
    folder = own_folder(home, make=True)
    place = Whole(shown(home.at(f"{KEPT}/{file}")))
    if folder is None:
        raise Invalid(
            Problem(
                "nobody can be remembered, since nothing can be written here",
                place,
                f"see whether you may write in the folder {KEPT}",
            )
        )
    before = _content(folder, file)
    known = _parsed(before) if before is not None else LetGo()
    salt = known.salt or os.urandom(16)
    new = [_hash(salt, key) for key in keys_of(name, addresses, feeds)]
    lines = "".join(f"{each}\n" for each in dict.fromkeys(new) if each not in known.hashes)
    if not lines:
        return
    if before is None:
        write_new(folder, file, f"{_ABOUT[file]}salt {salt.hex()}\n{lines}")
        return
    start = before if known.salt else _ABOUT[file].encode() + f"salt {salt.hex()}\n".encode()
    replace(folder, file, before, start + (b"" if start.endswith(b"\n") else b"\n") + lines.encode())


def _content(folder: Folder, file: str) -> bytes | None:
    try:
        if not folder.look(file):
            return None
        read = folder.content(file, _LARGEST)
    except OSError as reason:
        raise Invalid(
            Problem(said(reason), Whole(shown(folder.at(file))), "see whether you may open it yourself")
        ) from None
    if read is None:  # a folder, or a pipe: nothing of it is opened
        raise Invalid(
            Problem("this is not an ordinary file", Whole(shown(folder.at(file))), "move it to another place")
        )
    return read[1]


def _parsed(content: bytes) -> LetGo:
    text = content.decode("utf-8", "replace")
    salt = re.search(r"^salt ([0-9a-f]{32})\s*$", text, re.M)
    return LetGo(
        bytes.fromhex(salt[1]) if salt else b"", frozenset(re.findall(r"^[0-9a-f]{40}(?=\s*$)", text, re.M))
    )


def _hash(salt: bytes, key: str) -> str:
    return blake2b(key.encode("utf-8", "replace"), digest_size=20, key=salt).hexdigest()
