"""The view *Not counted*: what is not in the total, or on top of the work; each can be set."""

import re
from decimal import Decimal
from functools import partial
from operator import attrgetter

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.geometry import Size

from roletui.case import changes
from roletui.case.budget_sheet import Sheet
from roletui.case.sheet_words import NOT_FOR_THIS, REACHED, UNSTATED, overhead_words, switched
from roletui.case.terms import term_words
from roletui.cost.settings import Choice, one_line
from roletui.dataset.bills import NO_BILLS
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import may_happen
from roletui.state.state import State

from ...commands import key_of
from ...widgets.text.cells import whole
from ...widgets.text.unchanged import Scroll
from .base import View
from .overhead_field import BILLS_KEY, KEYS, MonthlyField, OverheadField, overhead_field

HOW = "Tab to a line, or click it, and type its figure; enter counts it."
_AROUND = 30
"""Rows of a large terminal that the list has not got, as far as it knows before it is laid out."""
SENTENCE = re.compile(r"(?<=\.) ")
"""Between two sentences."""


class OverheadsView(View):
    """One line for each overhead that comes with the plan.

    In a column, with what each is, where all of them have room; else in two, without.
    """

    BRIEF = True

    _sheet: Sheet | None = None
    _rows = 0
    """How many rows the list has, as far as :attr:`_fitted` stays as it is."""
    _fitted: tuple[Size, bool, bool] | None = None
    """For what it was measured: the size of the terminal, if there are parts, if a baseline."""

    def __init__(self, name: str, dataset: Dataset, send: changes.Send) -> None:
        super().__init__(name, dataset, send)
        self._fields: dict[str, OverheadField] = {}
        """The controls by the id of their overhead, each made when it is first shown."""
        self._places = {each.id: place for place, each in enumerate(countable(dataset))}
        self._first: set[str] = set()
        """The ids of those in the first group: half of those that are shown at first."""

    def compose(self) -> ComposeResult:
        """Yield the controls that are known by now in two groups, side by side or not."""
        with Scroll(can_focus=False):
            for group in range(2):
                with VerticalGroup(classes="-second" * group):
                    yield from (
                        field for name, field in self._fields.items() if self._group(name) == group
                    )

    def show(self, sheet: Sheet) -> None:
        """Show the overheads that come with the plan or were set, and their amounts.

        Controls that are made before the view is mounted are laid out and styled with it.
        """
        self._sheet = sheet
        new = []
        for stated in countable(self.dataset):
            entry = sheet.dataset.overhead(stated.id)
            choice, here = chosen(sheet.state, entry.id), switched(sheet.line, entry)
            words = overhead_words(sheet, entry)
            shown = words != NOT_FOR_THIS or choice is not None or here is not None
            figure = self._fields.get(entry.id)
            if figure is None and shown:
                figure = self._fields[entry.id] = self._field(stated)
                new.append(figure)
            if figure is None:
                continue
            idle = words == REACHED  # it costs nothing; what one is at does not go away
            figure.display = shown and (not idle or figure.has_focus)
            figure.stands = _planned(stated)
            if choice and choice.bills != NO_BILLS:
                figure.stands = choice.figure
            figure.given = choice.amount if choice else None
            figure.counted = entry.counted if here is None else here
            figure.words = "" if words in (UNSTATED, REACHED) else words
        self._arrange()
        if not self._first:
            seen = [each.overhead for each in new if each.display]
            self._first = {*seen[: -(-len(seen) // 2)]}
        if new and self.is_attached:
            self._add(new)

    def on_resize(self) -> None:
        """Measure the list where it is laid out anew: a hint below it changes nothing."""
        parts, baseline = (self.screen.has_class(each) for each in ("-several", "-pinned"))
        fitted = self.app.size, parts, baseline
        if self._fitted != fitted:
            self._fitted, self._rows = fitted, self.size.height
            self._arrange()

    def _arrange(self) -> None:
        """Put the controls in one column or in two."""
        rows = self._rows or self.app.size.height - _AROUND
        shown = [each for each in self._fields.values() if each.display]
        self.set_class(len(shown) > rows, "-paired")

    def _field(self, stated: Overhead) -> OverheadField:
        """Return a new control, watched so that a key and its effects share one frame."""
        figure = overhead_field(stated, self.dataset)
        self.watch(figure, "given", partial(self._given, stated.id), init=False)
        self.watch(figure, "typed", partial(self._type, figure), init=False)
        return figure

    def _add(self, new: list[OverheadField]) -> None:
        """Put new controls where the dataset has them among the others of their group."""
        for nr, group in enumerate(self.query(VerticalGroup)):
            there = list(group.query_children(OverheadField))
            for figure in new:
                if self._group(figure.overhead) != nr:
                    continue
                place = self._places[figure.overhead]
                later = (each for each in there if self._places[each.overhead] > place)
                group.mount(figure, before=next(later, None))

    def _group(self, name: str) -> int:
        """Return the number of the group that an overhead is in."""
        return int(name not in self._first)

    def hint(self, sheet: Sheet) -> str:
        """Return the note and source of the focused overhead; without one what the view says."""
        focused = self.screen.focused
        if not isinstance(focused, OverheadField):
            return self.about(sheet)
        entry = self.dataset.overhead(focused.overhead)
        source = sheet.dataset.sources_by_id.get(entry.source)
        what, *note = SENTENCE.split(entry.note)
        comes_to = f"{focused.words}." if focused.words else ""  # the row may have no room for it
        empty = focused.number is None
        words = [
            comes_to,
            what,
            "Type its figure; enter counts it." if empty else "",
            f"{BILLS_KEY} adds up bills." if isinstance(focused, MonthlyField) else "",
            *note,
            f"From {entry.low} to {entry.high}." if entry.low is not None else "",
            f"{source.publisher}, {source.published}, grade {source.grade}." if source else "",
            term_words(self.dataset, entry.label),
            "" if empty else KEYS,
        ]
        if may_happen(entry.kind) and sheet.dataset.overhead(entry.id).counted:
            words.insert(1, f"{key_of('budget.chance')} says how likely it is.")
        if not self.hints_above:
            return " ".join(filter(None, words))
        if self.screen.has_class("-wide") and not self.has_class("-paired"):
            words.remove(comes_to if focused.words else what)  # the row says it
        return whole(filter(None, words), self.size.width - 4)

    def about(self, sheet: Sheet) -> str:
        """Return how they are set."""
        return HOW

    def _type(self, figure: OverheadField) -> None:
        """Tell what would be counted while it is typed."""
        number, change = figure.pending, None
        if number is not None and self._sheet:
            choice = chosen(self._sheet.state, figure.overhead)
            change = changes.count_with(
                figure.overhead, Choice(True, number, choice.chance if choice else None)
            )
        self.post_message(self.Typed(change))

    def _given(self, name: str, amount: Decimal | None) -> None:
        if self._sheet is None:
            return
        choice = chosen(self._sheet.state, name)
        stated = choice.amount if choice else None
        # A value between two steps is kept until a key changes it.
        scale = self._fields[name].scale
        if amount == (stated if stated is None else scale.nearest(stated)):
            return
        on = choice.on if choice and amount is None else True
        now = Choice(on, amount, choice.chance if choice else None)
        self.send(changes.count_with(name, None if now == Choice() else now))
        if choice and choice.bills != NO_BILLS:
            undo = key_of("undo")
            self.post_message(self.Said(f"This replaces the bills; {undo} brings them back."))

    def on_overhead_field_confirmed(self, message: OverheadField.Confirmed) -> None:
        """Count what is given again, if it was switched off."""
        message.stop()
        name = message.field.overhead
        choice = chosen(self._sheet.state, name) if self._sheet else None
        if choice and not choice.on:
            self.send(changes.count_with(name, choice._replace(on=True)))

    def on_monthly_field_billed(self, message: MonthlyField.Billed) -> None:
        """Show the bills that add up to an overhead."""
        from ...dialogs.bills import BillsScreen  # with the dialog: 3 ms

        message.stop()
        if self._sheet is None:
            return
        name = message.field.overhead
        choice = chosen(self._sheet.state, name) or Choice()
        currency = self.dataset.about.currency
        dialog = BillsScreen(self.dataset.overhead(name), choice.bills, currency)
        self.app.push_screen(dialog, self._carry_out)

    def _carry_out(self, change: changes.Change | None) -> None:
        if change:
            self.send(change)

    def on_overhead_field_switched(self, message: OverheadField.Switched) -> None:
        """Switch the overhead on or off."""
        message.stop()
        sheet, figure = self._sheet, message.field
        if sheet is None:
            return
        name = figure.overhead
        entry = sheet.dataset.overhead(name)
        if message.here:
            self._switch_here(sheet, figure, entry)
            return
        if figure.number is None:
            self.post_message(self.Said(f"“{entry.label}” has no figure yet: type one."))
            return
        before = chosen(sheet.state, name) or Choice()
        choice = before._replace(on=not entry.counted, amount=figure.given)
        stated = self.dataset.overhead(name)
        # A choice equal to the dataset's is none.
        own = choice.figure is not None or choice.chance is not None
        usual = not own and choice.on == stated.counted
        self.send(changes.count_with(name, None if usual else choice))

    def _switch_here(self, sheet: Sheet, figure: OverheadField, entry: Overhead) -> None:
        """Switch an overhead for the present line: on, off, as for all lines."""
        now = switched(sheet.line, entry)
        if not one_line(entry):
            self.post_message(self.Said(f"“{entry.label}” is one for all who are employed."))
        elif now is None and figure.number is None:
            self.post_message(self.Said(f"“{entry.label}” has no figure yet: type one."))
        else:
            after = {None: True, True: False, False: None}[now]
            self.send(changes.switch(entry.id, sheet.number, on=after))


def _planned(stated: Overhead) -> Decimal | None:
    """Return the figure an overhead is counted with as stated: of a range its ceiling or middle."""
    if stated.likely is not None:
        return stated.likely
    if stated.low is None or stated.high is None or stated.high_is == "ceiling":
        return stated.high
    return (stated.low + stated.high) / 2


def countable(dataset: Dataset) -> list[Overhead]:
    """Return the overheads that can be counted; last those that are so unless they are switched."""
    kinds = [entry for entry in dataset.budget.overheads if entry.kind]
    return sorted(kinds, key=attrgetter("counted"))


def chosen(state: State, name: str) -> Choice | None:
    """Return the user's choice on an overhead; None where there is none."""
    return state.cost_settings.overheads.get(name)
