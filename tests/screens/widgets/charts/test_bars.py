"""The bars, in an app of their own."""

import pytest
from journeys.running import press
from painted import Painted
from rich.cells import cell_len
from textual.app import ComposeResult

from roletui.screens.widgets.charts.bars import SHADE, SOLID, Bars, Heading
from roletui.text.charts import Bar

FRUIT = (
    Heading("h1", "FRUIT"),
    Bar("apple", "Apple", 50, 100, 200, "$1", "$1 less"),
    Bar("pear", "Pear", 200, 200, 200, "$2", "chosen", chosen=True),
    Heading("h2", "OTHERS"),
    Bar("nut", "Nut", 200, 400, 800, "$4", "$2 more"),
    *(Bar(f"b{n}", f"Berry {n}", n, n, n, f"${n}", "") for n in range(20)),
)


class Harness(Painted):
    """Bars; where their cursor goes and what is chosen are noted."""

    def __init__(self, bars: tuple[Bar | Heading, ...] = FRUIT) -> None:
        super().__init__()
        self.bars = Bars()
        self.begin = bars
        self.moved: list[str] = []
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.bars

    def on_mount(self) -> None:
        """Show the first bars."""
        self.bars.bars = self.begin
        self.watch(self.bars, "cursor", self.note, init=False)

    def note(self) -> None:
        """Note where the cursor is."""
        self.moved.append(self.bars.at.id if self.bars.at else "")

    def on_bars_chosen(self, message: Bars.Chosen) -> None:
        """Note the choice."""
        self.chosen.append(message.id)

    @property
    def lines(self) -> list[str]:
        """The lines as they are painted."""
        return [self.bars.render_line(y).text for y in range(self.bars.size.height)]


async def test_bars_are_drawn_on_one_scale() -> None:
    """The longest range fills the track; likely is solid, the rest shaded, in proportion."""
    app = Harness(FRUIT[:5])
    async with app.run_test(size=(60, 10)):
        apple, pear, nut = (app.lines[place] for place in (1, 2, 4))
        assert nut.count(SOLID) == nut.count(SHADE)
        solid = [line.count(SOLID) for line in (apple, pear, nut)]
        assert solid == [pytest.approx(solid[2] / part, abs=1) for part in (4, 2, 1)]
        assert pear.count(SHADE) == 0
        assert apple.count(SHADE) == pytest.approx(apple.count(SOLID), abs=1)
        assert nut.index(SOLID) == pear.index(SOLID) == apple.index(SOLID)
        assert [line.index("$") for line in (apple, pear, nut)] == [apple.index("$")] * 3


async def test_the_cursor_passes_over_headings() -> None:
    """Up and down go from bar to bar, never to a heading, and stop at the ends."""
    app = Harness()
    async with app.run_test(size=(60, 10)) as pilot:
        assert app.bars.at is not None
        assert app.bars.at.id == "apple"
        await press(pilot, "up", "down", "down", "down", "up")
        assert app.moved[-4:] == ["pear", "nut", "b0", "nut"]
        assert app.lines[4].startswith("▌ Nut")
        assert [line.startswith("▌") for line in app.lines].count(True) == 1


async def test_pages() -> None:
    """Page down moves far and stays in view; at the end it stops at the last bar."""
    app = Harness()
    async with app.run_test(size=(60, 10)) as pilot:
        await press(pilot, "pagedown")
        assert app.bars.cursor == 9
        await press(pilot, *["pagedown"] * 3)
        assert app.bars.cursor == len(FRUIT) - 1
        assert app.lines[-1].startswith("▌ Berry 19")
        await press(pilot, "pageup")
        assert app.bars.cursor == len(FRUIT) - 9


async def test_page_up_reaches_the_first_bar() -> None:
    """Page up near the top goes to the first bar."""
    app = Harness()
    async with app.run_test(size=(60, 10)) as pilot:
        await press(pilot, "down", "down", "down", "pageup")
        assert app.bars.cursor == 1


async def test_enter_and_clicks_take_a_bar() -> None:
    """Enter takes the bar under the cursor; a click moves there first, a second one takes it."""
    app = Harness()
    async with app.run_test(size=(60, 10)) as pilot:
        await press(pilot, "down", "enter")
        assert app.chosen == ["pear"]
        await pilot.click(offset=(5, 4))
        assert (app.chosen, app.moved[-1]) == (["pear"], "nut")
        await pilot.click(offset=(5, 3))
        await pilot.click(offset=(5, 4))
        assert app.chosen == ["pear", "nut"]


async def test_a_click_counts_what_is_scrolled() -> None:
    """After scrolling a click takes the line that is seen."""
    app = Harness()
    async with app.run_test(size=(60, 10)) as pilot:
        await press(pilot, "pagedown", "pagedown")
        seen = app.lines[3].split()
        await pilot.click(offset=(5, 3))
        assert app.bars.at is not None
        assert app.bars.at.label.split() == seen[:2]


async def test_new_figures_keep_the_cursor() -> None:
    """The cursor follows its bar to another place; without it, it goes to the first bar."""
    app = Harness()
    async with app.run_test(size=(60, 10)) as pilot:
        await press(pilot, "down", "down")
        app.bars.bars = (FRUIT[0], FRUIT[4], FRUIT[1])
        await pilot.pause()
        assert app.bars.cursor == 1
        app.bars.bars = FRUIT[:3]
        await pilot.pause()
        assert app.bars.at == FRUIT[1]
        app.bars.bars = ()
        await pilot.pause()
        await press(pilot, "down", "up", "pagedown", "enter")
        await pilot.click(offset=(5, 3))
        assert (app.bars.at, app.chosen) == (None, [])
        assert not "".join(app.lines).strip()


@pytest.mark.parametrize("width", [20, 40, 57, 80, 200])
async def test_every_line_fits(width: int) -> None:
    """At any width a line is exactly as wide as the bars; markup and wide letters stay letters."""
    app = Harness(
        (Heading("h", "自転車 [b]"), Bar("a", "自転車の修理 [bold]" * 3, 0, 0, 0, "$0", "none"))
    )
    async with app.run_test(size=(width, 6)):
        assert {cell_len(line) for line in app.lines} == {width}
        assert "[b]" in app.lines[0]


async def test_a_narrow_line_is_cut_with_an_ellipsis() -> None:
    """Where label, amount and remark do not fit side by side, what is cut ends in an ellipsis."""
    bar = Bar("a", "Direct contractor, asked", 0, 1, 2, "$144,000", "+$120,000")
    app = Harness((bar,))
    async with app.run_test(size=(36, 6)):
        assert "…" in app.lines[0]
        assert "$144,000" in app.lines[0]


async def test_figures_have_columns() -> None:
    """Mark, amount and difference stand below each other, whatever their lengths."""
    app = Harness(
        (
            Bar("a", "Agency", 9, 9, 9, "$98,400", "+$86,400", mark="≈"),
            Bar("b", "Robots", 1, 1, 1, "$7,200", "−$4,800"),
            Bar("c", "Theirs", 1, 1, 1, "$12,000", "your plan", chosen=True),
        )
    )
    async with app.run_test(size=(60, 6)):
        agency, robots, theirs = (line.rstrip() for line in app.lines[:3])
        assert agency.endswith("≈ $98,400   +$86,400")
        assert robots.endswith("   $7,200    −$4,800")
        assert theirs.endswith("  $12,000  your plan")
        assert len(agency) == len(robots) == len(theirs)


async def test_a_label_too_long_takes_the_place_of_its_bar() -> None:
    """A long label is not cut while there is a bar to give way."""
    label = "Direct contractor, asked, States"
    app = Harness((Bar("a", "Agency", 9, 9, 9, "$9"), Bar("b", label, 9, 9, 9, "$9")))
    async with app.run_test(size=(50, 6)):
        assert SOLID in app.lines[0]
        assert label in app.lines[1]
        assert SOLID not in app.lines[1]


async def test_letters_find_a_bar() -> None:
    """While one picks, letters filter, backspace erases, enter takes; escape gives up."""
    app = Harness()
    async with app.run_test(size=(60, 10)) as pilot:
        await press(pilot, "x", "escape")
        assert app.bars.found == 23
        app.bars.pick()
        await press(pilot, "e", "A", "r")
        assert [line.strip()[:4] for line in app.lines[:3]] == ["FRUI", "▌ Pe", ""]
        await press(pilot, "enter")
        assert app.chosen == ["pear"]
        await press(pilot, *["backspace"] * 3, *"zz")
        assert (app.bars.found, app.bars.at) == (0, None)
        await press(pilot, "enter", "escape")
        assert (app.bars.found, app.bars.filter, app.chosen) == (23, None, ["pear"])
        assert app.bars.typing_keys == ()


async def test_a_heading_can_stand_apart() -> None:
    """A blank line is above it, over which the cursor passes; not where it is the first."""
    bars = (
        Heading("h0", "FIRST", apart=True),
        FRUIT[1],
        Heading("h1", "NEXT", apart=True),
        FRUIT[1],
    )
    app = Harness(bars)
    async with app.run_test() as pilot:
        assert [line.label for line in app.bars.lines] == ["FIRST", "Apple", "", "NEXT", "Apple"]
        app.bars.focus()
        await pilot.press("down")
        assert app.bars.cursor == 4


async def test_a_label_is_cut_where_its_bar_must_stay() -> None:
    """A bar that is not there would count as none; a line without a figure is not cut."""
    app = Harness((Bar("a", "Long " * 9, 5, 5, 9, "9", ""), Bar("b", "Word " * 8, 0, 0, 0, "", "")))
    app.bars.cuts = True
    async with app.run_test(size=(60, 10)):
        figure, words = app.lines[:2]
        assert "…" in figure
        assert SHADE in figure
        assert ("Word " * 8).strip() in words


async def test_to_the_first_and_the_last() -> None:
    """Home and end go there."""
    app = Harness()
    async with app.run_test(size=(60, 10)) as pilot:
        await press(pilot, "end", "home", "home")
        assert app.moved == ["b19", "apple"]
