"""The dialog to override the recommendation: which role, and why."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from roletui.case import changes
from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.changes import Change

from ..frame import KeyLine
from ..widgets.lists.options import Option, Options
from ..widgets.lists.searched import Searched
from .base import Dialog, dialog_keys

AROUND, ROOMY = 9, 28
"""Rows of the dialog that are not the list's, and rows that have room for all explanations."""
AROUND_LOW = 5
"""Those that are not the list's where none is blank."""
FOLLOW = "follow it"
"""Id of the option to follow the recommendation; no role has it, because ids contain no space."""


LEAVE = ("esc", "changes nothing", "screen.dismiss")
"""The key that closes without a change."""


class OverruleScreen(Dialog[Change | None]):
    """Returns the change, or None when closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", id="overrule.close", tooltip="Change nothing.")
    ]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case, self._advice = case, Advice(case)
        self._role = ""
        """Id of the chosen role; empty until one is chosen."""

    def compose(self) -> ComposeResult:
        """Yield the roles, the input of the reason and the keys."""
        with Vertical(id="box"):
            yield Static("Decide otherwise", classes="title", markup=False)
            yield Static(self._advice.kept, classes="quiet", markup=False)
            with VerticalScroll(id="list", can_focus=False):
                yield Searched()
            yield Static(id="said", markup=False)
            yield Input(placeholder="Why?", select_on_focus=False)
            yield dialog_keys(
                ("enter", "takes it", "choose"),
                ("1-9 ↑↓", "choose", ""),
                ("a-z", "search", "seek"),
                LEAVE,
            )

    def on_mount(self) -> None:
        """List every role but the only one recommended."""
        own = self._case.active_override
        options = [
            Option(
                role.id,
                str(nr) if nr < 10 else "",
                role.name,
                role.one_line,
                "your choice" if own and own.role == role.id else "",
            )
            for nr, role in enumerate(self._advice.otherwise, 1)
        ]
        if own:
            options.append(Option(FOLLOW, "0", "Follow the recommendation after all"))
        self.on_resize()
        self.query_one(Options).show(tuple(options))
        self.query_one(Input).display = False
        self.query_one("#said").display = False
        self.query_one(Options).focus()

    def on_resize(self) -> None:
        """Give the list what height is left; where that is little, explain one role at a time."""
        self.query_one(Searched).details = "all" if self.app.size.height >= ROOMY else "here"
        rows = self.app.size.height
        room = rows - AROUND_LOW if rows < self.LOW else self.room(AROUND)
        self.query_one("#list").styles.max_height = max(1, room)

    @on(Options.Chosen)
    def choose(self, message: Options.Chosen) -> None:
        """Ask for the reason, or follow the recommendation and close."""
        name = message.options.meant(message)
        if name == FOLLOW:
            self.dismiss(changes.follow())
        elif name:
            self._role = name
            self._ask(name)

    def _ask(self, name: str) -> None:
        role = self._case.dataset.role(name).name
        own = self._case.active_override
        self.query_one("#list").display = False
        self._say(f"{role} instead. Why?")
        reason = self.query_one(Input)
        reason.display = True
        reason.value = own.reason if own and own.role == name else ""
        reason.focus()
        self.query_one(KeyLine).keys = (("enter", "keeps it", "decide"), LEAVE)

    def _say(self, words: str) -> None:
        said = self.query_one("#said", Static)
        said.display = True
        said.update(words)

    @on(Input.Submitted)
    def action_decide(self) -> None:
        """Return the choice; it needs a reason."""
        reason = self.query_one(Input).value
        if reason.strip():
            self.dismiss(changes.overrule(self._role, reason))
        else:
            self._say("A reason is needed: whoever reads the record will ask for it.")
