"""What to find out first: the questions nobody could answer, by what hangs on each.

Data flow: a case goes in; one :class:`Unknown` for each *not sure* on the way comes
out while several outcomes are left, the one on which most hangs first.
"""

import typing

from roletui.case.case import Case
from roletui.case.names import outcome_name
from roletui.cost.plan import left_out
from roletui.dataset.model import Question
from roletui.text.money import readable_money
from roletui.text.numbers import count

ORDER_RULE = (
    "First the question on which most outcomes hang, then the one on which most money does, at the "
    "plan's sizes."
)
"""In which order what is not known is to be found out."""


ALONE = "nothing by itself; it may once the others are known"
"""What hangs on a question whose answers all leave the same outcomes."""


class Unknown(typing.NamedTuple):
    """A question that nobody could answer, and what hangs on it."""

    question: Question
    outcomes: tuple[str, ...]
    """Ids of the outcomes that some answers to it rule out, or leave as the only one.

    None where by itself it changes nothing, and may only once the others are known.
    """
    names: tuple[str, ...]
    """What these are called."""
    costs: tuple[int | None, ...]
    """For each of them the likely total in minor units; None where it is not stated."""
    currency: str
    """The currency of those totals."""

    @property
    def spread(self) -> int:
        """How far apart the costs are that are stated."""
        return max(self._stated, default=0) - min(self._stated, default=0)

    @property
    def hangs_on(self) -> str:
        """What hangs on it: ``2 outcomes: Mobile (likely $80), Self (nobody is paid)``."""
        if not self.outcomes:
            return ALONE
        pairs = zip(self.names, self.costs, strict=True)
        told = ", ".join(f"{name} ({_cost(amount, self.currency)})" for name, amount in pairs)
        number = len(self.names)
        return f"whether {told} stays possible" if number == 1 else f"{number} outcomes: {told}"

    @property
    def stakes(self) -> str:
        """What hangs on it in a few words: ``4 outcomes, $0 to $16,800``."""
        if not self.outcomes:
            return ALONE
        words = count(len(self.outcomes), "outcome", "outcomes")
        if not self.spread:
            return words
        ends = (readable_money(end(self._stated), self.currency) for end in (min, max))
        return f"{words}, {' to '.join(ends)}"

    @property
    def _stated(self) -> list[int]:
        return [cost for cost in self.costs if cost is not None]


def unknowns(case: Case) -> tuple[Unknown, ...]:
    """Return what nobody could answer, in the order of :data:`ORDER_RULE`; nothing once decided."""
    walk = case.walk
    if walk.status == "decided":
        return ()
    found = [_unknown(case, step.question) for step in walk.steps if step.answer is None]
    return tuple(sorted(found, key=lambda entry: (-len(entry.outcomes), -entry.spread)))


def _unknown(case: Case, question: Question) -> Unknown:
    left: list[set[str]] = [
        set(case.tree.walk({**case.state.answers, question.id: answer.id}).outcomes)
        for answer in question.answers
    ]
    hanging = set().union(*left) - left[0].intersection(*left)
    if hanging:
        hanging |= {name for ends in left if len(ends) == 1 for name in ends}
    # Where one answer is taken for certain, kept answers count less: what they rule out stays so.
    outcomes = tuple(name for name in case.walk.outcomes if name in hanging)
    names = tuple(outcome_name(case.dataset, case.tree.outcomes[name]) for name in outcomes)
    costs = tuple(_likely(case, name) for name in outcomes)
    return Unknown(question, outcomes, names, costs, case.currency)


def _likely(case: Case, outcome: str) -> int | None:
    """Return the likely total of an outcome; nothing is paid where nobody is."""
    found = case.bill_for(outcome)
    if left_out(case.dataset, found):
        return None
    return found.total.likely if found.total else 0


def _cost(amount: int | None, currency: str) -> str:
    if amount is None:
        return "cost not stated"
    return f"likely {readable_money(amount, currency)}" if amount else "nobody is paid"
