"""``roletui cost``: what people, hours and weeks cost."""

import argparse
from datetime import date

from roletui.cli.cost_options import settings_of, switched, tell_idle
from roletui.cli.errors import DONE, FOUND, RequestError
from roletui.cli.inputs import loaded, today
from roletui.cli.limits import exceeds, sum_of_money
from roletui.cost.assumptions import assumptions
from roletui.cost.formula import quantity_words
from roletui.cost.lines import range_cells
from roletui.cost.plan import Priced, priced
from roletui.cost.settings import fit_settings, with_settings
from roletui.cost.typed_line import typed_cost
from roletui.dataset.dataset import Dataset
from roletui.report.markdown import bullets, escaped, table
from roletui.report.totals import plan_rows
from roletui.text.tuples import NamedTuple


def run(options: argparse.Namespace) -> int:
    """Print the plan's costs in the chosen format."""
    stated, day = loaded(options).dataset, today(options)
    terms = settings_of(stated, options)
    typed = [typed_cost(stated, word).line for word in options.lines]
    lines = switched(stated, options, typed, terms)
    if options.chances:
        from roletui.cli.chance_options import with_chances  # for this option: 1 ms

        lines, terms = with_chances(stated, options.chances, lines, terms)
    dataset = with_settings(stated, fit_settings(stated, terms))
    currency = dataset.about.currency
    spend, most = (
        None if given is None else sum_of_money(name, given, currency)
        for name, given in (("--spend", options.spend), ("--max", options.most))
    )
    if options.against and most is None:
        raise RequestError("--against says which total is held against --max; give that too.")
    if spend is not None and options.format == "csv":
        raise RequestError("--spend has no row in CSV: take --format text, md or json.")
    starts = None
    if options.starts is not None:
        from roletui.cost.start_date import read_start  # only for this option: 1 ms

        starts = read_start(options.starts)
    found = priced(dataset, lines)
    tell_idle(dataset, terms, found)
    _print(options, dataset, found, Asked(day, spend, starts))
    if most is None:
        return DONE
    return FOUND if exceeds(dataset, found, most, options.against or "likely") else DONE


class Asked(NamedTuple):
    """What is asked of a plan besides its cost."""

    day: date
    """Today, on which ages of sources are counted."""
    spend: int | None = None
    """What there is to spend, in minor units."""
    starts: date | None = None
    """The day on which it starts."""


def _print(options: argparse.Namespace, dataset: Dataset, found: Priced, asked: Asked) -> None:
    if options.disinterested:
        _disinterested(options.format, dataset, found, asked)
    elif options.format == "json":
        from roletui.report.data.costs import cost_json  # not needed for text: 2 ms

        print(cost_json(dataset, found, *asked))
    elif options.format == "csv":
        from roletui.report.data.costs import cost_csv  # not needed for text: 2 ms

        print(cost_csv(dataset, found, asked.day), end="")
    elif options.format == "md":
        print(_markdown(dataset, found, asked))
    else:
        print("\n".join(text(dataset, found, asked)))


def _disinterested(form: str, dataset: Dataset, found: Priced, asked: Asked) -> None:
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
        whole = cost_data(dataset, found, *asked)
        print(json_text({**whole, "disinterested": left_cost_data(dataset, plan)}))
    elif form == "csv":
        print(left_cost_csv(plan), end="")
    elif form == "md":
        written = _markdown(dataset, found, asked)
        blocks = [written, f"## {HEADING}", *left_blocks(dataset, plan)]
        print("\n\n".join(blocks))
    else:
        print("\n".join([*text(dataset, found, asked), "", *left_text(dataset, plan)]))


def _markdown(dataset: Dataset, found: Priced, asked: Asked) -> str:
    head, *body = rows(dataset, found)
    blocks = [
        table(head, body, figures=3, skip=1),
        escaped(" ".join(range_lines(dataset, found, asked.spend))),
        bullets(assumptions(dataset, found.costs, asked.day)),
    ]
    if asked.starts:
        from roletui.report.months import month_blocks  # only with a start date: 1 ms

        blocks += month_blocks(found, asked.starts, dataset.about.currency)
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


def range_lines(dataset: Dataset, found: Priced, spend: int | None) -> list[str]:
    """Return what to plan with and how the total spreads, or that nothing is known of it.

    With a sum to ``spend``, in minor units, also what it is for the plan.
    """
    if found.total is None:
        return []
    from roletui.cost import spread_words as words  # only for what has a rate: 1.0 ms
    from roletui.cost.simulation import simulate

    currency, likely = dataset.about.currency, found.total.likely
    spread = simulate(found.costs)
    if spread is None:
        lines = [f"{words.UNKNOWN}{words.unknown_words(found.items)}."]
        if spend is not None:
            lines.append(words.single_words(spend, found.items, currency))
        return lines
    lines = [*words.spread_sentences(spread, likely, currency)]
    if spend is not None:
        from roletui.case.holding_words import holding_words  # only where it is asked for: 9 ms
        from roletui.cost.holding import holding_of

        held = holding_of(dataset, found, spread, spend)
        hired = [cost.line.role for cost in found.costs]
        lines.append(holding_words(dataset, spread, held, hired, "part 1" * (len(found.costs) > 1)))
    return lines


def text(dataset: Dataset, found: Priced, asked: Asked) -> list[str]:
    """Return the plan's costs as aligned lines, with the spread and the assumptions."""
    table = rows(dataset, found)
    widths = [max(len(row[nr]) for row in table) for nr in range(5)]
    lines = []
    for row in table:
        left = [cell.ljust(width) for cell, width in zip(row[:2], widths[:2], strict=True)]
        right = [cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True)]
        lines.append("  ".join([*left, *right]).rstrip())
    lines += ["", *range_lines(dataset, found, asked.spend), ""]
    if asked.starts:
        from roletui.report.months import month_lines  # only with a start date: 1 ms

        lines += [*month_lines(found, asked.starts, dataset.about.currency), ""]
    rests_on = assumptions(dataset, found.costs, asked.day)
    return [*lines, "Assumptions", *(f"  - {entry}" for entry in rests_on)]
