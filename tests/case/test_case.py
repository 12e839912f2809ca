"""What follows from a state is worked out once, and taken over where it cannot have changed."""

import inspect
import typing
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

import pytest
from helpers import case_of, changed, context_of, each_example, edited, shipped, small
from hypothesis import event, given, settings
from hypothesis import strategies as st
from properties.trees import CURRENCIES, datasets, drafts, terms
from properties.trees import priced as priced_datasets

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.case.standing import unset_words
from roletui.compare.cells import Cells
from roletui.compare.grid import Grid
from roletui.compare.view import View
from roletui.cost.drafts import Draft
from roletui.cost.plan import priced
from roletui.cost.settings import Choice, Display
from roletui.dataset.bills import NO_BILLS
from roletui.dataset.dataset import Dataset
from roletui.dataset.load import parse
from roletui.dataset.model import Example, Proposal
from roletui.dataset.question_order import UNSURE
from roletui.state import plan_changes
from roletui.state import state as states
from roletui.state.fit import fit_to_dataset
from roletui.state.state import State
from roletui.tree.walk import Walk

CONTEXT = context_of(small())
MOBILE = case_of(CONTEXT, State({"fault": "no", "carry": "no"}))
"""A decision for the mobile mechanic."""
FLIP = MOBILE.offered[0]
"""What would change it: bringing the bicycle to the workshop."""
AS_IF = MOBILE.after(states.preview(MOBILE.state, FLIP))
"""The same with that change previewed."""


def test_where_nothing_changed_it_is_the_same() -> None:
    """An equal state has the very same case, whoever made it."""
    assert MOBILE.after(MOBILE.state) is MOBILE
    assert MOBILE.after(State({"fault": "no", "carry": "no"})) is MOBILE
    assert Case.of(CONTEXT, MOBILE.state, MOBILE) is MOBILE


PLAN = (
    changes.resize("weeks", Decimal(3)),
    changes.hire("workshop"),
    changes.set_own_rate(Decimal(70)),
    changes.add_line(0),
    changes.overrule("self", "We like it."),
    changes.look(View(pin="mobile")),
    changes.weigh("wait", 3),
    changes.note("Ask Ann."),
    changes.pin_baseline(),
)
"""Changes of neither the answers nor of how money is counted."""


@pytest.mark.parametrize("change", PLAN, ids=[change.label for change in PLAN])
def test_a_change_of_the_plan_leaves_way_and_prices(change: Change) -> None:
    """Where answers and overheads stay, what follows from them is not worked out again."""
    after = changed(MOBILE, change)
    assert after is not MOBILE
    assert after.walk is MOBILE.walk
    assert after.account is MOBILE.account
    assert after.changes is MOBILE.changes
    assert after.runner_up is MOBILE.runner_up
    assert after.prices is MOBILE.prices
    assert after.market is MOBILE.market


def test_an_answer_leaves_the_prices() -> None:
    """Another answer leads elsewhere, and nothing costs more or less by it."""
    after = changed(MOBILE, changes.answer("carry", "yes"))
    assert after.prices is MOBILE.prices
    assert (MOBILE.walk.outcomes, after.walk.outcomes) == (("mobile",), ("workshop",))


@pytest.mark.parametrize(
    "change",
    [
        changes.count_with("parts", Choice(amount=Decimal(9))),
        changes.show_in(Display("USD", Decimal("1.1"))),
    ],
    ids=["an overhead", "a currency"],
)
def test_how_money_is_counted_leaves_the_way(change: Change) -> None:
    """Extra costs, or the currency, changes the prices and not where the answers lead."""
    after = changed(MOBILE, change)
    assert after.walk is MOBILE.walk
    assert after.changes is MOBILE.changes
    assert after.prices is not MOBILE.prices
    assert after.market != MOBILE.market
    assert changed(after, changes.note("Ask Ann.")).prices is after.prices


def test_another_day_leaves_way_and_prices() -> None:
    """The same dataset read on another day is as it was; only the day is another."""
    later = CONTEXT._replace(today=CONTEXT.today.replace(year=2031))
    after = Case.of(later, MOBILE.state, MOBILE)
    assert (after.today, MOBILE.today) == (later.today, CONTEXT.today)
    assert after.walk is MOBILE.walk
    assert after.prices is MOBILE.prices


def test_another_dataset_leaves_nothing() -> None:
    """With a dataset that was read anew nothing is taken over, however alike it is."""
    dearer = parse(edited(("likely = 60", "likely = 61")).encode(), "dearer.toml")
    after = Case.of(context_of(dearer), MOBILE.state, MOBILE)
    assert after.walk is not MOBILE.walk
    assert after.prices is not MOBILE.prices
    costs = [case.bill.total and case.bill.total.likely for case in (MOBILE, after)]
    assert costs == [48_000, 48_800]  # 8 hours at €60, or at €61


def test_a_preview_has_ones_own_case_beside_it() -> None:
    """Without the preview everything is as it was; without one, the case is that already."""
    assert (AS_IF.walk.provisional, AS_IF.without_preview.walk.provisional) == (
        "workshop",
        "mobile",
    )
    assert AS_IF.without_preview.state is MOBILE.state
    assert AS_IF.without_preview is AS_IF.without_preview
    assert AS_IF.without_preview.prices is AS_IF.prices
    assert MOBILE.without_preview is MOBILE


def test_what_an_outcome_costs_is_worked_out_once() -> None:
    """The bill of an outcome is remembered, until a change of the plan makes it another."""
    bill = MOBILE.bill_for("workshop")
    assert MOBILE.bill_for("workshop") is bill
    assert bill == priced(MOBILE.market, MOBILE.lines_for("workshop"))
    longer = changed(MOBILE, changes.resize("weeks", Decimal(4))).bill_for("workshop")
    assert bill.total is not None
    assert longer.total is not None
    # The workshop's example is two weeks, at €55 an hour.
    assert (bill.total.likely, longer.total.likely) == (88_000, 176_000)


def test_what_is_stated_stays_in_the_datasets_own_currency() -> None:
    """The comparison shows amounts in the user's currency; what is weighed are those stated."""
    shown = changed(MOBILE, changes.show_in(Display("USD", Decimal("1.1"))))
    [row] = [row for row in shown.grid.rows if row.factor.id == "shop-rate"]
    place = next(nr for nr, role in enumerate(row.roles) if role.id == "workshop")
    assert row.cell(place).text == "$60.50 ($49.50–$77) an hour"
    stated = shown.dataset_cells.at(row.factor, row.roles[place])
    assert stated.text == "€55 (€45–€70) an hour"
    assert shown.dataset.about.currency == "EUR"


@each_example()
def test_what_is_compared_comes_first(entry: Example) -> None:
    """The roles recommended, then those of the runner-up, stand before all others."""
    case = case_of(shipped(), State(entry.answers))
    assert case.outcome is not None
    assert case.runner_up is not None
    wanted = dict.fromkeys((*case.outcome.roles, *case.runner_up.outcome.roles))
    assert [role.id for role in case.grid.roles][: len(wanted)] == [*wanted]
    assert {*case.grid.roles} == {*shipped().dataset.roles}


PROPERTIES = [
    name
    for name, found in inspect.getmembers_static(Case)
    if isinstance(found, property | cached_property) and not name.startswith("_")
]
"""The names of all that can be read off a case."""


def plain(value: object) -> object:
    """Return a value that is equal to another where both say the same."""
    match value:
        case Case():
            return [value.state, *told(value)]
        case Cells(dataset=dataset):
            return [value.at(factor, role) for factor in dataset.factors for role in dataset.roles]
        case Grid(rows=rows):
            shown = [(row.factor, row.roles, row.cells, row.differs) for row in rows]
            return value._replace(rows=()), shown
        case Walk(unused=unused):
            # In which order answers were given that are not used is no part of what is decided.
            return value._replace(unused=tuple(sorted(unused))), value.path, value.provisional
        case _:
            return value


def told(case: Case) -> Iterator[tuple[str, object]]:
    """Yield all that a case says, by its name."""
    for name in PROPERTIES:
        found = getattr(case, name)
        yield name, found is case or plain(found)
    for name in case.tree.outcomes:
        yield name, (case.lines_for(name), case.bill_for(name))


@st.composite
def counted(draw: st.DrawFn) -> Dataset:
    """Draw a dataset with any tree, in any currency, with any rates and overheads."""
    asked = draw(datasets(most=4))
    return draw(priced_datasets())._replace(
        questions=asked.questions, outcomes=asked.outcomes, examples=()
    )


def nth_preview(number: int) -> Change:
    """Preview one of the changes that are offered, where any is."""

    def previewed(case: Case) -> State:
        offered = case.offered
        return states.preview(case.state, offered[number % len(offered)]) if offered else case.state

    return Change("", previewed, visit=True)


def any_change(dataset: Dataset) -> st.SearchStrategy[Change]:
    """Draw whatever a user may do."""
    roles = st.sampled_from([role.id for role in dataset.roles])
    factors = st.sampled_from([factor.id for factor in dataset.factors])
    answers = [
        changes.answer(question.id, choice)
        for question in dataset.questions
        for choice in (UNSURE, *(option.id for option in question.answers))
    ]
    moves = [
        changes.restart(), changes.go_back(), changes.leave_preview(), changes.keep_preview(),
        changes.follow(), *map(nth_preview, range(9)),
    ]  # fmt: skip
    lines = [changes.add_line(0), changes.remove_line(0), changes.as_proposed()]
    sizes = st.decimals(-5, 70, places=1)
    plan = st.one_of(
        st.sampled_from([*lines, changes.pin_baseline()]),
        st.builds(changes.resize, st.sampled_from(typing.get_args(plan_changes.Size)), sizes),
        st.builds(changes.hire, roles),
        st.builds(changes.set_own_rate, st.none() | sizes),
        st.builds(changes.overrule, roles, st.just("We like it.")),
        st.lists(drafts(), max_size=3).map(
            lambda found: Change("", lambda case: case.state._replace(plan=tuple(found)))
        ),
    )
    extras = st.sampled_from([entry.id for entry in dataset.budget.overheads] or ["unknown"])
    amounts = st.none() | st.decimals(0, 50, places=1)
    choices = st.builds(Choice, st.booleans(), amounts, st.none(), st.just(NO_BILLS))
    displays = st.builds(Display, st.sampled_from(CURRENCIES), st.decimals(1, 200, places=2))
    money = st.one_of(
        st.builds(changes.count_with, extras, choices),
        st.builds(changes.show_in, st.none() | displays),
        terms(dataset).map(
            lambda found: Change("", lambda case: case.state._replace(cost_settings=found))
        ),
    )
    view = st.one_of(
        st.builds(
            changes.look, st.builds(View, sort=factors, pin=roles, differences=st.booleans())
        ),
        st.builds(changes.seek, st.builds(View, filter=st.sampled_from(["door", "stated", "zz"]))),
        st.builds(changes.weigh, factors, st.integers(0, 5)),
    )
    groups = [st.sampled_from(answers), st.sampled_from(moves), plan, money, money, view]
    return st.sampled_from(groups).flatmap(lambda group: group)


@pytest.mark.harness
@settings(max_examples=60)
@given(counted(), st.data())
def test_what_is_taken_over_is_what_would_be_worked_out_anew(
    dataset: Dataset, data: st.DataObject
) -> None:
    """Whatever was done one after the other, all that a case says is what a fresh one says."""
    case = case_of(dataset)
    for change in data.draw(st.lists(any_change(dataset), min_size=3, max_size=9)):
        before, state = case, fit_to_dataset(case.tree, change.transition(case))
        case = case.after(state)
        for part in ("decision", "prices"):
            kept = getattr(case, part) is getattr(before, part)
            event(f"{part} {'kept' if kept else 'made anew'}")
        assert dict(told(case)) == dict(told(Case.of(case.context, state)))


def proposing(outcome: str, *proposals: Proposal, **answers: str) -> Case:
    """Return the case of some answers where an outcome has proposals."""
    dataset = small().dataset
    ends = (
        end._replace(proposals=proposals) if end.id == outcome else end for end in dataset.outcomes
    )
    return case_of(dataset._replace(outcomes=tuple(ends)), State(answers))


STREET = Proposal("It is near.", {"fault": ("no",)}, channel="street", weeks=Decimal(4))
LONG = Proposal("It takes long.", people=Decimal(2), hours=Decimal(3), weeks=Decimal(99))


@pytest.mark.parametrize(
    ("answers", "channel", "sizes"),
    [
        # The first that fits; people and hours a week are the budget's.
        ({"fault": "no", "carry": "yes"}, "street", (1, 8, 4)),
        # The second, for all other answers, at most the ten weeks that the budget has.
        ({"fault": "yes", "skill": "no", "carry": "yes"}, "shop", (2, 3, 10)),
    ],
)
def test_a_plan_begins_with_what_the_answers_say_of_it(
    answers: dict[str, str], channel: str, sizes: tuple[int, ...]
) -> None:
    """Channel and sizes are those of the first proposal whose condition holds."""
    [line] = proposing("workshop", STREET, LONG, **answers).lines
    assert line.channel == channel
    assert (line.people, line.hours, line.weeks) == sizes


@pytest.mark.parametrize(
    ("proposal", "words"),
    [
        (STREET, "Proposed: It is near."),
        (STREET._replace(weeks=None), "Proposed, the sizes as an example: It is near."),
        # Nobody states what the workshop asks at home: the plan stays with a way that has a price.
        (
            STREET._replace(channel="home"),
            "Proposed, though no source states its price: It is near.",
        ),
        (
            STREET._replace(channel="home", weeks=None),
            "Proposed, though no source states its price, the sizes as an example: It is near.",
        ),
    ],
)
def test_what_a_plan_rests_on_says_where_it_cannot_follow_a_proposal(
    proposal: Proposal, words: str
) -> None:
    """The plan is priced in a way that is not the proposed one."""
    assert unset_words(proposing("workshop", proposal, fault="no", carry="yes")) == words


def test_sizes_of_ones_own_leave_what_is_proposed_for_another_outcome() -> None:
    """Three people for nine weeks are set for the workshop; four weeks at home stay four weeks."""
    own = Draft(people=Decimal(3), weeks=Decimal(9))
    home = STREET._replace(when={})
    case = proposing("self", home, fault="no", carry="yes")
    case = case.after(case.state._replace(plan=(own,)))
    assert case.walk.provisional == "workshop"
    [line] = case.lines_for("self")
    assert (line.people, line.weeks) == (3, 4)
    [line] = case.lines
    assert (line.people, line.weeks) == (3, 9)


def test_what_is_proposed_for_another_outcome_rests_on_the_way_to_it() -> None:
    """Mostly a small fault, which is mended at home; also none, which leads to the workshop."""
    mostly = {"fault": "yes+no", "skill": "yes", "carry": "yes"}
    case = proposing("workshop", STREET, **mostly)
    assert (case.walk.provisional, case.proposal_for("workshop")) == ("self", STREET)
    assert [line.channel for line in case.lines_for("workshop")] == ["street"]
    carried = STREET._replace(when={"carry": ("yes",)})
    assert proposing("workshop", carried, **mostly).proposal_for("workshop") == carried


def test_what_is_proposed_for_another_outcome_knows_all_that_was_given() -> None:
    """Nobody knows the fault: the workshop is provisional, and what was said of the skill counts.

    What is usual, a large fault, counts too.
    """
    skilled = STREET._replace(when={"skill": ("yes",)})
    given = {"fault": "unsure", "skill": "yes", "carry": "yes"}
    assert proposing("self", skilled, **given).proposal_for("self") == skilled
    assert proposing("self", STREET, **given).proposal_for("self") == STREET
