"""A line of a plan as it is typed: who, hired how, how many people, hours a week and weeks."""

import re
import typing
from decimal import Decimal
from functools import partial

from roletui.cost.figures import HOURS_OF_A_WEEK, OwnRate, read_own_rate, read_size, size_figure
from roletui.cost.lines import Cost, NoRateError, PlanLine, cost
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Slider
from roletui.dataset.names import channel_names, role_names
from roletui.text.errors import TypedError
from roletui.text.named import named
from roletui.text.numbers import plain

if typing.TYPE_CHECKING:
    from roletui.cost.sizes import Size

_FORM = "ROLE[@CHANNEL]=PEOPLExHOURSxWEEKS[@RATE]"
_LINE = re.compile(r"([^@=]+)(?:@([^=]+))?=([^x×]+)[x×]([^x×]+)[x×]([^x×@]+)(?:@(.*))?", re.I)
_WORDS: dict["Size", str] = {"people": "people", "hours": "hours a week", "weeks": "weeks"}
_TIMES = re.compile("[x×]", re.I)


def typed_cost(dataset: Dataset, word: str) -> Cost:
    """Return the cost of a line that was typed; raise :class:`TypedError` where there is none."""
    match = _LINE.fullmatch(word)
    if not match:
        raise TypedError(
            f"“{word}” is not of the form {_FORM}, as in ai-engineer@embedded=2x40x12."
        )
    role = named("role", match[1].strip(), role_names(dataset))
    channel = match[2] and named("way to hire", match[2].strip(), channel_names(dataset))
    budget = dataset.budget
    people = size_figure("people", budget.people.maximum).read(match[3])
    hours = read_size(size_figure("hours a week", HOURS_OF_A_WEEK), match[4])
    weeks = read_size(size_figure("weeks", budget.weeks.maximum), match[5])
    line = PlanLine(
        role, channel or "", people, hours.likely, weeks.likely,
        hours_range=hours.bounds, weeks_range=weeks.bounds,
    )  # fmt: skip
    if match[6] is not None:
        own = _own_rate(dataset, line, match[6])
        line = line.at(own.amount, salary=own.salary)
    try:
        return cost(dataset, line)
    except NoRateError:
        where = f" through “{channel}”" if channel else ""
        why = dataset.role(role).unpriced
        said = f"its cost is not stated. {why}".strip()
        raise TypedError(
            f"no hourly rate is stated for “{role}”{where}; {said} "
            f"With a rate of your own: {word}@RATE."
        ) from None


def _own_rate(dataset: Dataset, line: PlanLine, text: str) -> OwnRate:
    """Return an own rate for a line; where no way to hire is named, for its first one."""
    rates = dataset.rates_of(line.role, line.channel)
    channel = line.channel or (rates[0].channel if rates else "")
    return read_own_rate(dataset, dataset.channels_by_id.get(channel), text)


def typed_sizes(dataset: Dataset, word: str) -> tuple[Decimal, Decimal, Decimal]:
    """Return people, hours a week and weeks that a plan may have, as in ``2x40x12``."""
    parts = _TIMES.split(word)
    if len(parts) != 3:
        raise TypedError(f"“{word}” is not of the form PEOPLExHOURSxWEEKS, as in 2x40x12.")
    people, hours, weeks = map(partial(typed_size, dataset), _WORDS, parts)
    return people, hours, weeks


def kept_sizes(
    dataset: Dataset, people: Decimal, hours: Decimal, weeks: Decimal
) -> tuple[Decimal, Decimal, Decimal]:
    """Return sizes that a plan may have; refuse those beyond what the dataset allows to be kept."""
    for name, number in zip(_WORDS, (people, hours, weeks), strict=True):
        _kept(dataset, name, number)
    return people, hours, weeks


def typed_size(dataset: Dataset, name: "Size", word: str) -> Decimal:
    """Return one size that a plan may have; raise :class:`TypedError` for anything else."""
    slider: Slider = getattr(dataset.budget, name)
    number = size_figure(_WORDS[name], slider.maximum).read(word)
    _kept(dataset, name, number)
    return number


def _kept(dataset: Dataset, name: "Size", number: Decimal) -> None:
    """Refuse a size beyond what the dataset allows to be kept."""
    slider: Slider = getattr(dataset.budget, name)
    if not slider.minimum <= number <= slider.maximum:
        raise TypedError(
            f"“{plain(number)}” {_WORDS[name]}: give a number from {plain(slider.minimum)} to "
            f"{plain(slider.maximum)}."
        )
