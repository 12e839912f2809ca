"""Entry point of the ``roletui`` command."""

import gc
import os
import sys

from roletui import __version__


def main() -> None:
    """Run the command line and leave with its exit status."""
    if "_ARGCOMPLETE" in os.environ:
        from roletui.cli.complete import complete  # only where a shell asks: 17 ms

        os._exit(complete())
    if len(sys.argv) == 1:
        from roletui.early.first_frame import show  # only where the app starts: 2 ms

        show()
    from roletui.cli.streams import carried_out, prepare  # after what is seen first: 7 ms

    prepare()
    status = carried_out(_version if sys.argv[1:] == ["--version"] else _command)
    # Everything is written and the terminal restored: taking the interpreter down object by object
    # would add an eighth to a command's time, and 50 ms to quitting the app.
    os._exit(status)


def _version() -> int:
    print(f"roletui {__version__}")
    return 0


def _command() -> int:
    # Nothing of what is loaded now becomes garbage; the app turns the collector on again.
    gc.disable()
    from roletui.cli.parser import run  # after --version, which needs no command line: 12 ms

    return run(sys.argv[1:])


if __name__ == "__main__":
    main()
