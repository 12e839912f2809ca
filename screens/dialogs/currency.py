"""The dialog for another currency of display: its code and exchange rate."""

import re
from decimal import Decimal
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.cost.settings import MOST_PER, Display
from roletui.text.numbers import plain

from .base import Dialog, dialog_keys

_GROUPED = re.compile(r".*[\s=:][1-9][0-9]{0,2},[0-9]{3}", re.ASCII)
"""Matches an ambiguous comma: a thousands separator or a decimal point."""
_TYPED = re.compile(r"([A-Za-z]{3})(?:[\s=:]+([0-9]{1,7}(?:[.,][0-9]{1,6})?))?", re.ASCII)


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
                ("enter", "shows it", ""), ("esc", "changes nothing", "screen.dismiss")
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
    def show_it(self, message: Input.Submitted) -> None:
        """Return the currency, or show what is wrong with the input."""
        typed = message.value.strip()
        own = self._dataset.about.currency
        if not typed or typed.upper() == own:
            self.dismiss(changes.show_in(None))
            return
        if _GROUPED.fullmatch(typed):
            self._say("Is that comma a decimal point? Type 1350 or 1.35 rather than 1,350.")
            return
        found = _TYPED.fullmatch(typed.replace(",", ".") if typed.count(",") == 1 else typed)
        if found is None:
            self._say("A code of three letters, then a number with at most 6 decimals: EUR 0.92.")
            return
        code = found[1].upper()
        known = {entry.currency for entry in self._dataset.budget.exchange}
        per = Decimal(found[2]) if found[2] else None
        if code == own:
            self._say(f"{own} is the dataset's own currency; leave the rate out.")
        elif per is None and code not in known:
            self._say(f"What is 1 {own} in {code}? Type it behind the code: {code} 0.92.")
        elif per is not None and not 1 / MOST_PER <= per <= MOST_PER:
            self._say(f"The rate must be above 0 and at most {plain(MOST_PER)}.")
        else:
            self.dismiss(changes.show_in(Display(code, per)))

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(words)
