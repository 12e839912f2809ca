"""What is asked for the start date of a plan."""

from datetime import date

from roletui.case import changes
from roletui.case.changes import Change
from roletui.cost.start_date import read_start

from ..dialogs.ask import AskScreen


def ask_start(starts: date | None) -> AskScreen:
    """Return the dialog for the day on which the plan starts."""

    def read(text: str) -> Change:
        return changes.start_on(read_start(text) if text else None)

    return AskScreen(
        "On which day does the plan start?",
        "Type it as year, month and day; nothing counts in weeks alone. With it the costs are "
        "shown by calendar month.",
        "" if starts is None else str(starts),
        "2027-01-11",
        read,
    )
