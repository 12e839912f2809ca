"""Entry point of the ``roletui`` command."""

import sys

from roletui import __version__


def main() -> int:
    """Run the command line; returns the exit status."""
    if sys.argv[1:] == ["--version"]:
        print(f"roletui {__version__}")
        return 0
    from roletui.cli.parser import run  # after --version, which needs no command line: 12 ms

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
