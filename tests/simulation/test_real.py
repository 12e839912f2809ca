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


class Lives:
    """Lives that were killed one after the other, as their log and their folder tell of them."""

    def __init__(self, folder: Path) -> None:
        self.life = Life(folder, 1, 1)
        self.sessions = folder / "sessions"
        self.sessions.mkdir()
        self.file = self.sessions / "ai-roles.toml"
        self.left = self.sessions / ".roletui-ai-roles.toml-x"
        """What a kill has left beside the place of that file."""
        self._log = folder / "log"
        self._log.touch()

    def log(self, word: str, text: str, file: Path | str = "") -> None:
        """Write down what happens to a state."""
        with self._log.open("a") as log:
            log.write(f"{word} {checksum(text)} {file}\n")

    def killed(self) -> None:
        """End the first life, before its first file has its name."""
        self.log("begin", "first")
        self.left.write_text("first")
        self.life.check_kept()


@pytest.fixture
def lives(tmp_path: Path) -> Lives:
    """Lives of which none has begun."""
    return Lives(tmp_path)


@pytest.mark.parametrize(("found", "fails"), [("first", False), ("second", False), ("gone", True)])
def test_what_a_kill_left_beside_its_place_counts_as_begun(
    lives: Lives, found: str, fails: bool
) -> None:
    """The next life puts it there, and is killed while it writes again."""
    lives.killed()
    lives.left.unlink()
    lives.file.write_text(found)
    lives.log("begin", "second", lives.file)
    with pytest.raises(BrokenPromiseError) if fails else nullcontext():
        lives.life.check_kept()


def test_what_a_kill_left_is_put_there_by_a_life_that_begins_afresh(lives: Lives) -> None:
    """A life with the other dataset leaves it alone; one that begins afresh keeps another file."""
    lives.killed()
    for dataset in ("data-roles", "ai-roles.2"):
        if dataset == "ai-roles.2":
            lives.left.rename(lives.file)
        file = lives.sessions / f"{dataset}.toml"
        file.write_text(dataset)
        lives.log("begin", dataset)
        lives.log("kept", dataset, file)
        lives.life.check_kept()
    assert lives.file.read_text() == "first"


def test_what_was_put_there_must_stay(lives: Lives) -> None:
    """Once a later start has put it there, it is as good as kept."""
    lives.killed()
    lives.left.rename(lives.file)
    lives.life.check_kept()
    lives.file.unlink()
    with pytest.raises(BrokenPromiseError, match="a session is gone"):
        lives.life.check_kept()


def test_half_a_file_is_not_to_be_put_there(lives: Lives) -> None:
    """What a kill left of a state is not that state."""
    lives.log("begin", "first")
    lives.left.write_text("fir")
    lives.life.check_kept()
    lives.left.rename(lives.file)
    with pytest.raises(BrokenPromiseError, match="not what was kept"):
        lives.life.check_kept()


@pytest.mark.parametrize("ended", [False, True])
def test_what_was_kept_must_stay_though_older_work_waits_beside_it(
    lives: Lives, ended: bool
) -> None:
    """Once a state is kept in a file, what had waited for the place of that file is no excuse.

    It is none in the life that kept the state, and none in a later one.
    """
    lives.killed()
    lives.file.write_text("second")
    lives.log("begin", "second", lives.file)
    lives.log("kept", "second", lives.file)
    if ended:
        lives.life.check_kept()
    lives.left.rename(lives.file)
    with pytest.raises(BrokenPromiseError, match="not what was kept"):
        lives.life.check_kept()
