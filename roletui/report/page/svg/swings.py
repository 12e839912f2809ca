"""What moves an amount: bars to both sides of a line, the widest first."""

import typing
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


class Swing(typing.NamedTuple):
    """What one figure does to the amount."""

    name: str
    low: int
    """The amount with the figure at its low end."""
    high: int


def drawn(
    name: str,
    title: str,
    swings: Sequence[Swing],
    middle: int,
    wide: float,
    write: Callable[[int], str],
) -> str:
    """Draw the swings on one scale around the amount as it is likely."""
    ends = [amount for swing in swings for amount in swing[1:]]
    room = max(pixels(write(amount), SMALL) for amount in ends) + 8
    names = min(max(pixels(swing.name) for swing in swings), 230.0)
    above = wide < NARROW or wide - names - 2 * room < 160
    left = room if above else names + 14 + room
    right = wide - room
    least, most = min(*ends, middle), max(*ends, middle)

    def place(amount: int) -> float:
        return left + (right - left) * (amount - least) / ((most - least) or 1)

    rows: list[str] = []
    y = LINE + 6
    for swing in swings:
        text, high = label("ink", swing.name, Column(0, wide if above else names), y)
        rows.append(text)
        at = y + high + 9 if above else y + high / 2 + 2
        rows += _bar(swing, middle, at, place, write)
        y = at + 18 if above else y + high + 12
    head = f"likely {write(middle)}"
    half = pixels(head, SMALL, bold=True) / 2
    x = min(max(place(middle), half), wide - half)
    column = Column(x, wide, size=SMALL, bold=True, anchor="middle")
    mark = [
        label("ink", head, column, 0)[0],
        line("middle", place(middle), LINE + 2, place(middle), y),
    ]
    return picture(name, wide, y + 2, title, told(swings, middle, write), [*rows, *mark])


def told(swings: Sequence[Swing], middle: int, write: Callable[[int], str]) -> str:
    """Say the swings in a sentence, for those who do not see them."""
    parts = (f"{swing.name}: {write(swing.low)} to {write(swing.high)}" for swing in swings)
    return f"Likely {write(middle)}; {'; '.join(parts)}."


def _bar(
    swing: Swing,
    middle: int,
    y: float,
    place: Callable[[int], float],
    write: Callable[[int], str],
) -> list[str]:
    """Draw one, the amounts at its ends."""
    less, more = sorted(swing[1:])
    parts = []
    for kind, start, end in (
        ("bar less", less, min(middle, more)),
        ("bar", max(middle, less), more),
    ):
        if start < end:
            parts.append(rect(kind, place(start), y - 6, place(end) - place(start), 12, 0))
    for amount, x, anchor in (
        (less, place(less) - 5, "end"),
        (more, place(more) + 5, "start"),
    ):
        column = Column(x, 1e6, size=SMALL, anchor="end" if anchor == "end" else "start")
        parts.append(label("quiet", write(amount), column, y - LINE / 2)[0])
    return parts
