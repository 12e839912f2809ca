"""Records of version 0.1: which rule of counting made their total another, with worked numbers."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import case_of, context_of

from roletui.case.recorded import RULES, RecordedFigure
from roletui.case.result import result_of
from roletui.cost.drafts import Draft
from roletui.cost.settings import Choice
from roletui.dataset.load import load, shipped
from roletui.records.recheck import BY_HAND, OTHERWISE, Rechecked, recheck
from roletui.records.scenario import Scenario, reopen, scenario_of
from roletui.records.scenario_text import dumps
from roletui.state.context import Context
from roletui.state.plan_changes import count_with
from roletui.state.state import State

FIXTURES = Path(__file__).parents[1] / "fixtures" / "0.1"
AI = load()
DATA = load(shipped("data-roles"))
ON_A_DAY = context_of(AI)._replace(today=date(2026, 11, 30))

BY_TIME = "fees, minimums, management and monthly bills"
EMPLOYEE = (
    "Counted otherwise now: of 2,080 hours that an employee is paid for, the 1,835 that are worked "
    "are charged at the price of an hour worked; all of them were."
)
WAGE = (
    "Counted otherwise now: a bare wage is multiplied by what an employer pays on top; it was "
    "charged as it is."
)
RAMP_UP = (
    f"Counted otherwise now: weeks of ramp-up are charged like weeks of work: {BY_TIME} count them "
    "in; they counted the planned weeks alone."
)
OVERRUN = (
    f"Counted otherwise now: an overrun is charged like the planned weeks: {BY_TIME} count it in; "
    "they counted the planned weeks alone."
)
PERSON = (
    "Counted otherwise now: a minimum of hours is bought for each person; it was bought once for "
    "the whole part."
)
CEILING = (
    "Counted otherwise now: “Upwork client fee” is planned at the most it can be; it was planned "
    "in the middle."
)
EXACT = (
    "Counted otherwise now: what is paid up to a minimum is rounded so that all of it comes to its "
    "exact price."
)


def draft(line: str, rate: str = "", own: str | None = None, start: str | None = None) -> Draft:
    """Return what a line is typed as: ``ai-engineer@vetted=1x40x2``."""
    who, _, size = line.partition("=")
    role, _, channel = who.partition("@")
    sizes = map(Decimal, size.split("x"))
    return Draft(
        role, channel, rate, *sizes, None if own is None else Decimal(own),
        start=None if start is None else Decimal(start),
    )  # fmt: skip


def planned(*lines: Draft, **overheads: str) -> State:
    """Return the state of a plan with some overheads set."""
    state = State(plan=lines, listed=True)
    for name, amount in overheads.items():
        state = count_with(state, name.replace("_", "-"), Choice(amount=Decimal(amount)))
    return state


def once(state: State, end: str, was: int, rules: int | None = None) -> Rechecked:
    """Return what becomes of a record in which one end of the total is what it was once."""
    result = result_of(case_of(ON_A_DAY, state))
    assert result.total
    total = result.total._replace(**{end: was})
    then = scenario_of(dumps(AI, state, result=result._replace(total=total, rules=rules)), "record")
    return recheck(then, ON_A_DAY)


@pytest.mark.parametrize(
    ("state", "end", "was", "now", "why"),
    [
        # (2 + 2) weeks × 40 h × $75, and not 160 h of a minimum and 2 weeks more
        (
            planned(draft("ai-engineer@vetted=1x40x2"), ramp_up="2"),
            "likely", 18_000_00, 12_000_00, [RAMP_UP],
        ),
        # 2 weeks × (1 + 1) × 40 h × $90, and not 160 h of a minimum and 2 weeks more
        (
            planned(draft("ai-engineer@vetted=1x40x2"), overrun="100"),
            "high", 21_600_00, 14_400_00, [OVERRUN],
        ),
        # 16 weeks × 40 h × $50 × 1.0799, and not the fee on 12 of them
        (
            planned(draft("ai-engineer@marketplace=1x40x12"), ramp_up="4", upwork_fee="7.99"),
            "likely", 33_917_60, 34_556_80, [RAMP_UP],
        ),
        # 16 weeks × 5 h × $94 + 640 h × $25, and not 12 weeks of management
        (
            planned(draft("ai-engineer@embedded=1x40x12"), ramp_up="4", management="5"),
            "likely", 21_640_00, 23_520_00, [RAMP_UP],
        ),
        # 10 weeks × 40 h × $25 + 14 weeks × 40 h × $35 + 24 weeks × 12 / 52 months × $1,000
        (
            planned(
                draft("ai-engineer@embedded=1x40x8"),
                draft("ml-engineer@embedded=1x40x12", start="11"),
                ramp_up="2", running_costs="1000",
            ),
            "likely", 34_676_92, 35_138_46, [RAMP_UP],
        ),
        # 2 people × 160 h × $75, and not 160 h for both
        (
            planned(draft("ai-engineer@vetted=2x10x4")),
            "likely", 12_000_00, 24_000_00, [PERSON],
        ),
        # 52 weeks × 40 h × 1835 / 2080 × $94
        (
            planned(draft("ai-engineer@in-house=1x40x52")),
            "likely", 195_520_00, 172_490_00, [EMPLOYEE],
        ),
        # 52 weeks × 40 h × 1835 / 2080 × $65.38 × 1.4445
        (
            planned(draft("ai-engineer@in-house=1x40x52", "ai-engineer-in-house-wage")),
            "likely", 135_990_40, 173_299_99, [EMPLOYEE, WAGE],
        ),
        # 480 h × $50 × 1.0799, and not × 1.03995
        (
            planned(draft("ai-engineer@marketplace=1x40x12")),
            "likely", 24_958_80, 25_917_60, [CEILING],
        ),
        # 34 h × $70.91 = $2,410.94, and not 6.5 h for $460.92 and 27.5 h for $1,950.03
        (
            planned(draft("ai-engineer@embedded=1x6.5x1", own="70.91"), embedded_minimum="34"),
            "likely", 2_410_95, 2_410_94, [EXACT],
        ),
    ],
    ids=[
        "ramp-up under a minimum", "overrun under a minimum", "fee on ramp-up",
        "management of ramp-up", "bills while a later stage moves", "minimum for each person",
        "employee", "bare wage", "ceiling", "a cent of a minimum",
    ],
)  # fmt: skip
def test_the_rule_that_changed_a_total_is_named(
    state: State, end: str, was: int, now: int, why: list[str]
) -> None:
    """With the same figures, the rules that apply to the plan and have changed are said."""
    found = once(state, end, was)
    assert found.verdict == "cost"
    assert found.now.total
    assert getattr(found.now.total, end) == now
    assert list(found.why) == why


def test_hiring_that_is_not_charged_any_more() -> None:
    """$20,000 for hiring through a vendor who promises no fee are gone, and it is said why."""
    state = planned(draft("ai-engineer@embedded=1x40x12"), recruiting="20000")
    result = result_of(case_of(ON_A_DAY, state))
    assert result.total
    assert result.total.likely == 12_000_00
    hiring = RecordedFigure("recruiting", likely=Decimal(20000))
    then = result._replace(
        overheads=(*result.overheads, hiring),
        total=result.total._replace(low=32_000_00, likely=32_000_00, high=32_000_00),
        rules=None,
    )
    found = recheck(scenario_of(dumps(AI, state, result=then), "record"), ON_A_DAY)
    assert found.why[0] == (
        "Extra cost, Recruiting: 20,000 USD each then, not counted now: it does not come with "
        "these roles and ways to hire."
    )


def test_rules_that_do_not_concern_the_plan_are_not_named() -> None:
    """Ramp-up without anything that is charged by the week costs what it did; nobody blames it."""
    state = planned(draft("ai-engineer@embedded=2x40x12"), ramp_up="2", overrun="10")
    assert once(state, "likely", 1).why == (OTHERWISE, BY_HAND)


def test_a_total_by_the_rules_of_today_blames_none() -> None:
    """A record that was counted by today's rules was changed by hand, where it differs."""
    state = planned(draft("ai-engineer@in-house=1x40x52"))
    assert once(state, "likely", 195_520_00, RULES).why == (OTHERWISE, BY_HAND)


SAME_NOW = {
    "13": {"result": "software", "hands": "own"},
    "14": {"result": "words", "engine": "nothing", "hands": "open"},
    "19": {"result": "software", "hands": "unsure"},
    "22": {"result": "words", "engine": "nothing", "hands": "own"},
    "26": {"result": "seen", "ready": "unusable", "software": "yes"},
}
"""Answers to the questions of today with which the records of old questions end as they did.

One that was open is open still, but leaves another outcome beside.
"""


@pytest.mark.parametrize(
    ("name", "was", "now", "why"),
    [
        # 12 weeks × 40 h × 1835 / 2080 × $84, without the engineer, whom nobody prices
        ("10", 40_320_00, 35_570_77, [EMPLOYEE]),
        # 12 weeks × 40 h × 1835 / 2080 × $94
        ("13", 45_120_00, 39_805_38, [EMPLOYEE]),
        # 52 weeks × 40 h × (1835 / 2080 × $94 + $25) + 52 weeks × 12 / 52 months × $1,000
        ("14", 259_520_00, 236_490_00, [EMPLOYEE]),
        # 480 h × $25 × 1.0799
        ("19", 12_479_40, 12_958_80, [CEILING]),
        # 3 people × 37.5 h × 26 weeks × $100 × 1.0799 + 3 × $3,000
        ("22", 313_185_38, 324_870_75, [OVERRUN, CEILING]),
        ("26", 25_723_08, 25_723_08, []),
    ],
)
def test_records_of_version_0_1(name: str, was: int, now: int, why: list[str]) -> None:
    """Decided as they were, they say which rule made their cost another."""
    scenario, context = _of_version_0_1(name)
    found = recheck(scenario._replace(answers=SAME_NOW.get(name, scenario.answers)), context)
    assert found.then
    assert found.then.total
    assert found.now.total
    assert (found.then.total.likely, found.now.total.likely) == (was, now)
    assert found.verdict in ({"cost", "both"} if why else {"same"})
    assert [words for words in found.why if words.startswith("Counted otherwise")] == why


@pytest.mark.parametrize("name", SAME_NOW)
def test_answers_to_questions_that_are_gone(name: str) -> None:
    """They are kept and not used; each is named, and which question comes first instead."""
    scenario, context = _of_version_0_1(name)
    assert scenario.answers
    found = recheck(scenario, context)
    assert (found.verdict in {"outcome", "both"}, found.now.status) == (True, "asking")
    first = context.dataset.questions[0]
    assert found.why[0] == f"The first question is “{first.topic}” now, and was “rules”."
    kept = [
        f"The answer “{choice}” to “{question}” is not in this dataset; kept, not used."
        for question, choice in scenario.answers.items()
    ]
    assert [words for words in found.why if words.startswith("The answer")] == kept
    opened = reopen(scenario, context)
    assert dict(opened.state.answers) == scenario.answers
    assert case_of(context, opened.state).reasons == ()


def _of_version_0_1(name: str) -> tuple[Scenario, Context]:
    file = FIXTURES / f"record-{name}.md"
    scenario = scenario_of(file.read_text(encoding="utf-8"), str(file))
    return scenario, ON_A_DAY if scenario.dataset.id == "ai-roles" else context_of(DATA)
