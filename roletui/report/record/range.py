"""The range section of a record: spread, sensitivity, break-even, baseline, currency."""

from collections.abc import Iterator

from roletui.case.budget_sheet import Sheet, sheet
from roletui.case.case import Case
from roletui.case.sentences import even_words, rough, saving_words, spread_sentence, swing_name
from roletui.case.sheet_words import baseline_rows, exchange_words
from roletui.cost.sensitivity import RULE as SWING_RULE
from roletui.cost.simulation import RULE as SPREAD_RULE
from roletui.report.markdown import escaped, table


def depth_blocks(case: Case) -> Iterator[str]:
    """Yield the blocks after the costs of a record; none if no line has a rate."""
    found = sheet(case, 0)
    if found.bill.total is None:
        return
    yield _range(found)
    if found.saving:
        level = even_words(found.break_evens, mark=False)
        words = (saving_words(found.dataset, found.saving), level)
        text = " ".join(escaped(part) for part in words if part)
        yield f"### Where another way is level\n\n{text}"
    if rows := baseline_rows(found):
        head = ["Figure", "Now", "Baseline", "Difference"]
        yield "### Beside the baseline\n\n" + table(head, [[*row] for row in rows], figures=2)
    if sentences := exchange_words(found):
        yield f"### Currency\n\n{escaped(' '.join(sentences))}"


def _range(found: Sheet) -> str:
    """Return the spread of the total, and what moves it most."""
    rows = [
        [
            swing_name(found.dataset, swing),
            rough(swing.low, found.currency),
            rough(swing.high, found.currency),
        ]
        for swing in found.swings
    ]
    blocks = ["### Range, and what moves the total"]
    if found.spread:
        blocks += [escaped(spread_sentence(found.spread, found.currency)), SPREAD_RULE]
    else:
        blocks.append("No figure in the total has a range, so none can be drawn from.")
    if rows:
        head = ["What moves it", "The total from", "To"]
        blocks += [table(head, rows, figures=2), SWING_RULE]
    return "\n\n".join(blocks)
