"""What the app does whatever it shows: leave when it is asked to, say one thing at a time."""

import asyncio
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.theme import Theme

from roletui.screens.commands import Command, of
from roletui.tui.stylesheet import Styles

WIDTHS: list[tuple[int, str]] | None = [(0, "-narrow"), (78, "-normal"), (110, "-wide")]
"""From how many columns on a screen has which class."""
HEIGHTS: list[tuple[int, str]] | None = [(0, "-short"), (30, "-tall")]
"""From how many rows on."""

PATIENCE = 1.0
"""Seconds that leaving may take when the system asks for it."""

SETTLED = 0.2
"""Seconds after the start in which a terminal tells its size though nobody changed it."""

GLANCE, READ = 3.0, 20
"""Seconds until something that is said is noticed, and how many characters of it a second."""


class Palette(CommandPalette):
    """Ends once, however fast a key is pressed twice."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Run what was chosen, unless it is gone already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Shell(App[None]):
    """An app with modes, one message at a time, and a clean way out."""

    TITLE = "roletui"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    HOME: ClassVar[str] = "wizard"
    """The mode that *one level back* ends at."""

    def __init__(self, *themes: Theme) -> None:
        super().__init__()
        for theme in themes:
            self.register_theme(theme)
        self.stylesheet = Styles(self.get_css_variables())
        self.animation_level = "none"
        self.wind_up: Callable[[], object] = lambda: None
        """What is done before the program ends, however it does."""
        self._settled = math.inf
        self._running_loop: asyncio.AbstractEventLoop | None = None

    def on_mount(self) -> None:
        """Leave cleanly when the system asks; paint everything again when it lets one go on."""
        self._settled = time.monotonic() + SETTLED
        self._running_loop = loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name) and sys.platform != "win32":
                loop.add_signal_handler(getattr(signal, name), self._end, getattr(signal, name))
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))

    def on_resize(self) -> None:
        """Paint everything again, even at the size that it has.

        A terminal that was small for a moment has forgotten what was there, and may tell only of
        the size it has again. At start it tells its size more than once.
        """
        if time.monotonic() > self._settled:
            self.screen.refresh(layout=True)

    def _end(self, number: int) -> None:
        """Leave; and if a terminal that is gone holds the last frames up, leave without them."""
        at_once = threading.Timer(PATIENCE, self._end_at_once, [128 + number])
        at_once.daemon = True
        at_once.start()
        self.exit(return_code=128 + number)

    def _end_at_once(self, status: int) -> None:
        self.wind_up()
        os._exit(status)

    def say_from_thread(self, words: str) -> None:
        """Say something that another thread has to say, unless the app is leaving."""
        if self._running_loop is not None:
            say = partial(self.notify, words, severity="warning")
            with suppress(RuntimeError):  # it has ended meanwhile
                self._running_loop.call_soon_threadsafe(self.call_later, say)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say one thing at a time, as long as it takes to read, and never read it as markup."""
        self.clear_notifications()
        timeout = timeout or GLANCE + len(message) / READ
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def action_show(self, name: str) -> None:
        """Show one of the screens."""
        self.switch_mode(name)

    def action_command_palette(self) -> None:
        """Offer every command by its name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(id="--command-palette"))

    def action_leave(self) -> None:
        """Close what is open; from a screen go back to the first."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.switch_mode(self.HOME)

    def help_of(self, command: Command) -> str:
        """Say what a command does."""
        return command.help

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the declared commands that apply here, then the choice of a theme."""
        for command in of("everywhere", getattr(screen, "PLACE", "everywhere")):
            callback = partial(self.run_action, command.action, screen)
            yield SystemCommand(command.label.capitalize(), self.help_of(command), callback)
        yield SystemCommand(
            "Theme", "Choose light, dark or terminal colours.", self.action_change_theme
        )
