"""A text in a box: what fits is shown whole, what does not ends in ``…``."""

import pytest
from journeys.running import screen_text
from painted import Painted
from textual.app import ComposeResult
from textual.content import Content

from roletui.screens.widgets.text.passage import Passage

WORDS = "one two three four five six seven eight"


class Boxed(Painted):
    """A passage in a box of twenty columns."""

    def __init__(self, height: str) -> None:
        super().__init__()
        self.height = height

    def compose(self) -> ComposeResult:
        """Put the passage alone on the screen."""
        passage = Passage()
        passage.styles.width, passage.styles.height = 20, self.height
        passage.content = Content(WORDS)
        yield passage


@pytest.mark.parametrize(
    ("height", "lines"),
    [
        ("1", ["one two three four…"]),
        ("2", ["one two three four", "five six seven eigh…"]),
        ("3", ["one two three four", "five six seven eight"]),
        ("auto", ["one two three four", "five six seven eight"]),
    ],
)
async def test_what_does_not_fit_is_cut(height: str, lines: list[str]) -> None:
    """A box that is too low ends in ``…``; one of its text's height holds it all."""
    app = Boxed(height)
    async with app.run_test(size=(30, 6)) as pilot:
        if height == "2":
            app.query_one(Passage).content = Content(f"{WORDS} nine")
            await pilot.pause()
        assert screen_text(app).split() == " ".join(lines).split()


async def test_a_box_without_width_is_survived() -> None:
    """A terminal of one column asks for the height at no width at all."""
    app = Boxed("auto")
    async with app.run_test(size=(30, 6)) as pilot:
        app.query_one(Passage).styles.width = 0
        await pilot.pause()
        app.query_one(Passage).styles.width = 20
        await pilot.pause()
        assert WORDS[:18] in screen_text(app)
