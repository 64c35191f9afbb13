"""Compiled templates in the user's cache folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context

from quietpage.cache.templates import compiled_templates


def shouted(text: str) -> str:
    return text.upper()


@pass_context
def signed(context: Context, text: str) -> str:
    return f"{text} {context['name']}"


def environment(themes: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(themes), bytecode_cache=compiled_templates(themes), autoescape=True
    )


def test_a_template_is_compiled_anew_when_a_filter_is_called_in_another_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    themes = tmp_path / "themes"
    themes.mkdir()
    (themes / "a.html").write_text("{{ 'hello' | said }}")
    before, after = environment(themes), environment(themes)
    before.filters["said"] = shouted
    assert before.get_template("a.html").render(name="Ada") == "HELLO"
    assert list((tmp_path / "cache").rglob("templates/*")) != []
    after.filters["said"] = signed
    assert after.get_template("a.html").render(name="Ada") == "hello Ada"


def test_templates_from_elsewhere_are_never_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    (tmp_path / "themes").mkdir()
    other = Environment(
        loader=DictLoader({"a.html": "hello"}),
        bytecode_cache=compiled_templates(tmp_path / "themes"),
        autoescape=True,
    )
    assert other.get_template("a.html").render() == "hello"
    assert list((tmp_path / "cache").rglob("templates/*")) == []
