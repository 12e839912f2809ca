"""Which names are offered for a word that names nothing: all it may stand for, else the nearest."""

import pytest

from roletui.text.named import Known, unknown

ROLES: Known = {
    "ai-engineer": ("AI engineer", "AI & software developer"),
    "ml-engineer": ("ML engineer", "Machine learning engineer"),
    "no-hire": ("Hire nobody",),
}


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("engineer", "Did you mean “ai-engineer” or “ml-engineer”?"),
        ("ENGINEER ai", "Did you mean “ai-engineer”?"),
        ("Machine-Learning", "Did you mean “ml-engineer”?"),
        ("aiengineer", "Did you mean “ai-engineer”?"),
        ("nobody", "Did you mean “no-hire”?"),
        ("q", "Known: ai-engineer, ml-engineer, no-hire."),
        ("", "Known: ai-engineer, ml-engineer, no-hire."),
    ],
)
def test_a_word_that_names_nothing(word: str, hint: str) -> None:
    """Neither of two that fit alike is offered without the other."""
    assert unknown("role", word, ROLES) == f"there is no role “{word}”. {hint}"


def test_more_than_a_few_are_not_offered() -> None:
    """A word that stands in five names tells nothing: then all are named."""
    four: Known = {f"wonderful-{letter}-row": () for letter in "abcd"}
    said = unknown("place", "row", four)
    assert said.endswith(
        "“wonderful-a-row”, “wonderful-b-row”, “wonderful-c-row” or “wonderful-d-row”?"
    )
    assert "Known: " in unknown("place", "row", {**four, "wonderful-e-row": ()})
