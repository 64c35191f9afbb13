"""Files of one person, in all the ways in which YAML lets somebody write: quotes, bars, folds, comments."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_WORDS = (
    *("She asks", "waits: no", 'and "more"', "it's", "*so*", "[x](https://a.example/)", "true", "Null"),
    *("# hash", "ünïcode", "a, b", "{c}", "- dash", "“yes” — ع"),
)
_PLAIN = ("She asks why", "And waits.", "He hums", "true", "Null", "x's y")
_FILES = ("ada.png", "/portraits/ada.png", '"ada.png"', "'portraits/ada.png'")


class OddPerson:
    """Somebody whose file is written as chance has it."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.one = chance.choice

    def text(self) -> str:
        keys = [self.reasons, *self.chance.sample(self.others, self.chance.randrange(len(self.others)))]
        self.chance.shuffle(keys)
        written = "name: Ada\n" + "".join(key().rstrip(" ") + "\n" for key in keys)
        written = written.rstrip("\n") if self.chance.random() < 0.2 else written
        return written.replace("\n", "\r\n") if self.chance.random() < 0.2 else written

    def reasons(self) -> str:
        gap = self.one([" ", "   "])
        ways = self.chance.sample(["gives", "laughs", "plays"], self.chance.randrange(1, 4))
        step = self.one([1, 2, 4])
        dash = self.one([0, 2, 3])
        return self.one(
            [
                f"reasons:{gap}{self.value(0)}",
                f"reasons:{self.comment()}\n"
                + "\n".join(f"{self.between()}{' ' * step}{way}:{gap}{self.value(step)}" for way in ways),
                f"reasons:{self.comment()}\n"
                + "\n".join(f"{self.between()}{' ' * dash}-{gap}{self.value(dash)}" for _ in ways),
                f"reasons: [{', '.join(self.short() for _ in ways)}]{self.comment()}",
                f"reasons: {{{', '.join(f'{way}: {self.short()}' for way in ways)}}}{self.comment()}",
                f"reasons:{self.comment()}\n  {self.one(_PLAIN)}\n  and more",
            ]
        )

    @property
    def others(self) -> list[Callable[[], str]]:
        address = "https://a.example/?a=1"
        return [
            lambda: self.one(
                [
                    f"links:{self.comment()}\n{self.between()}  {self.one(['Blog', 'true'])}:  {address}"
                    f"{self.comment()}\n{self.between()}  'Her page': {address}",
                    f'links: {{Blog: {address}, "Her":"{address}"}}',
                    "links:",
                ]
            ),
            lambda: self.one(
                [f"feed: {address}{self.comment()}", f"feed:\n  {address}", f"feed: [{address}]"]
            ),
            lambda: self.one(["ways: gives", "ways: [gives]", "ways:\n- gives # x", "ways: 'gives'"]),
            lambda: self.one([f"relation: friend{self.comment()}", "relation: [friend, met]"]),
            lambda: f"portrait:\n  file: {self.one(_FILES)}{self.comment()}\n  alt: Ada",
            lambda: f"where: {self.one(['null', 'Null', 'Here', 'True', '~'])}",
            lambda: (
                f"revisited: {self.one(['2024', '2024.10', '2024-01-02', '0x1F', '1e3'])}{self.comment()}"
            ),
        ]

    def short(self) -> str:
        """A text on one line, in brackets too."""
        word = self.one(_WORDS)
        quoted = word.replace("'", "''"), word.replace('"', '\\"')
        return self.one([self.one(_PLAIN), f"'{quoted[0]}'", f'"{quoted[1]}"'])

    def value(self, indent: int) -> str:
        """A text behind a key or a dash with so much space before it."""
        inner = " " * (indent + 1 + self.chance.randrange(3))
        bar = self.one("|>") + self.one(["", "-", "+"])
        if self.chance.random() < 0.3:
            bar, inner = f"{bar[0]}2{bar[1:]}", " " * (indent + 2)
        end = self.one(["", "\n", "\n\n"])
        empty = self.one(["", f"{inner} "])
        more = self.one(["", "  "])
        return self.one(
            [
                self.short(),
                f"{self.one(_PLAIN)}\n{inner}goes on{end and f'{end}{end}{inner}and on'}",
                f"'one\n{inner}two\n\n{inner}three'",
                f'"one \\\n{inner}two"',
                f"{bar}{self.comment()}\n{inner}One.\n{empty}\n{inner}{more}Two.{end}",
            ]
        )

    def comment(self) -> str:
        return self.one(["", "", "", "  # note"])

    def between(self) -> str:
        return self.one(["", "", "", "", "# own line\n", "\n", "  # moved\n"])
