"""What the decision costs, as every screen writes it."""

from textual.content import Content


def price_line(figure: str, size: str) -> Content:
    """Return a sum, or the low end of a span, in bold; then the rest of it and what it is for."""
    low, to, high = figure.partition(" to ")
    rest = f"{to}{high} {size}" if to else f"   {size}" * bool(size)
    return Content.assemble((low, "bold $bright"), (rest, "$grey"))
