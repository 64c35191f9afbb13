"""The public names of the packages that files go in and out by."""

from __future__ import annotations

import importlib

import pytest


@pytest.mark.parametrize("package", ["core", "load", "write"])
def test_every_public_name_is_there_and_no_other_is(package: str) -> None:
    module = importlib.import_module(f"quietpage.{package}")
    assert sorted(module.__all__) == list(module.__all__)
    for name in module.__all__:
        assert getattr(module, name).__module__.startswith(f"quietpage.{package}.")
    with pytest.raises(AttributeError, match="nobody"):
        _ = module.nobody
