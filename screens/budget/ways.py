"""The same work by every other way to hire, from which role and way can be picked."""

from collections.abc import Sequence
from fractions import Fraction

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from roletui.case import changes
from roletui.case.budget_sheet import Sheet
from roletui.case.paid_hours import kept_sizes, taken_words
from roletui.case.sentences import even_words, saving_words
from roletui.cost.alternatives import Alternative
from roletui.cost.lines import MIDDLE
from roletui.text.charts import Bar
from roletui.text.numbers import decimals, first_upper

from ..commands import key_of
from ..compare.facts import rate_line
from ..widgets.charts.bars import SHADE, Bars, Groups, Heading
from ..widgets.text.passage import Passage
from .views.base import View
from .ways_bars import Labels, bars, offered_bars

TITLE = "WAYS TO HIRE   "
ROOMY = 20
"""Rows from which all ways are shown, also where they have not got the focus."""


class WaysView(View):
    """Bars on a common scale, the plan's own first; far ones in focus, or where there is room."""

    _sheet: Sheet | None = None
    _labels: Labels | None = None

    def compose(self) -> ComposeResult:
        """Yield what the bars are for, and the bars."""
        yield Passage(id="same-work")
        yield Bars(id="bars")

    def on_mount(self) -> None:
        """Watch cursor and filter, so that moving it and the comparison share one frame."""
        bars = self.query_one(Bars)
        bars.commands = ((key_of("budget.pin"), "pin as baseline", "pin"),)
        self.watch(bars, "cursor", self._moved, init=False)
        self.watch(bars, "filter", self._picked, init=False)

    def on_resize(self) -> None:
        """Show as many bars, and say as much of them, as there is room for now."""
        if self._sheet is not None and self.children:  # none while it is removed
            self.show(self._sheet)

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
        # Other ways to hire have no heading of their own: they come after the plan's.
        groups = ("role", "other") if name == "role" else ()
        after = int(self._sheet is not None and self._sheet.ways is not None)
        bars.cursor = next(filter(None, map(bars.begin, groups)), after)

    def show(self, sheet: Sheet) -> None:
        """Show the bars."""
        self._sheet = sheet
        widget = self.query_one(Bars)
        before = widget.at
        # One picks before the focus is there, which comes later.
        reading = widget.has_focus or widget.filter is not None
        widget.bars = self._lines(sheet, reading=reading)
        widget.can_focus = bool(widget.bars)
        if not reading and widget.at != before:
            widget.action_first()
        self._paint_head(sheet)

    def _lines(self, sheet: Sheet, *, reading: bool) -> Sequence[Bar | Heading]:
        """Return the bars for a plan; of one without a rate every way, where one picks from them.

        Where nothing is near the plan, far ones are shown.
        """
        labels = self._known_labels(sheet)
        if sheet.ways is None:
            return offered_bars(sheet, labels) if reading else ()
        shown = bars(sheet, labels, far=reading or self.size.height >= ROOMY)
        if not reading and shown.total > 1:
            return shown.within(self.query_one(Bars).size.height)
        shown = bars(sheet, labels, far=True)
        return shown if shown.total > 1 else ()

    def _paint_head(self, sheet: Sheet) -> None:
        """Say what work it is, or what is typed to find a way."""
        bars = self.query_one(Bars)
        if bars.filter is not None:
            words = Content.assemble(
                ("Type to find: ", "$grey"),
                (f"{bars.filter}▏", "bold $cursor"),
                (f"  {bars.found} of {bars.every}", "$grey"),
            )
        else:
            title = TITLE * (self.screen.has_class("-wide") and bool(bars.bars))
            shown = [same_work(sheet), *legend(bars.bars)]
            while len(shown) > 1 and len(title + "; ".join(shown)) > self.size.width - 4:
                shown.pop()
            words = Content.assemble((title, "bold $grey"), ("; ".join(shown), "$dim"))
        self.query_one("#same-work", Passage).content = words

    def _known_labels(self, sheet: Sheet) -> Labels:
        """Return the labels for the dataset and day of the sheet."""
        known, now = self._labels, (sheet.dataset, sheet.case.today)
        if known is None or known.of[0] is not now[0] or known.of[1] != now[1]:
            known = self._labels = Labels(*now)
        return known

    def hint(self, sheet: Sheet) -> str:
        """Return the origin of the rate under the cursor, and what it must save."""
        at, other = self.query_one(Bars).at, self.other
        if not other or at is None:
            return ""
        focused, ways = sheet.plan_alternatives.get(other), sheet.ways or sheet.offered
        if focused is None and ways:
            here = ways.chosen.cost.offer.rate.id == other
            focused = ways.chosen if here else ways.named(other)
        if focused is None:
            return ""
        channel, rate = focused.cost.channel, f"{rate_line(sheet.case, focused.cost.rate)}."
        named = channel.summary and at.label == channel.name
        words = [
            f"{at.label}: {channel.summary} {first_upper(rate)}" if named else f"{at.label}: {rate}"
        ]
        worked, paid = focused.cost.work.quantity, focused.cost.paid_hours
        if paid != worked:
            words.append(f"{_hours(paid)} are paid for {_hours(worked)} of work.")
        if focused.chosen:
            words.append(focused.cost.rate.note)
        elif sheet.saving:
            words += [
                kept_sizes(sheet.cost, focused.cost) if sheet.cost else "",
                saving_words(sheet.dataset, sheet.saving),
                even_words(sheet.break_evens, mark=False),
            ]
        return " ".join(part for part in words if part)

    def stated(self, focused: Widget | None) -> Alternative | None:
        """Return the way under the cursor, if its bars have the focus and it is not the plan's."""
        bars, sheet = self.query_one(Bars), self._sheet
        if focused is not bars or sheet is None or sheet.ways is None or bars.at is None:
            return None
        return None if bars.at.chosen else sheet.ways.named(bars.at.id)

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
        if rate is None:
            return
        change = changes.choose_way(rate.role, rate.id, sheet.number)
        listed = sheet.ways.named(rate.id) if sheet.ways else None
        after = sheet.case.after(change.transition(sheet.case))
        self.send(change)
        if listed and (words := taken_words(after, sheet.number, listed)):
            self.post_message(self.Said(words))


def same_work(sheet: Sheet) -> str:
    """Say for how much work all amounts are."""
    if sheet.cost is None:
        return ""
    return f"for {_hours(sheet.cost.work.quantity)} of work"


def _hours(quantity: Fraction) -> str:
    return f"{decimals(quantity, 0)} h"


def legend(bars: Sequence[Bar | Heading]) -> list[str]:
    """Say what the marks of bars are, as far as there are any."""
    found = bars.ends if isinstance(bars, Groups) else bars
    known = [bar for bar in found if isinstance(bar, Bar)]
    parts = []
    if any(bar.mark for bar in known):
        parts.append(f"{MIDDLE} middle of a range")
    if any(bar.high > bar.likely for bar in known):
        parts.append(f"{SHADE} up to the high end")
    return parts
