"""Plans of several lines: in every format they add up, whatever the answers lead to."""

import json
import re
from collections.abc import Sequence
from decimal import Decimal
from types import MappingProxyType

from helpers import case_of, changed, tables
from hypothesis import given
from hypothesis import strategies as st

from roletui.case import changes
from roletui.case.budget_sheet import Sheet
from roletui.case.formulas import explained
from roletui.cost.plan import Priced, left_out, priced
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Outcome, Stage
from roletui.report.data.costs import cost_data, cost_rows
from roletui.report.record.record import record
from roletui.report.totals import plan_rows
from roletui.state.fit import fit_to_dataset
from roletui.state.state import State
from roletui.text.money import digits, money
from roletui.tree.walk import Tree

from .trees import BASE, answers, chances, drafts
from .trees import priced as priced_datasets

roles = st.sampled_from([role.id for role in BASE.roles])
stages = st.builds(
    Stage, roles, st.integers(1, 60), st.just("Work"), st.just("It is done."), chance=chances
)


@st.composite
def outcomes(draw: st.DrawFn) -> tuple[Outcome, ...]:
    """Draw the outcomes of the small dataset with any stages, or with any mix of roles."""
    return tuple(
        outcome._replace(
            plan=tuple(draw(st.lists(stages, max_size=4))),
            roles=tuple(draw(st.lists(roles, min_size=1, max_size=3, unique=True))),
        )
        for outcome in BASE.outcomes
    )


class Planned:
    """A dataset with a state of it, and the plan they make."""

    def __init__(self, dataset: Dataset, state: State) -> None:
        self.dataset = dataset
        tree = Tree(dataset)
        self.case = case_of(tree, fit_to_dataset(tree, state))
        self.lines = self.case.lines
        self.found = priced(dataset, self.lines)

    def __repr__(self) -> str:
        return f"Planned({self.dataset.outcomes}, {self.case.state})"


@st.composite
def cases(draw: st.DrawFn) -> Planned:
    """Draw a priced dataset, answers to it, and what the user set of the plan."""
    dataset = draw(priced_datasets())._replace(outcomes=draw(outcomes()))
    given_ = MappingProxyType(draw(answers(dataset, two=True)))
    return Planned(dataset, State(given_, plan=tuple(draw(st.lists(drafts(), max_size=4)))))


def sums(found: Priced) -> list[int]:
    """Return the total of a plan, bound by bound, added up from its lines and what is on top."""
    parts = [entry.total for entry in found.costs] + [extra.amount for extra in found.extras]
    return [sum(bound) for bound in zip(*parts, strict=True)]


@given(cases())
def test_there_is_a_line_for_each_stage_or_role(made: Planned) -> None:
    """A staged outcome has a line a stage, a mix one for each role, anything else one alone."""
    outcome = made.case.outcome
    if outcome is None or made.case.active_override:
        assert len(made.lines) == 1
    elif outcome.plan:
        assert len(made.lines) == len(outcome.plan)
    else:
        assert 1 <= len(made.lines) <= len(outcome.roles)
    assert len(made.found.costs) + len(made.found.unpriced) == len(made.lines)


@given(cases())
def test_lines_add_up_to_the_total(made: Planned) -> None:
    """The total is the sum of its lines, bound by bound, and there is none without a rate."""
    assert made.found.total is None or list(made.found.total) == sums(made.found)
    assert (made.found.total is None) == (made.found.costs == ())


@given(cases())
def test_exports_hold_every_line(made: Planned) -> None:
    """JSON and CSV hold each line once; those without a rate have no amount, never 0."""
    data = json.loads(json.dumps(cost_data(made.dataset, made.found)))
    named = [line["role"] for line in (*data["lines"], *data.get("unpriced", ()))]
    assert sorted(named) == sorted(line.role for line in made.lines)
    assert all("cost" not in line for line in data.get("unpriced", ()))
    head, *rows = cost_rows(made.dataset, made.found)
    paid = len(made.found.items)
    assert [len(row) for row in rows] == [len(head)] * (paid + len(made.found.unpriced))
    first = head.index("rate_low")
    assert all(row[first : first + 6] == [""] * 6 for row in rows[paid:])


@given(cases())
def test_the_record_shows_lines_that_add_up(made: Planned) -> None:
    """The record's table of a plan has each line in its order, and exactly their total."""
    if len(made.lines) == 1:
        return
    text = record(made.case)
    head, *rows = plan_rows(made.dataset, made.lines, made.found)
    [table] = [found for found in tables(text) if found[0] == head]
    assert [row[1:] for row in table[1:]] == [row[1:] for row in rows]
    assert len(rows) == len(made.lines) + len(made.found.extras) + 1
    missing = left_out(made.dataset, made.found)
    assert (" without " in table[-1][0]) == bool(missing and made.found.costs)
    if made.found.costs:
        cents = digits(made.dataset.about.currency) > 0
        likely = money(sums(made.found)[1], made.dataset.about.currency, cents=cents)
        assert table[-1][3].removeprefix("≈ ") == likely


NO_BOUND = "no range"


def written(cells: Sequence[str]) -> list[Decimal]:
    """Read low, likely and high back; where nothing has a range, all three are likely."""
    low, likely, high = cells
    each = [likely if cell == NO_BOUND else cell for cell in (low, likely, high)]
    return [
        Decimal("".join(sign for sign in cell if sign.isdigit() or sign == ".")) for cell in each
    ]


@given(cases())
def test_each_table_of_the_record_adds_up(made: Planned) -> None:
    """The parts of a line add up to the line as they are written, and the lines to the plan."""
    found = tables(record(made.case))
    lines = []
    for rows in found:
        if rows[0][0].startswith("Item"):
            *parts, total = [written(row[-3:]) for row in rows[1:]]
            assert not parts or [sum(column) for column in zip(*parts, strict=True)] == total
            lines.append(total)
    assert len(lines) == len(made.found.costs)
    if made.found.total and len(made.lines) > 1:
        [plan] = [rows for rows in found if rows[0][0].startswith("Part") and len(rows[0]) == 5]
        paid = [row for row in plan[1:-1] if any(sign.isdigit() for sign in row[3])]
        each = [written(row[-3:]) for row in paid]
        assert each[: len(lines)] == lines
        assert [sum(column) for column in zip(*each, strict=True)] == written(plan[-1][-3:])


AMOUNT = r"(?:≈ )?([^ ()=]*(?: [\d.,]+)?)(?: \((.+)–(.+)\))?"


@given(cases())
def test_the_formulas_add_up(made: Planned) -> None:
    """The amounts that i explains are, as they are written, those of the sum below them."""
    sections = [*explained(Sheet(made.case))]
    if not sections:
        return
    lines = [*sections[0].lines]
    last = next(line for line in lines if line.startswith("Their sum: "))
    del lines[lines.index(last) :]
    each = [re.fullmatch(rf".* = {AMOUNT}", line) for line in lines if line_of_item(line)]
    end = re.match(rf"Their sum: {AMOUNT}\. ", last)
    assert end is not None
    amounts = [
        [found[1], *(found[place] or found[1] for place in (2, 3))] for found in each if found
    ]
    assert len(amounts) == len(made.found.items)
    sums = [sum(column) for column in zip(*map(written, amounts), strict=True)]
    assert sums == written([end[1], *(end[place] or end[1] for place in (2, 3))])


def line_of_item(line: str) -> bool:
    """Tell a line with the formula of an amount from one with the sizes or without a cost."""
    return " = " in line and not line.endswith(" h")


@given(cases(), st.data())
def test_a_change_of_one_line_leaves_the_others(made: Planned, data: st.DataObject) -> None:
    """Another size of one line changes that line only."""
    number = data.draw(st.integers(0, len(made.lines) - 1))
    after = changed(made.case, changes.resize("weeks", Decimal(4), number)).lines
    assert after[number] == made.lines[number]._replace(weeks=Decimal(4))
    assert after[:number] == made.lines[:number]
    # Later stages begin as those before them end; nothing else of them changes.
    later = [line._replace(start=Decimal(1)) for line in after[number + 1 :]]
    assert later == [line._replace(start=Decimal(1)) for line in made.lines[number + 1 :]]
