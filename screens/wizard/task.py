"""The line above the first question into which the task is named."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widgets import Input, Static

from roletui.dataset.model import About
from roletui.dataset.task_words import TASK_ASK, TASK_USE
from roletui.text.name import LONGEST, clean_name

from ..commands import declared_keys, key_of, keys_of
from ..widgets.text.typing_keys import TypingChanged

DIGITS = frozenset("0123456789")
ROWS = 4
"""The rows that it takes with the blank one below, without blank ones inside."""


TYPING = 0.7
"""Seconds within which one character follows another where a name is typed."""
LATE = 3.0
"""Seconds within which a letter behind the digit that answered is most likely a name's."""
PAUSE = 1.5
"""Seconds within which the rest of such a name goes on."""


class FirstDigits:
    """The digits that answered, from the empty line on, while they may be the beginning of a name.

    Whoever types ``24/7 bot`` or ``3D viewer`` means no answers: at the first character that is no
    key, or the first letter behind a single digit, they are the name's. A key behind more digits
    stays a key, since whoever has given two answers goes on by keys.

    Behind a longer pause a letter may be a key, and the digit an answer: it is held, and does
    nothing, and so is what is typed on behind it.
    """

    def __init__(self) -> None:
        self._typed, self._last = "", 0.0
        self._begins = False
        """Whether the last key was the digit that answered on the empty line."""
        self.held = ""
        """The digit with what was held behind it; empty for nothing."""

    def add(self, digit: str, time: float, *, begins: bool) -> None:
        """Take a digit that answered; ``begins`` is whether it was typed on the empty line."""
        before = "" if begins else self.before(time)
        self._typed = f"{before}{digit}" if begins or before else ""
        self._last, self._begins, self.held = time, begins, ""

    def before(self, time: float) -> str:
        """Return the digits that were typed right before a moment; empty for none."""
        return self._typed if time - self._last <= TYPING else ""

    def begun(self, character: str, time: float, *, is_key: bool) -> str:
        """Return the name that a character begins with the digits before it; empty for none."""
        digits = "" if self.held else self.before(time)
        taken = digits and (not is_key or (len(digits) == 1 and character.isalpha()))
        return f"{digits}{character}" if taken else ""

    def hold(self, character: str, time: float) -> bool:
        """Tell whether a printable character most likely goes on with a name, and is held."""
        within = PAUSE if self.held else LATE
        holds = bool(self.held or self._begins) and time - self._last <= within
        if holds:
            self.held = f"{self.held or self._typed}{character}"
            self._last = time
        self._begins = False
        return holds

    def goes_on(self, time: float) -> bool:
        """Tell whether what is held is being typed on."""
        return bool(self.held) and time - self._last <= TYPING

    def end(self) -> None:
        """Hold nothing more: another key was pressed."""
        self._begins, self._last = False, 0.0


class TaskLine(Input):
    """A line for the name; as long as it is empty, typed digits answer the question below it.

    A name may begin with a digit where it is pasted, goes on at once (:class:`FirstDigits`), or is
    typed later.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down", "submit", "go on", show=False, id="task.on"),
        Binding("escape", "skip", "skip", show=False, id="task.skip"),
    ]

    class Taken(Message):
        """The line is done with; ``words`` are the name, empty where it was skipped."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, name: str, example: str, *, begins: bool) -> None:
        """``name`` is what is typed already, ``begins`` whether it has the focus from the start."""
        super().__init__(
            name,
            placeholder=example,
            compact=True,
            max_length=LONGEST,
            select_on_focus=False,
            id="task-line",
        )
        self._begins = begins

    def on_mount(self) -> None:
        """Take the focus, with a cursor that stands still: nothing is painted in between."""
        self.cursor_blink = False
        if self._begins:
            self.focus(scroll_visible=False)

    @property
    def typing_keys(self) -> tuple[tuple[str, str, str], ...]:
        """The keys that work meanwhile; on an empty line more of them do."""
        if self.value:
            return (("enter", "name it", "focused.submit"), ("esc", "skip", "focused.skip"))
        key = key_of("help")
        is_letter = len(key) == 1 and key.isalpha()
        return (
            ("enter", "skip", "focused.submit"),
            ("0-9", "answer the question", ""),
            *([] if is_letter else [(key, "help", "app.dialog('help')")]),
        )

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave to others what is no text here: on an empty line digits and the help's key.

        Textual asks of each binding by the key it was declared with, and only then gives it the
        one that is set.
        """
        left = (not self.value and character in DIGITS) or key in declared_keys("help")
        return not left and super().check_consume_key(key, character)

    def on_key(self, event: events.Key) -> None:
        """Pass on what is no text here."""
        if self._passes(event.key, event.character):
            event.prevent_default()

    def _passes(self, key: str, character: str | None) -> bool:
        """Tell whether a key begins no name: a digit, or the help's, unless that is a letter."""
        if self.value or character is None:
            return False
        return character in DIGITS or (key in keys_of("help") and not character.isalpha())

    def settle(self) -> None:
        """Give away the name, if one is typed."""
        if name := clean_name(self.value):
            self.post_message(self.Taken(name))

    def on_focus(self) -> None:
        """Say that characters are typed now."""
        self.post_message(TypingChanged())

    def on_blur(self) -> None:
        """Say that they are keys again."""
        self.post_message(TypingChanged())

    @on(Input.Changed)
    def tell_keys(self, message: Input.Changed) -> None:
        """Say that other keys work, if the line has become empty or no longer is."""
        message.stop()
        self.post_message(TypingChanged())

    @on(Input.Submitted)
    def take(self, message: Input.Submitted) -> None:
        """Give away the name."""
        message.stop()
        self.post_message(self.Taken(clean_name(message.value)))

    def action_skip(self) -> None:
        """Leave the task without a name."""
        self.post_message(self.Taken(""))


class TaskPanel(VerticalGroup):
    """What is asked, the line, and what it is for."""

    def __init__(self, about: About, name: str, *, begins: bool) -> None:
        super().__init__(id="task")
        self._so_far, self._begins = name, begins
        self._example = f"such as {about.task_example}" if about.task_example else ""

    def compose(self) -> ComposeResult:
        """Yield the three, one below the other."""
        yield Static(TASK_ASK, id="task-ask", markup=False)
        yield TaskLine(self._so_far, self._example, begins=self._begins)
        yield Static(id="task-use", markup=False)

    def on_resize(self) -> None:
        """Say how to name it; where there is room, what the name is for, too."""
        key = key_of("task")
        whole, brief = f"{key} or a click names it. {TASK_USE}", f"{key} or a click names it."
        if self._begins:
            whole = f"Type the title of the record, or answer by digit; {key} names it later."
            brief = f"A name, or a digit to answer; {key} names it later."
        fits = len(whole) <= self.content_size.width
        self.query_one("#task-use", Static).update(whole if fits else brief)
