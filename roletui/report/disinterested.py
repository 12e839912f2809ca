"""A plan beside what is left of it without those who earn by the decision, as Markdown and text."""

from collections.abc import Iterator, Sequence

from roletui.cost.disinterested import LeftPlan, left_rows, left_words
from roletui.dataset.dataset import Dataset
from roletui.dataset.disinterested import earning, who_earns
from roletui.report.markdown import bullets, escaped, table

HEADING = "Only sources with nothing to gain by this decision"


def left_blocks(dataset: Dataset, plan: LeftPlan, more: Sequence[str] = ()) -> Iterator[str]:
    """Yield blocks of Markdown: who earns, the two costs, what changes; ``more`` comes last."""
    yield escaped(who_earns(dataset))
    if earning(dataset):
        if plan.planned.total is not None:
            head, *body = left_rows(plan)
            yield table(head, body, figures=3)
        yield bullets([*left_words(plan), *more])


def left_text(dataset: Dataset, plan: LeftPlan | None, more: Sequence[str] = ()) -> list[str]:
    """Return the same as aligned lines below a heading; without a plan nothing of a cost."""
    lines = [HEADING, f"  {who_earns(dataset)}"]
    if not earning(dataset):
        return lines
    if plan and plan.planned.total is not None:
        lines += ["", *(f"  {line}" for line in aligned(left_rows(plan))), ""]
    words = [*(left_words(plan) if plan else ()), *more]
    return [*lines, *(f"  - {entry}" for entry in words)]


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows of a label and figures as lines, the figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for label, *figures in rows:
        right = [figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True)]
        yield "  ".join([label.ljust(widths[0]), *right]).rstrip()
