"""What the shipped figures come to on paper: items, break-even, a wrong choice, weeks, terms."""

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import pytest
from helpers import case_of, changed, context_of

from roletui.case import changes
from roletui.case.budget_sheet import sheet
from roletui.case.sheet_words import overhead_words
from roletui.cost.alternatives import alternatives
from roletui.cost.assumptions import assumptions
from roletui.cost.breakeven import affordable, even, saving
from roletui.cost.cashflow import cumulative
from roletui.cost.formula import formula
from roletui.cost.items import Item
from roletui.cost.lines import PlanLine, cost
from roletui.cost.plan import Priced, draft_of, priced
from roletui.cost.sensitivity import swings
from roletui.cost.settings import Choice, CostSettings, Display, with_settings
from roletui.cost.simulation import BINS, DRAWS, simulate
from roletui.cost.wrong_hire import wrong_hire
from roletui.dataset.load import load
from roletui.state.plan_changes import aim, as_proposed, count_with, show_in, suppose
from roletui.state.state import State, WrongHireGuess
from roletui.text.money import Range

CONTEXT = context_of(load())
DATASET = CONTEXT.dataset


def line(word: str, people: str = "1", hours: str = "40", weeks: str = "12") -> PlanLine:
    """Return a line at the rate with an id, or of ``role@channel`` at its first."""
    role, _, channel = word.partition("@")
    rate = next((entry for entry in DATASET.rates if entry.id == word), None)
    sizes = (Decimal(people), Decimal(hours), Decimal(weeks))
    if rate:
        return PlanLine(rate.role, rate.channel, *sizes, rate.id)
    return PlanLine(role, channel, *sizes)


def rate_of(source: str, role: str = "ai-engineer") -> str:
    """Return the id of the first rate an hour that a source states for a role."""
    return next(
        rate.id
        for rate in DATASET.rates
        if (rate.source, rate.role, rate.unit) == (source, role, "hour")
    )


def with_(*lines: PlanLine, **amounts: str | None) -> Priced:
    """Return what lines cost with some overheads at a figure, or off."""
    choices = {
        name.replace("_", "-"): Choice(on=amount is not None, amount=amount and Decimal(amount))
        for name, amount in amounts.items()
    }
    return priced(with_settings(DATASET, CostSettings(MappingProxyType(choices))), lines)


EMBEDDED = line("ai-engineer@embedded")


def on_top(found: Priced) -> dict[str, Range]:
    """Return what stands on top of the work, by its name."""
    parts = [*(item for entry in found.costs for item in entry.on_top), *found.extras]
    return {item.label: item.amount for item in parts}


def single(amount: int) -> Range:
    """Return a figure without a range."""
    return Range(amount, amount, amount)


def words(items: tuple[Item, ...]) -> list[str]:
    """Return some items as formulas."""
    return [formula(item, "USD") for item in items]


def test_an_engineer_for_a_quarter() -> None:
    """One person, 40 hours, 12 weeks at $25 are exactly $12,000, and nothing comes on top."""
    found = priced(DATASET, [EMBEDDED])
    assert found.total == single(1_200_000)
    assert words(found.items) == ["480 h × $25 = $12,000"]


def test_a_fee_with_a_ceiling_is_planned_there() -> None:
    """Upwork takes up to 7.99 % of 480 × $50: it is planned with all of it."""
    found = with_(line(rate_of("upwork")))
    assert on_top(found) == {"Upwork client fee": Range(0, 191_760, 230_112)}
    assert words(found.items)[1] == (
        "480 h × $50 ($35–$60) × 7.99 % (0 %–7.99 %) = $1,917.60 ($0–$2,301.12)"
    )


def test_a_minimum_in_all() -> None:
    """Of 160 hours bought at Lemon.io 40 are worked; the other 120 are paid; more need none."""
    short = with_(line(rate_of("lemon-io"), hours="10", weeks="4"))
    [work, unused] = short.items
    assert (work.quantity, unused.quantity) == (40, 120)
    assert unused.label == "Lemon.io minimum, hours not worked"
    assert short.total == priced(DATASET, [line(rate_of("lemon-io"), weeks="4")]).total
    assert on_top(with_(line(rate_of("lemon-io"), weeks="4"))) == {}


def test_a_minimum_a_week_and_a_fee_a_month() -> None:
    """Toptal sells 20 hours a week to each, and takes $79 for 12 of 52 weeks of each 12 months."""
    found = with_(line(rate_of("toptal-second-hand"), people="2", hours="5", weeks="13"))
    [_, unused] = found.costs[0].items
    assert unused.quantity == 2 * 15 * 13
    assert words(found.extras) == ["3 months × $79 = $237"]


def test_months_that_overlap_are_paid_once() -> None:
    """Two lines in weeks 1–4 and 3–6, and a third in 9–10: eight weeks, once for the plan."""
    toptal = rate_of("toptal-second-hand")
    lines = [
        line(toptal, weeks=weeks)._replace(start=Decimal(start)).at(Decimal(0))
        for weeks, start in (("4", 1), ("4", 3), ("2", 9))
    ]
    found = priced(DATASET, lines)
    [fee] = found.extras
    assert fee.quantity == Fraction(8 * 12, 52)
    assert fee.amount == single(14_585)  # 79 × 96 ÷ 52 = 145.846…
    spent = cumulative(found)
    assert [week.likely for week in spent] == [
        0, 1823, 3646, 5469, 7293, 9116, 10939, 10939, 10939, 12762, 14585,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "amount", "added"),
    [
        ("ramp-up", "2", single(2 * 2 * 40 * 2500)),
        ("management", "3", Range(3 * 24 * 7300, 3 * 24 * 9400, 3 * 24 * 11900)),
        ("running-costs", "100", single(27_692)),
        ("overrun", "20", Range(0, 0, 480_000)),
    ],
)
def test_what_somebody_sets_is_counted(name: str, amount: str, added: Range) -> None:
    """Two people for 12 weeks at $25: each overhead adds its own, exactly."""
    two = line("ai-engineer@embedded", people="2")
    ramp = with_(two, **{name: amount})
    assert list(on_top(ramp).values()) == [added]
    assert ramp.total == single(2_400_000).plus(added)
    off = with_(two, **{name: None})
    assert off.total == single(2_400_000)


@pytest.mark.parametrize(("channel", "hired"), [("vetted", 2), ("embedded", 0)])
def test_who_is_hired_is_charged_for_hiring(channel: str, hired: int) -> None:
    """The embedded vendor says that it charges none; anybody else is looked for."""
    two = line(f"ai-engineer@{channel}", people="2")
    found, without = with_(two, recruiting="4000").total, with_(two).total
    assert found is not None
    assert without is not None
    assert found == without.plus(single(hired * 400_000))


def test_months_go_on_through_the_ramp_up() -> None:
    """Two weeks of ramp-up before twelve of work: a month's bill is due for fourteen."""
    found = with_(EMBEDDED, ramp_up="2", running_costs="52")
    assert found.extras[0].amount == single(14 * 1200)
    assert len(cumulative(found)) - 1 == 14


def test_hours_that_a_dearer_role_must_save() -> None:
    """At 160 hours a month $35 instead of $25 are worth it if 64 hours of the cheaper are saved."""
    chosen, dear = (
        next(
            way for way in alternatives(DATASET, cost(DATASET, EMBEDDED))
            if (way.cost.line.role, way.cost.line.channel) == (role, "embedded")
        )
        for role in ("ai-engineer", "ml-engineer")
    )  # fmt: skip
    found = saving(chosen, dear)
    assert found is not None
    assert (found.month, found.hours) == (160, 64)
    assert (found.cheap_month, found.dear_month) == (400_000, 560_000)
    assert saving(chosen, chosen) is None


def test_sizes_at_which_two_ways_cost_the_same() -> None:
    """$16,800 of the dearer way buy 16.8 weeks; at a minimum the cost bends, and none is below."""
    assert even(DATASET, [EMBEDDED], 0, "weeks", 1_680_000) == Fraction("16.8")
    assert even(DATASET, [EMBEDDED], 0, "people", 1_200_000) == 1
    lemon = line(rate_of("lemon-io"), hours="10", weeks="4")
    rate = priced(DATASET, [lemon]).costs[0].work.price.likely
    least = int(160 * rate)
    assert even(DATASET, [lemon], 0, "weeks", least) == 16
    assert even(DATASET, [lemon], 0, "weeks", least * 2) == 32
    assert even(DATASET, [lemon], 0, "weeks", least - 1) is None


def test_no_weeks_are_no_month_to_save_in() -> None:
    """Ramp-up alone costs something, but no hour is worked in which another could save any."""
    dataset = with_settings(
        DATASET, CostSettings(MappingProxyType({"ramp-up": Choice(True, Decimal(2))}))
    )
    ways = alternatives(dataset, cost(dataset, line("ai-engineer@embedded", weeks="0")))
    chosen = next(way for way in ways if way.chosen)
    assert chosen.total.likely
    assert all(saving(chosen, way) is None for way in ways)


def test_how_far_a_sum_of_money_goes() -> None:
    """$9,999 pay for nine weeks at $1,000, a cent less than ten; less than one pays for none.

    A week at Upwork is 40 h at $50 with 7.99 %, $2,159.80, or at $60 with it, $2,591.76.
    """
    assert affordable(DATASET, [EMBEDDED], 0, "weeks", 999_999) == 9
    assert affordable(DATASET, [EMBEDDED], 0, "weeks", 1_000_000) == 10
    assert affordable(DATASET, [EMBEDDED], 0, "weeks", 99_999) is None
    upwork = line(rate_of("upwork"), weeks="1")
    likely, high = (
        affordable(DATASET, [upwork], 0, "weeks", 2_500_000, bound) for bound in ("likely", "high")
    )
    assert (likely, high) == (11, 9)


def test_what_the_wrong_role_costs() -> None:
    """$12,000 as planned, half of it and four weeks again at $35: $9,200 too much."""
    found = wrong_hire(DATASET, cost(DATASET, EMBEDDED), "ml-engineer", Decimal(50), Decimal(4))
    assert found is not None
    assert found.second.paid == single(240 * 3500 + 160 * 3500)
    assert found.total == single(1_200_000 + 840_000 + 560_000)
    assert found.lost == single(2_600_000 - 1_680_000)
    assert wrong_hire(DATASET, cost(DATASET, EMBEDDED), "no-hire", Decimal(50), Decimal(4)) is None


def test_bounds_of_the_wrong_role_take_each_figure_once() -> None:
    """480 h at A, 35 to 60, then 400 h at B, 50 to 200, instead of 480 h at B; a fee on all.

    So (A × 480 − B × 80) × (1 + fee), the fee being 0 to 7.99 %, each taken once.
    """
    upwork = line(rate_of("upwork"), weeks="12")
    found = wrong_hire(DATASET, cost(DATASET, upwork), "ml-engineer", Decimal(50), Decimal(4))
    assert found is not None
    least = 35 * 480 - 200 * 80
    most = (60 * 480 - 50 * 80) * Fraction("1.0799")
    assert (found.lost.low, found.lost.high) == (least * 100, most * 100)
    assert found.lost.likely == found.total.likely - found.needed.paid.likely


def test_the_bounds_of_a_mistake_are_its_least_and_its_most() -> None:
    """A dear rate of the role that was needed makes it cheaper to have hired another."""
    for hired in (EMBEDDED, line(rate_of("upwork"))):
        for role in (entry.id for entry in DATASET.roles):
            for share in (Decimal(0), Decimal(50), Decimal(100)):
                found = wrong_hire(DATASET, cost(DATASET, hired), role, share, Decimal(0))
                if found is not None:
                    assert found.lost.low <= found.lost.likely <= found.lost.high, role
    ranged = next(
        entry.id
        for entry in DATASET.roles
        if (found := wrong_hire(DATASET, cost(DATASET, EMBEDDED), entry.id, Decimal(0), Decimal(0)))
        and not found.needed.paid.single
    )
    found = wrong_hire(DATASET, cost(DATASET, EMBEDDED), ranged, Decimal(0), Decimal(0))
    assert found is not None
    hired, needed = found.hired.paid, found.needed.paid
    assert found.lost.low == hired.low - needed.high
    assert found.lost.high == hired.high - needed.low


def test_a_stage_that_is_longer_moves_the_next_one() -> None:
    """What a sum pays for, and what moves the total, count with the plan as it would be then."""
    case = changed(
        case_of(CONTEXT, answered_stages()),
        changes.count_with("running-costs", Choice(True, Decimal(3000))),
    )
    found = sheet(case, 0)
    longest = DATASET.budget.weeks.maximum
    then = changed(case, changes.resize("weeks", longest)).bill.total
    assert then is not None
    assert found.total_at("weeks", longest) == then
    assert found.affordable("weeks", then.likely - 1) == longest - DATASET.budget.weeks.step
    swing = next(entry for entry in found.choices if entry.figure == "weeks")
    moved = changed(case, changes.resize("weeks", swing.at_high)).bill.total
    assert moved is not None
    assert swing.high == moved.likely


def answered_stages() -> State:
    """Return answers that lead to one stage after another."""
    for example in DATASET.examples:
        state = State(MappingProxyType(dict(example.answers)))
        if case_of(CONTEXT, state).staged:
            return state
    raise AssertionError("no example has stages")


def test_the_terms_of_an_own_rate_are_those_of_the_rate_it_stands_for() -> None:
    """A minimum that is reached comes with the line still."""
    lemon = line(rate_of("lemon-io"))
    state = State(plan=(draft_of(lemon.at(Decimal(40))),), listed=True)
    found = sheet(case_of(CONTEXT, state), 0)
    least = next(entry for entry in DATASET.budget.overheads if entry.id == "lemon-minimum")
    assert overhead_words(found, least) == "reached by the plan"


def test_weeks_end_at_the_total() -> None:
    """$1,000 a week, and an overrun of up to three tenths of one in the fourth."""
    found = with_(line("ai-engineer@embedded", weeks="3"), overrun="10")
    assert cumulative(found) == (
        single(0), single(100_000), single(200_000), single(300_000),
        Range(300_000, 300_000, 330_000),
    )  # fmt: skip
    assert cumulative(Priced((), ())) == (Range(0, 0, 0),)


def test_what_moves_a_total_most() -> None:
    """The rate from $35 to $60 with 7.99 % on top; the fee from 0 to 7.99 % of $50."""
    rate, fee = swings(priced(DATASET, [line(rate_of("upwork"))]))
    assert (rate.low, rate.high) == (480 * 3500 * 10_799 // 10_000, 480 * 6000 * 10_799 // 10_000)
    assert (fee.low, fee.high) == (2_400_000, 2_591_760)


def test_draws_are_the_same_each_time() -> None:
    """The same plan spreads in the same way; a single figure does not, and a range is kept."""
    found = priced(DATASET, [line(rate_of("upwork"))])
    spread = simulate(found.costs)
    assert spread is not None
    assert spread == simulate(found.costs)
    assert sum(spread.counts) == DRAWS
    assert len(spread.counts) == BINS
    assert 1_680_000 < spread.p10 < spread.p50 < spread.p90 < 3_110_112
    assert simulate(priced(DATASET, [EMBEDDED]).costs) is None
    double = priced(DATASET, [line(rate_of("upwork"))] * 2)
    again = simulate(double.costs)
    assert again is not None
    assert abs(again.p90 - 2 * spread.p90) <= 2  # one rate, drawn once for both lines


EUROS = Display("EUR", Decimal("0.9"))


def test_another_currency_is_converted_once() -> None:
    """At 0.9 the price becomes €22.50 and the total €10,800; a rate of one's own is converted."""
    shown = with_settings(DATASET, CostSettings(display=EUROS))
    found = priced(shown, [EMBEDDED, EMBEDDED.at(Decimal("33.33"))])
    assert [entry.total.likely for entry in found.costs] == [1_080_000, 1_439_856]
    assert formula(found.costs[1].work, "EUR") == "480 h × €29.997 = €14,398.56"
    assert found.total == single(2_519_856)
    assert "0.9 EUR for one unit" in assumptions(shown, found.costs)[-1]
    assert with_settings(DATASET, CostSettings()) is DATASET


def test_a_price_in_the_shown_currency_is_no_more_counted() -> None:
    """A rate that is stated in euros is not counted in dollars, nor when dollars become euros."""
    euro = DATASET.rates[0]._replace(id="in-euros", currency="EUR", role="no-hire")
    dataset = DATASET._replace(rates=(*DATASET.rates, euro))
    nobody = EMBEDDED._replace(role="no-hire", channel="")
    for terms in (CostSettings(), CostSettings(display=EUROS)):
        assert priced(with_settings(dataset, terms), [nobody]).costs == ()


START = State()


def test_lines_are_added_and_removed() -> None:
    """A line is doubled and taken out again; the last one stays; then the plan is as proposed."""
    one = changed(case_of(CONTEXT), changes.resize("weeks", Decimal(7)))
    more = changed(one, changes.add_line(0))
    assert more.state.listed
    assert more.lines == one.lines * 2
    other = changed(more, changes.hire("ml-engineer", number=1), changes.remove_line(0))
    assert [entry.role for entry in other.lines] == ["ml-engineer"]
    alone = changed(more, changes.remove_line(1), changes.remove_line(0))
    assert len(alone.lines) == 1
    full = changed(more, *[changes.add_line(0)] * 30)
    assert len(full.lines) == 20
    assert as_proposed(more.state) == START


def test_a_baseline_is_pinned_and_let_go() -> None:
    """A baseline keeps its lines and overheads while the plan changes; pinned twice it is gone."""
    start = case_of(CONTEXT)
    case = changed(start, changes.count_with("recruiting", Choice(amount=Decimal(100))))
    pinned = changed(case, changes.pin_baseline())
    other = changed(
        pinned, changes.count_with("recruiting", None), changes.resize("weeks", Decimal(1))
    )
    assert other.baseline_bill == case.bill
    assert other.bill.total != case.bill.total
    assert other.baseline_lines == case.lines
    assert changed(pinned, changes.pin_baseline()).state.baseline is None
    assert start.baseline_bill is None
    assert start.baseline_lines == ()
    shown = changed(other, changes.show_in(EUROS)).baseline_bill
    assert shown is not None
    assert shown.total == Range(*(bound * 9 // 10 for bound in case.bill.total or ()))


def test_what_is_said_of_money_belongs_to_the_state() -> None:
    """Goal, mistake, overheads and a rate of one's own are kept as they were said."""
    state = suppose(
        aim(START, Decimal(9000)), WrongHireGuess("ml-engineer", Decimal(10), Decimal(1))
    )
    assert (state.goal, state.mistake.redone) == (9000, 10)
    assert count_with(count_with(START, "ramp-up", Choice()), "ramp-up", None) == START
    own = changed(case_of(CONTEXT, show_in(START, EUROS)), changes.set_own_rate(Decimal(50)))
    assert draft_of(own.lines[0]).own_currency == "USD"
    assert own.bill.costs[0].hourly.likely == 4500


def dollars(found: Priced, bound: str = "likely") -> Decimal:
    """Return what a plan costs in a case."""
    assert found.total is not None
    return Decimal(getattr(found.total, bound)) / 100


VETTED = "ai-engineer@vetted"


@pytest.mark.parametrize(
    ("who", "size", "amounts", "plain", "bound"),
    [
        # Ramp-up of 2 weeks before 2 of work is paid as 4 weeks, an overrun of 100 % as well.
        (VETTED, ("1", "40", "2"), {"ramp_up": "2"}, ("1", "40", "4"), "likely"),
        (VETTED, ("1", "40", "2"), {"overrun": "100"}, ("1", "40", "4"), "high"),
        # So are fees on them, and the minimum that they use up.
        ("ai-engineer@marketplace", ("1", "40", "12"), {"ramp_up": "4"}, ("1", "40", "16"), "high"),
        ("ml-engineer@vetted", ("1", "10", "8"), {"ramp_up": "4"}, ("1", "10", "12"), "likely"),
    ],
)
def test_paid_time_is_one_thing(
    who: str,
    size: tuple[str, str, str],
    amounts: dict[str, str],
    plain: tuple[str, str, str],
    bound: str,
) -> None:
    """So many weeks of ramp-up or of overrun cost what as many more weeks cost."""
    assert dollars(with_(line(who, *size), **amounts), bound) == dollars(
        priced(DATASET, [line(who, *plain)]), bound
    )


def test_what_ramp_up_and_an_overrun_come_to() -> None:
    """4 weeks of 40 h at $60 to $90, likely $75; 16 weeks of 40 h at $50 with 7.99 %."""
    assert dollars(with_(line(VETTED, weeks="2"), ramp_up="2")) == 12_000
    assert dollars(with_(line(VETTED, weeks="2"), overrun="100"), "high") == 14_400
    fee = with_(line("ai-engineer@marketplace"), ramp_up="4", upwork_fee="7.99")
    assert dollars(fee) == Decimal("34556.80")


def test_management_is_of_all_paid_weeks() -> None:
    """5 h of 16 weeks at $94, the loaded rate of one's own developers: $7,520."""
    found = with_(EMBEDDED, management="5", ramp_up="4")
    [lead] = [item for item in found.items if item.kind == "hours"]
    assert (lead.quantity, lead.amount.likely) == (16, 752_000)


def test_splitting_a_line_changes_nothing() -> None:
    """Two people of 10 h for 4 weeks, in one line or in two: each buys the minimum."""
    one = priced(DATASET, [line(rate_of("lemon-io"), "2", "10", "4")])
    two = priced(DATASET, [line(rate_of("lemon-io"), "1", "10", "4")] * 2)
    assert one.total == two.total
    [_, unused] = one.items
    assert unused.quantity == 2 * 120


@pytest.mark.parametrize("hosting", ["0", "1000", "50000"])
def test_hosting_on_both_sides_changes_no_break_even(hosting: str) -> None:
    """An engineer at $25 beside automation at $15 for 160 h a month: $1,600 are 106⅔ h of $15."""
    choices = MappingProxyType({"running-costs": Choice(True, Decimal(hosting))})
    dataset = with_settings(DATASET, CostSettings(choices))
    dear, cheap = (
        next(
            way for way in alternatives(dataset, cost(dataset, EMBEDDED))
            if (way.cost.line.role, way.cost.line.channel) == (role, "embedded")
        )
        for role in ("ai-engineer", "automation-specialist")
    )  # fmt: skip
    found = saving(dear, cheap)
    assert found is not None
    assert found.hours == Fraction(320, 3)


def test_a_year_of_an_employee_costs_the_salary_times_its_load() -> None:
    """$65.38 an hour, 2,080 of them, times about 1.27 is $172,695; within one per cent."""
    found = priced(DATASET, [line("ai-engineer@in-house", weeks="52")])
    assert float(dollars(found)) == pytest.approx(172_695, rel=0.01)


def test_a_wrong_hire_pays_the_minimums_of_both_vendors() -> None:
    """160 h at $75 are bought of an AI engineer, where 8 weeks of machine learning were needed.

    Those are 20 h a week at $125, and $79 for 24/13 months: $20,145.85. Half of the work again and
    two weeks are 6 weeks, $15,109.38. So $12,000 + $15,109.38 − $20,145.85 are lost.
    """
    hired = cost(DATASET, line(VETTED, "1", "10", "8"))
    found = wrong_hire(DATASET, hired, "ml-engineer", Decimal(50), Decimal(2))
    assert found is not None
    assert [way.paid.likely for way in found] == [1_200_000, 1_510_938, 2_014_585]
    assert found.lost.likely == 696_353


def test_stages_move_by_the_ramp_up_of_those_before_them() -> None:
    """Two weeks before each of two stages: the bill of $1,000 a month runs for all of it."""
    case = case_of(CONTEXT, answered_stages())
    planned = sum(entry.weeks for entry in case.lines)
    case = changed(
        case,
        changes.count_with("running-costs", Choice(True, Decimal(1000))),
        changes.count_with("ramp-up", Choice(True, Decimal(2))),
    )
    weeks = planned + 2 * len(case.lines)
    [bill] = [item for item in case.bill.extras if item.kind == "month"]
    assert bill.quantity == Fraction(weeks) * 12 / 52
    assert len(cumulative(case.bill)) - 1 == weeks
    assert [entry.start for entry in case.lines[:2]] == [1, case.lines[0].weeks + 3]
