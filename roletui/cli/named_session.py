"""The session that a command goes on with, and the name of its task."""

import argparse

from roletui.records.autosave import Session
from roletui.state.context import Context
from roletui.state.state import State, name_task
from roletui.text.name import clean_name


def named(state: State, options: argparse.Namespace) -> State:
    """Return a state with the name that ``--task`` gives, if any."""
    return state if options.task is None else name_task(state, options.task)


def begun(context: Context, options: argparse.Namespace, *, fresh: bool) -> Session:
    """Begin a session; what was left under another name than that of ``--task`` stays as it is."""
    session = Session.begin(context, fresh=fresh)
    left, wanted = session.state.task, clean_name(options.task or "")
    if left and wanted and left != wanted:
        session.close()
        session = Session.begin(context, fresh=True)
        session.words = f"“{left}” is kept as it was; this is another decision."
    session.state = named(session.state, options)
    return session
