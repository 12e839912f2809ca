"""The dataset that ships: what others rely on in it, and what it owes its readers."""

import re
from pathlib import Path

import pytest

from roletui.dataset.load import load, shipped
from roletui.dataset.model import RateEntry, Role
from roletui.decision import Tree

LOADED = load()
DATASET = LOADED.dataset
TREE = Tree(DATASET)

POINTS = {"A": 4, "B": 6, "C": 4, "D": 4, "E": 4, "F": 1, "G": 4, "H": 2}
"""The points of the brief: how many there are under each letter."""


def words(*texts: str) -> int:
    """Count the words of several texts."""
    return sum(len(text.split()) for text in texts)


def test_every_outcome_has_an_example() -> None:
    """Each outcome is reached by at least one example."""
    assert {example.outcome for example in DATASET.examples} == set(TREE.outcomes)


def test_ways_are_short() -> None:
    """The shortest way asks two or three questions, the longest at most eight."""
    start = TREE.walk({})
    assert 2 <= start.shortest <= 3
    assert start.longest <= 8


def test_roles_others_rely_on() -> None:
    """The roles bear the ids that records, scripts and documents refer to."""
    assert {role.id for role in DATASET.roles} == {
        "automation-specialist",
        "ai-engineer",
        "ml-engineer",
        "own-developers",
        "no-hire",
        "other-trade",
    }


def test_channels_others_rely_on() -> None:
    """The ways to hire bear the ids that records, scripts and documents refer to."""
    ids = {"embedded", "marketplace", "vetted", "agency", "in-house"}
    assert ids <= {channel.id for channel in DATASET.channels}


@pytest.mark.parametrize("role", DATASET.roles, ids=lambda role: role.id)
def test_roles_have_two_sides(role: Role) -> None:
    """Every role has at least two points for it and two against it."""
    assert len(role.pros) >= 2
    assert len(role.cons) >= 2


@pytest.mark.parametrize("side", ["pros", "cons"])
def test_roles_are_treated_alike(side: str) -> None:
    """The points of the roles differ by at most one in number and by a quarter in words."""
    points = [getattr(role, side) for role in DATASET.roles]
    counts = [len(entry) for entry in points]
    lengths = [words(*entry) for entry in points]
    assert max(counts) - min(counts) <= 1
    assert max(lengths) <= 1.25 * min(lengths)


@pytest.mark.parametrize("rate", DATASET.rates, ids=lambda rate: rate.id)
def test_rates_have_a_dated_source(rate: RateEntry) -> None:
    """Every rate names its source, and the date of the figure or else the day it was checked."""
    [source] = [entry for entry in DATASET.sources if entry.id == rate.source]
    dated = rate.date or source.published
    assert re.match(r"20\d\d", dated if dated != "not stated" else source.checked)


def test_every_source_says_who_gains() -> None:
    """Every source says what its publisher gains if the reader believes it."""
    assert [source.id for source in DATASET.sources if not source.interest] == []


@pytest.mark.parametrize(
    "point", [f"{letter}{nr}" for letter, most in POINTS.items() for nr in range(1, most + 1)]
)
def test_points_of_the_brief_have_a_place(point: str) -> None:
    """Every point of the brief is named in a comment where it stands."""
    text = Path(shipped("ai-roles")).read_text(encoding="utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert any(re.search(rf"\b{point}\b", line) for line in comments)
