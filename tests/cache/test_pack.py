"""What lies on the disk of a store: right, or not there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quietpage.cache import pack as packs
from quietpage.cache.pack import Pack
from quietpage.cache.rows import SpoiledError

if TYPE_CHECKING:
    from quietpage.cache.rows import Json


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    return folder


def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir(exist_ok=True)
    return folder


def only_file(cache: Path) -> Path:
    return next(path for path in cache.rglob("*") if path.is_file())


def taken(pack: Pack, name: str) -> dict[str, Json]:
    """What can be taken from a table; nothing, if it turns out to be spoiled."""
    try:
        return dict(pack.table(name))
    except SpoiledError:
        return {}


def test_what_was_written_is_there_again_and_what_is_added_stands_beside_it(
    cache: Path, tmp_path: Path
) -> None:
    Pack(site(tmp_path)).write([("one", {"a": ["Léa", None]}), ("two", {"b": 1}), ("one", {"c": "\ud800"})])
    again = Pack(site(tmp_path))
    assert again.add([("one", {"d": True})])
    third = Pack(site(tmp_path))
    assert third.table("one") == {"a": ["Léa", None], "c": "\ud800", "d": True}
    assert third.table("two") == {"b": 1}
    assert third.table("three") == {}
    assert only_file(cache).stat().st_mode & 0o777 == 0o600 or os.name == "nt"


def test_of_a_file_that_was_cut_short_what_is_whole_is_used(cache: Path, tmp_path: Path) -> None:
    Pack(site(tmp_path)).write([("one", {"a": 1}), ("two", {"b": 2})])
    path = only_file(cache)
    content = path.read_bytes()
    for length in range(len(content)):
        path.write_bytes(content[:length])
        pack = Pack(site(tmp_path))
        assert pack.table("one") in ({}, {"a": 1})
        assert pack.table("two") == {}
        added = pack.add([("three", {"c": 3})])
        assert Pack(site(tmp_path)).table("three") == ({"c": 3} if added else {})
    path.write_bytes(content)
    assert Pack(site(tmp_path)).table("two") == {"b": 2}


def test_a_changed_byte_changes_no_row(cache: Path, tmp_path: Path) -> None:
    Pack(site(tmp_path)).write([("one", {"a": "calm"}), ("two", {"b": "loud"})])
    path = only_file(cache)
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        pack = Pack(site(tmp_path))
        assert taken(pack, "one") in ({}, {"a": "calm"})
        assert taken(pack, "two") in ({}, {"b": "loud"})


def test_what_another_program_kept_is_not_taken(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Pack(site(tmp_path)).write([("one", {"a": 1})])
    assert Pack(site(tmp_path), fresh=True).table("one") == {}
    monkeypatch.setattr(packs, "made_by", lambda: "another release")
    assert Pack(site(tmp_path)).table("one") == {}


def test_what_is_added_by_two_at_once_is_not_mixed(cache: Path, tmp_path: Path) -> None:
    Pack(site(tmp_path)).write([("one", {"a": 1})])
    first, second = Pack(site(tmp_path)), Pack(site(tmp_path))
    assert first.add([("one", {"b": 2})])
    assert not second.add([("one", {"c": 3})])
    assert Pack(site(tmp_path)).table("one") == {"a": 1, "b": 2}
