"""roletui as it is, which also writes down what it keeps: before it does, and when it has.

``python watched.py LOG …`` is ``roletui …``. Lines of the log: ``begin``, ``kept`` or ``lost``, the
checksum of the state, and the file that it says it is in.
"""

import hashlib
import os
import sys

sys.path.pop(0)  # this folder, whose names are not meant for others

from roletui.__main__ import main
from roletui.records.autosave import Session
from roletui.records.scenario_text import dumps
from roletui.records.session_files import END
from roletui.state.history import NO_STEPS, Steps
from roletui.state.state import State

LOG = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
save_unwatched = Session.save


def save(session: Session, state: State, steps: Steps = NO_STEPS) -> str:
    """Keep a state, and say so before and after."""
    digest = hashlib.sha256((dumps(session.loaded, state, session=True) + END).encode()).hexdigest()
    os.write(LOG, f"begin {digest} {session.path}\n".encode())
    words = save_unwatched(session, state, steps)
    os.write(LOG, f"{'lost' if session.lost else 'kept'} {digest} {session.path}\n".encode())
    return words


Session.save = save  # type: ignore[method-assign]
sys.argv[0] = "roletui"
main()
