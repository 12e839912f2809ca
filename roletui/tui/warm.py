"""Imported once by a process that others are forked from: what an app does first is done here.

An app that nobody sees goes through its screens; what it imports, parses and caches is shared.
"""

import datetime
import gc

from textual.pilot import Pilot

from roletui.dataset.load import load
from roletui.screens.modes import SCREENS
from roletui.state.context import Context
from roletui.tui.idle_loop import run_to_end


def go_through_screens() -> None:
    """Show every screen of an app without a terminal, and collect what is left over."""
    from roletui.tui.app import RoletuiApp  # all of the app, which is started from here: 10 ms

    async def visit(pilot: Pilot[object]) -> None:
        for mode in SCREENS:
            pilot.app.switch_mode(mode)
            await pilot.pause()
        pilot.app.exit()

    app = RoletuiApp(Context.of(load(), datetime.date.today()))
    run_to_end(app.run_async(headless=True, size=(80, 24), auto_pilot=visit))
    gc.collect()
    gc.freeze()  # what is never collected is not written to, and stays shared


go_through_screens()
