"""The same hours at every rate, and what the dearer of two ways must save."""

from datetime import date

from textual import on
from textual.app import ComposeResult

from roletui.case import changes
from roletui.case.budget_sheet import Sheet
from roletui.case.charts import alternative_bar
from roletui.case.sentences import even_words, saving_words
from roletui.cost.alternatives import Alternative
from roletui.cost.provenance import OWN, is_own, stale_rate
from roletui.dataset.dataset import Dataset
from roletui.text.charts import Bar
from roletui.text.money import difference_words, money

from ...compare.facts import rate_line
from ...widgets.charts.bars import Bars, Heading
from .base import View

HEADINGS = {
    "role": "ROLES, HIRED THE SAME WAY",
    "channel": "THE SAME ROLE, HIRED OTHERWISE",
    "other": "EVERYTHING ELSE",
}
LINES = "OTHER LINES OF THE PLAN, FOR THE SAME HOURS"
BASELINE = "baseline"
"""Id of the bar of the baseline."""


class OtherRatesView(View):
    """Bars on one scale; the one under the cursor is what the line is compared with."""

    _sheet: Sheet | None = None
    _labels: tuple[Dataset, date, dict[tuple[str, str], str]] | None = None
    """What the rates of a dataset are called on a day, by nearness and id; no size changes it."""

    def compose(self) -> ComposeResult:
        """The bars."""
        yield Bars(id="bars")

    def on_mount(self) -> None:
        """Compare with the bar under the cursor, in the frame that moves it."""
        self.watch(self.query_one(Bars), "cursor", self._moved, init=False)

    def _moved(self) -> None:
        self.post_message(self.Hinted())

    @property
    def other(self) -> str:
        """Id of the rate under the cursor, while the bars have the keys; else empty."""
        drawn = self.query_one(Bars)
        return drawn.at.id if drawn.has_focus and drawn.at is not None else ""

    def show(self, sheet: Sheet) -> None:
        """Draw the bars."""
        self._sheet = sheet
        found, drawn = sheet.alternatives, self.query_one(Bars)
        before = drawn.at
        drawn.bars = bars(sheet, found, self._known_labels(sheet)) if len(found) > 1 else ()
        if not drawn.has_focus and drawn.at != before:
            drawn.action_first()

    def _known_labels(self, sheet: Sheet) -> dict[tuple[str, str], str]:
        """Return what was written for the same dataset and day before, to be added to."""
        known = self._labels
        if known is None or known[0] is not sheet.dataset or known[1] != sheet.case.today:
            known = self._labels = (sheet.dataset, sheet.case.today, {})
        return known[2]

    def hint(self, sheet: Sheet) -> str:
        """Say where the two ways are level; of a bar under the cursor first where it is from."""
        drawn, words, other = self.query_one(Bars), [], self.other
        here = sheet.beside.get(other)
        if here is None and other:
            near = (entry for entry in sheet.alternatives if entry.cost.rate.id == other)
            here = next(near, None)
        if here is not None and drawn.at is not None:
            words.append(f"{drawn.at.label}: {rate_line(sheet.case, here.cost.rate)}.")
        if here is not None and here.chosen:
            words.append(here.cost.rate.note)
        elif sheet.saving:
            words += [saving_words(sheet.dataset, sheet.saving), even_words(sheet.evens)]
        return " ".join(part for part in words if part)

    @on(Bars.Chosen)
    def take(self, message: Bars.Chosen) -> None:
        """Count with the rate of the bar that was taken; an own rate is counted with already."""
        sheet = self._sheet
        if sheet is None:
            return
        if message.id in sheet.beside:
            line = sheet.beside[message.id].cost.line
            stated = line.rate or next(
                (rate.id for rate in sheet.dataset.rates_of(line.role, line.channel)), ""
            )
            self.send(changes.hire(line.role, stated, sheet.number, line.own_rate))
            return
        rate = sheet.dataset.rates_by_id.get(message.id)
        if rate is not None:
            self.send(changes.hire(rate.role, rate.id, sheet.number))


def bars(
    sheet: Sheet, found: tuple[Alternative, ...], labels: dict[tuple[str, str], str]
) -> tuple[Bar | Heading, ...]:
    """Return the hours of the chosen line at every rate, as bars under headings.

    ``labels`` holds what rates are called, by nearness and id; what is missing is added.
    """
    drawn: list[Bar | Heading] = []
    heading, currency = "", sheet.currency
    for entry in found:
        if entry.nearness != heading:
            if heading == "role":
                drawn += _lines(sheet)
            heading = entry.nearness
            drawn.append(Heading(heading, HEADINGS[heading]))
        rate = entry.cost.offer.rate
        label = labels.get((heading, rate.id))
        if label is None:
            label = _label(sheet, entry)
            if not is_own(rate):  # an own rate is another one at each channel
                labels[heading, rate.id] = label
        drawn.append(alternative_bar(entry, currency, rate.id, label))
    return (*drawn, *_baseline(sheet))


def _lines(sheet: Sheet) -> list[Bar | Heading]:
    """Return the chosen line's hours at the rates of the plan's other lines, with a heading."""
    found = [
        alternative_bar(entry, sheet.currency, name, f"{name.capitalize()}: {_who(sheet, entry)}")
        for name, entry in sheet.beside.items()
    ]
    return [Heading("lines", LINES), *found] if found else []


def _who(sheet: Sheet, entry: Alternative) -> str:
    role = sheet.dataset.role(entry.cost.rate.role).short
    own = f", {OWN}" if is_own(entry.cost.rate) else ""
    return f"{role}, {entry.cost.channel.name}{own}"


def _baseline(sheet: Sheet) -> list[Bar | Heading]:
    """Return the baseline as a bar of its own, where one is pinned."""
    if sheet.baseline is None or sheet.baseline.total is None or sheet.found.total is None:
        return []
    total = sheet.baseline.total
    apart = difference_words(total.likely - sheet.found.total.likely, sheet.currency)
    amount = money(total.likely, sheet.currency, cents=False)
    return [
        Heading("pinned", "THE BASELINE, ALL OF IT, AGAINST THE PLAN NOW"),
        Bar(BASELINE, "Baseline", *total, amount, apart),
    ]


def _label(sheet: Sheet, entry: Alternative) -> str:
    rate, way = entry.cost.rate, entry.cost.channel.name
    role = sheet.dataset.role(rate.role).short
    label = {"role": role, "channel": f"{way}, {rate.basis}"}.get(
        entry.nearness, f"{role}, {way}, {rate.region}, {rate.basis}"
    )
    if is_own(rate):
        label += f", {OWN}"
    if stale_rate(sheet.dataset, rate, sheet.case.today):
        label = f"stale: {label}"
    return label
