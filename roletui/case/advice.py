"""What a case advises, as all who tell it need it: the screen, the plain lines, the record, JSON.

Data flow: a case goes in; an :class:`Advice` comes out, each part of it made when it is first read.
What of it is told, and how, is up to whoever tells it.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property

from roletui.case.case import Case
from roletui.case.names import answer_words, outcome_name
from roletui.case.standing import apart, instead
from roletui.case.unknowns import Unknown, unknowns
from roletui.dataset.model import AnswerOption, Outcome, Question, Role, Usual
from roletui.dataset.places import usual_answer, why_usual
from roletui.text.tuples import NamedTuple
from roletui.tree.reasons import Reason
from roletui.tree.what_if import NOT_WHOLE, Flip, none_found


class PlannedStage(NamedTuple):
    """A stage of an outcome's plan, as long as it takes in the user's own."""

    role: Role
    weeks: Decimal
    work: str
    exit_test: str
    """How to tell that it is done; empty where that is not stated."""
    until: str
    """The words before its exit test."""


class Ground(NamedTuple):
    """An answer on the way with what it did."""

    reason: Reason
    ruled_out: tuple[str, ...]
    """Names of the outcomes that it ruled out."""


class Assumed(NamedTuple):
    """What a provisional recommendation takes for the answer where nobody knows."""

    question: Question
    answer: AnswerOption
    """The usual one in the situation told."""
    why: Usual
    """The reason why it is usual."""


class Ending:
    """An outcome with what can be said of it beside the recommended one."""

    def __init__(self, case: Case, outcome: Outcome) -> None:
        self.case = case
        self.outcome = outcome

    @cached_property
    def name(self) -> str:
        """Who does it, in a few words."""
        return outcome_name(self.case.dataset, self.outcome)

    @cached_property
    def price(self) -> str:
        """What it costs, and how that differs from the recommended one, in words."""
        return instead(self.case, self.outcome.id)

    @cached_property
    def cells(self) -> tuple[str, str]:
        """The same as two cells of a table: what it costs, and the difference."""
        return apart(self.case, self.outcome.id)

    @cached_property
    def stages(self) -> tuple[PlannedStage, ...]:
        """Its plan in stages, the first to be done first; empty where it has none."""
        role, plan = self.case.dataset.role, self.outcome.plan
        lines = self.case.lines_for(self.outcome.id) if plan else ()
        tests = [*["Go on when"] * (len(plan) - 1), "Done when"]
        return tuple(
            PlannedStage(role(stage.role), line.weeks, stage.work, stage.exit_test, until)
            for stage, line, until in zip(plan, lines, tests, strict=False)
        )

    @cached_property
    def flips(self) -> tuple[Flip, ...]:
        """The changes that lead to it, of as few answers as it takes, the nearest first."""
        found = [flip for flip in self.case.changes.found if flip.outcome == self.outcome.id]
        fewest = min((len(flip.changes) for flip in found), default=0)
        return tuple(flip for flip in found if len(flip.changes) == fewest)


class Advice:
    """What follows from the answers of a case, and what to make of it."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @property
    def decided(self) -> bool:
        """Whether one outcome is left."""
        return self.case.walk.status == "decided"

    @cached_property
    def endings(self) -> dict[str, Ending]:
        """Every outcome by its id."""
        return {name: Ending(self.case, entry) for name, entry in self.case.tree.outcomes.items()}

    @property
    def first(self) -> Ending:
        """What is recommended, provisionally while several are left; KeyError while asking."""
        return self.endings[self.case.walk.provisional]

    @cached_property
    def grounds(self) -> tuple[Ground, ...]:
        """What each answer on the way did, in the order in which they were given."""
        return tuple(Ground(entry, self.names(entry.ruled_out)) for entry in self.case.account)

    @property
    def because(self) -> tuple[Ground, ...]:
        """The answers that led to the outcome."""
        return tuple(ground for ground in self.grounds if ground.reason.led)

    @property
    def idle(self) -> tuple[str, ...]:
        """Why each answer that did nothing did not matter."""
        return tuple(entry.reason for entry in self.case.account if entry.idle)

    @cached_property
    def assumed(self) -> tuple[Assumed, ...]:
        """The usual answers that a provisional recommendation goes on with; none once decided."""
        if self.decided:
            return ()
        taken, found = self.case.walk.main.taken, []
        for entry in self.case.account:
            if entry.answer is None and entry.led:
                usual = usual_answer(entry.question, taken)
                found.append(Assumed(entry.question, usual, why_usual(usual, taken)))
        return tuple(found)

    @property
    def provisional(self) -> str:
        """What a provisional recommendation rests on, and what to find out first.

        Empty once decided.
        """
        if self.decided:
            return ""
        usual = "; ".join(f"{each.question.topic}: “{each.answer.label}”" for each in self.assumed)
        words = "This is provisional" + f", on what is usual ({usual})" * bool(usual)
        first = [f" Find out first: {entry.question.topic}." for entry in self.unknowns[:1]]
        return "".join([f"{words}.", *first])

    @property
    def beside(self) -> tuple[str, ...]:
        """The answers that bear on a second answer only, each with its topic."""
        tree, given = self.case.tree, self.case.state.answers
        names = (entry.question.id for entry in self.case.account if entry.beside)
        return tuple(answer_words(tree, name, given[name]) for name in names)

    @cached_property
    def unknowns(self) -> tuple[Unknown, ...]:
        """What to find out first; nothing once decided."""
        return unknowns(self.case)

    @cached_property
    def elsewhere(self) -> tuple[Ending, ...]:
        """The outcomes that the smallest changes lead to, the nearest first."""
        found = dict.fromkeys(flip.outcome for flip in self.case.changes.found)
        return tuple(self.endings[name] for name in found)

    @property
    def changes_head(self) -> str:
        """What the changes are for."""
        return "What would change it" if self.decided else "What would decide it"

    @property
    def unlisted(self) -> int:
        """How many changes the record lists besides those that are offered."""
        shown = self.case.offered
        return sum(flip not in shown for there in self.elsewhere for flip in there.flips)

    @property
    def caveat(self) -> str:
        """Why there are no changes, or may be more than were found; empty where these are all."""
        found = self.case.changes
        if not found.found:
            return none_found(found, decided=self.decided)
        return "" if found.whole else NOT_WHOLE

    @property
    def side_by_side(self) -> tuple[str, ...]:
        """Ids of the roles to compare: chosen, recommended, second; all hires while asking."""
        case, second = self.case, self.case.runner_up
        if second is None:
            return tuple(role.id for role in case.dataset.roles if role.kind == "hire")
        roles = (*case.chosen_roles, *self.first.outcome.roles, *second.outcome.roles)
        return tuple(dict.fromkeys(roles))

    @property
    def otherwise(self) -> tuple[Role, ...]:
        """The roles that can be chosen against the recommendation."""
        recommended = self.first.outcome.roles
        return tuple(role for role in self.case.dataset.roles if recommended != (role.id,))

    @property
    def kept(self) -> str:
        """What becomes of the recommendation where another role is chosen."""
        return (
            f"Recommended: {self.first.name}. The record keeps this, your choice, and your reason."
        )

    def names(self, outcomes: Iterable[str]) -> tuple[str, ...]:
        """Return the names of some outcomes."""
        return tuple(self.endings[name].name for name in outcomes)
