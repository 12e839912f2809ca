"""What the charts of a plan show, worked out once for the screens and for the page."""

from collections.abc import Iterable, Sequence
from datetime import date

from roletui.case.budget_sheet import Sheet
from roletui.case.names import names
from roletui.case.sentences import rough, swing_name
from roletui.cost.alternatives import Alternative
from roletui.cost.calendar import Month, calendar_months, months_between
from roletui.cost.cashflow import cumulative
from roletui.cost.items import Item
from roletui.cost.lines import MIDDLE, NO_RANGE, has_middle, has_range
from roletui.cost.plan import Priced
from roletui.cost.sensitivity import Swing
from roletui.text.charts import Bar, Bins, Curve, TornadoBar
from roletui.text.money import ZERO, Range, difference_words, money, readable, readable_money

CHOSEN = "chosen"
"""Stands behind the amount of the way that is in the plan."""


def alternative_bars(rows: Iterable[tuple[Alternative, str, str]], currency: str) -> list[Bar]:
    """Return the same hours in other ways as bars, with how each differs from the chosen one.

    ``rows`` are the alternatives, each with the name and the label of its bar. All at once, for
    many are drawn at each key.
    """
    bars = []
    for entry, name, label in rows:
        items = entry.cost.items
        total = entry.total.likely
        amount = money(readable(total), currency)
        if items[0].price.middle or (len(items) > 1 and has_middle(items)):
            amount = f"{MIDDLE} {amount}"
        remark = (
            CHOSEN if entry.chosen else difference_words(total, total - entry.difference, currency)
        )
        bars.append(Bar(name, label, *entry.total, amount, remark, chosen=entry.chosen))
    return bars


def with_range(bar: Bar, items: Sequence[Item], currency: str) -> Bar:
    """Return a bar with its range in words; whether it has one, its items say.

    Apart from the bar itself, for the many bars of a screen are drawn at each key, without words.
    """
    low, likely, high = (readable_money(end, currency) for end in (bar.low, bar.likely, bar.high))
    if has_middle(items):
        likely = f"{MIDDLE} {likely}"
    ranged = has_range(items)
    words = f"{low} to {high}" if ranged else NO_RANGE
    return bar._replace(amount=likely, range_words=words, ranged=ranged)


def spending_curve(sheet: Sheet) -> Curve | None:
    """Return what has been spent by the end of each week; None where nothing is counted.

    There are bounds only where any figure has a range.
    """
    if sheet.bill.total is None:
        return None
    now, before = cumulative(sheet.bill), baseline_weeks(sheet)
    starts, months = sheet.state.starts, plan_months(sheet)
    if starts and months:
        now = (ZERO, *(month.so_far for month in months))
        before = tuple(month.so_far for month in baseline_months(sheet))
        before = (ZERO, *before) if before else ()
    ranged = has_range(sheet.bill.items)
    begun: dict[int, dict[str, None]] = {}
    for line in sheet.lines:
        if line.start > 1:
            week = line.start - 1
            place = months_between(starts, week) if starts else int(week)
            who = begun.setdefault(place, {})
            who[names(sheet.dataset, (line.role,))] = None
    return Curve(
        tuple(week.likely for week in now),
        tuple(week.low for week in now) if ranged else (),
        tuple(week.high for week in now) if ranged else (),
        tuple(week.likely for week in before),
        tuple((week, f"{', '.join(who)} begins") for week, who in sorted(begun.items())),
        ("start", *(month.name for month in months)) if months else (),
    )


def plan_months(sheet: Sheet) -> tuple[Month, ...]:
    """Return the calendar months of the plan; empty without a start date or a total."""
    return _months(sheet.state.starts, sheet.bill)


def baseline_months(sheet: Sheet) -> tuple[Month, ...]:
    """Return those of the baseline, were it to start on the same day."""
    return _months(sheet.state.starts, sheet.baseline)


def _months(starts: date | None, found: Priced | None) -> tuple[Month, ...]:
    return calendar_months(found, starts) if starts and found and found.total else ()


def baseline_weeks(sheet: Sheet) -> tuple[Range, ...]:
    """Return what the baseline has spent by the end of each week; empty without one."""
    return cumulative(sheet.baseline) if sheet.baseline and sheet.baseline.total else ()


def swing_bars(sheet: Sheet) -> tuple[TornadoBar, ...]:
    """Return the uncertain figures as bars to both sides of the likely total."""
    return _bars(sheet, sheet.swings)


def choice_bars(sheet: Sheet) -> tuple[TornadoBar, ...]:
    """Return what is the user's to choose as bars to both sides of the likely total."""
    return _bars(sheet, sheet.choices)


def _bars(sheet: Sheet, swings: Iterable[Swing]) -> tuple[TornadoBar, ...]:
    likely = sheet.bill.total.likely if sheet.bill.total else 0
    return tuple(
        TornadoBar(
            str(place),
            swing_name(sheet.dataset, swing, sheet.hired),
            swing.low - likely,
            swing.high - likely,
            rough(swing.low, sheet.currency),
            rough(swing.high, sheet.currency),
        )
        for place, swing in enumerate(swings)
    )


def spread_bins(sheet: Sheet) -> Bins | None:
    """Return how often each total comes out, its percentiles marked; None without a spread."""
    spread = sheet.spread
    if spread is None:
        return None
    marks = zip(("P10", "P50", "P80", "P90"), spread[:4], strict=True)
    return Bins(
        spread.counts,
        rough(spread.least, sheet.currency),
        rough(spread.most, sheet.currency),
        tuple((spread.bin_of(amount), name) for name, amount in marks),
    )
