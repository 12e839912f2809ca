"""The line of names, in an app of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journeys.running import press
from painted import Painted
from textual.app import ComposeResult

from roletui.screens.widgets.lists.tabs import TabLine, _fitted, _length
from roletui.text.clean import paintable

VIEWS = (("bars", "Rates"), ("range", "Range"), ("drivers", "What drives it"), ("weeks", "Weeks"))


class Harness(Painted):
    """A line of names; what it posts is noted."""

    def __init__(self, active: str = "range", tabs: tuple[tuple[str, str], ...] = VIEWS) -> None:
        super().__init__()
        self.tabs = TabLine()
        self.begin = tabs, active
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.tabs

    def on_mount(self) -> None:
        """Show the first names."""
        self.tabs.tabs, self.tabs.active = self.begin

    def on_tab_line_chosen(self, message: TabLine.Chosen) -> None:
        """Note the choice."""
        assert message.control is self.tabs
        self.chosen.append(message.id)

    @property
    def line(self) -> str:
        """The line as it is painted."""
        return self.tabs.render_line(0).text

    @property
    def marked(self) -> list[str]:
        """What of the line is bold and underlined."""
        styled = ((part.text, part.style) for part in self.tabs.render_line(0))
        return [text for text, style in styled if style and style.bold and style.underline]


async def test_the_active_name_is_marked() -> None:
    """The active name is bold and underlined; nothing moves when another is active."""
    app = Harness()
    async with app.run_test(size=(80, 3)) as pilot:
        line = app.line
        assert line.rstrip() == "Rates    Range    What drives it    Weeks"
        for active, marked in (("range", ["Range"]), ("weeks", ["Weeks"]), ("gone", [])):
            app.tabs.active = active
            await pilot.pause()
            assert app.line == line
            assert app.marked == marked


async def test_a_click_says_which_name() -> None:
    """Clicking on a name posts its id and changes nothing itself; a gap is no name."""
    app = Harness()
    async with app.run_test(size=(80, 3)) as pilot:
        await pilot.click(app.tabs, offset=(app.line.index("drives"), 0))
        await pilot.click(app.tabs, offset=(app.line.index("Rates"), 0))
        await pilot.click(app.tabs, offset=(8, 0))
        await pilot.click(app.tabs, offset=(70, 0))
        assert app.chosen == ["drivers", "bars"]
        assert app.tabs.active == "range"


async def test_it_takes_no_focus() -> None:
    """Tab passes it by."""
    app = Harness()
    async with app.run_test(size=(80, 3)) as pilot:
        await press(pilot, "tab")
        assert app.focused is None


@pytest.mark.parametrize(
    ("width", "active", "line"),
    [
        (41, "range", "Rates    Range    What drives it    Weeks"),
        (40, "range", "Rates   Range   What drives it   Weeks"),
        (35, "range", "Rates  Range  What drives it  Weeks"),
        (35, "weeks", "Rates  Range  What drives it  Weeks"),
        (31, "range", "Rates  Range  What drives it  …"),
        (20, "drivers", "…  What drives it  …"),
        (16, "drivers", "What drives it"),
        (8, "drivers", "What dr…"),
    ],
)
async def test_the_last_names_give_way(width: int, active: str, line: str) -> None:
    """Whole names are left out at the ends; the active one stays, whole as long as it can."""
    app = Harness(active)
    async with app.run_test(size=(width, 3)):
        assert app.line.rstrip() == line


async def test_labels_are_never_markup() -> None:
    """Brackets, wide letters and control characters stand as they are, or as spaces."""
    app = Harness("a", (("a", "[bold]自転車[/]"), ("b", "x\x1b[31m\ny")))
    async with app.run_test(size=(60, 3)):
        assert app.line.rstrip() == "[bold]自転車[/]    x [31m y"


@given(st.lists(st.text(max_size=12), max_size=7), st.integers(-1, 6), st.integers(8, 90))
def test_names_never_exceed_the_line(labels: list[str], active: int, width: int) -> None:
    """At any width what is written fits, whole names, and the active one is among them."""
    labels, active = [paintable(label) for label in labels], min(active, len(labels) - 1)
    shown = _fitted(labels, active, width)
    assert active < 0 or active in shown
    assert len(shown) <= 1 or _length(labels[shown.start : shown.stop], "  ") <= width
