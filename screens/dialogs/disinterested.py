"""What cost and decision are without the sources that earn by it."""

from typing import ClassVar

from textual.binding import BindingType

from roletui.case.case import Case
from roletui.case.disinterested import decision_words, left_of_plan
from roletui.cost.disinterested import left_rows, left_words
from roletui.dataset.disinterested import earning, who_earns
from roletui.report.disinterested import HEADING

from ..commands import closing, key_of
from ..widgets.text.columns import Block, Figures, Sentences
from ..widgets.text.pane import Line
from .reader import ReaderScreen


class LeftScreen(ReaderScreen):
    """Shows both totals, what goes, and what stays; the key that opened it closes it too."""

    BINDINGS: ClassVar[list[BindingType]] = [closing("budget.disinterested")]

    @property
    def closes(self) -> str:
        """The key that opened it, and the one that closes everything."""
        return f"{key_of('budget.disinterested')}, {super().closes}"


def left_lines(case: Case) -> list[Line | Block]:
    """Return the lines of the dialog: who earns, the two totals, then the sentences."""
    lines: list[Line | Block] = [
        ((HEADING, "bold"),),
        ((who_earns(case.dataset), "dim"),),
    ]
    if not earning(case.dataset):
        return lines
    plan = left_of_plan(case)
    if plan.planned.total is not None:
        rows = left_rows(plan)
        totals = range(len(rows) - (2 if plan.difference is None else 3), len(rows))
        lines += [(("", "plain"),), Figures(tuple(map(tuple, rows)), frozenset(totals))]
    for heading, texts in (("The cost", left_words(plan)), ("The decision", decision_words(case))):
        lines += [(("", "plain"),), ((heading, "bold"),), Sentences(tuple(texts))]
    return lines
