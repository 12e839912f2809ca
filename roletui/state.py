"""One frozen state and the pure transitions between states.

Everything a user has decided is in :class:`State`; everything shown is derived from it and the
dataset. A transition takes a state and returns a new one.
"""

import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from roletui.budget import PlanLine, rates_for
from roletui.comparison import AS_AUTHORED, View
from roletui.dataset.model import Dataset, Factor, Outcome
from roletui.decision import Tree, verdict
from roletui.flips import Flip, applied
from roletui.mistakes import REDONE_MOST
from roletui.origin import own_step
from roletui.plan import (
    EMPTY,
    Draft,
    Drafts,
    filled,
    fitting_draft,
    listed,
    nearest,
    proposed,
    reshaped,
)
from roletui.terms import AS_STATED, NO_CHOICES, Choice, Terms, fitting_terms

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})
NO_WEIGHTS: Mapping[str, int] = MappingProxyType({})
_CONTROL = {chr(code) for code in (*range(32), *range(127, 160))}
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
    words = "".join(part for part in " ".join(reason.split()) if part not in _CONTROL)
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
    rates = rates_for(tree.dataset, role)
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


def fitting(tree: Tree, state: State) -> State:
    """Return the state as far as the dataset knows it, its plan within the limits.

    Answers that it does not know are kept, and come back with the dataset that does.
    """
    dataset = tree.dataset
    at = state.at if tree.accepts(state.at, state.answers.get(state.at, "")) else ""
    drafts = _fitting_drafts(dataset, state.plan, whole=state.listed)
    return state._replace(
        at=at,
        plan=drafts,
        listed=state.listed and bool(drafts),
        terms=fitting_terms(dataset, state.terms),
        goal=_fitting_goal(dataset, state.goal),
        mistake=_fitting_mistake(dataset, state.mistake),
        baseline=_fitting_baseline(dataset, state.baseline),
        view=_fitting_view(dataset, state.view),
        real=state.real and fitting(tree, state.real),
        weights=_fitting_weights(dataset, state.weights),
        override=_fitting_override(tree, state.override),
    )


def _fitting_drafts(dataset: Dataset, drafts: Drafts, *, whole: bool) -> Drafts:
    """Return drafts as far as the dataset knows them; of whole lines only those of its roles."""
    fits = tuple(fitting_draft(dataset, draft) for draft in drafts)
    if not whole:
        return fits
    return tuple(draft for draft in fits if draft.role)[:MOST_LINES]


def _fitting_goal(dataset: Dataset, goal: Decimal | None) -> Decimal | None:
    step = own_step(dataset.about.currency)
    return None if goal is None else nearest(goal, Decimal(0), MOST_GOAL, step)


def _fitting_mistake(dataset: Dataset, mistake: Mistake) -> Mistake:
    known = {role.id for role in dataset.roles}
    return Mistake(
        mistake.role if mistake.role in known else "",
        nearest(mistake.redone, Decimal(0), REDONE_MOST, Decimal(1)),
        nearest(mistake.restart, Decimal(0), dataset.budget.weeks.maximum, Decimal(1)),
    )


def _fitting_baseline(dataset: Dataset, baseline: Baseline | None) -> Baseline | None:
    if baseline is None:
        return None
    drafts = _fitting_drafts(dataset, baseline.plan, whole=True)
    overheads = fitting_terms(dataset, Terms(baseline.overheads)).overheads
    return Baseline(drafts, overheads) if drafts else None


def _fitting_view(dataset: Dataset, view: View) -> View:
    """Return a view without the roles and factors that a dataset does not know."""
    if view == AS_AUTHORED:
        return view
    roles = {role.id: None for role in dataset.roles}
    factors = {factor.id: None for factor in dataset.factors}

    def known(names: tuple[str, ...], among: Mapping[str, None]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for name in names if name in among))

    return view._replace(
        roles=known(view.roles, roles),
        sort=view.sort if view.sort in factors else "",
        by=view.by if view.by in roles else "",
        hidden_roles=known(view.hidden_roles, roles),
        hidden_factors=known(view.hidden_factors, factors),
        filter="".join(letter for letter in view.filter if letter not in _CONTROL),
        pin=view.pin if view.pin in roles else "",
    )


def _fitting_weights(dataset: Dataset, weights: Mapping[str, int]) -> Mapping[str, int]:
    known = {factor.id for factor in dataset.factors if weighable(factor)}
    fits = {name: min(weight, HEAVIEST) for name, weight in weights.items() if name in known}
    return MappingProxyType({name: weight for name, weight in fits.items() if weight > 0})


def _fitting_override(tree: Tree, override: Override | None) -> Override | None:
    roles = {role.id for role in tree.dataset.roles}
    if override is None or override.role not in roles:
        return None
    return override if override.against in tree.outcomes else override._replace(against="")


def misfits(tree: Tree, state: State) -> Iterator[str]:
    """Yield a sentence for each answer a dataset has no place for, and each change of the rest."""
    for question, choice in state.answers.items():
        if not tree.accepts(question, choice):
            yield f"The answer “{choice}” to “{question}” is not in this dataset; kept, not used."
    after = fitting(tree, state)
    drafts = tuple(fitting_draft(tree.dataset, draft) for draft in state.plan)
    kept = 0
    for number, (was, now) in enumerate(zip(state.plan, drafts, strict=True), 1):
        where = "the plan" if len(state.plan) == 1 else f"line {number} of the plan"
        if state.listed and (not now.role or kept == MOST_LINES):
            why = f"this dataset has no role “{was.role}”"
            if now.role:
                why = f"a plan has at most {MOST_LINES} lines"
            yield f"Line {number} of the plan is left out: {why}."
            continue
        kept += 1
        for field, old, new in zip(Draft._fields, was, now, strict=True):
            if old != new:
                becomes = "left out" if new in (None, "") else f"“{new}” now"
                name = field.replace("_", " ")
                yield f"In {where} {name} cannot be “{old}” with this dataset; it is {becomes}."
    yield from _misfit_terms(state, after)
    if state.override and not after.override:
        yield f"The choice of “{state.override.role}” is left out: this dataset has no such role."
    for factor, weight in state.weights.items():
        if after.weights.get(factor) != weight:
            left = after.weights.get(factor, "left out")
            yield f"The weight of “{factor}” cannot be “{weight}” with this dataset; it is {left}."


def _misfit_terms(state: State, after: State) -> Iterator[str]:
    """Yield what a dataset changes of how its user counts: overheads, currency, goal, mistake."""
    for name, choice in state.terms.overheads.items():
        now = after.terms.overheads.get(name)
        if now is None:
            yield f"The overhead “{name}” is left out: this dataset counts none of that name."
        elif now != choice:
            yield f"The overhead “{name}” cannot be “{choice.amount}”; it is “{now.amount}” now."
    was, display = state.terms.display, after.terms.display
    if was and not display:
        yield f"Amounts cannot be shown in “{was.currency}” with this dataset."
    elif was and display and was != display:
        yield f"One unit cannot be “{was.per}” {was.currency}; it is “{display.per}” now."
    if state.goal != after.goal:
        yield f"The goal cannot be “{state.goal}”; it is “{after.goal}” now."
    if state.mistake.role != after.mistake.role:
        yield f"A mistake about “{state.mistake.role}” is left out: this dataset has no such role."
    for what, old, new in (
        ("The share of work done again", state.mistake.redone, after.mistake.redone),
        ("The weeks of starting over", state.mistake.restart, after.mistake.restart),
    ):
        if old != new:
            yield f"{what} cannot be “{old}”; it is “{new}” now."
    if state.baseline and not after.baseline:
        yield "The baseline is left out: this dataset has none of its roles."
    elif state.baseline != after.baseline:
        yield "The baseline is kept as far as this dataset knows its lines and overheads."
