"""Leaving out those who earn, whoever they are: what stays, and that nothing else decides it."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from roletui.cost.disinterested import LeftPlan, left_plan
from roletui.cost.lines import PlanLine
from roletui.cost.plan import priced
from roletui.dataset.dataset import Dataset
from roletui.dataset.disinterested import earning, without_interested
from roletui.text.money import ZERO

from .trees import BASE
from .trees import priced as priced_datasets


@st.composite
def told(draw: st.DrawFn) -> Dataset:
    """Draw a priced dataset whose rates and overheads come from any source, which may earn."""
    dataset = draw(priced_datasets())
    sources = st.sampled_from([source.id for source in dataset.sources])
    rates = [rate._replace(source=draw(sources)) for rate in dataset.rates]
    rates += [
        rate._replace(id=f"{rate.id}-again", source=draw(sources))
        for rate in rates
        if draw(st.booleans())
    ]
    overheads = [entry._replace(source=draw(sources)) for entry in dataset.budget.overheads]
    says = [
        source._replace(earns=draw(st.sampled_from([True, False, None])))
        for source in dataset.sources
    ]
    return dataset._replace(
        sources=tuple(says),
        rates=tuple(rates),
        budget=dataset.budget._replace(overheads=tuple(overheads)),
    )


roles = st.sampled_from([role.id for role in BASE.roles])
channels = st.sampled_from(["", *(channel.id for channel in BASE.channels)])
sizes = st.integers(1, 5)


@st.composite
def lines(draw: st.DrawFn) -> list[PlanLine]:
    """Draw a plan of one to three lines."""
    return [
        PlanLine(draw(roles), draw(channels), *map(Decimal, draw(st.tuples(sizes, sizes, sizes))))
        for _ in range(draw(st.integers(1, 3)))
    ]


def left(dataset: Dataset, plan: list[PlanLine]) -> LeftPlan:
    """Return what is left of a plan."""
    return left_plan(dataset, without_interested(dataset), priced(dataset, plan))


@given(told(), lines())
def test_dropping_no_source_changes_nothing(dataset: Dataset, plan: list[PlanLine]) -> None:
    """Where nobody earns the dataset is the very same, and so is every amount of a plan."""
    honest = dataset._replace(
        sources=tuple(source._replace(earns=False) for source in dataset.sources)
    )
    assert without_interested(honest) is honest
    found = left(honest, plan)
    assert found.same
    assert found.left.items == found.planned.items
    assert found.total == found.planned.total


@given(told(), lines(), st.data())
def test_the_order_of_sources_does_not_matter(
    dataset: Dataset, plan: list[PlanLine], data: st.DataObject
) -> None:
    """Sources in any order leave the same rates and the same amounts."""
    other = dataset._replace(sources=tuple(data.draw(st.permutations(dataset.sources))))
    assert without_interested(other).rates == without_interested(dataset).rates
    assert left(other, plan).left.items == left(dataset, plan).left.items


@given(told())
def test_nobody_who_earns_is_left(dataset: Dataset) -> None:
    """No rate, no counted overhead and no cell rests on them, and all that others say stays."""
    earn, rest = earning(dataset), without_interested(dataset)
    assert [rate for rate in dataset.rates if rate.source not in earn] == [*rest.rates]
    for before, now in zip(dataset.budget.overheads, rest.budget.overheads, strict=True):
        assert now.counted == (before.counted and before.source not in earn) or before.rate
    cited = [name for factor in rest.factors for cell in factor.cells for name in cell.sources]
    assert not earn.intersection(cited)
    assert without_interested(rest) == rest


@given(told(), lines())
def test_a_whole_is_stated_where_each_line_is(dataset: Dataset, plan: list[PlanLine]) -> None:
    """The total is the sum of lines and extras; there is none where a line has no other price."""
    found = left(dataset, plan)
    assert len(found.lines) == len(found.planned.costs)
    for line in found.lines:
        gone = not without_interested(dataset).rates_of(
            line.planned.rate.role, line.planned.rate.channel
        )
        assert (line.left is None) == gone
    if found.alone:
        assert (found.total, found.difference) == (None, None)
    elif found.total is not None:
        parts = [line.left.total for line in found.lines if line.left]
        parts += [extra.amount for extra in found.left.extras]
        whole = ZERO
        for part in parts:
            whole = whole.plus(part)
        assert found.total == whole
