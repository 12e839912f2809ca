"""``roletui diff``: where two records differ, and which differences drive the result."""

import argparse
import typing

from roletui.case.case import Case
from roletui.case.differences import Comparison, Party, differences
from roletui.cli.context import context_of
from roletui.cli.errors import DONE, RequestError
from roletui.cli.inputs import file_words, talk
from roletui.cli.open_word import opened
from roletui.cost.plan import left_out
from roletui.dataset.loaded import Loaded
from roletui.records.scenario import Scenario, reopen
from roletui.report.data.costs import number, range_data
from roletui.report.diff.document import markdown, text
from roletui.report.diff.plans import plan_data, planned
from roletui.state.context import Context
from roletui.text.clean import printable


def run(options: argparse.Namespace) -> int:
    """Print where two records differ; the exit status is 0 whether they do or not."""
    files = (options.a, options.b)
    called = [printable(file_words(file)) for file in files]
    one, other = map(opened, files)
    if one.dataset.id != other.dataset.id:
        raise RequestError(
            f"{called[0]} was made with the dataset “{printable(one.dataset.id)}” and {called[1]} "
            f"with “{printable(other.dataset.id)}”; only records of the same one can be compared."
        )
    context = context_of(options, one.dataset.id)
    a = _reopened(one, called[0], context)
    b = _reopened(other, called[1], context)
    compared = differences(a, b)
    if options.format == "json":
        import json  # not needed for text: 3 ms

        print(json.dumps(data(context.loaded, compared, called), ensure_ascii=False, indent=2))
    else:
        form = markdown if options.format == "md" else text
        print("\n".join(form(compared, called)))
    return DONE


def _reopened(scenario: Scenario, called: str, context: Context) -> Case:
    """Return a scenario as a case of today's dataset; report on stderr what no longer fits."""
    state, warnings = reopen(scenario, context)
    for warning in warnings:
        talk(f"{called}: {warning}")
    return Case.of(context, state)


Data = dict[str, typing.Any]


def data(loaded: Loaded, found: Comparison, called: list[str]) -> Data:
    """Return the comparison as plain data for JSON; the shape is a public promise."""
    about = loaded.dataset.about
    return {
        "currency": about.currency,
        "a": _side_data(found.a, called[0]),
        "b": _side_data(found.b, called[1]),
        "differences": [
            {
                "question": entry.question.id,
                "a": entry.a.answer or None,
                "b": entry.b.answer or None,
                "asked": [
                    name
                    for name, said in (("a", entry.a), ("b", entry.b))
                    if said.choice != "unasked"
                ],
            }
            for entry in found.differences
        ],
        "drives": [list(names) for names in found.drives.sets],
        "drives_back": [list(names) for names in found.drives_back.sets],
        "drives_complete": found.drives.whole and found.drives_back.whole,
        "same_result": found.same_result,
        "kept": found.kept,
        "dataset": {"id": about.id, "version": about.version, "hash": loaded.hash},
    }


def _side_data(side: Party, file: str) -> Data:
    mine = planned(side)
    return {
        "file": file,
        "status": side.status,
        "outcome": side.outcome or None,
        "outcomes": list(side.walk.outcomes),
        "override": side.override._asdict() if side.override else None,
        "plan": plan_data(mine),
        "costs": [
            range_data(entry.total) if (entry := mine.cost(place)) else None
            for place in range(len(mine.lines))
        ],
        "extras": [
            {"label": item.label, "cost": range_data(item.amount)} for item in mine.bill.extras
        ],
        "total": range_data(mine.bill.total) if mine.bill.total else None,
        "not_stated": list(left_out(mine.dataset, mine.bill)),
        "hours": number(mine.hours),
        "weeks": number(mine.weeks),
        **({"overheads": _overhead_data(side)} if side.overheads else {}),
        **({"weights": dict(side.weights)} if side.weights else {}),
        **({"goal": number(side.goal)} if side.goal is not None else {}),
        **({"notes": side.notes} if side.notes else {}),
    }


def _overhead_data(side: Party) -> Data:
    return {
        name: {"on": choice.on, "amount": None if choice.amount is None else number(choice.amount)}
        for name, choice in side.overheads.items()
    }
