"""Amounts of money: whole numbers of minor units (cents for USD), and how they are written."""

import typing
from decimal import Decimal
from functools import lru_cache

from roletui.text.numbers import exact_places, rounded
from roletui.text.tuples import NamedTuple

if typing.TYPE_CHECKING:
    from fractions import Fraction

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_DIGITS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW"), 0),
    **dict.fromkeys(("PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
"""How many digits the minor unit of a currency has, where it is not two."""


class Range(NamedTuple):
    """An amount with its bounds, in minor units of one currency."""

    low: int
    likely: int
    high: int

    def times(self, factor: Decimal) -> "Range":
        """Return the range multiplied, each bound rounded half up on its own."""
        return self.scaled(*factor.as_integer_ratio())

    def scaled(self, top: int, bottom: int) -> "Range":
        """Return the range times an exact fraction, each bound rounded half up on its own."""
        return Range(*(rounded(amount * top, bottom) for amount in self))

    def plus(self, other: "Range") -> "Range":
        """Return the sum, bound by bound."""
        return Range(self.low + other.low, self.likely + other.likely, self.high + other.high)

    @property
    def single(self) -> bool:
        """Whether it is one figure without a range."""
        return self.low == self.high


ZERO = Range(0, 0, 0)


def digits(currency: str) -> int:
    """Return how many digits the minor unit of a currency has (ISO 4217)."""
    return _DIGITS.get(currency, 2)


def minor(amount: Decimal, currency: str) -> int:
    """Return an amount in major units as whole minor units, rounded half up."""
    top, bottom = amount.as_integer_ratio()
    return rounded(top * 10 ** digits(currency), bottom)


def major(amount: int, currency: str) -> str:
    """Write an amount as a plain decimal number in major units: ``27.50``."""
    places = digits(currency)
    return f"{Decimal(amount).scaleb(-places):.{places}f}"


def exact_major(price: "Fraction", currency: str) -> str:
    """Write a price as a plain decimal number in major units, below the minor unit too: ``0.015``.

    ``price`` is in minor units; one that no twelve decimals hold is rounded to so many.
    """
    scaled = price / 10 ** digits(currency)
    places = exact_places(scaled, digits(currency))
    top, bottom = scaled.as_integer_ratio()
    return f"{Decimal(rounded(top * 10**places, bottom)).scaleb(-places):.{places}f}"


def money(amount: int, currency: str, *, cents: bool | None = None) -> str:
    """Write an amount: ``$1,234`` or ``$27.50``; minor units only where there are any.

    ``cents`` forces (True) or drops (False) the minor units, to keep a column equal.
    """
    # Called for every amount on a screen, so nothing here calls on.
    places = _DIGITS.get(currency, 2)
    unit = 10**places
    if cents is False:
        amount = (2 * amount + unit) // (2 * unit) * unit
    whole, part = divmod(abs(amount), unit)
    sign, symbol = "−" if amount < 0 else "", _SYMBOLS.get(currency) or f"{currency} "
    if places and (cents or (cents is None and part)):
        return f"{sign}{symbol}{whole:,}.{part:0{places}d}"
    return f"{sign}{symbol}{whole:,}"


def symbol(currency: str) -> str:
    """Return what stands before an amount: ``$``, or the code and a space."""
    return _SYMBOLS.get(currency) or f"{currency} "


def currency_code(typed: str) -> str:
    """Return the code of a currency from its code in any case, or its sign."""
    codes = {sign: code for code, sign in _SYMBOLS.items()}
    return codes.get(typed.strip(), typed.strip().upper())


def money_range(amount: Range, currency: str) -> str:
    """Write a range with its likely figure: ``$50 ($35–$60)``; one figure stands alone."""
    likely = money(amount.likely, currency)
    if amount.single:
        return likely
    return f"{likely} ({money(amount.low, currency)}–{money(amount.high, currency)})"


@lru_cache(maxsize=1024)
def readable(amount: int) -> int:
    """Round an amount in minor units to three significant digits, a half away from 0."""
    # Called for every bar at each key, of most amounts twice or more: nothing here calls on.
    size = abs(amount)
    if size < 1000:
        return amount
    place: int = 10 ** (len(str(size)) - 3)
    size = (2 * size + place) // (2 * place) * place
    return -size if amount < 0 else size


def about_money(amount: int, currency: str) -> str:
    """Write an amount for a first impression, to two significant digits: ``$98,000``."""
    place = 10 ** max(0, len(str(abs(amount))) - 2)
    return money((2 * amount + place) // (2 * place) * place, currency)


def readable_money(amount: int, currency: str) -> str:
    """Write an amount for reading, to three significant digits: ``$33,900``.

    What is to be added up or looked up is written by :func:`money`, to the minor unit.
    """
    return money(readable(amount), currency)


def readable_range(amount: Range, currency: str) -> str:
    """Write a range for reading, each figure to three significant digits."""
    return money_range(Range(*map(readable, amount)), currency)


def difference_words(amount: int, other: int, currency: str, *, same: str = "the same") -> str:
    """Say how an amount differs from another, as both are read: ``$1,600 less``.

    It is the difference of what is written, so that it fits between the two. Where that is less
    than one in the last digit written of the larger, or the exact one less than half of that, they
    are about the same.
    """
    apart = readable(amount) - readable(other)
    last = 10 ** max(0, len(str(max(abs(amount), abs(other)))) - 3)
    if abs(apart) < last or 2 * abs(amount - other) < last:
        return same if amount == other else "about the same"
    return f"{money(abs(readable(apart)), currency)} {'more' if apart > 0 else 'less'}"


def signed(words: str) -> str:
    """Return a difference in words with its sign: ``$33,000 more`` as ``+$33,000``."""
    amount, _, more = words.rpartition(" ")
    return {"more": f"+{amount}", "less": f"−{amount}"}.get(more, words)


def compared_words(amount: int, other: int, currency: str) -> str:
    """Set an amount against another, as both are read: ``$1,600 less than $12,000``."""
    words = difference_words(amount, other, currency)
    than = "as" if words.endswith("same") else "than"
    return f"{words} {than} {readable_money(other, currency)}"


def exact_difference(amount: int, currency: str) -> str:
    """Say a difference in words to the minor unit, beside two amounts that are written so."""
    if not amount:
        return "the same"
    return f"{money(abs(amount), currency)} {'more' if amount > 0 else 'less'}"


def short_money(amount: int, currency: str) -> str:
    """Write an amount for an axis, rounded: ``$24k``, ``$1.5M``, ``$950``."""
    unit = 10 ** digits(currency)
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if abs(amount) >= size * unit:
            whole, tenth = divmod(round(10 * amount / (size * unit)), 10)
            return f"{symbol(currency)}{whole:,}{f'.{tenth}' if tenth else ''}{letter}"
    return money(amount, currency, cents=False)
