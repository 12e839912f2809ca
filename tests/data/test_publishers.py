"""A source of which nobody knows the publisher is named so that sentences about it hold."""

from decimal import Decimal

import pytest
from helpers import shipped

from roletui.case.case import Case
from roletui.case.disinterested import left_of_plan, plan_gains
from roletui.case.figures import gains_sentences
from roletui.cost.disinterested import left_words
from roletui.cost.drafts import Draft
from roletui.state.state import State


@pytest.mark.parametrize(
    ("channel", "rate", "words"),
    [
        (
            "marketplace",
            "ai-engineer-marketplace-asked",
            "Upwork client fee: not counted; its only source earns by this decision "
            "(An unnamed page).",
        ),
        (
            "contract",
            "ai-engineer-contract-us-mid",
            "AI engineer, Direct contractor: the only source of what an hour costs is "
            "Unnamed guides.",
        ),
    ],
)
def test_sentences_about_unnamed_publishers(channel: str, rate: str, words: str) -> None:
    """What rests on their word alone is said of them as of anybody."""
    draft = Draft("ai-engineer", channel, rate, Decimal(1), Decimal(40), Decimal(4))
    case = Case.of(shipped(), State(plan=(draft,), listed=True))
    assert words in left_words(left_of_plan(case))


def test_who_gains_begins_with_those_whose_figures_the_plan_has() -> None:
    """Upwork's rate is Upwork's to gain by; until a plan is set the vendor's prices come first."""
    answers = {"result": "words", "engine": "nothing", "hands": "learn"}
    draft = Draft("ai-engineer", "marketplace", "", Decimal(1), Decimal(16), Decimal(1))
    told = gains_sentences(Case.of(shipped(), State(answers, plan=(draft,))))
    first = (
        "Upwork states the rate of this plan. Its interest: Takes a share of each contract; gains "
        "when freelancers are hired there. "
    )
    assert told.startswith(f"{first}The embedded rates are Ad Snipper's own")
    open_ = gains_sentences(Case.of(shipped(), State({**answers, "hands": "open"})))
    assert open_.startswith("The embedded rates are Ad Snipper's own")
    vendor = Draft("ai-engineer", "embedded", "", Decimal(1), Decimal(40), Decimal(4))
    assert not [*plan_gains(Case.of(shipped(), State(plan=(vendor,), listed=True)))]
    own = Draft("ai-engineer", "marketplace", "", own_rate=Decimal(70))
    assert not [*plan_gains(Case.of(shipped(), State(plan=(own,), listed=True)))]
