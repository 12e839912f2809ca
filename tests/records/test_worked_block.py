"""Where the block of a record begins and ends, line by line."""

import pytest

from roletui.records.block import FENCE, BlockError, between_marks, block_of, lines_of
from roletui.records.marks import BEGIN, END, ONE_MARK

BLOCK = f"{FENCE}\na = 1\n```\n"


def test_the_lines_before_a_block_are_counted() -> None:
    """Two lines and the fence stand before its first line, so that line 1 of it is line 4."""
    found = block_of(f"# Title\n\n{BLOCK}")
    assert found is not None
    assert (found.before, found.text) == (3, "a = 1")
    alone = block_of(BLOCK)
    assert alone is not None
    assert alone.before == 1
    assert block_of("a = 1\n") is None


@pytest.mark.parametrize(
    ("fence", "end", "rows"),
    [
        ("```", "```", ["a = 1"]),
        ("```", "`````", ["a = 1"]),
        ("````", "````", ["a = 1", "```", "b = 2"]),
        ("````", "`````", ["a = 1", "```", "b = 2"]),
        ("```", "~~~\n```", ["a = 1", "~~~"]),
        ("~~~", "```\n~~~", ["a = 1", "```"]),
    ],
)
def test_a_block_ends_with_a_fence_as_long_as_its_own(
    fence: str, end: str, rows: list[str]
) -> None:
    """Or a longer one, of the same sign; a shorter one is a line of it."""
    inside = "\n".join([row for row in rows if row != end.partition("\n")[0]])
    found = block_of(f"{fence}toml roletui\n{inside}\n{end}\nbelow\n")
    assert found is not None
    assert found.text.split("\n") == rows


def test_the_last_of_several_blocks_counts_and_the_notes_before_it() -> None:
    """Notes in lines 1 to 3 and a block to line 6, then the same again with other notes."""
    notes = [f"{BEGIN}\n{words}\n{END}\n" for words in ("old", "new")]
    found = block_of(f"{notes[0]}{BLOCK}{notes[1]}{BLOCK}")
    assert found is not None
    assert (found.before, found.notes, found.warnings) == (10, "new", ())
    late = block_of(f"{notes[0]}{BLOCK}{BLOCK}")
    assert late is not None
    assert (late.before, late.notes) == (7, None)


def test_blocks_that_differ_are_named_by_their_lines() -> None:
    """They begin in lines 1, 5 and 9; blanks and empty lines make no difference."""
    other = f"{FENCE}\na = 2\n```\n"
    with pytest.raises(BlockError) as refused:
        block_of(f"{BLOCK}\n{other}\n{BLOCK}")
    assert refused.value.problem.message == (
        "holds 3 records that differ: their blocks begin in lines 1, 5 and 9. Keep the block of "
        "one of them only."
    )
    same = block_of(f"{BLOCK}\n{FENCE}\n\n  a = 1\n```\n")
    assert same is not None
    assert (same.before, same.text) == (5, "\n  a = 1")


def test_a_block_without_an_end_is_named_by_its_line() -> None:
    """In line 3, and with it whatever else the file holds."""
    with pytest.raises(BlockError) as refused:
        block_of(f"# Title\n\n{FENCE}\na = 1\n")
    spot = refused.value.problem.spot
    assert spot is not None
    assert (spot.line, spot.column) == (3, 1)


def test_lines_end_in_three_ways() -> None:
    """A byte order mark is none of the signs of the first one."""
    assert lines_of("\ufeffa\r\nb\rc\nd") == ["a", "b", "c", "d"]


def test_one_mark_alone_is_said() -> None:
    """Nothing between the marks are notes without a word; an end before its begin is none."""
    assert between_marks([BEGIN, END]) == ("", ())
    assert between_marks([BEGIN, "  a", "b", END, "c"]) == ("  a\nb", ())
    assert between_marks(["a"]) == (None, ())
    assert between_marks([BEGIN, "a"]) == (None, (ONE_MARK,))
    assert between_marks([END, "a", BEGIN]) == (None, (ONE_MARK,))
    assert between_marks([f"> {BEGIN}", "> a", ">", ">   b", f"> {END}"]) == ("a\n\n  b", ())


def test_of_notes_in_a_quotation_one_sign_a_level_is_taken_off() -> None:
    """What is quoted within them stays quoted, and indented as it was."""
    once = [f"> {BEGIN}", "> > a", "> b > c", ">> d", f"> {END}"]
    assert between_marks(once) == ("> a\nb > c\n> d", ())
    twice = [f"> > {BEGIN}", "> > > a", ">   > b", "> >   c", f"> > {END}"]
    assert between_marks(twice) == ("> a\nb\n  c", ())
