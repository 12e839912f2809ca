"""The figure, a number that may be left open, in an app of its own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from journeys.running import press
from painted import Painted
from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.color import Color

from roletui.screens.palette import DARK
from roletui.screens.widgets.controls.number import NumberField
from roletui.screens.widgets.controls.slider import Slider

RATE: dict[str, Any] = {
    "minimum": Decimal(0),
    "maximum": Decimal(10_000),
    "grain": Decimal("0.01"),
    "step": Decimal(1),
    "coarse": Decimal(10),
    "unit": "USD",
}


class Harness(Painted):
    """One figure; what it is given and what it says are noted."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__()
        self.figure = NumberField("Rate an hour", **{**RATE, **arguments})
        self.given: list[Decimal | None] = []
        self.posted: list[Slider.Adjusted] = []

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.figure

    def on_mount(self) -> None:
        """Note each change from now on."""
        self.watch(self.figure, "given", self.note, init=False)

    def note(self, value: Decimal | None) -> None:
        """Note a value."""
        self.given.append(value)

    def on_slider_adjusted(self, message: Slider.Adjusted) -> None:
        """Note the adjustment."""
        self.posted.append(message)

    @property
    def line(self) -> str:
        """The line as it is painted."""
        return self.figure.render_line(0).text.rstrip()


@pytest.mark.parametrize(
    ("stands", "keys", "given"),
    [
        (None, ["right"], "1"),
        (None, ["left"], "0"),
        ("25.50", ["right"], "26.50"),
        ("25.50", ["left", "left"], "23.50"),
        ("25.50", ["shift+right"], "35.50"),
        ("25.50", ["shift+left", "shift+left", "shift+left"], "0"),
        ("25.50", ["home"], "0"),
        ("25.50", ["end", "right"], "10000"),
        ("25.50", [*"31.5", "enter"], "31.5"),
        ("25.50", [*"25.5", "enter"], "25.5"),
        (None, [*"1,250.75", "enter"], "1250.75"),
        ("25.50", ["right", "delete"], None),
        ("25.50", ["delete"], None),
        ("25.50", [*"31", "escape"], None),
        ("25.50", [*"31", "backspace", "backspace", "enter"], None),
    ],
)
async def test_keys(stands: str | None, keys: list[str], given: str | None) -> None:
    """The keys are those of a slider and start at what stands there; delete leaves it open."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        app.figure.stands = stands and Decimal(stands)
        await press(pilot, *keys)
        assert app.figure.given == (given and Decimal(given))


@pytest.mark.parametrize(
    ("typed", "given"), [("10000.01", None), ("999999999999", None), ("0.005", Decimal("0.01"))]
)
async def test_what_is_not_possible_is_said(typed: str, given: Decimal | None) -> None:
    """A number between two steps becomes the nearest; one beyond the limits sets nothing."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *typed, "enter")
        assert app.figure.given == given
        assert app.posted[-1] == Slider.Adjusted(app.figure, typed, given or Decimal(0))


async def test_no_number_leaves_it_open() -> None:
    """What is typed and no number is said, and sets nothing."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, ".", ",", "enter")
        assert app.figure.given is None
        assert app.posted == [Slider.Adjusted(app.figure, ".,", Decimal(0))]
        app.post_message(events.Paste("1e309"))
        await press(pilot, "½", "enter")
        assert app.figure.given is None
        assert app.posted[1:] == [Slider.Adjusted(app.figure, "1e309", Decimal(0))]


async def test_what_may_be_pasted_beside_it() -> None:
    """Its unit, or another writing of it; nothing else."""
    app = Harness(beside=("USD an hour", "/h"))
    async with app.run_test(size=(80, 5)) as pilot:
        for text in ("95 USD an hour", "$95/h", "95 USD"):
            app.post_message(events.Paste(text))
            await press(pilot, "enter")
            assert app.figure.given == 95
            await press(pilot, "delete")
        app.post_message(events.Paste("95 USD a day"))
        await press(pilot, "enter")
        assert app.figure.given is None


async def test_each_change_is_seen_once() -> None:
    """Setting and leaving open change what is given, once each; what stands there is shown then."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        app.figure.stands = Decimal(25)
        await press(pilot, "2", "5", "enter", "right", "delete", "delete")
        assert app.given == [25, 26, None]
        assert app.figure.value == 25


async def test_how_it_looks() -> None:
    """The number stands flush right in a field of eight, on a ground of its own; then the unit."""
    app = Harness(unit="weeks", sign="$")
    async with app.run_test(size=(80, 5)) as pilot:
        app.figure.words = "type your own"
        assert app.line == "▌ Rate an hour    ▁▁▁▁▁▁▏▁ $ weeks  type your own"
        app.figure.stands = Decimal(25)
        assert app.line == "▌ Rate an hour    ▁▁▁▁$25▁ weeks   type your own"
        app.figure.given = Decimal("31.5")
        assert app.line == "▌ Rate an hour    ▁$31.50▁ weeks   type your own"
        await press(pilot, "1", "2")
        assert app.line == "▌ Rate an hour    ▁▁▁▁12▏▁ weeks   type your own"
        ground = Color.parse(DARK.lift).rich_color
        raised = [
            part.text
            for part in app.figure.render_line(0)
            if part.style and part.style.bgcolor == ground
        ]
        assert "".join(raised) == "▁▁▁▁12▏▁"


@pytest.mark.parametrize("width", [20, 30, 34, 40, 200])
async def test_it_fills_its_line(width: int) -> None:
    """Where it is narrow the words are cut and give way; the line is always as wide as it is."""
    app = Harness(maximum=Decimal(10_000_000))
    async with app.run_test(size=(width, 5)) as pilot:
        app.figure.words = "type your own"
        for value in (None, Decimal(5), Decimal(10_000_000)):
            app.figure.given = value
            await pilot.pause()
            assert cell_len(app.figure.render_line(0).text) == width


async def test_the_wheel_does_not_set_an_open_number() -> None:
    """Scrolling past an open number leaves it open; over a number that is set it steps."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        for given in (None, Decimal(5)):
            app.figure.given = given
            app.figure.post_message(
                events.MouseScrollUp(
                    app.figure, 1, 0, 0, 0, 0, False, False, False, screen_x=1, screen_y=0
                )
            )
            await pilot.pause()
            assert app.figure.given == (given and given + 1)


async def test_a_click_sets_nothing() -> None:
    """There is no track to click on."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        for column in range(0, 80, 8):
            await pilot.click(app.figure, offset=(column, 0))
        assert app.figure.given is None
