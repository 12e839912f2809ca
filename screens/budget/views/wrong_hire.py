"""The view *Wrong role*: what hiring the wrong role would cost, part by part."""

from decimal import Decimal

from textual.app import ComposeResult
from textual.containers import VerticalGroup

from roletui.case import changes
from roletui.case.budget_sheet import Sheet
from roletui.case.names import names, unpriced
from roletui.case.sentences import cheaper_mistake
from roletui.cost.formula import quantity_words
from roletui.cost.items import Item
from roletui.cost.settings import REDONE_MOST
from roletui.cost.wrong_hire import WrongHire
from roletui.state.state import NO_MISTAKE
from roletui.text.money import Range

from ...widgets.controls.choice import Choice
from ...widgets.controls.slider import Slider
from ...widgets.lists.table import FiguresTable, Table
from .base import View
from .parts import amounts, bounds

LEAST_MOST = "least to most"
"""What the ends of the last row are: each figure is taken once, so they are no differences."""


class WrongHireView(View):
    """The assumptions about hiring the wrong role, and what it would cost."""

    BRIEF = True

    _sheet: Sheet | None = None

    def compose(self) -> ComposeResult:
        """Yield the controls of the three assumptions, then the table."""
        weeks = self.dataset.budget.weeks
        with VerticalGroup():
            yield Choice("Needed instead", [], id="needed")
            yield Slider(
                "Done again",
                minimum=Decimal(0),
                maximum=REDONE_MOST,
                step=Decimal(5),
                coarse=Decimal(25),
                default=NO_MISTAKE.redone,
                unit="%",
                id="redone",
            )
            yield Slider(
                "Restart weeks",
                minimum=Decimal(0),
                maximum=weeks.maximum,
                step=Decimal(1),
                coarse=weeks.coarse,
                default=NO_MISTAKE.restart,
                id="restart",
            )
        yield FiguresTable()

    def on_mount(self) -> None:
        """Watch the values of the controls."""
        self.watch(self.query_one("#needed"), "value", self._needed, init=False)
        self.watch(self.query_one("#redone"), "value", self._redone, init=False)
        self.watch(self.query_one("#restart"), "value", self._restart, init=False)

    def show(self, sheet: Sheet) -> None:
        """Show the assumptions and the cost."""
        self._sheet = sheet
        mistake = sheet.state.mistake
        roles = [
            (role.id, role.short)
            for role in sheet.dataset.roles
            if role.id != sheet.line.role and not sheet.dataset.hires_nobody(role.id)
        ]
        choice = self.query_one("#needed", Choice)
        if list(choice.options) != roles:
            choice.set_options(roles, sheet.needed, {})
        else:
            choice.value = sheet.needed
        self.query_one("#redone", Slider).value = mistake.redone
        self.query_one("#restart", Slider).value = mistake.restart
        found, before = sheet.wrong_hire, sheet.baseline_wrong_hire
        widget = self.query_one(FiguresTable)
        if found is None:
            widget.table = None
        else:
            widget.table = compared(sheet, found, before) if before else table(sheet, found)

    def hint(self, sheet: Sheet) -> str:
        """Return what the wrong role costs, and whose assumptions these are."""
        found = sheet.wrong_hire
        if found is None:
            if sheet.cost is None:
                return "The line itself has no rate, so there is nothing to compare."
            who = names(sheet.dataset, (sheet.needed,))
            return f"{who}: {unpriced(sheet.dataset, sheet.needed)}"
        needed = names(sheet.dataset, (found.needed.role,))
        paid, right = found.total.likely, found.needed.paid.likely
        apart = sheet.apart(paid - right)
        than = "as" if apart == "the same" else "than"
        words = (
            f"{sheet.money(paid)} in all: "
            f"{apart} {than} {sheet.money(right)} with {needed} at once."
            f"{cheaper_mistake(sheet.dataset, found)}"
        )
        example = " Share and weeks are an example until you set them."
        return words + example * (sheet.state.mistake[1:] == NO_MISTAKE[1:])

    def _needed(self, value: str | None) -> None:
        if self._sheet and value and value != self._sheet.needed:
            self.send(changes.suppose(role=value))

    def _redone(self, value: Decimal) -> None:
        # A value between two steps is kept until a key changes it.
        scale = self.query_one("#redone", Slider).scale
        if self._sheet and value != scale.nearest(self._sheet.state.mistake.redone):
            self.send(changes.suppose(redone=value))

    def _restart(self, value: Decimal) -> None:
        scale = self.query_one("#restart", Slider).scale
        if self._sheet and value != scale.nearest(self._sheet.state.mistake.restart):
            self.send(changes.suppose(restart=value))


def table(sheet: Sheet, found: WrongHire) -> Table:
    """Return the parts of a wrong hire, their total, and the cost of the right choice."""
    hired, needed = (names(sheet.dataset, (plan.role,)) for plan in (found.hired, found.needed))
    parts = (*found.hired.items, *found.second.items)
    everything = (*parts, *found.needed.items)

    def row(name: str, how: str, items: tuple[Item, ...], amount: Range) -> tuple[str, ...]:
        return (name, how, *amounts(sheet, items, amount, everything))

    mine = [
        row(name, quantity_words(plan.items[0]) if plan.items else "nothing", plan.items, plan.paid)
        for name, plan in (
            (f"{hired}, as planned", found.hired),
            (f"{needed}, hired after", found.second),
            (f"{needed} from the start", found.needed),
        )
    ]
    ends = bounds(everything)
    rows = (
        *mine[:2],
        row("Paid in the end", "", parts, found.total),
        mine[2],
        row("The wrong role costs", LEAST_MOST * (len(ends) > 1), everything, found.lost),
    )  # fmt: skip
    head = ("Item", "Hours", *ends)
    return Table(head, rows, 2, frozenset({2, 4}))


def compared(sheet: Sheet, found: WrongHire, before: WrongHire) -> Table:
    """Return the likely amount of each part beside that of the baseline's line."""
    needed = names(sheet.dataset, (found.needed.role,))

    def row(name: str, both: list[int]) -> tuple[str, ...]:
        now, then = both
        apart = sheet.apart(now - then)
        return (name, sheet.money(now), sheet.money(then), apart)

    both = (found, before)
    rows = (
        row("As planned", [each.hired.paid.likely for each in both]),
        row(f"{needed}, hired after", [each.second.paid.likely for each in both]),
        row("Paid in the end", [each.total.likely for each in both]),
        row(f"{needed} from the start", [each.needed.paid.likely for each in both]),
        row("The wrong role costs", [each.lost.likely for each in both]),
    )
    return Table(("Part, likely", "Now", "Baseline", "Difference"), rows, 1, frozenset({2, 4}))
