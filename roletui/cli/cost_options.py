"""The cost settings of ``roletui cost``: its overheads and the display currency."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from roletui.cli.errors import RequestError
from roletui.cost.figures import exchange_figure, overhead_figure
from roletui.cost.settings import (
    Choice,
    CostSettings,
    Display,
    exchange_of,
    is_currency,
    overhead_scale,
)
from roletui.cost.typed_bill import typed_bills
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.names import overhead_names
from roletui.text.money import currency_code
from roletui.text.named import all_named, named, only, unknown


def settings_of(dataset: Dataset, options: argparse.Namespace) -> CostSettings:
    """Return the cost settings from the options; raise ``RequestError`` for one not valid."""
    choices = dict(_choices(dataset, options))
    if options.bills:
        choices = _with_bills(dataset, options.bills, choices)
    display = _display(dataset, options.currency) if options.currency is not None else None
    return CostSettings(MappingProxyType(choices), display)


def _choices(dataset: Dataset, options: argparse.Namespace) -> Iterator[tuple[str, Choice]]:
    """Yield the choice for each overhead; a later one replaces an earlier one."""
    for word in options.with_ or ():
        name, given, amount = word.partition("=")
        overhead = _overhead(dataset, name)
        if given:
            yield (
                overhead.id,
                Choice(amount=overhead_figure(dataset, overhead).read(amount.strip())),
            )
        elif overhead.likely is None and overhead.high is None:
            *_, unit = overhead_scale(overhead, dataset.budget.weeks)
            words = f"“{name}” has no figure of its own: add one, {name}=AMOUNT ({unit})."
            raise RequestError(words)
        else:
            yield overhead.id, Choice()
    for name in options.without or ():
        yield _overhead(dataset, name).id, Choice(on=False)


def _with_bills(
    dataset: Dataset, words: Sequence[str], choices: Mapping[str, Choice]
) -> dict[str, Choice]:
    """Return choices with the bills that were typed as the figure of their overhead."""
    overhead, bills = typed_bills(dataset, words)
    before = choices.get(overhead.id, Choice())
    if before.amount is not None or not before.on:
        option = "--with" if before.on else "--without"
        raise RequestError(f"“{overhead.id}” is what --bill adds up; leave out its {option}.")
    return {**choices, overhead.id: Choice(bills=bills)}


def _overhead(dataset: Dataset, name: str) -> Overhead:
    known = overhead_names(dataset)
    countable = {entry.id: known[entry.id] for entry in dataset.budget.overheads if entry.kind}
    found = all_named(name.strip(), known)
    if len(found) == 1 and found[0] not in countable:
        raise RequestError(f"“{name}” is only words in this dataset; nothing of it can be counted.")
    if not found and not countable:
        raise RequestError(f"there is no overhead “{name}”: this dataset counts none.")
    return dataset.overhead(named("overhead", name.strip(), countable))


def _display(dataset: Dataset, word: str) -> Display:
    """Parse a currency with the user's exchange rate or the dataset's."""
    typed, given, text = word.partition("=")
    own = dataset.about.currency
    code = currency_code(typed)
    if not is_currency(code):
        raise RequestError(f"“{typed}” is not a currency code such as {own}.")
    if given:
        per = exchange_figure(own, code).read(text)
        if code == own and per != 1:
            raise RequestError(f"{own} is the dataset's own currency: one of it is always 1.")
        return Display(code, None if code == own else per)
    if code == own or exchange_of(dataset, Display(code)):
        return Display(code)
    known = [entry.currency for entry in dataset.budget.exchange]
    words = (
        unknown("exchange rate for", code, only(*known)) if known else "there is no exchange rate."
    )
    raise RequestError(f"{words} With one of your own: --currency {code}=RATE, for one {own}.")
