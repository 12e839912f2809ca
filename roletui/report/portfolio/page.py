"""What the web page of many requests is laid out from: the record's style, and two charts."""

from collections.abc import Callable, Iterator
from functools import partial

from roletui import __version__
from roletui.portfolio.portfolio import Portfolio
from roletui.report.page.figures import NARROW, WIDE, Figure
from roletui.report.page.svg import bars
from roletui.report.portfolio.charts import month_bars, need_bars
from roletui.report.portfolio.markdown import made_words, markdown, title
from roletui.report.portfolio.words import MONTHS, NEEDS
from roletui.text.charts import Bar
from roletui.text.money import short_money
from roletui.text.numbers import plain


def parts(portfolio: Portfolio) -> tuple[str, list[Figure], str, str]:
    """Return what a page is laid out from: Markdown, figures, title and foot."""
    foot = (
        f"Made with roletui {__version__}. {made_words(portfolio)} This page loads nothing and "
        "sends nothing."
    )
    return markdown(portfolio), [*_figures(portfolio)], title(portfolio), foot


def _figures(portfolio: Portfolio) -> Iterator[Figure]:
    if needs := need_bars(portfolio):
        caption = (
            "How many requests are counted as each outcome: those that are decided, and beyond the "
            "mark those that are still open; with what all of them likely cost."
        )
        yield _figure(NEEDS, "needs", "What the requests need", needs, caption, plain)
    if months := month_bars(portfolio):
        caption = (
            "What the requests of each month cost: the likely figure, and with every figure at its "
            "low and at its high end."
        )
        write = partial(short_money, currency=portfolio.currency)
        yield _figure(MONTHS, "months", "Cost by month", months, caption, write)


def _figure(
    place: str, name: str, title: str, rows: list[Bar], caption: str, write: Callable[[int], str]
) -> Figure:
    pictures = tuple(
        bars.draw(f"{name}-{wide}", title, rows, wide, write) for wide in (WIDE, NARROW)
    )
    return Figure(place, pictures, caption)
