"""What every view of the budget has."""

from textual.containers import Vertical
from textual.message import Message

from roletui.case.budget_sheet import Sheet
from roletui.case.changes import Send
from roletui.dataset.dataset import Dataset


class View(Vertical):
    """One way to look at a plan; it is told what to show while it is in front."""

    class Hinted(Message):
        """There is something else to say about what is seen."""

    class Said(Message):
        """There is something to say about the key just pressed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, name: str, dataset: Dataset, send: Send) -> None:
        super().__init__(id=name)
        self.dataset = dataset
        """The dataset as its author wrote it."""
        self.send = send
        """Hands a change to the owner of the state, at once: one key is one frame."""

    def show(self, sheet: Sheet) -> None:
        """Show what the plan is and costs now."""

    def enter(self) -> bool:
        """Give the keys to the first control that is seen; tell whether there is one."""
        # Not by the screen's own chain, which orders by places that a new view does not have yet.
        shown = (each for each in self.query("*") if each.focusable and each.display)
        first = next(shown, None)
        if first is not None:
            first.focus(scroll_visible=False)
        return first is not None

    def hint(self, sheet: Sheet) -> str:
        """Say in a sentence or two what is seen, or what is under the cursor."""
        return ""
