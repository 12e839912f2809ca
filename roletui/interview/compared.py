"""How roles differ, said factor by factor."""

from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.compare.grid import NO_FACTORS, compare
from roletui.compare.view import View
from roletui.interview.words import either, sentence
from roletui.text.numbers import count, first_upper


def compared(case: Case, roles: tuple[str, ...] = ()) -> list[str]:
    """Say what each of some roles has to say under each factor, by default the first two."""
    wanted = roles or Advice(case).side_by_side
    grid = compare(case.prices.cells, View(roles=wanted), case.today)
    if not grid.rows:
        return [NO_FACTORS]
    shown = either((role.name for role in grid.roles), "and")
    factors, many = count(len(grid.rows), "factor", "factors"), len(grid.roles)
    lines = [f"{count(many, 'role', 'roles')} in {factors}: {shown}."]
    for number, row in enumerate(grid.rows, 1):
        remark = f" {first_upper(row.remark)}." if row.remark and many > 1 else ""
        lines += ["", f"Factor {number}: {sentence(row.factor.label)}{remark}"]
        for place, role in enumerate(grid.roles):
            lines.append(sentence(f"{role.short}: {grid.words(row, place)}"))
    if not roles and many < len(case.dataset.roles):
        lines += ["", "For every role type compare all; for some, compare and their names."]
    return lines
