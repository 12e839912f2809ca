"""What the decision costs, as every screen writes it."""

from textual.content import Content


def price_lines(figure: str, size: str, width: int) -> list[Content]:
    """Return a sum, or the low end of a span, in bold, then the rest of it and what it is for.

    Where there is no room for all of it on one line, what it is for has one of its own.
    """
    low, to, high = figure.partition(" to ")
    price = Content.assemble((low, "bold $bright"), (f"{to}{high}", "$grey"))
    what = Content.styled(size, "$grey")
    line = Content.assemble(price, (" " if to else "   ") * bool(size), what)
    return [line] if line.cell_length <= width else [price, what]
