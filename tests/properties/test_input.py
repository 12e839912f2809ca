"""Whatever is typed, a command ends with a status and words, never with a traceback."""

import json
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from helpers import context_of, small, small_tree
from hypothesis import assume, given
from hypothesis import strategies as st

from roletui.cli.commands.decide import parse_answers
from roletui.cli.errors import RequestError
from roletui.cost.typed_line import typed_cost
from roletui.dataset.problems import RefusedError
from roletui.records.scenario import ScenarioError, loads
from roletui.text.errors import TypedError
from roletui.text.folding import folded_name

sizes = st.one_of(
    st.integers(-(10**12), 10**12).map(str),
    st.decimals(allow_nan=True, allow_infinity=True).map(str),
    st.floats().map(str),
    st.text(st.characters(categories=["Nd"]), max_size=4),
    st.text(max_size=6),
    st.sampled_from(["", "0", "1e309", "-1", "٣", "½", "0x10", "1_000", " 1", "1,5", "+1"]),
)


def plain(size: str) -> bool:
    """Tell whether a size is written in plain digits, with at most two decimals."""
    return re.fullmatch(r"[0-9]{1,20}(\.[0-9]{1,2})?", size) is not None


def digits(number: str) -> str:
    """Return the digits of a number, without those that change nothing at its ends."""
    found = "".join(str(unicodedata.decimal(sign, "")) for sign in number)
    return found.strip("0")


def tried(function: Callable[..., Any], *given_: object) -> Any:
    """Return what a function returns, or the refusal in words that it raises."""
    try:
        return function(*given_)
    except (RequestError, RefusedError, TypedError) as refusal:
        return refusal


@pytest.mark.parametrize(("place", "most"), [(0, 5), (1, 168), (2, 10)])
@given(size=sizes)
def test_any_size_is_counted_or_refused(place: int, most: int, size: str) -> None:
    """A number of people, hours or weeks is counted whole and exactly, or refused in words."""
    assume("@" not in size)  # what follows it is a rate
    given_ = ["2", "2", "2"]
    given_[place] = size
    result = tried(typed_cost, small().dataset, f"workshop={'x'.join(given_)}")
    if isinstance(result, TypedError):
        assert size.strip() in str(result)
        assert not (plain(size) and 0 < Decimal(size) <= most)
    else:
        assert digits(str(result.line[2 + place])) == digits(size)
        assert 0 < result.line[2 + place] <= most
        assert not plain(size) or result.line[2 + place] == Decimal(size)


@given(size=sizes)
def test_any_own_rate_is_counted_or_refused(size: str) -> None:
    """A rate of one's own is counted whole and exactly, 0 included, or refused in words."""
    result = tried(typed_cost, small().dataset, f"self=2x2x2@{size}")
    if isinstance(result, TypedError):
        assert size.strip() in str(result)
        assert not (plain(size) and Decimal(size) <= 10**7)
    else:
        assert digits(str(result.line.own_rate)) == digits(size)
        assert not plain(size) or result.line.own_rate == Decimal(size)


@given(st.text(max_size=30) | st.from_regex(r"(workshop|self|x)(@\w+)?=\d+x\d+x\d+(@[\d.]+)?"))
def test_any_line_is_counted_or_refused(word: str) -> None:
    """A plan line is counted or refused in words, whatever it holds."""
    result = tried(typed_cost, small().dataset, word)
    if isinstance(result, TypedError):
        assert str(result)
    else:
        assert folded_name(word).startswith(folded_name(result.line.role))


@given(st.text(max_size=20) | st.from_regex(r"(fault|skill|x)=(yes|unsure|x)", fullmatch=True))
def test_any_answer_is_taken_or_refused(word: str) -> None:
    """An answer is taken as it was given or refused in words, whatever it holds."""
    result = tried(parse_answers, small_tree(), [word])
    if isinstance(result, (RequestError, TypedError)):
        assert str(result)
    else:
        [(question, answer)] = result.items()
        assert folded_name(f"{question}={answer}") == folded_name(word)


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
