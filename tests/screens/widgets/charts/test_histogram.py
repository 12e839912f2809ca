"""The histogram, in an app of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from painted import Painted
from rich.cells import cell_len
from textual.app import ComposeResult

from roletui.screens.widgets.charts.histogram import Histogram, drawn, resampled
from roletui.text.charts import Bins

BINS = Bins((1, 2, 4, 8, 8, 4, 2, 1), "$20k", "$60k", ((1, "P10"), (3, "P50"), (6, "P90")))


class Harness(Painted):
    """A histogram that fills the screen."""

    CSS = "Histogram { height: 100%; }"

    def __init__(self, data: Bins | None = BINS) -> None:
        super().__init__()
        self.histogram = Histogram()
        self.begin = data

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.histogram

    def on_mount(self) -> None:
        """Show the first bins."""
        self.histogram.data = self.begin

    @property
    def lines(self) -> list[str]:
        """The lines as they are painted."""
        return [self.histogram.render_line(y).text for y in range(self.histogram.size.height)]


async def test_bars_are_as_high_as_bins_are_full() -> None:
    """The fullest bin fills the height, the others their share of it, in eighths of a line."""
    app = Harness(BINS._replace(marks=()))
    async with app.run_test(size=(8, 3)):
        assert app.lines == ["   ██   ", "▂▄████▄▂", "$2…  $6…"]


async def test_marks_and_ends_are_named() -> None:
    """Each mark is tied to its column; the ends stand below, at their sides."""
    app = Harness()
    async with app.run_test(size=(48, 6)):
        assert app.lines[-1].rstrip() == "$20k" + " " * 40 + "$60k"
        below = app.lines[-2]
        assert [below.index(f"└{name}") for name in ("P10", "P50", "P90")] == [9, 21, 39]
        assert app.lines[0].strip() == "█" * 12


async def test_three_lines_name_both_on_one() -> None:
    """Three lines high, marks and ends share a line where they fit, else the bars give way."""
    app = Harness()
    async with app.run_test(size=(48, 3)) as pilot:
        words = app.lines[2].split()
        assert words == ["$20k", "└P10", "└P50", "└P90", "$60k"]
        app.histogram.data = BINS._replace(marks=((0, "P10"), (3, "P50")))
        await pilot.pause()
        assert [line.split() for line in app.lines[1:]] == [["└P10", "└P50"], ["$20k", "$60k"]]


async def test_names_evade_each_other() -> None:
    """A name stands left of its column where there is no room right of it."""
    app = Harness(BINS._replace(marks=((1, "P10"), (3, "P50"), (7, "P90"))))
    async with app.run_test(size=(20, 5)) as pilot:
        assert app.lines[3].split() == ["└P10", "└P50", "P90┘"]
        app.histogram.data = BINS._replace(marks=((3, "P10"), (3, "P50"), (7, "P90")))
        await pilot.pause()
        assert app.lines[3].split() == ["P10", "P50┘", "P90┘"]


async def test_nothing_to_draw() -> None:
    """Without bins, and with empty ones, nothing is drawn."""
    app = Harness(None)
    async with app.run_test(size=(30, 4)) as pilot:
        for data in (None, Bins((), "a", "b"), Bins((0, 0), "a", "b", ((0, "P10"),))):
            app.histogram.data = data
            await pilot.pause()
            assert not "".join(app.lines).strip()


COUNTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=80).map(tuple)


@given(COUNTS, st.integers(1, 200))
def test_the_area_is_kept(counts: tuple[int, ...], width: int) -> None:
    """However many columns there are, nothing is lost or added, from any bin on."""
    columns = resampled(counts, width)
    assert len(columns) == width
    assert sum(columns) == sum(counts) * width
    assert resampled(counts, len(counts)) == tuple(count * len(counts) for count in counts)
    assert resampled(counts[::-1], width) == columns[::-1]


NAMES = st.text(max_size=9)


@given(
    COUNTS,
    NAMES,
    NAMES,
    st.lists(st.tuples(st.integers(-1, 90), NAMES), max_size=8).map(tuple),
    st.integers(1, 100),
    st.integers(1, 9),
)
def test_it_never_exceeds_its_size(
    counts: tuple[int, ...],
    low: str,
    high: str,
    marks: tuple[tuple[int, str], ...],
    width: int,
    height: int,
) -> None:
    """Whatever is shown, lines are exactly as wide, and exactly as many, as there is room."""
    lines = drawn(Bins(counts, low, high, marks), width, height)
    assert len(lines) == (height if any(counts) else 0)
    for line in lines:
        assert sum(cell_len(text) for _, text in line) == width


@pytest.mark.parametrize("width", [3, 8, 30])
async def test_a_small_count_is_still_seen(width: int) -> None:
    """One among many is at least an eighth of a line high."""
    app = Harness(Bins((1, 0, 100_000), "", ""))
    async with app.run_test(size=(width, 3)):
        assert app.lines[1][0] == "▁"
