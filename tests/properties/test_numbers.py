"""A number of any size in any field of any TOML file that is read is taken or refused in words."""

import re
import typing
from decimal import Decimal
from pathlib import Path

from helpers import case_of, context_of, edited, small
from hypothesis import given
from hypothesis import strategies as st

from roletui.compare.view import View
from roletui.cost.drafts import Draft
from roletui.cost.settings import Choice, CostSettings, Display
from roletui.dataset.available import available_dataset
from roletui.dataset.load import parse
from roletui.dataset.problems import RefusedError
from roletui.dataset.reading.diagnostics import diagnose
from roletui.records.block import block_of
from roletui.records.library import read
from roletui.records.scenario import loads
from roletui.report.record.record import record
from roletui.state.state import Baseline, Override, State, WrongHireGuess

EXPONENTS = (0, 1, 9, 10, 12, 308, 309, 999_999, 10**6, 10**9, 10**18, 10**19, 10**30)
"""Where one kind of number or another ends."""

digits = st.integers(1, 5_000).map(lambda size: "9" * size)
whole = st.integers().map(str) | digits
numbers = st.one_of(
    whole,
    st.builds("{}e{}".format, st.integers(-99, 99), st.sampled_from(EXPONENTS)),
    st.builds("{}e-{}".format, st.integers(-99, 99), st.sampled_from(EXPONENTS)),
    st.builds("{}.{}".format, st.integers(-99, 99), digits),
    st.builds("{}{}".format, st.sampled_from(["0xf", "0o7", "0b1"]), st.just("0") | digits).map(
        lambda text: re.sub("9", "1", text)
    ),
    st.builds("{}{}".format, st.sampled_from(["", "+", "-"]), st.sampled_from(["inf", "nan"])),
    st.sampled_from(["-0", "-0.0", "0e0", "0e999999999", "0x" + "f" * 4_999]),
)

STATE = State(
    {"fault": "no", "carry": "unsure"},
    plan=(Draft("workshop", "shop", "", Decimal(1), Decimal(8), Decimal(2), Decimal(50)),),
    view=View(sort="wait", descending=True),
    weights={"wait": 3},
    override=Override("mobile", "Near.", "workshop"),
    listed=True,
    cost_settings=CostSettings({"parts": Choice(amount=Decimal(7))}, Display("GBP", Decimal(2))),
    goal=Decimal("1.5"),
    mistake=WrongHireGuess("mobile", Decimal(3), Decimal(2)),
    baseline=Baseline((Draft("mobile", people=Decimal(2)),), {"parts": Choice(on=False)}),
    pack=True,
    notes="A note.",
)
BLOCK = block_of(record(case_of(small(), STATE)))
SCENARIO = BLOCK.text if BLOCK else ""
"""A decision with everything that one can hold."""


def fields(text: str) -> list[re.Match[str]]:
    """Return every value of a text that stands alone on its line."""
    return [*re.finditer(r"(?m)(?<=^)([a-z0-9_]+ = )(\S.*)$", text)]


def test_every_number_is_tried() -> None:
    """The decision whose numbers are changed holds some of every kind, and is sound."""
    assert loads(SCENARIO, "file", context_of(small())).state.goal == Decimal("1.5")
    names = {one[1] for one in fields(SCENARIO)}
    assert names >= {"goal = ", "own_rate = ", "amount = ", "per = ", "redone = ", "wait = "}


def written(text: str, place: int, number: str) -> str:
    """Return a text with a number in place of one of its values."""
    found = fields(text)
    one = found[place % len(found)]
    return text[: one.start(2)] + number + text[one.end(2) :]


def answered(reading: typing.Callable[[], object]) -> None:
    """Assert that something is read, or refused in printable words."""
    try:
        reading()
    except RefusedError as error:
        told = diagnose(error)
        assert told
        assert all(one.message.isprintable() for one in told)


@given(st.integers(0, 10_000), numbers)
def test_any_number_in_a_dataset_is_answered_for(place: int, number: str) -> None:
    """Whichever value of a dataset is a number, of whatever size: no traceback."""
    text = written(edited(), place, number)
    answered(lambda: parse(text.encode(), "file"))
    Path("my.toml").write_text(text, encoding="utf-8")
    assert available_dataset("my.toml").title


@given(st.integers(0, 10_000), numbers)
def test_any_number_in_a_decision_is_answered_for(place: int, number: str) -> None:
    """The same for a scenario, for the block of a record, and for a saved decision."""
    text = written(SCENARIO, place, number)
    answered(lambda: loads(text, "file", context_of(small())))
    answered(lambda: loads(f"# A\n\n```toml roletui\n{text}```\n", "file.md", context_of(small())))
    Path("saved.toml").write_text(text, encoding="utf-8")
    saved = read("saved.toml")
    assert bool(saved.trouble) == (saved.scenario is None)
