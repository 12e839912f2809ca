"""The costs of a plan as plain data, for JSON and CSV; the shapes are a public promise."""

import typing
from datetime import date
from decimal import Decimal

from roletui.cost.assumptions import assumptions
from roletui.cost.bills import month_amount
from roletui.cost.items import Input, Item
from roletui.cost.lines import PlanLine, has_middle, has_range
from roletui.cost.plan import Priced
from roletui.cost.provenance import is_own, provenance, stale_rate
from roletui.dataset.bills import NO_BILLS, Bills
from roletui.dataset.dataset import Dataset
from roletui.dataset.review_dates import NOT_STATED
from roletui.report.data.csv_text import csv_text
from roletui.report.data.json_text import json_text, number, range_data
from roletui.text.money import ZERO, exact_major, major

Data = dict[str, typing.Any]


def cost_data(dataset: Dataset, found: Priced, today: date | None = None) -> Data:
    """Return a plan with its costs, in the shape that ``cost --format json`` prints.

    Lines without a rate are listed apart and are not in the total.
    """
    data = {
        "currency": dataset.about.currency,
        "lines": [
            {
                **_line_data(entry.line, entry.channel.id),
                "rate": range_data(entry.hourly),
                "price": _exact(entry.work.price, dataset.about.currency),
                "cost": range_data(entry.total),
                **({"basis": entry.rate.basis} if is_own(entry.rate) else {}),
                **({"items": [_item(item) for item in entry.items]} if entry.on_top else {}),
            }
            for entry in found.costs
        ],
        "total": range_data(found.total or ZERO),
        "assumptions": list(assumptions(dataset, found.costs, today)),
    }
    if found.extras:
        data["extras"] = [
            {**_item(item), **_bills(dataset.overhead(item.overhead).bills, dataset.about.currency)}
            for item in found.extras
        ]
    if found.unpriced:
        data["unpriced"] = [_line_data(line, line.channel) for line in found.unpriced]
    return data


def _exact(price: Input, currency: str) -> Data:
    """Return what a unit costs in major units, exactly: a fraction of a cent is not lost."""
    bounds = zip(("low", "likely", "high"), price[2:5], strict=True)
    return {name: number(Decimal(exact_major(bound, currency))) for name, bound in bounds}


def _item(entry: Item) -> Data:
    """Return an item of a cost: its kind, its label, and its amount."""
    return {"kind": entry.kind, "label": entry.label, "cost": range_data(entry.amount)}


def _bills(bills: Bills, currency: str) -> Data:
    """Return the bills that an item adds up, where there are any."""
    return {"bills": bills_data(bills, currency)} if bills != NO_BILLS else {}


def bills_data(bills: Bills, currency: str) -> list[Data]:
    """Return bills as they are kept, each with what it comes to in a month in minor units."""
    return [
        {
            **{k: v if isinstance(v, str) else number(v) for k, v in bill._asdict().items()},
            "month": month_amount(bill.month, currency),
        }
        for bill in bills.each
    ]


def _line_data(line: PlanLine, channel: str) -> Data:
    return {
        "role": line.role,
        "channel": channel,
        "people": number(line.people),
        "hours_per_week": number(line.hours),
        "weeks": number(line.weeks),
        **({"start_week": number(line.start)} if line.start != 1 else {}),
        "hours": number(line.total_hours),
    }


def cost_json(dataset: Dataset, found: Priced, today: date) -> str:
    """Write a plan with its costs as ``cost --format json`` prints it."""
    return json_text(cost_data(dataset, found, today))


def cost_csv(dataset: Dataset, found: Priced, today: date) -> str:
    """Write the rows of a plan as CSV."""
    return csv_text(cost_rows(dataset, found, today))


def cost_rows(dataset: Dataset, found: Priced, today: date | None = None) -> list[list[str]]:
    """Return the parts of a plan as rows of text, the head first; amounts in major units.

    A row for each part of each line, its work first and alone with the sizes, then one for each
    thing that is paid once for the plan. Each has all three amounts, so that every column of costs
    adds up to the plan; there is no row for the total. Lines for which no rate is stated come last,
    without amounts.
    """
    head = ["role", "channel", "people", "hours_per_week", "weeks", "hours", "currency"]
    head += ["rate_low", "rate_likely", "rate_high", "cost_low", "cost_likely", "cost_high"]
    head += ["basis", "region", "source", "published", "grade", "stale"]
    rows = [[*head, "line", "kind", "part", "figures"]]
    currency = dataset.about.currency
    for number_, entry in enumerate(found.costs, 1):
        rate, line, channel = entry.rate, entry.line, entry.channel.id
        source = provenance(dataset, rate)
        old = stale_rate(dataset, rate, today) if today else ""
        cited = [rate.basis, rate.region, source.publisher, source.dated, source.grade or "", old]
        for part in entry.items:
            if part.kind == "work":
                start, price, origin = _start(line, channel), _price(part, currency), cited
            else:
                start, price, origin = [line.role, channel, *[""] * 4], [""] * 3, [""] * 6
            row = [*start, currency, *price, *_amount(part, currency), *origin]
            rows.append([*row, str(number_), *_named(part)])
    for extra in found.extras:
        row = [extra.label, *[""] * 5, currency, *_price(extra, currency)]
        rows.append([*row, *_amount(extra, currency), *[""] * 6, "", *_named(extra)])
    for number_, line in enumerate(found.unpriced, len(found.costs) + 1):
        row = [*_start(line, line.channel), currency, *[""] * 6, NOT_STATED, *[""] * 5]
        rows.append([*row, str(number_), "unpriced", "", ""])
    return rows


def _price(part: Item, currency: str) -> list[str]:
    """Return low, likely and high of what one unit costs, exactly, in major units."""
    return [exact_major(bound, currency) for bound in part.price[2:5]]


def _amount(part: Item, currency: str) -> list[str]:
    """Return low, likely and high of what a part comes to, in major units."""
    return [major(bound, currency) for bound in part.amount]


def _named(part: Item) -> list[str]:
    """Return the kind of a part, what it is called, and what its three figures are."""
    figures = "middle" if has_middle([part]) else "range" if has_range([part]) else "single"
    return [part.kind, part.label, figures]


def _start(line: PlanLine, channel: str) -> list[str]:
    sizes = (line.people, line.hours, line.weeks, line.total_hours)
    return [line.role, channel, *(str(number(size)) for size in sizes)]
