"""Where an interview stands, and what is replied to a line that is typed."""

import typing

from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.dataset.model import Question
from roletui.interview.questions import shown_question
from roletui.state.context import Context
from roletui.state.history import History
from roletui.state.state import State
from roletui.text.tuples import NamedTuple


class Interview(NamedTuple):
    """Where an interview stands. Frozen: a reply holds the next one."""

    case: Case
    """All that was said so far, and what follows from it."""
    history: History
    """The way there, and on from there."""
    overwrite_path: str = ""
    """A file that is to be overwritten if the next line says yes."""
    naming: bool = False
    """Whether the next line may name the task."""
    brief: bool = False
    """Whether of a result only page one is said, and the rest when it is asked for."""

    @classmethod
    def begin(
        cls, context: Context, state: State, *, naming: bool = False, brief: bool = False
    ) -> "Interview":
        """Return an interview that begins with a state, or with the name of the task."""
        return cls(Case.of(context, state), History(state), naming=naming, brief=brief)

    def make(self, change: Change) -> "Interview":
        """Return the interview after a change."""
        return self.turn(change.enter(self.history, change.transition(self.case)))

    def turn(self, history: History) -> "Interview":
        """Return the interview at another place of its history."""
        return self._replace(case=self.case.after(history.state), history=history)

    @property
    def state(self) -> State:
        """All that was said so far."""
        return self.case.state

    @property
    def question(self) -> Question | None:
        """The question that is put; None where the result is."""
        return shown_question(self.case)


class Wish(NamedTuple):
    """What is to be done besides talking."""

    kind: typing.Literal["record", "save", "quit"]
    path: str = ""
    """For ``save``: the file; empty for the name that is suggested."""
    overwrite: bool = False


class Reply(NamedTuple):
    """What follows from a line."""

    interview: Interview
    lines: tuple[str, ...] = ()
    """What is said: each a paragraph, an empty one between two parts."""
    trouble: str = ""
    """Why the line could not be carried out, as a sentence; empty where it could."""
    wish: Wish | None = None
