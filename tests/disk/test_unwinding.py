"""A program that a signal ends while it writes leaves no temporary file."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from roletui.disk.unwinding import unwound

if sys.platform == "win32":
    pytest.skip("needs signals of POSIX", allow_module_level=True)

WRITES = """
import signal, sys
signal.signal(int(sys.argv[2]), signal.SIG_DFL)  # nohup, under which tests may run, ignores one
from roletui.disk.write import write_pieces

def pieces():
    yield b"half"
    print("begun", flush=True)
    sys.stdin.read()  # waits until it is ended

write_pieces(sys.argv[1], pieces(), overwrite=True)
"""


def ended_by(number: int, program: list[str]) -> int:
    """Run a program until it says something, send a signal, and return the exit status."""
    running = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert running.stdin
    assert running.stdout
    try:
        assert running.stdout.readline() == b"begun\n"
        running.send_signal(number)
        return running.wait(60)
    finally:
        running.kill()
        running.stdin.close()
        running.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_nothing_half_written_is_left(tmp_path: Path, number: signal.Signals) -> None:
    """The old file stands, and nothing beside it; a shell is told the number of the signal."""
    file = tmp_path / "table.csv"
    file.write_text("old")
    assert (
        ended_by(number, [sys.executable, "-c", WRITES, str(file), str(int(number))])
        == 128 + number
    )
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"table.csv": "old"}


def test_what_somebody_handles_is_theirs() -> None:
    """A handler stays; one of ours is gone afterwards, and another thread sets none."""
    told: list[int] = []
    old = signal.signal(signal.SIGHUP, lambda number, _: told.append(number))
    try:
        with unwound(), unwound():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, old)
    assert told == [signal.SIGHUP]
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit) as left, unwound():
        os.kill(os.getpid(), signal.SIGTERM)
    assert left.value.code == 143
    assert signal.getsignal(signal.SIGTERM) is before
    seen = []

    def elsewhere() -> None:
        with unwound():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert seen == [before]


@pytest.mark.parametrize(
    ("first", "second"),
    [(signal.SIGTERM, signal.SIGHUP), (signal.SIGHUP, signal.SIGTERM)],
)
def test_the_other_signal_breaks_nothing_off(first: signal.Signals, second: signal.Signals) -> None:
    """What the first one takes away is taken away to its end, and the status stays the first's."""
    done = []

    def write() -> None:
        try:
            os.kill(os.getpid(), first)
        finally:
            os.kill(os.getpid(), second)
            done.append(second)

    with pytest.raises(SystemExit) as left, unwound():
        write()
    assert (done, left.value.code) == ([second], 128 + first)
