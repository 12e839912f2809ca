"""The answer over the comparison: who it is, and what sets them apart from the runner-up."""

from types import MappingProxyType

import pytest
from helpers import case_of
from hypothesis import given
from hypothesis import strategies as st
from journeys.running import shipped
from rich.cells import cell_len

from roletui.case.case import Case
from roletui.dataset.model import Example
from roletui.screens.compare.answer import LARGE_FROM, MOST, ROOMY, told, who
from roletui.state.state import Override, State

WIDE = 113
"""Cells for the line at 120 columns."""


def case(override: str = "", **answers: str) -> Case:
    """Return the case of some answers to the shipped dataset, and of an own choice."""
    state = State(MappingProxyType(answers))
    if not override:
        return case_of(shipped(), state)
    outcome = case_of(shipped(), state).outcome
    assert outcome is not None
    return case_of(shipped(), state._replace(override=Override(override, "why", outcome.id)))


def line(shown: Case, width: int = WIDE) -> str:
    """Return the text in one line of so many cells."""
    [text] = told(shown, who(shown), width, ROOMY - 1).lines
    return str(text)


CHATBOT = {"result": "words", "engine": "nothing", "hands": "open"}
MODELS = {"result": "models", "hands": "post"}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (
            CHATBOT,
            "AI engineer   $1,600 less than ML engineer for 160 h · "
            "first result: weeks, not months · moderate risk, not high",
        ),
        (
            MODELS,
            "ML engineer   $1,600 more than AI engineer for 160 h · "
            "first result: months, not weeks · high risk, not moderate",
        ),
        (
            {"result": "routine", "setup": "data", "hands": "open"},  # nothing priced in common
            "Analyst or data engineer rather than Automation   "
            "first result: weeks, not days · moderate risk, not low",
        ),
        (
            {"result": "routine", "setup": "closed"},  # a mix beside one role
            "Own developers, then Automation rather than Developer   "
            "low risk, not moderate · first result: weeks and days",
        ),
        (
            {"result": "software", "hands": "open"},  # what is alike comes last
            "Developer rather than Own developers   "
            "moderate risk, not low · first result: weeks either way",
        ),
        (
            {"result": "routine", "setup": "one", "hands": "job"},  # the runner-up is the same role
            "One-tool specialist   first result: days · low risk",
        ),
        ({}, ""),
        ({"result": "words"}, ""),
    ],
)
def test_what_sets_the_two_apart(answers: dict[str, str], expected: str) -> None:
    """Only what both have is compared; what differs comes first."""
    assert line(case(**answers)) == expected


def test_where_there_is_room_the_first_fact_has_a_line_of_its_own() -> None:
    """The rest stands below it; while nothing is decided there is nothing."""
    said = [
        str(told(case(**answers), who(case(**answers)), WIDE, ROOMY).lines[0])
        for answers in (CHATBOT, {})
    ]
    assert said[0].splitlines() == [
        "AI engineer   $1,600 less than ML engineer for 160 h",
        "first result: weeks, not months · moderate risk, not high",
    ]
    assert said[1] == ""


@pytest.mark.parametrize(
    ("shown", "width", "name", "lines"),
    [
        (
            case(**CHATBOT),
            WIDE,
            "AI engineer",
            [
                "$1,600 less than ML engineer for 160 h",
                "first result: weeks, not months",
                "moderate risk, not high",
            ],
        ),
        (
            case("no-hire", **CHATBOT),
            WIDE,
            "No hire",
            [
                "rather than AI engineer",
                "first result: days, not weeks",
                "low risk, not moderate",
            ],
        ),
        (
            case(**CHATBOT),
            80,  # 48 columns of letters leave fewer than 30
            "",
            [
                "AI engineer   $1,600 less than ML engineer for 160 h",
                "first result: weeks, not months · moderate risk, not high",
            ],
        ),
    ],
)
def test_on_a_tall_terminal_the_name_is_drawn_large(
    shown: Case, width: int, name: str, lines: list[str]
) -> None:
    """Each fact has a line beside it; a name for which there is no room stays in its line."""
    found = told(shown, who(shown), width, LARGE_FROM)
    assert found.figure == name
    assert [line for text in found.lines for line in str(text).splitlines()] == lines
    assert len(lines) <= MOST


def test_an_own_choice_is_compared_with_the_recommendation() -> None:
    """It stands beside what the answers recommend, not beside their runner-up."""
    assert line(case("no-hire", **CHATBOT)) == (
        "No hire rather than AI engineer   first result: days, not weeks · low risk, not moderate"
    )


def test_the_same_price_is_said_to_be_the_same() -> None:
    """Equal figures have no difference; of ranges only the middles are alike."""
    loaded = shipped().loaded
    rates = tuple(
        rate._replace(likely=25) if rate.channel == "embedded" else rate
        for rate in loaded.dataset.rates
    )
    state = State(MappingProxyType(CHATBOT))
    shown = case_of(loaded.dataset._replace(rates=rates), state)
    assert line(shown) == (
        "AI engineer   first result: weeks, not months · moderate risk, not high"
        " · the same price as ML engineer for 160 h"
    )
    ranges = tuple(rate._replace(low=20, high=30) for rate in rates)
    shown = case_of(loaded.dataset._replace(rates=ranges), state)
    assert line(shown).endswith("about the same price as ML engineer for 160 h")


@given(st.sampled_from(shipped().dataset.examples), st.integers(1, 140))
def test_parts_are_left_out_and_never_cut(example: Example, width: int) -> None:
    """The line fits; each of its parts is one of the widest line, less its label or its basis."""
    shown = case(**example.answers)
    name, found = who(shown), line(shown, width)
    assert cell_len(found) <= width
    if cell_len(name) > width:
        assert found.endswith("…")
        return
    assert found.startswith(name)
    whole = line(shown, 500).split(" · ")
    for part in found.split(" · ")[1:]:
        assert any(
            part == full or full.endswith(f": {part}") or full.startswith(f"{part} for 160 h")
            for full in whole
        )
