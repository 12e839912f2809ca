"""The same hours at every rate, and what the dearer of two ways must save."""

from textual import on
from textual.app import ComposeResult

from roletui.case.budget_sheet import Sheet
from roletui.case.sentences import even_words, saving_words
from roletui.cost.lines import MIDDLE, Alternative, has_middle
from roletui.cost.provenance import OWN, is_own, stale_rate
from roletui.text.money import difference_words, money

from ...compare.facts import rate_line
from ...intents.plan import Hire
from ...widgets.charts.bars import Bar, Bars
from .base import View

HEADINGS = {
    "role": "ROLES, HIRED THE SAME WAY",
    "channel": "THE SAME ROLE, HIRED OTHERWISE",
    "other": "EVERYTHING ELSE",
}
LINES = "OTHER LINES OF THE PLAN, FOR THE SAME HOURS"
BASELINE = "baseline"
"""Id of the bar of the baseline."""


class ElsewhereView(View):
    """Bars on one scale; the one under the cursor is what the line is compared with."""

    _sheet: Sheet | None = None

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
        drawn.bars = bars(sheet, found) if len(found) > 1 else ()
        if not drawn.has_focus and drawn.at != before:
            drawn.action_first()

    def hint(self, sheet: Sheet) -> str:
        """Say where the two ways are level; of a bar under the cursor first where it is from."""
        drawn, words = self.query_one(Bars), []
        here = sheet.beside.get(self.other) or next(
            (entry for entry in sheet.alternatives if entry.cost.rate.id == self.other), None
        )
        if here is not None and drawn.at is not None:
            words.append(f"{drawn.at.label}: {rate_line(sheet.setting, here.cost.rate)}.")
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
            self.send(Hire(line.role, stated, sheet.number, line.own_rate))
            return
        rate = next((rate for rate in sheet.dataset.rates if rate.id == message.id), None)
        if rate is not None:
            self.send(Hire(rate.role, rate.id, sheet.number))


def bars(sheet: Sheet, found: tuple[Alternative, ...]) -> tuple[Bar, ...]:
    """Return the hours of the chosen line at every rate, as bars under headings."""
    drawn: list[Bar] = []
    heading = ""
    for entry in found:
        if entry.nearness != heading:
            if heading == "role":
                drawn += _lines(sheet)
            heading = entry.nearness
            drawn.append(Bar(heading, HEADINGS[heading]))
        drawn.append(_bar(sheet, entry, entry.cost.rate.id, _label(sheet, entry)))
    return (*drawn, *_baseline(sheet))


def _bar(sheet: Sheet, entry: Alternative, name: str, label: str) -> Bar:
    middle = has_middle(entry.cost.items)
    amount = money(entry.total.likely, sheet.currency, cents=False)
    words = "chosen" if entry.chosen else difference_words(entry.difference, sheet.currency)
    total = f"{MIDDLE} {amount}" if middle else amount
    return Bar(name, label, entry.total.likely, entry.total.high, total, words, entry.chosen)


def _lines(sheet: Sheet) -> list[Bar]:
    """Return the chosen line's hours at the rates of the plan's other lines, with a heading."""
    found = [
        _bar(sheet, entry, name, f"{name.capitalize()}: {_who(sheet, entry)}")
        for name, entry in sheet.beside.items()
    ]
    return [Bar("lines", LINES), *found] if found else []


def _who(sheet: Sheet, entry: Alternative) -> str:
    role = next(role.short for role in sheet.dataset.roles if role.id == entry.cost.rate.role)
    own = f", {OWN}" if is_own(entry.cost.rate) else ""
    return f"{role}, {entry.cost.channel.name}{own}"


def _baseline(sheet: Sheet) -> list[Bar]:
    """Return the baseline as a bar of its own, where one is pinned."""
    if sheet.baseline is None or sheet.baseline.total is None or sheet.found.total is None:
        return []
    total = sheet.baseline.total
    apart = difference_words(total.likely - sheet.found.total.likely, sheet.currency)
    amount = money(total.likely, sheet.currency, cents=False)
    return [
        Bar("pinned", "THE BASELINE, ALL OF IT, AGAINST THE PLAN NOW"),
        Bar(BASELINE, "Baseline", total.likely, total.high, amount, apart),
    ]


def _label(sheet: Sheet, entry: Alternative) -> str:
    rate, way = entry.cost.rate, entry.cost.channel.name
    role = next(role.short for role in sheet.dataset.roles if role.id == rate.role)
    label = {"role": role, "channel": f"{way}, {rate.basis}"}.get(
        entry.nearness, f"{role}, {way}, {rate.region}, {rate.basis}"
    )
    if is_own(rate):
        label += f", {OWN}"
    if stale_rate(sheet.dataset, rate, sheet.setting.today):
        label = f"stale: {label}"
    return label
