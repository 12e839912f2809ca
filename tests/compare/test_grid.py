"""The grid: what stands in it, what differs, and in which order."""

import pytest
from helpers import small, small_with

from roletui.compare.cell import NOT_STATED
from roletui.compare.cells import Cells
from roletui.compare.grid import compare
from roletui.compare.rows import factor_rows, grid_rows, role_rows
from roletui.compare.view import AS_AUTHORED, View
from roletui.dataset.load import load
from roletui.text.money import Range

DATASET = small().dataset
CELLS = Cells(DATASET)


def row(factor: str, view: View = AS_AUTHORED) -> dict[str, str]:
    """Return what each role says under a factor."""
    grid = compare(CELLS, view)
    [found] = [row for row in grid.rows if row.factor.id == factor]
    return {role.id: cell.text for role, cell in zip(grid.roles, found.cells, strict=True)}


def order(view: View) -> list[str]:
    """Return the ids of the roles as a view orders them."""
    return [role.id for role in compare(CELLS, view).roles]


@pytest.mark.parametrize(
    ("factor", "expected"),
    [
        ("place", ["In their shop", "At your door", NOT_STATED]),
        ("wait", ["weeks; Longer in spring", "days", "hours"]),
        ("payment", ["Card or cash", "Card or cash", NOT_STATED]),
        ("shop-rate", ["€55 (€45–€70) an hour", "≈ €60.50 (€50–€71) an hour", NOT_STATED]),
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
    [pros] = [found for found in compare(CELLS).rows if found.factor.id == "pros"]
    assert pros.cells[1].items == ("Comes to where you are.", "Is done within the hour.")
    assert pros.cells[1].sources == ("street-list",)


def test_money_cells_know_their_figures() -> None:
    """A money cell holds its range in minor units, its rate and the source of it."""
    [rates] = [found for found in compare(CELLS).rows if found.factor.id == "shop-rate"]
    cell = rates.cells[0]
    assert cell.amount == Range(4500, 5500, 7000)
    assert cell.rate is not None
    assert cell.rate.id == "workshop-shop"
    assert cell.sources == ("guild",)


def test_a_cell_on_one_line() -> None:
    """Its short form, else its first item; of money the likely figure, `≈` where it has a range."""
    brief = {row.factor.id: [cell.brief for cell in row.cells] for row in compare(CELLS).rows}
    assert brief["place"] == ["In their shop", "At your door", NOT_STATED]
    assert brief["wait"] == ["weeks", "days", "hours"]
    assert brief["pros"][1] == "Comes to where you are."
    assert brief["shop-rate"] == ["≈ €55", "≈ €60.50", NOT_STATED]


def test_short_forms_of_the_dataset() -> None:
    """They stand in the line, also beside a role's own field, are found, and change no text."""
    edited = small_with(
        ('text = "In their shop"', 'text = "In their shop"\nshort = "Shop"'),
        ('field = "pros"', 'field = "pros"\n\n[[factors.cells]]\nrole = "mobile"\nshort = "Quick"'),
    )
    cells = Cells(edited.dataset)
    rows = {row.factor.id: row.cells for row in compare(cells).rows}
    assert (rows["place"][0].brief, rows["place"][0].text) == ("Shop", "In their shop")
    assert rows["pros"][1].brief == "Quick"
    assert rows["pros"][1].items == ("Comes to where you are.", "Is done within the hour.")
    hits = compare(cells, View(filter="quick")).hits
    assert hits is not None
    assert hits.cells == {"pros": frozenset({"mobile"})}


@pytest.mark.parametrize(
    ("better", "ends"),
    [("", ["", "", ""]), ("less", ["worst", "", "best"]), ("more", ["best", "", "worst"])],
)
def test_best_and_worst_of_a_rating(better: str, ends: list[str]) -> None:
    """Weeks, days, hours: which end is best the dataset says; where it does not, none is."""
    edit = [('"weeks"]', f'"weeks"]\nbetter = "{better}"')] if better else []
    [found] = [r for r in compare(Cells(small_with(*edit).dataset)).rows if r.factor.id == "wait"]
    assert [found.end(place) for place in range(3)] == ends
    assert found.ended == bool(better)


def test_best_and_worst_of_a_price() -> None:
    """The cheapest is best, €55 against €60.50; what is not stated is neither."""
    rows = {row.factor.id: row for row in compare(CELLS).rows}
    assert [rows["shop-rate"].end(place) for place in range(3)] == ["best", "worst", ""]
    assert not rows["place"].ended


def test_where_all_are_alike_none_is_best() -> None:
    """Three times the same level, or a single figure: nothing is marked."""
    same = small_with(
        ("level = 3", "level = 2"),
        ("level = 1", "level = 2"),
        ('"weeks"]', '"weeks"]\nbetter = "less"'),
    )
    [found] = [row for row in compare(Cells(same.dataset)).rows if row.factor.id == "wait"]
    assert not found.ended


def test_not_stated_is_never_zero() -> None:
    """Where no rate is stated a cell has no amount at all."""
    [rates] = [found for found in compare(CELLS).rows if found.factor.id == "shop-rate"]
    assert not rates.cells[2].stated
    assert rates.cells[2].amount is None


def test_not_stated_is_no_difference() -> None:
    """Roles that say the same do not differ because another says nothing."""
    differs = {found.factor.id: found.differs for found in compare(CELLS).rows}
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
    [row] = [row for row in compare(CELLS, View(roles)).rows if row.factor.id == "shop-rate"]
    assert row.remark == remark


def test_only_differences() -> None:
    """Factors in which the shown roles do not differ are left out, and named."""
    grid = compare(CELLS, View(roles=("mobile", "self"), differences=True))
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
    grid = compare(Cells(load().dataset), View(roles=("ai-engineer", "ml-engineer")))
    [rates] = [found for found in grid.rows if found.factor.id == "embedded-rate"]
    assert [cell.text for cell in rates.cells] == ["$25 an hour", "$35 an hour"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  AT   your door ", "1 hit for “AT your door” in 1 of 6 factors"),
        ("Card", "2 hits for “Card” in 1 of 6 factors"),
        ("payment", "1 hit for “payment” in 1 of 6 factors"),
        ("not stated", "4 hits for “not stated” in 4 of 6 factors"),
        ("longer in spring", "1 hit for “longer in spring” in 1 of 6 factors"),
        ("Yourself", "1 hit for “Yourself” in 1 role’s name"),
        ("zeppelin", "no hit for “zeppelin”, so nothing is left out"),
        ("ｃａｒｄ", "2 hits for “ｃａｒｄ” in 1 of 6 factors"),
        ("cárd or cash", "2 hits for “cárd or cash” in 1 of 6 factors"),
        ("ca\u0301rd", "2 hits for “ca\u0301rd” in 1 of 6 factors"),
    ],
)
def test_a_filter_says_what_it_found(text: str, words: str) -> None:
    """A filter looks at labels, cells and names, without capitals, and counts what it found."""
    grid = compare(CELLS, View(filter=text))
    assert grid.hits is not None
    assert grid.hits.words == words


def test_a_filter_leaves_factors_but_never_an_empty_grid() -> None:
    """Factors without a hit are left out; of a role's name only that role; of nothing, nothing."""
    assert [r.factor.id for r in compare(CELLS, View(filter="card")).rows] == ["payment"]
    named = compare(CELLS, View(filter="yourself"))
    assert [role.id for role in named.roles] == ["self"]
    assert len(named.rows) == len(DATASET.factors)
    assert len(compare(CELLS, View(filter="zeppelin")).rows) == len(DATASET.factors)
    assert compare(CELLS, View(filter="   ")).hits is None


def test_a_filter_finds_notes_and_who_published_a_source() -> None:
    """What stands only in a note or a source's publisher is found too, with its cells."""
    source = next(entry for entry in DATASET.sources if entry.id == "guild")
    grid = compare(CELLS, View(filter=source.publisher))
    assert grid.hits is not None
    assert "workshop" in grid.hits.cells["shop-rate"]


def test_hidden_roles_and_factors() -> None:
    """What is hidden is gone and counted; the last of a kind never is."""
    grid = compare(CELLS, View(hidden_roles=("self",), hidden_factors=("place", "wait")))
    assert [role.id for role in grid.roles] == ["workshop", "mobile"]
    assert "place" not in [row.factor.id for row in grid.rows]
    assert grid.hidden == (1, 2)
    everything = View(
        hidden_roles=tuple(role.id for role in DATASET.roles),
        hidden_factors=tuple(factor.id for factor in DATASET.factors),
    )
    assert compare(CELLS, everything).roles == DATASET.roles
    assert len(compare(CELLS, everything).rows) == len(DATASET.factors)


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        ("shop-rate", ["", "€5.50 more: €60.50 instead of €55", ""]),
        (
            "wait",
            ["", "1 step lower: days instead of weeks", "2 steps lower: hours instead of weeks"],
        ),
        ("payment", ["", "= same as Workshop", ""]),
        ("place", ["", "", ""]),
    ],
)
def test_a_pinned_role_is_what_the_others_are_compared_with(factor: str, said: list[str]) -> None:
    """Equal cells say so; a difference of figures or steps stands with both values."""
    grid = compare(CELLS, View(pin="workshop", sort="wait"))
    assert grid.pin is grid.roles[0]
    [found] = [row for row in grid.rows if row.factor.id == factor]
    told = {role.id: grid.against(found, place) for place, role in enumerate(grid.roles)}
    assert [told[name] for name in ("workshop", "mobile", "self")] == said


def test_a_pinned_role_stands_first() -> None:
    """Whatever the order of the others; one that is hidden is no longer pinned."""
    assert order(View(pin="mobile")) == ["mobile", "workshop", "self"]
    assert order(View(pin="workshop", sort="wait")) == ["workshop", "self", "mobile"]
    assert compare(CELLS, View(pin="self", hidden_roles=("self",))).pin is None


def test_order_of_the_factors() -> None:
    """Factors by what a role says: money, ratings, words; what is not stated always last."""
    rising = [row.factor.id for row in compare(CELLS, View(by="workshop")).rows]
    assert rising[:3] == ["shop-rate", "street-month", "wait"]
    falling = [r.factor.id for r in compare(CELLS, View(by="workshop", by_descending=True)).rows]
    assert falling == rising[::-1]
    last = [row.factor.id for row in compare(CELLS, View(by="self", by_descending=True)).rows]
    assert {*last[-4:]} == {"place", "payment", "shop-rate", "street-month"}


def test_the_grid_as_rows_of_text() -> None:
    """Copies and files hold the same cells, whichever way the grid is turned."""
    grid = compare(CELLS, View(pin="workshop"))
    rows = grid_rows(grid)
    assert rows[0] == ["Factor", "Bicycle workshop", *(role.name for role in grid.roles[1:])]
    assert grid_rows(grid, transposed=True)[1:] == [[*line] for line in zip(*rows, strict=True)][1:]
    assert factor_rows(grid, "payment")[2][1] == "Card or cash (same as Workshop)"
    assert role_rows(grid, "mobile")[1] == ["Where it is done", "At your door"]


def test_roles_that_come_first() -> None:
    """Who is recommended and who is second best stand first, unless the view orders the roles."""
    cells, first = Cells(DATASET), ("self", "mobile", "self")
    names = [role.id for role in DATASET.roles]
    shown = [role.id for role in compare(cells, first=first).roles]
    assert shown == ["self", "mobile", *(name for name in names if name not in first)]
    ordered = View(sort="shop-rate")
    assert compare(cells, ordered, first=first).roles == compare(cells, ordered).roles
    pinned = compare(cells, View(pin="workshop"), first=first).roles
    assert [role.id for role in pinned][:3] == ["workshop", "self", "mobile"]
