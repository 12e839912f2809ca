"""``roletui`` and ``roletui open``: the app."""

import argparse
import gc
import sys
import typing

from roletui.cli.errors import DONE, RequestError
from roletui.cli.setting import loaded, today
from roletui.decision import Tree
from roletui.setting import Setting

if typing.TYPE_CHECKING:
    from roletui.dataset.load import Loaded
    from roletui.scenario import Opened


def run(options: argparse.Namespace) -> int:
    """Load everything that can be refused, then hand the terminal to the app."""
    found = loaded(options)
    tree = Tree(found.dataset)
    opened = _opened(options.file, found, tree) if options.file else None
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise RequestError(
            "the app needs a terminal. Without one: roletui decide, compare, cost, export or "
            "check; roletui --help lists them."
        )
    from roletui.app import RoletuiApp  # Textual, which no headless command may import

    notice = " ".join(opened.warnings) if opened else ""
    app = RoletuiApp(Setting(found, tree, today(options)), opened and opened.state, notice)
    gc.freeze()
    gc.enable()
    app.run()
    return app.return_code or DONE


def _opened(file: str, found: "Loaded", tree: Tree) -> "Opened":
    from roletui.cli.export import read  # nobody who starts afresh waits for these: 5 ms
    from roletui.scenario import loads

    return loads(read(file), file, found, tree)
