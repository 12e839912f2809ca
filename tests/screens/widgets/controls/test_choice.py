"""The choice, in an app of its own."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from journeys.running import press
from painted import Painted
from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from roletui.screens.widgets.controls.choice import Choice, DuplicateOptionError

ROLES = [("ai", "AI engineer"), ("ml", "ML engineer"), ("auto", "Automation specialist")]


class Harness(Painted):
    """One choice; which options it takes and which keys it leaves are noted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        (key, f"left_over('{key}')", key) for key in ("left", "home", "enter", "escape")
    ]

    def __init__(self, options: list[tuple[str, str]] = ROLES, **arguments: Any) -> None:
        super().__init__()
        self.choice = Choice("Role", options, **arguments)
        self.taken: list[str | None] = []
        self.left_over: list[str] = []

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.choice

    def on_mount(self) -> None:
        """Note each change from now on."""
        self.watch(self.choice, "value", self.note, init=False)

    def note(self, value: str | None) -> None:
        """Note a value."""
        self.taken.append(value)

    def action_left_over(self, key: str) -> None:
        """Note a key that came up."""
        self.left_over.append(key)

    @property
    def line(self) -> str:
        """The line as it is painted."""
        return self.choice.render_line(0).text


@pytest.mark.parametrize(
    ("keys", "value", "taken"),
    [
        (["right"], "ml", ["ml"]),
        (["right", "right", "right"], "auto", ["ml", "auto"]),
        (["left"], "ai", []),
        (["end"], "auto", ["auto"]),
        (["end", "home"], "ai", ["auto", "ai"]),
        (["end", "left"], "ml", ["auto", "ml"]),
    ],
)
async def test_keys(keys: list[str], value: str, taken: list[str]) -> None:
    """Arrows step without going round, home and end lead to the ends; each change is seen once."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *keys)
        assert (app.choice.value, app.taken, app.left_over) == (value, taken, [])


async def test_enter_and_escape_are_left_to_the_screen() -> None:
    """The choice takes no key it does not need."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, "enter", "escape")
        assert app.left_over == ["enter", "escape"]


async def test_an_assigned_value_is_shown() -> None:
    """A value set from code is shown; an unknown one becomes the first."""
    app = Harness(value="ml")
    async with app.run_test(size=(80, 5)) as pilot:
        assert "ML engineer" in app.line
        app.choice.value = "auto"
        await pilot.pause()
        assert "Automation specialist" in app.line
        app.choice.value = "nobody"
        await pilot.pause()
        assert app.choice.value == "ai"
        assert app.taken == ["auto", "ai"]


async def test_options_can_be_replaced() -> None:
    """New options and their value are shown at once."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        app.choice.set_options([("a", "Agency"), ("b", "In house")], "b", hints={"b": "slow"})
        await pilot.pause()
        assert app.choice.options == (("a", "Agency"), ("b", "In house"))
        assert "In house" in app.line
        assert app.line.rstrip().endswith("slow" + " " * 38 + "2 of 2 ‹")
        assert app.taken == ["b"]
        app.choice.set_options([("b", "Own staff")], "b")
        await pilot.pause()
        assert "Own staff" in str(pilot.app.export_screenshot()).replace("&#160;", " ")


async def test_no_options() -> None:
    """Without options the line says so, and keys, wheel and clicks pass."""
    app = Harness([])
    async with app.run_test(size=(80, 5)) as pilot:
        assert app.line.rstrip() == "▌ Role            none"
        await press(pilot, "left", "home")
        await pilot.click(app.choice, offset=(18, 0))
        assert app.left_over == ["left", "home"]
        assert (app.choice.value, app.taken) == (None, [])


async def test_two_options_need_two_ids() -> None:
    """The same id twice is refused."""
    with pytest.raises(DuplicateOptionError, match="must differ"):
        Choice("Role", [("a", "One"), ("a", "Other")])


async def test_a_click_on_an_arrow_steps() -> None:
    """A click on an arrow steps its way, on the option forth, on the label not at all."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        right = app.line.index("›")
        for x in (right, right - 2, 19, 3):
            await pilot.click(app.choice, offset=(x, 0))
        await pilot.click(app.choice, offset=(17, 0), button=3)
        assert app.taken == ["ml", "ai", "ml"]


async def test_the_wheel_steps() -> None:
    """Turned down the wheel leads on, turned up it leads back."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        for kind in (events.MouseScrollDown, events.MouseScrollDown, events.MouseScrollUp):
            app.choice.post_message(
                kind(app.choice, 1, 0, 0, 0, 0, False, False, False, screen_x=1, screen_y=0)
            )
            await pilot.pause()
        assert app.choice.value == "ml"


async def test_nothing_moves_but_the_text() -> None:
    """Arrows and place keep their columns whatever is chosen; at an end there is no arrow."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        first = app.line
        assert first.startswith("▌ Role            AI engineer ")
        await press(pilot, "right")
        assert app.line.index("›") == first.index("›")
        assert app.line.index("2 of 3") == first.index("1 of 3")
        assert app.line.index("‹") == first.index("›") - 2
        await press(pilot, "right")
        assert "›" not in app.line


@pytest.mark.parametrize(
    ("width", "count", "hint"), [(120, True, True), (80, True, True), (60, True, False)]
)
async def test_hint_and_place_give_way(width: int, count: bool, hint: bool) -> None:
    """First the hint goes, then the place; the option stays as long as it can."""
    app = Harness(value="auto", hints={"auto": "joins tools that exist already, for a team of one"})
    async with app.run_test(size=(width, 5)):
        assert cell_len(app.line) == width
        assert "Automation specialist" in app.line
        assert ("3 of 3" in app.line) is count
        assert ("joins tools" in app.line) is hint


@pytest.mark.parametrize("width", [44, 40, 30, 24])
async def test_a_long_label_is_cut(width: int) -> None:
    """What does not fit ends in an ellipsis, and the right arrow stays."""
    app = Harness([("x", "An option whose name goes on and on"), ("y", "Another")])
    async with app.run_test(size=(width, 5)):
        assert cell_len(app.line) == width
        assert app.line.replace(" ", "").endswith("…›")
