"""The figures of the web page: pictures, captions, tables, and their places in the record."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from roletui.case.budget_sheet import Sheet
from roletui.case.case import Case
from roletui.case.charts import (
    alternative_bars,
    baseline_months,
    baseline_weeks,
    choice_bars,
    plan_months,
    spending_curve,
    swing_bars,
    with_range,
)
from roletui.case.names import SECOND_ONLY, outcome_name
from roletui.case.sentences import WEEKS_RULE, rough
from roletui.cost.alternatives import Ways
from roletui.cost.cashflow import cumulative
from roletui.cost.items import Item
from roletui.cost.lines import Cost, has_range, size_words, way
from roletui.cost.whole_plan import plan_extras
from roletui.dataset.model import AnswerOption, Question
from roletui.dataset.places import usual_answer
from roletui.dataset.task_words import asked
from roletui.report.markdown import role_name
from roletui.report.page.svg import bars, curve, path, swings
from roletui.text.charts import Bar
from roletui.text.money import Range, money, short_money
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Step, Walk

WIDE, NARROW = 704, 336
"""Widths in pixels: each picture is drawn for a page and for a phone; the style shows one."""
WHY, COST, OTHER_RATES = "Decision Drivers", "Cost", "Other ways to hire for the same work"
MOVES = "Range, and what moves the total"
"""The headings of the record under which figures are placed."""
_WEEKS_SHOWN = 26
"""Approximate number of rows in a table of weeks."""

FigureRows = Sequence[Sequence[str]]


class Figure(NamedTuple):
    """A picture with its caption and table."""

    place: str
    """The heading of the record under which it is placed."""
    pictures: tuple[str, ...]
    """The SVG for each width, the wide one first."""
    caption: str
    summary: str = ""
    """Summary of the folded table; empty if the record has the figures already."""
    rows: FigureRows = ()
    """The same data as a table, the head first."""
    figures: bool = False
    """Whether every column of the table is numeric."""


def path_figure(case: Case) -> Figure:
    """Return the path through the questions."""
    way_ = walked(case)
    rows = [["Question", "Answer", "Other answers, and where they lead"]]
    for step in way_.steps:
        others = "; ".join(f"{branch.answer} → {branch.leads}" for branch in step.branches)
        taken = f"{step.taken}; {step.also.answer}" if step.also else step.taken
        rows.append([step.ask, taken or "still open", others])
    caption = (
        "The way through the questions. The thick line is the way that your answers took; what "
        "branches off is where other answers would have led."
    )
    if any(not step.sure for step in way_.steps):
        caption += " Where nobody is sure the line is dashed: every branch is followed."
    if any(step.also for step in way_.steps):
        caption += " Where two answers fit, the second stands below the first with where it leads."
    return Figure(WHY, _both(path.draw, "way", way_), caption, "The way as a table", rows)


def _both(draw: Callable[..., str], name: str, *given: object, **more: object) -> tuple[str, ...]:
    """Draw a picture in both widths."""
    return tuple(draw(f"{name}-{wide}", *given, wide=wide, **more) for wide in (WIDE, NARROW))


def walked(case: Case) -> path.Way:
    """Return the path of a case as plain text."""
    walk = case.walk
    task = case.state.task
    steps = [_step(walk, step, task) for step in walk.steps]
    if walk.question is not None:
        steps.append(_step(walk, Step(walk.question, None, ()), task)._replace(taken=""))
        possible = count(len(walk.outcomes), "outcome", "outcomes")
        return path.Way(tuple(steps), (path.End("Not decided yet", f"{possible} possible", False),))
    outcome = case.tree.outcomes[walk.provisional]
    firm = walk.status == "decided"
    head = "Recommended" if firm else "Provisional, on what is usual"
    ends = [path.End(head, outcome.headline, firm)]
    others = [case.tree.outcomes[name].headline for name in walk.outcomes if name != outcome.id]
    ends += [path.End("Also possible", headline, False) for headline in others]
    tied = [case.tree.outcomes[name].headline for name in walk.tied]
    ends += [path.End("By a second answer", headline, False) for headline in tied]
    if own := case.active_override:
        ends.append(path.End("Chosen instead", role_name(case.dataset, own.role), firm))
    return path.Way(tuple(steps), tuple(ends))


def _step(walk: Walk, step: Step, task: str) -> path.Step:
    given = [answer for answer in (step.answer, step.also) if answer]
    branches = tuple(
        path.Branch(option.label, _leads(walk, step.question, option))
        for option in step.question.answers
        if option not in given
    )
    usual = usual_answer(step.question, walk.taken).label
    taken = given[0].label if given else f"Not sure; usual: {usual}"
    also = None
    if step.also:
        taken = f"Mostly: {taken}"
        leads = _leads(walk, step.question, step.also)
        also = path.Branch(f"Also: {step.also.label}", leads)
    ask = asked(step.question, task)
    if step.question.id in walk.beside:
        ask = f"{ask} Asked {SECOND_ONLY}."
    return path.Step(step.question.topic, ask, taken, bool(given), branches, also)


def _leads(walk: Walk, question: Question, option: AnswerOption) -> str:
    tree, ends = walk.tree, walk.tree.leads(question.id, option.id, walk.used)
    if option.goto:
        return " or ".join(tree.question(end).topic for end in ends)
    return " or ".join(outcome_name(tree.dataset, tree.outcomes[end]) for end in ends)


def cost_figures(sheet: Sheet) -> Iterator[Figure]:
    """Yield the figures of what a plan costs; none if no line has a rate."""
    if sheet.bill.total is None:
        return
    write = partial(short_money, currency=sheet.currency)
    rows = [*_plan_bars(sheet)]
    if len(rows) > 1 or rows[0].ranged:
        title = "What the plan costs"
        caption = f"{title}, on one scale. {_bars_rule(rows)} The table above has the figures."
        pictures = _both(bars.draw, "cost", title, rows, write=write)
        yield Figure(COST, pictures, caption)
    yield from _weeks(sheet, write)
    yield from _other_rates(sheet, write)
    yield from _swings(sheet)


def _bars_rule(rows: Iterable[Bar]) -> str:
    if any(row.ranged for row in rows):
        return (
            "A bar ends at the likely amount; the line over it goes from the low to the high one."
        )
    return "A bar ends at the likely amount."


def _plan_bars(sheet: Sheet) -> Iterator[Bar]:
    """Yield the items of a single line, or the lines of a longer plan; then the total."""
    found, currency = sheet.bill, sheet.currency

    def bar(label: str, items: Sequence[Item], amount: Range, *, chosen: bool = False) -> Bar:
        plain = Bar("", label, *amount, "", chosen=chosen)
        return with_range(plain, items, currency)

    if len(sheet.lines) == 1:
        parts = found.items
        if len(parts) > 1:
            yield from (bar(item.label, [item], item.amount) for item in parts)
    else:
        for place, line in enumerate(sheet.lines):
            entry = sheet.cost_of(place)
            if entry:
                name = f"Part {place + 1}: {role_name(sheet.dataset, line.role)}, {way(entry)}"
                yield bar(f"{name}, {size_words(line)}", entry.items, entry.total)
        yield from (bar(item.label, [item], item.amount) for item in found.extras)
    if found.total is not None:
        yield bar("Total", found.items, found.total, chosen=True)


def _weeks(sheet: Sheet, write: Callable[[int], str]) -> Iterator[Figure]:
    """Yield the cumulative cost by week."""
    spending = spending_curve(sheet)
    if spending is None or len(spending.likely) < 2:
        return
    dated = sheet.state.starts is not None
    title = f"What has been spent by the end of each {'month' if dated else 'week'}"
    pictures = _both(curve.draw, "weeks", title, spending, write=write)
    rows = _month_rows(sheet) if dated else _weeks_rows(sheet)
    named = f"The {'months' if dated else 'weeks'} as a table"
    yield Figure(COST, pictures, f"{title}. {WEEKS_RULE}", named, rows, True)


def _month_rows(sheet: Sheet) -> FigureRows:
    months, before = plan_months(sheet), baseline_months(sheet)
    ranged = has_range(sheet.bill.items)
    head = ["By the end of", *(("Low", "Likely", "High") if ranged else ("Likely, no range",))]
    rows = [[*head, "Baseline"] if before else head]
    for place in range(max(len(months), len(before))):
        spent = months[min(place, len(months) - 1)].so_far
        amounts = [*(spent if ranged else [spent.likely])]
        if before:
            amounts.append(before[min(place, len(before) - 1)].so_far.likely)
        name = (months if place < len(months) else before)[place].name
        rows.append([name, *(money(amount, sheet.currency) for amount in amounts)])
    return rows


def _weeks_rows(sheet: Sheet) -> FigureRows:
    now, before = cumulative(sheet.bill), baseline_weeks(sheet)
    ranged = has_range(sheet.bill.items)
    last = max(len(now), len(before)) - 1
    each = -(-last // _WEEKS_SHOWN)
    head = ["After week", *(("Low", "Likely", "High") if ranged else ("Likely, no range",))]
    rows = [[*head, "Baseline"] if before else head]
    for week in dict.fromkeys([*range(each, last + 1, each), last]):
        spent = now[min(week, len(now) - 1)]
        amounts = [*(spent if ranged else [spent.likely])]
        if before:
            amounts.append(before[min(week, len(before) - 1)].likely)
        rows.append([f"{week}", *(money(amount, sheet.currency) for amount in amounts)])
    return rows


def _other_rates(sheet: Sheet, write: Callable[[int], str]) -> Iterator[Figure]:
    """Yield, for each line of the plan, the same work at other rates."""
    several = len(sheet.lines) > 1
    for place in range(len(sheet.lines)):
        entry = sheet.cost_of(place)
        rows = [*_other_bars(sheet, entry)] if entry else []
        if len(rows) < 2:
            continue
        whose = f"part {place + 1}" if several else "the plan"
        title = f"The same work as in {whose}, by other roles and other ways to hire"
        caption = f"{title}, on one scale. {_bars_rule(rows)} The table above has the figures."
        pictures = _both(bars.draw, f"elsewhere-{place + 1}", title, rows, write=write)
        yield Figure(OTHER_RATES, pictures, caption)


def _other_bars(sheet: Sheet, chosen: Cost) -> Iterator[Bar]:
    for other in Ways(chosen, sheet.case.prices.offers).near:
        entry = other.cost
        role = role_name(sheet.dataset, entry.line.role)
        label = f"{role}, {entry.channel.name} ({entry.rate.basis})"
        items = (*entry.items, *plan_extras([entry]))
        (bar,) = alternative_bars([(other, "", label)], sheet.currency)
        yield with_range(bar, items, sheet.currency)


def _swings(sheet: Sheet) -> Iterator[Figure]:
    """Yield a tornado chart of what is uncertain, and one of what can be chosen."""
    if sheet.bill.total is None:
        return
    likely = rough(sheet.bill.total.likely, sheet.currency)
    for name, title, order, found in (
        ("swings", "What moves the total", ", the most first", swing_bars(sheet)),
        ("choices", "What is yours to choose", "", choice_bars(sheet)),
    ):
        if not found:
            continue
        pictures = _both(swings.draw, name, title, found, likely)
        caption = (
            f"{title}{order}: hollow where it is less than likely, filled where it is more. The "
            "table above has the figures."
        )
        yield Figure(MOVES, pictures, caption)
