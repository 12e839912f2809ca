"""Bills in words: their names, and their formulas with every figure in them."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

from roletui.cost.bills import PRICE_PLACES, month_amount
from roletui.cost.provenance import NO_PROVENANCE, OWN_BASIS
from roletui.dataset.bills import DAYS, MONTHS, Bill, Bills, MachineHours, ModelCalls
from roletui.dataset.model import Overhead
from roletui.text.money import digits, minor, money, symbol
from roletui.text.numbers import count, decimals, plain

DAYS_WORDS = f"{DAYS} ÷ {MONTHS} days"
"""The days of a month, so that whoever works a formula out comes to the same amount."""
UNNAMED_MODEL, UNNAMED_MACHINE = "Model calls", "Machine hours"


def bill_name(bill: Bill) -> str:
    """Return what a bill is called."""
    return bill.label or (UNNAMED_MODEL if isinstance(bill, ModelCalls) else UNNAMED_MACHINE)


def bill_formula(bill: Bill, currency: str) -> str:
    """Write how a bill comes about: ``730 h × $0.015 = $10.95``."""
    return f"{_factors(bill, currency)} = {month_words(bill.month, currency)}"


def _factors(bill: Bill, currency: str) -> str:
    match bill:
        case MachineHours():
            return f"{plain(bill.hours)} h × {unit_price(bill.price, currency)}"
        case ModelCalls():
            tokens = f"{plain(bill.tokens_in)} × {unit_price(bill.price_in, currency)}"
            if bill.tokens_out or bill.price_out:
                back = f"{plain(bill.tokens_out)} × {unit_price(bill.price_out, currency)}"
                tokens = f"({tokens} + {back})"
            calls = count(bill.calls, "call", "calls")
            return f"{calls} a day × {tokens} per million × {DAYS_WORDS}"


def unit_price(price: Decimal, currency: str) -> str:
    """Write a price in major units with every decimal it has: ``$3``, ``$3.50``, ``$0.015``."""
    if price == price.quantize(Decimal(1).scaleb(-digits(currency))):
        return money(minor(price, currency), currency)
    return f"{symbol(currency)}{decimals(Fraction(price), PRICE_PLACES)}"


def month_words(month: Fraction, currency: str) -> str:
    """Write what is paid in a month, to whole minor units."""
    return money(month_amount(month, currency), currency)


def bills_words(bills: Bills, currency: str) -> str:
    """Write how many bills there are and what they come to: ``2 bills, $558.45 a month``."""
    number = count(len(bills.each), "bill", "bills")
    return f"{number}, {month_words(bills.month, currency)} a month"


def bill_sentences(overhead: Overhead, currency: str) -> tuple[str, ...]:
    """Say of each bill of an overhead how it comes about, and that no source stands behind it."""
    sentences = []
    for bill, times in Counter(overhead.bills.each).items():
        name = f"{times} × {bill_name(bill)}" if times > 1 else bill_name(bill)
        formula = bill_formula(bill, currency)
        whose = f"{OWN_BASIS}, {NO_PROVENANCE.publisher}"
        sentences.append(f"{overhead.label}, {name}: {formula} a month; {whose}.")
    return tuple(sentences)
