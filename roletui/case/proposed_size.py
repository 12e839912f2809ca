"""A plan beside the size that its outcome is about: two days of advice are not a project."""

from decimal import Decimal

from roletui.case.case import Case
from roletui.case.names import outcome_name
from roletui.text.numbers import plain

MANY = 2
"""From more than so many times the hours proposed on, a plan pays for something else."""


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
    """Say how many hours the outcome is about, and how many the plan has; else nothing."""
    found = hours_beyond(case)
    if found is None or case.outcome is None:
        return ""
    proposed, planned = map(plain, found)
    name = outcome_name(case.dataset, case.outcome)
    return f"{name} is proposed as {proposed} h; your plan is {planned} h"
