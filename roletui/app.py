"""The Textual shell: it owns the state and its history, the modes and the commands."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.notifications import SeverityLevel
from textual.reactive import Reactive, reactive
from textual.screen import Screen
from textual.types import CSSPathType

from roletui import screens
from roletui.commands import of
from roletui.screens.intents import Intent, Visit
from roletui.screens.keys import bindings
from roletui.screens.themes import DARK, LIGHT
from roletui.setting import Setting
from roletui.state import History, State

SCREENS = {
    "wizard": "WizardScreen",
    "compare": "CompareScreen",
    "budget": "BudgetScreen",
    "report": "ReportScreen",
}
"""The modes, and the class in the module of that name. Each is imported when first shown."""

WIDTHS: list[tuple[int, str]] | None = [(0, "-narrow"), (78, "-normal"), (110, "-wide")]
"""From how many columns on a screen has which class."""
HEIGHTS: list[tuple[int, str]] | None = [(0, "-short"), (30, "-tall")]
"""From how many rows on."""


class RoletuiApp(App[None]):
    """One shared state, four screens that paint it."""

    TITLE = "roletui"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere")]
    DEFAULT_MODE = "wizard"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    CSS_PATH: ClassVar[CSSPathType | None] = [
        os.path.join(os.path.dirname(str(screens.__file__)), name)
        for name in ("frame.tcss", "wizard.tcss")
    ]
    """What the first screen needs too, so that all styles are parsed once before it, not twice."""

    theme: Reactive[str] = Reactive(DARK.name)
    """Ours from the start: changed after it, all styles would be parsed twice more."""

    state: reactive[State] = reactive(State(), init=False, repaint=False)
    """The shared state; assigned in :meth:`_take` only."""

    def __init__(self, setting: Setting, state: State | None = None, notice: str = "") -> None:
        super().__init__()
        self.setting = setting
        """The dataset and what belongs to it."""
        self.history = History(state or State())
        """The way back and forward."""
        self._notice = notice
        for name in SCREENS:
            self.add_mode(name, partial(self._screen, name))
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.animation_level = "none"
        self.set_reactive(RoletuiApp.state, self.history.state)

    def on_mount(self) -> None:
        """Leave cleanly when the system asks, and say what there is to say."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name) and sys.platform != "win32":
                number = getattr(signal, name)
                loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))
        if self._notice:
            self.notify(self._notice, timeout=12)

    def _screen(self, name: str) -> Screen[None]:
        module = import_module(f"roletui.screens.{name}")
        screen: Screen[None] = getattr(module, SCREENS[name])(self.setting, self.carry_out)
        return screen.data_bind(RoletuiApp.state)

    def _take(self, history: History) -> None:
        self.history = history
        self.state = history.state

    def carry_out(self, intent: Intent) -> None:
        """Change the state as a screen asks for it."""
        state = intent.apply(self.setting.tree, self.state)
        if isinstance(intent, Visit):
            self._take(self.history.visit(state))
        else:
            self._take(self.history.change(state, intent.label, burst=intent.burst))

    def action_show(self, name: str) -> None:
        """Show one of the four screens."""
        self.switch_mode(name)

    def action_undo(self) -> None:
        """Take the last change back, and say which."""
        past = self.history.past
        self._take(self.history.undo())
        self.notify(f"Undone: {past[-1].label}" if past else "Nothing to undo.", timeout=3)

    def action_redo(self) -> None:
        """Take the last undo back, and say which."""
        future = self.history.future
        self._take(self.history.redo())
        self.notify(f"Redone: {future[0].label}" if future else "Nothing to redo.", timeout=3)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say one thing at a time, and never read it as markup."""
        self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def action_help(self) -> None:
        """Show every key."""
        from roletui.screens.help import HelpScreen  # when first shown, not at start: 6 ms

        self.push_screen(HelpScreen(self.screen))

    def action_export(self) -> None:
        """Ask for a path and save the record there."""
        from roletui.screens.export import ExportScreen  # when first shown, not at start: 12 ms

        self.push_screen(ExportScreen(self.setting, self.state))

    def action_leave(self) -> None:
        """Close what is open; from a screen go back to the wizard."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.switch_mode("wizard")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the declared commands that apply here, then the choice of a theme."""
        for command in of("everywhere", getattr(screen, "PLACE", "everywhere")):
            callback = partial(self.run_action, command.action, screen)
            yield SystemCommand(command.label.capitalize(), command.help, callback)
        yield SystemCommand(
            "Theme", "Choose light, dark or terminal colours.", self.action_change_theme
        )
