"""``roletui`` and ``roletui open``: the app."""

import argparse
import gc
import sys

from roletui.cli.errors import DONE, RequestError
from roletui.cli.opening import opened, take_keyboard
from roletui.cli.setting import last_used, loaded, talk, today
from roletui.dataset.shelf import offers
from roletui.decision import Tree
from roletui.keeper import Keeper
from roletui.scenario import Scenario, reopen
from roletui.session import Session
from roletui.setting import Setting
from roletui.state import State


def run(options: argparse.Namespace) -> int:
    """Load everything that can be refused, then hand the terminal to the app."""
    scenario = _scenario(options.file) if options.file else None
    found = loaded(options, scenario.dataset.id if scenario else last_used(options))
    setting = Setting(found, Tree(found.dataset), today(options))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise RequestError(
            "the app needs a terminal. Without one: roletui ask asks in plain lines; roletui "
            "decide, compare, cost and export answer at once; roletui --help lists them all."
        )
    session = Session.begin(found, setting.tree, fresh=options.fresh or scenario is not None)
    state, notice = session.state, session.words
    if session.resumed:
        notice += " n starts over."
    if scenario:
        state, warnings = reopen(scenario, found, setting.tree)
        notice = " ".join(warnings)
    from roletui.app import RoletuiApp  # Textual, which no headless command may import
    from roletui.watch import Watch

    asked = options.dataset is None and scenario is None and state == State()
    choices = offers() if asked else []
    keeper = Keeper(setting, session)
    app = RoletuiApp(
        setting,
        state,
        notice,
        choices=choices if len(choices) > 1 else (),
        watch=Watch(found.file) if options.watch else None,
        keeper=keeper,
    )
    keeper.say, app.wind_up = app.say_from_thread, keeper.close
    gc.freeze()
    gc.enable()
    try:
        app.run()
    finally:
        keeper.say = talk
        app.wind_up()
    return app.return_code or DONE


def _scenario(word: str) -> Scenario:
    scenario = opened(word)
    if word == "-":
        take_keyboard()
    return scenario
