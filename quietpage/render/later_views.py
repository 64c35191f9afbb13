"""Views that an earlier process made, and that are the same: each is put together when somebody asks for more
of it than stands in every list.

They are values as all others: equal to what they stand for, and that is what is pickled of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from quietpage.core.elsewhere import ElsewhereError
from quietpage.render.view_models import PageInput, PersonView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quietpage.render.presenter import PersonEntry
    from quietpage.render.view_models import Named, PageView


class _Elsewhere:
    """Stands for views that are in another process."""

    def __getitem__(self, place: int) -> PersonEntry:
        raise ElsewhereError


_OTHERS, _PLACE = 3, 5
"""Where in a `LaterView` stands what is asked for the rest of it: there is no such field in `AT_HAND`."""

AT_HAND = ("name", "slug", "path", "language")
"""What is known of everybody."""


class LaterView(PersonView):
    """A person; what is not in `AT_HAND` is asked for when it is needed."""

    @classmethod
    def of(cls, named: Named, slug: str, views: Sequence[PersonEntry] | _Elsewhere, place: int) -> LaterView:
        """The person in this place among the views, who has this name and slug there."""
        name, path, language = named
        return tuple.__new__(cls, (name, slug, path, views, language, place))

    @property
    def whole(self) -> PersonView:
        """All of them."""
        views = cast("Sequence[PersonEntry]", tuple.__getitem__(self, _OTHERS))
        return views[cast("int", tuple.__getitem__(self, _PLACE))].shown

    def sent(self) -> LaterView:
        """The same person, of whom another process gets no more than what is at hand."""
        return tuple.__new__(_Sent, (*tuple.__iter__(self),))

    def __iter__(self) -> Iterator[object]:  # type: ignore[override]
        return iter(self.whole)

    def __len__(self) -> int:
        return len(self._fields)

    def _replace(self, **changes: object) -> PersonView:  # type: ignore[override]
        return self.whole._replace(**changes)  # type: ignore[arg-type]

    def __getitem__(self, place: object) -> object:  # type: ignore[override]
        return self.whole[place]  # type: ignore[call-overload]

    def __eq__(self, other: object) -> bool:
        return self is other or self.whole == (other.whole if isinstance(other, LaterView) else other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.whole)

    def __reduce__(self) -> tuple[object, ...]:
        return PersonView, (*self.whole,)


class _Sent(LaterView):
    """Such a person on the way to another process; here there is all of them."""

    def __reduce__(self) -> tuple[object, ...]:
        return _elsewhere, (self.name, self.slug, self.path, self.language)


def _elsewhere(name: str, slug: str, path: str, language: str) -> LaterView:
    return tuple.__new__(LaterView, (name, slug, path, _Elsewhere(), language, 0))


def _later(place: int) -> property:
    return property(lambda view: view.whole[place])


for _place, _field in enumerate(PersonView._fields):
    if _field not in AT_HAND:
        setattr(LaterView, _field, _later(_place))


class LaterSheet(PageInput):
    """The page of such a person: what it is drawn from is put together when it is asked for."""

    @classmethod
    def of(cls, person: PersonView, sheets: Sequence[PageInput], place: int) -> LaterSheet:
        """The page in this place among the sheets."""
        return tuple.__new__(cls, (person.path, "person.html", "../", (sheets, place), {"person": person}))

    @property
    def whole(self) -> PageInput:
        """The same, put together."""
        sheets, place = cast("tuple[Sequence[PageInput], int]", tuple.__getitem__(self, 3))
        return sheets[place]

    @property
    def page(self) -> PageView:
        return self.whole.page

    def _replace(self, **changes: object) -> PageInput:  # type: ignore[override]
        return self.whole._replace(**changes)  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[object]:  # type: ignore[override]
        return iter(self.whole)

    def __getitem__(self, place: object) -> object:  # type: ignore[override]
        return self.whole[place]  # type: ignore[call-overload]

    def __eq__(self, other: object) -> bool:
        return self is other or self.whole == (other.whole if isinstance(other, LaterSheet) else other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.whole)

    def __reduce__(self) -> tuple[object, ...]:
        return PageInput, (*self.whole,)
