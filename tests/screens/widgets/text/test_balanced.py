"""Lines of about the same length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roletui.screens.widgets.text.cells import balanced, wrap


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("AI engineer", "AI engineer"),
        ("AI engineer, then ML engineer", "AI engineer,\nthen ML engineer"),
        ("One answer would have to differ.", "One answer would\nhave to differ."),
    ],
)
def test_no_word_stands_alone(text: str, lines: str) -> None:
    """Of 26 columns only as many are used as keep the lines alike."""
    assert balanced(text, 26) == lines


@given(st.lists(st.text("abc", min_size=1, max_size=9)).map(" ".join), st.integers(1, 30))
def test_as_few_lines_as_there_can_be(text: str, width: int) -> None:
    """It has the words, and as many lines as when each is filled."""
    found = balanced(text, width)
    assert found.replace("\n", " ").replace(" ", "") == text.replace(" ", "")
    assert len(found.split("\n")) == len([*wrap(text, width)] or [""])
