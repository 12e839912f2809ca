"""A dialog that asks for one thing, typed on one line."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from roletui.case.changes import Change
from roletui.text.errors import TypedError

from .base import Dialog, dialog_keys


class AskScreen(Dialog[Change | None]):
    """Returns the change that the typed text makes, or None when closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", id="ask.close", tooltip="Change nothing.")
    ]

    def __init__(
        self,
        title: str,
        words: str,
        value: str,
        example: str,
        read: Callable[[str], Change],
        most: int = 200,
    ) -> None:
        """``read`` makes the change, and raises :class:`TypedError` for a text that makes none.

        ``most`` is how many characters can be typed.
        """
        super().__init__()
        self._title, self._words, self._value = title, words, value
        self._example, self._read, self._most = example, read, most

    def compose(self) -> ComposeResult:
        """Yield what is asked, the input line and the keys."""
        with Vertical(id="box"):
            yield Static(self._title, classes="title", markup=False)
            yield Static(self._words, classes="quiet", markup=False)
            yield Input(
                value=self._value,
                placeholder=self._example,
                select_on_focus=True,
                max_length=self._most,
            )
            yield Static(id="said", markup=False)
            yield dialog_keys(
                ("enter", "sets it", "take"), ("esc", "changes nothing", "screen.dismiss")
            )

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Return the change, or show what is wrong with the input."""
        try:
            change = self._read(self.query_one(Input).value.strip())
        except TypedError as error:
            self.query_one("#said", Static).update(str(error))
        else:
            self.dismiss(change)
