"""The engine agrees, to the minor unit, with what is worked out again from the dataset's text."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from helpers import SMALL

from roletui.dataset.dataset import Dataset
from roletui.dataset.load import load

from .engine import billed
from .plans import plan
from .recomputation import Bill, Plan, Table, bill, read

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


def test_a_hundred_plans_cost_what_they_cost_worked_out_again() -> None:
    """Every kind of item of every line, what is paid once, and the total, at all three ends."""
    assert [*disagreements(2026, 100)] == []


@pytest.mark.harness
def test_two_thousand_plans_cost_what_they_cost_worked_out_again() -> None:
    """The same, of many."""
    assert [*disagreements(1, 2000)] == []
