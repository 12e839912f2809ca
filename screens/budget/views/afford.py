"""The view *Afford*: the largest plan that an amount of money pays for."""

from decimal import Decimal
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from roletui.case import changes
from roletui.case.budget_sheet import Sheet
from roletui.case.formulas import BOUNDS
from roletui.case.holding_words import goal_words
from roletui.case.names import names
from roletui.case.sentences import size_noun
from roletui.cost.provenance import own_step, per_unit
from roletui.cost.sizes import SIZES, Size
from roletui.cost.spread_words import tenths_words, unknown_words
from roletui.state.state import MOST_GOAL
from roletui.text.money import money
from roletui.text.numbers import plain

from ...commands import key_in
from ...widgets.controls.line import quiet_key
from ...widgets.controls.number import NumberField
from ...widgets.lists.table import FiguresTable, Table
from ...widgets.text.passage import Passage
from .base import View

LABELS = {"people": "People", "hours": "Hours a week", "weeks": "Weeks"}


class Sizes(FiguresTable):
    """The affordable sizes; enter takes the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *FiguresTable.BINDINGS,
        quiet_key("enter", "take", "Take", id="sizes.take", tooltip="Set the plan to this size"),
    ]

    class Taken(Message):
        """The plan should get the size under the cursor."""

    def action_take(self) -> None:
        """Request the size under the cursor."""
        self.post_message(self.Taken())


class AffordView(View):
    """The amount to spend, in how many plans it is enough, and the largest plans it pays for."""

    _sheet: Sheet | None = None

    def compose(self) -> ComposeResult:
        """Yield the amount, then the sizes."""
        currency = self.dataset.about.currency
        yield NumberField(
            "To spend",
            minimum=Decimal(0),
            maximum=MOST_GOAL,
            grain=own_step(currency),
            step=Decimal(1000),
            coarse=Decimal(10_000),
            unit=currency,
            empty="not set",
            value_width=10,
            id="goal",
        )
        yield Passage(id="holds")
        yield Sizes()

    def on_mount(self) -> None:
        """Watch the value of the amount."""
        self.watch(self.query_one("#goal"), "given", self._aim, init=False)

    def show(self, sheet: Sheet) -> None:
        """Show the amount and what it pays for."""
        self._sheet = sheet
        figure = self.query_one("#goal", NumberField)
        figure.given = sheet.state.goal
        figure.words = self._words(sheet)
        words = self.query_one("#holds", Passage)
        words.content = Content(goal_words(sheet))
        words.display = sheet.goal is not None and sheet.bill.total is not None
        self.query_one(Sizes).table = table(sheet)

    def _words(self, sheet: Sheet) -> str:
        if sheet.goal is None:
            return "type what there is to spend"
        words = []
        if per_unit(sheet.dataset) != 1:
            words.append(f"that is {money(sheet.goal, sheet.currency)}")
        if sheet.holding:
            words.append(tenths_words(sheet.holding.share))
        elif sheet.bill.total:
            words.append(unknown_words(sheet.bill.items))
        return ", ".join(words)

    def hint(self, sheet: Sheet) -> str:
        """Return what the columns mean and how to take a size."""
        if sheet.cost is None:
            who = names(sheet.dataset, (sheet.line.role,))
            if sheet.dataset.hires_nobody(sheet.line.role):
                return f"{who}: nobody is paid, whatever the size."
            return f"{who}: no rate is stated, so nothing says how far a sum goes."
        if sheet.state.goal is None:
            enter = key_in(NumberField.BINDINGS, "slider.set")
            return (
                f"Digits and {enter}: how many people, hours a week or weeks a sum of money pays "
                "for."
            )
        take = key_in(Sizes.BINDINGS, "sizes.take")
        return (
            f"Each row changes one size and leaves the others. tab to the table: {take} takes the "
            "likely one. “If dear” counts with the high end of every range."
        )

    def _aim(self, goal: Decimal | None) -> None:
        if self._sheet and goal != self._sheet.state.goal:
            self.send(changes.aim(goal))

    def on_sizes_taken(self, message: Sizes.Taken) -> None:
        """Set the plan to the size under the cursor."""
        message.stop()
        sheet = self._sheet
        if sheet is None or sheet.goal is None or sheet.cost is None:
            return
        name = SIZES[min(self.query_one(Sizes).cursor, len(SIZES) - 1)]
        value = sheet.affordable(name, sheet.goal)
        if value is None:
            self.post_message(self.Said("Even the smallest costs more."))
        else:
            self.send(changes.resize(name, value, sheet.number))


def table(sheet: Sheet) -> Table | None:
    """Return the largest affordable value of each size; None without an amount or a cost."""
    if sheet.goal is None or sheet.cost is None:
        return None
    goal, rows = sheet.goal, []
    for name in SIZES:
        fits, sure = (sheet.affordable(name, goal, bound) for bound in BOUNDS)
        now = getattr(sheet.line, name)
        left = "" if fits is None else _left(sheet, name, fits, goal)
        rows.append(
            (
                LABELS[name],
                f"{plain(now)} {size_noun(name, now)}",
                *("none" if value is None else f"up to {plain(value)}" for value in (fits, sure)),
                left,
                *_before(sheet, name),
            )
        )
    head = ("Change only", "Now", "Likely", "If dear", "Left over")
    return Table((*head, "┼ Baseline") if sheet.baseline else head, tuple(rows), 2)


def _before(sheet: Sheet, name: Size) -> list[str]:
    """Return a cell with the baseline's size and the difference; no cell without a baseline."""
    if sheet.baseline is None:
        return []
    if sheet.number >= len(sheet.baseline_lines):
        return ["no such line"]
    now, then = getattr(sheet.line, name), getattr(sheet.baseline_lines[sheet.number], name)
    if now == then:
        return [f"{plain(then)}, the same"]
    return [f"{plain(then)}: {plain(abs(now - then))} {'more' if now > then else 'less'}"]


def _left(sheet: Sheet, name: Size, value: Decimal, goal: int) -> str:
    total = sheet.total_at(name, value)
    return money(goal - (total.likely if total else 0), sheet.currency)
