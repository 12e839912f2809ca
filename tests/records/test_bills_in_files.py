"""Bills in files: what is wrong with them is said in a sentence each, the rest is kept."""

from decimal import Decimal

import pytest
from helpers import case_of, changed, shipped

from roletui.case import changes
from roletui.case.differences import differences
from roletui.case.undo_words import change_words
from roletui.cost.settings import Choice
from roletui.dataset.bills import Bills, MachineHours, ModelCalls
from roletui.dataset.reading.diagnostics import diagnose
from roletui.records.scenario import ScenarioError, loads
from roletui.records.scenario_text import dumps
from roletui.report.diff.document import rest_words
from roletui.report.record.record import record
from roletui.state.plan_changes import count_with
from roletui.state.state import State

NAME = "running-costs"
CHAT = ModelCalls(*map(Decimal, (2000, 1500, 300, 3, 15)), label="chat")
RACK = MachineHours(Decimal(730), Decimal("0.015"))
BOTH = Bills((CHAT,), (RACK,))
FORMULA = "2,000 calls a day × (1,500 × $3 + 300 × $15) per million × 365 ÷ 12 days = $547.50"
MODEL = "calls = 1\ntokens_in = 1\ntokens_out = 1\nprice_in = 1\nprice_out = 1\n"


def scenario(*tables: str) -> str:
    """Return a scenario with some tables behind its answers."""
    return dumps(shipped().loaded, State()) + "\n".join(tables)


def machine(hours: str, price: str, more: str = "", overhead: str = NAME) -> str:
    """Return the table of a machine."""
    head = f"[[overheads.{overhead}.bills.machines]]"
    return f"{head}\nhours = {hours}\nprice = {price}\n{more}"


def test_a_bill_is_written_as_a_table_of_its_own() -> None:
    """Field by field, without what is empty; a choice without bills stays as it was."""
    text = dumps(shipped().loaded, count_with(State(), NAME, Choice(bills=BOTH)))
    assert (
        f"""
[overheads.{NAME}]
on = true

[[overheads.{NAME}.bills.models]]
calls = 2000.0
tokens_in = 1500.0
tokens_out = 300.0
price_in = 3.0
price_out = 15.0
label = "chat"

[[overheads.{NAME}.bills.machines]]
hours = 730.0
price = 0.015
"""
        in text
    )
    plain = dumps(shipped().loaded, count_with(State(), NAME, Choice(amount=Decimal(5))))
    assert f"[overheads.{NAME}]\non = true\namount = 5.0\n" in plain
    assert "bills" not in plain


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (machine("-1", "1"), f"The bill “Machine hours” of “{NAME}” is left out: “-1” machine hours"
         " a month: give a number above 0 and up to 1,000,000, with at most two decimals."),
        (machine("1", "0.12345678", "label = 'GPU'\n"), f"The bill “GPU” of “{NAME}” is left out: "
         "“0.12345678” USD for an hour of a machine: give a number from 0 to 10,000,000, with at "
         "most 6 decimals."),
        (machine("1", "1", overhead="ramp-up"),
         "The bills of “ramp-up” are left out: it is not paid by the month."),
        (machine("1", "1", overhead="gone"),
         "The extra cost “gone” is left out: this dataset counts none of that name."),
        (f"[[overheads.{NAME}.bills.models]]\n{MODEL.replace('tokens_in = 1', 'tokens_in = 0.5')}",
         f"The bill “Model calls” of “{NAME}” is left out: “0.5” tokens in: give a number from 0 "
         "to 100,000,000, without decimals."),
        (machine("1", "1", f"label = '{'a' * 41}'\n"),
         f"The name of the bill “{'a' * 41}” of “{NAME}” is too long, and cut."),
    ],
)  # fmt: skip
def test_a_bill_that_cannot_be_is_left_out(table: str, told: str) -> None:
    """With one sentence that names it, the figure and the limit; the bill beside it is kept."""
    opened = loads(scenario(machine("730", "0.015"), table), "file", shipped())
    assert opened.warnings == (told,)
    assert RACK in opened.state.cost_settings.overheads[NAME].bills.machines


def test_a_figure_beside_bills_is_their_sum() -> None:
    """Whoever wrote both by hand is told which counts."""
    text = scenario(f"[overheads.{NAME}]\namount = 5", machine("730", "0.015"))
    opened = loads(text, "file", shipped())
    assert opened.warnings == (
        f"The extra cost “{NAME}” cannot be “5”; it is the sum of its bills now.",
    )
    assert opened.state.cost_settings.overheads[NAME].figure == Decimal("10.95")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (machine("1", "1", "calls = 5\n"), "is not a known key"),
        (machine("'many'", "1"), "must be a number, not text in quotes"),
        (f"[[overheads.{NAME}.bills.models]]\ncalls = 5\ntokens_in = 1\ntokens_out = 1\n"
         "price_in = 1\n", "price_out is missing"),
    ],
)  # fmt: skip
def test_what_has_another_shape_is_refused(table: str, told: str) -> None:
    """A key too many or too few, or a text for a number, is named with its line."""
    with pytest.raises(ScenarioError) as refused:
        loads(scenario(table), "file", shipped())
    [problem] = diagnose(refused.value)
    assert told in problem.headline


def test_bills_in_words() -> None:
    """Undo, the comparison of two decisions and the record say what they are and come to."""
    bare = case_of(shipped(), State())
    billed = changed(bare, changes.add_up(NAME, BOTH))
    renamed = changed(bare, changes.add_up(NAME, Bills((CHAT._replace(label="bot"),), (RACK,))))
    label, both = "Model and hosting bills", "2 bills, $558.45 a month"
    assert change_words(bare, billed) == f"{label}: left out → {both}"
    assert change_words(billed, renamed) == f"{label}: other bills, {both}"
    told = [*rest_words(differences(bare, billed))]
    assert told == [f"Extra costs: A counts as the dataset does; B counts with {label} {both}."]
    text = record(billed)
    assert f"{label}, chat: {FORMULA} a month; user's own figure, no source." in text
    assert f"{label}, Machine hours: 730 h × $0.015 = $10.95 a month; user's own" in text
