"""The dataset that ships: what others rely on in it, and what it owes its readers."""

import re
from pathlib import Path

import pytest

from roletui.dataset.load import load, shipped
from roletui.dataset.model import Example, RateEntry, Role
from roletui.tree.walk import Tree

LOADED = load()
DATASET = LOADED.dataset
TREE = Tree(DATASET)

POINTS = {"A": 4, "B": 6, "C": 4, "D": 4, "E": 4, "F": 1, "G": 4, "H": 2}
"""The points of the brief: how many there are under each letter."""


MESSY = 40
"""A brief of so many words is a request as it came in, with all that is beside the point."""

KINDS = {
    "automation": {"automation-specialist", "automation-with-developers"},
    "AI engineer": {"ai-engineer"},
    "ML engineer": {"ml-engineer", "ai-with-ml", "ai-then-ml"},
    "none of these": {"no-hire", "other-trade", "own-developers"},
}
"""The outcomes of each kind of answer."""


def words(*texts: str) -> int:
    """Count the words of several texts."""
    return sum(len(text.split()) for text in texts)


def messy_briefs() -> list[Example]:
    """Return the examples whose brief is long."""
    return [entry for entry in DATASET.examples if words(entry.brief) >= MESSY]


def test_every_outcome_has_an_example() -> None:
    """Each outcome is reached by at least one example."""
    assert {example.outcome for example in DATASET.examples} == set(TREE.outcomes)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_answer_has_messy_briefs(kind: str) -> None:
    """Six long briefs or more lead to each kind of answer, and to every outcome of that kind."""
    ends = [entry.outcome for entry in messy_briefs() if entry.outcome in KINDS[kind]]
    assert len(ends) >= 6
    assert set(ends) == KINDS[kind]


def test_messy_briefs_can_be_close() -> None:
    """Of at least 24 long briefs, none above 90 words, five or more can end in two ways."""
    found = messy_briefs()
    assert len(found) >= 24
    assert max(words(entry.brief) for entry in found) <= 90
    assert len([entry.id for entry in found if entry.close_to]) >= 5


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


@pytest.mark.parametrize(
    ("rate", "salary", "advertisements"),
    [
        ("ai-engineer-in-house-advertised-mid", 190_000, 16),
        ("ai-engineer-in-house-advertised-senior", 200_000, 30),
        ("ml-engineer-in-house-advertised-mid", 193_000, 57),
        ("ml-engineer-in-house-advertised-senior", 211_000, 114),
    ],
)
def test_advertised_salaries(rate: str, salary: int, advertisements: int) -> None:
    """Each is one figure of a year, the median of so many advertisements of April 2026."""
    found = DATASET.rate(rate)
    assert (found.low, found.likely, found.high) == (None, salary, None)
    stated = (found.unit, found.basis, found.channel, found.source, found.date, found.grade)
    assert stated == ("year", "advertised", "in-house", "skillenai", "2026-04", "A")
    assert f"in {advertisements} advertisements" in found.note
    assert DATASET.countable(found)


@pytest.mark.parametrize("role", ["ai-engineer", "ml-engineer"])
def test_the_first_choice_of_an_employee_is_the_loaded_wage(role: str) -> None:
    """A plan that names no rate is counted with it, as before salaries were there to choose."""
    assert DATASET.rates_of(role, "in-house")[0].basis == "loaded"


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
