"""How roles differ, said factor by factor."""

from roletui.compare.grid import NO_FACTORS, View, compare
from roletui.interview.words import either, first_upper, sentence
from roletui.state.context import Setting
from roletui.state.plan_changes import market
from roletui.state.state import State, chosen_roles
from roletui.text.numbers import count
from roletui.tree.runner_up import runner_up
from roletui.tree.walk import verdict


def compared(setting: Setting, state: State, roles: tuple[str, ...] = ()) -> list[str]:
    """Say what each of some roles has to say under each factor, by default the first two."""
    wanted = roles or _first_two(setting, state)
    grid = compare(market(setting.tree, state), View(roles=wanted), setting.today)
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
    if not roles and many < len(setting.dataset.roles):
        lines += ["", "For every role type compare all; for some, compare and their names."]
    return lines


def _first_two(setting: Setting, state: State) -> tuple[str, ...]:
    """Return who is chosen or recommended and the runner-up; before that all who can be hired."""
    outcome = verdict(setting.tree, state.answers)
    second = runner_up(setting.tree, state.answers)
    if outcome is None or second is None:
        return tuple(role.id for role in setting.dataset.roles if role.kind == "hire")
    roles = (*chosen_roles(setting.tree, state), *outcome.roles, *second.outcome.roles)
    return tuple(dict.fromkeys(roles))
