"""Every table of costs adds up in the form in which it is printed."""

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal

from helpers import Ran, case_of, drafted, small, tables

from roletui.cost.assumptions import assumptions
from roletui.cost.drafts import Draft
from roletui.cost.lines import PlanLine
from roletui.cost.plan import priced
from roletui.dataset.load import load
from roletui.dataset.model import Overhead
from roletui.report.data.costs import cost_data, cost_rows
from roletui.report.record.record import record
from roletui.state.state import State

Cli = Callable[..., Ran]
DATASET = small().dataset


def test_columns_of_csv_are_the_plan(cli: Cli) -> None:
    """The fee of the network, its minimum and a middle of ours count in each of the columns.

    10 h × 8 weeks × $125 = $10,000; 80 h more to the minimum; $79 × 8 × 12 ÷ 52 = $145.85.
    """
    out = cli("cost", "-l", "ml-engineer@vetted=1x10x8", "--format", "csv").out
    read = list(csv.DictReader(io.StringIO(out)))
    sums = [sum(Decimal(row[f"cost_{end}"]) for row in read) for end in ("low", "likely", "high")]
    assert sums == [Decimal("16145.85"), Decimal("20145.85"), Decimal("24145.85")]
    assert [(row["kind"], row["figures"]) for row in read] == [
        ("work", "middle"),
        ("unused", "middle"),
        ("month", "single"),
    ]


def test_an_employees_hours_times_the_rate_are_the_cost(cli: Cli) -> None:
    """Of 2 × 30 h × 26 weeks = 1,560 h paid 1,835 in 2,080 are worked: 1,376.25 h × $84."""
    plan = ("cost", "-l", "ml-engineer@in-house=2x30x26", "--format")
    [row] = csv.DictReader(io.StringIO(cli(*plan, "csv").out))
    assert (row["hours"], row["quantity"], row["unit"]) == ("1560", "1376.25", "h")
    assert Decimal(row["quantity"]) * Decimal(row["rate_likely"]) == Decimal(row["cost_likely"])
    [line] = json.loads(cli(*plan, "json").out)["lines"]
    assert (line["hours"], line["hours_worked"]) == (1560, 1376.25)
    assert line["cost"]["likely"] == 11_560_500
    [plain] = json.loads(cli("cost", "-l", "ml-engineer@embedded=2x30x26", "--format", "json").out)[
        "lines"
    ]
    assert "hours_worked" not in plain


def test_the_record_says_that_equal_work_is_compared() -> None:
    """1,560 h for an employee are 1,376.25 h of work; by the vendor they cost 1,376.25 × $35."""
    sizes = (Decimal(2), Decimal(30), Decimal(26))
    employee = Draft("ml-engineer", "in-house", "ml-engineer-in-house-loaded", *sizes)
    text = record(case_of(load(), State(plan=(employee,), listed=True)))
    _, _, elsewhere = text.partition("### Other ways to hire for the same work\n\n")
    assert elsewhere.startswith("An employee is paid 1,560 h for 1,376 h of work. ")
    assert "Embedded offshore (quoted) | no range | $48,168.75 | no range | $67,436.25 less" in text


def test_a_bill_of_what_nobody_else_prices_is_as_unknown_as_that(cli: Cli) -> None:
    """What is left of a line is not stated, nor is its $145.85 of Toptal fees then nothing."""
    plan = ("cost", "-l", "ml-engineer@vetted=2x10x8", "--disinterested", "--format", "csv")
    line, fee = csv.DictReader(io.StringIO(cli(*plan).out))
    assert (line["likely"], fee["likely"]) == ("40000.00", "145.85")
    for row in (line, fee):
        assert (row["likely_without"], row["difference"]) == ("", "")


def test_a_shared_bill_has_a_row_of_its_own() -> None:
    """Two lines at €440 a week for 12 weeks, and a bill of €79 a month that both share.

    Each line is €5,280 in its own table too; with 12 weeks × €79 × 12 ÷ 52 it is €10,778.77.
    """
    bill = Overhead("bill", "Tools", "", "guild", "month", likely=Decimal(79))
    dataset = DATASET._replace(budget=DATASET.budget._replace(overheads=(bill,)))
    line = PlanLine("workshop", "shop", Decimal(1), Decimal(8), Decimal(12))
    text = record(case_of(dataset, State(plan=(drafted(line),) * 2, listed=True)))
    [plan] = [rows for rows in tables(text) if rows[0][0].startswith("Part")]
    assert [(row[0].partition(":")[0], row[3]) for row in plan[1:]] == [
        ("Part 1", "€5,280.00"),
        ("Part 2", "€5,280.00"),
        ("Tools", "€218.77"),
        ("Total", "€10,778.77"),
    ]
    assert plan[0][0] == "Part (months of 4⅓ weeks)"
    items = [rows for rows in tables(text) if rows[0][0].startswith("Item")]
    assert [rows[-1][2] for rows in items] == ["€5,280.00"] * 2
    billed = [rows for rows in tables(text) if rows[0][0] == "What is billed"]
    assert [[row[0], row[2]] for row in billed[0][1:]] == [
        ["A week", "€440.00"],
        ["A month (4⅓ weeks)", "€1,906.67"],
    ]


def test_a_price_below_a_cent_is_exact() -> None:
    """€0.015 an hour × 730 h = €10.95; nowhere is the price two cents."""
    [shop, *_] = [rate for rate in DATASET.rates if rate.id == "workshop-shop"]
    cheap = shop._replace(low=None, likely=Decimal("0.015"), high=None)
    rates = tuple(cheap if rate is shop else rate for rate in DATASET.rates)
    dataset = DATASET._replace(rates=rates)
    found = priced(dataset, [PlanLine("workshop", "shop", *map(Decimal, (1, 73, 10)))])
    assert found.total is not None
    assert found.total.likely == 1_095
    head, row = cost_rows(dataset, found)
    assert row[head.index("rate_likely")] == "0.015"
    assert row[head.index("cost_likely")] == "10.95"
    [line] = cost_data(dataset, found)["lines"]
    assert line["price"]["likely"] == 0.015
    assert ": €0.015 an hour, quoted; " in assumptions(dataset, found.costs)[0]
