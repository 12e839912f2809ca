"""Hours paid and hours worked: ways to hire are listed for equal work, a plan keeps its sizes."""

from roletui.case.case import Case
from roletui.cost.alternatives import Alternative, alone
from roletui.cost.lines import Cost
from roletui.text.money import readable_money
from roletui.text.numbers import decimals


def hours_of(entry: Cost) -> str:
    """Say how many hours are bought: ``600 h``; of an employee ``600 h paid, 529 worked``."""
    paid, worked = decimals(entry.paid_hours, 0), decimals(entry.work.quantity, 0)
    return f"{paid} h" if entry.offer.share == 1 else f"{paid} h paid, {worked} worked"


def kept_sizes(chosen: Cost, other: Cost) -> str:
    """Say what a plan buys if another way is taken, which keeps the sizes that are set.

    Empty where it would buy the hours that the other way is listed with.
    """
    if chosen.offer.share == other.offer.share:
        return ""
    paid = chosen.paid_hours
    worked = decimals(paid * other.offer.share, 0)
    rest = f" paid, {worked} worked" if other.offer.share != 1 else ""
    return f"Your sizes stay if you choose it: {decimals(paid, 0)} h{rest}."


def taken_words(case: Case, number: int, listed: Alternative) -> str:
    """Say why a part of the plan, hired in a way that was chosen from the list, costs another sum.

    ``case`` is the one after the choice. Empty where the list and the plan buy the same hours.
    """
    entry = case.bill.cost(case.lines[number])
    if entry is None or entry.paid_hours == listed.cost.paid_hours:
        return ""
    now, then = (
        readable_money(total.likely, case.currency) for total in (alone(entry), listed.total)
    )
    return (
        f"Your sizes stay: {hours_of(entry)}, {now}. "
        f"In the list it was {then} for {hours_of(listed.cost)}."
    )
