"""quietpage and Hugo: how each has people written down, is built, and shows a preview."""

from __future__ import annotations

import os
import shutil
import struct
import sys
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quietpage.core.model import ICONS
from tests.bench.people import Person

HERE = Path(__file__).parent
PICTURE = 1200, 630
"""The size of the picture for link previews, in pixels."""


class Generator(NamedTuple):
    """A generator of sites. Its commands are run in the site's folder, and paths are told from there."""

    name: str
    build: tuple[str, ...]
    preview: tuple[str, ...]
    """The port is what comes behind it."""
    output: str
    kept: tuple[str, ...]
    """What a cold build finds nothing of, besides the output."""
    caches: Mapping[str, str]
    """Where it keeps things between builds, by the variable of the environment that says so."""
    settings: Callable[[Path], None]
    """Writes all but the people."""
    file_of: str
    text_of: Callable[[Person, str], str]
    """A person's file, with one more sentence, or none, at the end of their reasons."""


class Site(NamedTuple):
    """A site of a generator: `folder` is for it alone."""

    generator: Generator
    folder: Path
    people: Sequence[Person]

    @property
    def source(self) -> Path:
        return self.folder / "site"

    @property
    def output(self) -> Path:
        return self.source / self.generator.output

    @property
    def environment(self) -> dict[str, str]:
        """That of a shell, with its own place for what is kept; nobody's settings of Python or Hugo."""
        bare = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "HUGO"))}
        return {**bare, **{name: str(self.source / path) for name, path in self.generator.caches.items()}}

    def begin(self) -> None:
        """Write everything down."""
        self.source.mkdir(parents=True)
        self.generator.settings(self.source)
        for person in self.people:
            self.save(person)

    def save(self, person: Person, sentence: str = "") -> None:
        """Write a person down, with one more sentence if there is one."""
        path = self.source / self.generator.file_of.format(person.slug)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.generator.text_of(person, sentence), encoding="utf-8")

    def forget(self, aside: Path) -> None:
        """Move what a cold build must not find out of its way. Deleting it would slow the build down on some
        file systems, which look long for room that was given back a moment ago.
        """
        generator = self.generator
        for path in (generator.output, *generator.kept, *generator.caches.values()):
            if (self.source / path).exists():
                (self.source / path).rename(aside / str(len(os.listdir(aside))))


def quietpage() -> Generator:
    """quietpage as whoever runs this has it: by its command, or by Python where that is not installed."""
    installed = shutil.which("quietpage", path=str(Path(sys.executable).parent))
    command = (installed,) if installed else (sys.executable, "-m", "quietpage")
    return Generator(
        "quietpage",
        (*command, "build", "--quiet"),
        (*command, "preview", "--quiet", "--port"),
        output="_site",
        kept=(".quietpage",),
        caches={"XDG_CACHE_HOME": "../cache", "LOCALAPPDATA": "../cache"},
        settings=_settings_of_quietpage,
        file_of="people/{}.yml",
        text_of=_in_yaml,
    )


def hugo(program: str) -> Generator:
    """Hugo, with templates that write what quietpage writes."""
    return Generator(
        "Hugo",
        (program, "--quiet"),
        (program, "server", "--bind", "127.0.0.1", "--quiet", "--port"),
        output="public",
        kept=("resources", ".hugo_build.lock"),
        caches={"HUGO_CACHEDIR": "../cache"},
        settings=_settings_of_hugo,
        file_of="content/people/{}.md",
        text_of=_with_front_matter,
    )


def dress(site: Site, example: Path) -> None:
    """Give a site of Hugo's the style sheet, typefaces and icons of a page that quietpage made."""
    static = site.source / "static"
    shutil.copytree(example / "fonts", static / "fonts")
    for name in ("style.css", *ICONS, ".nojekyll"):
        shutil.copy(example / name, static / name)


def _settings_of_quietpage(folder: Path) -> None:
    settings = "author:\n  name: Rosa Lind\nurl: https://people.example.org/\norder: by name\n"
    (folder / "quietpage.yml").write_text(settings, encoding="utf-8")


def _settings_of_hugo(folder: Path) -> None:
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    (folder / "assets").mkdir()
    (folder / "assets" / "paper.png").write_bytes(_paper())


def _in_yaml(person: Person, sentence: str) -> str:
    links = "".join(f"  {label}: {url}\n" for label, url in person.links)
    reasons = "\n\n".join("\n".join(f"  {each}" for each in block) for block in _reasons(person, sentence))
    ways = ", ".join(person.ways)
    return f"name: {person.name}\nways: [{ways}]\nlinks:\n{links}reasons: |\n{reasons}\n"


def _with_front_matter(person: Person, sentence: str) -> str:
    links = "".join(f"  - label: {label}\n    url: {url}\n" for label, url in person.links)
    reasons = "\n\n".join("\n".join(block) for block in _reasons(person, sentence))
    ways = ", ".join(person.ways)
    head = f"title: {person.name}\nslug: {person.slug}\nways: [{ways}]\nlinks:\n{links}"
    return f"---\n{head}---\n{reasons}\n"


def _reasons(person: Person, sentence: str) -> list[tuple[str, ...]]:
    *blocks, last = person.reasons
    return [*blocks, (*last, sentence) if sentence else last]


def _paper() -> bytes:
    """A PNG without anything on it, for Hugo to write names on; it draws only on pictures that are there."""
    width, height = PICTURE
    rows = (b"\0" + b"\xfb\xf8\xf2" * width) * height

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
