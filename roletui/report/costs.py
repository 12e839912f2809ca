"""The costs of a plan as plain data, for JSON and CSV; the shapes are a public promise."""

import typing
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from roletui.budget import Cost, assumptions, total
from roletui.dataset.model import Dataset
from roletui.money import Range, major
from roletui.origin import is_own, origin, stale_rate

Data = dict[str, typing.Any]


def cost_data(dataset: Dataset, costs: Sequence[Cost], today: date | None = None) -> Data:
    """Return a plan with its costs, in the shape that ``cost --format json`` prints."""
    return {
        "currency": dataset.about.currency,
        "lines": [
            {
                "role": entry.line.role,
                "channel": entry.channel.id,
                "people": number(entry.line.people),
                "hours_per_week": number(entry.line.hours),
                "weeks": number(entry.line.weeks),
                "hours": number(entry.line.total_hours),
                "rate": range_data(entry.hourly),
                "cost": range_data(entry.total),
                **({"basis": entry.rate.basis} if is_own(entry.rate) else {}),
            }
            for entry in costs
        ],
        "total": range_data(total(costs)),
        "assumptions": list(assumptions(dataset, costs, today)),
    }


def range_data(amount: Range) -> dict[str, int]:
    """Return a range as integers in minor units."""
    return amount._asdict()


def number(value: Decimal) -> int | float:
    """Return an exact decimal as JSON writes it: whole numbers without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


def cost_rows(
    dataset: Dataset, costs: Iterable[Cost], today: date | None = None
) -> list[list[str]]:
    """Return a plan's lines as rows of text, the head first; amounts in major units.

    A bound that no source gives is empty, and so is a likely figure where there is only a range.
    """
    head = ["role", "channel", "people", "hours_per_week", "weeks", "hours", "currency"]
    head += ["rate_low", "rate_likely", "rate_high", "cost_low", "cost_likely", "cost_high"]
    rows = [[*head, "basis", "region", "source", "published", "grade", "stale"]]
    currency = dataset.about.currency
    for entry in costs:
        line, rate = entry.line, entry.rate
        found = origin(dataset, rate)
        given = (rate.low is not None, rate.likely is not None, rate.high is not None) * 2
        amounts = [
            major(amount, currency) if stated else ""
            for stated, amount in zip(given, (*entry.hourly, *entry.total), strict=True)
        ]
        sizes = (line.people, line.hours, line.weeks, line.total_hours)
        start = [line.role, entry.channel.id, *(str(number(size)) for size in sizes), currency]
        old = stale_rate(dataset, rate, today) if today else ""
        said = [found.publisher, found.dated, found.grade or "", old]
        rows.append([*start, *amounts, rate.basis, rate.region, *said])
    return rows
