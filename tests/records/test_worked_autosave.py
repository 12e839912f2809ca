"""Which of several kept states is the newest, where the clock does not tell."""

import os
import time
from pathlib import Path

import pytest
from helpers import context_of, small

from roletui.records.autosave import RESUMED, Session
from roletui.records.session_files import session_files
from roletui.state.state import State

TICK = 1_900_000_000_000_000_000
"""What the clock says all the time: nanoseconds since 1970."""
STATES = tuple(State({"fault": choice}) for choice in ("no", "yes", "unsure"))


@pytest.fixture
def standing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock stand still, as a coarse one does."""
    monkeypatch.setattr(time, "time_ns", lambda: TICK)


def kept(state: State) -> Path:
    """Keep a state in a session of its own; return its file."""
    session = Session.begin(context_of(small()), fresh=True)
    assert session.save(state) == ""
    session.close()
    return Path(session.path)


def begun() -> State:
    """Return what the next session begins with."""
    session = Session.begin(context_of(small()))
    session.close()
    return session.state


def dates(*paths: Path) -> list[int]:
    """Return how many milliseconds after the tick some files are dated."""
    return [(path.stat().st_mtime_ns - TICK) // 1_000_000 for path in paths]


@pytest.mark.usefixtures("standing")
def test_of_states_kept_in_one_tick_the_last_is_the_newest() -> None:
    """Each is dated a millisecond after the latest before it: 0, 1, 2."""
    paths = [kept(state) for state in STATES]
    assert dates(*paths) == [0, 1, 2]
    assert session_files("bicycle") == [str(path) for path in reversed(paths)]
    assert begun() == STATES[-1]


@pytest.mark.usefixtures("standing")
def test_a_clock_that_was_set_back_is_made_up_for() -> None:
    """One file is 3 seconds old and one is dated 9 seconds from now: what is kept is the later."""
    first, second = kept(STATES[0]), kept(STATES[1])
    for path, seconds in ((first, -3), (second, 9)):
        os.utime(path, ns=(TICK, TICK + seconds * 10**9))
    third = kept(STATES[2])
    assert dates(first, second, third) == [-3_000, 9_000, 9_001]
    assert begun() == STATES[2]


def test_a_clock_that_goes_on_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept 5 milliseconds later is dated 5 milliseconds later."""
    for later in (0, 5, 10):
        moment = TICK + later * 1_000_000
        monkeypatch.setattr(time, "time_ns", lambda moment=moment: moment)
        kept(STATES[later // 5])
    assert dates(*map(Path, session_files("bicycle"))) == [10, 5, 0]
    assert begun() == STATES[2]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(59, RESUMED), (60, "This is where you left off 1 minute ago."), (-1, RESUMED)],
)
@pytest.mark.usefixtures("standing")
def test_how_long_ago_that_was_is_right_to_the_second(
    monkeypatch: pytest.MonkeyPatch, seconds: int, words: str
) -> None:
    """It was kept at the tick, and is taken up again so many seconds later."""
    kept(STATES[0])
    monkeypatch.setattr(time, "time", lambda: TICK / 10**9 + seconds)
    session = Session.begin(context_of(small()))
    session.close()
    assert session.words == words
