"""The dialog of the hiring pack: job post, interview questions and first month."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from roletui.case.case import Case
from roletui.report.record.hiring_pack import pack

from ..commands import binding_of, key_of
from ..widgets.text.document import Document
from .base import Dialog, dialog_keys


class PackScreen(Dialog[bool | None]):
    """Returns whether the record should include the pack, or None when closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss(None)", "close", id="pack.close", tooltip="Close this."),
        binding_of("pack", "record", "Put it into the record or not."),
    ]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._recorded = case.state.pack
        self._text = "\n\n".join(pack(case.dataset, case.chosen_roles, top=1))

    def compose(self) -> ComposeResult:
        """Yield the document in a box, with the keys below."""
        with Vertical(id="box"):
            yield Document(self._text)
            does = (
                "takes it out of the record again" if self._recorded else "puts it into the record"
            )
            yield dialog_keys(
                ("↑↓", "scroll", ""),
                (key_of("pack"), does, "screen.record"),
                ("esc", "closes", "screen.dismiss"),
            )

    def action_record(self) -> None:
        """Include the pack in the record, or remove it."""
        self.dismiss(not self._recorded)
