"""The first line of every screen: what is decided, where that stands, and the tabs."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style

from roletui.text.tuples import NamedTuple

from .commands import Command, commands_in, key_of, key_words
from .widgets.text.cells import one_line
from .widgets.text.written import Written

TABS = ("wizard", "compare", "budget", "report")
"""Ids of the commands that the tabs run."""


class Clickable(Written):
    """A line whose parts run an action when they are clicked."""

    def on_click(self, event: events.Click) -> None:
        """Run the action of the part that was clicked."""
        action = event.style.meta.get("run")
        if action:
            self.app.call_later(self.app.run_action, action, self.screen)

    @staticmethod
    def part(content: Content, action: str) -> Content:
        """Return content that runs an action when clicked; unchanged where the action is empty."""
        return content.stylize(Style.from_meta({"run": action})) if action else content


class Title(NamedTuple):
    """What the first line of the header says."""

    name: str = ""
    named: bool = False
    """Whether it is the name of the task; else it is the title of the dataset."""
    standing: str = ""
    """Where the decision stands; empty where that has a line of its own."""
    preview: bool = False
    undo: bool = False
    """Whether there is a change to take back, which a click then does."""


MARGINS = 3
"""Columns beside the first line of the header."""
GAP = "   "
"""Between the name and what stands behind it."""
NAME_SHORT = 20
"""Columns of a name up to which where the decision stands goes to the second line instead."""
NAME_LEAST = 12
"""So many columns a name has at least before tabs lose their labels."""


class TopLine(Clickable):
    """What is decided at the left; at the right the tabs, the one in front on its own ground."""

    title: reactive[Title] = reactive(Title())

    def __init__(self, current: str) -> None:
        super().__init__(id="top")
        self._current = current

    @property
    def _width(self) -> int:
        """The columns between the margins, also before there is a layout."""
        return self.app.size.width - MARGINS

    def room(self, name: str, *, undo: bool) -> int:
        """Return how many columns are left between a name and what stands at the right.

        To make up for undo, tabs stand closer, so that no line is added below at the first change.
        """
        right = self._taken("" if undo else self._beside(cell_len(name), undo), undo)
        return self._width - right - cell_len(name) - len(GAP) - 2

    def beside_undo(self, name: str) -> str:
        """Return a name without as many columns as undo takes; a short one is not cut for it."""
        return one_line(name, max(NAME_SHORT, cell_len(name) - self._undo(True).cell_length))

    def lines(self) -> list[Content]:
        """Lay out both on one line; where it is narrow the tabs give way, then the name is cut."""
        name, named, standing, preview, undo = self.title
        left = f"{name}{GAP}{standing}" if standing and undo else name
        tabs = Content.assemble(self._undo(undo), self._tabs(self._beside(cell_len(left), undo)))
        if self._width - tabs.cell_length - 2 < min(NAME_LEAST, cell_len(name)):
            tabs = Content.assemble(self._undo(undo), self._tabs("", bare=True))
        room = max(0, self._width - tabs.cell_length - 2)
        colour = "$amber" if preview else "$bright" if named else "$grey"
        behind = cell_len(standing) + len(GAP) if standing else 0
        line = Content.styled(
            one_line(name, max(0, room - behind)), f"bold {colour}" if named else colour
        )
        line = self.part(line, _action("task"))
        if standing:
            colour = "bold $amber" if preview else "$grey"
            line = Content.assemble(line, GAP, (standing, colour))
        return [Content.assemble(line.truncate(room, ellipsis=True, pad=True), "  ", tabs)]

    def _beside(self, left: int, undo: bool) -> str:
        """Return what stands on both sides of a tab: a blank, unless what is left needs its room.

        ``left`` is how many columns that takes.
        """
        return " " if left + 2 + self._taken(" ", undo) <= self._width else ""

    def _taken(self, beside: str, undo: bool) -> int:
        """Return how many columns the tabs take, and what stands before them."""
        words = [_words(command) for command in _tabs()]
        between = 2 * len(beside) * len(words) if beside else len(words) - 1
        return self._undo(undo).cell_length + sum(map(cell_len, words)) + between

    def _undo(self, shown: bool) -> Content:
        """Return the key that takes the last change back, for the mouse too."""
        if not shown:
            return Content()
        words = Content.assemble((key_of("undo"), "bold $ink"), (" undo", "$grey"))
        return Content.assemble(self.part(words, "app.undo"), "  ")

    def _tabs(self, beside: str, *, bare: bool = False) -> Content:
        """Return the tabs; ``bare``, with a label only for the one in front."""
        return Content("" if beside else " ").join(
            [self._tab(c, beside, bare=bare and c.id != self._current) for c in _tabs()]
        )

    def _tab(self, command: Command, beside: str, *, bare: bool) -> Content:
        preview = self.title.preview
        style = "$amber" if preview else "$grey"
        if command.id == self._current:
            style = f"bold {'$amber' if preview else '$bright'} on $lift"
        words = key_words(command.keys) if bare else _words(command)
        return self.part(Content.styled(f"{beside}{words}{beside}", style), command.action)


def _action(name: str) -> str:
    """Return the action of a command that applies everywhere."""
    return next(command.action for command in commands_in("everywhere") if command.id == name)


def _tabs() -> list[Command]:
    """Return the commands of the tabs."""
    return [command for command in commands_in("everywhere") if command.id in TABS]


def _words(command: Command) -> str:
    """Return the key and the label of a tab."""
    return f"{key_words(command.keys)} {command.label}"
