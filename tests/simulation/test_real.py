"""Random events in a real terminal, with kills and restarts."""

import hashlib
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from .model import BrokenPromiseError
from .real import Life, play


@pytest.mark.harness
def test_nothing_is_lost_in_a_real_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """For a minute and a half: no traceback, no wrong status, no state that was kept is lost."""
    failed = play(100_000, 2_000, 1, seconds=90)
    assert not failed, capsys.readouterr().out


def checksum(text: str) -> str:
    """Return the checksum by which a state is known in the log."""
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(("found", "fails"), [("first", False), ("second", False), ("gone", True)])
def test_what_a_kill_left_beside_its_place_counts_as_begun(
    tmp_path: Path, found: str, fails: bool
) -> None:
    """A life is killed before its first file has its name, the next one while it writes again."""
    life, sessions, log = Life(tmp_path, 1, 1), tmp_path / "sessions", tmp_path / "log"
    sessions.mkdir()
    file, left = sessions / "ai-roles.toml", sessions / ".roletui-ai-roles.toml-x"
    log.write_text(f"begin {checksum('first')} \n")
    left.write_text("first")
    life.check_kept()
    left.unlink()
    file.write_text(found)
    with log.open("a") as more:
        more.write(f"begin {checksum('second')} {file}\n")
    with pytest.raises(BrokenPromiseError) if fails else nullcontext():
        life.check_kept()


def test_what_was_kept_must_stay_though_older_work_waits_beside_it(tmp_path: Path) -> None:
    """Once a state is kept in a file, what had waited for the place of that file is no excuse."""
    life, sessions, log = Life(tmp_path, 1, 1), tmp_path / "sessions", tmp_path / "log"
    sessions.mkdir()
    file, left = sessions / "ai-roles.toml", sessions / ".roletui-ai-roles.toml-x"
    log.write_text(f"begin {checksum('first')} \n")
    left.write_text("first")
    life.check_kept()
    with log.open("a") as more:
        more.write(f"begin {checksum('second')} {file}\nkept {checksum('second')} {file}\n")
    left.rename(file)
    with pytest.raises(BrokenPromiseError, match="not what was kept"):
        life.check_kept()
