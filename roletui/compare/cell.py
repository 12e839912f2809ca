"""What one role has to say under one factor."""

from roletui.dataset.model import RateEntry
from roletui.text.money import Range
from roletui.text.tuples import NamedTuple

NOT_STATED = "not stated"


class Cell(NamedTuple):
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
    short: str = ""
    """As short as the dataset says it; empty where it does not."""

    @property
    def stated(self) -> bool:
        """Whether the dataset says anything here."""
        return bool(self.items)

    @property
    def figure(self) -> int | None:
        """The amount or level by which cells are compared; None for words."""
        return self.amount.likely if self.amount else self.level

    @property
    def brief(self) -> str:
        """What stands in a cell of one line: its short form, or else its first item."""
        return self.short or next(iter(self.items), NOT_STATED)

    @property
    def text(self) -> str:
        """The cell in one line."""
        return "; ".join(self.items) or NOT_STATED


EMPTY = Cell(())
"""Where the dataset says nothing."""
