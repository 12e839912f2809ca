"""The help: keys, words and questions people ask, on a page each."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from roletui.dataset.dataset import Dataset

from ..commands import SOUGHT, closing, commands_in, key_of
from ..header import Clickable
from ..widgets.lists.tabs import TabLine
from ..widgets.text.document import Document
from .base import Dialog, dialog_keys
from .help_pages import PAGES, pages

GAPS = ("    ", "   ", "  ")
"""What stands between two commands: as many blanks as have room."""
NOTHING = "Nothing here holds that; *esc* ends the search."


class Sought(Clickable):
    """The commands that people look for first, whatever the page; a click runs one."""

    def lines(self) -> list[Content]:
        """Write as many as fit."""
        commands = {command.id: command for command in commands_in("everywhere")}
        shown = []
        for name in SOUGHT:
            words = Content.assemble(
                (key_of(name), "bold $ink"), (f" {commands[name].label}", "$grey")
            )
            shown.append(self.part(words, f"leave_for('{name}')"))
        width = self.content_size.width
        gap = next((g for g in GAPS if Content(g).join(shown).cell_length <= width), GAPS[-1])
        while len(shown) > 1 and Content(gap).join(shown).cell_length > width:
            shown.pop()
        return [Content(gap).join(shown)]


class HelpScreen(Dialog[None]):
    """Shows a page; letters search all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", id="help.close", tooltip="Close the help."),
        closing("help"),
        Binding("left", "page(-1)", "page before", id="help.left", tooltip="The page before."),
        Binding("right,tab", "page(1)", "next page", id="help.right", tooltip="The next page."),
    ]

    def __init__(self, screen: Screen[object], dataset: Dataset) -> None:
        super().__init__()
        self._pages = pages(screen, dataset)
        self._page = PAGES[0][0]
        self._sought: str | None = None
        """What is searched for; None while everything is shown."""

    def compose(self) -> ComposeResult:
        """Yield the names of the pages, the page, and the keys."""
        with Vertical(id="box"):
            yield TabLine(id="pages")
            yield Sought()
            yield Static(id="search", markup=False)
            yield Document()
            yield dialog_keys(
                ("1-3", "page", "page(1)"),
                ("a-z", "search", "seek"),
                ("ctrl+p", "commands", "commands"),
                ("esc", "closes", "screen.leave"),
            )

    def on_mount(self) -> None:
        """Show the keys."""
        self._paint()
        self.query_one(Document).focus()

    def _paint(self) -> None:
        """Show the page, or what of it holds the words; one that holds some, if this does not."""
        words = self._sought or ""
        found = {
            name: [part for each in page if (part := each.holding(words)).entries]
            for name, page in self._pages.items()
        }
        if not found[self._page]:
            self._page = next((name for name, page in found.items() if page), self._page)
        line = self.query_one(TabLine)
        counts = {name: sum(len(part.entries) for part in page) for name, page in found.items()}
        line.tabs = tuple(
            (name, f"{nr} {label}" + f" · {counts[name]}" * bool(words))
            for nr, (name, label) in enumerate(PAGES, 1)
        )
        line.active = self._page
        search = self.query_one("#search", Static)
        search.display = self._sought is not None
        search.update(f"/ {words}▏")
        text = "\n\n".join(part.markdown() for part in found[self._page])
        document = self.query_one(Document)
        document.source = text or NOTHING
        document.scroll_home(animate=False, immediate=True)

    def action_seek(self) -> None:
        """Begin to search."""
        self._seek("")

    def _seek(self, words: str | None) -> None:
        self._sought = words
        self.show_keys(
            ()
            if words is None
            else (("←→", "page", "page(1)"), ("esc", "ends the search", "leave"))
        )
        self._paint()

    def action_leave(self) -> None:
        """End the search, or close."""
        if self._sought is None:
            self.dismiss()
        else:
            self._seek(None)

    def action_page(self, by: int) -> None:
        """Show the next page or the one before."""
        names = [name for name, _ in PAGES]
        self._show(names[(names.index(self._page) + by) % len(names)])

    def _show(self, name: str) -> None:
        self._page = name
        self._paint()

    def action_commands(self) -> None:
        """Close, and offer all commands of the screen below."""
        self.dismiss()
        self.app.call_later(self.app.run_action, "command_palette")

    @on(TabLine.Chosen)
    def choose(self, message: TabLine.Chosen) -> None:
        """Show the page that was clicked."""
        self._show(message.id)

    def on_key(self, event: events.Key) -> None:
        """Search for what is typed; a digit shows a page while nothing is."""
        words, typed = self._sought, event.character if event.is_printable else ""
        if event.key == "backspace" and words is not None:
            self._seek(words[:-1] if words else None)
        elif words is None and event.key in ("1", "2", "3"):
            self._show(PAGES[int(event.key) - 1][0])
        elif words is None and (event.key == "slash" or (typed or "").isalpha()):
            self._seek("" if event.key == "slash" else typed)
        elif words is not None and typed:
            self._seek(words + typed)
        else:
            return
        event.stop()
