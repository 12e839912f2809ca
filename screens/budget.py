"""The budget: sliders, the total with its range, the same hours elsewhere."""

from decimal import Decimal
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Static

from roletui.budget import (
    MIDDLE,
    Alternative,
    Cost,
    NoRateError,
    PlanLine,
    alternatives,
    convention,
    cost,
    countable,
    other_figure,
    other_figures,
    plan_month,
    rate_of,
    rates_for,
    stated_rate,
)
from roletui.commands import Place
from roletui.dataset.model import RateEntry
from roletui.money import difference_words, money, money_range
from roletui.origin import OWN, is_own, origin, stale_rate
from roletui.state import plan
from roletui.summary import names, nobody, not_costed, pinned, unpriced
from roletui.words import plain

from .controls import rate_figure, show_rate, size_slider
from .facts import origin_line, rate_line
from .frame import Frame
from .intents import Hire, OwnRate, PlanSize
from .keys import bindings
from .widgets.bars import Bar, Bars
from .widgets.choice import Choice
from .widgets.figure import Figure
from .widgets.slider import Slider

SIZES = ("people", "hours", "weeks")
"""The sliders: fields of a plan line, and of the dataset's budget."""
HEADINGS = {
    "role": "ROLES, HIRED THE SAME WAY",
    "channel": "THE SAME ROLE, HIRED OTHERWISE",
    "other": "EVERYTHING ELSE",
}


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

    def body(self) -> ComposeResult:
        """The controls, the total, the bars, and the source of what is under the cursor."""
        budget = self.setting.dataset.budget
        yield Choice("Role", [], id="role")
        yield Choice("Hired through", [], empty="not stated", id="rate")
        yield rate_figure("own-rate", "Rate an hour", self.setting.dataset.about.currency)
        for name, label, scale in (
            ("people", "People", budget.people),
            ("hours", "Hours a week", budget.hours),
            ("weeks", "Weeks", budget.weeks),
        ):
            yield size_slider(name, label, scale)
        yield Static(id="total", markup=False)
        yield Static(id="extra", markup=False)
        yield Bars(id="bars")
        yield Static(id="source", markup=False)

    def paint(self) -> None:
        """Show the plan and what it costs."""
        dataset = self.setting.dataset
        line = plan(self.setting.tree, self.state)
        self._paint_controls(line)
        try:
            chosen = cost(dataset, line)
        except NoRateError:
            self._paint_unknown(line)
            return
        self.remove_class("-unpriced")
        self.query_one("#total", Static).update(self._total(chosen), layout=False)
        self.query_one("#extra", Static).update(self._extra(chosen), layout=False)
        found = alternatives(dataset, chosen)
        self.query_one(Bars).bars = self._bars(found) if len(found) > 1 else ()
        self._paint_source()

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
        for name in SIZES:
            self.query_one(f"#{name}", Slider).value = getattr(line, name)

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

    def _paint_unknown(self, line: PlanLine) -> None:
        dataset = self.setting.dataset
        words = unpriced(dataset, line.role)
        figures = other_figures(dataset, line.role)
        if figures:
            words += f" In other units: {'; '.join(other_figure(rate) for rate in figures)}."
        words += " Type a rate of your own above"
        if any(countable(dataset, rate) for rate in dataset.rates):
            words += ", or change the role to see what another would cost"
        heading = "No cost" if nobody(dataset, line.role) else "Cost not stated"
        self.add_class("-unpriced")
        self.query_one("#total", Static).update(
            Content.assemble((heading, "bold"), "\n", (f"{words[:1].upper()}{words[1:]}.", "dim"))
        )
        self.query_one("#extra", Static).update("", layout=False)
        self.query_one(Bars).bars = ()
        self._paint_source()

    def _total(self, chosen: Cost) -> Content:
        currency = self.setting.dataset.about.currency
        hours = plain(chosen.line.total_hours)
        total = money(chosen.total.likely, currency)
        if chosen.total.single:
            spread = "single figure, no range given"
        else:
            low, high = money(chosen.total.low, currency), money(chosen.total.high, currency)
            spread = f"from {low} to {high}"
            if chosen.rate.likely is None:
                spread += "; the middle is ours, the source gives only the range"
        per = (
            f"{hours} h at {money_range(chosen.hourly, currency)} · "
            f"{money_range(chosen.week, currency)} a week · "
            f"{money_range(chosen.month, currency)} a month ({plan_month(chosen)})"
        )
        dataset = self.setting.dataset
        rests_on = f"{convention(chosen.channel)} · {origin_line(self.setting, chosen.rate)}."
        source = origin(dataset, chosen.rate).source
        if source:
            rests_on += f" Its interest: {source.interest}"
        return Content.assemble(
            (total, "bold $accent"), "   ", spread, "\n", per, "\n", (rests_on, "dim")
        )

    def _extra(self, chosen: Cost) -> str:
        """Say what the total leaves out, and the prices that cannot be put beside it."""
        channel = chosen.channel
        left_out = [words for words in (channel.minimum, channel.fees) if words]
        others = not_costed(self.setting.tree, self.state)
        if others:
            left_out.insert(0, f"{names(self.setting.dataset, others)}, recommended too.")
        parts = [f"Not in the total: {' '.join(left_out)}"] if left_out else []
        figures = other_figures(self.setting.dataset, chosen.line.role)
        if figures:
            told = "; ".join(other_figure(rate) for rate in figures)
            parts.append(f"In other units: {told}.")
        return " ".join(parts)

    def _bars(self, found: tuple[Alternative, ...]) -> tuple[Bar, ...]:
        dataset = self.setting.dataset
        roles = {role.id: role.short for role in dataset.roles}
        currency, bars, heading = dataset.about.currency, [], ""
        for entry in found:
            if entry.nearness != heading:
                heading = entry.nearness
                bars.append(Bar(heading, HEADINGS[heading]))
            rate, total = entry.cost.rate, entry.cost.total
            way = entry.cost.channel.name
            label = {"role": roles[rate.role], "channel": f"{way}, {rate.basis}"}.get(
                entry.nearness, f"{roles[rate.role]}, {way}, {rate.region}, {rate.basis}"
            )
            if is_own(rate):
                label += f", {OWN}"
            if stale_rate(dataset, rate, self.setting.today):
                label = f"stale: {label}"
            bars.append(
                Bar(
                    rate.id,
                    label,
                    total.likely,
                    total.high,
                    f"{MIDDLE} " * (rate.likely is None)
                    + money(total.likely, currency, cents=False),
                    "chosen" if entry.chosen else difference_words(entry.difference, currency),
                    entry.chosen,
                )
            )
        return tuple(bars)

    def _paint_source(self) -> None:
        """Say where the bar under the cursor comes from, while the bars have the keys."""
        bars = self.query_one(Bars)
        words = self._hint()
        rate = self._rate_at(bars.at.id) if bars.has_focus and bars.at is not None else None
        if bars.at is not None and rate is not None:
            words = f"{bars.at.label}: {rate_line(self.setting, rate)}. {rate.note}"
        self.query_one("#source", Static).update(words, layout=False)

    def _hint(self) -> str:
        """Say what the figures stand for, and where to go on."""
        bars = self.query_one(Bars).bars
        if pinned(self.setting.tree, self.state):
            first = "This is not the role that is recommended; change Role to follow it."
        elif self.state.line is None:
            first = "These sizes are an example until you change one."
        else:
            first = "tab to a bar for its source." if bars else ""
        legend = f"░ up to the high figure, {MIDDLE} middle of a range." if bars else ""
        return " ".join(words for words in (first, legend, "next: r the record") if words)

    def _rate_at(self, name: str) -> RateEntry | None:
        """Return the rate that a bar is drawn from."""
        if name == OWN:
            return rate_of(self.setting.dataset, plan(self.setting.tree, self.state))
        return next((rate for rate in self.setting.dataset.rates if rate.id == name), None)

    def on_descendant_focus(self) -> None:
        """Show or hide the source as the keys come to the bars or leave them."""
        self._paint_source()

    def begin(self) -> None:
        """Follow the controls by their values, so that one frame shows a key and all it changes."""
        for name in SIZES:
            self.watch(self.query_one(f"#{name}"), "value", partial(self._resize, name), init=False)
        self.watch(self.query_one("#role"), "value", self._change_role, init=False)
        self.watch(self.query_one("#rate"), "value", self._change_rate, init=False)
        self.watch(self.query_one(Figure), "given", self._change_own_rate, init=False)
        self.watch(self.query_one(Bars), "cursor", self._paint_source, init=False)

    def _resize(self, name: str, value: Decimal) -> None:
        if value != getattr(plan(self.setting.tree, self.state), name):
            size: dict[str, Decimal] = {name: value}
            self.send(PlanSize(**size))

    def _change_role(self, value: str) -> None:
        if value != plan(self.setting.tree, self.state).role:
            self.send(Hire(value))

    def _change_rate(self, value: str | None) -> None:
        line = plan(self.setting.tree, self.state)
        stated = self._stated(line)
        if value is not None and stated is not None and value != stated.id:
            self.send(Hire(line.role, value))

    def _change_own_rate(self, given: Decimal | None) -> None:
        if given != plan(self.setting.tree, self.state).own_rate:
            self.send(OwnRate(given))

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
            self.send(Hire(rate.role, rate.id))

    def keys(self) -> list[tuple[str, str, str]]:
        """Return the keys of the controls."""
        return [
            ("tab", "next control", "app.focus_next"),
            ("← →", "step", ""),
            ("shift+← →", "more", ""),
            ("0-9", "type", ""),
        ]
