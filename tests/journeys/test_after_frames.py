"""What is done once everything is on the screen, and not before."""

from queue import Queue

import pytest

from journeys.running import press, screen_text, small_with, started
from roletui.records.autosave import Session
from roletui.state.history import Steps
from roletui.state.state import State
from roletui.tui import autosave_thread
from roletui.tui.autosave_thread import AutosaveThread


async def test_a_change_is_saved_when_its_frame_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app tells the thread that saves; that would else wait for a sign or for ten minutes."""
    monkeypatch.setattr(autosave_thread, "LONGEST", 600)
    saved, context = Queue[State](), small_with()

    def save(_session: Session, state: State, _steps: Steps) -> str:
        saved.put(state)
        return ""

    monkeypatch.setattr(Session, "save", save)
    keeper = AutosaveThread(context, Session.begin(context))
    async with started(context=context, autosave=keeper) as (app, pilot):
        for key in ("1", "u"):
            await press(pilot, key)
            assert saved.get(timeout=60) == app.state
    keeper.close()


async def test_what_can_wait_is_done_when_all_keys_are_answered() -> None:
    """Once for keys that come together, and then their last one is on the screen."""
    seen = []
    async with started(context=small_with()) as (app, pilot):
        app.tidy = lambda: seen.append(screen_text(app))
        await press(pilot, "c", "b", "r", "w")
        assert seen
        assert small_with().dataset.questions[0].ask in seen[-1]
