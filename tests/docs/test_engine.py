"""What ``docs/engine.md`` shows is what Python prints: its blocks are run in order."""

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "engine.md"

BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    """Return the blocks of the page in order: what each is, and its text."""
    return BLOCK.findall(PAGE.read_text(encoding="utf-8"))


def test_the_page_prints_what_it_shows(tmp_path: Path) -> None:
    """Each block of Python prints the text that stands behind it; the record is written."""
    names: dict[str, object] = {"__name__": "engine"}
    found = blocks()
    assert [kind for kind, _ in found] == ["python", "text"] * (len(found) // 2)
    for (_, code), (_, shown) in zip(found[::2], found[1::2], strict=True):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, PAGE.name, "exec"), names)
        assert printed.getvalue() == shown
    assert (tmp_path / "decision.md").read_text(encoding="utf-8").startswith("---\n")


def test_five_lines_are_enough() -> None:
    """Imports apart, the first block has five lines."""
    lines = [line for line in blocks()[0][1].splitlines() if line]
    assert len([line for line in lines if not line.startswith(("import ", "from "))]) == 5


def test_the_page_needs_no_textual(tmp_path: Path) -> None:
    """Nothing on the page loads Textual."""
    code = "".join(code for kind, code in blocks() if kind == "python")
    probe = "import sys; assert not [name for name in sys.modules if name.startswith('textual')]"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{probe}"], cwd=tmp_path)
    assert done.returncode == 0
