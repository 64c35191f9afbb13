"""What is kept from one run to the next: by a key for all it was made of, as long as it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from quietpage.cache.store import Store


def noting(made: list[str], keys: list[str]) -> Callable[[int], tuple[str]]:
    def make(place: int) -> tuple[str]:
        made.append(keys[place])
        return (keys[place],)

    return make


def test_what_was_made_of_a_thing_is_found_wherever_it_stands_now() -> None:
    store, made = Store(), list[str]()
    for order in ("abc", "cab", "ac", "adc", "abcd"):
        keys = [*order]
        assert [*store.each("name", keys, noting(made, keys))] == [(key,) for key in keys]
        store.turn()
    # The second was forgotten by the runs that it was not in.
    assert made == [*"abcdb"]


def test_nothing_is_made_before_it_is_asked_for() -> None:
    store, made = Store(), list[str]()
    results = store.each("name", ["a", "b"], noting(made, ["a", "b"]))
    assert (len(results), made) == (2, [])
    assert (results[1], made) == (("b",), ["b"])
    assert (results[0:2], made) == ((("a",), ("b",)), ["b", "a"])


def test_what_it_is_made_with_counts_as_well() -> None:
    store, made = Store(), list[str]()
    for language in ("en", "en", "fr", "fr"):
        [*store.each("name", ["a", "b"], noting(made, ["a", "b"]), language)]
    assert made == [*"abab"]


def test_what_has_no_key_is_made_once_and_is_nobody_elses() -> None:
    store, made = Store(), list[str]()
    results = store.each("name", ["", ""], noting(made, ["one", "other"]))
    assert [*results, *results] == [("one",), ("other",)] * 2
    assert made == ["one", "other"]
    assert store.missing("name", ["", "a"]) == [0, 1]
    assert [*store.each("name", [""], noting(made, ["third"]))] == [("third",)]


def test_what_is_new_is_known_before_anything_is_made() -> None:
    store = Store()
    assert store.missing("name", ["a", "b"]) == [0, 1]
    store.fill("name", {"a": "made elsewhere"})
    assert store.missing("name", ["a", "b"]) == [1]
    assert [*store.each("name", ["a"], lambda place: "made here")] == ["made elsewhere"]
    assert store.missing("name", ["a", "b"], "fr") == [0, 1]
    store.turn()
    store.turn()
    assert store.missing("name", ["a"]) == [0]


def test_a_run_that_was_broken_off_forgets_nothing() -> None:
    store, made = Store(), list[str]()
    keys = ["a", "b"]
    for whole in (True, False, False, False, True):
        if whole:
            [*store.each("name", keys, noting(made, keys))]
        store.turn(whole=whole)
    assert made == keys
