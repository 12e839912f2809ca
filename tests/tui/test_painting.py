"""A screen is painted once when it is first shown, and is whole then."""

from collections import Counter

import pytest
from journeys.running import WIDE, press, started
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Counter[Widget]:
    """Count how often each widget is asked for its lines."""
    found: Counter[Widget] = Counter()
    before = Widget.render_lines

    def counted(widget: Widget, crop: Region) -> list[Strip]:
        found[widget] += 1
        return before(widget, crop)

    monkeypatch.setattr(Widget, "render_lines", counted)
    return found


def _shown(screen: Screen[object]) -> list[Widget]:
    return [each for each in screen.walk_children() if each.region and each.is_on_screen]


@pytest.mark.parametrize("key", ["c", "b"])
async def test_a_new_screen_is_painted_once(painted: Counter[Widget], key: str) -> None:
    """No widget is painted for its layout and again because that was asked for."""
    async with started(size=WIDE) as (app, pilot):
        await press(pilot, key)
        shown = _shown(app.screen)
        assert len(shown) > 3
        assert {painted[each] for each in shown} == {1}


async def test_a_screen_that_is_shown_again_is_painted_whole(painted: Counter[Widget]) -> None:
    """Also where a dialog stood above it when it was first painted."""
    async with started(size=WIDE) as (app, pilot):
        for keys in (("question_mark", "escape", "c"), ("b", "question_mark", "escape", "c")):
            await press(pilot, *keys)
            painted.clear()
            await press(pilot, "w")
            assert all(painted[each] for each in _shown(app.screen))
