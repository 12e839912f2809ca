"""The kinds of overhead: what the figure of each is, when it falls due, and how it is paid.

A new kind is a row of this table, and a case where :mod:`roletui.cost.overheads` counts it. No
other module may choose by the name of a kind: what one needs to know of it is a column here.
"""

import typing
from collections.abc import Mapping
from decimal import Decimal

from roletui.text.tuples import NamedTuple

OverheadKind = typing.Literal[
    "share", "month", "hire", "hours", "weeks", "overrun", "least-hours", "least-week",
    "quits", "late", "load",
]  # fmt: skip
Scale = typing.Literal["percentage", "money", "hours", "weeks"]
Due = typing.Literal["as worked", "before the work", "at the start", "at the end", "each month"]
Nature = typing.Literal["fee", "minimum", "effort"]


class Kind(NamedTuple):
    """What one kind of overhead is."""

    meaning: str
    """What its figure is, as half a sentence."""
    scale: Scale
    unit: str
    """What stands behind the figure; of money behind its currency."""
    step: Decimal
    """What an arrow key adds at least."""
    most: Decimal | None
    """The largest figure a user can set; none for as many weeks as a line of the plan can have."""
    nature: Nature
    """fee: somebody charges it. minimum: it is bought at least. effort: nobody invoices it."""
    due: Due
    most_stated: Decimal | None = None
    """The largest percentage a dataset can state."""
    once: bool = False
    """Whether it is paid once for the whole plan, not for each of its lines."""
    from_nothing: bool = False
    """Whether its figure is the most it can be, so that it lies anywhere from nothing to there."""
    at_rate: bool = False
    """Whether it is somebody else's work, and names the rate of that."""
    scoped: bool = False
    """Whether it is said if each person or a contract pays it."""
    figureless: bool = False
    """Whether a dataset states no figure, because it states that elsewhere."""


_PERCENT_SET, _PERCENT_STATED = Decimal(200), Decimal(1000)
_MONEY = Decimal(1_000_000)
_ONE, _HALF = Decimal(1), Decimal("0.5")

KINDS: Mapping[OverheadKind, Kind] = {
    "share": Kind(
        "% of what the hours cost",
        "percentage", "%", Decimal("0.001"), _PERCENT_SET,
        "fee", "as worked", most_stated=_PERCENT_STATED,
    ),
    "month": Kind(
        "money a month, once for the plan",
        "money", "a month", _ONE, _MONEY,
        "fee", "each month", once=True,
    ),
    "hire": Kind(
        "money for each person, once",
        "money", "each", _ONE, _MONEY,
        "fee", "at the start",
    ),
    "hours": Kind(
        "hours a week of somebody else, for each person",
        "hours", "h a week", _HALF, Decimal(60),
        "effort", "as worked", at_rate=True,
    ),
    "weeks": Kind(
        "weeks that are paid before the work begins",
        "weeks", "weeks", _HALF, None,
        "effort", "before the work",
    ),
    "overrun": Kind(
        "% that the work may take longer, from nothing",
        "percentage", "%", _ONE, _PERCENT_SET,
        "effort", "at the end", most_stated=_PERCENT_STATED, from_nothing=True,
    ),
    "least-hours": Kind(
        "hours that are bought at least by each person, or by a contract",
        "hours", "h", _ONE, Decimal(2000),
        "minimum", "as worked", scoped=True,
    ),
    "least-week": Kind(
        "hours a week that are bought at least for each person",
        "hours", "h a week", _ONE, Decimal(2000),
        "minimum", "as worked",
    ),
    "quits": Kind(
        "weeks that are paid again for each person who leaves",
        "weeks", "weeks", _HALF, None,
        "effort", "at the end",
    ),
    "late": Kind(
        "weeks by which the start is late",
        "weeks", "weeks", _HALF, None,
        "effort", "before the work",
    ),
    "load": Kind(
        "% that an employer pays on top of the wage",
        "percentage", "%", _ONE, _PERCENT_SET,
        "effort", "as worked", figureless=True,
    ),
}  # fmt: skip
"""Every kind, in the order in which documents list them."""

OVERRUN: OverheadKind = "overrun"
"""The kind that an outside view is."""

DESCRIPTION = (
    "share: % of what the hours cost. month: money a month, once for the plan. hire: money for "
    "each person, once. hours: of somebody else, a week for each person. weeks: paid before the "
    "work begins. overrun: % that the work may take longer. least-hours, least-week: hours bought "
    "at least, in all or a week. quits: weeks paid again for each who leaves. late: weeks by "
    "which the start is late. load: % that an employer pays on top of the wage."
)
"""What the kinds are, for the schema that editors read."""


def nature_of(kind: OverheadKind | None) -> Nature | None:
    """Return whether a kind is a fee, a minimum or an effort; None for an overhead of words."""
    return None if kind is None else KINDS[kind].nature


def is_minimum(kind: OverheadKind | None) -> bool:
    """Tell whether an overhead of that kind only counts where less is worked."""
    return nature_of(kind) == "minimum"


def may_happen(kind: OverheadKind | None) -> bool:
    """Tell whether an overhead of a kind may happen or not: minimums and loads are terms."""
    return kind is not None and not is_minimum(kind) and not KINDS[kind].figureless


def is_money(kind: OverheadKind | None) -> bool:
    """Tell whether the figure of a kind is a sum of money."""
    return kind is not None and KINDS[kind].scale == "money"


def unit_words(kind: OverheadKind, currency: str) -> str:
    """Write what the figure of a kind counts: ``%``, ``EUR a month``."""
    row = KINDS[kind]
    return f"{currency} {row.unit}" if row.scale == "money" else row.unit
