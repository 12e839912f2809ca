"""Big letters and figures: three rows of half blocks."""

from string import ascii_uppercase, digits

import pytest

from roletui.screens.widgets.text.big import big, drawn


def test_letters_are_drawn_with_half_blocks() -> None:
    """Five pixels high, a blank one below, one between letters, four between words; a for A."""
    assert big("Ai 1") == (
        "█▀▀█ █    ▄█ ",
        "█▀▀█ █     █ ",
        "▀  ▀ ▀    ▀▀▀",
    )


@pytest.mark.parametrize("letter", [*ascii_uppercase, *digits, *" ,.$€£≈−&-"])
def test_a_letter_is_as_wide_in_every_row(letter: str) -> None:
    """Whatever it is, it takes the same columns in all three rows."""
    rows = big(letter)
    assert rows
    assert len(rows) == 3
    assert len({len(row) for row in rows}) == 1


def test_an_amount() -> None:
    """Figures are as wide as letters; the comma ends with them; what is before them is written."""
    assert big("$10,2") == (
        "$ ▄█  █▀▀█   ▀▀▀█",
        "   █  █  █ ▗ █▀▀▀",
        "  ▀▀▀ ▀▀▀▀ ▘ ▀▀▀▀",
    )

    assert big("≈ $1") == (
        "≈ $ ▄█ ",
        "     █ ",
        "    ▀▀▀",
    )


@pytest.mark.parametrize("sign", [*ascii_uppercase, *digits, *",.−&-"])
def test_nothing_reaches_below_the_line(sign: str) -> None:
    """The last of six lines of pixels is blank, so that what stands below is apart."""
    rows = big(sign)
    assert rows is not None
    assert not {*rows[2]} & {*"▄█▌▐▖▗"}


@pytest.mark.parametrize("text", ["É", "日本", "AI/ML", ""])
def test_what_has_no_letter_is_not_drawn(text: str) -> None:
    """The words themselves are shown then."""
    assert big(text) is None


def test_full_blocks_have_a_ground_of_their_colour_where_colours_are_ours() -> None:
    """So no line shows between two rows; with a terminal's own colours there is no ground."""
    [solid] = drawn(("█▀ █",), "$bright", solid=True)
    assert solid.plain == "█▀ █"
    assert [(span.start, span.end, span.style) for span in solid.spans] == [
        (0, 1, "$bright on $bright"), (1, 3, "$bright"), (3, 4, "$bright on $bright"),
    ]  # fmt: skip
    [plain] = drawn(("█▀ █",), "$bright", solid=False)
    assert {span.style for span in plain.spans} == {"$bright"}
    [sign] = drawn(("$ █",), "$bright", solid=False)
    assert [(span.start, span.end, span.style) for span in sign.spans] == [
        (0, 1, "bold $bright"), (1, 2, "$bright"), (2, 3, "$bright"),
    ]  # fmt: skip
