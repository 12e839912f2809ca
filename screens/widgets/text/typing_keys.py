"""What a widget into which characters are typed tells the screen: which keys are keys meanwhile."""

from typing import Protocol, runtime_checkable

from textual.message import Message


@runtime_checkable
class Typable(Protocol):
    """A widget that takes characters, so that those keys do nothing else meanwhile."""

    @property
    def typing_keys(self) -> tuple[tuple[str, str, str], ...]:
        """Key, label and action of what works while one types; nothing while nobody does."""


class TypingChanged(Message):
    """Typing has begun or ended in a widget."""
