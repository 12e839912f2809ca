"""The Textual app: it owns the state and its history, and the setting they are read against."""

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import Reactive, reactive
from textual.types import CSSPathType

from roletui.dataset.shelf import Offer, offer_of, offers
from roletui.fitting import fitting
from roletui.history import Entry, History
from roletui.screens import MODES, STYLES, dialogs
from roletui.screens.frame import Frame
from roletui.screens.intents import Intent, LeavePreview
from roletui.screens.keys import bindings
from roletui.screens.themes import DARK, LIGHT
from roletui.setting import Setting
from roletui.shell import Shell
from roletui.state import State, real
from roletui.watch import EVERY, Watch, opened


class RoletuiApp(Shell):
    """One shared state, four screens that paint it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere")]
    DEFAULT_MODE = Shell.HOME
    CSS_PATH: ClassVar[CSSPathType | None] = [*STYLES]

    theme: Reactive[str] = Reactive(DARK.name)
    """Ours from the start: changed after it, all styles would be parsed twice more."""

    state: reactive[State] = reactive(State(), init=False, repaint=False)
    """The shared state; assigned in :meth:`_take` only."""

    def __init__(
        self,
        setting: Setting,
        state: State | None = None,
        notice: str = "",
        *,
        choices: Sequence[Offer] = (),
        watch: Watch | None = None,
    ) -> None:
        super().__init__(DARK, LIGHT)
        self.setting = setting
        """The dataset and what belongs to it."""
        self.history = History(state or State())
        """The way back and forward."""
        self._others: dict[str, History] = {}
        """What was done with other datasets, by their files."""
        self._notice, self._choices, self._watch = notice, choices, watch
        self._frames: list[Frame] = []
        for name in MODES:
            self.add_mode(name, partial(self._screen, name))
        self.set_reactive(RoletuiApp.state, self.history.state)

    def on_mount(self) -> None:
        """Say what there is to say, offer what there is to choose, follow the file if asked to."""
        super().on_mount()
        if self._notice:
            self.notify(self._notice, timeout=12)
        if self._choices:
            self._choose(self._choices)
        if self._watch:
            self.set_interval(EVERY, self.look)

    def _screen(self, name: str) -> Frame:
        kind = getattr(import_module(f"roletui.screens.{name}"), f"{name.capitalize()}Screen")
        frame: Frame = kind(self.setting, self.carry_out)
        self._frames.append(frame)
        frame.data_bind(RoletuiApp.state)
        return frame

    def _take(self, history: History) -> None:
        self.history = history
        self.state = fitting(self.setting.tree, history.state)

    def carry_out(self, intent: Intent) -> None:
        """Change the state as a screen asks for it."""
        self._take(intent.enter(self.history, intent.apply(self.setting.tree, self.state)))

    async def adopt(self, setting: Setting, words: str) -> None:
        """Show another setting, and say so; each dataset keeps what was done with it."""
        news = setting.loaded is not self.setting.loaded
        self._others[self.setting.loaded.file] = self.history
        history = self._others.get(setting.loaded.file, History(State()))
        self.setting = setting
        if news:
            history = history.visit(real(history.state))
        with self.batch_update():
            for frame in self._frames:
                frame.release(setting)
            self._take(history)
            for frame in self._frames:
                await frame.adopt()
        self.clear_notifications()
        if words:
            self.notify(words, severity="information" if news else "warning", timeout=12)

    async def look(self) -> None:
        """Read the file again if it has changed."""
        news = self._watch and self._watch.look(self.setting, self.state)
        if news:
            await self.adopt(*news)

    def action_datasets(self) -> None:
        """Offer every dataset that is there, those that were opened by their path too."""
        shown = [*self._others, self.setting.loaded.file]
        found = {offer.file: offer for offer in [*offers(), *map(offer_of, shown)]}
        self._choose([*found.values()])

    def _choose(self, choices: Sequence[Offer]) -> None:
        dialogs.choose(self, choices, self.setting.loaded.file, self._open)

    async def _open(self, chosen: Offer | None) -> None:
        """Show the dataset that was chosen; one that cannot be used changes nothing."""
        if chosen and chosen.file != self.setting.loaded.file:
            await self.adopt(*opened(chosen.file, self.setting, self.state))
            self._watch = self._watch and Watch(self.setting.loaded.file)

    def action_leave(self) -> None:
        """Go one level back; from a preview to one's own answers."""
        if self.state.real is not None and len(self.screen_stack) == 1:
            self.carry_out(LeavePreview())
        else:
            super().action_leave()

    def action_undo(self) -> None:
        """Take the last change back, and say which; of a preview only the preview."""
        if self.state.real is not None:
            self.action_leave()
        else:
            self._step(self.history.undo(), "Undone", self.history.past[-1:])

    def action_redo(self) -> None:
        """Take the last undo back, and say which."""
        self._step(self.history.redo(), "Redone", self.history.future[:1])

    def _step(self, history: History, done: str, changes: Sequence[Entry]) -> None:
        self._take(history)
        what = f"{done}: {changes[0].label}" if changes else f"Nothing to {done[:4].lower()}."
        self.notify(what, timeout=3)

    def action_dialog(self, name: str) -> None:
        """Open one of the dialogs over the screen."""
        dialogs.show(name, self, self.setting, self.state, self.carry_out)
