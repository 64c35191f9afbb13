"""The sites on which every shipped theme is looked at: the example, and some that it might not expect."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from quietpage.core.model import Author, Site, Text, Theme
from quietpage.core.source import Whole
from quietpage.themes.loader import SKELETON, shipped, theme_of

EXAMPLE = Path(__file__).parent.parent / "example_site"
WORD = "Donaudampfschifffahrtsgesellschaftskapitän"
LONG = (
    "Anna Maria Luisa Henrietta Wilhelmina Aleksandra von und zu der Winkel-Hohenstein-Lindenberg of Nowhere"
)
FULL = f"""\
name: Kees van der Merwe
pronouns: they/them
where: a village so far away that hardly anybody has been there and come back to tell of it
reasons: |
  {WORD}{WORD} is a word they like.

  > “Sit down,” they say. “Begin again.”
  >
  > > They heard that from *their* teacher, who **never** hurried.

  - They mend what is broken:

    - chairs,
      - and the legs of chairs,
        - `screws-and-other-small-things-in-a-very-long-line-without-any-space-in-it`
    - friendships.

    It takes as long as it takes.
  - > A quotation in a list.

  ***

  ```
  for friend in friends: tell(friend, "a line of code far too long to stand in a narrow window", softly)
  ```

  [{WORD} leads somewhere](https://kees.example/{WORD.replace("ä", "a")}), they\\<br>said,  \\
  and \\<b>laughed\\</b> at &amp; &lt;script&gt;.
ways: [gives, respects, laughs, plays, shares, supports, feeds back, challenges]
links:
  "{WORD} & <friends>": https://kees.example/
  A letter box: mailto:kees@kees.example
start_with:
  title: "{LONG}"
  url: https://kees.example/begin
  why: "{WORD}"
"""
HEBREW = """\
name: רות לוי
language: he
where: ירושלים
reasons: |
  היא שומעת, ואחר כך היא שואלת.

  > ומי ששואל לומד.

  - גם בגן
  - גם בבית
ways: [gives, feeds back]
links:
  הבית שלה: https://ruth.example/
  הגן, והספרים: https://ruth.example/garden
start_with:
  title: המכתבים
  url: https://ruth.example/letters
"""
OWN = f"""\
# How I *choose*, and what {WORD}{WORD} have to do with it

Slowly. Somebody comes to mind again and again, and [in the end](../people/full.yml) I write down why;
`softly`.

## Whom I ask

> “Sit down,” they say. “Begin again.”
>
> > They heard that from *their* teacher, who **never** hurried.

> Another quotation.

### {WORD}{WORD}

- Everybody who can be asked:

  - by letter,
    - on `paper-of-a-very-long-name-without-any-space-in-it-that-would-run-out-of-a-window`
  - or at the door.

    It takes as long as it takes.
- > And the others, by their friends.

## ![A leaf](../static/leaf.svg) and other pictures

![A leaf, as it falls](../static/leaf.svg)

***

```
for friend in friends: tell(friend, "a line of code far too long to stand in a narrow window", softly)
```

#### A small part

It ends with ![a leaf](../static/leaf.svg) in a line, and with [{WORD}](https://kees.example/far).
"""
LEAF = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="300" viewBox="0 0 48 84">'
    '<path d="M24 66C14 66 8 60 7 50C17 50 23 56 24 66"/></svg>\n'
)
CONFIG = "title: {title}\nauthor:\n  name: Rosa Lind\n"
SYLLABLES = ("ba", "do", "fi", "ga", "ho", "ju", "ka", "lo", "mu", "ne", "po", "ra", "su", "ta", "vo")


def crowd() -> dict[str, str]:
    many = [
        f"- name: {first}{second} {third}nel\n  reasons: Kind.\n"
        for first in map(str.title, SYLLABLES)
        for second, third in zip(SYLLABLES, map(str.title, SYLLABLES[::-1]), strict=True)
    ][:80]
    return {
        "quietpage.yml": CONFIG.format(title=WORD) + f"welcome: |\n  {WORD}\n\n  > Softly.\n",
        "people/many.yml": "".join(many),
        "people/full.yml": FULL,
        "people/hebrew.yml": HEBREW,
        "people/long.yml": f"name: {LONG}\nreasons: Listens.\nways: [gives]\n"
        "links:\n  There: https://long.example/\n",
        "people/word.yml": f"name: {WORD}\nreasons: {WORD}{WORD}\nways: [gives]\n",
        "people/bare.yml": "name: Æ\nreasons: Why not?\n",
        "people/japanese.yml": "name: 柳宗悦\nlanguage: ja\nreasons: 静かな人。\nways: [shares]\n",
    }


HOSTILE: dict[str, dict[str, str]] = {
    "crowd": crowd(),
    "alone in another language": {
        "quietpage.yml": CONFIG.format(title="Someone"),
        "people/hebrew.yml": HEBREW,
    },
    "from right to left": {
        "quietpage.yml": CONFIG.format(title="أناس أشكرهم") + "language: ar\n",
        "people/full.yml": FULL + "language: en\n",
        "people/word.yml": f"name: {WORD}\nlanguage: de\nreasons: Ein {WORD}{WORD}\n",
        "people/noor.yml": "name: نور\nreasons: تصغي إلى الناس.\nways: [gives, laughs]\n",
        "pages/how.md": "# كيف أختار\n\nببطء، و`code` و[C++](why.md).\n\n## من أسأل\n\n> اجلسي.\n\n- هنا\n",
        "pages/why.md": "# Why\n\nBecause they listen.\n\n## Whom\n\nEverybody.\n",
    },
    "with ways of its own": {
        "quietpage.yml": CONFIG.format(title="Those who mend")
        + "url: https://rosa.example/deep/down/\n"
        + f"ways:\n  listens: whoever hears what was not said\n  {WORD}:\n",
        "people/full.yml": re.sub(r"ways: \[.*\]", "ways: [listens]", FULL),
        "pages/how-i-choose.md": OWN,
        "static/leaf.svg": LEAF,
    },
}
CLASS = {
    "quietpage.yml": "title: Kind people\nauthor:\n  name: the Willow class\nwelcome: Come in.\n",
    **{
        f"people/{name.lower()}.yml": f"name: {name}\nreasons: |\n  {reason}\nways: [{ways}]\n"
        for name, reason, ways in (
            ("Ada", "She knows where everybody's gloves are.", "gives, supports"),
            ("Björn", "He asks what nobody else dares to ask.", "challenges"),
            ("Chidi", "When somebody falls over, *he* is there before the teacher.", "supports"),
            ("Dilek", "Laughs so that we all have to.", "laughs, plays"),
            ("Emil", "He lends his best pencil, and never asks for it back.\n\n  He has another.", "shares"),
            ("Farah", "She waits for the slow ones on the stairs.", "respects"),
            ("Goran", "He tells you kindly when your drawing of a horse is a dog.", "feeds back"),
            ("Hana", "Invents games in which everybody can be the dragon.", "plays"),
            ("Ilse", "Quiet, and a good listener.", "respects, supports"),
        )
    },
}
"""A class, as a theme for minors wants it: first names, and nothing by which anybody could be found."""

_APART = re.compile(r"^(?:pronouns|where):.*\n|^(?:links|start_with):\n(?:  .*\n)+", re.MULTILINE)


def sites_for(theme: str) -> dict[str, dict[str, str]]:
    """What is built in a theme, by name: the example, and what a theme might not expect."""
    if not for_minors(theme):
        return {"example": _example(), **HOSTILE}
    return {"example": CLASS, **{name: _of_minors(files) for name, files in HOSTILE.items()}}


def _example() -> dict[str, str]:
    files = sorted(EXAMPLE.glob("*.yml")) + sorted((EXAMPLE / "people").glob("*.yml"))
    return {path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in files}


def _of_minors(files: dict[str, str]) -> dict[str, str]:
    """A site without what a theme for minors refuses."""

    def first_name(found: re.Match[str]) -> str:
        return found[1] + re.sub(r" +(\w?)", lambda letter: letter[1].lower(), found[2])

    kept = {name: _APART.sub("", text) for name, text in files.items() if not name.startswith("pages/")}
    kept = {
        name: re.sub(r"^((?:- )?name: )(.*)$", first_name, text, flags=re.MULTILINE)
        if name.startswith("people/")
        else text
        for name, text in kept.items()
    }
    return {name: re.sub(r"\[([^\]\n]*)\]\(\S+\)", r"\1", text) for name, text in kept.items()}


def themes() -> list[str]:
    """The names of the shipped themes."""
    return [name for name in shipped() if name != SKELETON]


def for_minors(theme: str) -> bool:
    return _read(theme).minors


def with_portraits(theme: str) -> bool:
    return _read(theme).portraits


def _read(theme: str) -> Theme:
    here = Whole("quietpage.yml")
    site = Site(None, Author(Text("Rosa", here)), (), (), False, here, theme=Text(theme, here))
    with TemporaryDirectory() as nowhere:
        return theme_of(site, Path(nowhere), [])


def dozen(theme: str) -> dict[str, str]:
    """A dozen people of the example, without portraits; or the class, for a theme about children."""
    if for_minors(theme):
        return CLASS
    portrait = re.compile(r"^( *)portrait:\n(?:\1 +.*\n)+", re.MULTILINE)
    files = {path: portrait.sub("", written) for path, written in _example().items()}
    del files["people/storytellers.yml"]
    return files


def build_all(folder: Path, theme: str) -> dict[str, Path]:
    """Every site in a theme, finished; each by a process of its own, as this one has a browser's threads."""
    finished = {}
    running = []
    for name, files in sites_for(theme).items():
        if name == "example" and (EXAMPLE / "portraits").is_dir() and not for_minors(theme):
            shutil.copytree(EXAMPLE / "portraits", folder / name / "portraits")
        finished[name] = folder / name / "_site"
        running.append(_building(folder / name, files, theme))
    for process in running:
        _wait_for(process, theme)
    return finished


def build(folder: Path, files: dict[str, str], theme: str) -> Path:
    """A site in a theme, finished, by a process of its own."""
    _wait_for(_building(folder, files, theme), theme)
    return folder / "_site"


def _building(site: Path, files: dict[str, str], theme: str) -> subprocess.Popen[str]:
    for path, written in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(written, encoding="utf-8")
    config = site / "quietpage.yml"
    kept = re.sub(r"^theme:.*\n", "", config.read_text(encoding="utf-8"), flags=re.MULTILINE)
    config.write_text(kept.rstrip("\n") + f"\ntheme: {theme}\n", encoding="utf-8")
    command = [sys.executable, "-m", "quietpage", "build", "-q", str(site)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def _wait_for(process: subprocess.Popen[str], theme: str) -> None:
    _, said = process.communicate()
    assert process.returncode == 0, f"{theme}: {said}"
