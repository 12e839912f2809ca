"""The dialog for another currency of display: its code and exchange rate."""

import re
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.cost.figures import exchange_figure
from roletui.cost.settings import Display, is_currency
from roletui.text.errors import TypedError
from roletui.text.money import currency_code
from roletui.text.numbers import plain

from ..widgets.lists.options import Option, Options
from ..widgets.lists.searched import matching
from .base import Dialog, dialog_keys

_TYPED = re.compile(r"([^\W\d]+|[^\w\s])[\s=:]*(.*)")
"""Matches the code or sign of a currency, and the rate behind it."""


KNOWN = "Of these the dataset states the rate; typing finds one."
UNKNOWN = "The dataset states no exchange rate: type one of your own."
AROUND = 13
"""Rows of the dialog that are not the list's."""


class Currencies(Options):
    """The currencies that have a rate: a click selects, a second one shows."""

    CLICK_MOVES = True


class CurrencyScreen(Dialog[Change | None]):
    """Returns the change of currency, or None when closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", id="currency.up", tooltip="The currency before."),
        Binding("down", "move(1)", "down", id="currency.down", tooltip="The next currency."),
        Binding("escape", "dismiss(None)", "close", id="currency.close", tooltip="Change nothing."),
    ]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._dataset, self._display = case.dataset, case.state.cost_settings.display
        own = self._dataset.about.currency
        self._stated = tuple(
            Option(
                entry.currency,
                "",
                entry.currency,
                columns=(f"1 {own} = {plain(entry.per)} {entry.currency}", str(entry.date)),
            )
            for entry in self._dataset.budget.exchange
        )
        """The currencies of which the dataset states a rate."""

    def compose(self) -> ComposeResult:
        """Yield what can be typed, the input line and the keys."""
        own = self._dataset.about.currency
        with Vertical(id="box"):
            yield Static("Show all money in another currency", classes="title", markup=False)
            yield Static(KNOWN if self._stated else UNKNOWN, classes="quiet", markup=False)
            with VerticalScroll(id="list", can_focus=False):
                yield Currencies()
            yield Static(
                f"Type a currency and what 1 {own} is in it, as in EUR 0.92. {own} or nothing "
                f"shows the dataset's own. What you type elsewhere stays in {own}.",
                markup=False,
            )
            yield Input(value=self._typed(), placeholder="EUR 0.92", select_on_focus=True)
            yield Static(id="said", markup=False)
            choose = (("↑↓", "choose", ""),) * bool(self._stated)
            yield dialog_keys(
                ("enter", "shows it", "show_it"),
                *choose,
                ("esc", "changes nothing", "screen.dismiss"),
            )

    def on_mount(self) -> None:
        """List the currencies that have a rate."""
        listed = self.query_one(Currencies)
        listed.can_focus = False
        listed.show(self._stated)
        self.query_one("#list").display = bool(self._stated)
        self.query_one(Input).focus()

    def on_resize(self) -> None:
        """Give the list what height is left."""
        self.query_one("#list").styles.max_height = self.room(AROUND)

    @on(Input.Changed)
    def seek(self, message: Input.Changed) -> None:
        """Show the currencies that hold what is typed; with no rate behind it, enter takes one."""
        found = matching(self._stated, message.value) if message.value.isalpha() else self._stated
        listed = self.query_one(Currencies)
        at = 0 if message.value.isalpha() and found else None
        listed.show(found, at)
        listed.highlighted = at

    def action_move(self, by: int) -> None:
        """Move the cursor in the list."""
        listed = self.query_one(Currencies)
        if listed.options:
            listed.action_move(by)

    @on(Options.Chosen)
    def choose(self, message: Options.Chosen) -> None:
        """Return the currency that was clicked twice."""
        self.dismiss(changes.show_in(Display(message.id)))

    def _typed(self) -> str:
        display = self._display
        if display is None:
            return ""
        # Without thousands separators, so that it is read back as the same number.
        return display.currency + (f" {display.per:f}" if display.per is not None else "")

    @on(Input.Submitted)
    def action_show_it(self) -> None:
        """Return the currency, or show what is wrong with the input."""
        typed = self.query_one(Input).value.strip()
        listed = self.query_one(Currencies)
        if listed.highlighted is not None:
            listed.action_choose()
            return
        own = self._dataset.about.currency
        found = _TYPED.fullmatch(typed)
        code, text = (currency_code(found[1]), found[2]) if found else ("", "")
        if not typed or (code == own and not text):
            self.dismiss(changes.show_in(None))
        elif not is_currency(code):
            self._say("A code of three letters, then a number with at most 6 decimals: EUR 0.92.")
        elif code == own:
            self._say(f"{own} is the dataset's own currency; leave the rate out.")
        elif text:
            self._show_at(code, text)
        elif code in {entry.currency for entry in self._dataset.budget.exchange}:
            self.dismiss(changes.show_in(Display(code)))
        else:
            self._say(f"What is 1 {own} in {code}? Type it behind the code: {code} 0.92.")

    def _show_at(self, code: str, text: str) -> None:
        """Return the currency at a rate that was typed, or show what is wrong with it."""
        try:
            per = exchange_figure(self._dataset.about.currency, code).read(text)
        except TypedError as error:
            self._say(str(error))
        else:
            self.dismiss(changes.show_in(Display(code, per)))

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(words)
