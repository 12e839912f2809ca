"""What a sum of money is for a plan whose cost is uncertain, in a sentence for finance."""

from collections.abc import Collection

from roletui.case.budget_sheet import Sheet
from roletui.case.sentences import input_words, size_noun
from roletui.cost.holding import ENOUGH, Holding
from roletui.cost.simulation import DRAWS, Spread
from roletui.cost.spread_words import amount_words, share_words, single_words
from roletui.dataset.dataset import Dataset
from roletui.text.money import readable_money
from roletui.text.numbers import plain


def goal_words(sheet: Sheet) -> str:
    """Say what the money to spend is for the plan; empty where none is set, or nothing counted."""
    if sheet.goal is None or sheet.bill.total is None:
        return ""
    if sheet.spread is None or sheet.holding is None:
        return single_words(sheet.goal, sheet.bill.items, sheet.currency)
    several = len(sheet.lines) > 1
    line = f"part {sheet.number + 1}" * several
    return holding_words(sheet.dataset, sheet.spread, sheet.holding, sheet.hired, line)


def holding_words(
    dataset: Dataset, spread: Spread, found: Holding, hired: Collection[str], line: str = ""
) -> str:
    """Say in how many plans a sum is enough, what would be, and what breaks it most often.

    ``hired`` are the ids of the roles of the plan; ``line`` names the one line that could be
    smaller, where there are several.
    """
    currency = dataset.about.currency
    sum_ = readable_money(found.amount, currency)
    if found.share.least >= 1:
        dearest = amount_words(spread, spread.dearest, currency)
        return (
            f"{sum_} holds in all of {DRAWS:,} simulated plans, whether figures move alone or "
            f"together; the most expensive of them costs {dearest}."
        )
    none = found.share.most <= 0
    parts = [
        f"{sum_} holds in none of {DRAWS:,} simulated plans"
        if none
        else f"{sum_} holds in {share_words(found.share)}"
    ]
    if found.needed is not None:
        needed = amount_words(spread, found.needed, currency, up=True)
        in_ = f"{ENOUGH} of 100" if none else f"{ENOUGH}"
        parts.append(f"to hold in {in_} you need {needed}{_or_less(found, line)}")
    if found.breaks is not None:
        parts.append(f"what breaks it most often is {input_words(dataset, found.breaks, hired)}")
    return "; ".join(parts) + "."


def _or_less(found: Holding, line: str) -> str:
    """Say how much less of the plan would do instead, if any would."""
    if found.smaller is None:
        return ""
    size, now, then = found.smaller
    apart = now - then
    less = "fewer" if size == "people" else "less"
    of_line = f" of {line}" if line else ""
    return f", or {plain(apart)} {size_noun(size, apart)} {less}{of_line}"
