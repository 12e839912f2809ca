"""How wide text is, where it is wrapped, and how it is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roletui.text.width import (
    cell_width,
    clusters,
    cut,
    cut_at_word,
    fill,
    head,
    without_middle,
)

SIGNS = st.text(st.sampled_from("ab z.漢字🙂é\u0301\ufe0f👩🏽⚕-"), max_size=60)


def test_signs_are_not_taken_apart() -> None:
    """An accent stays on its letter, and what is joined stays joined."""
    assert [*clusters("e\u0301a👩🏽‍🔬b")] == ["e\u0301", "a", "👩🏽‍🔬", "b"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("abc", 3),
        ("漢字", 4),
        ("e\u0301", 1),
        ("🙂", 2),
        ("❤", 1),
        ("❤\ufe0f", 2),
        (" \ufe0f", 1),
        ("", 0),
    ],
)
def test_cells(text: str, cells: int) -> None:
    """Han and pictures take two cells, accents none, and a picture made of a sign two."""
    assert cell_width(text) == cells


def test_lines_are_filled() -> None:
    """Lines hold as many words as fit; a word wider than a line is broken, an empty text a line."""
    assert [*fill(["the", "quick", "brown", "fox"], 10, len)] == ["the quick", "brown fox"]
    assert [*fill(["an", "incomprehensible", "word"], 8, len)] == [
        "an",
        "incompre",
        "hensible",
        "word",
    ]
    assert [*fill(["漢字漢字漢"], 5, cell_width)] == ["漢字", "漢字", "漢"]
    assert [*fill([], 8, len)] == [""]


@given(SIGNS, st.integers(2, 30))
def test_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    """No line is wider than asked, and together they hold every word."""
    lines = [*fill(text.split(), width, cell_width)]
    assert all(cell_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("twelve", 6, "twelve"),
        ("twelve of", 8, "twelve…"),
        ("e\u0301e\u0301e\u0301", 4, "e\u0301…"),
        ("twelve", 1, "…"),
    ],
)
def test_a_cut_ends_in_an_ellipsis(text: str, width: int, shown: str) -> None:
    """What fits stays; of other texts as much as fits is shown, and no blank before the mark."""
    assert cut(text, width) == shown


@given(SIGNS, st.integers(1, 30))
def test_what_is_cut_fits(text: str, width: int) -> None:
    """Nothing that is cut is wider than its room, and what is shown is how the text begins."""
    assert cell_width(cut(text, width, cell_width)) <= width
    assert cell_width(cut_at_word(text, width, cell_width)) <= width
    assert text.startswith(head(text, width, cell_width))


def test_a_cut_at_a_word() -> None:
    """Whole words are kept, without the comma behind them; a word too long is cut itself."""
    assert cut_at_word("one, two three", 10) == "one, two…"
    assert cut_at_word("one, two", 6) == "one…"
    assert cut_at_word("incomprehensible", 6) == "incom…"
    assert cut_at_word("one", 9) == "one…"


def test_a_middle_is_left_out() -> None:
    """Of a long text the beginning and the end are shown."""
    assert without_middle("abcdefgh", 8, 2, 3) == "abcdefgh"
    assert without_middle("abcdefghi", 8, 2, 3) == "ab … ghi"


@given(SIGNS, st.integers(1, 400))
def test_any_unit_will_do(text: str, width: int) -> None:
    """The same lines come of a measure in other units, if the room is in the same."""
    assert [*fill(text.split(), width, len)] == [
        *fill(text.split(), 7 * width, lambda words: 7 * len(words))
    ]
