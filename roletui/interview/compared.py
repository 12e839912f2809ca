"""How roles differ, said factor by factor."""

from roletui.case.case import Case
from roletui.compare.grid import NO_FACTORS, compare
from roletui.compare.view import View
from roletui.interview.words import either, first_upper, sentence
from roletui.text.numbers import count


def compared(case: Case, roles: tuple[str, ...] = ()) -> list[str]:
    """Say what each of some roles has to say under each factor, by default the first two."""
    wanted = roles or _first_two(case)
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


def _first_two(case: Case) -> tuple[str, ...]:
    """Return who is chosen or recommended and the runner-up; before that all who can be hired."""
    outcome, second = case.outcome, case.runner_up
    if outcome is None or second is None:
        return tuple(role.id for role in case.dataset.roles if role.kind == "hire")
    roles = (*case.chosen_roles, *outcome.roles, *second.outcome.roles)
    return tuple(dict.fromkeys(roles))
