"""Everything that follows from a dataset and a state, each part worked out once.

A :class:`Case` is made when the state changes and is passed around from then on: screens, report,
interview and command line read from it instead of deriving the same again. What does not depend on
the change is taken over from the case before: the way through the questions where the answers are
the same, the prices where the user counts as before.

It knows no words, no file and no screen.
"""

import typing
from datetime import date
from functools import cached_property

from roletui.compare.cells import Cells
from roletui.compare.grid import Grid, compare
from roletui.compare.search import Search
from roletui.cost.alternatives import offers
from roletui.cost.drafts import EMPTY, Drafts, resize_drafts
from roletui.cost.lines import Offer, PlanLine
from roletui.cost.plan import Priced, overlay_drafts, own_lines, priced, proposed_lines
from roletui.cost.settings import with_settings
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Outcome
from roletui.state.context import Context
from roletui.state.state import Override, State
from roletui.tree.reasons import Reason, account
from roletui.tree.runner_up import RunnerUp, runner_up
from roletui.tree.walk import Tree, Walk
from roletui.tree.what_if import Flip, Flips, deciding, offered


class Course:
    """What follows from the answers alone."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        """Where they lead."""

    @cached_property
    def account(self) -> tuple[Reason, ...]:
        """What each answer on the way did."""
        return account(self.walk)

    @cached_property
    def changes(self) -> Flips:
        """What would change the decision, or decide it while several outcomes are left."""
        return deciding(self.walk)

    @cached_property
    def runner_up(self) -> RunnerUp | None:
        """What comes second; None while a question is left."""
        return runner_up(self.walk, self.changes)


class Market:
    """What follows from how the user counts: the dataset's prices in the currency shown."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        """The dataset with the user's overheads, its prices in the currency that is shown."""

    @cached_property
    def cells(self) -> Cells:
        """What each role has to say under each factor."""
        return Cells(self.dataset)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """Every rate that can be counted with, and all that it takes to do so."""
        return offers(self.dataset)

    @cached_property
    def search(self) -> Search:
        """All texts of the comparison, put together when they are searched."""
        return Search(self.dataset, self.cells.at)


class _Given(typing.NamedTuple):
    context: Context
    """The dataset, its tree and today's date."""
    state: State
    """What the user has said."""
    course: Course
    prices: Market


class Case(_Given):
    """A state in its context, with all that follows from both."""

    @classmethod
    def of(cls, context: Context, state: State, before: "Case | None" = None) -> "Case":
        """Return the case of a state; what ``before`` worked out and still holds is taken over."""
        course = prices = None
        if before is not None and before.context.loaded is context.loaded:
            if before.context is context and before.state == state:
                return before
            # In the same order too: answers that are not used are listed in it.
            if [*before.state.answers.items()] == [*state.answers.items()]:
                course = before.course
            if before.state.cost_settings == state.cost_settings:
                prices = before.prices
        return cls(
            context,
            state,
            course or Course(context.tree.walk(state.answers)),
            prices or Market(with_settings(context.dataset, state.cost_settings)),
        )

    def after(self, state: State) -> "Case":
        """Return the case of another state in the same context."""
        return Case.of(self.context, state, self)

    @cached_property
    def without_preview(self) -> "Case":
        """The case of the user's own state: itself, unless another is previewed."""
        return self if self.state.real is None else self.after(self.state.real)

    @property
    def tree(self) -> Tree:
        """The questions."""
        return self.context.tree

    @property
    def dataset(self) -> Dataset:
        """The dataset as its author wrote it."""
        return self.context.dataset

    @property
    def market(self) -> Dataset:
        """The dataset as the user counts with it: with those overheads, in the currency shown."""
        return self.prices.dataset

    @property
    def currency(self) -> str:
        """The currency that is shown."""
        return self.market.about.currency

    @property
    def today(self) -> date:
        """The date on which it is read."""
        return self.context.today

    # What is decided.

    @property
    def walk(self) -> Walk:
        """Where the answers lead."""
        return self.course.walk

    @property
    def outcome(self) -> Outcome | None:
        """What is recommended, provisionally while several are left; None while asking."""
        return self.walk.outcome

    @property
    def account(self) -> tuple[Reason, ...]:
        """What each answer on the way did."""
        return self.course.account

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The answers that led to the outcome: only those that mattered."""
        return tuple(entry for entry in self.account if entry.led)

    @property
    def changes(self) -> Flips:
        """What would change the decision, or decide it while several outcomes are left."""
        return self.course.changes

    @cached_property
    def offered(self) -> tuple[Flip, ...]:
        """The changes that can be tried: all of one answer, of two the first to each outcome."""
        return offered(self.changes)

    @property
    def runner_up(self) -> RunnerUp | None:
        """What comes second; None while a question is left."""
        return self.course.runner_up

    @property
    def override(self) -> Override | None:
        """The user's own choice, where there is a recommendation and it is another."""
        own, outcome = self.state.override, self.outcome
        if own is None or outcome is None or outcome.roles == (own.role,):
            return None
        return own

    @cached_property
    def chosen_roles(self) -> tuple[str, ...]:
        """Ids of the roles that are to do it: the user's choice, else what is recommended.

        Empty while a question is left; while several outcomes are, those of the provisional one.
        """
        if own := self.override:
            return (own.role,)
        outcome = self.outcome
        if outcome is None:
            return ()
        return tuple(dict.fromkeys((*(stage.role for stage in outcome.plan), *outcome.roles)))

    # The plan.

    @cached_property
    def proposed(self) -> tuple[PlanLine, ...]:
        """The lines that the choice or recommendation proposes, as nobody has set anything."""
        own = self.override
        return proposed_lines(self.dataset, self.outcome, own.role if own else "")

    @cached_property
    def lines(self) -> tuple[PlanLine, ...]:
        """The plan in full: what the user left open follows the choice or recommendation."""
        state = self.state
        if state.listed:
            return own_lines(self.dataset, state.plan)
        return (
            overlay_drafts(self.dataset, self.proposed, state.plan) if state.plan else self.proposed
        )

    @cached_property
    def drafts(self) -> Drafts:
        """What the user set of each line of the plan."""
        return resize_drafts(self.state.plan, len(self.lines))

    @property
    def sized(self) -> bool:
        """Whether the user set anything of the plan that is in use."""
        return any(draft != EMPTY for draft in self.drafts)

    @property
    def lines_set(self) -> bool:
        """Whether the plan is anything else than what the decision proposes."""
        return self.state.listed or self.lines != self.proposed

    @property
    def staged(self) -> Outcome | None:
        """The outcome whose stages the lines of the plan are; None where they have no order."""
        outcome = self.outcome
        if outcome is None or len(outcome.plan) < 2 or self.override or self.state.listed:
            return None
        return outcome

    @cached_property
    def bill(self) -> Priced:
        """What the plan costs."""
        return priced(self.market, self.lines)

    def lines_for(self, outcome: str) -> tuple[PlanLine, ...]:
        """Return the plan that an outcome proposes, with the sizes that the user set.

        A rate counts that was set for the role which is proposed there; another role does not.
        """
        lines = proposed_lines(self.dataset, self.tree.outcomes[outcome])
        roles = [line.role for line in lines]
        drafts = (
            draft if draft.role in roles[number : number + 1] else draft.sizes()
            for number, draft in enumerate(self.state.plan)
        )
        return overlay_drafts(self.dataset, lines, tuple(drafts))

    def bill_for(self, outcome: str) -> Priced:
        """Return what the plan costs that an outcome proposes, at the sizes that the user set."""
        if outcome not in self._bills:
            self._bills[outcome] = priced(self.market, self.lines_for(outcome))
        return self._bills[outcome]

    @cached_property
    def _bills(self) -> dict[str, Priced]:
        return {}

    # The baseline.

    @cached_property
    def baseline_lines(self) -> tuple[PlanLine, ...]:
        """The lines of the baseline; empty where none is pinned."""
        baseline = self.state.baseline
        return own_lines(self.dataset, baseline.plan) if baseline else ()

    @cached_property
    def baseline_market(self) -> Dataset:
        """The dataset as the baseline was counted with, in the currency that is shown."""
        terms, baseline = self.state.cost_settings, self.state.baseline
        if baseline is None or baseline.overheads == terms.overheads:
            return self.market
        return with_settings(self.dataset, terms._replace(overheads=baseline.overheads))

    @cached_property
    def baseline_bill(self) -> Priced | None:
        """What the baseline costs, in the currency that is shown; None where none is pinned."""
        if self.state.baseline is None:
            return None
        return priced(self.baseline_market, self.baseline_lines)

    # The comparison.

    @cached_property
    def stated_cells(self) -> Cells:
        """What each role has to say under each factor, in the dataset's own currency."""
        return self.prices.cells if self.market is self.dataset else Cells(self.dataset)

    @cached_property
    def grid(self) -> Grid:
        """The roles side by side, as the user wants to see them."""
        return compare(self.prices.cells, self.state.view, self.today, self.prices.search)
