"""How ``roletui ask`` reads and speaks: plain lines, no colours, no cursor that moves."""

import io
import os
import re
import sys
from collections.abc import Iterator
from textwrap import fill

from roletui.cli.streams import columns
from roletui.early import DUMB
from roletui.text.clean import printable
from roletui.text.numbers import first_upper

PROMPT = "> "
BYTE_ORDER_MARK = "\ufeff"
"""What some editors of Windows begin a file with."""
NARROWEST = 20
"""Minimum width at which lines are wrapped, in columns."""


class Speech:
    """Reads lines and prints paragraphs; a person at a terminal gets a prompt and wrapped lines."""

    def __init__(self) -> None:
        self.person = sys.stdin.isatty() and sys.stdout.isatty()
        """Whether both input and output are a terminal."""
        self.alone = not sys.stdin.isatty()
        """Whether nobody is there who could answer again: the lines come from a file or a pipe."""
        self._number = 0
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        if self.person and os.environ.get("TERM", "") not in DUMB:
            _edit_lines()

    def lines(self) -> Iterator[str]:
        """Yield each line of the input; lines from a pipe are echoed."""
        while True:
            sys.stdout.flush()
            if self.person:
                try:
                    line = input(PROMPT)
                except EOFError:
                    print()
                    return
                except ValueError as error:  # a NUL among what was typed
                    line = str(error)
            else:
                line = sys.stdin.readline()
                if not line:
                    return
                if not self._number:
                    line = line.removeprefix(BYTE_ORDER_MARK)
                print(f"{PROMPT}{printable(line.strip())}")
            self._number += 1
            yield line

    def say(self, *paragraphs: str) -> None:
        """Print paragraphs, wrapped on a terminal, and an empty line."""
        for text in paragraphs:
            print(_wrapped(printable(text)) if sys.stdout.isatty() else printable(text))
        print(flush=True)

    def complain(self, words: str) -> None:
        """Print to stderr what is wrong with a line, with its number if it came from a pipe."""
        self.notice(words if self.person else f"line {self._number}: {words}")

    def notice(self, words: str) -> None:
        """Print to stderr what is not part of the interview."""
        sys.stdout.flush()
        text = printable(first_upper(words) if self.person else f"roletui: {words}")
        print(_wrapped(text) if sys.stderr.isatty() else text, file=sys.stderr, flush=True)


def _edit_lines() -> None:
    """Enable line editing and history if the system has readline; no history file is kept."""
    try:
        import readline  # only for a person at a terminal, since it changes input(): 0.9 ms
    except ImportError:
        return
    # Otherwise readline would switch a terminal mode around every line.
    readline.parse_and_bind("set enable-bracketed-paste off")


def _wrapped(text: str) -> str:
    width = max(NARROWEST, columns())
    numbered = re.match(r"[0-9]+\. ", text)
    indent = " " * len(numbered[0]) if numbered else ""
    return fill(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
