"""The Textual app: it owns the state and its history, and the dataset they are read against."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import Reactive, reactive
from textual.types import CSSPathType

from roletui.case.case import Case
from roletui.case.changes import Change, leave_preview
from roletui.dataset.available import AvailableDataset
from roletui.screens.commands import Command, bindings
from roletui.screens.dialogs import open as dialogs
from roletui.screens.frame import Frame, unset
from roletui.screens.modes import FIRST_STYLES, SCREENS
from roletui.screens.themes import DARK, LIGHT
from roletui.state.context import Context
from roletui.state.history import History
from roletui.state.state import State
from roletui.tui.autosave_thread import AutosaveThread
from roletui.tui.follow_file import EVERY, FollowedFile
from roletui.tui.shell import Shell
from roletui.tui.workspace import Workspace


class RoletuiApp(Shell):
    """One shared state, four screens that paint it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere")]
    DEFAULT_MODE = Shell.HOME
    CSS_PATH: ClassVar[CSSPathType | None] = [*FIRST_STYLES]

    theme: Reactive[str] = Reactive(DARK.name)
    """Ours from the start: changed after it, all styles would be parsed twice more."""

    case: reactive[Case] = reactive(unset, init=False, repaint=False)
    """The shared state with all that follows from it; assigned in :meth:`_take` only."""

    def __init__(
        self,
        context: Context,
        state: State | None = None,
        notice: str = "",
        *,
        choices: Sequence[AvailableDataset] = (),
        followed: FollowedFile | None = None,
        autosave: AutosaveThread | None = None,
    ) -> None:
        super().__init__(DARK, LIGHT)
        self.workspace = Workspace(context, state or State(), followed=followed, autosave=autosave)
        """The dataset, and the way back and forward."""
        self._notice, self._choices, self._follows = notice, choices, followed is not None
        self._frames: list[Frame] = []
        for name in SCREENS:
            self.add_mode(name, partial(self._screen, name))
        self.set_reactive(RoletuiApp.case, self.workspace.case)

    @property
    def state(self) -> State:
        """All that the user has said."""
        return self.case.state

    @property
    def context(self) -> Context:
        """The dataset that is shown and what belongs to it."""
        return self.workspace.context

    def on_mount(self) -> None:
        """Say what there is to say, offer what there is to choose, follow the file if asked to."""
        super().on_mount()
        if self._notice:
            self.call_after_refresh(self.notify, self._notice)
        if self._choices:
            self._choose(self._choices)
        if self._follows:
            self.set_interval(EVERY, self.look)

    def _screen(self, name: str) -> Frame:
        frame = SCREENS[name]()(self.workspace.case, self.carry_out)
        self._frames.append(frame)
        frame.data_bind(RoletuiApp.case)
        return frame

    def _take(self, history: History) -> None:
        self.case = self.workspace.take(history)

    def carry_out(self, change: Change) -> None:
        """Change the state as a screen asks for it."""
        self._take(change.enter(self.workspace.history, change.transition(self.case)))

    async def adopt(self, context: Context, words: str) -> None:
        """Show another dataset, and say so; each keeps what was done with it."""
        news = context.loaded is not self.context.loaded
        words = " ".join(filter(None, [words, self.workspace.turn_to(context)]))
        with self.batch_update():
            for frame in self._frames:
                frame.release(context)
            self._take(self.workspace.history)
            for frame in self._frames:
                await frame.adopt()
        self.clear_notifications()
        if words:
            self.notify(words, severity="information" if news else "warning")

    async def look(self) -> None:
        """Read the file again if it has changed."""
        if news := self.workspace.look():
            await self.adopt(*news)

    def action_datasets(self) -> None:
        """Offer every dataset that is there."""
        self._choose(self.workspace.available())

    def _choose(self, choices: Sequence[AvailableDataset]) -> None:
        dialogs.choose(self, choices, self.context.loaded.file, self._open)

    async def _open(self, chosen: AvailableDataset | None) -> None:
        """Show the dataset that was chosen; one that cannot be used changes nothing."""
        if chosen and chosen.file != self.context.loaded.file:
            await self.adopt(*self.workspace.open(chosen.file))

    def action_leave(self) -> None:
        """Go one level back; from a preview to one's own answers."""
        if self.state.real is not None and len(self.screen_stack) == 1:
            self.carry_out(leave_preview())
        else:
            super().action_leave()

    def action_undo(self) -> None:
        """Take the last change back, and say which; of a preview only the preview."""
        if self.state.real is not None:
            self.action_leave()
        else:
            self._step(*self.workspace.undo())

    def action_redo(self) -> None:
        """Take the last undo back, and say which."""
        self._step(*self.workspace.redo())

    def _step(self, history: History, words: str) -> None:
        self._take(history)
        self.notify(words)

    def help_of(self, command: Command) -> str:
        """Say what undo and redo would do."""
        return self.workspace.would().get(command.id) or super().help_of(command)

    def action_dialog(self, name: str) -> None:
        """Open one of the dialogs over the screen."""
        dialogs.show(name, self, self.case, self.carry_out)
