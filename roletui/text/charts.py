"""What charts show, as plain data: no colours, no sizes, and nothing of where it comes from.

The widgets of the screens paint it in cells, and the page draws it as SVG.
"""

import typing

from roletui.text.tuples import NamedTuple

Mark: typing.TypeAlias = tuple[int, str]
"""A place on an axis that is pointed out, and its name."""


class Bar(NamedTuple):
    """One amount on a scale that begins at 0, with the range it may lie in."""

    id: str
    label: str
    low: int
    likely: int
    high: int
    amount: str
    """The likely figure as it is written."""
    remark: str = ""
    """How it differs from the others, or that it is the one chosen."""
    range_words: str = ""
    """Its range as it is written, or that there is none."""
    ranged: bool = False
    """Whether low and high are stated; else there is the likely figure alone."""
    chosen: bool = False
    mark: str = ""
    """Stands before the amount, where that is not a source's own."""


class TornadoBar(NamedTuple):
    """What one input does to an amount when it is as low, and as high, as it may be."""

    id: str
    label: str
    low: int
    """By how much the amount differs with the low input; normally not positive."""
    high: int
    """By how much it differs with the high input; normally not negative."""
    low_words: str
    """Stands at the end of the bar that belongs to ``low``."""
    high_words: str
    remark: str = ""

    @property
    def ends(self) -> tuple[tuple[int, str], tuple[int, str]]:
        """Difference and words at the left end and at the right end."""
        low, high = (self.low, self.low_words), (self.high, self.high_words)
        return (low, high) if self.low <= self.high else (high, low)


class Curve(NamedTuple):
    """What has added up after 0, 1, 2 … weeks."""

    likely: tuple[int, ...]
    low: tuple[int, ...] = ()
    """Empty where no range is stated."""
    high: tuple[int, ...] = ()
    baseline: tuple[int, ...] = ()
    """What it is compared with; empty where that is nothing."""
    marks: tuple[Mark, ...] = ()
    """Weeks to point out, and what happens then."""
    months: tuple[str, ...] = ()
    """Where it is not by weeks: the calendar month by whose end each amount is reached, the first
    being the start."""


class Bins(NamedTuple):
    """How often something falls into each of equal bins."""

    counts: tuple[int, ...]
    low: str
    """What the left edge of the first bin stands for."""
    high: str
    """What the right edge of the last bin stands for."""
    marks: tuple[Mark, ...] = ()
    """Bins to point out, and their names: ``(12, "P50")``."""
