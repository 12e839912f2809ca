"""What a slider shows beside its value: the mark and the break-even value."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from painted import Painted
from rich.cells import cell_len
from textual.app import ComposeResult

from roletui.screens.widgets.controls.slider import Slider


class Harness(Painted):
    """One slider from 1 to 41, at 21."""

    def __init__(self) -> None:
        super().__init__()
        self.slider = Slider(
            "Weeks",
            minimum=Decimal(1),
            maximum=Decimal(41),
            step=Decimal(1),
            coarse=Decimal(5),
            default=Decimal(21),
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
        return self.line[self.line.index("‹") + 1 : self.line.index("›")]


async def test_the_break_even_value_stands_on_the_track() -> None:
    """It is drawn where it lies, also between two steps, and never outside of the scale."""
    app = Harness()
    async with app.run_test(size=(80, 3)):
        app.slider.even = Decimal("1.2")
        assert app.track.startswith("◆━")
        app.slider.even = Decimal(41)
        assert app.track.endswith("─◆")
        for outside in ("0.9", "41.1", "-1e9", "Infinity", "NaN"):
            app.slider.even = Decimal(outside)
            assert "◆" not in app.track
        app.slider.even = None
        assert set(app.track) == {"━", "─", "●"}


async def test_the_knob_is_always_seen() -> None:
    """In one cell the knob hides the mark, and the mark the break-even value."""
    app = Harness()
    async with app.run_test(size=(80, 3)):
        app.slider.even = app.slider.mark = Decimal(21)
        assert set(app.track) == {"━", "─", "●"}
        app.slider.value = Decimal(9)
        assert set(app.track) == {"━", "─", "●", "┼"}
        app.slider.mark = Decimal(33)
        assert [point for point in app.track if point not in "━─"] == ["●", "◆", "┼"]


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
    assert (cell_len(drawn), drawn[0], drawn[-1]) == (cells + 2, " ", " ")
    assert drawn.count("●") == 1
    assert drawn.count("◆") + drawn.count("┼") <= 2
