"""The view *Range*: the spread of the total, and what affects it most."""

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content

from roletui.case.budget_sheet import Sheet
from roletui.case.charts import choice_bars, spread_bins, swing_bars
from roletui.case.outside_view import outside_words
from roletui.case.sentences import rough, swing_name
from roletui.cost.sensitivity import RULE as SWING_RULE
from roletui.cost.sensitivity import Swing
from roletui.cost.simulation import RULE as SPREAD_RULE
from roletui.cost.spread_words import drawn_amount, spread_sentences, unknown_words
from roletui.text.money import difference_words, readable_money, readable_range, short_money

from ...commands import key_of
from ...widgets.charts.histogram import Histogram
from ...widgets.charts.tornado import Tornado
from ...widgets.text.passage import Passage
from .base import View

ONE_BAR = "Each bar changes one figure alone; the others stay as likely."


class RangeView(View):
    """Sentences, a histogram of drawn totals, what is uncertain, and what can be chosen."""

    def compose(self) -> ComposeResult:
        """Yield sentences and histogram, and below or beside them two tornado charts."""
        with VerticalGroup():
            yield Passage(id="spread-words")
            yield Histogram()
        with VerticalGroup():
            yield Passage(id="uncertain-head", classes="head")
            yield Tornado(id="uncertain")
            yield Passage(id="chosen-head", classes="head")
            yield Tornado(id="chosen")

    def on_mount(self) -> None:
        """Watch the cursors, whose bars the hint explains."""
        self.query_one("#uncertain-head", Passage).content = Content("WHAT IS UNCERTAIN")
        self.query_one("#chosen-head", Passage).content = Content("WHAT IS YOURS TO CHOOSE")
        for tornado in self.query(Tornado):
            self.watch(tornado, "cursor", self._moved, init=False)

    def _moved(self) -> None:
        self.post_message(self.Hinted())

    def show(self, sheet: Sheet) -> None:
        """Show the histogram if there is a spread, and what moves the total, if anything does."""
        bins, spread = spread_bins(sheet), sheet.spread
        if bins and spread:  # what the marks come to stands under the axis
            amounts = (
                short_money(drawn_amount(spread, figure), sheet.currency) for figure in spread[:4]
            )
            marks = zip(bins.marks, amounts, strict=True)
            bins = bins._replace(marks=tuple((at, f"{name} {of}") for (at, name), of in marks))
        histogram = self.query_one(Histogram)
        histogram.display = bins is not None
        if bins is not None:
            histogram.data = bins
        self.query_one("#spread-words", Passage).content = Content(spread_words(sheet))
        for name, bars in (("uncertain", swing_bars(sheet)), ("chosen", choice_bars(sheet))):
            tornado = self.query_one(f"#{name}", Tornado)
            tornado.swings = bars
            tornado.styles.height = len(bars)
            if name == "uncertain":
                self.query_one("#chosen-head").set_class(not bars, "-first")
            tornado.display = self.query_one(f"#{name}-head").display = bool(bars)

    def hint(self, sheet: Sheet) -> str:
        """Return how to read the charts, or the effect of the figure under the cursor."""
        swing = self._pointed_at(sheet)
        if swing is None:
            return _reading(sheet)
        ends = f"{rough(swing.low, sheet.currency)} to {rough(swing.high, sheet.currency)}"
        return f"{swing_name(sheet.dataset, swing, sheet.hired)}: the total is {ends}. {SWING_RULE}"

    def about(self, sheet: Sheet) -> str:
        """Return the first sentence on how to read the charts."""
        first, stop, _ = _reading(sheet).partition(". ")
        return first + stop.strip()

    def _pointed_at(self, sheet: Sheet) -> Swing | None:
        """Return what is under the cursor of the chart that has the focus."""
        for name, swings in (("uncertain", sheet.swings), ("chosen", sheet.choices)):
            tornado = self.query_one(f"#{name}", Tornado)
            if tornado.has_focus and tornado.cursor < len(swings):
                return swings[tornado.cursor]
        return None


def _reading(sheet: Sheet) -> str:
    """Return how to read the charts."""
    if sheet.case.dataset.budget.outside_view is not None:
        return f"{outside_words(sheet)} {key_of('budget.outside')} switches it."
    return SPREAD_RULE if sheet.spread else ONE_BAR


def spread_words(sheet: Sheet) -> str:
    """Return sentences on the spread of the total, and on the baseline's."""
    total = sheet.bill.total
    if total is None:
        return "Nothing is counted, so nothing spreads."
    if sheet.spread is None:
        words = (
            f"{readable_range(total, sheet.currency)}: {unknown_words(sheet.bill.items)}. "
            "Say in “Not counted” by how much it may take longer, and there is a range."
        )
    else:
        words = " ".join(spread_sentences(sheet.spread, total.likely, sheet.currency))
    before = sheet.baseline
    if before is None or before.total is None:
        return words
    if sheet.spread is None or sheet.baseline_spread is None:
        # A single figure has no middle of drawn plans; likely totals are beside each other.
        then, now, name = before.total.likely, total.likely, "likely total"
        shown = rough(then, sheet.currency)
    else:
        before_, after = sheet.baseline_spread, sheet.spread
        then, now = drawn_amount(before_, before_.p50), drawn_amount(after, after.p50)
        shown, name = readable_money(then, sheet.currency), "P50"
    apart = difference_words(now, then, sheet.currency)
    return f"{words} The baseline's {name} is {shown}: now {apart}."
