"""Accounts in the fediverse and days, as they are written: what is right, what was meant, and the way out."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quietpage.core.accounts import account_of, meant
from quietpage.validate.days import fault
from tests.sites import ADA, CONFIG, check, site


@pytest.mark.parametrize(
    ("written", "account"),
    [
        ("@ada@social.example", "ada@social.example"),
        ("@Ada_99@Social.Example", "Ada_99@social.example"),
        ("@1234@social.example", "1234@social.example"),
        ("@_@social.example", "_@social.example"),
        ("@ada.b-c@social.example", "ada.b-c@social.example"),
        ("@ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("@ada@social.xn--p1ai", "ada@social.xn--p1ai"),
        ("@ada.example@ada.example", "ada.example@ada.example"),
    ],
)
def test_an_account_has_letters_and_digits_and_a_host_of_any_script(written: str, account: str) -> None:
    found = account_of(written)
    assert found is not None
    assert f"{found.name}@{found.host}" == account


@pytest.mark.parametrize(
    ("written", "account"),
    [
        ("ada@social.example", "@ada@social.example"),
        ("@@ada@social.example", "@ada@social.example"),
        ("acct:ada@social.example", "@ada@social.example"),
        ("acct:@ada@social.example", "@ada@social.example"),
        ("https://social.example/@ada", "@ada@social.example"),
        ("https://Social.example/@ada/", "@ada@social.example"),
        ("https://social.example/@ada/113579", "@ada@social.example"),
        ("https://social.example/@ada?a=b", "@ada@social.example"),
        ("https://social.example/@ada@garden.example", "@ada@garden.example"),
        ("https://social.example/web/@ada", "@ada@social.example"),
        ("https://social.example/users/ada99", "@ada99@social.example"),
        ("https://lemmy.example/u/ada", "@ada@lemmy.example"),
        ("https://friends.example/profile/ada", "@ada@friends.example"),
        ("https://film.example/accounts/ada", "@ada@film.example"),
        ("https://pixelfed.social/ada", "@ada@pixelfed.social"),
        ("http:social.example/@ada", "@ada@social.example"),
        ("social.example/@ada", "@ada@social.example"),
        ("@ada @social.example", "@ada@social.example"),
        ("@ada@social.example.", "@ada@social.example"),
        ("<@ada@social.example>", "@ada@social.example"),
        ("“@ada@social.example”", "@ada@social.example"),
        ("ada (at) social.example", "@ada@social.example"),
        ("＠ada＠social.example", "@ada@social.example"),
        ("@ada@social.example # at work", "@ada@social.example"),
        # Nobody's, or not known whose.
        ("ada", ""),
        ("@ada", ""),
        ("@ada@social", ""),
        ("@ada@localhost", ""),
        ("@ada@social.example:8080", ""),
        ("@ada@192.0.2.1", ""),
        ("@äda@social.example", ""),
        ("@ada:matrix.example", ""),
        ("!books@lemmy.example", ""),
        ("https://social.example/web/accounts/113579", ""),
        ("https://ada.example/about", ""),
        ("https://medium.com/@ada", ""),
        ("https://www.youtube.com/@ada", ""),
        ("https://bsky.app/profile/ada.example", ""),
        ("", ""),
    ],
)
def test_another_form_is_understood_if_it_can_be_only_one_account(written: str, account: str) -> None:
    assert account_of(written) is None
    assert meant(written) == account


@given(st.text(st.sampled_from("@=+-\t\r\n,\";' .a9_éあ/:!|"), max_size=12))
@example("=1+1")
@example("-2")
@example("+cmd|' /C calc'!a")
def test_no_cell_begins_as_a_formula_or_breaks_its_row(name: str) -> None:
    for written in (f"@{name}@social.example", f"@ada{name}@social.example", f"@ada@social{name}.example"):
        for account in (account_of(written), account_of(meant(written))):
            if account is None:
                continue
            cell = f"{account.name}@{account.host}"
            assert re.match(r"[A-Za-z0-9_]", cell)
            assert [*csv.reader([f"{cell},true,false,"])] == [[cell, "true", "false", ""]]


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("ada@social.example", 'did you mean "@ada@social.example"?'),
        ("'ada@social.example'", "did you mean @ada@social.example?"),
        ('"https://social.example/@ada"', "did you mean @ada@social.example?"),
        ("'@ada'", "write the place that it is at behind it, such as @ada@example.social"),
        ("ada", 'copy it from their profile, such as "@name@example.social"'),
        ("'@ada@a.example, @ada@b.example'", "write @ada@a.example, and let the others be links"),
        (
            "https://github.com/ada",
            "that place is no part of it; move it below links:, two spaces in, with a label before it",
        ),
        (f"'@{'a' * 400}@social.example'", "copy it from their profile, such as @name@example.social"),
    ],
)
def test_what_is_no_account_is_told_with_a_way_out_that_fits_where_it_stands(
    written: str, help: str, tmp_path: Path
) -> None:
    said = check(site(tmp_path, ada=f"{ADA}fediverse: {written}\n"))
    (place,) = said.places
    assert re.match(r"people/ada\.yml:3:1[23]: ", place)
    assert said.err.splitlines()[-1] == f"help: {help}"


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("https://social.example/@rosa/1135", 'did you mean "@rosa@social.example"?'),
        ("'https://social.example/users/rosa'", "did you mean @rosa@social.example?"),
        ("rosa@social.example", 'did you mean "@rosa@social.example"?'),
        ("'@rosa'", "write it with the place it is at: @name@example.social"),
        ("https://social.example/@rosa7", "take fediverse: away, and let one of the links lead there"),
        ("'@rosa7@social.example'", "take fediverse: away, and let one of the links lead there"),
    ],
)
def test_the_author_s_account_is_shown_in_previews_and_has_no_digits(
    written: str, help: str, tmp_path: Path
) -> None:
    said = check(site(tmp_path, {"quietpage.yml": f"{CONFIG}  fediverse: {written}\n"}))
    assert len(said.places) == 1
    assert said.err.splitlines()[-1].startswith(f"help: {help}")


@pytest.mark.parametrize("day", ["2026-03-07", "2024-02-29", "2000-02-29", "1990-01-01", "2025-12-31"])
def test_a_day_is_a_year_a_month_and_a_day(day: str) -> None:
    assert fault(day) is None


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("2026-03-07T10:00:00Z", "did you mean 2026-03-07?"),
        ("2026-03-07 10:00", "did you mean 2026-03-07?"),
        ("2026/3/7", "did you mean 2026-03-07?"),
        ("2026.03.07", "did you mean 2026-03-07?"),
        ("2026-3-7", "did you mean 2026-03-07?"),
        ("20260307", "did you mean 2026-03-07?"),
        ("7.3.2026", "did you mean 2026-03-07?"),
        ("07. 03. 2026", "did you mean 2026-03-07?"),
        ("7 March 2026", "did you mean 2026-03-07?"),
        ("Mar 7, 2026", "did you mean 2026-03-07?"),
        ("２０２６–０３–０７", "did you mean 2026-03-07?"),
        ("٢٠٢٦-٠٣-٠٧", "did you mean 2026-03-07?"),
        ("03/07/2026", "write the day"),
        ("March 2026", "write the day"),
        ("2026-02-29", "write the day"),
        ("1900-02-29", "write the day"),
        ("2026-13-01", "write the day"),
        ("2026-00-10", "write the day"),
        ("2026-04-31", "write the day"),
        ("0001-01-01", "write the day"),
        ("2026/02/30", "write the day"),
        ("2026-03-07/", "write the day"),
        ("yes", "write the day"),
        ("today", "write the day"),
        ("2026", "write the day"),
        ("1" * 500, "write the day"),
    ],
)
def test_what_is_no_day_is_told_with_the_day_that_was_meant_if_it_can_be_only_one(
    written: str, help: str
) -> None:
    found = fault(written)
    assert found is not None
    assert found[1].startswith(help)


@pytest.mark.parametrize(
    ("day", "right"), [("2026-03-07", True), ("'2026-03-07'", True), ("2999-01-01", False)]
)
def test_a_day_that_is_still_to_come_is_told(day: str, right: bool, tmp_path: Path) -> None:
    said = check(site(tmp_path, ada=f"{ADA}vouched: {day}\n"))
    told = [] if right else [f"people/ada.yml:3:10: this day is still to come: {day}"]
    assert said.places == told


def test_a_day_is_still_to_come_only_if_it_is_so_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    from quietpage.core.today import latest_day

    for hour, day in (("09:59", "2026-03-07"), ("10:01", "2026-03-08")):
        moment = time.mktime(time.strptime(f"2026-03-07 {hour}", "%Y-%m-%d %H:%M")) - time.timezone
        monkeypatch.setattr(time, "time", lambda moment=moment: moment)
        assert latest_day() == day
