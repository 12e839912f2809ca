"""Named tuples that cost next to nothing to define: a tenth of what ``typing.NamedTuple`` takes.

A command defines a hundred of them and makes values of a few. ``typing.NamedTuple`` compiles a
constructor for each class; here that is done when a class is first called. Nothing else differs,
and type checkers see ``typing.NamedTuple`` itself.
"""

import typing

if typing.TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    # The kind of attribute that reads one place of a tuple; it has no name of its own.
    _Place = type(namedtuple("_", "place").place)

    class _Named(type):
        """Makes the classes: their annotations become fields, their defaults those of fields."""

        def __new__(cls, name, bases, names):
            if tuple in bases or hasattr(bases[0], "_fields"):
                return super().__new__(cls, name, bases, names)
            # As they are now: later, Python 3.14 would look their names up among the fields.
            names["__annotations__"] = _annotations(names)
            fields = tuple(names["__annotations__"])
            defaults = {field: names[field] for field in fields if field in names}
            names |= {field: _Place(number, "") for number, field in enumerate(fields)}
            names |= {"_fields": fields, "__match_args__": fields, "_field_defaults": defaults}
            return super().__new__(cls, name, bases, {**names, "__slots__": ()})

    def _annotations(names):
        """Return the annotations of a class; Python 3.14 has a function that makes them."""
        annotate = names.get("__annotate_func__") or names.get("__annotate__")
        return names.get("__annotations__", {}) if annotate is None else annotate(1)

    class NamedTuple(tuple, metaclass=_Named):
        """The base of all of them."""

        __slots__ = ()

        def __new__(cls, /, *values, **named):
            """Make the first value of a class, and its constructor for all others.

            It is made as that of ``collections.namedtuple`` is, of names that are checked already.
            """
            owner = next(each for each in cls.__mro__ if "_fields" in vars(each))
            names = "".join(f"{name}, " for name in owner._fields)
            make = eval(f"lambda _cls, {names}: _new(_cls, ({names}))", {"_new": tuple.__new__})
            make.__name__, make.__qualname__ = "__new__", f"{owner.__name__}.__new__"
            make.__defaults__ = tuple(owner._field_defaults.values())
            owner.__new__ = make
            return cls(*values, **named)

        @classmethod
        def _make(cls, values, /):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {[*changes]!r}")
            return made

        __replace__ = _replace

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(fields)})"

        def __getnewargs__(self):
            return tuple(self)
