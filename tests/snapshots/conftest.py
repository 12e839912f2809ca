"""Pictures of the screens, each in a file of its own, the same on every machine and Python."""

import os
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from tempfile import TemporaryDirectory
from types import MappingProxyType
from unittest.mock import patch

import pytest
from helpers import case_of, shipped
from journeys.running import WAYS, WIDE, answered, become, press, small_with, started
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension
from textual.widgets import Input

from roletui.records import library as saved
from roletui.state.context import Context
from roletui.state.plan_changes import resize
from roletui.state.state import State
from roletui.tui.idle_loop import run_to_end

EXAMPLE = "support-chatbot"
"""The example whose answers are given."""

MAIN = "roletui-dark"
"""The theme in which the dialogs are shown as well."""

MIDDAY = 1_795_000_000
"""Seconds since 1970 at an hour that is of the same day from Hawaii to Tokyo."""


@cache
def two_answers() -> str:
    """Return a picture of a question of the small dataset to which one of two answers is given."""
    return run_to_end(_first_of_two())


async def _first_of_two() -> str:
    async with started(context=small_with(), theme=MAIN) as (app, pilot):
        await press(pilot, "plus", "2")
        return even(app.export_screenshot(title="two-answers"))


@cache
def naming(size: tuple[int, int]) -> str:
    """Return a picture of the line for the name of the task."""
    return run_to_end(_naming(size))


async def _naming(size: tuple[int, int]) -> str:
    async with started(asks_task="words", size=size, theme=MAIN) as (app, _):
        return even(app.export_screenshot(title="naming"))


@cache
def portfolio(size: tuple[int, int], theme: str) -> str:
    """Return a picture of some requests summed up."""
    return run_to_end(_portfolio(size, theme))


async def _portfolio(size: tuple[int, int], theme: str) -> str:
    async with started(size=size, theme=theme) as (app, pilot):
        with TemporaryDirectory() as folder:
            file = os.path.join(folder, "requests.csv")
            with open(file, "w", encoding="utf-8") as stream:
                stream.writelines(f"{','.join(row)}\n" for row in requests())
            await press(pilot, "P")
            app.screen.query_one(Input).value = file
            await press(pilot, "enter")
        return even(app.export_screenshot(title="portfolio"))


def requests() -> Iterator[list[str]]:
    """Yield the rows of a table: the ways through the questions, each fifth one not sure."""
    questions = [question.id for question in shipped().dataset.questions]
    yield [*questions, "hours", "channel", "date"]
    for number in range(60):
        answers = [*WAYS.values()][number % len(WAYS)]
        if number % 5 == 0:
            answers = {**answers, [*answers][-1]: "unsure"}
        size = ("8", "20", "40")[number % 3], ("", "vetted")[number % 2]
        row = [answers.get(name, "") for name in questions]
        yield [*row, *size, f"2027-0{1 + number % 4}-11"]


@cache
def pictures(size: tuple[int, int], theme: str) -> dict[str, str]:
    """Walk through all screens once; return a picture of each by its name."""
    with patch("os.getcwd", return_value="/somewhere"):
        return run_to_end(_walk(size, theme))


async def _walk(size: tuple[int, int], theme: str) -> dict[str, str]:
    taken: dict[str, str] = {}
    found = shipped()
    context = found._replace(loaded=found.loaded._replace(content=b"the same hash always"))
    state = answered(EXAMPLE)._replace(task="Support chatbot")
    begun = state._replace(answers=MappingProxyType(dict([*state.answers.items()][:2])))
    async with started(begun, context=context, size=size, theme=theme) as (app, pilot):

        async def take(name: str, *keys: str) -> None:
            await press(pilot, *keys)
            for field in app.screen.query(Input):
                field.cursor_blink = False
            await pilot.pause()
            taken[name] = even(app.export_screenshot(title=name))

        await take("question", "down")
        await become(pilot, state)
        await take("result")
        await take("compare", "c", "down")
        if theme != "ansi-dark":
            look = state.view._replace(pin="ai-engineer", filter="month")
            await become(pilot, state._replace(view=look))
            await take("compared", "c")
            await become(pilot, state)
        if theme == MAIN:
            await take("reader", "c", "ctrl+home", "down", "enter")
            await press(pilot, "escape")
        await take("budget", "b", "right")
        kept = app.state
        if theme != "ansi-dark":
            await press(pilot, "equals_sign", "right", "tab", "shift+left", "shift+tab")
            await take("budget-baseline")
        if (size, theme) == (WIDE, MAIN):
            await press(pilot, "equals_sign", "equals_sign")
            await press(pilot, *["shift+tab"] * 2, "right", "tab", "tab")
            for name in ("range", "over-time", "on-top", "wrong-role"):
                await press(pilot, *["v"] * (2 if name == "range" else 1))
                await take(f"budget-{name}")
        await become(pilot, kept)
        await take("report", "r")
        if theme == MAIN:
            await take("other-side", "O")
            await press(pilot, "escape")
            await take("help", "question_mark")
            await take("export", "escape", "e")
            keep(context, state)
            await take("saved", "escape", "w", "l", "down")
            await take("versus", "up", "d")
    return taken


def keep(context: Context, state: State) -> None:
    """Save some decisions on a fixed day, and damage one of them."""
    juniors = resize(state, case_of(context, state).lines, "people", Decimal(2))
    staged = answered("brand-voice")
    for name, each in (("Two juniors", juniors), ("First AI", staged), ("One senior", state)):
        file = saved.save(context.loaded, each, name)
        if each is state:
            with open(file, "a", encoding="utf-8") as stream:
                stream.write("never = closed")
        os.utime(file, (MIDDAY, MIDDAY))


def even(svg: str) -> str:
    """Return a picture without the number in its names and the fonts, one element to a line."""
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"(?<=>)(?=<(?:text|rect) )", "\n", svg)


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> Callable[..., bool]:
    """Return a check that a screen looks as it does in the file of its picture."""
    pinned = snapshot.use_extension(SVGImageSnapshotExtension)

    def looks(screen: str, size: tuple[int, int], theme: str = MAIN) -> bool:
        match screen:
            case "two-answers":
                taken = two_answers()
            case "naming":
                taken = naming(size)
            case "portfolio":
                taken = portfolio(size, theme)
            case _:
                taken = pictures(size, theme)[screen]
        return bool(taken == pinned)

    return looks
