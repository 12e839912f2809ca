"""What a plan costs by how one hires: the span that is told until somebody chooses a way."""

from roletui.case.case import Case
from roletui.cost.alternatives import Ways
from roletui.cost.items import sum_of
from roletui.cost.lines import Cost
from roletui.cost.plan import Priced
from roletui.cost.whole_plan import plan_extras
from roletui.text.money import about_money
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple

LIKELY, HIGH = 1, 2
"""Places of two of the figures in a range."""


class WaysSpan(NamedTuple):
    """The likely total of a plan, each line hired in the cheapest way and in the dearest."""

    low: int
    """Minor units."""
    high: int
    highest: int
    """The total at the highest price that a source states for any of the ways."""
    several: bool
    """Whether anything can be hired in more than one way."""
    sources: frozenset[str]
    """Ids of the sources that state the rates."""


def is_example(case: Case) -> bool:
    """Tell whether nobody has set the plan, and nothing that was answered proposes its sizes."""
    state, proposal = case.state, case.proposal
    if state.listed or case.sized or state.baseline:
        return False
    if proposal is None:
        return True
    return proposal.people is None and proposal.hours is None and proposal.weeks is None


def way_is_open(case: Case) -> bool:
    """Tell whether the user set how much work it is, and nobody said yet how to hire."""
    proposal, state = case.proposal, case.state
    if case.outcome is None or state.listed or state.baseline or not case.sized:
        return False
    if proposal and proposal.channel:
        return False
    own = (each for each in case.drafts if each.channel or each.rate or each.own_rate is not None)
    return next(own, None) is None


def told_span(case: Case) -> WaysSpan | None:
    """Return the span that is told in place of a total until somebody chose how to hire."""
    example = is_example(case)
    span = ways_span(case) if example or way_is_open(case) else None
    return span if span and (example or span.several) else None


def plan_word(case: Case) -> str:
    """Return what the plan is called in the panel and among the other ways to hire."""
    if case.state.listed:
        return "your plan"
    return "example" if is_example(case) else "your plan" if case.sized else "proposed"


def ways_span(case: Case) -> WaysSpan | None:
    """Return what the plan costs by how one hires; None where no line has a rate."""
    ways = [ways_of(case, entry) for entry in case.bill.costs]
    if not ways:
        return None
    ends = [[each[0] for each in ways], [each[-1] for each in ways]]
    low, high = (_total(costs) for costs in ends)
    sources = frozenset(entry.rate.source for each in ways for entry in each)
    highest = _total([max(each, key=lambda entry: entry.total.high) for each in ways], HIGH)
    return WaysSpan(low, high, highest, any(len(each) > 1 for each in ways), sources)


def ways_of(case: Case, chosen: Cost) -> list[Cost]:
    """Return the same work by the same role through every channel, the cheapest first."""
    ways = Ways(chosen, case.prices.offers)
    near = (*ways.channel, ways.chosen)
    return [entry.cost for entry in sorted(near, key=lambda entry: entry.total.likely)]


def _total(costs: list[Cost], end: int = LIKELY) -> int:
    # What is paid once for a plan is counted once, however many lines it has.
    extras = sum_of(plan_extras(costs))[end] if plan_extras(costs) else 0
    return sum(entry.total[end] for entry in costs) + extras


def span_words(span: WaysSpan, what: str, currency: str) -> tuple[str, str]:
    """Say a span in two parts: ``about $12,000 to $98,000``, and what for and on what it depends.

    Its ends are likely totals, and the dearest way may cost more than that, so the words say it.
    """
    low, high = (about_money(amount, currency) for amount in (span.low, span.high))
    told = f"for {what} at likely prices"
    if low != high:
        return f"about {low} to {high}", f"{told}, by how you hire"
    return f"about {low}", f"{told}{', however you hire' * span.several}"


def highest_words(span: WaysSpan, currency: str) -> str:
    """Say what the work may cost at the highest price; empty where the span reaches that."""
    high, highest = (about_money(amount, currency) for amount in (span.high, span.highest))
    return "" if highest == high else f"; up to about {highest} at the highest price stated"


def weeks_words(found: Priced) -> str:
    """Say how long the lines that have a cost take, from the first begin to the last end."""
    lines = [entry.line for entry in found.costs]
    first = min(line.start for line in lines)
    return count(max(line.start + line.weeks for line in lines) - first, "week", "weeks")
