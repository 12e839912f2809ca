"""What a change of the state keeps and what it lets go, one case at a time."""

from decimal import Decimal
from types import MappingProxyType

from helpers import small, small_tree

from roletui.cost.drafts import Draft
from roletui.dataset.model import Outcome, Stage
from roletui.state.plan_changes import add_line, as_proposed, lines_set, pin, remove_line
from roletui.state.state import (
    MOST_LINES,
    Override,
    State,
    back,
    chosen_roles,
    keep,
    overruled,
    plan,
    plan_for,
    preview,
    real,
    resize,
    restart,
    sized,
    staged,
)
from roletui.tree.walk import Tree
from roletui.tree.what_if import Change, Flip

TREE = small_tree()
MOBILE = State(MappingProxyType({"fault": "no", "carry": "no"}))
TO_SHOP = Flip((Change("carry", "no", "yes"),), "workshop")
BACK = Flip((Change("carry", "yes", "no"),), "mobile")


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


def test_a_preview_that_leads_back_is_ones_own_state() -> None:
    """A change and the change back are no preview; one's own choice comes back too."""
    own = MOBILE._replace(override=Override("self", "It is near.", "mobile"))
    shown = preview(own, TO_SHOP)
    assert shown.answers == {"fault": "no", "carry": "yes"}
    assert (shown.override, shown.real, real(shown)) == (None, own, own)
    assert preview(shown, BACK) is own
    kept = keep(shown)
    assert (kept.answers, kept.override, kept.real) == (shown.answers, own.override, None)
    assert back(TREE, shown) is own
    assert restart(shown) == own._replace(answers=MappingProxyType({}), override=None)


def test_going_back_ends_at_the_first_question() -> None:
    """From the end to carry, to fault, and no further."""
    once = back(TREE, MOBILE)
    twice = back(TREE, once)
    assert (once.at, twice.at, back(TREE, twice)) == ("carry", "fault", twice)
    assert back(TREE, MOBILE._replace(at="skill")).at == "carry"  # which lies off the way


def test_a_choice_that_is_recommended_overrules_nothing() -> None:
    """Nor does one while a question is left; of a mix, one of its roles does."""
    for role, own in (("mobile", False), ("self", True)):
        state = MOBILE._replace(override=Override(role, "Because.", "mobile"))
        assert bool(overruled(TREE, state)) is own
        assert chosen_roles(TREE, state) == (role,)
        assert overruled(TREE, state._replace(answers=MappingProxyType({}))) is None
    mix = with_outcome(TREE.outcomes["mobile"]._replace(roles=("mobile", "workshop"), plan=()))
    alone = MOBILE._replace(override=Override("mobile", "Because.", "mobile"))
    assert chosen_roles(mix, MOBILE) == ("mobile", "workshop")
    assert overruled(mix, alone) == alone.override
    assert chosen_roles(TREE, State()) == ()


def test_two_stages_have_an_order_and_one_has_none() -> None:
    """Nor have the lines of one's own list, nor those of a choice of one's own."""
    two = stages(1, 2)
    assert staged(stages(1), MOBILE) is None
    assert staged(two, MOBILE) == two.outcomes["mobile"]
    assert staged(two, MOBILE._replace(listed=True)) is None
    assert staged(two, MOBILE._replace(override=Override("self", "", "mobile"))) is None
    assert staged(two, State()) is None


def test_another_outcome_is_planned_with_the_sizes_that_were_set() -> None:
    """A rate holds where its role is proposed at the same place, and not at another one."""
    tree = stages(1, 2, roles=("mobile", "workshop"))
    drafts = (Draft("workshop", "street", people=Decimal(2)), Draft("workshop", "street"))
    first, second = plan_for(tree, MOBILE._replace(plan=drafts), "mobile")
    assert (first.role, first.channel, first.people) == ("mobile", "street", 2)
    assert (second.role, second.channel, second.people) == ("workshop", "street", 1)
    mobile = (Draft("mobile", "shop", people=Decimal(2)),) * 2
    first, second = plan_for(tree, MOBILE._replace(plan=mobile), "mobile")
    assert (first.role, first.channel) == ("mobile", "shop")
    assert (second.role, second.channel) == ("workshop", "shop")
    assert second.rate == ""


def test_a_plan_is_sized_once_anything_of_it_is_set() -> None:
    """The size of a line that the plan no longer has is not in use."""
    assert not sized(TREE, MOBILE)
    assert sized(TREE, resize(TREE, MOBILE, people=Decimal(2)))
    assert sized(TREE, resize(TREE, MOBILE, start=Decimal(2)))
    beyond = MOBILE._replace(plan=(Draft(), Draft(weeks=Decimal(3))))
    assert not sized(TREE, beyond)


def test_sizes_are_changed_one_at_a_time() -> None:
    """Of the second of two stages; what was set before stays set."""
    tree = stages(1, 2)
    state = resize(tree, MOBILE, 1, people=Decimal(2))
    state = resize(tree, state, 1, hours=Decimal(3))
    state = resize(tree, state, 1, weeks=Decimal(4), start=Decimal(5))
    sizes = [Decimal(number) for number in (2, 3, 4)]
    assert state.plan == (Draft(), Draft("", "", "", *sizes, start=Decimal(5)))


def test_a_line_is_added_behind_the_one_it_is_like() -> None:
    """Of lines of one, two and three weeks the second is doubled, then the first taken out."""
    tree = stages(1, 2, 3)
    more = add_line(tree, MOBILE, 1)
    assert [line.weeks for line in plan(tree, more)] == [1, 2, 2, 3]
    fewer = remove_line(tree, more, 0)
    assert [line.weeks for line in plan(tree, fewer)] == [2, 2, 3]
    assert fewer.listed
    assert as_proposed(fewer) == MOBILE


def test_a_plan_has_from_one_to_twenty_lines() -> None:
    """The nineteenth line can be doubled, the twentieth cannot; the last one stays."""
    full = MOBILE
    for number in range(MOST_LINES - 1):
        full = add_line(TREE, full, 0)
        assert len(plan(TREE, full)) == number + 2
    assert MOST_LINES == 20
    assert add_line(TREE, full, 0) is full
    two = add_line(TREE, MOBILE, 0)
    one = remove_line(TREE, two, 1)
    assert len(plan(TREE, one)) == 1
    assert remove_line(TREE, one, 0) is one


def test_lines_are_set_where_they_differ_or_are_an_own_list() -> None:
    """What is set to what was proposed anyway is nothing set, unless it is a list of one's own."""
    proposed = plan(TREE, MOBILE)[0]
    assert not lines_set(TREE, MOBILE)
    assert not lines_set(TREE, resize(TREE, MOBILE, people=proposed.people))
    assert lines_set(TREE, resize(TREE, MOBILE, people=proposed.people + 1))
    alike = remove_line(TREE, add_line(TREE, MOBILE, 0), 1)
    assert plan(TREE, alike) == plan(TREE, MOBILE)
    assert lines_set(TREE, alike)


def test_a_baseline_that_differs_takes_the_place_of_the_pinned_one() -> None:
    """Only the very same plan, pinned again, lets it go."""
    pinned = pin(TREE, MOBILE)
    other = resize(TREE, pinned, people=Decimal(2))
    assert pinned.baseline is not None
    assert pin(TREE, pinned).baseline is None
    again = pin(TREE, other).baseline
    assert again is not None
    assert [draft.people for draft in again.plan] == [2]
