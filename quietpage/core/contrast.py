"""Colours as they are written on the web, `#rrggbb`, and how well one is seen on another."""

from __future__ import annotations


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from one to twenty-one (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mended(colour: str, ground: str, least: float) -> str:
    """The colour that is nearest to this one and has at least this contrast with its ground.

    It is darker on a light ground and lighter on a dark one; black or white, if nothing else will do.
    """
    end = max(("#000000", "#ffffff"), key=lambda end: contrast(end, ground))
    for share in range(64):
        between = "#" + "".join(
            f"{round(a + (b - a) * share / 64):02x}" for a, b in zip(_parts(colour), _parts(end), strict=True)
        )
        if contrast(between, ground) >= least:
            return between
    return end


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
