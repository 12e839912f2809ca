"""Tornado chart: what moves an amount, the widest bar first."""

from collections.abc import Callable, Sequence

from roletui.report.page.svg.drawing import (
    LINE,
    NARROW,
    SMALL,
    Column,
    label,
    line,
    picture,
    pixels,
    rect,
)
from roletui.text.charts import TornadoBar


def draw(
    name: str,
    title: str,
    swings: Sequence[TornadoBar],
    likely: str,
    wide: float,
) -> str:
    """Draw the bars on one scale around the likely amount, which is formatted already."""
    ends = [difference for swing in swings for difference in (swing.low, swing.high)]
    words = [words for swing in swings for _, words in swing.ends]
    room = max(pixels(amount, SMALL) for amount in words) + 8
    names = min(max(pixels(swing.label) for swing in swings), 230.0)
    above = wide < NARROW or wide - names - 2 * room < 160
    left = room if above else names + 14 + room
    right = wide - room
    least, most = min(*ends, 0), max(*ends, 0)

    def place(difference: int) -> float:
        return left + (right - left) * (difference - least) / ((most - least) or 1)

    rows: list[str] = []
    y = LINE + 6
    for swing in swings:
        text, high = label("ink", swing.label, Column(0, wide if above else names), y)
        rows.append(text)
        at = y + high + 9 if above else y + high / 2 + 2
        rows += _bar(swing, at, place)
        y = at + 18 if above else y + high + 12
    head = f"likely {likely}"
    half = pixels(head, SMALL, bold=True) / 2
    x = min(max(place(0), half), wide - half)
    column = Column(x, wide, size=SMALL, bold=True, anchor="middle")
    mark = [
        label("ink", head, column, 0)[0],
        line("middle", place(0), LINE + 2, place(0), y),
    ]
    return picture(name, wide, y + 2, title, description(swings, likely), [*rows, *mark])


def description(swings: Sequence[TornadoBar], likely: str) -> str:
    """Return the bars as a sentence, for screen readers."""
    parts = (f"{swing.label}: {swing.low_words} to {swing.high_words}" for swing in swings)
    return f"Likely {likely}; {'; '.join(parts)}."


def _bar(swing: TornadoBar, y: float, place: Callable[[int], float]) -> list[str]:
    """Draw a bar with the amounts at its ends."""
    (less, left), (more, right) = swing.ends
    parts = []
    for kind, start, end in (("bar less", less, min(0, more)), ("bar", max(0, less), more)):
        if start < end:
            parts.append(rect(kind, place(start), y - 6, place(end) - place(start), 12, 0))
    before = Column(place(less) - 5, 1e6, size=SMALL, anchor="end")
    behind = Column(place(more) + 5, 1e6, size=SMALL)
    for words, column in ((left, before), (right, behind)):
        parts.append(label("quiet", words, column, y - LINE / 2)[0])
    return parts
