"""`typing.NamedTuple`, made in a third of the time.

A build makes a hundred such classes before it reads its first file. `typing` compiles each annotation of
theirs, and `collections` writes every method anew for each; here only what is a class's own is made for it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from _collections import _tuplegetter

    class _NamedTuple(tuple):
        """What all named tuples share."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        __replace__ = _replace

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            named = zip(self._fields, self, strict=True)
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in named)})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        """Makes a class of fields, and leaves no trace of itself in it."""

        def __new__(meta, name, bases, body):
            if bases == ():  # `NamedTuple` itself
                return super().__new__(meta, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"a field of {name} without a default follows one that has one")
            names = "".join(f"{field}, " for field in fields)
            new = eval(f"lambda _cls, {names}: _new(_cls, ({names}))", {"_new": tuple.__new__})
            new.__name__ = "__new__"
            new.__qualname__ = f"{name}.__new__"
            new.__defaults__ = tuple(defaults.values())
            new.__annotations__ = body.get("__annotations__", {})
            body |= {field: _tuplegetter(place, None) for place, field in enumerate(fields)}
            body |= {
                "__new__": new,
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
            }
            return type(name, (_NamedTuple, *bases[1:]), body)

    class NamedTuple(metaclass=_Maker):
        """The base to name; `_NamedTuple` is the one that classes get."""


__all__ = ["NamedTuple"]
