"""Plain data as JSON, and amounts as it holds them."""

import json
from decimal import Decimal

from roletui.text.money import Range


def json_text(data: object) -> str:
    """Write data as JSON, indented, its letters as they are."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def range_data(amount: Range) -> dict[str, int]:
    """Return a range as integers in minor units."""
    return amount._asdict()


def number(value: Decimal) -> int | float:
    """Return an exact decimal as JSON writes it: whole numbers without a point."""
    return int(value) if value == value.to_integral_value() else float(value)
