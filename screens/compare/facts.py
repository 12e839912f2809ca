"""The provenance of figures in words: publisher, interest, dates, basis, region, grade.

Also the explanation of a weighed total, part by part.
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
from roletui.cost.rates import loading_words, range_words
from roletui.dataset.model import Factor, RateEntry, Role, Source
from roletui.dataset.review_dates import stale
from roletui.state.state import weighable
from roletui.text.numbers import rounded

from ..widgets.text.pane import Line

GRADES = {
    "A": "primary text read (grade A)",
    "B": "second hand (grade B)",
    "C": "one party's claim (grade C)",
}


def source_line(case: Case, source: Source) -> str:
    """Describe a source in one line: first whether it is stale, then publisher, dates, grade."""
    old = stale(case.market.about, source, case.today)
    return (
        f"{_before(old)}{source.publisher}, {source.title}; published {source.published}, "
        f"checked {source.checked}; {GRADES[source.grade]}"
    )


def said_by(case: Case, source: Source) -> str:
    """Describe a source briefly: whether it is stale, who says so, when, and the grade."""
    old = stale(case.market.about, source, case.today)
    return f"{_before(old)}{source.publisher}, {source.published} · grade {source.grade}"


def rate_line(case: Case, rate: RateEntry) -> str:
    """Describe the range and the provenance of a rate in one line."""
    return f"{origin_line(case, rate)}; {range_words(case.market, rate)}"


def origin_line(case: Case, rate: RateEntry) -> str:
    """Describe the provenance of a rate in one line, first whether it is stale."""
    found = provenance(case.market, rate)
    if found.source is None or found.grade is None:
        return f"your own figure; {found.words}"
    made = _before(loading_words(case.market, rate))
    measured = f"; measured for {rate.proxy}" if rate.proxy else ""
    old = stale_rate(case.market, rate, case.today)
    return (
        f"{_before(old)}{found.publisher}, {found.dated} (checked {found.source.checked}): {made}"
        f"{rate.basis}, {rate.region}; {GRADES[found.grade]}{measured}"
    )


def brief_origin(case: Case, rate: RateEntry, between: str = ", ") -> str:
    """Name whose figure a rate is, in short: ``Ad Snipper, 2026, grade B``."""
    found = provenance(case.market, rate)
    if found.source is None or found.grade is None:
        return "your own figure, no source"
    old = stale_rate(case.market, rate, case.today)
    return f"{_before(old)}{found.publisher}, {found.dated}{between}grade {found.grade}"


def _before(words: str) -> str:
    return f"{words}; " if words else ""


def not_weighable(factor: Factor) -> str:
    """Return why a factor cannot be weighed; empty where it can."""
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
    """Return the weight of a factor and its better end; empty where it cannot be weighed."""
    if not weighable(factor):
        return ""
    return f"× {weight}, {factor.better} is better"


def score_lines(case: Case, found: Weighed, score: Score, *, compact: bool) -> list[Line]:
    """Return the weighed total of a role, its parts, what it is based on, and the rules."""
    ranking = found.ranking
    total = "nothing stated in what is weighed"
    if score.rank:
        total = f"{ranking.number(score)} of 100, {rank_words(ranking, score)}"
    lines: list[Line] = [
        (("Your weights", "bold"), ("  ", "plain"), (score.role.name, "dim")),
        plain_line(f"{total}, {basis_words(score)}"),
    ]
    left_out = alike_words(ranking)
    if compact:
        return [*lines, *(dim_line(words) for words in (parts_words(score), left_out) if words)]
    lines += [plain_line(""), *(_part_line(case, score.role, part) for part in score.parts)]
    lines += [plain_line(f"not stated  {factor.label}") for factor in score.missing]
    rules = [left_out, RULE, TIP_RULE]
    return [*lines, plain_line(""), *(dim_line(words) for words in rules if words)]


def _part_line(case: Case, role: Role, part: FactorPart) -> Line:
    """Return what a factor adds to a total, and the cell it is based on."""
    cell = case.prices.cells.at(part.factor, role)
    whole, hundredths = divmod(rounded(100 * part.value.numerator, part.value.denominator), 100)
    words = f"{part.factor.label} × {part.weight}, {part.factor.better} is better"
    return (
        (f"{tenths(part.points):>5} points", "bold"),
        (f"  {words}: {cell.items[0]}, worth {whole}.{hundredths:02}", "plain"),
    )


def plain_line(words: str) -> Line:
    """Return a line in normal style."""
    return ((words, "plain"),)


def dim_line(words: str) -> Line:
    """Return a line in dim style."""
    return ((words, "dim"),)
