"""How plans like this one turned out elsewhere, and what that would make of it, in words."""

from roletui.case.budget_sheet import Sheet
from roletui.case.changes import count_outside_view
from roletui.cost.plan import priced
from roletui.dataset.model import OutsideView
from roletui.text.money import readable_money
from roletui.text.numbers import plain

NONE_STATED = (
    "This dataset does not state how far such plans run over; you can set by how much yours may "
    "take longer."
)


def outside_words(sheet: Sheet) -> str:
    """Say what others' overruns come to in this plan, counted or not; or that none are stated."""
    view = sheet.case.dataset.budget.outside_view
    total = sheet.bill.total
    if view is None or total is None:
        return NONE_STATED
    counted = sheet.state.cost_settings.outside_view
    other = count_outside_view(wanted=not counted).transition(sheet.case)
    there = priced(sheet.case.after(other).market, sheet.lines).total or total
    here, apart = (readable_money(amount.likely, sheet.currency) for amount in (total, there))
    if counted:
        return f"{_stated(sheet, view)} It is counted: likely {here}; without it {apart}."
    return f"{_stated(sheet, view)} It is not counted: likely {here}; with it {apart}."


def _stated(sheet: Sheet, view: OutsideView) -> str:
    source = sheet.case.dataset.sources_by_id[view.source]
    return (
        f"Outside view: {view.label} took {plain(view.low)} to {plain(view.high)} % longer, likely "
        f"{plain(view.likely)} % ({source.publisher}, {source.published}, grade {source.grade})."
    )
