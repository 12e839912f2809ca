"""Garbage is collected once a frame is there, and only where there is enough of it."""

import gc
import weakref

import pytest

from roletui.cli import garbage

NEVER = 10**9


class Circle:
    """Refers to itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.own = self


@pytest.mark.parametrize(
    ("due", "left"),
    [((0, NEVER, NEVER), False), ((NEVER, NEVER, -1), False), ((NEVER, NEVER, NEVER), True)],
)
def test_only_what_is_due_is_collected(
    monkeypatch: pytest.MonkeyPatch, due: tuple[int, int, int], left: bool
) -> None:
    """A young generation, all of it, or none."""
    monkeypatch.setattr(garbage, "DUE", due)
    before = gc.get_threshold()
    gc.set_threshold(NEVER, *before[1:])
    try:
        found = weakref.ref(Circle())
        garbage.collect_due()
        assert (found() is not None) == left
    finally:
        gc.set_threshold(*before)


def test_nothing_is_collected_before_the_first_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """A start switches the collector off; what follows a frame leaves it so."""
    monkeypatch.setattr(garbage, "DUE", (-1, -1, -1))
    gc.disable()
    try:
        found = weakref.ref(Circle())
        garbage.collect_due()
        assert found() is not None
    finally:
        gc.enable()
