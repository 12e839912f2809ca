"""Whatever an author writes that is valid is read exactly as it was written."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
import tomli_w
from helpers import small
from hypothesis import assume, given
from hypothesis import strategies as st

from roletui.dataset.checks.rules import problems_of
from roletui.dataset.dataset import Dataset
from roletui.dataset.limits import NOT_IN_FILES, hints_of, metadata
from roletui.dataset.load import parse
from roletui.dataset.problems import DatasetError, errors

from .trees import datasets, priced


def written(value: Any) -> Any:
    """Return a part of a dataset as the plain tables and lists that TOML holds."""
    if hasattr(value, "_asdict"):
        hints = hints_of(type(value))
        return {
            key: written(entry)
            for key, entry in value._asdict().items()
            if entry is not None and NOT_IN_FILES not in metadata(hints[key])
        }
    if isinstance(value, tuple):
        return [written(entry) for entry in value]
    return value


@given(datasets(conditions=False))
def test_generated_trees_are_valid(dataset: Dataset) -> None:
    """A generated dataset breaks no rule, so what is tried on it could be written by an author."""
    assert errors(problems_of(dataset)) == []


@given(datasets() | priced())
def test_read_as_written(dataset: Dataset) -> None:
    """A dataset written as TOML is read back equal, every figure exact."""
    # Of conditions drawn at random some never hold, which is an error.
    assume(not errors(problems_of(dataset)))
    assert parse(tomli_w.dumps(written(dataset)).encode(), "file").dataset == dataset


raw_values = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.text(max_size=9) | st.just(Decimal("1.5")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "role", "answers"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(Dataset._fields) | st.text(max_size=5), raw_values))
def test_any_table_is_refused_in_words(raw: dict[str, Any]) -> None:
    """Any TOML that is no dataset is refused with problems; nothing else is ever raised."""
    with pytest.raises(DatasetError) as refused:
        parse(tomli_w.dumps(raw).encode(), "file")
    assert all(problem.message for problem in refused.value.problems)


def places(raw: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every value inside a value."""
    entries: Any = raw.items() if isinstance(raw, dict) else enumerate(raw)
    found: list[tuple[str | int, ...]] = []
    for key, entry in entries:
        found.append((*path, key))
        if isinstance(entry, dict | list):
            found += places(entry, (*path, key))
    return found


WHOLE = written(small().dataset)
PLACES = places(WHOLE)


@given(st.dictionaries(st.sampled_from(PLACES), raw_values | st.none(), min_size=1, max_size=4))
def test_any_damage_is_refused_in_words(damage: dict[tuple[str | int, ...], Any]) -> None:
    """A dataset in which anything is missing or something else is read or refused with problems."""
    raw = deepcopy(WHOLE)
    for path in sorted(damage, key=len, reverse=True):
        parent = raw
        for key in path[:-1]:
            parent = parent[key]
        parent[path[-1]] = damage[path]
    found = read(without_none(raw))
    if isinstance(found, DatasetError):
        assert found.problems
        assert all(problem.message and problem.place for problem in found.problems)
    else:
        assert read(written(found)) == found


def read(raw: dict[str, Any]) -> Dataset | DatasetError:
    """Return the dataset that is written so, or its refusal."""
    try:
        return parse(tomli_w.dumps(raw).encode(), "file").dataset
    except DatasetError as refused:
        return refused


def without_none(raw: Any) -> Any:
    """Return a value without the entries that are None, which TOML cannot write."""
    if isinstance(raw, dict):
        return {key: without_none(entry) for key, entry in raw.items() if entry is not None}
    if isinstance(raw, list):
        return [without_none(entry) for entry in raw if entry is not None]
    return raw
