"""The four screens by the name of their mode."""

import os

from .frame import FRAME_STYLE, Frame

SCREENS = ("wizard", "compare", "budget", "report")
"""The names of the modes; the first is shown at start."""

FIRST_STYLES = (FRAME_STYLE, os.path.join(os.path.dirname(__file__), "wizard", "screen.tcss"))
"""Style files of the first screen; loaded with the app, so that styles are parsed only once."""


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
