"""What the charts of many requests show, as data."""

from roletui.portfolio.portfolio import Portfolio
from roletui.report.portfolio.words import month_name
from roletui.text.charts import Bar
from roletui.text.money import readable_money
from roletui.text.numbers import plain


def need_bars(portfolio: Portfolio) -> list[Bar]:
    """Return a bar for each outcome: how many requests come to it, and how many lean to it."""
    return [
        Bar(
            row.outcome, row.name, row.decided, row.decided, row.number, plain(row.number),
            remark=_cost(row.cost.likely, portfolio.currency) if row.roles else "nobody",
            range_words=f"{plain(row.leaning)} open" if row.leaning else "all decided",
            ranged=bool(row.leaning),
        )
        for row in portfolio.rows
    ]  # fmt: skip


def month_bars(portfolio: Portfolio) -> list[Bar]:
    """Return a bar for each month: what the requests that begin in it cost."""
    currency = portfolio.currency
    return [
        Bar(
            f"month {month.month}", month_name(month), *month.cost,
            _cost(month.cost.likely, currency),
            remark="",
            range_words=f"{_cost(month.cost.low, currency)}–{_cost(month.cost.high, currency)}",
            ranged=not month.cost.single,
        )
        for month in portfolio.months
    ]  # fmt: skip


def _cost(amount: int, currency: str) -> str:
    return readable_money(amount, currency)
