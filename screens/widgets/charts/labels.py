"""One line that names marked columns of a chart, each name tied to its column by a corner."""

from rich.cells import cell_len

from ..text.cells import fit

_MOST = 6
"""Maximum number of marks that are named; those after it are not."""

_LEAST = 3
"""Minimum width of a shortened name in cells."""


def named(marks: list[tuple[int, str]], start: int, end: int) -> str:
    """Return the cells from `start` to `end`, with each name tied to its column by a corner.

    Marks are columns, ascending, and names. A name for which there is no room is cut with ``…``,
    or left out, its column still pointed at.
    """
    _, placed = _placed(marks[:_MOST], start, end)
    line, done = "", start
    for column, text in placed:
        line += " " * (column - done) + text
        done = column + cell_len(text)
    return line + " " * max(0, end - done)


def _placed(
    marks: list[tuple[int, str]], start: int, end: int
) -> tuple[int, list[tuple[int, str]]]:
    """Return how well names fit at best, and where each stands: right of its column, or left."""
    if not marks:
        return 0, []
    (column, name), *later = marks
    size, room = cell_len(name), (later[0][0] if later else end) - column - 2
    ways = [
        (2, column, f"└{name}", column + size + 2),
        (2, column - size, f"{name}┘", column + 2),
        (0, column, "╵", column + 1),
    ]
    if _LEAST <= room < size:
        ways.insert(2, (1, column, f"└{fit(name, room)}", column + room + 2))
    best: tuple[int, list[tuple[int, str]]] = (-1, [])
    for named, left, text, following in ways:
        if left >= start and left + cell_len(text) <= end:
            count, rest = _placed(later, following, end)
            if named + count > best[0]:
                best = named + count, [(left, text), *rest]
    return best if best[0] >= 0 else _placed(later, start, end)
