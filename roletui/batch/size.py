"""How much work a request is, as far as it says so."""

from decimal import Decimal

from roletui.text.tuples import NamedTuple


class Size(NamedTuple):
    """How much work a request is and how to hire for it, as far as it says so."""

    people: Decimal | None = None
    hours: Decimal | None = None
    """Hours a week for each person."""
    weeks: Decimal | None = None
    channel: str = ""
    """Id of the way to hire; empty for the one that is proposed."""


NO_SIZE = Size()
