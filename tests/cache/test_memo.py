"""What is kept from one run to the next: by what it was made from, as long as it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from quietpage.cache.memo import Memo


class Thing:
    """Something that is nothing but itself."""


def noting(made: list[object]) -> Callable[[object], tuple[object]]:
    def make(thing: object) -> tuple[object]:
        made.append(thing)
        return (thing,)

    return make


def test_what_was_made_of_a_thing_is_found_wherever_it_stands_now() -> None:
    memory, made = Memo(), list[object]()
    first, second, third, new = things = [Thing() for _ in range(4)]
    for order in (
        [first, second, third],
        [third, first, second],
        [first, third],
        [first, new, third],
        things,
    ):
        assert memory.each("name", order, noting(made)) == tuple((thing,) for thing in order)
        memory.turn()
    # The second was forgotten by the runs that it was not in.
    assert made == [first, second, third, new, second]


def test_if_nothing_is_another_what_was_given_before_is_given() -> None:
    memory, things = Memo(), [Thing() for _ in range(3)]
    before = memory.each("name", things, noting([]))
    memory.turn()
    assert memory.each("name", [*things], noting([])) is before


def test_what_it_is_made_with_counts_as_well() -> None:
    memory, made = Memo(), list[object]()
    first, second = Thing(), Thing()
    for language in ("en", "en", "fr", "fr"):
        memory.each("name", [first, second], noting(made), language)
    assert made == [first, second] * 2


def test_what_goes_along_with_a_thing_is_told_apart_by_its_value() -> None:
    memory, made = Memo(), list[object]()
    first, second = Thing(), Thing()

    def make(thing: object, word: str) -> str:
        made.append(thing)
        return word

    runs: list[tuple[list[Thing], list[str]]] = [
        ([first, second], ["a", "b"]),
        ([first, second], ["a", "c"]),
        ([second, first], ["c", "a"]),
        ([second, first], ["c", "b"]),
    ]
    for things, words in runs:
        assert memory.each_with("word", things, words, make) == tuple(words)
    assert made == [first, second, second, first]


def test_what_is_new_is_known_before_anything_is_made() -> None:
    memory = Memo()
    first, second = Thing(), Thing()
    assert memory.new("name", [first, second]) == [first, second]
    memory.each("name", [first], noting([]))
    assert memory.new("name", [first, second]) == [second]
    assert memory.new("name", [first, second], "fr") == [first, second]
    memory.turn()
    memory.turn()
    assert memory.new("name", [first]) == [first]


def test_a_run_that_was_broken_off_forgets_nothing() -> None:
    memory, made = Memo(), list[object]()
    things = [Thing(), Thing()]
    for whole in (True, False, False, False, True):
        if whole:
            memory.each("name", things, noting(made))
        memory.turn(whole=whole)
    assert made == things
