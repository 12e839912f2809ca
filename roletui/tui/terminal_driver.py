"""Textual's driver of a terminal, with a filter before it and an end that does not need the app."""

import io
import os
import select
import signal
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, runtime_checkable

from textual import constants
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from roletui.early import first_frame
from roletui.text.keyboard import CUT, ESC, ESCAPE_KEY, Keyboard
from roletui.text.terminal_ground import QUESTION
from roletui.tui.ending import Ending
from roletui.tui.ground import Ground

MOUSE_OFF = "\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"
"""Ends every kind of mouse report that Textual asks for."""


OTHER_SCREEN = "\x1b[?1049h"
"""Takes the terminal's other screen, and clears it."""

CANNOT_BE_ASKED = ("linux",)
"""What ``TERM`` is where a question that is not known may be painted."""


@runtime_checkable
class InTerminal(Protocol):
    """Something with an end of its own, on a ground that it wants to know of."""

    ending: Ending
    ground: Ground


class TerminalDriver(LinuxDriver):
    """Reads the terminal through a :class:`Keyboard`, and gives it back from any thread.

    It asks for the ground of the terminal each time that it takes it.
    """

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert isinstance(app, InTerminal), "this driver is for an app with ending and ground"
        self.ground = app.ground
        """What is told of the ground of the terminal."""
        self.ground.ask = self.ask_ground
        self.ending = app.ending
        """What ends the process if the terminal is closed, and whenever it must end."""
        self.ending.give_back = self.give_back
        self.ending.listen()  # before the terminal is taken
        self._terminal = self.fileno
        """The terminal, while Textual reads something else."""
        self._stands = False
        """Whether the other screen is taken already, with a first frame that is to stay."""
        self._stop: io.IOBase = io.BytesIO()
        """What is closed to end the reading of the terminal."""
        self._last_writer: int | None = None
        """The thread that gives the terminal back; what others write then is dropped."""

    def write(self, data: str) -> None:
        """Write to the terminal, unless it is given back meanwhile."""
        if self._last_writer in (None, threading.get_ident()) and not (
            self._stands and data == OTHER_SCREEN
        ):
            super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal, with the first frame that may stand there."""
        self._stands = first_frame.stands()
        start: Callable[[], object] = super().start_application_mode
        start()
        before = first_frame.take_over()
        if before is not None:
            self.attrs_before = before
        self._stands = False

    def disable_input(self) -> None:
        """Read no more, and without delay: Textual looks for an end ten times a second."""
        self._stop.close()
        super().disable_input()

    def ask_ground(self) -> None:
        """Ask for the ground; what the terminal answers, and when, is up to it."""
        if self.attrs_before is not None and os.environ.get("TERM") not in CANNOT_BE_ASKED:
            self.write(QUESTION)
            self.flush()

    def give_back(self) -> list[str]:
        """Leave the terminal as it was, though the app may go on painting."""
        self._last_writer = threading.get_ident()
        if self.attrs_before is None:
            first_frame.leave()
            return []  # it has not been taken yet
        # Textual would set a signal handler, which only the main thread may, and wait for its
        # reader, which may have thousands of keys to work off.
        self.exit_event.set()
        self.fileno = self._terminal
        self.write(MOUSE_OFF)
        self.stop_application_mode()
        with suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCIFLUSH)
        self.close()
        first_frame.leave()  # if that was not taken over yet
        return []

    def run_input_thread(self) -> None:
        """Read keys, as Textual does, from what the filter lets through; ask for the ground."""
        read, write = os.pipe()
        stopped, stop = os.pipe()
        keys, self._stop = os.fdopen(write, "wb", 0), os.fdopen(stop, "wb", 0)
        reader = threading.Thread(
            target=self._filter, args=(keys, stopped), name="keyboard", daemon=True
        )
        self.fileno = read
        reader.start()
        self.ask_ground()
        try:
            super().run_input_thread()
        except Exception as error:
            self.ending.tell(error)
        finally:
            self.fileno = self._terminal
            os.close(read)  # before the filter is waited for, which may be writing into it
            self._stop.close()
            reader.join()
            keys.close()
            os.close(stopped)

    def _filter(self, keys: io.FileIO, stopped: int) -> None:
        """Pass on what the user did, until Textual stops to read."""
        keyboard = Keyboard(
            ESC if constants.DISABLE_KITTY_KEY else ESCAPE_KEY, constants.ESCAPE_DELAY
        )
        # Textual has just asked what the terminal can do: an ESC now is rather an answer's.
        answered = time.monotonic() + CUT
        while True:
            patience = keyboard.patience
            if patience is not None:
                patience = max(patience, answered - time.monotonic())
            ready, _, _ = select.select([self._terminal, stopped], [], [], patience)
            if stopped in ready:
                keys.close()  # whose end wakes Textual
                return
            try:
                words = keyboard.feed(_read(self._terminal)) if ready else keyboard.expire()
                for said in keyboard.said():
                    self.ground.hear(said)
            except EOFError:
                self.ending.tell(signal.SIGHUP)
                return
            try:
                _write(keys, words.encode())
            except BrokenPipeError:
                return


def _read(terminal: int) -> bytes:
    """Return what has been typed; raise ``EOFError`` where the terminal has been closed."""
    try:
        data = os.read(terminal, 4096)
    except OSError:
        data = b""
    if not data:
        raise EOFError
    return data


def _write(keys: io.FileIO, data: bytes) -> None:
    """Write all; raise ``BrokenPipeError`` where nobody reads it any more."""
    while data:
        data = data[keys.write(data) :]
