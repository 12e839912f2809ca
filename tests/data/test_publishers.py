"""A source of which nobody knows the publisher is named so that sentences about it hold."""

from decimal import Decimal

import pytest
from helpers import shipped

from roletui.case.case import Case
from roletui.case.disinterested import left_of_plan
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
