"""Textual behind the filter: every sequence that comes through is one event, and at once."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Iterator
from itertools import product
from queue import SimpleQueue

import pytest
from textual import events
from textual.app import App
from textual.message import Message

from roletui.text.keyboard import Keyboard
from roletui.tui.ending import Ending
from roletui.tui.ground import Ground

if sys.platform == "win32":
    pytest.skip("needs a terminal of POSIX", allow_module_level=True)

from roletui.tui.terminal_driver import TerminalDriver

MARK = "§"


class Ended(App[None]):
    """An app with an ending that never comes."""

    ending = Ending()
    ground = Ground()


class Listening(TerminalDriver):
    """A driver that reads from a pipe and collects what Textual makes of it."""

    def __init__(self) -> None:
        super().__init__(Ended())
        self.messages: list[Message] = []
        self.marks = threading.Semaphore(0)

    def process_message(self, message: Message) -> None:
        """Collect the message; count the marks."""
        if isinstance(message, events.Key) and message.character == MARK:
            self.marks.release()
        else:
            self.messages.append(message)


async def made_of(sequences: list[bytes], monkeypatch: pytest.MonkeyPatch) -> list[list[Message]]:
    """Return the messages that Textual makes of each sequence before the next key; then hang up."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(Ending, "listen", lambda _: None)
    told = SimpleQueue[int | BaseException]()
    monkeypatch.setattr(Ended.ending, "tell", told.put)
    keyboard, typing = os.pipe()
    monkeypatch.setattr(sys, "__stdin__", os.fdopen(keyboard))
    driver = Listening()
    thread = threading.Thread(target=driver.run_input_thread)
    thread.start()
    found = []
    try:
        for sequence in sequences:
            os.write(typing, sequence + MARK.encode())
            assert await asyncio.to_thread(driver.marks.acquire, timeout=60), sequence
            found.append([*driver.messages])
            driver.messages.clear()
        os.close(typing)
        hung_up = await asyncio.to_thread(told.get, timeout=60)
        assert hung_up == signal.SIGHUP
    finally:
        driver.exit_event.set()
        await asyncio.to_thread(thread.join)
        sys.__stdin__.close()
    assert told.empty()
    return found


async def test_keys_have_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of every kind of terminal are what Textual calls them, a mouse report is one."""
    named = {
        b"1": "1",
        b"\r": "enter",
        b"\x03": "ctrl+c",
        b"\x1b[A": "up",
        b"\x1bOB": "down",
        b"\x1b[1;2D": "shift+left",
        b"\x1b[3~": "delete",
        b"\x1b[Z": "shift+tab",
        b"\x1bOq": "1",
        b"\x1b[49;;49u": "1",
        b"\x1b[112;5u": "ctrl+p",
        b"\x1b[27u": "escape",
        b"\x1b[7$": "shift+home",
    }
    reports = [b"\x1b[<0;12;5M", b"\x1b[I", b"\x1b[200~two words\x1b[201~", b"\x1b[?1;2c"]
    found = await made_of([*named, *reports], monkeypatch)
    keys, (mouse, focus, paste, answer) = found[: len(named)], found[len(named) :]
    assert [[key.key for key in made if isinstance(key, events.Key)] for made in keys] == [
        [name] for name in named.values()
    ]
    assert [(type(event), event.x, event.y) for event in mouse] == [(events.MouseDown, 11, 4)]
    assert [type(event) for event in focus] == [events.AppFocus]
    assert [event.text for event in paste if isinstance(event, events.Paste)] == ["two words"]
    assert answer == []


def known() -> Iterator[bytes]:
    """Yield every sequence that comes through and has no more than two signs of its own."""
    signs = [chr(code) for code in range(0x20, 0x7F)]
    for kind, length in (("", 1), ("O", 1), ("[[", 1), ("[", 1), ("[", 2)):
        for rest in product(signs, repeat=length):
            keyboard, sequence = Keyboard(), f"\x1b{kind}{''.join(rest)}"
            if not keyboard.feed(sequence[:-1].encode()) and keyboard.feed(rest[-1].encode()):
                yield sequence.encode()


@pytest.mark.harness
async def test_nothing_is_waited_for_or_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each sequence that comes through is one event of Textual's before the next key is."""
    sequences = [*known(), *(f"\x1b[{number};2~".encode() for number in range(60))]
    found = await made_of(sequences, monkeypatch)
    assert len(sequences) > 150
    wrong = {key: made for key, made in zip(sequences, found, strict=True) if len(made) > 1}
    assert wrong == {}
