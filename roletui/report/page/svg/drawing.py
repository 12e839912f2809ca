"""The parts of a picture as SVG; all colours come from the classes, so from the page's style."""

import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from roletui.report.page.svg.measure import BOLD, width, wrapped

SIZE = 13.5
"""Of the type, in pixels where a picture is shown as wide as it was drawn."""
SMALL = 12.0
LINE = 18.0
"""From one line of type to the next."""
NARROW = 500
"""Pictures less wide than this put words above what others have beside them."""


class Column(typing.NamedTuple):
    """Where words stand: how far from the left, how wide they may be, how many lines."""

    x: float
    room: float
    """In pixels."""
    most: int = 2
    size: float = SIZE
    bold: bool = False
    anchor: typing.Literal["start", "middle", "end"] = "start"

    def lines(self, words: str) -> tuple[str, ...]:
        """Return words as the lines they take here."""
        return wrapped(words, self.room / (self.size * (BOLD if self.bold else 1)), self.most)


def number(value: float) -> str:
    """Write a coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def element(name: str, *inside: str, **given: str | float) -> str:
    """Write an element; what is inside is markup already, attributes are not.

    ``class_`` is written ``class``, and an underscore as a hyphen.
    """
    attributes = "".join(
        f' {key.rstrip("_").replace("_", "-")}="'
        f'{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in given.items()
    )
    return f"<{name}{attributes}>{''.join(inside)}</{name}>" if inside else f"<{name}{attributes}/>"


def rect(kind: str, x: float, y: float, wide: float, high: float, round_: float = 2) -> str:
    """Draw a box."""
    return element("rect", class_=kind, x=x, y=y, width=max(wide, 0.0), height=high, rx=round_)


def line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """Draw a straight line."""
    return element("line", class_=kind, x1=x1, y1=y1, x2=x2, y2=y2)


def dot(kind: str, x: float, y: float, radius: float) -> str:
    """Draw a round point."""
    return element("circle", class_=kind, cx=x, cy=y, r=radius)


def label(kind: str, words: str, column: Column, y: float) -> tuple[str, float]:
    """Write words from a first line at ``y`` on; return them and the height that they take.

    Where they are cut, the whole text is their title.
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
    name: str, wide: float, high: float, title: str, told: str, inside: Iterable[str]
) -> str:
    """Return a whole picture, under a name that no other on its page has; ``told`` describes it."""
    return element(
        "svg",
        element("title", escape(title), id=f"{name}-title"),
        element("desc", escape(told), id=f"{name}-told"),
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
    """Return round amounts from 0 up to the first that is no less than the most."""
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
    """Draw a line for each amount from top to bottom, and write it below where there is room."""
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
    """Return how wide words are at most."""
    return width(words) * size * (BOLD if bold else 1)
