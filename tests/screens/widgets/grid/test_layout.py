"""The layout of a comparison grid, without a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from roletui.screens.widgets.grid.columns import Columns, follow, share
from roletui.screens.widgets.grid.data import (
    GridCell,
    GridColumn,
    GridData,
    GridRow,
    LazyCells,
    Limits,
    Piece,
    from_hit,
    hit_pattern,
    split_hits,
)
from roletui.screens.widgets.grid.layout import Layout, Room, lay_out
from roletui.screens.widgets.grid.text import (
    MAX_LABEL_WIDTH,
    cell_line,
    label_line,
    label_width,
)
from roletui.screens.widgets.text.cells import one_line, shorten, wrap
from roletui.text.clean import paintable

PROSE = st.text(st.sampled_from("ab z.·漢字🙂é\u0301\u200d\ufe0f👩⚕-\n\t\x1b[]"), max_size=80)
WIDTHS = st.integers(4, 60)


LIMITS = Limits(min_width=24)
LONG = "one two three four five six seven eight"


def table(rows: int, columns: int, text: str = "one two three", groups: str = "") -> GridData:
    """Return plain data of the given size; each sign of `groups` is that of a row."""
    return GridData(
        tuple(GridColumn(f"c{at}", f"Column {at}") for at in range(columns)),
        tuple(
            GridRow(
                f"r{at}",
                f"Row {at}",
                (GridCell((text,), brief=f"brief {at}"),) * columns,
                group=groups[at : at + 1],
            )
            for at in range(rows)
        ),
    )


def layout(
    data: GridData,
    width: int = 80,
    *,
    column: int = 0,
    first: int = 0,
    room: Room | None = None,
) -> Layout:
    """Lay out `data` with columns of 24 cells or more."""
    label = label_width(data.rows)
    return lay_out(data, width, label, column, first, LIMITS, room or Room())


def words(pieces: tuple[tuple[str, str], ...]) -> str:
    """Return the text of a line, without blanks at its end."""
    return "".join(text for text, _ in pieces).rstrip()


@given(st.integers(40, 300), st.integers(4, MAX_LABEL_WIDTH), st.integers(1, 20))
def test_widths_add_up(width: int, label: int, columns: int) -> None:
    """The widths add up to the room exactly, unless every column is shown at its widest."""
    shared = share(width, label, columns, LIMITS)
    assert 1 <= shared.slots <= columns
    if shared.slots == columns and shared.width == LIMITS.max_width:
        assert shared.total <= width
    else:
        assert shared.total == width


@given(st.integers(52, 300), st.integers(4, MAX_LABEL_WIDTH), st.integers(1, 20))
def test_columns_are_wide_enough(width: int, label: int, columns: int) -> None:
    """No column is narrower than the minimum, and one more would not have fitted."""
    limits = LIMITS
    shared = share(width, label, columns, limits)
    assert shared.width >= limits.min_width
    if shared.slots < columns:
        one_more = Columns(label, limits.min_width, shared.slots + 1)
        assert one_more.total > width


def test_labels_give_way() -> None:
    """Where not even one column fits, the labels give up their room down to eight cells."""
    assert share(40, 18, 3, LIMITS) == Columns(label=11, width=24, slots=1)
    assert share(30, 18, 3, LIMITS) == Columns(label=8, width=17, slots=1)


@given(PROSE, WIDTHS)
def test_wrapping_keeps_to_the_width_and_loses_nothing(text: str, width: int) -> None:
    """No line is wider than asked, and the lines hold every character but spaces."""
    lines = list(wrap(text, width))
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == paintable(text).replace(" ", "")


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
    """Where words are left out, the line ends in `…` after a whole one."""
    assert one_line("one two three", 8) == "one two…"
    assert one_line("one, two", 5) == "one…"


def test_a_label_is_one_line() -> None:
    """A short remark takes the place of the label's end; a long one what room there is left."""
    assert label_line("Waiting time", "× 3", 13) == ("Waiting…", " × 3")
    assert label_line("Rate", "× 3", 13) == ("Rate", " × 3")
    assert label_line("Workshop", "★ recommended", 22) == ("Workshop", " ★ recommended")
    assert label_line("Workshop", "★ recommended", 13) == ("Workshop", " ★…")
    assert label_line("What they deliver first", "", 13) == ("What they…", "")


def test_label_width() -> None:
    """As wide as the widest label, from 8 to 18; the remark on one that stands out has room too."""
    rows = [GridRow("a", "Pay", ()), GridRow("b", "What they deliver first", (), sign="× 1")]
    assert label_width(rows) == len("What they deliver…")
    assert label_width(rows[:1]) == 8
    chosen = GridRow("c", "Workshop", (), sign="★ recommended", tone="chosen")
    assert label_width([*rows, chosen]) == len("Workshop ★ recommended")


def test_a_cell_is_one_line() -> None:
    """The short form, or the first line; the sign is never cut."""
    cell = GridCell(("one two three", "four"), brief="about three", sign=("+", "good"))
    assert words(cell_line(cell, 13, None)) == "about three +"
    assert words(cell_line(cell, 10, None)) == "about… +"
    assert cell_line(cell, 15, None)[-1] == ("+", "good")
    assert words(cell_line(GridCell(("one two three", "four")), 15, None)) == "one two three"


@given(st.text("ab cü漢", max_size=30), st.integers(6, 40))
def test_signs_stand_beside_their_text(text: str, width: int) -> None:
    """One cell behind it, and never outside the column."""
    *before, sign = cell_line(GridCell((text,), sign=("+", "good")), width, None)
    words_before = "".join(part for part, _ in before)
    assert sign == ("+", "good")
    assert words_before.endswith(" ")
    assert cell_len(words_before) < width


def test_a_cell_shows_what_was_looked_for() -> None:
    """Where the short form does not hold it, the line begins where it stands in the text."""
    cell = GridCell(("They write letters", "They read mail"), brief="Letters")
    assert words(cell_line(cell, 15, hit_pattern("mail"))) == "…mail"
    assert words(cell_line(cell, 15, hit_pattern("they"))) == "They write…"
    assert words(cell_line(cell, 15, hit_pattern("letters"))) == "Letters"
    assert words(cell_line(cell, 15, hit_pattern("nothing"))) == "Letters"
    assert from_hit("Le Café", hit_pattern("cafe")) == "…Café"


def test_lines_and_rows() -> None:
    """Over row 3 stand a blank line and the name of its group."""
    placed = layout(table(4, 2, LONG, "aaab"), room=Room(apart=2))
    assert placed.starts == (0, 1, 2, 5, 6)
    assert [placed.at(line) for line in range(-1, 8)] == [
        (0, -1), (0, 0), (1, 0), (2, 0), (3, -2), (3, -1), (3, 0), (4, 0), (4, 1),
    ]  # fmt: skip
    assert [line for line in range(8) if placed.heading(line)] == [4]
    assert [placed.group(line) for line in (0, 2, 3, 7)] == ["a", "a", "b", "b"]


@given(st.lists(st.sampled_from("ab"), min_size=1, max_size=9), st.data(), st.integers(1, 3))
def test_every_line_is_of_one_row(groups: list[str], drawn: st.DataObject, apart: int) -> None:
    """Lines follow each other row by row, and each row begins where `starts` says."""
    data = table(len(groups), 2, LONG, "".join(groups))
    first, step = (drawn.draw(st.integers(1, 2)) for _ in range(2))
    placed = layout(data, room=Room(apart=apart, first=first, step=step))
    found = [placed.at(line) for line in range(placed.starts[-1])]
    assert found == sorted(found)
    assert [found.index((at, 0)) for at in range(len(groups))] == [*placed.starts[:-1]]
    assert placed.at(placed.starts[-1]) == (len(groups), 0)


@pytest.mark.parametrize(
    ("view", "room"),
    [
        (26, Room(1, 1, 3, 2, 2, 1)),  # 4 above, 21 for 10 rows, a name, 10 blank lines; 1 below
        (25, Room(1, 1, 3, 2, below=1)),
        (20, Room(1, 1, 3, 2, below=1)),  # 15 with a blank line above and below what is measured
        (19, Room(0, 1, 3, 2, below=1)),
        (18, Room(0, 1, 2, 2, below=1)),
        (17, Room(0, 1, 2, below=1)),
        (16, Room(0, 1, 2, below=1)),  # 3 above, 12 with a blank line and a name between the groups
        (15, Room(0, 1, 2)),
        (14, Room(0, 0, 2)),
        (13, Room()),  # 2 above, 11 with a name between the groups
        (12, Room()),  # not all fit
        (4, Room()),
    ],
)
def test_all_rows_stay_in_view(view: int, room: Room) -> None:
    """Lines are blank only where all rows are in view with them."""
    rows = [
        row._replace(measured=at in {1, 2, 3})
        for at, row in enumerate(table(10, 2, groups="aaaaabbbbb").rows)
    ]
    assert Room.of(view, rows) == room


def test_the_legend_stands_over_the_labels_or_over_the_last_column_in_view() -> None:
    """Where columns are hidden, the labels need their corner; it is shown whole or not at all."""
    signs: tuple[Piece, ...] = (("+", "good"), ("best", "dim"))
    data = table(1, 3)._replace(legend=signs)
    width = 2 + 8 + 1 + 3 * 26

    def places(data: GridData, width: int) -> tuple[bool, int | None]:
        placed = layout(data, width)
        return placed.legend_first, placed.legend_over

    assert places(table(1, 3), width) == (False, None)
    assert places(data, width) == (True, None)
    assert places(data, width - 26) == (False, 1)
    wide = data._replace(legend=(*signs, (" of all", "dim")))
    assert places(wide, width) == (False, 2)
    noted = data.columns[2]._replace(note="runner-up")
    assert places(wide._replace(columns=(*data.columns[:2], noted)), width) == (False, None)
    long = data._replace(legend=(("a legend that has no room", "dim"),))
    assert places(long, width) == (False, None)


def test_a_missing_cell_is_empty() -> None:
    """A row with fewer cells than there are columns is filled with blank ones."""
    data = GridData(table(0, 2).columns, (GridRow("a", "A", ()),))
    placed = layout(data)
    assert placed.cell(0, 1) == ((" " * placed.columns.width, "plain"),)


@pytest.mark.parametrize(
    ("column", "first", "shown"),
    [(0, 0, range(2)), (2, 0, range(1, 3)), (1, 3, range(1, 3)), (5, 0, range(4, 6))],
)
def test_the_column_asked_for_is_shown(column: int, first: int, shown: range) -> None:
    """Columns move by as little as brings the one asked for into view."""
    assert layout(table(1, 6), column=column, first=first).shown == shown


def test_hidden_columns_are_counted() -> None:
    """Over the labels stands how many are in view and where the others are, or what all are."""
    data = table(1, 6)._replace(corner="6 roles")
    wide = data._replace(rows=(GridRow("r", "A label of 18 here", ()),))
    assert layout(wide).corner == "2 of 6 → more"
    assert layout(wide, column=2).corner == "← 2 of 6 →"
    assert layout(wide, column=5).corner == "← 2 of 6"
    assert layout(wide, 200).corner == "6 roles"
    assert layout(data).corner == "2 of 6 →"


def test_scrolling_shows_the_row() -> None:
    """By as little as possible; where it was above, it is at the top then."""
    placed = layout(table(30, 2, LONG))
    assert placed.scroll_for(12, 0, 10) == 3
    assert placed.scroll_for(12, 5, 10) == 5
    assert placed.scroll_for(12, 20, 10) == 12


def test_arrow_is_never_cut() -> None:
    """A label too long for its column is cut before its sort arrow."""
    data = GridData((GridColumn("c", "A very long name for a role indeed " * 2, "note", "▲"),))
    note, label = layout(data, 40).header(0)
    assert label.rstrip().endswith("… ▲")
    assert cell_len(label) == cell_len(note) == layout(data, 40).columns.width
    assert note.rstrip() == "note"


def test_follow() -> None:
    """An item is found again by its id, and keeps its place if it is gone."""
    columns = table(0, 3).columns
    assert follow(columns, columns[::-1], 0) == 2
    assert follow(columns, columns[1:], 0) == 0
    assert follow((), columns, 1) == 1


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
    assert placed.beside == (3, 0)
    assert list(layout(data, 110, column=0, first=3).shown) == [0, 3, 4]
    assert list(layout(data, 40, column=3).shown) == [3]


def test_a_large_grid_looks_at_few_cells() -> None:
    """Of 5,000 rows and 300 columns only those that are asked for are made, and only once."""
    made = []

    def make(place: int) -> GridCell:
        made.append(place)
        return GridCell(("one two three four five six seven " * 9,))

    columns = tuple(GridColumn(f"c{at}", "C") for at in range(300))
    rows = tuple(GridRow(f"r{at}", "R", LazyCells(300, make)) for at in range(5000))
    placed = layout(GridData(columns, rows), 120, column=200)
    assert made == []
    for column in placed.shown:
        line = placed.cell(4000, column)
        assert placed.cell(4000, column) is line
        assert words(line).endswith("…")
    assert made == list(placed.shown)
    assert placed.starts[-1] == 5000
