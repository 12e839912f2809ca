"""The base of every screen: title and tabs, the line on where the decision stands, the key line."""

import os
from typing import ClassVar, Literal, Self

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Offset, Region
from textual.message import Message
from textual.messages import Layout, Update
from textual.reactive import reactive
from textual.screen import Screen
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Static

from roletui.case.case import Case
from roletui.case.changes import Send
from roletui.case.standing import standing
from roletui.case.ways_span import is_example
from roletui.dataset.review_dates import stale_since
from roletui.state.context import Context
from roletui.state.state import State
from roletui.text.clean import paintable
from roletui.text.width import without_middle

from .commands import Scope, commands_in, key_of
from .header import Clickable, Title, TopLine
from .widgets.text.seen import copy_selected, seen_at
from .widgets.text.typing_keys import Typable, TypingChanged
from .widgets.text.unchanged import Blank, Unchanged

FRAME_STYLE = os.path.join(os.path.dirname(__file__), "frame.tcss")
"""Absolute path of the styles shared by all screens, which are in different folders."""

MINIMUM = (40, 12)
"""Minimum columns and rows; a smaller terminal only shows what is needed."""
WIDE, TALL, ROOMY = 110, 30, 34
"""From so many columns on there is room for a rail, from so many rows on for blank rows around
header and key line, and from so many for blank rows and headings on the page."""

RAIL_BROAD = 140
"""From so many columns on the rail is ten columns broader."""

ORIGIN_LONGEST = 28
"""Maximum number of characters of the name of an opened file in the header."""

AsksTask = Literal["", "words", "keys"]
"""Whether the name of a task is asked: with ``words`` what is typed first begins it, with ``keys``
every key is a key until one goes into the line."""

Key = tuple[str, str, str]
"""A key in a key line: as printed on the keyboard, what it does, and the action of a click."""

CONFIRMING = ("enter", "ctrl+s")
"""The keys that do what a dialog is for, and so are its next step."""


class KeyLine(Clickable):
    """The next step at the left, and the most important other keys."""

    MOST = 5
    """Maximum number of keys."""

    keys: reactive[tuple[Key, ...]] = reactive(())
    """The next step, then other keys in order of importance; those that do not fit are left out,
    but not the last one, which may go without words."""

    def __init__(
        self, *, leads: bool = True, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._leads = leads
        """Whether the first key is a next step."""

    def lines(self) -> list[Content]:
        """Write as many keys as fit, with wide gaps where there is room."""
        first, rest = self.keys[: self._leads], self.keys[self._leads :]
        shown = [*map(self._step, first), *map(self._key, rest)]
        most, width = self.MOST - (not self._leads), self.content_size.width
        if len(shown) > most:
            shown[most - 1 : -1] = []
        for gap in ("    ", "  "):
            line = Content(gap).join(shown)
            if line.cell_length <= width:
                return [line]
        while len(shown) > 2 and line.cell_length > width:
            del shown[-2]
            line = Content("  ").join(shown)
        if len(shown) > 1 and line.cell_length > width:
            name, _, action = self.keys[-1]
            line = Content("  ").join([shown[0], self._key((name, "", action))])
        return [line]

    def _step(self, key: Key) -> Content:
        name, word, action = key
        chip = (f" {name} ", "bold $ground on $mint")
        return self.part(Content.assemble(chip, (f" {word}", "bold $bright")), action)

    def _key(self, key: Key) -> Content:
        name, word, action = key
        colour = "$ink" if action.startswith("focused.") else "$grey"
        words = (f" {word}", colour) if word else ""
        return self.part(Content.assemble((name, "bold $ink"), words), action)


def missing_case() -> Case:
    """Raise ``LookupError``: the default of a case, which must be set on creation."""
    raise LookupError("a screen has no case before it is made with one")


class Frame(Unchanged, Blank, Screen[None]):
    """A screen over the shared case: it renders the case and sends changes."""

    SCOPE: ClassVar[Scope]
    """The scope of the screen's commands."""
    AUTO_FOCUS: ClassVar[str | None] = "#start"
    BINDINGS: ClassVar[list[BindingType]] = []
    CSS_PATH: ClassVar[CSSPathType | None] = FRAME_STYLE
    IN_LINE: ClassVar[tuple[str, ...]] = ()
    """Ids of commands that the key line shows after :meth:`keys`, the most important first."""

    class Left(Message):
        """Another screen or a dialog came to the front of ``frame``."""

        def __init__(self, frame: "Frame") -> None:
            super().__init__()
            self.frame = frame

    case: reactive[Case] = reactive(missing_case, init=False, repaint=False)
    """The shared case, bound to the app's."""

    undoable: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether there is a change to take back, bound to the app's."""

    def __init__(self, case: Case, send: Send) -> None:
        super().__init__()
        self.set_reactive(Frame.case, case)
        self.send = send
        """Sends a change to the owner of the state."""
        self._begun = self._resumed = False
        self.asks_task: AsksTask = ""
        """Whether the name of the task is asked where a decision begins."""

    @property
    def state(self) -> State:
        """The present state."""
        return self.case.state

    def compose(self) -> ComposeResult:
        """Yield the screen's body between the lines that all screens share."""
        yield TopLine(self.SCOPE)
        yield Static(id="standing", classes="-none", markup=False)
        yield from self.body()
        yield KeyLine(id="keys")
        yield Static(id="too-small", markup=False)

    @property
    def is_current(self) -> bool:
        """Whether what is laid out is to be painted: in front, and nothing is held back.

        What Textual renders while the app holds frames back, it throws away.
        """
        return self.in_front and not self._held

    @property
    def _held(self) -> bool:
        """Whether the app holds frames back, and paints all of the screen at the end."""
        return bool(getattr(self.app, "holds_frames", False))

    @property
    def _unseen(self) -> bool:
        """Whether it does so for the first time, so that it lays the screen out before."""
        return self._held and self not in getattr(self.app, "painted", ())

    @property
    def in_front(self) -> bool:
        """Whether this is the screen that is shown, under a dialog or not."""
        return super().is_current

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Ask for a frame; while frames are held back, not for one of the whole screen.

        Textual would paint it twice: once for its layout, once more because that was asked for.
        """
        repaint = repaint and not self._held
        layout = layout and not self._unseen
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    async def on_event(self, event: events.Event) -> None:
        """Handle an event; nothing is styled again only because it is shown again.

        What changes styles styles what is not in front too, or when it comes to the front:
        :meth:`App.refresh_css`, :meth:`Screen.update_classes`. Textual tells a new screen twice
        that it is shown.
        """
        if isinstance(event, events.ScreenResume):
            event.refresh_styles = False
            if self._resumed:
                return
        if isinstance(event, (events.ScreenResume, events.ScreenSuspend)):
            self._resumed = isinstance(event, events.ScreenResume)
        await super().on_event(event)

    def check_message_enabled(self, message: Message) -> bool:
        """Take a message; while frames are held back, none that asks for what comes at the end."""
        if isinstance(message, Update) and self._held:
            return False
        if isinstance(message, Layout) and self._unseen:
            return False
        return super().check_message_enabled(message)

    def look(self, columns: int, rows: int) -> dict[str, bool]:
        """Return the classes that follow from a size and the case, and whether each is set.

        A new screen is given them before anything of it is styled, since a class that is set later
        makes the styles of all its widgets be looked up once more.
        """
        return {"-too-small": columns < MINIMUM[0] or rows < MINIMUM[1]}

    def body(self) -> ComposeResult:
        """Yield the widgets of this screen."""
        yield from ()

    def paint(self) -> None:
        """Render the present case; called when it changes and when the screen is shown."""

    def begin(self) -> None:
        """Finish the first showing, after the first paint."""

    def keys(self) -> list[Key]:
        """Return the next step, and the keys that come after it in the key line.

        In a preview, to go back takes the place of the next step.
        """
        return []

    def on_screen_resume(self) -> None:
        """Render the case, which may have changed while another screen was in front."""
        self._repaint()
        if not self._begun:
            self._begun = True
            self.begin()

    def on_screen_suspend(self) -> None:
        """Tell that something else is in front now, which shows what is said from now on."""
        self.query_children("ToastRack").set(display=False)
        self.post_message(self.Left(self))

    def watch_case(self) -> None:
        """Render a changed case while in front."""
        if self.in_front and self._begun:
            self._repaint()

    def watch_undoable(self) -> None:
        """Offer undo in the header, or no longer."""
        if self.in_front and self._begun and self.is_mounted:
            self._paint_standing()

    def release(self, context: Context) -> None:
        """Prepare for another context; if its data differ, nothing is painted until ``adopt``."""
        self._begun = self._begun and context.loaded is self.case.context.loaded

    async def adopt(self) -> None:
        """Show the new context: recompose if its data differ, else only repaint."""
        if not self._begun and self.is_mounted:
            focused = self.focused.id if self.focused else None
            await self.recompose()
            for widget in self.query(f"#{focused}") if focused else ():
                self.set_focus(widget, scroll_visible=False)  # at once, before it is painted
            self.resized()
        if self in self.app.screen_stack:
            self.on_screen_resume()

    def on_resize(self) -> None:
        """Fit the screen into its size; a class with more to do overrides what this calls.

        Textual calls the handlers of all classes, so an overriding one would not be the only one.
        """
        self.resized()

    def resized(self) -> None:
        """Show the required size while the terminal is too small."""
        columns, rows = self.app.size
        look = self.look(columns, rows)
        self.update_classes(look)
        if self.in_front and self._begun:
            self._paint_standing()
        if look["-too-small"]:
            self.query_one("#too-small", Static).update(
                f"roletui needs {MINIMUM[0]}×{MINIMUM[1]}; this is {columns}×{rows}."
            )

    def _repaint(self) -> None:
        if not self.is_mounted:
            return
        self._paint_standing()
        self.paint()
        self.paint_keys()

    def _paint_standing(self) -> None:
        words, preview = self.case.context.trouble, self.state.real is not None
        line, top = self.query_one("#standing", Static), self.query_one(TopLine)
        line.set_class(bool(words), "-trouble")
        line.set_class(preview, "-preview")
        undo = self.undoable and not preview
        name, beside = paintable(self.state.task or self.case.dataset.about.title), ""
        if not words:
            beside, words = self._standing_words(top.room(name, undo=undo))
            if words and undo:  # it is not worth a line
                beside, words = self._standing_words(top.room(top.beside_undo(name), undo=True))
        line.set_class(not words, "-none")
        top.title = Title(name, bool(self.state.task), beside, preview, undo)
        if line.content != words:  # what is hidden is painted too
            line.update(words, layout=False)

    def _standing_words(self, room: int) -> tuple[str, str]:
        """Return what stands behind the name, in so many columns, or else on the second line."""
        stale = " ".join(
            filter(None, [stale_since(self.case.dataset, self.case.today), self._opened_words()])
        )
        columns = self.app.size.width
        words = " ".join(filter(None, [stale, self.standing(columns * 9)]))
        if cell_len(words) <= room:
            return words, ""
        if cell_len(words) <= columns - 4:
            return "", words
        left = max(0, columns - 4 - len(stale) - bool(stale))
        return "", " ".join(filter(None, [stale, self.standing(left)]))

    def _opened_words(self) -> str:
        """Say where the decision was opened from, and that the user's own is kept; else nothing."""
        origin = self.state.origin
        if origin is None:
            return ""
        name = without_middle(origin.name, ORIGIN_LONGEST, ORIGIN_LONGEST // 2, 10)
        kept = f"; your own is kept ({key_of('own')})" if origin.own else ""
        return f"From {name}{kept}."

    def standing(self, room: int) -> str:
        """Say where the decision stands, in so many columns; no price that nobody asked for."""
        return standing(self.case, room, price=not is_example(self.case), brief=True)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return the widget at a place, and the place in its text."""
        return seen_at(super().get_widget_and_offset_at(x, y), x, y)

    def action_copy_text(self) -> None:
        """Copy what is selected."""
        copy_selected(self)

    @on(TypingChanged)
    def paint_keys(self) -> None:
        """Update the key line: where characters are typed, with the keys that are keys."""
        field = self.focused
        typing = field.typing_keys if isinstance(field, Typable) else ()
        self.query_one(KeyLine).keys = typing or tuple(self._keys())

    def _keys(self) -> list[Key]:
        offered = commands_in("everywhere", self.SCOPE)
        shown = [c for name in (*self.IN_LINE, "help") for c in offered if c.id == name]
        first, *rest = self.keys()
        if self.state.real is not None:
            first = (key_of("leave"), "back to your answers", "app.leave")
        own = [(key_of("own"), "your own decision", "app.own")] * bool(self.state.origin)
        return [first, *own, *rest, *[(key_of(c.id), c.label, c.action) for c in shown]]
