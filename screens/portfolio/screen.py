"""Many requests on one screen: the answer first, then bars, and what settles most."""

import os
import typing
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Input, Static

from roletui.case.case import Case
from roletui.disk.complete_path import short_path
from roletui.disk.write import suggested_path, write_text
from roletui.portfolio.portfolio import Portfolio
from roletui.records.last_visit import SUMMED
from roletui.records.library import SavedError
from roletui.report.portfolio.words import (
    BAD,
    costs,
    left_words,
    saved_words,
    settles_words,
    summed,
    sure_words,
    uncounted_words,
)
from roletui.text.clean import printable
from roletui.text.errors import TypedError

from ..commands import binding_of, key_of
from ..dialogs.base import Dialog, dialog_keys
from ..dialogs.path_line import LINE_LONGEST, PathLine
from ..dialogs.reader import ReaderScreen
from ..dialogs.saved_list import SavedList
from ..dialogs.wanted import Wanted
from ..frame import Key, KeyLine
from ..widgets.charts.bars import Bars
from .lines import RECORD, UNREAD, lines

if typing.TYPE_CHECKING:
    from roletui.portfolio.gathering import Fits

ASKS = (
    "The path of a table of requests, or of a folder with records.\n"
    "In a table each row is a request, and each column answers a question; roletui batch --help "
    "says more."
)
SAVES = "Save it where? The name says as what: .md, .html, .json or .txt."
SCALE = "every bar counts requests, on one scale"
LARGEST = 10_000_000
"""Maximum size in bytes of a table that is summed up while one waits."""
MOST_FILES = 2_000
"""Maximum number of files, of whatever kind, in a folder that is summed up while one waits."""
NAME = "roletui-portfolio"
"""Suggested file name, without suffix."""
TALL = 30
"""Rows from which there is room for all that is said below the bars."""


class PortfolioScreen(Dialog[Wanted | None]):
    """Asks for a file or folder and sums it up; returns a record to open, or None when closed."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["../dialogs/base.tcss", "screen.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "confirm",
            "choose",
            id="portfolio.choose",
            tooltip="Sum up what is typed; list what a bar counts, or open what is named.",
        ),
        Binding("escape", "back", "back", id="portfolio.back", tooltip="One level back."),
        Binding("o", "ask_path", "another", id="portfolio.other", tooltip="Sum up another one."),
        Binding("e", "ask_name", "save", id="portfolio.save", tooltip="Save the summary."),
        binding_of("help", "app.dialog('help')", "Show keys, words and questions people ask."),
    ]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._portfolio: Portfolio | None = None
        self._path = ""
        """What is summed up."""
        self._read = (0, 0)
        """When what is summed up was last written, and its size."""
        self._takes: Callable[[str], None] | None = None
        """What is done with the path that is typed; None while none is."""

    def compose(self) -> ComposeResult:
        """Yield the answer, the line for a path, the bars, what is said of them, the keys."""
        with Vertical(id="box"):
            yield Static("Portfolio", classes="title", markup=False)
            yield Static(id="answer", markup=False)
            yield Static(id="said", markup=False)
            # With its path from the start: one that is set later is not selected.
            yield PathLine(SUMMED.read() or "", max_length=LINE_LONGEST, select_on_focus=True)
            yield Bars()
            yield Static(id="notes", classes="quiet", markup=False)
            yield dialog_keys(("enter", "sums it up", ""), ("esc", "closes", "screen.back"))

    def on_mount(self) -> None:
        """Ask for a path, the last one filled in."""
        self.query_one(Bars).cuts = True  # the longest bar must not be the one that is not there
        self._show()
        self.action_ask_path()
        self.watch(self.query_one(Bars), "cursor", self._paint_keys, init=False)

    def on_resize(self) -> None:
        """Say below the bars what there is room for."""
        self._paint_notes()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the commands while a path is typed or something is asked."""
        busy = self._takes is not None or self.asking
        return not busy if action in ("ask_path", "ask_name") else True

    def action_ask_path(self) -> None:
        """Ask for the path of a file or folder."""
        self._ask_line(ASKS, self._path or SUMMED.read() or "", self._open)

    def action_ask_name(self) -> None:
        """Ask under which name to save."""
        if self._portfolio is not None:
            name = os.path.basename(suggested_path(suffix=".md", name=NAME))
            self._ask_line(SAVES, name, self._save)

    def _ask_line(self, words: str, value: str, takes: Callable[[str], None]) -> None:
        field = self.query_one(PathLine)
        self._takes = takes
        self._say(words)
        field.display = True
        field.value = value
        field.focus()
        self._paint_keys()

    def _say(self, words: str) -> None:
        said = self.query_one("#said", Static)
        said.display = bool(words)
        said.update(words)

    @on(PathLine.Completed)
    def show_completed(self, message: PathLine.Completed) -> None:
        """Say what in the folder begins like the path."""
        if message.words:
            self._say(message.words)

    def action_complete(self) -> None:
        """Complete the path; run by a click on the key line."""
        self.query_one(PathLine).action_complete()

    @on(Input.Submitted)
    def action_confirm(self) -> None:
        """Do what the path was asked for."""
        if self._takes and not self.asking:
            self._takes(self.query_one(PathLine).value.strip())

    def _open(self, typed: str) -> None:
        """Sum up a file or folder, or say why not."""
        path = os.path.expanduser(typed)
        if not typed:
            self._say("Type the path of a file or folder.")
            return
        # With the first path: 60 ms.
        from roletui.portfolio.folder import TooManyError
        from roletui.portfolio.opening import of_path

        name = printable(os.path.basename(path.rstrip(os.sep)) or path)
        later = f"which takes a while: roletui batch {name} --summary sums it up."
        try:
            if os.path.isfile(path) and os.path.getsize(path) > LARGEST:
                raise TypedError(f"{name} is larger than {LARGEST // 1_000_000} MB, {later}")
            if os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path)):
                raise TypedError(f"{name} is neither a file nor a folder.")
            read = _written(path)
            found = of_path(self._case.context, path, most=MOST_FILES)
        except TooManyError:
            self._say(f"{name} holds more than {MOST_FILES:,} files, {later}")
        except ValueError as error:
            self._say(str(error))
        except OSError as error:
            self._say(f"{name} cannot be read: {error.strerror}.")
        else:
            if not found.readable and not found.unreadable:
                self._say(f"{name} holds no request and no record.")
                return
            self._portfolio, self._path, self._read = found, typed, read
            SUMMED.keep(os.path.abspath(path))
            self._end_line()
            self._show()

    def _end_line(self) -> None:
        self._takes = None
        self._say("")
        self.query_one(PathLine).display = False
        self.query_one(Bars).focus()
        self._paint_keys()

    def _show(self) -> None:
        """Show what was summed up; nothing before."""
        found = self._portfolio
        for name in ("#answer", "Bars", "#notes"):
            self.query_one(name).display = found is not None
        if found is not None:
            name = os.path.basename(self._path.rstrip(os.sep)) or self._path
            title = Content.assemble(f"Portfolio · {printable(name)}   ", (SCALE, "not bold $grey"))
            self.query(Static).first().update(title)
            self.query_one("#answer", Static).update(f"{summed(found)}\n{costs(found)}")
            self.query_one(Bars).bars = lines(found)
            self._paint_notes()

    def _paint_notes(self) -> None:
        found = self._portfolio
        if found is not None:
            words = [settles_words(found), left_words(found)]
            if self.app.size.height >= TALL:
                words += [saved_words(found), sure_words(found), uncounted_words(found)]
            self.query_one("#notes", Static).update("\n".join(filter(None, words)))

    def _paint_keys(self) -> None:
        if self.asking:
            return
        keys: list[Key] = []
        if self._takes:
            does = "saves it" if self._takes == self._save else "sums it up"
            keys = [("enter", does, "confirm"), ("tab", "completes", "complete")]
            keys.append(("esc", "closes" if self._portfolio is None else "does not", "back"))
        else:
            if self._record():
                keys.append(("enter", "opens the record", "focused.choose"))
            elif self._unread():
                keys.append(("enter", "in full", "focused.choose"))
            elif self._fits():
                keys.append(("enter", "lists them", "focused.choose"))
            own = {b.id: b for b in self.BINDINGS if isinstance(b, Binding)}
            for name in ("portfolio.save", "portfolio.other"):
                keys.append((own[name].key, own[name].description, own[name].action))
            keys.append((key_of("help"), "help", "app.dialog('help')"))
            keys.append(("esc", "closes", "back"))
        self.query_one(KeyLine).keys = tuple(keys)

    def _fits(self) -> "Fits | None":
        """Return which requests the bar under the cursor counts; None for a bar of none."""
        bar = self.query_one(Bars).at
        if self._portfolio is None or bar is None or not bar.high:
            return None
        from .behind import fits_of  # with what was summed up: 0 ms

        return fits_of(self._portfolio, bar)

    def _record(self) -> str:
        """Return the path of the record under the cursor; empty where there is none."""
        bar = self.query_one(Bars).at
        if bar is None or not bar.id.startswith(RECORD):
            return ""
        return os.path.join(os.path.expanduser(self._path), bar.id.removeprefix(RECORD))

    def _unread(self) -> str:
        """Return why what is under the cursor could not be read; empty for what was."""
        bar = self.query_one(Bars).at
        return bar.label if bar and bar.id.startswith(UNREAD) else ""

    @on(Bars.Chosen)
    def choose(self) -> None:
        """Open the record under the cursor, list what a bar counts, or say why it was not read."""
        if path := self._record():
            self._open_record(path)
        elif why := self._unread():
            self.app.push_screen(ReaderScreen([((BAD, "bold"),), ((why, "plain"),)]))
        elif fits := self._fits():
            self._list(fits)

    def _open_record(self, path: str) -> None:
        """Open a record beside one's own."""
        try:
            name, opened = SavedList(self._case).open_word(path)
        except SavedError as error:
            self.app.notify(str(error), severity="warning")
        else:
            self.dismiss(Wanted(name, opened, others=True))

    def _list(self, fits: "Fits") -> None:
        """List what the bar under the cursor counts; the one that is chosen is opened."""
        from .behind import behind  # as above: 0 ms

        found, bar = self._portfolio, self.query_one(Bars).at
        if found is None or bar is None:
            return
        path = os.path.expanduser(self._path)
        try:
            if os.path.isfile(path) and _written(path) != self._read:
                self._sum_up_again()
                return
            listed = behind(found, path, bar, fits)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self.app.notify(f"It cannot be read any more: {reason}", severity="warning")
            return

        def open_it(chosen: str | None) -> None:
            if chosen is None:
                return
            if listed.files:
                self._open_record(os.path.join(path, listed.files[int(chosen)]))
            else:
                self.dismiss(listed.row(int(chosen)))

        self.app.push_screen(listed.dialog(), open_it)

    def _sum_up_again(self) -> None:
        """Sum up a table that was written meanwhile, whose rows are not those of the bars."""
        before = self._portfolio
        self._open(self._path)
        if self._portfolio is not before:
            self.app.notify("The table has changed since, and is summed up again.")

    def action_back(self) -> None:
        """Give up what is typed, or close."""
        if self._takes and self._portfolio is not None:
            self._end_line()
        else:
            self.dismiss(None)

    def called_off(self) -> None:
        """Ask for another name."""
        self._say(SAVES)

    def _save(self, typed: str, *, overwrite: bool = False) -> None:
        """Save the summary, or say why not; ask before anything is overwritten."""
        found, path = self._portfolio, os.path.expanduser(typed)
        if found is None or not typed:
            self._say("Give the file a name.")
            return
        # Only for what is saved here, with what writes a page: 35 ms.
        from roletui.report.portfolio.forms import document, form_of_name

        try:
            write_text(path, document(form_of_name(path), found), overwrite=overwrite)
        except FileExistsError:
            self._say("There is a file of that name. Replace it?")
            self.ask("replaces it", "does not", lambda: self._save(typed, overwrite=True))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self._say(f"It cannot be saved there: {reason}.")
        else:
            self._end_line()
            self.app.notify(f"Saved: {short_path(path)}.")


def _written(path: str) -> tuple[int, int]:
    """Return when a file or folder was last written, in nanoseconds, and its size in bytes."""
    found = os.stat(path)
    return found.st_mtime_ns, found.st_size
