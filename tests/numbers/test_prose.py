"""Ordinary prose passes without a murmur."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietpage.numbers import FULL, numbers_in
from quietpage.numbers.languages import PARTIAL

PROSE = Path(__file__).parent / "prose"


@pytest.mark.parametrize("language", [*FULL, *PARTIAL, "ja"])
def test_ordinary_prose_passes(language: str) -> None:
    prose = (PROSE / f"{language}.txt").read_text(encoding="utf-8")
    assert [(found.text, line) for line in prose.splitlines() for found in numbers_in(line, language)] == []
    assert numbers_in(prose, language) == ()
    assert numbers_in(f"<p>{prose}</p>", language, "html") == ()
    assert numbers_in(prose, language, "markdown") == ()
