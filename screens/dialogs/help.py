"""The help: every key, then glossary, questions people ask, conflicts of sources, disclosure."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen

from roletui.dataset.dataset import Dataset
from roletui.report.markdown import escaped, table

from ..commands import Command, commands_in, key_words
from ..frame import Frame
from ..widgets.text.document import Document
from .base import Dialog, dialog_keys

HEAD = ["Key", "What it does"]


class HelpScreen(Dialog[None]):
    """Shows a document that is generated from the declared commands and the dataset."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,question_mark,q", "dismiss", "close", id="help.close", tooltip="Close the help."
        )
    ]

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__()
        self._below = screen

    def compose(self) -> ComposeResult:
        """Yield the document in a box, with the keys below."""
        with Vertical(id="box"):
            yield Document("\n\n".join(self._parts()))
            yield dialog_keys(("↑↓", "scroll", ""), ("esc", "closes", "screen.dismiss"))

    def _parts(self) -> Iterator[str]:
        screen = self._below
        if isinstance(screen, Frame):
            yield f"# Keys on this screen\n\n{table(HEAD, keys_of(type(screen)))}"
        yield f"## Keys everywhere\n\n{table(HEAD, keys_everywhere())}"
        if isinstance(screen, Frame):
            yield from _about_dataset(screen.case.dataset)


def keys_everywhere() -> list[list[str]]:
    """Return a table row for each key that works on every screen."""
    rows = [_row(command) for command in commands_in("everywhere")]
    return [*rows, ["ctrl+p", "Find any command by its name; choose a theme."]]


def keys_of(screen: type[Frame]) -> list[list[str]]:
    """Return a table row for each key of a screen and its widgets."""
    return [*(_row(command) for command in commands_in(screen.SCOPE)), *_keys(screen)]


def _row(command: Command) -> list[str]:
    return [key_words(command.keys), command.help]


def _keys(screen: type[Frame]) -> Iterator[list[str]]:
    """Yield the keys of the screen's widgets, from their bindings, and those without a binding."""
    seen: set[tuple[str, str]] = set()
    for widget in screen.HELP_WIDGETS:
        for binding in widget.BINDINGS:
            if isinstance(binding, Binding) and binding.tooltip:
                row = (key_words(binding.key), binding.tooltip)
                if row not in seen:
                    seen.add(row)
                    yield [*row]
    for key, words in screen.HELP_KEYS:
        yield [key, words]


def _about_dataset(dataset: Dataset) -> Iterator[str]:
    terms = "\n".join(f"- **{escaped(t.term)}**: {escaped(t.meaning)}" for t in dataset.glossary)
    if terms:
        yield f"## Words\n\n{terms}"
    if dataset.faq:
        entries = (f"**{escaped(entry.ask)}** {escaped(entry.answer)}" for entry in dataset.faq)
        yield "## Questions people ask\n\n" + "\n\n".join(entries)
    if dataset.conflicts:
        yield "## Where the sources disagree"
        for conflict in dataset.conflicts:
            says = "\n".join(f"- {escaped(claim)}" for claim in conflict.says)
            yield f"**{escaped(conflict.about)}**\n\n{says}\n\n{escaped(conflict.reading)}"
    about = dataset.about
    yield f"## Who profits from the figures\n\n{escaped(about.disclosure)}"
    policy = f"{escaped(about.update_policy)} To be reviewed by {about.review_by}."
    yield f"## How the figures are kept\n\n{policy}"
