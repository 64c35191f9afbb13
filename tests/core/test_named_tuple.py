"""A named tuple of the program is, in all that anybody can ask of it, one of `typing`."""

from __future__ import annotations

import pickle
import typing
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import pytest

from quietpage.core import named_tuple

T = TypeVar("T")


class Ours(named_tuple.NamedTuple):
    """A person."""

    name: str
    ways: tuple[str, ...] = ()
    """What they do."""
    draft: bool = False

    @property
    def shown(self) -> str:
        return self.name.title()


class Theirs(typing.NamedTuple):
    """A person."""

    name: str
    ways: tuple[str, ...] = ()
    draft: bool = False

    @property
    def shown(self) -> str:
        return self.name.title()


class Of(named_tuple.NamedTuple, Generic[T]):
    """With a parameter."""

    value: T


QUESTIONS: tuple[Callable[[Any], object], ...] = (
    lambda kind: kind("ada"),
    lambda kind: kind("ada", ("sings",), draft=True),
    lambda kind: kind(name="ada"),
    lambda kind: kind._make(["ada", (), True]),
    lambda kind: kind._make(["ada"]),
    lambda kind: kind(),
    lambda kind: kind("ada", (), True, 4),
    lambda kind: kind("ada", age=4),
    lambda kind: kind("ada")._replace(draft=True),
    lambda kind: kind("ada")._replace(age=4),
    lambda kind: kind("ada")._asdict(),
    lambda kind: repr(kind("ada")).partition("(")[2],
    lambda kind: hash(kind("ada")),
    lambda kind: kind("ada").shown,
    lambda kind: kind("ada").draft,
    lambda kind: kind("ada") < kind("bo"),
    lambda kind: [*kind("ada")],
    lambda kind: vars(kind("ada")),
    lambda kind: setattr(kind("ada"), "name", "bo"),
    lambda kind: setattr(kind("ada"), "age", 4),
    lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__),
    lambda kind: (kind.__doc__, kind.__module__, type(kind)),
    lambda kind: typing.get_type_hints(kind),
    lambda kind: type(pickle.loads(pickle.dumps(kind("ada")))) is kind,
    lambda kind: pickle.loads(pickle.dumps(kind("ada", draft=True))),
)


@pytest.mark.parametrize("question", range(len(QUESTIONS)))
def test_it_answers_as_one_of_typing(question: int) -> None:
    def answer(kind: object) -> object:
        try:
            return QUESTIONS[question](kind)
        except (TypeError, ValueError, AttributeError) as error:
            return type(error)

    assert answer(Ours) == answer(Theirs)


def test_it_may_have_parameters() -> None:
    assert Of[int](4) == Of(4) == (4,)
    assert Of[int].__origin__ is Of  # type: ignore[attr-defined]


def test_a_field_without_a_default_may_not_follow_one_with_one() -> None:
    with pytest.raises(TypeError):

        class Wrong(named_tuple.NamedTuple):
            name: str = ""
            way: str  # type: ignore[misc]
