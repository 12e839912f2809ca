"""The views of the budget, each created when it is first shown."""

from roletui.case.changes import Send
from roletui.dataset.dataset import Dataset

from .base import View

WAYS, FIRST = "ways", "overheads"
"""Ids of the view of the other ways to hire, and of the first view where those stand beside."""

VIEWS = {
    WAYS: "Ways",
    FIRST: "Not counted",
    "parts": "Items",
    "range": "Range",
    "over-time": "Over time",
    "wrong-hire": "Wrong role",
    "afford": "What a sum buys",
    "baseline": "Baseline",
}
"""The labels of all views in order.

The first stands beside the plan where it is wide; the last is there while a baseline is pinned.
"""


def view(name: str, dataset: Dataset, send: Send) -> View:
    """Create the view with that id."""
    return _kind(name)(f"view-{name}", dataset, send)


def _kind(name: str) -> type[View]:
    """Return the class of a view, imported when it is first shown: all would take 9 ms."""
    match name:
        case "parts":
            from .parts import PartsView  # with the view itself: 1.9 ms

            return PartsView
        case "range":
            from .range import RangeView  # with the view itself: 1.2 ms

            return RangeView
        case "over-time":
            from .over_time import OverTimeView  # with the view itself: 1.4 ms

            return OverTimeView
        case "wrong-hire":
            from .wrong_hire import WrongHireView  # with the view itself: 1.2 ms

            return WrongHireView
        case "afford":
            from .afford import AffordView  # with the view itself: 1.8 ms

            return AffordView
        case "baseline":
            from .baseline import BaselineView  # with the view itself: 1.2 ms

            return BaselineView
        case _:
            from .overheads import OverheadsView  # with the view itself: 9 ms

            return OverheadsView
