"""What a new decision begins with: nothing said, and what the user has set for all of them."""

from roletui.cost.drafts import EMPTY
from roletui.cost.settings import Display, exchange_of
from roletui.settings.settings import NO_SIZE
from roletui.state.context import Context
from roletui.state.fit import fit_to_dataset
from roletui.state.plan_changes import show_in
from roletui.state.state import State


def new_state(context: Context) -> State:
    """Return the state of a new decision, its sizes within the limits of the dataset."""
    settings, state = context.settings, State()
    if settings.start != NO_SIZE:
        state = state._replace(plan=(EMPTY._replace(**settings.start._asdict()),))
    if settings.currency:
        state = show_in(state, _display(context))
    return state if state == State() else fit_to_dataset(context.tree, state)


def is_new(context: Context, state: State) -> bool:
    """Tell whether nothing was said yet, the name of the task and settings apart."""
    if state.answers:
        return False
    bare = state._replace(task="")
    return bare == State() or bare == new_state(context)


def not_shown(context: Context) -> str:
    """Return the message that the currency that is set cannot be shown; empty where it can."""
    code, own = context.settings.currency, context.dataset.about.currency
    if code in ("", own) or exchange_of(context.dataset, _display(context)):
        return ""
    return f"There is no exchange rate from {own} to {code}, so amounts are in {own}."


def _display(context: Context) -> Display:
    own = context.dataset.about.currency
    return Display(context.settings.currency, context.settings.exchange.get(own))
