"""Whatever sizes are tried on a page, its script says what the program does, to the cent."""

import random
from collections.abc import Sequence
from decimal import Decimal
from types import MappingProxyType

from helpers import case_of
from hypothesis import given
from hypothesis import strategies as st
from report.feigned import Feigned, Slider

from roletui.case.case import Case
from roletui.case.ways_span import told_span, ways_of
from roletui.cost.alternatives import alternatives
from roletui.cost.items import sum_of
from roletui.cost.lines import Cost
from roletui.cost.plan import draft_of, left_out
from roletui.cost.whole_plan import figures, plan_extras
from roletui.report.page.sliders import sliders
from roletui.state.fit import fit_to_dataset
from roletui.state.plan_changes import pin, resize
from roletui.state.state import State
from roletui.text.money import Range, money
from roletui.tree.walk import Tree

from .test_plan import outcomes
from .trees import answers, drafts, plan_line, terms
from .trees import priced as priced_datasets

SIZES = ("people", "hours", "weeks")


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a decision with what anybody can set of its plan: untouched, changed, or a list."""
    dataset = draw(priced_datasets())._replace(outcomes=draw(outcomes()))
    tree = Tree(dataset)
    state = State(MappingProxyType(draw(answers(dataset, two=True))))
    kind = draw(st.sampled_from(["untouched", "drafts", "list"]))
    if kind == "drafts":
        state = state._replace(plan=tuple(draw(st.lists(drafts(), max_size=4))))
    if kind == "list":
        lines = draw(st.lists(plan_line(dataset), min_size=1, max_size=4))
        state = state._replace(plan=tuple(map(draft_of, lines)), listed=True)
    state = state._replace(cost_settings=draw(terms(dataset)))
    if kind != "untouched" and draw(st.booleans()):
        state = pin(state, case_of(tree, fit_to_dataset(tree, state)).lines)
    return case_of(tree, fit_to_dataset(tree, state))


def positions(slider: Slider, dice: random.Random) -> str:
    """Return some position of a slider, its ends and the one it stands at more often."""
    low, high, step = Decimal(slider.low), Decimal(slider.high), Decimal(slider.step)
    place = dice.randint(0, int((high - low) // step))
    any_ = f"{(low + place * step).normalize():f}"
    return dice.choice([any_, any_, any_, slider.low, slider.value])


def tried(case: Case, values: Sequence[str]) -> Case:
    """Return the case after its sizes are set to those, line by line."""
    places = [nr for nr, line in enumerate(case.lines) if line not in case.bill.unpriced]
    for number, value in enumerate(values):
        place, size = places[number // 3], SIZES[number % 3]
        case = case.after(resize(case.state, case.lines, size, Decimal(value), place))
    return case


def words(amount: Range, case: Case) -> list[str]:
    """Return how low and high are told: not at all where nothing spreads."""
    low, likely, high = (money(each, case.currency, cents=True) for each in amount)
    return [likely, *(["no range"] * 2 if amount.single else [low, high])]


def than(amount: int, other: int, same: str, case: Case) -> str:
    """Return how a difference is told."""
    if amount == other:
        return same
    apart = money(abs(amount - other), case.currency, cents=True)
    return f"{apart} {'more' if amount > other else 'less'}"


def expected(before: Case, now: Case) -> list[str]:
    """Return all sums that a page of the case before says when its sizes are those of now."""
    costs = before.bill.costs
    ways = told_span(before) is not None and any(len(ways_of(before, cost)) > 1 for cost in costs)
    return by_way(before, now) if ways else by_plan(before, now)


def by_plan(before: Case, now: Case) -> list[str]:
    """Return the total, its differences, and what each line costs."""
    total, costs = now.bill.total, now.bill.costs
    assert total is not None
    assert before.bill.total is not None
    # Low and high have no place where no figure spreads, so that both must be the likely one.
    spread = any(figure.ranged for figure in figures(before.bill.costs))
    assert spread or total.single
    said = words(total, now)[: 3 if spread else 1]
    said.append(than(total.likely, before.bill.total.likely, "as decided", now))
    pinned = now.baseline_bill
    left = (pinned and left_out(now.baseline_market, pinned)) or left_out(now.market, now.bill)
    if pinned and pinned.total and not left:
        said.append(than(total.likely, pinned.total.likely, "the same", now))
    if len(costs) > 1 or plan_extras(costs):
        said += [money(entry.total.likely, now.currency, cents=True) for entry in costs]
    return said


def by_way(before: Case, now: Case) -> list[str]:
    """Return what a plan that nobody has set costs in the cheapest way to hire, and the dearest."""
    ends = [[ways_of(before, cost)[end] for cost in before.bill.costs] for end in (0, -1)]
    said = []
    for costs in ends:
        other: list[Cost] = []
        for cost, chosen in zip(costs, now.bill.costs, strict=True):
            every = alternatives(now.market, chosen, now.prices.offers)
            other += [e.cost for e in every if e.cost.rate is cost.rate]
        total = sum(cost.total.likely for cost in other) + sum_of(plan_extras(other)).likely
        said.append(money(total, now.currency, cents=True))
    return said


@given(cases(), st.randoms(use_true_random=False))
def test_sliders_say_what_the_program_does(case: Case, dice: random.Random) -> None:
    """At any position of every slider all totals and differences are those of the program."""
    part = sliders(case)
    if case.example or not case.bill.costs:
        assert part == ""
        return
    page = Feigned(part)
    first = page.told()
    assert (first.sums, first.as_decided, first.hidden) == (expected(case, case), True, False)
    for _ in range(4):
        values = [positions(slider, dice) for slider in page.sliders]
        told = page.move(*values)
        assert told.sums == expected(case, tried(case, values)), values
        assert told.as_decided == (values == first.values)
    assert page.press() == first
