"""A screen is painted once when it is first shown, and is whole then."""

from collections import Counter
from collections.abc import Callable

import pytest
from journeys.running import NORMAL, WIDE, answered, press, screen_text, started
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from roletui.screens.budget.plan import PlanForm
from roletui.screens.budget.views.base import View
from roletui.screens.frame import Frame
from roletui.screens.modes import SCREENS, screen


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


@pytest.mark.parametrize("key", ["c", "b", "r"])
async def test_a_new_screen_is_painted_once(painted: Counter[Widget], key: str) -> None:
    """No widget is painted for its layout and again because that was asked for."""
    async with started(size=WIDE) as (app, pilot):
        await press(pilot, key)
        shown = _shown(app.screen)
        assert len(shown) > 3
        assert {painted[each] for each in shown} == {1}


@pytest.mark.parametrize("size", [NORMAL, WIDE])
@pytest.mark.parametrize("key", ["c", "b", "r"])
async def test_a_new_screen_shows_what_it_shows_again(key: str, size: tuple[int, int]) -> None:
    """Also where that follows from the room of a widget, which has none before it is laid out."""
    async with started(answered("scratches-in-photographs"), size=size) as (app, pilot):
        await press(pilot, key)
        first = screen_text(app)
        await press(pilot, "w", key)
        assert screen_text(app) == first


@pytest.mark.parametrize("key", ["c", "b", "r"])
async def test_what_a_new_screen_shows_is_worked_out_once(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Textual tells it twice that it is shown; after another one it is worked out again."""
    shown: Counter[type[Frame]] = Counter()
    for kind in map(screen, SCREENS):
        paint = kind.paint

        def counted(self: Frame, paint: Callable[[Frame], None] = paint) -> None:
            shown[type(self)] += 1
            paint(self)

        monkeypatch.setattr(kind, "paint", counted)
    async with started(size=WIDE) as (app, pilot):
        await press(pilot, key)
        assert shown[type(app.screen)] == 1
        await press(pilot, "w", key)
        assert shown[type(app.screen)] == 2


async def test_a_field_that_is_new_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each one asks for the total with what is typed into it: nothing."""
    said: list[Message] = []
    before = Widget.post_message

    def post_message(self: Widget, message: Message) -> bool:
        if isinstance(message, (View.Typed, PlanForm.Typed)) and message not in said:
            said.append(message)
        return before(self, message)

    monkeypatch.setattr(Widget, "post_message", post_message)
    async with started(size=WIDE) as (_, pilot):
        await press(pilot, "b")
        assert not said
        await press(pilot, "7")
        assert len(said) == 1


async def test_a_screen_that_is_shown_again_is_painted_whole(painted: Counter[Widget]) -> None:
    """Also where a dialog stood above it when it was first painted."""
    async with started(size=WIDE) as (app, pilot):
        for keys in (("question_mark", "escape", "c"), ("b", "question_mark", "escape", "c")):
            await press(pilot, *keys)
            painted.clear()
            await press(pilot, "w")
            assert all(painted[each] for each in _shown(app.screen))
