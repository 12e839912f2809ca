"""A decided table says of every row what ``decide`` and the cost screen say of its answers."""

from decimal import Decimal

import pytest
from batch.tables import by_engine, cells_of, csv_of, proposing, random_rows, rows_of, run, sizes
from helpers import context_of, shipped
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from properties.trees import answers

from roletui.batch import cells, decide, find_out, verdicts
from roletui.batch import rows as tables
from roletui.batch.columns import OWN, Asked
from roletui.batch.size import NO_SIZE, Size
from roletui.dataset.available import dataset_file
from roletui.dataset.load import load

SIZES = (
    NO_SIZE,
    Size(people=Decimal(2)),
    Size(hours=Decimal(20), weeks=Decimal(8)),
    Size(Decimal(1), Decimal(40), Decimal(12), "in-house"),
)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_row_is_decided_as_the_engine_decides_it(data: st.DataObject) -> None:
    """Conditions, proposals, close calls, two answers, *not sure*, blanks and sizes included."""
    dataset = data.draw(proposing())
    context = context_of(dataset)
    given = data.draw(st.lists(answers(dataset, two=data.draw(st.booleans())), min_size=1))
    wanted = [data.draw(sizes()) for _ in given]
    table = csv_of([cells_of(*each, dataset) for each in zip(given, wanted, strict=True)])
    found = rows_of(run(context, table, Asked(blank="open")))
    expected = by_engine(context, given, wanted)
    assert [{name: row[name] for name in OWN} for row in found] == expected
    for row in expected:
        event(row["status"])


@pytest.mark.harness
@pytest.mark.parametrize("name", ["ai-roles", "data-roles"])
def test_random_rows_of_the_datasets_that_ship(name: str) -> None:
    """Of ten thousand random rows of each, one answer in twenty *not sure*, all are equal."""
    context = context_of(load(dataset_file(name)))
    given = random_rows(context.dataset, 10_000, 1, "unsure")
    wanted = [SIZES[number % len(SIZES)] for number in range(len(given))]
    table = csv_of([cells_of(*each, context.dataset) for each in zip(given, wanted, strict=True)])
    found = rows_of(run(context, table))
    assert [{name: row[name] for name in OWN} for row in found] == by_engine(context, given, wanted)


def test_what_is_forgotten_is_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """With next to nothing remembered, a hundred rows of the dataset that ships are the same."""
    context = shipped()
    rows = random_rows(context.dataset, 100, 2, "unsure")
    table = csv_of([cells_of(row, SIZES[1 + len(row) % 3], context.dataset) for row in rows])
    whole = run(context, table)
    for module in (decide, find_out, verdicts):
        monkeypatch.setattr(module, "MOST", 2)
    monkeypatch.setattr(verdicts, "MOST_REMAINDERS", 10)
    monkeypatch.setattr(cells, "MOST_KNOWN", 2)
    monkeypatch.setattr(tables, "ROWS", 7)
    assert run(context, table) == whole
