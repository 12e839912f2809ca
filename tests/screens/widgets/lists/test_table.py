"""The table of figures, in an app of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journeys.running import press
from painted import Painted
from rich.cells import cell_len
from textual.app import ComposeResult

from roletui.screens.widgets.lists.table import FiguresTable, Table

HEAD = ("Week", "Low", "Likely", "High")
WEEKS = Table(
    HEAD,
    tuple((f"week {n}", f"${n * 800:,}", f"${n * 1000:,}", f"${n * 1500:,}") for n in range(1, 41)),
    emphasis=frozenset({11}),
)


class Harness(Painted):
    """A table; which keys it leaves are noted."""

    BINDINGS = [("right", "left_over", "right")]  # noqa: RUF012

    def __init__(self, table: Table | None = WEEKS) -> None:
        super().__init__()
        self.figures = FiguresTable()
        self.begin = table
        self.left_over = 0

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.figures

    def on_mount(self) -> None:
        """Show the first table."""
        self.figures.table = self.begin

    def action_left_over(self) -> None:
        """Note that the table left the key alone."""
        self.left_over += 1

    @property
    def lines(self) -> list[str]:
        """The lines as they are painted."""
        return [self.figures.render_line(y).text for y in range(self.figures.size.height)]


async def test_figures_stand_flush_right() -> None:
    """Words are flush left, figures flush right under their names, columns as wide as they are."""
    app = Harness()
    async with app.run_test(size=(60, 6)):
        assert [line.rstrip() for line in app.lines[:3]] == [
            "  Week         Low   Likely     High",
            "▌ week 1      $800   $1,000   $1,500",
            "  week 2    $1,600   $2,000   $3,000",
        ]


async def test_the_head_stays() -> None:
    """Scrolled to the end, the head is still the first line and the last row the last one."""
    app = Harness()
    async with app.run_test(size=(60, 6)) as pilot:
        await press(pilot, "end")
        assert app.lines[0].split() == [*HEAD]
        assert app.lines[-1].startswith("▌ week 40")
        await press(pilot, "up", "up", "up", "up", "up")
        assert app.lines[1].startswith("▌ week 35")
        await press(pilot, "home")
        assert app.lines[1].startswith("▌ week 1 ")
        await press(pilot, "pagedown")
        assert app.figures.cursor == 4


async def test_a_click_takes_the_row_that_is_seen() -> None:
    """A click on a row moves there, one on the head nowhere."""
    app = Harness()
    async with app.run_test(size=(60, 6)) as pilot:
        await press(pilot, "end")
        await pilot.click(offset=(5, 1))
        assert app.figures.cursor == 35
        await pilot.click(offset=(5, 0))
        assert app.figures.cursor == 35


async def test_a_row_that_matters_is_bold() -> None:
    """The rows said to matter are bold, the others are not."""
    app = Harness()
    async with app.run_test(size=(60, 20)):
        figures = [[*app.figures.render_line(y)][2:3] for y in range(20)]
        bold = [
            y for y, part in enumerate(figures) if part and part[0].style and part[0].style.bold
        ]
        assert bold == [12]


async def test_the_first_column_gives_way() -> None:
    """Where it is narrow the first column is cut, and every figure stays whole."""
    rows = (("Embedded engineer, offshore, first phase", "$1,000", "$2,000"),)
    app = Harness(Table(("Item", "Low", "High"), rows))
    async with app.run_test(size=(40, 4)):
        assert app.lines[1] == "▌ Embedded engineer, of…  $1,000  $2,000"


async def test_columns_that_do_not_fit_are_counted_and_reached() -> None:
    """The head says how many are left out; the arrow keys bring them in."""
    app = Harness()
    async with app.run_test(size=(34, 5)) as pilot:
        assert app.lines[0].rstrip().endswith("Low   Likely  +1")
        assert app.lines[1].rstrip().endswith("$1,000   …")
        await press(pilot, "right")
        assert app.lines[0].split() == ["Week", "Likely", "High", "+1"]
        await press(pilot, "right", "right")
        assert app.lines[0].split() == ["Week", "Likely", "High", "+1"]
        await press(pilot, "left", "left")
        assert app.lines[0].split() == ["Week", "Low", "Likely", "+1"]
        assert app.left_over == 0


async def test_arrow_keys_are_left_alone_where_all_fits() -> None:
    """With all columns in view left and right belong to the screen."""
    app = Harness()
    async with app.run_test(size=(60, 6)) as pilot:
        await press(pilot, "right")
        assert (app.left_over, app.figures.skipped) == (1, 0)


async def test_another_table_begins_at_its_top() -> None:
    """New figures under the same head keep the cursor; another table begins anew; none is empty."""
    app = Harness()
    async with app.run_test(size=(60, 6)) as pilot:
        await press(pilot, "end")
        app.figures.table = WEEKS._replace(rows=WEEKS.rows[:20])
        await pilot.pause()
        assert app.lines[-1].startswith("▌ week 20")
        app.figures.table = Table(("Item", "Cost"), WEEKS.rows)
        await pilot.pause()
        assert app.lines[1].startswith("▌ week 1 ")
        app.figures.table = None
        await pilot.pause()
        await press(pilot, "down", "end", "left", "right")
        assert not "".join(app.lines).strip()


@pytest.mark.parametrize("width", [8, 20, 40, 60, 120])
async def test_every_line_fits(width: int) -> None:
    """At any width a line is as wide as there is room, whatever is written in it."""
    rows = (("自転車[b]" * 5, "x\x1b[31m", "1"), ("a",), ("b", "2", "3", "more"))
    app = Harness(Table(("Name", "金額", "C"), rows))
    async with app.run_test(size=(width, 5)):
        assert {cell_len(line) for line in app.lines} == {width}


CELL = st.text(max_size=10)


@given(st.lists(st.lists(CELL, max_size=6).map(tuple), max_size=5), st.integers(14, 90))
def test_what_is_shown_is_whole(rows: list[tuple[str, ...]], width: int) -> None:
    """Whatever is in a table, no column but the first is ever cut, and no line is too long."""
    figures = FiguresTable()
    table = Table(("A", "B"), tuple(rows))
    figures.set_reactive(FiguresTable.table, table)
    figures.measure(table)
    for line in (table.head, *table.rows):
        assert cell_len("".join(figures._line(line, width))) <= width - 2
