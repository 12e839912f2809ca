"""The views of the budget, each imported and created when it is first shown."""

from collections.abc import Callable
from typing import NamedTuple

from roletui.case.changes import Send
from roletui.dataset.dataset import Dataset

from .base import View


def _other_rates() -> type[View]:
    from .other_rates import OtherRatesView  # with the view itself

    return OtherRatesView


def _parts() -> type[View]:
    from .parts import PartsView  # with the view itself

    return PartsView


def _range() -> type[View]:
    from .range import RangeView  # with the view itself

    return RangeView


def _over_time() -> type[View]:
    from .over_time import OverTimeView  # with the view itself

    return OverTimeView


def _overheads() -> type[View]:
    from .overheads import OverheadsView  # with the view itself

    return OverheadsView


def _wrong_hire() -> type[View]:
    from .wrong_hire import WrongHireView  # with the view itself

    return WrongHireView


def _afford() -> type[View]:
    from .afford import AffordView  # with the view itself

    return AffordView


def _baseline() -> type[View]:
    from .baseline import BaselineView  # with the view itself

    return BaselineView


class ViewTab(NamedTuple):
    """The tab of a view."""

    id: str
    label: str
    kind: Callable[[], type[View]]
    """Imports and returns its class; not imported with the budget, 2 to 6 ms each."""


VIEWS: tuple[ViewTab, ...] = (
    ViewTab("other-rates", "Elsewhere", _other_rates),
    ViewTab("parts", "Parts", _parts),
    ViewTab("range", "Range", _range),
    ViewTab("over-time", "Over time", _over_time),
    ViewTab("overheads", "On top", _overheads),
    ViewTab("wrong-hire", "Wrong role", _wrong_hire),
    ViewTab("afford", "Afford", _afford),
    ViewTab("baseline", "Baseline", _baseline),
)
"""All views in order; the last one is available while a baseline is pinned."""


def view(name: str, dataset: Dataset, send: Send) -> View:
    """Create the view with that id."""
    kind = next(entry.kind for entry in VIEWS if entry.id == name)
    return kind()(f"view-{name}", dataset, send)
