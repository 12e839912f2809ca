"""Where a figure comes from, in words: publisher, interest, dates, basis, region, grade.

And what a total of weighed factors comes from: each part with what is stated there.
"""

import typing

from roletui.case.case import Case
from roletui.case.weights import (
    RULE,
    TIP_RULE,
    FactorPart,
    Score,
    Weighed,
    alike_words,
    basis_words,
    parts_words,
    rank_words,
    tenths,
)
from roletui.cost.provenance import provenance, stale_rate
from roletui.cost.rates import range_words
from roletui.dataset.model import Factor, RateEntry, Role, Source
from roletui.dataset.review_dates import stale
from roletui.state.state import weighable
from roletui.text.money import rounded

from ..widgets.text.pane import Line

GRADES = {
    "A": "grade A, primary text read",
    "B": "grade B, second hand",
    "C": "grade C, one party's claim",
}


def source_line(case: Case, source: Source) -> str:
    """Say in one line who published something, when, how good it is, and first if it is stale."""
    old = stale(case.market.about, source, case.today)
    return (
        f"{_before(old)}{source.publisher}, {source.title}; published {source.published}, "
        f"checked {source.checked}; {GRADES[source.grade]}"
    )


def rate_line(case: Case, rate: RateEntry) -> str:
    """Say in one line where a rate comes from, and what is known of its range."""
    return f"{range_words(rate)}; {origin_line(case, rate)}"


def origin_line(case: Case, rate: RateEntry) -> str:
    """Say in one line where a rate comes from, and first if it is stale."""
    found = provenance(case.market, rate)
    if found.source is None or found.grade is None:
        return f"your own figure; {found.words}"
    measured = f"; measured for {rate.proxy}" if rate.proxy else ""
    old = stale_rate(case.market, rate, case.today)
    return (
        f"{_before(old)}{rate.basis}, {rate.region}; {found.publisher}, {found.dated}, "
        f"checked {found.source.checked}; {GRADES[found.grade]}{measured}"
    )


def _before(words: str) -> str:
    return f"{words}; " if words else ""


def not_weighable(factor: Factor) -> str:
    """Say why a factor cannot be weighed; empty where it can."""
    if weighable(factor):
        return ""
    match factor.kind:
        case "text" | "list":
            return f"“{factor.label}” is words; only ratings and money can be weighed."
        case "rating" | "money":
            return f"The dataset does not say which end of “{factor.label}” speaks for a role."
        case never:
            typing.assert_never(never)


def weight_words(factor: Factor, weight: int) -> str:
    """Say how much a factor counts and which end speaks for a role; empty for words."""
    if not weighable(factor):
        return ""
    return f"× {weight}, {factor.better} is better"


def score_lines(case: Case, found: Weighed, score: Score, *, compact: bool) -> list[Line]:
    """Return the total of a role in full: every part, what it rests on, and by which rule."""
    ranking = found.ranking
    total = "nothing stated in what is weighed"
    if score.rank:
        total = f"{ranking.number(score)} of 100, {rank_words(ranking, score)}"
    lines: list[Line] = [
        (("Your weights", "bold"), ("  ", "plain"), (score.role.name, "dim")),
        told(f"{total}, {basis_words(score)}"),
    ]
    left_out = alike_words(ranking)
    if compact:
        return [*lines, *(quiet(words) for words in (parts_words(score), left_out) if words)]
    lines += [told(""), *(_part_line(case, score.role, part) for part in score.parts)]
    lines += [told(f"not stated  {factor.label}") for factor in score.missing]
    rules = [left_out, RULE, TIP_RULE]
    return [*lines, told(""), *(quiet(words) for words in rules if words)]


def _part_line(case: Case, role: Role, part: FactorPart) -> Line:
    """Write what a factor adds to a total, and what is stated there."""
    cell = case.prices.cells.at(part.factor, role)
    whole, hundredths = divmod(rounded(100 * part.value.numerator, part.value.denominator), 100)
    words = f"{part.factor.label} × {part.weight}, {part.factor.better} is better"
    return (
        (f"{tenths(part.points):>5} points", "bold"),
        (f"  {words}: {cell.items[0]}, worth {whole}.{hundredths:02}", "plain"),
    )


def told(words: str) -> Line:
    """Return a line of plain words."""
    return ((words, "plain"),)


def quiet(words: str) -> Line:
    """Return a line of dim words."""
    return ((words, "dim"),)
