"""What holds of the comparison however it is looked at."""

from hypothesis import example, given
from hypothesis import strategies as st

from roletui.compare.cells import Cells
from roletui.compare.grid import compare
from roletui.compare.search import folded
from roletui.compare.view import View

from .trees import BASE

CELLS = Cells(BASE)
ROLES = [role.id for role in BASE.roles]
FACTORS = [factor.id for factor in BASE.factors]
WORDS = sorted(
    {word for f in BASE.factors for r in BASE.roles for word in CELLS.at(f, r).text.split()}
)
"""What stands in the cells."""

views = st.builds(
    View,
    roles=st.just(()),
    differences=st.booleans(),
    sort=st.sampled_from(["", *FACTORS]),
    descending=st.booleans(),
    by=st.sampled_from(["", *ROLES]),
    by_descending=st.booleans(),
    hidden_roles=st.lists(st.sampled_from(ROLES), unique=True).map(tuple),
    hidden_factors=st.lists(st.sampled_from(FACTORS), unique=True).map(tuple),
    filter=st.sampled_from(["", "zeppelin", *WORDS]) | st.text(max_size=4),
    pin=st.sampled_from(["", *ROLES]),
)


@given(views)
def test_every_cell_comes_back(view: View) -> None:
    """However the grid was looked at, without filter and hiding each cell is there again, once."""
    back = view._replace(differences=False, hidden_roles=(), hidden_factors=(), filter="")
    grid = compare(CELLS, back)
    assert sorted(role.id for role in grid.roles) == sorted(ROLES)
    assert sorted(row.factor.id for row in grid.rows) == sorted(FACTORS)
    for row in grid.rows:
        for role, cell in zip(grid.roles, row.cells, strict=True):
            assert cell == CELLS.at(row.factor, role)


@given(views)
def test_there_is_always_something_to_see(view: View) -> None:
    """Only where nothing differs can a grid be empty, and then it says what was left out."""
    grid = compare(CELLS, view)
    assert grid.roles
    assert grid.rows or (view.differences and grid.left_out)
    assert grid.pin is None or grid.pin is grid.roles[0]


@given(views)
def test_what_is_not_stated_comes_last(view: View) -> None:
    """In either order, rising or falling; only a pinned role stands before it."""
    grid = compare(CELLS, view._replace(differences=False, filter=""))
    roles = grid.roles[1:] if grid.pin else grid.roles
    if factor := next((f for f in BASE.factors if f.id == view.sort), None):
        stated = [CELLS.at(factor, role).stated for role in roles]
        assert stated == sorted(stated, reverse=True)
    if by := next((r for r in BASE.roles if r.id == view.by), None):
        stated = [CELLS.at(row.factor, by).stated for row in grid.rows]
        assert stated == sorted(stated, reverse=True)


@example("\0", View())
@given(st.sampled_from(WORDS) | st.text(max_size=3), views)
def test_hits_are_the_cells_that_hold_the_text(text: str, view: View) -> None:
    """Every cell, label and name that holds the text counts once, and nothing else does."""
    view = view._replace(filter=text, differences=False)
    hits = compare(CELLS, view).hits
    wanted = folded(text)
    if not wanted:
        assert hits is None
        return
    assert hits is not None
    plain = compare(CELLS, view._replace(filter=""))
    sources = {source.id: source for source in BASE.sources}
    for row in plain.rows:
        for role, cell in zip(plain.roles, row.cells, strict=True):
            told = [cell.text, cell.short, cell.note]
            for name in cell.sources:
                told += [sources[name].publisher, sources[name].title]
            held = any(wanted in folded(part) for part in told)
            assert (role.id in hits.cells.get(row.factor.id, ())) == held
    assert hits.labels == {r.factor.id for r in plain.rows if wanted in folded(r.factor.label)}


@given(views)
def test_a_difference_names_both_values(view: View) -> None:
    """Nothing is more or less than a pinned role's without both figures beside it."""
    grid = compare(CELLS, view)
    for row in grid.rows:
        for place, cell in enumerate(row.cells):
            words = grid.against(row, place)
            assert not words or (cell.stated and row.cell(0).stated)
            if " more" in words or " less" in words or "step" in words:
                assert " instead of " in words
