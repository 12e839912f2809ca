"""``roletui`` and ``roletui open``: the app."""

import argparse
import gc
import sys
import typing

from roletui.cli.errors import DONE, RequestError
from roletui.cli.setting import loaded, read, today
from roletui.decision import Tree
from roletui.setting import Setting

if typing.TYPE_CHECKING:
    from roletui.scenario import Scenario


def run(options: argparse.Namespace) -> int:
    """Load everything that can be refused, then hand the terminal to the app."""
    scenario = _scenario(options.file) if options.file else None
    found = loaded(options, scenario.dataset.id if scenario else "")
    tree = Tree(found.dataset)
    state, notice = None, ""
    if scenario:
        from roletui.scenario import reopen  # nobody who starts afresh waits for it: 5 ms

        state, warnings = reopen(scenario, found, tree)
        notice = " ".join(warnings)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise RequestError(
            "the app needs a terminal. Without one: roletui decide, compare, cost, export or "
            "check; roletui --help lists them."
        )
    from roletui.app import RoletuiApp  # Textual, which no headless command may import
    from roletui.dataset.shelf import offers
    from roletui.watch import Watch

    choices = offers() if options.dataset is None and scenario is None else []
    app = RoletuiApp(
        Setting(found, tree, today(options)),
        state,
        notice,
        choices=choices if len(choices) > 1 else (),
        watch=Watch(found.file) if options.watch else None,
    )
    gc.freeze()
    gc.enable()
    app.run()
    return app.return_code or DONE


def _scenario(file: str) -> "Scenario":
    from roletui.scenario import scenario_of  # nobody who starts afresh waits for it: 5 ms

    return scenario_of(read(file), file)
