"""What one request decides, and what that costs, all of it by the engine."""

from functools import partial

from roletui.batch.size import NO_SIZE, Size
from roletui.batch.verdict import Verdict
from roletui.case.case import Case
from roletui.case.unknowns import unknowns
from roletui.cost.drafts import EMPTY, Drafts
from roletui.cost.plan import proposed_lines
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Outcome
from roletui.state.context import Context
from roletui.state.state import State
from roletui.tree.runner_up import second_best, settled_by
from roletui.tree.walk import Answers


def plan_of(dataset: Dataset, outcome: Outcome | None, size: Size) -> Drafts:
    """Return what the size of a request sets of an outcome's plan.

    People, hours and the way to hire hold for every line, weeks only where there is one.
    """
    people, hours, weeks, channel = size
    if outcome is None or size == NO_SIZE:
        return ()
    if not channel:
        return (EMPTY._replace(people=people, hours=hours, weeks=weeks),)
    lines = proposed_lines(dataset, outcome)
    draft = EMPTY._replace(channel=channel, people=people, hours=hours)
    if len(lines) == 1:
        draft = draft._replace(weeks=weeks)
    return tuple(draft._replace(role=line.role) for line in lines)


def case_of(context: Context, answers: Answers, size: Size) -> Case:
    """Return the case of a request."""
    case = Case.of(context, State(answers))
    plan = plan_of(context.dataset, case.outcome, size)
    return case.after(State(answers, plan=plan)) if plan else case


def verdict_of(case: Case) -> Verdict:
    """Return what a case decides."""
    walk = case.walk
    if walk.question is not None:
        return Verdict(walk.status, walk.outcomes, find_out=walk.question.id)
    settling = partial(settled_by, case.changes)
    runner_up, close = second_best(walk, settling) or ("", None)
    first = next((entry.question.id for entry in unknowns(case)), "")
    return Verdict(
        walk.status, walk.outcomes, walk.provisional, runner_up, close, first, case.bill.total
    )


def proposal_number(case: Case, outcome: str) -> int:
    """Return the number of the proposal that an outcome's plan begins with; -1 for none."""
    found = case.proposal_for(outcome)
    return case.tree.outcomes[outcome].proposals.index(found) if found else -1
