"""The budget screen: controls of the plan, its total, and one of several views."""

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.types import CSSPathType

from roletui.case import changes
from roletui.case.budget_sheet import Sheet, sheet, shown_value
from roletui.case.standing import choice_word, pinned, unset_words
from roletui.cost.drafts import Bounds
from roletui.cost.figures import read_own_rate
from roletui.cost.lines import NoRateError, PlanLine, stated_rate
from roletui.cost.plan import start_slider
from roletui.dataset.model import RateEntry
from roletui.state.plan_changes import Ranged, Size
from roletui.state.state import MOST_LINES
from roletui.text.errors import TypedError
from roletui.text.numbers import plain
from roletui.text.typed import range_parts

from ..commands import Scope, bindings, key_of
from ..dialogs.reader import ReaderScreen
from ..frame import FRAME_STYLE, Frame
from ..widgets.charts.bars import Bars
from ..widgets.controls.choice import Choice
from ..widgets.controls.number import NumberField
from ..widgets.controls.slider import Slider
from ..widgets.lists.tabs import TabLine
from ..widgets.text.passage import Passage
from .controls import RateField, show_rate, size_slider
from .formulas import explanation
from .totals import extra_text, line_options, total_text
from .views import VIEWS, view
from .views.base import View

SIZES: tuple[Size, ...] = ("people", "hours", "weeks", "start")
"""The sizes that have a slider: fields of a plan line."""
NEXT = f"next: {key_of('report')} the record"
WORDS_WIDTH = 26
"""Cells reserved after a slider for its words on the baseline and break-even."""


class BudgetScreen(Frame):
    """Shows one line of the plan in controls; every figure is updated on every key."""

    SCOPE: ClassVar[Scope] = "budget"
    IN_LINE = ("budget.view",)
    CSS_PATH: ClassVar[CSSPathType | None] = [FRAME_STYLE, "screen.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("budget")]
    AUTO_FOCUS = "#people"
    HELP_WIDGETS = (Slider, Choice, Bars)
    HELP_KEYS = (
        ("tab", "Go to the next control, and from the last one to the view below."),
        ("0 to 9", "Type a value, or a rate of your own; enter sets it, del takes it back."),
    )

    TINY = 22
    """Rows below which only the focused part is shown in full: the controls or the view."""

    _said = ""
    """The message about the last key; cleared by the next one."""
    _sheet: Sheet | None = None
    """Cache of :attr:`sheet`."""
    number = 0
    """Index of the line of the plan that the controls show."""
    view_id = "other-rates"
    """Id of the view that is shown."""

    def body(self) -> ComposeResult:
        """Yield the controls, the total, the first view, and its hint."""
        budget = self.case.dataset.budget
        yield Choice("Line", [], id="line")
        yield Choice("Role", [], id="role")
        yield Choice("Hired through", [], empty="not stated", id="rate")
        yield RateField("Rate an hour", self.case.dataset.about.currency, name="own-rate")
        for name, label, scale in (
            ("people", "People", budget.people),
            ("hours", "Hours a week", budget.hours),
            ("weeks", "Weeks", budget.weeks),
            ("start", "From week", start_slider(budget.weeks)),
        ):
            yield size_slider(name, label, scale, WORDS_WIDTH)
        yield Passage(id="total")
        yield Passage(id="extra")
        yield TabLine(id="views")
        with Vertical(id="view"):
            yield view(self.view_id, self.case.dataset, self.send)
        yield Passage(id="source")

    @property
    def sheet(self) -> Sheet:
        """The budget sheet for the present case, line and focused bar."""
        bars = self.query(Bars)
        other = bars.first().at if bars and bars.first().has_focus else None
        name = other.id if other else ""
        wanted = (self.case, self.number, name)
        known = self._sheet
        if known is None or (known.case, known.number, known.other) != wanted:
            known = self._sheet = sheet(*wanted)
        return known

    @property
    def view(self) -> View:
        """The view that is shown."""
        return self.query_one(f"#view-{self.view_id}", View)

    def paint(self) -> None:
        """Render the plan and its cost."""
        self._said = ""
        found = self.sheet
        self.number = found.number
        self._paint_lines(found)
        self._paint_controls(found)
        self.set_class(len(found.lines) == 1 and found.cost is None, "-unpriced")
        self.query_one("#total", Passage).content = total_text(found)
        self.query_one("#extra", Passage).content = Content(extra_text(found))
        self._paint_views(found)
        self.view.show(found)
        self._paint_source(found)

    def _paint_lines(self, found: Sheet) -> None:
        """Show the choice of a line if the plan has several."""
        self.set_class(len(found.lines) > 1, "-several")
        self.set_class(found.line.start != 1, "-later")
        options, hints = line_options(found) if len(found.lines) > 1 else ([], {})
        self._choose("#line", options, str(found.number), hints)

    def _paint_controls(self, found: Sheet) -> None:
        dataset, line = self.case.dataset, found.line
        roles = [(role.id, role.short) for role in dataset.roles]
        self._choose("#role", roles, line.role)
        rates = dataset.rates_of(line.role)
        channels = {channel.id: channel.name for channel in dataset.channels}
        options = [(rate.id, f"{channels[rate.channel]}, {rate.basis}") for rate in rates]
        hints = {rate.id: rate.region for rate in rates}
        stated = self._stated(line)
        self._choose("#rate", options, stated.id if stated else "", hints)
        show_rate(dataset, self.query_one("#own-rate", RateField), line, stated)
        proposed = self.case.proposed
        for name in SIZES:
            slider = self.query_one(f"#{name}", Slider)
            if found.number < len(proposed):
                slider.default = slider.scale.nearest(getattr(proposed[found.number], name))
            slider.value = getattr(found.line, name)
        self.query_one("#hours", Slider).bounds = line.hours_range
        self.query_one("#weeks", Slider).bounds = line.weeks_range
        self._paint_marks(found)

    def _paint_marks(self, found: Sheet) -> None:
        """Mark on each slider the baseline and the break-even with the focused bar."""
        shown = found.break_evens.items() if self.view_id == "other-rates" else ()
        evens: dict[str, Fraction] = dict(shown)
        for name in SIZES:
            self._paint_mark(found, name, evens.get(name))

    def _paint_mark(self, found: Sheet, name: str, even: Fraction | None) -> None:
        slider = self.query_one(f"#{name}", Slider)
        slider.even = None if even is None else shown_value(even)
        words = [f"◆ {plain(slider.even)}" if slider.even is not None else ""]
        slider.mark = None
        if found.number < len(found.baseline_lines):
            slider.mark = getattr(found.baseline_lines[found.number], name)
            apart = slider.value - (slider.mark or 0)
            more = f", {plain(abs(apart))} {'more' if apart > 0 else 'less'}" if apart else ""
            words.insert(0, f"┼ {plain(slider.mark or Decimal(0))}{more}")
        slider.words = "  ".join(part for part in words if part)

    def _choose(
        self,
        name: str,
        options: list[tuple[str, str]],
        value: str,
        hints: dict[str, str] | None = None,
    ) -> None:
        choice = self.query_one(name, Choice)
        if list(choice.options) != options:
            choice.set_options(options, value, hints)
        else:
            choice.value = value

    def _paint_views(self, found: Sheet) -> None:
        """Update the tabs of the views; the baseline has one while pinned."""
        there = [tab for tab in VIEWS.items() if tab[0] != "baseline" or found.baseline]
        line = self.query_one(TabLine)
        line.tabs, line.active = tuple(there), self.view_id
        if self.view_id == "baseline" and not found.baseline:
            self.call_later(self.show_view, "other-rates")

    def _paint_source(self, found: Sheet | None = None) -> None:
        """Show the message or the view's hint, with remarks on the plan and the next step."""
        found = found or self.sheet
        line = self.query_one("#source", Passage)
        line.set_class(bool(self._said), "-said")
        unpriced = self.has_class("-unpriced")
        with_remarks = unpriced or self.view_id == "other-rates"
        first, last = self._besides(found) if with_remarks else ("", "")
        hint = ""
        with suppress(NoMatches):  # a view that is being mounted or removed has nothing to hint at
            hint = "" if unpriced else self.view.hint(found)
        words = self._said or " ".join(part for part in (first, hint, last) if part)
        line.content = Content(words)

    def _besides(self, found: Sheet) -> tuple[str, str]:
        """Return words to show before and after the hint: deviations, and the next step."""
        if self.view.query("*:focus"):
            return "", ""
        case = self.case
        if case.state.listed:
            follow = key_of("budget.propose")
            return f"The lines are your own list; {follow} follows the decision again.", NEXT
        if pinned(case) and found.line.role not in case.chosen_roles:
            word = choice_word(case)
            return f"This is not the role that is {word}; change Role to follow it.", NEXT
        if not case.sized:
            return "", f"{unset_words(case)} {NEXT}"
        return "", NEXT

    def say(self, words: str) -> None:
        """Show a message about the last key, where it covers no figure."""
        self._said = words
        self._paint_source()

    @on(View.Said)
    def repeat(self, message: View.Said) -> None:
        """Show a message of the view."""
        self.say(message.words)

    def on_key(self) -> None:
        """Clear the message about the previous key."""
        if self._said:
            self._said = ""
            self._paint_source()

    @on(View.Hinted)
    def follow_cursor(self) -> None:
        """Update break-even marks and hint for what is under the cursor of the view."""
        found = self.sheet
        self._paint_marks(found)
        self._paint_source(found)

    def on_descendant_focus(self) -> None:
        """Update layout classes and hint for the focused widget."""
        if self._begun:
            bars = self.query(Bars)
            self.set_class(bool(bars) and bars.first().has_focus, "-reading")
            self.set_class(bool(self.view.query("*:focus")), "-inside")
            self.follow_cursor()

    def on_resize(self) -> None:
        """Show only the focused part in full if there are few rows."""
        super().on_resize()
        self.set_class(self.app.size.height < self.TINY, "-tiny")

    def begin(self) -> None:
        """Watch the values of the controls, so that a key and its effects share one frame."""
        for name in SIZES:
            self.watch(self.query_one(f"#{name}"), "value", partial(self._resize, name), init=False)
        self.watch(self.query_one("#line"), "value", self._change_line, init=False)
        self.watch(self.query_one("#role"), "value", self._change_role, init=False)
        self.watch(self.query_one("#rate"), "value", self._change_rate, init=False)
        self.watch(self.query_one("#own-rate"), "given", self._change_own_rate, init=False)

    def _line(self) -> PlanLine:
        """Return the line of the plan that the controls show."""
        lines = self.case.lines
        return lines[min(self.number, len(lines) - 1)]

    def _change_line(self, value: str | None) -> None:
        if value is not None and int(value) != self.number:
            self.number = int(value)
            for bars in self.query(Bars):
                bars.bars = ()
                bars.scroll_home(animate=False)
            self.paint()

    def _resize(self, name: Size, value: Decimal) -> None:
        # A size between two steps is shown at the nearest one, which is no change.
        scale = self.query_one(f"#{name}", Slider).scale
        if value != scale.nearest(getattr(self._line(), name)):
            self.send(changes.resize(name, value, self.number))

    def _change_role(self, value: str) -> None:
        if value != self._line().role:
            self.send(changes.hire(value, number=self.number))

    def _change_rate(self, value: str | None) -> None:
        line = self._line()
        stated = self._stated(line)
        if value is not None and stated is not None and value != stated.id:
            self.send(changes.hire(line.role, value, self.number))

    def _change_own_rate(self, given: Decimal | None) -> None:
        line = self._line()
        if given != line.own_rate:
            self.send(changes.set_own_rate(given, self.number, salary=line.salary))

    @on(RateField.Paid)
    def pay(self, message: RateField.Paid) -> None:
        """Set the salary that was typed, or say why it cannot be one."""
        line, cost = self._line(), self.sheet.cost
        channel = cost.channel if cost else None
        try:
            own = read_own_rate(self.case.dataset, channel, message.typed, salary=line.salary)
        except TypedError as error:
            self.say(str(error))
        else:
            self.send(changes.set_own_rate(own.amount, self.number, salary=own.salary))

    @on(Slider.Spread)
    def spread(self, message: Slider.Spread) -> None:
        """Set a range of hours or weeks, or a plain value in place of one."""
        bounds = message.bounds and Bounds(*message.bounds)
        size: Ranged = "hours" if message.slider.id == "hours" else "weeks"
        self.send(changes.spread(size, message.value, bounds, self.number))

    def _stated(self, line: PlanLine) -> RateEntry | None:
        """Return the dataset's rate for a line; None where it has none."""
        try:
            return stated_rate(self.case.dataset, line)
        except NoRateError:
            return None

    def action_add(self) -> None:
        """Duplicate the present line and go to the copy."""
        if len(self.case.lines) >= MOST_LINES:
            self.say(f"A plan has at most {MOST_LINES} lines.")
            return
        before, self.number = self.number, self.number + 1
        self.send(changes.add_line(before))
        remove = key_of("budget.remove")
        self.say(f"A line like it was added; change its role, rate and sizes. {remove} removes it.")

    def action_remove(self) -> None:
        """Remove the present line."""
        if len(self.case.lines) < 2:
            self.say("A plan needs at least one line.")
        else:
            self.send(changes.remove_line(self.number))
            self.say(f"The line is gone; {key_of('undo')} brings it back.")

    def action_propose(self) -> None:
        """Let the plan follow the decision again."""
        if self.case.lines_set:
            self.send(changes.as_proposed())
        else:
            self.say("The plan is as proposed already.")

    def action_pin(self) -> None:
        """Pin the plan as the baseline, or unpin it."""
        self.send(changes.pin_baseline())
        self.say(
            "This plan is the baseline (┼): every figure shows both. "
            f"{key_of('budget.pin')} again lets it go."
            if self.state.baseline
            else f"The baseline is gone; {key_of('undo')} brings it back."
        )

    def action_chance(self) -> None:
        """Ask in how many of 100 plans the line is needed, or the overhead in focus happens."""
        from .chance import ask_chance  # with its dialog: 1 ms

        asked = ask_chance(self.sheet, self.focused)
        if isinstance(asked, str):
            self.say(asked)
        else:
            self.app.push_screen(asked, self._carry_out)

    async def action_outside(self) -> None:
        """Say what the outside view would come to; in the view of the range, count it or not."""
        from roletui.case.outside_view import outside_words  # for this key: 1 ms

        stated = self.case.dataset.budget.outside_view is not None
        if stated and self.view_id == "range":
            wanted = not self.state.cost_settings.outside_view
            self.send(changes.count_outside_view(wanted=wanted))
        await self.show_view("range")
        again = f" {key_of('budget.outside')} switches it." if stated else ""
        self.say(f"{outside_words(self.sheet)}{again}")

    async def action_start(self) -> None:
        """Ask for the day on which the plan starts, and show its months."""
        from .start import ask_start  # with its dialog: 1 ms

        await self.show_view("over-time")
        self.app.push_screen(ask_start(self.state.starts), self._carry_out)

    def _carry_out(self, change: changes.Change | None) -> None:
        if change:
            self.send(change)

    def action_explain(self) -> None:
        """Show every figure with its formula."""
        self.app.push_screen(ReaderScreen(explanation(self.sheet)))

    async def action_view(self, by: int) -> None:
        """Show the next view, or the one before."""
        if self.has_class("-unpriced"):
            self.say("There is nothing to look at until a rate is set.")
            return
        names = [name for name, _ in self.query_one(TabLine).tabs]
        await self.show_view(names[(names.index(self.view_id) + by) % len(names)])

    async def action_table(self) -> None:
        """Show what is spent over time as a table, or as a chart again."""
        await self.show_view("over-time")
        self.view.switch()
        self.paint()

    @on(TabLine.Chosen)
    async def open_view(self, message: TabLine.Chosen) -> None:
        """Show the view whose name was clicked."""
        await self.show_view(message.id)

    async def show_view(self, name: str) -> None:
        """Show the view with that id; it is created when first shown."""
        if name == self.view_id:
            return
        inside = bool(self.view.query("*:focus"))
        with self.app.batch_update():
            self.view.display = False
            self.view_id = name
            if not self.query(f"#view-{name}"):
                await self.query_one("#view").mount(view(name, self.case.dataset, self.send))
            self.view.display = True
            self.set_class(name not in ("other-rates", "parts", "baseline"), "-roomy")
            self.paint()
        if inside and not self.view.enter():
            self.query_one("#people").focus()

    @on(Slider.Adjusted)
    def say_nearest(self, message: Slider.Adjusted) -> None:
        """Show that a typed value was replaced by the nearest possible one."""
        slider = message.slider
        if slider.ranged and len(range_parts(message.typed)) > 1:
            self.say(
                f"“{message.typed}” is no range around {plain(message.value)}: give the least and "
                f"the most, or with the likely one in the middle, from "
                f"{plain(slider.scale.minimum)} to {plain(slider.scale.maximum)}."
            )
            return
        unset = isinstance(slider, NumberField) and slider.number is None
        now = "None is set." if unset else f"It is {plain(message.value)} now."
        self.say(
            f"“{message.typed}” is not possible for {slider.label.lower()}: from "
            f"{plain(slider.scale.minimum)} to {plain(slider.scale.maximum)} in steps of "
            f"{plain(slider.scale.step)}. {now}"
        )

    def keys(self) -> list[tuple[str, str, str]]:
        """Return the key of the record, and those of the controls."""
        return [
            (key_of("report"), "write the record", "app.show('report')"),
            ("← →", "change", ""),
            ("tab", "next", "app.focus_next"),
        ]
