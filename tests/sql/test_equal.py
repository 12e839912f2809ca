"""A statement says of every row what the engine says, tried in SQLite."""

import pytest
from helpers import tried
from hypothesis import event, given
from hypothesis import strategies as st
from properties.trees import answers, datasets

import roletui.sql.statement as statements
from roletui.dataset.available import dataset_file
from roletui.dataset.load import load
from roletui.dataset.question_order import UNSURE
from roletui.sql.request import Blank, Request
from roletui.sql.statement import statement
from roletui.tree.walk import Tree

from .rows import agree, decided, in_sqlite, random_rows

FORMS: list[tuple[Blank, int]] = [("unsure", 400), ("open", 400), ("unsure", 0)]
"""How empty cells are read, and how many places may have a column each."""


@pytest.mark.parametrize(("blank", "most"), FORMS, ids=["unsure", "open", "recursive"])
@tried(0.5)
@given(data=st.data())
def test_any_tree(blank: Blank, most: int, data: st.DataObject) -> None:
    """For any tree with conditions and any answers, not sure and two answers included."""
    dataset = data.draw(datasets())
    tree = Tree(dataset)
    given_ = data.draw(st.lists(answers(dataset, two=True), min_size=1, max_size=12))
    rows = [tuple(each.get(q.id) for q in dataset.questions) for each in given_]
    request = Request(blank=blank)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(statements, "MOST_LEVELS", most)
        made = statement(tree, request, "sqlite")
    assert made.form.startswith("a recursive query" if most == 0 else "one table expression")
    found = in_sqlite(made.text, dataset, rows, request)
    for said, row in zip(found, rows, strict=True):
        expected = decided(tree, row, blank, search=True)
        event(expected.status)
        assert agree(said, expected, row), (said, expected, row)


@pytest.mark.parametrize("name", ["ai-roles", "data-roles"])
@pytest.mark.parametrize(("blank", "most"), FORMS, ids=["unsure", "open", "recursive"])
def test_shipped_datasets(
    name: str, blank: Blank, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For random rows of the datasets that ship, cells that hold no answer included."""
    monkeypatch.setattr(statements, "MOST_LEVELS", most)
    tree = Tree(load(dataset_file(name)).dataset)
    rows = random_rows(tree.dataset, 200, seed=7)
    made = statement(tree, Request(blank=blank), "sqlite")
    found = in_sqlite(made.text, tree.dataset, rows, Request())
    expected = [decided(tree, row, blank) for row in rows]
    assert {each.status for each in expected} >= {"decided", "open", "bad"} | (
        {"asking"} if blank == "open" else set()
    )
    assert [
        (said, right)
        for said, right, row in zip(found, expected, rows, strict=True)
        if not agree(said, right, row)
    ] == []


def test_a_row_without_any_answer() -> None:
    """An empty row leaves every outcome that can be reached, or asks the first question."""
    tree = Tree(load(dataset_file("ai-roles")).dataset)
    row = (None,) * len(tree.dataset.questions)
    assert decided(tree, row, "unsure") == decided(tree, (UNSURE,) * len(row), "open")
    assert decided(tree, row, "open").status == "asking"
