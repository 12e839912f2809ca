"""How far each input moves a total: bars to both sides of one line, on one scale."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.reactive import reactive

from roletui.text.charts import TornadoBar
from roletui.text.clean import paintable

from ..controls.line import GAP, Piece
from ..lists.rows import Rows
from ..text.cells import fit, fit_right

_LABEL_LEAST = 22
"""Width of a label, in cells, that it is not cut below for the sake of the bars."""
_TRACK_LEAST = 9
"""Minimum width of the bars in cells."""
_WORDS_MOST = 14
"""Maximum width of the words at either end in cells."""


class Tornado(Rows):
    """Bars that begin at a common line: less to its left, more to its right.

    Where a low input makes the total higher, the words change sides with the bar.
    """

    HELP = """\
## What drives the total

- `↑` `↓` the input above, the input below
"""

    BINDINGS: ClassVar[list[BindingType]] = [*Rows.BINDINGS]

    STYLES: ClassVar[dict[str, str]] = {
        **Rows.STYLES,
        "axis": "$ink",
        "bar": "$bar",
        "label": "$ink",
        "remark": "$dim",
        "words": "$grey",
    }
    """
    The style of each part of a row.

    | Part | Description |
    | :- | :- |
    | `axis` | The line that all bars begin at. |
    | `bar` | The bars. |
    | `label` | The names of the inputs. |
    | `remark` | What stands after everything else. |
    | `words` | The words at both ends. |
    """

    swings: reactive[tuple[TornadoBar, ...]] = reactive(())
    """What is shown, from the top."""

    _widest: tuple[int, int, int, int] = (0, 0, 0, 0)
    """The longest label, left words, right words and remark, in cells."""
    _span: tuple[int, int] = (0, 0)
    """The farthest difference to the left and to the right."""

    @property
    def at(self) -> TornadoBar | None:
        """The input under the cursor."""
        return self.swings[self.cursor] if self.cursor < len(self.swings) else None

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.swings)

    def watch_swings(self, before: tuple[TornadoBar, ...], after: tuple[TornadoBar, ...]) -> None:
        """Measure the columns; the cursor stays with its input."""
        ends = [_ends(swing) for swing in after]
        self._widest = (
            max((cell_len(paintable(swing.label)) for swing in after), default=0),
            max((min(cell_len(left), _WORDS_MOST) for (_, left), _ in ends), default=0),
            max((min(cell_len(right), _WORDS_MOST) for _, (_, right) in ends), default=0),
            max((cell_len(paintable(swing.remark)) for swing in after), default=0),
        )
        self._span = (
            max((-left for (left, _), _ in ends if left < 0), default=0),
            max((right for _, (right, _) in ends if right > 0), default=0),
        )
        name = before[self.cursor].id if self.cursor < len(before) else ""
        places = {swing.id: place for place, swing in enumerate(after)}
        self.changed(places.get(name, 0))

    def row(self, place: int, width: int) -> Iterable[Piece]:
        """Return label, words, bar, words and remark."""
        swing = self.swings[place]
        labels, lefts, rights, remarks = self._widest
        room = width - 2 - lefts - rights - 3 * len(GAP)
        if remarks and room - len(GAP) - remarks >= labels + 2 * _TRACK_LEAST:
            room -= len(GAP) + remarks
        else:
            remarks = 0
        most = max(_LABEL_LEAST, room // 2, room - 2 * _TRACK_LEAST)
        names = max(0, min(labels, most, room - _TRACK_LEAST))
        (low, left), (high, right) = _ends(swing)
        yield "label", fit(swing.label, names)
        yield "words", GAP + fit_right(left, lefts) + GAP
        yield from track(low, high, self._span, max(0, room - names))
        yield "words", GAP + fit(right, rights)
        if remarks:
            yield "remark", GAP + fit(swing.remark, remarks)


def _ends(swing: TornadoBar) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return difference and words at both ends, as they can be painted."""
    (low, left), (high, right) = swing.ends
    return (low, paintable(left)), (high, paintable(right))


def track(low: int, high: int, span: tuple[int, int], width: int) -> Iterable[Piece]:
    """Yield a bar from `low` to `high` in `width` cells that hold all of `span`, in half cells.

    A difference that is not nothing is at least half a cell.
    """
    if width < 3:
        yield "bar", " " * width
        return
    whole = sum(span) or 1
    left = min(max((width - 1) * span[0] // whole, bool(span[0])), width - 1 - bool(span[1]))
    right = width - 1 - left
    # Both sides share one scale: the one at which both fit.
    fits = [(2 * cells, part) for cells, part in zip((left, right), span, strict=True) if part]
    halves, unit = min(fits, key=lambda fit: fit[0] / fit[1]) if fits else (0, 1)

    def cells(difference: int) -> int:
        return max(1, (2 * abs(difference) * halves + unit) // (2 * unit)) if difference else 0

    yield "bar", _side(cells(min(low, 0)), cells(min(high, 0)), left)[::-1]
    yield "axis", "│"
    yield "bar", _side(cells(max(high, 0)), cells(max(low, 0)), right).translate(_MIRROR)


_MIRROR = str.maketrans("╺╸", "╸╺")


def _side(far: int, near: int, width: int) -> str:
    """Return one side outwards, filled from `near` to `far` half cells, as the left one has it."""
    near = min(near, max(0, far - 1))
    line = []
    for cell in range(width):
        inner, outer = near <= 2 * cell < far, near <= 2 * cell + 1 < far
        line.append("━" if inner and outer else "╺" if inner else "╸" if outer else " ")
    return "".join(line)
