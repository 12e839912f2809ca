"""Big letters: three rows of half blocks."""

from string import ascii_uppercase, digits

import pytest

from roletui.screens.widgets.text.big import ROWS, big


def test_letters_are_drawn_with_half_blocks() -> None:
    """Five pixels high, a blank one below, one between letters; small letters as capitals."""
    assert big("Ai 1", 80) == (
        "█▀▀█ █     ▄█ ",
        "█▀▀█ █      █ ",
        "▀  ▀ ▀     ▀▀▀",
    )
    assert big("$2.50", 80) == (
        "▄▀█▀▀ ▀▀▀█   █▀▀▀ █▀▀█",
        " ▀█▀▄ █▀▀▀   ▀▀▀█ █  █",
        "▀▀▀▀  ▀▀▀▀ ▀ ▀▀▀▀ ▀▀▀▀",
    )


@pytest.mark.parametrize("letter", [*ascii_uppercase, *digits, *" ,.$–-&"])
def test_a_letter_is_as_wide_in_every_row(letter: str) -> None:
    """Whatever it is, it takes the same columns in all rows."""
    rows = big(letter, 80)
    assert len(rows) == ROWS
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(("text", "width"), [("AI", 5), ("É", 80), ("日本", 80), ("", 80)])
def test_what_does_not_fit_or_has_no_letter_is_not_drawn(text: str, width: int) -> None:
    """The words themselves are shown then; *AI* takes six columns."""
    assert big(text, width) == ()
    assert big("AI", 6)
