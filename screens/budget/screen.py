"""The cost screen: what its keys do to the plan, and what they say."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.css.query import QueryType
from textual.types import CSSPathType
from textual.widget import Widget

from roletui.case import changes
from roletui.state.plan_changes import pin
from roletui.state.state import MOST_LINES
from roletui.text.numbers import lower_first

from ..commands import Scope, bindings, key_of
from ..dialogs.reader import ExplainScreen
from ..frame import FRAME_STYLE, Key
from ..widgets.charts.bars import Bars
from ..widgets.controls.choice import Choice
from ..widgets.controls.line import LabelledLine
from ..widgets.controls.number import NumberField
from ..widgets.controls.slider import Slider
from ..widgets.lists.tabs import TabLine
from .formulas import explanation
from .plan import PlanForm
from .plan_frame import PlanFrame
from .said import followed_words, impossible_words, pinned_words
from .views import WAYS
from .ways import WaysView


class BudgetScreen(PlanFrame):
    """The plan and its cost, updated on every key."""

    SCOPE: ClassVar[Scope] = "budget"
    IN_LINE = ("budget.view", "budget.pin")
    CSS_PATH: ClassVar[CSSPathType | None] = [FRAME_STYLE, "screen.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("budget")]
    AUTO_FOCUS = "#people"

    _from: Widget | None = None
    """The choice that one picks for, and returns to."""

    def begin(self) -> None:
        """Watch the controls."""
        self.query_one(PlanForm).begin()
        self.watch(self.query_one("#line"), "value", self._change_line, init=False)

    def _change_line(self, value: str | None) -> None:
        form = self.query_one(PlanForm)
        if value is not None and int(value) != form.number:
            form.number = int(value)
            for bars in self.query(Bars):
                bars.bars = ()
                bars.scroll_home(animate=False)
            self.paint()

    @on(Choice.Opened)
    async def pick(self, message: Choice.Opened) -> None:
        """Go to the table of the other ways, to pick one there."""
        self._from = message.choice
        if not self.beside:
            await self.show_view(WAYS)
        self.query_one(WaysView).pick("role" if message.choice.id == "role" else "channel")

    @on(Bars.Chosen)
    @on(Bars.Left)
    def return_to_choice(self) -> None:
        """Go back to the choice that was picked for."""
        if self._from is not None:
            self._from.focus()
            self._from = None

    def action_add(self) -> None:
        """Duplicate the present part and go to the copy."""
        if len(self.case.lines) >= MOST_LINES:
            self.say(f"A plan has at most {MOST_LINES} parts.")
            return
        before, self.query_one(PlanForm).number = self.number, self.number + 1
        self.send(changes.add_line(before))
        remove = key_of("budget.remove")
        self.say(f"A part like it was added; change its role, rate and sizes. {remove} removes it.")

    def action_remove(self) -> None:
        """Remove the present part."""
        if len(self.case.lines) < 2:
            self.say("A plan needs at least one part.")
        else:
            self.send(changes.remove_line(self.number))
            self.say(f"The part is gone; {key_of('undo')} brings it back.")

    def action_propose(self) -> None:
        """Let the plan follow the decision again."""
        if self.case.lines_set:
            self.send(changes.as_proposed())
            self.say(followed_words(self.sheet))
        else:
            self.say("The plan is as proposed already.")

    def action_pin(self) -> None:
        """Pin the plan, or the way to hire under the cursor, as the baseline; drop it if it is."""
        other = self.query_one(WaysView).stated(self.focused)
        if other is None:
            self.send(changes.pin_baseline())
        else:
            rate, weeks = other.cost.rate, other.cost.paid_weeks
            self.send(changes.pin_way(rate.role, rate.id, weeks, self.number))
        if self.state.baseline:
            self.say(pinned_words(self.sheet, other))
        else:
            self.say(f"The baseline is gone; {key_of('undo')} brings it back.")

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
        self.app.push_screen(ExplainScreen(explanation(self.sheet)))

    async def action_view(self, by: int) -> None:
        """Show the next view, or the one before; the next control is then the first in it."""
        if self.has_class("-unpriced"):
            self.say("There is nothing to look at until a rate is set.")
            return
        names = [name for name, _ in self.query_one(TabLine).tabs]
        await self.show_view(names[(names.index(self.view_id) + by) % len(names)])
        self._turn(True)

    async def action_table(self) -> None:
        """Show what is spent over time as a table, or as a chart again."""
        await self.show_view("over-time")
        self.view.switch()
        self.paint()

    @on(TabLine.Chosen)
    async def open_view(self, message: TabLine.Chosen) -> None:
        """Show the view whose name was clicked."""
        await self.show_view(message.id)
        self._turn(True)

    def focus_next(self, selector: str | type[QueryType] = "*") -> Widget | None:
        """Focus the next control; after another view was opened, the first in that view."""
        if self._turned and self.view_id != WAYS and self.view.enter():
            return self.focused
        return super().focus_next(selector)

    @on(Slider.Adjusted)
    def say_possible(self, message: Slider.Adjusted) -> None:
        """Say what is possible where something else was typed, and what the value is now."""
        self.say(impossible_words(message.slider, message.typed))

    def _keys(self) -> list[Key]:
        """Return the keys, that of the baseline with what it does now.

        Without a cost there are no views, and nothing that one would compare with.
        """
        baseline, words = self.state.baseline, "pin as baseline"
        if self.query_one(WaysView).stated(self.focused):
            words = "pin this as baseline"
        elif baseline:
            same = pin(self.state, self.case.lines).baseline is None
            words = "drop the baseline" if same else "pin anew"
        key = key_of("budget.pin")
        keys = [(k, words if k == key else label, run) for k, label, run in super()._keys()]
        if not self.has_class("-unpriced"):
            return keys
        idle = [key_of("budget.view"), *[key] * (baseline is None)]
        return [each for each in keys if each[0] not in idle]

    def keys(self) -> list[Key]:
        """Return the key of the record, and those of what has the focus."""
        focused = self.focused
        first = (key_of("report"), "write the record", "app.show('report')")
        if isinstance(focused, Bars):
            return [
                first,
                ("enter", "take it", "focused.choose"),
                ("tab", "next", "app.focus_next"),
            ]
        if isinstance(focused, Choice) and focused.opens:
            first = (*first[:1], "record", first[2]) if self.has_class("-narrow") else first
            return [first, ("enter", "pick", "focused.open"), ("tab", "next", "app.focus_next")]
        if isinstance(focused, NumberField):
            return [first, *focused.offered]
        name, words = "← →", "change"
        if isinstance(focused, LabelledLine) and self.beside:
            name = "← → 0–9" if isinstance(focused, Slider) else name
            words += f" {lower_first(focused.label)}"
        return [first, (name, words, "focused.step(1)")]
