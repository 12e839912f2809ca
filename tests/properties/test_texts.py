"""Texts of authors and users come out as they went in, wherever they are written."""

import csv
import io

from helpers import loaded, shown, small, small_tree, tables, tokens
from hypothesis import given
from hypothesis import strategies as st

from roletui.comparison import View
from roletui.decision import Tree
from roletui.report.markdown import escaped, table
from roletui.report.spreadsheet import csv_text
from roletui.scenario import dumps, loads
from roletui.state import State

from .trees import BASE, Case, answers, cases, plan_line, text


def folded(words: str) -> str:
    """Return a text on one line, as Markdown shows it."""
    return " ".join(words.split())


@given(text)
def test_markdown_shows_the_text_inside_a_sentence(words: str) -> None:
    """Whatever the text, a sentence around it is one paragraph that shows it as it is."""
    parsed = tokens(f"Says: {escaped(words)}, it is said.")
    assert [token.type for token in parsed] == ["paragraph_open", "inline", "paragraph_close"]
    assert shown(parsed[1]) == folded(f"Says: {folded(words)}, it is said.")


@given(st.lists(st.tuples(text, text), min_size=1, max_size=4))
def test_markdown_tables_keep_their_shape(cells: list[tuple[str, str]]) -> None:
    """A table has a cell for each text, and shows it as it is."""
    [read] = tables(table(["Left", "Right"], cells))
    assert read[1:] == [[folded(left), folded(right)] for left, right in cells]


@given(st.lists(st.lists(text, min_size=2, max_size=3), min_size=1, max_size=4))
def test_csv_cells_never_run(rows: list[list[str]]) -> None:
    """No cell begins as a formula does, and nothing but an apostrophe is added to any."""
    read = list(csv.reader(io.StringIO(csv_text(rows), newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not [cell for row in read for cell in row if cell.startswith(("=", "+", "-", "@"))]


def views() -> st.SearchStrategy[View]:
    """Draw a way to look at the comparison of the small dataset."""
    roles = st.lists(st.sampled_from([role.id for role in BASE.roles]), unique=True).map(tuple)
    factors = st.sampled_from(["", *(factor.id for factor in BASE.factors)])
    return st.builds(View, roles, st.booleans(), factors, st.booleans())


states = st.builds(
    State, answers(BASE), st.just("") | st.just("fault"), st.none() | plan_line(BASE), views()
)


@given(states)
def test_a_scenario_is_read_as_written(state: State) -> None:
    """A state written as a scenario is read back equal, without a warning."""
    opened = loads(dumps(small(), state), "file", small(), small_tree())
    assert opened.state == state
    assert opened.warnings == ()


@given(cases())
def test_any_tree_keeps_its_answers(case: Case) -> None:
    """Answers to any tree, on the path or off it, are read back as they were given."""
    found = loaded(case.dataset)
    opened = loads(dumps(found, State(case.answers)), "file", found, Tree(case.dataset))
    assert opened.state.answers == case.answers
