"""The costs of a plan as plain data, for JSON and CSV; the shapes are a public promise."""

import typing
from collections.abc import Sequence
from datetime import date

from roletui.cost.assumptions import assumptions
from roletui.cost.bills import month_amount
from roletui.cost.items import ONE, Item
from roletui.cost.lines import PlanLine, has_middle, has_range
from roletui.cost.plan import Priced
from roletui.cost.provenance import is_own, provenance, stale_rate
from roletui.dataset.bills import NO_BILLS, Bills
from roletui.dataset.dataset import Dataset
from roletui.dataset.review_dates import NOT_STATED
from roletui.report.data.csv_text import csv_text
from roletui.report.data.json_text import json_text, number, range_data
from roletui.text.money import ZERO, Range, major

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
    """Return a plan's lines as rows of text, the head first; amounts in major units.

    A row says what a line costs in all; what is paid once for the plan has a row of its own.

    A bound that no source gives is empty, and so is a likely figure where there is only a range.
    Lines for which no rate is stated come last, without amounts; there is no row for the total, so
    that a sum of the columns is one.
    """
    head = ["role", "channel", "people", "hours_per_week", "weeks", "hours", "currency"]
    head += ["rate_low", "rate_likely", "rate_high", "cost_low", "cost_likely", "cost_high"]
    rows = [[*head, "basis", "region", "source", "published", "grade", "stale"]]
    currency = dataset.about.currency
    for entry in found.costs:
        rate = entry.rate
        source = provenance(dataset, rate)
        amounts = [*_bounds([entry.work], entry.hourly, currency)]
        amounts += _bounds(entry.items, entry.total, currency)
        old = stale_rate(dataset, rate, today) if today else ""
        cited = [source.publisher, source.dated, source.grade or "", old]
        start = _start(entry.line, entry.channel.id, currency)
        rows.append([*start, *amounts, rate.basis, rate.region, *cited])
    for extra in found.extras:
        amounts = [*_bounds([extra], extra.price.times(ONE), currency)]
        amounts += _bounds([extra], extra.amount, currency)
        rows.append([extra.label, *[""] * 5, currency, *amounts, *[""] * 6])
    for line in found.unpriced:
        rows.append([*_start(line, line.channel, currency), *[""] * 6, NOT_STATED, *[""] * 5])
    return rows


def _bounds(items: Sequence[Item], amount: Range, currency: str) -> list[str]:
    """Return low, likely and high in major units; empty for those that no source gives."""
    low, likely, high = (major(figure, currency) for figure in amount)
    if not has_range(items):
        return ["", likely, ""]
    return [low, "" if has_middle(items) else likely, high]


def _start(line: PlanLine, channel: str, currency: str) -> list[str]:
    sizes = (line.people, line.hours, line.weeks, line.total_hours)
    return [line.role, channel, *(str(number(size)) for size in sizes), currency]
