"""The style sheet of a page, put together from a theme's colours and those of its folders."""

from __future__ import annotations

from quietpage.core.model import Theme


def style_of(theme: Theme, *, fonts: bool = True) -> str:
    """A theme's style sheet: its colours, then those of its folders, farthest first, a nearer one in place of
    its namesake.
    """
    styles: dict[str, str] = {}
    for level in reversed(theme.levels):
        for name, style in sorted(level.styles.items()):
            if fonts or name != "fonts.css":
                styles[name] = style.text
    # Each on lines of its own: what one ends with and the next begins with is to be no word, and no comment.
    return _colours(theme) + "".join(text if text.endswith("\n") else f"{text}\n" for text in styles.values())


def _colours(theme: Theme) -> str:
    """A theme's colours as CSS properties, in the farthest layer: any sheet of a theme can change them."""
    if not theme.palette:
        return ""
    light = " ".join(f"--{shade.name}: {shade.light};" for shade in theme.palette)
    dark = " ".join(f"--{shade.name}: {shade.dark};" for shade in theme.palette)
    return (
        f"@layer skeleton {{\n  :root {{ {light} }}\n"
        f"  @media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n}}\n"
    )
