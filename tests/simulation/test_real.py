"""Random events in a real terminal, with kills and restarts."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from .real import play


@pytest.mark.harness
def test_nothing_is_lost_in_a_real_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """For a minute and a half: no traceback, no wrong status, no state that was kept is lost."""
    failed = play(100_000, 2_000, 1, seconds=90)
    assert not failed, capsys.readouterr().out
