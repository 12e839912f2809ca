"""What is said of the parts of a plan: each in the choice of a part, and the one shown."""

from roletui.case.budget_sheet import Sheet
from roletui.case.names import names, unpriced
from roletui.cost.formula import figure_words
from roletui.cost.lines import MIDDLE, Cost, has_middle
from roletui.text.money import readable_money
from roletui.text.numbers import count, decimals, plain

from ..commands import key_of


def line_options(sheet: Sheet) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return the options of the choice of a part, and a hint for each on its weeks or stage."""
    dataset, lines = sheet.dataset, sheet.lines
    short = [names(dataset, (line.role,)) for line in lines]
    options = [
        (str(nr), f"{short[nr]}, {count(line.weeks, 'week', 'weeks')}")
        for nr, line in enumerate(lines)
    ]
    in_stages = sheet.case.staged is not None
    hints = {}
    for nr, line in enumerate(lines):
        if not in_stages:
            first, last = plain(line.start), plain(line.start + line.weeks - 1)
            hints[str(nr)] = f"weeks {first} to {last}" if line.weeks >= 1 else f"week {first}"
        elif nr:
            hints[str(nr)] = f"after {short[nr - 1]}"
        else:
            hints[str(nr)] = f"then {short[1]}"
    return options, hints


def part_words(sheet: Sheet) -> str:
    """Say what the chosen part of several is of the total, and for how much work."""
    entry = sheet.cost
    if entry is None:
        return f"Part {sheet.number + 1}: {unpriced(sheet.dataset, sheet.line.role)}"
    mark = f"{MIDDLE} " if has_middle(entry.items) else ""
    amount = f"{mark}{readable_money(entry.total.likely, sheet.currency)}"
    return f"Part {sheet.number + 1}: {amount} of it · {work_words(sheet, entry)}"


def work_words(sheet: Sheet, entry: Cost) -> str:
    """Write hours and rate: ``480 h at $25``; of an employee's paid hours those that are worked."""
    hours = f"{decimals(entry.work.quantity)} h"
    if entry.offer.share != 1:
        hours += f" worked of {decimals(entry.paid_hours)} paid,"
    return f"{hours} at {figure_words(entry.work.price, 'money', sheet.currency)}"


def own_parts(sheet: Sheet) -> str:
    """Say that the plan does not follow the decision, if so, and which key makes it do that."""
    follow = f"The parts are your own; {key_of('budget.propose')} follows the decision."
    return follow * sheet.state.listed
