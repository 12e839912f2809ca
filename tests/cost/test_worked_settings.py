"""How far a rate of exchange and the figure of an overhead may go, limit by limit."""

from decimal import Decimal
from types import MappingProxyType

import pytest
from helpers import small

from roletui.cost.items import overhead_input
from roletui.cost.lines import PlanLine, cost
from roletui.cost.settings import (
    Choice,
    CostSettings,
    Display,
    exchange_of,
    fit_settings,
    is_currency,
    overhead_scale,
    with_settings,
)
from roletui.dataset.model import Exchange, Load, Overhead
from roletui.dataset.overhead_kinds import OverheadKind

DATASET = small().dataset


@pytest.mark.parametrize(
    ("per", "usable"),
    [
        ("0.000001", True),  # a million of the dataset's for one of the other
        ("0.00000099", False),
        ("0", False),
        ("1", True),
        ("1000000", True),  # and a million of the other for one of the dataset's
        ("1000000.000001", False),
    ],
)
def test_a_rate_of_exchange_lies_between_a_millionth_and_a_million(per: str, usable: bool) -> None:
    """Both limits can be used; what lies beyond them cannot."""
    found = exchange_of(DATASET, Display("USD", Decimal(per)))
    assert found == (Exchange("USD", Decimal(per), "", "") if usable else None)


@pytest.mark.parametrize(
    ("per", "kept"),
    [
        ("0.0000005", "0.000001"),  # half of the last decimal goes up, which is the lower limit
        ("0.0000004", None),  # less becomes nothing
        ("1.2345674", "1.234567"),
        ("1.2345675", "1.234568"),
        ("1000000", "1000000"),
        ("1000000.0000004", "1000000"),  # rounded first, then within the limit
        ("1000000.0000006", None),
        ("1500000", None),  # a rate that cannot be used is left out, not made another
        ("-1", None),
    ],
)
def test_a_kept_rate_of_exchange_has_six_decimals(per: str, kept: str | None) -> None:
    """It is rounded half up; where nothing that can be used is left, no currency is shown."""
    terms = fit_settings(DATASET, CostSettings(display=Display("USD", Decimal(per))))
    assert terms.display == (kept and Display("USD", Decimal(kept)))


@pytest.mark.parametrize(
    ("code", "told"),
    [("EUR", True), ("EU", False), ("EURO", False), ("EUr", False), ("EÜR", False), ("E1R", False)],
)
def test_a_currency_is_three_capital_letters(code: str, told: bool) -> None:
    """Of the plain alphabet."""
    assert is_currency(code) is told


def test_the_datasets_own_currency_needs_no_display() -> None:
    """Euros are shown anyway, and yen only where somebody says how many make a euro."""
    assert fit_settings(DATASET, CostSettings(display=Display("EUR", Decimal(1)))).display is None
    assert fit_settings(DATASET, CostSettings(display=Display("JPY"))).display is None


SCALES: list[tuple[OverheadKind, str, str, str]] = [
    ("share", "200", "0.001", "%"),
    ("overrun", "200", "1", "%"),
    ("month", "1000000", "1", "a month"),
    ("hire", "1000000", "1", "each"),
    ("weeks", "10", "0.5", "weeks"),
    ("least-hours", "2000", "1", "h"),
    ("least-week", "2000", "1", "h a week"),
    ("hours", "60", "0.5", "h a week"),
    ("quits", "10", "0.5", "weeks"),
    ("late", "10", "0.5", "weeks"),
    ("load", "200", "1", "%"),
]


@pytest.mark.parametrize(("kind", "most", "step", "unit"), SCALES)
def test_the_figure_of_an_overhead_has_limits(
    kind: OverheadKind, most: str, step: str, unit: str
) -> None:
    """From 0 to the most of its kind, which of weeks is that of the slider; beyond it the most."""
    overhead = Overhead("top", "Top", "", "guild", kind, likely=Decimal(1))
    dataset = DATASET._replace(budget=DATASET.budget._replace(overheads=(overhead,)))
    scale = overhead_scale(overhead, dataset.budget.weeks)
    assert scale == (0, Decimal(most), Decimal(step), unit)

    def kept(amount: str) -> Decimal | None:
        terms = CostSettings(MappingProxyType({"top": Choice(True, Decimal(amount))}))
        return fit_settings(dataset, terms).overheads["top"].amount

    assert kept(most) == Decimal(most)
    assert kept(f"{most}.01") == Decimal(most)
    assert kept("-0.01") == 0
    assert kept("0.01") == Decimal("0.01")
    assert kept("0.0015") == Decimal("0.002" if kind == "share" else "0")


@pytest.mark.parametrize(
    ("chance", "kept"),
    [("0", None), ("-5", None), ("0.1", "0.1"), ("100", "100"), ("100.1", None)],
)
def test_a_chance_is_above_nothing_and_at_most_certain(chance: str, kept: str | None) -> None:
    """What no chance can be is left as the dataset says: here in 20 of 100 plans."""
    overhead = Overhead("top", "Top", "", "guild", "hire", likely=Decimal(10), chance=Decimal(20))
    dataset = DATASET._replace(budget=DATASET.budget._replace(overheads=(overhead,)))
    choice = Choice(chance=Decimal(chance))
    terms = fit_settings(dataset, CostSettings(MappingProxyType({"top": choice})))
    assert terms.overheads["top"].chance == (kept and Decimal(kept))
    [found] = with_settings(dataset, terms).budget.overheads
    assert found.chance == Decimal(kept or 20)


def test_an_own_load_takes_the_place_of_the_channels() -> None:
    """50 % on top: a wage of €40 costs €60, an hour worked of 1,600 in a year 1.3 times that.

    A rate that was made from a wage is made anew; a salary costs 1.5 times itself; what was loaded
    without naming its wage stays. Switched off, the channel's own load counts.
    """
    shop, street = DATASET.channels
    worked = street._replace(hours_per_year=1_600, load=Load(Decimal("1.2"), "", Decimal("1.7")))
    first = next(rate for rate in DATASET.rates if rate.id == "mobile-street")
    wage = first._replace(id="wage", basis="wage", likely=Decimal(40))
    made = first._replace(id="made", basis="loaded", likely=Decimal(68), wage="wage")
    loaded = first._replace(id="loaded", basis="loaded", likely=Decimal(70))
    own = Overhead("own-load", "Own load", "", kind="load", channels=("street",))
    dataset = DATASET._replace(
        channels=(shop, worked),
        rates=(wage, made, loaded),
        budget=DATASET.budget._replace(overheads=(own,)),
    )

    def hours(choice: Choice) -> list[int]:
        counted = with_settings(dataset, CostSettings(MappingProxyType({"own-load": choice})))
        line = PlanLine("mobile", "street", Decimal(1), Decimal(40), Decimal(52))
        return [
            cost(counted, entry).total.likely // 100
            for entry in (
                *(line._replace(rate=name) for name in ("wage", "made", "loaded")),
                line.at(Decimal(80_000), "EUR", salary=True),
            )
        ]

    # 2,080 paid hours at €60; 1,600 worked at €70; one and a half salaries.
    assert hours(Choice(True, Decimal(50))) == [124_800, 124_800, 112_000, 120_000]
    # 1,600 hours at 1.7 times €40, at €68 and at €70; 1.2 salaries.
    for unset in (Choice(False, Decimal(50)), Choice(True)):
        assert hours(unset) == [108_800, 108_800, 112_000, 96_000]


def test_what_is_only_words_or_unknown_is_not_counted() -> None:
    """The small dataset's parts have no kind, so that nothing can be set of them."""
    choices = MappingProxyType({"parts": Choice(), "gone": Choice()})
    assert fit_settings(DATASET, CostSettings(choices)).overheads == {}


def test_a_choice_takes_the_place_of_a_range() -> None:
    """€20 for a range of €10 to €30 is a figure of the user's own; off, the range stays."""
    overhead = Overhead(
        "top", "Top", "", "guild", "hire", low=Decimal(10), high=Decimal(30), off=True
    )
    dataset = DATASET._replace(budget=DATASET.budget._replace(overheads=(overhead,)))

    def chosen(choice: Choice) -> Overhead:
        [found] = with_settings(
            dataset, CostSettings(MappingProxyType({"top": choice}))
        ).budget.overheads
        return found

    own = overhead._replace(low=None, likely=Decimal(20), high=None, source="", off=False)
    assert chosen(Choice(True, Decimal(20))) == own
    assert chosen(Choice(True)) == overhead._replace(off=False)
    assert chosen(Choice(False)) == overhead


def test_words_have_no_figure_to_set() -> None:
    """An overhead that is only words has neither a scale nor a figure."""
    words = Overhead("top", "Top", "", "guild")
    with pytest.raises(ValueError, match="top"):
        overhead_scale(words, DATASET.budget.weeks)
    with pytest.raises(ValueError, match="top"):
        overhead_input(words, "EUR")
