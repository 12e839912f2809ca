"""The slider, in an app of its own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journeys.running import press
from painted import Painted
from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from roletui.screens.widgets.controls.scale import Scale, ScaleError
from roletui.screens.widgets.controls.slider import Slider
from roletui.screens.widgets.text.cells import fit

HOURS: dict[str, Any] = {
    "minimum": Decimal(5),
    "maximum": Decimal(60),
    "step": Decimal(1),
    "coarse": Decimal(5),
    "default": Decimal(40),
    "unit": "h",
}


class Neighbour(Widget, can_focus=True):
    """Something else to focus."""

    DEFAULT_CSS = "Neighbour { height: 1; }"


class Harness(Painted):
    """One slider above another widget; its values, messages and left-over keys are noted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        (key, f"left_over('{key}')", key) for key in ("enter", "escape", "backspace", "e")
    ]

    def __init__(self, **arguments: Any) -> None:
        super().__init__()
        self.slider = Slider("Hours a week", **{**HOURS, **arguments})
        self.values: list[Decimal] = []
        self.posted: list[Slider.Adjusted] = []
        self.spread: list[tuple[Decimal, tuple[Decimal, Decimal] | None]] = []
        self.left_over: list[str] = []

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.slider
        yield Neighbour()

    def on_mount(self) -> None:
        """Note each change from now on."""
        self.watch(self.slider, "value", self.note, init=False)

    def note(self, value: Decimal) -> None:
        """Note a value."""
        self.values.append(value)

    def on_slider_adjusted(self, message: Slider.Adjusted) -> None:
        """Note the adjustment."""
        self.posted.append(message)

    def on_slider_spread(self, message: Slider.Spread) -> None:
        """Note the range that was asked for."""
        self.spread.append((message.value, message.bounds))

    def action_left_over(self, key: str) -> None:
        """Note a key that came up."""
        self.left_over.append(key)

    @property
    def line(self) -> str:
        """The line as it is painted."""
        return self.slider.render_line(0).text


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["right"], 41),
        (["left"], 39),
        (["shift+right"], 45),
        (["shift+left", "shift+left"], 30),
        (["home"], 5),
        (["end"], 60),
        (["home", "shift+left"], 5),
        (["end", "left", "shift+right"], 60),
        (["left", "left", "delete"], 40),
    ],
)
async def test_keys(keys: list[str], value: int) -> None:
    """Arrows move a step, with shift a coarse one, home and end to the limits, delete back."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *keys)
        assert app.slider.value == value


async def test_each_change_is_seen_once() -> None:
    """Each key that changes the value changes it once, and nothing more is said about it."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, "right", "right")
        assert app.values == [41, 42]
        assert app.posted == []


async def test_nothing_happens_at_a_limit() -> None:
    """At a limit the keys that lead beyond it change and say nothing."""
    app = Harness(value=Decimal(60))
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, "right", "shift+right", "end")
        assert (app.values, app.posted) == ([], [])


async def test_assignment_says_nothing_and_snaps() -> None:
    """A value set from code moves onto the scale without a message."""
    app = Harness(step=Decimal("0.5"))
    async with app.run_test(size=(80, 5)) as pilot:
        for assigned, kept in (("12.3", "12.5"), ("1000", "60"), ("-Infinity", "5")):
            app.slider.value = Decimal(assigned)
            await pilot.pause()
            assert app.slider.value == Decimal(kept)
        assert app.posted == []


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12", "12"), ("12.5", "12.5"), ("7,5", "7.5"), ("05", "5"), ("40.", "40"), ("60.0", "60")],
)
async def test_typing_sets_exactly_what_is_typed(typed: str, value: str) -> None:
    """Digits stand in place of the value until enter sets them."""
    app = Harness(step=Decimal("0.5"))
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *typed)
        assert f"{typed}▏" in app.line
        assert app.slider.value == 40
        await press(pilot, "enter")
        assert app.slider.value == Decimal(value)
        assert app.posted == []
        assert "▏" not in app.line


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("999999999999", 40),
        ("61", 40),
        ("0", 40),
        ("12.3", 12),
        ("12.5", 13),
        (".", 40),
        ("1.2.3", 40),
        (",,", 40),
        ("-3", 40),
    ],
)
async def test_what_cannot_be_set_is_adjusted_and_said(typed: str, value: int) -> None:
    """A number between two steps becomes the nearest; beyond the limits the value stays."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *typed, "enter")
        assert app.slider.value == value
        assert app.posted[-1] == Slider.Adjusted(app.slider, typed, Decimal(value))
        assert app.posted[-1].control is app.slider


@pytest.mark.parametrize(("typed", "read"), [("−3", "-3"), ("٣٫٥", "3.5"), ("．３", ".3")])
async def test_signs_of_other_keyboards_begin_a_number(typed: str, read: str) -> None:
    """What begins a number is read like the sign it stands for, and so is what is said of it."""
    app = Harness(minimum=Decimal(5))
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *typed)
        assert f"{read}▏" in app.line
        await press(pilot, "enter")
        assert [message.typed for message in app.posted] == [read]
        assert app.slider.value == 40


async def test_thousands_may_be_typed_as_they_are_shown() -> None:
    """A comma where the slider itself writes one sets off thousands."""
    app = Harness(maximum=Decimal(20_000))
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *"1,200", "enter")
        assert app.slider.value == 1200
        assert "1,200 h" in app.line


async def test_escape_drops_the_typing_and_only_that() -> None:
    """Escape drops what is typed; without anything typed it is left to the screen."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, "1", "2", "escape")
        assert (app.slider.typed, app.slider.value, app.left_over) == ("", 40, [])
        await press(pilot, "escape")
        assert app.left_over == ["escape"]


async def test_keys_of_typing_are_left_alone_otherwise() -> None:
    """Enter and backspace belong to the screen unless something is typed."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, "enter", "backspace", "1", "backspace", "backspace", "7", "enter")
        assert app.left_over == ["enter", "backspace", "backspace"]
        assert app.slider.value == 7


async def test_going_on_sets_what_is_typed() -> None:
    """What is typed counts once another widget has the focus."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, "1", "2", "tab")
        assert (app.slider.typed, app.slider.value) == ("", 12)


async def test_moving_starts_from_what_is_typed() -> None:
    """An arrow moves from what is typed; escape drops it first."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, "1", "2", "right")
        assert (app.slider.typed, app.slider.value) == ("", 13)
        await press(pilot, "4", "5", "escape", "right")
        assert (app.slider.typed, app.slider.value) == ("", 14)


@pytest.mark.parametrize(
    "typed", ["12e", "1.5k", "$50k", "80/h", "-5", "95-110", "3 people", "€80"]
)
async def test_what_is_no_number_as_a_whole_sets_nothing(typed: str) -> None:
    """A letter behind a digit is typed, and is no command; enter says what is not possible."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *typed)
        assert (app.slider.typed, app.slider.value, app.left_over) == (typed, 40, [])
        await press(pilot, "enter")
        assert (app.slider.typed, app.slider.value, app.left_over) == ("", 40, [])
        assert app.posted == [Slider.Adjusted(app.slider, typed, Decimal(40))]


@pytest.mark.parametrize("typed", ["12 h", "12h", "12 "])
@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_enter_and_tab_set_a_number_with_its_unit(typed: str, key: str) -> None:
    """Neither is taken for a blank behind the number."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *typed, key)
        assert (app.slider.typed, app.slider.value, app.posted) == ("", 12, [])


async def test_digits_of_every_script_are_typed() -> None:
    """They stand there as 0 to 9; more than twenty signs are too many."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, "1", "3", "٣", "３")
        assert (app.slider.typed, app.left_over) == ("1333", [])
        await press(pilot, *"4" * 40)
        assert app.slider.typed == "1333" + "4" * 16
        assert "4" * 12 + "▏" in app.line
        assert cell_len(app.line) == 80


@pytest.mark.parametrize(
    "text", ["1e309", "", "twelve", "nan", "½", "-5", "40 USD", "4 0", "1" * 400, "\x1b[31m"]
)
async def test_a_pasted_text_is_no_number(text: str) -> None:
    """Pasting anything but a short plain number changes nothing."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        app.post_message(events.Paste(text))
        await pilot.pause()
        assert (app.slider.typed, app.slider.value) == ("", 40)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        (" 35\n", "35"),
        ("$13,379.70", "13379.70"),
        ("13 379,70 USD", "13379.70"),
        ("13 379,70", "13379.70"),
        ("13’379", "13379"),
    ],
)
async def test_a_pasted_number_is_typed(text: str, typed: str) -> None:
    """A pasted number stands as if typed, in plain digits."""
    app = Harness(unit="USD", maximum=Decimal(20_000), step=Decimal("0.01"))
    async with app.run_test(size=(80, 5)) as pilot:
        app.post_message(events.Paste(text))
        await pilot.pause()
        assert app.slider.typed == typed


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1 500", 1500),
        ("1\N{NO-BREAK SPACE}500,00", 1500),
        ("1\N{NARROW NO-BREAK SPACE}500", 1500),
        ("1\N{THIN SPACE}500\N{ZERO WIDTH SPACE}", 1500),
        ("1'500", 1500),
        ("1.500,00", 1500),
        ("1 500 h", 1500),
        ("95 h", 95),
    ],
)
async def test_a_number_is_typed_as_people_write_it(typed: str, value: int) -> None:
    """A blank or an apostrophe between digits, and the unit behind a blank, are no commands."""
    app = Harness(maximum=Decimal(20_000))
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *typed, "enter")
        assert (app.slider.value, app.posted, app.left_over) == (value, [], [])


async def test_half_a_number_never_counts() -> None:
    """What is no number as a whole changes nothing, and is said."""
    app = Harness(maximum=Decimal(20_000))
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *"1 50", "enter")
        assert (app.slider.value, app.posted[0].typed) == (40, "1 50")


async def test_a_click_on_the_track_sets_the_value() -> None:
    """Its first and last cell are the limits, an arrow is a step; elsewhere nothing changes."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        less, more = app.line.index("‹"), app.line.index("›")
        for place, value in ((less, 39), (more, 40), (less + 1, 5), (more - 1, 60)):
            await pilot.click(app.slider, offset=(place, 0))
            assert app.slider.value == value
        await pilot.click(app.slider, offset=(4, 0))
        await pilot.click(app.slider, offset=(app.line.index("–"), 0))
        await pilot.click(app.slider, offset=(less, 0), button=3)
        assert app.values == [39, 40, 5, 60]


async def test_a_click_on_the_knob_keeps_the_value() -> None:
    """Where several values share a cell, pressing the knob does not change between them."""
    app = Harness(maximum=Decimal(2000), value=Decimal(1003))
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.click(app.slider, offset=(app.line.index("●"), 0))
        assert (app.values, app.posted) == ([], [])


async def test_dragging_follows_the_mouse() -> None:
    """Until released the knob stays under the mouse, off the line and past the ends too."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        start, end = app.line.index("‹"), app.line.index("›")
        await pilot.mouse_down(app.slider, offset=(start + 5, 0))
        for x in range(start + 5, end, 3):
            await pilot.hover(app.slider, offset=(x, 2))
            assert app.line.index("●") == x
        await pilot.hover(app.slider, offset=(0, 1))
        assert app.slider.value == 5
        await pilot.hover(app.slider, offset=(79, 1))
        assert app.slider.value == 60
        await pilot.mouse_up(app.slider, offset=(79, 1))
        await pilot.hover(app.slider, offset=(start + 5, 0))
        assert app.slider.value == 60
        assert app.mouse_captured is None


async def test_a_slider_removed_while_dragged_gives_the_mouse_back() -> None:
    """Removing a slider under the pressed mouse leaves the rest of the app its mouse."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.mouse_down(app.slider, offset=(app.line.index("‹") + 2, 0))
        await app.slider.remove()
        await pilot.pause()
        assert app.mouse_captured is None


def wheel(kind: type[events.MouseEvent], slider: Slider) -> events.MouseEvent:
    """Return a turn of the wheel over the slider."""
    return kind(slider, 1, 0, 0, 0, 0, False, False, False, 1, 0)


async def test_the_wheel_moves_a_step() -> None:
    """The wheel over the slider moves it one step where it has the focus, else nothing."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        for focused, value in ((False, 40), (True, 41)):
            app.screen.set_focus(app.slider if focused else None)
            await pilot.pause()
            for kind in (events.MouseScrollUp, events.MouseScrollUp, events.MouseScrollDown):
                app.slider.post_message(wheel(kind, app.slider))
                await pilot.pause()
            assert app.slider.value == value


async def test_the_wheel_passes_a_disabled_slider() -> None:
    """A disabled slider stays as it is."""
    app = Harness(disabled=True)
    async with app.run_test(size=(80, 5)) as pilot:
        app.slider.post_message(wheel(events.MouseScrollUp, app.slider))
        await pilot.pause()
        assert app.slider.value == 40


async def test_the_line_says_everything() -> None:
    """Label, value, unit, track and limits stand in their columns; focus is marked by a bar."""
    app = Harness(value=Decimal(5))
    async with app.run_test(size=(80, 5)) as pilot:
        focused = "▌ Hours a week    5 h            ‹●" + "─" * 35 + "›     5–60"
        assert app.line == focused
        await press(pilot, "tab")
        assert app.line == " " + focused[1:].replace("‹", " ").replace("›", " ")


async def test_a_second_value_is_marked() -> None:
    """The value to compare with is a tick on the track, out of range at its end."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        app.slider.mark = Decimal(5)
        await pilot.pause()
        assert "‹┼━━" in app.line
        app.slider.mark = Decimal(10_000)
        await pilot.pause()
        assert "─┼›" in app.line


@pytest.mark.parametrize(
    ("width", "track", "limits"),
    [
        (120, 78, True),
        (80, 38, True),
        (60, 18, True),
        (48, 6, True),
        (46, 13, False),
        (40, 7, False),
        (36, 0, False),
    ],
)
async def test_what_gives_way_when_it_is_narrow(width: int, track: int, limits: bool) -> None:
    """First the limits go, then the track; the value stays, and the line fits."""
    app = Harness()
    async with app.run_test(size=(width, 5)):
        assert cell_len(app.line) == width
        assert "40 h" in app.line
        assert ("5–60" in app.line) is limits
        drawn = app.line.index("›") - app.line.index("‹") + 1 if "‹" in app.line else 0
        assert drawn == track


async def test_a_key_repaints_one_line() -> None:
    """A step asks for the slider's own line and nothing else."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        painted: list[int] = []
        paint = Slider.render_line

        def count(slider: Slider, y: int) -> Strip:
            painted.append(y)
            return paint(slider, y)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Slider, "render_line", count)
            patch.setattr(Neighbour, "render_line", lambda widget, y: pytest.fail("repainted"))
            await press(pilot, "right")
        assert painted == [0]


async def test_help_lists_the_keys() -> None:
    """Every key has an id, a tooltip and no place in the footer."""
    for binding in Slider.BINDINGS:
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.tooltip
        assert not binding.show
    assert "home" in Slider.HELP


AMOUNTS = st.decimals(-1000, 1000, places=3)
SCALES = st.builds(
    lambda low, size, step: Scale(low, low + size, step),
    AMOUNTS,
    st.decimals(0, 10_000, places=3),
    st.decimals("0.001", 500, places=3),
)


@given(SCALES, st.lists(st.integers(-40, 40), max_size=30), AMOUNTS)
def test_no_sequence_of_moves_leaves_the_scale(
    scale: Scale, moves: list[int], assigned: Decimal
) -> None:
    """Whatever is assigned and however it is moved, the value is on the grid, within limits."""
    value = scale.nearest(assigned)
    for move in moves:
        value = scale.value_at(scale.index_of(value) + move)
        assert scale.minimum <= value <= scale.maximum
        assert (value - scale.minimum) % scale.step == 0
        assert scale.nearest(value) == value


@given(SCALES, AMOUNTS)
def test_no_value_is_nearer(scale: Scale, assigned: Decimal) -> None:
    """The value chosen has no neighbour nearer to what was asked for."""
    index = scale.index_of(assigned)
    distance = abs(scale.value_at(index) - assigned)
    assert distance <= abs(scale.value_at(index - 1) - assigned)
    assert distance <= abs(scale.value_at(index + 1) - assigned)


@given(SCALES, st.integers(4, 46))
def test_every_cell_of_the_track_leads_to_its_value(scale: Scale, cells: int) -> None:
    """The limits stand at the ends, and a value set by a cell is drawn there if any can be."""
    assert scale.cell_of(scale.value_at(0), cells) == 0
    assert scale.cell_of(scale.value_at(scale.last), cells) == (cells - 1 if scale.last else 0)
    for cell in range(cells):
        drawn = scale.cell_of(scale.value_in(cell, cells), cells)
        assert drawn == cell or scale.last < cells - 1


@given(SCALES, st.data())
def test_what_is_written_can_be_typed(scale: Scale, data: st.DataObject) -> None:
    """Reading what the slider shows gives the very value, for every value without a sign."""
    value = scale.value_at(data.draw(st.integers(0, scale.last)))
    written = scale.write(abs(value))
    if scale.places < 3 or "," not in written:
        assert scale.read(written) == abs(value)


@given(st.text(max_size=12))
def test_reading_never_fails(text: str) -> None:
    """Any text is a finite number or none."""
    number = Scale(Decimal(0), Decimal(9), Decimal(1)).read(text)
    assert number is None or number.is_finite()


def test_a_step_of_a_tenth_does_not_drift() -> None:
    """A thousand steps of 0.1 are exactly 100."""
    scale = Scale(Decimal(0), Decimal(100), Decimal("0.1"))
    value = Decimal(0)
    for _ in range(1000):
        value = scale.value_at(scale.index_of(value) + 1)
    assert str(value) == "100.0"


def test_a_maximum_between_two_steps_is_never_reached() -> None:
    """The largest value is the last whole step, and the limits say so."""
    scale = Scale(Decimal(1), Decimal(10), Decimal(4))
    assert scale.nearest(Decimal(10)) == 9
    assert scale.limits == "1–9"
    assert Scale(Decimal(-5), Decimal(5), Decimal("0.5")).limits == "-5 to 5"


@pytest.mark.parametrize(
    ("minimum", "maximum", "step"), [("1", "0", "1"), ("0", "1", "0"), ("0", "Infinity", "1")]
)
def test_a_scale_without_values_is_refused(minimum: str, maximum: str, step: str) -> None:
    """Limits the wrong way round, no step, no end: an error, at once."""
    with pytest.raises(ScaleError):
        Scale(Decimal(minimum), Decimal(maximum), Decimal(step))


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("Weeks", 7, "Weeks  "),
        ("Hours a week", 6, "Hours…"),
        ("日本語", 5, "日本…"),
        ("a\x1b[31m\nb", 8, "a [31m b"),
        ("x", 0, ""),
        ("日本", 2, "… "),
    ],
)
def test_text_fits_its_column(text: str, width: int, fitted: str) -> None:
    """Text is padded or cut with an ellipsis to its cells, and no control character remains."""
    assert fit(text, width) == fitted


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("30-50", (40, (30, 50))),
        ("30-35-50", (35, (30, 50))),
        ("30.4-50 h", (40, (30, 50))),
        ("40-50", (40, (40, 50))),
        ("50-30", None),
        ("41-50", None),
        ("4-50", None),
        ("30-61", None),
        ("40-40", None),
        ("30-x", None),
        ("30-35-40-50", None),
    ],
)
async def test_a_range_is_typed(typed: str, asked: tuple[int, tuple[int, int]] | None) -> None:
    """A range holds the value, on the scale; the slider asks for it and changes nothing itself."""
    app = Harness(ranged=True)
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *typed, "enter")
        assert app.spread == ([asked] if asked else [])
        assert [message.typed for message in app.posted] == ([] if asked else [typed])
        assert app.slider.value == 40


async def test_a_range_is_shown_and_dropped() -> None:
    """It stands on the track and behind the limits; a plain value asks for none."""
    app = Harness(ranged=True)
    async with app.run_test(size=(80, 5)) as pilot:
        plain = app.line
        app.slider.bounds = (Decimal(30), Decimal(50))
        assert app.line.rstrip().endswith("30–50   5–60")
        assert "━●━" in app.line
        await press(pilot, *"42", "enter")
        assert app.spread == [(42, None)]
        app.slider.bounds = None
        assert app.line == plain


async def test_a_slider_of_single_values_takes_no_range() -> None:
    """Where no range is meant, a typed one is no number."""
    app = Harness()
    async with app.run_test(size=(80, 5)) as pilot:
        await press(pilot, *"30-50", "enter")
        assert app.spread == []
        assert [message.typed for message in app.posted] == ["30-50"]


async def test_a_range_is_pasted() -> None:
    """A pasted range stands as if typed."""
    app = Harness(ranged=True)
    async with app.run_test(size=(80, 5)) as pilot:
        app.slider.post_message(events.Paste("30 – 50 h"))
        await pilot.pause()
        assert app.slider.typed == "30-50"


async def test_a_value_between_two_steps_is_written() -> None:
    """The knob stands at the nearest step; what is written is what counts."""
    app = Harness()
    async with app.run_test(size=(60, 3)):
        app.slider.value = app.slider.between = Decimal("37.5")
        assert app.slider.value == 38
        assert app.slider.render_line(0).text.split()[4] == "37.5"


@pytest.mark.parametrize(("even", "seen"), [("39", False), ("55", True), ("90", False)])
async def test_a_mark_below_the_knob_is_not_seen(even: str, seen: bool) -> None:
    """On a track of few cells 39 h fall into that of the knob at 40; 90 h are beyond its end."""
    app = Harness()
    async with app.run_test(size=(52, 3)):
        app.slider.even = Decimal(even)
        assert app.slider.shows_even is seen
        assert ("◆" in app.slider.render_line(0).text) is seen
