"""The rules of cost, for any dataset and any plan: each is a property of totals."""

import typing
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from roletui.cost.alternatives import alternatives
from roletui.cost.breakeven import saving
from roletui.cost.lines import PlanLine
from roletui.cost.plan import Priced, priced
from roletui.cost.wrong_hire import instead, wrong_hire
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Load, Overhead
from roletui.dataset.overhead_kinds import OverheadKind
from roletui.text.money import Range, digits
from roletui.text.numbers import rounded

from .trees import BASE
from .trees import priced as priced_datasets

Kinds = tuple[OverheadKind, ...]
TIME: Kinds = ("weeks", "overrun")
MINIMUMS: Kinds = ("least-hours", "least-week")


def without(dataset: Dataset, *kinds: OverheadKind) -> Dataset:
    """Return a dataset without some kinds of overhead."""
    left = tuple(entry for entry in dataset.budget.overheads if entry.kind not in kinds)
    return dataset._replace(budget=dataset.budget._replace(overheads=left))


def topped(dataset: Dataset, kind: OverheadKind, figure: Decimal | int) -> Dataset:
    """Return a dataset with one more overhead, of a single figure, that comes with every rate."""
    more = Overhead("more", "More", "As it is.", "", kind, likely=Decimal(figure))
    overheads = (*dataset.budget.overheads, more)
    return dataset._replace(budget=dataset.budget._replace(overheads=overheads))


def worth(dataset: Dataset, *lines: PlanLine) -> Range:
    """Return what a plan costs in all."""
    found = priced(dataset, lines)
    assert found.unpriced == ()
    assert found.total is not None
    return found.total


def near(one: Range, other: Range, *plans: Priced) -> bool:
    """Tell whether amounts differ by no more than the rounding of each item of some plans."""
    most = sum(len(found.items) for found in plans)
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


def alike(
    dataset: Dataset, lines: Sequence[PlanLine], other: Dataset, plan: Sequence[PlanLine]
) -> bool:
    """Tell whether two plans cost the same at all three ends, each item being rounded."""
    one, two = priced(dataset, lines), priced(other, plan)
    assert one.total is not None
    assert two.total is not None
    return near(one.total, two.total, one, two)


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Draw a priced dataset whose hours are paid, or worked at any number of them a year."""
    dataset = draw(priced_datasets())
    channels = tuple(
        channel._replace(hours_per_year=draw(st.integers(1500, 2080)))
        for channel in dataset.channels
    )
    return dataset._replace(channels=channels)


def size(most: int) -> st.SearchStrategy[Decimal]:
    """Draw a size with up to two decimals."""
    return st.decimals("0.01", most, places=2, allow_nan=False, allow_infinity=False)


class Made(typing.NamedTuple):
    """A dataset and somebody's work at one of its rates."""

    dataset: Dataset
    line: PlanLine

    def __repr__(self) -> str:
        """Show what matters of a dataset: it goes on for pages."""
        dataset = self.dataset
        return f"{self.line} {dataset.rates} {dataset.channels} {dataset.budget.overheads}"


@st.composite
def plans(draw: st.DrawFn) -> Made:
    """Draw a dataset and somebody's work at one of its rates."""
    dataset = draw(datasets())
    rate = draw(st.sampled_from(dataset.rates))
    sizes = (Decimal(draw(st.integers(1, 9))), draw(size(60)), draw(size(50)))
    return Made(dataset, PlanLine(rate.role, rate.channel, *sizes, rate=rate.id))


@given(plans(), size(20))
def test_weeks_of_ramp_up_are_weeks(made: Made, ramp: Decimal) -> None:
    """Some weeks of ramp-up and some of work cost what as many plain weeks cost."""
    dataset, line = made
    dataset = without(dataset, "overrun")
    longer = line._replace(weeks=line.weeks + ramp)
    assert alike(topped(dataset, "weeks", ramp), [line], dataset, [longer])


@given(plans())
def test_twice_the_weeks_are_twice_the_weeks(made: Made) -> None:
    """An overrun of 100 % costs at the high end what twice the weeks cost, and else nothing."""
    dataset, line = made
    dataset = without(dataset, "overrun")
    late = priced(topped(dataset, "overrun", 100), [line])
    short, twice = (priced(dataset, [line._replace(weeks=line.weeks * n)]) for n in (1, 2))
    assert late.total is not None
    assert short.total is not None
    assert twice.total is not None
    assert near(late.total, Range(*short.total[:2], twice.total.high), late, twice)


@given(plans(), st.integers(1, 9))
def test_splitting_a_line_changes_nothing(made: Made, others: int) -> None:
    """Some people in one line and others beside them cost what all cost in one line.

    But for somebody who leaves: of a line that is one person, however many it has.
    """
    dataset, line = made
    dataset = without(dataset, "quits")
    both = line._replace(people=line.people + others)
    assert alike(dataset, [both], dataset, [line, line._replace(people=Decimal(others))])


@given(plans(), st.integers(1, 60), size(9))
def test_a_minimum_is_a_floor(made: Made, least: int, ramp: Decimal) -> None:
    """A minimum costs what as many hours cost that are worked, and nothing where more are.

    A minimum of hours a week is one of all hours where it is taken times the weeks that are paid.
    """
    dataset, line = made
    # A successor works the hours of a week; no minimum of all hours is for them.
    dataset = topped(without(dataset, *MINIMUMS, *TIME, "quits"), "weeks", ramp)
    [*before, last] = dataset.budget.overheads
    overheads = (*before, last._replace(id="ramp"))
    dataset = dataset._replace(budget=dataset.budget._replace(overheads=overheads))
    more = line._replace(hours=max(line.hours, Decimal(least)))
    assert alike(topped(dataset, "least-week", least), [line], dataset, [more])
    in_all = topped(dataset, "least-hours", least * (line.weeks + ramp))
    assert alike(in_all, [line], dataset, [more])


@given(plans(), st.integers(1, 10**6))
def test_a_bill_of_both_ways_changes_no_break_even(made: Made, bill: int) -> None:
    """What is paid a month whichever way is taken moves neither of them."""
    dataset, line = made

    def hours(counted: Dataset) -> list[Fraction | None]:
        ways = alternatives(counted, priced(counted, [line]).costs[0])
        chosen = next(way for way in ways if way.chosen)
        by_rate = sorted((way for way in ways if not way.chosen), key=lambda way: way.cost.rate.id)
        found = [saving(chosen, way) for way in by_rate]
        return [entry and entry.hours for entry in found]

    assert hours(topped(dataset, "month", bill)) == hours(dataset)


@given(plans(), st.integers(0, 100), st.integers(0, 20), st.data())
def test_a_wrong_hire_costs_three_totals(
    made: Made, redone: int, restart: int, data: st.DataObject
) -> None:
    """What was paid, and a second engagement, less the right plan from the start."""
    dataset, line = made
    role = data.draw(st.sampled_from([rate.role for rate in dataset.rates]))
    right = instead(dataset, line, role)
    again = right._replace(weeks=right.weeks * redone / 100 + restart)
    assume(again.weeks)
    found = wrong_hire(
        dataset, priced(dataset, [line]).costs[0], role, Decimal(redone), Decimal(restart)
    )
    assert found is not None
    paid, second, planned = (worth(dataset, plan).likely for plan in (line, again, right))
    assert found.lost.likely == paid + second - planned


def test_where_nothing_is_done_again_nobody_is_engaged() -> None:
    """Without work to do again and without a new start there is no second engagement to pay."""
    line = PlanLine("workshop", "shop", Decimal(1), Decimal(10), Decimal(5))
    dataset = topped(BASE, "least-hours", 30)
    found = wrong_hire(dataset, priced(dataset, [line]).costs[0], "mobile", Decimal(0), Decimal(0))
    assert found is not None
    assert found.second.paid == Range(0, 0, 0)


@given(
    plans(),
    st.decimals(10_000, 900_000, places=2),
    st.decimals(1, 2, places=3),
    st.integers(1, 9),
)
def test_a_year_of_an_employee_costs_a_salary_with_its_load(
    made: Made, salary: Decimal, load: Decimal, people: int
) -> None:
    """Fifty-two weeks of forty hours, of which fewer are worked: the salary, times its load."""
    dataset, line = made
    loaded = tuple(
        channel._replace(hours_basis="worked", load=Load(salary=load, because="As it is."))
        for channel in dataset.channels
    )
    rates = tuple(
        rate._replace(unit="year", low=None, likely=salary, high=None) for rate in dataset.rates
    )
    dataset = without(dataset, *typing.get_args(OverheadKind))
    dataset = dataset._replace(channels=loaded, rates=rates)
    year = line._replace(people=Decimal(people), hours=Decimal(40), weeks=Decimal(52))
    paid = worth(dataset, year)
    exact = salary * load * people * 10 ** digits(dataset.about.currency)
    assert paid == Range(*[rounded(*exact.as_integer_ratio())] * 3)


@given(plans(), size(9), st.integers(0, 300), st.data())
def test_bounds_are_in_order_and_add_up(
    made: Made, ramp: Decimal, late: int, data: st.DataObject
) -> None:
    """Low is no more than likely, likely no more than high; each of them is a sum of its items.

    An hour that is not worked may become one that is: items are rounded, and not in order.
    """
    dataset, line = made
    dataset = topped(dataset, data.draw(st.sampled_from(TIME)), ramp * late)
    rates = st.sampled_from(dataset.rates)
    others = [
        line._replace(role=rate.role, channel=rate.channel, rate=rate.id)
        for rate in data.draw(st.lists(rates, max_size=3))
    ]
    found = priced(dataset, [line, *others])
    assert found.total is not None
    for total, items in [(found.total, found.items), *((c.total, c.items) for c in found.costs)]:
        most = len(items)
        assert total.low <= total.likely + most
        assert total.likely <= total.high + most
    for end in range(3):
        assert found.total[end] == sum(item.amount[end] for item in found.items)
        for entry in found.costs:
            assert entry.total[end] == sum(item.amount[end] for item in entry.items)


@given(plans(), st.sampled_from(["people", "hours", "weeks"]), st.integers(1, 9))
def test_more_never_costs_less(made: Made, name: str, more: int) -> None:
    """Another person, hour or week makes no total smaller, at any end; each item is rounded."""
    dataset, line = made
    small = priced(dataset, [line])
    large = priced(dataset, [line._replace(**{name: getattr(line, name) + more})])
    assert small.total is not None
    assert large.total is not None
    most = len(small.items)
    assert all(a <= b + most for a, b in zip(small.total, large.total, strict=True))
