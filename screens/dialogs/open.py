"""Open the dialogs by name; each is imported when first needed, and none for the first frame."""

import typing
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from textual.app import App

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change, Send
from roletui.dataset.available import AvailableDataset
from roletui.records.scenario import ScenarioError
from roletui.records.share_code import encode

from ..commands import key_of

if typing.TYPE_CHECKING:
    from .wanted import Wanted

OWN = ("export", "notes", "open-file", "other-side", "overrule", "portfolio", "saved", "share")
"""The dialogs that take the answers for the user's own."""


def previewed() -> str:
    """Return what is said instead of using previewed answers as the user's own."""
    back, keep = key_of("leave"), key_of("wizard.keep")
    return f"These are not your answers: {back} returns to them, {keep} in the wizard keeps these."


def _undecided() -> str:
    return f"Nothing is recommended yet: answer the wizard first ({key_of('wizard')})."


def refused(case: Case) -> tuple[bool, str]:
    """Return what these words follow from; where that is another, they are no longer true."""
    return case.state.real is not None, case.walk.status


def show(name: str, app: App[None], case: Case, send: Send) -> None:
    """Open the dialog of that name; where it does not apply, notify the user why."""
    if name in OWN and case.state.real is not None:
        app.notify(previewed(), severity="warning")
    else:
        _DIALOGS[name](app, case, send)


def choose(
    app: App[None],
    choices: Sequence[AvailableDataset],
    file: str,
    then: Callable[[AvailableDataset | None], Awaitable[None]],
) -> None:
    """Open the choice of a dataset; ``file`` is in use, ``then`` gets the chosen one or None."""
    from .datasets import ChooseScreen  # with the dialog: 0.6 ms

    app.push_screen(ChooseScreen(choices, file), then)


def _help(app: App[None], case: Case, send: Send) -> None:
    from .help import HelpScreen  # with the dialog: 21 ms

    app.push_screen(HelpScreen(app.screen, case.dataset))


def _export(app: App[None], case: Case, send: Send) -> None:
    from .export import ExportScreen  # with the dialog: 4 ms

    app.push_screen(ExportScreen(case))


def _overrule(app: App[None], case: Case, send: Send) -> None:
    from .overrule import OverruleScreen  # with the dialog: 0.6 ms

    if case.outcome is None:
        app.notify(_undecided())
    else:
        app.push_screen(OverruleScreen(case), partial(_carry_out, send))


def _currency(app: App[None], case: Case, send: Send) -> None:
    from .currency import CurrencyScreen  # with the dialog: 0.8 ms

    app.push_screen(CurrencyScreen(case), partial(_carry_out, send))


def _disinterested(app: App[None], case: Case, send: Send) -> None:
    from .disinterested import LeftScreen, left_lines  # with the dialog: 4 ms

    app.push_screen(LeftScreen(left_lines(case)))


def _other_side(app: App[None], case: Case, send: Send) -> None:
    from .other_side import OtherSideScreen  # with the dialog: 32 ms

    if case.runner_up is None:
        app.notify(_undecided())
    else:
        app.push_screen(OtherSideScreen(case))


def _pack(app: App[None], case: Case, send: Send) -> None:
    from .hiring_pack import PackScreen  # with the dialog: 20 ms

    def carry_out(wanted: bool | None) -> None:
        if wanted is not None:
            send(changes.put_pack(wanted=wanted))
            holds = "holds the hiring pack now" if wanted else "is without the hiring pack"
            app.notify(f"The record {holds}.")

    if case.chosen_roles:
        app.push_screen(PackScreen(case), carry_out)
    else:
        app.notify(_undecided())


def _share(app: App[None], case: Case, send: Send) -> None:
    from .share import ShareScreen  # with the dialog: 0.6 ms

    try:
        code = encode(case.context.loaded, case.state)
    except ScenarioError:
        words = "Your notes are too long for a share code: save the record and send that"
        app.notify(f"{words} ({key_of('export')}).", severity="warning")
    else:
        app.push_screen(ShareScreen(case.context.loaded.file, code))


def _saved(app: App[None], case: Case, send: Send, *, asks_file: bool = False) -> None:
    from .saved import SavedScreen  # with the dialog: 22 ms

    app.push_screen(SavedScreen(case, asks_file=asks_file), partial(_reopen, app, send))


def _portfolio(app: App[None], case: Case, send: Send) -> None:
    from ..portfolio.screen import PortfolioScreen  # with the dialog: 60 ms

    app.push_screen(PortfolioScreen(case), partial(_reopen, app, send))


def _reopen(app: App[None], send: Send, wanted: "Wanted | None") -> None:
    """Open a decision that was chosen in a dialog."""
    if wanted:
        name, opened, others = wanted
        send(changes.reopen(name, opened.state, others=others))
        undo = f"Opened “{name}”; {key_of('undo')} brings back what you had."
        app.notify(" ".join((undo, *opened.warnings)))


def _task(app: App[None], case: Case, send: Send) -> None:
    from .task import ask_task  # with the dialog: 0.6 ms

    app.push_screen(ask_task(case), partial(_carry_out, send))


def _notes(app: App[None], case: Case, send: Send) -> None:
    from .notes import NotesScreen  # with the editor of texts: 7 ms

    app.push_screen(NotesScreen(case.state.notes), partial(_carry_out, send))


def _carry_out(send: Send, change: Change | None) -> None:
    if change:
        send(change)


_DIALOGS: dict[str, Callable[[App[None], Case, Send], None]] = {
    "currency": _currency,
    "disinterested": _disinterested,
    "help": _help,
    "export": _export,
    "notes": _notes,
    "open-file": partial(_saved, asks_file=True),
    "other-side": _other_side,
    "overrule": _overrule,
    "pack": _pack,
    "portfolio": _portfolio,
    "saved": _saved,
    "share": _share,
    "task": _task,
}
