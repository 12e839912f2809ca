"""The dataset format as a JSON Schema, for editors that complete and explain as one types.

It is made from the annotations that :mod:`roletui.dataset.reading.decode` reads, and described with
the docstrings of :mod:`roletui.dataset.model`, so it cannot say anything that the checker does not.

It is written in draft-07, the newest draft that the editors in question share. taplo, the program
inside Even Better TOML, validates by it, reads nothing that stands beside a ``$ref`` and explains
nothing that has an ``allOf``. So the entries of a list have a definition of their own, and a table
that stands by itself, such as ``[about]``, is spelled out in its place with its own description.
"""

import ast
import inspect
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from roletui.dataset import model
from roletui.dataset.limits import NOT_IN_FILES, DateForm, Limit, Short, hints_of, metadata
from roletui.dataset.overhead_kinds import DESCRIPTION
from roletui.dataset.question_order import UNSURE
from roletui.dataset.reading.decode import LARGEST
from roletui.dataset.review_dates import NOT_STATED

Schema = dict[str, object]

_COMMON = {
    "id": "Its name inside this file: lower-case words joined by hyphens, such as `blue-door`.",
    "kind": DESCRIPTION,
    "note": "What a reader should know besides.",
    "role": "Id of the role it is about.",
    "sources": "Ids of the sources it rests on.",
}
"""What fields of these names mean wherever they do not say otherwise."""

_TEXT: Schema = {"pattern": r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*$"}
"""Without control characters."""
_DAY = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_DATES: Mapping[DateForm, str] = {
    "given": f"^{_DAY}$",
    "given or empty": f"^({_DAY})?$",
    "given or not stated": f"^({_DAY}|{NOT_STATED})$",
}


def _limit(limit: Limit) -> Schema:
    """Return what a schema can say of a limit."""
    words = {
        "minimum": limit.least,
        "exclusiveMinimum": limit.above,
        "const": limit.exactly,
        "pattern": f"^{limit.pattern}$" if limit.pattern else limit.date and _DATES[limit.date],
        "minLength": None if limit.blank else 1,
        "not": None if limit.unsure else {"const": UNSURE},
        "minItems": limit.fewest,
        "maxItems": limit.most,
    }
    return {word: value for word, value in words.items() if value is not None}


def _given(field: str, **least: object) -> Schema:
    return {"properties": {field: least}, "required": [field]}


def _is(kind: model.FactorKind) -> Schema:
    return {"properties": {"kind": {"const": kind}}, "required": ["kind"]}


_RECORDS: Mapping[str, Schema] = {
    "AnswerOption": {
        "if": _given("goto", minLength=1),
        "then": {"properties": {"outcome": {"maxLength": 0}}},
        "else": _given("outcome", minLength=1),
    },
    "Factor": {
        "if": _is("money"),
        "then": _given("channel", minLength=1),
        "else": {"if": _is("rating"), "then": _given("levels", minItems=1)},
    },
    "Overhead": {
        "dependencies": {
            "low": ["high", "kind", "source"],
            "likely": ["kind", "source"],
            "high": ["low", "kind", "source"],
        }
    },
    "RateEntry": {
        "if": {"required": ["low"]},
        "then": {"required": ["high"]},
        "else": {"required": ["likely"]},
        "dependencies": {"high": ["low"]},
    },
}
"""What the rules demand of the fields of an entry together.

``if`` where ``oneOf`` would do too: editors then name the key that is wrong, not the whole entry.
"""


def schema() -> Schema:
    """Return the schema of a dataset file."""
    maker = _Maker()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"A roletui dataset, format {model.FORMAT}",
        **maker.record(model.Tables),
        "definitions": maker.definitions,
    }


class _Maker:
    """Makes schemas of types; collects those of the entries of lists on its way."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self._texts = dict(_descriptions(inspect.getsource(model)))

    def record(self, kind: typing.Any) -> Schema:
        """Return the schema of a table."""
        return {
            "description": self._texts[kind.__name__],
            "type": "object",
            "properties": {
                field: self._field(f"{kind.__name__}.{field}", hint)
                for field, hint in hints_of(kind).items()
                if NOT_IN_FILES not in metadata(hint)
            },
            "required": [name for name in kind._fields if name not in kind._field_defaults],
            "additionalProperties": False,
            **_RECORDS.get(kind.__name__, {}),
        }

    def _field(self, name: str, hint: typing.Any) -> Schema:
        text = self._texts.get(name) or _COMMON[name.partition(".")[2]]
        found = self._value(hint)
        if "description" in found:
            text = f"{text} {found['description']}"
        return {**found, "description": text}

    def _value(self, kind: typing.Any) -> Schema:
        """Return the schema of values of an annotated type; the cases are those of ``reader``."""
        origin, args = typing.get_origin(kind), typing.get_args(kind)
        if origin is typing.Annotated and isinstance(args[1], Short):
            return {"anyOf": [{**_PLAIN[args[1].form]}, self._value(args[0])]}
        if origin is typing.Annotated:
            return _limited(self._value(args[0]), args[1:])
        if origin is typing.Literal:
            return {"type": "string", "enum": list(args)}
        if origin is tuple:
            return {"type": "array", "items": self._item(args[0])}
        if origin is dict:
            found: Schema = {"type": "object", "additionalProperties": self._value(args[1])}
            for limit in _limits(metadata(args[0])):
                found["propertyNames"] = _limit(limit)
            return found
        if origin in (types.UnionType, typing.Union):
            return self._value(next(arg for arg in args if arg is not types.NoneType))
        if hasattr(kind, "_fields"):
            return self.record(kind)
        return {**_PLAIN[kind]}

    def _item(self, kind: typing.Any) -> Schema:
        if not hasattr(kind, "_fields"):
            return self._value(kind)
        name = kind.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # its place is before those of the entries it holds
            self.definitions[name] = self.record(kind)
        return {"$ref": f"#/definitions/{name}"}


def _limits(found: Iterable[object]) -> list[Limit]:
    return [each for each in found if isinstance(each, Limit)]


def _limited(found: Schema, demanded: Iterable[object]) -> Schema:
    """Return the schema of values with what their annotation demands besides."""
    for limit in _limits(demanded):
        found = {**found, **_limit(limit)}
    if "minimum" in found:
        found.pop("exclusiveMinimum", None)
    return found


_NUMBER: Schema = {"exclusiveMinimum": -LARGEST, "exclusiveMaximum": LARGEST}
_PLAIN: Mapping[type, Schema] = {
    str: {"type": "string", **_TEXT},
    bool: {"type": "boolean"},
    int: {"type": "integer", **_NUMBER},
    Decimal: {"type": "number", **_NUMBER},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}


def _descriptions(source: str) -> Iterator[tuple[str, str]]:
    """Yield the docstrings of classes and of their fields, which only the source holds."""
    for entry in ast.parse(source).body:
        if isinstance(entry, ast.ClassDef):
            yield entry.name, _words(ast.get_docstring(entry) or "")
            for field, after in zip(entry.body, entry.body[1:], strict=False):
                match field, after:
                    case (
                        ast.AnnAssign(target=ast.Name(id=name)),
                        ast.Expr(value=ast.Constant(value=str(text))),
                    ):
                        yield f"{entry.name}.{name}", _words(text)


def _words(docstring: str) -> str:
    """Return a docstring as the one line of Markdown that editors show."""
    return " ".join(docstring.split()).replace("``", "`")
