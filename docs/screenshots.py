"""Makes the screenshots of the README anew: the beginning of the example page, by day and by night."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
WIDTH, LOWEST, AIR = 1440, 1660, 64
"""How wide a picture is, where the last person on it ends at the latest, and the air below; in pixels."""

_END = """lowest => Math.max(...[...document.querySelectorAll('article')]
  .map(each => each.getBoundingClientRect().bottom).filter(bottom => bottom < lowest))"""


def main() -> int:
    sys.path.insert(0, str(HERE.parent))
    from quietpage.cli import main as quietpage
    from tests.browser import chromium

    with TemporaryDirectory() as folder:
        if code := quietpage(["build", "-q", str(HERE.parent / "example_site"), "-o", folder]):
            return code
        PICTURES.mkdir(exist_ok=True)
        with chromium() as browser:
            for scheme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": WIDTH, "height": LOWEST}, color_scheme=scheme, reduced_motion="reduce"
                )
                page.goto((Path(folder) / "index.html").as_uri())
                page.evaluate("document.fonts.ready")
                height = page.evaluate(_END, LOWEST) + AIR
                page.screenshot(
                    path=PICTURES / f"whisper-{scheme}.png",
                    full_page=True,
                    clip={"x": 0, "y": 0, "width": WIDTH, "height": height},
                )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
