"""Whatever is typed, a command ends with a status and words, never with a traceback."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from helpers import context_of, small, small_tree
from hypothesis import assume, given
from hypothesis import strategies as st

from roletui.cli.commands.cost import line_cost
from roletui.cli.commands.decide import parse_answers
from roletui.cli.errors import RequestError
from roletui.dataset.problems import RefusedError
from roletui.records.scenario import ScenarioError, loads

sizes = st.one_of(
    st.integers(-(10**12), 10**12).map(str),
    st.decimals(allow_nan=True, allow_infinity=True).map(str),
    st.floats().map(str),
    st.text(st.characters(categories=["Nd"]), max_size=4),
    st.text(max_size=6),
    st.sampled_from(["", "0", "1e309", "-1", "٣", "½", "0x10", "1_000", " 1", "1,5", "+1"]),
)


def accepted(size: str, most: int) -> bool:
    """Tell whether a size is written in plain digits, above 0 and no larger than allowed."""
    whole, _, part = size.partition(".")
    plain = size.isascii() and whole.isdigit() and (part.isdigit() or "." not in size)
    return plain and len(part) <= 2 and 0 < Decimal(size) <= most


def tried(function: Callable[..., Any], *given_: object) -> Any:
    """Return what a function returns, or the refusal in words that it raises."""
    try:
        return function(*given_)
    except (RequestError, RefusedError) as refusal:
        return refusal


@pytest.mark.parametrize(("place", "most"), [(0, 5), (1, 168), (2, 10)])
@given(size=sizes)
def test_any_size_is_counted_or_refused(place: int, most: int, size: str) -> None:
    """A number of people, hours or weeks is either counted exactly or refused in words."""
    assume("@" not in size)  # what follows it is a rate
    given_ = ["2", "2", "2"]
    given_[place] = size
    result = tried(line_cost, small().dataset, f"workshop={'x'.join(given_)}")
    if accepted(size, most):
        assert result.line[2 + place] == Decimal(size)
    else:
        assert size in str(result)
        assert isinstance(result, RequestError)


@given(size=sizes)
def test_any_own_rate_is_counted_or_refused(size: str) -> None:
    """A rate of one's own is either counted exactly, 0 included, or refused in words."""
    result = tried(line_cost, small().dataset, f"self=2x2x2@{size}")
    if accepted(size, 10**7) or re.fullmatch(r"0+(\.0{1,2})?", size):
        assert result.line.own_rate == Decimal(size)
    else:
        assert size in str(result)
        assert isinstance(result, RequestError)


@given(st.text(max_size=30) | st.from_regex(r"(workshop|self|x)(@\w+)?=\d+x\d+x\d+(@[\d.]+)?"))
def test_any_line_is_counted_or_refused(word: str) -> None:
    """A plan line is counted or refused in words, whatever it holds."""
    result = tried(line_cost, small().dataset, word)
    assert str(result) if isinstance(result, RequestError) else word.startswith(result.line.role)


@given(st.text(max_size=20) | st.from_regex(r"(fault|skill|x)=(yes|unsure|x)", fullmatch=True))
def test_any_answer_is_taken_or_refused(word: str) -> None:
    """An answer is taken as it was given or refused in words, whatever it holds."""
    result = tried(parse_answers, small_tree(), [word])
    if isinstance(result, RequestError):
        assert str(result)
    else:
        assert [f"{question}={answer}" for question, answer in result.items()] == [word]


values = st.one_of(
    st.booleans().map(json.dumps),
    st.integers(-3, 3).map(str),
    st.sampled_from(['"text"', '"workshop"', "[]", "{}", "inf", "nan", "2026-01-01", "1.5"]),
)
keys = st.sampled_from(
    ["role", "channel", "people", "hours", "weeks", "rate", "own_rate", "sort", "x"]
)
tables_ = st.sampled_from(["dataset", "answers", "plan", "compare", "x"])


@given(st.dictionaries(tables_, st.dictionaries(keys, values, max_size=6), max_size=4))
def test_any_scenario_is_opened_or_refused(tables: dict[str, dict[str, str]]) -> None:
    """A scenario is opened or refused with its problems, whatever it holds."""
    made_with = 'format = 1\n[dataset]\nid = "bicycle"\nversion = "1"\nhash = "0"\n'
    parts = (
        f"[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in entries.items())
        for name, entries in tables.items()
        if name != "dataset"
    )
    text = made_with + "".join(parts)
    result = tried(loads, text, "file", context_of(small()))
    if isinstance(result, ScenarioError):
        assert result.problems
    else:
        assert result.warnings[0].startswith("The dataset has changed since")
