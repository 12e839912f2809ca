"""What a budget sheet says beside its baseline, of other currencies and of each overhead."""

from collections.abc import Iterator
from fractions import Fraction

from roletui.case.budget_sheet import Sheet
from roletui.cost.events import chance_words
from roletui.cost.formula import price_difference, price_words, quantity_words
from roletui.cost.items import ONE, Item, by_quartiles, whole
from roletui.cost.lines import NO_RANGE, Cost, PlanLine
from roletui.cost.periods import MONTH_WORDS
from roletui.cost.plan import Priced
from roletui.cost.settings import is_overrun
from roletui.cost.simulation import Spread
from roletui.cost.spread_words import drawn_amount
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import KINDS, is_minimum
from roletui.text.money import difference_words, readable_money
from roletui.text.numbers import count, decimals, first_upper, plain

NOT_FOR_THIS = "not part of this plan’s way to hire"
"""Said of an overhead that belongs to other rates."""

UNSTATED = "type yours; not stated"
"""Said of an overhead without a figure."""

REACHED = "reached by the plan"
"""Said of a minimum that adds nothing."""


def baseline_rows(sheet: Sheet) -> list[tuple[str, str, str, str]]:
    """Return each figure of the plan, that of the baseline, and the difference in words."""
    before, now = sheet.baseline, sheet.bill
    if before is None:
        return []
    pairs: list[tuple[str, int | None, int | None]] = []
    for place, name in enumerate(("Total, low", "Total, likely", "Total, high")):
        pairs.append((name, now.total and now.total[place], before.total and before.total[place]))
    for place in range(max(len(sheet.lines), len(sheet.baseline_lines))):
        new, old = sheet.cost_of(place), sheet.baseline_cost_of(place)
        pairs.append((f"Part {place + 1}, likely", _likely(new), _likely(old)))
    now_billed, then_billed = sheet.periods, sheet.baseline_periods
    line = f"Part {sheet.number + 1}, " if len(sheet.lines) > 1 else ""
    if now_billed and then_billed:
        for place, label in enumerate(("a week", f"a month ({MONTH_WORDS})")):
            name = f"{line}{label}" if line else first_upper(label)
            pairs.append((name, now_billed[place].likely, then_billed[place].likely))
    rows = [
        (name, _amount(sheet, new), _amount(sheet, old), _apart(sheet, new, old))
        for name, new, old in pairs
    ]
    if now.total and before.total and by_quartiles(now.items) != by_quartiles(before.items):
        # A quartile less the sum of all low figures would be no difference of anything.
        for place, drawn in ((0, "P10"), (2, "P90")):
            rows[place] = (*rows[place][:3], f"· unlike ends; see {drawn}")
    rows[3:3] = _drawn_rows(sheet, now, before)
    if sheet.cost and sheet.baseline_cost:
        one, other = (e.work.price.likely for e in (sheet.cost, sheet.baseline_cost))
        here, there = (price_words(each, sheet.currency) for each in (one, other))
        apart = price_difference(one, other, sheet.currency)
        rows.append((f"{line}an hour" if line else "An hour", here, there, apart))
    hours = [sum((e.work.quantity for e in found.costs), Fraction(0)) for found in (now, before)]
    more = hours[0] - hours[1]
    words = f"{decimals(abs(more))} h {'more' if more > 0 else 'less'}" if more else "the same"
    return [*rows, ("Hours", f"{decimals(hours[0])} h", f"{decimals(hours[1])} h", words)]


def _drawn_rows(sheet: Sheet, now: Priced, before: Priced) -> Iterator[tuple[str, str, str, str]]:
    """Yield what the simulated plans come to, as it is written everywhere."""
    if not (sheet.spread or sheet.baseline_spread):
        return
    for place, name in enumerate(("P10", "P50", "P80", "P90")):
        here, there = _drawn(sheet.spread, place), _drawn(sheet.baseline_spread, place)
        if here is None or there is None:
            words = "only one of them"
        else:
            words = difference_words(here, there, sheet.currency)
        told = [
            readable_money(each, sheet.currency)
            if each is not None
            else NO_RANGE
            if found.total
            else "not stated"
            for each, found in ((here, now), (there, before))
        ]
        yield name, told[0], told[1], words


def _drawn(spread: Spread | None, place: int) -> int | None:
    """Return a figure of the simulated plans; None where none were drawn, so that none is known."""
    if spread is None:
        return None
    return drawn_amount(spread, (spread.p10, spread.p50, spread.p80, spread.p90)[place])


def _likely(entry: Cost | None) -> int | None:
    return entry.total.likely if entry else None


def _amount(sheet: Sheet, amount: int | None) -> str:
    return "not stated" if amount is None else sheet.money(amount)


def _apart(sheet: Sheet, new: int | None, old: int | None) -> str:
    if new is None or old is None:
        return "only one of them"
    return sheet.apart(new - old)


def exchange_words(sheet: Sheet) -> tuple[str, ...]:
    """Say at which rate money is shown in another currency; nothing in the dataset's own."""
    own = sheet.case.dataset.about.currency
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
    return [item for item in found.items if item.overhead == overhead.id]


def switched(line: PlanLine, overhead: Overhead) -> bool | None:
    """Tell whether an overhead counts for a line alone; None for as it counts for all of them."""
    return dict(line.switched).get(overhead.id)


def _if_it_happens(item: Item) -> Fraction:
    """Return what an item likely comes to in minor units if all happens that it depends on."""
    return item.quantity * item.price.likely * (ONE if item.factor is None else item.factor.likely)


def overhead_words(sheet: Sheet, overhead: Overhead) -> str:
    """Say what an overhead comes to in the plan, or why it is not counted; then the baseline's."""
    words = _overhead_now(sheet, overhead)
    if (here := switched(sheet.line, overhead)) is not None:
        which = f"part {sheet.number + 1} alone" if len(sheet.lines) > 1 else "this part alone"
        told = overhead_items(sheet.bill, overhead) or here
        words = f"{'on' if here else 'off'} for {which}{f'; {words}' if told else ''}"
    if sheet.baseline is None:
        return words
    before = overhead_items(sheet.baseline, overhead)
    now = sum(item.amount.likely for item in overhead_items(sheet.bill, overhead))
    then = sum(item.amount.likely for item in before)
    if now == then:
        return words
    apart = sheet.apart(now - then)
    return f"{words} (┼ {sheet.money(then)}: {apart})"


def _load_words(entry: Cost, overhead: Overhead) -> str:
    """Say what an employee of a line costs for one unit of what is paid."""
    load = entry.channel.load
    if load is None or not overhead.goes_with(
        entry.offer.source, entry.rate.channel, entry.rate.role
    ):
        return ""
    year = f"a year costs salary × {decimals(Fraction(load.salary), 4)}"
    if overhead.counted or load.hour is None:
        return f"{year}, in place of the figures stated"
    return f"{year}, an hour worked wage × {decimals(Fraction(load.hour), 4)}, as stated"


def _quantity(sheet: Sheet, item: Item) -> str:
    """Write how much an overhead is; hours at a rate so that they multiply to the amount."""
    if item.unit != "weeks of a person" or item.factor is None:
        return quantity_words(item)
    people = Fraction(sheet.lines[0].people)
    weeks = f"{decimals(item.quantity)} weeks"
    if len(sheet.lines) == 1 and people > 1:
        weeks = f"{decimals(people)} × {decimals(item.quantity / people)} weeks"
    price = price_words(item.price.likely, sheet.currency)
    return f"{weeks} × {decimals(item.factor.likely)} h at {price}"


def _overhead_now(sheet: Sheet, overhead: Overhead) -> str:
    items = overhead_items(sheet.bill, overhead)
    if is_overrun(overhead) and sheet.state.cost_settings.outside_view:
        return "counted instead: others' overruns"
    if items:
        total = sum(item.amount.likely for item in items)
        quantity = _quantity(sheet, items[0]) if len(items) == 1 else ""
        if bills := len(overhead.bills.each):
            quantity = f"{count(bills, 'bill', 'bills')}, {quantity}"
        if overhead.chance is not None:
            full = sum(whole(_if_it_happens(item)) for item in items)
            chance = chance_words(Fraction(overhead.chance) / 100)
            return f"{sheet.money(full)} {chance}{f', {quantity}' if quantity else ''}"
        mark = "≈ " * any(figure.middle for item in items for figure in item.inputs)
        return f"{mark}{sheet.money(total)}{f', {quantity}' if quantity else ''}"
    costs = sheet.bill.costs
    if overhead.id not in sheet.coming:
        return NOT_FOR_THIS
    if KINDS[overhead.kind].figureless if overhead.kind else False:
        return "; ".join(dict.fromkeys(filter(None, (_load_words(e, overhead) for e in costs))))
    if overhead.counted:
        return REACHED if is_minimum(overhead.kind) else "comes to nothing"
    stated = overhead.likely is not None or overhead.high is not None
    return "switched off" if stated else UNSTATED
