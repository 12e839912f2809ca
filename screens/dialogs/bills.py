"""The dialog for the bills that add up to an overhead: calls of a model, hours of a machine."""

import typing
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from roletui.case import changes
from roletui.case.changes import Change
from roletui.cost.bill_words import (
    UNNAMED_MACHINE,
    UNNAMED_MODEL,
    bill_formula,
    bill_name,
    bills_words,
)
from roletui.cost.bills import (
    LABEL_MOST,
    MOST_BILLS,
    bill_trouble,
    fit_bills,
)
from roletui.cost.figures import bill_figure
from roletui.dataset.bills import (
    MACHINE_FIELDS,
    MODEL_FIELDS,
    Bill,
    Bills,
    MachineHours,
    ModelCalls,
    bills_of,
)
from roletui.dataset.model import Overhead
from roletui.text.errors import TypedError

from ..widgets.controls.choice import Choice
from .base import Dialog, dialog_keys

Kind = typing.Literal["model", "machine"]
KINDS: Mapping[Kind, str] = {"model": "calls of a model", "machine": "hours of a machine"}
ANOTHER = "another bill"
FIRST = "Take calls and tokens from your own logs, and prices from the vendor's page."
LABEL_WIDTH = 15


class Draft:
    """A bill as it is typed: what it is paid by, and the text of each field."""

    def __init__(self, bill: Bill | None = None) -> None:
        self.kind: Kind = "machine" if isinstance(bill, MachineHours) else "model"
        self.texts: dict[str, str] = {}
        for name, value in bill._asdict().items() if bill else ():
            # Without thousands separators, so that it is read back as the same number.
            self.texts[name] = value if isinstance(value, str) else f"{value:f}"

    @property
    def blank(self) -> bool:
        """Whether nothing is typed for what it is paid by, nor a name."""
        return not any(self.texts.get(name, "").strip() for name in (*self.fields, "label"))

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its figures."""
        return MODEL_FIELDS if self.kind == "model" else MACHINE_FIELDS

    @property
    def name(self) -> str:
        """What it is called."""
        unnamed = UNNAMED_MODEL if self.kind == "model" else UNNAMED_MACHINE
        return self.texts.get("label", "").strip() or unnamed

    def missing(self) -> list[str]:
        """Return the names of the fields that must still be typed: no price is made up."""
        given = {name for name in self.fields if self.texts.get(name, "").strip()}
        if self.kind == "machine":
            return [name for name in self.fields if name not in given]
        needed = ["calls"]
        for way in ("in", "out"):
            if {f"tokens_{way}", f"price_{way}"} & given:
                needed += [f"tokens_{way}", f"price_{way}"]
        if len(needed) == 1:
            needed += ["tokens_in", "price_in"]
        return [name for name in needed if name not in given]

    def read(self, currency: str) -> Bill:
        """Return the bill; raise :class:`FieldError` for a field that holds no such figure."""
        found = {}
        for name in self.fields:
            try:
                text = self.texts.get(name, "")
                figure = bill_figure(name, currency)
                found[name] = figure.read(text) if text.strip() else Decimal(0)
            except TypedError as error:
                raise FieldError(name, str(error)) from None
        label = self.texts.get("label", "")
        if self.kind == "machine":
            return MachineHours(**found, label=label)
        return ModelCalls(**found, label=label)


class FieldError(ValueError):
    """A field holds no figure that it can have."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


class BillsScreen(Dialog[Change | None]):
    """Returns the change of an overhead to the sum of its bills, or None when closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", id="bills.close", tooltip="Change nothing."),
        Binding("enter", "keep", "keep", id="bills.keep", tooltip="Keep these bills."),
        Binding("delete", "remove", "delete", id="bills.delete", tooltip="Delete this bill."),
    ]
    AUTO_FOCUS = ""
    LOW: ClassVar[int] = 23
    """Rows below which there are no blank lines."""

    def __init__(self, overhead: Overhead, bills: Bills, currency: str) -> None:
        super().__init__()
        self._overhead, self._before, self._currency = overhead, bills, currency
        self._drafts = [*map(Draft, bills.each), Draft()][:MOST_BILLS]
        self._at = 0

    @property
    def _draft(self) -> Draft:
        return self._drafts[self._at]

    def compose(self) -> ComposeResult:
        """Yield the choice of a bill, its fields, what it comes to, and the keys."""
        code = self._currency
        units = {
            "calls": ("Calls", "a day, every day"),
            "tokens_in": ("Tokens in", "sent with a call"),
            "tokens_out": ("Tokens out", "back from a call"),
            "price_in": ("Price in", f"{code} for a million tokens"),
            "price_out": ("Price out", f"{code} for a million tokens"),
            "hours": ("Hours", "a month, of all machines together"),
            "price": ("Price", f"{code} for an hour of a machine"),
            "label": ("Name", "may stay empty"),
        }
        with VerticalScroll(id="box", can_focus=False):
            yield Static(f"{self._overhead.label}, added up", classes="title", markup=False)
            yield Static(
                f"Your own figures in {code}; no source stands behind them.",
                classes="quiet",
                markup=False,
            )
            yield Choice("Bill", [], label_width=LABEL_WIDTH, id="bill")
            yield Choice("Paid by", [*KINDS.items()], label_width=LABEL_WIDTH, id="kind")
            for name, (label, unit) in units.items():
                most = LABEL_MOST if name == "label" else 40
                with Horizontal(id=f"row-{name}", classes="row"):
                    yield Static(label, classes="label", markup=False)
                    yield Input(id=f"field-{name}", max_length=most, select_on_focus=True)
                    yield Static(unit, classes="unit", markup=False)
            yield Static(id="formula", markup=False)
            yield Static(id="month", markup=False)
            yield dialog_keys(
                ("enter", "keeps", "screen.keep"),
                ("tab", "next", "app.focus_next"),
                ("del", "on Bill: deletes it", "screen.remove"),
                ("esc", "changes nothing", "screen.dismiss"),
            )

    def on_mount(self) -> None:
        """Show the first bill."""
        self._load()
        self.watch(self.query_one("#bill", Choice), "value", self._go, init=False)
        self.watch(self.query_one("#kind", Choice), "value", self._turn, init=False)
        self.query_one("#field-calls" if self._draft.blank else "#bill").focus()

    def _load(self) -> None:
        """Show the fields of the present draft."""
        draft = self._draft
        shown = {*draft.fields, "label"}
        with self.prevent(Input.Changed):
            for field in self.query(Input):
                name = (field.id or "").removeprefix("field-")
                self.query_one(f"#row-{name}").display = name in shown
                field.value = draft.texts.get(name, "")
        self.query_one("#kind", Choice).value = draft.kind
        self._tell()

    def _tell(self) -> None:
        """Show the names of the bills, what the present one comes to, and their sum."""
        if not self._drafts[-1].blank and len(self._drafts) < MOST_BILLS:
            self._drafts.append(Draft())
        names = [ANOTHER if draft.blank else draft.name for draft in self._drafts]
        options = [(str(place), name) for place, name in enumerate(names)]
        choice = self.query_one("#bill", Choice)
        if list(choice.options) != options or choice.value != str(self._at):
            choice.set_options(options, str(self._at))
        self._say(*self._words())
        bills = self._complete()
        self.query_one("#month", Static).update(
            f"In all: {bills_words(bills, self._currency)}." if bills.each else ""
        )

    def _say(self, words: str, state: str) -> None:
        formula = self.query_one("#formula", Static)
        formula.set_classes(state)
        formula.update(words)

    def _words(self) -> tuple[str, str]:
        """Return the formula of the present draft, or what it lacks, with the class for it."""
        draft = self._draft
        if draft.blank:
            return FIRST, "-lacking"
        lacking = [bill_figure(name, self._currency).what for name in draft.missing()]
        try:
            bill = draft.read(self._currency)
        except FieldError as error:
            if not lacking or draft.texts.get(error.field, "").strip():
                return str(error), "-wrong"
        else:
            if not lacking:
                return bill_formula(bill, self._currency), ""
        return f"Still to type: {', '.join(lacking)}.", "-lacking"

    def _complete(self) -> Bills:
        """Return the bills that are typed whole, as far as they can be kept."""
        found = []
        for draft in self._drafts:
            try:
                if not draft.blank and not draft.missing():
                    found.append(draft.read(self._currency))
            except FieldError:
                pass
        return fit_bills(self._overhead, bills_of(found), self._currency)

    @on(Input.Changed)
    def follow(self, message: Input.Changed) -> None:
        """Keep what is typed, and show what it comes to."""
        name = (message.input.id or "").removeprefix("field-")
        self._draft.texts[name] = message.value
        self._tell()

    def _go(self, value: str | None) -> None:
        """Show another bill."""
        if value is not None and int(value) != self._at:
            self._at = int(value)
            self._load()

    def _turn(self, value: Kind) -> None:
        """Pay the present bill by something else; what was typed is kept until it is closed."""
        if value != self._draft.kind:
            self._draft.kind = value
            self._load()

    def action_remove(self) -> None:
        """Delete the present bill; nothing is kept before it is confirmed."""
        if not self._draft.blank:
            del self._drafts[self._at]
            if not self._drafts or not self._drafts[-1].blank:
                self._drafts.append(Draft())
            self._at = min(self._at, len(self._drafts) - 1)
            self._load()

    def typed(self) -> list[str]:
        """Return what stands in the fields of every bill, those that are not shown too."""
        return [text for draft in self._drafts for text in draft.texts.values() if text]

    def draft(self) -> Change | None:
        """Return the change to what is typed whole."""
        bills = self._complete()
        return None if bills == self._before else changes.add_up(self._overhead.id, bills)

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Return the change, or go to the field that keeps it from being made."""
        found: list[Bill] = []
        for place, draft in enumerate(self._drafts):
            if draft.blank:
                continue
            if missing := draft.missing():
                self._show(place, missing[0])
                return
            try:
                found.append(draft.read(self._currency))
            except FieldError as error:
                self._show(place, error.field)
                return
        troubles = bill_trouble(self._overhead, found, self._currency)
        for bill, trouble in zip(found, troubles, strict=True):
            if trouble:
                self._say(f"“{bill_name(bill)}” cannot be added: {trouble}", "-wrong")
                return
        bills = fit_bills(self._overhead, bills_of(found), self._currency)
        same = bills == self._before
        self.dismiss(None if same else changes.add_up(self._overhead.id, bills))

    def _show(self, place: int, field: str) -> None:
        """Go to a field of a bill."""
        self._at = place
        self._load()
        self.query_one(f"#field-{field}", Input).focus()
