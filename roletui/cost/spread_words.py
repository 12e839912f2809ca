"""How a total spreads, in sentences.

Nothing is written finer than 2,000 simulated plans are exact: parts of them as numbers of 100,
amounts rounded to the sampling error.
"""

from collections.abc import Sequence

from roletui.cost.items import Item, sum_of
from roletui.cost.provenance import OWN
from roletui.cost.simulation import DRAWS, Share, Spread
from roletui.text.money import difference_words, readable, readable_money

UNKNOWN = "How far off the total may be is not known: "


def unknown_words(items: Sequence[Item]) -> str:
    """Say that nothing is known of how far a total may be off, none of its figures having a range.

    ``one source, no range``; several figures, and one's own, are no source's word.
    """
    found = {figure.key: figure for item in items for figure in item.inputs}
    if len(found) > 1:
        return "no figure has a range"
    own = any(figure.kind == "rate" and figure.id == OWN for figure in found.values())
    return f"{'your own figure' if own else 'one source'}, no range"


def hundredths(part: float) -> str:
    """Write a part of all plans: ``81 of 100``; only all are all, and only none are none."""
    return _parts(part, 100)


def tenths_words(share: Share) -> str:
    """Say in how many plans a sum is enough, in words that stand beside it."""
    return f"enough in {_parts(share.of_all, 10)} plans"


def _parts(part: float, of: int) -> str:
    number = round(part * of)
    if 0 < number < of:
        return f"{number} of {of}"
    if part <= 0 or part >= 1:
        return f"{'all' if part >= 1 else 'none'} of {DRAWS:,}"
    return f"more than {of - 1} of {of}" if number else f"fewer than 1 of {of}"


def share_words(share: Share) -> str:
    """Write a part of all plans with its ends: ``81 of 100 plans (78 to 83, whether …)``."""
    least, most = (round(100 * part) for part in (share.least, share.most))
    words = f"{hundredths(share.of_all)} plans"
    if least == most:
        return words
    return f"{words} ({least} to {most}, whether figures move alone or together)"


def amount_words(spread: Spread, amount: int, currency: str, *, up: bool = False) -> str:
    """Write an amount as finely as the simulated plans and a reader's eye allow.

    Where it is to be enough for something it is rounded ``up``.
    """
    return readable_money(drawn_amount(spread, amount, up=up), currency)


def drawn_amount(spread: Spread, amount: int, *, up: bool = False) -> int:
    """Return an amount of the simulated plans as it is written wherever it stands."""
    found = spread.rounded(amount, up=up)
    if up and readable(found) < found:
        place: int = 10 ** (len(str(found)) - 3)
        return -(-found // place) * place
    return readable(found)


def spread_sentences(spread: Spread, likely: int, currency: str) -> tuple[str, ...]:
    """Say what to plan with, what the likely total is enough for, and where most totals lie."""
    p10, p50, p80, p90 = (drawn_amount(spread, figure) for figure in spread[:4])
    low, middle, planned, high = (readable_money(a, currency) for a in (p10, p50, p80, p90))
    apart = readable_money(p80 - p50, currency)
    share = share_words(spread.within(likely))
    most = f"Of {DRAWS:,} simulated plans, 8 in 10 cost {low} to {high} (P10 to P90)"
    if spread.figures > 1:
        least, enough, most_ = (
            amount_words(spread, spread.tied(percent), currency) for percent in (10, 80, 90)
        )
        most += (
            f" if figures move alone, and {least} to {most_} if all move together (P80: {enough})"
        )
    return (
        f"Plan with {middle} (P50) and a contingency of {apart}: {planned} is enough in 8 of 10 "
        "plans (P80).",
        f"The likely {readable_money(likely, currency)} is enough in {share}.",
        f"{most}.",
    )


def brief_spread(spread: Spread, currency: str) -> str:
    """Say between what most totals lie, and what is enough with a contingency, in one sentence."""
    p10, p50, p80, p90 = (drawn_amount(spread, figure) for figure in spread[:4])
    low, middle, apart, planned, high = (
        readable_money(amount, currency) for amount in (p10, p50, p80 - p50, p80, p90)
    )
    return (
        f"8 in 10 simulated plans cost {low} to {high} (P10 to P90); {middle} (P50) and a "
        f"contingency of {apart}, together {planned}, are exceeded by one plan in five (P80)."
    )


def single_words(amount: int, items: Sequence[Item], currency: str) -> str:
    """Set a sum against the total of items of which none has a range, and nothing is certain."""
    total = sum_of(items).likely
    sum_, likely = (readable_money(money, currency) for money in (amount, total))
    apart = difference_words(amount, total, currency)
    as_ = "as" if apart.endswith("same") else "than"
    return f"{sum_} is {apart} {as_} the {likely} that this comes to: {unknown_words(items)}."
