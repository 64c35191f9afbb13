"""Keys by which names are compared: two names with one key are the same name to somebody, or to something.

What is written keeps its own spelling; a key is never shown and never a file's name.
"""

from __future__ import annotations

import unicodedata


def nfc(name: str) -> str:
    """A name with its accents in its letters, which is one for all canonically equivalent spellings.

    A name that was typed and the same name in a folder may differ in this alone: HFS+ keeps names in pieces
    (NFD), and programs on a Mac hand such names on.
    """
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def path_key(path: str) -> str:
    """What two paths have in common if some file system takes one for the other.

    NTFS, FAT, and HFS+ and APFS as a Mac sets them up do not tell upper from lower case; the last two, and
    folders of ext4 with `casefold`, do not tell canonically equivalent spellings apart either. This is
    canonical caseless matching (Unicode, section 3.13, D145). It is no wider, as it also says which files are
    quietpage's own to replace: `x².png` and `x2.png` are two files wherever one may put them.
    """
    if path.isascii():
        return path.lower()
    # NFD before folding: an iota below a letter folds to a letter, which has to stand behind the accents.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def slug_key(slug: str) -> str:
    """What two slugs have in common if a file system, or a reader, takes one for the other.

    Wider than `path_key`: letters that differ only in their form, as a ligature and its letters do, or a
    letter of full width and the usual one, are the same here (NFKC). Nobody could read out the difference.
    Slugs that share their `path_key` share this key, so people who would share a file are told as people.
    """
    key = path_key(slug)
    return key if key.isascii() else path_key(unicodedata.normalize("NFKC", key))


def name_key(name: str) -> str:
    """What two ways of writing somebody's name have in common: no case, no accents, and one space for many.

    Left out are the accents of Europe's letters, and the points of Hebrew and Arabic, which most people leave
    out themselves. The marks of other scripts stay, as without them it is another name.
    """
    apart = unicodedata.normalize("NFKD", " ".join(name.split())).casefold()
    bare = apart if apart.isascii() else "".join(sign for sign in apart if not _is_left_out(sign))
    return unicodedata.normalize("NFC", bare)


def _is_left_out(sign: str) -> bool:
    return any(first <= sign <= last for first, last in _LEFT_OUT)


_LEFT_OUT = (("\u0300", "\u036f"), ("\u0591", "\u05c7"), ("\u064b", "\u065f"), ("\u0670", "\u0670"))
