"""A plan on which overheads of one name are counted, with its amounts worked out by hand.

The plan is one person, 10 hours a week for 2 weeks, at a rate of one's own of €100 an hour: €2,000.
Two fees are called “Fee”: 10 % of that is €200, and €50 are paid for the person. A minimum of 30
hours, called “Fee, at least”, adds the 10 hours that are not worked, €1,000, of which the fee is
taken too: €300. Two tools are called “Tools”, at €130 and €260 a month: two weeks are 24/52 of a
month, €60 and €120. All in all €3,530.
"""

from decimal import Decimal

from helpers import case_of, small

from roletui.case.budget_sheet import Sheet, sheet
from roletui.cost.drafts import Draft
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import OverheadKind
from roletui.state.state import State


def overhead(name: str, label: str, kind: OverheadKind, amount: int) -> Overhead:
    """Return an overhead with a single figure."""
    return Overhead(name, label, "", "guild", kind, likely=Decimal(amount))


OVERHEADS = (
    overhead("fee-share", "Fee", "share", 10),
    overhead("fee-once", "Fee", "hire", 50),
    overhead("fee-least", "Fee, at least", "least-hours", 30),
    overhead("tools-small", "Tools", "month", 130),
    overhead("tools-large", "Tools", "month", 260),
)


def with_overheads() -> Dataset:
    """Return the small dataset with these overheads."""
    dataset = small().dataset
    return dataset._replace(budget=dataset.budget._replace(overheads=OVERHEADS))


DATASET = with_overheads()
ONE = Draft(
    "workshop", people=Decimal(1), hours=Decimal(10), weeks=Decimal(2), own_rate=Decimal(100)
)
STATE = State(plan=(ONE,), listed=True)


def shown(state: State = STATE) -> Sheet:
    """Return what the budget shows of a state."""
    return sheet(case_of(DATASET, state), 0)
