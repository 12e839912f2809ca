"""The limits that a cost is held against, so that a script can stop where one is exceeded."""

import typing
from decimal import Decimal

from roletui.cli.inputs import talk
from roletui.cost.lines import has_range
from roletui.cost.plan import Priced, left_out
from roletui.dataset.dataset import Dataset
from roletui.text.figure import Figure
from roletui.text.money import digits, minor, money

Against = typing.Literal["likely", "p80", "high"]
_MOST = Decimal(1_000_000_000)
_MOST_RISE = Decimal(10_000)


def sum_of_money(option: str, text: str, currency: str) -> int:
    """Return the sum that was typed behind an option, in minor units.

    Raise :class:`TypedError` where it is none.
    """
    what = f"{currency} for {option}"
    figure = Figure(what, Decimal(0), _MOST, digits(currency), (currency,))
    return minor(figure.read(text), currency)


def rise(text: str) -> Decimal:
    """Return the per cent that were typed behind ``--max-rise``; raise :class:`TypedError`."""
    return Figure("% for --max-rise", Decimal(0), _MOST_RISE, units=("%", "per cent")).read(text)


def exceeds(dataset: Dataset, found: Priced, most: int, against: Against) -> bool:
    """Tell whether a plan costs more than an amount in minor units, and say so on stderr.

    One of which a part has no rate is not known to cost less.
    """
    currency = dataset.about.currency
    amount, words = _held(dataset, found, against)
    limit = money(most, currency)
    if amount > most:
        talk(f"{words} {money(amount, currency)}, {money(amount - most, currency)} over {limit}.")
        return True
    if missing := left_out(dataset, found):
        roles = " and ".join(dataset.role(role).short for role in missing)
        talk(f"no rate is stated for {roles}, so the plan may cost more than {limit}.")
        return True
    return False


def _held(dataset: Dataset, found: Priced, against: Against) -> tuple[int, str]:
    """Return the amount to hold against a limit, in minor units, and words before it."""
    total = found.total
    match against:
        case "likely":
            return total.likely if total else 0, "the plan likely costs"
        case "high":
            if has_range(found.items):
                return total.high if total else 0, "the plan costs up to"
            return _likely_for("its high end", found)
        case "p80":
            from roletui.cost.simulation import simulate  # only for this one: 1.0 ms

            spread = simulate(found.costs)
            if spread is not None:
                return spread.p80, "8 of 10 simulated plans cost up to"
            return _likely_for("P80", found)
        case _:
            typing.assert_never(against)


def _likely_for(what: str, found: Priced) -> tuple[int, str]:
    """Return the likely total for another one that nobody knows, and say so on stderr."""
    from roletui.cost.spread_words import unknown_words  # only where nothing has a range: 1.0 ms

    talk(f"{unknown_words(found.items)}: the likely total stands for {what}.")
    return found.total.likely if found.total else 0, "the plan likely costs"
