"""What the decision costs in a line, as every screen writes it."""

from textual.content import Content

from roletui.case.case import Case
from roletui.case.verdict import money_words


def price_line(case: Case) -> Content:
    """Return the sum or span in bold, then what it is for."""
    figure, size = money_words(case)
    return Content.assemble((figure, "bold $bright"), (f"   {size}" * bool(size), "$ink"))
