"""How the screens look, at both sizes and in three sets of colours.

After a change that is meant, look at what changed and keep it:

    python -m pytest tests/snapshots --snapshot-update

The pictures are SVG files below ``__snapshots__``; any browser shows them.
"""

from collections.abc import Callable

import pytest
from journeys.running import NORMAL, WIDE

from .conftest import MAIN

Looks = Callable[..., bool]

both_sizes = pytest.mark.parametrize("size", [NORMAL, WIDE], ids=["80x24", "120x36"])
other_themes = pytest.mark.parametrize("theme", ["roletui-light", "ansi-dark"])


@pytest.mark.harness
@both_sizes
def test_a_question(picture: Looks, size: tuple[int, int]) -> None:
    """A question with its numbered answers, the first under the cursor; the rail where it fits."""
    assert picture("question", size)


@both_sizes
def test_the_name_of_the_task(picture: Looks, size: tuple[int, int]) -> None:
    """The line for the name, with the cursor in it; below it the first question, its answers."""
    assert picture("naming", size)


def test_two_answers(picture: Looks) -> None:
    """The first of two answers is marked; the key line says what is awaited and how to give up."""
    assert picture("two-answers", NORMAL)


@both_sizes
def test_the_result(picture: Looks, size: tuple[int, int]) -> None:
    """The headline in the accent, reasons, runner-up and what would change it, in full columns."""
    assert picture("result", size)


@both_sizes
def test_compare(picture: Looks, size: tuple[int, int]) -> None:
    """Roles across, the recommended one marked, one row under the cursor, its cell below."""
    assert picture("compare", size)


@pytest.mark.harness
@both_sizes
@pytest.mark.parametrize("theme", [MAIN, "roletui-light"])
def test_compared_with_a_pinned_role(picture: Looks, size: tuple[int, int], theme: str) -> None:
    """The pinned role first, the others say how they stand to it; what was looked for is marked."""
    assert picture("compared", size, theme)


@both_sizes
def test_a_cell_in_full(picture: Looks, size: tuple[int, int]) -> None:
    """A box with the cell, its origin, and what conflicts with it side by side."""
    assert picture("reader", size)


@pytest.mark.harness
def test_compare_wide_on_light_paper(picture: Looks) -> None:
    """The wide grid is as readable in light colours."""
    assert picture("compare", WIDE, "roletui-light")


@both_sizes
def test_budget(picture: Looks, size: tuple[int, int]) -> None:
    """Aligned controls, the focused one marked, the total large, bars on one scale."""
    assert picture("budget", size)


@pytest.mark.harness
@both_sizes
@pytest.mark.parametrize("theme", ["roletui-dark", "roletui-light"])
def test_budget_with_a_baseline(picture: Looks, size: tuple[int, int], theme: str) -> None:
    """The baseline's total beside the plan's, its sizes on the tracks, every figure with both."""
    assert picture("budget-baseline", size, theme)


def test_budget_on_wide_light_paper(picture: Looks) -> None:
    """The same grid as on dark paper: total, bars and focus stand out."""
    assert picture("budget", WIDE, "roletui-light")


@pytest.mark.parametrize("view", ["range", "over-time", "on-top", "wrong-role"])
def test_a_view_of_the_budget(picture: Looks, view: str) -> None:
    """Its own figures under one line of names, the one that is shown marked."""
    assert picture(f"budget-{view}", WIDE)


@both_sizes
def test_report(picture: Looks, size: tuple[int, int]) -> None:
    """The record in one readable column, the outline beside it where it fits."""
    assert picture("report", size)


@both_sizes
def test_the_other_side(picture: Looks, size: tuple[int, int]) -> None:
    """A box with the document: of which decision, what speaks for the runner-up; y copies."""
    assert picture("other-side", size)


@both_sizes
def test_help(picture: Looks, size: tuple[int, int]) -> None:
    """A box over the dimmed screen with the keys of the screen in a table."""
    assert picture("help", size)


@both_sizes
def test_export(picture: Looks, size: tuple[int, int]) -> None:
    """A box with the path filled in, the folder it is in, and what enter does."""
    assert picture("export", size)


def test_saved_decisions(picture: Looks) -> None:
    """Each with its day and what it comes to; why one cannot be read; all keys in sight."""
    assert picture("saved", NORMAL)


@pytest.mark.harness
@both_sizes
@pytest.mark.parametrize("theme", [MAIN, "roletui-light"])
def test_many_requests(picture: Looks, size: tuple[int, int], theme: str) -> None:
    """The answer, a bar for each outcome with what is open behind it, and what settles most."""
    assert picture("portfolio", size, theme)


def test_one_decision_against_another(picture: Looks) -> None:
    """Both results, what lies between the totals with both of them, then where they differ."""
    assert picture("versus", WIDE)


@pytest.mark.harness
@other_themes
def test_a_question_in_other_colours(picture: Looks, theme: str) -> None:
    """The question and its answers are readable on light paper and in the terminal's colours."""
    assert picture("question", NORMAL, theme)


@pytest.mark.harness
@other_themes
def test_compare_in_other_colours(picture: Looks, theme: str) -> None:
    """The row under the cursor and the recommended role stand out in these colours too."""
    assert picture("compare", NORMAL, theme)


@pytest.mark.harness
@other_themes
def test_budget_in_other_colours(picture: Looks, theme: str) -> None:
    """Focused control, total and chosen bar stand out in these colours too."""
    assert picture("budget", NORMAL, theme)


@pytest.mark.harness
@other_themes
def test_report_in_other_colours(picture: Looks, theme: str) -> None:
    """Headings, text and rules of the record differ in these colours too."""
    assert picture("report", NORMAL, theme)
