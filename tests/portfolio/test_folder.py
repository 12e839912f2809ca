"""Records in a folder, summed up: each with its own plan, and what cannot be read named."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import context_of, small

from roletui.case.case import Case
from roletui.cost.drafts import Draft
from roletui.cost.settings import CostSettings, Display
from roletui.portfolio.opening import of_path
from roletui.records.scenario_text import dumps
from roletui.report.forms import document
from roletui.state.context import Context
from roletui.state.state import Override, State

BRING, CALL = {"fault": "no", "carry": "yes"}, {"fault": "no", "carry": "no"}
OPEN = {"fault": "no", "carry": "unsure"}


@pytest.fixture
def context() -> Context:
    """Return the context of the small dataset."""
    return context_of(small())


def saved(folder: Path, name: str, state: State) -> None:
    """Save a decision."""
    (folder / name).write_text(dumps(small(), state, name=name), encoding="utf-8")


def test_a_record_counts_with_its_own_plan(context: Context, tmp_path: Path) -> None:
    """20 hours for 3 weeks at €55 are €3,300; as it was decided, €880; a list of one's own, €480.

    The list counts as it is although a question is open: a mechanic for 8 hours at €60.
    """
    saved(tmp_path, "a.toml", State(BRING, plan=(Draft(hours=Decimal(20), weeks=Decimal(3)),)))
    saved(tmp_path, "b.toml", State(BRING))
    line = Draft("mobile", "street", people=Decimal(1), hours=Decimal(8), weeks=Decimal(1))
    saved(tmp_path, "c.toml", State(OPEN, plan=(line,), listed=True))
    found = of_path(context, str(tmp_path))
    assert [entry.name for entry in found.entries] == ["a.toml", "b.toml", "c.toml"]
    assert [entry.need.assumed.cost.likely for entry in found.entries] == [330000, 88000, 48000]
    assert (found.cheapest, found.assumed.likely, found.dearest) == (466000, 466000, 466000)
    assert found.undecided == 1


def test_a_choice_against_the_recommendation_counts(context: Context, tmp_path: Path) -> None:
    """Whoever chose a mechanic instead pays a mechanic, whatever was open: 16 h × €60 = €960."""
    own = Override("mobile", "It is heavy.", "workshop")
    saved(tmp_path, "a.toml", State(OPEN, override=own))
    found = of_path(context, str(tmp_path))
    assert [(row.outcome, row.decided, row.roles) for row in found.rows] == [
        ("mobile", 1, ("mobile",))
    ]
    assert found.undecided == 0
    assert found.cheapest == found.dearest == found.assumed.likely == 96000


def test_months_are_those_of_the_start_or_of_the_record(context: Context, tmp_path: Path) -> None:
    """A plan that starts on a day is of its month; else a record is of the month it was made in."""
    saved(tmp_path, "start.toml", State(BRING, starts=date(2027, 3, 9)))
    saved(tmp_path, "undated.toml", State(BRING))
    text = document("md", Case.of(context, State(CALL)))
    (tmp_path / "record.md").write_text(text, encoding="utf-8")
    found = of_path(context, str(tmp_path))
    assert [(month.month, month.number) for month in found.months] == [
        ("2026-11", 1), ("2027-03", 1), ("", 1),
    ]  # fmt: skip


def test_money_is_in_the_currency_of_the_dataset(context: Context, tmp_path: Path) -> None:
    """A record that shows dollars is summed up in euros."""
    settings = CostSettings(display=Display("USD", Decimal(2)))
    saved(tmp_path, "a.toml", State(BRING, cost_settings=settings))
    found = of_path(context, str(tmp_path))
    assert (found.currency, found.assumed.likely) == ("EUR", 88000)


def test_what_is_no_record_of_these(context: Context, tmp_path: Path) -> None:
    """Hidden folders and files without a record are passed over; the rest is named, and why."""
    saved(tmp_path, "a.toml", State(BRING))
    (tmp_path / "below").mkdir()
    saved(tmp_path / "below", "b.toml", State(CALL))
    (tmp_path / ".hidden").mkdir()
    saved(tmp_path / ".hidden", "c.toml", State(CALL))
    (tmp_path / "notes.md").write_text("# Notes\n", encoding="utf-8")
    (tmp_path / "README.md").touch()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    broken = dumps(small(), State(BRING)).replace('fault = "no"', "fault = ")
    (tmp_path / "broken.toml").write_text(broken, encoding="utf-8")
    other = dumps(small(), State(BRING)).replace('id = "bicycle"', 'id = "car"')
    (tmp_path / "other.toml").write_text(other, encoding="utf-8")
    found = of_path(context, str(tmp_path))
    assert [entry.name for entry in found.entries] == ["a.toml", str(Path("below", "b.toml"))]
    assert [each.name for each in found.bad] == ["broken.toml", "other.toml"]
    assert found.bad[0].why.startswith("broken.toml:")
    assert found.bad[1].why == "It is about another dataset, “car”."


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.csv", lambda file: file.write_text("id,fault,carry\nR1,no,yes\nR2,no,no\n")),
        ("a.tsv", lambda file: file.write_text("id\tfault\tcarry\nR1\tno\tyes\nR2\tno\tno\n")),
        (
            "a.jsonl",
            lambda file: file.write_text(
                '{"fault": "no", "carry": "yes"}\n{"fault": "no", "carry": "no"}\n'
            ),
        ),
    ],
)
def test_a_table_in_each_form(
    context: Context, tmp_path: Path, name: str, write: Callable[[Path], object]
) -> None:
    """The suffix says how a table is written: a workshop for €880 and a mechanic for €480."""
    write(tmp_path / name)
    assert of_path(context, str(tmp_path / name)).assumed.likely == 136000
