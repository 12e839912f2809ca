"""What weighing promises, tried on random factors, prices and weights."""

import typing
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from helpers import case_of, context_of, tried
from hypothesis import event, given
from hypothesis import strategies as st

from roletui.case.weights import Ranking, points, rank, values, verdicts, weighed
from roletui.compare.cells import Cells
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import CellText, Factor, RateEntry
from roletui.state.state import HEAVIEST, State, weigh

from .trees import BASE, CURRENCIES, answers, datasets

Weights = dict[str, int]
End = typing.Literal["less", "more"]
Drawn = tuple[int, End, tuple[int, ...]]
ENDS: tuple[End, End] = ("less", "more")
HEAVY = st.sampled_from([*range(1, HEAVIEST + 1), 0])
"""A weight; seldom none, so that most examples weigh something."""
FEW = tried(0.75)
"""As examples are dense, half of them do, but where roles must differ from what is recommended."""
MOST = 5
"""The most levels that a drawn rating has."""
RATING: st.SearchStrategy[Drawn] = st.tuples(
    st.integers(1, MOST),
    st.sampled_from(ENDS),
    st.tuples(*(st.integers(0, MOST) for _ in BASE.roles)),
)
"""How many levels, which end is better, and the level of each role, 0 for none.

Made once: to make strategies anew for each example takes longer than to draw from them.
"""


def rating(name: str, roles: Iterable[str], drawn: Drawn, fewest: int = 0) -> Factor:
    """Return a rating that some of the roles are given, or all of them where ``fewest`` is 1."""
    most, better, places = drawn
    levels = tuple(f"level {nr}" for nr in range(most))
    given_ = {r: max(fewest, min(place, most)) for r, place in zip(roles, places, strict=False)}
    cells = tuple(CellText(role, level=place) for role, place in given_.items() if place)
    return Factor(name, name, "rating", "Why.", levels=levels, better=better, cells=cells)


PLACES = [(role.id, channel.id) for role in BASE.roles[:-1] for channel in BASE.channels]
"""Whose prices are drawn, and where; the last role has none."""
FIGURES = st.tuples(*(st.tuples(st.integers(0, 99), st.integers(-1, 9)) for _ in PLACES))
"""For each place a price, and how far its range goes; -1 for a single figure."""


def prices(currency: str, figures: Iterable[tuple[int, int]]) -> Dataset:
    """Return a dataset with rates; few figures, as only their order and distance count."""
    rates = []
    for (role, channel), (figure, spread) in zip(PLACES, figures, strict=True):
        low = Decimal(figure).scaleb(-1)
        one, two = (low, low + spread) if spread >= 0 else (None, None)
        likely = low if spread < 0 else None
        name, source = f"{role}-{channel}", BASE.sources[0].id
        rates.append(
            RateEntry(
                name,
                role,
                channel,
                "Anywhere",
                "quoted",
                "hour",
                currency,
                source,
                one,
                likely,
                two,
            )
        )
    return BASE._replace(about=BASE.about._replace(currency=currency), rates=tuple(rates))


PRICES = st.builds(prices, st.sampled_from(CURRENCIES), FIGURES)
RATINGS = st.lists(RATING, max_size=4)
SHOWN = st.tuples(*(st.tuples(st.sampled_from(ENDS), HEAVY) for _ in BASE.channels))
HEAVIES = st.lists(HEAVY, min_size=4, max_size=4)


@st.composite
def weighings(draw: st.DrawFn) -> tuple[Dataset, Weights]:
    """Draw a dataset with up to four ratings and two prices, and weights for some of them."""
    dataset = draw(PRICES)
    roles = [role.id for role in dataset.roles]
    found = enumerate(draw(RATINGS))
    factors = [rating(f"rating {nr}", roles, drawn) for nr, drawn in found]
    weights = dict(zip((factor.id for factor in factors), draw(HEAVIES), strict=False))
    for channel, (better, weight) in zip(dataset.channels, draw(SHOWN), strict=True):
        name = channel.id
        factors.append(Factor(name, channel.name, "money", "W.", channel=name, better=better))
        weights[name] = weight
    return dataset._replace(factors=tuple(draw(st.permutations(factors)))), weights


def ranked(case: tuple[Dataset, Weights]) -> Ranking:
    """Return all roles of a drawn dataset ranked by the drawn weights."""
    dataset, weights = case
    return rank(Cells(dataset), dataset.roles, weights)


def order(found: Ranking) -> list[tuple[str, int]]:
    """Return the roles in their order, with their ranks."""
    return [(score.role.id, score.rank) for score in found.scores]


@FEW
@given(weighings())
def test_parts_add_up(case: tuple[Dataset, Weights]) -> None:
    """The parts are the weighted mean times 100 to the last digit, and within 0 and 100."""
    for score in ranked(case).scores:
        event(f"{len(score.parts)} parts")
        heavy = sum(part.weight for part in score.parts)
        mean = sum((part.weight * part.value for part in score.parts), Fraction())
        assert score.total * heavy == 100 * mean
        assert 0 <= score.total <= 100
        assert all(0 <= part.value <= 1 for part in score.parts)
        assert not {p.factor.id for p in score.parts} & {f.id for f in score.missing}


@FEW
@given(weighings())
def test_ranks_follow_the_totals(case: tuple[Dataset, Weights]) -> None:
    """A role's rank is one more than the number of roles with a higher total."""
    scores = [score for score in ranked(case).scores if score.rank]
    for score in scores:
        assert score.rank == 1 + sum(other.total > score.total for other in scores)
    shown = [ranked(case).number(score) for score in scores]
    assert len(set(map(points, (s.total for s in scores)))) <= len(set(shown))


@FEW
@given(weighings(), st.integers(2, 50))
def test_only_the_proportion_of_weights_counts(case: tuple[Dataset, Weights], times: int) -> None:
    """All weights times the same number give the same totals and the same order."""
    dataset, weights = case
    scaled = ranked((dataset, {name: weight * times for name, weight in weights.items()}))
    assert order(scaled) == order(ranked(case))
    assert [s.total for s in scaled.scores] == [s.total for s in ranked(case).scores]


@FEW
@given(weighings(), st.integers(1, 3), st.integers(1, HEAVIEST))
def test_a_factor_that_is_the_same_for_all_changes_nothing(
    case: tuple[Dataset, Weights], level: int, weight: int
) -> None:
    """Weighing what does not differ between the roles leaves every total as it was."""
    dataset, weights = case
    cells = tuple(CellText(role.id, level=level) for role in dataset.roles)
    same = Factor(
        "same", "Same", "rating", "W.", levels=("a", "b", "c"), better="more", cells=cells
    )
    more = dataset._replace(factors=(*dataset.factors, same))
    found = ranked((more, {**weights, "same": weight}))
    assert found.scores == ranked(case).scores
    assert same in found.alike


@FEW
@given(weighings(), st.data())
def test_what_is_not_stated_lowers_no_total(
    case: tuple[Dataset, Weights], data: st.DataObject
) -> None:
    """A factor without a word on a role leaves its total; stated as the worst it never adds."""
    dataset, weights = case
    name = data.draw(st.sampled_from([role.id for role in dataset.roles]))
    others = tuple(role.id for role in dataset.roles if role.id != name)
    factor = rating("other", others, data.draw(RATING), fewest=1)
    more = {**weights, "other": data.draw(st.integers(1, HEAVIEST))}
    silent = ranked((dataset._replace(factors=(*dataset.factors, factor)), more))
    score, before = silent.of([name]), ranked(case).of([name])
    assert (score and score.total) == (before and before.total)
    worst = 1 if factor.better == "more" else len(factor.levels)
    told = factor._replace(cells=(*factor.cells, CellText(name, level=worst)))
    loud = ranked((dataset._replace(factors=(*dataset.factors, told)), more)).of([name])
    if score and loud:
        event("compared with the worst")
        assert loud.total <= score.total


@FEW
@given(weighings())
def test_the_best_and_the_worst_price_are_the_ends(case: tuple[Dataset, Weights]) -> None:
    """Of prices that differ one is worth 1 and one 0."""
    dataset, _ = case
    for factor in dataset.factors:
        found = set(values(Cells(dataset), factor, dataset.roles).values())
        if factor.kind == "money" and len(found) > 1:
            assert {0, 1} <= found


@given(datasets(most=3), st.data())
def test_weights_never_touch_the_decision(dataset: Dataset, data: st.DataObject) -> None:
    """Whatever is weighed, the walk, what it recommends and the plan stay as they were.

    Where a recommended role is not in front, both verdicts are said, and what tips it.
    """
    roles = tuple(role.id for role in dataset.roles)
    drawn = enumerate(data.draw(st.tuples(RATING, RATING, RATING)))
    factors = tuple(rating(f"rating {nr}", roles, one) for nr, one in drawn)
    dataset = dataset._replace(factors=factors)
    before = State(MappingProxyType(data.draw(answers(dataset, two=True))))
    state = before
    for factor in factors:
        state = weigh(state, factor.id, data.draw(HEAVY))
    context = context_of(dataset)
    plain, case = case_of(context, before), case_of(context, state)
    assert case.walk == plain.walk
    assert case.outcome == plain.outcome
    assert (case.chosen_roles, case.lines) == (plain.chosen_roles, plain.lines)
    found = weighed(case)
    if found is None:
        assert not state.weights
        return
    assert found.outcome == case.outcome
    words = verdicts(case, found)
    assert words[0].startswith("By your weights: ")
    assert words[1].startswith("By the answers")
    differs = found.recommended is not None and found.recommended.rank > 1
    event("they differ" if differs else "they do not differ")
    assert ("They agree" in words) == found.agree
    assert any(word.startswith("Tips it: ") for word in words) == differs


@given(weighings(), st.data())
def test_what_tips_it_makes_the_most_of_the_lead(
    case: tuple[Dataset, Weights], data: st.DataObject
) -> None:
    """No other factor adds more to the lead, and who leads without it is who does."""
    dataset, weights = case
    outcomes = dataset.outcomes
    answers_ = data.draw(answers(dataset))
    state = State(answers_, weights={name: w for name, w in weights.items() if w})
    found = weighed(case_of(dataset, state))
    if found is None or found.tip is None or found.recommended is None:
        return
    event("tipped")
    assert found.outcome in outcomes
    first, second, tip = found.ranking.first[0], found.recommended, found.tip
    mine = {part.factor.id: part.points for part in first.parts}
    theirs = {part.factor.id: part.points for part in second.parts}
    leads = {
        name: mine.get(name, Fraction()) - theirs.get(name, Fraction()) for name in mine | theirs
    }
    assert sum(leads.values()) == first.total - second.total > 0
    assert tip.lead == leads[tip.factor.id] == max(leads.values())
    assert tip.without == ranked((dataset, {**weights, tip.factor.id: 0})).first
