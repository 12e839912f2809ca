"""The four screens by the name of their mode."""

import os
from collections.abc import Callable, Iterator
from importlib import import_module

from .frame import FRAME_STYLE, Frame

SCREENS = ("wizard", "compare", "budget", "report")
"""The names of the modes; the first is shown at start."""

FIRST_STYLES = (FRAME_STYLE, os.path.join(os.path.dirname(__file__), "wizard", "screen.tcss"))
"""Style files of the first screen; loaded with the app, so that styles are parsed only once."""

OTHER_STYLES = tuple(
    os.path.join(os.path.dirname(__file__), *parts)
    for parts in (
        ("compare", "screen.tcss"),
        ("budget", "screen.tcss"),
        ("report", "screen.tcss"),
        ("dialogs", "base.tcss"),
    )
)
"""The style files of everything else."""

OTHER_MODULES = (
    "roletui.screens.widgets.grid.grid",
    "roletui.screens.compare.screen",
    "roletui.case.budget_sheet",
    "roletui.screens.widgets.charts.bars",
    "roletui.screens.widgets.controls.number",
    "roletui.screens.budget.plan",
    "roletui.screens.budget.screen",
    "roletui.screens.budget.views.overheads",
    "roletui.report.record.page_one",
    "roletui.report.record.record",
    "roletui.screens.report.screen",
)
"""The modules of the other screens, in an order in which none takes more than 5 ms to import."""


def screen(name: str) -> type[Frame]:
    """Return the class of a screen, imported when it is first shown."""
    match name:
        case "compare":
            from .compare.screen import CompareScreen  # when first shown: 6 ms

            return CompareScreen
        case "budget":
            from .budget.screen import BudgetScreen  # when first shown: 8 ms

            return BudgetScreen
        case "report":
            from .report.screen import ReportScreen  # when first shown: 28 ms

            return ReportScreen
        case _:
            from .wizard.screen import WizardScreen  # when first shown: 3 ms

            return WizardScreen


def ahead(read: Callable[[str], object]) -> Iterator[None]:
    """Import the other screens and read their styles ahead, in steps of some milliseconds."""
    for name in OTHER_MODULES:
        import_module(name)
        yield
    for file in OTHER_STYLES:
        read(file)
        yield
