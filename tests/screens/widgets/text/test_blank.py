"""Grounds: one line stands for all rows of a container, in the colours that the terminal shows."""

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widgets import Static

from roletui.screens.widgets.text.unchanged import Scroll


class Harness(App[None]):
    """A blue ground, with words on it."""

    CSS = "Scroll { background: #0000ff; } Static { height: 1; width: 5; }"

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        with Scroll():
            yield Static("words")


@pytest.mark.parametrize(("no_color", "shown"), [("", (0, 0, 255)), ("1", (18, 18, 18))])
async def test_a_ground_is_one_line_in_the_colours_shown(
    monkeypatch: pytest.MonkeyPatch, no_color: str, shown: tuple[int, int, int]
) -> None:
    """Whatever part of it is asked for; without colours it is as grey as every other line."""
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    app = Harness()
    async with app.run_test(size=(20, 6)):
        ground = app.query_one(Scroll)
        for crop in (ground.size.region, Region(3, 2, 4, 1), Region(0, 0, 0, 0)):
            lines = ground.render_lines(crop)
            assert [line.cell_length for line in lines] == [crop.width] * crop.height
            assert len({id(line) for line in lines}) == min(1, crop.height)
        line = ground.render_lines(ground.size.region)[0]
        colours = {segment.style.bgcolor for segment in line if segment.style}
        assert [colour and colour.get_truecolor() for colour in colours] == [shown]
