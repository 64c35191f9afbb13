"""What belongs to a site folder: the names in it, and which files in it are nobody's.

Whoever reads a site, watches it, or keeps a build away from it takes these names from here.
"""

from __future__ import annotations

CONFIG = "quietpage.yml"
"""The one file that makes a folder a site."""

CONFIGS = (CONFIG, "quietpage.yaml")
"""The names that it may have, the usual one first. A site has one of them, and not both."""

FORMS = ".pages.yml"
"""What Pages CMS knows a page by, at the top of a repository: the page may be shown in its forms."""

PEOPLE, PORTRAITS, STATIC, TEMPLATES, PAGES = "people", "portraits", "static", "templates", "pages"

FOLDERS = (PEOPLE, PORTRAITS, STATIC, TEMPLATES, PAGES)
"""The writer's folders. A theme of their own may be another one, which `quietpage.yml` names."""


def as_called(config: str, text: str) -> str:
    """A text that speaks of `quietpage.yml`, for a site in which that is called `config`."""
    return text if config == CONFIG else text.replace(CONFIG, config)


KEPT = ".quietpage"
"""The folder in a site in which quietpage keeps what it needs while it writes; nothing of the page itself."""

THEME = "theme.yml"
"""The file that makes a folder a theme."""

OF_THE_SYSTEM = frozenset(
    (
        *(".ds_store", ".localized", ".apdisk", "icon\r"),  # macOS
        *("thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini"),  # Windows
        *(".directory", ".hidden"),  # Linux
    )
)
"""Files that file browsers put into whatever folder they show: whoever owns it has not put them there. In
small letters.
"""

_FOLDERS_OF_THE_SYSTEM = frozenset(
    (
        *(".trashes", ".spotlight-v100", ".fseventsd", ".temporaryitems", ".appledouble", "__macosx"),
        *("$recycle.bin", "system volume information", "lost+found"),
        *("@eadir", "#recycle", "#snapshot"),  # a Synology's
        *(".stfolder", ".stversions", ".dropbox", ".dropbox.cache", ".dropbox.attr"),
        *(".comments", ".xvpics", ".thumbnails"),
    )
)

_OF_EDITORS = ("4913",)
"""vim tries with a file of this name whether it may write. So a folder that has one is in use, and a build
does not take it for empty, as it does one with nothing but files of the system (`write.destination`).
"""

_LEFTOVERS = ("~", ".bak", ".orig", ".rej", ".old")
"""Endings of copies that editors, git and patch leave: in `people/` they are nobody's, but in `static/`, a
file may be called so.
"""

_LITTER_BEGINS = (
    *(".#", "._", ".nfs", ".smbdelete", ".fuse_hidden", ".goutputstream-", ".trash-", ".trashed-"),
    # locks of LibreOffice and Word, and what is on its way here
    *(".~lock.", "~$", ".syncthing.", "~syncthing~", ".pending-", ".com.google.chrome.", ".org.chromium."),
)
_LITTER_ENDS = (
    *("~", ".swp", ".swo", ".kate-swp", ".tmp", "___jb_tmp___", "___jb_old___"),
    *(".part", ".crdownload", ".partial", ".download"),  # what browsers have not finished
)


def is_own_theme(name: str) -> bool:
    """Whether a theme of this name is a folder of the site, and none that comes with quietpage."""
    return name.startswith("./")


def is_yaml(name: str) -> bool:
    """Whether a file of this name is read as YAML."""
    return name.lower().endswith((".yml", ".yaml"))


NEAR_PEOPLE = ("person", "persons", "people", "peoples", "_people", "poeple", "peaple", "peopl")
AROUND_PEOPLE = ("data", "_data", "content", "src", "source", "site")
"""Names of folders in which people may have been put by mistake, and of those in which other generators have
such a folder; in small letters.
"""


def may_hold_people(name: str, *, folder: bool) -> bool:
    """Whether something of this name in the site folder, beside `people/`, has to be looked at: somebody may
    be in it, or it is a second `quietpage.yml`: a copy, or one in other letters.
    """
    small = name.lower()
    if folder:
        return name != PEOPLE and (small in NEAR_PEOPLE or small in AROUND_PEOPLE)
    return (".y" in small or "onfli" in small) and name not in CONFIGS and not is_left_alone(name)


NAMELESS = (".yml", ".yaml")
"""What programs call the file of somebody of whose name they can make none, for a name in Chinese, say."""

OF_OTHER_PROGRAMS = (".authors.yml", ".all-contributorsrc", "citation.cff", "humans.txt", "pelicanconf.py")
"""Files in which other programs have people, in small letters: in `people/` they are told, hidden or not."""


def is_left_alone(name: str) -> bool:
    """Whether a file of this name in `people/` is not read: it is hidden, or what an editor left behind."""
    if name in NAMELESS:
        return False
    # More than litter, since a copy `ada.yml.bak` is no second Ada.
    return name.startswith((".", "~", "#")) or name.lower().endswith(_LEFTOVERS) or is_litter(name)


def is_litter(name: str) -> bool:
    """Whether nobody wrote a file or a folder of this name: a system, an editor or a program that copies left
    it, or has it for a moment.
    """
    small = name.lower()
    return (
        small.endswith(_LITTER_ENDS)
        or small.startswith(_LITTER_BEGINS)
        or small in OF_THE_SYSTEM
        or small in _FOLDERS_OF_THE_SYSTEM
        or small in _OF_EDITORS
        or (small[0] == "." and small[-4:-1] == ".sw")  # vim, with many files open
        or (small[0] == small[-1] == "#")  # Emacs
        or (".sb-" in small and _is_safe_save(small))
    )


def _is_safe_save(name: str) -> bool:
    """Whether it is what macOS has for a moment while it saves: `ada.yml.sb-12ab34cd-XyZabc`."""
    import re  # what is not litter comes here only by chance

    return re.search(r"\.sb-[0-9a-f]{8}-[0-9a-z]{3,8}$", name) is not None
