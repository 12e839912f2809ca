"""Plans on the calendar, worked out by hand: months, and by when to sign."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from helpers import shipped

from roletui.cost.calendar import calendar_months, lead_sentences, months_between
from roletui.cost.plan import Priced, priced
from roletui.cost.start_date import read_start
from roletui.cost.typed_line import typed_cost
from roletui.text.errors import TypedError

STATED = shipped().dataset
MONDAY = date(2027, 1, 11)


def plan(*lines: str) -> Priced:
    """Return what typed lines cost."""
    return priced(STATED, [typed_cost(STATED, line).line for line in lines])


@pytest.mark.parametrize(
    ("lines", "starts", "months"),
    [
        # $2,000 a week for 84 days: 21 days in January, 28 in February, 31 in March, 4 in April.
        (
            ["ai-engineer@embedded=2x40x12"],
            MONDAY,
            [
                ("Jan 2027", 6_000_00),
                ("Feb 2027", 8_000_00),
                ("Mar 2027", 8_857_14),
                ("Apr 2027", 1_142_86),
            ],
        ),
        # Four weeks from the first day of a month of four weeks: that month alone.
        (["ai-engineer@embedded=1x40x4"], date(2027, 2, 1), [("Feb 2027", 4_000_00)]),
        # A week over the turn of the year: four days of seven, and three.
        (
            ["ai-engineer@embedded=1x40x1"],
            date(2026, 12, 28),
            [("Dec 2026", 571_43), ("Jan 2027", 428_57)],
        ),
        # A leap year has 29 days in February: five weeks from the 1st, 29 days and 6.
        (
            ["ai-engineer@embedded=1x40x5"],
            date(2028, 2, 1),
            [("Feb 2028", 4_142_86), ("Mar 2028", 857_14)],
        ),
    ],
)
def test_months_of_a_plan(
    lines: Sequence[str], starts: date, months: Sequence[tuple[str, int]]
) -> None:
    """Each month has what falls due in it; together they are the total, to the cent."""
    found = plan(*lines)
    counted = calendar_months(found, starts)
    assert [(month.name, month.spent.likely) for month in counted] == list(months)
    assert found.total == counted[-1].so_far
    for place in range(3):
        assert sum(month.spent[place] for month in counted) == found.total[place]


def test_how_soon_somebody_can_start() -> None:
    """1.4 weeks are 9.8 days: to start on 11 January one signs on 1 January, ten days before."""
    found = plan("ai-engineer@embedded=1x40x4", "ml-engineer@vetted=1x40x4")
    assert lead_sentences(found.costs, MONDAY) == (
        "Embedded offshore: can start 1–1.4 weeks after the contract, as stated; for "
        "2027-01-11 sign by 2027-01-01.",
        "Vetted network: how soon somebody can start is not stated.",
    )
    why = lead_sentences(found.costs, MONDAY, because=True)[0]
    assert "5 ÷ 5 = 1 week to 7 ÷ 5 = 1.4 weeks" in why
    # A line from the third week on begins on 25 January.
    later = found.costs[0]._replace(line=found.costs[0].line._replace(start=Decimal(3)))
    assert "for 2027-01-25 sign by 2027-01-15" in lead_sentences([later], MONDAY)[0]


def test_turns_of_a_month() -> None:
    """From 11 January, three weeks on it is 1 February; none on it is still January."""
    found = [months_between(MONDAY, Decimal(week)) for week in (0, 2, 3, 51)]
    assert found == [0, 0, 1, 12]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2027-02-30", "“2027-02-30” is not a date such as 2027-01-11."),
        ("soon", "“soon” is not a date such as 2027-01-11."),
        ("1999-12-31", "“1999-12-31”: give a day from 2000-01-01 to 2199-12-31."),
    ],
)
def test_what_is_no_start(text: str, words: str) -> None:
    """A day that is none, and one that no plan starts on, are refused in a sentence."""
    assert read_start(" 2027-01-11 ") == MONDAY
    with pytest.raises(TypedError, match=r"2") as refused:
        read_start(text)
    assert str(refused.value) == words
