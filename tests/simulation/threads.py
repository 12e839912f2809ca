"""A thread that runs when it is its turn, in the place of the one that saves."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from types import SimpleNamespace

from .disk import Disk


class _IdleError(Exception):
    """The autosave thread waits for something to do."""


class Queue:
    """A queue that ends the turn of whoever waits for it."""

    def __init__(self) -> None:
        self._items: list[object] = []

    def put(self, item: object) -> None:
        """Put something in."""
        self._items.append(item)

    def empty(self) -> bool:
        """Tell whether nothing is in it."""
        return not self._items

    def get(self) -> object:
        """Take out what was put in first."""
        if not self._items:
            raise _IdleError
        return self._items.pop(0)


class Thread:
    """A thread that runs when it is its turn."""

    def __init__(self, *, target: Callable[[], object], **_: object) -> None:
        self._target = target

    def turn(self) -> None:
        """Run until there is nothing left to do."""
        with suppress(_IdleError):
            self._target()

    def join(self) -> None:
        """Run to the end."""
        self._target()


class _Event:
    def __init__(self, disk: Disk) -> None:
        self._disk, self._is_set = disk, False

    def set(self) -> None:
        self._is_set = True

    def clear(self) -> None:
        self._is_set = False

    def wait(self, seconds: float) -> None:
        if not self._is_set:
            self._disk.sleep(seconds)


def threads(disk: Disk, started: Callable[[Thread], object]) -> SimpleNamespace:
    """Return what the autosave thread takes from ``threading``; each start is reported."""

    class Reported(Thread):
        def start(self) -> None:
            started(self)

    return SimpleNamespace(Thread=Reported, Event=lambda: _Event(disk), Lock=nullcontext)
