"""A measured line: its figures, what it is compared with, its goal, and whether it keeps it."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class Line:
    """One line of the table. ``ours`` and ``theirs`` hold one figure for each round."""

    group: str
    """The name ``--only`` knows."""
    what: str
    unit: str
    goal: str
    """As it is written in the table."""
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)
    """What it is divided by, round by round; empty where the figure stands alone."""
    limit: float | None = None
    """The most that the ratio, or the figure where it stands alone, may be."""
    remark: str = ""

    @property
    def ratios(self) -> list[float]:
        """Each round's figure divided by what it is compared with."""
        return [a / b for a, b in zip(self.ours, self.theirs, strict=False) if b]

    @property
    def verdict(self) -> str:
        """Whether the goal is kept, in a word."""
        figures = self.ratios if self.theirs else self.ours
        if self.limit is None or not figures:
            return ""
        return "within" if statistics.median(figures) <= self.limit else "over"

    def cells(self) -> list[str]:
        """Return the cells of the table."""
        ratio = f"{spread(self.ratios, digits=2)}" if self.theirs else ""
        return [
            self.what + (f" ({self.remark})" if self.remark else ""),
            spread(self.ours, self.unit),
            spread(self.theirs, self.unit),
            ratio,
            self.goal,
            self.verdict,
        ]

    def data(self) -> dict[str, Any]:
        """Return everything for JSON."""
        return {**asdict(self), "ratios": self.ratios, "verdict": self.verdict}


def spread(figures: Sequence[float], unit: str = "", digits: int | None = None) -> str:
    """Write the median and, of several figures, the least and the greatest."""
    if not figures:
        return ""
    middle = statistics.median(figures)
    places = digits if digits is not None else max(0, min(2, 2 - _magnitude(middle)))
    end = f" {unit}" if unit else "×"
    text = f"{middle:,.{places}f}{end}"
    if len(figures) > 1:
        text += f" ({min(figures):,.{places}f}–{max(figures):,.{places}f})"
    return text


def percentile(figures: Iterable[float], percent: float) -> float:
    """Return a percentile, between two figures in proportion."""
    ordered = sorted(figures)
    place = (len(ordered) - 1) * percent / 100
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def table(lines: Iterable[Line]) -> str:
    """Return the lines as a Markdown table."""
    head = ["What", "roletui", "compared with", "ratio", "goal", ""]
    rows = [head, *(line.cells() for line in lines)]
    widths = [max(len(row[number]) for row in rows) for number in range(len(head))]
    written = [
        "| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    written.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(written)


def _magnitude(number: float) -> int:
    return math.floor(math.log10(abs(number))) if number else 0
