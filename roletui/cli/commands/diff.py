"""``roletui diff``: two people's records, where they differ, and what of it drives the result."""

import argparse
import typing
from collections.abc import Mapping

from roletui.case.case import Case
from roletui.case.differences import Comparison, differences
from roletui.cli.context import context_of
from roletui.cli.errors import DONE, RequestError
from roletui.cli.inputs import file_words, talk
from roletui.cli.open_word import opened
from roletui.cost.plan import left_out
from roletui.cost.settings import Choice
from roletui.dataset.bills import NO_BILLS
from roletui.dataset.loaded import Loaded
from roletui.records.scenario import Scenario, reopen
from roletui.report.data.costs import bills_data
from roletui.report.data.json_text import json_text, number, range_data
from roletui.report.diff.document import markdown, text
from roletui.report.diff.plans import hours, plan_data, weeks
from roletui.state.chances import chances_data
from roletui.state.context import Context
from roletui.text.clean import printable


def run(options: argparse.Namespace) -> int:
    """Print where two records differ; that they do is no failure."""
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
        print(json_text(data(context.loaded, compared, called)))
    else:
        form = markdown if options.format == "md" else text
        print("\n".join(form(compared, [*map(_label, (a, b), called)])))
    return DONE


def _label(side: Case, file: str) -> str:
    """Return what one side is called: its task, where that has a name, and its file."""
    return f"{printable(side.state.task)} ({file})" if side.state.task else file


def _reopened(scenario: Scenario, called: str, context: Context) -> Case:
    """Return a scenario as a case of today's dataset, its money in the dataset's own currency.

    What about it has changed is said on stderr.
    """
    state, warnings = reopen(scenario, context)
    for warning in warnings:
        talk(f"{called}: {warning}")
    settings = state.cost_settings._replace(display=None)
    return Case.of(context, state._replace(cost_settings=settings))


Data = dict[str, typing.Any]


def data(loaded: Loaded, found: Comparison, called: list[str]) -> Data:
    """Return the comparison as plain data for JSON; the shape is a public promise."""
    return {
        "currency": loaded.dataset.about.currency,
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
        "dataset": loaded.edition._asdict(),
    }


def _side_data(side: Case, file: str) -> Data:
    walk, state, bill = side.walk, side.state, side.bill
    costs = map(bill.cost, side.lines)
    overheads = state.cost_settings.overheads
    return {
        "file": file,
        **({"task": side.state.task} if side.state.task else {}),
        "status": walk.status,
        "outcome": side.outcome.id if side.outcome else None,
        "outcomes": list(walk.outcomes),
        "override": side.active_override._asdict() if side.active_override else None,
        "plan": plan_data(side),
        "costs": [range_data(entry.total) if entry else None for entry in costs],
        "extras": [{"label": item.label, "cost": range_data(item.amount)} for item in bill.extras],
        "total": range_data(bill.total) if bill.total else None,
        "not_stated": list(left_out(side.market, bill)),
        "hours": number(hours(side)),
        "weeks": number(weeks(side)),
        **(
            {"overheads": _overhead_data(overheads, side.dataset.about.currency)}
            if overheads
            else {}
        ),
        **({"weights": dict(state.weights)} if state.weights else {}),
        **({"chances": chances_data(state.chances)} if state.chances else {}),
        **({"starts": str(state.starts)} if state.starts else {}),
        **({"goal": number(state.goal)} if state.goal is not None else {}),
        **({"notes": state.notes} if state.notes else {}),
    }


def _overhead_data(overheads: Mapping[str, Choice], currency: str) -> Data:
    return {
        name: {
            "on": choice.on,
            "amount": None if choice.figure is None else number(choice.figure),
            **({"bills": bills_data(choice.bills, currency)} if choice.bills != NO_BILLS else {}),
        }
        for name, choice in overheads.items()
    }
