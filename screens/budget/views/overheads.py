"""The view *Not counted*: what is not in the total, or on top of the work; each can be set."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from roletui.case import changes
from roletui.case.budget_sheet import Sheet
from roletui.case.sheet_words import NOT_FOR_THIS, REACHED, UNSTATED, overhead_words, switched
from roletui.case.terms import term_words
from roletui.cost.bills import takes_bills
from roletui.cost.provenance import own_step
from roletui.cost.settings import Choice, one_line, overhead_scale
from roletui.dataset.bills import NO_BILLS
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import is_money, may_happen
from roletui.state.state import State
from roletui.text.control_keys import BILLED, SWITCHED
from roletui.text.money import symbol
from roletui.text.numbers import plain

from ...commands import key_in, key_of
from ...widgets.controls.line import GAP, Piece
from ...widgets.controls.number import NumberField
from ...widgets.text.cells import shorten, whole
from ...widgets.text.quiet_keys import quiet_keys
from .base import View


class OverheadField(NumberField):
    """The figure of an overhead; the space bar switches it."""

    HELP = """\
## What is not counted

- digits type a figure, `enter` sets it, `delete` goes back to the dataset's
- `←` `→` one step, with `shift` a coarse step
- space switches it off and on
- `j` switches it for this part of the plan alone: on, off, as for all
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        *NumberField.BINDINGS,
        *quiet_keys(SWITCHED),
    ]

    STYLES: ClassVar[dict[str, str]] = {**NumberField.STYLES, "label": "$ink"}

    counted: reactive[bool] = reactive(False)
    """Whether it is in the total."""

    meaning = ""
    """What it is, in sentences; the beginning stands where nothing is to be said of its figure."""

    @property
    def overhead(self) -> str:
        """The id of the overhead, which is part of that of the control."""
        return (self.id or "").removeprefix("charge-")

    class Switched(Message):
        """The overhead should be switched on or off."""

        def __init__(self, field: "OverheadField", *, here: bool = False) -> None:
            super().__init__()
            self.field = field
            self.here = here
            """Whether for the present line alone."""

    class Confirmed(Message):
        """The figure that is there was given again."""

        def __init__(self, field: "OverheadField") -> None:
            super().__init__()
            self.field = field

    _arrived = _only_focused = False
    """Whether the focus has just come, and whether by the click that is going on."""

    def on_focus(self) -> None:
        """Notice that the focus comes, which a press of the mouse follows at once."""
        self._arrived = True
        self.call_later(self._stay)

    def _stay(self) -> None:
        self._arrived = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Notice whether the press is what brought the focus."""
        self._only_focused = self._arrived

    def _acts(self, event: events.Click) -> bool:
        """Tell whether a click does more than to bring the focus."""
        return event.button == 1 and not self._only_focused

    def _give(self, given: Decimal | None) -> None:
        """Set the number; the same again is said, since it may not be counted."""
        before = self.given
        super()._give(given)
        if before is not None and self.given == before:
            self.post_message(self.Confirmed(self))

    def on_click(self, event: events.Click) -> None:
        """Request to be switched where the sign behind the unit is clicked, once in focus."""
        known = self.number is not None
        if self._acts(event) and known and 0 <= self._behind(event) <= len(GAP):
            event.stop()
            self.action_switch()

    def _behind(self, event: events.Click) -> int:
        """Return which cell behind the unit is clicked; below 0 for one before."""
        start = self.body_start + sum(cell_len(text) for _, text in self.filled())
        return event.get_content_offset_capture(self).x - start

    def figure(self) -> Piece:
        """Return the figure without zeros at its end, unless it is money."""
        style, text = super().figure()
        if self.typed or self.sign or self.number is None:
            return style, text
        return style, plain(self.number)

    @property
    def _sign(self) -> str:
        """Says whether it is counted, without a figure by what is stated; empty where it is not."""
        if self.number is None:
            return "✓" * bool(self.words)
        return "✓" if self.counted else "○"

    @property
    def offered(self) -> list[tuple[str, str, str]]:
        """The keys that fill the field; of a figure that which switches it."""
        typed, stepped = super().offered
        if self.number is None:
            return [typed, stepped]
        words = "leave it out" if self.counted else "count it"
        return [typed, (SWITCH_KEY, words, "focused.switch")]

    def body(self, width: int) -> Iterable[Piece]:
        """Return its figure, whether that is counted, and what it comes to or what it is."""
        pieces = [*self.filled(), ("unit", f" {self._sign:2}")]
        yield from pieces
        room = width - sum(cell_len(text) for _, text in pieces)
        words = self.words or (self.meaning if room >= _MEANING else "")
        words = _brief(words, room) if words and room > 0 else ""
        if words and not words.endswith("…"):  # in full below, where it is in focus
            yield "muted", words

    def action_switch(self) -> None:
        """Request to be switched."""
        self.post_message(self.Switched(self))

    def action_switch_here(self) -> None:
        """Request to be switched for the present line alone."""
        self.post_message(self.Switched(self, here=True))


class MonthlyField(OverheadField):
    """The figure of an overhead that is paid by the month; bills can add up to it."""

    HELP = f"""{OverheadField.HELP}- `+` adds up bills: calls of a model, hours of a machine
"""

    BINDINGS: ClassVar[list[BindingType]] = quiet_keys(BILLED)

    class Billed(Message):
        """Its bills should be shown."""

        def __init__(self, field: "MonthlyField") -> None:
            super().__init__()
            self.field = field

    @property
    def offered(self) -> list[tuple[str, str, str]]:
        """The keys that fill the field, that of its bills among them."""
        first, *rest = super().offered
        return [first, (BILLS_KEY, "add up bills", "focused.bills"), *rest]

    def action_bills(self) -> None:
        """Request to show its bills."""
        self.post_message(self.Billed(self))

    def on_click(self, event: events.Click) -> None:
        """Request the same where what they come to is clicked."""
        if self._acts(event) and self.words and self._behind(event) > len(GAP):
            event.stop()
            self.action_bills()


BILLS_KEY = key_in(MonthlyField.BINDINGS, "charge.bills")
SWITCH_KEY = key_in(OverheadField.BINDINGS, "charge.switch")
HERE_KEY = key_in(OverheadField.BINDINGS, "charge.here")
KEYS = f"{SWITCH_KEY} counts it or not; {HERE_KEY} does so for this part only."
"""What can be done with a figure that is given."""


HOW = "Click one, or tab to it, and type its figure; enter counts it."
_LABELS, _UNITS = 26, 9
"""Widths of the columns of labels and of units, in cells."""


_MEANING = 41
"""Least room, in cells, for what a figure is: where one has it, nearly all have."""
_AROUND = 30
"""Rows of a large terminal that the list has not got, as far as it knows before it is laid out."""


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
        with VerticalScroll(can_focus=False):
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


SENTENCE = re.compile(r"(?<=\.) ")
"""Between two sentences."""
_CLAUSES = ", ", "; "
"""End a clause; a comma within a number does not."""


def _brief(words: str, room: int) -> str:
    """Return the first sentence, or as much of it as fits, if possible up to a clause."""
    first = words.partition(". ")[0].removesuffix(".")
    while cell_len(first) > room and any(mark in first for mark in _CLAUSES):
        first = first[: max(map(first.rfind, _CLAUSES))]
    return first if cell_len(first) <= room else shorten(first, room)


def countable(dataset: Dataset) -> list[Overhead]:
    """Return the overheads that can be counted; last those that are so unless they are switched."""
    kinds = [entry for entry in dataset.budget.overheads if entry.kind]
    return sorted(kinds, key=attrgetter("counted"))


def chosen(state: State, name: str) -> Choice | None:
    """Return the user's choice on an overhead; None where there is none."""
    return state.cost_settings.overheads.get(name)


def overhead_field(overhead: Overhead, dataset: Dataset) -> OverheadField:
    """Create the control of an overhead, with the limits of its kind."""
    least, most, grain, unit = overhead_scale(overhead, dataset.budget.weeks)
    money = is_money(overhead.kind)
    sign = symbol(dataset.about.currency) if money else ""
    step = max(grain, Decimal(100) if money else Decimal(1))
    kind = OverheadField
    if takes_bills(overhead):
        # Bills come to what they come to, in whole minor units.
        kind, grain = MonthlyField, min(grain, own_step(dataset.about.currency))
    field = kind(
        overhead.label,
        minimum=least,
        maximum=most,
        grain=grain,
        step=step,
        coarse=5 * step,
        unit=unit,
        sign=sign,
        beside=(dataset.about.currency,) if money else (),
        label_width=_LABELS,
        unit_width=_UNITS,
        id=f"charge-{overhead.id}",
    )
    field.meaning = overhead.note
    return field
