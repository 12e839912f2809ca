"""The report on a fault: three lines that say what happened, and a file with what mends it."""

import sys
from pathlib import Path

import pytest

from roletui import __version__
from roletui.cli.crash import COMMAND, KEPT, LONGEST, REPORTS, report
from roletui.cli.errors import FAILED
from roletui.cli.streams import carried_out
from roletui.disk.paths import crashes_folder

SECRET = "what the budget really is"


def fault(depth: int = 0) -> Exception:
    """Return an error that was raised with something in a variable that is nobody's business."""
    secret = SECRET[::-1]
    try:
        cause = fault(depth - 1) if depth else None
        raise KeyError(f"no such\x1b[31m\nthing: {len(secret)}") from cause
    except Exception as error:
        return error


def written() -> list[Path]:
    """Return the reports, in the order of their names."""
    return sorted(Path(crashes_folder()).iterdir())


def test_three_lines_and_a_file() -> None:
    """What happened, what became of the work, where the details are: versions, lines, no values."""
    first, second, third = report(fault(), KEPT, ["half a reason"])
    assert first.startswith("A fault of roletui itself ended it: KeyError: ")
    assert first.isprintable()
    assert second == KEPT
    (file,) = written()
    assert third.endswith(str(file))
    text = file.read_text(encoding="utf-8")
    assert f"roletui {__version__}\n" in text
    assert "\ntextual 8" in text
    assert "test_crash.py" in text
    assert 'raise KeyError(f"no such' in text
    assert SECRET[::-1] not in text
    assert text.endswith("Typed and not kept elsewhere:\nhalf a reason\n")


def test_streams_are_the_processs_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the app runs, what is printed goes to a stream of Textual's that knows no encoding."""
    monkeypatch.setattr(sys, "stdout", object())
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "__stdin__", None)
    report(fault(), KEPT)
    (file,) = written()
    assert "\nstreams: stdin closed, stdout " in file.read_text(encoding="utf-8")


def test_a_report_has_its_limits() -> None:
    """The middle of a long traceback is left out, and of many reports the last ten are kept."""
    for _ in range(REPORTS + 2):
        report(fault(), KEPT)
    path = Path(report(fault(300), KEPT)[2].rpartition(": ")[2])
    assert len(written()) == REPORTS
    assert LONGEST < path.stat().st_size < LONGEST + 1_000
    assert "[…]" in path.read_text(encoding="utf-8")


def test_where_nothing_can_be_written() -> None:
    """The third line says why instead; it is no second fault."""
    folder = Path(crashes_folder())
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way", encoding="utf-8")
    *_, last = report(fault(), KEPT)
    assert last == f"A report could not be written in {folder}: File exists."


def test_a_command_with_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """It fails with the same three lines, and without a traceback on the screen."""

    def call() -> int:
        raise fault()

    assert carried_out(call) == FAILED
    said = capsys.readouterr().err.splitlines()
    assert [line.startswith("roletui: ") for line in said] == [True] * 3
    assert said[1] == f"roletui: {COMMAND}"
    assert len(written()) == 1
