"""What becomes of what was set where the plan has other lines, and how numbers are tidied."""

from decimal import Decimal
from fractions import Fraction

import pytest
from helpers import small

from roletui.cost.drafts import EMPTY, Draft, resize_drafts
from roletui.cost.lines import PlanLine
from roletui.cost.plan import draft_of, fit_draft, overlay_drafts, proposed_lines, start_slider
from roletui.dataset.model import Slider
from roletui.text.numbers import nearest

DATASET = small().dataset


def draft(role: str, people: int, hours: int, weeks: int | None, start: int | None) -> Draft:
    """Return a draft of a workshop's or mechanic's work."""
    sizes = (Decimal(people), Decimal(hours))
    return Draft(
        role,
        people=sizes[0],
        hours=sizes[1],
        weeks=None if weeks is None else Decimal(weeks),
        start=None if start is None else Decimal(start),
    )


FIRST, SECOND = draft("workshop", 2, 10, 3, 4), draft("mobile", 3, 20, 5, 6)


def test_as_many_lines_as_drafts_keep_all_of_them() -> None:
    """Weeks and starts belong to so many lines, and there are as many."""
    assert resize_drafts((FIRST, SECOND), 2) == (FIRST, SECOND)
    assert resize_drafts((), 2) == (EMPTY, EMPTY)


def test_other_lines_keep_people_and_hours_but_neither_weeks_nor_start() -> None:
    """What is set of the first goes for further lines, but for who does it; none is left over."""
    kept = (draft("workshop", 2, 10, None, None), draft("mobile", 3, 20, None, None))
    further = draft("", 2, 10, None, None)
    assert resize_drafts((FIRST, SECOND), 1) == kept[:1]
    assert resize_drafts((FIRST, SECOND), 3) == (*kept, further)
    assert resize_drafts((FIRST,), 3) == (kept[0], further, further)


def test_a_stage_begins_where_the_one_before_it_ends() -> None:
    """Stages of 3 and 5 weeks; the first is set to 4 weeks from week 2 on, so it ends with week 5.

    The second then begins with week 6, unless it is set to begin elsewhere.
    """
    mobile = next(end for end in DATASET.outcomes if end.id == "mobile")
    [stage] = mobile.plan
    stages = (stage._replace(weeks=3), stage._replace(role="workshop", weeks=5))
    lines = proposed_lines(DATASET, mobile._replace(plan=stages))
    assert [(entry.start, entry.weeks) for entry in lines] == [(1, 3), (4, 5)]
    moved = Draft(weeks=Decimal(4), start=Decimal(2))
    for second, start in ((EMPTY, 6), (Draft(start=Decimal(9)), 9)):
        found = overlay_drafts(DATASET, lines, (moved, second))
        assert [(entry.start, entry.weeks) for entry in found] == [(2, 4), (start, 5)]


def test_a_third_stage_begins_where_the_second_ends() -> None:
    """Stages of 3, 5 and 2 weeks; one week less for the second brings the third forward by one."""
    mobile = next(end for end in DATASET.outcomes if end.id == "mobile")
    stages = tuple(mobile.plan[0]._replace(weeks=weeks) for weeks in (3, 5, 2))
    lines = proposed_lines(DATASET, mobile._replace(plan=stages))
    assert [(entry.start, entry.weeks) for entry in lines] == [(1, 3), (4, 5), (9, 2)]
    found = overlay_drafts(DATASET, lines, (EMPTY, Draft(weeks=Decimal(4)), EMPTY))
    assert [(entry.start, entry.weeks) for entry in found] == [(1, 3), (4, 4), (8, 2)]


def test_the_roles_of_a_mix_begin_together() -> None:
    """Both in week 1, however long the first one takes; only stages follow each other."""
    mobile = next(end for end in DATASET.outcomes if end.id == "mobile")
    lines = proposed_lines(DATASET, mobile._replace(plan=(), roles=("workshop", "mobile")))
    found = overlay_drafts(DATASET, lines, (Draft(weeks=Decimal(9)), EMPTY))
    assert [(entry.start, entry.weeks) for entry in found] == [(1, 9), (1, 2)]


def test_nobody_is_planned_once() -> None:
    """Of two roles that mean that nobody is hired the first stands for both."""
    nobody = tuple(role._replace(kind="no-hire") for role in DATASET.roles)
    mobile = next(end for end in DATASET.outcomes if end.id == "mobile")
    mix = mobile._replace(plan=(), roles=("self", "mobile"))
    assert [line.role for line in proposed_lines(DATASET, mix)] == ["mobile"]
    assert [line.role for line in proposed_lines(DATASET._replace(roles=nobody), mix)] == ["self"]


def test_a_line_comes_back_from_its_draft() -> None:
    """Every part of it, an own rate and its currency included."""
    sizes = (Decimal(2), Decimal(10), Decimal(3))
    line = PlanLine(
        "workshop", "shop", *sizes, "workshop-shop", Decimal(33), "EUR", start=Decimal(4)
    )
    assert overlay_drafts(
        DATASET, [line._replace(role="x", people=Decimal(1))], (draft_of(line),)
    ) == (line,)


@pytest.mark.parametrize(
    ("number", "step", "expected"),
    [
        # Two decimals are kept where the step has none or one, a half goes up.
        ("1.25", "1", "1.25"),
        ("1.234", "1", "1.23"),
        ("1.235", "1", "1.24"),
        ("1.245", "0.5", "1.25"),
        ("1.2449", "0.5", "1.24"),
        ("1.05", "10", "1.05"),
        # A finer step has as many as it needs; noughts behind it are none.
        ("1.2345", "0.001", "1.235"),
        ("1.2344", "0.001", "1.234"),
        ("1.235", "0.500", "1.24"),
        # The limits themselves have as many as they like, and nothing goes beyond them.
        ("0.125", "1", "0.125"),
        ("9.875", "1", "9.875"),
        ("0.1251", "1", "0.13"),
        ("9.8749", "1", "9.87"),
        ("0.1", "1", "0.125"),
        ("-3", "1", "0.125"),
        ("11", "1", "9.875"),
    ],
)
def test_a_number_is_brought_to_the_nearest(number: str, step: str, expected: str) -> None:
    """From 0.125 to 9.875, with two decimals or those of the step."""
    limits = (Decimal("0.125"), Decimal("9.875"))
    assert nearest(Decimal(number), *limits, Decimal(step)) == Decimal(expected)


def test_rounding_does_not_lead_beyond_a_limit() -> None:
    """9.9951 would be 10.00, beyond 9.998; 0.1240 would be 0.12, below 0.123."""
    assert nearest(Decimal("9.9951"), Decimal(0), Decimal("9.998"), Decimal(1)) == Decimal("9.998")
    assert nearest(Decimal("0.124"), Decimal("0.123"), Decimal(9), Decimal(1)) == Decimal("0.123")


@pytest.mark.parametrize(("most", "last"), [("10", "20"), ("0.5", "1"), ("0.25", "1")])
def test_a_line_may_begin_within_twice_the_weeks(most: str, last: str) -> None:
    """The slider of the start goes from week 1 by whole weeks, and stands at the first one."""
    weeks = Slider(Decimal(0), Decimal(most), Decimal("0.25"), Decimal(4), Decimal(0), "")
    assert start_slider(weeks) == Slider(
        Decimal(1), Decimal(last), Decimal(1), Decimal(4), Decimal(1), ""
    )


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("people", "0.99", "1"),
        ("people", "5.01", "5"),
        ("hours", "0.49", "0.5"),
        ("hours", "60.01", "60"),
        ("weeks", "0.5", "1"),
        ("weeks", "10.5", "10"),
        ("start", "0", "1"),
        # Twenty stages of the longest kind may lie before a line.
        ("start", "200", "200"),
        ("start", "201", "200"),
    ],
)
def test_a_draft_stays_within_its_sliders(field: str, given: str, kept: str) -> None:
    """People 1 to 5, hours 0.5 to 60, weeks 1 to 10, and a start up to 20 times those."""
    fits = fit_draft(DATASET, Draft("mobile")._replace(**{field: Decimal(given)}))
    assert fits == Draft("mobile")._replace(**{field: Decimal(kept)})


@pytest.mark.parametrize(
    ("given", "channel", "rate"),
    [
        # A rate that is known and goes through the channel stays; its channel is filled in.
        (Draft("mobile", "shop", "mobile-shop"), "shop", "mobile-shop"),
        (Draft("mobile", "", "mobile-shop"), "shop", "mobile-shop"),
        # One through another channel gives way to the channel, one that is gone as well.
        (Draft("mobile", "street", "mobile-shop"), "street", ""),
        (Draft("mobile", "shop", "gone"), "shop", ""),
        # Without a rate through the channel the first rate of the role has the word.
        (Draft("mobile", "gone", "gone"), "street", ""),
        (Draft("self", "shop", "gone"), "", ""),
    ],
)
def test_a_draft_keeps_what_its_dataset_has(given: Draft, channel: str, rate: str) -> None:
    """The rates of a mechanic: first one on the street, then one in a shop."""
    fits = fit_draft(DATASET, given)
    assert (fits.role, fits.channel, fits.rate) == (given.role, channel, rate)


@pytest.mark.parametrize(
    ("amount", "currency", "kept"),
    [
        ("33.335", "EUR", ("33.34", "EUR")),
        ("33.335", None, ("33.34", None)),
        ("10000000.01", "EUR", ("10000000", "EUR")),
        ("-1", "EUR", ("0", "EUR")),
        ("33", "USD", None),
    ],
)
def test_an_own_rate_is_kept_in_the_currency_it_was_said_in(
    amount: str, currency: str | None, kept: tuple[str, str | None] | None
) -> None:
    """In cents, from nothing to ten million; one in another currency says nothing here."""
    given = Draft("mobile", own_rate=Decimal(amount), own_currency=currency)
    fits = fit_draft(DATASET, given)
    expected = (None, None) if kept is None else (Decimal(kept[0]), kept[1])
    assert (fits.own_rate, fits.own_currency) == expected


def test_sizes_are_counted_as_they_are_written() -> None:
    """37.5 hours are exactly 75/2."""
    line = PlanLine("workshop", "shop", Decimal(3), Decimal("37.5"), Decimal("0.1"))
    assert line.sizes == (3, Fraction(75, 2), Fraction(1, 10))
