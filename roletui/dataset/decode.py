"""From raw TOML values to the types of :mod:`roletui.dataset.model`.

The annotations of those types are the only description of the format. For each type a reader is
built once; it takes a raw value and its path, and returns the typed value, or reports what is
wrong and goes on, so that one run names every mistake.
"""

import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from roletui.dataset.problems import Path, Problem, near

Report = Callable[[Problem], None]
Reader = Callable[[object, Path, Report], typing.Any]

_WORDS: Mapping[type, str] = {
    str: "text in quotes",
    int: "a whole number",
    bool: "true or false",
    Decimal: "a number",
    float: "a number with a decimal point",
    date: "a date such as 2026-06-09",
    datetime: "a date with a time",
    dict: "a table",
    list: "a list",
}
_CONTROL = {code: None for code in (*range(32), 127, *range(128, 160)) if code not in (9, 10)}


@cache
def reader(kind: typing.Any) -> Reader:
    """Return the function that reads values of the annotated type ``kind``."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return _choice(args)
    if origin is tuple:
        return _list(reader(args[0]))
    if origin is dict:
        return _mapping(reader(args[1]))
    if origin in (types.UnionType, typing.Union):
        return reader(next(arg for arg in args if arg is not types.NoneType))
    if kind is str:
        return _text
    if kind is Decimal:
        return _number
    if hasattr(kind, "_fields"):
        return _record(kind)
    return _plain(kind)


def _wrong(kind: type, raw: object, path: Path, report: Report) -> None:
    found = _WORDS.get(type(raw), "something else")
    report(Problem(path, f"must be {_WORDS[kind]}, not {found}."))


def _plain(kind: type) -> Reader:
    def read(raw: object, path: Path, report: Report) -> object:
        if type(raw) is not kind:
            _wrong(kind, raw, path, report)
        return raw

    return read


def _text(raw: object, path: Path, report: Report) -> str:
    if type(raw) is not str:
        _wrong(str, raw, path, report)
        return ""
    if not raw.isprintable() and raw.translate(_CONTROL) != raw:
        report(Problem(path, "holds a control character, which a terminal would obey; remove it."))
    return raw


def _number(raw: object, path: Path, report: Report) -> Decimal:
    if type(raw) is int:
        return Decimal(raw)
    if type(raw) is not Decimal:
        _wrong(Decimal, raw, path, report)
        return Decimal(0)
    if not raw.is_finite():
        report(Problem(path, "must be a finite number."))
        return Decimal(0)
    return raw


def _choice(words: tuple[str, ...]) -> Reader:
    def read(raw: object, path: Path, report: Report) -> object:
        if type(raw) is not str:
            _wrong(str, raw, path, report)
        elif raw not in words:
            allowed = ", ".join(f"“{word}”" for word in words)
            report(Problem(path, f"must be one of {allowed}, not “{raw}”.{near(raw, words)}"))
        return raw

    return read


def _list(item: Reader) -> Reader:
    def read(raw: object, path: Path, report: Report) -> tuple[object, ...]:
        if type(raw) is not list:
            _wrong(list, raw, path, report)
            return ()
        return tuple([item(entry, (*path, index), report) for index, entry in enumerate(raw)])

    return read


def _mapping(item: Reader) -> Reader:
    def read(raw: object, path: Path, report: Report) -> dict[str, object]:
        if type(raw) is not dict:
            _wrong(dict, raw, path, report)
            return {}
        return {key: item(entry, (*path, key), report) for key, entry in raw.items()}

    return read


def _record(kind: typing.Any) -> Reader:
    hints = typing.get_type_hints(kind)
    readers = {name: reader(hints[name]) for name in kind._fields}
    required = [name for name in kind._fields if name not in kind._field_defaults]

    def read(raw: object, path: Path, report: Report) -> object:
        if type(raw) is not dict:
            _wrong(dict, raw, path, report)
            return kind(*[None] * len(readers))
        values = dict.fromkeys(required)
        key = raw.get("id")
        name = key if isinstance(key, str) else ""
        for field, entry in raw.items():
            read_field = readers.get(field)
            if read_field is None:
                report(Problem((*path, field), f"is not a known key.{near(field, readers)}", name))
            else:
                values[field] = read_field(entry, (*path, field), report)
        for field in required:
            if field not in raw:
                report(Problem((*path, field), "is missing.", name))
        return kind(**values)

    return read
