"""Texts of authors and users come out as they went in, wherever they are written."""

import csv
import io

from helpers import loaded, shown, small, small_tree, tables, tokens
from hypothesis import given
from hypothesis import strategies as st

from roletui.budget import rates_for
from roletui.comparison import View
from roletui.decision import Tree
from roletui.plan import priced
from roletui.report.parts import escaped, table
from roletui.report.spreadsheet import csv_text
from roletui.scenario import Opened, dumps, loads
from roletui.state import Override, State, fitting, plan

from .trees import BASE, Case, answers, cases, drafts, text


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
    names, rows = [role.id for role in BASE.roles], [factor.id for factor in BASE.factors]
    roles = st.lists(st.sampled_from(names), unique=True).map(tuple)
    factors = st.lists(st.sampled_from(rows), unique=True).map(tuple)
    return st.builds(
        View,
        roles,
        st.booleans(),
        st.sampled_from(["", *rows]),
        st.booleans(),
        by=st.sampled_from(["", *names]),
        by_descending=st.booleans(),
        hidden_roles=roles,
        hidden_factors=factors,
        filter=text,
        pin=st.sampled_from(["", *names]),
        transposed=st.none() | st.booleans(),
    )


weights = st.dictionaries(
    st.sampled_from(["unknown", *(factor.id for factor in BASE.factors)]), st.integers(-1, 9)
)
overrides = st.builds(
    Override,
    st.sampled_from(["unknown", *(role.id for role in BASE.roles)]),
    text,
    st.sampled_from(["", "unknown", *(outcome.id for outcome in BASE.outcomes)]),
)
states = st.builds(
    State,
    answers(BASE),
    st.sampled_from(["", "unknown", *(question.id for question in BASE.questions)]),
    st.lists(drafts(), max_size=3).map(tuple),
    views(),
    weights,
    st.none() | overrides,
    st.booleans(),
    st.none(),
)


@given(states)
def test_a_scenario_is_read_as_written(state: State) -> None:
    """A state that fits the dataset is read back equal from its scenario, without a warning."""
    fits = fitting(small_tree(), state)
    assert loads(dumps(small(), fits), "file", small(), small_tree()) == Opened(fits, ())


@given(states)
def test_a_scenario_is_read_as_far_as_it_fits(state: State) -> None:
    """Of any state what fits the dataset is read back, with a sentence for each change."""
    opened = loads(dumps(small(), state), "file", small(), small_tree())
    assert opened.state == fitting(small_tree(), state)
    changed = [
        old != new
        for drafts in zip(state.plan, opened.state.plan, strict=True)
        for old, new in zip(*drafts, strict=True)
    ]
    changed.append(bool(state.override) and not opened.state.override)
    changed += [opened.state.weights.get(name) != old for name, old in state.weights.items()]
    assert len(opened.warnings) == sum(changed)


@given(states)
def test_what_fits_can_be_counted(state: State) -> None:
    """Fitting is done in one go, and a plan that fits has a cost wherever its role has a rate."""
    fits = fitting(small_tree(), state)
    assert fitting(small_tree(), fits) == fits
    for line in priced(BASE, plan(small_tree(), fits)).unpriced:
        assert rates_for(BASE, line.role) == ()


@given(cases())
def test_any_tree_keeps_its_answers(case: Case) -> None:
    """Answers to any tree, on the path or off it, are read back as they were given."""
    found = loaded(case.dataset)
    opened = loads(dumps(found, State(case.answers)), "file", found, Tree(case.dataset))
    assert opened.state.answers == case.answers
