"""When a change is whole: times are given, and nothing is waited for."""

from __future__ import annotations

import pytest

from quietpage.preview.batch import Batch

SOON = 0.02
"""So soon after an ordinary save it is taken up, in seconds."""


def batch(*events: tuple[str, str, float], storm: int = 0, closes: bool = True) -> Batch:
    made = Batch(storm, closes=closes)
    for path, state, now in events:
        made.note(path, state, now)
    return made


def test_a_save_is_whole_when_its_file_is_closed() -> None:
    saved = batch(("ada.yml", "open", 0.0), ("ada.yml", "open", 0.001), ("ada.yml", "saved", 0.002))
    assert saved.due() <= 0.002 + SOON
    assert saved.paths == {"ada.yml"}


def test_a_file_that_others_may_belong_to_is_waited_for_a_little_longer() -> None:
    alone = batch(("ada.yml", "open", 0.0), ("ada.yml", "saved", 0.0))
    assert alone.due() < batch(("ada.yml", "saved", 0.0), ("bo.yml", "saved", 0.0)).due() <= SOON
    assert alone.due() < batch(("ada.yml", "new", 0.0), ("ada.yml", "saved", 0.0)).due() <= SOON


def test_a_file_that_is_still_open_is_waited_for() -> None:
    still_open = ("ada.yml", "open", 0.0)
    assert batch(still_open).due() > 10 * SOON
    # Where nobody tells when it is closed, that cannot be waited for.
    assert 2 * SOON < batch(still_open, closes=False).due() < 4 * SOON


def test_a_file_that_has_gone_may_be_there_again_in_a_moment() -> None:
    assert batch(("ada.yml", "gone", 0.0)).due() > 4 * SOON
    again = batch(("ada.yml", "gone", 0.0), ("ada.yml", "new", 0.03), ("ada.yml", "saved", 0.04))
    assert again.due() <= 0.04 + SOON


def test_a_file_that_came_and_went_is_waited_for_by_nobody() -> None:
    renamed = batch(
        ("aside", "new", 0.0), ("aside", "saved", 0.0), ("aside", "gone", 0.001), ("ada.yml", "saved", 0.001)
    )
    assert renamed.due() <= 0.001 + SOON


def test_who_may_read_a_file_says_nothing_of_whether_it_is_whole() -> None:
    assert batch(("ada.yml", "allowed", 0.0)).due() <= SOON
    assert batch(("ada.yml", "open", 0.0), ("ada.yml", "allowed", 0.0)).due() > 10 * SOON


def test_many_files_at_once_are_given_time() -> None:
    assert batch(*((f"{n}.yml", "saved", 0.0) for n in range(300))).due() > 2 * SOON


@pytest.mark.parametrize("storm", [0, 1, 5, 50])
def test_however_much_happens_the_change_is_taken_up_in_a_bounded_time(storm: int) -> None:
    without_end = batch(*(("ada.yml", "open", n / 1000) for n in range(5000)), storm=storm)
    assert without_end.due() < 1.5


def test_a_storm_makes_patient() -> None:
    calm, storm = (batch(("ada.yml", "saved", 0.0), storm=n) for n in (0, 5))
    assert storm.due() > 5 * calm.due()
