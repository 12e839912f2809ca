"""What is painted as before is not painted again, and never stays when something has changed."""

import pytest
from journeys.running import screen_text
from painted import Painted
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Label

from roletui.screens.widgets.text.passage import Passage
from roletui.screens.widgets.text.unchanged import Backdrop


class Counted(Passage):
    """Counts how often its line is painted."""

    painted = 0

    def render_line(self, y: int) -> Strip:
        """Count it."""
        self.painted += 1
        return super().render_line(y)


class Two(Painted):
    """Two lines, one of which is counted."""

    CSS = """
    Passage { width: 20; height: 1; }
    .-other { color: $mint; }
    """

    def compose(self) -> ComposeResult:
        """Put one below the other."""
        with Backdrop():
            yield Counted(id="first")
            yield Label("second")


async def test_another_line_leaves_it() -> None:
    """A frame for a widget beside it paints nothing of it."""
    app = Two()
    async with app.run_test(size=(30, 6)) as pilot:
        first = app.query_one(Counted)
        first.content = Content("first")
        await pilot.pause()
        before = first.painted
        app.query_one(Label).update("third")
        await pilot.pause()
        assert first.painted == before
        assert screen_text(app).split() == ["first", "third"]


async def test_it_is_styled_as_what_it_stands_beside() -> None:
    """Styles and their classes are those of the widget, which a first base would hide."""
    app = Two()
    async with app.run_test(size=(30, 6)):
        assert app.query_one("Vertical") is app.query_one(Backdrop)
        assert app.query_one(Backdrop).size == (30, 6)


@pytest.mark.parametrize("change", ["content", "colour", "ground", "theme"])
async def test_a_change_is_painted(change: str) -> None:
    """Text, colour, the ground below it and the theme each paint it anew."""
    app = Two()
    async with app.run_test(size=(30, 6)) as pilot:
        first = app.query_one(Counted)
        first.content = Content("first")
        await pilot.pause()
        before = [[*strip] for strip in first.render_lines(Region(0, 0, 20, 1))]
        match change:
            case "content":
                first.content = Content("other")
            case "colour":
                first.add_class("-other")
            case "ground":
                app.query_one(Backdrop).styles.background = "red"
            case "theme":
                app.theme = "textual-light"
        await pilot.pause()
        size = first.region.size
        after = [[*strip] for strip in first.render_lines(size.region)]
        assert after != before
