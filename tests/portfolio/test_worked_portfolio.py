"""Nine requests about a bicycle, summed up by hand.

A workshop in a shop works 16 hours at €45 to €70, likely €55: €720 to €1,120, likely €880. A mobile
mechanic works 8 hours at €60: €480. Whoever mends it alone pays nobody.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from helpers import context_of, small

from roletui.batch.requests import Request
from roletui.case.case import Case
from roletui.cost.simulation import simulate
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import OverheadKind
from roletui.portfolio.gathering import NAMED, of_table
from roletui.portfolio.part_time import Shared
from roletui.portfolio.portfolio import Month, Portfolio, Row
from roletui.report.portfolio.forms import document, form_of_name
from roletui.report.portfolio.words import costs, left_words, settles_words, summed, sure_words
from roletui.state.state import State
from roletui.text.money import Range

BRING, CALL = {"fault": "no", "carry": "yes"}, {"fault": "no", "carry": "no"}
MEND = {"fault": "yes", "skill": "yes"}
OPEN, ASKING = {"fault": "no", "carry": "unsure"}, {"fault": "yes"}
WORKSHOP, MOBILE, NOTHING = Range(72000, 88000, 112000), Range(48000, 48000, 48000), Range(0, 0, 0)


def request(
    answers: dict[str, str], hours: str = "", weeks: str = "", month: str = "", channel: str = ""
) -> Request:
    """Return a request; empty sizes are those of the dataset."""
    sizes = (Decimal(size) if size else None for size in ("", hours, weeks))
    return Request("R", answers, *sizes, channel, month)


def nine() -> Iterator[Request]:
    """Yield three to bring, two to call, one to mend, two open, one with questions left."""
    for number, answers in ((3, BRING), (2, CALL), (1, MEND), (2, OPEN), (1, ASKING)):
        yield from [request(answers)] * number


def summed_up(requests: Iterable[Request], *overheads: Overhead) -> Portfolio:
    """Return the portfolio of some requests, with nothing on top but some overheads."""
    dataset = small().dataset
    budget = dataset.budget._replace(overheads=overheads)
    return of_table(context_of(dataset._replace(budget=budget)), requests)


def top(kind: OverheadKind, likely: str) -> Overhead:
    """Return an overhead of a kind with its likely figure."""
    return Overhead("top", "Top", "", "guild", kind, likely=Decimal(likely))


def test_what_they_need() -> None:
    """Open requests lean to what is usual: the two and the one with questions left to a workshop.

    Six workshops cost €4,320 to €6,720, likely €5,280, two mechanics €960.
    """
    found = summed_up(nine())
    assert found.rows == (
        Row("workshop", "Workshop", ("workshop",), 3, 3, Decimal(6), WORKSHOP.times(Decimal(6))),
        Row("mobile", "Mobile", ("mobile",), 2, 0, Decimal(2), MOBILE.times(Decimal(2))),
        Row("self", "Yourself", (), 1, 0, Decimal(0), NOTHING),
    )
    assert found.assumed == Range(528000, 624000, 768000)
    assert found.counts == {"decided": 6, "open": 2, "asking": 1}
    assert found.roles == {"workshop": 6, "mobile": 2}


def test_what_is_open_turns_out() -> None:
    """Each open one as a mechanic, that with questions left as nobody: €2,640 + €960 + 2 × €480.

    At the dearest all are workshops, as they are assumed to be.
    """
    found = summed_up(nine())
    assert (found.cheapest, found.dearest) == (456000, 624000)


def test_what_settles_most() -> None:
    """Bringing it decides both open ones, between €960 and €1,760.

    The tools by themselves decide nothing: without them it still has to be brought or not.
    """
    carry, skill = summed_up(nine()).settling
    assert (carry.question.id, *carry[1:], carry.money) == ("carry", 2, 2, 96000, 176000, 80000)
    assert (skill.question.id, *skill[1:]) == ("skill", 1, 0, 0, 0)


def test_figures_move_together() -> None:
    """Six workshops at one rate spread six times as far as one, around two mechanics at €480."""
    case = Case.of(context_of(small().dataset), State(answers=BRING))
    one, found = simulate(case.bill.costs), summed_up(nine()).drawn
    assert one is not None
    assert found is not None
    assert found.spread.figures == 1
    for name in ("p10", "p50", "p90"):
        expected = 6 * getattr(one, name) + 96000
        assert abs(getattr(found.spread, name) - expected) <= 6
    assert (found.low, found.high) == (found.spread.p10, found.spread.p90)


def test_two_figures_of_one_source_are_two() -> None:
    """A mechanic in a shop is another figure: the wider range is that of both low, both high.

    At the outermost, 96 hours at €45 to €70 and 32 hours at €50 to €71.
    """
    mobile = [request(CALL, "16", "2", channel="shop")] * 2
    found = summed_up([*nine(), *mobile]).drawn
    assert found is not None
    assert found.spread.figures == 2
    assert found.low == found.spread.tied(10) < found.spread.p10
    assert found.high == found.spread.tied(90) > found.spread.p90


def test_by_month() -> None:
    """Whoever has a date counts in full in its month, the others last; without any there is none.

    In January a workshop and one who mends it, in March a mechanic.
    """
    assert summed_up(nine()).months == ()
    dated = [request(CALL, month="2027-03"), request(BRING), request(OPEN, month="2027-01")]
    found = summed_up([*dated, request(MEND, month="2027-01")])
    assert found.months == (
        Month("2027-01", 2, {"workshop": 1}, 1, 1, WORKSHOP),
        Month("2027-03", 1, {"mobile": 1}, 0, 0, MOBILE),
        Month("", 1, {"workshop": 1}, 0, 0, WORKSHOP),
    )


def test_part_time_needs_together() -> None:
    """Of at least 20 hours a week, three of 15 hours pay 20 each, together 45 and no more.

    Apart 3 × 40 h × €55 = €6,600; two people for 22.5 hours work 90 h × €55 = €4,950.
    """
    found = summed_up([request(BRING, "15", "2")] * 3, top("least-week", "20"))
    assert found.assumed.likely == 660000
    weeks = Fraction(45), Fraction(2)
    assert found.shared == (Shared("workshop", "shop", "", 3, 2, *weeks, 660000, 495000),)
    assert found.saved == 165000


def test_the_longest_time_serves_all() -> None:
    """10 hours for 4 weeks and 10 for 1 are 50 hours over 4 weeks, 12.5 of which 20 are paid.

    Apart 80 h and 20 h at €55, €5,500; together 80 h, €4,400.
    """
    found = summed_up([request(BRING, "10", "4"), request(BRING, "10", "1")], WEEK)
    [each] = found.shared
    assert (each.hours, each.weeks, each.people) == (Fraction(25, 2), 4, 1)
    assert (each.apart, each.together) == (550000, 440000)


WEEK = top("least-week", "20")


@pytest.mark.parametrize(
    ("requests", "overheads"),
    [
        ([request(BRING, "15", "2")] * 3, ()),
        ([request(BRING, "15", "2")], (WEEK,)),
        ([request(BRING, "40", "2")] * 3, (WEEK,)),
        ([request(BRING, "20", "2")] * 2, (WEEK,)),
        ([request(BRING, "15", "2", "2027-01"), request(BRING, "15", "2", "2027-02")], (WEEK,)),
        ([request(BRING, "15", "2"), request(BRING, "15", "2", channel="street")], (WEEK,)),
        ([request(BRING, "15", "2")] * 3, (top("month", "100"),)),
    ],
    ids=["no minimum", "one", "full weeks", "as much", "two months", "two ways", "a bill"],
)
def test_nothing_is_cheaper_together(
    requests: list[Request], overheads: tuple[Overhead, ...]
) -> None:
    """Without a minimum, alone, full-time, in other months or ways, and for bills of the work."""
    assert summed_up(requests, *overheads).shared == ()


def test_hired_through_a_channel() -> None:
    """A workshop on the street costs €80 an hour: 16 h are €1,280."""
    found = summed_up([request(BRING, channel="street")])
    assert found.assumed == Range(128000, 128000, 128000)


def test_a_way_to_hire_without_a_rate() -> None:
    """Where no rate is stated for the role that way, it is in no amount, which is said."""
    dataset = small().dataset
    rates = tuple(rate for rate in dataset.rates if rate.id != "mobile-shop")
    rows = [request(CALL, channel="shop")] * 2 + [request(BRING)]
    found = of_table(context_of(dataset._replace(rates=rates)), rows)
    assert (found.assumed.likely, found.without_rate, found.left) == (88000, 2, {"mobile": 2})
    assert left_words(found) == (
        "2 requests count without a role, as no rate is stated for its way to hire: Mobile (2)."
    )


def test_rows_that_cannot_be_read() -> None:
    """They are in no figure; so many are named, the others counted."""
    bad = [Request(f"line {n}", {}, None, None, None, "", "", "No.") for n in range(NAMED + 5)]
    found = summed_up([*nine(), *bad])
    assert (found.readable, found.unreadable, len(found.bad)) == (9, NAMED + 5, NAMED)
    assert found.assumed.likely == 624000
    assert summed(found).endswith("2 open, 1 with questions left, 105 not read.")


def test_the_answer_in_words() -> None:
    """How many need what, what it costs, and what would settle most."""
    found = summed_up(nine())
    assert summed(found) == (
        "9 requests: 3 × Workshop, 2 × Mobile, 1 needs nobody; 2 open, 1 with questions left."
    )
    assert costs(found) == "€6,240 as assumed; €4,560 to €6,240 as what is open turns out."
    assert settles_words(found) == (
        "“Bringing it” would settle most: it decides 2 of 3 open requests, whatever it is "
        "answered; €800 depends on these."
    )
    assert "8 of 10 sums are between" in sure_words(found)


def test_nothing_open_and_nothing_at_all() -> None:
    """Where nothing is open nothing is assumed; without requests nothing is summed up."""
    assert costs(summed_up([request(BRING)])) == "€880 at the likely figures; nothing is open."
    empty = summed_up([])
    assert (summed(empty), costs(empty)) == ("0 requests.", "Nothing is summed up.")
    for form in ("text", "md", "html", "json"):
        assert document(form, empty)


def test_where_no_question_decides_alone() -> None:
    """Of the one that has two questions left, neither decides by itself, which is said."""
    found = summed_up([request(ASKING)])
    assert settles_words(found) == (
        "By itself no question decides an open request; “Tools and time” is open in 1 of 1."
    )


@pytest.mark.parametrize(
    ("path", "form"), [("a.md", "md"), ("a.HTM", "html"), ("a.json", "json"), ("a", "md")]
)
def test_the_form_follows_the_name(path: str, form: str) -> None:
    """A suffix says the form; without one it is Markdown."""
    assert form_of_name(path) == form


def test_alike_rows_are_one_entry() -> None:
    """Rows that differ in answers no walk reads are one entry, however many there are."""
    rows = (request({**BRING, "skill": free}) for free in ("yes", "no", "unsure") * 1000)
    found = of_table(context_of(small().dataset), rows)
    assert [entry.number for entry in found.entries] == [3000]
