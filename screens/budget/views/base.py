"""The base class of the budget's views."""

from typing import ClassVar

from textual.message import Message

from roletui.case.budget_sheet import Sheet
from roletui.case.changes import Change, Send
from roletui.dataset.dataset import Dataset

from ...widgets.text.unchanged import Backdrop


class View(Backdrop):
    """One view of a plan; the screen calls :meth:`show` while it is in front."""

    BRIEF: ClassVar[bool] = False
    """Whether its hint is of use on one line."""

    class Hinted(Message):
        """The hint has changed."""

    class Said(Message):
        """A message about the last key."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Typed(Message):
        """Something was typed that is not yet set; without a change, no longer."""

        def __init__(self, change: Change | None) -> None:
            super().__init__()
            self.change = change

    def __init__(self, name: str, dataset: Dataset, send: Send) -> None:
        super().__init__(id=name)
        self.dataset = dataset
        """The dataset without the user's settings."""
        self.send = send
        """Sends a change to the owner of the state, synchronously: one key is one frame."""

    def on_resize(self) -> None:
        """Keep what has the focus in sight where there are fewer rows than before."""
        if (focused := self.screen.focused) and self in focused.ancestors:
            focused.scroll_visible(animate=False)

    @property
    def hints_above(self) -> bool:
        """Whether the hint on what has the focus stands above the view, since below a row would go.

        Where there is a blank row or half a screen to spare, all of it stands below.
        """
        screen = self.screen
        spare = screen.has_class("-tall") and not screen.has_class("-wide")
        return self.BRIEF and not (spare or screen.has_class("-broad"))

    def show(self, sheet: Sheet) -> None:
        """Show the plan and its cost."""

    def switch(self) -> None:
        """Show a table for a chart, or the chart again, where the view has both."""

    def enter(self) -> bool:
        """Focus the first visible control; return whether there is one."""
        # Not by the screen's focus chain, which sorts by positions that a new view has not got yet.
        shown = (each for each in self.query("*") if each.focusable and each.display)
        first = next(shown, None)
        if first is not None:
            self.screen.set_focus(first, scroll_visible=False)
        return first is not None

    def hint(self, sheet: Sheet) -> str:
        """Return a sentence or two on what is shown or what is under the cursor."""
        return ""

    def about(self, sheet: Sheet) -> str:
        """Return a sentence on what is shown, wherever the cursor is."""
        first, stop, _ = self.hint(sheet).partition(". ")
        return first + stop.strip()
