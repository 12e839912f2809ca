"""The options of a decision: what was considered, what speaks for and against, side by side."""

from collections.abc import Iterator

from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.weights import weights_part
from roletui.compare.grid import compare
from roletui.compare.view import View
from roletui.dataset.dataset import Dataset
from roletui.report.markdown import Cited, bullets, escaped, table

PROS = "Pros and Cons of the Options"
"""Heading of what speaks for and against each option, each under a heading of its own."""


def considered(case: Case) -> str:
    """Return the options, each with the difference to the others."""
    own, outcome = case.active_override, case.outcome
    lines = []
    for role in case.dataset.roles:
        mark = ""
        if own and role.id == own.role:
            mark = " (chosen)"
        elif outcome and role.id in outcome.roles:
            mark = " (recommended)"
        lines.append(f"- **{escaped(role.name)}**{mark}: {escaped(role.one_line)}")
    return "## Considered Options\n\n" + "\n".join(lines)


def pros_and_cons(dataset: Dataset) -> Iterator[str]:
    """Yield what speaks for and against each option."""
    yield f"## {PROS}"
    for role in dataset.roles:
        said = [*(f"Good: {pro}" for pro in role.pros), *(f"Bad: {con}" for con in role.cons)]
        yield f"### {escaped(role.name)}\n\n{bullets(said)}"


def comparison_blocks(advice: Advice, cited: Cited) -> Iterator[str]:
    """Yield the roles that matter side by side, and what the user's own weights say."""
    case = advice.case
    grid = compare(case.prices.cells, View(roles=advice.side_by_side), case.today)
    if not grid.rows:
        return
    recommended = case.outcome.roles if case.outcome else ()
    head = ["Factor", *(
        f"{role.name} (recommended)" if role.id in recommended else role.name
        for role in grid.roles
    )]  # fmt: skip
    rows = []
    for row in grid.rows:
        cells = [f"{escaped(cell.text)}{cited.cite(cell.sources)}" for cell in row.cells]
        rows.append([escaped(row.factor.label), *cells])
    yield "## Comparison\n\n" + table(head, rows, raw=len(head))
    if part := weights_part(case):
        yield "### By your weights\n\n" + "\n\n".join(escaped(words) for words in part.sentences)
        yield table(part.head, part.rows, figures=2)
        yield bullets(part.rules)
