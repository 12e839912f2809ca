"""The answer over the comparison: who is recommended, and what sets them apart from the next."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from roletui.case.case import Case
from roletui.case.names import names, outcome_name
from roletui.compare.cell import Cell
from roletui.cost.rates import month_words
from roletui.dataset.model import Factor, Outcome
from roletui.text.money import money
from roletui.text.numbers import lower_first
from roletui.text.tuples import NamedTuple

from ..widgets.text.hero import Told, columns_of

WHITE, INK, GREY = "bold $bright", "$ink", "$grey"
ROOMY, LARGE_FROM, MOST = 34, 36, 3
"""So many rows have room for two lines, and for a name in large letters with so many beside it."""
FORMS = ((True, True), (False, True), (False, False))
"""Whether facts have their label, and what a sum is for: from the longest form to the shortest."""


class Fact(NamedTuple):
    """What a price or a rating says of the chosen roles, beside the others."""

    said: str
    """What decides."""
    rest: str = ""
    other: str = ""
    """The name of the others, where this part of the sentence says it."""
    label: str = ""
    """Stands before what is said; the table has it too."""
    basis: str = ""
    """Stands last: what a difference of prices is for; the table has it too."""
    differs: bool = True


def who(case: Case) -> str:
    """Return whom the user chose or the answers recommend; empty while nothing is decided."""
    if own := case.active_override:
        return names(case.dataset, (own.role,))
    return outcome_name(case.dataset, case.outcome) if case.outcome else ""


def told(case: Case, name: str, width: int, rows: int) -> Told:
    """Return who it is, rather than whom, and as many facts as fit whole in so many cells.

    As many rows of the terminal have room for one line, for two, or for the name in large letters
    with a line for each fact.
    """
    other, roles = _apart(case, _others(case))
    facts = sorted(_facts(case, other, roles), key=lambda fact: not fact.differs)
    if rows >= LARGE_FROM and (taken := columns_of(name, width)):
        said = any(fact.other for fact in facts) or not other
        lines = [] if said else [Content.assemble(("rather than ", GREY), (other, WHITE))]
        lines += filter(
            None,
            (
                _fitting(None, [fact], width - taken, INK if place or lines else WHITE)
                for place, fact in enumerate(facts)
            ),
        )
        return Told(name, tuple(lines[:MOST]))
    return Told("", (_lines(name, other, facts, width, roomy=rows >= ROOMY),))


def _lines(name: str, other: str, facts: Sequence[Fact], width: int, *, roomy: bool) -> Content:
    """Write name and facts on one line, or on two, the second for all facts but the first."""
    lead, bare = Content.styled(name, WHITE), Content.styled(name, WHITE)
    if other and not any(fact.other for fact in facts):
        lead = Content.assemble(lead, (" rather than ", GREY), (other, INK))
    if not roomy:
        return _fitting(lead, facts, width, WHITE) or bare.truncate(width, ellipsis=True)
    first = _fitting(lead, facts[:1], width, WHITE) or bare.truncate(width, ellipsis=True)
    return Content("\n").join(filter(None, (first, _fitting(None, facts[1:], width, INK))))


def _fitting(lead: Content | None, facts: Sequence[Fact], width: int, style: str) -> Content | None:
    """Return a line of the facts that fit, what decides in a style; None where nothing does."""
    for number in range(len(facts), -1, -1):
        for label, basis in FORMS:
            parts = [
                Content.assemble(
                    (fact.label if label else "", GREY),
                    (fact.said, style),
                    (fact.rest, GREY),
                    (fact.other, INK),
                    (fact.basis if basis else "", GREY),
                )
                for fact in facts[:number]
            ]
            told = [Content.styled(" · ", GREY).join(parts)] if parts else []
            line = Content("   ").join([*([lead] if lead else []), *told])
            if line.cell_length <= width:
                return line or None
    return None


def _others(case: Case) -> Outcome | None:
    """Return what is compared with: the runner-up, or beside an own choice the recommendation."""
    second = case.runner_up
    return case.outcome if case.active_override else second and second.outcome


def _apart(case: Case, others: Outcome | None) -> tuple[str, tuple[str, ...]]:
    """Return the name and the roles of the others, without roles that are chosen too."""
    every = tuple(dict.fromkeys(others.roles)) if others else ()
    roles = tuple(role for role in every if role not in case.chosen_roles)
    if others and roles == every:
        return outcome_name(case.dataset, others), roles
    return names(case.dataset, roles), roles


def _facts(case: Case, other: str, roles: tuple[str, ...]) -> Iterator[Fact]:
    """Yield the first price and the ratings of the first group of factors, as far as stated.

    What has a name of its own is not full-time work of its role, so it has no such price.
    """
    own, others = case.outcome, _others(case)
    priced = bool(case.active_override) or own is None or not own.short
    factors = case.dataset.factors
    for factor in factors:
        if factor.group != factors[0].group:
            return
        ours = _cells(case, factor, case.chosen_roles) if factor.channel or factor.levels else []
        if not ours:
            continue
        theirs = _cells(case, factor, roles)
        if factor.levels:
            yield _rating(factor, ours, theirs)
        elif priced:
            priced = False
            theirs = [] if others and others.short else theirs
            yield from _price(case, factor, ours, theirs, other)


def _cells(case: Case, factor: Factor, roles: tuple[str, ...]) -> list[Cell]:
    """Return the cells of some roles; none where one of them has nothing."""
    by_id = case.dataset.roles_by_id
    found = [case.prices.cells.at(factor, by_id[role]) for role in roles]
    return found if all(cell.stated for cell in found) else []


def _price(
    case: Case, factor: Factor, ours: list[Cell], theirs: list[Cell], other: str
) -> Iterator[Fact]:
    """Yield the difference of two prices; where there are no others, the price itself."""
    per = " an hour"
    if factor.per == "month":
        per = f" for {month_words(case.dataset.channel(factor.channel))}"
    if not other:
        yield Fact(_said(ours), per)
    if len(ours) != 1 or len(theirs) != 1:
        return
    this, that = ours[0], theirs[0]
    if this.amount is None or that.amount is None or this.rate is None:
        return
    about = "" if this.amount.single and that.amount.single else "≈ "
    more = this.amount.likely - that.amount.likely
    if more:
        sum_ = money(abs(more), this.rate.currency)
        said = f"{about}{sum_} {'more' if more > 0 else 'less'}"
        yield Fact(said, " than ", other, basis=per)
    else:
        said = "about the same price" if about else "the same price"
        yield Fact(said, " as ", other, basis=per, differs=False)


def _rating(factor: Factor, ours: list[Cell], theirs: list[Cell]) -> Fact:
    """Return the level of the chosen roles, and what the others have instead."""
    said, label = _said(ours), lower_first(factor.short or factor.label)
    before = f"{label}: "
    if " " not in label:
        said, before = f"{said} {label}", ""
    mine, yours = ({cell.brief for cell in cells} for cells in (ours, theirs))
    if yours and mine.isdisjoint(yours):
        return Fact(said, f", not {_said(theirs)}", label=before)
    return Fact(said, " either way" if mine == yours else "", label=before, differs=False)


def _said(cells: list[Cell]) -> str:
    return " and ".join(dict.fromkeys(cell.brief for cell in cells))
