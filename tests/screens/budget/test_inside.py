"""What a total holds besides the hours that are planned, said beside it."""

from decimal import Decimal

from helpers import shipped

from roletui.case import changes
from roletui.case.budget_sheet import sheet
from roletui.case.case import Case
from roletui.case.disinterested import plan_gains
from roletui.case.figures import against_sentence, cost_sentences
from roletui.case.inside import on_top, paid_weeks
from roletui.case.sheet_words import overhead_words
from roletui.case.verdict import money_words
from roletui.cost.assumptions import assumptions
from roletui.cost.settings import Choice
from roletui.interview.costs import plan_sentence
from roletui.screens.budget.totals import told
from roletui.state.state import State

WEEKS = "10 weeks and 2 of ramp-up"


def planned(rate: str, *steps: changes.Change) -> Case:
    """Return two AI engineers for 10 weeks of 30 h at a rate, with some changes after that."""
    case = Case.of(shipped(), State({"result": "words", "engine": "nothing", "hands": "job"}))
    sizes = [changes.resize("people", Decimal(2)), changes.resize("hours", Decimal(30))]
    sizes.append(changes.resize("weeks", Decimal(10)))
    for step in (*sizes, changes.hire("ai-engineer", rate), *steps):
        case = case.after(step.transition(case))
    return case


RAMP_UP = changes.count_with("ramp-up", Choice(on=True, amount=Decimal(2)))
MANAGED = changes.count_with("management", Choice(on=True, amount=Decimal(4)))
FREELANCE, EMPLOYEE = "ai-engineer-marketplace-asked", "ai-engineer-in-house-loaded"


def test_ramp_up_and_what_is_on_top_are_said_with_the_sum() -> None:
    """600 h and 2 × 60 h of ramp-up at $50, 7.99 % fee, 24 × 4 h of management at $94: $47,900.40.

    36,000 + 2,876.40 + 9,024.
    """
    case = planned(FREELANCE, RAMP_UP, MANAGED)
    assert case.bill.total
    assert case.bill.total.likely == 4_790_040
    assert on_top(case.bill) == ("ramp-up", "Upwork client fee", "management")
    inside = "(with ramp-up, Upwork client fee and management)"
    assert f"{WEEKS}, Freelance marketplace {inside}." in cost_sentences(case)
    assert f"{WEEKS}, " in plan_sentence(case)
    assert f"{inside}." in plan_sentence(case)
    assert money_words(case)[1] == f"your plan: 2 people, {WEEKS}"


def test_a_week_stands_only_where_so_many_weeks_are_the_total() -> None:
    """$47,900.40 ÷ 12 = $3,991.70 a week; recruiting is paid once, and no week holds it."""
    case = planned(FREELANCE, RAMP_UP, MANAGED)
    [entry] = case.bill.costs
    assert paid_weeks(entry) == 12
    basis = str(told(sheet(case, 0)).lines[1][0])
    assert "600 h at $50 ($35–$60) + 3 extra costs · about $3,990 a week for 12 weeks" in basis
    once = changes.count_with("recruiting", Choice(on=True, amount=Decimal(5000)))
    assert "a week" not in str(told(sheet(planned(FREELANCE, once), 0)).lines[1][0])


def test_an_employee_s_rate_stands_beside_the_hours_that_it_is_paid_for() -> None:
    """Of 600 h paid 600 × 1,835 ÷ 2,080 = 529.33 are worked, at $94, 71 h less than 600."""
    case = planned(EMPLOYEE)
    assert "529.33 h worked of 600 paid, at $94" in str(told(sheet(case, 0)).lines[1][0])
    pinned = planned(FREELANCE, changes.pin_baseline(), changes.hire("ai-engineer", EMPLOYEE))
    assert against_sentence(pinned).endswith("for 71 h less work, 529 h and not 600.")


def test_hours_on_top_say_at_whose_rate_they_are_counted() -> None:
    """Two people for 12 paid weeks, 4 h a week each at $94: 2 × 12 × 4 × 94 = $9,024."""
    case = planned(FREELANCE, RAMP_UP, MANAGED)
    words = overhead_words(sheet(case, 0), case.market.overhead("management"))
    assert words == "$9,024, 2 × 12 weeks × 4 h at $94"
    [said] = [each for each in assumptions(case.market, case.bill.costs) if "Management: " in each]
    assert said.startswith("Management: $94 ($73–$119) an hour, as of Your own software developers")
    assert "grade B" in said
    assert cost_sentences(case).endswith("The rates are from 2 sources.")
    assert cost_sentences(planned(FREELANCE, RAMP_UP)).endswith("The rate is from one source.")
    told_ = [*plan_gains(case)]
    assert len(told_) == 2
    assert told_[1].startswith("This dataset states the rate of management. Its interest: ")
