"""What holds of the sum of any requests to any dataset."""

import random
from decimal import Decimal

from helpers import context_of, tried
from hypothesis import given
from hypothesis import strategies as st

from properties.trees import answers, datasets
from roletui.batch.by_engine import case_of
from roletui.batch.requests import Request
from roletui.batch.size import Size
from roletui.portfolio.alike import Alike
from roletui.portfolio.gathering import of_table
from roletui.portfolio.portfolio import Portfolio
from roletui.state.context import Context
from roletui.text.money import ZERO
from roletui.tree.walk import Tree


@st.composite
def tables(draw: st.DrawFn) -> tuple[Context, list[Request]]:
    """Draw some requests to a dataset without minimums, with months and sizes."""
    dataset = draw(datasets())
    rows = st.builds(
        Request,
        st.just("R"),
        answers(dataset, two=True),
        st.sampled_from([None, Decimal(1), Decimal(2)]),
        st.sampled_from([None, Decimal(8), Decimal(40)]),
        st.none(),
        st.sampled_from(["", "shop", "street"]),
        st.sampled_from(["", "2027-01", "2027-02"]),
        st.just(""),
    )
    return context_of(dataset), draw(st.lists(rows, max_size=6))


def all_of(found: Portfolio) -> tuple[object, ...]:
    """Return everything that a portfolio says."""
    drawn = found.drawn and (found.drawn.low, found.drawn.high)
    return (
        found.rows, found.counts, found.assumed, found.cheapest, found.dearest, found.months,
        found.settling, found.shared, found.left, drawn and [round(end, -1) for end in drawn],
    )  # fmt: skip


@given(table=tables(), seed=st.integers())
def test_the_order_of_the_rows_changes_nothing(
    table: tuple[Context, list[Request]], seed: int
) -> None:
    """Rows in another order are the same portfolio; the drawing but for the order of its sums."""
    context, rows = table
    shuffled = random.Random(seed).sample(rows, len(rows))
    assert all_of(of_table(context, rows)) == all_of(of_table(context, shuffled))


@given(tables())
def test_a_portfolio_is_the_sum_of_its_rows(table: tuple[Context, list[Request]]) -> None:
    """Every amount and number is the sum of those of each row alone, and lies between the ends.

    Without minimums nothing is cheaper together.
    """
    context, rows = table
    whole, alone = of_table(context, rows), [of_table(context, [row]) for row in rows]
    for name in ("cheapest", "dearest", "readable", "undecided"):
        assert getattr(whole, name) == sum(getattr(each, name) for each in alone)
    for end in range(3):
        assert whole.assumed[end] == sum(each.assumed[end] for each in alone)
        assert whole.assumed[end] == sum(row.cost[end] for row in whole.rows)
    assert whole.cheapest <= whole.assumed.likely <= whole.dearest
    assert sum(row.number for row in whole.rows) == len(rows)
    if whole.months:
        assert sum(month.number for month in whole.months) == len(rows)
        assert sum(month.cost.likely for month in whole.months) == whole.assumed.likely
    assert whole.shared == ()


@given(tables())
def test_a_row_costs_what_is_written_of_it(table: tuple[Context, list[Request]]) -> None:
    """A row that has a recommendation costs what a decided table says: its size and way count."""
    context, rows = table
    for row in rows:
        case = case_of(context, row.answers, Size(*row[2:6]))
        found = of_table(context, [row])
        assert found.counts[case.walk.status] == 1
        if case.outcome:
            total = case.bill.total
            assert found.assumed == (total or ZERO)


@given(table=tables())
def test_a_question_settles_what_its_answers_decide(
    table: tuple[Context, list[Request]],
) -> None:
    """The count of each question is that of the rows that every answer to it decides."""
    context, rows = table
    tree = context.tree
    for each in of_table(context, rows).settling:
        name = each.question.id
        decided = 0
        for row in rows:
            walk = tree.walk(row.answers)
            still = walk.status != "decided"
            unsure = [step.question.id for step in walk.steps if step.answer is None]
            asked = name in {*walk.open, *unsure} - walk.beside
            ends = (tree.walk({**row.answers, name: a.id}).status for a in each.question.answers)
            decided += still and asked and all(status == "decided" for status in ends)
        assert each.settled == decided


@tried(2)
@given(st.data())
def test_answers_that_count_walk_alike(data: st.DataObject) -> None:
    """With the answers that count alone a walk is the same, and they are some of those given."""
    dataset = data.draw(datasets())
    tree = Tree(dataset)
    alike = Alike(tree)
    for _ in range(3):
        given_ = data.draw(answers(dataset, two=True))
        counting = alike.counting(given_)
        assert counting == alike.counting(dict(counting))
        assert dict(counting).items() <= given_.items()
        walk, other = tree.walk(given_), tree.walk(dict(counting))
        for name in ("status", "steps", "outcomes", "tied", "open", "question", "provisional"):
            assert getattr(walk, name) == getattr(other, name)
