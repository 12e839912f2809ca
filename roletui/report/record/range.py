"""The range section of a record: spread, sensitivity, break-even, baseline, currency."""

from collections.abc import Iterator, Sequence

from roletui.case.budget_sheet import Sheet, sheet
from roletui.case.case import Case
from roletui.case.holding_words import goal_words
from roletui.case.sentences import even_words, rough, saving_words, swing_name
from roletui.case.sheet_words import baseline_rows, exchange_words
from roletui.cost.sensitivity import RULE as SWING_RULE
from roletui.cost.sensitivity import Swing
from roletui.cost.simulation import RULE as SPREAD_RULE
from roletui.cost.spread_words import UNKNOWN, spread_sentences, unknown_words
from roletui.report.markdown import escaped, table


def depth_blocks(case: Case) -> Iterator[str]:
    """Yield the blocks after the costs of a record; none if no line has a rate."""
    found = sheet(case, 0)
    if found.bill.total is None:
        return
    yield _range(found)
    if spent := goal_words(found):
        yield f"### The money to spend\n\n{escaped(spent)}"
    if found.saving:
        level = even_words(found.break_evens, mark=False)
        words = (saving_words(found.dataset, found.saving), level)
        text = " ".join(escaped(part) for part in words if part)
        yield f"### When another way costs the same\n\n{text}"
    if rows := baseline_rows(found):
        head = ["Figure", "Now", "Baseline", "Difference"]
        yield "### Beside the baseline\n\n" + table(head, [[*row] for row in rows], figures=2)
    if sentences := exchange_words(found):
        yield f"### Currency\n\n{escaped(' '.join(sentences))}"


def _range(found: Sheet) -> str:
    """Return the spread of the total, what moves it, and apart from it what can be chosen."""
    blocks = ["### Range, and what moves the total"]
    if found.spread and found.bill.total:
        words = spread_sentences(found.spread, found.bill.total.likely, found.currency)
        blocks += [escaped(" ".join(words)), SPREAD_RULE]
    else:
        blocks.append(f"{UNKNOWN}{unknown_words(found.bill.items)}.")
    if found.swings:
        blocks.append(_moved("What is uncertain", found, found.swings))
    if found.choices:
        line = f", part {found.number + 1}" * (len(found.lines) > 1)
        blocks.append(_moved(f"What is yours to choose{line}", found, found.choices))
    if found.swings or found.choices:
        blocks.append(SWING_RULE)
    return "\n\n".join(blocks)


def _moved(what: str, found: Sheet, swings: Sequence[Swing]) -> str:
    """Return a table of what the total comes to at either end of some figures."""
    rows = [
        [
            swing_name(found.dataset, swing, found.hired),
            rough(swing.low, found.currency),
            rough(swing.high, found.currency),
        ]
        for swing in swings
    ]
    return table([what, "The total from", "To"], rows, figures=2)
