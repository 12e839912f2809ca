"""The cost settings of ``roletui cost``: its overheads and the display currency."""

import argparse
import re
from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from roletui.cli.errors import RequestError
from roletui.cost.settings import (
    MOST_PER,
    PER_PLACES,
    Choice,
    CostSettings,
    Display,
    exchange_of,
    is_currency,
    overhead_scale,
)
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import is_money
from roletui.dataset.problems import unknown
from roletui.text.numbers import plain


def settings_of(dataset: Dataset, options: argparse.Namespace) -> CostSettings:
    """Return the cost settings from the options; raise ``RequestError`` for one not valid."""
    choices = dict(_choices(dataset, options))
    display = _display(dataset, options.currency) if options.currency is not None else None
    return CostSettings(MappingProxyType(choices), display)


def _choices(dataset: Dataset, options: argparse.Namespace) -> Iterator[tuple[str, Choice]]:
    """Yield the choice for each overhead; a later one replaces an earlier one."""
    for word in options.with_ or ():
        name, given, amount = word.partition("=")
        overhead = _overhead(dataset, name)
        if given:
            yield name, Choice(amount=_amount(dataset, overhead, amount))
        elif overhead.likely is None and overhead.high is None:
            *_, unit = overhead_scale(overhead, dataset.budget.weeks)
            words = f"“{name}” has no figure of its own: add one, {name}=AMOUNT ({unit})."
            raise RequestError(words)
        else:
            yield name, Choice()
    for name in options.without or ():
        yield _overhead(dataset, name).id, Choice(on=False)


def _overhead(dataset: Dataset, name: str) -> Overhead:
    found = dataset.overheads_by_id.get(name)
    if found and found.kind:
        return found
    if found:
        raise RequestError(f"“{name}” is only words in this dataset; nothing of it can be counted.")
    known = [entry.id for entry in dataset.budget.overheads if entry.kind]
    if not known:
        raise RequestError(f"there is no overhead “{name}”: this dataset counts none.")
    raise RequestError(unknown("overhead", name, known))


def _amount(dataset: Dataset, overhead: Overhead, text: str) -> Decimal:
    """Parse the figure of an overhead: digits within its limits, at most two decimals."""
    least, most, _, unit = overhead_scale(overhead, dataset.budget.weeks)
    if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", text) and least <= Decimal(text) <= most:
        return Decimal(text)
    if is_money(overhead.kind):
        unit = f"{dataset.about.currency} {unit}"
    raise RequestError(
        f"“{text}” {unit} for {overhead.id}: give a number from {plain(least)} to {plain(most)}, "
        "with at most two decimals."
    )


def _display(dataset: Dataset, word: str) -> Display:
    """Parse a currency with the user's exchange rate or the dataset's."""
    code, given, text = word.partition("=")
    own = dataset.about.currency
    if not is_currency(code):
        raise RequestError(f"“{code}” is not a currency code such as {own}.")
    if given:
        form = rf"[0-9]{{1,7}}(\.[0-9]{{1,{PER_PLACES}}})?"
        per = Decimal(text) if re.fullmatch(form, text) else Decimal(0)
        if not 0 < per <= MOST_PER:
            raise RequestError(
                f"“{text}” {code} for one {own}: give a number above 0 and up to "
                f"{plain(MOST_PER)}, with at most {PER_PLACES} decimals."
            )
        if code == own and per != 1:
            raise RequestError(f"{own} is the dataset's own currency: one of it is always 1.")
        return Display(code, None if code == own else per)
    if code == own or exchange_of(dataset, Display(code)):
        return Display(code)
    known = [entry.currency for entry in dataset.budget.exchange]
    words = unknown("exchange rate for", code, known) if known else "there is no exchange rate."
    raise RequestError(f"{words} With one of your own: --currency {code}=RATE, for one {own}.")
