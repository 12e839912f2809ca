"""Faults of the kinds that the simulation is there for, each put into a copy of the program.

``python -m tests.simulation.planted`` plants one after the other, and says how each was found.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).parents[2]
MOST = 100_000
"""Steps within which each must be found."""


class Edit(NamedTuple):
    """A text that occurs once in a file of the program, and what is put in its place."""

    file: str
    before: str
    after: str


class Planted(NamedTuple):
    """A fault, and what must find it."""

    edits: tuple[Edit, ...]
    tests: str = ""
    """The tests that must fail; empty for the simulated steps."""


AUTOSAVE, WRITE = "roletui/records/autosave.py", "roletui/disk/write.py"
SCENARIO, HISTORY = "roletui/records/scenario.py", "roletui/state/history.py"
SCENARIO_TEXT = "roletui/records/scenario_text.py"
WORKSPACE, BLOCK = "roletui/tui/workspace.py", "roletui/records/block.py"

FAULTS = {
    "a file is renamed before its content is flushed": Planted(
        (Edit(WRITE, "            os.fsync(stream.fileno())\n", ""),)
    ),
    "a file is renamed before it is written": Planted(
        (
            Edit(
                WRITE,
                '        with open(handle, "wb") as stream:',
                "        if overwrite:\n            os.replace(temporary, target)\n"
                "            os.link(target, temporary)\n"
                '        with open(handle, "wb") as stream:',
            ),
        )
    ),
    "a new name is not flushed": Planted((Edit(WRITE, "        flush_folder(folder)\n", ""),)),
    "a folder that was made is not flushed": Planted(
        (
            Edit(WRITE, "    flush_folder(above)\n", ""),
            Edit(WRITE, "flush_folder(os.path.dirname(folder))", "pass"),
        )
    ),
    "a full disk is passed over in silence": Planted(
        (
            Edit(
                AUTOSAVE,
                "        except OSError as error:\n            self._unsaved",
                "        except OSError as error:\n            if error.errno == 28:\n"
                "                return words\n            self._unsaved",
            ),
        )
    ),
    "another program's file is overwritten": Planted(
        (Edit(AUTOSAVE, "if self._path and stamp(self._path) not in", "if False and () not in"),)
    ),
    "the lock is ignored": Planted(
        (
            Edit(
                "roletui/disk/lock.py",
                "            os.close(self._handle)\n            raise HeldError from None",
                "            pass",
            ),
        )
    ),
    "a decision changed in another window is overwritten": Planted(
        (
            Edit(
                "roletui/records/library.py",
                "return stamp(entry.file) == entry.seen",
                "return os.path.exists(entry.file)",
            ),
        )
    ),
    "undo takes two changes back": Planted(
        (
            Edit(
                HISTORY,
                "return History(last.state, self.past[:-1], (now, *self.future))",
                "return History(last.state, self.past[:-2], (now, *self.future))",
            ),
        )
    ),
    "redo forgets all but one change": Planted(
        (Edit(HISTORY, "self.past[:-1], (now, *self.future))", "self.past[:-1], (now,))"),)
    ),
    "grouped changes swallow the one before": Planted(
        (Edit(HISTORY, "self.past[:-1] if back_at_start else self.past", "self.past[:-1]"),)
    ),
    "a preview is kept instead of one's own answers": Planted(
        (
            Edit(WORKSPACE, "self.context, without_preview(state), ", "self.context, state, "),
            Edit(SCENARIO_TEXT, "    state = without_preview(state)\n    settings", "    settings"),
        )
    ),
    "the reader of a scenario drops a key": Planted(
        (Edit(SCENARIO, "        goal=scenario.goal,\n", ""),)
    ),
    "the reader of a record drops the last line of its block": Planted(
        (Edit(BLOCK, "tuple(rows), start + 1, before)", "tuple(rows[:-1]), start + 1, before)"),)
    ),
    "the last line of the notes is lost": Planted(
        (
            Edit(
                SCENARIO_TEXT,
                "noted(state.notes),\n",
                'noted(state.notes.rpartition("\\n")[0] or state.notes),\n',
            ),
        )
    ),
    "notes by hand are overwritten": Planted(
        (
            Edit(
                "roletui/report/record/rewrite.py",
                "        notes = self._notes()\n",
                "        notes = self._case.state.notes\n",
            ),
        )
    ),
    "markup in a text is not escaped": Planted(
        (
            Edit(
                "roletui/text/escape.py",
                "    return re.sub(_LEAD,",
                '    return " ".join(text.split()) or re.sub(_LEAD,',
            ),
        ),
        tests="tests/simulation/test_texts.py",
    ),
    "a formula in a text runs in a spreadsheet": Planted(
        (Edit("roletui/text/csv_text.py", "return _STARTS.sub(\"'\", ", "return str("),),
        tests="tests/simulation/test_texts.py",
    ),
}  # fmt: skip
"""Each fault by what it does."""


def plant(planted: Planted, folder: Path) -> None:
    """Make a copy of the program with a fault in a folder, beside the tests."""
    shutil.copytree(TOP / "roletui", folder / "roletui")
    for name in ("screens", "data"):
        shutil.copytree(TOP / name, folder / "roletui" / name)
    for name in ("tests", "pyproject.toml"):
        (folder / name).symlink_to(TOP / name)
    for file, before, after in planted.edits:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        if text.count(before) != 1:
            raise LookupError(f"{file} holds this {text.count(before)} times: {before}")
        path.write_text(text.replace(before, after), encoding="utf-8")


def found(planted: Planted) -> str:
    """Return how a fault is found; empty where it is not."""
    command = ["-m", "tests.simulation", "--steps", str(MOST)]
    if planted.tests:
        command = ["-m", "pytest", "-q", "-x", "-n", "0", "-m", "harness or not harness"]
        command += ["-p", "no:cacheprovider", planted.tests]
    with tempfile.TemporaryDirectory() as name:
        plant(planted, Path(name))
        ended = subprocess.run(
            [sys.executable, *command],
            cwd=name,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    if ended.returncode not in (0, 1):
        raise RuntimeError(ended.stderr)
    return ended.stdout if ended.returncode else ""


def main(words: Sequence[str]) -> int:
    """Plant each fault, or those whose names hold a word; print how each is found.

    Return 1 where one is not found.
    """
    chosen = {what: planted for what, planted in FAULTS.items() if not words or words[0] in what}
    missed = 0
    for what, planted in chosen.items():
        lines = [line for line in found(planted).splitlines() if line.strip()]
        how = " ".join(lines[:2]) if not planted.tests else "by the hostile texts"
        missed += not lines
        print(f"{what}: {how if lines else 'NOT FOUND'}", flush=True)
    print(f"{len(chosen) - missed} of {len(chosen)} found")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
