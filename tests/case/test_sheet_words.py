"""What a budget sheet says in words."""

from decimal import Decimal

from roletui.case.budget_sheet import sheet
from roletui.case.sentences import saving_words
from roletui.case.sheet_words import baseline_rows
from roletui.case.terms import OWN_WORDS
from roletui.cost.drafts import Draft
from roletui.dataset.load import load
from roletui.state.state import Baseline, State
from tests.helpers import case_of

SIZES = (Decimal(2), Decimal(30), Decimal(26))
SINGLE = Draft("ml-engineer", "embedded", "ml-engineer-embedded", *SIZES)
RANGED = Draft("ml-engineer", "in-house", "ml-engineer-in-house-loaded", *SIZES)


def rows(now: Draft, then: Draft) -> dict[str, tuple[str, ...]]:
    """Return the rows of one plan beside another as its baseline, by their names."""
    state = State(plan=(now,), listed=True, baseline=Baseline((then,)))
    found = baseline_rows(sheet(case_of(load(), state), 0))
    return {name: tuple(cells) for name, *cells in found}


def test_a_single_figure_has_no_drawn_plans_beside_a_range() -> None:
    """1,560 h at $35 are likely $54,600; nothing is known of what 9 in 10 such plans cost."""
    beside = rows(RANGED, SINGLE)
    assert beside["Total, likely"] == ("$115,605", "$54,600", "$61,005 more")
    for name in ("P10", "P50", "P80", "P90"):
        _, baseline, words = beside[name]
        assert (baseline, words) == ("no range", "only one of them")
        assert rows(SINGLE, RANGED)[name][0] == "no range"
    assert "P90" not in rows(SINGLE, SINGLE)


def test_what_must_be_saved_is_said_of_both_ways() -> None:
    """A month of 60 h a week is 260 h paid, 229.38 worked: at $94, and at $74 for Automation.

    The difference of 20 an hour is 4,587.50, which 62 hours at 74 come to.
    """
    sizes = (Decimal(2), Decimal(30), Decimal(10))
    draft = Draft("ai-engineer", "in-house", "ai-engineer-in-house-loaded", *sizes)
    found = sheet(
        case_of(load(), State(plan=(draft,), listed=True)),
        0,
        "automation-specialist-in-house-loaded",
    )
    assert found.saving
    words = saving_words(found.dataset, found.saving)
    assert words == (
        "AI engineer costs $21,600 for 229.4 h, $4,600 more than $17,000 for Automation: worth it "
        "only if it makes 62 hours of Automation work unnecessary in that time."
    )


FREELANCE = Draft("ai-engineer", "marketplace", "ai-engineer-marketplace-asked", *SIZES)
EMPLOYEE = Draft("ai-engineer", "in-house", "ai-engineer-in-house-loaded", *SIZES)


def test_quartiles_are_not_subtracted_from_the_ends_of_all_plans() -> None:
    """1,560 h × $50 × 1.0799 are $84,232; of an employee 1,376.25 h worked × $94 $129,368."""
    beside = rows(EMPLOYEE, FREELANCE)
    assert beside["Total, likely"] == ("$129,368", "$84,232", "$45,135 more")
    assert beside["Total, low"][2] == "· unlike ends; see P10"
    assert beside["Total, high"][2] == "· unlike ends; see P90"
    alike = rows(EMPLOYEE, RANGED)
    assert alike["Total, low"][2].endswith((" more", " less"))


def test_help_explains_the_words_that_are_the_program_s_own() -> None:
    """P50 and grade stand on screens with every dataset, whose own words cannot hold them."""
    told = [words.lower() for words, _ in OWN_WORDS]
    assert any("p50" in words for words in told)
    assert "grade" in told
