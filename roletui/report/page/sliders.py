"""The sliders of the web page: people, hours and weeks, and what they come to.

A script works out the engine's own formulas in the page itself. Without it this part of the page is
not shown; the record has the figures of what is decided.
"""

import base64
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape
from math import gcd

from roletui.case.case import Case
from roletui.case.names import names
from roletui.case.ways_span import told_span, ways_of
from roletui.cost.by_size import by_size
from roletui.cost.drafts import Bounds
from roletui.cost.lines import MIDDLE, NO_RANGE, PAID_SIZES, Cost, has_middle, way
from roletui.cost.plan import left_out
from roletui.cost.sizes import SIZES
from roletui.cost.terms import Program
from roletui.cost.whole_plan import figures
from roletui.dataset.model import Slider
from roletui.text.money import digits, symbol

SCRIPT = os.path.join(os.path.dirname(__file__), "sliders.js")
"""The script, which is embedded in each page with sliders."""
LABELS = ("People", "Hours a week", "Weeks")
UNCHANGED = "Nothing you try here changes the record."
_LOW, _LIKELY, _HIGH = range(3)
_SPOKEN, _SILENT = (f'aria-live="{how}"' for how in ("polite", "off"))
"""Of all that changes with a slider only the likely total is read out by itself."""


def script() -> str:
    """Return the script as it stands in a page."""
    with open(SCRIPT, encoding="utf-8") as stream:
        return stream.read()


def script_source() -> str:
    """Return by what a content security policy knows the script: its hash."""
    digest = hashlib.sha256(script().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def sliders(case: Case) -> str:
    """Return the part of a page in which sizes are tried; empty where no size costs anything."""
    return "" if case.example or not case.bill.costs else _Sliders(case).html()


class _Sliders:
    """Writes the sliders of one plan, and collects what is summed."""

    def __init__(self, case: Case) -> None:
        self._case, self._costs = case, case.bill.costs
        self._program = Program(len(SIZES) * len(self._costs))
        self._groups: list[Sequence[Sequence[int]]] = []
        """The parts of each line, and what is paid once for the plan."""

    def html(self) -> str:
        """Return sums, sliders, formulas and script."""
        ways = [ways_of(self._case, entry) for entry in self._costs]
        several = told_span(self._case) is not None and any(len(each) > 1 for each in ways)
        sums = "".join(self._by_way(ways) if several else self._total())
        lines = "".join(self._lines(single=several))
        return (
            '<section id="try" aria-labelledby="try-head" hidden="hidden">\n'
            f'<h2 id="try-head">Try other sizes</h2>\n<p>{escape(self._told(several))}</p>\n'
            f'<div class="sums">\n{sums}</div>\n{lines}<button type="button" id="as-decided" '
            'disabled="disabled">Back to the sizes of the record</button>\n'
            f'<script type="application/json" id="formulas">{self._formulas()}</script>\n'
            f"<script>{script()}</script>\n</section>\n"
        )

    def _formulas(self) -> str:
        currency = self._case.currency
        data = {
            "sign": symbol(currency),
            "places": digits(currency),
            "steps": self._program.steps,
            "groups": self._groups,
        }
        text = json.dumps(data, separators=(",", ":"))
        for sign in "<>&":
            text = text.replace(sign, f"\\u{ord(sign):04x}")
        return text

    def _told(self, several: bool) -> str:
        """Say what must be known of the figures."""
        told = [UNCHANGED]
        if several:
            told.append("Likely amounts, by how you hire.")
        if left := left_out(self._case.market, self._case.bill):
            told.append(f"Without {names(self._case.market, left)}, whose cost is not stated.")
        if any(entry.offer.share != 1 for entry in self._costs):
            told.append(PAID_SIZES)
        return " ".join(told)

    def _by_way(self, ways: Sequence[Sequence[Cost]]) -> Iterator[str]:
        """Yield the totals of the cheapest ways and of the dearest, as the record has them."""
        yield "<dl>\n"
        for costs in ([each[0] for each in ways], [each[-1] for each in ways]):
            # Equal work is compared: an employee is paid for hours that are not worked.
            scales = [
                entry.offer.share / other.offer.share
                for entry, other in zip(self._costs, costs, strict=True)
            ]
            groups = by_size(self._program, costs, scales)
            yield _row(
                self._ways_words(costs), _mark(costs), _sum(self._add(groups), _LIKELY, _SPOKEN)
            )
        yield "</dl>\n"

    def _ways_words(self, costs: Sequence[Cost]) -> str:
        """Name ways to hire, and if they differ, whom each is for."""
        found = [*dict.fromkeys(map(way, costs))]
        if len(found) == 1:
            return found[0]
        market = self._case.market
        return "; ".join(f"{names(market, (e.rate.role,))}, {way(e)}" for e in costs)

    def _total(self) -> Iterator[str]:
        """Yield the total, and how it differs from the record's and the baseline's."""
        every, mark = self._add(by_size(self._program, self._costs)), _mark(self._costs)
        now = self._case.bill.total
        assert now is not None
        ranged = any(figure.ranged for figure in figures(self._costs))
        words = "likely" if ranged else NO_RANGE
        yield f'<p class="hero">{mark}{_sum(every, _LIKELY, _SPOKEN)} {words}</p>\n<dl>\n'
        if ranged:
            yield _row("Low", "", _sum(every, _LOW))
            yield _row("High", "", _sum(every, _HIGH))
        yield _row("Against the record", "", _than(every, now.likely, "as decided"))
        if (then := self._baseline()) is not None:
            yield _row("Against the baseline", "", _than(every, then, "the same"))
        yield "</dl>\n"

    def _baseline(self) -> int | None:
        """Return what the baseline likely costs; None if that is not all of it, or of the plan."""
        case, before = self._case, self._case.baseline_bill
        if before is None or before.total is None:
            return None
        left = left_out(case.baseline_market, before) or left_out(case.market, case.bill)
        return None if left else before.total.likely

    def _add(self, groups: Sequence[Sequence[Sequence[int]]]) -> range:
        """Add groups to what is summed, and return their places."""
        first = len(self._groups)
        self._groups += groups
        return range(first, len(self._groups))

    def _lines(self, *, single: bool) -> Iterator[str]:
        """Yield the sliders of each line; its cost beside them where it is not all there is."""
        market, budget = self._case.market, self._case.market.budget
        for place, entry in enumerate(self._costs):
            line, how = entry.line, "" if single else f", {way(entry)}"
            name = escape(f"{names(market, (line.role,))}{how}")
            cost = "" if single or len(self._groups) == 1 else f" {_sum([place], _LIKELY)}"
            yield f"<fieldset>\n<legend>{name}{cost}</legend>\n"
            for number, (slider, value, bounds) in enumerate(
                (
                    (budget.people, line.people, None),
                    (budget.hours, line.hours, line.hours_range),
                    (budget.weeks, line.weeks, line.weeks_range),
                )
            ):
                of = len(SIZES) * place + number
                yield _slider(of, LABELS[number], slider, value, bounds)
            yield "</fieldset>\n"


def _mark(costs: Sequence[Cost]) -> str:
    """Return the mark of a total of which a likely figure is ours."""
    return f"{MIDDLE} " * any(has_middle(entry.items) for entry in costs)


def _row(name: str, mark: str, output: str) -> str:
    return f"<div><dt>{escape(name)}</dt><dd>{mark}{output}</dd></div>\n"


def _sum(groups: Sequence[int], end: int, spoken: str = _SILENT) -> str:
    """Return the place of a sum: the low, likely or high end of some groups."""
    places = " ".join(map(str, groups))
    return f'<output data-sum="{places}" data-end="{end}" {spoken}></output>'


def _than(groups: Sequence[int], then: int, same: str) -> str:
    """Return the place of a difference, to ``then`` minor units."""
    places = " ".join(map(str, groups))
    return f'<output data-sum="{places}" data-than="{then}" data-same="{same}" {_SILENT}></output>'


def _slider(of: int, label: str, slider: Slider, value: Decimal, bounds: Bounds | None) -> str:
    """Return a slider of the size with that number; a range counts while it holds the size."""
    ranged = f", {bounds} if within" if bounds else ""
    low, high = min(slider.minimum, value), max(slider.maximum, value)
    given = {"min": low, "max": high, "step": _step(slider.step, value - low), "value": value}
    limits = " ".join(f'{name}="{number.normalize():f}"' for name, number in given.items())
    return (
        f'<div><label for="size-{of}">{label}{ranged}</label>'
        f'<output for="size-{of}" data-of="{of}" {_SILENT}></output>'
        f'<input type="range" id="size-{of}" data-size="{of}" autocomplete="off" {limits}/></div>\n'
    )


def _step(step: Decimal, above: Decimal) -> Decimal:
    """Return the largest step by which a slider reaches its own positions and its value."""
    places = max(0, *(-int(each.normalize().as_tuple().exponent) for each in (step, above)))
    return Decimal(gcd(int(step.scaleb(places)), int(above.scaleb(places)))).scaleb(-places)
