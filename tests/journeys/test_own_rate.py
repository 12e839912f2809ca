"""A rate of one's own: typed in the budget, undone, taken back, saved, and all there is to have."""

from decimal import Decimal
from pathlib import Path

import pytest
from helpers import NO_FIGURES, context_of, without

from journeys.running import (
    answered,
    become,
    outcome,
    press,
    screen_text,
    small_with,
    started,
    told,
    words_of,
)
from roletui.cost.lines import PlanLine
from roletui.dataset.load import parse
from roletui.records.scenario import Opened, loads
from roletui.screens.dialogs.help import HelpScreen
from roletui.screens.widgets.charts.bars import Bars
from roletui.screens.widgets.controls.number import NumberField
from roletui.screens.widgets.text.passage import Passage
from roletui.state.context import Context
from roletui.state.state import State
from roletui.text.charts import Bar
from roletui.tui.app import RoletuiApp

pytestmark = pytest.mark.harness

PLAN = answered("support-chatbot")
TO_RATE = ("b", "shift+tab")
"""Show the budget and go from the people to the rate above them."""


def line(app: RoletuiApp) -> PlanLine:
    """Return the one line of the present plan."""
    [only] = app.case.lines
    return only


def beneath(app: RoletuiApp) -> str:
    """Return what is said beneath the controls of the one in focus."""
    return app.screen.query_one("#beneath", Passage).content.plain


def said(app: RoletuiApp) -> str:
    """Return what is said of the key just pressed."""
    return app.screen.query_one("#source", Passage).content.plain


def bare(*tables: str) -> Context:
    """Return the context of the small dataset without some tables."""
    return context_of(parse(without(*tables).encode(), "bare.toml").dataset)


async def test_a_rate_is_typed_undone_and_taken_back() -> None:
    """Digits and enter set a rate and every figure follows; undo and delete take it back."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, *TO_RATE)
        assert "Rate            $25 an hour" in screen_text(app)
        assert beneath(app) == "from the dataset; type your own"
        await press(pilot, *"31.5", "enter")
        assert line(app).own_rate == Decimal("31.5")
        assert line(app).role == "ai-engineer"
        assert "$31.50 an hour" in screen_text(app)
        assert "your own\n" in screen_text(app)
        assert beneath(app) == "your own; del: the dataset's $25"
        assert told(app).startswith("$15,100\n")
        assert "480 h at $31.50 · " in told(app)
        assert "Your own figure, no source." in said(app)
        chosen = next(
            bar for bar in app.screen.query_one(Bars).bars if isinstance(bar, Bar) and bar.chosen
        )
        assert (chosen.label, chosen.amount) == ("Embedded offshore, own rate", "$15,100")
        own = app.state
        await press(pilot, "u")
        assert app.state == PLAN
        assert beneath(app).startswith("from the dataset")
        await press(pilot, "U")
        assert app.state == own
        await press(pilot, "delete")
        assert line(app).own_rate is None
        assert told(app).startswith("$12,000\n")


async def test_a_rate_is_stepped_from_the_datasets() -> None:
    """Arrows start at the dataset's rate and are undone together; home and end are the limits."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, *TO_RATE)
        for key, rate in (
            ("right", 26), ("shift+right", 36), ("left", 35), ("home", 0), ("left", 0),
            ("end", 10_000_000),
        ):  # fmt: skip
            await press(pilot, key)
            assert line(app).own_rate == rate
            assert f"480 h at ${rate:,} · " in told(app)
        await press(pilot, "u")
        assert app.state == PLAN


async def test_a_rate_that_is_not_possible_sets_nothing() -> None:
    """The limits are said where it is beyond them, and where it is no number."""
    async with started(context=bare("rates")) as (app, pilot):
        limits = "is not possible for “Rate”: from 0 to 10,000,000 in steps of 0.01."
        await press(pilot, *TO_RATE, ".", ",", "enter")
        assert app.state == State()
        assert said(app) == f"“.,” {limits} None is set."
        await press(pilot, *"99999999999", "enter")
        assert app.state == State()
        assert said(app) == f"“99999999999” {limits} None is set."


async def test_a_range_is_named_while_the_datasets_rate_is_used() -> None:
    """The dataset's rate is shown with its range; a middle is said to be one."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, *TO_RATE)
        assert "€55 an hour" in screen_text(app)
        assert beneath(app) == "from the dataset (€45–€70); type your own"
        await press(pilot, "6", "0", "enter")
        assert "€60 an hour" in screen_text(app)
        assert "your own\n" in screen_text(app)
        assert beneath(app) == "your own; del: the dataset's €55 (€45–€70)"
        await press(pilot, "shift+tab", "shift+tab", "right")
        assert line(app)[:2] == ("mobile", "shop")
        assert "€60.50 an hour" in screen_text(app)
        assert "€50–€71\n" in screen_text(app)
        await press(pilot, "down", "down")
        assert beneath(app) == "middle of the dataset's €50–€71; type your own"


async def test_another_role_or_bar_takes_the_datasets_rate() -> None:
    """An own rate is not carried to another role, nor kept once a bar of the dataset is taken."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, *TO_RATE, "6", "0", "enter", "shift+tab", "shift+tab", "right")
        assert (line(app).role, line(app).own_rate) == ("ml-engineer", None)
        await press(pilot, "u", *["tab"] * 6)
        bars = app.screen.query_one(Bars)
        assert app.focused is bars
        assert bars.at is not None
        assert bars.at.chosen
        own = app.state
        source = app.screen.query_one("#source", Passage).content.plain
        assert source.startswith("Embedded offshore, own rate: ")
        await press(pilot, "enter")
        assert app.state == own
        await press(pilot, "down", "down", "enter")
        assert (line(app).own_rate, line(app).role) == (None, "ai-engineer")


async def test_a_saved_record_brings_an_own_rate_back(tmp_path: Path) -> None:
    """What is exported and opened again is exactly the state with the own rate."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, *TO_RATE, *"31.75", "enter", "e", "enter")
        text = (tmp_path / "roletui-decision.md").read_text(encoding="utf-8")
        assert "own_rate = 31.75\n" in text
        context = app.context
        assert loads(text, "file", context) == Opened(app.state, ())
        before = app.state
    async with started(before) as (app, pilot):
        await press(pilot, "b")
        assert "$31.75 an hour" in screen_text(app)


async def test_yen_have_no_cents() -> None:
    """In a currency without minor units the rate is whole, and a key moves it by a hundred."""
    context = bare("rates")
    about = context.dataset.about._replace(currency="JPY")
    context = context_of(context.dataset._replace(about=about))
    async with started(context=context) as (app, pilot):
        await press(pilot, *TO_RATE, *"3000.6", "enter")
        assert line(app).own_rate == 3001
        await press(pilot, "right")
        assert line(app).own_rate == 3101
        assert "JPY 49,600\n" in told(app)


async def test_the_author_says_why_there_is_no_rate() -> None:
    """Where no rate is stated the author's reason stands in full, and what to do about it."""
    why = "Nobody publishes what a visit costs, " * 8 + "so ask first."
    context = bare("rates")
    roles = tuple(role._replace(unpriced=why) for role in context.dataset.roles)
    context = context_of(context.dataset._replace(roles=roles))
    async with started(context=context) as (app, pilot):
        await press(pilot, "2", "2", "b")
        assert f"Not stated. {why}" in words_of(app).replace(" ▌", "")
        assert "Type a rate of your own." in words_of(app)
        await press(pilot, "shift+tab", "6", "0", "enter")
        assert told(app).startswith("€480\n")
        assert app.screen.query_one("#total").size.height <= 4


@pytest.mark.parametrize(
    ("size", "tables"),
    [
        pytest.param((80, 24), ("rates",), id="no rates"),
        pytest.param((40, 12), NO_FIGURES, id="no figures, small", marks=pytest.mark.harness),
        pytest.param((120, 36), NO_FIGURES, id="no figures, wide", marks=pytest.mark.harness),
    ],
)
async def test_a_dataset_without_a_rate_works_everywhere(
    tables: tuple[str, ...], size: tuple[int, int]
) -> None:
    """Every screen and dialog works without any rate, and a typed one is counted everywhere."""
    async with started(context=bare(*tables), size=size) as (app, pilot):
        for key in "wcbr":
            await press(pilot, key)
        await press(pilot, "w", "2", "2")
        assert outcome(app) == "mobile"
        await press(pilot, "c", "down", "right", "d", "s", "enter", "escape", "c")
        await press(pilot, "b", "tab", "tab", "down", "enter")
        assert "Cost not stated" in screen_text(app)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape", "r", "w", *TO_RATE)
        app.screen.query_one(NumberField).focus()
        await press(pilot, *"35", "enter")
        assert told(app).startswith("€280\n")
        assert "8 h at €35 · " in told(app)
        assert not app.screen.query_one(Bars).bars
        await press(pilot, "tab", "right")
        assert told(app).startswith("€560\n")
        await press(pilot, "r")
        assert "€560 (your own figure, no range)" in words_of(app)
        await press(pilot, "e", "enter")
        saved = Path("roletui-decision.md").read_text(encoding="utf-8")
        assert "Mobile mechanic, Own rate: 2 people × 8 h a week × 1 week = 16 h" in saved
        assert loads(saved, "file", app.context).state == app.state
        await press(pilot, "u", "u")
        assert app.state.plan == ()


async def test_without_factors_compare_says_so() -> None:
    """A comparison without a factor says that there is none."""
    async with started(context=bare(*NO_FIGURES)) as (app, pilot):
        await press(pilot, "c")
        assert "The dataset has no factors to compare the roles by." in words_of(app)


async def test_without_rates_money_is_not_stated_in_compare() -> None:
    """The money factors of a dataset without rates are not stated, for any role."""
    context = bare("rates")
    async with started(context=context, size=(120, 36)) as (app, pilot):
        await press(pilot, "c", *["down"] * 5)
        text = screen_text(app)
        missing = text.count("not stated") + text.count("nobody hired")
        assert missing >= 2 * len(context.dataset.roles)
        await become(pilot, State())
        assert "€" not in screen_text(app)
