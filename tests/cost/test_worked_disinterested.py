"""Plans beside what is left of them without those who earn, on prices made up for it.

Work of 10 hours: one person, 5 hours a week, 2 weeks. Of what an hour in the shop costs, the guild
says 45 to 70, likely 55, and the street list 40; on the street a workshop takes 80 by the guild
alone, and a mobile mechanic 60 by the street list alone.
"""

from decimal import Decimal
from types import MappingProxyType

from helpers import told

from roletui.cost.disinterested import (
    LeftPlan,
    left_line,
    left_plan,
    left_rows,
    left_words,
)
from roletui.cost.plan import priced
from roletui.cost.settings import Choice, CostSettings, Display, with_settings
from roletui.cost.typed_line import typed_cost
from roletui.dataset.dataset import Dataset
from roletui.dataset.disinterested import without_interested
from roletui.dataset.model import Overhead
from roletui.text.money import Range

SAME = "No figure of this cost comes from them: without them it is the same."
HIRE = Overhead("joining", "Joining", "Once for each person.", "guild", "hire", likely=Decimal(100))


def left(dataset: Dataset, *words: str) -> LeftPlan:
    """Return what is left of a plan of typed lines."""
    found = priced(dataset, [typed_cost(dataset, word).line for word in words])
    return left_plan(dataset, without_interested(dataset), found)


def test_a_line_goes_on_with_the_next_rate() -> None:
    """10 h × 55 = 550 by the guild; without it 10 h × 40 = 400 by the street list: 150 less."""
    plan = left(told("guild"), "workshop@shop=1x5x2")
    assert plan.planned.total == Range(450_00, 550_00, 700_00)
    assert plan.total == Range(400_00, 400_00, 400_00)
    assert plan.difference == -150_00
    assert left_rows(plan) == [
        ["", "Low", "Likely", "High"],
        ["In total", "€450.00", "€550.00", "€700.00"],
        ["by sources with nothing to gain", "€400.00", "€400.00", "€400.00"],
        ["the difference", "", "€150 less", ""],
    ]
    assert [*left_words(plan)] == [
        "Workshop, In a shop: €40 an hour, posted (Mechanics on Wheels), instead of €55 (€45–€70) "
        "an hour, quoted (Guild of Workshops)."
    ]
    assert left_line(plan) == (
        "By sources with nothing to gain, the cost is €400, instead of €550 (€450–€700)."
    )


def test_a_line_without_a_channel_stays_in_the_one_it_goes_through() -> None:
    """A typed line that names none is in the shop: 400 there, not another way to hire."""
    assert left(told("guild"), "workshop=1x5x2").total == Range(400_00, 400_00, 400_00)


def test_a_rate_that_was_chosen_is_kept_or_replaced() -> None:
    """The street list's rate by its id: kept while the guild earns, and gone for the guild's."""
    for earn, likely, same in (("guild", 400_00, True), ("street-list", 550_00, False)):
        dataset = told(earn)
        line = typed_cost(dataset, "workshop@shop=1x5x2").line
        found = priced(dataset, [line._replace(rate="workshop-shop-posted")])
        plan = left_plan(dataset, without_interested(dataset), found)
        assert plan.total
        assert (plan.total.likely, plan.same) == (likely, same)


def test_a_line_that_nobody_else_prices_rests_on_their_word() -> None:
    """On the street only the guild prices a workshop; in the shop others say 10 h × 40 = 400."""
    plan = left(told("guild"), "workshop@street=1x5x2")
    assert (plan.total, plan.difference) == (None, None)
    alone = "Workshop, On the street: the only source of what an hour costs is Guild of Workshops."
    assert [*left_words(plan)] == [
        alone,
        "The same work by Workshop in other ways, by what others state: In a shop €400, posted "
        "(Mechanics on Wheels).",
    ]
    assert left_line(plan) == f"By sources with nothing to gain, the cost is not stated. {alone}"
    assert left_rows(plan)[2:] == [["by sources with nothing to gain", "", "not stated", ""]]


def test_what_two_lines_rest_on_is_said_once() -> None:
    """Two workshops on the street are told of in the two sentences that one has."""
    twice = left(told("guild"), *["workshop@street=1x5x2"] * 2)
    assert [*left_words(twice)] == [*left_words(left(told("guild"), "workshop@street=1x5x2"))]


def test_nothing_is_left_where_nobody_else_states_anything() -> None:
    """A mobile mechanic is priced by the street list alone, in the shop too."""
    *_, last = left_words(left(told("street-list"), "mobile@street=1x5x2"))
    assert last == "No other source states what Mobile costs in any other way."


def test_a_rate_made_from_a_wage_is_the_word_of_who_states_the_wage() -> None:
    """The guild's rate on the street, made from a wage of the street list, is that list's word."""
    dataset = told("street-list")
    rates = tuple(
        rate._replace(wage="mobile-street") if rate.id == "workshop-street" else rate
        for rate in dataset.rates
    )
    words = next(left_words(left(dataset._replace(rates=rates), "workshop@street=1x5x2")))
    assert words.endswith("the only source of what an hour costs is Mechanics on Wheels.")


def test_prices_in_other_units_are_named() -> None:
    """Nobody else states an hour in euros, but the guild one in London, in pounds."""
    dataset = told("street-list")
    rates = tuple(
        rate._replace(source="guild") if rate.id == "mobile-london" else rate
        for rate in dataset.rates
    )
    words = [*left_words(left(dataset._replace(rates=rates), "mobile@street=1x5x2"))]
    assert words[1] == (
        "In other units others do: GBP 50 an hour, asked, London (Guild of Workshops)."
    )


def test_what_is_not_counted_any_more_is_said() -> None:
    """550 and 100 for joining, both by the guild; without it 400, and joining is not counted."""
    dataset = told("guild")
    dataset = dataset._replace(budget=dataset.budget._replace(overheads=(HIRE,)))
    plan = left(dataset, "workshop@shop=1x5x2")
    assert plan.planned.total
    assert plan.planned.total.likely == 650_00
    assert (plan.total, plan.difference) == (Range(400_00, 400_00, 400_00), -250_00)
    *_, last = left_words(plan)
    assert last == (
        "Joining: not counted; its only source earns by this decision (Guild of Workshops)."
    )


def test_a_figure_of_ones_own_stays() -> None:
    """Joining set to 30 by hand is nobody's word: 400 + 30; an own rate of 20 is 10 h × 20."""
    dataset = told("guild")
    dataset = dataset._replace(budget=dataset.budget._replace(overheads=(HIRE,)))
    chosen = MappingProxyType({"joining": Choice(amount=Decimal(30))})
    plan = left(with_settings(dataset, CostSettings(chosen)), "workshop@shop=1x5x2")
    assert plan.total == Range(430_00, 430_00, 430_00)
    own = left(told("guild"), "workshop@shop=1x5x2@20")
    assert own.total == own.planned.total == Range(200_00, 200_00, 200_00)
    assert [*left_words(own)] == [SAME]
    assert left_line(own) == SAME


def test_terms_of_a_rate_that_an_own_rate_stands_for() -> None:
    """An own rate is paid on the guild's terms: 200 + 100, of which the guild alone states 100."""
    dataset = told("guild")
    only = HIRE._replace(paid_to=("guild",))
    dataset = dataset._replace(budget=dataset.budget._replace(overheads=(only,)))
    plan = left(dataset, "workshop@shop=1x5x2@20")
    assert plan.difference == -100_00
    assert [entry.id for entry in plan.uncounted] == ["joining"]


def test_lines_stand_one_by_one() -> None:
    """Of two lines one has no other price: each is shown, and the whole is not stated."""
    plan = left(told("guild"), "workshop@shop=1x5x2", "workshop@street=1x5x2")
    assert [row[2] for row in left_rows(plan)] == [
        "Likely", "€550.00", "€400.00", "€800.00", "not stated", "€1,350.00", "not stated",
    ]  # fmt: skip


def test_another_currency_is_shown_in_both() -> None:
    """At 2 dollars for a euro everything is twice as much: 1,100 and 800."""
    terms = CostSettings(display=Display("USD", Decimal(2)))
    plan = left(with_settings(told("guild"), terms), "workshop@shop=1x5x2")
    assert [row[2] for row in left_rows(plan)] == [
        "Likely", "$1,100.00", "$800.00", "$300 less",
    ]  # fmt: skip


def test_where_none_of_it_is_theirs_it_is_the_same() -> None:
    """A plan by the guild does not change without the street list."""
    plan = left(told("street-list"), "workshop@shop=1x5x2")
    assert plan.difference == 0
    assert [*left_words(plan)] == [SAME]


def test_a_plan_without_a_cost_rests_on_nobody() -> None:
    """Where no line has a rate there is nothing to leave out."""
    dataset = told("guild")
    line = typed_cost(dataset, "workshop@shop=1x5x2").line._replace(role="self")
    plan = left_plan(dataset, without_interested(dataset), priced(dataset, [line]))
    assert plan.total is None
    assert left_line(plan) == "No cost is stated, so none rests on sources that earn by it."
