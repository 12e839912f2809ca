"""Line chart of the cumulative cost by week, with its range and the baseline."""

from collections.abc import Callable, Sequence

from roletui.report.page.svg.drawing import (
    LINE,
    NARROW,
    SMALL,
    Column,
    axis,
    dot,
    element,
    label,
    line,
    number,
    picture,
    pixels,
    rect,
    ticks,
)
from roletui.text.charts import Curve

Point = tuple[float, float]


def draw(name: str, title: str, curve: Curve, wide: float, write: Callable[[int], str]) -> str:
    """Draw the curve with axes, a legend above and notes below; ``write`` formats an amount."""
    legend, top = _legend(curve, wide)
    high = 150.0 if wide < NARROW else 210.0
    bottom = top + high
    scale = ticks(max(1, *curve.likely, *curve.high, *curve.baseline), 5)
    gutter = min(wide / 2, max(pixels(write(amount), SMALL) for amount in scale)) + 8
    weeks = max(len(curve.likely), len(curve.baseline)) - 1

    def at(week: int, amount: int) -> Point:
        x = gutter + (wide - 8 - gutter) * week / max(weeks, 1)
        return x, bottom - high * amount / scale[-1]

    def points(amounts: Sequence[int]) -> list[Point]:
        return [at(week, amount) for week, amount in enumerate(amounts)]

    inside = [*legend, *_amounts(scale, at, write, (gutter, wide))]
    wide_ticks = ticks(weeks, 10 if wide > NARROW else 5)
    across = [week for week in wide_ticks if week <= weeks]
    names = [*curve.months, *map(str, range(len(curve.months), weeks + 1))]
    inside += axis(
        across, lambda week: at(week, 0)[0], names.__getitem__, bottom, bottom, (gutter, wide)
    )
    unit = Column(wide, wide, size=SMALL, anchor="end")
    inside.append(label("quiet", "end of" if curve.months else "weeks", unit, bottom + LINE + 2)[0])
    if curve.low:
        band = [*points(curve.high), *reversed(points(curve.low))]
        inside.append(element("polygon", class_="band", points=_joined(band)))
        inside += [
            element("polyline", class_="bound", points=_joined(points(bound)))
            for bound in (curve.low, curve.high)
        ]
    if curve.baseline:
        inside.append(
            element("polyline", class_="baseline", points=_joined(points(curve.baseline)))
        )
    inside.append(element("polyline", class_="curve", points=_joined(points(curve.likely))))
    x, y = points(curve.likely)[-1]
    inside.append(dot("likely", x, y, 4))
    words = write(curve.likely[-1])
    end = Column(max(x - 9, gutter + pixels(words, bold=True)), wide, bold=True, anchor="end")
    inside.append(label("ink", words, end, y - LINE - 3)[0])
    y = bottom + 2 * LINE + 6
    for place, (week, words) in enumerate(curve.marks, 1):
        x = at(min(week, weeks), 0)[0]
        inside.append(line("mark", x, top, x, bottom))
        text = Column(0, wide, most=3, size=SMALL)
        when = f"After {names[week]}" if curve.months else f"After {week} weeks"
        text_, tall = label("quiet", f"{when} ({place}): {words}", text, y)
        numeral = Column(min(x + 4, wide - 12), 40, size=SMALL)
        inside += [text_, label("quiet", f"({place})", numeral, top - 2)[0]]
        y += tall
    return picture(name, wide, y + 2, title, description(curve, write), inside)


def description(curve: Curve, write: Callable[[int], str]) -> str:
    """Return the end of the curve as a sentence, for screen readers."""
    last = len(curve.likely) - 1
    when = f"By the end of {curve.months[last]}" if curve.months else f"After {last} weeks"
    words = f"{when} {write(curve.likely[-1])} is likely spent"
    if curve.low:
        words += f", from {write(curve.low[-1])} to {write(curve.high[-1])}"
    if curve.baseline:
        last = len(curve.baseline) - 1
        unit = "months" if curve.months else "weeks"
        words += f"; of the baseline {write(curve.baseline[-1])} after {last} {unit}"
    return f"{words}."


def _joined(points: Sequence[Point]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _amounts(
    scale: Sequence[int],
    at: Callable[[int, int], Point],
    write: Callable[[int], str],
    limits: tuple[float, float],
) -> list[str]:
    """Draw the axis of amounts: a grid line for each, with its label."""
    gutter, wide = limits
    column = Column(gutter - 8, 1e6, size=SMALL, anchor="end")
    parts = []
    for amount in scale:
        y = at(0, amount)[1]
        parts.append(line("grid", gutter, y, wide - 8, y))
        parts.append(label("quiet", write(amount), column, y - LINE / 2)[0])
    return parts


def _legend(curve: Curve, wide: float) -> tuple[list[str], float]:
    """Draw the legend; return its parts and its height."""
    entries = [("curve", "likely")]
    if curve.low:
        entries.append(("band", "from low to high"))
    if curve.baseline:
        entries.append(("baseline", "baseline"))
    parts, x, y = [], 0.0, 0.0
    for kind, words in entries:
        space = 30 + pixels(words, SMALL)
        if x and x + space > wide:
            x, y = 0.0, y + LINE
        middle = y + LINE / 2
        if kind == "band":
            parts.append(rect("band edged", x, middle - 5, 22, 10, 0))
        else:
            parts.append(line(kind, x, middle, x + 22, middle))
        parts.append(label("quiet", words, Column(x + 28, 1e6, size=SMALL), y)[0])
        x += space + 18
    return parts, y + LINE + 12
