"""The cost section of the decision record."""

from collections.abc import Iterator, Sequence

from roletui.case.case import Case
from roletui.case.names import names, unpriced
from roletui.case.standing import choice_word, unset_words
from roletui.cost.alternatives import Ways, equal_words
from roletui.cost.assumptions import assumptions
from roletui.cost.formula import factors, figure_words
from roletui.cost.items import sum_of
from roletui.cost.lines import (
    MIDDLE,
    MIDDLE_WORDS,
    Cost,
    PlanLine,
    paid_words,
    range_cells,
    way_and_region,
    with_range,
)
from roletui.cost.periods import MONTH_WORDS, heading, periods
from roletui.cost.plan import Priced, left_out
from roletui.cost.provenance import basis_words, stale_rate
from roletui.cost.rates import convention, other_figure, stated_words
from roletui.cost.whole_plan import plan_extras
from roletui.dataset.dataset import Dataset
from roletui.report.markdown import Cited, bullets, escaped, role_name, table
from roletui.report.months import month_blocks
from roletui.report.totals import plan_rows, spread_words
from roletui.text.money import exact_difference
from roletui.text.numbers import count, plain


def cost_blocks(case: Case, cited: Cited) -> Iterator[str]:
    """Yield the blocks about the cost: total, lines, other rates, assumptions."""
    dataset, lines, found = case.market, case.lines, case.bill
    yield "## Cost"
    yield from _for_another(case)
    if len(lines) == 1:
        yield _line(dataset, lines[0], found, cited, alone=True)
        if found.costs:
            yield from _remarks(case)
            yield from _explained([*_other_rates(case, found.costs[0], cited, "###")])
        yield from _other_units(dataset, lines[0].role, cited, "###")
    else:
        yield _together(case)
        yield from _remarks(case)
        yield from _explained([*_each(case, cited)])
    if found.costs and case.state.starts:
        yield "### By calendar month"
        yield from month_blocks(found, case.state.starts, case.currency)
    if found.costs:
        yield "### Assumptions\n\n" + bullets(assumptions(dataset, found.costs, cited.today))


def cost_summary(case: Case, cited: Cited) -> Iterator[str]:
    """Yield the cost table with its range, and the hours convention and basis of each line.

    Other rates are only in the whole record.
    """
    dataset, lines, found = case.market, case.lines, case.bill
    yield from _for_another(case)
    if len(lines) == 1:
        yield from _explained([_line(dataset, lines[0], found, cited, alone=True)])
    else:
        yield from _explained([_together(case)])
        bases = dict.fromkeys(_basis(case.market, entry, cited) for entry in found.costs)
        yield "\n".join(f"- {words}" for words in bases)
    yield from _remarks(case)


def _for_another(case: Case) -> Iterator[str]:
    """Yield a warning if the plan pays for another role than the one to hire."""
    if case.pinned:
        whom = choice_word(case)
        yield f"**Another role is costed than the one {whom}.** {_by_hand(case)}"


def _basis(dataset: Dataset, entry: Cost, cited: Cited) -> str:
    """Return the channel, the hours convention and the basis of a line's rate."""
    words = f"{convention(entry.channel)}; {stated_words(dataset, entry.rate)}"
    if paid := paid_words(entry):
        words += f". {paid[:-1]}"
    return f"{escaped(way_and_region(entry))}: {escaped(words)}.{cited.cite([entry.rate.source])}"


def _by_hand(case: Case) -> str:
    """Return which roles the user set that are not the ones to hire."""
    lines, chosen = case.lines, case.chosen_roles
    words = []
    for number, line in enumerate(lines, 1):
        if line.role not in chosen:
            what, role = "The plan" if len(lines) == 1 else f"Part {number}", line.role
            words.append(f"{what} was set to {escaped(role_name(case.dataset, role))} by hand.")
    return " ".join(words)


def _together(case: Case) -> str:
    """Return the lines of the plan in their order, with the total and its range."""
    dataset, found = case.market, case.bill
    order = escaped(order_words(case))
    words = "One after the other" if case.staged else "Together"
    head, *rows = plan_rows(dataset, case.lines, found)
    for number, row in enumerate(rows[: len(case.lines)], 1):
        row[0] = f"Part {number}: {row[0]}"
    blocks = [f"{words}: {order}.", table(head, rows, figures=3, skip=1)]
    if found.costs:
        total = f"The total: {spread_words(found.items, case.currency)}."
        if left_out(dataset, found):
            total += " A part whose cost is not stated is not in it."
        blocks.append(total)
    return "\n\n".join(blocks)


def order_words(case: Case) -> str:
    """Return the roles of the plan's lines in order: ``AI engineer, then ML engineer``."""
    if case.staged:
        return ", then ".join(names(case.dataset, (line.role,)) for line in case.lines)
    return names(case.dataset, tuple(line.role for line in case.lines))


def _each(case: Case, cited: Cited) -> Iterator[str]:
    """Yield the blocks of each of several lines, and once for each role."""
    dataset, lines = case.market, case.lines
    for number, line in enumerate(lines, 1):
        # What is paid once for the plan stands above, in a row of its own.
        entry = case.bill.cost(line)
        found = Priced((entry,) if entry else (), () if entry else (line,))
        name = escaped(role_name(dataset, line.role))
        yield f"### Part {number}: {name}\n\n{_line(dataset, line, found, cited, alone=False)}"
        for entry in found.costs:
            yield from _other_rates(case, entry, cited, "####")
        if line.role not in {other.role for other in lines[: number - 1]}:
            yield from _other_units(dataset, line.role, cited, "####")


def _line(dataset: Dataset, line: PlanLine, found: Priced, cited: Cited, *, alone: bool) -> str:
    """Return the sizes, the convention and the figures of a line, or why it has none."""
    name = role_name(dataset, line.role)
    if not found.costs:
        return escaped(f"{name}: {unpriced(dataset, line.role)}")
    [entry] = found.costs
    sizes = (
        f"{count(line.people, 'person', 'people')} × "
        f"{with_range(f'{plain(line.hours)} h', line.hours_range)} a week × "
        f"{with_range(count(line.weeks, 'week', 'weeks'), line.weeks_range)} "
        f"= {plain(line.total_hours)} h at "
        f"{figure_words(entry.work.price, 'money', dataset.about.currency)} an hour"
    )
    paid = f" {words}" if (words := paid_words(entry)) else ""
    currency, parts = dataset.about.currency, found.items
    rows = [
        [
            f"{part.label}: {factors(part, currency)}",
            *range_cells([part], part.amount, currency, among=parts),
        ]
        for part in (parts if len(parts) > 1 else ())
    ]
    rows.append(["In total", *range_cells(parts, sum_of(parts), currency)])
    bounds = ["Low", "Likely", "High"]
    return (
        f"{escaped(f'{name}, {way_and_region(entry)}')}: {sizes}; {convention(entry.channel)}; "
        f"{stated_words(dataset, entry.rate)}.{cited.cite([entry.rate.source])}{paid}\n\n"
        + table([heading("Item", parts), *bounds], rows, figures=3)
        + "\n\n"
        + table(
            ["What is billed", *bounds], [*_billed(entry, found, currency, alone=alone)], figures=3
        )
    )


def _billed(entry: Cost, found: Priced, currency: str, *, alone: bool) -> Iterator[list[str]]:
    """Yield what is billed in a week and in a month of the work."""
    items = found.items
    week, month = periods(entry, alone=alone)
    yield ["A week", *range_cells(items, week, currency)]
    yield [f"A month ({MONTH_WORDS})", *range_cells(items, month, currency)]


def _remarks(case: Case) -> Iterator[str]:
    """Yield which sizes are only examples, and which roles are not costed."""
    if not case.sized and not case.state.listed:
        yield escaped(unset_words(case))
    if others := case.not_costed:
        roles = ", ".join(escaped(role_name(case.dataset, role)) for role in others)
        yield f"Not in this cost, though {choice_word(case)}: {roles}."


def _other_units(dataset: Dataset, role: str, cited: Cited, level: str) -> Iterator[str]:
    prices = []
    for rate in dataset.other_prices_of(role):
        old = stale_rate(dataset, rate, cited.today)
        remark = f" **{old}**" if old else ""
        prices.append(f"- {escaped(other_figure(rate))}{cited.cite([rate.source])}{remark}")
    if prices:
        head = f"{level} Prices in other units, which cannot be added up"
        yield "\n".join([head, "", *prices])


def _other_rates(case: Case, chosen: Cost, cited: Cited, level: str) -> Iterator[str]:
    dataset, currency = case.market, case.currency
    near = Ways(chosen, case.prices.offers).near
    if all(other.chosen for other in near):
        return
    rows = []
    for other in near:
        entry = other.cost
        name = f"{role_name(dataset, entry.line.role)}, {entry.channel.name} ({entry.rate.basis})"
        parts = (*entry.items, *plan_extras([entry]))
        amounts = range_cells(parts, other.total, currency)
        words = "chosen" if other.chosen else exact_difference(other.difference, currency)
        old = " (stale)" if stale_rate(dataset, entry.rate, cited.today) else ""
        rows.append([name, *amounts, words, cited.cite([entry.rate.source]).strip() + old])
    head = [
        "Role and way to hire",
        "Low",
        "Likely",
        "High",
        "Likely, from the chosen one",
        "Source",
    ]
    text = table(head, rows, figures=3, raw=1)
    told = []
    if len(case.lines) > 1 and case.bill.extras:
        told.append("Each by itself, with all that is paid by the month while the part runs.")
    if equal := equal_words(chosen, near):
        told.append(equal)
    if words := basis_words(other.cost.rate for other in near):
        told.append(words)
    blocks = [f"{level} Other ways to hire for the same work", " ".join(told), text]
    yield "\n\n".join(filter(None, blocks))


def _explained(blocks: Sequence[str]) -> Iterator[str]:
    """Yield blocks, then the meaning of the sign for a middle if it is used in them."""
    yield from blocks
    if any(MIDDLE in block for block in blocks):
        yield MIDDLE_WORDS
