"""A program that is killed while it writes loses nothing that it had kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import SMALL

if sys.platform == "win32":
    pytest.skip("needs fork and SIGKILL", allow_module_level=True)

SCRIPT = f"""
import os, random, signal, sys, time
from datetime import date
from roletui.dataset.load import load
from roletui.disk.write import temporary_name
from roletui.disk.paths import sessions_folder
from roletui.records.autosave import RESUMED, Session
from roletui.state.context import Context
from roletui.state.state import State

context = Context.of(load({str(SMALL)!r}), date.today())
PAD = "x" * 200
number, halves = 0, 0

def words(number):
    return f"{{number}} {{PAD}} {{number}}"

def write_on(pipe, session, number):
    while True:
        number += 1
        assert session.save(State(notes=words(number))) == ""
        os.write(pipe, b"%d\\n" % number)

kills, kill = int(sys.argv[1]), 0
# However fast the disk is, some must be killed in the middle of a write.
while kill < kills or (halves <= kills // 20 and kill < 20 * kills):
    kill += 1
    theirs, ours = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            session = Session.begin(context)
            os.write(ours, b"%d\\n" % number)
            write_on(ours, session, number)
        finally:
            os._exit(9)
    os.close(ours)
    told = os.read(theirs, 65536)
    wanted = number + random.randrange(3)
    while int(told.split()[-1]) < wanted:
        told += os.read(theirs, 65536)
    time.sleep(random.uniform(0, 0.003))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), status
    while part := os.read(theirs, 65536):
        told += part
    os.close(theirs)
    last = int(told.split()[-1])
    left = os.listdir(sessions_folder()) if os.path.isdir(sessions_folder()) else []
    halves += any(name.startswith(temporary_name("bicycle.toml")) for name in left)
    session = Session.begin(context)
    session.close()
    notes = session.state.notes
    number = int(notes.split()[0]) if notes else 0
    assert last <= number <= last + 1, (last, number)
    assert notes == (words(number) if number else ""), "torn"
    assert session.words == (RESUMED if number else ""), session.words
print(number, halves)
"""


@pytest.mark.parametrize("kills", [50, pytest.param(500, marks=pytest.mark.harness)])
def test_a_program_killed_at_any_moment_of_writing(tmp_path: Path, kills: int) -> None:
    """Killed over and over while it writes: the last state it had kept is there, and whole."""
    home = {**os.environ, "ROLETUI_HOME": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(kills)],
        env=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    number, halves = map(int, ran.stdout.split())
    assert number > kills // 2, "hardly anything was written"
    assert halves > kills // 20, "hardly any was killed in the middle of a write"
    left = {name for name in os.listdir(tmp_path / "sessions") if not name.endswith(".lock")}
    assert left == {"bicycle.toml"}
