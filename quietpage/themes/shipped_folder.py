"""Where the shipped themes are."""

from __future__ import annotations

from pathlib import Path


def home() -> Path:
    """The folder of the shipped themes: in the package, or beside it in a checkout."""
    here = Path(__file__).parent
    return here / "shipped" if (here / "shipped").is_dir() else here.parent.parent / "themes"
