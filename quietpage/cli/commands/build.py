"""`quietpage build`: check, render, check again, write."""

from __future__ import annotations

from pathlib import Path

from quietpage.cli.commands import Said
from quietpage.core.paths import shown
from quietpage.pipeline import composed
from quietpage.write.destination import fit
from quietpage.write.publish import write


def build(folder: Path, output: Path | None = None, base_url: str = "") -> Said:
    """Write the page of `folder` to `output`, or to `_site` in the folder.

    Raises `Invalid` if something in the site needs its author, or if the page may not be written there; the
    page that was there is there still.
    """
    target = output if output is not None else folder / "_site"
    if folder.is_dir():
        fit(target, folder)
    done = composed(folder, base_url, keep=True)
    write(done.pages, target, folder)
    return Said((*done.words, f"The page is ready in {shown(target)}."), done.more)
