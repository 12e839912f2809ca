"""Who and what the cost of a case does not count, by their names."""

from roletui.case.case import Case
from roletui.case.names import names
from roletui.cost.assumptions import uncounted
from roletui.cost.plan import left_out
from roletui.text.numbers import lower_first


def uncounted_sentence(case: Case) -> str:
    """Say what is not in the cost; empty where nothing is known of it or nobody is paid."""
    left = uncounted_names(case)
    return f"{', '.join(left)}." if left else ""


def uncounted_names(case: Case) -> tuple[str, ...]:
    """Return who and what is not in the cost; nothing where nobody is paid."""
    if case.example:
        return ()
    dataset, found = case.market, case.bill
    roles = dict.fromkeys((*case.not_costed, *left_out(dataset, found)))
    left = [names(dataset, (role,)) for role in roles] if found.costs else []
    return (*left, *map(lower_first, uncounted(dataset, found.costs)))
