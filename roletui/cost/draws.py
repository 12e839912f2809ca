"""What a figure is in each drawn plan: quantiles fitted to what its source says of its range.

The draws are stratified: each figure takes every part of its range equally often, in an order
that its own id decides.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import lru_cache

from roletui.cost.items import Input, InputKind
from roletui.cost.sample import DRAWS, Number, Sample

_SEED = "roletui 2"
_MEDIAN = 0.5
_ENDS = {"quartile": 0.25, "decile": 0.1, "guess": 0.1, None: 0.1}
"""The part of all that lies beyond an end of a range."""


def alone(figure: Input) -> Number:
    """Return a figure in each drawn plan, independent of all other figures."""
    return _shuffled(figure) if figure.varies else figure.likely


def together(figure: Input) -> Number:
    """Return a figure in each drawn plan, where all are low together and high together."""
    return Sample(_ordered(figure)) if figure.varies else figure.likely


@lru_cache(maxsize=256)
def _places(key: tuple[InputKind, str]) -> tuple[int, ...]:
    """Return the order in which the simulated plans take a figure's values, always the same one."""
    import random  # only for a figure with a range: 0.7 ms

    places = list(range(DRAWS))
    random.Random(f"{_SEED} {' '.join(key)}").shuffle(places)
    return tuple(places)


def _normal_score() -> Callable[[float], float]:
    """Return the function from a part of all to how far it is from the middle."""
    from statistics import NormalDist  # only for a figure with a range: 0.8 ms

    return NormalDist().inv_cdf


@lru_cache(maxsize=1)
def _parts() -> tuple[tuple[float, float], ...]:
    """Return the middle of each of :data:`DRAWS` equal parts of all plans, and its normal score."""
    score = _normal_score()
    return tuple((part, score(part)) for part in ((k + 0.5) / DRAWS for k in range(DRAWS)))


@lru_cache(maxsize=64)
def _shuffled(figure: Input) -> Sample:
    """Return what a figure is in each simulated plan; a slider changes none of it."""
    values = _ordered(figure)
    return Sample([values[place] for place in _places(figure.key)])


@lru_cache(maxsize=256)
def _ordered(figure: Input) -> tuple[float, ...]:
    """Return what a figure is in the simulated plans, from the least to the most."""
    if figure.chance is not None:
        without = round((1 - figure.chance) * DRAWS)
        return (0.0,) * without + (1.0,) * (DRAWS - without)
    return tuple(_quantiles(figure))


def _quantiles(figure: Input) -> Iterator[float]:
    """Yield the quantiles of a figure: half of all lie below the likely one.

    Between stated quantiles, and beyond the outermost, it lies as on a logarithmic normal curve
    through them: this comes within 2 % of the deciles of US wages from their quartiles. Up to an
    end beyond which nothing lies, every figure is as likely.
    """
    low, likely, high = float(figure.low), float(figure.likely), float(figure.high)
    shape = figure.shape
    if (shape.high_is == "ceiling" and likely == high) or shape.low_is == "bracket":
        for part, _ in _parts():
            yield low + (high - low) * part
        return
    below = _side(likely, low, _ENDS.get(shape.low_is, 0.0), shape.p10)
    above = _side(likely, high, _ENDS.get(shape.high_is, 0.0), shape.p90)
    for part, score in _parts():
        if part < _MEDIAN:
            yield below(part, score)
        else:
            yield above(1 - part, -score)


def _side(
    likely: float, end: float, beyond: float, decile: Fraction | None
) -> Callable[[float, float], float]:
    """Return the quantiles on one side of the likely figure, by the part of all beyond them.

    They are given the part and its normal score, which is below 0.
    """
    if not beyond:
        return lambda part, _: end + (likely - end) * part / _MEDIAN
    points = [(_MEDIAN, likely), (beyond, end)]
    if decile is not None:
        # Where a decile is stated, an end of which nothing is said is not taken for another.
        nearer = points if beyond > _ENDS["decile"] else points[:1]
        points = [*nearer, (_ENDS["decile"], float(decile))]
    score = _normal_score()
    scores = [score(part) for part, _ in points]
    figures = [figure for _, figure in points]
    logarithmic = min(figures) > 0

    def at(part: float, place: float) -> float:
        number = len(points) - 2
        while number and part > points[number][0]:
            number -= 1
        share = (place - scores[number]) / (scores[number + 1] - scores[number])
        one, other = figures[number], figures[number + 1]
        if logarithmic:
            return float(one * (other / one) ** share)
        return max(0.0, one + (other - one) * share)

    return at
