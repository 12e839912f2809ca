"""Factors weighed by the user: totals, ranks, and what they say beside the recommendation."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

import pytest
from helpers import case_of, small

from roletui.case.weights import (
    RULE,
    TIP_RULE,
    Ranking,
    basis_words,
    parts_words,
    rank,
    tenths,
    values,
    verdicts,
    weighed,
    weights_part,
)
from roletui.compare.cells import Cells
from roletui.compare.view import View
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Better, CellText, Outcome, Role, Stage
from roletui.state.state import Override, State

BETTER: dict[str, Better] = {"wait": "less", "shop-rate": "less", "street-month": "less"}
"""What speaks for a role: a short wait, a low price."""

WORKSHOP = {"fault": "no", "carry": "yes"}
MOBILE = {"fault": "no", "carry": "no"}
SELF = {"fault": "yes", "skill": "yes"}
"""Answers that recommend each of the roles."""


def weighable(**better: Better) -> Dataset:
    """Return a dataset in which some factors say which end speaks for a role."""
    dataset = small().dataset
    ends = {**BETTER, **{name.replace("_", "-"): end for name, end in better.items()}}
    factors = (f._replace(better=ends.get(f.id)) for f in dataset.factors)
    return dataset._replace(factors=tuple(factors))


def role(name: str) -> Role:
    """Return a role of the small dataset."""
    return next(entry for entry in small().dataset.roles if entry.id == name)


def ranking(dataset: Dataset | None = None, **weights: int) -> Ranking:
    """Return all roles ranked, underscores standing for the dashes of factor ids."""
    dataset = dataset or weighable()
    return rank(Cells(dataset), dataset.roles, {n.replace("_", "-"): w for n, w in weights.items()})


def totals(found: Ranking) -> list[tuple[str, Fraction, int]]:
    """Return id, total and rank of each role."""
    return [(score.role.id, score.total, score.rank) for score in found.scores]


def said(
    answers: Mapping[str, str],
    dataset: Dataset | None = None,
    override: Override | None = None,
    view: View | None = None,
    **weights: int,
) -> list[str]:
    """Return what is said of answers and weights, underscores standing for dashes."""
    named = MappingProxyType({name.replace("_", "-"): w for name, w in weights.items()})
    state = State(answers, weights=named, override=override, view=view or View())
    case = case_of(dataset or weighable(), state)
    found = weighed(case)
    assert found is not None
    return list(verdicts(case, found))


def test_a_rating_counts_by_its_place_on_the_scale() -> None:
    """The best end of a scale is 1, the worst 0, and less may be better."""
    dataset = weighable()
    cells = Cells(dataset)
    wait = next(factor for factor in dataset.factors if factor.id == "wait")
    found = values(cells, wait, dataset.roles)
    assert found == {"workshop": 0, "mobile": Fraction(1, 2), "self": 1}
    found = values(cells, wait._replace(better="more"), dataset.roles)
    assert found == {"workshop": 1, "mobile": Fraction(1, 2), "self": 0}


def test_money_counts_by_its_place_among_the_amounts_compared() -> None:
    """The dearest role compared is 0 and the cheapest 1; a role without a price has no value."""
    dataset = weighable()
    rate = next(factor for factor in dataset.factors if factor.id == "shop-rate")
    assert values(Cells(dataset), rate, dataset.roles) == {"workshop": 1, "mobile": 0}
    assert values(Cells(dataset), rate, (role("mobile"),)) == {"mobile": 1}


def test_totals_are_weighted_means_of_what_is_stated() -> None:
    """What is not stated counts neither for nor against; the total says on how much it rests."""
    found = ranking(wait=1, shop_rate=3)
    assert totals(found) == [
        ("self", Fraction(100), 1),
        ("workshop", Fraction(75), 2),
        ("mobile", Fraction(25, 2), 3),
    ]
    first, second, third = found.scores
    assert basis_words(first) == "from 1 of 2 weighed factors"
    assert parts_words(first) == "Waiting time × 1: 100.0; Rate in a shop: not stated"
    assert basis_words(second) == "from 2 of 2 weighed factors"
    assert parts_words(second) == "Waiting time × 1: 0.0; Rate in a shop × 3: 75.0"
    assert found.number(third) == "13"


def test_a_role_with_nothing_stated_is_not_ranked() -> None:
    """It comes last, without a rank."""
    found = ranking(shop_rate=2)
    assert totals(found)[-1] == ("self", Fraction(), 0)
    assert found.of(("self",)) is None
    assert basis_words(found.scores[-1]) == "from 0 of 1 weighed factor"


def test_equal_totals_share_a_rank() -> None:
    """Two roles in front are both first, and the next one is third."""
    found = ranking(shop_rate=1, street_month=1)
    assert totals(found)[:2] == [("workshop", Fraction(50), 1), ("mobile", Fraction(50), 1)]
    assert [score.role.id for score in found.first] == ["workshop", "mobile"]


@pytest.mark.parametrize(
    "weights",
    [{}, {"place": 5}, {"pros": 1}, {"no-such-factor": 3}],
    ids=["nothing weighed", "words", "a list", "unknown"],
)
def test_what_cannot_be_weighed_ranks_nobody(weights: dict[str, int]) -> None:
    """Words, lists and what the dataset does not know have no weight."""
    dataset = weighable()
    assert not rank(Cells(dataset), dataset.roles, weights).first
    assert not rank(Cells(small().dataset), dataset.roles, {"wait": 3}).first


def test_a_factor_that_tells_nobody_apart_is_left_out() -> None:
    """Where all compared roles are the same in a factor, it is named and adds nothing."""
    dataset = weighable()
    pair = dataset.roles[:2]
    same = tuple(CellText(entry.id, level=2) for entry in pair)
    factors = (f._replace(cells=same) if f.id == "wait" else f for f in dataset.factors)
    found = rank(Cells(dataset._replace(factors=tuple(factors))), pair, {"wait": 5, "shop-rate": 1})
    assert [factor.id for factor in found.alike] == ["wait"]
    assert found.scores == rank(Cells(dataset), pair, {"shop-rate": 1}).scores


def test_different_totals_never_look_equal() -> None:
    """Where whole points would hide who is in front, tenths are shown."""
    dataset = weighable()
    close = rank(Cells(dataset), dataset.roles[:2], {"shop-rate": 251, "street-month": 250})
    assert [close.number(score) for score in close.scores] == ["50.1", "49.9"]
    apart = rank(Cells(dataset), dataset.roles[:2], {"shop-rate": 3, "street-month": 1})
    assert [apart.number(score) for score in apart.scores] == ["75", "25"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(Fraction(1, 3), "0.3"), (Fraction(5, 100), "0.1"), (Fraction(200, 3), "66.7")],
)
def test_parts_are_shown_in_tenths(number: Fraction, words: str) -> None:
    """Tenths are rounded half up."""
    assert tenths(number) == words


def test_where_both_agree_it_is_said() -> None:
    """The role in front is the recommended one."""
    assert said(SELF, wait=2) == [
        "By your weights: Yourself (100 of 100)",
        "By the answers: Yourself (100)",
        "They agree",
    ]


def test_where_they_differ_both_stand_with_what_tips_it() -> None:
    """Both verdicts are said, the factor that makes most of the lead, and who leads without it."""
    assert said(WORKSHOP, wait=2, shop_rate=1, view=View(("workshop", "mobile"))) == [
        "By your weights: Workshop and Mobile (33 of 100 each)",
        "By the answers: Workshop (33)",
        "They agree",
    ]
    assert said(WORKSHOP, wait=3, shop_rate=1, view=View(("workshop", "mobile"))) == [
        "By your weights: Mobile (38 of 100)",
        "By the answers: Workshop (25)",
        "Tips it: Waiting time; without it Workshop leads",
    ]
    assert said(MOBILE, wait=1) == [
        "By your weights: Yourself (100 of 100)",
        "By the answers: Mobile (50)",
        "Tips it: Waiting time; without it nothing is ranked",
    ]


def test_who_leads_even_without_what_tips_it() -> None:
    """Where no single factor makes the difference, that is said."""
    dataset = weighable(street_month="more")
    words = said(MOBILE, dataset, shop_rate=2, street_month=1)
    assert words[-1] == "Tips it: Rate in a shop; even without it Workshop leads"


def test_what_tips_it_may_not_be_stated_for_the_recommended_role() -> None:
    """A lead that rests on what nobody knows of the other role is called so."""
    dataset = weighable()
    cells = (CellText("workshop", level=1), CellText("self", level=3))
    factors = (f._replace(cells=cells) if f.id == "wait" else f for f in dataset.factors)
    words = said(MOBILE, dataset._replace(factors=tuple(factors)), wait=2, shop_rate=1)
    assert words[-1].startswith("Tips it: Waiting time, not stated for Mobile; ")


def test_before_the_answers_only_the_ranking_is_said() -> None:
    """Nothing is decided yet, and the weights decide nothing."""
    assert said({}, wait=2) == [
        "By your weights: Yourself (100 of 100)",
        "By the answers: nothing is decided yet",
    ]


def test_a_provisional_recommendation_is_called_so() -> None:
    """While several outcomes are left, what the answers say is provisional."""
    words = said({"fault": "no", "carry": "unsure"}, wait=2)
    assert words[1] == "By the answers, provisionally: Workshop (0)"


def test_a_recommended_role_may_not_be_ranked() -> None:
    """A role with nothing stated is not ranked, and nothing tips what cannot be compared."""
    assert said(SELF, shop_rate=2) == [
        "By your weights: Workshop (100 of 100)",
        "By the answers: Yourself (not ranked)",
    ]


def test_weights_that_tell_nobody_apart_rank_nobody() -> None:
    """Where a single role is compared there is nothing to rank, which is said."""
    assert said(SELF, wait=2, view=View(("self",))) == [
        "By your weights: no ranking, for the roles do not differ in what is weighed",
        "By the answers: Yourself (not ranked)",
    ]


def test_a_role_that_is_not_shown_is_not_compared() -> None:
    """Where only others are compared, the recommended or chosen role is not called unranked."""
    view = View(("workshop", "mobile"))
    assert (
        said(SELF, wait=2, view=view)[1]
        == "By the answers: Yourself (not among the roles compared)"
    )
    own = Override("self", "It is fun.", "workshop")
    assert said(WORKSHOP, override=own, wait=2, view=view)[2] == (
        "Your choice: Yourself (not among the roles compared)"
    )


def staged() -> Dataset:
    """Return a dataset that recommends the workshop with the mobile mechanic, in two stages."""
    dataset = weighable()
    stages = (Stage("workshop", 1, "Wheels"), Stage("mobile", 1, "Brakes"))

    def changed(outcome: Outcome) -> Outcome:
        return outcome._replace(plan=stages) if outcome.id == "workshop" else outcome

    return dataset._replace(outcomes=tuple(changed(outcome) for outcome in dataset.outcomes))


def test_a_plan_in_stages_stands_for_its_best_ranked_role() -> None:
    """Which role that is stands with its total."""
    assert said(WORKSHOP, staged(), wait=2)[1:] == [
        "By the answers: Workshop, then Mobile (Mobile 50)",
        "Tips it: Waiting time; without it nothing is ranked",
    ]
    assert said(WORKSHOP, staged(), wait=2, view=View(("workshop", "mobile")))[-1] == "They agree"


def test_the_users_own_choice_is_said_too() -> None:
    """A choice against the recommendation is a third verdict; one in line with it is none."""
    words = said(WORKSHOP, override=Override("mobile", "It is quick.", "workshop"), wait=2)
    assert words[:3] == [
        "By your weights: Yourself (100 of 100)",
        "By the answers: Workshop (0)",
        "Your choice: Mobile (50)",
    ]
    same = said(WORKSHOP, override=Override("workshop", "Of course.", "workshop"), wait=2)
    assert not any(word.startswith("Your choice") for word in same)


def test_without_weights_there_is_nothing_to_say() -> None:
    """No part of a record, and no verdict."""
    case = case_of(weighable())
    assert weighed(case) is None
    assert weights_part(case) is None


def test_the_part_of_a_record() -> None:
    """Rows as plain text, a sentence for each verdict, and the rules they follow."""
    state = State(WORKSHOP, weights=MappingProxyType({"shop-rate": 2, "street-month": 1}))
    part = weights_part(case_of(weighable(), state))
    assert part is not None
    assert part.head == ("Role", "Points of 100", "Rank", "Made of")
    assert part.rows == (
        ("Bicycle workshop", "67", "1", "Rate in a shop × 2: 66.7; A month on the street × 1: 0.0"),
        ("Mobile mechanic", "33", "2", "Rate in a shop × 2: 0.0; A month on the street × 1: 33.3"),
        (
            "Do it yourself",
            "not ranked",
            "not ranked",
            "Rate in a shop: not stated; A month on the street: not stated",
        ),
    )
    assert part.sentences == (
        "By your weights: Workshop (67 of 100).",
        "By the answers: Workshop (67).",
        "They agree.",
    )
    assert part.rules == (RULE, TIP_RULE)


def test_a_record_names_what_was_left_out() -> None:
    """A factor that is weighed and tells nobody apart is named."""
    state = State(weights=MappingProxyType({"wait": 1}), view=View(("self",)))
    part = weights_part(case_of(weighable(), state))
    assert part is not None
    assert part.rules[-1] == "Left out, as the roles do not differ in it: Waiting time."
