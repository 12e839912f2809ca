"""The explanation of every figure in the budget, as lines for the reader dialog."""

from roletui.case.budget_sheet import Sheet
from roletui.case.formulas import explained
from roletui.cost.lines import MIDDLE_WORDS

from ..widgets.text.pane import Line


def explanation(sheet: Sheet) -> list[Line]:
    """Return the formulas of all figures with their values."""
    lines: list[Line] = [(("How each figure comes about", "bold"),)]
    for section in explained(sheet):
        lines += [(("", "plain"),), ((section.heading, "bold"),)]
        lines += [((words, "plain"),) for words in section.lines]
    if len(lines) == 1:
        lines.append((("Nothing is counted: no line of the plan has a rate.", "plain"),))
    return [*lines, (("", "plain"),), ((MIDDLE_WORDS, "dim"),)]
