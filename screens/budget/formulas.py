"""The explanation of every figure in the budget, as lines for the reader dialog."""

from collections.abc import Iterator

from roletui.case.budget_sheet import Sheet
from roletui.case.formulas import explained
from roletui.case.names import names
from roletui.cost.assumptions import assumptions
from roletui.cost.lines import MIDDLE_WORDS
from roletui.cost.provenance import counted_rates, provenance
from roletui.cost.rates import other_figure
from roletui.text.numbers import count

from ..widgets.text.pane import Line


def explanation(sheet: Sheet) -> list[Line]:
    """Return what the figures rest on, then the formulas of all of them with their values."""
    lines: list[Line] = [(("How each figure comes about", "bold"),)]
    formulas = [(section.heading, section.lines) for section in explained(sheet)]
    if not formulas:
        lines.append((("Nothing is counted: no part of the plan has a rate.", "plain"),))
    sections = [
        ("What the figures rest on", tuple(_rests_on(sheet))),
        ("When a stage is done", tuple(_stages(sheet))),
        *formulas,
    ]
    for heading, told in sections:
        if told:
            lines += [(("", "plain"),), ((heading, "bold"),)]
            lines += [((words, "plain"),) for words in told]
    return [*lines, (("", "plain"),), ((MIDDLE_WORDS, "dim"),)]


def _rests_on(sheet: Sheet) -> Iterator[str]:
    """Yield the rate, who gains by it, then terms, what goes on afterwards, and other prices."""
    dataset, costs = sheet.dataset, sheet.bill.costs
    rate, *rest = assumptions(dataset, costs, sheet.case.today) or ("",)
    rates = (rate for entry in costs for rate in counted_rates(dataset, entry.offer))
    sources = (provenance(dataset, rate).source for rate in rates)
    gains = dict.fromkeys(source for source in sources if source)
    yield from filter(None, [rate])
    yield from (f"{source.publisher}, its interest: {source.interest}" for source in gains)
    yield from rest
    if figures := dataset.other_prices_of(sheet.line.role):
        yield f"Prices of another kind, not in the sum: {'; '.join(map(other_figure, figures))}."


def _stages(sheet: Sheet) -> Iterator[str]:
    """Yield the agreed test at the end of each stage."""
    staged = sheet.case.staged
    for stage in staged.plan if staged else ():
        if stage.exit_test:
            weeks = count(stage.weeks, "week", "weeks")
            yield f"{names(sheet.dataset, (stage.role,))}, {weeks}: {stage.exit_test}"
