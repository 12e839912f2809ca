"""The form of the plan: who is hired, how, at what rate, and the sliders of its sizes."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from roletui.case import changes
from roletui.case.budget_sheet import Sheet, shown_value
from roletui.case.case import Case
from roletui.case.changes import Change, Send
from roletui.case.sentences import size_noun, way_name
from roletui.case.terms import term_words
from roletui.cost.drafts import Bounds
from roletui.cost.figures import read_own_rate
from roletui.cost.lines import NoRateError, PlanLine, stated_rate
from roletui.cost.plan import start_slider
from roletui.cost.provenance import basis_words
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import RateEntry
from roletui.state.plan_changes import Ranged, Size
from roletui.text.errors import TypedError
from roletui.text.numbers import plain

from ..widgets.controls.choice import Choice
from ..widgets.controls.slider import Slider
from ..widgets.text.passage import Passage
from ..widgets.text.unchanged import Backdrop
from .controls import RateField, rate_words, show_rate, size_slider
from .part_words import line_options, own_parts, part_words

SIZES: tuple[Size, ...] = ("people", "hours", "weeks", "start")
"""The sizes that have a slider: fields of a plan line."""


class PlanForm(Backdrop):
    """Controls of one part of the plan; what is set goes up as changes."""

    class Typed(Message):
        """Something was typed that is not yet set; without a change, no longer."""

        def __init__(self, change: Change | None) -> None:
            super().__init__()
            self.change = change

    class Refused(Message):
        """What was typed cannot be set."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    number = 0
    """Index of the part of the plan that the controls show."""

    def __init__(self, dataset: Dataset, send: Send, case: Callable[[], Case]) -> None:
        super().__init__(id="plan")
        self._dataset, self._send, self._case = dataset, send, case
        self._sheet: Sheet | None = None

    def compose(self) -> ComposeResult:
        """Yield the controls, and a line about the one in focus."""
        budget = self._dataset.budget
        yield Choice("Part", [], id="line")
        yield Choice("Role", [], opens=True, id="role")
        yield Choice("Hired through", [], empty="not stated", opens=True, id="rate")
        yield RateField("Rate", self._dataset.about.currency, name="own-rate")
        scales = {
            "people": ("People", budget.people),
            "hours": ("Hours a week", budget.hours),
            "weeks": ("Weeks", budget.weeks),
            "start": ("From week", start_slider(budget.weeks)),
        }
        for name, (label, scale) in scales.items():
            yield size_slider(name, label, scale)
        yield Passage(id="beneath")

    def begin(self) -> None:
        """Watch the values of the controls, so that a key and its effects share one frame."""
        for name in SIZES:
            slider = self.query_one(f"#{name}")
            self.watch(slider, "value", partial(self._resize, name), init=False)
            self.watch(slider, "typed", partial(self._type, name), init=False)
        self.watch(self.query_one("#role"), "value", self._change_role, init=False)
        self.watch(self.query_one("#rate"), "value", self._change_rate, init=False)
        rate = self.query_one("#own-rate")
        self.watch(rate, "given", self._change_own_rate, init=False)
        self.watch(rate, "typed", partial(self._type, None), init=False)

    @property
    def line(self) -> PlanLine:
        """The part of the plan that the controls show."""
        lines = self._case().lines
        return lines[min(self.number, len(lines) - 1)]

    def show(self, sheet: Sheet) -> None:
        """Show a part of the plan in the controls."""
        self._sheet, self.number = sheet, sheet.number
        case, line, several = sheet.case, sheet.line, len(sheet.lines) > 1
        dataset = case.dataset
        options, hints = line_options(sheet) if several else ([], {})
        self._choose("#line", options, str(sheet.number), hints)
        roles = [(role.id, role.short) for role in dataset.roles]
        self._choose("#role", roles, line.role)
        rates = dataset.rates_of(line.role)
        channels = {channel.id: channel.name for channel in dataset.channels}
        known = [rate.channel for rate in rates]
        options = [
            (rate.id, channels[rate.channel] + f", {rate.basis}" * (known.count(rate.channel) > 1))
            for rate in rates
        ]
        stated = self._stated(line)
        self._choose(
            "#rate",
            options,
            stated.id if stated else "",
            {rate.id: rate.region for rate in rates},
        )
        show_rate(dataset, self.query_one("#own-rate", RateField), line, stated)
        for name in SIZES:
            slider = self.query_one(f"#{name}", Slider)
            if sheet.number < len(case.proposed):
                stands = getattr(case.proposed[sheet.number], name)
                slider.default = slider.scale.nearest(stands)
            slider.value = size = getattr(line, name)
            slider.between = None if slider.value == size else size
        self.query_one("#hours", Slider).bounds = line.hours_range
        self.query_one("#weeks", Slider).bounds = line.weeks_range
        self.show_beneath(sheet)

    def on_resize(self) -> None:
        """Say beneath as much as there is room for now."""
        if self._sheet is not None:
            self.show_beneath(self._sheet)

    def show_beneath(self, sheet: Sheet) -> None:
        """Mark baseline and break-even on the slider in focus, and say beneath what they are."""
        focused, words = self.screen.focused, ""
        for name in SIZES:
            slider = self.query_one(f"#{name}", Slider)
            pinned = sheet.baseline_lines[sheet.number : sheet.number + 1]
            slider.mark = getattr(pinned[0], name) if pinned else None
            value = sheet.break_even(name) if slider is focused and name != "start" else None
            slider.even = None if value is None else shown_value(value)
            if slider is focused:
                words = _slider_words(sheet, name, slider)
        if isinstance(focused, RateField):
            words = rate_words(sheet.case.dataset, sheet.line, self._stated(sheet.line))
        elif isinstance(focused, Choice) and focused.opens:
            words = "← → another; enter picks from all"
        beneath = self.query_one("#beneath", Passage)
        wide = self.screen.has_class("-wide")
        # Where it is wide the key line says so.
        hint = "" if wide else "← → change a value; digits type it"
        lines = [words or own_parts(sheet) * wide or hint]
        if len(sheet.lines) > 1:
            part = part_words(sheet)
            fits = cell_len(part) <= self.size.width - 4
            lines.insert(0, part if fits else part.partition(" · ")[0])
        between = "\n" if wide else "   "
        beneath.content = Content.styled(between.join(lines), "$dim")

    def explained(self, sheet: Sheet) -> str:
        """Return the meaning of a word in the option that the cursor is on, if it is on one."""
        focused = self.screen.focused
        if not isinstance(focused, Choice) or focused not in self.children:
            return ""
        words = term_words(sheet.dataset, dict(focused.options).get(focused.value or "", ""))
        if not words and focused.id == "rate" and sheet.cost:
            words = basis_words([sheet.cost.rate])
        return words

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

    def _stated(self, line: PlanLine) -> RateEntry | None:
        """Return the dataset's rate for a line; None where it has none."""
        try:
            return stated_rate(self._case().dataset, line)
        except NoRateError:
            return None

    def _resize(self, name: Size, value: Decimal) -> None:
        # A size between two steps is shown at the nearest one, which is no change.
        scale = self.query_one(f"#{name}", Slider).scale
        if value != scale.nearest(getattr(self.line, name)):
            self._send(changes.resize(name, value, self.number))

    def _type(self, name: Size | None) -> None:
        """Tell what would be set, a size or the rate, while it is typed."""
        number, change = self.query_one(f"#{name or 'own-rate'}", Slider).pending, None
        if number is not None and name is None:
            change = changes.set_own_rate(number, self.number, salary=self.line.salary)
        elif number is not None and name is not None:
            change = changes.resize(name, number, self.number)
        self.post_message(self.Typed(change))

    def _change_role(self, value: str) -> None:
        if value != self.line.role:
            self._send(changes.hire(value, number=self.number))

    def _change_rate(self, value: str | None) -> None:
        stated = self._stated(self.line)
        if value is not None and stated is not None and value != stated.id:
            self._send(changes.hire(self.line.role, value, self.number))

    def _change_own_rate(self, given: Decimal | None) -> None:
        if given != self.line.own_rate:
            self._send(changes.set_own_rate(given, self.number, salary=self.line.salary))

    @on(RateField.Paid)
    def pay(self, message: RateField.Paid) -> None:
        """Set the salary that was typed, or say why it cannot be one."""
        cost = self._sheet.cost if self._sheet else None
        channel = cost.channel if cost else None
        try:
            own = read_own_rate(
                self._case().dataset, channel, message.typed, salary=self.line.salary
            )
        except TypedError as error:
            self.post_message(self.Refused(str(error)))
        else:
            self._send(changes.set_own_rate(own.amount, self.number, salary=own.salary))

    @on(Slider.Spread)
    def spread(self, message: Slider.Spread) -> None:
        """Set a range of hours or weeks, or a plain value in place of one."""
        bounds = message.bounds and Bounds(*message.bounds)
        size: Ranged = "hours" if message.slider.id == "hours" else "weeks"
        self._send(changes.spread(size, message.value, bounds, self.number))


def _slider_words(sheet: Sheet, name: Size, slider: Slider) -> str:
    """Say what is marked on a slider: where two ways cost the same, else the baseline."""
    other = sheet.compared_with
    seen = slider.even if slider.shows_even else None
    if seen is not None and other and sheet.cost and name != "start":
        who = way_name(sheet.dataset, other.cost, sheet.cost)
        return f"◆ {plain(seen)} {size_noun(name, seen)}: costs as much as {who}"
    if slider.mark is None:
        return ""
    if name == "start":
        return f"┼ baseline from week {plain(slider.mark)}"
    return f"┼ baseline {plain(slider.mark)} {size_noun(name, slider.mark)}"
