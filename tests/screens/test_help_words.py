"""The help's words: what plans and records call things is found by its name."""

import pytest
from journeys.running import press, started, words_of


@pytest.mark.harness
@pytest.mark.parametrize(
    ("sought", "told"),
    [
        ("ramp-up", "Paid weeks before the planned work"),
        ("pull request", "How developers propose a change"),
        ("baseline", "The plan that yours is compared with"),
        ("grade", "A is a first-hand source"),
    ],
)
async def test_words_of_plans_are_found(sought: str, told: str) -> None:
    """On the page of the words, by the search there."""
    async with started() as (app, pilot):
        await press(pilot, "question_mark", "right", "slash", *sought)
        assert told in words_of(app)
