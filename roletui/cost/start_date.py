"""The day on which a plan starts, as it is typed and kept."""

from datetime import date

from roletui.text.errors import TypedError
from roletui.text.typed import typed_sign

FIRST, LAST = date(2000, 1, 1), date(2199, 12, 31)
"""Between which days a plan can start."""


def read_start(text: str) -> date:
    """Return the day that a text is; raise :class:`TypedError` where it is none."""
    try:
        day = date.fromisoformat("".join(map(typed_sign, text.strip())))
    except ValueError:
        raise TypedError(f"“{text.strip()}” is not a date such as 2027-01-11.") from None
    if (found := fit_start(day)) is None:
        raise TypedError(f"“{text.strip()}”: give a day from {FIRST} to {LAST}.")
    return found


def fit_start(day: date | None) -> date | None:
    """Return a day on which a plan can start; None for none."""
    return day if day is not None and FIRST <= day <= LAST else None
