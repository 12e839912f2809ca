"""The cost settings of ``roletui cost``: its overheads and the display currency."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from roletui.cli.errors import RequestError
from roletui.cli.inputs import talk
from roletui.cost.drafts import Switch
from roletui.cost.figures import exchange_figure, overhead_figure
from roletui.cost.lines import PlanLine
from roletui.cost.plan import Priced
from roletui.cost.settings import (
    Choice,
    CostSettings,
    Display,
    exchange_of,
    is_currency,
    one_line,
    overhead_scale,
    stated,
)
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.names import overhead_names
from roletui.text.money import currency_code
from roletui.text.named import all_named, named, only, unknown
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple


class _Word(NamedTuple):
    """What ``--with`` or ``--without`` says of an overhead."""

    overhead: Overhead
    on: bool
    amount: Decimal | None = None
    line: int | None = None
    """The line of the plan it is for, from 0; none for all of them."""


def settings_of(dataset: Dataset, options: argparse.Namespace) -> CostSettings:
    """Return the cost settings from the options; raise ``RequestError`` for one not valid."""
    choices: dict[str, Choice] = {}
    for word in _words(dataset, options):
        overhead = word.overhead
        if word.line is None:
            choices[overhead.id] = Choice(word.on, word.amount)
        elif word.amount is not None:
            if overhead.counted or overhead.id in choices:
                raise RequestError(
                    f"“{overhead.id}” has one figure for all parts: set it with "
                    f"{overhead.id}=AMOUNT, and leave parts out with --without LINE:{overhead.id}."
                )
            choices[overhead.id] = Choice(on=False, amount=word.amount)
    if options.bills:
        choices = _with_bills(dataset, options.bills, choices)
    display = _display(dataset, options.currency) if options.currency is not None else None
    if options.outside_view and dataset.budget.outside_view is None:
        raise RequestError(
            "this dataset does not state how far such plans run over: say by how much yours may "
            "take longer, as in --with overrun=30."
        )
    return CostSettings(MappingProxyType(choices), display, options.outside_view)


def switched(
    dataset: Dataset, options: argparse.Namespace, lines: Sequence[PlanLine], terms: CostSettings
) -> tuple[PlanLine, ...]:
    """Return lines with the overheads that the options count, or not, for one of them alone."""
    found = list(lines)
    for word in _words(dataset, options):
        if word.line is None:
            continue
        name = word.overhead.id
        if not 0 <= word.line < len(found):
            has = count(Decimal(len(found)), "part", "parts")
            raise RequestError(f"there is no part {word.line + 1}: the plan has {has}.")
        if not one_line(word.overhead):
            raise RequestError(
                f"“{name}” is one for all employees, not for a part: leave out “{word.line + 1}:”."
            )
        choice = terms.overheads.get(name)
        if word.on and not stated(word.overhead) and (choice is None or choice.amount is None):
            raise RequestError(_without_figure(dataset, word.overhead, f"{word.line + 1}:{name}"))
        line = found[word.line]
        found[word.line] = line._replace(switched=(*line.switched, Switch(name, word.on)))
    return tuple(found)


def _words(dataset: Dataset, options: argparse.Namespace) -> Iterator[_Word]:
    """Yield what is said of overheads; a later word replaces an earlier one."""
    for text in options.with_ or ():
        name, given, amount = text.partition("=")
        line, overhead = _place(dataset, name)
        if given:
            figure = overhead_figure(dataset, overhead).read(amount.strip())
            yield _Word(overhead, True, figure, line)
        elif line is None and not stated(overhead):
            raise RequestError(_without_figure(dataset, overhead, name))
        else:
            yield _Word(overhead, True, None, line)
    for name in options.without or ():
        line, overhead = _place(dataset, name)
        yield _Word(overhead, False, None, line)


def _place(dataset: Dataset, name: str) -> tuple[int | None, Overhead]:
    """Return the line, from 0, and the overhead that a name such as ``2:recruiting`` is of."""
    number, colon, rest = name.partition(":")
    if colon and number.strip().isdecimal():
        return int(number) - 1, _overhead(dataset, rest)
    return None, _overhead(dataset, name)


def _without_figure(dataset: Dataset, overhead: Overhead, name: str) -> str:
    *_, unit = overhead_scale(overhead, dataset.budget.weeks)
    return f"“{name}” has no figure of its own: add one, {name}=AMOUNT ({unit})."


def _with_bills(
    dataset: Dataset, words: Sequence[str], choices: Mapping[str, Choice]
) -> dict[str, Choice]:
    """Return choices with the bills that were typed as the figure of their overhead."""
    from roletui.cost.typed_bill import typed_bills  # only for this option: 1 ms

    overhead, bills = typed_bills(dataset, words)
    before = choices.get(overhead.id, Choice())
    if before.amount is not None or not before.on:
        option = "--with" if before.on else "--without"
        raise RequestError(f"“{overhead.id}” is what --bill adds up; leave out its {option}.")
    return {**choices, overhead.id: Choice(bills=bills)}


def tell_idle(dataset: Dataset, terms: CostSettings, found: Priced) -> None:
    """Say on stderr which overheads were asked for, but come with no line of a plan."""
    counted = {entry.id for cost in found.costs for entry in cost.offer.overheads}
    whose = [(cost.offer.source, cost.rate.channel, cost.rate.role) for cost in found.costs]
    for name, choice in terms.overheads.items():
        entry = dataset.overhead(name)
        if choice.on and name not in counted and not any(entry.goes_with(*each) for each in whose):
            talk(f"“{name}” comes with no part of this plan, so nothing of it is counted.")


def _overhead(dataset: Dataset, name: str) -> Overhead:
    known = overhead_names(dataset)
    countable = {entry.id: known[entry.id] for entry in dataset.budget.overheads if entry.kind}
    found = all_named(name.strip(), known)
    if len(found) == 1 and found[0] not in countable:
        raise RequestError(f"“{name}” is only a remark in this dataset; there is nothing to count.")
    if not found and not countable:
        raise RequestError(f"there is no extra cost “{name}”: this dataset has none.")
    return dataset.overhead(named("extra cost", name.strip(), countable))


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
