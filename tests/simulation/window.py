"""A running program as the simulation sees it, beside the model of what it may not lose."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

from roletui.case.case import Case
from roletui.dataset.load import parse
from roletui.records.autosave import Session
from roletui.records.library import Saved
from roletui.state.context import Context
from roletui.state.state import State
from roletui.tui.autosave_thread import AutosaveThread
from roletui.tui.workspace import Workspace

from .model import Kept, Named, Way
from .threads import Thread

SMALL = Path(__file__).parents[1] / "fixtures" / "small.toml"
TODAY = date(2026, 11, 23)


@cache
def contexts() -> tuple[Context, Context]:
    """Return two datasets: the small one, and the same under another name."""
    text = SMALL.read_text(encoding="utf-8")
    other = text.replace('id = "bicycle"', 'id = "tricycle"', 1)
    found = (parse(content.encode(), f"/{nr}.toml") for nr, content in enumerate((text, other)))
    one, two = (Context.of(loaded, TODAY) for loaded in found)
    return one, two


class Window:
    """A running program: what the app owns, without its screens."""

    def __init__(self, number: int, context: Context, *, fresh: bool) -> None:
        self.number = number
        session = Session.begin(context, fresh=fresh)
        self.sessions = {context.dataset.about.id: session}
        self.words = session.words
        self.autosave = AutosaveThread(context, session)
        self.said: list[str] = []
        self.autosave.say = self.said.append
        self.workspace = Workspace(
            context, session.state, autosave=self.autosave, earlier=session.earlier
        )
        self.ways = {context.loaded.file: Way(session.state)}
        self.kept: dict[str, Kept] = {}
        """What was kept of each dataset, by its id."""
        self.marks: dict[str, int] = {}
        """How many states of each dataset the file might hold before this window changed any."""
        self.queued: dict[str, State] = {}
        """The newest state that waits for the autosave thread, by dataset."""
        self.thread: Thread | None = None
        self.listed: list[Saved] = []
        """The saved decisions as they were listed last."""
        self.versions: dict[str, Named] = {}
        self.busy = False
        """Whether a state is being written."""
        self.began = 0
        """How many states of all windows were kept when this one began to write."""
        self.renames = Counter[str]()
        """How often a file had been given each path by then."""
        self.types = False
        """Whether the user goes on while a state is being written."""

    @property
    def dataset(self) -> str:
        """The id of the open dataset."""
        return self.workspace.context.dataset.about.id

    @property
    def case(self) -> Case:
        """What is shown."""
        return self.workspace.case

    @property
    def way(self) -> Way:
        """The model of the open dataset's history."""
        return self.ways[self.workspace.context.loaded.file]
