"""The texts of the budget above its views: the total, the chosen line, and what it is based on."""

from collections.abc import Iterator

from textual.content import Content

from roletui.case.budget_sheet import Sheet
from roletui.case.names import names, unpriced
from roletui.case.standing import choice_word, not_costed
from roletui.cost.events import eventual_short
from roletui.cost.formula import figure_words, price_difference, price_words
from roletui.cost.items import Item, sum_of
from roletui.cost.lines import MIDDLE, PAID_SIZES, Cost, has_middle
from roletui.cost.periods import MONTH_WORDS
from roletui.cost.plan import left_out
from roletui.cost.provenance import provenance
from roletui.cost.rates import convention, other_figure
from roletui.cost.upkeep import upkeep, upkeep_sentence
from roletui.report.totals import bounds_words
from roletui.text.money import Range, difference_words, readable_money, readable_range
from roletui.text.numbers import count, decimals, plain

from ..compare.facts import origin_line


def line_options(sheet: Sheet) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return the options of the line choice, and a hint for each on its weeks or stage."""
    dataset, lines = sheet.dataset, sheet.lines
    short = [names(dataset, (line.role,)) for line in lines]
    options = [
        (str(nr), f"{short[nr]}, {count(line.weeks, 'week', 'weeks')}")
        for nr, line in enumerate(lines)
    ]
    in_stages = sheet.case.staged is not None
    hints = {}
    for nr, line in enumerate(lines):
        if not in_stages:
            first, last = plain(line.start), plain(line.start + line.weeks - 1)
            hints[str(nr)] = f"weeks {first} to {last}" if line.weeks >= 1 else f"week {first}"
        elif nr:
            hints[str(nr)] = f"after {short[nr - 1]}"
        else:
            hints[str(nr)] = f"then {short[1]}"
    return options, hints


def total_text(sheet: Sheet) -> Content:
    """Return what the plan costs, between which bounds, and the share of the chosen line."""
    if len(sheet.lines) == 1:
        return _single(sheet)
    return Content("\n").join([_whole(sheet), *_share(sheet)])


def _single(sheet: Sheet) -> Content:
    entry, total = sheet.cost, sheet.bill.total
    if entry is None or total is None:
        heading = "No cost" if sheet.dataset.hires_nobody(sheet.line.role) else "Cost not stated"
        words = _unknown(sheet)
        return Content.assemble((heading, "bold"), "\n", (words[:1].upper() + words[1:], "$grey"))
    return Content.assemble(
        _figure(sheet, total),
        "   ",
        bounds_words(sheet.bill.items, sheet.currency),
        _eventual(sheet),
        *_beside(sheet),
        "\n",
        _work(sheet, entry),
        _on_top(sheet, (*entry.on_top, *sheet.bill.extras)),
        "\n",
        (_rests_on(sheet, entry), "$dim"),
    )


def _eventual(sheet: Sheet) -> str:
    """Return what the plan comes to with what may happen; empty where all of it is certain."""
    found = sheet.eventual
    return f"; {eventual_short(found, sheet.currency)}" if found and found.costs else ""


def _figure(sheet: Sheet, total: Range) -> Content:
    """Format the likely total, marked if part of it is the middle of a range."""
    mark = f"{MIDDLE} " if has_middle(sheet.bill.items) else ""
    return Content.assemble(
        (mark, "$grey"), (readable_money(total.likely, sheet.currency), "bold $bright")
    )


def _beside(sheet: Sheet) -> Iterator[Content]:
    """Yield the total of the pinned baseline, if any, and the difference."""
    before, now = sheet.baseline, sheet.bill.total
    if before is None or before.total is None or now is None:
        return
    mark = f"{MIDDLE} " if has_middle(before.items) else ""
    then = f"{mark}{readable_money(before.total.likely, sheet.currency)}"
    words = difference_words(now.likely, before.total.likely, sheet.currency)
    yield Content.assemble("   ", (f"┼ baseline {then}: {words}", "bold"))


def pinned_words(now: int, then: int, currency: str) -> str:
    """Format the baseline's amount and the difference, both in minor units; empty if equal."""
    if now == then:
        return ""
    return f" (┼ {readable_money(then, currency)}: {difference_words(now, then, currency)})"


def _whole(sheet: Sheet) -> Content:
    """Return what all lines cost together, and the roles without a cost."""
    dataset, found = sheet.dataset, sheet.bill
    missing = left_out(dataset, found)
    if found.total is None:
        return Content.styled("Cost not stated" if missing else "No cost", "bold")
    words = bounds_words(found.items, sheet.currency) + _eventual(sheet)
    if missing:
        words += f"; without {names(dataset, missing)}, whose cost is not stated"
    return Content.assemble(
        _figure(sheet, found.total),
        f"   in total, {words}",
        *_beside(sheet),
        _on_top(sheet, found.extras),
    )


def _share(sheet: Sheet) -> Iterator[Content]:
    """Yield the share of the chosen line in the total, and what it is based on."""
    name = f"Line {sheet.number + 1}"
    entry = sheet.cost
    if entry is None:
        yield Content.assemble(f"{name}: ", (_unknown(sheet), "$grey"))
        return
    spread = bounds_words(entry.items, sheet.currency)
    mark = f"{MIDDLE} " if has_middle(entry.items) else ""
    total = f"{mark}{readable_money(entry.total.likely, sheet.currency)}"
    if before := sheet.baseline_cost:
        total += pinned_words(entry.total.likely, before.total.likely, sheet.currency)
    on_top = _on_top(sheet, entry.on_top)
    yield Content(f"{name}: {total} of it, {spread}; {_work(sheet, entry)}{on_top}")
    yield Content.styled(_rests_on(sheet, entry), "$dim")


def _work(sheet: Sheet, entry: Cost) -> str:
    """Format hours and rate, and what is billed in a week and in a month."""
    before, currency = sheet.baseline_cost, sheet.currency
    billed, pinned = sheet.periods or (), sheet.baseline_periods
    week, month = (
        readable_range(amount, currency)
        + (pinned_words(amount.likely, pinned[place].likely, currency) if pinned else "")
        for place, amount in enumerate(billed)
    )
    hourly = figure_words(entry.work.price, "money", currency)
    if before and before.work.price.likely != entry.work.price.likely:
        one, other = entry.work.price.likely, before.work.price.likely
        apart = price_difference(one, other, currency)
        hourly += f" (┼ {price_words(other, currency)}: {apart})"
    hours = f"{decimals(entry.work.quantity)} h"
    if before and (more := entry.work.quantity - before.work.quantity):
        then, apart = decimals(before.work.quantity), decimals(abs(more))
        hours += f" (┼ {then} h: {apart} h {'more' if more > 0 else 'less'})"
    if entry.offer.share != 1:
        paid = f"{decimals(entry.paid_hours)} h"
        hours = f"{paid} paid, {hours} worked,"
    return f"{hours} at {hourly} · {week} a week · {month} a month ({MONTH_WORDS})"


def _on_top(sheet: Sheet, items: tuple[Item, ...]) -> str:
    """Format the sum of the overheads and their names; empty where there are none."""
    if not items:
        return ""
    amount = readable_money(sum_of(items).likely, sheet.currency)
    mark = "≈ " if has_middle(items) else ""
    named = ", ".join(dict.fromkeys(item.label for item in items))
    return f" · {mark}{amount} on top: {named}"


def _rests_on(sheet: Sheet, entry: Cost) -> str:
    words = f"{convention(entry.channel)} · {origin_line(sheet.case, entry.rate)}."
    if entry.offer.share != 1:
        words = f"{PAID_SIZES} {words}"
    source = provenance(sheet.dataset, entry.rate).source
    return f"{words} Its interest: {source.interest}" if source else words


def _unknown(sheet: Sheet) -> str:
    """Return why a line has no cost, and what can be done about it."""
    dataset, role = sheet.dataset, sheet.line.role
    words = unpriced(dataset, role)
    if figures := dataset.other_prices_of(role):
        words += f" In other units: {'; '.join(other_figure(rate) for rate in figures)}."
    words += " Type a rate of your own above"
    if any(dataset.countable(rate) for rate in dataset.rates):
        words += ", or change the role to see what another would cost"
    return f"{words}."


def extra_text(sheet: Sheet) -> str:
    """Return when a stage ends, which roles are not costed, and prices in other units."""
    parts = list(_stage(sheet))
    word = choice_word(sheet.case)
    if others := not_costed(sheet.case):
        parts.append(f"Not in the total: {names(sheet.dataset, others)}, though {word}.")
    entry = sheet.cost
    if entry:
        terms = [words for words in (entry.channel.minimum, entry.channel.fees) if words]
        if terms:
            parts.append(f"{entry.channel.name}: {' '.join(terms)}")
    if after := upkeep(sheet.bill.costs):
        parts.append(upkeep_sentence(after, sheet.currency))
    figures = sheet.dataset.other_prices_of(sheet.line.role)
    if figures and entry:
        prices = "; ".join(other_figure(rate) for rate in figures)
        parts.append(f"In other units: {prices}.")
    return " ".join(parts)


def _stage(sheet: Sheet) -> Iterator[str]:
    outcome = sheet.case.staged
    test = outcome.plan[sheet.number].exit_test if outcome else ""
    if test:
        last = sheet.number + 1 == len(sheet.lines)
        yield f"{'Done' if last else f'On to line {sheet.number + 2}'} when: {test}"
