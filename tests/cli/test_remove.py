"""`quietpage remove`, without a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drawings import picture
from tests.sites import ADA, CONFIG, built, check, run, site

BO = "name: Bo Lind\nreasons: Bo hums while the tea draws.\n"


def test_nothing_happens_without_a_word(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=ADA, bo=BO)
    outcome = run(folder, "remove", "Bo")
    assert outcome.code == 2
    assert "--yes" in outcome.err
    assert run(folder, "remove").code == 2
    assert (folder / "people/bo.yml").exists()


def test_somebody_is_off_the_page_on_the_same_day(tmp_path: Path) -> None:
    folder = site(
        tmp_path, {"portraits/bo.png": picture()}, ada=ADA, bo=f"{BO}portrait:\n  file: bo.png\n  alt: Bo\n"
    )
    assert (built(folder) / "people/bo-lind.html").exists()
    outcome = run(folder, "remove", "Bo", "--yes")
    assert outcome.code == 0
    assert "Bo Lind is off the page: people/bo.yml and portraits/bo.png are gone.\n" in outcome.out
    assert not (folder / "people/bo.yml").exists()
    assert not (folder / "portraits/bo.png").exists()
    page = built(folder)
    assert "quietpage build" in outcome.out
    left = [
        path.name for path in page.rglob("*") if path.is_file() and b"bo lind" in path.read_bytes().lower()
    ]
    assert left == []
    assert not [path for path in page.rglob("*bo*") if path.name != "robots.txt"]


def test_a_picture_that_somebody_else_has_too_stays(tmp_path: Path) -> None:
    portrait = "portrait:\n  file: us.png\n  alt: us\n"
    folder = site(tmp_path, {"portraits/us.png": picture()}, ada=ADA + portrait, bo=BO + portrait)
    assert "portraits" not in run(folder, "remove", "Bo", "--yes").out
    assert (folder / "portraits/us.png").exists()


def test_somebody_in_a_list_leaves_it_and_the_rest_stays_to_the_byte(tmp_path: Path) -> None:
    before = "# ours\r\n- name: Ada\r\n  reasons: She answers.\r\n  # always\r\n\r\n"
    after = "- name: Cy\r\n  reasons: 'Cy waits.'\r\n"
    folder = site(tmp_path, all=f"{before}- name: Bo # mine\r\n  reasons: Bo hums.\r\n{after}")
    outcome = run(folder, "remove", "Bo", "--yes")
    assert "Bo is off the page: their lines are out of people/all.yml.\n" in outcome.out
    assert (folder / "people/all.yml").read_bytes().decode() == before + after
    assert check(folder).code == 0


def test_where_others_speak_of_them_is_told_and_not_changed(tmp_path: Path) -> None:
    speaks = "name: Ada\nreasons: |\n  She laughs with Bo Lind,\n  and Bo Linden too.\n"
    config = f"{CONFIG}welcome: For Bo Lind.\n"
    about = "# About Bo Lind\n\nAnd others.\n"
    folder = site(tmp_path, {"quietpage.yml": config, "pages/about.md": about}, ada=speaks, bo=BO)
    out = run(folder, "remove", "Bo Lind", "--yes").out
    assert "  pages/about.md:1:9\n" in out
    assert "  people/ada.yml:3:19\n" in out
    assert "  quietpage.yml:3:14\n" in out
    assert out.count("people/ada.yml") == 1
    assert (folder / "people/ada.yml").read_text(encoding="utf-8") == speaks


def test_it_says_what_git_and_readers_of_the_feed_keep(tmp_path: Path) -> None:
    plain = site(tmp_path / "plain", ada=ADA, bo=BO)
    assert "git" not in run(plain, "remove", "Bo", "--yes").out
    kept = site(tmp_path / "kept", {"quietpage.yml": f"{CONFIG}url: https://rosa.example/\n"}, ada=ADA, bo=BO)
    (kept / ".git").mkdir()
    out = run(kept, "remove", "Bo", "--yes").out
    assert "git keeps what was there in its history" in out
    assert "a new repository" in out
    assert "feed" in out


def test_who_said_no_can_be_taken_off_and_so_can_a_draft(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=ADA, bo=f"{BO}asked: said no\n", cy="name: Cy\ndraft: yes\n")
    assert run(folder, "remove", "Bo", "--yes").code == 0
    assert run(folder, "remove", "Cy", "--yes").code == 0
    assert sorted(path.name for path in (folder / "people").iterdir()) == ["ada.yml"]


def test_gather_does_not_bring_back_who_was_let_go(tmp_path: Path) -> None:
    opml = (
        '<opml version="2.0"><body><outline text="Bo Lind" type="rss" xmlUrl="https://bo.example/feed" '
        'htmlUrl="https://bo.example/"/></body></opml>'
    )
    bo = f"{BO}links:\n  Blog: https://bo.example/\n"
    folder = site(tmp_path, {"roll.opml": opml}, ada=ADA, bo=bo)
    assert run(folder, "remove", "Bo", "--yes").code == 0
    run(folder, "gather", "roll.opml", "--everyone")
    assert not list((folder / "people").glob("bo*"))
    kept = (folder / ".quietpage/let-go").read_text(encoding="utf-8").casefold()
    assert "bo" not in kept.replace("about", "")
    assert "lind" not in kept


def test_the_last_one_can_go_too(tmp_path: Path) -> None:
    folder = site(tmp_path)
    out = run(folder, "remove", "Ada", "--yes").out
    assert "Nobody is left on the page" in out
    assert "_site" not in out


def test_where_nothing_can_be_built_any_more_what_was_built_is_told(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=ADA, bo="name: Bo\nreasons: Bo hums.\ndraft: yes\n")
    assert run(folder, "build").code == 0
    out = run(folder, "remove", "Ada", "--yes").out
    assert "Whoever is left is still a draft" in out
    assert "take _site away yourself" in out


@pytest.mark.parametrize("broken", ["name: [\n", "name: Cy\nreasons: I saw 3.\n", "nam: Cy\n"])
def test_what_is_the_matter_with_others_does_not_keep_anybody_on_the_page(
    tmp_path: Path, broken: str
) -> None:
    folder = site(tmp_path, ada=ADA, bo=BO, cy=broken)
    assert run(folder, "remove", "Bo", "--yes").code == 0
    assert not (folder / "people/bo.yml").exists()
    assert (folder / "people/cy.yml").read_text(encoding="utf-8") == broken


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[{name: Bo, reasons: hums}, {name: Ada, reasons: kind}]\n", "[{name: Ada, reasons: kind}]\n"),
        ("[{name: Ada, reasons: kind}, {name: Bo, reasons: hums}]", "[{name: Ada, reasons: kind}]"),
        (
            "[\r\n  # hers\r\n  {name: Ada,\r\n   reasons: kind},\r\n  {name: Bo, reasons: hums}, # his\r\n]",
            "[\r\n  # hers\r\n  {name: Ada,\r\n   reasons: kind},\r\n]",
        ),
    ],
)
def test_somebody_in_a_list_in_brackets_leaves_it_with_one_comma(
    tmp_path: Path, before: str, after: str
) -> None:
    folder = site(tmp_path, {"people/all.yml": before.encode()}, ada="name: Cy\nreasons: Cy waits.\n")
    assert run(folder, "remove", "Bo", "--yes").code == 0
    assert (folder / "people/all.yml").read_bytes().decode() == after
    assert check(folder).code == 0


def test_somebody_below_a_key_is_not_said_to_have_moved(tmp_path: Path) -> None:
    folder = site(
        tmp_path, all="people:\n  - name: Bo\n    reasons: hums\n  - name: Ada\n    reasons: kind\n"
    )
    outcome = run(folder, "remove", "Bo", "--yes")
    assert outcome.code == 1
    assert "people/all.yml:2:11: Bo stands below another key" in outcome.err
    assert "quietpage check" in outcome.err


def test_a_folder_that_nothing_can_be_taken_out_of_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    folder = site(tmp_path, ada=ADA, bo=BO)
    monkeypatch.setattr("quietpage.core.folders.os.unlink", refuse)
    outcome = run(folder, "remove", "Bo", "--yes")
    assert outcome.code == 1
    assert outcome.err.startswith("people/bo.yml: there is no permission")


def test_a_folder_in_place_of_what_is_remembered_is_told(tmp_path: Path) -> None:
    folder = site(tmp_path, {".quietpage/let-go/x": b""}, ada=ADA, bo=BO)
    outcome = run(folder, "remove", "Bo", "--yes")
    assert outcome.code == 1
    assert ".quietpage/let-go: this is not an ordinary file" in outcome.err
    assert (folder / "people/bo.yml").exists()
