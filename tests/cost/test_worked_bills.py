"""Bills by use, worked out by hand: a month of them, their formula, and what is no bill."""

from decimal import Decimal
from fractions import Fraction

import pytest
from helpers import shipped, small

from roletui.cost.bill_words import bill_formula, bill_sentences, unit_price
from roletui.cost.bills import amount_of, bill_trouble, fit_bills
from roletui.cost.plan import priced
from roletui.cost.settings import Choice, CostSettings, Display, fit_settings, with_settings
from roletui.cost.typed_bill import typed_bill, typed_bills
from roletui.cost.typed_line import typed_cost
from roletui.dataset.bills import Bill, Bills, MachineHours, ModelCalls, bills_of
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.text.errors import TypedError
from roletui.text.money import Range

DATASET = shipped().dataset
MONTHLY = DATASET.overhead("running-costs")


def model(calls: str, sent: str, back: str, price_in: str, price_out: str) -> ModelCalls:
    """Return the bill of a model."""
    return ModelCalls(*map(Decimal, (calls, sent, back, price_in, price_out)))


def machine(hours: str, price: str, label: str = "") -> MachineHours:
    """Return the bill of a machine."""
    return MachineHours(Decimal(hours), Decimal(price), label)


CHAT, RACK = model("2000", "1500", "300", "3", "15"), machine("730", "0.015")


@pytest.mark.parametrize(
    ("bill", "month", "words"),
    [
        # A call: 1,500 × $3 + 300 × $15 = $9,000 a million, $0.009; 2,000 of them $18 a day.
        (
            CHAT,
            Fraction("547.5"),
            "2,000 calls a day × (1,500 × $3 + 300 × $15) per million × 365 ÷ 12 days = $547.50",
        ),
        # An hour costs less than two cents: not rounded to $0.02, which were $14.60.
        (RACK, Fraction("10.95"), "730 h × $0.015 = $10.95"),
        # Nothing comes back: 12 calls × 1,000,000 × $0.02 a million = $0.24 a day, $7.30 a month.
        (
            model("12", "1000000", "0", "0.02", "0"),
            Fraction("7.3"),
            "12 calls a day × 1,000,000 × $0.02 per million × 365 ÷ 12 days = $7.30",
        ),
        # A single call a day of 100 tokens: 365 ÷ 12 × 100 × $1 ÷ 1,000,000 has no end.
        (
            model("1", "100", "0", "1", "0"),
            Fraction(365, 120_000),
            "1 call a day × 100 × $1 per million × 365 ÷ 12 days = $0",
        ),
        (machine("1.5", "3.5"), Fraction("5.25"), "1.5 h × $3.50 = $5.25"),
    ],
)
def test_a_month_of_a_bill(bill: Bill, month: Fraction, words: str) -> None:
    """It is exact, and its formula holds every figure that it takes to work it out again."""
    assert bill.month == month
    assert bill_formula(bill, "USD") == words


@pytest.mark.parametrize(
    ("price", "currency", "words"),
    [
        ("3", "USD", "$3"),
        ("3.5", "USD", "$3.50"),
        ("0.015", "USD", "$0.015"),
        ("0.000001", "USD", "$0.000001"),
        ("0.5", "JPY", "JPY 0.5"),
        ("0.0125", "KWD", "KWD 0.0125"),
        ("0.012", "KWD", "KWD 0.012"),
    ],
)
def test_a_price_below_a_cent_is_written_whole(price: str, currency: str, words: str) -> None:
    """Money where it is whole minor units, else every decimal it has."""
    assert unit_price(Decimal(price), currency) == words


def counted(bills: Bills, **settings: Display) -> Dataset:
    """Return the dataset with bills for its running costs."""
    chosen = CostSettings({"running-costs": Choice(bills=bills)}, **settings)
    return with_settings(DATASET, fit_settings(DATASET, chosen))


def test_bills_are_the_figure_of_their_overhead() -> None:
    """$547.50 + $10.95 a month for 12 weeks: 558.45 × 144 ÷ 52 = $1,546.4769…, rounded once."""
    dataset = counted(Bills((CHAT,), (RACK,)))
    [extra] = priced(dataset, [typed_cost(dataset, "ai-engineer@embedded=1x40x12").line]).extras
    assert extra.price.likely == 55_845
    assert extra.amount == Range(154_648, 154_648, 154_648)
    assert not extra.price.ranged


def test_what_has_no_end_is_counted_exactly() -> None:
    """Twelve bills of 1 ÷ 12 each are one, not twelve times 0.083333."""
    one = model("1", "1000000", "0", "1", "0")  # $1 a day: 365 ÷ 12 = $30.41666… a month
    assert amount_of(Bills((one,))) == Decimal("30.416667")
    dataset = counted(Bills((one,) * 12))
    [extra] = priced(dataset, [typed_cost(dataset, "ai-engineer@embedded=1x40x52").line]).extras
    assert extra.price.likely == 36_500
    assert extra.amount.likely == 438_000  # 12 months of $365


def test_bills_are_typed_in_the_own_currency_and_shown_in_another() -> None:
    """At 1 USD = 0.5 EUR a price of $0.015 is €0.0075, and 730 hours are €5.475."""
    dataset = counted(Bills((), (RACK,)), display=Display("EUR", Decimal("0.5")))
    entry = dataset.overhead("running-costs")
    assert entry.bills.month == Fraction("5.475")
    assert bill_sentences(entry, "EUR") == (
        "Model and hosting bills, Machine hours: 730 h × €0.0075 = €5.48 a month; "
        "user's own figure, no source.",
    )


def test_a_figure_and_bills_are_one_or_the_other() -> None:
    """Where there are bills, no other figure is kept; what is no money a month has none."""
    bills = Bills((), (RACK,))
    both = Choice(amount=Decimal(5), bills=bills)
    settings = CostSettings({"running-costs": both, "recruiting": both, "ramp-up": both})
    kept = fit_settings(DATASET, settings).overheads
    assert kept["running-costs"] == Choice(bills=bills)
    assert kept["running-costs"].figure == Decimal("10.95")
    assert kept["recruiting"] == kept["ramp-up"] == Choice(amount=Decimal(5))


@pytest.mark.parametrize(
    ("bill", "trouble"),
    [
        (CHAT, ""),
        (model("2000.0", "1500.00", "300", "3", "15"), ""),
        (model("0", "1", "1", "1", "1"), "“0” calls a day: give a number above 0 and up to 1,000,"),
        (model("1000000000", "0", "0", "0", "0"), ""),
        (model("1000000001", "0", "0", "0", "0"), "“1,000,000,001” calls a day: give a number"),
        (model("1", "0.5", "1", "1", "1"), "“0.5” tokens in: give a number from 0 to 100,000,000,"),
        (model("1", "1", "-1", "1", "1"), "“-1” tokens out: give a number from 0 to"),
        (model("1", "1", "1", "0.000001", "10000000"), ""),
        (model("1", "1", "1", "0.0000001", "1"), "“0.0000001” USD for a million tokens in: give"),
        (model("1", "1", "1", "1", "10000001"), "“10,000,001” USD for a million tokens out: give"),
        (machine("1000000", "1"), ""),
        (machine("1000000", "1.01"), "together they may come to at most USD 1,000,000 a month."),
        (machine("1000000.01", "0"), "“1,000,000.01” machine hours a month: give a number above"),
        (machine("1", "-0.01"), "“-0.01” USD for an hour of a machine: give a number from 0 to"),
    ],
)
def test_every_number_has_limits(bill: Bill, trouble: str) -> None:
    """A bill beyond one of them is none, and the sentence names the figure and the limit."""
    [words] = bill_trouble(MONTHLY, [bill], "USD")
    assert words.startswith(trouble)
    assert bool(words) == bool(trouble)
    assert fit_bills(MONTHLY, bills_of([bill]), "USD").each == (() if trouble else (bill,))


def test_twenty_bills_are_enough() -> None:
    """The twenty-first is left out, and so is what would go beyond the sum; smaller ones go on."""
    few = [machine("1", "1")] * 21
    assert [*bill_trouble(MONTHLY, few, "USD")] == [""] * 20 + ["there are at most 20."]
    large = [machine("1000000", "0.9"), machine("1000000", "0.2"), machine("1000000", "0.1")]
    troubles = [*map(bool, bill_trouble(MONTHLY, large, "USD"))]
    assert troubles == [False, True, False]


@pytest.mark.parametrize(
    ("word", "bill"),
    [
        ("chat=2000x1500+300@3/15", CHAT._replace(label="chat")),
        ("2000x1500+300@3/15", CHAT),
        ("2,000 calls × 1'500 tokens + 300 @ $3/$15", CHAT),
        ("a=b=12x1000@0.02", model("12", "1000", "0", "0.02", "0")._replace(label="a=b")),
        ("GPU=730h@0.015", RACK._replace(label="GPU")),
        ("730 hours @ $0.015/h", RACK),
        ("2000x1500+300@3", None),
        ("2000x1500@3/15", None),
        ("2000", None),
        ("730@0.015", None),
        ("GPU=730h@", None),
        ("GPU=730h@€1", None),
        ("0x1@1", None),
        ("1x1.500@1", None),
        ("1x1@0.0000001", None),
    ],
)
def test_a_bill_that_is_typed(word: str, bill: Bill | None) -> None:
    """Numbers are read as everywhere; what has another form is refused with both forms."""
    if bill is None:
        with pytest.raises(TypedError):
            typed_bill(word, "USD")
    else:
        assert typed_bill(word, "USD") == bill


def test_typed_bills_add_up_to_what_no_source_states() -> None:
    """Of two overheads by the month, that without a figure; a dataset with none has no place."""
    overhead, bills = typed_bills(DATASET, ["GPU=730h@0.015", "2000x1500+300@3/15"])
    assert overhead.id == "running-costs"
    assert bills == Bills((CHAT,), (RACK._replace(label="GPU"),))
    with pytest.raises(TypedError, match="“Machine hours” cannot be added: together they may"):
        typed_bills(DATASET, ["1000000h@2"])
    with pytest.raises(TypedError, match="counts nothing by the month"):
        typed_bills(small().dataset, ["1h@2"])


def test_a_label_is_cleaned_and_cut() -> None:
    """No control characters are kept, and at most forty characters."""
    kept = fit_bills(MONTHLY, Bills((), (machine("1", "1", f" a\x1b{'b' * 60}"),)), "USD")
    assert kept.machines[0].label == "a" + "b" * 39
    words = Overhead("words", "Words", "")
    assert fit_bills(words, Bills((), (RACK,)), "USD") == Bills()
