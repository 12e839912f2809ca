"""The bars to both sides of a line, in an app of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journeys.running import press
from painted import Painted
from rich.cells import cell_len
from textual.app import ComposeResult

from roletui.screens.widgets.charts.tornado import Tornado, track
from roletui.text.charts import TornadoBar

SWINGS = (
    TornadoBar("rate", "Rate an hour", -200, 400, "$60", "$150", "quoted"),
    TornadoBar("hours", "Hours a week", -100, 100, "30 h", "50 h"),
    TornadoBar("fee", "Hiring fee", 0, 200, "none", "25%"),
    TornadoBar("speed", "Productivity", 200, -100, "80%", "110%"),
    TornadoBar("nothing", "Notice", 0, 0, "1", "1"),
    *(TornadoBar(f"n{n}", f"Input {n}", -n, n, f"-{n}", f"+{n}") for n in range(20)),
)


class Harness(Painted):
    """Bars; where their cursor goes is noted."""

    def __init__(self, swings: tuple[TornadoBar, ...] = SWINGS) -> None:
        super().__init__()
        self.tornado = Tornado()
        self.begin = swings
        self.moved: list[str] = []

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.tornado

    def on_mount(self) -> None:
        """Show the first bars."""
        self.tornado.swings = self.begin
        self.watch(self.tornado, "cursor", self.note, init=False)

    def note(self) -> None:
        """Note where the cursor is."""
        self.moved.append(self.tornado.at.id if self.tornado.at else "")

    @property
    def lines(self) -> list[str]:
        """The lines as they are painted."""
        return [self.tornado.render_line(y).text for y in range(self.tornado.size.height)]


def sides(line: str) -> tuple[float, float]:
    """Return how long a bar is to the left and to the right, in cells."""
    left, right = (
        part.count("━") + (part.count("╺") + part.count("╸")) / 2 for part in line.split("│")
    )
    return left, right


async def test_all_bars_share_a_line_and_a_scale() -> None:
    """Bars begin at one line; their lengths are in proportion, also left against right."""
    app = Harness(SWINGS[:5])
    async with app.run_test(size=(100, 8)):
        drawn = app.lines[:5]
        assert {line.index("│") for line in drawn} == {drawn[0].index("│")}
        unit = sides(drawn[0])[1] / 4
        for line, (left, right) in zip(
            drawn, ((2, 4), (1, 1), (0, 2), (1, 2), (0, 0)), strict=True
        ):
            assert sides(line) == (
                pytest.approx(left * unit, abs=1),
                pytest.approx(right * unit, abs=1),
            )


async def test_words_stand_in_columns_at_the_ends() -> None:
    """Left words end where the bars may begin, right words begin after them."""
    app = Harness(SWINGS[:5])
    async with app.run_test(size=(80, 8)):
        assert app.lines[0].startswith("▌ Rate an hour   $60  ")
        assert app.lines[0].rstrip().endswith("  $150  quoted")
        assert app.lines[1].startswith("  Hours a week  30 h  ")
        right = app.lines[0].index("$150")
        assert [line[right:].split()[0] for line in app.lines[1:3]] == ["50", "25%"]


async def test_words_change_sides_with_the_bar() -> None:
    """Where a low input makes it more, its words stand at the right."""
    app = Harness(SWINGS[:5])
    async with app.run_test(size=(80, 8)):
        line = app.lines[3]
        assert line.index("110%") < line.index("│") < line.index(" 80%")


async def test_a_bar_that_begins_beside_the_line() -> None:
    """Where both inputs make it more, the bar stands off the line."""
    app = Harness(
        (TornadoBar("a", "A", 50, 100, "x", "y"), TornadoBar("b", "B", -100, 0, "x", "y"))
    )
    async with app.run_test(size=(60, 4)):
        drawn = app.lines[0].split("│")
        assert "━" not in drawn[0]
        assert drawn[1].startswith("   ")
        assert "━" in drawn[1]


async def test_the_cursor_moves_and_pages() -> None:
    """Keys move the cursor, which stays in view; it stops at the ends."""
    app = Harness()
    async with app.run_test(size=(80, 8)) as pilot:
        await press(pilot, "up", "down", "down")
        assert app.moved[-2:] == ["hours", "fee"]
        assert app.lines[2].startswith("▌ Hiring fee")
        await press(pilot, "pagedown", "pagedown")
        assert app.tornado.cursor == 16
        await press(pilot, "end")
        assert app.lines[-1].startswith("▌ Input 19")
        await press(pilot, "home")
        assert app.lines[0].startswith("▌ Rate")
        assert [line.startswith("▌") for line in app.lines].count(True) == 1


async def test_a_click_counts_what_is_scrolled() -> None:
    """A click moves the cursor to the line that is seen; below the last there is none."""
    app = Harness()
    async with app.run_test(size=(80, 8)) as pilot:
        await press(pilot, "end")
        await pilot.click(offset=(5, 3))
        assert app.moved[-1] == "n15"
        app.tornado.swings = SWINGS[:2]
        await pilot.pause()
        await pilot.click(offset=(5, 5))
        assert app.tornado.at == SWINGS[0]


async def test_new_figures_keep_the_cursor() -> None:
    """The cursor follows its input to another place; without it, it goes to the first."""
    app = Harness()
    async with app.run_test(size=(80, 8)) as pilot:
        await press(pilot, "down", "down")
        app.tornado.swings = (SWINGS[2], SWINGS[0])
        await pilot.pause()
        assert app.tornado.at == SWINGS[2]
        app.tornado.swings = ()
        await pilot.pause()
        await press(pilot, "down", "end", "pageup")
        assert app.tornado.at is None
        assert not "".join(app.lines).strip()


@pytest.mark.parametrize("width", [20, 30, 40, 57, 80, 200])
async def test_every_line_fits(width: int) -> None:
    """At any width a line is exactly as wide as there is room, whatever letters are in it."""
    swing = TornadoBar("a", "自転車[b]" * 9, -5, 9, "低い" * 9, "x\x1b[31m" * 9, "備考")
    app = Harness((swing, *SWINGS[:3]))
    async with app.run_test(size=(width, 5)):
        assert {cell_len(line) for line in app.lines} == {width}
        assert "…" in app.lines[0]


async def test_the_remark_gives_way_first() -> None:
    """Where it is narrow the remark goes, then the label is cut; the words stay."""
    app = Harness((SWINGS[0]._replace(label="Rate an hour of the engineer"),))
    async with app.run_test(size=(50, 3)):
        assert "quoted" not in app.lines[0]
        assert "…" in app.lines[0]
        assert "$60" in app.lines[0]
        assert "$150" in app.lines[0]


AMOUNT = st.integers(-(10**12), 10**12)


@given(st.lists(st.tuples(AMOUNT, AMOUNT), min_size=1, max_size=8), st.integers(3, 120))
def test_a_track_holds_every_bar(ends: list[tuple[int, int]], width: int) -> None:
    """Each track has its width and one line; a longer bar is never drawn shorter."""
    ends = [(min(pair), max(pair)) for pair in ends]
    span = max(0, *(-low for low, _ in ends)), max(0, *(high for _, high in ends))
    drawn = []
    for low, high in ends:
        text = "".join(part for _, part in track(low, high, span, width))
        assert cell_len(text) == width
        assert text.count("│") == 1
        drawn.append((high if low <= 0 <= high else 0, sides(text)[1], high, text))
        if low or high:
            assert sides(text) != (0, 0)
    drawn = sorted(one for one in drawn if one[0])
    assert [length for _, length, *_ in drawn] == sorted(length for _, length, *_ in drawn)
