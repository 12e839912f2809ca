"""From raw TOML values to the types of :mod:`roletui.dataset.model`.

The annotations of those types are the only description of the format. For each type a reader is
built once; it takes a raw value and its path, and returns the typed value, or reports what is
wrong and goes on, so that one run names every mistake. In place of what is wrong or missing stands
an empty value of the right type, so that the rules can look at the rest.
"""

import re
import sys
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

from roletui.dataset.limits import NOT_IN_FILES, Short, hints_of
from roletui.dataset.problems import MISSING, MOST, Guess, Path, Problem
from roletui.text.clean import has_control

Report = Callable[[Problem], None]
Decoder = Callable[[object, Path, Report], typing.Any]

_WORDS: Mapping[type, str] = {
    str: "text in quotes",
    int: "a whole number",
    bool: "true or false",
    Decimal: "a number",
    float: "a number with a decimal point",
    date: "a date such as 2026-06-09",
    datetime: "a date with a time",
    time: "a time",
    dict: "a table",
    list: "a list",
}
LARGEST = 10**12
"""The bound that every number is below."""
SMALLEST = 9
"""Maximum place behind the point of a number's first digit."""
_DIGITS = len(str(LARGEST)) - 1
"""Maximum number of digits before the point."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _TooManyError(Exception):
    """There are more problems than are reported."""


def read(kind: typing.Any, raw: object) -> tuple[typing.Any, list[Problem]]:
    """Return a value of the annotated type, and what is wrong with the raw one.

    None where there are more than :data:`~roletui.dataset.problems.MOST`; the rest is not read.
    """
    problems: list[Problem] = []

    def report(problem: Problem) -> None:
        problems.append(problem)
        if len(problems) > MOST:
            raise _TooManyError

    try:
        return reader(kind)(raw, (), report), problems
    except _TooManyError:
        return None, problems


@cache
def reader(kind: typing.Any) -> Decoder:
    """Return the function that reads values of the annotated type ``kind``.

    ``Annotated[int, most]`` is a whole number with another bound than :data:`LARGEST`. Limits of
    :mod:`roletui.dataset.limits` are left to the checks.
    """
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        if isinstance(args[1], Short):
            return _short(args[1].form, args[0].__args__[0], reader(args[0]))
        return _plain(args[0], args[1]) if type(args[1]) is int else reader(args[0])
    if origin is typing.Literal:
        return _choice(args)
    if origin is tuple:
        fields = getattr(args[0], "_fields", ("id",))
        return _list(reader(args[0]), nameless="id" not in fields)
    if origin is dict:
        return _mapping(reader(args[1]))
    if origin in (types.UnionType, typing.Union):
        return reader(next(arg for arg in args if arg is not types.NoneType))
    if kind is str:
        return _text
    if kind is Decimal:
        return _number
    if kind is date:
        return _date
    if hasattr(kind, "_fields"):
        return _record(kind)
    return _plain(kind)


@cache
def empty(kind: typing.Any) -> typing.Any:
    """Return a value of a type that stands where the file has none."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return empty(args[0])
    if origin is typing.Literal:
        return args[0]
    if origin in (types.UnionType, typing.Union):
        return None
    if kind is date:
        return date.min
    if hasattr(kind, "_fields"):
        return kind(*map(empty, hints_of(kind).values()))
    return (origin or kind)()


def _wrong(kind: type, raw: object, path: Path, report: Report) -> typing.Any:
    found = _WORDS.get(type(raw), "something else")
    report(Problem(path, f"must be {_WORDS[kind]}, not {found}."))
    return empty(kind)


def _plain(kind: type, most: int = LARGEST) -> Decoder:
    def read(raw: object, path: Path, report: Report) -> object:
        if type(raw) is not kind:
            return _wrong(kind, raw, path, report)
        if type(raw) is int and abs(raw) >= most:
            report(Problem(path, f"must be below {most:,}."))
            return 0
        return raw

    return read


def _text(raw: object, path: Path, report: Report) -> object:
    if type(raw) is not str:
        return _wrong(str, raw, path, report)
    if not raw.isprintable() and has_control(raw):
        report(Problem(path, "holds a control character, which a terminal would obey; remove it."))
    # One word is mostly an id, and the ids of a large comparison are said a hundred times each.
    return raw if " " in raw else sys.intern(raw)


def _number(raw: object, path: Path, report: Report) -> object:
    if type(raw) is int:
        raw = Decimal(raw)
    if type(raw) is not Decimal:
        return _wrong(Decimal, raw, path, report)
    if not raw.is_finite():
        report(Problem(path, "must be a finite number."))
        return Decimal(0)
    # By its digits alone: whatever is computed with a number of any size may raise.
    if raw and raw.adjusted() >= _DIGITS:
        report(Problem(path, f"must be a number below {LARGEST:,}."))
        return Decimal(0)
    if raw and raw.adjusted() < -SMALLEST:
        report(Problem(path, "is too close to 0; write 0, or a larger number."))
        return Decimal(0)
    return raw


def _date(raw: object, path: Path, report: Report) -> object:
    """Read a date, in quotes or without."""
    if type(raw) is date:
        return raw
    if type(raw) is not str or not _DATE.fullmatch(raw):
        return _wrong(date, raw, path, report)
    try:
        return date.fromisoformat(raw)
    except ValueError:
        report(Problem(path, f"must be a day that exists, not {raw}."))
        return empty(date)


def _choice(words: tuple[str, ...]) -> Decoder:
    def read(raw: object, path: Path, report: Report) -> object:
        if type(raw) is not str:
            _wrong(str, raw, path, report)
        elif raw in words:
            return raw
        else:
            allowed = ", ".join(f"“{word}”" for word in words)
            report(Problem(path, f"must be one of {allowed}, not “{raw}”.", (raw, words)))
        return words[0]

    return read


def _list(item: Decoder, *, nameless: bool) -> Decoder:
    """Return the reader of a list; entries that have no id are let go of once they are read.

    No message names them, and the cells of a large comparison would take as much room again.
    """

    def read(raw: object, path: Path, report: Report) -> tuple[object, ...]:
        if type(raw) is not list:
            _wrong(list, raw, path, report)
            return ()
        found = tuple([item(entry, (*path, index), report) for index, entry in enumerate(raw)])
        if nameless and all(type(entry) is dict for entry in raw):
            raw.clear()
        return found

    return read


def _short(form: type, item: typing.Any, whole: Decoder) -> Decoder:
    """Return the reader of a list that has a shorter form: see :class:`Short`."""
    one: Callable[..., object] = item
    plain = reader(form)

    def read(raw: object, path: Path, report: Report) -> object:
        if type(raw) is list:
            return whole(raw, path, report)
        if type(raw) is not form:
            found = _WORDS.get(type(raw), "something else")
            report(Problem(path, f"must be {_WORDS[form]} or a list, not {found}."))
            return ()
        if form is bool:
            return (one(),) if raw else ()
        return (one(text),) if (text := plain(raw, path, report)) else ()

    return read


def _mapping(item: Decoder) -> Decoder:
    def read(raw: object, path: Path, report: Report) -> dict[str, object]:
        if type(raw) is not dict:
            _wrong(dict, raw, path, report)
            return {}
        return {key: item(entry, (*path, key), report) for key, entry in raw.items()}

    return read


_PARENTS: dict[typing.Any, typing.Any] = {}
"""For each type whose entries stand in a list of another one, that other one."""


def _unknown(kind: typing.Any, path: Path, guess: Guess) -> Problem:
    """Say that a key is not known; where it belongs to the table above, say that."""
    parent = _PARENTS.get(kind)
    if parent and path[-1] in parent._fields and isinstance(path[-2], int):
        table = ".".join(part for part in path[:-1] if isinstance(part, str))
        message = f"belongs to the table above: put it before its first [[{table}]]."
        return Problem(path, message, on_key=True)
    return Problem(path, "is not a known key.", guess, on_key=True)


def _entry(hint: typing.Any) -> typing.Any:
    """Return the type of the entries of a list; None for what is no list."""
    if typing.get_origin(hint) is typing.Annotated:
        hint = hint.__origin__
    return hint.__args__[0] if typing.get_origin(hint) is tuple else None


def _record(kind: typing.Any) -> Decoder:
    hints = hints_of(kind)
    for hint in hints.values():
        entry = _entry(hint)
        if hasattr(entry, "_fields"):
            _PARENTS.setdefault(entry, kind)
    readers = {
        name: reader(hint)
        for name, hint in hints.items()
        if NOT_IN_FILES not in getattr(hint, "__metadata__", ())
    }
    required = [name for name in kind._fields if name not in kind._field_defaults]

    def read(raw: object, path: Path, report: Report) -> object:
        if type(raw) is not dict:
            _wrong(dict, raw, path, report)
            return empty(kind)
        values: dict[str, object] = {}
        for field, entry in raw.items():
            read_field = readers.get(field)
            if read_field is None:
                report(_unknown(kind, (*path, field), (field, readers)))
            else:
                values[field] = read_field(entry, (*path, field), report)
        for field in required:
            if field not in raw:
                values[field] = empty(hints[field])
                report(Problem((*path, field), MISSING))
        return kind(**values)

    return read
