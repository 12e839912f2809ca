"""What the tests of the screens share: the app on a fixed day, its screen as text, its examples."""

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from rich.cells import cell_len
from textual.app import App
from textual.pilot import Pilot

from helpers import TODAY, edited, loaded
from roletui.app import RoletuiApp
from roletui.dataset.load import load, parse
from roletui.dataset.model import Dataset, Example
from roletui.decision import Tree, verdict
from roletui.screens.intents import Intent
from roletui.setting import Setting
from roletui.state import State

NORMAL, WIDE = (80, 24), (120, 36)
"""The two sizes the screens are designed for: columns and rows."""

UNIT = 12.2
"""How wide Rich draws a cell in a picture."""

_TEXT = re.compile(r'<text [^>]*?x="([\d.]+)"[^>]*?-line-(\d+)\)">(.*?)</text>', re.DOTALL)


@dataclass
class Become(Intent):
    """A change to any state at once, where a journey does not care how it came about."""

    state: State

    def apply(self, tree: Tree, state: State) -> State:
        """Leave nothing of the state before."""
        return self.state


def setting_of(dataset: Dataset) -> Setting:
    """Return the setting of a dataset that was made in a test."""
    return Setting(loaded(dataset), Tree(dataset), date.fromisoformat(TODAY))


@cache
def shipped() -> Setting:
    """Return the setting of the dataset that ships, on a fixed day."""
    found = load()
    return Setting(found, Tree(found.dataset), date.fromisoformat(TODAY))


def small_with(*edits: tuple[str, str]) -> Setting:
    """Return the setting of the small dataset, each first text in it replaced by the second."""
    return setting_of(parse(edited(*edits).encode(), "small.toml"))


@asynccontextmanager
async def started(
    state: State | None = None,
    *,
    size: tuple[int, int] = NORMAL,
    setting: Setting | None = None,
    say: str = "",
    theme: str = "roletui-dark",
) -> AsyncIterator[tuple[RoletuiApp, Pilot[None]]]:
    """Run the app without a terminal; nothing in it moves by itself."""
    app = RoletuiApp(setting or shipped(), state, say)
    app.animation_level = "none"
    app.theme = theme
    async with app.run_test(size=size, notifications=True) as pilot:
        yield app, pilot


def example(name: str) -> Example:
    """Return an example of the shipped dataset."""
    return next(entry for entry in shipped().dataset.examples if entry.id == name)


def answered(name: str) -> State:
    """Return the state after the answers of an example of the shipped dataset."""
    return State(MappingProxyType(dict(example(name).answers)))


def keys_of(name: str) -> list[str]:
    """Return the digits that give the answers of an example, in the order it lists them."""
    return [digit(shipped(), *pair) for pair in example(name).answers.items()]


def digit(setting: Setting, question: str, answer: str) -> str:
    """Return the digit that gives an answer; ``0`` for one that is not among the answers."""
    names = [option.id for option in setting.tree.question(question).answers]
    return str(names.index(answer) + 1 if answer in names else 0)


def outcome(app: RoletuiApp) -> str:
    """Return the id of the outcome that the app recommends; empty while it asks."""
    found = verdict(app.setting.tree, app.state.answers)
    return found.id if found else ""


def screen_text(app: App[None]) -> str:
    """Return what stands on the screen: one line for each row, without blanks at its end."""
    rows: dict[int, list[tuple[int, str]]] = {}
    for x, line, words in _TEXT.findall(app.export_screenshot()):
        text = html.unescape(words).replace("\xa0", " ")
        rows.setdefault(int(line), []).append((round(float(x) / UNIT), text))
    lines = []
    for number in range(app.size.height):
        row = ""
        for column, text in sorted(rows.get(number, [])):
            row += " " * (column - cell_len(row)) + text
        lines.append(row.rstrip())
    return "\n".join(lines)


def words_of(app: App[None]) -> str:
    """Return what stands on the screen as one line of words, however it is wrapped."""
    return " ".join(screen_text(app).split())


def place_of(app: App[None], words: str) -> tuple[int, int]:
    """Return column and row of the first cell of some words on the screen."""
    for row, line in enumerate(screen_text(app).splitlines()):
        if words in line:
            return cell_len(line.partition(words)[0]), row
    raise AssertionError(f"not on the screen: {words}\n{screen_text(app)}")
