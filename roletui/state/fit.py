"""Fit a state to a dataset, and report in words what had to change.

A scenario may be older than the dataset, or made with another one: what the dataset does not define
is dropped, and its limits are applied.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from roletui.compare.view import AS_AUTHORED, View
from roletui.cost.bill_words import bill_name
from roletui.cost.bills import bill_trouble, takes_bills
from roletui.cost.drafts import Draft, Drafts
from roletui.cost.plan import fit_draft
from roletui.cost.provenance import own_step
from roletui.cost.settings import REDONE_MOST, Choice, CostSettings, fit_settings
from roletui.cost.start_date import fit_start
from roletui.dataset.bills import NO_BILLS
from roletui.dataset.dataset import Dataset
from roletui.state.chances import NO_CHANCES, Chances, trouble
from roletui.state.state import (
    HEAVIEST,
    MOST_GOAL,
    MOST_LINES,
    Baseline,
    Override,
    State,
    WrongHireGuess,
    weighable,
)
from roletui.text.clean import cleaned, noted
from roletui.text.name import clean_name
from roletui.text.numbers import nearest
from roletui.tree.walk import Tree


def fit_to_dataset(tree: Tree, state: State) -> State:
    """Return the state without what the dataset does not define, its plan within the limits.

    Unknown answers are kept, so that they apply again to a dataset that defines them.
    """
    dataset = tree.dataset
    at = state.at if tree.accepts(state.at, state.answers.get(state.at, "")) else ""
    drafts = _fitting_drafts(dataset, state.plan, whole=state.listed)
    return state._replace(
        task=clean_name(state.task),
        at=at,
        plan=drafts,
        listed=state.listed and bool(drafts),
        cost_settings=fit_settings(dataset, state.cost_settings),
        goal=_fitting_goal(dataset, state.goal),
        starts=fit_start(state.starts),
        mistake=_fitting_mistake(dataset, state.mistake),
        baseline=_fitting_baseline(dataset, state.baseline),
        view=_fitting_view(dataset, state.view),
        real=state.real and fit_to_dataset(tree, state.real),
        weights=_fitting_weights(dataset, state.weights),
        chances=_fitting_chances(dataset, state.chances),
        override=_fitting_override(tree, state.override),
        notes=noted(state.notes),
    )


def _fitting_drafts(dataset: Dataset, drafts: Drafts, *, whole: bool) -> Drafts:
    """Fit drafts to the dataset; if they are whole lines, drop those of unknown roles."""
    fits = tuple(fit_draft(dataset, draft) for draft in drafts)
    if not whole:
        return fits
    return tuple(draft for draft in fits if draft.role)[:MOST_LINES]


def _fitting_goal(dataset: Dataset, goal: Decimal | None) -> Decimal | None:
    step = own_step(dataset.about.currency)
    return None if goal is None else nearest(goal, Decimal(0), MOST_GOAL, step)


def _fitting_mistake(dataset: Dataset, mistake: WrongHireGuess) -> WrongHireGuess:
    return WrongHireGuess(
        mistake.role if mistake.role in dataset.roles_by_id else "",
        nearest(mistake.redone, Decimal(0), REDONE_MOST, Decimal(1)),
        nearest(mistake.restart, Decimal(0), dataset.budget.weeks.maximum, Decimal(1)),
    )


def _fitting_baseline(dataset: Dataset, baseline: Baseline | None) -> Baseline | None:
    if baseline is None:
        return None
    drafts = _fitting_drafts(dataset, baseline.plan, whole=True)
    overheads = fit_settings(dataset, CostSettings(baseline.overheads)).overheads
    return Baseline(drafts, overheads) if drafts else None


def _fitting_view(dataset: Dataset, view: View) -> View:
    """Return the view without roles and factors that the dataset does not define."""
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
        filter=cleaned(view.filter, keep=""),
        pin=view.pin if view.pin in roles else "",
    )


def _fitting_weights(dataset: Dataset, weights: Mapping[str, int]) -> Mapping[str, int]:
    if not weights:
        return weights
    known = {factor.id for factor in dataset.factors if weighable(factor)}
    fits = {name: min(weight, HEAVIEST) for name, weight in weights.items() if name in known}
    return MappingProxyType({name: weight for name, weight in fits.items() if weight > 0})


def _fitting_chances(dataset: Dataset, chances: Mapping[str, Chances]) -> Mapping[str, Chances]:
    fits = {
        name: MappingProxyType(dict(own))
        for name, own in chances.items()
        if own and not _misfit(dataset, name, own)
    }
    return MappingProxyType(fits) if fits else NO_CHANCES


def _misfit(dataset: Dataset, name: str, own: Chances) -> str:
    """Say why the user's chances of a question do not fit the dataset; empty where they do."""
    question = next((entry for entry in dataset.questions if entry.id == name), None)
    return trouble(question, own) if question else "there is no such question."


def _fitting_override(tree: Tree, override: Override | None) -> Override | None:
    roles = {role.id for role in tree.dataset.roles}
    if override is None or override.role not in roles:
        return None
    against = override.against if override.against in tree.outcomes else ""
    return override._replace(reason=cleaned(override.reason), against=against)


def dropped_by_dataset(tree: Tree, state: State) -> Iterator[str]:
    """Yield a sentence for each unknown answer, and for each change by :func:`fit_to_dataset`."""
    for question, choice in state.answers.items():
        if not tree.accepts(question, choice):
            yield f"The answer “{choice}” to “{question}” is not in this dataset; kept, not used."
    after = fit_to_dataset(tree, state)
    kept = 0
    for number, was in enumerate(state.plan, 1):
        now = fit_draft(tree.dataset, was)
        where = "the plan" if len(state.plan) == 1 else f"part {number} of the plan"
        if state.listed and (not now.role or kept == MOST_LINES):
            why = f"this dataset has no role “{was.role}”"
            if now.role:
                why = f"a plan has at most {MOST_LINES} parts"
            yield f"Part {number} of the plan is left out: {why}."
            continue
        kept += 1
        yield from _changed_draft(was, now, where)
    yield from _changed_settings(tree.dataset, state, after)
    if state.override and not after.override:
        yield f"The choice of “{state.override.role}” is left out: this dataset has no such role."
    yield from _dropped_chances(tree.dataset, state)
    for factor, weight in state.weights.items():
        if after.weights.get(factor) != weight:
            left = after.weights.get(factor, "left out")
            yield f"The weight of “{factor}” cannot be “{weight}” with this dataset; it is {left}."


def _dropped_chances(dataset: Dataset, state: State) -> Iterator[str]:
    for name, own in state.chances.items():
        if wrong := _misfit(dataset, name, own):
            yield f"The chances of “{name}” are left out: {wrong}"


def _changed_choice(dataset: Dataset, name: str, was: Choice, now: Choice) -> Iterator[str]:
    """Yield what changed in the figure and in the bills of an overhead, and in its chance."""
    overhead, bills = dataset.overhead(name), was.bills.each
    if bills and not takes_bills(overhead):
        yield f"The bills of “{name}” are left out: it is not paid by the month."
    else:
        troubles = bill_trouble(overhead, bills, dataset.about.currency)
        for bill, trouble in zip(bills, troubles, strict=True):
            if trouble:
                yield f"The bill “{bill_name(bill)}” of “{name}” is left out: {trouble}"
            elif bill not in now.bills.each:
                yield f"The name of the bill “{bill_name(bill)}” of “{name}” is too long, and cut."
    if was.amount != now.amount:
        becomes = "the sum of its bills" if now.bills != NO_BILLS else f"“{now.amount}”"
        yield f"The extra cost “{name}” cannot be “{was.amount}”; it is {becomes} now."
    if was.chance != now.chance:
        left = "as stated" if now.chance is None else f"“{now.chance}”"
        yield f"The chance of “{name}” cannot be “{was.chance}”; it is {left} now."


_SAID_APART = ("switched", "salary")
"""Fields of a draft that have sentences of their own."""
_OF_RATE = ("own_rate", "own_currency")


def _changed_draft(was: Draft, now: Draft, where: str) -> Iterator[str]:
    """Yield what changed in a line of the plan."""
    unpaid = was.salary and not now.salary and was.own_rate is not None
    for field, old, new in zip(Draft._fields, was, now, strict=True):
        if old == new or field in _SAID_APART or (unpaid and field in _OF_RATE):
            continue
        becomes = "left out" if new in (None, "") else f"“{new}” now"
        name = field.replace("_", " ")
        yield f"In {where} {name} cannot be “{old}” with this dataset; it is {becomes}."
    if unpaid:
        yield (
            f"In {where} the salary of “{was.own_rate}” is left out: with this dataset only "
            "somebody employed has one, in its own currency."
        )
    for one in was.switched:
        if one not in now.switched:
            yield (
                f"In {where} the switch of “{one.overhead}” is left out: this dataset counts "
                "nothing of that name for one part."
            )


def _changed_settings(dataset: Dataset, state: State, after: State) -> Iterator[str]:
    """Yield what changed in overheads, currency, goal, wrong hire and baseline."""
    for name, choice in state.cost_settings.overheads.items():
        now = after.cost_settings.overheads.get(name)
        if now is None:
            yield f"The extra cost “{name}” is left out: this dataset counts none of that name."
        else:
            yield from _changed_choice(dataset, name, choice, now)
    if state.cost_settings.outside_view and not after.cost_settings.outside_view:
        yield "Others' overruns are left out: this dataset does not state them."
    was, display = state.cost_settings.display, after.cost_settings.display
    if was and not display and was.currency != dataset.about.currency:
        yield f"Amounts cannot be shown in “{was.currency}” with this dataset."
    elif was and display and was != display:
        yield f"One unit cannot be “{was.per}” {was.currency}; it is “{display.per}” now."
    if state.goal != after.goal:
        yield f"The goal cannot be “{state.goal}”; it is “{after.goal}” now."
    if state.starts != after.starts:
        yield f"The plan cannot start on {state.starts}; it is counted in weeks now."
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
        yield "The baseline is kept as far as this dataset knows its parts and extra costs."
