"""The budget screen: the total, the plan beside the other ways to hire, and several views."""

from contextlib import suppress
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.css.query import NoMatches, QueryType
from textual.geometry import Size
from textual.types import CSSPathType
from textual.widget import Widget

from roletui.case import changes
from roletui.case.budget_sheet import Sheet, sheet
from roletui.case.names import names
from roletui.case.proposed_size import hours_beyond
from roletui.case.standing import standing, unset_words
from roletui.case.ways_span import is_example
from roletui.cost.lines import paid_words
from roletui.cost.provenance import is_own, stale_rate
from roletui.state.plan_changes import pin
from roletui.state.state import MOST_LINES
from roletui.text.numbers import count, first_upper, lower_first, plain
from roletui.text.typed import range_parts

from ..commands import Scope, bindings, key_of
from ..compare.facts import brief_origin
from ..dialogs.reader import ExplainScreen
from ..frame import FRAME_STYLE, Frame, Key
from ..widgets.charts.bars import Bars
from ..widgets.controls.choice import Choice
from ..widgets.controls.line import LabelledLine
from ..widgets.controls.number import NumberField
from ..widgets.controls.slider import Slider
from ..widgets.lists.tabs import TabLine
from ..widgets.text.cells import whole
from ..widgets.text.passage import Passage
from ..widgets.text.unchanged import Backdrop
from .formulas import explanation
from .plan import PlanForm
from .totals import Total, baseline_words, followed_words, own_parts, told
from .views import VIEWS, view
from .views.base import View
from .ways import WaysView

WAYS, FIRST = "ways", "overheads"
"""Ids of the view of the other ways to hire, and of the first view where those stand beside."""
WIDE, BROAD = 110, 150
"""Columns from which the other ways stand beside the plan, and from which beside all below it."""
ROOMY = 36
"""Rows from which there are blank ones in the panel of the total; where more is shown, from 40."""
LARGE, LOW = 22, 18
"""Rows from which the total is three rows high, below only the part in focus is shown in full; and
rows below which the plan has not all of its own, and scrolls."""


class BudgetScreen(Frame):
    """Shows one part of the plan in controls; every figure is updated on every key."""

    SCOPE: ClassVar[Scope] = "budget"
    IN_LINE = ("budget.view", "budget.pin")
    CSS_PATH: ClassVar[CSSPathType | None] = [FRAME_STYLE, "screen.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("budget")]
    AUTO_FOCUS = "#people"

    _said = ""
    """The message about the last key; cleared by the next one."""
    _sheet: Sheet | None = None
    """Cache of :attr:`sheet`."""
    _painted = Size(0, 0)
    """The size of the terminal that the screen was painted for."""
    _inside = False
    """Whether the focus is in the table of the other ways or in a view."""
    _reading = False
    """Whether the table of the other ways has the focus."""
    _turned = False
    """Whether another view was opened and the focus has not moved since."""
    _from: Widget | None = None
    """The choice that one picks for, and returns to."""
    view_id = ""
    """Id of the view that is shown."""

    def body(self) -> ComposeResult:
        """Yield the total, the plan, the other ways, the first view, and its hint."""
        dataset, wide = self.case.dataset, self.beside
        # Before there is anything to style: each change of a class styles the whole screen.
        found = sheet(self.case, 0)
        self.update_classes(self._layout(found), update=False)
        self.view_id = FIRST if wide else WAYS
        yield Total(id="total")
        yield Passage(id="baseline")
        with Backdrop(id="middle"):
            yield PlanForm(dataset, self.send, lambda: self.case)
            tabs, ways = TabLine(id="views"), WaysView(f"view-{WAYS}", dataset, self.send)
            yield from (ways, tabs) if wide else (tabs, ways)
            with Backdrop(id="view"):
                yield Passage(id="about")
                if wide:
                    first = view(FIRST, dataset, self.send)
                    first.show(found)
                    yield first
        yield Passage(id="source")

    @property
    def number(self) -> int:
        """Index of the part of the plan that the controls show."""
        return self.query_one(PlanForm).number

    @property
    def sheet(self) -> Sheet:
        """The budget sheet for the present case, part and focused bar."""
        wanted = (self.case, self.number, self.query_one(WaysView).other)
        known = self._sheet
        if known is None or (known.case, known.number, known.other) != wanted:
            known = self._sheet = sheet(*wanted)
        return known

    @property
    def view(self) -> View:
        """The view that is shown."""
        return self.query_one(f"#view-{self.view_id}", View)

    @property
    def beside(self) -> bool:
        """Whether the other ways to hire stand beside the plan, not among the views."""
        return self.app.size.width >= WIDE

    def standing(self, room: int) -> str:
        """Say where the decision stands; what the panel says of the plan is said there alone."""
        return standing(self.case, room, price=False, size=False, brief=True)

    def paint(self) -> None:
        """Render the plan and its cost."""
        self._said = ""
        found = self.sheet
        self._painted = self.app.size
        self.update_classes(self._layout(found))
        self.query_one(PlanForm).show(found)
        self._paint_views(found)
        self._paint_total(found)
        self._paint_source(found)

    def _layout(self, found: Sheet) -> dict[str, bool]:
        """Return which classes the screen has for a sheet on a terminal of this size."""
        columns, rows = self.app.size
        several = len(found.lines) > 1
        ends = ((columns, self.app.HORIZONTAL_BREAKPOINTS), (rows, self.app.VERTICAL_BREAKPOINTS))
        places = [[name for least, name in points or () if least <= at] for at, points in ends]
        room = 40 if several or found.baseline else ROOMY
        return {
            **{names[-1]: True for names in places if names},
            "-several": several,
            "-pinned": found.baseline is not None,
            "-later": found.line.start != 1,
            "-unpriced": not several and found.cost is None,
            "-padded": rows >= room,
            "-broad": columns >= BROAD,
            "-tiny": rows < LARGE,
            "-low": rows < LOW,
            "-viewing": columns < WIDE and self.view_id not in ("", WAYS),
        }

    def _paint_total(self, found: Sheet, *, typed: bool = False) -> None:
        """Show a plan in the panel, beside the baseline, and in the bars."""
        hero = self.query_one(Total)
        hero.set_class(typed or found.state.real is not None, "-preview")
        hero.told = told(found, typed=typed)
        baseline = self.query_one("#baseline", Passage)
        baseline.display = found.baseline is not None
        baseline.content = baseline_words(found, self.app.size.width - 8)
        ways = self.query_one(WaysView)
        if ways.display:
            ways.show(found)

    @on(PlanForm.Typed)
    @on(View.Typed)
    def show_typed(self, message: PlanForm.Typed | View.Typed) -> None:
        """Show what the plan would cost with what is typed."""
        found = self.sheet
        if message.change is not None:
            draft = self.case.after(message.change.transition(self.case))
            found = sheet(draft, self.number)
        self._paint_total(found, typed=message.change is not None)
        # In a view the figure itself is what is typed.
        if self.view_id != WAYS and isinstance(message, PlanForm.Typed):
            self.view.show(found)
            self._paint_about(found)

    def _paint_views(self, found: Sheet) -> None:
        """Update the tabs of the views; the baseline has one while pinned."""
        line = self.query_one(TabLine)
        line.tabs = tuple(
            tab
            for tab in VIEWS.items()
            if (tab[0] != "baseline" or found.baseline) and not (self.beside and tab[0] == WAYS)
        )
        line.active = self.view_id
        self.query_one("#view").display = self.view_id != WAYS
        self.query_one(WaysView).display = self.beside or self.view_id == WAYS
        if self.view_id not in dict(line.tabs):
            self.call_later(self.show_view, line.tabs[0][0])
        elif self.view_id != WAYS:
            self.view.show(found)
            self._paint_about(found)

    def _paint_about(self, found: Sheet) -> None:
        """Say what a view shows, above it; what its cursor is on is said below."""
        if self.view_id == WAYS:
            return
        about = self.query_one("#about", Passage)
        about.set_class(self.view_id == "over-time", "-chart")
        with suppress(NoMatches):  # a view that is being mounted or removed has nothing to say
            words = self._explained(found) if self._explains_above else ""
            if self._hints_above:
                words = (self.query_one(WaysView) if self._reading else self.view).hint(found)
            words = "" if self.has_class("-unpriced") else words or self.view.about(found)
            about.content = Content(words)
            about.set_class(cell_len(words) > self.app.size.width - 4, "-long")

    @property
    def _explains_above(self) -> bool:
        """Whether what is said of the plan stands above the views, since below a row would go."""
        return self.beside and not self.has_class("-broad")

    @property
    def _hints_above(self) -> bool:
        """Whether what has the focus in a table or a view is told above the views likewise."""
        return self._explains_above if self._reading else self._inside and self.view.hints_above

    def _explained(self, found: Sheet) -> str:
        return whole([self.query_one(PlanForm).explained(found)], self.app.size.width - 4)

    def _paint_source(self, found: Sheet | None = None) -> None:
        """Show the message or the hint of what has the focus, else where the rate is from."""
        found = found or self.sheet
        line = self.query_one("#source", Passage)
        line.set_class(bool(self._said), "-said")
        self.query_one("#view").set_class(bool(self._said), "-saying")
        words = self._said or self._hint(found)
        line.content = Content(words)
        line.set_class(bool(words), "-words")

    def _hint(self, found: Sheet) -> str:
        if self.has_class("-unpriced"):
            return ""
        focused, case, words = self.focused, found.case, list[str]()
        ways = self.query_one(WaysView)
        with suppress(NoMatches):  # a view that is being mounted or removed has nothing to hint at
            within = ways if ways.query_one(Bars).has_focus else self.view
            inside = focused is not None and within in focused.ancestors
            if inside:
                return "" if self._hints_above else within.hint(found)
            if self.view_id not in (FIRST, WAYS):
                return ""
        if found.state.listed:
            if not self.beside:
                words.append(own_parts(found))
        elif not case.sized and not is_example(case):
            words.append(unset_words(case))
        if hours_beyond(case):
            add = key_of("budget.add")
            words.append(f"{add} adds a part: your own people's work, say.")
        if found.cost:
            rate = found.cost.rate
            words.append(paid_words(found.cost))
            if is_own(rate) or stale_rate(case.market, rate, case.today):
                words.insert(0, f"{first_upper(brief_origin(case, rate))}.")
        if not self._explains_above:
            words.insert(0, self.query_one(PlanForm).explained(found))
        return whole(filter(None, words), self.app.size.width - 4)

    def say(self, words: str) -> None:
        """Show a message about the last key, where it covers no figure."""
        self._said = words
        self._paint_source()
        self._keep_in_sight()

    @on(View.Said)
    @on(PlanForm.Refused)
    def repeat(self, message: View.Said | PlanForm.Refused) -> None:
        """Show a message of the view, or why what was typed cannot be set."""
        self.say(message.words)

    def on_key(self) -> None:
        """Clear the message about the previous key."""
        if self._said:
            self._said = ""
            self._paint_source()

    @on(View.Hinted)
    def follow_cursor(self) -> None:
        """Update marks and hint for what is under the cursor of the view."""
        found = self.sheet
        self.query_one(PlanForm).show_beneath(found)
        self._paint_about(found)
        self._paint_source(found)

    def on_descendant_focus(self) -> None:
        """Update layout classes, keys and hint for the focused widget."""
        self._turn(False)
        if self._begun:
            ways = self.query_one(WaysView)
            reading = ways.query_one(Bars).has_focus
            if reading != self._reading:
                self._reading = reading
                ways.show(self.sheet)
            self._inside = reading or bool(self.query("#view *:focus"))
            below = self._inside and not self._hints_above
            self.query_one("#source").set_class(below, "-inside")
            self.query_one(PlanForm).set_class(self._inside and not self.beside, "-inside")
            self.follow_cursor()
            self.paint_keys()
            self._keep_in_sight()

    def resized(self) -> None:
        """Put the other ways beside the plan where there is room, and show a larger total."""
        super().resized()
        self._keep_in_sight()
        self.query_one(Total).large = self.app.size.height >= LARGE
        ways, tabs = self.query_one(WaysView), self.query_one(TabLine)
        middle = self.query_one("#middle")
        first, second = (ways, tabs) if self.beside else (tabs, ways)
        if middle.children.index(first) > middle.children.index(second):
            middle.move_child(first, before=second)
        if self.beside and self.view_id == WAYS:
            self.call_later(self.show_view, FIRST)
        elif self._begun and self.in_front and self._painted != self.app.size:
            self.paint()

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
        key, other = key_of("budget.pin"), self.query_one(WaysView).stated(self.focused)
        if other is None:
            self.send(changes.pin_baseline())
        else:
            rate = other.cost.rate
            way = changes.pin_way(rate.role, rate.id, other.cost.paid_weeks, self.number)
            self.send(way)
        if not self.state.baseline:
            self.say(f"The baseline is gone; {key_of('undo')} brings it back.")
        elif other is None:
            self.say(
                "This plan is the baseline (┼): what you change is compared with it. "
                f"{key} now drops it; after a change {key} pins the plan as it is then."
            )
        else:
            who, name = names(self.case.dataset, (rate.role,)), other.cost.channel.name
            if rate.role != self.sheet.line.role:
                name = f"{who}, {name}"
            weeks = self.case.baseline_lines[self.number].weeks
            self.say(
                f"{name} is the baseline (┼): the same work, to the nearest week, takes "
                f"{count(weeks, 'week', 'weeks')}. The plan is compared with it."
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

    def _turn(self, turned: bool) -> None:
        """Note that a view was opened, which takes the rows of the plan where there are few."""
        if turned != self._turned:
            self._turned = turned
            self.query_one("#middle").set_class(turned, "-turned")
            self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Where the plan scrolls, scroll it to what has the focus, once it is laid out."""
        if self.focused is not None and self.has_class("-low"):
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def focus_next(self, selector: str | type[QueryType] = "*") -> Widget | None:
        """Focus the next control; after another view was opened, the first in that view."""
        if self._turned and self.view_id != WAYS and self.view.enter():
            return self.focused
        return super().focus_next(selector)

    async def show_view(self, name: str) -> None:
        """Show the view with that id; it is created when first shown."""
        if name == self.view_id:
            return
        if not name.startswith(WAYS) and not self.query(f"#view-{name}"):
            await self.query_one("#view").mount(view(name, self.case.dataset, self.send))
        inside = self._inside and not (self.beside and self._reading)
        with self.app.batch_update():
            self.view_id = name
            for each in self.query("#view > View"):
                each.display = each is self.view
            self.paint()
        if inside and not self.view.enter():
            self.query_one("#people").focus()

    @on(Slider.Adjusted)
    def say_possible(self, message: Slider.Adjusted) -> None:
        """Say what is possible where something else was typed, and what the value is now."""
        slider = message.slider
        if slider.ranged and len(range_parts(message.typed)) > 1:
            self.say(
                f"“{message.typed}” is no range around {plain(message.value)}: give the least and "
                f"the most, or with the likely one in the middle, from "
                f"{plain(slider.scale.minimum)} to {plain(slider.scale.maximum)}."
            )
            return
        unset = isinstance(slider, NumberField) and slider.number is None
        now = "None is set." if unset else f"It is {plain(message.value)}."
        self.say(
            f"“{message.typed}” is not possible for “{slider.label}”: from "
            f"{plain(slider.scale.minimum)} to {plain(slider.scale.maximum)} in steps of "
            f"{plain(slider.scale.step)}. {now}"
        )

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
        words = "change"
        if isinstance(focused, LabelledLine) and self.beside:
            words += f" {lower_first(focused.label)}"
        return [first, ("← →", words, "focused.step(1)")]
