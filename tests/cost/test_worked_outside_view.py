"""Others' overruns counted for every line, worked out by hand."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from helpers import case_of, changed, context_of, edited, small

from roletui.case import changes
from roletui.case.budget_sheet import sheet
from roletui.case.outside_view import NONE_STATED, outside_words
from roletui.case.undo_words import change_words
from roletui.cost.drafts import Draft
from roletui.cost.plan import priced
from roletui.cost.settings import Choice, CostSettings, with_settings
from roletui.cost.typed_line import typed_cost
from roletui.dataset.dataset import Dataset
from roletui.dataset.load import parse
from roletui.records.scenario import loads
from roletui.records.scenario_text import dumps
from roletui.state.state import State
from roletui.text.money import Range

VIEW = """
[budget.outside_view]
label = "repairs of old bicycles"
source = "guild"
low = 0
likely = 50
high = 100
"""
OVERRUN = """
[[budget.overheads]]
id = "delay"
label = "Delay"
note = "Ask."
source = "guild"
kind = "overrun"
likely = 25
"""
PARTS = "\n[[conflicts]]\n"


def dataset(*tables: str) -> Dataset:
    """Return the small dataset with more tables in its budget."""
    text = edited((PARTS, "".join(tables) + PARTS))
    return parse(text.encode(), "small.toml").dataset


WITH_VIEW = dataset(VIEW)
PLAN = State(plan=(Draft("workshop", "shop", people=Decimal(1), hours=Decimal(8)),), listed=True)


def total(counted: Dataset, lines: Sequence[str], *, outside: bool) -> Range | None:
    """Return what typed lines cost with the outside view, or without."""
    terms = CostSettings({"delay": Choice()} if "delay" in counted.overheads_by_id else {})
    found = with_settings(counted, terms._replace(outside_view=outside))
    return priced(found, [typed_cost(found, line).line for line in lines]).total


@pytest.mark.parametrize(
    ("counted", "lines", "outside", "expected"),
    [
        # 8 h × 2 weeks = 16 h at €45, €55, €70: €720, €880, €1,120.
        (WITH_VIEW, ["workshop@shop=1x8x2"], False, Range(720_00, 880_00, 1_120_00)),
        # None of it longer, half of it, all of it: 16 h, 24 h, 32 h.
        (WITH_VIEW, ["workshop@shop=1x8x2"], True, Range(720_00, 1_320_00, 2_240_00)),
        # Every line of the plan alike: twice that.
        (WITH_VIEW, ["workshop@shop=1x8x2"] * 2, True, Range(1_440_00, 2_640_00, 4_480_00)),
        # It stands for the dataset's own overrun of up to 25 %, and does not come on top of it.
        (
            dataset(OVERRUN, VIEW),
            ["workshop@shop=1x8x2"],
            False,
            Range(720_00, 880_00, 1_400_00),
        ),
        (
            dataset(OVERRUN, VIEW),
            ["workshop@shop=1x8x2"],
            True,
            Range(720_00, 1_320_00, 2_240_00),
        ),
        # A dataset that states none has nothing to count.
        (small().dataset, ["workshop@shop=1x8x2"], True, Range(720_00, 880_00, 1_120_00)),
    ],
)
def test_others_overruns_count_for_every_line(
    counted: Dataset, lines: Sequence[str], outside: bool, expected: Range
) -> None:
    """Off, the plan is as it was; on, each line takes as much longer."""
    assert total(counted, lines, outside=outside) == expected


def test_its_effect_is_said_before_it_is_counted() -> None:
    """The class with its source, and both totals; the same once it counts."""
    case = case_of(WITH_VIEW, PLAN)
    stated = "Outside view: repairs of old bicycles took 0 to 100 % longer, likely 50 % "
    before = outside_words(sheet(case, 0))
    assert before.startswith(stated)
    assert before.endswith("It is not counted: likely €880; with it €1,320.")
    after = changed(case, changes.count_outside_view(wanted=True))
    assert outside_words(sheet(after, 0)).endswith("It is counted: likely €1,320; without it €880.")
    assert change_words(case, after) == "others' overruns: not counted → counted"


def test_where_none_is_stated_that_is_said() -> None:
    """And what the reader can set instead."""
    assert outside_words(sheet(case_of(small(), PLAN), 0)) == NONE_STATED


def test_it_is_kept_with_the_plan() -> None:
    """A scenario has one key for it; with a dataset that states none it is left out aloud."""
    case = changed(case_of(WITH_VIEW, PLAN), changes.count_outside_view(wanted=True))
    text = dumps(case.context.loaded, case.state)
    assert "\noutside_view = true\n" in text
    assert loads(text, "a.toml", case.context).state == case.state
    opened = loads(text, "a.toml", context_of(small()))
    assert not opened.state.cost_settings.outside_view
    assert ("Others' overruns are left out: this dataset does not state them.") in opened.warnings
