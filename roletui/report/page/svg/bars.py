"""Bar chart: amounts on one scale, each with its range."""

from collections.abc import Callable, Sequence

from roletui.report.page.svg.drawing import (
    LINE,
    NARROW,
    SIZE,
    SMALL,
    Column,
    axis,
    dot,
    label,
    line,
    picture,
    pixels,
    rect,
    ticks,
)
from roletui.text.charts import Bar
from roletui.text.tuples import NamedTuple

_THICK = 10.0
_INDENT = 9.0
"""Indent of the labels above bars, in pixels."""


class Layout(NamedTuple):
    """The columns of a chart, in pixels."""

    left: float
    """Start of the bars."""
    right: float
    """End of the longest bar."""
    words: float
    """Maximum width of the labels."""
    above: bool
    """Whether a label is above its bar rather than left of it."""


def draw(
    name: str, title: str, bars: Sequence[Bar], wide: float, write: Callable[[int], str]
) -> str:
    """Draw the bars in rows with a scale below; ``write`` formats an amount in minor units."""
    layout = _layout(bars, wide)
    scale = ticks(max(bar.high for bar in bars), 5 if wide > NARROW else 3)

    def place(amount: int) -> float:
        return layout.left + (layout.right - layout.left) * amount / scale[-1]

    rows: list[str] = []
    y = 4.0
    for bar in bars:
        parts, high = _row(bar, layout, wide, y, place)
        rows += parts
        y += high
    below = axis(scale, place, write, 2, y, (layout.left, wide))
    zero = line("zero", place(0), 2, place(0), y)
    return picture(name, wide, y + LINE + 6, title, description(bars), [*below, zero, *rows])


def description(bars: Sequence[Bar]) -> str:
    """Return the amounts as a sentence, for screen readers."""
    return "; ".join(f"{bar.label}: {', '.join((bar.amount, *_beside(bar)))}" for bar in bars) + "."


def _beside(bar: Bar) -> tuple[str, ...]:
    """Return the lines under the amount: its range, and its remark if there is one."""
    return (bar.range_words, bar.remark) if bar.remark else (bar.range_words,)


def _layout(bars: Sequence[Bar], wide: float) -> Layout:
    """Place labels and amounts beside the bars if there is room, else above."""
    amounts = max(
        max(pixels(bar.amount, bold=True), *(pixels(words, SMALL) for words in _beside(bar)))
        for bar in bars
    )
    amounts += 1  # a margin for rounding
    names = min(max(pixels(bar.label, bold=bar.chosen) for bar in bars), 230.0)
    right = wide - amounts - 14
    if wide < NARROW or right - names - 14 < 160:
        return Layout(2, wide - 20, wide - _INDENT, above=True)
    return Layout(names + 14, right, names, above=False)


def _row(
    bar: Bar, layout: Layout, wide: float, y: float, place: Callable[[int], float]
) -> tuple[list[str], float]:
    name = Column(_INDENT if layout.above else 0, layout.words, bold=bar.chosen, most=4)
    if layout.above:
        text, high = label("ink", bar.label, name, y)
        amounts, below = _amounts(bar, Column(_INDENT, wide - _INDENT), y + high + 20)
        parts = [text, *_bar(bar, y + high + 11, place), *amounts]
        return parts, high + 20 + below + 14
    text, high = label("ink", bar.label, name, y + 2)
    amounts, beside = _amounts(bar, Column(wide - 1, wide - layout.right - 14, anchor="end"), y + 2)
    tall = max(high, beside)
    return [text, *_bar(bar, y + 2 + LINE, place), *amounts], max(tall, 2 * LINE) + 10


def _amounts(bar: Bar, column: Column, y: float) -> tuple[list[str], float]:
    text, high = label("ink", bar.amount, column._replace(bold=True, size=SIZE), y)
    parts = [text]
    beside = (" · ".join(_beside(bar)),) if column.anchor == "start" else _beside(bar)
    for words in beside:
        text, more = label("quiet", words, column._replace(size=SMALL, most=3), y + high)
        parts.append(text)
        high += more
    return parts, high


def _bar(bar: Bar, y: float, place: Callable[[int], float]) -> list[str]:
    """Draw a bar up to the likely amount, with its range over it."""
    kind = "bar chosen" if bar.chosen else "bar"
    zero, likely = place(0), place(bar.likely)
    parts = [rect(kind, zero, y - _THICK / 2, max(likely - zero, 1), _THICK)]
    if bar.ranged:
        low, high = place(bar.low), place(bar.high)
        parts.append(line("range", low, y, high, y))
        parts += [line("range", x, y - 7, x, y + 7) for x in (low, high)]
        parts.append(dot("likely", likely, y, 4))
    return parts
