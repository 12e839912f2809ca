"""Random plans over a dataset: what somebody might plan, down to the odd cent and the half week."""

import random
import typing
from collections.abc import Mapping, Sequence
from decimal import Decimal

from .recomputation import DIGITS, Line, Plan, Setting, Table

AMOUNTS: Mapping[str, tuple[int, int]] = {
    "share": (3000, 2),
    "month": (5_000_000, 2),
    "hire": (900_000, 2),
    "hours": (120, 1),
    "weeks": (80, 1),
    "overrun": (2000, 1),
    "least-hours": (400, 0),
    "least-week": (60, 0),
    "load": (800, 1),
}
"""Of each kind of overhead the largest figure that is set, without its point, and its decimals.

What may happen or not is left out: no rule says what it comes to but the engine's own.
"""


def plan(dice: random.Random, data: Table) -> Plan:
    """Return a plan of one to four lines with some overheads set, and in one of ten converted."""
    overheads = [e for e in data["budget"].get("overheads", ()) if e.get("kind") in AMOUNTS]
    settings = {
        entry["id"]: setting(dice, entry)
        for entry in overheads
        if dice.random() < (0.25 if "likely" in entry or "high" in entry else 0.45)
    }
    first = line(dice, data, overheads)
    lines = [first]
    for _ in range(dice.choice((0, 0, 1, 1, 2, 3))):
        # Lines at one rate share the minimum of a contract.
        again = dice.random() < 0.3
        other = line(dice, data, overheads)
        lines.append(
            first._replace(**sizes(dice), hours_range=None, weeks_range=None) if again else other
        )
    currency, per = "", Decimal(1)
    if dice.random() < 0.1:
        others = [code for code in DIGITS if code != data["about"]["currency"]]
        currency, per = dice.choice(others), decimal(dice, 1_500_000, 4)
    return Plan(data, tuple(lines), settings, currency, per)


def setting(dice: random.Random, overhead: Table) -> Setting:
    """Return what is set of an overhead: off, on as stated, or on at another figure."""
    if dice.random() < 0.15:
        return Setting(False, None)
    stated = "likely" in overhead or "high" in overhead
    if stated and dice.random() < 0.4:
        return Setting(True, None)
    return Setting(True, decimal(dice, *AMOUNTS[overhead["kind"]]))


def line(dice: random.Random, data: Table, overheads: Sequence[Table]) -> Line:
    """Return a line at the first rate of a role, at one that is named, or at one of one's own."""
    rate = dice.choice(data["rates"])
    made = Line(rate["role"], rate["channel"], *(Decimal(1),) * 3)
    made = made._replace(**sizes(dice))
    draw = dice.random()
    payroll = {entry["id"] for entry in data["channels"] if "load" in entry}
    if draw < 0.4:
        made = made._replace(rate=rate["id"])
    elif draw < 0.55:
        made = made._replace(own_hour=decimal(dice, 30_000, 2))
    elif draw < 0.65 and rate["channel"] in payroll:
        made = made._replace(own_year=decimal(dice, 30_000_000, 2))
    switched = {entry["id"]: dice.random() < 0.5 for entry in overheads if dice.random() < 0.08}
    if dice.random() < 0.15:
        made = made._replace(hours_range=around(dice, made.hours))
    if dice.random() < 0.15:
        made = made._replace(weeks_range=around(dice, made.weeks))
    return made._replace(switched=switched, follows=dice.random() < 0.3)


def around(dice: random.Random, size: Decimal) -> tuple[Decimal, Decimal]:
    """Return a range with a size in it."""
    return size / dice.choice((1, 2, 4)), size * dice.choice((1, 2, 3))


def sizes(dice: random.Random) -> dict[str, typing.Any]:
    """Return people, hours a week, weeks, and the week in which they begin."""
    return {
        "people": Decimal(dice.randint(1, 5)),
        "hours": Decimal(dice.randint(1, 120)) / 2,
        "weeks": Decimal(dice.randint(1, 60)) / dice.choice((1, 1, 2)),
        "start": Decimal(dice.choice((1, 1, 1, 3, 9, 26))),
    }


def decimal(dice: random.Random, most: int, places: int) -> Decimal:
    """Return a number of some decimals, above nothing."""
    return Decimal(dice.randint(1, most)).scaleb(-places)
