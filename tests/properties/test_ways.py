"""The same work in other ways, found by an index, is what counting every rate comes to."""

from fractions import Fraction
from operator import attrgetter

from hypothesis import given

from roletui.cost.alternatives import Alternative, Nearness, Ways, alone, alternatives, offers
from roletui.cost.lines import Cost, PlanLine, cost, cost_at, offer_for, work_of
from roletui.cost.provenance import is_own
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import RateEntry

from .trees import planned

Found = dict[str, tuple[int, Nearness]]
likely = attrgetter("total.likely")


def counted(dataset: Dataset, chosen: Cost) -> Found:
    """Return the likely total and the nearness of every rate but the chosen one, by its id."""
    found: Found = {}
    seen: set[tuple[str, str]] = set()
    for rate in filter(dataset.countable, dataset.rates):
        first = (rate.role, rate.channel) not in seen
        seen.add((rate.role, rate.channel))
        if rate is not chosen.rate:
            found[rate.id] = (total(dataset, chosen, rate), near(chosen.rate, rate, first=first))
    return found


def total(dataset: Dataset, chosen: Cost, rate: RateEntry) -> int:
    """Return what as many hours of work cost at a rate, by itself."""
    plain = chosen.line._replace(
        role=rate.role, channel=rate.channel, rate=rate.id, own_rate=None, own_currency=None,
        salary=False, switched=(), hours_range=None, weeks_range=None,
    )  # fmt: skip
    here = cost(dataset, plain)
    scale = chosen.offer.share / here.offer.share
    weeks = Fraction(chosen.line.weeks) * scale
    return alone(cost_of(dataset, plain, weeks)).likely


def cost_of(dataset: Dataset, line: PlanLine, weeks: Fraction) -> Cost:
    """Return what a line costs for so many weeks, which need not be a decimal number."""
    return cost_at(line, offer_for(dataset, line), work_of(line)._replace(weeks=weeks))


def near(now: RateEntry, rate: RateEntry, *, first: bool) -> Nearness:
    """Return how a rate differs from the chosen one."""
    if first and rate.channel == now.channel and (is_own(now) or rate.role != now.role):
        return "role"
    return "channel" if first and rate.role == now.role and rate.channel != now.channel else "other"


@given(planned())
def test_every_way_is_found_where_it_belongs(case: tuple[Dataset, list[PlanLine]]) -> None:
    """Each rate is in one ranking, with its cost; cheap ones come first, and the ends are known."""
    dataset, lines = case
    chosen = cost(dataset, lines[0])
    ways, expected = Ways(chosen, offers(dataset)), counted(dataset, chosen)
    rankings = ways.role, ways.channel, ways.rate, ways.other
    found = {each.cost.rate.id: told(each) for ranking in rankings for each in ranking}
    assert found == expected
    assert sum(map(len, rankings)) == len(expected)
    for ranking in rankings:
        assert len([*ranking.offers]) == len(ranking)
        assert [*map(likely, ranking)] == sorted(map(likely, ranking))
        ends, every = ranking.ends, [*ranking]
        assert bool(ends) is bool(every)
        if every:
            assert min(map(likely, ends)) == likely(every[0])
            assert max(map(likely, ends)) == likely(every[-1]) == likely(ranking.dearest)
            assert max(e.total.high for e in ends) == max(e.total.high for e in every)
    assert {e.cost.rate.role for e in ways.rate} | {e.cost.rate.role for e in ways.channel} <= {
        chosen.rate.role
    }


def told(entry: Alternative) -> tuple[int, Nearness]:
    """Return what an alternative says."""
    return entry.total.likely, entry.nearness


@given(planned())
def test_one_way_is_the_same_by_whatever_name(case: tuple[Dataset, list[PlanLine]]) -> None:
    """A way asked for by its rate or its role, and the dearest near one, are those of the list."""
    dataset, lines = case
    chosen = cost(dataset, lines[0])
    ways, every = Ways(chosen, offers(dataset)), alternatives(dataset, chosen)
    others = [each for each in every if not each.chosen]
    assert [each.total.likely for each in every if each.nearness == "other"] == sorted(
        (each.total.likely for each in every if each.nearness == "other"), reverse=True
    )
    for each in others:
        assert ways.named(each.cost.rate.id) == each
        if each.nearness == "role":
            assert ways.by(each.cost.rate.role) == each
    assert ways.named(chosen.rate.id) is None
    nearest = next((k for k in ("role", "channel", "other") if of(others, k)), None)
    dearest = max(map(likely, of(others, nearest)), default=None) if nearest else None
    assert (likely(ways.dearest) if ways.dearest else None) == dearest


def of(found: list[Alternative], nearness: str | None) -> list[Alternative]:
    """Return those that differ in one way."""
    return [each for each in found if each.nearness == nearness]
