"""The table of the parts of a total, and the same beside a baseline."""

from decimal import Decimal

from helpers import case_of
from journeys.running import answered, shipped
from one_label import DATASET, STATE, shown

from roletui.case.budget_sheet import sheet
from roletui.cost.drafts import Draft
from roletui.cost.settings import Choice
from roletui.screens.budget.views.overhead_field import brief
from roletui.screens.budget.views.parts import compared, table
from roletui.screens.widgets.charts.bars import Group, Groups, Heading
from roletui.state.plan_changes import count_with, pin
from roletui.state.state import State
from roletui.text.charts import Bar


def test_the_head_names_the_columns() -> None:
    """Each part has its quantity, or its formula where there is room, and one figure: no range."""
    narrow, wide = table(shown()), table(shown(), formulas=True)
    assert narrow is not None
    assert wide is not None
    assert narrow.head == ("Item (months of 4⅓ weeks)", "Quantity", "Amount")
    assert wide.head == ("Item (months of 4⅓ weeks)", "Formula", "Amount")


def test_against_the_baseline() -> None:
    """A fee that was 10 % and is 20 % now changes its own row, not that of its namesake."""
    before = pin(STATE, case_of(DATASET, STATE).lines)
    now = count_with(before, "fee-share", Choice(amount=Decimal(20)))
    found = compared(shown(now))
    assert found is not None
    assert found.head == ("Part, likely", "Now", "Baseline", "Difference")
    assert found.rows == (
        ("Workshop", "€2,000", "€2,000", "the same"),
        ("Fee, at least, hours not worked", "€1,000", "€1,000", "the same"),
        ("Fee", "€600", "€300", "€300 more"),
        ("Fee", "€50", "€50", "the same"),
        ("Tools", "€60", "€60", "the same"),
        ("Tools", "€120", "€120", "the same"),
        ("Total", "€3,830", "€3,530", "€300 more"),
    )


def test_minor_units_are_written_where_they_are_known() -> None:
    """Of single stated figures all; of a range or its middle none above a hundred."""
    exact = shown()
    assert exact.exact
    assert exact.money(1_234_567) == "€12,345.67"
    assert exact.apart(-50) == "€0.50 less"
    dataset = shipped().dataset
    middle = sheet(case_of(shipped(), answered("support-chatbot")), 0)
    line = Draft("ai-engineer", "vetted")
    rough = sheet(case_of(shipped(), State(plan=(line,))), 0)
    assert dataset.about.currency == "USD"
    assert middle.exact
    assert not rough.exact
    assert rough.money(1_234_567) == "$12,346"
    assert rough.money(9_950) == "$99.50"
    assert rough.apart(0) == "the same"


def test_what_is_not_counted_is_said_briefly() -> None:
    """The first sentence; where that is too long, up to a clause; else cut at a word."""
    note = "Weeks paid again when somebody leaves, to find a successor. No source states how many."
    assert brief(note, 80) == "Weeks paid again when somebody leaves, to find a successor"
    assert brief(note, 50) == "Weeks paid again when somebody leaves"
    assert brief(note, 20) == "Weeks paid again…"


def test_a_group_is_shown_with_all_its_bars() -> None:
    """Also the blank row above a heading is counted; the first bars are always shown."""
    bar = Bar("a", "A", 1, 1, 1, "$1")
    below = [Group(Heading(name, name, apart=True), (bar,)) for name in "hk"]
    groups = Groups([Group(None, (bar, bar)), *below])
    assert [len(groups.within(rows)) for rows in (1, 4, 5, 7, 8)] == [2, 2, 5, 5, 8]
