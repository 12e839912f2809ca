"""What a widget into which characters are typed tells the screen, and is told when it is left."""

from typing import Protocol, runtime_checkable

from textual.message import Message


@runtime_checkable
class Typable(Protocol):
    """A widget that takes characters, so that those keys do nothing else meanwhile."""

    @property
    def typing_keys(self) -> tuple[tuple[str, str, str], ...]:
        """Key, label and action of what works while one types; nothing while nobody does."""


@runtime_checkable
class Settling(Protocol):
    """A widget into which something may be typed that is not yet set."""

    def settle(self) -> None:
        """Be done with what is typed: the focus, or the screen it is on, goes elsewhere."""


class TypingChanged(Message):
    """Typing has begun or ended in a widget."""
