"""What becomes of each part of a state on another dataset, and the sentence that tells it."""

from decimal import Decimal
from types import MappingProxyType

import pytest
from helpers import small

from roletui.compare.view import View
from roletui.cost.drafts import Draft
from roletui.cost.settings import NO_CHOICES, Choice, CostSettings, Display
from roletui.dataset.model import Exchange, Overhead
from roletui.state.fit import dropped_by_dataset, fit_to_dataset
from roletui.state.state import Baseline, Override, State, WrongHireGuess
from roletui.tree.walk import Tree


def abroad() -> Tree:
    """Return the small tree, with a van at 10 euros a person and a dollar at 1.25 to the euro."""
    dataset = small().dataset
    van = Overhead("van", "The van", "", "guild", "hire", likely=Decimal(10))
    dollars = Exchange("USD", Decimal("1.25"), "2026-05", "guild")
    budget = dataset.budget._replace(overheads=(van,), exchange=(dollars,))
    return Tree(dataset._replace(budget=budget))


TREE = abroad()


def choices(**amounts: str) -> MappingProxyType[str, Choice]:
    """Return what the user set of some overheads, by id."""
    return MappingProxyType({name: Choice(True, Decimal(n)) for name, n in amounts.items()})


def planned(*drafts: Draft) -> State:
    """Return a state with what the user set of its lines."""
    return State(plan=drafts)


def shown(currency: str, per: str | None = None) -> State:
    """Return a state that shows amounts in a currency."""
    return State(cost_settings=CostSettings(NO_CHOICES, Display(currency, per and Decimal(per))))


def counted(**amounts: str) -> State:
    """Return a state with figures of overheads."""
    return State(cost_settings=CostSettings(choices(**amounts)))


def guessed(role: str = "", redone: str = "50", restart: str = "4") -> State:
    """Return a state with a guess at a wrong hire."""
    return State(mistake=WrongHireGuess(role, Decimal(redone), Decimal(restart)))


def goal(amount: str) -> State:
    """Return a state with an amount to spend."""
    return State(goal=Decimal(amount))


TWO = Draft("mobile", "shop", people=Decimal(2))
MANY = Draft("mobile", "shop", people=Decimal(9))  # the slider ends at five
FIVE = Draft("mobile", "shop", people=Decimal(5))
GONE = Draft("boat", "shop", people=Decimal(2))
KEPT = "The baseline is kept as far as this dataset knows its parts and extra costs."


@pytest.mark.parametrize(
    ("state", "fitted", "told"),
    [
        # A plan of one line is not counted; of two, the second is told by its number.
        (planned(TWO), planned(TWO), []),
        (planned(MANY), planned(FIVE), ["In the plan people cannot be “9” {}; it is “5” now."]),
        (
            planned(TWO, MANY),
            planned(TWO, FIVE),
            ["In part 2 of the plan people cannot be “9” {}; it is “5” now."],
        ),
        (
            planned(Draft("mobile", "shop", "gone")),
            planned(Draft("mobile", "shop")),
            ["In the plan rate cannot be “gone” {}; it is left out."],
        ),
        (
            planned(Draft("mobile", "shop", own_rate=Decimal(60), own_currency="GBP")),
            planned(Draft("mobile", "shop")),
            [
                "In the plan own rate cannot be “60” {}; it is left out.",
                "In the plan own currency cannot be “GBP” {}; it is left out.",
            ],
        ),
        # An own list whose only role is gone is no list any more.
        (
            State(plan=(GONE,), listed=True),
            State(),
            ["Part 1 of the plan is left out: this dataset has no role “boat”."],
        ),
        (counted(van="10.5"), counted(van="10.5"), []),
        (
            counted(van="-1", boat="2"),
            counted(van="0"),
            [
                "The extra cost “van” cannot be “-1”; it is “0” now.",
                "The extra cost “boat” is left out: this dataset counts none of that name.",
            ],
        ),
        (shown("USD"), shown("USD"), []),
        (shown("JPY"), State(), ["Amounts cannot be shown in “JPY” with this dataset."]),
        (shown("EUR", "2"), State(), []),  # its own, in which they are shown anyway
        (shown("JPY", "160"), shown("JPY", "160"), []),
        (
            shown("JPY", "160.0000005"),
            shown("JPY", "160.000001"),
            ["One unit cannot be “160.0000005” JPY; it is “160.000001” now."],
        ),
        (goal("1500"), goal("1500"), []),
        (goal("-1"), goal("0"), ["The goal cannot be “-1”; it is “0” now."]),
        (guessed("mobile", "51", "7"), guessed("mobile", "51", "7"), []),
        (
            guessed("boat"),
            guessed(),
            ["A mistake about “boat” is left out: this dataset has no such role."],
        ),
        (
            guessed(redone="101"),
            guessed(redone="100"),
            ["The share of work done again cannot be “101”; it is “100” now."],
        ),
        (
            guessed(restart="11"),
            guessed(restart="10"),
            ["The weeks of starting over cannot be “11”; it is “10” now."],
        ),
        (State(baseline=Baseline((TWO,))), State(baseline=Baseline((TWO,))), []),
        (State(baseline=Baseline((GONE, MANY))), State(baseline=Baseline((FIVE,))), [KEPT]),
        (
            State(baseline=Baseline((TWO,), choices(van="7", boat="2"))),
            State(baseline=Baseline((TWO,), choices(van="7"))),
            [KEPT],
        ),
        (
            State(baseline=Baseline((GONE,))),
            State(),
            ["The baseline is left out: this dataset has none of its roles."],
        ),
        (
            State(override=Override("boat", "Sails.", "mobile")),
            State(),
            ["The choice of “boat” is left out: this dataset has no such role."],
        ),
        (
            State(override=Override("self", "A \x1btool.", "mobile")),
            State(override=Override("self", "A tool.", "mobile")),
            [],
        ),
        (
            State(override=Override("self", "Tools.", "boat")),
            State(override=Override("self", "Tools.", "")),
            [],
        ),
    ],
)
def test_what_does_not_fit_is_brought_to_what_does(
    state: State, fitted: State, told: list[str]
) -> None:
    """What a dataset knows stays and nothing is said; the rest becomes the nearest, in words."""
    assert fit_to_dataset(TREE, state) == fitted
    expected = [sentence.format("with this dataset") for sentence in told]
    assert [*dropped_by_dataset(TREE, state)] == expected
    assert [*dropped_by_dataset(TREE, fitted)] == []


@pytest.mark.parametrize("field", ["by", "pin"])
@pytest.mark.parametrize(("role", "kept"), [("self", "self"), ("boat", ""), ("wait", "")])
def test_one_role_of_the_comparison_is_kept_while_there_is_one(
    field: str, role: str, kept: str
) -> None:
    """A factor is no role."""
    state = State(view=View(**{field: role}, descending=True))
    assert fit_to_dataset(TREE, state).view == View(**{field: kept}, descending=True)


def test_several_of_the_comparison_are_kept_once_each() -> None:
    """In the order they were set; roles are looked for among roles, factors among factors."""
    view = View(
        roles=("self", "boat", "self", "mobile"),
        sort="wait",
        hidden_roles=("wait", "workshop"),
        hidden_factors=("workshop", "wait", "pros", "wait"),
        filter="c\x1bard",
    )
    assert fit_to_dataset(TREE, State(view=view)).view == View(
        roles=("self", "mobile"),
        sort="wait",
        hidden_roles=("workshop",),
        hidden_factors=("wait", "pros"),
        filter="card",
    )
    assert fit_to_dataset(TREE, State(view=View(sort="mobile", filter="x"))).view.sort == ""


@pytest.mark.parametrize(
    ("at", "kept"), [("carry", "carry"), ("fault", "fault"), ("skill", ""), ("boat", ""), ("", "")]
)
def test_a_question_is_shown_again_while_it_has_an_answer(at: str, kept: str) -> None:
    """Carry has one that is known, fault is not sure; skill's is of no such name."""
    answers = {"fault": "unsure", "carry": "no", "skill": "maybe", "boat": "yes"}
    state = State(MappingProxyType(answers), at=at)
    assert fit_to_dataset(TREE, state) == state._replace(at=kept)
    assert [*dropped_by_dataset(TREE, state)] == [
        "The answer “maybe” to “skill” is not in this dataset; kept, not used.",
        "The answer “yes” to “boat” is not in this dataset; kept, not used.",
    ]


def test_ones_own_state_behind_a_preview_is_fitted_too() -> None:
    """Both lose the goal below nothing."""
    preview = goal("-1")._replace(real=goal("-2"))
    assert fit_to_dataset(TREE, preview) == goal("0")._replace(real=goal("0"))
