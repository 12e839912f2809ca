"""A case without the sources that earn by the decision: what stays, what is their word alone."""

import typing
from collections.abc import Iterator

from roletui.case.case import Case
from roletui.case.names import names
from roletui.cost.disinterested import LeftPlan, left_line, left_plan
from roletui.cost.provenance import is_own
from roletui.dataset.disinterested import earning, publishers, without_interested, word_alone
from roletui.dataset.model import Factor, Faq, Outcome, Role
from roletui.text.numbers import count, lower_first
from roletui.text.tuples import NamedTuple
from roletui.tree.reasons import Reason


class WordAlone(NamedTuple):
    """What is said for a decision by those alone who earn by it."""

    outcomes: tuple[Outcome, ...] = ()
    """Of the recommended one and those that are still possible."""
    reasons: tuple[Reason, ...] = ()
    """Of those that led there, by the sources of their questions."""
    roles: tuple[Role, ...] = ()
    """Of the roles to hire, where all that is said of one is theirs."""
    cells: tuple[tuple[Factor, Role], ...] = ()
    """Of the comparison of the roles to hire."""
    faq: tuple[Faq, ...] = ()
    """Of the answers to what people ask, whatever is decided."""


def left_of_plan(case: Case) -> LeftPlan:
    """Return the plan of a case beside what is left of it."""
    return left_plan(case.market, case.prices.disinterested, case.bill)


def on_word_alone(case: Case) -> WordAlone:
    """Return what rests on their word alone; of the decision nothing while it is asked for."""
    dataset, earn = case.dataset, earning(case.dataset)
    chosen = [dataset.role(name) for name in case.chosen_roles]
    possible = case.walk.outcomes if case.outcome else ()
    return WordAlone(
        tuple(end for end in dataset.outcomes if end.id in possible and _alone(end, earn)),
        tuple(entry for entry in case.reasons if _alone(entry.question, earn)),
        tuple(role for role in chosen if _alone(role, earn)),
        tuple(
            (factor, role)
            for role in chosen
            for factor in dataset.factors
            if any(cell.role == role.id and _alone(cell, earn) for cell in factor.cells)
        ),
        tuple(entry for entry in dataset.faq if _alone(entry, earn)),
    )


class _Cites(typing.Protocol):
    @property
    def sources(self) -> tuple[str, ...]: ...


def _alone(entry: _Cites, earn: frozenset[str]) -> bool:
    return word_alone(entry.sources, earn)


def left_sentence(case: Case) -> str:
    """Say what the plan costs without those who earn; empty where no source does.

    A baseline is a price as well: where it is another without them, that is said after it.
    """
    told, before = left_line(left_of_plan(case)), case.baseline_bill
    if before is None or before.total is None:
        return told
    market = case.baseline_market
    left = left_plan(market, without_interested(market), before)
    if not told or left.same:
        return told
    return f"{told} Of the baseline: {lower_first(left_line(left))}."


def plan_gains(case: Case) -> Iterator[str]:
    """Yield who states the rates of the plan, and what they gain; nothing of the user's own.

    Whom the dataset's own disclosure is about is not named twice, and nobody for an example.
    """
    about = case.dataset.about
    costs = () if case.example else case.bill.costs
    rates = {entry.rate.id: entry.rate.source for entry in costs if not is_own(entry.rate)}
    stated = [*rates.values()]
    told = {name: _stated_words(stated.count(name), every=len(costs)) for name in stated}
    for entry in costs:
        for overhead in entry.offer.overheads:
            if overhead.rate:
                source = case.dataset.rate(overhead.rate).source
                told.setdefault(source, f"the rate of {lower_first(overhead.label)}")
    for name, what in told.items():
        source_ = case.dataset.source(name)
        if source_.publisher not in about.disclosure:
            yield f"{source_.publisher} states {what}. Its interest: {source_.interest}"


def _stated_words(rates: int, *, every: int) -> str:
    """Return what of a plan's rates somebody states who states so many of them."""
    if rates > 1:
        return "rates of this plan"
    return "the rate of this plan" if every == 1 else "a rate of this plan"


def decision_words(case: Case) -> tuple[str, ...]:
    """Return what the decision is without those who earn; nothing where no source does."""
    return tuple(_decision_words(case)) if earning(case.dataset) else ()


def _decision_words(case: Case) -> Iterator[str]:
    dataset, alone = case.dataset, on_word_alone(case)
    if case.outcome:
        yield (
            "The outcome is the same without them: the way through the questions rests on your "
            "answers, and on no price."
        )
        reasons = count(len(case.reasons), "reason", "reasons")
        if not alone.reasons:
            yield f"Of its {reasons} none rests on their word alone."
    for end in alone.outcomes:
        said = publishers(dataset, end.sources)
        yield f"What is advised under “{end.headline}” rests on the word of {said} alone."
    for entry in alone.reasons:
        said = publishers(dataset, entry.question.sources)
        yield f"A reason that rests on the word of {said} alone: {entry.reason}"
    for role in alone.roles:
        said = publishers(dataset, role.sources)
        yield f"What is said of {role.short} rests on the word of {said} alone."
    for role in dict.fromkeys(role for _, role in alone.cells):
        labels = [factor.label for factor, whose in alone.cells if whose is role]
        whom = names(dataset, (role.id,))
        yield f"In the comparison, of {whom}, their word alone: {'; '.join(labels)}."
    if alone.faq:
        whole = count(len(dataset.faq), "answer", "answers")
        asked, verb = " ".join(e.ask for e in alone.faq), "is" if len(alone.faq) == 1 else "are"
        yield f"Of {whole} to what people ask, {len(alone.faq)} {verb} their word alone: {asked}"
