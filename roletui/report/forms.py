"""The export formats: their names and labels, and the document in each."""

import typing
from collections.abc import Iterator

from roletui.case.budget_sheet import sheet
from roletui.case.case import Case
from roletui.case.names import names, unpriced
from roletui.case.proposed_size import beyond_proposal
from roletui.records.scenario_text import dumps
from roletui.records.share_code import encode
from roletui.report.data.costs import cost_csv, cost_data
from roletui.report.data.decision import FORMAT, decision_data
from roletui.report.data.grid import grid_data
from roletui.report.data.json_text import json_text
from roletui.state.chances import chances_data
from roletui.text.numbers import first_upper
from roletui.text.tuples import NamedTuple

Name = typing.Literal["md", "short", "html", "json", "csv", "toml", "code", "other-side"]


class Form(NamedTuple):
    """An export format."""

    name: Name
    use: str
    """What it is for."""
    label: str
    suffix: str
    """Suffix of its files."""
    reopens: bool = True
    """Whether the file can be opened again."""


FORMS = (
    Form("html", "Mail it", "web page", ".html"),
    Form("short", "Put it into a pull request", "Markdown, short", ".md"),
    Form("md", "Keep it in a repository or wiki", "Markdown, whole", ".md"),
    Form("toml", "Go on later", "saved decision", ".toml"),
    Form("json", "Read it as data", "JSON", ".json", False),
    Form("csv", "Put the cost into a spreadsheet", "CSV", ".csv", False),
)
"""The formats by what they are for, the most frequent first."""
USUAL = next(form for form in FORMS if form.name == "md")
"""The format that is saved unless another is named, and that the suffix of Markdown stands for."""
SUFFIXES = {form.suffix: form for form in (*FORMS, USUAL)}
"""The format for each file suffix, in small letters."""


def document(form: Name, case: Case) -> str:
    """Return a case in one of the formats."""
    match form:
        case "md":
            from roletui.report.record.record import record  # only for this form: 5 ms

            return record(case)
        case "short":
            from roletui.report.record.short import short_record  # only for this form: 1.1 ms

            return short_record(case)
        case "html":
            from roletui.report.page.page import page  # only for this form: 30 ms

            return page(case)
        case "json":
            return f"{json_text(whole_data(case))}\n"
        case "csv":
            return cost_csv(case.market, case.bill, case.today)
        case "toml":
            return dumps(case.context.loaded, case.state)
        case "code":
            return f"{encode(case.context.loaded, case.state)}\n"
        case "other-side":
            from roletui.report.other_side import other_side_document  # only for this form: 9 ms

            return other_side_document(case)
        case _:
            typing.assert_never(form)


def whole_data(case: Case) -> dict[str, typing.Any]:
    """Return decision, cost and comparison as data, in the shape of the JSON export."""
    own = case.active_override
    return {
        "format": FORMAT,
        "task": case.state.task,
        "decision": decision_data(case),
        "override": own._asdict() if own else None,
        "weights": dict(case.state.weights),
        "chances": chances_data(case.state.chances),
        "notes": case.state.notes,
        "cost": _cost(case) if case.bill.costs else None,
        "comparison": grid_data(case.grid),
        "date": case.today.isoformat(),
    }


def _cost(case: Case) -> dict[str, typing.Any]:
    """Return what the plan costs; what it rests on begins with a size beyond what is advised."""
    goal, starts = sheet(case, 0).goal, case.state.starts
    data = cost_data(case.market, case.bill, case.today, goal, starts)
    if beyond := beyond_proposal(case):
        data["assumptions"].insert(0, f"{first_upper(beyond)}.")
    return data


def without_cost(case: Case) -> Iterator[str]:
    """Yield why roles of the plan have no cost in the CSV, a sentence for each role."""
    dataset, costs = case.market, case.bill
    several = len(costs.costs) + len(costs.unpriced) > 1
    for role in dict.fromkeys(line.role for line in costs.unpriced):
        whose = f" of {names(dataset, (role,))}" if several else ""
        yield f"no cost{whose}: {unpriced(dataset, role)}"
