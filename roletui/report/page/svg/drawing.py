"""Parts of a picture as SVG; colours come from the page's style sheet by class."""

import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from roletui.report.page.svg.measure import BOLD, width, wrapped
from roletui.text.tuples import NamedTuple

SIZE = 13.5
"""Font size in pixels, at the picture's own width."""
SMALL = 12.0
LINE = 18.0
"""Line height in pixels."""
NARROW = 500
"""Pictures narrower than this, in pixels, have labels above instead of beside."""


class Column(NamedTuple):
    """A column of text."""

    x: float
    room: float
    """Maximum width in pixels."""
    most: int = 2
    """Maximum number of lines."""
    size: float = SIZE
    bold: bool = False
    anchor: typing.Literal["start", "middle", "end"] = "start"

    def lines(self, words: str) -> tuple[str, ...]:
        """Return a text wrapped to the column."""
        return wrapped(words, self.room / (self.size * (BOLD if self.bold else 1)), self.most)


def number(value: float) -> str:
    """Write a coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def element(name: str, *inside: str, **given: str | float) -> str:
    """Return an element; ``inside`` is markup, attributes are escaped here.

    ``class_`` becomes ``class``, and other underscores become hyphens.
    """
    attributes = "".join(
        f' {key.rstrip("_").replace("_", "-")}="'
        f'{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in given.items()
    )
    return f"<{name}{attributes}>{''.join(inside)}</{name}>" if inside else f"<{name}{attributes}/>"


def rect(kind: str, x: float, y: float, wide: float, high: float, round_: float = 2) -> str:
    """Draw a rectangle."""
    return element("rect", class_=kind, x=x, y=y, width=max(wide, 0.0), height=high, rx=round_)


def line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """Draw a straight line."""
    return element("line", class_=kind, x1=x1, y1=y1, x2=x2, y2=y2)


def dot(kind: str, x: float, y: float, radius: float) -> str:
    """Draw a filled circle."""
    return element("circle", class_=kind, cx=x, cy=y, r=radius)


def label(kind: str, words: str, column: Column, y: float) -> tuple[str, float]:
    """Draw a text from ``y`` down; return the markup and its height.

    A text that is cut has the whole text as its title.
    """
    lines = column.lines(words)
    cut = lines[-1].endswith("…") and not words.rstrip().endswith("…")
    parts = [
        element(
            "text",
            escape(row),
            element("title", escape(words)) if cut else "",
            class_=f"{kind} bold" if column.bold else kind,
            x=column.x,
            y=y + LINE * number_ - (LINE - column.size) / 2,
            font_size=column.size,
            text_anchor=column.anchor,
        )
        for number_, row in enumerate(lines, 1)
    ]
    return "".join(parts), LINE * len(lines)


def picture(
    name: str, wide: float, high: float, title: str, description: str, inside: Iterable[str]
) -> str:
    """Return a whole picture; ``name`` is unique on the page and prefixes its ids."""
    return element(
        "svg",
        element("title", escape(title), id=f"{name}-title"),
        element("desc", escape(description), id=f"{name}-told"),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(wide)} {number(high)}",
        width=wide,
        height=high,
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-told",
    )


def ticks(most: int, about: int = 5) -> tuple[int, ...]:
    """Return about ``about`` round amounts from 0 up to the first that is at least ``most``."""
    step = 1
    while step * about < most:
        # 1, 2, 5, 10 and so on.
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    last = -(-most // step) or 1
    return tuple(step * nr for nr in range(last + 1))


def axis(
    amounts: Sequence[int],
    place: Callable[[int], float],
    write: Callable[[int], str],
    top: float,
    bottom: float,
    limits: tuple[float, float],
) -> Iterator[str]:
    """Draw a vertical grid line for each amount, with labels below that do not overlap."""
    from_, to = limits
    free = from_
    for amount in amounts:
        x = place(amount)
        yield line("grid", x, top, x, bottom)
        words = write(amount)
        if amount and words == write(0):
            continue
        room = Column(x, 1e6, size=SMALL, anchor="middle")
        half = pixels(words, SMALL) / 2
        start = min(max(x - half, from_), to - 2 * half)
        if start >= free:
            yield label("quiet", words, room._replace(x=start + half), bottom + 2)[0]
            free = start + 2 * half + 8


def pixels(words: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return an upper bound of the width of a text, in pixels."""
    return width(words) * size * (BOLD if bold else 1)
