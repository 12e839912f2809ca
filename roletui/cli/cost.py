"""``roletui cost``: what people, hours and weeks cost."""

import argparse
import re
from datetime import date
from decimal import Decimal, InvalidOperation

from roletui.budget import Cost, NoRateError, PlanLine, assumptions, cost
from roletui.cli.errors import DONE, RequestError
from roletui.cli.setting import loaded, today, unknown
from roletui.dataset.model import Dataset
from roletui.money import digits
from roletui.origin import OWN_MOST
from roletui.plan import Priced, priced
from roletui.report.totals import plan_rows
from roletui.words import plain

_FORM = "ROLE[@CHANNEL]=PEOPLExHOURSxWEEKS[@RATE]"
_LINE = re.compile(r"([^@=]+)(?:@([^=]+))?=([^x×]+)[x×]([^x×]+)[x×]([^x×@]+)(?:@(.*))?")


def run(options: argparse.Namespace) -> int:
    """Print the plan's costs in the chosen format."""
    dataset, day = loaded(options).dataset, today(options)
    found = priced(dataset, [line_cost(dataset, word).line for word in options.lines])
    if options.format == "json":
        import json  # this and the next are not needed for text: 5 ms

        from roletui.report.costs import cost_data

        print(json.dumps(cost_data(dataset, found, day), ensure_ascii=False, indent=2))
    elif options.format == "csv":
        from roletui.report.costs import cost_rows  # this and the next are not needed for text
        from roletui.report.spreadsheet import csv_text

        print(csv_text(cost_rows(dataset, found, day)), end="")
    elif options.format == "md":
        from roletui.report.parts import bullets, table  # only this format needs it: 8 ms

        head, *body = rows(dataset, found)
        print(table(head, body, figures=3, skip=1))
        print("\n" + bullets(assumptions(dataset, found.costs, day)))
    else:
        print("\n".join(text(dataset, found, day)))
    return DONE


def line_cost(dataset: Dataset, word: str) -> Cost:
    """Return the cost of one ``-l`` word; raise ``RequestError`` where it cannot be had."""
    match = _LINE.fullmatch(word)
    if not match:
        raise RequestError(
            f"“{word}” is not of the form {_FORM}, as in ai-engineer@embedded=2x40x12."
        )
    role, channel = match[1], match[2] or ""
    for kind, name, known in (
        ("role", role, [entry.id for entry in dataset.roles]),
        ("channel", channel, [entry.id for entry in dataset.channels]),
    ):
        if name and name not in known:
            raise RequestError(unknown(kind, name, known))
    budget = dataset.budget
    people = _size(match[3], "people", budget.people.maximum)
    hours = _size(match[4], "hours a week", Decimal(168))
    weeks = _size(match[5], "weeks", budget.weeks.maximum)
    own_rate = None if match[6] is None else _rate(match[6], dataset.about.currency)
    try:
        return cost(dataset, PlanLine(role, channel, people, hours, weeks, own_rate=own_rate))
    except NoRateError:
        where = f" through “{channel}”" if channel else ""
        why = next(entry.unpriced for entry in dataset.roles if entry.id == role)
        said = f"its cost is not stated. {why}".strip()
        raise RequestError(
            f"no rate an hour is stated for “{role}”{where}; {said} "
            f"With a rate of your own: {word}@RATE."
        ) from None


def _size(text: str, what: str, maximum: Decimal) -> Decimal:
    """Read a number of people, hours or weeks: plain digits, above 0, at most two decimals."""
    try:
        number = Decimal(text) if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", text) else None
    except InvalidOperation:
        number = None
    if number is None or not 0 < number <= maximum:
        raise RequestError(
            f"“{text}” {what}: give a number above 0 and up to {plain(maximum)}, "
            "with at most two decimals."
        )
    return number


def _rate(text: str, currency: str) -> Decimal:
    """Read a rate an hour of the user's own: plain digits, no finer than the currency."""
    places = digits(currency)
    fraction = rf"(\.[0-9]{{1,{places}}})?" if places else ""
    if re.fullmatch(rf"[0-9]{{1,9}}{fraction}", text) and Decimal(text) <= OWN_MOST:
        return Decimal(text)
    decimals = f"with at most {places} decimals" if places else "without decimals"
    raise RequestError(
        f"“{text}” {currency} an hour: give a number from 0 to {plain(OWN_MOST)}, {decimals}."
    )


def rows(dataset: Dataset, found: Priced) -> list[list[str]]:
    """Return the plan as rows of text: a head, the lines, and their total."""
    return plan_rows(dataset, [entry.line for entry in found.costs], found)


def text(dataset: Dataset, found: Priced, today: date) -> list[str]:
    """Return the plan's costs as aligned lines, with what they rest on."""
    table = rows(dataset, found)
    widths = [max(len(row[nr]) for row in table) for nr in range(5)]
    lines = []
    for row in table:
        left = [cell.ljust(width) for cell, width in zip(row[:2], widths[:2], strict=True)]
        right = [cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True)]
        lines.append("  ".join([*left, *right]).rstrip())
    rests_on = assumptions(dataset, found.costs, today)
    return [*lines, "", "Assumptions", *(f"  - {entry}" for entry in rests_on)]
