"""How an amount comes about, written with the figures in it: ``480 h × $25 = $12,000``."""

import typing
from fractions import Fraction

from roletui.cost.items import ONE, Input, Item
from roletui.dataset.overhead_kinds import KINDS, Scale
from roletui.text.money import digits, money, symbol
from roletui.text.numbers import decimals, exact_places

_UNITS = {"months": "month", "people": "person", "weeks of a person": "week of a person"}
_PLACES = 4


def quantity_words(item: Item) -> str:
    """Write a quantity with its unit: ``480 h``, ``2.77 months``, ``1 person``."""
    number = decimals(item.quantity)
    return f"{number} {_UNITS.get(item.unit, item.unit) if item.quantity == 1 else item.unit}"


def price_words(figure: Fraction, currency: str) -> str:
    """Write a price exactly, or to four decimals: ``$25``, ``€23.085``.

    One below the minor unit is exact to twelve: ``$0.000002``.
    """
    if figure.denominator == 1:
        return money(int(figure), currency)
    scaled = figure / 10 ** digits(currency)
    places = exact_places(scaled) if figure < 1 else _PLACES
    return f"{symbol(currency)}{decimals(scaled, places)}"


def price_difference(one: Fraction, other: Fraction, currency: str) -> str:
    """Say how the first of two prices differs from the second, exactly."""
    if one == other:
        return "the same"
    words = price_words(abs(one - other), currency)
    return f"{words} {'more' if one > other else 'less'}"


def _bounded(low: str, likely: str, high: str, figure: Input) -> str:
    if not figure.ranged:
        return likely
    mark = "≈ " if figure.middle else ""
    return f"{mark}{likely} ({low}–{high})"


def figure_words(figure: Input, scale: Scale, currency: str) -> str:
    """Write an input with its range: ``$50 ($35–$60)``, ``≈ 4 % (0 %–7.99 %)``."""
    bounds = (figure.low, figure.likely, figure.high)
    low, likely, high = (_scaled(bound, scale, currency) for bound in bounds)
    return _bounded(low, likely, high, figure)


def _scaled(figure: Fraction, scale: Scale, currency: str) -> str:
    """Write a figure in the unit of its scale."""
    match scale:
        case "percentage":
            return f"{decimals(figure * 100, 3)} %"
        case "money":
            return price_words(figure, currency)
        case "hours":
            return f"{decimals(figure)} h"
        case "weeks":
            return f"{decimals(figure)} {'week' if figure == 1 else 'weeks'}"
        case _:
            typing.assert_never(scale)


def formula(item: Item, currency: str) -> str:
    """Write an item as a product: ``480 h × $50 ($35–$60) × ≈ 4 % = $960``."""
    return f"{factors(item, currency)} = {amount_words(item, currency)}"


def factors(item: Item, currency: str) -> str:
    """Write what is multiplied: ``480 h × $50 ($35–$60) × ≈ 4 %``."""
    counted = quantity_words(item)
    if item.extent is not None:
        low, high = map(decimals, item.extent)
        counted = f"{counted} ({low}–{high})"
    parts = [counted, figure_words(item.price, "money", currency)]
    if item.factor is not None and not (item.kind == "work" or item.kind == "unused"):
        parts.append(figure_words(item.factor, KINDS[item.kind].scale, currency))
    return " × ".join(parts) + "".join(map(_happens, item.events))


def _happens(event: Input) -> str:
    """Write that something is paid only in some plans."""
    part = ONE if event.chance is None else event.chance
    return f" if it happens ({decimals(part * 100)} %)"


def amount_words(item: Item, currency: str) -> str:
    """Write what an item comes to, with its range where it has one."""
    low, likely, high = (money(figure, currency) for figure in item.amount)
    middle = any(figure.middle for figure in item.inputs)
    return f"{'≈ ' * middle}{likely} ({low}–{high})" if item.ranged else likely
