"""The ways to look at what a plan costs, each made when it is first shown."""

from importlib import import_module

from roletui.state.context import Setting

from ..intents import Send
from .base import View

VIEWS: tuple[tuple[str, str], ...] = (
    ("elsewhere", "Elsewhere"),
    ("parts", "Parts"),
    ("spread", "Range"),
    ("weeks", "Over time"),
    ("ontop", "On top"),
    ("mistake", "Wrong role"),
    ("afford", "Afford"),
    ("beside", "Baseline"),
)
"""Id and name of each, in order; the last one is there while a baseline is pinned."""


def view(name: str, setting: Setting, send: Send) -> View:
    """Make one of the views; its module is imported now, not with the budget: 2 to 6 ms each."""
    module = import_module(f".{name}", __name__)
    kind: type[View] = module.VIEW
    return kind(f"view-{name}", setting, send)
