"""Many requests summed up, as plain data; the shape is a public promise."""

import typing

from roletui.portfolio.portfolio import Portfolio
from roletui.report.data.json_text import json_text, number, range_data

Data = dict[str, typing.Any]


def json(portfolio: Portfolio) -> str:
    """Return the summary as JSON; money in minor units."""
    return json_text(data(portfolio)) + "\n"


def data(portfolio: Portfolio) -> Data:
    """Return the summary as plain data."""
    drawn, counts = portfolio.drawn, portfolio.counts
    return {
        "requests": portfolio.readable + portfolio.unreadable,
        "counts": {
            "decided": counts["decided"],
            "open": counts["open"],
            "asking": counts["asking"],
            "bad": portfolio.unreadable,
        },
        "currency": portfolio.currency,
        "assumed": range_data(portfolio.assumed),
        "cheapest": portfolio.cheapest,
        "dearest": portfolio.dearest,
        "drawn": {"p10": drawn.low, "p90": drawn.high} if drawn else None,
        "outcomes": [
            {
                "outcome": row.outcome,
                "roles": [*row.roles],
                "decided": row.decided,
                "open": row.leaning,
                "people": number(row.people),
                "cost": range_data(row.cost),
            }
            for row in portfolio.rows
        ],
        "roles": {role: portfolio.roles[role] for role in sorted(portfolio.roles)},
        "months": [
            {
                "month": month.month,
                "requests": month.number,
                "roles": {role: month.roles[role] for role in sorted(month.roles)},
                "nobody": month.nobody,
                "open": month.undecided,
                "cost": range_data(month.cost),
            }
            for month in portfolio.months
        ],
        "settling": [
            {
                "question": each.question.id,
                "open": each.needed,
                "decides": each.settled,
                "cheapest": each.cheapest,
                "dearest": each.dearest,
            }
            for each in portfolio.settling
        ],
        "part_time": [
            {
                "role": each.role,
                "channel": each.channel,
                "month": each.month,
                "needs": each.number,
                "people": each.people,
                "hours": float(each.hours),
                "weeks": float(each.weeks),
                "apart": each.apart,
                "together": each.together,
            }
            for each in portfolio.shared
        ],
        "without_rate": portfolio.without_rate,
        "roles_without_rate": {role: portfolio.left[role] for role in sorted(portfolio.left)},
        "not_counted": [*portfolio.uncounted],
        "bad": [each._asdict() for each in portfolio.bad],
        "dataset": portfolio.context.loaded.edition._asdict(),
    }
