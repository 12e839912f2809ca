"""The dialog for another currency of display: its code and exchange rate."""

import re
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.cost.figures import exchange_figure
from roletui.cost.settings import Display, is_currency
from roletui.text.errors import TypedError
from roletui.text.money import currency_code
from roletui.text.numbers import plain

from .base import Dialog, dialog_keys

_TYPED = re.compile(r"([^\W\d]+|[^\w\s])[\s=:]*(.*)")
"""Matches the code or sign of a currency, and the rate behind it."""


class CurrencyScreen(Dialog[Change | None]):
    """Returns the change of currency, or None when closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", id="currency.close", tooltip="Change nothing.")
    ]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._dataset, self._display = case.dataset, case.state.cost_settings.display

    def compose(self) -> ComposeResult:
        """Yield what can be typed, the input line and the keys."""
        own = self._dataset.about.currency
        with Vertical(id="box"):
            yield Static("Show all money in another currency", classes="title", markup=False)
            yield Static(self._known(), classes="quiet", markup=False)
            yield Static(
                f"Type a currency and what 1 {own} is in it, as in EUR 0.92. {own} or nothing "
                f"shows the dataset's own. What you type elsewhere stays in {own}.",
                markup=False,
            )
            yield Input(value=self._typed(), placeholder="EUR 0.92", select_on_focus=True)
            yield Static(id="said", markup=False)
            yield dialog_keys(
                ("enter", "shows it", "show_it"), ("esc", "changes nothing", "screen.dismiss")
            )

    def _known(self) -> str:
        """Return which exchange rates the dataset has."""
        found = self._dataset.budget.exchange
        if not found:
            return "The dataset states no exchange rate, so a rate of your own is needed."
        own = self._dataset.about.currency
        rates = ", ".join(
            f"1 {own} = {plain(entry.per)} {entry.currency} ({entry.date})" for entry in found
        )
        return f"The dataset states {rates}."

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
