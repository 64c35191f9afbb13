"""Who was let go is known again, and cannot be read in the file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from quietpage.core.folders import opened
from quietpage.importers.known import page_of
from quietpage.importers.let_go import note, read_let_go, remember
from tests.sites import built, run, site


def test_somebody_is_known_again_by_any_of_what_they_are_known_by(tmp_path: Path) -> None:
    home = opened(site(tmp_path))
    assert not read_let_go(home).has("Rosa Lind")
    note(home, "Rosa Lind", ["https://www.rosa.example/index.html"], ["https://rosa.example/feed"])
    note(home, "Ben")
    gone = read_let_go(home)
    assert gone.has("rosa  LIND")
    assert gone.has("R. L.", ["http://rosa.example"])
    assert gone.has("R. L.", [], ["https://rosa.example/feed"])
    assert gone.has("Ben")
    assert not gone.has("Rosa", ["https://rosa.example/other"])


def test_somebody_of_a_page_is_remembered_by_all_of_it(tmp_path: Path) -> None:
    page = site(
        tmp_path,
        rosa="name: Rosa\nreasons: kind\nlinks:\n  Blog: https://rosa.example/\n"
        "feed: [https://rosa.example/f, https://rosa.example/g]\n",
    )
    remember(page, page_of(page).people[0])
    gone = read_let_go(opened(page))
    assert gone.has("Rosa")
    assert gone.has("R", ["https://rosa.example"])
    assert gone.has("R", [], ["https://rosa.example/f"])
    assert gone.has("R", [], ["https://rosa.example/g"])


def test_somebody_is_remembered_by_their_account_in_the_fediverse(tmp_path: Path) -> None:
    page = site(tmp_path, rosa='name: Rosa\nreasons: kind\nfediverse: "@rosa@Garden.example"\n')
    remember(page, page_of(page).people[0])
    assert read_let_go(opened(page)).has("R", ["https://garden.example/@rosa"])


def test_nobody_can_be_read_in_the_file_and_two_sites_do_not_agree(tmp_path: Path) -> None:
    texts = []
    for name in ("one", "two"):
        page = site(tmp_path / name)
        note(opened(page), "Rosa Lind", ["https://rosa.example/"])
        texts.append((page / ".quietpage/let-go").read_text(encoding="utf-8"))
    assert "rosa" not in texts[0].casefold()
    hashes = [set(text.splitlines()[2:]) for text in texts]
    assert hashes[0].isdisjoint(hashes[1])


def test_remembering_somebody_again_changes_nothing(tmp_path: Path) -> None:
    home = opened(site(tmp_path))
    note(home, "Ben")
    before = (tmp_path / ".quietpage/let-go").read_bytes()
    note(home, "ben")
    assert (tmp_path / ".quietpage/let-go").read_bytes() == before


def test_a_build_leaves_it_where_it_is(tmp_path: Path) -> None:
    page = site(tmp_path)
    note(opened(page), "Ben")
    before = (page / ".quietpage/let-go").read_bytes()
    out = built(page)
    run(page, "build")
    assert (page / ".quietpage/let-go").read_bytes() == before
    assert not list(out.rglob("let-go"))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\0", b"salt xyz\n", b"salt " + b"0" * 32, b"nonsense"])
def test_a_file_that_is_broken_remembers_nobody_and_can_be_gone_on_with(
    tmp_path: Path, content: bytes
) -> None:
    page = site(tmp_path)
    (page / ".quietpage").mkdir()
    (page / ".quietpage/let-go").write_bytes(content)
    home = opened(page)
    assert not read_let_go(home).has("Ben")
    note(home, "Ben")
    assert read_let_go(home).has("Ben")


@pytest.mark.needs("git")
def test_git_does_not_see_it(tmp_path: Path) -> None:
    page = site(tmp_path)
    subprocess.run(["git", "init", "-q", page], check=True)
    note(opened(page), "Ben")
    seen = subprocess.run(
        ["git", "-C", str(page), "status", "--porcelain", "-uall"], capture_output=True, text=True
    )
    assert ".quietpage" not in seen.stdout


def test_gather_does_not_bring_them_back(tmp_path: Path) -> None:
    page = site(tmp_path)
    (page / "list.csv").write_text("name,url\nRosa Lind,https://rosa.example/\nTove,\n", encoding="utf-8")
    note(opened(page), "Somebody", ["https://rosa.example"])
    said = run(page, "gather", "list.csv", "--everyone")
    assert "Let go before, and not brought back: Rosa Lind." in said.out
    assert sorted(path.name for path in (page / "people").iterdir()) == ["ada.yml", "tove.yml"]
    refused = run(page, "gather", "list.csv", "--only", "Rosa Lind")
    assert refused.code == 2
    assert "let go before" in refused.err


def test_who_has_other_vowels_is_somebody_else(tmp_path: Path) -> None:
    home = opened(site(tmp_path))
    note(home, "राम")
    assert read_let_go(home).has(" राम")
    assert not read_let_go(home).has("रमा")
