"""What every screen has: title and tabs, the line that says where the decision stands, the keys."""

import os
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.style import Style
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Static

from roletui.case.case import Case
from roletui.case.changes import Send
from roletui.case.standing import standing
from roletui.dataset.overdue import stale_since
from roletui.state.context import Context
from roletui.state.state import State

from .commands import Command, Scope, key_of, key_words, of

FRAME_STYLE = os.path.join(os.path.dirname(__file__), "frame.tcss")
"""The styles of what all screens share; whole, for the screens lie in folders of their own."""

TABS = ("wizard", "compare", "budget", "report")
MINIMUM = (40, 12)
"""Columns and rows below which a screen says what it needs instead of showing scraps."""


class Clickable(Widget):
    """A line whose parts carry out an action when they are clicked."""

    def on_click(self, event: events.Click) -> None:
        """Have the app carry out the action of the part that was clicked."""
        action = event.style.meta.get("run")
        if action:
            self.app.call_later(self.app.run_action, action, self.screen)

    @staticmethod
    def part(content: Content, action: str) -> Content:
        """Return a part that carries out an action."""
        return content.stylize(Style.from_meta({"run": action})) if action else content


class TopLine(Clickable):
    """The title at the left, the tabs at the right."""

    def __init__(self, title: str, current: str) -> None:
        super().__init__(id="top")
        self._title, self._current = title, current

    def render(self) -> Content:
        """Lay both ends out on one line; where it is narrow the name gives way, then the title."""
        tabs = Content("   ").join([self._tab(c) for c in of("everywhere") if c.id in TABS])
        room = max(0, self.content_size.width - tabs.cell_length - 2)
        left = Content.assemble(("roletui", "bold"), (f"   {self._title}", "dim"))
        if left.cell_length > room:
            left = Content.styled(self._title, "dim")
        return Content.assemble(left.truncate(room, ellipsis=True, pad=True), "  ", tabs)

    def _tab(self, command: Command) -> Content:
        style = "bold $accent" if command.id == self._current else "dim"
        words = f"{key_words(command.keys)} {command.label}"
        return self.part(Content.styled(words, style), command.action)


class KeyLine(Clickable):
    """The keys that matter here, in the order in which they matter."""

    keys: reactive[tuple[tuple[str, str, str], ...]] = reactive(())
    """Key, word and action of each; those that do not fit are left out."""

    def render(self) -> Content:
        """Write as many as the line holds; help is always the last one."""
        parts = [
            self.part(Content.assemble((key, "bold"), (f" {word}", "dim")), action)
            for key, word, action in self.keys
        ]
        room, shown = self.content_size.width, parts[-1:]
        room -= sum(part.cell_length for part in shown)
        for part in parts[:-1]:
            room -= part.cell_length + 2
            if room < 0:
                break
            shown.insert(-1, part)
        return Content("  ").join(shown)


def unset() -> Case:
    """Stand for a case that was not given yet; the app and its screens are made with one."""
    raise LookupError("a screen has no case before it is made with one")


class Frame(Screen[None]):
    """A screen over the shared state: it paints the state and sends intentions."""

    PLACE: ClassVar[Scope]
    """Which screen this is."""
    AUTO_FOCUS: ClassVar[str | None] = "#start"
    BINDINGS: ClassVar[list[BindingType]] = []
    CSS_PATH: ClassVar[CSSPathType | None] = FRAME_STYLE
    IN_LINE: ClassVar[frozenset[str]] = frozenset()
    """Which other commands of every screen stand in this one's key line, where there is room."""
    HELP_WIDGETS: ClassVar[tuple[type[Widget], ...]] = ()
    """The widgets whose keys the help of this screen lists."""
    HELP_KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys that no binding declares, such as digits."""

    case: reactive[Case] = reactive(unset, init=False, repaint=False)
    """The shared state with all that follows from it, bound to the app's."""

    def __init__(self, case: Case, send: Send) -> None:
        super().__init__()
        self.set_reactive(Frame.case, case)
        self.send = send
        """Hands a change to the owner of the state."""
        self._begun = False

    @property
    def state(self) -> State:
        """All that the user has said."""
        return self.case.state

    def compose(self) -> ComposeResult:
        """Put the screen's own body between the lines all screens share."""
        yield TopLine(self.case.dataset.about.title, self.PLACE)
        yield Static(id="standing", markup=False)
        yield from self.body()
        yield KeyLine(id="keys")
        yield Static(id="too-small", markup=False)

    def body(self) -> ComposeResult:
        """Yield the screen's own widgets."""
        yield from ()

    def paint(self) -> None:
        """Show the present state; called when it changes and when the screen comes forward."""

    def begin(self) -> None:
        """Do what only the first showing needs, after the first paint."""

    def keys(self) -> list[tuple[str, str, str]]:
        """Return what the key line shows before the keys all screens have: key, word, action."""
        return []

    def on_screen_resume(self) -> None:
        """Show the state, which may have changed while another screen was in front."""
        self._repaint()
        if not self._begun:
            self._begun = True
            self.begin()

    def watch_case(self) -> None:
        """Follow the shared state while in front."""
        if self.is_current and self._begun:
            self._repaint()

    def release(self, context: Context) -> None:
        """Expect another context; where its data are others nothing is painted until then."""
        self._begun = self._begun and context.loaded is self.case.context.loaded

    async def adopt(self) -> None:
        """Show the context that was taken: all anew where its data are others, else its banner."""
        if not self._begun and self.is_mounted:
            focused = self.focused.id if self.focused else None
            await self.recompose()
            for widget in self.query(f"#{focused}") if focused else ():
                widget.focus(scroll_visible=False)
            self.on_resize()
        if self in self.app.screen_stack:
            self.on_screen_resume()

    def on_resize(self) -> None:
        """Say what is needed where the terminal is too small, and recover when it grows."""
        columns, rows = self.app.size
        small = columns < MINIMUM[0] or rows < MINIMUM[1]
        self.set_class(small, "-too-small")
        if self.is_current and self._begun:
            self._paint_standing()
        if small:
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
        words = self.case.context.trouble
        line = self.query_one("#standing", Static)
        line.set_class(bool(words), "-trouble")
        if not words:
            stale = stale_since(self.case.dataset, self.case.today)
            room = max(0, self.app.size.width - 4 - len(stale) - bool(stale))
            words = " ".join(filter(None, [stale, standing(self.case, room)]))
        line.update(words, layout=False)

    def paint_keys(self) -> None:
        """Write the key line anew."""
        everywhere = of("everywhere")
        shared = [c for c in everywhere if c.in_line and c.id != "help"]
        shared += [c for c in everywhere if c.id in self.IN_LINE]
        own = [c for c in of(self.PLACE) if c.in_line]
        help_ = next(c for c in everywhere if c.id == "help")
        line = [
            *self.keys(),
            *((key_of(c.id), c.label, c.action) for c in (*own, *shared, help_)),
        ]
        self.query_one(KeyLine).keys = tuple(line)
