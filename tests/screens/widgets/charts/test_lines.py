"""The chart of what adds up over the weeks, in an app of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journeys.running import resize
from painted import Painted
from rich.cells import cell_len
from textual.app import ComposeResult

from roletui.screens.widgets.charts.lines import Chart, Plane, drawn
from roletui.text.charts import Curve

LIKELY = Curve(tuple(week * 1000 for week in range(13)))
BAND = LIKELY._replace(
    low=tuple(week * 500 for week in range(13)), high=tuple(week * 2000 for week in range(13))
)
BESIDE = BAND._replace(baseline=tuple(week * 1500 for week in range(13)))


def thousands(amount: int) -> str:
    """Write an amount as the screen would."""
    return f"${amount // 1000}k"


class Harness(Painted):
    """A chart that fills the screen."""

    def __init__(self, curve: Curve | None = None) -> None:
        super().__init__()
        self.chart = Chart()
        self.begin = curve

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.chart

    def on_mount(self) -> None:
        """Show the first lines."""
        self.chart.write = thousands
        self.chart.curve = self.begin

    @property
    def lines(self) -> list[str]:
        """The lines as they are painted."""
        return [self.chart.render_line(y).text for y in range(self.chart.size.height)]


async def test_a_line_rises_from_the_start_to_the_last_week() -> None:
    """The likely line begins at nothing and ends at its amount; amounts are round, flush right."""
    app = Harness(LIKELY)
    async with app.run_test(size=(40, 12)):
        lines = app.lines
        assert lines[0].rstrip() == "▀▀ likely"
        # Nine lines: in steps of 2k, each of one line, less is empty than in steps of 5k.
        amounts = [line[:5] for line in lines[1:-2] if "┤" in line]
        assert amounts == [" $12k", " $10k", "  $8k", "  $6k", "  $4k", "  $2k", "  $0k"]
        first = next(line for line in lines if line.startswith("  $0k"))
        assert first[7] == "▄"
        assert next(line for line in lines if line[39] in "▀▄").startswith(" $12k")
        assert lines[-1].startswith("weeks  0")
        assert lines[-1].endswith("12")


async def test_each_kind_has_a_glyph_of_its_own() -> None:
    """In one colour too, likely, band and baseline are told apart, and the legend names them."""
    app = Harness(BESIDE)
    async with app.run_test(size=(60, 14)) as pilot:
        assert app.lines[0].rstrip() == "▀▀ likely   ▒▒ low to high   ╌╌ baseline"
        drawing = "".join(app.lines[1:-2])
        assert all(glyph in drawing for glyph in "▀▄▒╌")
        app.chart.curve = LIKELY._replace(baseline=BESIDE.baseline)
        await pilot.pause()
        assert app.lines[0].rstrip() == "▀▀ likely   ╌╌ baseline"
        assert "▒" not in "".join(app.lines)


async def test_starts_are_pointed_out_on_the_axis() -> None:
    """Marks stand on the axis at their weeks; a high chart names them below, a low one not."""
    marks = ((0, "first"), (6, "second"), (99, "never"))
    app = Harness(LIKELY._replace(marks=marks))
    async with app.run_test(size=(60, 12)) as pilot:
        axis, weeks, names = app.lines[-3:]
        assert axis.count("┴") == 2
        assert names.split() == ["└first", "└second"]
        assert axis.index("┴", 8) == weeks.index("6") == names.index("└second")
        await resize(pilot, 60, 8)
        assert not any("second" in line for line in app.lines)
        assert any("┴" in line for line in app.lines)


@pytest.mark.parametrize(("size", "drawing"), [((30, 6), True), ((29, 6), False), ((30, 5), False)])
async def test_a_small_chart_says_what_it_needs(size: tuple[int, int], drawing: bool) -> None:
    """Below its least size there are words instead of scraps."""
    app = Harness(LIKELY)
    async with app.run_test(size=size):
        assert ("▄" in "".join(app.lines)) is drawing
        assert ("The chart needs 30×6." in app.lines[0]) is not drawing


async def test_nothing_to_draw() -> None:
    """Without lines, or with empty ones, nothing is drawn; what costs nothing lies on the axis."""
    app = Harness()
    async with app.run_test(size=(40, 8)) as pilot:
        for curve in (None, Curve(())):
            app.chart.curve = curve
            await pilot.pause()
            assert not "".join(app.lines).strip()
        app.chart.curve = Curve((0, 0, 0))
        await pilot.pause()
        assert "▄▄▄▄▄" in next(line for line in app.lines if "$0k" in line)


async def test_it_is_laid_out_again_only_when_something_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is drawn while nothing happens."""
    app = Harness(LIKELY)
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.pause()
        with monkeypatch.context() as patch:
            patch.setattr(Chart, "render_lines", lambda *_: pytest.fail("drawn again"))
            app.chart.curve = LIKELY._replace()
            await pilot.pause()


async def test_a_narrow_legend_is_cut_with_an_ellipsis() -> None:
    """What the legend has no room for ends in an ellipsis."""
    app = Harness(BESIDE)
    async with app.run_test(size=(38, 8)):
        assert app.lines[0].rstrip().endswith("…")


POINTS = st.lists(st.integers(-(10**6), 10**13), max_size=60).map(tuple)
MARKS = st.lists(st.tuples(st.integers(0, 70), st.text(max_size=9)), max_size=5).map(tuple)
MONTHS = st.lists(st.sampled_from(["Jan 2027", "Feb", "Mar"]), max_size=60).map(tuple)
CURVES = st.builds(Curve, POINTS, POINTS, POINTS, POINTS, MARKS, MONTHS)


@given(CURVES, st.integers(1, 130), st.integers(1, 40))
def test_it_never_exceeds_its_size(curve: Curve, width: int, height: int) -> None:
    """Whatever adds up to whatever, no line is too long, and there are not too many."""
    lines = drawn(curve, str, width, height)
    assert len(lines) <= height
    for line in lines:
        assert sum(cell_len(text) for _, text in line) <= width


@given(POINTS.filter(len), st.integers(3, 40), st.integers(30, 130))
def test_every_amount_has_its_row(points: tuple[int, ...], rows: int, width: int) -> None:
    """All amounts lie within the rows, more never below less, and at a word it is that amount.

    The axis ends with a round amount: one, two or five and zeros, times few.
    """
    plane = Plane(Curve(points), rows, str, width)
    found = [plane.level(amount) for amount in sorted(points)]
    assert found == sorted(found)
    assert found[0] >= 0
    assert found[-1] < 2 * rows
    assert plane.bottom <= min(points) <= max(points) <= plane.top
    assert plane.words[plane.rows - 1] == str(plane.top)
    for row, words in plane.words.items():
        assert plane.level(int(words)) == 2 * row
