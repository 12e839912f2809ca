"""What to find out first: the questions nobody could answer, by what hangs on each.

Data flow: a case goes in; one :class:`Unknown` for each *not sure* on the way comes
out while several outcomes are left, the one that is worth most to know first.
"""

import typing
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial

from roletui.case.case import Case
from roletui.case.names import outcome_name
from roletui.case.outlook import Outlook, outlook
from roletui.case.worth import NOBODY, TOO_MANY, Worth
from roletui.cost.lines import Cost
from roletui.cost.plan import NO_COST, NO_PAY, left_out, priced
from roletui.cost.wrong_hire import wrong_hire
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Outcome, Question
from roletui.state.chances import probabilities
from roletui.text.money import readable_money
from roletui.text.numbers import count, rounded
from roletui.text.tuples import NamedTuple

ORDER_RULE = (
    "First the question that is worth most to find out, then the one that the most outcomes depend "
    "on, then the one that the most money depends on, at the plan's sizes."
)
"""In which order what is not known is to be found out."""


ALONE = "nothing by itself; it may once the others are known"
"""What hangs on a question whose answers all leave the same outcomes."""


class Unknown(NamedTuple):
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
    worth: Worth
    """What it is worth to find out."""

    @property
    def spread(self) -> int:
        """How far apart the costs are that are stated."""
        return _spread(self.costs)

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
    found = [_unknown(case, worth) for worth in worths(case).values()]
    return tuple(sorted(found, key=_order))


def _order(entry: Unknown) -> tuple[int, int, int]:
    return rank(entry.worth.amount, entry.costs)


def rank(amount: int | None, costs: Sequence[int | None]) -> tuple[int, int, int]:
    """Return the place of a question by :data:`ORDER_RULE`, the lowest first.

    From what it is worth to find out, and what each outcome costs that hangs on it.
    """
    return -(amount or 0), -len(costs), -_spread(costs)


def _spread(costs: Sequence[int | None]) -> int:
    stated = [cost for cost in costs if cost is not None]
    return max(stated, default=0) - min(stated, default=0)


def hanging(outcomes: Sequence[str], left: Sequence[Collection[str]]) -> tuple[str, ...]:
    """Return which of the possible outcomes hang on a question: what some answers rule out.

    ``left`` are those that each answer leaves; one that is left alone hangs on it too.
    """
    found = set().union(*left).difference(set(left[0]).intersection(*left))
    if found:
        found.update(name for ends in left if len(ends) == 1 for name in ends)
    # Where one answer is taken for certain, kept answers count less: what they rule out stays so.
    return tuple(name for name in outcomes if name in found)


def _unknown(case: Case, worth: Worth) -> Unknown:
    question = worth.question
    left = [
        case.tree.walk({**case.state.answers, question.id: answer.id}).outcomes
        for answer in question.answers
    ]
    outcomes = hanging(case.walk.outcomes, left)
    names = tuple(outcome_name(case.dataset, case.tree.outcomes[name]) for name in outcomes)
    costs = tuple(likely_total(case, name) for name in outcomes)
    return Unknown(question, outcomes, names, costs, case.currency, worth)


def likely_total(case: Case, outcome: str) -> int | None:
    """Return the likely total of an outcome; nothing is paid where nobody is."""
    found = case.bill_for(outcome)
    if left_out(case.dataset, found):
        return None
    return found.total.likely if found.total else 0


def _cost(amount: int | None, currency: str) -> str:
    if amount is None:
        return NO_COST
    return f"likely {readable_money(amount, currency)}" if amount else NO_PAY


def worths(case: Case) -> dict[str, Worth]:
    """Return what each *not sure* on the way is worth, by question id; nothing once decided.

    Without those that bear on a second answer only, which change nothing that is recommended.
    """
    walk = case.walk.main
    if walk.status == "decided":
        return {}
    unsure = [step.question for step in walk.steps if step.answer is None]
    if not unsure:
        return {}
    found = _Worths(case)
    return {question.id: found.of(question) for question in unsure}


class _Worths:
    """What all questions of a case share: the outlook, and what each wrong hire costs."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._regrets: dict[tuple[str, str], Regret] = {}
        self._outlook = outlook(case.tree, case.state.answers, self._likely)

    def _likely(self, question: Question) -> Mapping[str, Fraction]:
        return probabilities(question, self._case.state.chances.get(question.id, {}))

    def of(self, question: Question) -> Worth:
        """Return what one question is worth."""
        case = self._case
        worth = Worth(question, None, TOO_MANY, self._takes_cost(question), case.currency)
        if self._outlook is None:
            return worth
        saved, missing = self._saved(question, self._outlook)
        if missing:
            names = " and ".join(
                outcome_name(case.dataset, case.tree.outcomes[name]) for name in sorted(missing)
            )
            return worth._replace(reason=f"no cost is stated for {names}")
        amount = max(0, rounded(*saved.as_integer_ratio()))
        unpaid = not amount and not _roles(case, case.walk.provisional)
        return worth._replace(amount=amount, reason=NOBODY if unpaid else "")

    def _saved(self, question: Question, found: Outlook) -> tuple[Fraction, set[str]]:
        """Return what an answer saves on average, and the outcomes whose cost is not stated."""
        case = self._case
        saved = saved_hires(
            case.walk.provisional,
            (
                (
                    chance,
                    case.tree.walk({**case.state.answers, question.id: answer}).provisional,
                    partial(found.after, question.id, answer),
                )
                for answer, chance in self._likely(question).items()
            ),
        )
        regrets = {pair: self._regret(*pair) for pair in saved}
        amount = sum((part * regrets[pair].amount for pair, part in saved.items()), Fraction())
        return amount, {entry.missing for entry in regrets.values()} - {""}

    def _regret(self, hired: str, true: str) -> "Regret":
        key = hired, true
        if key not in self._regrets:
            self._regrets[key] = regret(self._case, *key)
        return self._regrets[key]

    def _takes_cost(self, question: Question) -> int | None:
        """Return what so many hours of whoever is recommended likely cost, in minor units."""
        hired = self._case.bill_for(self._case.walk.provisional).costs
        if question.takes_hours is None or not hired:
            return None
        return hired[0].offer.price.times(Fraction(question.takes_hours)).likely


Share = typing.TypeVar("Share", int, Fraction)
"""How likely something is: a fraction, or so many parts of a whole."""


def saved_hires(
    now: str, answers: Iterable[tuple[Share, str, Callable[[], Mapping[str, Share]]]]
) -> dict[tuple[str, str], Share]:
    """Return how often a hire is saved by knowing an answer; below 0, how often it is made.

    A hire is for whom one hires and who is needed, both by outcome. ``now`` is recommended while
    nobody knows. Of each answer ``answers`` has its chance, what is recommended once it is known,
    and what tells how likely each outcome is then.
    """
    found: dict[tuple[str, str], Share] = {}
    for chance, then, ends in answers:
        if then == now or not chance:
            continue
        for true, part in ends().items():
            for hire, share in (((now, true), chance * part), ((then, true), -chance * part)):
                found[hire] = found[hire] + share if hire in found else share
    return found


class Regret(NamedTuple):
    """What it costs to have hired for one outcome where another is true."""

    amount: int
    """In minor units; never below 0."""
    missing: str = ""
    """Id of an outcome whose cost is not stated, so that the amount is not known."""


def regret(case: Case, hired: str, true: str) -> Regret:
    """Return what it likely costs to have hired for one outcome where another is true.

    Whoever is hired in vain is hired wrongly for whoever was needed, each as the budget's view
    *Wrong role* counts it. Where nobody was needed, all that was paid is lost; where nobody is
    hired in vain, nothing is.
    """
    roles, needed = (_roles(case, name) for name in (hired, true))
    # Who was missing is needed first; somebody who is there already takes over last.
    needs = sorted(needed, key=lambda role: role in roles)
    lost = 0
    bill = case.bill_for(hired)
    for line in case.lines_for(hired):
        if line.role in needed or case.dataset.hires_nobody(line.role):
            continue
        entry = bill.cost(line)
        if entry is None:
            return Regret(0, hired)
        found = _lost(case, entry, needs)
        if found is None:
            return Regret(0, true)
        lost += found
    return Regret(max(0, lost))


def paid_roles(dataset: Dataset, outcome: Outcome) -> tuple[str, ...]:
    """Return the ids of all roles that an outcome pays."""
    roles = dict.fromkeys((*(stage.role for stage in outcome.plan), *outcome.roles))
    return tuple(role for role in roles if not dataset.hires_nobody(role))


def _roles(case: Case, outcome: str) -> tuple[str, ...]:
    return paid_roles(case.dataset, case.tree.outcomes[outcome])


def _lost(case: Case, entry: Cost, needs: Sequence[str]) -> int | None:
    """Return what one line costs too much, in minor units; None where that is not stated."""
    market, mistake = case.market, case.state.mistake
    if not needs:
        alone = priced(market, [entry.line._replace(start=Decimal(1), follows=False)])
        return alone.total.likely if alone.total else None
    found = wrong_hire(market, entry, needs[0], mistake.redone, mistake.restart)
    return found.likely_lost if found else None
