"""The ways to look at what a plan costs, each made when it is first shown."""

from collections.abc import Callable
from typing import NamedTuple

from roletui.case.changes import Send
from roletui.dataset.dataset import Dataset

from .base import View


def _other_rates() -> type[View]:
    from .other_rates import ElsewhereView  # with the view itself

    return ElsewhereView


def _parts() -> type[View]:
    from .parts import PartsView  # with the view itself

    return PartsView


def _range() -> type[View]:
    from .range import SpreadView  # with the view itself

    return SpreadView


def _over_time() -> type[View]:
    from .over_time import WeeksView  # with the view itself

    return WeeksView


def _overheads() -> type[View]:
    from .overheads import OnTopView  # with the view itself

    return OnTopView


def _wrong_hire() -> type[View]:
    from .wrong_hire import MistakeView  # with the view itself

    return MistakeView


def _afford() -> type[View]:
    from .afford import AffordView  # with the view itself

    return AffordView


def _baseline() -> type[View]:
    from .baseline import BesideView  # with the view itself

    return BesideView


class Entry(NamedTuple):
    """A view as the tabs name it."""

    id: str
    label: str
    kind: Callable[[], type[View]]
    """Imports its class: with the view itself, not with the budget, 2 to 6 ms each."""


VIEWS: tuple[Entry, ...] = (
    Entry("elsewhere", "Elsewhere", _other_rates),
    Entry("parts", "Parts", _parts),
    Entry("spread", "Range", _range),
    Entry("weeks", "Over time", _over_time),
    Entry("ontop", "On top", _overheads),
    Entry("mistake", "Wrong role", _wrong_hire),
    Entry("afford", "Afford", _afford),
    Entry("beside", "Baseline", _baseline),
)
"""In order; the last one is there while a baseline is pinned."""


def view(name: str, dataset: Dataset, send: Send) -> View:
    """Make the view with that id."""
    kind = next(entry.kind for entry in VIEWS if entry.id == name)
    return kind()(f"view-{name}", dataset, send)
