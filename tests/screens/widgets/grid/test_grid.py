"""The comparison grid, in an app of its own."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from journeys.running import press, resize
from painted import Painted
from rich.cells import cell_len
from rich.segment import Segment
from textual.app import ComposeResult
from textual.geometry import Region
from textual.message import Message

from roletui.screens.widgets.grid.data import GridCell, GridColumn, GridData, GridRow
from roletui.screens.widgets.grid.grid import HEADER_HEIGHT, Grid

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
        self.grid = Watched(data)
        self.posted: list[Message] = []

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.grid

    def on_grid_chosen(self, message: Grid.Chosen) -> None:
        """Note the choice."""
        self.posted.append(message)

    def on_grid_header_clicked(self, message: Grid.HeaderClicked) -> None:
        """Note the click."""
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
    """Columns are whole and equally wide, and end one cell before the scrollbar."""
    app = Harness(table(range(30), range(6), WORDS))
    async with app.run_test(size=(width, 24)):
        assert len(app.grid.shown_columns) == shown
        header = app.lines[0]
        starts = [header.index(f"Column {at}") for at in range(shown)]
        steps = {right - left for left, right in pairwise(starts)}
        assert len(steps) <= 1
        assert all(cell_len(app.grid.render_line(y).text) == width for y in range(24))
        if steps:
            assert starts[-1] + steps.pop() - 2 == width - 2
        assert not any("…" in line for line in app.lines)


async def test_hidden_columns_are_counted() -> None:
    """The line under the header says how many columns are out of sight, on which side."""
    app = Harness(table(range(3), range(6)))
    async with app.run_test(size=SIZE) as pilot:
        assert app.lines[2].endswith("4 more →")
        await press(pilot, "right", "right")
        assert app.lines[2].startswith(" ← 1 more")
        assert app.lines[2].endswith("3 more →")
        await press(pilot, "end")
        assert app.lines[2].startswith(" ← 4 more")
        assert app.lines[2].strip() == "← 4 more"


async def test_a_click_on_the_count_moves_there() -> None:
    """A click on how many columns are hidden moves to the nearest of them."""
    app = Harness(table(range(3), range(6)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(Grid, offset=(74, 2))
        assert app.grid.cursor == (0, 2)
        await pilot.click(Grid, offset=(3, 2))
        assert app.grid.cursor == (0, 0)
        await pilot.click(Grid, offset=(40, 2))
        assert app.grid.cursor == (0, 0)


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


async def test_the_cursor_row_is_whole() -> None:
    """Wherever the cursor goes, all lines of its row are in view, and the header stays."""
    app = Harness(table(range(30), range(3), WORDS))
    async with app.run_test(size=SIZE) as pilot:
        for key in ["down"] * 12 + ["up"] * 9 + ["pagedown", "ctrl+end", "pageup", "right"]:
            await press(pilot, key)
            row, _ = app.grid.cursor
            shown = [line for line in app.lines[HEADER_HEIGHT:] if "▌" in line]
            assert len(shown) == 2
            assert shown[0].startswith(f"▌Row {row} ")
            assert "Column" in app.lines[0]


async def test_the_cursor_is_readable_without_colour() -> None:
    """Row and cell under the cursor are marked by `▌` on every line, label and cell are bold."""
    app = Harness(table(range(3), range(2)))
    async with app.run_test(size=SIZE):
        assert app.lines[3].startswith("▌Row 0")
        assert app.lines[3].count("▌") == 2
        assert "▌r0 c0" in app.lines[3]
        here, beside = (segment(app, 3, text).style for text in ("r0 c0", "r0 c1"))
        assert here is not None
        assert here.bold
        assert beside is not None
        assert not beside.bold
        assert here.bgcolor == beside.bgcolor
        below = segment(app, 5, "r1 c0").style
        assert below is not None
        assert below.bgcolor != here.bgcolor


async def test_a_move_repaints_two_rows() -> None:
    """A move that scrolls nothing repaints the rows it leaves and enters, and no more."""
    app = Harness(table(range(5), range(2)))
    async with app.run_test(size=SIZE) as pilot:
        app.grid.repainted = []
        await press(pilot, "down")
        width = app.grid.size.width
        rows = {Region(0, 3, width, 1), Region(0, 5, width, 1)}
        assert [set(regions) for regions in app.grid.repainted] == [rows]


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
        await pilot.click(Grid, offset=(60, 5))
        await pilot.click(Grid, offset=(60, 5))
        chosen = [Grid.Chosen(app.grid, *at) for at in (("r0", "c0"), ("r1", "c1"))]
        assert app.posted == chosen
        assert chosen[0].control is app.grid


async def test_a_click_on_a_label_moves_to_its_row() -> None:
    """A click on a row's label changes the row and keeps the column; below the rows it is void."""
    app = Harness(table(range(3), range(2)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right")
        await pilot.click(Grid, offset=(2, 7))
        assert app.grid.cursor == (2, 1)
        await pilot.click(Grid, offset=(20, 20))
        assert app.grid.cursor == (2, 1)


async def test_a_click_on_a_header_is_reported() -> None:
    """A click on a column's label or note reports that column and leaves the cursor."""
    app = Harness(table(range(3), range(6)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "end", "home", "right", "right")
        await pilot.click(Grid, offset=(60, 0))
        assert app.posted[-1] == Grid.HeaderClicked(app.grid, "c2")
        await pilot.click(Grid, offset=(20, 1))
        assert app.posted[-1] == Grid.HeaderClicked(app.grid, "c1")
        assert app.grid.cursor == (0, 2)


async def test_new_data_keeps_the_cell() -> None:
    """When rows and columns change places, the cursor stays on the same ids, on the same line."""
    app = Harness(table(range(30), range(6)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *["down"] * 15, "right")
        line = next(y for y, text in enumerate(app.lines) if "▌" in text)
        app.grid.data = table(range(5, 30), [1, 0, 2, 3])
        await pilot.pause()
        assert app.grid.at == ("r15", "c1")
        assert app.grid.cursor == (10, 0)
        assert "▌r15 c1" in app.lines[line]


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
        assert "Row 0" in app.lines[3]


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
        assert not any(app.lines[HEADER_HEIGHT:])
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
        (GridRow("r", "[i]Label", (GridCell(("[bold]\x1b[31mtext\n[/oops]",)),), "[=]"),),
    )
    app = Harness(data)
    async with app.run_test(size=SIZE):
        shown = "\n".join(app.lines)
        assert "\x1b" not in shown
        for text in ("[red]Role[/]", "[b]note", "[i]Label [=]", "[bold] [31mtext [/oops]"):
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
    """Marks and dim cells are in a quieter colour, bold cells, headers and notes in bold."""
    cells = (GridCell(("quiet",), "dim"), GridCell(("loud",), "bold"), GridCell(("text",)))
    columns = tuple(GridColumn(name, name, "note", "▲") for name in "abc")
    rows = (GridRow("r", "First", cells), GridRow("s", "Second", cells, "="))
    app = Harness(GridData(columns, rows))
    async with app.run_test(size=(120, 24)):
        styles = {text: segment(app, 5, text).style for text in ("quiet", "loud", "text", "=")}
        assert styles["quiet"] == styles["="] != styles["text"]
        loud, head, note = (
            styles["loud"],
            segment(app, 0, "a ▲").style,
            segment(app, 1, "note").style,
        )
        for style in (loud, head, note):
            assert style is not None
            assert style.bold


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
        assert "▌r0 c0" in app.lines[3]
