"""What one role has to say under one factor."""

import typing

from roletui.dataset.model import RateEntry
from roletui.text.money import Range

NOT_STATED = "not stated"


class Cell(typing.NamedTuple):
    """What one role has to say under one factor."""

    items: tuple[str, ...]
    """Paragraphs, or the entries of a list; empty where nothing is stated."""
    sources: tuple[str, ...] = ()
    note: str = ""
    level: int | None = None
    amount: Range | None = None
    """For money: minor units of the dataset's currency."""
    rate: RateEntry | None = None
    """For money: the entry the amount comes from."""

    @property
    def stated(self) -> bool:
        """Whether the dataset says anything here."""
        return bool(self.items)

    @property
    def text(self) -> str:
        """The cell in one line."""
        return "; ".join(self.items) or NOT_STATED


EMPTY = Cell(())
"""Where the dataset says nothing."""
