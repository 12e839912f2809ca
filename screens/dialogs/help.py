"""Help: every key, then the words, the questions people ask, and where sources disagree."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen

from roletui.dataset.dataset import Dataset
from roletui.report.markdown import escaped, table

from ..commands import Command, key_words, of
from ..frame import Frame
from ..widgets.text.document import Document
from .base import Dialog, way_out

HEAD = ["Key", "What it does"]


class HelpScreen(Dialog[None]):
    """One document, made from the declared commands and the dataset."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,question_mark,q", "dismiss", "close", id="help.close", tooltip="Close the help."
        )
    ]

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__()
        self._under = screen

    def compose(self) -> ComposeResult:
        """The document in a box, the way out below."""
        with Vertical(id="box"):
            yield Document("\n\n".join(self._parts()))
            yield way_out(("↑↓", "scroll", ""), ("esc", "closes", "screen.dismiss"))

    def _parts(self) -> Iterator[str]:
        under = self._under
        if isinstance(under, Frame):
            yield f"# Keys on this screen\n\n{table(HEAD, keys_of(type(under)))}"
        yield f"## Keys everywhere\n\n{table(HEAD, keys_everywhere())}"
        if isinstance(under, Frame):
            yield from _words(under.case.dataset)


def keys_everywhere() -> list[list[str]]:
    """Return the keys that every screen knows, each with what it does."""
    rows = [_row(command) for command in of("everywhere")]
    return [*rows, ["ctrl+p", "Find any command by its name; choose a theme."]]


def keys_of(screen: type[Frame]) -> list[list[str]]:
    """Return the keys of a screen and of what is on it, each with what it does."""
    return [*(_row(command) for command in of(screen.PLACE)), *_keys(screen)]


def _row(command: Command) -> list[str]:
    return [key_words(command.keys), command.help]


def _keys(screen: type[Frame]) -> Iterator[list[str]]:
    """Yield the keys of the screen's widgets, from the bindings they declare."""
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


def _words(dataset: Dataset) -> Iterator[str]:
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
