"""What the decision costs, as every screen writes it."""

from textual.content import Content


def price_lines(figure: str, size: str, *, apart: bool = False) -> list[Content]:
    """Return a sum or span in bold with what it is for: behind it, or on a line of its own."""
    price = Content.styled(figure, "bold $bright")
    if apart and size:
        return [price, Content.styled(size, "$grey")]
    return [Content.assemble(price, (f"   {size}" * bool(size), "$grey"))]
