"""A scrollbar that is part of the lines: a widget of its own costs a fifth of a key."""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip

from .seen import Seen


class OwnBar(ScrollView, Seen):
    """A widget whose lines end with a scrollbar, in the last of the cells that are kept for it."""

    EDGE: ClassVar[int] = 3

    DEFAULT_CSS = """
    OwnBar { overflow: hidden; }
    """

    _held: float | None = None
    """How far below the top of the thumb the mouse holds it."""
    _drawn: tuple[object, ...] = ()
    """What the bar was drawn for."""
    _bar: tuple[Segment, ...] = ()

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether it can be scrolled; Textual's own scrollbar, which tells that, is never made."""
        return not self.is_disabled and self.max_scroll_y > 0

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look once for all lines whether the bar has changed."""
        self._draw_bar()
        return super().render_lines(crop)

    def bar(self, y: int) -> Segment:
        """Return the last cell of line `y` of the view; the others of the edge are blank."""
        return self._bar[y] if y < len(self._bar) else Segment(" ", self.visual_style.rich_style)

    def _draw_bar(self) -> None:
        styles, lines = self.styles, self.virtual_size.height
        size, held = self.size.height, self._held is not None
        colour = styles.scrollbar_color_active if held else styles.scrollbar_color
        wanted = size, lines, self.scroll_offset.y, colour, styles.scrollbar_background
        if wanted != self._drawn:
            ground, _ = self.background_colors
            drawn = ScrollBarRender.render_bar(
                size,
                max(size, lines),
                size,
                self.scroll_offset.y,
                back_color=(ground + styles.scrollbar_background).rich_color,
                bar_color=colour.rich_color,
            )
            self._drawn = wanted
            self._bar = tuple(
                # Not with what a bar of Textual does where it is clicked.
                Segment(text, style and style.clear_meta_and_links())
                for text, style, _ in drawn.segments
                if text != "\n"
            )

    @property
    def _thumb(self) -> tuple[float, float]:
        """Return where the thumb begins, and how long it is, in cells."""
        size, lines = self.size.height, max(1, self.virtual_size.height)
        length = max(1.0, size * size / lines)
        return (size - length) * self.scroll_offset.y / max(1, lines - size), length

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the thumb, or go a page towards the mouse."""
        if event.x < self.size.width - self.EDGE or self.virtual_size.height <= self.size.height:
            return
        begins, length = self._thumb
        if begins - 1 < event.y < begins + length:
            self._held = event.y - begins
            self.capture_mouse()
            self.refresh()
        elif event.y < begins:
            self.scroll_page_up(animate=False)
        else:
            self.scroll_page_down(animate=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move the thumb with the mouse that holds it."""
        if self._held is not None:
            _, length = self._thumb
            part = (event.y - self._held) / max(1.0, self.size.height - length)
            self.scroll_to(y=round(part * self.max_scroll_y), animate=False, immediate=True)

    def on_mouse_up(self) -> None:
        """Let go of the thumb."""
        if self._held is not None:
            self._held = None
            self.release_mouse()
            self.refresh()
