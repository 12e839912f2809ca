"""A screen is painted once when it is first shown, and is whole then."""

from collections import Counter

import pytest
from journeys.running import WIDE, press, started
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


@pytest.mark.parametrize("key", ["c", "b"])
async def test_a_new_screen_is_painted_once(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """No widget is painted for its layout and again because that was asked for."""
    painted: Counter[Widget] = Counter()
    before = Widget.render_lines

    def counted(widget: Widget, crop: Region) -> list[Strip]:
        painted[widget] += 1
        return before(widget, crop)

    async with started(size=WIDE) as (app, pilot):
        monkeypatch.setattr(Widget, "render_lines", counted)
        await press(pilot, key)
        shown = [each for each in app.screen.walk_children() if each.region and each.is_on_screen]
        assert len(shown) > 3
        assert {painted[each] for each in shown} == {1}
