"""How results are kept on the disk: what comes back is what was kept, but for its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quietpage.pipeline import composed
from quietpage.schedule.records import disk_store
from tests.sites import site

FULL = """\
name: Ada "Lovelace" King
reasons:
  gives: |
    She *gives* without being asked.

    And once more.
  laughs: It is "loud".
links:
  Home: https://ada.example/
  Letters: mailto:ada@ada.example
feed: https://ada.example/feed.xml
start_with:
  title: A letter
  url: https://ada.example/letter
  why: It is short.
pronouns: she/her
where: by the sea
relation: [friend]
file_under: Lovelace, Ada
language: fr
asked: yes
"""
"""Somebody with nearly everything that a person can have."""

URL = "author:\n  name: Rosa Lind\nurl: https://rosa.example/\n"


def test_what_was_kept_of_a_step_is_what_it_gave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    bo = "name: Bo\nreasons: Kind.\nways: [shares]\n"
    folder = site(tmp_path / "page", {"quietpage.yml": URL}, ada=FULL, bo=bo)
    store = disk_store(folder)
    pages = composed(folder, store=store).pages
    kept = {
        what: (table.codec, table.before)
        for what, table in store._tables.items()
        if table.codec and table.before
    }
    assert {"people", "view", "export", "article", "feed.xml", "suspicious", "right"} <= kept.keys()
    for what, (codec, results) in kept.items():
        for result in results.values():
            row = codec.encode(result)
            if row is not None:
                again = codec.decode(json.loads(json.dumps(row)))
                assert again == (tuple(result) if isinstance(result, list) else result), what
                assert codec.encode(again) == row, what
    store.save()
    second = disk_store(folder)
    assert [(page.path, page.content) for page in composed(folder, store=second).pages] == [
        (page.path, page.content) for page in pages
    ]
    assert second.used
