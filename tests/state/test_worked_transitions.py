"""What a change of the state keeps and what it lets go, one case at a time."""

from decimal import Decimal
from types import MappingProxyType

from helpers import case_of, small, small_tree

from roletui.cost.drafts import Draft
from roletui.cost.settings import Choice, Display
from roletui.dataset.model import Outcome, Stage
from roletui.state.plan_changes import (
    Size,
    add_line,
    as_proposed,
    count_with,
    hire,
    pin,
    price,
    remove_line,
    resize,
    show_in,
)
from roletui.state.state import (
    MOST_LINES,
    Override,
    State,
    WrongHireGuess,
    back,
    keep,
    preview,
    restart,
    without_preview,
)
from roletui.tree.walk import Tree
from roletui.tree.what_if import AnswerChange, Flip

TREE = small_tree()
MOBILE = State(MappingProxyType({"fault": "no", "carry": "no"}))
TO_SHOP = Flip((AnswerChange("carry", "no", "yes"),), "workshop")
BACK = Flip((AnswerChange("carry", "yes", "no"),), "mobile")


def with_outcome(outcome: Outcome) -> Tree:
    """Return the small tree with another outcome in place of the one of that name."""
    dataset = small().dataset
    ends = tuple(outcome if end.id == outcome.id else end for end in dataset.outcomes)
    return Tree(dataset._replace(outcomes=ends))


def stages(*weeks: int, roles: tuple[str, ...] = ("mobile",)) -> Tree:
    """Return the small tree whose mobile mechanic comes in stages of so many weeks."""
    plan = tuple(
        Stage(roles[place % len(roles)], number, "Work") for place, number in enumerate(weeks)
    )
    return with_outcome(TREE.outcomes["mobile"]._replace(plan=plan, roles=roles))


def gone_back(state: State) -> State:
    """Return a state one question further back."""
    return back(TREE.walk(state.answers), state)


def resized(
    state: State, size: Size, value: Decimal | int, number: int = 0, *, tree: Tree = TREE
) -> State:
    """Return a state with another size of a line of its plan."""
    return resize(state, case_of(tree, state).lines, size, Decimal(value), number)


def doubled(state: State, number: int, *, tree: Tree = TREE) -> State:
    """Return a state whose plan has a line twice."""
    return add_line(state, case_of(tree, state).lines, number)


def shortened(state: State, number: int, *, tree: Tree = TREE) -> State:
    """Return a state whose plan has a line less."""
    return remove_line(state, case_of(tree, state).lines, number)


def pin_toggled(state: State) -> State:
    """Return a state whose plan is pinned, or let go."""
    return pin(state, case_of(TREE, state).lines)


def test_a_preview_that_leads_back_is_ones_own_state() -> None:
    """A change and the change back are no preview; one's own choice comes back too."""
    own = MOBILE._replace(override=Override("self", "It is near.", "mobile"))
    shown = preview(own, TO_SHOP)
    assert shown.answers == {"fault": "no", "carry": "yes"}
    assert (shown.override, shown.real, without_preview(shown)) == (None, own, own)
    assert preview(shown, BACK) is own
    kept = keep(shown)
    assert (kept.answers, kept.override, kept.real) == (shown.answers, own.override, None)
    assert gone_back(shown) is own
    assert restart(shown) == own._replace(answers=MappingProxyType({}), override=None)


def test_going_back_ends_at_the_first_question() -> None:
    """From the end to carry, to fault, and no further."""
    once = gone_back(MOBILE)
    twice = gone_back(once)
    assert (once.at, twice.at, gone_back(twice)) == ("carry", "fault", twice)
    assert gone_back(MOBILE._replace(at="skill")).at == "carry"  # which lies off the way


def test_a_choice_that_is_recommended_overrules_nothing() -> None:
    """Nor does one while a question is left; of a mix, one of its roles does."""
    for role, own in (("mobile", False), ("self", True)):
        state = MOBILE._replace(override=Override(role, "Because.", "mobile"))
        case = case_of(TREE, state)
        assert bool(case.active_override) is own
        assert case.chosen_roles == (role,)
        asking = case.after(state._replace(answers=MappingProxyType({})))
        assert asking.active_override is None
    mix = with_outcome(TREE.outcomes["mobile"]._replace(roles=("mobile", "workshop"), plan=()))
    alone = MOBILE._replace(override=Override("mobile", "Because.", "mobile"))
    assert case_of(mix, MOBILE).chosen_roles == ("mobile", "workshop")
    assert case_of(mix, alone).active_override == alone.override
    assert case_of(TREE).chosen_roles == ()


def test_two_stages_have_an_order_and_one_has_none() -> None:
    """Nor have the lines of one's own list, nor those of a choice of one's own."""
    two = stages(1, 2)
    assert case_of(stages(1), MOBILE).staged is None
    assert case_of(two, MOBILE).staged == two.outcomes["mobile"]
    assert case_of(two, MOBILE._replace(listed=True)).staged is None
    own = MOBILE._replace(override=Override("self", "", "mobile"))
    assert case_of(two, own).staged is None
    assert case_of(two).staged is None


def test_another_outcome_is_planned_with_the_sizes_that_were_set() -> None:
    """A rate holds where its role is proposed at the same place, and not at another one."""
    tree = stages(1, 2, roles=("mobile", "workshop"))
    drafts = (Draft("workshop", "street", people=Decimal(2)), Draft("workshop", "street"))
    first, second = case_of(tree, MOBILE._replace(plan=drafts)).lines_for("mobile")
    assert (first.role, first.channel, first.people) == ("mobile", "street", 2)
    assert (second.role, second.channel, second.people) == ("workshop", "street", 1)
    mobile = (Draft("mobile", "shop", people=Decimal(2)),) * 2
    first, second = case_of(tree, MOBILE._replace(plan=mobile)).lines_for("mobile")
    assert (first.role, first.channel) == ("mobile", "shop")
    assert (second.role, second.channel) == ("workshop", "shop")
    assert second.rate == ""


def test_a_plan_is_sized_once_anything_of_it_is_set() -> None:
    """The size of a line that the plan no longer has is not in use."""
    assert not case_of(TREE, MOBILE).sized
    assert case_of(TREE, resized(MOBILE, "people", 2)).sized
    assert case_of(TREE, resized(MOBILE, "start", 2)).sized
    beyond = MOBILE._replace(plan=(Draft(), Draft(weeks=Decimal(3))))
    assert not case_of(TREE, beyond).sized


def test_sizes_are_changed_one_at_a_time() -> None:
    """Of the second of two stages; what was set before stays set."""
    tree = stages(1, 2)
    state = MOBILE
    set_to: list[tuple[Size, int]] = [("people", 2), ("hours", 3), ("weeks", 4), ("start", 5)]
    for size, value in set_to:
        state = resized(state, size, value, 1, tree=tree)
    sizes = [Decimal(number) for number in (2, 3, 4)]
    assert state.plan == (Draft(), Draft("", "", "", *sizes, start=Decimal(5)))


def test_the_first_line_is_meant_where_none_is_named() -> None:
    """Of two lines the second stays as it is: for a mobile mechanic, at the dataset's rate."""
    state = MOBILE._replace(plan=(Draft("mobile", "shop"), Draft("mobile", "shop")), listed=True)
    lines = case_of(TREE, state).lines
    for change in (
        resize(state, lines, "weeks", Decimal(3)),
        hire(TREE.dataset, state, lines, "workshop"),
        price(TREE.dataset, state, lines, Decimal(9)),
    ):
        first, second = change.plan
        assert first != state.plan[0]
        assert second == state.plan[1]


def test_a_line_is_added_behind_the_one_it_is_like() -> None:
    """Of lines of one, two and three weeks the second is doubled, then the first taken out."""
    tree = stages(1, 2, 3)
    more = doubled(MOBILE, 1, tree=tree)
    assert [line.weeks for line in case_of(tree, more).lines] == [1, 2, 2, 3]
    fewer = shortened(more, 0, tree=tree)
    assert [line.weeks for line in case_of(tree, fewer).lines] == [2, 2, 3]
    assert fewer.listed
    assert as_proposed(fewer) == MOBILE


def test_a_plan_has_from_one_to_twenty_lines() -> None:
    """The nineteenth line can be doubled, the twentieth cannot; the last one stays."""
    full = MOBILE
    for number in range(MOST_LINES - 1):
        full = doubled(full, 0)
        assert len(case_of(TREE, full).lines) == number + 2
    assert MOST_LINES == 20
    assert doubled(full, 0) is full
    two = doubled(MOBILE, 0)
    one = shortened(two, 1)
    assert len(case_of(TREE, one).lines) == 1
    assert shortened(one, 0) is one


def test_lines_are_set_where_they_differ_or_are_an_own_list() -> None:
    """What is set to what was proposed anyway is nothing set, unless it is a list of one's own."""
    case = case_of(TREE, MOBILE)
    proposed = case.lines[0]
    assert not case.lines_set
    assert not case.after(resized(MOBILE, "people", proposed.people)).lines_set
    assert case.after(resized(MOBILE, "people", proposed.people + 1)).lines_set
    alike = case.after(shortened(doubled(MOBILE, 0), 1))
    assert alike.lines == case.lines
    assert alike.lines_set


def test_a_baseline_that_differs_takes_the_place_of_the_pinned_one() -> None:
    """Only the very same plan, pinned again, lets it go."""
    pinned = pin_toggled(MOBILE)
    other = resized(pinned, "people", 2)
    assert pinned.baseline is not None
    assert pin_toggled(pinned).baseline is None
    again = pin_toggled(other).baseline
    assert again is not None
    assert [draft.people for draft in again.plan] == [2]


def test_an_overhead_is_set_beside_the_others() -> None:
    """Set anew it takes its own place, restored it leaves; the last one leaves nothing behind."""
    dear, cheap = Choice(True, Decimal(20)), Choice(True, Decimal(5))
    shown = show_in(MOBILE, Display("USD"))
    one = count_with(shown, "van", dear)
    both = count_with(count_with(one, "parts", Choice(False)), "van", cheap)
    assert both.cost_settings.overheads == {"parts": Choice(False), "van": cheap}
    left = count_with(both, "van", None)
    assert left.cost_settings.overheads == {"parts": Choice(False)}
    assert count_with(left, "parts", None) == shown
    assert show_in(shown, None) == MOBILE


def test_until_it_is_said_otherwise_half_is_done_again_and_four_weeks_are_lost() -> None:
    """Of a wrong hire; which role was needed is left open."""
    assert State().mistake == WrongHireGuess("", Decimal(50), Decimal(4))
