"""The view *Range*: the spread of the total, and what affects it most."""

from textual.app import ComposeResult
from textual.content import Content

from roletui.case.budget_sheet import Sheet
from roletui.case.charts import spread_bins, swing_bars
from roletui.case.sentences import rough, spread_sentence, swing_name
from roletui.cost.sensitivity import RULE as SWING_RULE
from roletui.cost.simulation import RULE as SPREAD_RULE
from roletui.text.money import difference_words, readable_range

from ...widgets.charts.histogram import Histogram
from ...widgets.charts.tornado import Tornado
from ...widgets.text.passage import Passage
from .base import View


class RangeView(View):
    """A sentence, a histogram of simulated totals, and a tornado chart."""

    def compose(self) -> ComposeResult:
        """Yield the sentence, the histogram and the tornado chart."""
        yield Passage(id="spread-words")
        yield Histogram()
        yield Tornado()

    def on_mount(self) -> None:
        """Watch the cursor, whose bar the hint explains."""
        self.watch(self.query_one(Tornado), "cursor", self._moved, init=False)

    def _moved(self) -> None:
        self.post_message(self.Hinted())

    def show(self, sheet: Sheet) -> None:
        """Show the histogram if there is a spread, and the tornado chart in any case."""
        bins = spread_bins(sheet)
        histogram = self.query_one(Histogram)
        histogram.display = bins is not None
        if bins is not None:
            histogram.data = bins
        self.query_one("#spread-words", Passage).content = Content(spread_words(sheet))
        self.query_one(Tornado).swings = swing_bars(sheet)

    def hint(self, sheet: Sheet) -> str:
        """Return how to read the charts, or the effect of the figure under the cursor."""
        tornado = self.query_one(Tornado)
        if not tornado.has_focus or tornado.cursor >= len(sheet.swings):
            return SPREAD_RULE if sheet.spread else SWING_RULE
        swing = sheet.swings[tornado.cursor]
        ends = f"{rough(swing.low, sheet.currency)} to {rough(swing.high, sheet.currency)}"
        return f"{swing_name(sheet.dataset, swing)}: the total is {ends}. {SWING_RULE}"


def spread_words(sheet: Sheet) -> str:
    """Return a sentence on the spread of the total, and on the baseline's."""
    total = sheet.bill.total
    if total is None:
        return "Nothing is counted, so nothing spreads."
    if sheet.spread is None:
        words = (
            f"{readable_range(total, sheet.currency)}: single figures, no range. "
            "Say on top by how much it may take longer, and there is one."
        )
    else:
        words = spread_sentence(sheet.spread, sheet.currency)
    before = sheet.baseline
    if before is None or before.total is None:
        return words
    now = sheet.spread.p50 if sheet.spread else total.likely
    then = sheet.baseline_spread.p50 if sheet.baseline_spread else before.total.likely
    apart = difference_words(now, then, sheet.currency)
    return f"{words} The baseline's P50 is {rough(then, sheet.currency)}: now {apart}."
