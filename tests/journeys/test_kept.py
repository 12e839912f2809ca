"""What is done in the app is kept while it runs, and trouble with that is said where one works."""

import errno
import os

import pytest

from journeys.running import press, small_with, started, until, words_of
from roletui.records.autosave import Session
from roletui.records.session_files import session_files
from roletui.tui.autosave_thread import AutosaveThread


async def test_a_disk_that_is_full_is_said_in_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answering goes on; one sentence says that it is not kept, and another once it is again."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    context = small_with()
    session = Session.begin(context)
    autosave = AutosaveThread(context, session)
    async with started(context=context, autosave=autosave) as (app, pilot):
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full)
            await press(pilot, "2")
            await until(pilot, lambda: "What you change cannot be kept" in words_of(app))
        await press(pilot, "2")
        await until(pilot, lambda: "What you change is kept again." in words_of(app))
        autosave.close()
    assert len(session_files()) == 1
    session = Session.begin(context)
    session.close()
    assert session.state == app.state


async def test_what_is_not_kept_is_left_only_when_told_so_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first *q* says what would be lost, and how to save it; each change asks anew."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    context = small_with()
    autosave = AutosaveThread(context, Session.begin(context))
    async with started(context=context, autosave=autosave) as (app, pilot):
        monkeypatch.setattr(os, "fsync", full)
        await press(pilot, "2")
        await until(pilot, lambda: "What you change cannot be kept" in words_of(app))
        await press(pilot, "q")
        assert "e saves it; q again leaves without it." in words_of(app)
        await press(pilot, "2")
        await until(pilot, lambda: "q again leaves" not in words_of(app))
        await press(pilot, "q")
        assert "q again leaves without it." in words_of(app)
        assert app.is_running
        await press(pilot, "q")
        assert not app.is_running
        autosave.close()
    assert autosave.lost.startswith("What you changed last was not kept in ")


async def test_the_palette_says_what_an_undo_takes_back() -> None:
    """Before it is done: in the palette's line about undo."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "2", "ctrl+p")
        await press(pilot, *"undo")
        await until(pilot, lambda: "Takes back: answer (Small fault: No" in words_of(app))
