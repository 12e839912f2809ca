"""Limits of what a user can say, each at the limit and one beyond it."""

from decimal import Decimal
from types import MappingProxyType

import pytest
from helpers import small

from roletui.cost.drafts import Draft
from roletui.dataset.dataset import Dataset
from roletui.state.fit import dropped_by_dataset, fit_to_dataset
from roletui.state.state import State, WrongHireGuess, weigh
from roletui.text.clean import cleaned, noted
from roletui.tree.walk import Tree


def weighable() -> Dataset:
    """Return the small dataset with a waiting time that can be weighed."""
    dataset = small().dataset
    factors = tuple(
        factor._replace(better="less") if factor.id == "wait" else factor
        for factor in dataset.factors
    )
    return dataset._replace(factors=factors)


TREE = Tree(weighable())


@pytest.mark.parametrize(
    ("weight", "kept"),
    [(-1, None), (0, None), (1, 1), (4, 4), (5, 5), (6, 5), (100, 5)],
)
def test_a_factor_weighs_from_nothing_to_five(weight: int, kept: int | None) -> None:
    """Beyond the limits the nearest counts, both where it is set and where it was kept."""
    expected = {"other": 2} | ({} if kept is None else {"wait": kept})
    before = State(weights=MappingProxyType({"other": 2, "wait": 3}))
    assert weigh(before, "wait", weight).weights == expected
    old = State(weights=MappingProxyType({"wait": weight}))
    assert fit_to_dataset(TREE, old).weights == ({} if kept is None else {"wait": kept})
    told = [*dropped_by_dataset(TREE, old)]
    if kept == weight:
        assert told == []
    else:
        is_now = "left out" if kept is None else kept
        assert told == [
            f"The weight of “wait” cannot be “{weight}” with this dataset; it is {is_now}."
        ]


def test_only_what_can_be_weighed_keeps_a_weight() -> None:
    """The place has no better end, and nobody knows the colour."""
    old = State(weights=MappingProxyType({"place": 3, "colour": 3, "wait": 3}))
    assert fit_to_dataset(TREE, old).weights == {"wait": 3}


@pytest.mark.parametrize(
    ("goal", "kept"),
    [("-0.01", "0"), ("0.005", "0.01"), ("1000000000", "1000000000"), ("1000000000.01", "1e9")],
)
def test_a_goal_is_at_most_a_billion(goal: str, kept: str) -> None:
    """In cents, from nothing on."""
    assert fit_to_dataset(TREE, State(goal=Decimal(goal))).goal == Decimal(kept)


def mistake(role: str, redone: str, restart: str) -> WrongHireGuess:
    """Return what a wrong choice is thought to take."""
    return WrongHireGuess(role, Decimal(redone), Decimal(restart))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (mistake("mobile", "100", "10"), mistake("mobile", "100", "10")),
        (mistake("gone", "100.5", "10.5"), mistake("", "100", "10")),
        (mistake("", "-1", "-1"), mistake("", "0", "0")),
    ],
)
def test_a_mistake_redoes_all_at_most(given: WrongHireGuess, kept: WrongHireGuess) -> None:
    """At most 100 per cent are done again, and no longer than the weeks of the slider are lost."""
    assert fit_to_dataset(TREE, State(mistake=given)).mistake == kept


def test_a_plan_has_twenty_lines_at_most() -> None:
    """Of an own list the first twenty lines with a role are kept, and each of the rest is named."""
    line = Draft("mobile", people=Decimal(1))
    full = State(plan=(line,) * 20, listed=True)
    assert fit_to_dataset(TREE, full) == full
    assert [*dropped_by_dataset(TREE, full)] == []
    more = full._replace(plan=(line, Draft("gone"), *full.plan))
    assert fit_to_dataset(TREE, more) == full
    assert [*dropped_by_dataset(TREE, more)] == [
        "Part 2 of the plan is left out: this dataset has no role “gone”.",
        "Part 22 of the plan is left out: a plan has at most 20 parts.",
    ]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        ("\n\n  one  \t\n\n two\n\n", "  one\n\n two"),
        ("a\x1b[31mb\x00\x7f\x80\x9fc\xa0", "a[31mbc"),
        ("tab\tstays", "tab\tstays"),
        ("\ud800half\udfff", "half"),
    ],
)
def test_notes_hold_nothing_that_a_terminal_obeys(words: str, kept: str) -> None:
    """Lines end alike, without blanks behind them, and none is empty at either end."""
    assert noted(words) == kept


def test_the_signs_around_what_a_terminal_obeys_stay() -> None:
    """31 and 127 to 159 are taken out, 32, 126 and 160 are not; half a sign pair is none."""
    edges = "".join(map(chr, (31, 32, 126, 127, 159, 160, 0xD7FF, 0xD800, 0xDFFF, 0xE000)))
    assert cleaned(edges) == "".join(map(chr, (32, 126, 160, 0xD7FF, 0xE000)))
    assert cleaned("a\tb\nc", keep="") == "abc"
