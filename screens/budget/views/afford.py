"""The view *What a sum buys*: the largest plan that an amount of money pays for."""

from decimal import ROUND_CEILING, Decimal
from typing import ClassVar

from textual import events
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
from roletui.text.money import major, minor, symbol
from roletui.text.numbers import plain

from ...commands import key_in
from ...widgets.controls.line import quiet_key
from ...widgets.controls.number import NumberField
from ...widgets.lists.table import FiguresTable, Table
from ...widgets.text.cells import whole
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

    BRIEF = True

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
            sign=symbol(currency),
            beside=(currency,),
            field_width=12,
            unit_width=0,
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
        figure.stands = example(sheet)
        figure.given = sheet.state.goal
        figure.words = self._words(sheet)
        words = self.query_one("#holds", Passage)
        words.content = Content(goal_words(sheet))
        words.display = sheet.goal is not None and sheet.bill.total is not None
        self.query_one(Sizes).table = table(sheet)

    def _words(self, sheet: Sheet) -> str:
        if sheet.goal is None:
            yours = "tab, then type yours"
            return f"what the plan costs, rounded up; {yours}" if example(sheet) else yours
        words = []
        if per_unit(sheet.dataset) != 1:
            words.append(f"that is {sheet.money(sheet.goal)}")
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
                return f"{who}: nobody is hired, whatever the size."
            return f"{who}: no rate is stated, so nothing says how far a sum goes."
        take = key_in(Sizes.BINDINGS, "sizes.take")
        words = (
            f"Each row changes one size alone; in the table {take} takes the likely one.",
            "“For sure” counts the high ends.",
        )
        return whole(words, self.size.width - 4) if self.hints_above else " ".join(words)

    def on_key(self, event: events.Key) -> None:
        """Take a digit for the sum, also where the table has the focus."""
        field = self.query_one("#goal", NumberField)
        if event.character and event.character.isdecimal() and not field.has_focus:
            event.stop()
            field.focus(scroll_visible=False)
            field.typed = event.character

    def _aim(self, goal: Decimal | None) -> None:
        if self._sheet and goal != self._sheet.state.goal:
            self.send(changes.aim(goal))

    def on_sizes_taken(self, message: Sizes.Taken) -> None:
        """Set the plan to the size under the cursor."""
        message.stop()
        sheet = self._sheet
        goal = spent(sheet) if sheet else None
        if sheet is None or goal is None or sheet.cost is None:
            return
        name = SIZES[min(self.query_one(Sizes).cursor, len(SIZES) - 1)]
        value = sheet.affordable(name, goal)
        if value is None:
            self.post_message(self.Said("Even the smallest costs more."))
        else:
            self.send(changes.resize(name, value, sheet.number))


def example(sheet: Sheet) -> Decimal | None:
    """Return the likely total, rounded up to two digits, in major units of the dataset's currency.

    It stands for the sum while none is set; None where nothing is counted.
    """
    total = sheet.bill.total
    if total is None or total.likely <= 0:
        return None
    own = Decimal(major(total.likely, sheet.currency)) / per_unit(sheet.dataset)
    place = Decimal(10) ** max(0, own.adjusted() - 1)
    return min((own / place).to_integral_value(ROUND_CEILING) * place, MOST_GOAL)


def spent(sheet: Sheet) -> int | None:
    """Return the sum in minor units of the currency of display: the one set, else the example."""
    if sheet.goal is not None:
        return sheet.goal
    amount = example(sheet)
    return None if amount is None else minor(amount * per_unit(sheet.dataset), sheet.currency)


def table(sheet: Sheet) -> Table | None:
    """Return the largest affordable value of each size; None without an amount or a cost."""
    goal, rows = spent(sheet), list[tuple[str, ...]]()
    if goal is None or sheet.cost is None:
        return None
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
    head = ("Change only", "Now", "Likely", "For sure", "Left over")
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
    return sheet.money(goal - (total.likely if total else 0))
