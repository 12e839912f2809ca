"""One line of names, one of them active: the views of a part of a screen."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style

from roletui.text.clean import paintable

from ..text.cells import fit
from ..text.written import Written

_GAPS = ("    ", "   ", "  ")
"""Blanks between names, the widest first."""
_MORE = "…"
"""Stands for the names at one side that do not fit; a click leads to the nearest of them."""


class TabLine(Written):
    """Names of views, the active one underlined; a click posts which one is wanted.

    It has no ground, so that it is not taken for the tabs of the screens. It takes no focus: a key
    of the screen goes from view to view.
    """

    DEFAULT_CSS = """
    TabLine { width: 1fr; height: 1; }
    """

    tabs: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Id and label of each view."""

    active: reactive[str] = reactive("")
    """The id of the view that is shown."""

    @dataclass
    class Chosen(Message):
        """A name was clicked."""

        line: "TabLine"
        """The line it stands on."""
        id: str
        """The view that is wanted."""

        @property
        def control(self) -> "TabLine":
            """The line it stands on."""
            return self.line

    def on_click(self, event: events.Click) -> None:
        """Say which name was clicked."""
        name = event.style.meta.get("tab")
        if name is not None:
            event.stop()
            self.post_message(self.Chosen(self, name))

    def lines(self) -> list[Content]:
        """Write the names; where not all of them fit, those about the active one, each whole."""
        labels = [paintable(label) for _, label in self.tabs]
        active = next((n for n, (id, _) in enumerate(self.tabs) if id == self.active), -1)
        width = self.content_size.width
        gap = next((gap for gap in _GAPS if _length(labels, gap) <= width), _GAPS[-1])
        shown = _fitted(labels, active, width)
        parts = []
        for place in shown:
            words, style = labels[place], "$dim"
            if place == active:
                words, style = fit(words, min(width, cell_len(words))), "bold underline $bright"
            parts.append(self._part(words, style, place))
        room, more = width - _length(labels[shown.start : shown.stop], gap), len(gap + _MORE)
        if shown and shown.start > 0 and room >= more:
            parts.insert(0, self._part(_MORE, "$dim", shown.start - 1))
            room -= more
        if shown and shown.stop < len(labels) and room >= more:
            parts.append(self._part(_MORE, "$dim", shown.stop))
        return [Content(gap).join(parts)]

    def _part(self, words: str, style: str, place: int) -> Content:
        """Return words that lead to a view when they are clicked."""
        return Content.styled(words, style).stylize(Style.from_meta({"tab": self.tabs[place][0]}))


def _fitted(labels: list[str], active: int, width: int) -> range:
    """Return the places of the names that fit, the active one among them, from the first on."""
    for first in range(max(active, 0) + 1):
        stop = first
        while stop < len(labels):
            marks = len(_GAPS[-1] + _MORE) * ((first > 0) + (stop + 1 < len(labels)))
            if _length(labels[first : stop + 1], _GAPS[-1]) + marks > width:
                break
            stop += 1
        if stop > active:
            return range(first, stop)
    return range(max(active, 0), min(active + 1, len(labels)))


def _length(labels: list[str], gap: str) -> int:
    """Return how many cells the names take."""
    gaps = len(gap) * (len(labels) - 1)
    return sum(map(cell_len, labels)) + gaps
