"""What the figures of a plan say, as sentences, and how each of them comes about."""

import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from roletui.assumptions import assumptions
from roletui.breakeven import Bound, Saving
from roletui.budget import Cost, plan_month, source_of, way
from roletui.cashflow import cumulative
from roletui.charges import counted, goes_with
from roletui.dataset.extras import LEASTS
from roletui.dataset.model import Channel, Dataset, Overhead, RateEntry
from roletui.formula import factors, formula, price_words, quantity_words
from roletui.items import Input, Item
from roletui.mistakes import Wrong
from roletui.money import (
    Range,
    difference_words,
    digits,
    exact_difference,
    minor,
    money,
    money_range,
    rounded,
)
from roletui.origin import OWN, origin, per_unit
from roletui.plan import Priced
from roletui.sensitivity import RULE as SWING_RULE
from roletui.sensitivity import SIZES, Size, Swing
from roletui.sheet import Sheet
from roletui.simulation import RULE as SPREAD_RULE
from roletui.simulation import Spread
from roletui.summary import names
from roletui.words import count, decimals, plain

SIZE_WORDS: Mapping[Size, str] = {"people": "people", "hours": "h a week", "weeks": "weeks"}

BOUNDS: tuple[Bound, ...] = ("likely", "high")

NOT_FOR_THIS = "comes with no line of this plan"
"""Said of an overhead that belongs to other rates."""


class Section(typing.NamedTuple):
    """One figure, or several of a kind, and how they come about."""

    heading: str
    lines: tuple[str, ...]


def rough(amount: Fraction | int, currency: str) -> str:
    """Write an amount in whole units."""
    exact = Fraction(amount)
    return money(rounded(exact.numerator, exact.denominator), currency, cents=False)


def way_name(dataset: Dataset, entry: Cost, beside: Cost) -> str:
    """Name a way by what it differs in from another one: its role, its channel, or both."""
    role = names(dataset, (entry.rate.role,))
    if entry.rate.role == beside.rate.role:
        return way(entry) if entry.channel.id != beside.channel.id else _entry(role, entry)
    return role if entry.channel.id == beside.channel.id else f"{role}, {way(entry)}"


def _entry(role: str, entry: Cost) -> str:
    return f"{role} at {'your rate' if entry.rate.id == OWN else entry.rate.basis}"


def saving_words(dataset: Dataset, found: Saving) -> str:
    """Say what the dearer of two ways must save to be worth it, in hours of the cheaper one."""
    currency = dataset.about.currency
    cheap, dear = found.cheap.cost, found.dear.cost
    month = f"{decimals(found.month, 1)} h"
    most, least = found.monthly(found.dear), found.monthly(found.cheap)
    return (
        f"{way_name(dataset, dear, cheap)} costs {rough(most, currency)} a month ({month}), "
        f"{rough(most - least, currency)} more than {rough(least, currency)}: worth it only if it "
        f"saves {decimals(found.hours)} hours of {way_name(dataset, cheap, dear)} work a month."
    )


def even_words(evens: Mapping[Size, Fraction], *, mark: bool = True) -> str:
    """Say at which sizes the line would cost as much as what it is compared with."""
    told = [f"{decimals(value)} {SIZE_WORDS[name]}" for name, value in evens.items()]
    if not told:
        return ""
    *first, last = told
    sizes = f"{', '.join(first)} or {last}" if first else last
    return f"This line would cost as much at {sizes}{' (◆)' * mark}."


def spread_sentence(spread: Spread, currency: str) -> str:
    """Say between which bounds most of the drawn plans lie."""
    p10, p50, p90 = (rough(figure, currency) for figure in spread[:3])
    return f"8 in 10 plans cost {p10} to {p90} (P10 to P90), half of them no more than {p50} (P50)."


def swing_name(dataset: Dataset, swing: Swing) -> str:
    """Name what moves a total."""
    if isinstance(swing.figure, str):
        words = {"people": "People", "hours": "Hours a week", "weeks": "Weeks"}[swing.figure]
        return f"{words}, {plain(swing.at_low)} to {plain(swing.at_high)}"
    return input_name(dataset, swing.figure)


def input_name(dataset: Dataset, figure: Input) -> str:
    """Name an input: the rate of a role, or an overhead."""
    if figure.kind == "overhead":
        return next(entry.label for entry in dataset.budget.overheads if entry.id == figure.id)
    found = next((rate for rate in dataset.rates if rate.id == figure.id), None)
    return f"Rate of {names(dataset, (found.role,))}" if found else "Your own rate"


def explained(sheet: Sheet) -> Iterator[Section]:
    """Yield every figure that the budget shows, with the formula it comes from."""
    if sheet.found.total is None:
        return
    yield _total(sheet)
    if sheet.cost:
        yield _periods(sheet, sheet.cost)
        yield from _loaded(sheet.dataset, sheet.cost)
    yield _range(sheet)
    yield _weekly(sheet)
    if len(sheet.alternatives) > 1:
        yield _elsewhere(sheet)
    if sheet.saving and sheet.compared:
        yield _even(sheet, sheet.saving)
    if sheet.wrong:
        yield _wrong(sheet, sheet.wrong)
    if sheet.state.goal is not None:
        yield _afford(sheet, sheet.state.goal)
    if sheet.baseline:
        yield _baseline(sheet)
    if words := exchange_words(sheet):
        yield Section(f"Shown in {sheet.currency}", words)
    rests_on = assumptions(sheet.dataset, sheet.found.costs, sheet.setting.today)
    yield Section("What it rests on", rests_on)


def _total(sheet: Sheet) -> Section:
    lines = []
    for number in range(len(sheet.lines)):
        entry = sheet.cost_of(number)
        if entry is None:
            lines.append(f"{names(sheet.dataset, (sheet.lines[number].role,))}: not counted")
            continue
        who = names(sheet.dataset, (entry.rate.role,))
        size = entry.line
        lines.append(
            f"{who}, {way(entry)}: {plain(size.people)} × {plain(size.hours)} h × "
            f"{count(size.weeks, 'week', 'weeks')} = {decimals(entry.work.quantity)} h"
        )
        lines += [f"  {item.label}: {formula(item, sheet.currency)}" for item in entry.items]
    lines += [f"{item.label}: {formula(item, sheet.currency)}" for item in sheet.found.extras]
    if sheet.found.total:
        total = money_range(sheet.found.total, sheet.currency)
        lines.append(f"Their sum: {total}. Each is rounded once, to whole minor units.")
    return Section("The total", tuple(lines))


def _periods(sheet: Sheet, entry: Cost) -> Section:
    people, hours, _ = entry.line.sizes
    price, weekly = price_words(entry.work.price.likely, sheet.currency), decimals(people * hours)
    year = entry.channel.hours_per_year
    return Section(
        "A week and a month, at the rate alone",
        (
            f"A week: {weekly} h × {price} = {money_range(entry.week, sheet.currency)}",
            f"A month: {weekly} h × {year:,} h a year ÷ 12 ÷ 40 h = {plan_month(entry)}; "
            f"× {price} = {money_range(entry.month, sheet.currency)}",
            _convention(entry.channel),
        ),
    )


def _convention(channel: Channel) -> str:
    hours = Fraction(channel.hours_per_year, 12)
    return (
        f"{channel.name}: {decimals(hours)} h are a full month, hours {channel.hours_basis}. "
        "Some count 160 h, the calendar has 173⅓ h: 8.3 % apart on every monthly figure."
    )


def _loaded(dataset: Dataset, entry: Cost) -> Iterator[Section]:
    """Yield how a loaded rate was made from a wage, and why a salary has another factor."""
    wage = next((rate for rate in dataset.rates if rate.id == entry.rate.wage), None)
    load = entry.channel.load
    if wage is None or load is None:
        return
    yield Section(
        "From a wage to what an employee costs",
        (
            f"An hour worked: wage {_figures(wage)} × {plain(load.hour)}, "
            f"in the dataset as {_figures(entry.rate)}",
            f"A year: salary × about {plain(load.salary)}, not × {plain(load.hour)}",
            load.because,
            f"The wage: {origin(dataset, wage).words}"
            + (f", measured for {wage.proxy}." if wage.proxy else "."),
        ),
    )


def _figures(rate: RateEntry) -> str:
    unit = 10 ** digits(rate.currency)
    stated = [figure for figure in (rate.low, rate.likely, rate.high) if figure is not None]
    return " / ".join(price_words(Fraction(figure) * unit, rate.currency) for figure in stated)


def _range(sheet: Sheet) -> Section:
    heading = "The range, and what moves the total"
    moved = (
        *(
            f"{swing_name(sheet.dataset, swing)}: {rough(swing.low, sheet.currency)} to "
            f"{rough(swing.high, sheet.currency)}"
            for swing in sheet.swings
        ),
        SWING_RULE,
    )
    if sheet.spread is None:
        return Section(heading, ("Single figures, no range: no source states any.", *moved))
    low, high = (
        rough(figure, sheet.currency) for figure in (sheet.spread.least, sheet.spread.most)
    )
    return Section(
        heading,
        (
            spread_sentence(sheet.spread, sheet.currency),
            f"The cheapest of them costs {low}, the dearest {high}.",
            SPREAD_RULE,
            *moved,
        ),
    )


WEEKS_RULE = (
    "Work, fees and management as the hours are worked; ramp-up before; recruiting at the start; "
    "what is paid a month over its months; an overrun at the end."
)
"""When each part of a total is counted."""


def _weekly(sheet: Sheet) -> Section:
    """Say how what is spent by the end of a week comes about, for the week that ends half-way."""
    spent = cumulative(sheet.found)
    week = len(spent) // 2
    return Section(
        "Over time",
        (
            WEEKS_RULE,
            f"By the end of week {week} of {len(spent) - 1}: "
            f"{money_range(spent[week], sheet.currency)}; by the end of the last one: "
            f"{money_range(spent[-1], sheet.currency)}, the total.",
        ),
    )


def _elsewhere(sheet: Sheet) -> Section:
    """Write the same hours at every other rate as a formula."""
    lines = []
    for entry in (*sheet.beside.values(), *sheet.alternatives):
        if entry.chosen:
            continue
        who, cost = names(sheet.dataset, (entry.cost.rate.role,)), entry.cost
        place = f", {cost.rate.region}" if cost.rate.region else ""
        parts = [factors(item, sheet.currency) for item in cost.items]
        if monthly := entry.total.likely - cost.total.likely:
            parts.append(f"{money(monthly, sheet.currency)} by the month")
        lines.append(
            f"{who}, {way(cost)}{place}, {cost.rate.basis}: {' + '.join(parts)} = "
            f"{money_range(entry.total, sheet.currency)}, "
            f"{difference_words(entry.difference, sheet.currency)}"
        )
    return Section("The same hours at another rate", tuple(lines))


def _afford(sheet: Sheet, goal: Decimal) -> Section:
    """Say how far what there is to spend goes, one size at a time."""
    amount = minor(goal * per_unit(sheet.dataset), sheet.currency)
    heading = f"With {money(amount, sheet.currency)} to spend"
    if sheet.cost is None:
        return Section(
            heading, (f"Line {sheet.number + 1} has no rate, so its size says nothing.",)
        )
    lines = []
    for name in SIZES:
        fits, sure = (sheet.affordable(name, amount, bound) for bound in BOUNDS)
        if fits is None:
            lines.append(f"{SIZE_WORDS[name]}: even the smallest costs more")
            continue
        total = sheet.total_at(name, fits) or Range(0, 0, 0)
        dear = "none" if sure is None else plain(sure)
        lines.append(
            f"Up to {plain(fits)} {SIZE_WORDS[name]}: {money(total.likely, sheet.currency)}, and "
            f"{money(amount - total.likely, sheet.currency)} is left; {dear} if all is dear"
        )
    return Section(heading, tuple(lines))


def _even(sheet: Sheet, found: Saving) -> Section:
    currency, cheap, dear = sheet.currency, found.cheap, found.dear
    lines = [
        f"({money(dear.total.likely, currency)} − {money(cheap.total.likely, currency)}) ÷ "
        f"{money(cheap.total.likely, currency)} × {decimals(found.month)} h a month = "
        f"{decimals(found.hours)} h",
        saving_words(sheet.dataset, found),
    ]
    if words := even_words(sheet.evens):
        lines.append(words)
    return Section("Where two ways are level", tuple(lines))


def _wrong(sheet: Sheet, found: Wrong) -> Section:
    currency = sheet.currency
    hired, needed = (names(sheet.dataset, (e.rate.role,)) for e in (found.hired, found.needed))
    return Section(
        f"If {needed} was needed, not {hired}",
        (
            f"As planned: {money_range(found.hired.total, currency)}",
            f"{found.redone.label}, {plain(sheet.state.mistake.redone)} %: "
            f"{formula(found.redone, currency)}",
            f"{found.restart.label}, {count(sheet.state.mistake.restart, 'week', 'weeks')}: "
            f"{formula(found.restart, currency)}",
            f"Paid in the end: {money_range(found.total, currency)}",
            f"{needed} from the start: {money_range(found.needed.total, currency)}",
            f"The wrong role costs {money_range(found.lost, currency)}: between the least and the "
            "most it can be, each figure at either end by itself.",
        ),
    )


def _baseline(sheet: Sheet) -> Section:
    rows = baseline_rows(sheet)
    lines = (f"{name}: {now}, baseline {then}: {words}" for name, now, then, words in rows)
    return Section("Beside the baseline", tuple(lines))


def baseline_rows(sheet: Sheet) -> list[tuple[str, str, str, str]]:
    """Return each figure of the plan, that of the baseline, and the difference in words."""
    before, now = sheet.baseline, sheet.found
    if before is None:
        return []
    pairs: list[tuple[str, int | None, int | None]] = []
    for place, name in enumerate(("Total, low", "Total, likely", "Total, high")):
        pairs.append((name, now.total and now.total[place], before.total and before.total[place]))
    if sheet.spread or sheet.baseline_spread:
        for place, name in enumerate(("P10", "P50", "P90")):
            here, there = (
                spread[place] if spread else (found.total and found.total.likely)
                for spread, found in ((sheet.spread, now), (sheet.baseline_spread, before))
            )
            pairs.append((name, _whole(here), _whole(there)))
    for place in range(max(len(sheet.lines), len(sheet.baseline_lines))):
        new, old = sheet.cost_of(place), sheet.baseline_cost_of(place)
        pairs.append((f"Line {place + 1}, likely", _likely(new), _likely(old)))
    if sheet.cost and sheet.baseline_cost:
        line = f"Line {sheet.number + 1}, " if len(sheet.lines) > 1 else ""
        for period in ("hour", "week", "month"):
            here_now, then = (
                _period(each, period).likely for each in (sheet.cost, sheet.baseline_cost)
            )
            label = f"{'an' if period == 'hour' else 'a'} {period}"
            pairs.append((f"{line}{label}" if line else label.capitalize(), here_now, then))
    rows = [
        (name, _amount(sheet, new), _amount(sheet, old), _apart(sheet, new, old))
        for name, new, old in pairs
    ]
    hours = [sum((e.work.quantity for e in found.costs), Fraction(0)) for found in (now, before)]
    more = hours[0] - hours[1]
    words = f"{decimals(abs(more))} h {'more' if more > 0 else 'less'}" if more else "the same"
    return [*rows, ("Hours", f"{decimals(hours[0])} h", f"{decimals(hours[1])} h", words)]


def _period(entry: Cost, name: str) -> Range:
    return {"hour": entry.hourly, "week": entry.week, "month": entry.month}[name]


def _whole(figure: object) -> int | None:
    return figure if isinstance(figure, int) else None


def _likely(entry: Cost | None) -> int | None:
    return entry.total.likely if entry else None


def _amount(sheet: Sheet, amount: int | None) -> str:
    return "not stated" if amount is None else money(amount, sheet.currency)


def _apart(sheet: Sheet, new: int | None, old: int | None) -> str:
    if new is None or old is None:
        return "only one of them"
    return exact_difference(new - old, sheet.currency)


def exchange_words(sheet: Sheet) -> tuple[str, ...]:
    """Say at which rate money is shown in another currency; nothing in the dataset's own."""
    own = sheet.setting.dataset.about.currency
    if sheet.currency == own:
        return ()
    entry = sheet.dataset.budget.exchange[0]
    found = next((s for s in sheet.dataset.sources if s.id == entry.source), None)
    whose = f"{found.publisher}, {entry.date}" if found else "your own figure, no date"
    return (
        f"1 {own} = {plain(entry.per)} {entry.currency} ({whose}).",
        "Each amount is converted once, from its exact price, and the sums are of those amounts. "
        f"What is typed stays in {own}.",
    )


def overhead_items(found: Priced, overhead: Overhead) -> list[Item]:
    """Return the parts of a plan that an overhead is, a minimum that is not worked among them."""
    return [
        item
        for item in found.items
        if item.label == overhead.label
        or (item.kind == "unused" and item.label.startswith(f"{overhead.label},"))
    ]


def overhead_words(sheet: Sheet, overhead: Overhead) -> str:
    """Say what an overhead comes to in the plan, or why it is not counted; then the baseline's."""
    words = _overhead_now(sheet, overhead)
    if sheet.baseline is None:
        return words
    before = overhead_items(sheet.baseline, overhead)
    now = sum(item.amount.likely for item in overhead_items(sheet.found, overhead))
    then = sum(item.amount.likely for item in before)
    if now == then:
        return words
    apart = exact_difference(now - then, sheet.currency)
    return f"{words} (┼ {money(then, sheet.currency)}: {apart})"


def _overhead_now(sheet: Sheet, overhead: Overhead) -> str:
    items = overhead_items(sheet.found, overhead)
    if items:
        total = sum(item.amount.likely for item in items)
        quantity = quantity_words(items[0]) if len(items) == 1 else ""
        mark = "≈ " * any(figure.middle for item in items for figure in item.inputs)
        return f"{mark}{money(total, sheet.currency)}{f', {quantity}' if quantity else ''}"
    costs = sheet.found.costs
    # Of an own rate the terms are those of the rate it stands for, as they are counted.
    whose = [(source_of(sheet.dataset, e.line, e.rate), e.rate.channel) for e in costs]
    if not any(goes_with(overhead, *terms) for terms in whose):
        return NOT_FOR_THIS
    if counted(overhead):
        return "reached by the plan" if overhead.kind in LEASTS else "comes to nothing"
    stated = overhead.likely is not None or overhead.high is not None
    return "switched off" if stated else "type yours; no source states it"
