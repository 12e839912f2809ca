"""How far in a drawing stands, and where its lines break, sign by sign."""

import pytest
from helpers import tree_of

from roletui.tree.diagram import text, wrapped


def test_ten_levels_down_a_question_begins_again_at_the_margin() -> None:
    """Each level stands three cells further in; the eleventh question is a section of its own."""
    ways = {f"q{number}": f"x q{number + 1}*" for number in range(12)}
    lines = list(text(tree_of(**ways, q12="x y*").dataset))
    asked = [line for line in lines if line.lstrip().startswith("? ")]
    assert [line.strip() for line in asked] == [f"? q{nr} [q{nr}]" for nr in range(13)]
    assert [len(line) - len(line.lstrip()) for line in asked] == [
        0, 3, 6, 9, 12, 15, 18, 21, 24, 27,
        0, 3, 6,
    ]  # fmt: skip
    assert [line.strip() for line in lines if "see" in line] == ["→ see q10 [q10]"]


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        # However narrow the rest of the line is, 20 cells are taken.
        ("aaaa bbbb cccc ddddd e", 22, ["aaaa bbbb cccc ddddd", "e"]),
        ("aaaa bbbb cccc dddddd e", 22, ["aaaa bbbb cccc", "dddddd e"]),
        # 31 cells, of which ten stand before the words.
        ("aaaa bbbb cccc dddddd e", 31, ["aaaa bbbb cccc dddddd", "e"]),
        ("aaaa bbbb cccc dddddd e", 33, ["aaaa bbbb cccc dddddd e"]),
    ],
)
def test_words_have_twenty_cells_at_least(words: str, width: int, lines: list[str]) -> None:
    """Behind ten spaces, which stand before every line."""
    assert list(wrapped(words, width, " " * 10)) == [" " * 10 + line for line in lines]
