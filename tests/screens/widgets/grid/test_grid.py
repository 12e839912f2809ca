"""The comparison grid, in an app of its own."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from journeys.running import press, resize
from painted import Painted
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.geometry import Region
from textual.message import Message

from roletui.screens.widgets.grid.data import GridCell, GridColumn, GridData, GridRow, Limits
from roletui.screens.widgets.grid.grid import Grid

SIZE = (80, 24)
WORDS = "They join what is there and write down how it works"


def table(rows: Iterable[int], columns: Iterable[int], text: str = "") -> GridData:
    """Return plain data whose ids tell its rows and columns apart."""
    columns = tuple(columns)
    return GridData(
        tuple(GridColumn(f"c{column}", f"Column {column}") for column in columns),
        tuple(
            GridRow(
                f"r{row}",
                f"Row {row}",
                tuple(GridCell((text or f"r{row} c{column}",)) for column in columns),
            )
            for row in rows
        ),
    )


class Watched(Grid):
    """A grid that notes which parts of it are repainted; an empty list is all of it."""

    repainted: list[list[Region]]

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Watched:
        """Note the regions."""
        if hasattr(self, "repainted"):
            self.repainted.append(list(regions))
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self


class Harness(Painted):
    """One grid, alone; what it posts is noted."""

    def __init__(self, data: GridData | None = None) -> None:
        super().__init__()
        self.grid = Watched(data, limits=Limits(min_width=24))
        self.posted: list[Message] = []

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.grid

    def on_grid_chosen(self, message: Grid.Chosen) -> None:
        """Note the choice."""
        self.posted.append(message)

    @property
    def lines(self) -> list[str]:
        """What the grid shows, without trailing blanks."""
        return [self.grid.render_line(y).text.rstrip() for y in range(self.grid.size.height)]


def segment(app: Harness, y: int, text: str) -> Segment:
    """Return the piece of line `y` that shows `text`."""
    return next(piece for piece in app.grid.render_line(y) if text in piece.text)


@pytest.mark.parametrize(("width", "shown"), [(40, 1), (60, 1), (80, 2), (120, 4), (200, 6)])
async def test_columns_fill_the_width(width: int, shown: int) -> None:
    """Columns are whole and equally wide, and end before the scrollbar and a blank cell."""
    app = Harness(table(range(30), range(6), WORDS))
    async with app.run_test(size=(width, 24)):
        assert len(app.grid.shown_columns) == shown
        header = app.lines[1]
        starts = [header.index(f"Column {at}") for at in range(shown)]
        steps = {right - left for left, right in pairwise(starts)}
        assert len(steps) <= 1
        assert all(cell_len(app.grid.render_line(y).text) == width for y in range(24))
        if steps:
            assert starts[-1] + steps.pop() - 1 == width - 2
        assert not any("…" in line for line in app.lines[: app.grid.above])


async def test_a_click_on_the_count_moves_there() -> None:
    """Over the labels stands how many columns are in view; a click moves to the nearest hidden."""
    app = Harness(table(range(3), range(6)))
    async with app.run_test(size=SIZE) as pilot:
        assert app.lines[1].strip() == "2 of 6 →"
        await pilot.click(Grid, offset=(4, 1))
        assert app.grid.cursor == (0, 2)
        assert app.lines[1].strip() == "← 2/6 →"
        await pilot.click(Grid, offset=(10, 1))
        assert app.grid.cursor == (0, 3)
        await pilot.click(Grid, offset=(2, 1))
        assert app.grid.cursor == (0, 1)
        await press(pilot, "end")
        assert app.lines[1].strip() == "← 2 of 6"


async def test_a_wheel_turned_sideways_brings_hidden_columns_into_view() -> None:
    """Sideways, or with shift, a turn moves to the nearest hidden column; up and down, none."""
    app = Harness(table(range(3), range(6)))
    async with app.run_test(size=SIZE) as pilot:
        for kind, shift, place in (
            (events.MouseScrollRight, False, 2),
            (events.MouseScrollDown, True, 3),
            (events.MouseScrollLeft, False, 1),
            (events.MouseScrollUp, True, 0),
            (events.MouseScrollDown, False, 0),
        ):
            app.grid.post_message(kind(app.grid, 30, 5, 0, 0, 0, shift, False, False))
            await pilot.pause()
            assert app.grid.cursor == (0, place)


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (["down", "right"], (1, 1)),
        (["up", "left"], (0, 0)),
        (["end"], (0, 5)),
        (["end", "right", "home"], (0, 0)),
        (["ctrl+end"], (29, 0)),
        (["ctrl+end", "down", "pagedown"], (29, 0)),
        (["ctrl+end", "ctrl+home", "pageup"], (0, 0)),
        (["down", "pagedown", "pageup"], (1, 0)),
    ],
)
async def test_keys(keys: list[str], cursor: tuple[int, int]) -> None:
    """Keys move the cursor, and stop at the edges."""
    app = Harness(table(range(30), range(6)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys)
        assert app.grid.cursor == cursor


async def test_the_cursor_is_clamped() -> None:
    """A cursor set outside the data lands on its edge."""
    app = Harness(table(range(3), range(6)))
    async with app.run_test(size=SIZE):
        app.grid.cursor = (99, -1)
        assert app.grid.cursor == (2, 0)


async def test_the_cursor_row_is_in_view() -> None:
    """Wherever the cursor goes, its row is in view, on one line, and the header stays."""
    app = Harness(table(range(30), range(3), WORDS))
    async with app.run_test(size=SIZE) as pilot:
        for key in ["down"] * 12 + ["up"] * 9 + ["pagedown", "ctrl+end", "pageup", "right"]:
            await press(pilot, key)
            row, _ = app.grid.cursor
            shown = [line for line in app.lines[app.grid.above :] if "▌" in line]
            assert len(shown) == 1
            assert shown[0].startswith(f"  Row {row} ")
            assert "Column" in app.lines[1]


@pytest.mark.parametrize("rows", [5, 12, 30])
async def test_nothing_moves_but_the_cursor(rows: int) -> None:
    """A click on a row that is in view leaves every line where it was, and is on that row."""
    app = Harness(table(range(rows), range(2), WORDS))
    async with app.run_test(size=SIZE) as pilot:
        before = [line.replace("▌", " ") for line in app.lines]
        y = next(y for y, line in enumerate(before) if line.startswith("  Row 4 "))
        await pilot.click(Grid, offset=(30, y))
        assert app.grid.cursor == (4, 0)
        assert app.lines[y].count("▌") == 1
        assert [line.replace("▌", " ") for line in app.lines] == before


async def test_groups() -> None:
    """The name of the group in view stands over the labels, and of the next one over its rows."""
    data = table(range(40), range(2))
    groups = [row._replace(group="first" if at < 2 else "then") for at, row in enumerate(data.rows)]
    app = Harness(data._replace(rows=tuple(groups)))
    async with app.run_test(size=SIZE) as pilot:
        assert app.lines[1].split()[:2] == ["FIRST", "Column"]
        assert app.lines[4].split() == ["THEN"]
        await press(pilot, "ctrl+end")
        assert app.lines[1].split()[:2] == ["THEN", "Column"]


async def test_what_stands_out() -> None:
    """The whole height of the column is tinted, below the rows too; the others step back."""
    data = table(range(3), range(2))
    column = data.columns[1]._replace(note="★ chosen", tone="chosen")
    app = Harness(data._replace(columns=(data.columns[0], column)))
    async with app.run_test(size=SIZE):
        x = app.lines[2].index("Column 1")
        grounds = []
        for y in range(24):
            style = app.grid.render_line(y).crop(x, x + 1)._segments[0].style
            assert style is not None
            grounds.append(style.bgcolor)
        assert None not in grounds
        assert len({*grounds}) == 1
        quiet, bright = (segment(app, 6, text).style for text in ("r1 c0", "r1 c1"))
        assert quiet is not None
        assert bright is not None
        assert quiet.color != bright.color


async def test_the_cursor_is_readable_without_colour() -> None:
    """The cell under the cursor is marked by `▌`; the label of its row is bold."""
    app = Harness(table(range(3), range(2)))
    async with app.run_test(size=SIZE):
        assert app.lines[4].startswith("  Row 0")
        assert app.lines[4].count("▌") == 1
        assert "▌r0 c0" in app.lines[4]
        label, here, beside, below = (
            segment(app, y, text).style
            for y, text in ((4, "Row 0"), (4, "r0 c0"), (4, "r0 c1"), (6, "r1 c0"))
        )
        assert label is not None
        assert label.bold
        assert here is not None
        assert beside is not None
        assert below is not None
        assert here.bgcolor != beside.bgcolor == below.bgcolor


async def test_a_move_repaints_what_changes() -> None:
    """The rows it leaves and enters, and no more."""
    app = Harness(table(range(5), range(2)))
    async with app.run_test(size=SIZE) as pilot:
        width = app.grid.size.width
        app.grid.repainted = []
        await press(pilot, "down")
        lines = {Region(0, 4, width, 1), Region(0, 6, width, 1)}
        assert [set(regions) for regions in app.grid.repainted] == [lines]


async def test_moves_can_be_watched() -> None:
    """The cursor is on the first cell to begin with; each move is seen once, no move is none."""
    app = Harness(table(range(3), range(2)))
    async with app.run_test(size=SIZE) as pilot:
        moves: list[tuple[str, str] | None] = [app.grid.at]
        app.watch(app.grid, "cursor", lambda: moves.append(app.grid.at), init=False)
        await press(pilot, "down")
        await press(pilot, "left")
        assert moves == [("r0", "c0"), ("r1", "c0")]


async def test_choosing() -> None:
    """`enter` chooses the cell; a click moves to a cell, and a second one there chooses it."""
    app = Harness(table(range(3), range(2)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        await pilot.click(Grid, offset=(60, 6))
        await pilot.click(Grid, offset=(60, 6))
        chosen = [Grid.Chosen(app.grid, *at) for at in (("r0", "c0"), ("r1", "c1"))]
        assert app.posted == chosen
        assert chosen[0].control is app.grid


async def test_a_click_on_a_label_moves_to_its_row() -> None:
    """A click on a row's label changes the row and keeps the column; below the rows it is void."""
    app = Harness(table(range(3), range(2)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right")
        await pilot.click(Grid, offset=(2, 8))
        assert app.grid.cursor == (2, 1)
        await pilot.click(Grid, offset=(20, 20))
        assert app.grid.cursor == (2, 1)


async def test_a_click_on_a_head_moves_to_its_column() -> None:
    """A click on a column's label or note keeps the row, and nothing is chosen or ordered."""
    app = Harness(table(range(3), range(6)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "down")
        await pilot.click(Grid, offset=(60, 1))
        assert app.grid.cursor == (1, 1)
        await pilot.click(Grid, offset=(20, 2))
        assert app.grid.cursor == (1, 0)
        assert app.posted == []


async def test_new_data_keeps_the_cell() -> None:
    """When rows and columns change places, the cursor stays on the same ids, on the same line."""
    app = Harness(table(range(60), range(6)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *["down"] * 40, "right")
        line = next(y for y, text in enumerate(app.lines) if "▌" in text)
        app.grid.data = table(range(5, 60), [1, 0, 2, 3])
        await pilot.pause()
        assert app.grid.at == ("r40", "c1")
        assert app.grid.cursor == (35, 0)
        assert "▌r40 c1" in app.lines[line]


async def test_equal_data_changes_nothing() -> None:
    """Data of the same shape leave the cursor and the scroll position where they were."""
    app = Harness(table(range(30), range(6)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *["down"] * 15, "up", "end", "left")
        shown, scroll = app.grid.shown_columns, app.grid.scroll_offset
        app.grid.data = table(range(30), range(6), "new")
        await pilot.pause()
        assert (app.grid.shown_columns, app.grid.scroll_offset) == (shown, scroll)
        assert app.grid.at == ("r14", "c4")
        assert "▌new" in "".join(app.lines)


async def test_new_data_without_the_cell() -> None:
    """When the row or column is gone, the cursor keeps its place as far as there is one."""
    app = Harness(table(range(30), range(6)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+end", "end")
        app.grid.data = table(range(2), range(3))
        await pilot.pause()
        assert app.grid.at == ("r1", "c2")
        assert "Row 0" in app.lines[4]


async def test_resizing_keeps_the_cell_in_view() -> None:
    """In a narrower terminal fewer columns are shown, the one under the cursor among them."""
    app = Harness(table(range(30), range(6), WORDS))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *["down"] * 12, "right", "right", "right")
        await resize(pilot, 60, 16)
        assert app.grid.shown_columns == range(3, 4)
        assert any("▌They join" in line for line in app.lines)


@pytest.mark.parametrize(
    "data", [GridData(), table(range(3), ()), table((), range(3))], ids=["both", "columns", "rows"]
)
async def test_no_cells(data: GridData) -> None:
    """Without cells nothing is said about them, nothing is posted and no key does harm."""
    app = Harness(data)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "down", "right", "end", "pagedown", "pageup", "ctrl+end", "enter")
        await pilot.click(Grid, offset=(30, 5))
        assert app.grid.at is None
        assert app.posted == []
        assert not any(app.lines[app.grid.above :])
        app.grid.data = table(range(3), range(2))
        await pilot.pause()
        assert app.grid.at is not None
        app.grid.data = data
        await pilot.pause()
        assert app.grid.at is None


async def test_text_is_plain() -> None:
    """Square brackets are shown as they are, and control characters as spaces."""
    data = GridData(
        (GridColumn("c", "[red]Role[/]", "[b]note"),),
        (GridRow("r", "[i]L", (GridCell(("[bold]\x1b[31mtext\n[/oops]",)),), "[=]"),),
    )
    app = Harness(data)
    async with app.run_test(size=SIZE):
        shown = "\n".join(app.lines)
        assert "\x1b" not in shown
        for text in ("[red]Role[/]", "[b]note", "[i]L", "[=]", "[bold] [31mtext [/oops]"):
            assert text in shown


async def test_wide_characters_stay_aligned() -> None:
    """Wide, joined and combining characters leave every column where it is."""
    texts = ("漢字かな交じり文" * 4, "👩‍⚕️ and 🙂 " * 8, "e\u0301 a\u0308 " * 20, "plain words " * 8)
    data = GridData(
        (GridColumn("a", "漢字"), GridColumn("b", "B")),
        tuple(GridRow(text, text, (GridCell((text,)), GridCell(("here",)))) for text in texts),
    )
    app = Harness(data)
    async with app.run_test(size=(80, 40)):
        places = set()
        for y in range(40):
            text = app.grid.render_line(y).text
            assert cell_len(text) == 80
            if "here" in text:
                places.add(cell_len(text[: text.index("here")]))
        assert len(places) == 1


async def test_styles() -> None:
    """Dim cells are quieter, bold ones, heads and notes bold, best and worst in their colours."""
    cells = (
        GridCell(("quiet",), "dim"),
        GridCell(("loud",), "bold", sign=("+", "good")),
        GridCell(("text",), sign=("−", "bad")),
    )
    columns = tuple(GridColumn(name, name, "note", "▲", "chosen") for name in "abc")
    rows = (GridRow("r", "First", cells), GridRow("s", "Second", cells, sign="="))
    app = Harness(GridData(columns, rows))
    async with app.run_test(size=(120, 24)):
        row = next(y for y, line in enumerate(app.lines) if "Second" in line)
        found = {text: segment(app, row, text).style for text in ("quiet", "text", "+", "−")}
        assert len({style and style.color for style in found.values()}) == 4
        for y, text in ((row, "loud"), (2, "a ▲"), (1, "note")):
            style = segment(app, y, text).style
            assert style is not None
            assert style.bold


async def test_each_step_back_is_written_so() -> None:
    """What is chosen, what a note names, the rest; and each of them once more in a later group."""
    columns = (
        GridColumn("a", "A", "★ recommended", "", "chosen"),
        GridColumn("b", "B", "runner-up"),
        GridColumn("c", "C"),
    )
    rows = tuple(
        GridRow(group, group, tuple(GridCell((f"{group}{at}",)) for at in range(3)), group=group)
        for group in ("here", "first", "later")
    )
    rows = (rows[0]._replace(group="first"), *rows[1:])
    app = Harness(GridData(columns, rows))
    async with app.run_test(size=(120, 24)):

        def ink(text: str) -> tuple[str, bool | None]:
            y = next(y for y, line in enumerate(app.lines) if text in line)
            style = segment(app, y, text).style
            assert style is not None
            parts = ("bright", "ink", "grey", "dim")
            colours = {
                app.grid.get_component_rich_style(f"grid--{part}").color: part for part in parts
            }
            return colours[style.color], bool(style.bold)

        assert [ink(f"first{at}") for at in range(3)] == [
            ("bright", True), ("ink", False), ("grey", False),
        ]  # fmt: skip
        assert [ink(f"later{at}") for at in range(3)] == [
            ("ink", False), ("grey", False), ("dim", False),
        ]  # fmt: skip
        under = segment(
            app, next(y for y, line in enumerate(app.lines) if "here0" in line), "here0"
        )
        ground = app.grid.get_component_rich_style("grid--on-here").bgcolor
        assert under.style is not None
        assert under.style.bgcolor == ground


async def test_help_knows_the_keys() -> None:
    """Every key has a name that can be bound anew, and a sentence for the help."""
    bindings = list(Grid(None).BINDINGS)
    assert all(getattr(each, "id", "").startswith("grid.") for each in bindings)
    assert all(getattr(each, "tooltip", "") for each in bindings)


@pytest.mark.parametrize("theme", ["ansi-dark", "textual-light", "nord"])
async def test_any_theme(theme: str) -> None:
    """The grid is drawn in any theme, the terminal's own colours included."""
    app = Harness(table(range(3), range(2)))
    async with app.run_test(size=SIZE) as pilot:
        app.theme = theme
        await pilot.pause()
        assert "▌r0 c0" in app.lines[4]
