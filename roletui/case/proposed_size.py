"""A plan beside what its outcome is about: who is to do it, and how much work it is."""

from decimal import Decimal

from roletui.case.case import Case
from roletui.case.names import names, outcome_name
from roletui.cost.lines import MIDDLE, has_middle
from roletui.cost.plan import left_out
from roletui.text.money import readable_money
from roletui.text.numbers import plain

MANY = 2
"""A plan of more than so many times the hours proposed pays for something else."""


def paid_instead(case: Case) -> str:
    """Say whom the plan pays, where that is not whom the decision is for; else nothing.

    A part for somebody besides is no such thing: the plan then pays for the decision too. What the
    decision costs for as much work stands behind it: ``not for Own developers ($68,700)``.
    """
    dataset = case.dataset
    chosen, others = case.chosen_roles, case.not_costed
    nobody = bool(chosen) and all(map(dataset.hires_nobody, chosen))
    planned = dict.fromkeys(line.role for line in case.lines)
    hired = tuple(role for role in planned if not dataset.hires_nobody(role))
    if not case.pinned or not hired or not (others or nobody):
        return ""
    told = f"your plan is for {names(dataset, hired)}"
    if not others:
        return f"{told}, though nobody is to be hired"
    return f"{told}, not for {names(dataset, others)}{_price(case, others)}"


def _price(case: Case, others: tuple[str, ...]) -> str:
    """Return in brackets what the recommended costs, where no part of the plan is for it."""
    if case.active_override or set(others) != set(case.chosen_roles):
        return ""
    found = case.bill_for(case.walk.provisional)
    if found.total is None or left_out(case.market, found):
        return ""
    mark = f"{MIDDLE} " * has_middle(found.items)
    return f" ({mark}{readable_money(found.total.likely, case.currency)})"


def hours_beyond(case: Case) -> tuple[Decimal, Decimal] | None:
    """Return the hours proposed and those of the plan, where these are many times as many.

    None where the dataset does not fix how much work the outcome is. Only the roles that are
    proposed count: whoever else is in the plan does other work.
    """
    proposal = case.proposal
    if proposal is None or None in (proposal.people, proposal.hours, proposal.weeks):
        return None
    roles = {line.role for line in case.proposed}
    proposed = sum((line.total_hours for line in case.proposed), Decimal())
    planned = sum((line.total_hours for line in case.lines if line.role in roles), Decimal())
    return (proposed, planned) if planned > MANY * proposed else None


def beyond_proposal(case: Case) -> str:
    """Say whom the plan pays in place of the decision, or for how many hours more; else nothing."""
    if instead := paid_instead(case):
        return instead
    found = hours_beyond(case)
    if found is None or case.outcome is None:
        return ""
    proposed, planned = map(plain, found)
    name = outcome_name(case.dataset, case.outcome)
    return f"{name} is proposed as {proposed} h; your plan has {planned} h of it"
