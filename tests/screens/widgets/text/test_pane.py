"""The pane of a few lines, in an app of its own."""

from collections.abc import Sequence

import pytest
from painted import Painted
from textual.app import ComposeResult

from roletui.screens.widgets.text.pane import Line, Pane

TITLE: Line = (("Title", "bold"), ("  and more of it", "dim"))
LONG: Line = (("one two three four five", "plain"),)
SOURCE: Line = (("who says so, and what they gain", "dim"),)


class Harness(Painted):
    """One pane of three lines, 14 cells wide."""

    CSS = "Pane { width: 14; height: 3; }"

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield Pane()


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ([TITLE, SOURCE], ["Title  and mo…", "who says so,", "and what they…"]),
        ([TITLE, LONG], ["Title  and mo…", "one two three", "four five"]),
        ([TITLE, LONG, SOURCE], ["Title  and mo…", "one two three", "four five"]),
        ([LONG, TITLE, SOURCE], ["one two three", "four five", "Title  and mo…"]),
        ([], ["", "", ""]),
    ],
)
async def test_what_is_shown(lines: Sequence[Line], shown: list[str]) -> None:
    """Lines are shown in order; what has no room is cut or left out."""
    app = Harness()
    async with app.run_test(size=(40, 10)):
        pane = app.query_one(Pane)
        pane.show(lines)
        assert [pane.render_line(y).text.rstrip() for y in range(3)] == shown
