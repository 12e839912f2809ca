"""``roletui cost``: what people, hours and weeks cost."""

import argparse
from datetime import date

from roletui.cli.cost_options import settings_of
from roletui.cli.errors import DONE
from roletui.cli.inputs import loaded, today
from roletui.cost.assumptions import assumptions
from roletui.cost.formula import quantity_words
from roletui.cost.lines import has_range, range_cells
from roletui.cost.plan import Priced, priced
from roletui.cost.settings import fit_settings, with_settings
from roletui.cost.typed_line import typed_cost
from roletui.dataset.dataset import Dataset
from roletui.report.markdown import bullets, escaped, table
from roletui.report.totals import plan_rows
from roletui.text.money import readable_money


def run(options: argparse.Namespace) -> int:
    """Print the plan's costs in the chosen format."""
    stated, day = loaded(options).dataset, today(options)
    lines = [typed_cost(stated, word).line for word in options.lines]
    dataset = with_settings(stated, fit_settings(stated, settings_of(stated, options)))
    found = priced(dataset, lines)
    if options.disinterested:
        return _disinterested(options.format, dataset, found, day)
    if options.format == "json":
        from roletui.report.data.costs import cost_json  # not needed for text: 2 ms

        print(cost_json(dataset, found, day))
    elif options.format == "csv":
        from roletui.report.data.costs import cost_csv  # not needed for text: 2 ms

        print(cost_csv(dataset, found, day), end="")
    elif options.format == "md":
        print(_markdown(dataset, found, day))
    else:
        print("\n".join(text(dataset, found, day)))
    return DONE


def _disinterested(form: str, dataset: Dataset, found: Priced, day: date) -> int:
    """Print the plan's costs, and what is left of them without those who earn by the decision."""
    # Only for this option: 22 ms.
    from roletui.cost.disinterested import left_plan
    from roletui.dataset.disinterested import without_interested
    from roletui.report.data.costs import cost_data
    from roletui.report.data.disinterested import left_cost_csv, left_cost_data
    from roletui.report.data.json_text import json_text
    from roletui.report.disinterested import HEADING, left_blocks, left_text

    plan = left_plan(dataset, without_interested(dataset), found)
    if form == "json":
        data = {**cost_data(dataset, found, day), "disinterested": left_cost_data(dataset, plan)}
        print(json_text(data))
    elif form == "csv":
        print(left_cost_csv(plan), end="")
    elif form == "md":
        blocks = [_markdown(dataset, found, day), f"## {HEADING}", *left_blocks(dataset, plan)]
        print("\n\n".join(blocks))
    else:
        print("\n".join([*text(dataset, found, day), "", *left_text(dataset, plan)]))
    return DONE


def _markdown(dataset: Dataset, found: Priced, day: date) -> str:
    head, *body = rows(dataset, found)
    blocks = [
        table(head, body, figures=3, skip=1),
        escaped(spread_line(dataset, found)),
        bullets(assumptions(dataset, found.costs, day)),
    ]
    return "\n\n".join(blocks)


def rows(dataset: Dataset, found: Priced) -> list[list[str]]:
    """Return the plan as rows of text: a head, each line with its overheads, the total.

    The row of a line is its work alone, so that each column adds up to the total.
    """
    head, *table = plan_rows(dataset, [entry.line for entry in found.costs], found)
    currency = dataset.about.currency
    itemised = [head]
    for row, entry in zip(table, found.costs, strict=False):
        work = range_cells([entry.work], entry.work.amount, currency, among=found.items)
        itemised.append([*row[:2], *work])
        for item in entry.on_top:
            cells = range_cells([item], item.amount, currency, among=found.items)
            itemised.append([f"  + {item.label}", quantity_words(item), *cells])
    rest = table[len(found.costs) :]
    if not rest and len(itemised) > 2:
        assert found.total is not None  # there is a line with a rate
        cells = range_cells(found.items, found.total, currency)
        rest = [["Total", "", *cells]]
    return [*itemised, *rest]


def spread_line(dataset: Dataset, found: Priced) -> str:
    """Return the percentiles of the simulated total, or why there are none."""
    if not has_range(found.items):
        return "Single figures: no source gives a range, so there is nothing to draw from."
    from roletui.cost.simulation import DRAWS, simulate  # only for ranges: 1.0 ms

    spread = simulate(found.costs)
    if spread is None:
        return "The ranges have no width, so there is nothing to draw from."
    p10, p50, p90 = (
        readable_money(amount, dataset.about.currency)
        for amount in (spread.p10, spread.p50, spread.p90)
    )
    return f"P10 {p10}, P50 {p50}, P90 {p90}: of {DRAWS:,} plans drawn from the ranges."


def text(dataset: Dataset, found: Priced, today: date) -> list[str]:
    """Return the plan's costs as aligned lines, with the spread and the assumptions."""
    table = rows(dataset, found)
    widths = [max(len(row[nr]) for row in table) for nr in range(5)]
    lines = []
    for row in table:
        left = [cell.ljust(width) for cell, width in zip(row[:2], widths[:2], strict=True)]
        right = [cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True)]
        lines.append("  ".join([*left, *right]).rstrip())
    rests_on = assumptions(dataset, found.costs, today)
    return [
        *lines,
        "",
        spread_line(dataset, found),
        "",
        "Assumptions",
        *(f"  - {entry}" for entry in rests_on),
    ]
