"""The budget: sliders, the total with its range, the same hours elsewhere."""

from decimal import Decimal
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.types import CSSPathType

from roletui.budget import (
    MIDDLE,
    NoRateError,
    PlanLine,
    alternatives,
    rate_of,
    rates_for,
    stated_rate,
)
from roletui.commands import Place
from roletui.dataset.model import RateEntry
from roletui.origin import OWN, is_own
from roletui.state import chosen_roles, plan, sized
from roletui.summary import choice_word, pinned
from roletui.words import plain

from .amounts import Chosen, bars, chosen, extra_text, line_options, total_text
from .controls import rate_figure, show_rate, size_slider
from .facts import rate_line
from .frame import Frame
from .intents import Hire, OwnRate, PlanSize
from .keys import bindings
from .widgets.bars import Bars
from .widgets.choice import Choice
from .widgets.figure import Figure
from .widgets.passage import Passage
from .widgets.slider import Slider

SIZES = ("people", "hours", "weeks")
"""The sliders: fields of a plan line, and of the dataset's budget."""


class BudgetScreen(Frame):
    """Every figure follows every key."""

    PLACE: ClassVar[Place] = "budget"
    CSS_PATH: ClassVar[CSSPathType | None] = ["frame.tcss", "budget.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("budget")]
    AUTO_FOCUS = "#people"
    HELP_WIDGETS = (Slider, Choice, Bars)
    HELP_KEYS = (
        ("tab", "Go to the next control, and from the last one to the bars."),
        ("0 to 9", "Type a value, or a rate of your own; enter sets it, del takes it back."),
    )

    number = 0
    """Place of the line of the plan that the controls belong to."""

    def body(self) -> ComposeResult:
        """The controls, the total, the bars, and the source of what is under the cursor."""
        budget = self.setting.dataset.budget
        yield Choice("Line", [], id="line")
        yield Choice("Role", [], id="role")
        yield Choice("Hired through", [], empty="not stated", id="rate")
        yield rate_figure("own-rate", "Rate an hour", self.setting.dataset.about.currency)
        for name, label, scale in (
            ("people", "People", budget.people),
            ("hours", "Hours a week", budget.hours),
            ("weeks", "Weeks", budget.weeks),
        ):
            yield size_slider(name, label, scale)
        yield Passage(id="total")
        yield Passage(id="extra")
        yield Bars(id="bars")
        yield Passage(id="source")

    def paint(self) -> None:
        """Show the plan and what it costs."""
        part = chosen(self.setting, self.state, self.number)
        self.number = part.number
        self._paint_lines(part)
        self._paint_controls(part.line)
        self.set_class(len(part.lines) == 1 and part.cost is None, "-unpriced")
        self.query_one("#total", Passage).content = total_text(part)
        self.query_one("#extra", Passage).content = Content(extra_text(part))
        found = alternatives(part.dataset, part.cost) if part.cost else ()
        self.query_one(Bars).bars = bars(part, found) if len(found) > 1 else ()
        self._paint_source()

    def _paint_lines(self, part: Chosen) -> None:
        """Offer the lines of the plan where there are several."""
        self.set_class(len(part.lines) > 1, "-several")
        options, hints = line_options(part) if len(part.lines) > 1 else ([], {})
        self._choose("#line", options, str(part.number), hints)

    def _paint_controls(self, line: PlanLine) -> None:
        dataset = self.setting.dataset
        roles = [(role.id, role.short) for role in dataset.roles]
        self._choose("#role", roles, line.role)
        rates = rates_for(dataset, line.role)
        channels = {channel.id: channel.name for channel in dataset.channels}
        options = [(rate.id, f"{channels[rate.channel]}, {rate.basis}") for rate in rates]
        hints = {rate.id: rate.region for rate in rates}
        stated = self._stated(line)
        self._choose("#rate", options, stated.id if stated else "", hints)
        show_rate(self.query_one(Figure), line, stated)
        proposed = plan(self.setting.tree, self.state._replace(plan=()))[self.number]
        for name in SIZES:
            slider = self.query_one(f"#{name}", Slider)
            slider.default = slider.scale.nearest(getattr(proposed, name))
            slider.value = getattr(line, name)

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

    def _paint_source(self) -> None:
        """Say where the bar under the cursor comes from, while the bars have the keys."""
        drawn = self.query_one(Bars)
        words = self._hint()
        rate = self._rate_at(drawn.at.id) if drawn.has_focus and drawn.at is not None else None
        if drawn.at is not None and rate is not None:
            words = f"{drawn.at.label}: {rate_line(self.setting, rate)}. {rate.note}"
        self.query_one("#source", Passage).content = Content(words)

    def _hint(self) -> str:
        """Say what the figures stand for, and where to go on."""
        drawn = self.query_one(Bars).bars
        tree, state = self.setting.tree, self.state
        if pinned(tree, state) and self._line().role not in chosen_roles(tree, state):
            word = choice_word(tree, state)
            first = f"This is not the role that is {word}; change Role to follow it."
        elif not sized(tree, state):
            first = "These sizes are an example until you change one."
        else:
            first = "tab to a bar for its source." if drawn else ""
        legend = f"░ up to the high figure, {MIDDLE} middle of a range." if drawn else ""
        return " ".join(words for words in (first, legend, "next: r the record") if words)

    def _rate_at(self, name: str) -> RateEntry | None:
        """Return the rate that a bar is drawn from."""
        if name == OWN:
            return rate_of(self.setting.dataset, self._line())
        return next((rate for rate in self.setting.dataset.rates if rate.id == name), None)

    def on_descendant_focus(self) -> None:
        """Show or hide the source as the keys come to the bars or leave them."""
        self._paint_source()

    def begin(self) -> None:
        """Follow the controls by their values, so that one frame shows a key and all it changes."""
        for name in SIZES:
            self.watch(self.query_one(f"#{name}"), "value", partial(self._resize, name), init=False)
        self.watch(self.query_one("#line"), "value", self._change_line, init=False)
        self.watch(self.query_one("#role"), "value", self._change_role, init=False)
        self.watch(self.query_one("#rate"), "value", self._change_rate, init=False)
        self.watch(self.query_one(Figure), "given", self._change_own_rate, init=False)
        self.watch(self.query_one(Bars), "cursor", self._paint_source, init=False)

    def _line(self) -> PlanLine:
        """Return the line of the plan that the controls belong to."""
        lines = plan(self.setting.tree, self.state)
        return lines[min(self.number, len(lines) - 1)]

    def _change_line(self, value: str | None) -> None:
        if value is not None and int(value) != self.number:
            self.number = int(value)
            drawn = self.query_one(Bars)
            drawn.bars = ()
            drawn.scroll_home(animate=False)
            self.paint()

    def _resize(self, name: str, value: Decimal) -> None:
        if value != getattr(self._line(), name):
            size: dict[str, Decimal] = {name: value}
            self.send(PlanSize(self.number, **size))

    def _change_role(self, value: str) -> None:
        if value != self._line().role:
            self.send(Hire(value, number=self.number))

    def _change_rate(self, value: str | None) -> None:
        line = self._line()
        stated = self._stated(line)
        if value is not None and stated is not None and value != stated.id:
            self.send(Hire(line.role, value, self.number))

    def _change_own_rate(self, given: Decimal | None) -> None:
        if given != self._line().own_rate:
            self.send(OwnRate(given, self.number))

    def _stated(self, line: PlanLine) -> RateEntry | None:
        """Return the dataset's rate for a line, if it has one."""
        try:
            return stated_rate(self.setting.dataset, line)
        except NoRateError:
            return None

    @on(Slider.Adjusted)
    def say_nearest(self, message: Slider.Adjusted) -> None:
        """Say that the nearest possible value was taken."""
        slider = message.slider
        unset = isinstance(slider, Figure) and slider.number is None
        now = "None is set." if unset else f"It is {plain(message.value)} now."
        self.app.notify(
            f"“{message.typed}” is not possible for {slider.label.lower()}: from "
            f"{plain(slider.scale.minimum)} to {plain(slider.scale.maximum)} in steps of "
            f"{plain(slider.scale.step)}. {now}",
            timeout=5,
        )

    @on(Bars.Chosen)
    def take_bar(self, message: Bars.Chosen) -> None:
        """Count with the rate of the bar that was taken; an own rate is counted with already."""
        rate = self._rate_at(message.id)
        if rate is not None and not is_own(rate):
            self.send(Hire(rate.role, rate.id, self.number))

    def keys(self) -> list[tuple[str, str, str]]:
        """Return the keys of the controls."""
        return [
            ("tab", "next control", "app.focus_next"),
            ("← →", "step", ""),
            ("shift+← →", "more", ""),
            ("0-9", "type", ""),
        ]
