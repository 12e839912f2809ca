"""The engine agrees, to the minor unit, with what is worked out again from the dataset's text."""

import random
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from helpers import SMALL

from roletui.dataset.dataset import Dataset
from roletui.dataset.load import load

from .engine import billed
from .plans import plan
from .recomputation import Bill, Line, Plan, Setting, Table, bill, read

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"
SETS = {
    "ai-roles": (DATA / "ai-roles.toml",),
    "data-roles": (DATA / "data-roles.toml",),
    "bicycle": (SMALL,),
    "payroll": (SMALL, HERE / "more.toml"),
}
"""The files of each dataset: those that ship, the small one, and one with every rule there is."""
NONE = (0, 0, 0)


@cache
def table(name: str) -> Table:
    """Return a dataset as TOML has it."""
    return read(*SETS[name])


@cache
def dataset(name: str) -> Dataset:
    """Return a dataset as the engine has it."""
    if len(SETS[name]) == 1:
        return load(str(SETS[name][0])).dataset
    whole = Path("whole.toml")  # the home of each test is its own
    whole.write_text("\n".join(file.read_text("utf-8") for file in SETS[name]), "utf-8")
    return load(str(whole)).dataset


def disagreements(seed: int, number: int) -> Iterator[str]:
    """Yield what the two do not agree on, of some plans of each dataset in turn."""
    dice = random.Random(seed)
    for nr in range(number):
        name = [*SETS][nr % len(SETS)]
        made = plan(dice, table(name))
        ours, theirs = bill(made), billed(dataset(name), made)
        if shown(ours) != shown(theirs):
            both = f"  here:   {shown(ours)}\n  engine: {shown(theirs)}"
            yield f"{name}, plan {nr}: {words(made)}\n{both}"


def shown(found: Bill) -> object:
    """Return a bill without items that come to nothing."""
    lines = [
        line and {kind: amounts for kind, amounts in sorted(line.items()) if amounts != NONE}
        for line in found.lines
    ]
    extras = {name: amounts for name, amounts in sorted(found.extras.items()) if amounts != NONE}
    return lines, extras, found.total


def words(made: Plan) -> str:
    """Return a plan without its dataset."""
    return f"{made.lines} {made.settings} {made.currency} {made.per}"


def line(role: str, channel: str, people: int, hours: int, weeks: int) -> Line:
    """Return a line at the first rate."""
    return Line(role, channel, Decimal(people), Decimal(hours), Decimal(weeks))


VETTED, ML = ("ai-engineer", "vetted"), ("ml-engineer", "vetted")


@pytest.mark.parametrize(
    ("lines", "set_", "end", "cents"),
    [
        # 4 weeks × 40 h × $75; at most 2 × 2 weeks × 40 h × $90
        ([line(*VETTED, 1, 40, 2)], {"ramp-up": 2}, 1, 1_200_000),
        ([line(*VETTED, 1, 40, 2)], {"overrun": 100}, 2, 1_440_000),
        # two people, 160 h of each × $75, in one line or in two
        ([line(*VETTED, 2, 10, 4)], {}, 1, 2_400_000),
        ([line(*VETTED, 1, 10, 4)] * 2, {}, 1, 2_400_000),
        # 12 weeks × 20 h × $125, and 12 × 12/52 months × $79
        ([line(*ML, 1, 10, 8)], {"ramp-up": 4}, 1, 3_021_877),
        # 1,835 h worked × $94
        ([line("ai-engineer", "in-house", 1, 40, 52)], {}, 1, 17_249_000),
    ],
)
def test_what_is_worked_out_here_is_right(
    lines: list[Line], set_: Mapping[str, int], end: int, cents: int
) -> None:
    """It comes to what some plans cost by hand."""
    settings = {name: Setting(True, Decimal(figure)) for name, figure in set_.items()}
    assert bill(Plan(table("ai-roles"), tuple(lines), settings)).total[end] == cents


def test_a_hundred_plans_cost_what_they_cost_worked_out_again() -> None:
    """Every kind of item of every line, what is paid once, and the total, at all three ends."""
    assert [*disagreements(2026, 100)] == []


@pytest.mark.harness
def test_two_thousand_plans_cost_what_they_cost_worked_out_again() -> None:
    """The same, of many."""
    assert [*disagreements(1, 2000)] == []
