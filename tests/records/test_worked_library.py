"""How long a name is, how long one waits for another window, and what a list says, to the unit."""

import os
import time
from pathlib import Path

import pytest
from helpers import small

from roletui.disk.lock import Lock
from roletui.disk.paths import scenarios_folder
from roletui.disk.write import NOT_THERE
from roletui.records.library import Saved, SavedError, copy_name, free_name, read, save
from roletui.records.scenario_text import dumps
from roletui.state.state import State
from roletui.text.name import clean_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 80),
        ("x" * 79 + " yy", "x" * 79),  # the 80th sign is a blank, which does not end a name
        ("x" * 78 + " yy", "x" * 78 + " y"),
    ],
)
def test_a_name_has_eighty_signs_at_most(typed: str, kept: str) -> None:
    """What is longer is cut there."""
    assert clean_name(typed) == kept


def test_a_number_behind_a_long_name_takes_its_end() -> None:
    """Eighty signs in all: 78 of its own before “ 2”, 73 before “ (copy)”."""
    long = Saved("a.toml", "x" * 80, NOT_THERE)
    again = Saved("b.toml", f"{'x' * 78} 2", NOT_THERE)
    assert free_name("x" * 90, []) == "x" * 80
    assert free_name("x" * 80, [long]) == f"{'x' * 78} 2"
    assert free_name("x" * 80, [long, again]) == f"{'x' * 78} 3"
    assert copy_name("x" * 80, [long]) == f"{'x' * 73} (copy)"
    copied = Saved("c.toml", f"{'x' * 73} (copy)", NOT_THERE)
    assert copy_name("x" * 80, [long, copied]) == f"{'x' * 71} (copy 2)"


def test_when_a_file_was_changed() -> None:
    """A file bears nanoseconds, a list shows seconds; what is not there was changed in 1970."""
    assert Saved("a.toml", "A", (2_500_000_000, 1, 1)).changed == 2.5
    assert Saved("a.toml", "A", NOT_THERE).changed == 0.0


@pytest.mark.parametrize(
    ("lines", "more"),
    [("mood = 1\n", ""), ("mood = 1\nhue = 2\n", " And 1 more."), ("a = 1\nb = 2\nc = 3\n", "2")],
)
def test_of_several_problems_the_first_is_told_and_the_rest_counted(
    tmp_path: Path, lines: str, more: str
) -> None:
    """One sentence fits in a list."""
    file = tmp_path / "bad.toml"
    text = dumps(small(), State()).replace("format = 1\n", f"format = 1\n{lines}")
    file.write_text(text, encoding="utf-8")
    told = read(str(file)).trouble
    assert told.startswith("bad.toml:2:1: error: ")
    assert (" And " in told) == bool(more)
    assert more in told


@pytest.mark.parametrize(
    ("size", "trouble"),
    [(4_000_000, ""), (4_000_001, "full.toml is larger than 4 MB.")],
)
def test_a_file_has_four_megabytes_at_most(tmp_path: Path, size: int, trouble: str) -> None:
    """A scenario and a comment behind it; to the byte."""
    file = tmp_path / "full.toml"
    file.write_bytes(f"{dumps(small(), State())}#".encode().ljust(size, b"x"))
    assert read(str(file)).trouble == trouble


def test_what_is_saved_over_another_is_in_its_file() -> None:
    """Under another name too, since the name stands in the file."""
    first = read(save(small(), State(), "Plan"))
    again = read(save(small(), State(notes="New."), "Other", first))
    assert (again.file, again.name) == (first.file, "Other")


class Clock:
    """A clock that only goes on while somebody waits."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.waits: list[float] = []

    def monotonic(self) -> float:
        """Return the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.waits.append(seconds)
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Put such a clock in the place of the system's, and make the folder of the decisions."""
    found = Clock()
    monkeypatch.setattr(time, "monotonic", found.monotonic)
    monkeypatch.setattr(time, "sleep", found.sleep)
    os.makedirs(scenarios_folder())
    return found


def test_two_seconds_are_waited_for_another_window(clock: Clock) -> None:
    """It is looked again each 20 milliseconds, a hundred times; then one gives up."""
    other = Lock(os.path.join(scenarios_folder(), ".lock"))
    with pytest.raises(SavedError, match="Another window is writing"):
        save(small(), State(), "Plan")
    other.release()
    assert set(clock.waits) == {0.02}
    assert len(clock.waits) in (100, 101)  # a hundredth of two seconds is no exact float


def test_what_another_window_lets_go_of_is_taken(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the other one is done after three looks, the decision is saved, and no longer held."""
    lock = os.path.join(scenarios_folder(), ".lock")
    other = Lock(lock)

    def wait(seconds: float) -> None:
        clock.sleep(seconds)
        if len(clock.waits) == 3:
            other.release()

    monkeypatch.setattr(time, "sleep", wait)
    assert os.path.exists(save(small(), State(), "Plan"))
    assert len(clock.waits) == 3
    Lock(lock).release()
