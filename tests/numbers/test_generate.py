"""The generated tables are what the generator makes today."""

from __future__ import annotations

import pytest

from quietpage.numbers import generate


@pytest.mark.slow
def test_the_generated_files_are_what_the_generator_writes() -> None:
    for path, content in generate.files().items():
        assert path.read_text(encoding="utf-8") == content, (
            f"run python -m quietpage.numbers.generate: {path.name}"
        )
