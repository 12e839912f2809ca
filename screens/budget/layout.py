"""How the cost screen is laid out: the classes it has on a terminal, for a plan."""

from textual.app import App

from roletui.case.budget_sheet import Sheet

WIDE, BROAD = 110, 150
"""Columns from which the other ways stand beside the plan, and from which beside all below it."""
ROOMY = 36
"""Rows from which there are blank ones in the panel of the total; where more is shown, from 40."""
LARGE, LOW = 22, 18
"""Rows from which the total is three rows high, below only the part in focus is shown in full; and
rows below which the plan has not all of its own, and scrolls."""


def layout(sheet: Sheet, app: App[object], *, viewing: bool) -> dict[str, bool]:
    """Return which classes the screen has for a sheet; ``viewing`` unless the ways are shown."""
    columns, rows = app.size
    several = len(sheet.lines) > 1
    ends = ((columns, app.HORIZONTAL_BREAKPOINTS), (rows, app.VERTICAL_BREAKPOINTS))
    places = [[name for least, name in points or () if least <= at] for at, points in ends]
    room = 40 if several or sheet.baseline else ROOMY
    return {
        **{names[-1]: True for names in places if names},
        "-several": several,
        "-pinned": sheet.baseline is not None,
        "-later": sheet.line.start != 1,
        "-unpriced": not several and sheet.cost is None,
        "-padded": rows >= room,
        "-broad": columns >= BROAD,
        "-tiny": rows < LARGE,
        "-low": rows < LOW,
        "-viewing": columns < WIDE and viewing,
    }
