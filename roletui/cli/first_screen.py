"""What a start without arguments shows first; painted and kept by the run before it."""

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

import roletui
from roletui.dataset.available import AvailableDataset, available_datasets, made_of
from roletui.dataset.load import DEFAULT, load, shipped
from roletui.dataset.review_dates import due, overdue
from roletui.disk.paths import datasets_folder, sessions_folder, settings_file
from roletui.early import first_frame
from roletui.records.autosave import left_off
from roletui.records.last_visit import kept_place, theme_of
from roletui.records.session_files import latest
from roletui.settings.load import settings_or_trouble
from roletui.state.beginning import is_new
from roletui.state.context import Context
from roletui.state.state import State

PATIENCE = 30
"""Seconds for which the first screen is painted at most."""


def choices(context: Context, state: State) -> Sequence[AvailableDataset]:
    """Return the datasets that are offered where nothing is decided yet; one alone is no choice."""
    found = available_datasets() if is_new(context, state) else []
    return found if len(found) > 1 else ()


def place_left(context: Context, state: State) -> str:
    """Return the name of the screen on which a decision was left; empty where nothing is decided.

    A name that is no screen's any more stands for the first one.
    """
    return "" if is_new(context, state) else kept_place(context.dataset.about.id)


def keep_first_screen(*, dark: bool | None) -> None:
    """Keep what the next start shows first on this terminal, whose ground is ``dark``.

    A process of its own paints it, so that nobody waits for that. Where it cannot be found out,
    nothing is kept: whoever leaves has no use for the reason.
    """
    with suppress(Exception):
        facts = first_frame.facts(_made_of())
        if facts is None or first_frame.is_kept() or not os.path.isdir(sessions_folder()):
            return  # where nothing has been kept yet, this is not the first to be
        first_frame.forget()
        size = (*os.get_terminal_size(1),)
        if not os.fork():
            try:
                _part_from_terminal()
                _keep(facts, size, dark)
            finally:
                os._exit(0)


def _made_of() -> tuple[str, ...]:
    """Return the files and folders that decide what is shown."""
    # No headless command may import these; the app, which has just run, has: 0 ms
    from rich import console
    from textual import app

    folders = (
        settings_file(),
        sessions_folder(),
        datasets_folder(),
        os.path.dirname(shipped(DEFAULT)),
    )
    return (*folders, *(str(module.__file__) for module in (roletui, app, console)))


def _part_from_terminal() -> None:
    """Let this process hold no terminal, wait for nothing, and end within :data:`PATIENCE`."""
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(null, stream)
    for name in first_frame.SIGNALS:
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    signal.alarm(PATIENCE)


def _keep(facts: first_frame.Fact, size: tuple[int, int], dark: bool | None) -> None:
    settings, trouble = settings_or_trouble()
    if trouble:
        return  # which is said when the app starts
    context = Context.of(load(made_of(latest())), date.today(), settings)
    if overdue(context.dataset, context.today):
        return  # which is said before the app starts
    from roletui.tui.app import RoletuiApp  # as above, 0 ms
    from roletui.tui.on_paper import on_paper

    state, earlier = left_off(context)
    app = RoletuiApp(
        context,
        state,
        asks_task="words",
        choices=choices(context, state),
        place=place_left(context, state),
        earlier=earlier,
        theme=theme_of(settings),
        keys=settings.keys,
    )
    app.ground.dark = dark
    about, sources = context.dataset.about, context.dataset.sources
    until = min([about.review_by, *(due(about, source) for source in sources)])
    first_frame.keep(on_paper(app, size), facts, until.isoformat(), dark)
