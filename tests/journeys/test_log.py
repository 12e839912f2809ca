"""``--log`` of the app: its steps, in a real pseudo-terminal."""

import sys
from pathlib import Path

import pytest
from helpers import SMALL, TODAY

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from journeys.terminal import Terminal


@pytest.mark.harness
def test_the_app_logs_its_steps(tmp_path: Path) -> None:
    """From its start over the session and each save to its end; nothing that was typed."""
    roletui = [sys.executable, "-m", "roletui", "--dataset", str(SMALL), "--log", "l.log"]
    file = tmp_path / "l.log"
    with Terminal([*roletui, "--as-of", TODAY]) as terminal:
        terminal.wait_for("Is it only a flat tyre")
        terminal.type("1")
        terminal.wait_for("Have you the tools")
        while "first frame" not in file.read_text(encoding="utf-8"):
            terminal.rest(0.1)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    text = file.read_text(encoding="utf-8")
    said = [line.partition(" ms  ")[2] for line in text.splitlines()]
    steps = ["session: begun", "app: its first frame is shown", "app: left", "exit status: 0"]
    places = [said.index(step) for step in steps]
    assert places == sorted(places)
    saved = [words for words in said if words.startswith("links ") and "sessions" in words]
    assert saved
    assert "Lift the wheel" not in text
