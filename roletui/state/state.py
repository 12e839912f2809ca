"""One frozen state and the pure transitions between states.

Everything a user has decided is in :class:`State`; everything shown is derived from it and the
dataset. A transition takes a state and returns a new one.
"""

import typing
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from roletui.compare.grid import AS_AUTHORED, View
from roletui.cost.lines import PlanLine
from roletui.cost.plan import EMPTY, Draft, Drafts, filled, listed, proposed, reshaped
from roletui.cost.settings import AS_STATED, NO_CHOICES, Choice, Terms
from roletui.dataset.model import Factor, Outcome
from roletui.tree.walk import Tree, verdict
from roletui.tree.what_if import Flip, applied

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})
NO_WEIGHTS: Mapping[str, int] = MappingProxyType({})
CONTROL = frozenset(chr(code) for code in (*range(32), *range(127, 160)))
"""Characters that a terminal would obey."""
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


class Mistake(typing.NamedTuple):
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


NO_MISTAKE = Mistake()
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
    terms: Terms = AS_STATED
    """Overheads as the user counts them, and the currency that is shown."""
    goal: Decimal | None = None
    """What there is to spend, in major units of the dataset's currency."""
    mistake: Mistake = NO_MISTAKE
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
    answers = MappingProxyType({**real(state).answers, question: choice})
    return real(state)._replace(answers=answers, at="")


def revisit(state: State, question: str) -> State:
    """Go back to a question that was answered; an empty id returns to the next one."""
    return real(state)._replace(at=question)


def back(tree: Tree, state: State) -> State:
    """Go back to the question before the one that is shown, or to one's own answers.

    At the first question nothing happens.
    """
    if state.real is not None:
        return real(state)
    names = [step.question.id for step in tree.walk(state.answers).steps]
    place = names.index(state.at) if state.at in names else len(names)
    return revisit(state, names[place - 1]) if place else state


def restart(state: State) -> State:
    """Forget all answers, and a choice made against what they led to; plan and view stay."""
    return real(state)._replace(answers=NO_ANSWERS, at="", override=None)


def preview(state: State, flip: Flip) -> State:
    """Show everything as if some answers were others; one's own state is kept beside it.

    A choice against the recommendation is no part of it: it was made of another one.
    """
    own = real(state)
    answers = MappingProxyType(applied(state.answers, flip))
    if answers == own.answers:
        return own
    return state._replace(answers=answers, at="", override=None, real=own)


def real(state: State) -> State:
    """Return the user's own state: itself, unless another is previewed."""
    return state if state.real is None else state.real


def keep(state: State) -> State:
    """Make what is previewed one's own; a choice against the recommendation is kept."""
    return state._replace(real=None, override=real(state).override)


def overrule(tree: Tree, state: State, role: str, reason: str) -> State:
    """Choose a role instead of what is recommended, for a reason."""
    own = real(state)
    words = cleaned(" ".join(reason.split()))
    return own._replace(override=Override(role, words, tree.provisional(own.answers)))


def follow(state: State) -> State:
    """Follow the recommendation again."""
    return real(state)._replace(override=None)


def overruled(tree: Tree, state: State) -> Override | None:
    """Return the user's own choice where there is a recommendation and it is another."""
    outcome = verdict(tree, state.answers) if state.override else None
    if outcome is None or state.override is None or outcome.roles == (state.override.role,):
        return None
    return state.override


def chosen_roles(tree: Tree, state: State) -> tuple[str, ...]:
    """Return the ids of the roles that are to do it: the user's choice, else what is recommended.

    Empty while a question is left; while several outcomes are, those of the provisional one.
    """
    if own := overruled(tree, state):
        return (own.role,)
    outcome = verdict(tree, state.answers)
    if outcome is None:
        return ()
    return tuple(dict.fromkeys((*(stage.role for stage in outcome.plan), *outcome.roles)))


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
    return real(state)._replace(notes=noted(words))


def noted(words: str) -> str:
    """Return notes as they are kept: lines end alike, nothing in them is obeyed by a terminal."""
    lines = cleaned(words.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def cleaned(words: str, keep: str = "\t\n") -> str:
    """Return a text without characters that a terminal obeys or that no file can hold."""
    return "".join(
        sign
        for sign in words
        if sign in keep or (sign not in CONTROL and not "\ud800" <= sign <= "\udfff")
    )


def plan(tree: Tree, state: State) -> tuple[PlanLine, ...]:
    """Return the plan in full: what the user left open follows the choice or recommendation."""
    if state.listed:
        return listed(tree.dataset, state.plan)
    own = overruled(tree, state)
    outcome = verdict(tree, state.answers)
    lines = proposed(tree.dataset, outcome, own.role if own else "")
    return filled(tree.dataset, lines, state.plan)


def staged(tree: Tree, state: State) -> Outcome | None:
    """Return the outcome whose stages the lines of the plan are; None where they have no order."""
    outcome = verdict(tree, state.answers)
    if outcome is None or len(outcome.plan) < 2 or overruled(tree, state) or state.listed:
        return None
    return outcome


def plan_for(tree: Tree, state: State, outcome: str) -> tuple[PlanLine, ...]:
    """Return the plan that an outcome proposes, with the sizes that the user set.

    A rate counts that was set for the role which is proposed there; another role does not.
    """
    lines = proposed(tree.dataset, tree.outcomes[outcome])
    roles = [line.role for line in lines]
    drafts = (
        draft if draft.role in roles[number : number + 1] else draft.sizes()
        for number, draft in enumerate(state.plan)
    )
    return filled(tree.dataset, lines, tuple(drafts))


def sized(tree: Tree, state: State) -> bool:
    """Tell whether the user set anything of the plan that is in use."""
    return any(draft != EMPTY for draft in _drafts(tree, state))


def resize(
    tree: Tree,
    state: State,
    number: int = 0,
    *,
    people: Decimal | None = None,
    hours: Decimal | None = None,
    weeks: Decimal | None = None,
    start: Decimal | None = None,
) -> State:
    """Change the sizes of a line of the plan, or when it begins; who is hired stays open."""
    draft = _drafts(tree, state)[number]
    draft = draft._replace(
        people=draft.people if people is None else people,
        hours=draft.hours if hours is None else hours,
        weeks=draft.weeks if weeks is None else weeks,
        start=draft.start if start is None else start,
    )
    return _drafted(tree, state, number, draft)


def hire(tree: Tree, state: State, role: str, rate: str = "", number: int = 0) -> State:
    """Change the role of a line of the plan, or the rate it is counted with.

    Another role keeps the channel where it has a rate there. A rate of the user's own was for who
    was hired before, and how, so it goes.
    """
    line = plan(tree, state)[number]
    rates = tree.dataset.rates_of(role)
    same = [entry for entry in rates if entry.channel == line.channel]
    chosen = next((entry for entry in rates if entry.id == rate), None)
    entry = chosen or next(iter(same or rates), None)
    channel, name = (entry.channel, entry.id) if entry else ("", "")
    draft = _drafts(tree, state)[number].sizes()._replace(role=role, channel=channel, rate=name)
    return _drafted(tree, state, number, draft)


def price(tree: Tree, state: State, own_rate: Decimal | None, number: int = 0) -> State:
    """Set what the user says an hour costs; ``None`` goes back to the dataset's rate.

    It is said of the role that the line has now, which it keeps from here on.
    """
    line = plan(tree, state)[number]
    if own_rate == line.own_rate:
        return state
    currency = None if own_rate is None else tree.dataset.about.currency
    draft = _drafts(tree, state)[number]._replace(
        role=line.role,
        channel=line.channel,
        rate=line.rate,
        own_rate=own_rate,
        own_currency=currency,
    )
    return _drafted(tree, state, number, draft)


def _drafted(tree: Tree, state: State, number: int, draft: Draft) -> State:
    """Return the state with another draft, and one for every line that the plan has now."""
    drafts = list(_drafts(tree, state))
    drafts[number] = draft
    return state._replace(plan=tuple(drafts))


def _drafts(tree: Tree, state: State) -> Drafts:
    return reshaped(state.plan, len(plan(tree, state)))


def look(state: State, view: View) -> State:
    """Change how the comparison is shown."""
    return state._replace(view=view)


def weighable(factor: Factor) -> bool:
    """Tell whether a factor can be weighed: its author says which end speaks for a role."""
    return factor.better is not None and factor.kind in ("rating", "money")
