"""The four screens by name, each imported when it is first shown.

The keys are the names of the modes that the app switches between.
"""

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
"""From the name of a mode to the class of its screen."""

FIRST_STYLES = (FRAME_STYLE, os.path.join(os.path.dirname(__file__), "wizard", "screen.tcss"))
"""What the first screen needs, so that all styles are parsed once before it, not twice."""
