"""The figures of a decision in four sentences: cost, baseline, what is not counted, who gains."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from roletui.case.case import Case
from roletui.case.disinterested import left_sentence, plan_gains
from roletui.case.inside import bracketed, lasting, with_words
from roletui.case.names import names, unpriced
from roletui.case.proposed_size import beyond_proposal
from roletui.case.standing import (
    AS_NOUNS,
    hired_words,
    total_words,
    unset_words,
)
from roletui.case.ways_span import (
    WaysSpan,
    highest_words,
    is_example,
    span_words,
    told_span,
    weeks_words,
)
from roletui.cost.assumptions import counted, uncounted
from roletui.cost.items import named_range
from roletui.cost.lines import Cost, PlanLine, has_middle, has_range, size_words, way
from roletui.cost.plan import NO_COST, NO_PAY, Priced, left_out
from roletui.cost.provenance import counted_rates, is_own
from roletui.dataset.dataset import Dataset
from roletui.dataset.disinterested import who_earns
from roletui.text.money import difference_words, readable_range
from roletui.text.numbers import count, decimals, first_upper, lower_first, plain, rounded

LISTED = 3
"""At most so many lines of a plan are described one by one."""


def cost_sentences(case: Case) -> str:
    """Say what the decision costs: of what plan, with its range, from one source or several.

    Until somebody sets the plan it is a span over the ways to hire, called an example.
    """
    dataset, lines, found = case.market, case.lines, case.bill
    if case.example:
        return "not counted yet, since nothing is decided."
    if found.total is None:
        return unpriced(dataset, (left_out(dataset, found) or (lines[0].role,))[0])
    left = left_out(dataset, found)
    without = f", without {names(dataset, left)}" if left else ""
    if span := told_span(case):
        return " ".join(_span_sentences(case, span, without))
    top = bracketed(with_words(found))
    told = f"{_total(found, case.currency)}{without}, for {_plan(case, lines, found)}{top}."
    if not case.sized and not case.state.listed:
        told += f" {unset_words(case)}"
    if beyond := beyond_proposal(case):
        told += f" {first_upper(beyond)}."
    return f"{told} {_basis(dataset, found)}."


def _span_sentences(case: Case, span: WaysSpan, without: str) -> Iterator[str]:
    """Say a span over the ways to hire; of sizes that somebody set, what the plan counts with."""
    dataset, lines, found = case.market, case.lines, case.bill
    example, whose = is_example(case), f"{_whose(case, lines)}{_sizes(dataset, lines)}"
    up, how = highest_words(span, case.currency), hired_words(dataset, found)
    if span.several:
        what = weeks_words(found) if example else f"your plan of {whose}"
        told = f"{' '.join(span_words(span, what, case.currency))}{up}"
    else:
        told = f"{_total(found, case.currency)} for {weeks_words(found)}, {how}"
    yield f"{told}{without}."
    if example:
        yield f"An example: {whose}; nobody has set the sizes."
    else:
        costs = total_words(dataset, found)
        yield f"Until a way to hire is chosen, the rest counts {how}: {costs}."
    yield f"{_sources_words(span.sources)}."


def against_sentence(case: Case) -> str:
    """Say what the baseline is and costs, and the difference; empty if there is none."""
    before = case.baseline_bill
    if before is None:
        return ""
    market = case.baseline_market
    plan = _plan(case, case.baseline_lines, before, always=True)
    who = ", ".join(filter(None, ("the baseline", with_words(before))))
    costs = _none_words(market, before) if before.total is None else _total(before, case.currency)
    words = f"{plan} ({who}): {costs}"
    if left_out(market, before) or left_out(case.market, case.bill):
        return f"{words}."
    now, then = (found.total.likely if found.total else 0 for found in (case.bill, before))
    told = difference_words(now, then, case.currency)
    share = f" ({rounded(100 * abs(now - then), then)} %)" if then and now != then else ""
    apart = work_apart(case.bill, before)
    return " ".join([f"{words}; this plan costs {told}{share}{apart}.", *_unlike(case, before)])


def work_apart(plan: Priced, baseline: Priced, *, brief: bool = False) -> str:
    """Say how much more or less work a plan is than the baseline, and of how much.

    `` for 71 h less work, 529 h and not 600``.
    """
    now, then = (
        sum((entry.work.quantity for entry in found.costs), Fraction(0))
        for found in (plan, baseline)
    )
    if now == then:
        return ""
    apart = f"{decimals(abs(now - then), 0)} h {'more' if now > then else 'less'} work"
    return f" for {apart}" + f", {decimals(now, 0)} h and not {decimals(then, 0)}" * (not brief)


def _unlike(case: Case, before: Priced) -> Iterator[str]:
    """Say which extra costs only one of plan and baseline counts."""
    if not (case.bill.costs and before.costs):
        return
    plan, baseline = case.bill.costs, before.costs
    for who, costs, other, left in (
        ("This plan", plan, "the baseline", uncounted(case.baseline_market, baseline)),
        ("The baseline", baseline, "this plan", uncounted(case.market, plan)),
    ):
        known = {*counted(costs).values()}
        if names_ := [lower_first(label) for label in left if label in known]:
            yield f"{who} counts {', '.join(names_)}; {other} does not."


def compared_words(case: Case) -> str:
    """Say what differences are from: the recommended plan, and how it is hired.

    Empty where its cost is not stated.
    """
    found = case.bill_for(case.walk.provisional)
    words = total_words(case.market, found, unranged=False)
    if words == NO_COST:
        return ""
    told = f"Differences are measured from the recommendation: {AS_NOUNS.get(words, words)}"
    if not found.costs:
        return told
    span = told_span(case)
    apart = ", not the span above" if span and span.several else ""
    return f"{told}, {hired_words(case.market, found)}{apart}"


def gains_sentences(case: Case) -> str:
    """Say who gains from the figures, and of the plan that is set what is left without them."""
    told = f"{case.dataset.about.disclosure} {who_earns(case.dataset)}"
    if case.example or is_example(case):
        return told
    return " ".join(filter(None, [*plan_gains(case), told, left_sentence(case)]))


def _none_words(dataset: Dataset, found: Priced) -> str:
    return NO_COST if left_out(dataset, found) else NO_PAY


def _total(found: Priced, currency: str) -> str:
    assert found.total is not None
    about = "about " if has_middle(found.items) else ""
    none = "" if has_range(found.items) else " (no range)"
    return f"{about}{named_range(readable_range(found.total, currency), found.items)}{none}"


def _plan(case: Case, lines: Sequence[PlanLine], found: Priced, *, always: bool = False) -> str:
    """Describe a plan; its role where that is not the recommended one, or ``always``."""
    dataset = case.market
    if len(lines) > 1:
        return _sizes(dataset, lines, found)
    who = _whose(case, lines, always=always) + _size(lines[0], found.cost(lines[0]))
    return ", ".join(filter(None, [who, hired_words(dataset, found)]))


def _whose(case: Case, lines: Sequence[PlanLine], *, always: bool = False) -> str:
    """Name the role of a single line where the decision does not tell it."""
    if len(lines) > 1 or not (always or case.pinned or case.outcome is None):
        return ""
    return f"{names(case.market, (lines[0].role,))}, "


def _sizes(dataset: Dataset, lines: Sequence[PlanLine], found: Priced | None = None) -> str:
    if len(lines) == 1:
        return _size(lines[0])
    return "; ".join(_line_words(dataset, lines, found))


def _line_words(dataset: Dataset, lines: Sequence[PlanLine], found: Priced | None) -> Iterator[str]:
    for line in lines[:LISTED]:
        entry = found.cost(line) if found else None
        how = f", {way(entry)}" if entry else ""
        yield f"{names(dataset, (line.role,))} {size_words(line)}{how}"
    if len(lines) > LISTED:
        yield count(len(lines) - LISTED, "more part", "more parts")


def _size(line: PlanLine, entry: Cost | None = None) -> str:
    people = count(line.people, "person", "people")
    weeks = lasting(entry) if entry else count(line.weeks, "week", "weeks")
    return f"{people}, {plain(line.hours)} h a week, {weeks}"


def _basis(dataset: Dataset, found: Priced) -> str:
    rates = [rate for entry in found.costs for rate in counted_rates(dataset, entry.offer)]
    own = [is_own(rate) for rate in rates]
    if all(own):
        return "The rate is your own figure" if len(own) == 1 else "The rates are your own figures"
    sources = frozenset(rate.source for rate in rates if not is_own(rate))
    words = _sources_words(sources, one=len(rates) == 1)
    return f"{words}{' and your own figures' * any(own)}"


def _sources_words(sources: frozenset[str], *, one: bool = False) -> str:
    number = "one source" if len(sources) == 1 else f"{len(sources)} sources"
    return f"{'The rate is' if one else 'The rates are'} from {number}"
