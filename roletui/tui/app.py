"""The Textual app: it owns the state, its history and the dataset, and shows the screens."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.reactive import reactive
from textual.types import CSSPathType

from roletui.case.case import Case
from roletui.case.changes import Change, back_to_own, leave_preview, make_own
from roletui.dataset.available import AvailableDataset
from roletui.screens.commands import Command, bindings, key_of
from roletui.screens.dialogs import open as dialogs
from roletui.screens.dialogs.base import Dialog
from roletui.screens.frame import AsksTask, Frame, missing_case
from roletui.screens.modes import FIRST_STYLES, SCREENS, ahead, screen
from roletui.settings.commands import use_keys
from roletui.state.context import Context
from roletui.state.history import History
from roletui.state.state import State
from roletui.text.width import cut
from roletui.tui.autosave_thread import AutosaveThread
from roletui.tui.follow_file import POLL_SECONDS, FollowedFile
from roletui.tui.shell import Shell
from roletui.tui.workspace import Workspace

BESIDE_NOTICE = 5
"""Columns beside the words of a notice."""


class RoletuiApp(Shell):
    """One shared state, and four screens that render it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere")]
    DEFAULT_MODE = Shell.HOME
    CSS_PATH: ClassVar[CSSPathType | None] = [*FIRST_STYLES]

    case: reactive[Case] = reactive(missing_case, init=False, repaint=False)
    """The shared case; assigned only in :meth:`_take`."""
    undoable: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether there is a change to take back; follows the case."""

    def __init__(
        self,
        context: Context,
        state: State | None = None,
        notice: str = "",
        *,
        asks_task: AsksTask = "",
        choices: Sequence[AvailableDataset] = (),
        followed: FollowedFile | None = None,
        autosave: AutosaveThread | None = None,
        earlier: Sequence[str] = (),
        place: str = "",
        theme: str = "",
        keep_theme: Callable[[str], object] | None = None,
        keys: Mapping[str, str] | None = None,
    ) -> None:
        use_keys(keys or {})
        if place in SCREENS:
            vars(self)["DEFAULT_MODE"] = place  # where Textual begins
        super().__init__(theme)
        if keys:
            self.set_keymap(dict(keys))
        self._keep_theme, self._asks_task = keep_theme, asks_task
        self.workspace = Workspace(
            context, state or State(), followed=followed, autosave=autosave, earlier=earlier
        )
        """The open dataset with the history of its state."""
        self._notice, self._choices, self._follows = notice, choices, followed is not None
        self._left: State | None = None
        """The state that was to be left though it is not kept."""
        self._frames: list[Frame] = []
        for name in SCREENS:
            self.add_mode(name, partial(self._screen, name))
        self.set_reactive(RoletuiApp.case, self.workspace.case)
        self.set_reactive(RoletuiApp.undoable, self.workspace.undoable)

    @property
    def state(self) -> State:
        """The present state."""
        return self.case.state

    @property
    def context(self) -> Context:
        """The context of the dataset that is shown."""
        return self.workspace.context

    def make_ready(self) -> None:
        """Have what the other screens need imported and read while nothing else is to be done."""
        self.ahead = ahead(self._styles.read_ahead)

    def rest(self) -> None:
        """Let what was changed be saved."""
        self.workspace.shown()
        super().rest()

    def choose_theme(self, name: str) -> None:
        """Show a theme, and keep it for the next start."""
        super().choose_theme(name)
        if self._keep_theme:
            self._keep_theme(name)

    def on_mount(self) -> None:
        """Show the start notice, offer the datasets to choose from, start following the file."""
        if self._notice:
            self.call_after_refresh(self.notify, self._notice)
        if self._choices:
            self._choose(self._choices)
        if self._follows:
            self.set_interval(POLL_SECONDS, self.look)

    def _screen(self, name: str) -> Frame:
        frame = screen(name)(self.workspace.case, self.carry_out)
        frame.set_reactive(Frame.undoable, self.undoable)
        frame.asks_task = self._asks_task
        frame.update_classes(self.breakpoints() | frame.look(*self.size), update=False)
        self._frames.append(frame)
        frame.data_bind(RoletuiApp.case, RoletuiApp.undoable)
        return frame

    def _take(self, history: History) -> None:
        refused = dialogs.refused(self.case)
        case = self.workspace.take(history)
        self.undoable = self.workspace.undoable
        self.case = case
        if dialogs.refused(case) != refused:
            self.clear_notifications()
        self.pass_notice()

    def carry_out(self, change: Change) -> None:
        """Apply a change that a screen requests."""
        self._take(change.enter(self.workspace.history, change.transition(self.case)))

    def keep_drafts(self) -> None:
        """Apply what is written in open dialogs but not confirmed, before the process ends."""
        for shown in self.screen_stack:
            if isinstance(shown, Dialog) and (change := shown.draft()):
                history = self.workspace.history
                self.workspace.take(change.enter(history, change.transition(self.case)))

    def typed(self) -> list[str]:
        """Return what stands in the fields of open dialogs."""
        open_dialogs = (shown for shown in self.screen_stack if isinstance(shown, Dialog))
        return [words for dialog in open_dialogs for words in dialog.typed()]

    async def adopt(self, context: Context, words: str) -> None:
        """Switch to another context and notify the user; each dataset keeps its history."""
        news = context.loaded is not self.context.loaded
        words = " ".join(filter(None, [words, self.workspace.switch_to(context)]))
        with self.batch_update():
            for frame in self._frames:
                frame.release(context)
            self._take(self.workspace.history)
            for frame in self._frames:
                await frame.adopt()
        self.clear_notifications()
        if words:
            self.notify(words, severity="information" if news else "warning")

    def look(self) -> None:
        """Reload the followed file if it has changed."""
        if news := self.workspace.look():
            self.do_in_turn(partial(self.adopt, *news))

    def action_datasets(self) -> None:
        """Offer every available dataset."""
        self._choose(self.workspace.available())

    def _choose(self, choices: Sequence[AvailableDataset]) -> None:
        dialogs.choose(self, choices, self.context.loaded.file, self._open)

    async def _open(self, chosen: AvailableDataset | None) -> None:
        """Switch to the chosen dataset; one that cannot be used changes nothing."""
        if chosen and chosen.file != self.context.loaded.file:
            await self.adopt(*self.workspace.open(chosen.file))

    def action_leave(self) -> None:
        """Go one level back; from a preview to the user's own answers."""
        if self.state.real is not None and len(self.screen_stack) == 1:
            self.carry_out(leave_preview())
        else:
            super().action_leave()

    async def action_quit(self) -> None:
        """Leave; where what was changed last is not kept, only when told so once more."""
        lost = self.workspace.lost
        if lost and self._left is not self.state:
            self._left = self.state
            key, again = key_of("export"), key_of("quit")
            self.notify(
                f"{lost} {key} saves it; {again} again leaves without it.", severity="warning"
            )
        else:
            await super().action_quit()

    async def action_restart(self) -> None:
        """Begin a new decision, where decisions begin."""
        await self.switch_mode(self.HOME)
        await self.run_action("screen.restart")

    def action_own(self) -> None:
        """Go back from an opened decision to the user's own."""
        self._with_origin(back_to_own(), "This is your own decision again")

    def action_make_own(self) -> None:
        """Make an opened decision the user's own."""
        self._with_origin(make_own(), "This decision is your own now")

    def _with_origin(self, change: Change, words: str) -> None:
        if self.state.origin is None:
            self.notify("This is your own decision; none was opened in its place.")
        else:
            self.carry_out(change)
            self.notify(f"{words}; {key_of('undo')} takes that back.")

    def action_undo(self) -> None:
        """Undo the last change and say what is so again; during a preview, only end the preview."""
        if self.state.real is not None:
            self.action_leave()
        else:
            self._step(*self.workspace.undo(self._room))

    def action_redo(self) -> None:
        """Redo the last undone change and say what is so again."""
        self._step(*self.workspace.redo(self._room))

    def _step(self, history: History, words: str) -> None:
        self._take(history)
        self.notify(cut(words, self._room, cell_len))

    @property
    def _room(self) -> int:
        """The columns of a notice of one line."""
        return max(1, self.size.width - BESIDE_NOTICE)

    def help_of(self, command: Command) -> str:
        """Return a command's help; for undo and redo, what they would do."""
        return self.workspace.undo_help().get(command.id) or super().help_of(command)

    def action_dialog(self, name: str) -> None:
        """Open the dialog of that name."""
        dialogs.show(name, self, self.case, self.carry_out)
