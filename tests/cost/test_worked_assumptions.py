"""What the figures of a plan rest on, sentence by sentence."""

from datetime import date
from decimal import Decimal

import pytest
from helpers import small

from roletui.cost.assumptions import assumptions
from roletui.cost.drafts import Switch
from roletui.cost.lines import PlanLine
from roletui.cost.plan import priced
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import OverheadKind

DATASET = small().dataset
MOBILE = PlanLine("mobile", "street", Decimal(1), Decimal(10), Decimal(10))
"""A mechanic's work, at a rate of the list of prices on the street."""
WORKSHOP = MOBILE._replace(role="workshop")
"""A workshop's work on the street, at a rate of the guild."""


def top(kind: OverheadKind | None, label: str = "Top", likely: int | None = 10) -> Overhead:
    """Return an overhead of a kind with its likely figure."""
    figure = None if likely is None else Decimal(likely)
    return Overhead(label.lower(), label, "", "guild", kind, likely=figure)


def with_(*overheads: Overhead) -> Dataset:
    """Return the small dataset with nothing on top but some overheads."""
    return DATASET._replace(budget=DATASET.budget._replace(overheads=overheads))


def said(dataset: Dataset, *lines: PlanLine, today: date | None = None) -> tuple[str, ...]:
    """Return what the figures of some lines rest on."""
    return assumptions(dataset, priced(dataset, lines).costs, today)


@pytest.mark.parametrize(
    ("today", "stale"),
    [(None, False), (date(2026, 12, 31), False), (date(2027, 1, 1), True)],
)
def test_a_stale_figure_is_called_so(today: date | None, stale: bool) -> None:
    """The street's list is to be read again by the end of 2026; the guild's prices are not yet."""
    sources = [
        source._replace(review_by=date(2026, 12, 31)) if source.id == "street-list" else source
        for source in DATASET.sources
    ]
    dataset = DATASET._replace(sources=tuple(sources))
    words = "Mobile mechanic, On the street (City): STALE: to be reviewed by 2026-12-31."
    told = [entry for entry in said(dataset, MOBILE, WORKSHOP, today=today) if "STALE" in entry]
    assert told == ([words] if stale else [])


@pytest.mark.parametrize(
    ("overhead", "counted"),
    [
        (top("share"), "fee"),
        (top("month"), "fee"),
        (top("hire"), "fee"),
        (top("least-hours"), "minimum"),
        (top("least-week"), "minimum"),
        (top("overrun"), ""),
        (top("weeks"), ""),
        (top(None), ""),
        (top("share", likely=None), ""),
        (top("share")._replace(off=True), ""),
        (top("share")._replace(paid_to=("guild",)), ""),
        (top("share")._replace(paid_to=("street-list",)), "fee"),
        (top("share")._replace(channels=("shop",)), ""),
        (top("share")._replace(channels=("street",)), "fee"),
    ],
)
def test_words_of_a_channel_say_what_is_not_counted(overhead: Overhead, counted: str) -> None:
    """A fee that is counted covers the words about fees, a minimum those about minimums."""
    channels = [channel._replace(minimum="An hour at least.") for channel in DATASET.channels]
    dataset = with_(overhead)._replace(channels=tuple(channels))
    told = [entry.removeprefix("On the street: ") for entry in said(dataset, MOBILE)]
    for words, nature in (("An hour at least.", "minimum"), ("The way is charged.", "fee")):
        assert (words if nature == counted else f"{words} Not in the figures.") in told


def test_overheads_are_said_to_be_in_the_figures_or_not() -> None:
    """Each once, however many lines pay it; of those that are not, only what goes with a line.

    What is only words is neither. What is paid once for the plan stands behind the rest.
    """
    dataset = with_(
        top("month", "Van"),
        top("share", "Fee"),
        top("overrun", "Delay")._replace(off=True),
        top("hire", "Finder", likely=None)._replace(paid_to=("guild",)),
        top("hire", "Counter", likely=None)._replace(channels=("shop",)),
        top(None, "Parts"),
    )
    assert said(dataset, MOBILE, WORKSHOP)[-3:-1] == (
        "In the figures, besides the rates: Fee, Van.",
        "Not in the figures: Delay, Finder.",
    )
    assert said(dataset, MOBILE)[-2] == "Not in the figures: Delay."


def test_a_switch_of_a_line_is_said_as_it_counts() -> None:
    """What is off, but on for a line, is in the figures; what is off for all lines is not."""
    dataset = with_(top("share", "Fee"), top("hire", "Finder")._replace(off=True))
    mine = MOBILE._replace(switched=(Switch("fee", False), Switch("finder", True)))
    assert said(dataset, mine)[-5:-1] == (
        "On the street: The way is charged.",
        "Asked: what those who do the work want for it.",
        "In the figures, besides the rates: Finder.",
        "Not in the figures: Fee.",
    )
    assert said(dataset, mine, WORKSHOP)[-2] == ("In the figures, besides the rates: Finder, Fee.")
    off = MOBILE._replace(switched=(Switch("fee", False),))
    assert said(dataset, off)[-4:-1] == (
        "On the street: The way is charged. Not in the figures.",
        "Asked: what those who do the work want for it.",
        "Not in the figures: Fee, Finder.",
    )


def test_where_nothing_comes_on_top_nothing_is_said_of_it() -> None:
    """Neither sentence without an overhead that goes with the line, and the other one alone."""
    elsewhere = top("share", "Fee")._replace(channels=("shop",))
    assert not any("figures: " in words for words in said(with_(elsewhere), MOBILE))
    assert said(with_(top("share", "Fee")), MOBILE)[-2] == (
        "In the figures, besides the rates: Fee."
    )
