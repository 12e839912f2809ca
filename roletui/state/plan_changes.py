"""The plan as the user shapes it: its lines, what is counted, what it is compared with.

Pure transitions of the state, and what the plan costs on the user's own terms.
"""

from decimal import Decimal
from types import MappingProxyType

from roletui.cost.lines import PlanLine
from roletui.cost.plan import Priced, draft_of, listed, priced
from roletui.cost.settings import NO_CHOICES, Choice, Display, on_terms
from roletui.dataset.model import Dataset
from roletui.state.context import Setting
from roletui.state.state import MOST_LINES, Baseline, Mistake, State, plan
from roletui.tree.walk import Tree


def market(tree: Tree, state: State) -> Dataset:
    """Return the dataset as the user counts with it: with those overheads, in that currency."""
    return on_terms(tree.dataset, state.terms)


def shown_setting(setting: Setting, state: State) -> Setting:
    """Return a setting whose dataset is the one the user counts with; the tree stays as it is."""
    dataset = market(setting.tree, state)
    if dataset is setting.dataset:
        return setting
    return setting._replace(loaded=setting.loaded._replace(dataset=dataset))


def bill(tree: Tree, state: State) -> Priced:
    """Return what the plan costs."""
    return priced(market(tree, state), plan(tree, state))


def add_line(tree: Tree, state: State, number: int) -> State:
    """Add a line like one of the plan behind it; from then on the lines are the user's own list."""
    lines = plan(tree, state)
    if len(lines) >= MOST_LINES:
        return state
    drafts = [draft_of(line) for line in lines]
    drafts.insert(number + 1, drafts[number])
    return state._replace(plan=tuple(drafts), listed=True)


def remove_line(tree: Tree, state: State, number: int) -> State:
    """Remove a line of the plan, unless it is the only one."""
    drafts = [draft_of(line) for line in plan(tree, state)]
    if len(drafts) < 2:
        return state
    del drafts[number]
    return state._replace(plan=tuple(drafts), listed=True)


def lines_set(tree: Tree, state: State) -> bool:
    """Tell whether the plan is anything else than what the decision proposes."""
    return state.listed or plan(tree, state) != plan(tree, state._replace(plan=()))


def as_proposed(state: State) -> State:
    """Let the plan follow the decision again."""
    return state._replace(plan=(), listed=False)


def count_with(state: State, overhead: str, choice: Choice | None) -> State:
    """Switch an overhead, or set its figure; ``None`` goes back to what the dataset says."""
    kept = {name: old for name, old in state.terms.overheads.items() if name != overhead}
    if choice is not None:
        kept[overhead] = choice
    terms = state.terms._replace(overheads=MappingProxyType(kept) if kept else NO_CHOICES)
    return state._replace(terms=terms)


def show_in(state: State, display: Display | None) -> State:
    """Show all money in another currency, or in the dataset's own."""
    return state._replace(terms=state.terms._replace(display=display))


def aim(state: State, goal: Decimal | None) -> State:
    """Say what there is to spend."""
    return state._replace(goal=goal)


def suppose(state: State, mistake: Mistake) -> State:
    """Say what a wrong choice is thought to take."""
    return state._replace(mistake=mistake)


def pin(tree: Tree, state: State) -> State:
    """Make the plan the one that figures are compared with; if it is that already, let it go."""
    lines = tuple(draft_of(line) for line in plan(tree, state))
    baseline = Baseline(lines, state.terms.overheads)
    return state._replace(baseline=None if baseline == state.baseline else baseline)


def baseline_lines(tree: Tree, state: State) -> tuple[PlanLine, ...]:
    """Return the lines of the baseline; empty where none is pinned."""
    return listed(tree.dataset, state.baseline.plan) if state.baseline else ()


def baseline_market(tree: Tree, state: State) -> Dataset:
    """Return the dataset as the baseline was counted with, in the currency that is shown."""
    overheads = state.baseline.overheads if state.baseline else state.terms.overheads
    return on_terms(tree.dataset, state.terms._replace(overheads=overheads))


def baseline_bill(tree: Tree, state: State) -> Priced | None:
    """Return what the baseline costs, in the currency that is shown; None where none is pinned."""
    if state.baseline is None:
        return None
    return priced(baseline_market(tree, state), baseline_lines(tree, state))
