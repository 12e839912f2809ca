"""What the decision costs, as every screen writes it."""

from textual.content import Content


def price_lines(figure: str, size: str, width: int, beyond: str = "") -> list[Content]:
    """Return a sum or a span in bold, then what it is for.

    Where there is no room for all of it on one line, what it is for has one of its own. What
    goes ``beyond`` the decision comes last.
    """
    price = Content.styled(figure, "bold $bright")
    what = Content.styled(size, "$dim")
    line = Content.assemble(price, (" " if " to " in figure else "   ") * bool(size), what)
    lines = [line] if line.cell_length <= width else [price, what]
    return [*lines, Content.styled(beyond, "$amber")] if beyond else lines
