"""Everything derived from a dataset and a state, each part computed once.

A :class:`Case` is made when the state changes and is passed around from then on: screens, report,
interview and command line read from it instead of deriving the same again. The parts that a change
does not affect are reused from the previous case: the decision while the answers are the same, the
prices while the cost settings are the same.

It knows no wording, no file and no screen.
"""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from roletui.compare.cells import Cells
from roletui.compare.grid import Grid, compare
from roletui.compare.search import Search
from roletui.cost.alternatives import offers
from roletui.cost.drafts import EMPTY, Draft, Drafts, resize_drafts
from roletui.cost.lines import PlanLine
from roletui.cost.offers import Offers
from roletui.cost.plan import Priced, dated, overlay_drafts, own_lines, priced, proposed_lines
from roletui.cost.settings import with_settings
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Outcome, Proposal, Question
from roletui.dataset.places import holds
from roletui.dataset.task_words import asked
from roletui.state.context import Context
from roletui.state.state import Override, State
from roletui.text.tuples import NamedTuple
from roletui.tree.reasons import Reason, account
from roletui.tree.runner_up import RunnerUp, runner_up
from roletui.tree.walk import Tree, Walk
from roletui.tree.what_if import Flip, Flips, deciding, offered


class Decision:
    """What depends on the answers alone."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        """The path through the questions that the answers give."""

    @cached_property
    def account(self) -> tuple[Reason, ...]:
        """The effect of each answer."""
        return account(self.walk)

    @cached_property
    def changes(self) -> Flips:
        """Answer changes that would change the decision, or settle it while it is provisional."""
        return deciding(self.walk)

    @cached_property
    def runner_up(self) -> RunnerUp | None:
        """The second-best outcome; None while a question is unanswered."""
        return runner_up(self.walk, self.changes)


class Prices:
    """What depends on the cost settings alone."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        """The dataset with the user's overheads, its prices in the display currency."""

    @cached_property
    def cells(self) -> Cells:
        """The comparison's cells, by factor and role."""
        return Cells(self.dataset)

    @cached_property
    def disinterested(self) -> Dataset:
        """The same without the figures of sources that earn by the decision."""
        from roletui.dataset.disinterested import without_interested  # not for a frame: 0.7 ms

        return without_interested(self.dataset)

    @cached_property
    def offers(self) -> Offers:
        """Every rate that a plan can use, with its channel and overheads."""
        return offers(self.dataset)

    @cached_property
    def search(self) -> Search:
        """The search index of the comparison."""
        return Search(self.dataset, self.cells.at)


class _Given(NamedTuple):
    context: Context
    """The dataset, its tree and today's date."""
    state: State
    """Everything the user has entered."""
    decision: Decision
    prices: Prices


class Case(_Given):
    """A state in its context, with everything derived from both."""

    @classmethod
    def of(cls, context: Context, state: State, before: "Case | None" = None) -> "Case":
        """Return the case of a state, reusing the parts of ``before`` that are still valid."""
        decision = prices = None
        if before is not None and before.context.loaded is context.loaded:
            if before.context is context and before.state == state:
                return before
            # The order counts: unused answers are listed in it.
            if [*before.state.answers.items()] == [*state.answers.items()]:
                decision = before.decision
            if before.state.cost_settings == state.cost_settings:
                prices = before.prices
        return cls(
            context,
            state,
            decision or Decision(context.tree.walk(state.answers)),
            prices or Prices(with_settings(context.dataset, state.cost_settings)),
        )

    def after(self, state: State) -> "Case":
        """Return the case of another state in the same context."""
        return Case.of(self.context, state, self)

    @cached_property
    def without_preview(self) -> "Case":
        """The case of the user's own answers: this one, unless it is a preview."""
        return self if self.state.real is None else self.after(self.state.real)

    @property
    def tree(self) -> Tree:
        """The questions."""
        return self.context.tree

    @property
    def dataset(self) -> Dataset:
        """The dataset as its author wrote it."""
        return self.context.dataset

    def asked(self, question: Question) -> str:
        """Return a question as it is put about this task."""
        return asked(question, self.state.task)

    @property
    def market(self) -> Dataset:
        """The dataset with the user's overheads, its prices in the display currency."""
        return self.prices.dataset

    @property
    def currency(self) -> str:
        """The display currency, as an ISO 4217 code."""
        return self.market.about.currency

    @property
    def today(self) -> date:
        """The day on which ages of sources are counted."""
        return self.context.today

    # The decision.

    @property
    def walk(self) -> Walk:
        """The path through the questions that the answers give."""
        return self.decision.walk

    @property
    def outcome(self) -> Outcome | None:
        """The recommendation, provisional while several are possible; None while asking."""
        return self.walk.outcome

    @property
    def account(self) -> tuple[Reason, ...]:
        """The effect of each answer."""
        return self.decision.account

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The answers on the path that mattered for the outcome."""
        return tuple(entry for entry in self.account if entry.led)

    @property
    def changes(self) -> Flips:
        """Answer changes that would change the decision, or settle it while it is provisional."""
        return self.decision.changes

    @cached_property
    def offered(self) -> tuple[Flip, ...]:
        """The changes offered as previews: each single answer, the first pair for each outcome."""
        return offered(self.changes)

    @property
    def runner_up(self) -> RunnerUp | None:
        """The second-best outcome; None while a question is unanswered."""
        return self.decision.runner_up

    @property
    def active_override(self) -> Override | None:
        """The user's own choice, if there is a recommendation and it differs."""
        own, outcome = self.state.override, self.outcome
        if own is None or outcome is None or outcome.roles == (own.role,):
            return None
        return own

    @cached_property
    def chosen_roles(self) -> tuple[str, ...]:
        """Ids of the roles to hire: the user's choice, else the (provisional) recommendation.

        Empty while a question is unanswered.
        """
        if own := self.active_override:
            return (own.role,)
        outcome = self.outcome
        if outcome is None:
            return ()
        return tuple(dict.fromkeys((*(stage.role for stage in outcome.plan), *outcome.roles)))

    # The plan.

    @cached_property
    def proposed(self) -> tuple[PlanLine, ...]:
        """The lines that the choice or recommendation proposes, without the user's changes."""
        own = self.active_override
        return proposed_lines(self.dataset, self.outcome, own.role if own else "", self.proposal)

    @cached_property
    def proposal(self) -> Proposal | None:
        """What the answers say of the plan that is proposed; None where they say nothing."""
        if self.outcome is None or self.active_override:
            return None
        return self.proposal_for(self.outcome.id)

    def proposal_for(self, outcome: str) -> Proposal | None:
        """Return what the answers say of an outcome's plan; None where they say nothing."""
        said = self.walk.taken_for(outcome)
        given = self.tree.outcomes[outcome].proposals
        return next((each for each in given if holds(each.when, said)), None)

    @cached_property
    def lines(self) -> tuple[PlanLine, ...]:
        """The plan: the user's own list, else the proposed lines with the user's changes."""
        state = self.state
        if state.listed:
            return own_lines(self.dataset, state.plan)
        lines = self.proposed
        if state.plan:
            lines = overlay_drafts(self.dataset, lines, state.plan)
        return dated(self.market, lines)

    @cached_property
    def drafts(self) -> Drafts:
        """The user's changes to each line of the plan."""
        return resize_drafts(self.state.plan, len(self.lines))

    @property
    def sized(self) -> bool:
        """Whether the user changed anything in a line of the plan."""
        return any(draft != EMPTY for draft in self.drafts)

    @property
    def sizes_kept(self) -> Drafts:
        """What stays of the plan when it follows the decision again: sizes, and only the user's.

        None where nothing but sizes was set, or where the answers propose them.
        """
        drafts = tuple(draft.sizes() for draft in self.state.plan)
        if self.state.listed:
            # A part of a list has every size; when it begins, and whether, goes with its list.
            drafts = tuple(draft._replace(start=None, chance=None) for draft in drafts)
        elif drafts == self.state.plan:
            return ()
        drafts = drafts[: len(self.proposed)]
        if proposal := self.proposal:
            drafts = tuple(_beside(draft, proposal) for draft in drafts)
        told = overlay_drafts(self.dataset, self.proposed, drafts) != self.proposed
        return drafts if told else ()

    @property
    def lines_set(self) -> bool:
        """Whether the plan differs from what the decision proposes."""
        return self.state.listed or self.lines != dated(self.market, self.proposed)

    @property
    def pinned(self) -> bool:
        """Whether the user's plan pays for a role that is neither recommended nor chosen."""
        chosen = self.chosen_roles
        return bool(chosen) and self.sized and any(line.role not in chosen for line in self.lines)

    @property
    def not_costed(self) -> tuple[str, ...]:
        """Ids of the roles that are to be hired and that no line of the plan is for."""
        planned = {line.role for line in self.lines}
        missing = (role for role in self.chosen_roles if role not in planned)
        return tuple(role for role in missing if not self.dataset.hires_nobody(role))

    @property
    def example(self) -> bool:
        """Whether the plan is only the dataset's: nothing is decided, and nothing of it was set."""
        state = self.state
        sized = any(draft != EMPTY for draft in state.plan)
        return self.outcome is None and not sized and not state.cost_settings.overheads

    @property
    def staged(self) -> Outcome | None:
        """The outcome whose stages the plan follows; None unless the lines are its stages."""
        outcome = self.outcome
        if outcome is None or len(outcome.plan) < 2 or self.active_override or self.state.listed:
            return None
        return outcome

    @cached_property
    def bill(self) -> Priced:
        """What the plan costs."""
        return priced(self.market, self.lines)

    def lines_for(self, outcome: str) -> tuple[PlanLine, ...]:
        """Return the plan that an outcome proposes, with the sizes that the user set.

        A rate that the user set is kept only where the proposed role is the one it was set for.
        Sizes that the answers propose for another outcome stand: two days of advice are two days.
        """
        entry, proposal = self.tree.outcomes[outcome], self.proposal_for(outcome)
        lines = proposed_lines(self.dataset, entry, proposal=proposal)
        roles = [line.role for line in lines]
        drafts: Iterable[Draft] = (
            draft if draft.role in roles[number : number + 1] else draft.sizes()
            for number, draft in enumerate(self.state.plan)
        )
        if proposal and outcome != self.walk.provisional:
            drafts = [_beside(draft, proposal) for draft in drafts]
        return dated(self.market, overlay_drafts(self.dataset, lines, tuple(drafts)))

    def bill_for(self, outcome: str) -> Priced:
        """Return what an outcome's plan costs at the sizes that the user set."""
        if outcome not in self._bills:
            self._bills[outcome] = priced(self.market, self.lines_for(outcome))
        return self._bills[outcome]

    @cached_property
    def _bills(self) -> dict[str, Priced]:
        return {}

    # The baseline.

    @cached_property
    def baseline_lines(self) -> tuple[PlanLine, ...]:
        """The lines of the baseline; empty if none is pinned."""
        baseline = self.state.baseline
        return own_lines(self.dataset, baseline.plan) if baseline else ()

    @cached_property
    def baseline_market(self) -> Dataset:
        """The dataset with the baseline's overheads, its prices in the display currency."""
        settings, baseline = self.state.cost_settings, self.state.baseline
        if baseline is None or baseline.overheads == settings.overheads:
            return self.market
        return with_settings(self.dataset, settings._replace(overheads=baseline.overheads))

    @cached_property
    def baseline_bill(self) -> Priced | None:
        """What the baseline costs, in the display currency; None if none is pinned."""
        if self.state.baseline is None:
            return None
        return priced(self.baseline_market, self.baseline_lines)

    # The comparison.

    @cached_property
    def dataset_cells(self) -> Cells:
        """The comparison's cells in the dataset's own currency."""
        return self.prices.cells if self.market is self.dataset else Cells(self.dataset)

    @cached_property
    def grid(self) -> Grid:
        """The comparison in the view that the user chose; what it is about comes first."""
        search = self.prices.search
        return compare(self.prices.cells, self.state.view, self.today, search, self._compared)

    @property
    def _compared(self) -> tuple[str, ...]:
        """Ids of the roles recommended, chosen instead, and second best."""
        recommended = self.outcome.roles if self.outcome else ()
        own = (self.active_override.role,) if self.active_override else ()
        second = self.runner_up.outcome.roles if self.runner_up else ()
        return (*recommended, *own, *second)


def _beside(draft: Draft, proposal: Proposal) -> Draft:
    """Return what the user set without the sizes that a proposal states."""
    if proposal.people is not None:
        draft = draft._replace(people=None)
    if proposal.hours is not None:
        draft = draft._replace(hours=None, hours_range=None)
    if proposal.weeks is not None:
        draft = draft._replace(weeks=None, weeks_range=None)
    return draft
