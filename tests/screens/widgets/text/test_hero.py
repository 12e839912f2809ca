"""The panel with one figure, in an app of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from painted import Painted
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content

from roletui.screens.widgets.text.big import big
from roletui.screens.widgets.text.hero import Hero, Told

TOLD = Told(
    "$24,000",
    (
        Content("Your plan: 2 people for 12 weeks"),
        (Content("960 h at $25 · $2,000 a week · one source"), Content("960 h at $25")),
        Content("not counted: 4 items"),
    ),
)


class Harness(Painted):
    """One panel, with rows for a large figure or without."""

    def __init__(self, told: Told = TOLD, *, large: bool = True) -> None:
        super().__init__()
        self.hero = Hero()
        self.begin, self.large = told, large

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.hero

    def on_mount(self) -> None:
        """Show the figure."""
        self.hero.large, self.hero.told = self.large, self.begin

    @property
    def lines(self) -> list[str]:
        """The lines as they are painted."""
        return self.hero.render().plain.split("\n")


async def test_the_figure_is_three_rows_high() -> None:
    """Beside it stands what it is of, each line at the same column."""
    app = Harness()
    async with app.run_test(size=(110, 10)):
        assert app.hero.size.height == 3
        rows = big("$24,000")
        assert rows is not None
        assert [line[: len(row)] for line, row in zip(app.lines, rows, strict=True)] == [*rows]
        first, second, third = app.lines
        starts = first.index("Your"), second.index("960"), third.index("not")
        assert starts == (starts[0],) * 3


async def test_without_room_the_figure_is_a_word() -> None:
    """Where it is narrow or low it is written."""
    for size, large in (((50, 10), True), ((110, 10), False)):
        app = Harness(large=large)
        async with app.run_test(size=size):
            assert app.lines[0].startswith("$24,000   Your plan: 2 people for 12 weeks")


async def test_a_line_has_the_longest_words_that_fit() -> None:
    """Of several lengths the first that fits, whole; where none does, the last one is cut."""
    for width, words in ((50, "960 h at $25 · $2,000 a week · one source"), (40, "960 h at $25")):
        app = Harness(large=False)
        async with app.run_test(size=(width, 10)):
            assert app.lines[1].strip() == words
    app = Harness(large=False)
    async with app.run_test(size=(14, 10)):
        assert app.lines[1].strip() == "960 h at $…"


async def test_without_a_figure_the_lines_are_wrapped() -> None:
    """Why there is no figure is read in full."""
    app = Harness(Told("", (Content("No cost"), Content("nobody states a price " * 5))))
    async with app.run_test(size=(40, 12)):
        assert " ".join(" ".join(app.lines).split()) == "No cost" + " nobody states a price" * 5
        assert app.hero.size.height == len(app.lines)


async def test_a_drawn_figure_is_copied_as_it_is_written() -> None:
    """Selected text has the amount in figures, not in blocks."""
    app = Harness()
    async with app.run_test(size=(110, 10)) as pilot:
        app.hero.text_select_all()
        await pilot.pause()
        text = app.screen.get_selected_text() or ""
        assert text.startswith("$24,000\t")
        assert "█" not in text


@pytest.mark.parametrize("sign", "0123456789,.$€£≈−")
def test_no_two_signs_look_alike(sign: str) -> None:
    """Each sign of an amount has three rows as wide as each other, of its own."""
    rows = big(sign)
    assert rows is not None
    assert len({*map(len, rows)}) == 1
    assert all(big(other) != rows for other in "0123456789,.$€£≈−" if other != sign)


@given(st.text("0123456789,.$€£≈− ", max_size=12), st.text(max_size=30), st.integers(1, 130))
def test_no_line_is_too_long(figure: str, words: str, width: int) -> None:
    """Whatever is said, at any width no line is longer than the panel."""
    hero = Hero()
    hero.set_reactive(Hero.large, True)
    lengths = (Content(words), Content(words[:5]))
    hero.set_reactive(Hero.told, Told(figure, (Content(words), lengths)))
    for line in hero._lines(width):
        assert cell_len(line.plain) <= max(width, cell_len(figure) + 10)
