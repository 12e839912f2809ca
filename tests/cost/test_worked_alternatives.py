"""Other ways to hire for the same work, with what is paid once for a plan, worked out by hand."""

from decimal import Decimal

import pytest
from helpers import small

from roletui.cost.alternatives import alternatives
from roletui.cost.lines import PlanLine, cost
from roletui.dataset.model import Overhead
from roletui.text.money import Range

VAN = Overhead("van", "Van", "", "", "month", likely=Decimal(130), channels=("street",))
"""€130 a month are €30 a week, since a week is 12/52 of a month."""
DATASET = small().dataset._replace(budget=small().dataset.budget._replace(overheads=(VAN,)))

TOTALS = {
    "workshop-shop": 5_500,
    "workshop-shop-posted": 4_000,
    "mobile-shop": 6_050,
    "workshop-street": 8_300,  # 100 h at €80, and ten weeks of the van
    "mobile-street": 6_300,
}
"""What 100 hours in ten weeks cost at each rate, in euros."""


@pytest.mark.parametrize(
    ("role", "channel"), [("workshop", "shop"), ("workshop", "street"), ("mobile", "street")]
)
def test_each_way_pays_once_what_comes_with_it(role: str, channel: str) -> None:
    """Whoever works on the street pays for a van, in the chosen way and in every other one."""
    chosen = cost(DATASET, PlanLine(role, channel, Decimal(1), Decimal(10), Decimal(10)))
    here = TOTALS[f"{role}-{channel}"]
    found = {way.cost.rate.id: way for way in alternatives(DATASET, chosen)}
    assert {name: way.total.likely for name, way in found.items()} == {
        name: euros * 100 for name, euros in TOTALS.items()
    }
    assert {name: way.difference for name, way in found.items()} == {
        name: (euros - here) * 100 for name, euros in TOTALS.items()
    }
    # Both ends of a range pay the same for the van.
    assert found["workshop-shop"].total == Range(450_000, 550_000, 700_000)
    assert found["mobile-street"].total == Range(630_000, 630_000, 630_000)
