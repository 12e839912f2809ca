"""What the panel at the top of the budget says: the total, of what plan, and what is not in it."""

from collections.abc import Iterator

from textual.content import Content

from roletui.case.budget_sheet import Sheet
from roletui.case.figures import work_apart
from roletui.case.inside import lasting, on_top, paid_weeks
from roletui.case.names import names, unpriced
from roletui.case.proposed_size import hours_beyond, paid_instead
from roletui.case.standing import choice_word, ways
from roletui.case.ways_span import plan_word, weeks_words
from roletui.cost.assumptions import uncounted
from roletui.cost.events import eventual_short
from roletui.cost.lines import MIDDLE, Cost, has_middle, size_words
from roletui.cost.plan import left_out
from roletui.cost.rates import other_figure
from roletui.report.totals import bounds_words
from roletui.text.money import difference_words, readable, readable_money, signed
from roletui.text.numbers import count, decimals, first_upper, plain, rounded

from ..commands import key_of
from ..header import Clickable
from ..widgets.text.hero import Hero, Told
from .part_words import work_words

BASELINE = "┼ Baseline"
"""Begins the strip of the baseline, with its mark on the tracks."""


class Total(Hero, Clickable):
    """The panel at the top of the budget."""


def told(sheet: Sheet, *, typed: bool = False) -> Told:
    """Return what the panel says; ``typed`` where what it shows is typed and not yet set."""
    total = sheet.bill.total
    if total is None:
        return _without_total(sheet)
    mark = f"{MIDDLE} " if has_middle(sheet.bill.items) else ""
    lines: list[Content | tuple[Content, ...]] = [_heading(sheet, typed=typed), _basis(sheet)]
    if sheet.eventual and sheet.eventual.costs:
        lines.append(Content(eventual_short(sheet.eventual, sheet.currency)))
    if left := len(uncounted(sheet.dataset, sheet.bill.costs)):
        words = Content.assemble(
            ("not counted: ", "$amber"), (count(left, "item", "items"), "$grey")
        )
        lines.append(words)
    for lengths in _warnings(sheet):
        lines.append(tuple(Content.styled(words, "$amber") for words in lengths))
    figure = f"{mark}{readable_money(total.likely, sheet.currency)}"
    return Told(figure, tuple(lines))


def _heading(sheet: Sheet, *, typed: bool) -> tuple[Content, ...]:
    """Say whose plan it is, who is hired, and for how long; the form says that too."""
    case, lines = sheet.case, sheet.lines
    tried = typed or case.state.real is not None
    whose = first_upper(plan_word(case))
    if tried:
        whose = "If you set it" if typed else "Would be"
    if len(lines) == 1:
        people = count(lines[0].people, "person", "people")
        weeks = count(lines[0].weeks, "week", "weeks")
        whole = lasting(sheet.cost) if sheet.cost else weeks
        who = names(sheet.dataset, (lines[0].role,))
        told = [f"{who}, {people}, {each}" for each in dict.fromkeys((whole, weeks))]
        told += [f"{who}, {weeks}", who]
    else:
        between = ", then " if case.staged else " + "
        who = between.join(dict.fromkeys(names(sheet.dataset, (line.role,)) for line in lines))
        told = [who]
    head = (f"{whose}: ", "$amber" if tried else "$bright")
    return tuple([Content.assemble(head, (what, "$bright")).stylize("bold") for what in told])


def _basis(sheet: Sheet) -> tuple[Content, ...]:
    """Say hours, rate and a week of one part, of several the weeks; the bounds; where it is from.

    The longest first; where there is no room, the sources, the week and the rate give way.
    """
    bounds = bounds_words(sheet.bill.items, sheet.currency, brief=True)
    entry, billed = sheet.cost, sheet.periods
    if len(sheet.lines) > 1 or entry is None or billed is None:
        lengths = [f"{weeks_words(sheet.bill)} in all · {bounds}"]
    else:
        first, week = work_words(sheet, entry), _week(sheet, entry, billed.week.likely)
        besides = count(len(on_top(sheet.bill)), "extra cost", "extra costs")
        first += f" + {besides}" * bool(on_top(sheet.bill))
        worked = f"{decimals(entry.work.quantity, 0)} h"
        lengths = [f"{first} · {week} · {bounds}"] * bool(week)
        lengths += [f"{each} · {bounds}" for each in (first, f"{worked} of work")]
        lengths.append(bounds)
    key = Content.assemble((key_of("budget.explain"), "$grey"), (" sources", "$dim"))
    sources = Clickable.part(key, "screen.explain")
    return (Content.assemble(f"{lengths[0]}   ", sources), *map(Content, lengths))


def _week(sheet: Sheet, entry: Cost, week: int) -> str:
    """Say what a week costs, where so many weeks are the total; else nothing."""
    weeks, total = paid_weeks(entry), sheet.bill.total
    # Each part is rounded to a minor unit by itself, in the week and in the total.
    if total is None or abs(week * weeks - total.likely) > len(sheet.bill.items) * (weeks + 1) / 2:
        return ""
    # What the heading says is not said again.
    during = "" if weeks == sheet.line.weeks else f" for {decimals(weeks)} weeks"
    about = "" if readable(week) * weeks == readable(total.likely) else "about "
    return f"{about}{readable_money(week, sheet.currency)} a week{during}"


def _warnings(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """Say whom the plan does not pay for, and which key adds them; the longest words first."""
    case, dataset = sheet.case, sheet.dataset
    word, follow = choice_word(case), key_of("budget.propose")
    if instead := paid_instead(case):
        told = f"{instead}; {follow} follows the decision"
        yield told, f"{instead.partition(', ')[2]}; {follow} follows"
    elif others := case.not_costed:
        yield (f"without {names(dataset, others)}: {follow} follows the decision",)
    elif case.pinned:
        yield (f"more than is {word}: {follow} follows the decision",)
    elif hours := hours_beyond(case):
        proposed, planned = map(plain, hours)
        yield (f"proposed: {proposed} h, not {planned}; {follow} goes back",)
    if missing := left_out(dataset, sheet.bill):
        yield (f"without {names(dataset, missing)}, whose cost is not stated",)


def _without_total(sheet: Sheet) -> Told:
    """Say why there is no total, and what can be done about it."""
    dataset, role = sheet.dataset, sheet.line.role
    missing = left_out(dataset, sheet.bill)
    hires_nobody = not missing and dataset.hires_nobody(role)
    heading = "No cost" if hires_nobody else "Cost not stated"
    words = unpriced(dataset, role)
    lines = [Content.styled(heading, "bold $bright"), Content(words[:1].upper() + words[1:])]
    if figures := dataset.other_prices_of(role):
        lines.append(Content(f"In other units: {'; '.join(map(other_figure, figures))}."))
    advice = "Type a rate of your own"
    if any(dataset.countable(rate) for rate in dataset.rates):
        advice += ", or change the role to see what another would cost"
    return Told("", (*lines, Content.styled(f"{advice}.", "$grey")))


def baseline_words(sheet: Sheet, room: int) -> Content:
    """Say what the baseline costs, how far the plan is from it, and what it is if there is room.

    Empty without one.
    """
    before, now = sheet.baseline, sheet.bill.total
    if before is None:
        return Content()
    lines, hired = sheet.baseline_lines, ways(before)
    who = "; ".join(f"{names(sheet.dataset, (each.role,))} {size_words(each)}" for each in lines)
    if before.total is None:
        return Content.assemble(
            (f"{BASELINE}  ", "bold"), "cost not stated", (f"   {who}", "$grey")
        )
    then, mark = before.total.likely, f"{MIDDLE} " if has_middle(before.items) else ""
    parts: list[tuple[str, str] | str] = [
        (f"  {mark}{readable_money(then, sheet.currency)}", "bold $bright")
    ]
    works = [""]
    if now is not None:
        apart = signed(difference_words(now.likely, then, sheet.currency))
        if then and apart[:1] in "+−":
            apart += f" ({apart[:1]}{rounded(100 * abs(now.likely - then), then)} %)"
        parts.append(f"   this plan: {apart}")
        works = [work_apart(sheet.bill, before, brief=brief) for brief in (False, True)]
    whose = ", ".join(filter(None, (who, hired)))
    shown = (BASELINE, f"   {whose}"), (BASELINE, f"   {hired or who}"), (f"┼ {hired}", "")
    for head, rest in shown[: 3 if hired else 2]:
        for work in works:
            words = Content.assemble((head, "bold"), *parts, work, (rest, "$grey"))
            if words.cell_length <= room:
                return words
    return Content.assemble((BASELINE, "bold"), *parts, works[-1])
