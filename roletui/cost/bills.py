"""The limits of what is paid by use, and what makes a bill no bill."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from roletui.dataset.bills import Bill, Bills, bills_of
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import KINDS
from roletui.text.bounds import Bounds
from roletui.text.clean import cleaned
from roletui.text.money import digits
from roletui.text.numbers import plain, rounded

MOST_BILLS = 20
"""Maximum number of bills of one overhead."""
LABEL_MOST = 40
"""Maximum length of a label in characters."""
PRICE_PLACES = 6
"""Decimals of a price for a million tokens or an hour; prices below a cent are usual."""
_AMOUNT_PLACES = 6
_NONE = Decimal(0)
# In the currencies with the smallest units a million tokens cost six digits.
_PRICE = Bounds(_NONE, Decimal(10_000_000), PRICE_PLACES)
_TOKENS = Bounds(_NONE, Decimal(10**8), 0)

FIELDS: Mapping[str, tuple[str, Bounds]] = {
    "calls": ("calls a day", Bounds(_NONE, Decimal(10**9), above=True)),
    "tokens_in": ("tokens in", _TOKENS),
    "tokens_out": ("tokens out", _TOKENS),
    "price_in": ("{} for a million tokens in", _PRICE),
    "price_out": ("{} for a million tokens out", _PRICE),
    "hours": ("machine hours a month", Bounds(_NONE, Decimal(10**6), above=True)),
    "price": ("{} for an hour of a machine", _PRICE),
}
"""What each figure of a bill is, money in a currency that is filled in, and its limits."""


def takes_bills(overhead: Overhead) -> bool:
    """Tell whether an overhead may be the sum of bills: it is money a month."""
    kind = KINDS[overhead.kind] if overhead.kind else None
    return kind is not None and (kind.scale, kind.due) == ("money", "each month")


def most_a_month(overhead: Overhead) -> Decimal:
    """Return the largest sum of the bills of an overhead, in major units."""
    most = KINDS[overhead.kind].most if overhead.kind else None
    return most or _NONE


def amount_of(bills: Bills) -> Decimal:
    """Return what bills come to in a month, in major units, rounded for what is not counted on."""
    month = bills.month
    return Decimal(rounded(month.numerator * 10**_AMOUNT_PLACES, month.denominator)).scaleb(
        -_AMOUNT_PLACES
    )


def month_amount(month: Fraction, currency: str) -> int:
    """Return what is paid in a month in whole minor units."""
    return rounded(month.numerator * 10 ** digits(currency), month.denominator)


def bill_trouble(overhead: Overhead, bills: Iterable[Bill], currency: str) -> Iterator[str]:
    """Yield what keeps each bill from being one of an overhead's; empty for those that are fine."""
    most, month, kept = most_a_month(overhead), Fraction(0), 0
    for bill in bills:
        words = next(_beyond(bill, currency), "")
        if not words and kept == MOST_BILLS:
            words = f"there are at most {MOST_BILLS}."
        elif not words and month + bill.month > most:
            words = f"together they may come to at most {currency} {plain(most)} a month."
        if not words:
            month, kept = month + bill.month, kept + 1
        yield words


def _beyond(bill: Bill, currency: str) -> Iterator[str]:
    """Yield what is said of each figure of a bill that is beyond its limits."""
    for name, number in bill._asdict().items():
        if name != "label":
            what, bounds = FIELDS[name]
            if not bounds.allows(number):
                yield f"“{plain(number):.20}” {what.format(currency)}: {bounds.words}"


def fit_bills(overhead: Overhead, bills: Bills, currency: str) -> Bills:
    """Return the bills that an overhead can have, their labels cleaned and cut."""
    if not takes_bills(overhead):
        return Bills()
    troubles = bill_trouble(overhead, bills.each, currency)
    return bills_of(
        bill._replace(label=cleaned(bill.label, keep="").strip()[:LABEL_MOST].strip())
        for bill, trouble in zip(bills.each, troubles, strict=True)
        if not trouble
    )
