"""What is asked for a chance: of a line of the plan, or of an overhead."""

from collections.abc import Callable
from decimal import Decimal

from textual.widget import Widget

from roletui.case import changes
from roletui.case.budget_sheet import Sheet
from roletui.case.changes import Change
from roletui.case.names import names
from roletui.cost.figures import chance_figure
from roletui.dataset.overhead_kinds import may_happen

from ..dialogs.ask import AskScreen
from .views.overhead_field import OverheadField


def ask_chance(sheet: Sheet, focused: Widget | None) -> AskScreen | str:
    """Return the dialog for the overhead in focus, else for the line; or why there is none."""
    if isinstance(focused, OverheadField):
        return _of_overhead(sheet, focused.overhead)
    who = names(sheet.dataset, (sheet.line.role,))
    title = f"In how many of 100 plans is part {sheet.number + 1}, {who}, needed?"
    stated = sheet.case.proposed
    usual = stated[sheet.number].chance if sheet.number < len(stated) else None
    return _dialog(
        title, sheet.line.chance, usual, lambda chance: changes.set_chance(chance, sheet.number)
    )


def _of_overhead(sheet: Sheet, name: str) -> AskScreen | str:
    entry = sheet.dataset.overhead(name)
    if not may_happen(entry.kind):
        return f"“{entry.label}” is a term of the contract: it does not happen or not."
    if not entry.counted:
        return f"“{entry.label}” is not counted: type its figure first."
    title = f"In how many of 100 plans does this happen: {entry.label}?"
    usual = sheet.case.dataset.overhead(name).chance
    return _dialog(title, entry.chance, usual, lambda chance: changes.expect(name, chance))


def _dialog(
    title: str,
    chance: Decimal | None,
    usual: Decimal | None,
    change: Callable[[Decimal | None], Change],
) -> AskScreen:
    def read(text: str) -> Change:
        return change(chance_figure("it").read(text) if text else None)

    nothing = "in all of them" if usual is None else f"{usual:f}, as stated"
    words = (
        "No source states it: take it from what you have seen. The expected cost counts it at "
        f"that chance. Left empty, it is {nothing}."
    )
    return AskScreen(title, words, "" if chance is None else f"{chance:f}", "20", read)
