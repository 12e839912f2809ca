"""The grid: what stands in it, what differs, and in which order."""

import pytest
from helpers import small

from roletui.cells import NOT_STATED
from roletui.comparison import AS_AUTHORED, View, compare
from roletui.dataset.load import load
from roletui.money import Range

DATASET = small().dataset


def row(factor: str, view: View = AS_AUTHORED) -> dict[str, str]:
    """Return what each role says under a factor."""
    grid = compare(DATASET, view)
    [found] = [row for row in grid.rows if row.factor.id == factor]
    return {role.id: cell.text for role, cell in zip(grid.roles, found.cells, strict=True)}


def order(view: View) -> list[str]:
    """Return the ids of the roles as a view orders them."""
    return [role.id for role in compare(DATASET, view).roles]


@pytest.mark.parametrize(
    ("factor", "expected"),
    [
        ("place", ["In their shop", "At your door", NOT_STATED]),
        ("wait", ["weeks; Longer in spring", "days", "hours"]),
        ("payment", ["Card or cash", "Card or cash", NOT_STATED]),
        ("shop-rate", ["€55 (€45–€70) an hour", "€60.50 (€50–€71) an hour", NOT_STATED]),
        (
            "street-month",
            ["€13,866.67 a month of 173⅓ h", "€10,400 a month of 173⅓ h", NOT_STATED],
        ),
    ],
)
def test_cells_in_words(factor: str, expected: list[str]) -> None:
    """A cell says its text, the word of its rating, or its money with unit and convention."""
    assert list(row(factor).values()) == expected


def test_lists_keep_their_entries() -> None:
    """A row of a role's own list has a cell with each entry, and the role's sources."""
    [pros] = [found for found in compare(DATASET).rows if found.factor.id == "pros"]
    assert pros.cells[1].items == ("Comes to where you are.", "Is done within the hour.")
    assert pros.cells[1].sources == ("street-list",)


def test_money_cells_know_their_figures() -> None:
    """A money cell holds its range in minor units, its rate and the source of it."""
    [rates] = [found for found in compare(DATASET).rows if found.factor.id == "shop-rate"]
    cell = rates.cells[0]
    assert cell.amount == Range(4500, 5500, 7000)
    assert cell.rate is not None
    assert cell.rate.id == "workshop-shop"
    assert cell.sources == ("guild",)


def test_not_stated_is_never_zero() -> None:
    """Where no rate is stated a cell has no amount at all."""
    [rates] = [found for found in compare(DATASET).rows if found.factor.id == "shop-rate"]
    assert not rates.cells[2].stated
    assert rates.cells[2].amount is None


def test_not_stated_is_no_difference() -> None:
    """Roles that say the same do not differ because another says nothing."""
    differs = {found.factor.id: found.differs for found in compare(DATASET).rows}
    assert differs == {
        "place": True,
        "wait": True,
        "pros": True,
        "payment": False,
        "shop-rate": True,
        "street-month": True,
    }


@pytest.mark.parametrize(
    ("roles", "remark"),
    [
        (("workshop", "mobile"), ""),
        (("workshop", "self"), "stated for one role only"),
        (("self",), "stated for no role"),
    ],
)
def test_what_is_not_stated_is_not_called_the_same(roles: tuple[str, ...], remark: str) -> None:
    """No real difference is said only of what at least two roles state."""
    [row] = [row for row in compare(DATASET, View(roles)).rows if row.factor.id == "shop-rate"]
    assert row.remark == remark


def test_only_differences() -> None:
    """Factors in which the shown roles do not differ are left out, and named."""
    grid = compare(DATASET, View(roles=("mobile", "self"), differences=True))
    assert [found.factor.id for found in grid.rows] == ["wait", "pros"]
    assert grid.left_out == (
        "Where it is done",
        "Payment",
        "Rate in a shop",
        "A month on the street",
    )


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(), ["workshop", "mobile", "self"]),
        (View(roles=("self", "workshop")), ["self", "workshop"]),
        (View(roles=("self", "nobody")), ["self"]),
        (View(roles=("nobody",)), ["workshop", "mobile", "self"]),
        (View(sort="wait"), ["self", "mobile", "workshop"]),
        (View(sort="wait", descending=True), ["workshop", "mobile", "self"]),
        (View(sort="place"), ["mobile", "workshop", "self"]),
        (View(sort="place", descending=True), ["workshop", "mobile", "self"]),
        (View(sort="street-month"), ["mobile", "workshop", "self"]),
        (View(sort="street-month", descending=True), ["workshop", "mobile", "self"]),
        (View(sort="no-such-factor"), ["workshop", "mobile", "self"]),
    ],
)
def test_order_of_the_roles(view: View, expected: list[str]) -> None:
    """Roles stand as asked for or sorted by a factor; what is not stated always comes last."""
    assert order(view) == expected


def test_two_rates_side_by_side() -> None:
    """In the shipped dataset the embedded rates are about 25 and 35 dollars, and say so."""
    grid = compare(load().dataset, View(roles=("ai-engineer", "ml-engineer")))
    [rates] = [found for found in grid.rows if found.factor.id == "embedded-rate"]
    assert [cell.text for cell in rates.cells] == ["$25 an hour", "$35 an hour"]
