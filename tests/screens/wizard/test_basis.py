"""Other outcomes are priced on one basis, and named so that no two have one name."""

from decimal import Decimal

from helpers import shipped

from roletui.case import changes
from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.names import outcome_name
from roletui.case.standing import beside, instead, ways
from roletui.cost.settings import Choice
from roletui.screens.wizard.panel import big_name
from roletui.state.state import State

ADVICE = State({"result": "words", "engine": "nothing", "hands": "learn"})
"""Two days of an AI engineer; the runner-up is an AI engineer."""


def sized(*steps: changes.Change) -> Case:
    """Return the case of 2 people, 30 h a week, 10 weeks, and of further changes."""
    case = Case.of(shipped(), ADVICE)
    sizes = (
        changes.resize("people", Decimal(2)),
        changes.resize("hours", Decimal(30)),
        changes.resize("weeks", Decimal(10)),
    )
    for step in (*sizes, *steps):
        case = case.after(step.transition(case))
    return case


def likely(case: Case, outcome: str) -> tuple[int, int, str]:
    """Return what an outcome and the recommended one likely cost, and the first's way."""
    found = beside(case, outcome)
    assert found.there.total
    assert found.here.total
    return found.there.total.likely // 100, found.here.total.likely // 100, ways(found.there)


def test_a_plan_that_is_set_is_what_others_are_compared_with() -> None:
    """600 h on the marketplace are 600 × 50 × 1.0799 = 32,397, whoever is called an AI engineer.

    As an employee they are 600 × 1,835 ÷ 2,080 × 94 = 49,756.
    """
    assert likely(sized(), "ai-engineer") == (32_397, 32_397, "Freelance marketplace")
    hired = sized(changes.choose_way("ai-engineer", "ai-engineer-in-house-loaded", 0))
    assert likely(hired, "ai-engineer") == (49_756, 49_756, "Employee, United States")


def test_what_cannot_be_hired_so_is_compared_in_its_own_way() -> None:
    """Own developers have a price as employees only; then the plan is one of employees as well."""
    assert likely(sized(), "own-developers") == (49_756, 49_756, "Employee, United States")


def test_what_has_a_size_of_its_own_has_its_way_too() -> None:
    """16 h at $20 with 5.5 % on top are 337.60, whoever is employed besides."""
    hired = sized(changes.choose_way("ai-engineer", "ai-engineer-in-house-loaded", 0))
    assert likely(hired, "advice-automation") == (337, 32_397, "Freelance marketplace")


def test_until_a_plan_is_set_each_is_as_it_is_proposed() -> None:
    """480 h embedded are 12,000; 16 h of advice through the same vendor 400."""
    assert likely(Case.of(shipped(), ADVICE), "ai-engineer") == (12_000, 400, "Embedded offshore")


def test_advice_of_a_role_is_not_named_as_the_role() -> None:
    """In big letters too: where its name does not fit, it has none."""
    case = Case.of(shipped(), ADVICE)
    assert case.runner_up
    first, second = case.tree.outcomes["advice-ai"], case.runner_up.outcome
    names = [outcome_name(case.dataset, outcome) for outcome in (first, second)]
    assert names == ["AI engineer’s advice", "AI engineer"]
    assert big_name(Advice(case), 72, solid=True) == ()
    job = Case.of(shipped(), State({**ADVICE.answers, "hands": "job"}))
    assert big_name(Advice(job), 72, solid=True)


def test_what_an_outcome_s_own_size_is_counted_with_is_said() -> None:
    """Two stages of 8 and 12 weeks of 60 h are 1,200 h; 16 h of advice have the plan's overheads.

    A week of ramp-up would be 16 h more: 32 h at $50 with a fee of 7.99 % are $1,727.84.
    """
    case = Case.of(shipped(), State({"result": "words", "engine": "nothing", "hands": "job"}))
    for step in (
        changes.resize("people", Decimal(2)),
        changes.resize("hours", Decimal(30)),
        changes.resize("weeks", Decimal(10)),
        changes.hire("ai-engineer", "ai-engineer-marketplace-asked"),
        changes.count_with("ramp-up", Choice(on=True, amount=Decimal(1))),
    ):
        case = case.after(step.transition(case))
    assert " for 1,200 h in 8 and 12 weeks: " in instead(case, "ai-then-ml")
    advice = instead(case, "advice-ai")
    assert advice.startswith("$1,730 ($1,120–$2,070) for 16 h with ramp-up and Upwork client fee:")
