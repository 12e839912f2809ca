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
from ..text.seen import Seen

_BESIDE = " "
"""A blank at each end of a name, on its ground."""
_GAPS = ("  ", " ", "")
"""Blanks between names, the widest first."""
_LEAST = 3
"""Minimum width of a shortened name in cells."""


class TabLine(Seen):
    """Names of views, the active one on a ground of its own; a click posts which one is wanted.

    It takes no focus: a key of the screen goes from view to view.
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

    def render(self) -> Content:
        """Write the names; where they do not fit, the last ones give way first."""
        labels = [paintable(label) for _, label in self.tabs]
        active = next((n for n, (id, _) in enumerate(self.tabs) if id == self.active), -1)
        width = self.content_size.width
        whole = dict(enumerate(labels))
        gap = next((gap for gap in _GAPS if _length(whole, gap) <= width), _GAPS[-1])
        shown, rest = _fitted(labels, active, width, gap)
        parts = []
        for place, label in shown:
            style = "bold $bright on $lift" if place == active else "$grey"
            words = Content.styled(f"{_BESIDE}{label}{_BESIDE}", style)
            parts.append(words.stylize(Style.from_meta({"tab": self.tabs[place][0]})))
        if rest:
            parts.append(Content.styled("…", "$grey"))
        return Content(gap).join(parts)


def _fitted(
    labels: list[str], active: int, width: int, gap: str
) -> tuple[list[tuple[int, str]], bool]:
    """Return place and text of the names that fit, and whether some are left out."""
    shown = dict(enumerate(labels))
    room = width - 2 * len(_BESIDE)
    over = _length(shown, gap) - width
    for place in reversed(range(len(labels))):
        label = shown[place]
        if over > 0 and place != active and cell_len(label) > _LEAST:
            shown[place] = fit(label, max(_LEAST, cell_len(label) - over)).rstrip()
            over -= cell_len(label) - cell_len(shown[place])
    for place in reversed(range(len(labels))):
        if over > 0 and place != active:
            del shown[place]
            over = _length(shown, gap) + len(gap) + 1 - width
    rest = len(shown) < len(labels)
    if over > 0 and shown:  # Only the active one is left.
        shown, rest = {active: fit(labels[active], min(room, cell_len(labels[active])))}, False
    return list(shown.items()), rest


def _length(shown: dict[int, str], gap: str) -> int:
    """Return how many cells the names take."""
    gaps = len(gap) * (len(shown) - 1)
    return sum(2 * len(_BESIDE) + cell_len(label) for label in shown.values()) + gaps
