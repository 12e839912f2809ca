"""A key does the work of what is seen: no more of it where a dataset holds ten times as much."""

from collections.abc import Sequence

import pytest
from benchmarks.calls import AS_OF, Calls
from benchmarks.generated import whole

from roletui.dataset.load import parse
from roletui.screens.report.screen import ReportScreen
from roletui.screens.widgets.text.document import AT_FIRST, Document
from roletui.state.context import Context
from roletui.tui.app import RoletuiApp

from .running import press

pytestmark = pytest.mark.harness

SMALL, LARGE = 40, 400
"""Roles; as many outcomes, and four times as many rates."""
WIDE = (160, 50)
"""Where all other ways to hire are listed."""


def generated(roles: int) -> Context:
    """Return a dataset of so many roles, twice as many questions, and ten factors."""
    return Context.of(parse(whole(roles, 10, 2 * roles, 4).encode(), "whole.toml"), AS_OF)


async def functions(roles: int, way: Sequence[str], key: str) -> dict[str, int]:
    """Return how often each function is called by a key, pressed after some others."""
    app, calls = RoletuiApp(generated(roles)), Calls()
    app.animation_level = "none"
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, *way)
        with calls.counted():
            await press(pilot, key)
    return calls.functions


@pytest.mark.parametrize(
    ("way", "key"),
    [
        (("b", "right", "right"), "right"),
        (("2", "b", "right", "right"), "right"),
        (("c", "down", "up"), "down"),
        (("r", "down", "down"), "down"),
    ],
)
async def test_a_key_calls_as_much_whatever_the_dataset_holds(
    way: tuple[str, ...], key: str
) -> None:
    """A slider counts what is in view, and a cursor paints what it leaves and reaches."""
    small, large = [await functions(roles, way, key) for roles in (SMALL, LARGE)]
    most = max(large, key=lambda name: large[name] - small.get(name, 0))
    assert large[most] - small.get(most, 0) <= SMALL // 4, most
    assert large["roletui.cost.lines:cost_at"] == small["roletui.cost.lines:cost_at"]


async def test_a_record_is_written_as_far_as_it_is_read() -> None:
    """Of a long record the first lines are laid out when it is shown, the others when asked for."""
    app = RoletuiApp(generated(LARGE))
    app.animation_level = "none"
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "r")
        assert isinstance(app.screen, ReportScreen)
        document = app.screen.query_one(Document)
        assert document.virtual_size.height == AT_FIRST
        assert "Reopen" not in {heading.title for heading in document.headings}
        await press(pilot, "end")
        assert "Reopen" in {heading.title for heading in document.headings}
        assert document.scroll_offset.y == document.max_scroll_y > 2 * AT_FIRST
