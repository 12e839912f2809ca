"""One frozen state and the pure transitions between states.

Everything a user has decided is in :class:`State`; everything shown is derived from it and the
dataset. A transition takes a state and returns a new one.
"""

import typing
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from roletui.compare.view import AS_AUTHORED, View
from roletui.cost.drafts import Drafts
from roletui.cost.settings import AS_STATED, NO_CHOICES, Choice, CostSettings
from roletui.dataset.model import Factor
from roletui.text.clean import cleaned, noted
from roletui.tree.walk import Walk
from roletui.tree.what_if import Flip, applied

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})
NO_WEIGHTS: Mapping[str, int] = MappingProxyType({})
MOST_GOAL = Decimal(1_000_000_000)
"""What there is to spend at most, in major units."""
HEAVIEST = 5
"""The most that a factor can weigh; 0 leaves it out."""


class Override(typing.NamedTuple):
    """The user's own choice against the recommendation."""

    role: str
    """Id of the role that is chosen."""
    reason: str
    """Why, in the user's words."""
    against: str
    """Id of the outcome that was recommended when the choice was made."""


class WrongHireGuess(typing.NamedTuple):
    """What it is thought to take if the role that was hired is the wrong one."""

    role: str = ""
    """Id of the role that was needed; empty for the runner-up's."""
    redone: Decimal = Decimal(50)
    """So many per cent of the work are done again: an example until the user sets it."""
    restart: Decimal = Decimal(4)
    """So many weeks are paid before the work goes on: an example until the user sets it."""


class Baseline(typing.NamedTuple):
    """A plan as it once was."""

    plan: Drafts
    """Its lines, in full."""
    overheads: Mapping[str, Choice] = NO_CHOICES


NO_MISTAKE = WrongHireGuess()
MOST_LINES = 20
"""A plan has so many lines at most."""


class State(typing.NamedTuple):
    """All that the user has said. Frozen: a change makes a new state."""

    answers: Mapping[str, str] = NO_ANSWERS
    """From question id to answer id or ``unsure``, read-only; answers off the path are kept."""
    at: str = ""
    """Id of an answered question the user went back to; empty for the next one."""
    plan: Drafts = ()
    """The lines of the plan, as far as the user set them."""
    view: View = AS_AUTHORED
    """How the comparison is shown."""
    weights: Mapping[str, int] = NO_WEIGHTS
    """From factor id to how much it counts for the user, from 1 to :data:`HEAVIEST`; read-only."""
    override: Override | None = None
    """What the user chose instead of what is recommended."""
    listed: bool = False
    """Whether the lines of the plan are the user's own list, rather than those of the decision."""
    cost_settings: CostSettings = AS_STATED
    """Overheads as the user counts them, and the currency that is shown."""
    goal: Decimal | None = None
    """What there is to spend, in major units of the dataset's currency."""
    mistake: WrongHireGuess = NO_MISTAKE
    """What the wrong choice is thought to cost."""
    baseline: Baseline | None = None
    """The plan that all figures are compared with."""
    pack: bool = False
    """Whether the record holds the job post, the questions to ask and the first month."""
    notes: str = ""
    """What the user wants to say besides, as Markdown; the record holds it as it is."""
    real: "State | None" = None
    """The user's own state while another is previewed; a preview is never saved."""


def answer(state: State, question: str, choice: str) -> State:
    """Answer a question, or change its answer; later answers are kept, a preview is left."""
    answers = MappingProxyType({**without_preview(state).answers, question: choice})
    return without_preview(state)._replace(answers=answers, at="")


def revisit(state: State, question: str) -> State:
    """Go back to a question that was answered; an empty id returns to the next one."""
    return without_preview(state)._replace(at=question)


def back(walk: Walk, state: State) -> State:
    """Go back to the question before the one that is shown, or to one's own answers.

    ``walk`` is where the answers of the state lead. At the first question nothing happens.
    """
    if state.real is not None:
        return without_preview(state)
    names = [step.question.id for step in walk.steps]
    place = names.index(state.at) if state.at in names else len(names)
    return revisit(state, names[place - 1]) if place else state


def restart(state: State) -> State:
    """Forget all answers, and a choice made against what they led to; plan and view stay."""
    return without_preview(state)._replace(answers=NO_ANSWERS, at="", override=None)


def preview(state: State, flip: Flip) -> State:
    """Show everything as if some answers were others; one's own state is kept beside it.

    A choice against the recommendation is no part of it: it was made of another one.
    """
    own = without_preview(state)
    answers = MappingProxyType(applied(state.answers, flip))
    if answers == own.answers:
        return own
    return state._replace(answers=answers, at="", override=None, real=own)


def without_preview(state: State) -> State:
    """Return the user's own state: itself, unless another is previewed."""
    return state if state.real is None else state.real


def keep(state: State) -> State:
    """Make what is previewed one's own; a choice against the recommendation is kept."""
    return state._replace(real=None, override=without_preview(state).override)


def overrule(state: State, role: str, reason: str, against: str) -> State:
    """Choose a role instead of an outcome that is recommended, for a reason."""
    words = cleaned(" ".join(reason.split()))
    return without_preview(state)._replace(override=Override(role, words, against))


def follow(state: State) -> State:
    """Follow the recommendation again."""
    return without_preview(state)._replace(override=None)


def weigh(state: State, factor: str, weight: int) -> State:
    """Say how much a factor counts, from 0 to :data:`HEAVIEST`; beyond them the nearest."""
    weight = max(0, min(weight, HEAVIEST))
    weights = {name: old for name, old in state.weights.items() if name != factor}
    if weight:
        weights[factor] = weight
    return state._replace(weights=MappingProxyType(weights))


def put_pack(state: State, *, wanted: bool) -> State:
    """Put the job post, the questions to ask and the first month into the record, or not."""
    return state._replace(pack=wanted)


def note(state: State, words: str) -> State:
    """Write down what there is to say besides; what a terminal would obey is left out."""
    return without_preview(state)._replace(notes=noted(words))


def look(state: State, view: View) -> State:
    """Change how the comparison is shown."""
    return state._replace(view=view)


def weighable(factor: Factor) -> bool:
    """Tell whether a factor can be weighed: its author says which end speaks for a role."""
    return factor.better is not None and factor.kind in ("rating", "money")
