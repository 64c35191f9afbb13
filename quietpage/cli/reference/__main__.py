"""`python -m quietpage.cli.reference FOLDER`: write the reference pages into a folder."""

from __future__ import annotations

import sys
from pathlib import Path

from quietpage.cli.reference.pages import pages


def main(arguments: list[str]) -> int:
    """The exit code: 0 when the pages are written, 2 when no folder is named."""
    if len(arguments) != 1:
        print("usage: python -m quietpage.cli.reference FOLDER", file=sys.stderr)
        return 2
    for name, text in pages().items():
        # Bytes, so that lines end alike on every system.
        Path(arguments[0], name).write_bytes(text.encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
