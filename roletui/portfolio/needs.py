"""What one request comes to: the outcome it is counted as, and what each possible one costs."""

from collections.abc import Callable, Sequence

from roletui.case.case import Case
from roletui.case.names import names, outcome_name
from roletui.cost.drafts import Drafts
from roletui.cost.lines import PlanLine
from roletui.cost.plan import Priced, left_out, priced
from roletui.dataset.model import Outcome
from roletui.text.money import ZERO, Range
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Status, Walk


class End(NamedTuple):
    """An outcome that a request may turn out to be, with its plan."""

    outcome: str
    """Its id; that of a role where one was chosen that no outcome recommends alone."""
    name: str
    """What it is called."""
    roles: tuple[str, ...]
    """Ids of the roles that are hired; empty where nobody is."""
    bill: Priced
    left: tuple[str, ...]
    """Ids of the roles for which no rate is stated, so that no sum holds them."""

    @property
    def cost(self) -> Range:
        """What it costs in minor units; nothing where nobody is hired or no rate is stated."""
        return self.bill.total or ZERO


class Need(NamedTuple):
    """What a request needs, as far as that is known."""

    status: Status
    assumed: End
    """What it is counted as: its outcome, while several are possible the provisional one."""
    others: tuple[End, ...]
    """Every other outcome that is still possible."""
    walk: Walk

    @property
    def cheapest(self) -> int:
        """The likely cost of the cheapest of what is possible, in minor units."""
        return min(end.cost.likely for end in (self.assumed, *self.others))

    @property
    def dearest(self) -> int:
        """The likely cost of the dearest of what is possible, in minor units."""
        return max(end.cost.likely for end in (self.assumed, *self.others))


def need_of(case: Case, sized: Callable[[Outcome], Drafts] = lambda _: ()) -> Need:
    """Return what a case needs; ``sized`` returns what is set of an outcome's plan beside the case.

    A plan of the user's own, and a choice against the recommendation, count as they are: whatever
    else is possible, that is what would be paid.
    """
    walk, own, outcomes = case.walk, case.active_override, case.tree.outcomes
    if own:
        return Need("decided", _chosen(case, own.role), (), walk)
    assumed = walk.provisional
    if case.state.listed:
        return Need(walk.status, _end(case, assumed, case.lines), (), walk)

    def end(outcome: str) -> End:
        if plan := sized(outcomes[outcome]):
            other = case.after(case.state._replace(plan=plan))
            return _end(case, outcome, other.lines_for(outcome))
        as_it_is = case.outcome and outcome == assumed
        return _end(case, outcome, case.lines if as_it_is else case.lines_for(outcome))

    others = (end(outcome) for outcome in walk.outcomes if outcome != assumed)
    return Need(walk.status, end(assumed), tuple(others), walk)


def _end(case: Case, outcome: str, lines: Sequence[PlanLine]) -> End:
    entry = case.tree.outcomes[outcome]
    roles = (*(stage.role for stage in entry.plan), *entry.roles)
    return _planned(case, outcome, outcome_name(case.dataset, entry), roles, lines)


def _chosen(case: Case, role: str) -> End:
    """Return what a role that was chosen against the recommendation comes to."""
    alone = (entry for entry in case.dataset.outcomes if entry.roles == (role,) and not entry.plan)
    entry = next((each for each in alone if each.id == role), None)
    name = outcome_name(case.dataset, entry) if entry else names(case.dataset, (role,))
    return _planned(case, role, name, (role,), case.lines)


def _planned(
    case: Case, outcome: str, name: str, roles: tuple[str, ...], lines: Sequence[PlanLine]
) -> End:
    bill = priced(case.market, lines)
    hired = tuple(dict.fromkeys(role for role in roles if not case.dataset.hires_nobody(role)))
    return End(outcome, name, hired, bill, left_out(case.dataset, bill))
