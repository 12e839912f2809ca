"""What is given to tmux to be pasted."""

import sys
from pathlib import Path

import pytest

from roletui.tui.clipboard import give_to_tmux

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no tmux")


def test_tmux_gets_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever signs it has; a tmux that is missing or fails is no fault."""
    heard = tmp_path / "heard"
    program = tmp_path / "tmux"
    program.write_text(f'#!/bin/sh\necho "$@" > {heard}\ncat >> {heard}\nexit 1\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    give_to_tmux("Größe\n$x `y`")
    assert heard.read_text() == "load-buffer -w -\nGröße\n$x `y`"
    program.unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    give_to_tmux("again")
    assert "again" not in heard.read_text()
