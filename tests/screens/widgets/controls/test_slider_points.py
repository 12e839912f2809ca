"""What a slider shows beside its value: the mark, the break-even value, and words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from painted import Painted
from rich.cells import cell_len
from textual.app import ComposeResult

from roletui.screens.widgets.controls.slider import Slider

WORDS = "◆ 33.6 · ┼ 12"


class Harness(Painted):
    """One slider from 1 to 41, at 21."""

    def __init__(self, words_width: int = 0) -> None:
        super().__init__()
        self.slider = Slider(
            "Weeks",
            minimum=Decimal(1),
            maximum=Decimal(41),
            step=Decimal(1),
            coarse=Decimal(5),
            default=Decimal(21),
            words_width=words_width,
        )

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.slider

    @property
    def line(self) -> str:
        """The line as it is painted."""
        return self.slider.render_line(0).text

    @property
    def track(self) -> str:
        """The track without its ends."""
        return self.line[self.line.index("├") + 1 : self.line.index("┤")]


async def test_the_break_even_value_stands_on_the_track() -> None:
    """It is drawn where it lies, also between two steps, and never outside of the scale."""
    app = Harness()
    async with app.run_test(size=(80, 3)):
        app.slider.even = Decimal("1.2")
        assert app.track.startswith("◆─")
        app.slider.even = Decimal(41)
        assert app.track.endswith("─◆")
        for outside in ("0.9", "41.1", "-1e9", "Infinity", "NaN"):
            app.slider.even = Decimal(outside)
            assert "◆" not in app.track
        app.slider.even = None
        assert set(app.track) == {"─", "●"}


async def test_the_knob_is_always_seen() -> None:
    """In one cell the knob hides the mark, and the mark the break-even value."""
    app = Harness()
    async with app.run_test(size=(80, 3)):
        app.slider.even = app.slider.mark = Decimal(21)
        assert set(app.track) == {"─", "●"}
        app.slider.value = Decimal(9)
        assert set(app.track) == {"─", "●", "┼"}
        app.slider.mark = Decimal(33)
        assert [point for point in app.track if point != "─"] == ["●", "◆", "┼"]


@pytest.mark.parametrize(("width", "said"), [(120, True), (97, False), (80, False), (44, False)])
async def test_words_are_said_whole_or_not_at_all(width: int, said: bool) -> None:
    """Words stand after the limits where there is room; they do not change the track."""
    app = Harness()
    async with app.run_test(size=(width, 3)):
        before = app.line
        app.slider.words = WORDS
        assert (WORDS in app.line) is said
        assert app.line.startswith(before.rstrip())
        app.slider.words = "[b]\x1b" + "自転車" * 40
        assert app.line == before


@pytest.mark.parametrize(("width", "track"), [(80, 25), (71, 16), (70, 30)])
async def test_room_kept_for_words_is_taken_from_the_track(width: int, track: int) -> None:
    """The track is as long without words as with them, until it would become too short."""
    app = Harness(words_width=cell_len(WORDS))
    async with app.run_test(size=(width, 3)):
        empty = app.track
        app.slider.words = WORDS
        assert (len(app.track) + 2, app.track) == (track, empty)
        assert (WORDS in app.line) is (track < 30)


async def test_dragging_works_beside_words() -> None:
    """With room kept for words the knob still stays under the mouse."""
    app = Harness(words_width=cell_len(WORDS))
    async with app.run_test(size=(80, 3)) as pilot:
        app.slider.even, app.slider.words = Decimal(7), WORDS
        start = app.line.index("├")
        await pilot.mouse_down(app.slider, offset=(start + 3, 0))
        for x in (start + 8, start + 20):
            await pilot.hover(app.slider, offset=(x, 2))
            assert app.line.index("●") == x
        await pilot.mouse_up(app.slider, offset=(start + 20, 0))
        before = app.slider.value
        await pilot.click(app.slider, offset=(app.line.index("·"), 0))
        assert app.slider.value == before


POINTS = st.none() | st.decimals(-10, 60, places=1)


@given(POINTS, POINTS, st.integers(1, 41), st.integers(4, 60))
def test_the_track_is_always_as_wide(
    even: Decimal | None, mark: Decimal | None, value: int, cells: int
) -> None:
    """Whatever stands on it, a track has its cells, its ends and one knob."""
    slider = Harness().slider
    slider.set_reactive(Slider.even, even)
    slider.set_reactive(Slider.mark, mark)
    slider.set_reactive(Slider.value, Decimal(value))
    drawn = "".join(text for _, text in slider._track(cells))
    assert (cell_len(drawn), drawn[0], drawn[-1]) == (cells + 2, "├", "┤")
    assert drawn.count("●") == 1
    assert drawn.count("◆") + drawn.count("┼") <= 2
