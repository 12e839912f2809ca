"""The same work by every other way to hire, from which role and way can be picked."""

from collections.abc import Iterator
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from roletui.case import changes
from roletui.case.budget_sheet import Sheet
from roletui.case.sentences import even_words, saving_words
from roletui.cost.alternatives import Alternative
from roletui.cost.lines import MIDDLE, has_middle, way
from roletui.cost.provenance import OWN, OWN_SALARY, is_own, stale_rate
from roletui.dataset.dataset import Dataset
from roletui.text.charts import Bar
from roletui.text.money import difference_words, readable_money, signed
from roletui.text.numbers import decimals

from ..compare.facts import rate_line
from ..widgets.charts.bars import Bars, Heading
from ..widgets.text.passage import Passage
from .views.base import View

HEADINGS = {
    "channel": "",  # the title says it
    "role": "OTHER ROLES, HIRED THE SAME WAY",
    "rate": "THE SAME ROLE AT OTHER RATES",
    "other": "OTHER ROLES, HIRED IN OTHER WAYS",
}
"""How alternatives differ, in the order of their groups."""
TITLE = "OTHER WAYS   "
ROOMY = 20
"""Rows from which all ways are shown, also where they have not got the focus."""
PARTS = "THE OTHER PARTS OF YOUR PLAN, FOR THIS WORK"
YOURS = "your plan"
"""Stands behind the amount of the way that is in the plan."""


class WaysView(View):
    """Bars on a common scale, the plan's own first; far ones in focus, or where there is room."""

    _sheet: Sheet | None = None
    _labels: tuple[Dataset, date, dict[tuple[str, str], str]] | None = None
    """Cache of the bars' labels by nearness and rate id, with the dataset and day it is for."""

    def compose(self) -> ComposeResult:
        """Yield what the bars are for, and the bars."""
        yield Passage(id="same-work")
        yield Bars(id="bars")

    def on_mount(self) -> None:
        """Watch cursor and filter, so that moving it and the comparison share one frame."""
        bars = self.query_one(Bars)
        self.watch(bars, "cursor", self._moved, init=False)
        self.watch(bars, "filter", self._picked, init=False)

    def _moved(self) -> None:
        self.post_message(self.Hinted())

    def _picked(self) -> None:
        if self._sheet:
            self._paint_head(self._sheet)
        self._moved()

    @property
    def other(self) -> str:
        """Id of the rate under the cursor while the bars have the focus; else empty."""
        widget = self.query_one(Bars)
        return widget.at.id if widget.has_focus and widget.at is not None else ""

    def pick(self, name: str) -> None:
        """Let the user pick, beginning with the first of a group: ``channel`` or ``role``."""
        bars = self.query_one(Bars)
        bars.pick()
        if self._sheet:
            self.show(self._sheet)
        groups = [line.id for line in bars.lines]
        # Other ways to hire have no heading of their own: they come after the plan's.
        bars.cursor = groups.index(name) + 1 if name in groups else 1

    def show(self, sheet: Sheet) -> None:
        """Show the bars."""
        self._sheet = sheet
        widget = self.query_one(Bars)
        roomy = self.size.height >= ROOMY
        found = sheet.alternatives if widget.has_focus or roomy else sheet.near
        before = widget.at
        shown = bars(sheet, found, self._known_labels(sheet)) if len(found) > 1 else ()
        if not widget.has_focus:
            shown = _whole_groups(shown, widget.size.height)
        widget.bars = shown
        if not widget.has_focus and widget.at != before:
            widget.action_first()
        self._paint_head(sheet)

    def _paint_head(self, sheet: Sheet) -> None:
        """Say what work it is, or what is typed to find a way."""
        bars = self.query_one(Bars)
        if bars.filter is not None:
            words = Content.assemble(
                ("Type to find: ", "$grey"),
                (f"{bars.filter}▏", "bold $cursor"),
                (f"  {bars.found} of {sum(isinstance(bar, Bar) for bar in bars.bars)}", "$grey"),
            )
        else:
            title = TITLE * self.screen.has_class("-wide")
            work = "" if self.told_below(sheet) else same_work(sheet)
            words = Content.assemble((title, "bold $grey"), (work, "$dim"))
        self.query_one("#same-work", Passage).content = words

    def told_below(self, sheet: Sheet) -> bool:
        """Tell whether the line below says for how much work the amounts are."""
        return self.screen.has_class("-normal") and not sheet.state.listed

    def _known_labels(self, sheet: Sheet) -> dict[tuple[str, str], str]:
        """Return the label cache for the dataset and day of the sheet."""
        known = self._labels
        if known is None or known[0] is not sheet.dataset or known[1] != sheet.case.today:
            known = self._labels = (sheet.dataset, sheet.case.today, {})
        return known[2]

    def hint(self, sheet: Sheet) -> str:
        """Return the origin of the rate under the cursor, and what it must save."""
        at, other = self.query_one(Bars).at, self.other
        if not other or at is None:
            return ""
        focused = sheet.plan_alternatives.get(other)
        if focused is None:
            same = (entry for entry in sheet.alternatives if entry.cost.rate.id == other)
            focused = next(same, None)
        if focused is None:
            return ""
        words = [f"{at.label}: {rate_line(sheet.case, focused.cost.rate)}."]
        if focused.chosen:
            words.append(focused.cost.rate.note)
        elif sheet.saving:
            words += [
                saving_words(sheet.dataset, sheet.saving),
                even_words(sheet.break_evens, mark=False),
            ]
        return " ".join(part for part in words if part)

    @on(Bars.Chosen)
    def take(self, message: Bars.Chosen) -> None:
        """Use the rate of the chosen bar; the user's own rate is used already."""
        sheet = self._sheet
        if sheet is None:
            return
        if message.id in sheet.plan_alternatives:
            line = sheet.plan_alternatives[message.id].cost.line
            stated = line.rate or next(
                (rate.id for rate in sheet.dataset.rates_of(line.role, line.channel)), ""
            )
            self.send(
                changes.choose_way(
                    line.role, stated, sheet.number, line.own_rate, salary=line.salary
                )
            )
            return
        rate = sheet.dataset.rates_by_id.get(message.id)
        if rate is not None:
            self.send(changes.choose_way(rate.role, rate.id, sheet.number))


def same_work(sheet: Sheet) -> str:
    """Say for how much work all amounts are, and for how many hours an employee is paid for it."""
    entry = sheet.cost
    if entry is None:
        return ""
    hours = f"{decimals(entry.work.quantity, 0)} h"
    work = f"for {hours} of work"
    paid = max(each.cost.paid_hours for each in sheet.near)
    if paid == entry.work.quantity:
        return work
    return f"{work}, employees paid for {decimals(paid, 0)} h"


def bars(
    sheet: Sheet, found: tuple[Alternative, ...], labels: dict[tuple[str, str], str]
) -> tuple[Bar | Heading, ...]:
    """Return the hours of the chosen line at every rate, as bars under headings.

    ``labels`` is a cache of labels by nearness and rate id; missing ones are added.
    """
    entries: list[Bar | Heading] = []
    groups: dict[str, list[Bar | Heading]] = {name: [] for name in HEADINGS}
    for entry in reversed(found):  # the cheapest first
        far = entry.nearness == "other"
        same = far and entry.cost.line.role == sheet.line.role
        kind = YOURS if entry.chosen else "rate" if same else entry.nearness
        place = entries if entry.chosen else groups[kind]
        place.append(_bar(sheet, entry, _cached(sheet, entry, kind, labels)))
    for name, near in groups.items():
        if near and HEADINGS[name]:
            entries.append(Heading(name, HEADINGS[name], apart=True))
        entries += near
        if name == "channel":
            entries += _parts(sheet)
    return tuple(entries)


def _whole_groups(entries: tuple[Bar | Heading, ...], rows: int) -> tuple[Bar | Heading, ...]:
    """Return the first bars, and the groups after them that fit with their headings and all."""
    begins = [at for at, line in enumerate(entries) if isinstance(line, Heading)]
    ends = [*begins, len(entries)]
    fitting = [end for groups, end in enumerate(ends) if end + groups <= rows]
    return entries[: max([ends[0], *fitting])]


def _cached(sheet: Sheet, entry: Alternative, kind: str, labels: dict[tuple[str, str], str]) -> str:
    """Return the label of a bar in a group, from a cache where that holds it."""
    rate = entry.cost.offer.rate
    label = labels.get((kind, rate.id))
    if label is None:
        label = _label(sheet, entry, kind)
        if not is_own(rate):  # own rates have one id, but a label for each channel
            labels[kind, rate.id] = label
    return label


def _bar(sheet: Sheet, entry: Alternative, label: str, name: str = "") -> Bar:
    items, currency, total = entry.cost.items, sheet.currency, entry.total.likely
    middle = items[0].price.middle or (len(items) > 1 and has_middle(items))
    here = total - entry.difference
    remark = YOURS if entry.chosen else signed(difference_words(total, here, currency))
    return Bar(
        name or entry.cost.offer.rate.id,
        label,
        *entry.total,
        readable_money(total, currency),
        remark,
        chosen=entry.chosen,
        mark=MIDDLE * middle,
    )


def _parts(sheet: Sheet) -> Iterator[Bar | Heading]:
    """Yield the hours of the chosen line at the rates of the other lines, under a heading."""
    if sheet.plan_alternatives:
        yield Heading("parts", PARTS, apart=True)
    for name, entry in sheet.plan_alternatives.items():
        role = sheet.dataset.role(entry.cost.rate.role).short
        yield _bar(sheet, entry, f"{name.capitalize()}: {role}, {way(entry.cost)}", name)


def _label(sheet: Sheet, entry: Alternative, kind: str) -> str:
    rate, channel = entry.cost.rate, entry.cost.channel.name
    role = sheet.dataset.role(rate.role).short
    match kind:
        case "role":
            label = role
        case "rate":
            label = f"{channel}, {rate.basis}, {rate.region}"
        case "other":
            label = f"{role}, {channel}, {rate.basis}, {rate.region}"
        case _:
            label = channel
    if is_own(rate):
        label += f", {OWN_SALARY if entry.cost.line.salary else OWN}"
    if stale_rate(sheet.dataset, rate, sheet.case.today):
        label = f"stale: {label}"
    return label
