"""Hanging paragraphs, in an app of their own."""

import pytest
from journeys.running import resize, screen_text
from painted import Painted
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content

from roletui.screens.widgets.text.points import Points

LONG = "A paragraph that is too long for one line and goes on to a second one"


class Harness(Painted):
    """A heading over two paragraphs with marks and one without."""

    def __init__(self) -> None:
        super().__init__()
        self.points = Points()
        self.points.heading = "BECAUSE"
        self.points.points = (("·", Content(LONG)), ("12", Content(LONG)), ("", Content("plain")))

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.points

    @property
    def lines(self) -> list[str]:
        """The lines as they are painted."""
        return screen_text(self).rstrip().splitlines()


async def test_lines_hang_from_their_marks() -> None:
    """Later lines of a paragraph align with its first; without a mark it stands flush left."""
    app = Harness()
    async with app.run_test(size=(44, 12)):
        assert app.lines == [
            "BECAUSE",
            "· A paragraph that is too long for one line",
            "  and goes on to a second one",
            "12 A paragraph that is too long for one line",
            "   and goes on to a second one",
            "plain",
        ]


@pytest.mark.parametrize("width", [12, 30, 70, 120])
async def test_the_height_fits_the_width(width: int) -> None:
    """The widget is as high as its wrapped lines, and no line is wider than it."""
    app = Harness()
    async with app.run_test(size=(width, 40)) as pilot:
        assert app.points.size.height == len(app.lines)
        assert max(map(cell_len, app.lines)) <= width
        await resize(pilot, width + 17, 40)
        assert app.points.size.height == len(app.lines)


async def test_what_is_shown_can_change() -> None:
    """Other paragraphs and no heading take as many lines as they need; markup stays text."""
    app = Harness()
    async with app.run_test(size=(40, 12)) as pilot:
        app.points.heading = ""
        app.points.points = (("·", Content("[bold] 自転車")),)
        await pilot.pause()
        assert app.lines == ["· [bold] 自転車"]
        app.points.points = ()
        await pilot.pause()
        assert app.points.size.height == 0
