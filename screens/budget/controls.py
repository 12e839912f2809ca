"""The controls of the budget, created from the dataset."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import reactive

from roletui.cost.figures import is_salary, rate_units
from roletui.cost.formula import figure_words, price_words
from roletui.cost.lines import PlanLine, rate_of
from roletui.cost.provenance import OWN_MOST, SALARY_MOST, own_step
from roletui.cost.rates import hour_input, loading_words, rate_range
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import RateEntry
from roletui.dataset.model import Slider as Range
from roletui.text.money import symbol
from roletui.text.numbers import plain

from ..widgets.controls.line import GAP, Piece
from ..widgets.controls.number import NumberField
from ..widgets.controls.scale import Scale
from ..widgets.controls.slider import Slider
from ..widgets.text.cells import fit_right


class RateField(NumberField):
    """What an hour costs, or of an employee a year; a salary is told by what stands behind it."""

    HELP = """\
## Rate

- digits type a rate an hour, as in 95 or $95/h: `enter` sets it, `escape` drops it
- of an employee also a salary: 190000 a year, or 190k/year
- `←` `→` one step, with `shift` a coarse step
- `delete` goes back to the dataset's
"""

    salary: reactive[bool] = reactive(False)
    """Whether the number is a salary, not the price of an hour."""

    @dataclass
    class Paid(Message):
        """A salary was typed, or the price of an hour in place of one."""

        typed: str

    def __init__(self, label: str, currency: str, *, name: str) -> None:
        """Make a field for the user's own rate, in major units of a currency.

        An arrow key changes it by 1, or by 100 in a currency without minor units; a salary by a
        thousand times that.
        """
        grain = own_step(currency)
        step = Decimal(100) if grain == 1 else Decimal(1)
        super().__init__(
            label,
            minimum=Decimal(0),
            maximum=OWN_MOST,
            grain=grain,
            step=step,
            coarse=10 * step,
            sign=symbol(currency),
            unit="an hour",
            beside=rate_units(currency),
            id=name,
        )
        self._currency, self._rate = currency, label
        self._strides = self.stride, 1000 * self.stride
        self._scales = self.scale, Scale(Decimal(0), SALARY_MOST, grain)

    def watch_salary(self, salary: bool) -> None:
        """Show and step a salary as one."""
        self.label = "Salary" if salary else self._rate
        self.unit = "a year" if salary else "an hour"
        self.scale, self.stride = self._scales[salary], self._strides[salary]
        self.coarse = 10 * self.stride

    def body(self, width: int) -> Iterable[Piece]:
        """Return the rate, and its words at the right edge, where other rows have their limits."""
        _, text = self.figure()
        if self.typed:
            yield "typed", text
        elif self.number is None:
            text = "not stated"
            yield "muted", text
        else:
            text += f" {self.unit}"
            yield "value", text
        yield "muted", fit_right(f"{GAP}{self.words}", max(0, width - cell_len(text)))

    def action_set(self) -> None:
        """Set what is typed; a salary is for the screen to judge."""
        if self.salary or is_salary(self.typed, self._currency):
            typed, self.typed = self.typed, ""
            self.post_message(self.Paid(typed))
        else:
            super().action_set()

    def taken(self, text: str) -> str:
        """Return a pasted salary as it is, and a rate as its number."""
        return text if is_salary(text, self._currency) else super().taken(text)


def size_slider(name: str, label: str, scale: Range) -> Slider:
    """Return a slider with the limits in the dataset."""
    return Slider(
        label,
        minimum=scale.minimum,
        maximum=scale.maximum,
        step=scale.step,
        coarse=scale.coarse,
        default=scale.default,
        value_width=7,
        unit=scale.unit,
        unit_width=0,
        ranged=name in ("hours", "weeks"),
        id=name,
    )


def show_rate(
    dataset: Dataset, figure: RateField, line: PlanLine, stated: RateEntry | None
) -> None:
    """Show the rate of a line: the user's own, the dataset's, or none."""
    figure.salary = line.salary
    figure.stands = stated and rate_range(dataset, stated).likely * own_step(stated.currency)
    figure.given = line.own_rate
    figure.words = _short_words(dataset, line, stated)


def salary_words(dataset: Dataset, line: PlanLine) -> str:
    """Say what a salary of the user's own costs: ``× 1.27 = $131.50 an hour worked``."""
    rate = rate_of(dataset, line)
    load = dataset.channel(line.channel).load if line.channel else None
    factor = f"× {plain(load.salary)} " if load else ""
    hour = price_words(hour_input(dataset, rate).likely, rate.currency)
    return f"{factor}= {hour} an hour worked"


def _short_words(dataset: Dataset, line: PlanLine, stated: RateEntry | None) -> str:
    """Return whose rate is used, or its range, in a word or two."""
    if line.own_rate is not None:
        return salary_words(dataset, line) if line.salary else "your own"
    if stated is None:
        return "type yours"
    price = hour_input(dataset, stated)
    low, high = (price_words(bound, stated.currency) for bound in (price.low, price.high))
    return "" if low == high else f"{low}–{high}"


def rate_words(dataset: Dataset, line: PlanLine, stated: RateEntry | None) -> str:
    """Return whose rate is used, and how to change it."""
    own = line.own_rate is not None
    if stated is None:
        return "your own figure; del clears it" if own else "type your own rate"
    price = hour_input(dataset, stated)
    if line.salary:
        return f"{salary_words(dataset, line)}; del: the dataset's rate"
    if own:
        words = figure_words(price, "money", stated.currency)
        return f"your own; del: the dataset's {words}"
    if made := loading_words(dataset, stated):
        return f"{made}; type your own"
    low, high = (price_words(bound, stated.currency) for bound in (price.low, price.high))
    spread = f"{low}–{high}"
    if stated.likely is None:
        return f"middle of the dataset's {spread}; type your own"
    return f"from the dataset{'' if price.low == price.high else f' ({spread})'}; type your own"
