"""The four screens by the name of their mode, each imported when it is first shown."""

import os
from collections.abc import Callable, Mapping

from .frame import FRAME_STYLE, Frame


def _wizard() -> type[Frame]:
    from .wizard.screen import WizardScreen  # when first shown

    return WizardScreen


def _compare() -> type[Frame]:
    from .compare.screen import CompareScreen  # when first shown

    return CompareScreen


def _budget() -> type[Frame]:
    from .budget.screen import BudgetScreen  # when first shown

    return BudgetScreen


def _report() -> type[Frame]:
    from .report.screen import ReportScreen  # when first shown

    return ReportScreen


SCREENS: Mapping[str, Callable[[], type[Frame]]] = {
    "wizard": _wizard,
    "compare": _compare,
    "budget": _budget,
    "report": _report,
}
"""From the name of a mode to a function that imports the class of its screen."""

FIRST_STYLES = (FRAME_STYLE, os.path.join(os.path.dirname(__file__), "wizard", "screen.tcss"))
"""Style files of the first screen; loaded with the app, so that styles are parsed only once."""
