"""What is asked of a plan's figures holds for any plan, with anything on top of any rates."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from roletui.cost.breakeven import affordable, even
from roletui.cost.cashflow import cumulative
from roletui.cost.items import ONE, Input
from roletui.cost.lines import PlanLine
from roletui.cost.plan import Priced, priced
from roletui.cost.sensitivity import swings
from roletui.cost.settings import fit_settings, with_settings
from roletui.cost.simulation import simulate
from roletui.cost.sizes import SIZES, Size, resized
from roletui.dataset.dataset import Dataset
from roletui.text.money import Range, digits

from .trees import planned, terms

Plan = tuple[Dataset, list[PlanLine]]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan on anybody's terms: overheads set or switched, in any currency."""
    dataset, lines = draw(planned())
    return with_settings(dataset, fit_settings(dataset, draw(terms(dataset)))), lines


def unrounded(dataset: Dataset, lines: list[PlanLine] | tuple[PlanLine, ...]) -> Fraction:
    """Return the likely total of a plan before any rounding."""
    parts = [
        part.quantity * part.price.likely * (part.factor.likely if part.factor else ONE)
        for part in priced(dataset, lines).items
    ]
    return sum(parts, Fraction(0))


def whole(found: Priced) -> Range:
    """Return the total of a plan that has one."""
    assert found.total is not None
    return found.total


@given(plans())
def test_items_add_up(case: Plan) -> None:
    """Items add up to lines, lines and what is paid once to the total, each range in order."""
    found = priced(*case)
    assert [sum(bound) for bound in zip(*(item.amount for item in found.items), strict=True)] == [
        *whole(found)
    ]
    for entry in found.costs:
        sums = [sum(bound) for bound in zip(*(item.amount for item in entry.items), strict=True)]
        assert sums == [*entry.total]
    for item in found.items:
        assert 0 <= item.amount.low <= item.amount.likely <= item.amount.high
        assert item.at(item.price.likely, item.factor.likely if item.factor else ONE) == (
            item.amount.likely
        )


@given(plans())
def test_what_is_drawn_lies_within_the_range(case: Plan) -> None:
    """The same plans are drawn each time; nine in ten of them are in the range of the total."""
    found = priced(*case)
    spread = simulate(found.items)
    assert spread == simulate(found.items)
    if spread is None:
        assert all(figure.low == figure.high for item in found.items for figure in item.inputs)
        return
    total, rounding = whole(found), len(found.items)
    assert spread.least <= spread.p10 <= spread.p50 <= spread.p90 <= spread.most
    assert total.low - rounding <= spread.least
    assert spread.most <= total.high + rounding
    assert sum(spread.counts) == 2000
    assert 0 <= spread.bin_of(total.low) <= spread.bin_of(total.high) < len(spread.counts)


def moved(dataset: Dataset, figure: Input, end: Fraction) -> Dataset:
    """Return a dataset in which a rate stands at one end of its range."""
    exact = end / 10 ** digits(dataset.about.currency)
    at = Decimal(exact.numerator) / Decimal(exact.denominator)
    rates = tuple(
        rate._replace(low=None, likely=at, high=None) if rate.id == figure.id else rate
        for rate in dataset.rates
    )
    return dataset._replace(rates=rates)


@given(plans(), st.data())
def test_each_swing_is_a_plan_of_its_own(case: Plan, data: st.DataObject) -> None:
    """The ends of a swing are what the plan costs with that figure, or that size, moved there."""
    dataset, lines = case
    found = priced(dataset, lines)
    number = data.draw(st.integers(0, len(lines) - 1))
    widths = []
    for swing in swings(dataset, lines, found, number):
        widths.append(swing.width)
        if isinstance(swing.figure, str):
            ends = [(swing.at_low, swing.low), (swing.at_high, swing.high)]
            for size, total in ends:
                again = priced(dataset, resized(lines, number, swing.figure, size))
                assert whole(again).likely == total
            continue
        for end, total in ((swing.figure.low, swing.low), (swing.figure.high, swing.high)):
            parts = [
                part.at(
                    end if part.price == swing.figure else part.price.likely,
                    (end if part.factor == swing.figure else part.factor.likely)
                    if part.factor
                    else ONE,
                )
                for part in found.items
            ]
            assert sum(parts) == total
            if swing.figure.kind == "rate":
                # Divided to 28 digits, so that an item may be a minor unit off.
                again = priced(moved(dataset, swing.figure, end), lines)
                assert abs(whole(again).likely - total) <= len(found.items)
    assert widths == sorted(widths, reverse=True)


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

    def likely(size: Decimal) -> int:
        return whole(priced(dataset, resized(lines, number, name, size))).likely

    if found is None:
        assert likely(slider.minimum) > goal
        return
    assert likely(found) <= goal
    assert found + slider.step > slider.maximum or likely(found + slider.step) > goal


@given(plans())
def test_what_is_spent_grows_to_the_total(case: Plan) -> None:
    """Week after week no less is spent, nothing before the first, and in the end the total."""
    found = priced(*case)
    weeks = cumulative(found)
    assert weeks[-1] == whole(found)
    assert weeks[0] == Range(0, 0, 0)
    for before, after in pairwise(weeks):
        assert all(a <= b for a, b in zip(before, after, strict=True))
