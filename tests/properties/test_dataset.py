"""Whatever an author writes that is valid is read exactly as it was written."""

from decimal import Decimal
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from roletui.dataset.load import parse
from roletui.dataset.model import Dataset
from roletui.dataset.problems import DatasetError
from roletui.dataset.rules import problems_of

from .trees import datasets, priced


def written(value: Any) -> Any:
    """Return a part of a dataset as the plain tables and lists that TOML holds."""
    if hasattr(value, "_asdict"):
        return {key: written(entry) for key, entry in value._asdict().items() if entry is not None}
    if isinstance(value, tuple):
        return [written(entry) for entry in value]
    return value


@given(datasets())
def test_generated_trees_are_valid(dataset: Dataset) -> None:
    """A generated dataset breaks no rule, so what is tried on it could be written by an author."""
    assert problems_of(dataset) == []


@given(datasets() | priced())
def test_read_as_written(dataset: Dataset) -> None:
    """A dataset written as TOML is read back equal, every figure exact."""
    assert parse(tomli_w.dumps(written(dataset)).encode(), "file") == dataset


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
