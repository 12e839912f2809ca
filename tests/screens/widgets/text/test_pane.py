"""The pane of a few lines, in an app of its own."""

from collections.abc import Sequence

import pytest
from painted import Painted
from textual.app import ComposeResult

from roletui.screens.widgets.text.pane import Line, Pane

TITLE: Line = (("Title", "bold"), ("  and more of it", "dim"))
LONG: Line = (("one two three four five", "plain"),)
LAST: Line = (("who says so, and what they gain", "dim"),)


class Harness(Painted):
    """One pane of three lines, 14 cells wide."""

    CSS = "Pane { width: 14; height: 3; }"

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield Pane()


@pytest.mark.parametrize(
    ("lines", "last", "shown"),
    [
        ([TITLE], LAST, ["Title  and mo…", "who says so,", "and what they…"]),
        ([TITLE, LONG], (), ["Title  and mo…", "one two three", "four five"]),
        ([TITLE, LONG], LAST, ["Title  and mo…", "one two three…", "who says so…"]),
        ([LONG, TITLE], LAST, ["one two three", "four five", "who says so…"]),
        ([], (), ["", "", ""]),
    ],
)
async def test_what_is_shown(lines: Sequence[Line], last: Line, shown: list[str]) -> None:
    """The last line is always there and takes what is left; what has no room is cut or left out."""
    app = Harness()
    async with app.run_test(size=(40, 10)):
        pane = app.query_one(Pane)
        pane.show(lines, last)
        assert [pane.render_line(y).text.rstrip() for y in range(3)] == shown


async def test_what_need_not_be_shown_is_shown_whole_or_not_at_all() -> None:
    """It stands last, where there is room for all of it."""
    app = Harness()
    async with app.run_test(size=(40, 10)):
        pane = app.query_one(Pane)
        pane.show([TITLE], (), (("four five", "dim"),))
        assert pane.render_line(1).text.rstrip() == "four five"
        pane.show([TITLE], LAST, (("four five", "dim"),))
        assert pane.render_line(2).text.rstrip() == "and what they…"
