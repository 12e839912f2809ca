"""The schema that editors read says what the checker says, as far as a schema can."""

import typing
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from dataset.test_dataset_errors import MISTAKES, Edit
from helpers import SMALL, Ran, edited
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, ValidationError

import roletui.data
from roletui.dataset import model
from roletui.dataset.limits import NOT_IN_FILES, hints_of, metadata
from roletui.dataset.load import parse
from roletui.dataset.model import Tables
from roletui.dataset.problems import DatasetError, Problem
from roletui.dataset.reading.decode import reader
from roletui.dataset.reading.toml import parse_toml
from roletui.dataset.schema import schema

SHIPPED = sorted(Path(str(roletui.data.__file__)).parent.glob("*.toml"))
COMMITTED = Path(__file__).parents[2] / "docs" / "dataset.schema.json"
RECORDS = {
    name: kind
    for name, kind in vars(model).items()
    if isinstance(kind, type) and "_fields" in vars(kind) and kind.__module__ == model.__name__
}
SCHEMA: dict[str, typing.Any] = schema()
VALIDATOR = Draft7Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER)


def as_json(raw: typing.Any) -> typing.Any:
    """Return raw TOML values as an editor hands them to a schema: dates are texts."""
    if isinstance(raw, dict):
        return {key: as_json(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [as_json(value) for value in raw]
    if isinstance(raw, Decimal):
        return float(raw) if raw.is_finite() else None
    return raw.isoformat() if isinstance(raw, date) else raw


def faults(raw: dict[str, typing.Any]) -> list[ValidationError]:
    """Return what the schema finds wrong with raw values."""
    return list(VALIDATOR.iter_errors(as_json(raw)))


def misshapen(raw: dict[str, typing.Any]) -> list[Problem]:
    """Return what the decoder finds wrong with raw values."""
    problems: list[Problem] = []
    reader(Tables)(raw, (), problems.append)
    return problems


def refused(content: bytes) -> bool:
    """Tell whether the checker refuses a file of that content."""
    try:
        parse(content, "file.toml")
    except DatasetError:
        return True
    return False


def test_it_is_a_schema() -> None:
    """The schema is valid by the meta-schema of its draft."""
    Draft7Validator.check_schema(SCHEMA)


def test_the_committed_file_is_what_the_command_prints(cli: Callable[..., Ran]) -> None:
    """docs/dataset.schema.json is the command's output; make it anew after a change of format."""
    printed = cli("schema")
    assert (printed.status, printed.err) == (0, "")
    assert printed.out == COMMITTED.read_text(encoding="utf-8")


def test_it_is_ascii(cli: Callable[..., Ran]) -> None:
    """Redirected into a file, the output is the same in every locale."""
    assert cli("schema").out.isascii()


def tables(part: typing.Any) -> Iterator[dict[str, typing.Any]]:
    """Yield every schema of a table inside a schema."""
    if isinstance(part, dict):
        if "description" in part and "properties" in part:
            yield part
        part = list(part.values())
    if isinstance(part, list):
        for entry in part:
            yield from tables(entry)


def test_every_table_and_key_is_described() -> None:
    """Every table says what it is in its docstring's words, every key in a sentence of its own."""
    found = list(tables(SCHEMA))
    for kind in RECORDS.values():
        words = " ".join(str(kind.__doc__).split()).replace("``", "`")
        described = [table for table in found if table["description"].endswith(words)]
        assert described, kind
        for table in described:
            hints = hints_of(kind).items()
            keys = [name for name, hint in hints if NOT_IN_FILES not in metadata(hint)]
            assert list(table["properties"]) == keys
    for table in found:
        assert table["additionalProperties"] is False
        for key, value in table["properties"].items():
            assert value["description"].endswith((".", "⅓.")), key


@pytest.mark.parametrize("file", [SMALL, *SHIPPED], ids=lambda file: file.stem)
def test_datasets_pass(file: Path) -> None:
    """The datasets that ship, and that of the tests, are valid by the schema."""
    assert faults(parse_toml(file.read_text(encoding="utf-8"))) == []


WRONG_SHAPE = [
    name for name, (edits, _) in MISTAKES.items() if misshapen(parse_toml(edited(*edits)))
]


@pytest.mark.parametrize("name", WRONG_SHAPE)
def test_wrong_shapes_are_refused(name: str) -> None:
    """A mistake of shape, of which the checker's tests hold one of each kind, is refused."""
    edits, _ = MISTAKES[name]
    assert faults(parse_toml(edited(*edits)))


AGREED: dict[str, tuple[bool, list[Edit]]] = {
    "an id of one word": (True, [('id = "new-one"', 'id = "new"')]),
    "an id with capitals": (False, [('id = "new-one"', 'id = "New-one"')]),
    "an id that ends in a hyphen": (False, [('id = "new-one"', 'id = "new-"')]),
    "an id of an extra cost with a blank": (False, [('id = "parts"', 'id = "p arts"')]),
    "an answer called unsure": (
        False,
        [('id = "yes"\nlabel = "Yes"', 'id = "unsure"\nlabel = "Yes"'), (', carry = "yes"', "")],
    ),
    "a year": (True, [('published = "2026-03-01"', 'published = "2026"')]),
    "a month": (True, [('published = "2026-03-01"', 'published = "2026-03"')]),
    "no date": (True, [('published = "2026-03-01"', 'published = "not stated"')]),
    "the thirteenth month": (False, [('published = "2026-03-01"', 'published = "2026-13"')]),
    "the first of a day": (False, [('published = "2026-03-01"', 'published = "2026-03-1"')]),
    "no date in other words": (False, [('checked = "2026-10"', 'checked = "unknown"')]),
    "a rate of a month": (True, [('date = "2026-05"', 'date = "2026-05"')]),
    "a rate without a date": (True, [('date = "2026-05"', 'date = ""')]),
    "a rate of last May": (False, [('date = "2026-05"', 'date = "last May"')]),
    "a review in quotes": (True, [("review_by = 2030-01-31", 'review_by = "2030-01-31"')]),
    "a review next winter": (False, [("review_by = 2030-01-31", 'review_by = "next winter"')]),
    "a review at noon": (False, [("review_by = 2030-01-31", "review_by = 2030-01-31T12:00:00")]),
    "an address without encryption": (True, [("https://example", "http://example")]),
    "no address": (True, [("https://example.org/guild", "")]),
    "an address that runs": (False, [("https://example.org/guild", "javascript:alert(1)")]),
    "an address with a blank": (False, [("https://example.org/guild", "https://exam ple.org")]),
    "a currency in small letters": (False, [('currency = "EUR"', 'currency = "eur"')]),
    "a rate in euros by name": (False, [('currency = "GBP"', 'currency = "pound"')]),
    "no hours in a year": (False, [("hours_per_year = 2080", "hours_per_year = 0")]),
    "an outcome without a headline": (
        False,
        [('headline = "Call a mobile mechanic"', 'headline = ""')],
    ),
    "a stage of no weeks": (False, [("weeks = 1\n", "weeks = 0\n")]),
    "a level below the scale": (False, [("level = 3", "level = 0")]),
    "ten answers": (
        False,
        [
            (
                '[[questions]]\nid = "skill"',
                "".join(
                    f'[[questions.answers]]\nid = "a{nr}"\nlabel = "{nr}"\nbecause = "Yes."\n'
                    'outcome = "self"\n'
                    for nr in range(8)
                )
                + '[[questions]]\nid = "skill"',
            )
        ],
    ),
    "one answer": (False, MISTAKES["one answer only"][0]),
    "goto and outcome": (False, [('goto = "skill"', 'goto = "skill"\noutcome = "self"')]),
    "goto and an empty outcome": (True, [('goto = "skill"', 'goto = "skill"\noutcome = ""')]),
    "neither goto nor outcome": (False, [('goto = "skill"', "")]),
    "an empty goto": (False, [('goto = "skill"', 'goto = ""')]),
    "an outcome without a role": (False, [('roles = ["self"]', "roles = []")]),
    "a rate without a figure": (False, [("likely = 80\n", "")]),
    "low without high": (False, [("high = 71\n", "")]),
    "high without low": (False, [("low = 50\n", "")]),
    "low and likely without high": (False, [("high = 70\n", "")]),
    "low and high": (True, [("likely = 55\n", "")]),
    "a price below nothing": (False, [("likely = 80", "likely = -80")]),
    "a price beyond counting": (False, [("likely = 80", "likely = 1000000000000")]),
    "a rating without a scale": (False, MISTAKES["rating without a scale"][0]),
    "a rating with an empty scale": (
        False,
        [('levels = ["hours", "days", "weeks"]', "levels = []")],
    ),
    "money without a channel": (False, MISTAKES["money without a channel"][0]),
    "money through no channel": (
        False,
        [('channel = "shop"\n\n[[factors]]', 'channel = ""\n\n[[factors]]')],
    ),
    "a step of nothing": (False, MISTAKES["slider without a step"][0]),
    "a slider below nothing": (False, [("minimum = 0.5", "minimum = -0.5")]),
    "another format": (False, [("format = 1", "format = 2")]),
}
"""Whether both accept it, and an edit of the small dataset."""


@pytest.mark.parametrize(("accepted", "edits"), AGREED.values(), ids=AGREED)
def test_it_agrees_with_the_checker(accepted: bool, edits: list[Edit]) -> None:
    """What the schema demands beyond shape, the checker demands too, and no less."""
    text = edited(*edits)
    assert refused(text.encode()) is not accepted
    assert bool(faults(parse_toml(text))) is not accepted


RAW = parse_toml(SMALL.read_text(encoding="utf-8"))

SHAPE = {"type", "required", "additionalProperties", "enum", "format", "anyOf"}
"""The words of a schema that speak of shape; the others are rules."""


def places(raw: typing.Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every value inside a value."""
    entries = raw.items() if isinstance(raw, dict) else enumerate(raw)
    for key, entry in entries:
        yield (*path, key)
        if isinstance(entry, dict | list):
            yield from places(entry, (*path, key))


def of_shape(error: ValidationError) -> bool:
    """Tell whether the schema complains of the shape of something."""
    return error.validator in SHAPE and not {"then", "else"} & set(error.schema_path)


MISSING = object()
paths = st.sampled_from(list(places(RAW)))
values = st.sampled_from(["word", "", 7, Decimal("1.5"), True, [], [7], {}, {"id": "a"}, MISSING])


@given(paths, values, st.sampled_from(["in its place", "as another key"]))
def test_broken_shapes_are_refused_by_both(
    path: tuple[str | int, ...], value: object, where: str
) -> None:
    """Whatever is left out, added or of another type, both see it or neither does."""
    raw = deepcopy(RAW)
    parent: typing.Any = raw
    for key in path[:-1]:
        parent = parent[key]
    if isinstance(parent, dict) and where == "as another key":
        parent["unheard-of"] = "word" if value is MISSING else value
    elif value is MISSING:
        del parent[path[-1]]
    else:
        parent[path[-1]] = value
    assert any(of_shape(error) for error in faults(raw)) == bool(misshapen(raw))
