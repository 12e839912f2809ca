"""The calculation behind each figure of the budget, with its numbers."""

from collections.abc import Iterator
from fractions import Fraction

from roletui.case.budget_sheet import Sheet
from roletui.case.holding_words import goal_words
from roletui.case.names import names
from roletui.case.sentences import (
    WEEKS_RULE,
    cheaper_mistake,
    even_words,
    rough,
    saving_words,
    size_noun,
    swing_name,
)
from roletui.case.sheet_words import baseline_rows, exchange_words
from roletui.cost.bill_words import bill_formula, bill_name
from roletui.cost.breakeven import Bound, Saving
from roletui.cost.calendar import calendar_months, lead_sentences
from roletui.cost.cashflow import cumulative
from roletui.cost.events import eventual_sentence
from roletui.cost.formula import factors, formula, price_words
from roletui.cost.holding import RULE as HOLDING_RULE
from roletui.cost.items import whole
from roletui.cost.lines import Cost, size_words, way
from roletui.cost.periods import MONTH_WORDS
from roletui.cost.provenance import provenance
from roletui.cost.rates import hour_load
from roletui.cost.sensitivity import RULE as SWING_RULE
from roletui.cost.simulation import RULE as SPREAD_RULE
from roletui.cost.sizes import SIZES
from roletui.cost.spread_words import UNKNOWN, amount_words, spread_sentences, unknown_words
from roletui.cost.wrong_hire import WrongHire
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Channel, RateEntry
from roletui.text.money import Range, digits, exact_difference, money, money_range
from roletui.text.numbers import count, decimals, plain
from roletui.text.tuples import NamedTuple

BOUNDS: tuple[Bound, ...] = ("likely", "high")


class Section(NamedTuple):
    """One figure, or several of a kind, with the calculation line by line."""

    heading: str
    lines: tuple[str, ...]


def explained(sheet: Sheet) -> Iterator[Section]:
    """Yield the calculation of every figure that the budget shows; nothing without a total.

    The many other rates come last.
    """
    if sheet.bill.total is None:
        return
    yield _total(sheet)
    if sheet.cost:
        yield _periods(sheet, sheet.cost)
        yield from _loaded(sheet.dataset, sheet.cost)
    yield _range(sheet)
    yield _weekly(sheet)
    if sheet.saving and sheet.compared_with:
        yield _even(sheet, sheet.saving)
    if sheet.wrong_hire:
        yield _wrong(sheet, sheet.wrong_hire)
    if sheet.goal is not None:
        yield _afford(sheet, sheet.goal)
    if sheet.baseline:
        yield _baseline(sheet)
    if words := exchange_words(sheet):
        yield Section(f"Shown in {sheet.currency}", words)
    if len(sheet.alternatives) > 1:
        yield _other_rates(sheet)


def _total(sheet: Sheet) -> Section:
    lines = []
    for number in range(len(sheet.lines)):
        entry = sheet.cost_of(number)
        if entry is None:
            lines.append(f"{names(sheet.dataset, (sheet.lines[number].role,))}: not counted")
            continue
        who = names(sheet.dataset, (entry.rate.role,))
        hours = _hours(entry, entry.paid_hours)
        lines.append(f"{who}, {way(entry)}: {size_words(entry.line)} = {hours}")
        lines += [f"  {item.label}: {formula(item, sheet.currency)}" for item in entry.items]
    for item in sheet.bill.extras:
        lines.append(f"{item.label}: {formula(item, sheet.currency)}")
        bills = sheet.dataset.overhead(item.overhead).bills.each
        lines += [f"  {bill_name(bill)}: {bill_formula(bill, sheet.currency)}" for bill in bills]
    if sheet.bill.total:
        total = money_range(sheet.bill.total, sheet.currency)
        lines.append(f"Their sum: {total}. Each is rounded once, to the smallest coin.")
    if sheet.eventual:
        lines.append(eventual_sentence(sheet.dataset, sheet.eventual))
    return Section("The total", tuple(lines))


def _hours(entry: Cost, paid: Fraction, per: str = "") -> str:
    """Write paid hours: ``480 h``; of an employee also how many are worked, at the rate."""
    words = f"{decimals(paid)} h{per}"
    if entry.offer.share == 1:
        return words
    return f"{words} paid, {decimals(paid * entry.offer.share)} h worked"


def _periods(sheet: Sheet, entry: Cost) -> Section:
    """Explain what is billed in a week and in a month of the selected line."""
    found = sheet.periods
    assert found is not None  # the line has a cost
    people, hours, _ = entry.line.sizes
    price = price_words(entry.work.price.likely, sheet.currency)
    weekly = _hours(entry, people * hours, " a week")
    return Section(
        "A week and a month of the work",
        (
            f"{weekly} at {price}, with what is charged on them, and bills by the month "
            "where the line is all of the plan; nothing that is paid once",
            f"A week: {money_range(found.week, sheet.currency)}",
            f"A month, {MONTH_WORDS} or 52 ÷ 12: {money_range(found.month, sheet.currency)}",
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
    """Yield how a rate was derived from a wage, and why a salary has another factor."""
    wage = next((rate for rate in dataset.rates if rate.id == entry.rate.wage), None)
    load = entry.channel.load
    if wage is None or load is None:
        return
    hour = decimals(hour_load(entry.channel, load), 4)
    yield Section(
        "From a wage to what an employee costs",
        (
            f"An hour worked: wage {_figures(wage)} × {hour}, "
            f"in the dataset as {_figures(entry.rate)}",
            f"A year: salary × about {plain(load.salary)}, not × {hour}",
            load.because,
            f"The wage: {provenance(dataset, wage).words}"
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
            f"{what}: {swing_name(sheet.dataset, swing, sheet.hired)}: "
            f"{rough(swing.low, sheet.currency)} to {rough(swing.high, sheet.currency)}"
            for what, found in (("Uncertain", sheet.swings), ("Yours to choose", sheet.choices))
            for swing in found
        ),
        SWING_RULE,
    )
    if sheet.spread is None or sheet.bill.total is None:
        return Section(heading, (f"{UNKNOWN}{unknown_words(sheet.bill.items)}.", *moved))
    spread = sheet.spread
    low, high = (
        amount_words(spread, figure, sheet.currency) for figure in (spread.least, spread.most)
    )
    return Section(
        heading,
        (
            *spread_sentences(spread, sheet.bill.total.likely, sheet.currency),
            f"The cheapest of them costs {low}, the most expensive {high}.",
            SPREAD_RULE,
            *moved,
        ),
    )


def _weekly(sheet: Sheet) -> Section:
    """Explain the cumulative cost, with the week in the middle of the plan as the example."""
    if starts := sheet.state.starts:
        months = calendar_months(sheet.bill, starts)
        told = (f"{month.name}: {money_range(month.spent, sheet.currency)}" for month in months)
        said = lead_sentences(sheet.bill.costs, starts, because=True)
        return Section(f"Over time, from {starts}", (WEEKS_RULE, *told, *said))
    spent = cumulative(sheet.bill)
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


def _other_rates(sheet: Sheet) -> Section:
    """Explain the cost of the same work at every other rate."""
    lines = []
    for entry in (*sheet.plan_alternatives.values(), *sheet.alternatives):
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
            f"{exact_difference(entry.difference, sheet.currency)}"
        )
    return Section("The same work at another rate", tuple(lines))


def _afford(sheet: Sheet, amount: int) -> Section:
    """Say for how much the money to spend is enough, and how far it goes, one size at a time."""
    heading = f"With {money(amount, sheet.currency)} to spend"
    if sheet.cost is None:
        return Section(
            heading, (f"Part {sheet.number + 1} has no rate, so its size says nothing.",)
        )
    lines = [goal_words(sheet), HOLDING_RULE]
    for name in SIZES:
        fits, sure = (sheet.affordable(name, amount, bound) for bound in BOUNDS)
        if fits is None:
            lines.append(f"{size_noun(name, 0)}: even the smallest costs more")
            continue
        total = sheet.total_at(name, fits) or Range(0, 0, 0)
        dear = "none" if sure is None else plain(sure)
        paid, left = (money(m, sheet.currency) for m in (total.likely, amount - total.likely))
        lines.append(
            f"Up to {plain(fits)} {size_noun(name, fits)}: {paid}, and {left} is left; "
            f"{dear} if everything is expensive"
        )
    return Section(heading, tuple(lines))


def _even(sheet: Sheet, found: Saving) -> Section:
    currency, month = sheet.currency, f"a month of {decimals(found.month)} h"
    least, most = whole(found.cheap_month), whole(found.dear_month)
    hours = "no hours" if found.hours is None else f"{decimals(found.hours)} h"
    lines = [
        f"({money(most, currency)} − {money(least, currency)} {month}) "
        f"÷ {price_words(found.hour, currency)} that an hour less saves = {hours}",
        saving_words(sheet.dataset, found),
    ]
    if words := even_words(sheet.break_evens):
        lines.append(words)
    return Section("When two ways cost the same", tuple(lines))


def _wrong(sheet: Sheet, found: WrongHire) -> Section:
    currency = sheet.currency
    hired, needed = (names(sheet.dataset, (plan.role,)) for plan in (found.hired, found.needed))
    mistake = sheet.state.mistake
    again = (
        f"{plain(mistake.redone)} % of the work again after "
        f"{count(mistake.restart, 'week', 'weeks')} of starting over"
    )
    return Section(
        f"If {needed} was needed, not {hired}",
        (
            f"As planned: {money_range(found.hired.paid, currency)}",
            f"{needed}, {again}, a plan of its own: {money_range(found.second.paid, currency)}",
            *(f"  {item.label}: {formula(item, currency)}" for item in found.second.items),
            f"Paid in the end: {money_range(found.total, currency)}",
            f"{needed} from the start: {money_range(found.needed.paid, currency)}",
            f"The wrong role costs {money_range(found.lost, currency)}: between the least and the "
            "most it can be, each figure at either end by itself."
            f"{cheaper_mistake(sheet.dataset, found)}",
        ),
    )


def _baseline(sheet: Sheet) -> Section:
    rows = baseline_rows(sheet)
    lines = (f"{name}: {now}, baseline {then}: {words}" for name, now, then, words in rows)
    return Section("Beside the baseline", tuple(lines))
