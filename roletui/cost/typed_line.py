"""A line of a plan as it is typed: who, hired how, how many people, hours a week and weeks."""

import re
from decimal import Decimal, InvalidOperation

from roletui.cost.lines import Cost, NoRateError, PlanLine, cost
from roletui.cost.provenance import OWN_MOST
from roletui.dataset.dataset import Dataset
from roletui.dataset.problems import unknown
from roletui.text.money import digits
from roletui.text.numbers import plain

HOURS_OF_A_WEEK = Decimal(168)
"""More hours a week has nobody; a plan that is kept allows what its dataset does."""
_FORM = "ROLE[@CHANNEL]=PEOPLExHOURSxWEEKS[@RATE]"
_LINE = re.compile(r"([^@=]+)(?:@([^=]+))?=([^x×]+)[x×]([^x×]+)[x×]([^x×@]+)(?:@(.*))?")


class TypedError(ValueError):
    """What was typed is no line of a plan; the message says why and what to do."""


def typed_cost(dataset: Dataset, word: str) -> Cost:
    """Return the cost of a line that was typed; raise :class:`TypedError` where there is none."""
    match = _LINE.fullmatch(word)
    if not match:
        raise TypedError(
            f"“{word}” is not of the form {_FORM}, as in ai-engineer@embedded=2x40x12."
        )
    role, channel = match[1], match[2] or ""
    for kind, name, known in (
        ("role", role, [entry.id for entry in dataset.roles]),
        ("channel", channel, [entry.id for entry in dataset.channels]),
    ):
        if name and name not in known:
            raise TypedError(unknown(kind, name, known))
    budget = dataset.budget
    people = _size(match[3], "people", budget.people.maximum)
    hours = _size(match[4], "hours a week", HOURS_OF_A_WEEK)
    weeks = _size(match[5], "weeks", budget.weeks.maximum)
    own_rate = None if match[6] is None else _rate(match[6], dataset.about.currency)
    try:
        return cost(dataset, PlanLine(role, channel, people, hours, weeks, own_rate=own_rate))
    except NoRateError:
        where = f" through “{channel}”" if channel else ""
        why = dataset.role(role).unpriced
        said = f"its cost is not stated. {why}".strip()
        raise TypedError(
            f"no rate an hour is stated for “{role}”{where}; {said} "
            f"With a rate of your own: {word}@RATE."
        ) from None


def typed_sizes(dataset: Dataset, word: str) -> tuple[Decimal, Decimal, Decimal]:
    """Return people, hours a week and weeks that a plan may have, as in ``2x40x12``."""
    parts = re.split("[x×]", word)
    if len(parts) != 3:
        raise TypedError(f"“{word}” is not of the form PEOPLExHOURSxWEEKS, as in 2x40x12.")
    budget = dataset.budget
    people = _size(parts[0], "people", budget.people.maximum)
    hours = _size(parts[1], "hours a week", budget.hours.maximum)
    weeks = _size(parts[2], "weeks", budget.weeks.maximum)
    return kept_sizes(dataset, people, hours, weeks)


def kept_sizes(
    dataset: Dataset, people: Decimal, hours: Decimal, weeks: Decimal
) -> tuple[Decimal, Decimal, Decimal]:
    """Return sizes that a plan may have; refuse those beyond what the dataset allows to be kept."""
    budget = dataset.budget
    for what, number, slider in (
        ("people", people, budget.people),
        ("hours a week", hours, budget.hours),
        ("weeks", weeks, budget.weeks),
    ):
        if not slider.minimum <= number <= slider.maximum:
            raise TypedError(
                f"“{plain(number)}” {what}: give a number from {plain(slider.minimum)} to "
                f"{plain(slider.maximum)}."
            )
    return people, hours, weeks


def _size(text: str, what: str, maximum: Decimal) -> Decimal:
    """Read a number of people, hours or weeks: plain digits, above 0, at most two decimals."""
    try:
        number = Decimal(text) if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", text) else None
    except InvalidOperation:
        number = None
    if number is None or not 0 < number <= maximum:
        raise TypedError(
            f"“{text}” {what}: give a number above 0 and up to {plain(maximum)}, "
            "with at most two decimals."
        )
    return number


def _rate(text: str, currency: str) -> Decimal:
    """Read a rate an hour of the user's own: plain digits, no finer than the currency."""
    places = digits(currency)
    fraction = rf"(\.[0-9]{{1,{places}}})?" if places else ""
    if re.fullmatch(rf"[0-9]{{1,9}}{fraction}", text) and Decimal(text) <= OWN_MOST:
        return Decimal(text)
    decimals = f"with at most {places} decimals" if places else "without decimals"
    raise TypedError(
        f"“{text}” {currency} an hour: give a number from 0 to {plain(OWN_MOST)}, {decimals}."
    )
