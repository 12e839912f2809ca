"""The answer over the comparison: who is recommended, and what decides about them."""

from collections.abc import Iterator

from textual.content import Content

from roletui.case.case import Case
from roletui.case.names import names, outcome_name
from roletui.compare.cells import Cells
from roletui.cost.rates import month_words
from roletui.dataset.model import Factor, Role
from roletui.text.numbers import lower_first


def who(case: Case) -> str:
    """Return whom the user chose or the answers recommend; empty while nothing is decided."""
    if own := case.active_override:
        return names(case.dataset, (own.role,))
    return outcome_name(case.dataset, case.outcome) if case.outcome else ""


def answer_line(case: Case, name: str, width: int) -> Content:
    """Return who it is and as many of the facts as fit in so many cells, wide apart if possible."""
    for brief, gap in ((False, "   "), (True, "   "), (True, "  ")):
        parts = [Content.styled(name, "bold $bright"), *_facts(case, brief=brief)]
        line = Content(gap).join(parts)
        if line.cell_length <= width:
            return line
    while len(parts) > 1 and line.cell_length > width:
        line = Content(gap).join(parts := parts[:-1])
    return line.truncate(width, ellipsis=True)


def _facts(case: Case, *, brief: bool) -> Iterator[Content]:
    """Yield prices and ratings of the first group of factors, as far as each role has them.

    What is recommended under a name of its own is not full-time work, so it has no such price.
    """
    dataset, cells = case.dataset, case.prices.cells
    roles = [dataset.roles_by_id[role] for role in case.chosen_roles]
    own_name = not case.active_override and case.outcome is not None and case.outcome.short
    for factor in dataset.factors:
        if factor.group != dataset.factors[0].group:
            return
        value = _value(cells, factor, roles) if roles and (factor.channel or factor.levels) else ""
        if value and factor.channel:
            if own_name:
                continue
            hours = month_words(dataset.channel(factor.channel))
            of = "" if brief or factor.per == "hour" else f" of {hours}"
            yield Content.assemble((value, "bold $bright"), (f" {_PER[factor.per]}{of}", "$grey"))
        elif value:
            label = lower_first(factor.short or factor.label)
            yield Content.assemble((f"{label}: ", "$grey"), (value, "bold $bright"))


def _value(cells: Cells, factor: Factor, roles: list[Role]) -> str:
    """Return what the roles have, each once; empty where one of them has nothing."""
    found = [cells.at(factor, role) for role in roles]
    if not all(cell.stated for cell in found):
        return ""
    return " and ".join(dict.fromkeys(cell.brief for cell in found))


_PER = {"month": "a month", "hour": "an hour"}
