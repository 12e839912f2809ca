"""What one request comes to: the outcome it is counted as, and what each possible one costs."""

from collections.abc import Callable, Sequence

from roletui.case.case import Case
from roletui.case.names import names, outcome_name
from roletui.cost.drafts import Drafts
from roletui.cost.lines import PlanLine
from roletui.cost.plan import Priced, left_out, priced
from roletui.dataset.model import Outcome
from roletui.state.context import Context
from roletui.state.state import State
from roletui.text.money import ZERO, Range
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Answers, Status


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
    answers: Answers
    """What was answered."""

    @property
    def cheapest(self) -> int:
        """The likely cost of the cheapest of what is possible, in minor units."""
        return min(end.cost.likely for end in (self.assumed, *self.others))

    @property
    def dearest(self) -> int:
        """The likely cost of the dearest of what is possible, in minor units."""
        return max(end.cost.likely for end in (self.assumed, *self.others))


def need_of(case: Case) -> Need:
    """Return what a case needs.

    A plan of the user's own, and a choice against the recommendation, count as they are: whatever
    else is possible, that is what would be paid.
    """
    walk, own, answers = case.walk, case.active_override, case.state.answers
    if own:
        return Need("decided", _chosen(case, own.role), (), answers)
    assumed = walk.provisional
    if case.state.listed or case.outcome:
        end = _end(case, assumed, case.lines)
    else:
        end = _end(case, assumed, case.lines_for(assumed))
    if case.state.listed:
        return Need(walk.status, end, (), answers)
    others = (name for name in walk.outcomes if name != assumed)
    ends = (_end(case, name, case.lines_for(name)) for name in others)
    return Need(walk.status, end, tuple(ends), answers)


Plans = Callable[[Outcome], Drafts]
"""Returns what is set of an outcome's plan."""


class Needs:
    """What requests of one dataset need that set nothing but how much work it is.

    Each outcome's plan is priced once for all that set the same of it.
    """

    def __init__(self, context: Context) -> None:
        self._blank = Case.of(context, State())
        self._ends: dict[tuple[str, int, bool, Drafts], End] = {}

    def of(self, answers: Answers, plans: Plans) -> Need:
        """Return what is needed; ``plans`` says how much work that is."""
        case = self._blank.after(State(answers))
        walk, assumed = case.walk, case.walk.provisional
        others = (name for name in walk.outcomes if name != assumed)
        ends = (self._end(case, name, plans) for name in others)
        return Need(walk.status, self._end(case, assumed, plans), tuple(ends), answers)

    def _end(self, case: Case, outcome: str, plans: Plans) -> End:
        entry, proposal = case.tree.outcomes[outcome], case.proposal_for(outcome)
        number = entry.proposals.index(proposal) if proposal else -1
        plan = plans(entry)
        key = outcome, number, outcome == case.walk.provisional, plan
        if key not in self._ends:
            sized = case.after(case.state._replace(plan=plan))
            self._ends[key] = _end(case, outcome, sized.lines_for(outcome))
        return self._ends[key]


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
