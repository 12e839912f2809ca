"""The controls of the budget, created from the dataset."""

from decimal import Decimal

from roletui.cost.figures import rate_units
from roletui.cost.formula import figure_words, price_words
from roletui.cost.lines import PlanLine
from roletui.cost.provenance import OWN_MOST, own_step
from roletui.cost.rates import hour_input, rate_range
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import RateEntry
from roletui.dataset.model import Slider as Range

from ..widgets.controls.number import NumberField
from ..widgets.controls.slider import Slider


def size_slider(name: str, label: str, scale: Range, words_width: int = 0) -> Slider:
    """Return a slider with the limits in the dataset; ``words_width`` is in cells."""
    return Slider(
        label,
        minimum=scale.minimum,
        maximum=scale.maximum,
        step=scale.step,
        coarse=scale.coarse,
        default=scale.default,
        unit=scale.unit,
        words_width=words_width,
        id=name,
    )


def rate_figure(name: str, label: str, currency: str) -> NumberField:
    """Return the control for the user's own rate, in major units.

    An arrow key changes it by 1, or by 100 in a currency without minor units.
    """
    grain = own_step(currency)
    step = Decimal(100) if grain == 1 else Decimal(1)
    return NumberField(
        label,
        minimum=Decimal(0),
        maximum=OWN_MOST,
        grain=grain,
        step=step,
        coarse=10 * step,
        unit=currency,
        beside=rate_units(currency),
        empty="not stated",
        id=name,
    )


def show_rate(
    dataset: Dataset, figure: NumberField, line: PlanLine, stated: RateEntry | None
) -> None:
    """Show the rate of a line: the user's own, the dataset's, or none."""
    figure.stands = stated and rate_range(dataset, stated).likely * own_step(stated.currency)
    figure.given = line.own_rate
    figure.words = _rate_words(dataset, line, stated)


def _rate_words(dataset: Dataset, line: PlanLine, stated: RateEntry | None) -> str:
    """Return whose rate is used, and how to change it."""
    own = line.own_rate is not None
    if stated is None:
        return "your own figure; del clears it" if own else "type your own rate"
    price = hour_input(dataset, stated)
    if own:
        words = figure_words(price, "money", stated.currency)
        return f"your own; del: the dataset's {words}"
    low, high = (price_words(bound, stated.currency) for bound in (price.low, price.high))
    spread = f"{low}–{high}"
    if stated.likely is None:
        return f"middle of the dataset's {spread}; type your own"
    return f"from the dataset{'' if price.low == price.high else f' ({spread})'}; type your own"
