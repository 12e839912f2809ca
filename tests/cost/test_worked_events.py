"""Events that happen or not, and what is paid on after a plan, worked out by hand."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from helpers import shipped

from roletui.cost.assumptions import assumptions
from roletui.cost.events import eventual
from roletui.cost.formula import formula
from roletui.cost.overheads import likely, low
from roletui.cost.plan import Priced, priced
from roletui.cost.settings import Choice, CostSettings, with_settings
from roletui.cost.typed_line import typed_cost
from roletui.cost.upkeep import NONE_COUNTED, upkeep
from roletui.cost.whole_plan import spans
from roletui.dataset.dataset import Dataset
from roletui.text.money import Range

STATED = shipped().dataset
PLAN = "ai-engineer@embedded=2x40x12"


def counted(**overheads: Choice) -> Dataset:
    """Return the shipped dataset with overheads; ``_`` in a name stands for ``-``."""
    choices = {name.replace("_", "-"): choice for name, choice in overheads.items()}
    return with_settings(STATED, CostSettings(choices))


def may(figure: int, chance: int | None = None) -> Choice:
    """Return a choice of a figure, in so many of 100 plans."""
    return Choice(amount=Decimal(figure), chance=None if chance is None else Decimal(chance))


def plan(dataset: Dataset, lines: Sequence[str], chances: Sequence[int | None] = ()) -> Priced:
    """Return what typed lines cost, each needed in so many of 100 plans."""
    found = [typed_cost(dataset, line).line for line in lines]
    given = [None if chance is None else Decimal(chance) for chance in chances]
    given += [None] * (len(found) - len(given))
    return priced(dataset, [one._replace(chance=c) for one, c in zip(found, given, strict=True)])


@pytest.mark.parametrize(
    ("overheads", "lines", "chances", "expected", "full"),
    [
        # 2 × 40 h × 12 weeks × $25 = $24,000; 80 h × 4 weeks × $25 = $8,000, in 20 of 100 plans.
        ({"quits": may(4, 20)}, [PLAN], [], 25_600_00, 32_000_00),
        # Two people are hired anew as well: $1,000 each at first, 20 % of as much again.
        (
            {"quits": may(4, 20), "recruiting": may(1000)},
            ["ai-engineer@marketplace=2x40x12@25"],
            [],
            # $24,000 + $2,000 + 0.2 × ($8,000 + $2,000), with 7.99 % on the hours bought.
            round((24_000 + 1_600) * 107.99) + 2_400_00,
            round(32_000 * 107.99) + 4_000_00,
        ),
        # The second line, 40 h × 4 weeks × $35 = $5,600, is needed in 60 of 100 plans.
        ({}, [PLAN, "ml-engineer@embedded=1x40x4"], [None, 60], 27_360_00, 29_600_00),
        # A bill of $400 a month for 12 weeks, 12 × 12 ÷ 52 months, in a quarter of all plans.
        (
            {"running_costs": may(400, 25)},
            [PLAN],
            [],
            24_276_92,
            25_107_69,
        ),
        # A late start alone costs nothing.
        ({"late": may(3, 50)}, [PLAN], [], 24_000_00, 24_000_00),
    ],
)
def test_a_plan_with_events_has_an_expected_and_a_full_cost(
    overheads: dict[str, Choice],
    lines: Sequence[str],
    chances: Sequence[int | None],
    expected: int,
    full: int,
) -> None:
    """Each event counts at its chance, or all of them happen; the rest is at its likely figure."""
    found = eventual(plan(counted(**overheads), lines, chances).costs)
    assert found is not None
    assert (found.expected, found.full) == (expected, full)


def test_a_certain_plan_has_no_expected_cost() -> None:
    """What happens in 100 of 100 plans is no event: it is in the likely total."""
    found = plan(counted(quits=may(4, 100)), [PLAN], [100])
    assert eventual(found.costs) is None
    assert found.total == Range(32_000_00, 32_000_00, 32_000_00)


def test_a_late_start_moves_the_line_that_follows() -> None:
    """Two weeks late in 80 of 100 plans: likely so, and the next one begins two weeks later."""
    dataset = counted(late=may(2, 80))
    lines = [typed_cost(dataset, PLAN).line] * 2
    second = lines[1]._replace(follows=True)
    costs = priced(dataset, [lines[0], second]).costs
    assert [(span.start, span.end) for span in spans(costs, likely)] == [(2, 14), (16, 28)]
    assert [(span.start, span.end) for span in spans(costs, low)] == [(0, 12), (12, 24)]


def test_the_formula_says_that_an_item_may_not_happen() -> None:
    """80 h a week × $25 × 4 weeks, which likely comes to nothing: in most plans nobody leaves."""
    item = plan(counted(quits=may(4, 20)), [PLAN]).costs[0].on_top[0]
    assert formula(item, "USD") == (
        "80 h a week × $25 × 4 weeks if it happens (20 %) = $0 ($0–$8,000)"
    )


def test_the_assumptions_say_what_may_happen() -> None:
    """Each event with its chance, then both figures."""
    dataset = counted(quits=may(4, 20))
    found = plan(dataset, [PLAN, "ml-engineer@embedded=1x40x4"], [None, 60])
    # $24,000 + $1,600 + 0.6 × ($5,600 + 0.2 × $5,600) = $29,632; all of it $43,200.
    assert (
        "What may happen: People leaving, in 20 of 100 plans; Part 2, ML engineer, is needed, in "
        "60 of 100 plans. $29,600 expected, $43,200 if all happens; each at its chance, "
        "all else likely."
    ) in assumptions(dataset, found.costs)


def test_a_bill_that_stays_is_paid_on() -> None:
    """$400 a month are $4,800 a year, once for the plan and not for each line."""
    dataset = counted(running_costs=may(400))
    found = upkeep(plan(dataset, [PLAN, PLAN]).costs)
    assert found is not None
    assert (found.month.likely, found.year.likely) == (400_00, 4_800_00)
    assert (
        "After the last week $400 a month, $4,800 a year: Model and hosting bills."
        in assumptions(dataset, plan(dataset, [PLAN]).costs)
    )


def test_a_fee_for_the_time_of_the_work_does_not_stay() -> None:
    """Toptal's $79 a month end with the contract; nothing is said to be free of upkeep."""
    found = plan(STATED, ["ml-engineer@vetted=1x40x8"])
    assert any(item.overhead == "toptal-fee" for item in found.extras)
    assert upkeep(found.costs) is None
    assert NONE_COUNTED in assumptions(STATED, found.costs)


def test_the_shipped_datasets_state_no_chance() -> None:
    """No source states how often somebody leaves or starts late: both wait for the user."""
    for name in ("quits", "late"):
        entry = STATED.overhead(name)
        assert (entry.likely, entry.chance, entry.counted) == (None, None, False)
