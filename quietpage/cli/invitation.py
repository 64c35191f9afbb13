"""The `README.md` of a new site on GitHub, with a link by which others propose somebody for the page.

The link opens GitHub's editor with a file that is half filled in. Whoever may not write to the repository
gets a pull request of it, and the workflow `check.yml` answers there.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from quietpage.check.notes import THEIR_NAME, THEIR_REASON
from quietpage.deploy.repository import current_branch, on_github
from quietpage.load.inventory import PEOPLE

FILE_NAME = "their-name.yml"

_FILE = f"""\
# Somebody for the page. Write over what stands behind name: and below reasons: who it is, and why; and
# name this file after them. No numbers, please: a check reads the file, and says what to do.
name: {THEIR_NAME}
reasons: |
  {THEIR_REASON}

# Where to meet them: take the hash and one space away in front of both lines, and write over them.
# links:
#   Their page: https://example.org/
"""

_FILE_OF_CLASS = f"""\
# A note for the wall. Write over what stands behind name: and below reasons: who it is about, by their first
# name only, and what they do; and name this file after them. No numbers, please: a check reads the file.
name: {THEIR_NAME.replace(" ", "-")}
reasons: |
  {THEIR_REASON}
"""

_README = """\
# People who make a difference

A page about people, and why they make a difference to whoever chose them. Each of them has a small file in
the folder [people](people); [quietpage.yml](quietpage.yml) says what the page is. quietpage makes the page
of them.

## Propose somebody
{note}
[Write about somebody]({link}): an editor opens, with a file that is half filled in. Write who it is and why
in the place of what stands there, name the file after them, and choose “Commit changes”, then “Propose
changes”. If something is not right yet, a check says so beside its line, with what to do about it. Nothing is
published before the owner of the page has read it.

Ask whoever you write about. What is proposed can be read by everybody who can read this repository, and it
stays in its history.
"""

_README_OF_CLASS = """\
# People who make our class

Notes about what each of us does that makes the class a good place to be. They are in the folder
[people](people); [quietpage.yml](quietpage.yml) says what the page is. quietpage makes a wall of them.

**Only in a private repository.** Children are named here, and whoever can read the repository can read every
note, also an old one.

## Send a note
{note}
[Write a note]({link}): an editor opens, with a file that is half filled in. Write who it is about, by their
first name only, and what they do, in the place of what stands there; name the file after them, and choose
“Commit changes”. If something is not right yet, a check says so beside its line, with what to do about it.
"""


_OTHER_BRANCH = "\n<!-- The link names the branch. If yours is called otherwise, write that into it. -->\n"


_FILE_IN_LISTS = f"""\
# Somebody for the page. Write over what stands behind name: and below text: who it is, and why; and name
# this file after them. No numbers, please: a check reads the file, and says what to do.
name: {THEIR_NAME}
reasons:
  - text: |
      {THEIR_REASON}

# Where to meet them: take the hash and one space away in front of these lines, and write over them.
# links:
#   - label: Their page
#     url: https://example.org/
"""
"""The same for a page that is shown in forms, too: they keep lists only."""


def proposed_file(*, of_class: bool = False, in_lists: bool = False) -> str:
    """The file as whoever proposes somebody finds it in the editor."""
    return _FILE_OF_CLASS if of_class else _FILE_IN_LISTS if in_lists else _FILE


def invitation(folder: Path, top: Path | None, *, of_class: bool, in_lists: bool = False) -> str:
    """The text of a `README.md` for the site in `folder`, in the repository whose top folder is `top`."""
    link = _link(folder, top, proposed_file(of_class=of_class, in_lists=in_lists))
    # Until the repository is somewhere, nothing but its branch is a guess.
    note = "" if link.startswith("https:") else _OTHER_BRANCH
    text = _README_OF_CLASS if of_class else _README
    return text.format(link=link, note=note)


def _link(folder: Path, top: Path | None, file: str) -> str:
    """Where GitHub's editor is, with this file in it.

    It is named by its whole address, if that is known; else, from where the `README.md` is shown.
    That is `/OWNER/NAME/blob/BRANCH/FOLDER/README.md` for the links in it, wherever GitHub shows it.
    """
    branch = (current_branch(top) if top else "") or "main"
    below = Path(os.path.relpath(folder, top)).parts if top else ()
    path = "/".join(("new", *branch.split("/"), *below, PEOPLE))
    value = quote(file, safe="")
    if top and (owner_and_name := on_github(top)):
        begins = f"https://github.com/{owner_and_name}/"
    else:
        begins = "../" * (1 + len(branch.split("/")) + len(below))
    return f"{begins}{quote(path)}?filename={FILE_NAME}&value={value}"
