"""The generic part of the app: its end, notifications, modes and the command palette.

It must not know the state or what the screens show.
"""

import asyncio
import math
import os
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from typing import ClassVar, cast
from weakref import WeakKeyDictionary, WeakSet

from rich.console import RenderableType
from textual import events, on
from textual.app import App
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.theme import Theme
from textual.widget import AwaitMount
from textual.widgets import Input

from roletui.early import first_frame
from roletui.screens.commands import SOUGHT, Command, commands_in, key_of, key_words
from roletui.screens.frame import Frame
from roletui.screens.palette import (
    DARK_THEME,
    LIGHT_THEME,
    OFFERED,
    Attributes,
    palettes,
    theme,
)
from roletui.screens.pasting import pasted
from roletui.screens.widgets.lists.options import Option
from roletui.screens.widgets.text.typing_keys import Settling
from roletui.text.clean import paintable
from roletui.text.numbers import first_upper
from roletui.tui.clipboard import give_to_tmux
from roletui.tui.ending import Ending
from roletui.tui.ground import Ground
from roletui.tui.idle_loop import running_idle_loop
from roletui.tui.in_turn import InTurn, Step
from roletui.tui.notice import clickable
from roletui.tui.scrollbar import BehindGutter
from roletui.tui.stylesheet import Styles

if sys.platform != "win32":
    from textual.drivers.linux_driver import LinuxDriver

    from roletui.tui.terminal_driver import TerminalDriver

WIDTHS: list[tuple[int, str]] | None = [(0, "-narrow"), (78, "-normal"), (110, "-wide")]
"""Minimum number of columns for each class of a screen."""
HEIGHTS: list[tuple[int, str]] | None = [(0, "-short"), (30, "-tall")]
"""Minimum number of rows for each class of a screen."""

ATTRIBUTES = Attributes()

SETTLED = 0.2
"""Seconds after start during which a terminal may report its size although it has not changed."""

GLANCE, READ = 3.0, 20
"""Seconds to notice a notification, and characters read a second."""


class Shell(App[None]):
    """An app with modes, one notification at a time, and a clean end whatever happens."""

    TITLE = "roletui"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    HOME: ClassVar[str] = "wizard"
    """The mode that *one level back* returns to."""

    def __init__(self, chosen: str = "") -> None:
        """Make an app in the theme that was chosen; without one it follows the terminal."""
        self.ending = Ending()
        """What ends the process on a signal or after a fault."""
        self.ground = Ground()
        """The ground of the terminal, which is asked for by the driver."""
        self.ground.changed = self._ground_changed
        self.ahead: Iterator[object] = iter(())
        """What is done ahead, a step each time, in moments in which there is nothing else to do."""
        self.begun: Callable[[], object] = lambda: None
        """Called once, when the first screen is painted and all that is done ahead is done."""
        self.tidy: Callable[[], object] = lambda: None
        """Called whenever everything that was done is on the screen and nothing waits."""
        self._themes: dict[str, Theme] = {}
        ScrollBar.renderer = BehindGutter
        super().__init__(ansi_color="NO_COLOR" in os.environ or None)
        for name in self.available_themes:
            self.unregister_theme(name)
        colours = None if self.no_color else self.console.color_system
        for name, palette in palettes(colours).items():
            self._themes[name] = theme(name, palette)
            self.register_theme(self._themes[name])
        self._follows_ground = chosen not in self.available_themes
        self.set_reactive(Shell.theme, self._theme_of_ground() if self._follows_ground else chosen)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.stylesheet = self._styles = Styles(self.get_css_variables())
        self._styled: WeakKeyDictionary[Screen[object], dict[str, str]] = WeakKeyDictionary()
        """The colours that the styles of each screen were looked up with."""
        self.painted: WeakSet[Screen[object]] = WeakSet()
        """The screens that have been painted."""
        self.animation_level = "none"
        self._settled = math.inf
        self._noticed = False
        self._passes = False
        """Whether what is said, if anything, goes with the next change or screen."""
        self._said_on: Screen[object] | None = None
        """The screen on which it was said, under a dialog or not."""
        self._running_loop: asyncio.AbstractEventLoop | None = None
        self.holds_frames = True
        """Whether nothing is painted until all that has begun is done."""
        self._in_turn = InTurn(self, self.rest)
        self._beginning: asyncio.Task[None] | None = None
        """Ends when the first screen is painted and what is done ahead is done."""
        self._showing: asyncio.Task[None] | None = None
        """Ends when the screen that was switched to is painted."""

    def on_mount(self) -> None:
        """Handle signals in a browser too; repaint after a suspension."""
        self._settled = time.monotonic() + SETTLED
        self._running_loop = asyncio.get_running_loop()
        self._follow_ground()  # it may have answered before
        if self.is_web:
            self.ending.listen()
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        if first_frame.was_shown():
            self.delay_update()  # what stands there is whole, so what follows must be
        else:
            self.call_later(self._paint)  # after the batch in which Textual starts
        self._in_turn.begin()
        self._beginning = asyncio.create_task(self._first_shown())

    async def _first_shown(self) -> None:
        await self.settled()
        for _ in self.ahead:
            await running_idle_loop().idle()
        self.begun()

    async def on_event(self, event: events.Event) -> None:
        """Handle an event; input in its turn, as :class:`InTurn` says."""
        if isinstance(event, (events.InputEvent, events.Paste)) and not event.is_forwarded:
            await self._in_turn.take(Step(partial(self._hand_on, event), event))
        else:
            await super().on_event(event)

    async def _hand_on(self, event: events.Event) -> None:
        """Hand input on; of a pasted text, what the line in focus takes."""
        if isinstance(event, events.Paste) and isinstance(self.focused, Input):
            event.text = pasted(self.focused, event.text)
        await super().on_event(event)

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a theme; Textual, which asks for it 450 times a start, copies all to find one."""
        return self._themes.get(theme_name) or super().get_theme(theme_name)

    def refresh_css(self, animate: bool = True) -> None:
        """Look up the styles again of screens that were styled with other colours.

        Textual does so whenever a screen is shown, twice for the one before it.
        """
        colours = self.get_css_variables()
        if colours != self._styles.colours or any(
            each.is_mounted and self._styled.get(each) != colours for each in self.screen_stack
        ):
            super().refresh_css(animate)
        self._styled.update(dict.fromkeys(self.screen_stack, self._styles.colours))

    def choose_theme(self, name: str) -> None:
        """Show a theme from now on; for an empty name, the one of the terminal's ground."""
        self._follows_ground = not name
        if name:
            self.theme = name
        else:
            self.ground.ask()
            self._follow_ground()

    def _theme_of_ground(self) -> str:
        return LIGHT_THEME if self.ground.dark is False else DARK_THEME

    def _follow_ground(self) -> None:
        if self._follows_ground:
            self.theme = self._theme_of_ground()

    def _ground_changed(self) -> None:
        """Follow the ground of the terminal, told by the thread that reads it."""
        self._call_from_thread(self._follow_ground)

    def breakpoints(self) -> dict[str, bool]:
        """Return the classes that Textual gives a screen once it is laid out, and which are set."""
        found: dict[str, bool] = {}
        for points, size in ((WIDTHS, self.size.width), (HEIGHTS, self.size.height)):
            reached = max(least for least, _ in points or () if least <= size)
            found |= {name: least == reached for least, name in points or ()}
        return found

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what a painted line goes through.

        No theme needs :class:`ANSIToTruecolor`: in one of the terminal's own colours they stay its
        own, and the others have none of them.
        """
        found = super().get_line_filters()
        filters = [each for each in found if not isinstance(each, ANSIToTruecolor)]
        return [ATTRIBUTES, *filters] if self.native_ansi_color else filters

    def delay_update(self, delay: float = 0) -> None:
        """Paint nothing until all that has begun is done; Textual waits for a time instead."""
        self.holds_frames, held = True, ExitStack()
        held.enter_context(self.batch_update())
        self._showing = asyncio.create_task(self._show_whole(held))

    async def _show_whole(self, held: ExitStack) -> None:
        await running_idle_loop().idle()
        held.close()
        self._paint()

    def _paint(self) -> None:
        """Paint what was held back: a new screen by laying it out, which paints all of it."""
        self.holds_frames = False
        if self.screen in self.painted:
            self.screen.refresh()
        else:  # Textual would wait for a sixtieth of a second before the first frame of a screen
            self.screen.post_message(events.Resize(self.size, self.size))
        self.painted.update(self.screen_stack)

    def do_in_turn(self, action: Callable[[], Awaitable[object]]) -> None:
        """Do something when what was pressed before is done, and before what is pressed later."""
        self._in_turn.put(Step(action))

    def rest(self) -> None:
        """Do what waits until everything that was done is on the screen."""
        self.tidy()

    async def settled(self) -> None:
        """Return when all input so far is handled, and what came of it is painted."""
        await self._in_turn.settled()

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave; keys behind the one that leaves are dropped."""
        self._in_turn.close()
        super().exit(result, return_code, message)

    def on_resize(self) -> None:
        """Repaint everything, even if the size is unchanged; input waits until it is done.

        A terminal that was briefly smaller has lost its content, and may report only the final
        size. At start it reports its size more than once.
        """
        self._in_turn.begin()
        if time.monotonic() > self._settled:
            self.screen.refresh(layout=True)

    def get_driver_class(self) -> type[Driver]:
        """Return the driver; for a terminal, one that knows what nobody typed."""
        found = super().get_driver_class()
        if sys.platform != "win32" and found is LinuxDriver:
            return TerminalDriver
        return found

    def bell(self) -> None:
        """Ring; where Textual does so over an error that nobody has caught, end with a report.

        What Textual would do then paints every variable of every function, for many seconds.
        """
        error = sys.exception()
        if error is None or not self._ends_itself:
            super().bell()
        else:
            self.ending.end(error)

    def panic(self, *renderables: RenderableType) -> None:
        """End with a report over an error that has a picture of its own, too."""
        if self._ends_itself:
            self.ending.end(sys.exception() or RuntimeError(*renderables))
        else:
            super().panic(*renderables)

    @property
    def _ends_itself(self) -> bool:
        """Whether the terminal, if there is one, is given back by a driver of our own."""
        return not self.is_headless and sys.platform != "win32"

    def say_from_thread(self, words: str) -> None:
        """Show a warning from another thread, unless the app is leaving."""
        self._call_from_thread(partial(self.notify, words, severity="warning"))

    def _call_from_thread(self, do: Callable[[], object]) -> None:
        """Do something in the app's own task, called from another thread."""
        if self._running_loop is not None:
            with suppress(RuntimeError):  # the loop has been closed meanwhile
                self._running_loop.call_soon_threadsafe(self.call_later, do)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show one notification at a time, for as long as it takes to read.

        The keys that it names can be clicked, unless it is ``markup`` of its own.
        """
        self.clear_notifications()
        self._passes, self._said_on = severity == "information", self.screen_stack[0]
        timeout = timeout or GLANCE + len(message) / READ
        message = paintable(message)
        if not markup:
            scope = getattr(self.screen, "SCOPE", "everywhere")
            # Textual makes content of markup, and takes content for it, too.
            message = cast("str", clickable(message, commands_in("everywhere", scope)))
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=True)
        self._noticed = True
        self.set_timer(timeout, partial(self.call_after_refresh, self._paint_over))

    def clear_notifications(self) -> None:
        """Take away what was said, and paint over it."""
        super().clear_notifications()
        if self._noticed:
            self._noticed = False
            self.call_after_refresh(self._paint_over)

    def _paint_over(self) -> None:
        """Paint where a notification was.

        Textual paints what differs between two layouts. Where it placed the widgets anew in
        between, to look one up that nobody sees, it finds that nothing does.
        """
        self.screen.refresh()

    @on(Frame.Left)
    def pass_by(self, message: Frame.Left) -> None:
        """Take away what was said on the screen that one has left."""
        if message.frame is self._said_on:
            self.pass_notice()

    def pass_notice(self) -> None:
        """Take away what was said of what is past: after it came a change or another screen.

        A warning stays for as long as it takes to read.
        """
        if self._passes:
            self._passes = False
            self.clear_notifications()

    def copy_to_clipboard(self, text: str) -> None:
        """Send a text to the clipboard, in tmux by its own command too; never an empty text."""
        if not text:
            self.action_help_quit()
            return
        super().copy_to_clipboard(text)
        if "TMUX" in os.environ:
            threading.Thread(target=give_to_tmux, args=(text,), daemon=True).start()

    def action_help_quit(self) -> None:
        """Say what *ctrl+c* does not do, and which keys leave."""
        self.notify(
            f"Nothing is selected that could be copied. {key_of('leave')} closes what is open, "
            f"{key_of('quit')} leaves; everything is kept."
        )

    def switch_mode(self, mode: str) -> AwaitMount:
        """Show another screen; what is typed on this one, under a dialog or not, is set first."""
        for screen in self.screen_stack:
            if isinstance(screen.focused, Settling):
                screen.focused.settle()
        return super().switch_mode(mode)

    def action_show(self, name: str) -> None:
        """Show the screen of that name."""
        self.switch_mode(name)

    def action_command_palette(self) -> None:
        """Offer every command that applies to the screen, then the choice of a theme."""
        screen = self.screen
        scope = getattr(screen, "SCOPE", "everywhere")
        found = {command.id: command for command in commands_in("everywhere", scope)}
        sought = [found.pop(name) for name in SOUGHT]
        rest = sorted(found.values(), key=lambda command: command.where == "everywhere")
        offers = [
            (command.label, self.help_of(command), command.keys.partition(",")[0], command.action)
            for command in (*sought, *rest)
        ]
        offers.append(
            ("colours", "Choose light, dark or terminal colours.", "", "app.change_theme")
        )
        runs = [partial(self.run_action, action, screen) for *_, action in offers]
        options = [
            Option(str(nr), "", first_upper(label), help_, "", (key_words(key),))
            for nr, (label, help_, key, _) in enumerate(offers)
        ]
        self._choose_one("All commands", options, "", "runs it", runs)

    def search_themes(self) -> None:
        """Offer the themes, and to follow the terminal."""
        options = [Option(str(nr), "", words) for nr, words in enumerate(OFFERED.values())]
        at = [*OFFERED].index("" if self._follows_ground else self.theme)
        runs = [partial(self.choose_theme, name) for name in OFFERED]
        self._choose_one("Colours", options, str(at), "shows it", runs)

    def _choose_one(
        self,
        title: str,
        options: Sequence[Option],
        at: str,
        does: str,
        runs: Sequence[Callable[[], object]],
    ) -> None:
        """Open the dialog to choose one of many; do what belongs to the option chosen."""
        from roletui.screens.dialogs.choose import OneOfMany  # with the dialog: 1 ms

        def run(chosen: str | None) -> None:
            if chosen is not None:
                self.call_later(runs[int(chosen)])

        if not isinstance(self.screen, OneOfMany):
            self.push_screen(OneOfMany(title, tuple(options), at, does=does), run)

    def action_leave(self) -> None:
        """Close the top dialog; without one, go to the home mode."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.switch_mode(self.HOME)

    def help_of(self, command: Command) -> str:
        """Return the help of a command."""
        return command.help
