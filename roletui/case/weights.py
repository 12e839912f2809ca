"""Roles ranked by the user's weights, beside what the answers recommend.

Data flow: a dataset, the compared roles and the weights go in; a :class:`Ranking` comes out, every
total with the parts that add up to it. Nothing here changes a recommendation: if the two disagree,
both are reported, with the factor that tips the balance. All arithmetic is exact.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from roletui.case.case import Case
from roletui.case.names import names, outcome_name
from roletui.compare.cells import Cells
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Factor, Outcome, Role
from roletui.state.state import State, weighable
from roletui.text.numbers import count, rounded
from roletui.text.tuples import NamedTuple

RULE = (
    "Each weighed factor gives a role from 0 to 1: where it stands between the worst and the best, "
    "of a scale or of the likely amounts compared. A total is the mean of these by weight, times "
    "100, added up exactly; totals are shown rounded half up to whole points, parts to tenths. "
    "What is not stated counts neither for nor against a role, and a factor in which the roles do "
    "not differ is left out."
)
"""How a total is computed, for the reader."""

TIP_RULE = (
    "Weights never change what the answers recommend: where the two differ, both are said. What "
    "tips it is the factor with the largest part in the lead over the recommended role."
)
"""How a disagreement is handled, for the reader."""


class FactorPart(NamedTuple):
    """The contribution of one factor to the total of a role."""

    factor: Factor
    weight: int
    value: Fraction
    """From 0 (worst) to 1 (best)."""
    points: Fraction
    """Its share of the total, which is at most 100."""


class Score(NamedTuple):
    """The score of a role under the weighed factors."""

    role: Role
    parts: tuple[FactorPart, ...]
    """One for each weighed factor that is stated for the role, in the dataset's order."""
    missing: tuple[Factor, ...]
    """The weighed factors that are not stated for this role."""
    rank: int = 0
    """1 for the first; equal totals share a rank. 0 if nothing is stated."""

    @property
    def total(self) -> Fraction:
        """The points of all parts, from 0 to 100."""
        return sum((part.points for part in self.parts), Fraction())


class Ranking(NamedTuple):
    """Roles ordered by the weighed factors."""

    scores: tuple[Score, ...]
    """The best first; roles for which nothing is stated last, without a rank."""
    alike: tuple[Factor, ...] = ()
    """The weighed factors that are left out because the roles do not differ in them."""

    @property
    def first(self) -> tuple[Score, ...]:
        """The role in the lead, or several that share it; empty if nothing is ranked."""
        return tuple(score for score in self.scores if score.rank == 1)

    def of(self, roles: Iterable[str]) -> Score | None:
        """Return the best ranked of some roles; None if none of them is ranked."""
        wanted = set(roles)
        return next((s for s in self.scores if s.rank and s.role.id in wanted), None)

    def number(self, score: Score) -> str:
        """Write a total in whole points, or in tenths if different totals would look equal."""
        ranked = {entry.total for entry in self.scores if entry.rank}
        whole = len({points(total) for total in ranked}) == len(ranked)
        return points(score.total) if whole else tenths(score.total)


class Tip(NamedTuple):
    """The factor that puts another role ahead of the recommended one."""

    factor: Factor
    lead: Fraction
    """The points that it adds to the lead."""
    without: tuple[Score, ...]
    """The roles that would lead if it had no weight."""


class Weighed(NamedTuple):
    """The ranking by weights beside the recommendation by answers."""

    ranking: Ranking
    outcome: Outcome | None
    """What the answers recommend; None while a question is unanswered."""
    recommended: Score | None
    """The best ranked of the recommended roles; None if none is ranked."""
    tip: Tip | None
    """The cause of a disagreement; None if they agree or a side is not ranked."""

    @property
    def agree(self) -> bool:
        """Whether a recommended role leads, alone or with others."""
        return self.recommended is not None and self.recommended.rank == 1


class WeightsPart(NamedTuple):
    """The weights as a part of a document: plain text, not escaped."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """For each role: its name, total, rank and parts."""
    sentences: tuple[str, ...]
    """What the weights and the answers say."""
    rules: tuple[str, ...]
    """How the totals are computed and a disagreement is handled."""


def rank(cells: Cells, roles: Sequence[Role], weights: Mapping[str, int]) -> Ranking:
    """Return the roles ranked by weights; the weight of an unweighable factor is ignored."""
    counted: list[tuple[Factor, dict[str, Fraction]]] = []
    alike = []
    for factor in cells.dataset.factors:
        if weights.get(factor.id, 0) > 0 and weighable(factor):
            found = values(cells, factor, roles)
            if len(set(found.values())) > 1:
                counted.append((factor, found))
            else:
                alike.append(factor)
    scores = sorted((_score(role, counted, weights) for role in roles), key=_order)
    ranked: list[Score] = []
    for place, score in enumerate(scores, 1):
        level = bool(ranked) and ranked[-1].total == score.total
        number = ranked[-1].rank if level else place
        ranked.append(score._replace(rank=number if score.parts else 0))
    return Ranking(tuple(ranked), tuple(alike))


def values(cells: Cells, factor: Factor, roles: Sequence[Role]) -> dict[str, Fraction]:
    """Return the value from 0 to 1 of each role for which a factor is stated, by role id."""
    stated: dict[str, int] = {}
    for role in roles:
        cell = cells.at(factor, role)
        number = cell.amount.likely if cell.amount else cell.level
        if number is not None:
            stated[role.id] = number
    if factor.kind == "rating":
        low, high = 1, len(factor.levels)
    else:
        low, high = min(stated.values(), default=0), max(stated.values(), default=0)
    span = max(1, high - low)
    shares = {role: Fraction(number - low, span) for role, number in stated.items()}
    return {r: 1 - share for r, share in shares.items()} if factor.better == "less" else shares


def _score(
    role: Role, counted: list[tuple[Factor, dict[str, Fraction]]], weights: Mapping[str, int]
) -> Score:
    stated = [(factor, found[role.id]) for factor, found in counted if role.id in found]
    whole = sum(weights[factor.id] for factor, _ in stated)
    parts = tuple(
        FactorPart(factor, weights[factor.id], value, 100 * value * weights[factor.id] / whole)
        for factor, value in stated
    )
    return Score(role, parts, tuple(factor for factor, found in counted if role.id not in found))


def _order(score: Score) -> tuple[bool, Fraction]:
    return not score.parts, -score.total


def weighed(case: Case) -> Weighed | None:
    """Return what the user's weights say beside the answers; None if nothing is weighed.

    A mix of roles or a plan in stages counts as its best ranked role.
    """
    if not case.state.weights:
        return None
    roles = _compared(case.dataset, case.state)
    ranking = rank(case.dataset_cells, roles, case.state.weights)
    if case.walk.status == "asking":
        return Weighed(ranking, None, None, None)
    outcome = case.tree.outcomes[case.walk.provisional]
    recommended = ranking.of(_roles_of(outcome))
    tip = None
    if recommended and recommended.rank > 1:
        tip = _tip(case.dataset_cells, roles, case.state.weights, ranking.first[0], recommended)
    return Weighed(ranking, outcome, recommended, tip)


def _roles_of(outcome: Outcome) -> tuple[str, ...]:
    """Return the ids of all roles that an outcome names."""
    return (*outcome.roles, *(stage.role for stage in outcome.plan))


def _compared(dataset: Dataset, state: State) -> tuple[Role, ...]:
    """Return the roles that the comparison shows."""
    shown = set(state.view.roles)
    return tuple(role for role in dataset.roles if role.id in shown) or dataset.roles


def _tip(
    cells: Cells, roles: Sequence[Role], weights: Mapping[str, int], first: Score, second: Score
) -> Tip:
    theirs = {part.factor.id: part.points for part in second.parts}
    mine = {part.factor.id: part.points for part in first.parts}
    factors = [part.factor for part in (*first.parts, *second.parts)]
    leads = {f.id: mine.get(f.id, Fraction()) - theirs.get(f.id, Fraction()) for f in factors}
    factor = max(factors, key=lambda entry: leads[entry.id])
    others = {name: weight for name, weight in weights.items() if name != factor.id}
    return Tip(factor, leads[factor.id], rank(cells, roles, others).first)


def verdicts(case: Case, found: Weighed) -> tuple[str, ...]:
    """Return what the weights say, what the answers say, and what tips a disagreement."""
    dataset, ranking = case.dataset, found.ranking
    words = [f"By your weights: {_front(dataset, ranking)}"]
    if found.outcome is None:
        words.append("By the answers: nothing is decided yet")
    else:
        sure = case.walk.status == "decided"
        here = outcome_name(dataset, found.outcome)
        number = _number(dataset, ranking, _roles_of(found.outcome), here)
        words.append(f"By the answers{'' if sure else ', provisionally'}: {here} ({number})")
        if found.agree:
            words.append("They agree")
    if own := case.active_override:
        here = names(dataset, (own.role,))
        number = _number(dataset, ranking, (own.role,), here)
        words.append(f"Your choice: {here} ({number})")
    if found.tip and found.recommended:
        words.append(_tip_words(dataset, ranking, found.tip, found.recommended))
    return tuple(words)


def _front(dataset: Dataset, ranking: Ranking) -> str:
    first = ranking.first
    if not first:
        return "no ranking, for the roles do not differ in what is weighed"
    named = _leaders(dataset, first)
    return f"{named} ({ranking.number(first[0])} of 100{' each' if len(first) > 1 else ''})"


def _leaders(dataset: Dataset, scores: Sequence[Score]) -> str:
    if len(scores) > 2:
        return f"{len(scores)} roles"
    return " and ".join(names(dataset, (score.role.id,)) for score in scores)


def _number(dataset: Dataset, ranking: Ranking, roles: Sequence[str], said: str) -> str:
    """Write the total of the best ranked role, with its name unless that is ``said``."""
    score = ranking.of(roles)
    if score is None:
        compared = any(entry.role.id in roles for entry in ranking.scores)
        return "not ranked" if compared else "not among the roles compared"
    name = names(dataset, (score.role.id,))
    return f"{'' if name == said else name} {ranking.number(score)}".strip()


def _tip_words(dataset: Dataset, ranking: Ranking, tip: Tip, recommended: Score) -> str:
    """Name the factor that tips it, and who would lead without it."""
    words = f"Tips it: {tip.factor.label}"
    if tip.factor in recommended.missing:
        words += f", not stated for {names(dataset, (recommended.role.id,))}"
    if not tip.without:
        return f"{words}; without it nothing is ranked"
    same = [s.role for s in tip.without] == [s.role for s in ranking.first]
    leads = "leads" if len(tip.without) == 1 else "lead together"
    return f"{words}; {'even ' if same else ''}without it {_leaders(dataset, tip.without)} {leads}"


def parts_words(score: Score) -> str:
    """Write the parts of a total: ``Price an hour × 3: 29.2; Risk × 1: 5.0``."""
    parts = [f"{p.factor.label} × {p.weight}: {tenths(p.points)}" for p in score.parts]
    parts += [f"{factor.label}: not stated" for factor in score.missing]
    return "; ".join(parts)


def rank_words(ranking: Ranking, score: Score) -> str:
    """Write the rank of a role, and whether it is shared."""
    if not score.rank:
        return "not ranked"
    alone = sum(other.rank == score.rank for other in ranking.scores) == 1
    return f"rank {score.rank}{'' if alone else ', shared'}"


def basis_words(score: Score) -> str:
    """Say how many of the weighed factors are stated for a role."""
    most = len(score.parts) + len(score.missing)
    return f"from {len(score.parts)} of {count(most, 'weighed factor', 'weighed factors')}"


def weights_part(case: Case) -> WeightsPart | None:
    """Return the weights as rows and sentences for the record; None if nothing is weighed."""
    found = weighed(case)
    if found is None:
        return None
    ranking = found.ranking
    rows = tuple(
        (
            score.role.name,
            ranking.number(score) if score.rank else "not ranked",
            rank_words(ranking, score).removeprefix("rank "),
            parts_words(score),
        )
        for score in ranking.scores
    )
    left_out = alike_words(ranking)
    return WeightsPart(
        ("Role", "Points of 100", "Rank", "Made of"),
        rows,
        tuple(f"{words}." for words in verdicts(case, found)),
        (RULE, TIP_RULE, *([left_out] if left_out else [])),
    )


def alike_words(ranking: Ranking) -> str:
    """Name the weighed factors that are left out; empty if there are none."""
    labels = ", ".join(factor.label for factor in ranking.alike)
    return f"Left out, as the roles do not differ in it: {labels}." if labels else ""


def points(number: Fraction) -> str:
    """Write points rounded half up to a whole number."""
    return str(rounded(*number.as_integer_ratio()))


def tenths(number: Fraction) -> str:
    """Write points rounded half up to tenths."""
    whole, tenth = divmod(rounded(number.numerator * 10, number.denominator), 10)
    return f"{whole}.{tenth}"
