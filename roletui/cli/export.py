"""``roletui export``: a saved scenario or record as a document."""

import argparse
import json

from roletui.cli.errors import DONE, RequestError
from roletui.cli.opening import opened
from roletui.cli.setting import loaded, talk, today
from roletui.comparison import compare
from roletui.dataset.load import Loaded
from roletui.decision import Tree
from roletui.files import write_text
from roletui.planning import bill, market
from roletui.report.costs import cost_data, cost_rows
from roletui.report.decision import FORMAT, decision_data
from roletui.report.grid import grid_data
from roletui.report.markdown import record
from roletui.report.spreadsheet import csv_text
from roletui.scenario import dumps, reopen
from roletui.state import State, overruled, put_pack
from roletui.summary import names, unpriced


def run(options: argparse.Namespace) -> int:
    """Write the document to a file or to stdout."""
    if options.pack and options.format not in ("md", "html"):
        raise RequestError(
            f"--pack goes into the record, which --format {options.format} does not write; "
            "use --format md or html."
        )
    scenario = opened(options.file)
    found = loaded(options, scenario.dataset.id)
    tree = Tree(found.dataset)
    state, warnings = reopen(scenario, found, tree)
    for warning in warnings:
        talk(warning)
    text = document(options, found, tree, state)
    if options.output in (None, "-"):
        print(text, end="")
        return DONE
    try:
        write_text(options.output, text, overwrite=options.force)
    except FileExistsError:
        raise RequestError(f"{options.output} is there already; --force overwrites it.") from None
    except OSError as error:
        raise RequestError(f"{options.output} cannot be written: {error.strerror}.") from None
    talk(f"saved {options.output}")
    return DONE


def document(options: argparse.Namespace, found: Loaded, tree: Tree, state: State) -> str:
    """Return the state as a text of the chosen format."""
    if options.format in ("md", "html"):
        state = put_pack(state, wanted=state.pack or options.pack)
        if options.format == "md":
            return record(found, tree, state, today(options))
        from roletui.report.html import page  # parses Markdown and draws, only here: 40 ms

        return page(found, tree, state, today(options))
    if options.format == "toml":
        return dumps(found, state)
    if options.format == "code":
        from roletui.share import encode  # only this format needs it: 3 ms

        return f"{encode(found, state)}\n"
    dataset, day = market(tree, state), today(options)
    costs = bill(tree, state)
    if options.format == "csv":
        several = len(costs.costs) + len(costs.unpriced) > 1
        for role in dict.fromkeys(line.role for line in costs.unpriced):
            whose = f" of {names(dataset, (role,))}" if several else ""
            talk(f"no cost{whose}: {unpriced(dataset, role)}")
        return csv_text(cost_rows(dataset, costs, day))
    own = overruled(tree, state)
    data = {
        "format": FORMAT,
        "decision": decision_data(found, tree, state),
        "override": own._asdict() if own else None,
        "weights": dict(state.weights),
        "cost": cost_data(dataset, costs, day) if costs.costs else None,
        "comparison": grid_data(compare(dataset, state.view, day)),
        "date": day.isoformat(),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
