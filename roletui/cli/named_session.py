"""The session that a command goes on with, whose decision it is, and the name of its task."""

import argparse
import os
from collections.abc import Sequence

from roletui.cli.inputs import STDIN
from roletui.records.autosave import Session
from roletui.records.scenario import Scenario, reopen
from roletui.records.session_files import session_files
from roletui.records.share_code import NAME
from roletui.state.context import Context
from roletui.state.state import State, name_task, open_other
from roletui.text.clean import printable
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


def opened_beside(
    options: argparse.Namespace, scenario: Scenario, context: Context
) -> tuple[State, Sequence[str]]:
    """Return what was opened as a state that keeps the user's own decision, with warnings."""
    word, opened = options.file, reopen(scenario._replace(opened="", own=""), context)
    name = "standard input" if word == STDIN else f"a {NAME}"
    if word != STDIN and os.path.lexists(word):
        name = printable(os.path.basename(word))
    return open_other(_own(context), name, named(opened.state, options)), opened.warnings


def _own(context: Context) -> State:
    """Return the last work on a dataset that can be read, whoever has it open."""
    from roletui.records.library import read  # only beside a file that is opened: 3 ms

    for path in session_files(context.dataset.about.id):
        if (found := read(path).scenario) is not None:
            return reopen(found, context).state
    return State()
