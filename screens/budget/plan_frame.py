"""The cost screen as it is painted: the total, the plan beside the other ways, and the views."""

from contextlib import suppress

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.css.query import NoMatches
from textual.geometry import Size

from roletui.case.budget_sheet import Sheet, sheet
from roletui.case.names import names
from roletui.case.standing import standing

from ..frame import Frame
from ..widgets.charts.bars import Bars
from ..widgets.lists.tabs import TabLine
from ..widgets.text.cells import whole
from ..widgets.text.passage import Passage
from ..widgets.text.unchanged import Backdrop
from .layout import LARGE, WIDE, layout
from .plan import PlanForm
from .said import plan_hints
from .totals import Total, baseline_words, told
from .views import FIRST, VIEWS, WAYS, view
from .views.base import View
from .ways import WaysView


class PlanFrame(Frame):
    """Shows one part of the plan in controls, and every figure as it is now."""

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
    _typed: PlanForm.Typed | View.Typed | None = None
    """What is typed and not yet set."""
    view_id = ""
    """Id of the view that is shown."""

    def body(self) -> ComposeResult:
        """Yield the total, the plan, the other ways, the first view, and its hint."""
        dataset, wide = self.case.dataset, self.beside
        # Before there is anything to style: each change of a class styles the whole screen.
        found = sheet(self.case, 0)
        self.update_classes(layout(found, self.app, viewing=False), update=False)
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
        words = standing(self.case, room, price=False, size=False, brief=True)
        roles = dict.fromkeys(line.role for line in self.case.lines)
        return "" if words == names(self.case.dataset, tuple(roles)) else words

    def paint(self) -> None:
        """Render the plan and its cost."""
        self._said = ""
        found = self.sheet
        self._painted = self.app.size
        self.update_classes(layout(found, self.app, viewing=self.view_id != WAYS))
        self.query_one(PlanForm).show(found)
        self._paint_views(found)
        self._paint_total(found)
        self._paint_source(found)

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
        self._typed = message if message.change is not None else None
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
        focused = self.focused
        ways = self.query_one(WaysView)
        with suppress(NoMatches):  # a view that is being mounted or removed has nothing to hint at
            within = ways if ways.query_one(Bars).has_focus else self.view
            if focused is not None and within in focused.ancestors:
                return "" if self._hints_above else within.hint(found)
            if self.view_id not in (FIRST, WAYS):
                return ""
        explained = "" if self._explains_above else self.query_one(PlanForm).explained(found)
        words = (explained, *plan_hints(found, beside=self.beside))
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
            if self._typed is not None:
                self.show_typed(self._typed)

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
        # At once: what had the focus is hidden by now, and Textual gives that to whatever is near.
        if inside and not self.view.enter():
            self.set_focus(self.query_one("#people"))
