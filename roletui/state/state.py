"""The frozen state of a user's work, and the pure transitions between states.

Everything a user has entered is in :class:`State`; everything shown is derived from it and the
dataset. A transition takes a state and returns a new one.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from roletui.compare.view import AS_AUTHORED, View
from roletui.cost.drafts import Drafts
from roletui.cost.settings import AS_STATED, NO_CHOICES, Choice, CostSettings
from roletui.dataset.model import Factor
from roletui.state.chances import NO_CHANCES, Chances
from roletui.text.clean import cleaned, noted
from roletui.text.name import clean_name
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Walk
from roletui.tree.what_if import Flip, applied

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})
NO_WEIGHTS: Mapping[str, int] = MappingProxyType({})
MOST_GOAL = Decimal(1_000_000_000)
"""Maximum of the amount to spend, in major units."""
HEAVIEST = 5
"""Maximum weight of a factor; 0 leaves it out."""


class Override(NamedTuple):
    """The user's choice of a role against the recommendation."""

    role: str
    """Id of the chosen role."""
    reason: str
    """The user's reason."""
    against: str
    """Id of the outcome that was recommended at that time."""


class WrongHireGuess(NamedTuple):
    """The user's assumptions about hiring the wrong role."""

    role: str = ""
    """Id of the role that was needed; empty for the runner-up's."""
    redone: Decimal = Decimal(50)
    """Per cent of the work that is done again; an example until the user sets it."""
    restart: Decimal = Decimal(4)
    """Weeks that are paid before the work resumes; an example until the user sets it."""


class Origin(NamedTuple):
    """Where a decision came from that somebody else has made."""

    name: str
    """The name of its file, or what else it was opened from."""
    own: "State | None" = None
    """The user's own decision, kept meanwhile; None where there was none."""


class Baseline(NamedTuple):
    """A pinned plan that later ones are compared with."""

    plan: Drafts
    """Its lines, in full."""
    overheads: Mapping[str, Choice] = NO_CHOICES
    """The user's overheads at that time, by id."""


NO_MISTAKE = WrongHireGuess()
MOST_LINES = 20
"""Maximum number of lines in a plan."""


class State(NamedTuple):
    """All that the user has entered. Frozen: a change makes a new state."""

    answers: Mapping[str, str] = NO_ANSWERS
    """From question id to answer id or ``unsure``; read-only. Answers off the path are kept."""
    at: str = ""
    """Id of the answered question that is shown again; empty for the next question."""
    plan: Drafts = ()
    """The lines of the plan, as far as the user has set them."""
    view: View = AS_AUTHORED
    """The user's view of the comparison."""
    weights: Mapping[str, int] = NO_WEIGHTS
    """From factor id to its weight, from 1 to :data:`HEAVIEST`; read-only."""
    chances: Mapping[str, Chances] = NO_CHANCES
    """By question id in how many of 100 cases each answer is true, as the user says; read-only."""
    override: Override | None = None
    """The user's choice against the recommendation, if any."""
    listed: bool = False
    """Whether the lines of the plan are the user's own list, rather than those of the decision."""
    cost_settings: CostSettings = AS_STATED
    """The user's overheads, and the currency of display."""
    goal: Decimal | None = None
    """The amount to spend, in major units of the dataset's currency."""
    mistake: WrongHireGuess = NO_MISTAKE
    """The user's assumptions about hiring the wrong role."""
    baseline: Baseline | None = None
    """The pinned plan that all figures are compared with."""
    starts: date | None = None
    """The day on which the plan starts; none where it is only counted in weeks."""
    pack: bool = False
    """Whether the record includes the hiring pack: job post, interview questions, first month."""
    notes: str = ""
    """The user's notes in Markdown, which the record includes."""
    task: str = ""
    """The name of the task, as in *Support chatbot*; empty where nobody has named it."""
    origin: Origin | None = None
    """Where it was opened from, until the user goes back to the own decision or makes it theirs.

    Sessions keep it; no record, share code or saved decision holds it.
    """
    real: "State | None" = None
    """The user's own state during a preview of another; a preview is never saved."""


def answer(state: State, question: str, choice: str) -> State:
    """Answer a question, or change its answer; later answers are kept, and any preview ends."""
    answers = MappingProxyType({**without_preview(state).answers, question: choice})
    return without_preview(state)._replace(answers=answers, at="")


def revisit(state: State, question: str) -> State:
    """Show an answered question again; an empty id returns to the next one."""
    return without_preview(state)._replace(at=question)


def back(walk: Walk, state: State) -> State:
    """Go back to the previous question, or from a preview to the user's own answers.

    ``walk`` is the walk of the state's answers. At the first question nothing changes.
    """
    if state.real is not None:
        return without_preview(state)
    names = [step.question.id for step in walk.steps]
    place = names.index(state.at) if state.at in names else len(names)
    return revisit(state, names[place - 1]) if place else state


def restart(state: State) -> State:
    """Clear all answers, and an override of what they led to; name, plan and view stay."""
    return without_preview(state)._replace(answers=NO_ANSWERS, at="", override=None)


def preview(state: State, flip: Flip) -> State:
    """Preview changed answers; the user's own state is kept in ``real``.

    An override is not part of the preview, because it was made against another outcome.
    """
    own = without_preview(state)
    answers = MappingProxyType(applied(state.answers, flip))
    if answers == own.answers:
        return own
    return state._replace(answers=answers, at="", override=None, real=own)


def without_preview(state: State) -> State:
    """Return the user's own state: the state itself, unless it is a preview."""
    return state if state.real is None else state.real


def keep(state: State) -> State:
    """Make the preview the user's own state; an override is kept."""
    return state._replace(real=None, override=without_preview(state).override)


def open_other(state: State, name: str, opened: State) -> State:
    """Show a decision of somebody else's; the user's own is kept beside it, if anything was said.

    ``name`` is what it was opened from, where ``opened`` does not say so itself.
    """
    now = without_preview(state)
    own = now.origin.own if now.origin else now
    said = own is not None and own._replace(at="") != State()
    whose = opened.origin.name if opened.origin else name
    return opened._replace(origin=Origin(whose, own if said else None))


def back_to_own(state: State) -> State:
    """Return the user's own decision in place of an opened one; an empty one if there was none."""
    now = without_preview(state)
    return (now.origin.own or State()) if now.origin else now


def make_own(state: State) -> State:
    """Make an opened decision the user's own; the one kept beside it is let go."""
    return without_preview(state)._replace(origin=None)


def overrule(state: State, role: str, reason: str, against: str) -> State:
    """Choose a role against a recommended outcome, with a reason; both are ids."""
    words = cleaned(" ".join(reason.split()))
    return without_preview(state)._replace(override=Override(role, words, against))


def follow(state: State) -> State:
    """Follow the recommendation again."""
    return without_preview(state)._replace(override=None)


def weigh(state: State, factor: str, weight: int) -> State:
    """Set the weight of a factor, clamped to 0 to :data:`HEAVIEST`."""
    weight = max(0, min(weight, HEAVIEST))
    weights = {name: old for name, old in state.weights.items() if name != factor}
    if weight:
        weights[factor] = weight
    return state._replace(weights=MappingProxyType(weights))


def guess(state: State, question: str, chances: Chances) -> State:
    """Set in how many of 100 cases each answer to a question is true; empty for as stated."""
    own = without_preview(state)
    kept = {name: old for name, old in own.chances.items() if name != question}
    if chances:
        kept[question] = MappingProxyType(dict(chances))
    return own._replace(chances=MappingProxyType(kept) if kept else NO_CHANCES)


def put_pack(state: State, *, wanted: bool) -> State:
    """Include the hiring pack in the record, or not."""
    return state._replace(pack=wanted)


def note(state: State, words: str) -> State:
    """Set the user's notes, without control characters."""
    return without_preview(state)._replace(notes=noted(words))


def name_task(state: State, words: str) -> State:
    """Name the task, or with nothing take its name away; a preview stays one."""
    task = clean_name(words)
    return state._replace(task=task, real=state.real and state.real._replace(task=task))


def look(state: State, view: View) -> State:
    """Change the view of the comparison."""
    return state._replace(view=view)


def weighable(factor: Factor) -> bool:
    """Tell whether a factor can be weighed: a rating or amount with a stated better end."""
    return factor.better is not None and factor.kind in ("rating", "money")
