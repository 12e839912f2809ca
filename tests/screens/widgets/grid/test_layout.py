"""The layout of a comparison grid, without a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from roletui.screens.widgets.grid.data import (
    GridBar,
    GridCell,
    GridColumn,
    GridData,
    GridRow,
    LazyCells,
    Limits,
    hit_pattern,
    split_hits,
)
from roletui.screens.widgets.grid.layout import LARGE_LINES, Columns, Layout, follow, lay_out, share
from roletui.screens.widgets.grid.text import (
    MAX_LABEL_WIDTH,
    draw_bar,
    label_width,
    wrap_cell,
    wrap_label,
)
from roletui.screens.widgets.text.cells import one_line, shorten, wrap
from roletui.text.clean import paintable

PROSE = st.text(st.sampled_from("ab z.·漢字🙂é\u0301\u200d\ufe0f👩⚕-\n\t\x1b[]"), max_size=80)
WIDTHS = st.integers(4, 60)


def table(rows: int, columns: int, text: str = "one two three") -> GridData:
    """Return plain data of the given size."""
    return GridData(
        tuple(GridColumn(f"c{at}", f"Column {at}") for at in range(columns)),
        tuple(GridRow(f"r{at}", f"Row {at}", (GridCell((text,)),) * columns) for at in range(rows)),
    )


def layout(data: GridData, width: int = 80, *, column: int = 0, first: int = 0) -> Layout:
    """Lay out `data` with the usual limits."""
    return lay_out(data, width, label_width(data.rows), column, first, Limits())


@given(st.integers(40, 300), st.integers(4, MAX_LABEL_WIDTH), st.integers(1, 20))
def test_widths_add_up(width: int, label: int, columns: int) -> None:
    """The widths add up to the room exactly, unless every column is shown at its widest."""
    shared = share(width, label, columns, Limits())
    assert 1 <= shared.slots <= columns
    if shared.slots == columns and shared.width == Limits().max_width:
        assert shared.total <= width
    else:
        assert shared.total == width


@given(st.integers(52, 300), st.integers(4, MAX_LABEL_WIDTH), st.integers(1, 20))
def test_columns_are_wide_enough(width: int, label: int, columns: int) -> None:
    """No column is narrower than the minimum, and one more would not have fitted."""
    limits = Limits()
    shared = share(width, label, columns, limits)
    assert shared.width >= limits.min_width
    if shared.slots < columns:
        one_more = Columns(label, limits.min_width, shared.slots + 1)
        assert one_more.total > width


def test_labels_give_way() -> None:
    """Where not even one column fits, the labels give up their room down to eight cells."""
    assert share(40, 18, 3, Limits()) == Columns(label=12, width=24, slots=1)
    assert share(30, 18, 3, Limits()) == Columns(label=8, width=18, slots=1)


@given(PROSE, WIDTHS)
def test_wrapping_keeps_to_the_width_and_loses_nothing(text: str, width: int) -> None:
    """No line is wider than asked, and the lines hold every character but spaces."""
    lines = list(wrap(text, width))
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == paintable(text).replace(" ", "")


@given(st.lists(st.text("ab c", max_size=60), max_size=5), st.integers(2, 40), st.integers(1, 6))
def test_cells_say_what_they_leave_out(texts: list[str], width: int, most: int) -> None:
    """A cell has at most the lines allowed and ends in `…` exactly if words are missing."""
    lines = wrap_cell(tuple(texts), width, most)
    words = "".join(texts).replace(" ", "")
    assert len(lines) <= most
    assert all(cell_len(line) <= width for line in lines)
    if lines and lines[-1].endswith("…"):
        assert words.startswith("".join(lines)[:-1].replace(" ", ""))
    else:
        assert "".join(lines).replace(" ", "") == words


@given(PROSE, WIDTHS)
def test_one_line_fits(text: str, width: int) -> None:
    """A text put on one line is never wider than its room."""
    assert cell_len(one_line(text, width)) <= width
    assert cell_len(shorten(paintable(text), width)) <= width


def test_wrap_at_words() -> None:
    """Lines are filled with whole words; only a word wider than the line is broken."""
    assert list(wrap("the quick brown fox", 10)) == ["the quick", "brown fox"]
    assert list(wrap("an incomprehensible word", 8)) == ["an", "incompre", "hensible", "word"]
    assert list(wrap("", 8)) == [""]


def test_list_items_hang() -> None:
    """The later lines of a list item stand under its first word."""
    assert list(wrap("· one two three", 9)) == ["· one two", "  three"]


def test_no_break_space_keeps_words_together() -> None:
    """A no-break space is not a place to break a line."""
    assert list(wrap("about 40\u00a0hours", 10)) == ["about", "40\u00a0hours"]


def test_wide_characters_count_double() -> None:
    """A wide character takes two cells and is never cut in half."""
    assert list(wrap("漢字漢字漢", 5)) == ["漢字", "漢字", "漢"]
    assert one_line("漢字漢字", 6) == "漢字…"


def test_cut_at_a_word() -> None:
    """Where lines are left out, the last one shown ends in `…` after a whole word."""
    assert wrap_cell(("one two", "three"), 7, 1) == ("one…",)
    assert wrap_cell(("one", "two", "three"), 10, 2) == ("one", "two…")
    assert wrap_cell(("one, two",), 5, 1) == ("one…",)


def test_mark_follows_the_label() -> None:
    """A mark stands behind the label if there is room for it and below if there is not."""
    assert wrap_label("Rate", "=", 10, 6) == (("Rate", " ="),)
    assert wrap_label("Rate", "= same", 9, 6) == (("Rate", ""), ("", "= same"))


def test_label_width() -> None:
    """The label column is as wide as its widest line once long labels are wrapped."""
    rows = [GridRow("a", "Pay", ()), GridRow("b", "What they deliver first", ())]
    assert label_width(rows) == len("What they deliver")
    assert label_width(rows[:1]) == 4


def test_heights_are_those_of_what_is_shown() -> None:
    """A row is as tall as its tallest visible cell; a cell out of sight does not count."""
    tall = GridCell(("one", "two", "three"))
    columns = tuple(GridColumn(f"c{at}", "") for at in range(3))
    data = GridData(columns, (GridRow("a", "A", (GridCell(("one",)), GridCell(("one",)), tall)),))
    assert layout(data, 70).row_height(0) == 1
    assert layout(data, 70, column=2).row_height(0) == 3


def test_lines_and_rows() -> None:
    """Each line belongs to the row above the next blank line, that blank line included."""
    placed = layout(table(3, 2, "one two three four five six seven eight"))
    assert placed.tops == (0, 3, 6, 9)
    assert [placed.row_at(line) for line in range(9)] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert placed.height == 8


def test_a_missing_cell_is_empty() -> None:
    """A row with fewer cells than there are columns is filled with blank ones."""
    data = GridData(table(0, 2).columns, (GridRow("a", "A", ()),))
    placed = layout(data)
    assert placed.row_height(0) == 1
    assert placed.cell(0, 1) == ()
    assert placed.cell_line(0, 1, 0) == ((" " * placed.columns.width, "plain"),)


@pytest.mark.parametrize(
    ("column", "first", "shown"),
    [(0, 0, range(2)), (2, 0, range(1, 3)), (1, 3, range(1, 3)), (5, 0, range(4, 6))],
)
def test_the_column_asked_for_is_shown(column: int, first: int, shown: range) -> None:
    """Columns move by as little as brings the one asked for into view."""
    assert layout(table(1, 6), column=column, first=first).shown == shown


def test_hidden_columns_are_counted() -> None:
    """What is hidden on either side is said in words, and nothing where all is shown."""
    assert layout(table(1, 6), column=2).hidden == ("← 1 more", "3 more →")
    assert layout(table(1, 2)).hidden == ("", "")


def test_scrolling_starts_at_a_row() -> None:
    """Scrolling down shows the whole row asked for below the top of another row."""
    placed = layout(table(9, 2, "one two three four five six seven eight"))
    assert placed.scroll_for(1, 0, 8) == 0
    assert placed.scroll_for(3, 0, 10) == 3
    assert placed.scroll_for(0, 7, 10) == 0
    assert placed.extent(10) == placed.scroll_for(8, 0, 10) + 10


def test_arrow_is_never_cut() -> None:
    """A label too long for its column is cut before its sort arrow."""
    data = GridData((GridColumn("c", "A very long name for a role indeed " * 2, "note", "▲"),))
    label, note = layout(data, 40).header(0)
    assert label.endswith("… ▲")
    assert cell_len(label) <= layout(data, 40).columns.width
    assert note == "note"


def test_follow() -> None:
    """An item is found again by its id, and keeps its place if it is gone."""
    columns = table(0, 3).columns
    assert follow(columns, columns[::-1], 0) == 2
    assert follow(columns, columns[1:], 0) == 0
    assert follow((), columns, 1) == 1


@given(
    st.lists(st.integers(0, 10**9), min_size=3, max_size=3).map(sorted),
    st.integers(0, 10**9),
    WIDTHS,
)
def test_bars_fill_their_column(figures: list[int], more: int, width: int) -> None:
    """A bar is as wide as its column, has one dot, and is all dot for a single figure."""
    low, likely, high = figures
    pieces = draw_bar(GridBar(low, likely, high, high + more), width)
    text = "".join(part for part, _ in pieces)
    assert len(text) == width
    assert text.count("●") == 1
    single = draw_bar(GridBar(likely, likely, likely, high + more), width)
    assert "━" not in "".join(part for part, _ in single)


def test_hits_are_marked_whatever_their_capitals() -> None:
    """What was looked for is a piece of its own, also where a line ends within it."""
    pattern = hit_pattern("a  b")
    assert split_hits("x A B y", "plain", pattern) == (
        ("x ", "plain"),
        ("A B", "hit"),
        (" y", "plain"),
    )
    assert split_hits("ends in a", "dim", pattern)[-1] == ("a", "hit")
    assert split_hits("nothing", "dim", pattern) == (("nothing", "dim"),)
    assert hit_pattern("  ") is None
    assert split_hits("Le Café, le cafe\u0301s", "plain", hit_pattern("CAFE")) == (
        ("Le ", "plain"),
        ("Café", "hit"),
        (", le ", "plain"),
        ("cafe\u0301", "hit"),
        ("s", "plain"),
    )


def test_frozen_columns_stay() -> None:
    """The first column is shown wherever the others are; where only one fits it moves too."""
    data = table(1, 6)._replace(frozen=1)
    placed = layout(data, 110, column=5)
    assert list(placed.shown) == [0, 4, 5]
    assert placed.hidden == ("← 3 more", "")
    assert list(layout(data, 110, column=0, first=3).shown) == [0, 3, 4]
    assert list(layout(data, 40, column=3).shown) == [3]


def test_a_large_grid_looks_at_few_cells() -> None:
    """Of 5,000 rows and 300 columns only some are made, and every row is equally tall."""
    made = []

    def make(place: int) -> GridCell:
        made.append(place)
        return GridCell(("one two three four five six seven " * 9,))

    columns = tuple(GridColumn(f"c{at}", "C") for at in range(300))
    rows = tuple(GridRow(f"r{at}", "R", LazyCells(300, make)) for at in range(5000))
    placed = layout(GridData(columns, rows), 120, column=200)
    assert len(made) < 1000
    assert placed.row_height(0) == placed.row_height(4999) == LARGE_LINES
    assert len(placed.cell(4000, 200)) == LARGE_LINES
    assert placed.cell(4000, 200)[-1][0][0].rstrip().endswith("…")
