"""The base class of the dialogs."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.geometry import Offset
from textual.screen import ModalScreen, ScreenResultType
from textual.types import CSSPathType
from textual.widget import Widget

from roletui.case.changes import Change

from ..commands import commands_in
from ..frame import CONFIRMING, Key, KeyLine
from ..widgets.lists.searched import Searched
from ..widgets.text.seen import copy_selected, seen_at
from ..widgets.text.typing_keys import Typable, TypingChanged

YES, NO = "y", "escape"
"""The keys that answer what a dialog asks before something is lost."""


class Dialog(ModalScreen[ScreenResultType]):
    """A dialog above a screen."""

    CSS_PATH: ClassVar[CSSPathType | None] = "base.tcss"
    LOW: ClassVar[int] = 16
    """With fewer rows it goes without blank ones, so that its field and its keys stay visible."""

    _then: Callable[[], object] | None = None
    """What is done if what is asked is answered with yes; None while nothing is asked."""
    _had_focus: Widget | None = None
    """What had the focus before it was asked."""
    _own: tuple[Key, ...] = ()
    """The dialog's own keys while others are shown."""
    _begun: Sequence[str] = ()
    """What stood in its fields when it opened."""

    def on_mount(self) -> None:
        """Keep what stands in the fields, to tell later whether something was typed."""
        self._begun = self.typed()

    def on_resize(self) -> None:
        """Leave out blank lines where there are few rows."""
        self.set_class(self.app.size.height < self.LOW, "-low")

    async def on_click(self, event: events.Click) -> None:
        """Go one level back after a click beside the dialog, unless something was typed."""
        beside = self.is_current and self.get_widget_at(*event.screen_offset)[0] is self
        if beside and self.asking:
            self.action_answer(False)
        elif beside and self.typed() == self._begun:
            back = self.active_bindings["escape"]
            await self.app.run_action(back.binding.action, back.node)

    def draft(self) -> Change | None:
        """Return the change that is written but not confirmed, for a process that must end."""
        return None

    def typed(self) -> list[str]:
        """Return what stands in the dialog's fields, those apart that are put away."""
        from textual.widgets import Input  # only after a fault: 10 ms

        return [field.value for field in self.query(Input) if field.value and field.display]

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return the widget at a place, and the place in its text."""
        return seen_at(super().get_widget_and_offset_at(x, y), x, y)

    def action_copy_text(self) -> None:
        """Copy what is selected."""
        copy_selected(self)

    def room(self, around: int) -> int:
        """Return the rows that are left for a part of the dialog where others take ``around``."""
        return max(1, self.app.size.height * 9 // 10 - around)

    @property
    def asking(self) -> bool:
        """Whether it asks before something is lost."""
        return self._then is not None

    def ask(self, does: str, keeps: str, then: Callable[[], object]) -> None:
        """Ask before something is lost: ``does`` and ``keeps`` say what its two keys do.

        The key for *yes* is one that nobody presses before having read the question.
        """
        if not self.asking:
            self._had_focus = self.focused
        self._then = then
        self.set_class(True, "-asks")
        self.set_focus(None)
        self.show_keys(((YES, does, "screen.answer(True)"), ("esc", keeps, "screen.answer(False)")))

    def action_answer(self, yes: bool) -> None:
        """Answer what is asked."""
        then, self._then = self._then, None
        if then is None:
            return
        self.set_class(False, "-asks")
        self.show_keys(())
        self.set_focus(self._had_focus)
        if yes:
            then()
        else:
            self.called_off()

    def called_off(self) -> None:
        """Forget what was asked; called when it is answered with no."""

    def on_descendant_focus(self) -> None:
        """Go back to what was clicked instead of answering."""
        if self.asking:
            clicked = self.focused
            self.action_answer(False)
            self.set_focus(clicked)

    def on_key(self, event: events.Key) -> None:
        """Answer what is asked; other keys do nothing meanwhile."""
        if self.asking:
            event.stop()
            if event.key in (YES, NO):
                self.action_answer(event.key == YES)

    def show_keys(self, keys: tuple[Key, ...]) -> None:
        """Show the keys that are keys meanwhile; where there are none, the dialog's own again."""
        line = self.query(KeyLine).first()
        if keys:
            self._own = self._own or line.keys
            line.keys = keys
        elif self._own:
            line.keys, self._own = self._own, ()

    @on(TypingChanged)
    def show_typing_keys(self) -> None:
        """Show which keys are keys while characters are typed into a list."""
        field = self.focused
        self.show_keys(field.typing_keys if isinstance(field, Typable) else ())

    def action_leave_for(self, name: str) -> None:
        """Close, and run the command with that id; run by a click too."""
        action = next(each.action for each in commands_in("everywhere") if each.id == name)
        self.dismiss(None)
        self.app.call_later(self.app.run_action, action)

    def action_choose(self) -> None:
        """Choose what is under the cursor of the list; run by a click on the key line."""
        self.query_one(Searched).action_choose()

    def action_seek(self) -> None:
        """Begin to search the list; run by a click on the key line."""
        self.query_one(Searched).seek("")

    def action_end_search(self) -> None:
        """Show the whole list again; run by a click on the key line."""
        self.query_one(Searched).seek(None)


def dialog_keys(*keys: Key) -> KeyLine:
    """Return the key line of a dialog, the key that closes it last."""
    line = KeyLine(classes="way-out", leads=keys[0][0] in CONFIRMING)
    line.set_reactive(KeyLine.keys, keys)
    return line
