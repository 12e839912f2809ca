"""The view *Elsewhere*: the same work at every rate, and what a dearer one must save."""

from datetime import date
from itertools import groupby
from operator import attrgetter

from textual import on
from textual.app import ComposeResult

from roletui.case import changes
from roletui.case.budget_sheet import Sheet
from roletui.case.charts import alternative_bars
from roletui.case.sentences import even_words, saving_words
from roletui.cost.alternatives import Alternative, equal_words
from roletui.cost.lines import way
from roletui.cost.provenance import OWN, OWN_SALARY, is_own, stale_rate
from roletui.dataset.dataset import Dataset
from roletui.text.charts import Bar
from roletui.text.money import difference_words, readable_money

from ...compare.facts import rate_line
from ...widgets.charts.bars import Bars, Heading
from .base import View

HEADINGS = {
    "role": "ROLES, HIRED THE SAME WAY",
    "channel": "THE SAME ROLE, HIRED OTHERWISE",
    "other": "EVERYTHING ELSE",
}
LINES = "OTHER LINES OF THE PLAN, FOR THE SAME WORK"
BASELINE = "baseline"
"""Id of the baseline's bar."""


class OtherRatesView(View):
    """Bars on a common scale; the line is compared with the bar under the cursor."""

    _sheet: Sheet | None = None
    _labels: tuple[Dataset, date, dict[tuple[str, str], str]] | None = None
    """Cache of the bars' labels by nearness and rate id, with the dataset and day it is for."""

    def compose(self) -> ComposeResult:
        """Yield the bars."""
        yield Bars(id="bars")

    def on_mount(self) -> None:
        """Watch the cursor, so that moving it and the comparison share one frame."""
        self.watch(self.query_one(Bars), "cursor", self._moved, init=False)

    def _moved(self) -> None:
        self.post_message(self.Hinted())

    @property
    def other(self) -> str:
        """Id of the rate under the cursor while the bars have the focus; else empty."""
        widget = self.query_one(Bars)
        return widget.at.id if widget.has_focus and widget.at is not None else ""

    def show(self, sheet: Sheet) -> None:
        """Show the bars."""
        self._sheet = sheet
        found, widget = sheet.alternatives, self.query_one(Bars)
        before = widget.at
        widget.bars = bars(sheet, found, self._known_labels(sheet)) if len(found) > 1 else ()
        if not widget.has_focus and widget.at != before:
            widget.action_first()

    def _known_labels(self, sheet: Sheet) -> dict[tuple[str, str], str]:
        """Return the label cache for the dataset and day of the sheet."""
        known = self._labels
        if known is None or known[0] is not sheet.dataset or known[1] != sheet.case.today:
            known = self._labels = (sheet.dataset, sheet.case.today, {})
        return known[2]

    def hint(self, sheet: Sheet) -> str:
        """Return the origin of the rate under the cursor, and the break-even."""
        widget, words, other = self.query_one(Bars), [], self.other
        focused = sheet.plan_alternatives.get(other)
        if focused is None and other:
            same = (entry for entry in sheet.alternatives if entry.cost.rate.id == other)
            focused = next(same, None)
        if focused is not None and widget.at is not None:
            words.append(f"{widget.at.label}: {rate_line(sheet.case, focused.cost.rate)}.")
        if focused is not None and focused.chosen:
            words.append(focused.cost.rate.note)
        elif sheet.saving:
            words += [saving_words(sheet.dataset, sheet.saving), even_words(sheet.break_evens)]
        if sheet.cost:
            # First where it is asked for: beside an employee, or anybody else in place of one.
            equal = equal_words(sheet.cost, [focused] if focused else sheet.alternatives)
            words.insert(1 if focused else len(words), equal)
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
                changes.hire(line.role, stated, sheet.number, line.own_rate, salary=line.salary)
            )
            return
        rate = sheet.dataset.rates_by_id.get(message.id)
        if rate is not None:
            self.send(changes.hire(rate.role, rate.id, sheet.number))


def bars(
    sheet: Sheet, found: tuple[Alternative, ...], labels: dict[tuple[str, str], str]
) -> tuple[Bar | Heading, ...]:
    """Return the hours of the chosen line at every rate, as bars under headings.

    ``labels`` is a cache of labels by nearness and rate id; missing ones are added.
    """
    entries: list[Bar | Heading] = []
    before = ""
    for nearness, near in groupby(found, attrgetter("nearness")):
        if before == "role":
            entries += _lines(sheet)
        before = nearness
        rows = []
        for entry in near:
            rate = entry.cost.offer.rate
            label = labels.get((nearness, rate.id))
            if label is None:
                label = _label(sheet, entry)
                if not is_own(rate):  # own rates have one id, but a label for each channel
                    labels[nearness, rate.id] = label
            rows.append((entry, rate.id, label))
        entries.append(Heading(nearness, HEADINGS[nearness]))
        entries += alternative_bars(rows, sheet.currency)
    return (*entries, *_baseline(sheet))


def _lines(sheet: Sheet) -> list[Bar | Heading]:
    """Return the hours of the chosen line at the rates of the other lines, under a heading."""
    rows = [
        (entry, name, f"{name.capitalize()}: {_who(sheet, entry)}")
        for name, entry in sheet.plan_alternatives.items()
    ]
    return [Heading("lines", LINES), *alternative_bars(rows, sheet.currency)] if rows else []


def _who(sheet: Sheet, entry: Alternative) -> str:
    role = sheet.dataset.role(entry.cost.rate.role).short
    return f"{role}, {way(entry.cost)}"


def _baseline(sheet: Sheet) -> list[Bar | Heading]:
    """Return the pinned baseline, if any, as a bar under a heading."""
    if sheet.baseline is None or sheet.baseline.total is None or sheet.bill.total is None:
        return []
    total = sheet.baseline.total
    apart = difference_words(total.likely, sheet.bill.total.likely, sheet.currency)
    amount = readable_money(total.likely, sheet.currency)
    return [
        Heading("pinned", "THE BASELINE, ALL OF IT, AGAINST THE PLAN NOW"),
        Bar(BASELINE, "Baseline", *total, amount, apart),
    ]


def _label(sheet: Sheet, entry: Alternative) -> str:
    rate, channel = entry.cost.rate, entry.cost.channel.name
    role = sheet.dataset.role(rate.role).short
    label = {"role": role, "channel": f"{channel}, {rate.basis}"}.get(
        entry.nearness, f"{role}, {channel}, {rate.region}, {rate.basis}"
    )
    if is_own(rate):
        label += f", {OWN_SALARY if entry.cost.line.salary else OWN}"
    if stale_rate(sheet.dataset, rate, sheet.case.today):
        label = f"stale: {label}"
    return label
