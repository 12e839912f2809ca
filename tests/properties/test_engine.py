"""What is asked of a plan's figures holds for any plan, with anything on top of any rates."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import prod

from hypothesis import given
from hypothesis import strategies as st

from roletui.cost.breakeven import affordable, even
from roletui.cost.cashflow import cumulative
from roletui.cost.items import Input
from roletui.cost.items import whole as nearest
from roletui.cost.lines import PlanLine
from roletui.cost.overheads import high, likely, low
from roletui.cost.plan import Priced, priced
from roletui.cost.rates import hour_input
from roletui.cost.sample import exact
from roletui.cost.sensitivity import choices, swings
from roletui.cost.settings import fit_settings, with_settings
from roletui.cost.simulation import simulate
from roletui.cost.sizes import SIZES, Size, resized
from roletui.cost.whole_plan import total_at
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead, RateEntry
from roletui.dataset.overhead_kinds import OverheadKind
from roletui.text.money import Range

from .trees import BASE, planned, terms

Plan = tuple[Dataset, list[PlanLine]]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan on anybody's terms: overheads set or switched, in any currency."""
    dataset, lines = draw(planned())
    return with_settings(dataset, fit_settings(dataset, draw(terms(dataset)))), lines


def unrounded(dataset: Dataset, lines: list[PlanLine] | tuple[PlanLine, ...]) -> Fraction:
    """Return the likely total of a plan before any rounding."""
    return exact(total_at(priced(dataset, lines).costs, likely))


def counted(dataset: Dataset, *kinds: OverheadKind) -> bool:
    """Tell whether any overhead of all these kinds can be counted."""
    found = {entry.kind for entry in dataset.budget.overheads}
    return found.issuperset(kinds)


def whole(found: Priced) -> Range:
    """Return the total of a plan that has one."""
    assert found.total is not None
    return found.total


@given(plans())
def test_items_add_up(case: Plan) -> None:
    """Items add up to lines, lines and what is paid once to the total; what differs has a range."""
    found = priced(*case)
    assert [sum(bound) for bound in zip(*(item.amount for item in found.items), strict=True)] == [
        *whole(found)
    ]
    for entry in found.costs:
        sums = [sum(bound) for bound in zip(*(item.amount for item in entry.items), strict=True)]
        assert sums == [*entry.total]
        assert entry.work is entry.items[0]
    for item in found.items:
        figures = [figure.likely for figure in item.inputs]
        # What is left of a minimum makes up for how the parts before it were rounded.
        off = len(found.items) if item.kind == "unused" else 0
        assert abs(item.amount.likely - nearest(prod(figures, start=item.quantity))) <= off
        assert item.ranged or item.amount.single
        assert min(item.amount) >= -off
        # The more is worked, the less of a minimum is not; and what is late may overlap.
        if "not worked" not in item.label and item.due != "each month":
            assert item.amount == Range(*sorted(item.amount))


@given(plans())
def test_a_total_lies_between_its_bounds(case: Plan) -> None:
    """Unless what is late begins to overlap, all at its low end costs the least."""
    dataset, _ = case
    found = priced(*case)
    total, rounding = whole(found), len(found.items)
    if not counted(dataset, "late", "month"):
        assert total.low - rounding <= total.likely <= total.high + rounding


@given(plans())
def test_each_case_is_counted_by_one_function(case: Plan) -> None:
    """The total of each case is that of its parts, which are rounded one by one."""
    found = priced(*case)
    for bound, at in zip(whole(found), (low, likely, high), strict=True):
        assert abs(bound - exact(total_at(found.costs, at))) <= Fraction(len(found.items), 2)


@given(plans())
def test_what_is_drawn_lies_around_what_is_likely(case: Plan) -> None:
    """The same plans are drawn each time; with all figures in the middle one has the likely total.

    All low together and high together, plans lie no nearer than with each figure by itself.
    """
    dataset, _ = case
    found = priced(*case)
    spread = simulate(found.costs)
    assert spread == simulate(found.costs)
    if spread is None:
        assert whole(found).single
        return
    total, rounding = whole(found), len(found.items)
    assert spread.least <= spread.p10 <= spread.p50 <= spread.p80 <= spread.p90 <= spread.most
    assert sum(spread.counts) == 2000
    assert 0 <= spread.bin_of(total.low) <= spread.bin_of(total.high) < len(spread.counts)
    if counted(dataset, "late", "month"):
        return
    near = 1e-6 * spread.joint[-1] + 1e-6
    assert spread.joint[0] <= spread.totals[0] + near
    assert spread.joint[-1] >= spread.totals[-1] - near
    assert (
        spread.joint[999] - near - rounding <= total.likely <= spread.joint[1000] + near + rounding
    )


@given(plans())
def test_each_swing_is_a_plan_of_its_own(case: Plan) -> None:
    """The ends of a swing are what the plan costs with that figure moved there; the most first."""
    dataset, lines = case
    found = priced(dataset, lines)
    widths = []
    for swing in swings(found):
        widths.append(swing.width)
        assert isinstance(swing.figure, Input)
        if swing.figure.kind == "rate":
            for end, total in ((0, swing.low), (2, swing.high)):
                again = priced(moved(dataset, swing.figure, end), lines)
                assert abs(whole(again).likely - total) <= len(found.items)
    assert widths == sorted(widths, reverse=True)


def moved(dataset: Dataset, figure: Input, end: int) -> Dataset:
    """Return a dataset in which all that is said to be a figure stands at one end of its range."""

    def at_end(rate: RateEntry) -> RateEntry:
        stated = (rate.low, rate.likely, rate.high)
        return rate._replace(low=None, likely=stated[end], high=None)

    rates = tuple(
        at_end(rate)
        if rate.low is not None and hour_input(dataset, rate).key == figure.key
        else rate
        for rate in dataset.rates
    )
    return dataset._replace(rates=rates)


@given(plans(), st.data())
def test_each_choice_is_a_plan_of_its_own(case: Plan, data: st.DataObject) -> None:
    """The ends of a size are what the plan costs with that size."""
    dataset, lines = case
    number = data.draw(st.integers(0, len(lines) - 1))
    for swing in choices(dataset, lines, number):
        assert isinstance(swing.figure, str)
        for size, total in ((swing.at_low, swing.low), (swing.at_high, swing.high)):
            again = priced(dataset, resized(lines, number, swing.figure, size))
            assert whole(again).likely == total


def with_only(dataset: Dataset, left_out: tuple[OverheadKind, ...], *more: Overhead) -> Dataset:
    """Return a dataset without the overheads of some kinds, and with others."""
    kept = (entry for entry in dataset.budget.overheads if entry.kind not in left_out)
    return dataset._replace(budget=dataset.budget._replace(overheads=(*kept, *more)))


def extra(kind: OverheadKind, figure: int) -> Overhead:
    """Return an overhead of every line."""
    return Overhead("more", "More", "", BASE.sources[0].id, kind, likely=Decimal(figure))


@given(plans(), st.integers(1, 9))
def test_paid_time_is_one_thing(case: Plan, weeks: int) -> None:
    """Ramp-up costs what as many more weeks cost, and an overrun of 100 % what twice as many do."""
    dataset, lines = case
    base = with_only(dataset, ("weeks", "overrun", "late", "quits"))
    line = lines[0]._replace(weeks_range=None)
    longer, doubled = line._replace(weeks=line.weeks + weeks), line._replace(weeks=2 * line.weeks)
    ramp = with_only(base, (), extra("weeks", weeks))
    for bounds in zip(*(whole(found) for found in (
        priced(base, [longer]), priced(ramp, [line])
    )), strict=True):  # fmt: skip
        assert abs(bounds[0] - bounds[1]) <= 10
    more = priced(with_only(base, (), extra("overrun", 100)), [line])
    assert abs(whole(more).high - whole(priced(base, [doubled])).high) <= 10
    assert abs(whole(more).low - whole(priced(base, [line])).low) <= 10


@given(plans())
def test_splitting_a_line_changes_nothing(case: Plan) -> None:
    """Two lines of one person cost what one line of two costs, whatever comes with them."""
    dataset, lines = case
    line = lines[0]._replace(people=Decimal(2), follows=False)
    one = line._replace(people=Decimal(1))
    for whole_line, parts in zip(
        whole(priced(dataset, [line])), whole(priced(dataset, [one, one])), strict=True
    ):
        assert abs(whole_line - parts) <= 12


@given(plans(), st.sampled_from(SIZES), st.data())
def test_where_two_plans_cost_the_same_they_do(case: Plan, name: Size, data: st.DataObject) -> None:
    """At the size that is found, a plan costs exactly the target, before rounding."""
    dataset, lines = case
    number = data.draw(st.integers(0, len(lines) - 1))
    target = data.draw(st.integers(1, 2 * whole(priced(dataset, lines)).likely + 1))
    found = even(dataset, lines, number, name, target)
    if found is not None:
        assert found > 0
        assert unrounded(dataset, resized(lines, number, name, found)) == target
        return
    # No size costs that much: neither a small one, nor one beyond any slider.
    near, far = (
        unrounded(dataset, resized(lines, number, name, size))
        for size in (Fraction(1, 10**9), Fraction(10**9))
    )
    assert target <= near or target > far


@given(plans(), st.sampled_from(SIZES), st.data())
def test_what_is_affordable_is_the_most(case: Plan, name: Size, data: st.DataObject) -> None:
    """The size that is found costs no more than the goal, and the next one does."""
    dataset, lines = case
    number = data.draw(st.integers(0, len(lines) - 1))
    goal = data.draw(st.integers(0, 3 * whole(priced(dataset, lines)).likely))
    found = affordable(dataset, lines, number, name, goal)
    slider = getattr(dataset.budget, name)

    def costs(size: Decimal) -> int:
        return whole(priced(dataset, resized(lines, number, name, size))).likely

    if found is None:
        assert costs(slider.minimum) > goal
        return
    assert costs(found) <= goal
    assert found + slider.step > slider.maximum or costs(found + slider.step) > goal


@given(plans())
def test_what_is_spent_grows_to_the_total(case: Plan) -> None:
    """Week after week no less is spent, nothing before the first, and in the end the total."""
    found = priced(*case)
    weeks = cumulative(found)
    assert weeks[-1] == whole(found)
    assert weeks[0] == Range(0, 0, 0)
    for before, after in pairwise(weeks):
        assert all(a <= b for a, b in zip(before, after, strict=True))
