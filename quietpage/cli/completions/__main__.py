"""`python -m quietpage.cli.completions`: make the scripts anew, beside this file or in another folder."""

from __future__ import annotations

import sys
from pathlib import Path

from quietpage.cli.completions.generate import scripts


def main(arguments: list[str]) -> int:
    """The exit code: 0 when the scripts are written, 2 when more than one folder is named."""
    if len(arguments) > 1:
        print("usage: python -m quietpage.cli.completions [FOLDER]", file=sys.stderr)
        return 2
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    for name, text in scripts().items():
        # Bytes, so that lines end alike on every system.
        (folder / name).write_bytes(text.encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
