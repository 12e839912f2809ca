"""Make the pictures of the README from the running app: ``python docs/make_pictures.py``.

The choice of a dataset, the four screens, the result, the help, the export dialog and the range of
the budget, each at two sizes, after answering the wizard for a support chatbot and planning two
people; and what a manager sees of two employees beside the same work of an offshore vendor.
"""

import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from unittest.mock import patch

from roletui.cost.drafts import Draft
from roletui.dataset.load import load
from roletui.screens.widgets.charts.bars import Bars
from roletui.state.context import Context
from roletui.state.state import State
from roletui.tree.walk import Tree
from roletui.tui.app import RoletuiApp
from roletui.tui.idle_loop import run_to_end

FOLDER = Path(__file__).parent / "pictures"
SIZES = ((80, 24), (120, 36))
ANSWERS = {"result": "words", "engine": "nothing", "hands": "open"}
"""The answers that are given for a support chatbot; the first before the wizard's picture."""
AS_OF = date(2026, 11, 23)


EMPLOYEES = State(
    plan=(
        Draft("ml-engineer", "in-house", people=Decimal(2), hours=Decimal(30), weeks=Decimal(26)),
    ),
    listed=True,
    goal=Decimal(150_000),
)
"""Two machine learning engineers on the payroll, for half a year."""


def app(state: State | None = None) -> RoletuiApp:
    """Return the app on the shipped dataset, on a fixed day."""
    loaded = load()
    return RoletuiApp(Context(loaded, Tree(loaded.dataset), AS_OF), state)


def keys_of(setting: Context) -> Iterator[str]:
    """Yield the digits that give the answers."""
    for question, answer in ANSWERS.items():
        names = [entry.id for entry in setting.tree.question(question).answers]
        yield str(names.index(answer) + 1)


async def shoot(size: tuple[int, int], theme: str, folder: Path) -> None:
    """Take every picture at one size."""
    running = app()
    running.choose_theme(theme)
    # The folder that the export dialog names would be one of the machine the pictures are made on.
    with patch("os.getcwd", return_value="/somewhere"):
        await _walk(running, size, folder)
    employees = app(EMPLOYEES)
    employees.choose_theme(theme)
    await _employees(employees, size, folder)


async def _employees(running: RoletuiApp, size: tuple[int, int], folder: Path) -> None:
    """Take the pictures of two employees: beside an offshore vendor, and with money to spend."""
    async with running.run_test(size=size) as pilot:
        await pilot.press("b")
        bars = running.screen.query_one(Bars)
        embedded = next(n for n, bar in enumerate(bars.bars) if bar.id == "ml-engineer-embedded")
        bars.focus()
        bars.cursor = embedded
        await _take(running, size, folder, "employees")
        await pilot.press("V")
        await _take(running, size, folder, "afford")


async def _walk(running: RoletuiApp, size: tuple[int, int], folder: Path) -> None:
    async with running.run_test(size=size) as pilot:
        digits = list(keys_of(running.context))

        take = partial(_take, running, size, folder)

        await pilot.press("D")
        await take("choose")
        await pilot.press("escape", *digits[:1], "down")
        await take("wizard")
        await pilot.press(*digits[1:])
        await take("result")
        await pilot.press("c", "down", "down", "right")
        await take("compare")
        await pilot.press("b", "right")
        await take("budget")
        await pilot.press("r")
        await take("report")
        await pilot.press("question_mark")
        await take("help")
        await pilot.press("escape", "e")
        await take("export")
        await pilot.press("escape", "b", "shift+tab", "shift+tab", "right", "tab", "tab", "v", "v")
        await take("range")


async def _take(running: RoletuiApp, size: tuple[int, int], folder: Path, name: str) -> None:
    await running.settled()
    svg = running.export_screenshot(title="roletui")
    path = folder / f"{name}-{size[0]}x{size[1]}.svg"
    path.write_text(plain_fonts(svg), encoding="utf-8")


def plain_fonts(svg: str) -> str:
    """Drop the web fonts, so that a picture loads nothing from anywhere."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.S)
    return svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")


def main(folder: Path = FOLDER, theme: str = "roletui-dark") -> None:
    """Take the pictures at both sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    # As a terminal with all colours shows them, whatever the one is that this runs in.
    with patch.dict(os.environ, {"TERM": "xterm-256color", "COLORTERM": "truecolor"}):
        os.environ.pop("NO_COLOR", None)
        for size in SIZES:
            run_to_end(shoot(size, theme, folder))


if __name__ == "__main__":
    main(*(Path(word) for word in sys.argv[1:2]), *sys.argv[2:3])
